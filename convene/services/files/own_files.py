"""Bringing files into the book and writing them out: places, frameworks, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS, Draft, Noun, noun, specs
from convene.core.nouns.people import PersonDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.people import hidden, without_access
from convene.errors import NO, TROUBLE, USAGE, Problem, ReasonNeeded, Where
from convene.files import place
from convene.files.place import MOST_BYTES, Record, dumps
from convene.files.place.faults import Fault, refusal
from convene.services.codesign import framework, framework_fence, framework_import
from convene.services.codesign.ballots import few_people
from convene.services.maintenance import altered_values
from convene.services.nouns import public_reasons, records
from convene.services.nouns.handles import Handles, default_slug, strangers
from convene.services.nouns.rows import row_of, slugs_of
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.files.place import PlaceFile
    from convene.services.codesign.framework_fence import Fence


def read_place(source: Path | bytes, today: date) -> PlaceFile:
    """A place file, read and checked whole. Raises Problem telling every mistake with its line."""
    file = place.read(source, today=today)
    broken = [
        Fault(
            (word, name) if NOUNS[word].one else (word, at, name), f"{words[0].upper()}{words[1:]}.", "Put that right."
        )
        for word, found in file.records.items()
        for at, record in enumerate(found)
        for name, words in record.draft.faults().items()
    ]
    if broken:
        raise refusal(broken, file.toml, "place file")
    return file


def bring_place(write: Writer, file: PlaceFile, *, name: str = "") -> str:
    """Put a whole place into the book, all or nothing. Returns its id. Raises Problem when the book has it already."""
    given = file.records["place"][0]
    draft = given.draft
    assert isinstance(draft, PlaceDraft)
    _not_there(write, draft, given.id, name)
    place_id = given.id or new_id()
    write.place_id = place_id
    handle = draft.slug or default_slug("place", draft)
    write.insert("place", [{"id": place_id, **row_of(draft, lambda *_: None), "slug": handle}])
    wanted: dict[str, Sequence[tuple[str, Draft]]] = {
        word: [(record.id, record.draft) for record in found]
        for word, found in file.records.items()
        if word != "place" and found
    }
    if "framework" not in wanted:
        wanted = {**framework.starter_records(), **wanted}
    made = records.add_many(write, place_id, wanted)
    write.label = f"Brought in {clip(draft.name, 60)}: {plural(len(made), 'record')}"
    return place_id


def _not_there(read: Reader, draft: PlaceDraft, record_id: str, name: str) -> None:
    there = read.one(
        "SELECT name, slug FROM place WHERE lower(slug) = lower(:slug) OR id = :id", slug=draft.slug, id=record_id
    )
    if there is not None:
        raise Problem(
            f"{there['name']} is in this book already.",
            "Nothing was changed.",
            hint=f"Open it (convene status --place {there['slug']}), or give the file's place another slug and id.",
            where=Where(file=name),
            exit_code=NO,
        )


def place_text(
    read: Reader, place_id: str, *, people: bool = False, access: bool = False, private: bool = False
) -> str:
    """The whole place as the text of a place file; with people and what points at them only when asked for.

    What people need to take part, and their language, stays behind even then unless ``access`` asks for it too. The
    words of a framework that may not be handed on go out with ``private`` alone, and then its first line says so.
    """
    altered_values.refuse(read, place_id)
    fence = framework_fence.fence(read, place_id)
    kept_in = fence.closed and not private
    found = {
        word: [
            Record(id=i, draft=public(d, access) if people else nobody_in(d))
            for i, d in _handed_on(fence, private, word, _all(read, place_id, word, people))
        ]
        for word, kind in NOUNS.items()
        if people or not kind.private
    }
    if found["framework"] and framework.is_shipped(read, place_id):
        # The framework of the program itself need only be named.
        for word in ("theme", "outcome", "measure"):
            found[word] = []
        found["framework"] = [Record(id="", draft=one.draft) for one in found["framework"]]
    if kept_in and any(getattr(one.draft, "outcome", "") == framework_fence.ASIDE_OUTCOME for one in found["measure"]):
        theme, outcome = fence.aside()
        found["theme"].append(Record(id="", draft=theme))
        found["outcome"].append(Record(id="", draft=outcome))
    return (framework_fence.private_front(fence) if private else "") + dumps(found)


def _handed_on(fence: Fence, private: bool, word: str, found: list[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
    return found if private or not framework_fence.concerned(word) else fence.drafts(word, found)


def _stayed_behind(kind: Noun, name: str, draft: Draft) -> bool:
    """Whether a cell may be empty because its list went out without it."""
    return (kind.name, name) == ("paper", "actor_type") and getattr(draft, name) is None


def _all(read: Reader, place_id: str, word: str, people: bool) -> list[tuple[str, Draft]]:
    found = records.load_all(read, place_id, word)
    return found if people or word != "paper" else few_people.untyped(read, place_id, found)


def nobody_in(draft: Draft) -> Draft:
    """The draft with nothing left that points at a person."""
    named = [one.name for one in specs(type(draft)) if one.to and NOUNS[one.to].private and one.kind == "ref"]
    return draft.model_copy(update=dict.fromkeys(named, "")) if named else draft


def public(draft: Draft, access: bool = False) -> Draft:
    """The draft as it may be written out: without access notes, unless they were asked for by themselves."""
    return without_access(draft) if isinstance(draft, PersonDraft) and not access else draft


def nameless(draft: Draft) -> Draft:
    """The draft without anything that says who a person is or how to reach them."""
    return hidden(draft) if isinstance(draft, PersonDraft) else draft


def list_csv(read: Reader, place_id: str, word: str, *, names: bool = False) -> str:
    """A noun's records as CSV, the same columns that come in again; people without names unless asked for."""
    altered_values.refuse(read, place_id, word)
    from convene.files import lists

    kind = noun(word)
    found = [
        draft
        for _, draft in _handed_on(
            framework_fence.fence(read, place_id), False, kind.name, _all(read, place_id, kind.name, names)
        )
    ]
    if kind.private and not names:
        found = [nameless(draft) for draft in found]
    return lists.write_csv(kind, found)


