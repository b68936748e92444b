"""What can be done with a record of any noun: load, choose, add, edit, remove."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from difflib import get_close_matches
from typing import Any

from convene.core.nouns import NOUNS, Draft, Field, Noun
from convene.core.nouns.noun import spelt
from convene.core.nouns.tables import SYSTEM, column_of, table_of
from convene.core.three_way_merge import differing
from convene.core.views import Item
from convene.errors import NO, USAGE, Problem
from convene.services.nouns import hooks, rows, sub_rows, unsaid
from convene.services.nouns.concurrent_edits import completed, completed_by, gone, settle
from convene.services.nouns.handles import Handles
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural


def load(read: Reader, noun: str, record_id: str) -> Draft:
    """One record as its draft. Raises Problem when it is not there (any more)."""
    found = rows.load(read, NOUNS[noun], "o.id = :id", id=record_id)
    if not found:
        took = clip(gone(read, noun, record_id), 160)
        raise Problem(
            f"That {spelt(noun)} is not there any more.",
            f"The history says: {took.rstrip('.')}." if took else "",
            hint="If it was removed or merged by mistake, undo brings it back.",
            exit_code=NO,
        )
    return found[0][1]


def load_all(read: Reader, place_id: str, noun: str) -> list[tuple[str, Draft]]:
    """Every record of a noun in a place as (id, draft), in the order they were made."""
    return rows.load(read, NOUNS[noun], "o.id = :place" if noun == "place" else "o.place_id = :place", place=place_id)


def find(read: Reader, place_id: str, noun: str, word: str) -> str:
    """The id of the record a person means: by slug (any case), by id, or by its exact name. Raises Problem."""
    kind = NOUNS[noun]
    alone = kind.one and noun != "place" and not word
    if alone and (only := read.value(f'SELECT id FROM "{noun}" WHERE place_id = :place', place=place_id)):
        return str(only)
    scope = "TRUE" if noun == "place" else "place_id = :place"
    named = kind.field(kind.named_by)
    by_name = f'OR lower("{named.name}") = lower(:word)' if named.kind in ("line", "prose") else ""
    # A handle is nobody else's; only a name can fit several, and it must not stand in a handle's way.
    found = read.rows(
        f'SELECT id, (lower(slug) = lower(:word) OR id = :word) AS sure FROM "{noun}" '
        f"WHERE {scope} AND (lower(slug) = lower(:word) OR id = :word {by_name})",
        word=word,
        **({} if noun == "place" else {"place": place_id}),
    )
    found = [row for row in found if row["sure"]] or found
    if len(found) == 1 or (found and noun == "place"):
        return str(found[0]["id"])
    if found:
        raise Problem(
            f"“{word}” fits {plural(len(found), kind.word, kind.plural)}.",
            hint="Use the handle: convene list shows it.",
            exit_code=USAGE,
        )
    known = [
        row["slug"]
        for row in read.rows(
            f'SELECT slug FROM "{noun}" WHERE {scope}', **({} if noun == "place" else {"place": place_id})
        )
    ]
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise Problem(
        f"There is no {kind.word} “{clip(word, 60)}” here.",
        hint=f"{hint}convene list {noun} shows them all.",
        exit_code=NO,
    )


def listed_choices(read: Reader, place_id: str, noun: Noun, told: str = "") -> tuple[Item, ...]:
    """What a picker offers of a noun whose room does not see to it: name, what tells it apart in ``sub``, slug in
    ``aside``. ``told`` is SQL over its table ``o`` in place of the field that tells it apart."""
    named = noun.named
    order = f"o.{noun.sort or 'slug'}" if noun.sort or named.kind == "ref" else f'lower(o."{named.name}")'
    by = noun.field(noun.told_by) if noun.told_by else None
    sql = (
        f"SELECT o.id, o.slug, {_in_words(named)} AS name, {told or (_in_words(by) if by else _NOTHING)} AS sub "
        f'FROM "{noun.name}" o WHERE o.place_id = :place ORDER BY {order}'
    )
    labels = {str(one): one.label for one in by.choices} if by else {}
    return tuple(
        Item(
            row["id"],
            clip(str(row["name"] or row["slug"]), 200),
            clip(labels.get(row["sub"], str(row["sub"] or "")), 80),
            aside=row["slug"],
        )
        for row in read.rows(sql, place=place_id)
    )


_NOTHING = "''"


def _in_words(field: Field) -> str:
    """SQL over table ``o`` for what a field says: of a reference, what the other record is known by."""
    return rows.called(field).sql if field.kind == "ref" else f'o."{field.name}"'


def add(write: Writer, place_id: str, noun: str, draft: Draft) -> str:
    """Add one record; its id. Raises Problem (with ``fields``) when a reference or a rule does not hold."""
    unsaid.allow(write, place_id, noun, "", None, draft)
    record_id = add_many(write, place_id, {noun: [("", draft)]})[0]
    write.label = f"Added {NOUNS[noun].in_history}: {_told(write, noun, record_id, draft)}"
    if changed := hooks.of(noun).changed:
        changed(write, place_id, record_id, None, draft, "")
    return record_id


def add_many(
    write: Writer,
    place_id: str,
    drafts: dict[str, Sequence[tuple[str, Draft]]],
    told: Callable[[Draft], AbstractContextManager[object]] = nullcontext,
) -> list[str]:
    """Add records of several nouns at once, as (id or "", draft); they may refer to each other. Returns their ids.

    Sets the change's place but not its label. What a draft is refused for is raised inside ``told(draft)``.
    """
    write.place_id = place_id
    handles = Handles(write, place_id)
    made: list[tuple[Noun, str, Draft, str, bool]] = []
    for name, wanted in drafts.items():
        noun = NOUNS[name]
        if noun.one and (len(wanted) > 1 or write.value(f'SELECT 1 FROM "{name}" WHERE place_id = :p', p=place_id)):
            raise Problem(
                f"A place has only one {noun.word}.", hint=f"Edit the one there is: convene edit {name}.", exit_code=NO
            )
        rows_of = [(noun, given or new_id(), draft, bool(given)) for given, draft in wanted]
        # Handles that somebody chose come first, so that none made up here is in their way.
        chosen: dict[str, str] = {}
        for _, record_id, draft, _ in sorted(rows_of, key=lambda row: not getattr(row[2], "slug", "")):
            with told(draft):
                named = hooks.with_handle(write, place_id, noun.name, draft, handles)
                chosen[record_id] = handles.take(noun, record_id, named)
        made += [(noun, record_id, draft, chosen[record_id], kept) for noun, record_id, draft, kept in rows_of]
    gathered: dict[str, list[dict[str, Any]]] = {}
    for noun, record_id, draft, handle, given in made:
        with told(draft):
            draft = completed(write, noun.name, draft, handles)
            _check(noun, draft, kinds=("ref",) if given else _WORDED)
            row = rows.row_of(draft, handles.resolve)
            gathered.setdefault(noun.name, []).append({"id": record_id, "place_id": place_id, **row, "slug": handle})
            for table, child in sub_rows.of_new(noun, draft, record_id, place_id, handles):
                gathered.setdefault(table, []).append(child)
    for table, wanted_rows in gathered.items():
        write.insert(table, wanted_rows)
    return [record_id for _, record_id, *_ in made]


def add_list(
    write: Writer,
    place_id: str,
    noun: str,
    drafts: Sequence[Draft],
    told: Callable[[Draft], AbstractContextManager[object]] = nullcontext,
) -> None:
    """Add what a list says, as ``add_many``; one after another where each could stand in the way of the next."""
    own = hooks.of(noun)
    for draft in drafts if own.unsaid else ():
        with told(draft):
            unsaid.allow(write, place_id, noun, "", None, draft)
    if not own.guards_lists:
        add_many(write, place_id, {noun: [("", draft) for draft in drafts]}, told)
        if own.listed:
            own.listed(write, place_id, drafts)
        return
    for draft in drafts:
        with told(draft):
            add(write, place_id, noun, draft)


def edit(
    write: Writer,
    place_id: str,
    noun: str,
    record_id: str,
    draft: Draft,
    why: str = "",
    *,
    opened: Draft | None = None,
    decided: Collection[str] = (),
    asked_by: str = "",
) -> bool:
    """Change a record to what the draft says. False when nothing differed. Raises Problem when a rule does not hold.

    With ``opened``, the draft as it was read before somebody changed it, only what they changed is written; raises
    ChangedMeanwhile when the same fields were changed in the book since. ``decided`` names those put to them before.

    Editing the terms of a signed or live commitment also writes an amendment with ``why``; rewording a vision keeps its
    earlier wording with it, and ``asked_by``, who asked for other words.
    """
    kind = NOUNS[noun]
    write.place_id, write.why = place_id, why
    old = load(write, noun, record_id)
    handles = Handles(write, place_id)
    if opened is None:
        draft = completed(write, noun, draft, handles)
    else:
        draft = settle(noun, opened, draft, old, write.today, decided)
        if not differing(old, draft):
            return False
        draft = completed_by(write, noun, old, draft, handles)
    unsaid.allow(write, place_id, noun, record_id, old, draft)
    if (own := hooks.of(noun)).reworded:
        draft = own.reworded(old, draft, why, asked_by, write.today)
    _check(kind, draft, old)
    if not _put(write, place_id, kind, record_id, old, draft, handles):
        return False
    write.label = f"Changed {kind.in_history}: {_told(write, noun, record_id, draft)}"
    if own.changed:
        own.changed(write, place_id, record_id, old, draft, why)
    return True


def put(write: Writer, place_id: str, noun: str, record_id: str, old: Draft, draft: Draft) -> bool:
    """Write what follows for one record from a change of another: nothing is asked and no reason kept. False when
    nothing differed. Raises Problem when a reference does not hold."""
    return _put(write, place_id, NOUNS[noun], record_id, old, draft, Handles(write, place_id))


def _put(write: Writer, place_id: str, kind: Noun, record_id: str, old: Draft, draft: Draft, handles: Handles) -> bool:
    """Write the fields that differ, and no others: how a value is written alone is no change."""
    fields = [field for field in differing(old, draft) if field.name != "slug" or _slug(draft)]
    if _slug(draft).casefold() not in ("", _slug(old).casefold()):
        handles.refuse_taken(kind, _slug(draft))
    row = {
        column_of(field): handles.resolve(field, value) if field.kind == "ref" else rows.to_column(field, value)
        for field in fields
        if field.kind not in ("refs", "rows")
        for value in (getattr(draft, field.name),)
    }
    changed = bool(row) and write.update(kind.name, record_id, row)
    for field in fields:
        if field.kind in ("refs", "rows"):
            changed = sub_rows.replace(write, kind, field, draft, record_id, place_id, handles) or changed
    return changed


def _slug(draft: Draft) -> str:
    return str(getattr(draft, "slug", ""))


def remove(write: Writer, place_id: str, noun: str, ids: Sequence[str]) -> int:
    """Remove records, with the links to them; how many went.

    Raises Problem, removing nothing, when others cannot stand without them.
    """
    kind, write.place_id = NOUNS[noun], place_id
    drafts = [load(write, noun, record_id) for record_id in ids]
    told = _told(write, noun, ids[0], drafts[0]) if len(ids) == 1 else ""
    if leaving := hooks.of(noun).leaving:
        leaving(write, ids)
    held: list[str] = []
    going = list(ids)
    along = [(table, column) for table, refs in SYSTEM.items() for column, to in refs if to == noun != "place"]
    for other, field, table, column in rows.pointing_at(noun):
        if field.along:
            along.append((table, column))
            continue
        leaning = rows.ids_where(write, table, column, going)
        if table == noun:
            leaning = [one for one in leaning if one not in going]
        if not leaning:
            continue
        if field.kind == "refs":
            write.delete(table, leaning)
        elif field.kind == "ref" and not field.required and not field.held:
            for one in leaning:
                write.update(table, one, {column: None})
        else:
            held.append(plural(len(leaning), other.name, other.plural))
    if held:
        subject = told or plural(len(drafts), kind.word, kind.plural)
        raise Problem(
            f"{subject} cannot be removed yet.",
            f"{join(held).capitalize()} would be left without it.",
            hint=f"Remove or change those first{'; or ' if kind.instead else ''}{kind.instead}.",
            exit_code=NO,
        )
    for field in kind.fields:
        if field.kind in ("refs", "rows"):
            table = table_of(noun, field.name)
            write.delete(table, rows.ids_where(write, table, "owner_id", going))
    for table, column in along:
        write.delete(table, rows.ids_where(write, table, column, going))
    gone = write.delete(noun, going)
    write.label = f"Removed {kind.in_history}: {told}" if told else f"Removed {plural(gone, kind.word, kind.plural)}"
    return gone


def name_of(noun: str, draft: Draft) -> str:
    """What a person knows the record by, short enough for a sentence. People are known by their handle alone."""
    if NOUNS[noun].private:
        return str(getattr(draft, "slug", "")) or f"the {spelt(noun)}"
    return clip(draft.known_as(), 60).rstrip(".") or f"the {spelt(noun)}"


def _told(read: Reader, noun: str, record_id: str, draft: Draft) -> str:
    """What the history calls a record: by its name, or by what it is of where it has none of its own. Nobody's name
    goes there: a person is known by the handle."""
    kind = NOUNS[noun]
    of = next((field for field in kind.fields if field.kind == "ref" and field.required), None)
    if kind.private:
        column = "slug"
    elif of and (kind.named is of or not getattr(draft, kind.named_by)):
        column = _in_words(of)
    else:
        return name_of(noun, draft)
    said = read.value(f'SELECT {column} FROM "{noun}" o WHERE o.id = :id', id=record_id)
    return clip(str(said or ""), 60).rstrip(".") or name_of(noun, draft)


_WORDED = ("line", "prose", "ref")


def _check(noun: Noun, draft: Draft, old: Draft | None = None, kinds: Collection[str] = _WORDED) -> None:
    """Raises Problem for what breaks a rule of the noun, and for what is needed and empty; an ``old`` draft may have
    been so already. ``kinds`` are the kinds of fields that are looked at for that."""
    was = old.faults() if old else {}
    found = {name: words for name, words in draft.faults().items() if was.get(name) != words} or {
        field.name: f"{field.title} is needed"
        for field in noun.fields
        if field.required and field.kind in kinds and not getattr(draft, field.name)
        and (old is None or getattr(old, field.name))
    }  # fmt: skip
    if found:
        first = next(iter(found))
        raise Problem(
            f"{name_of(noun.name, draft)}: {found[first]}",
            "\n".join(f"{name}: {words}" for name, words in found.items()),
            hint="Correct it and save again; nothing was changed.",
            fields=found,
            exit_code=NO,
        )