KINDS = {f"convene.{kind}": kind for kind in ("place", "framework", "manifesto", "account")}


def kind_of(path: Path) -> str:
    """What a file holds: place, framework, manifesto, account, or a list ("csv"). Raises Problem for other TOML.

    Whether what is not TOML is a list is left to whoever reads it.
    """
    if path.suffix.casefold() not in (".toml", ""):
        return "csv"
    from convene.files.toml import read_toml

    data = read_toml(path, "file", most_bytes=MOST_BYTES).data
    schema = str(data.get("schema", ""))
    if schema in KINDS:
        return KINDS[schema]
    if "framework" in data and "schema" not in data and "place" not in data:
        return "framework"
    said = f"It says schema = “{clip(schema, 60)}”." if "schema" in data else ""
    raise Problem(
        "That file does not say what it is." if not said else "That is no file of Convene's, or of a newer one.",
        said,
        hint=f"A Convene file begins with one of these: schema = {join([f'“{one}”' for one in KINDS], 'or')}.",
        where=Where(file=str(path), key="schema"),
    )


def bring_framework(write: Writer, place_id: str, path: Path, why: str = "") -> str:
    """Put a framework file in the place of the one in use. Returns what happened, in words. ``why`` is asked for, by a
    Problem, where what is in use would count something else or the file is older."""
    from convene.files import framework as reading

    done = framework_import.bring_in(write, place_id, reading.read(path), why)
    return "\n".join((f"{plural(done.measures, 'measure')} in the framework now.", *done.told))


def bring_list(
    write: Writer,
    place_id: str,
    word: str,
    path: Path,
    remark: Callable[[str], object] = lambda _: None,
    why: str = "",
) -> str:
    """Add the rows of a CSV whose columns are the noun's own; rows with a known handle change that record.

    All or nothing. Returns what happened, in words. A cell that cannot be read is left empty where its field may be,
    and as it was in a record that is there; ``remark`` is given what to tell of it. ``why`` is the reason of changes
    that people will read of. Raises Problem listing the lines at fault, and ReasonNeeded.
    """
    from convene.files import lists

    kind = noun(word)
    if kind.name == "place":
        raise Problem(
            "A place does not fit the row of a list.",
            hint="convene add place NAME starts one; a place file (TOML) brings one in whole.",
            where=Where(str(path)),
            exit_code=USAGE,
        )
    lines: dict[int, int] = {}

    @contextmanager
    def told(draft: Draft) -> Iterator[None]:
        try:
            yield
        except Problem as refusal:
            key = next(iter(refusal.fields), "")
            refusal.where, refusal.exit_code = Where(str(path), lines[id(draft)], key), TROUBLE
            raise

    known = {handle.casefold(): record_id for record_id, handle in _slugs(write, kind.name, place_id).items()}
    fresh: list[tuple[str, Draft]] = []
    changed = same = 0
    asked: dict[int, str] = {}
    met: dict[str, int] = {}
    handles = Handles(write, place_id)
    rows = lists.read_csv(kind, path, today=write.today, remark=remark)
    mine = {str(getattr(row.draft, "slug", "")).casefold() for row in rows}
    for row in rows:
        lost, unknown = strangers(kind, row.draft, handles, mine)
        draft = row.draft.model_copy(update=lost)
        given = [name for name in row.given if lost.get(name) != "" and not _stayed_behind(kind, name, draft)]
        for words in (*row.told, *unknown):
            remark(f"line {row.line}: {words}")
        lines[id(draft)] = row.line
        record_id = known.get(str(getattr(draft, "slug", "")).casefold())
        if record_id is None:
            fresh.append(("", draft))
            continue
        if record_id in met:
            raise Problem(
                f"Two rows of the list are of one {kind.word}: lines {met[record_id]} and {row.line}.",
                "What the second says would take the place of what the first says. Nothing was changed.",
                hint="Keep the one that is right, and take the other one out.",
                where=Where(str(path), row.line, "slug"),
            )
        met[record_id] = row.line
        old = records.load(write, kind.name, record_id)
        merged = old.model_copy(update={name: getattr(draft, name) for name in given})
        with told(draft):
            question = public_reasons.asked_of(write, place_id, kind.name, record_id, old, merged)
            # All that want a reason are gathered first; without one, none of it stays.
            given_why = (why or question) if question else ""
            differs = records.edit(write, place_id, kind.name, record_id, merged, given_why)
        if question:
            asked[row.line] = question
        changed, same = changed + differs, same + (not differs)
    if fresh:
        records.add_list(write, place_id, kind.name, [draft for _, draft in fresh], told)
    write.place_id = place_id
    parts = [
        words
        for number, words in (
            (len(fresh), f"{plural(len(fresh), kind.name, kind.plural)} added"),
            (changed, f"{changed} changed"),
            (same, f"{same} already so"),
        )
        if number
    ]
    words = join(parts) or "nothing to bring in"
    write.label = f"Imported {path.name}: {words}"
    write.why = why if asked else ""
    if asked and not why:
        raise ReasonNeeded(
            next(iter(asked.values())),
            "Say why, for all of them: --reason WHY.",
            told=f"{plural(len(asked), 'row')} of the list would change what people read of. ",
            where=Where(str(path), next(iter(asked))),
            label=write.label,
        )
    return f"{words[0].upper()}{words[1:]}."


def _slugs(read: Reader, word: str, place_id: str) -> dict[str, str]:
    return slugs_of(read, word, place_id)
