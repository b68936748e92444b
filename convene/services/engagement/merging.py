"""Two actors made one: what would move, and the merge itself, which leaves nothing that points at the one that goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from convene.core.engagement import merging
from convene.core.engagement.merging import Choice, How
from convene.core.nouns import NOUNS, Field
from convene.core.nouns.display import shown
from convene.core.nouns.engagement import ActorDraft, LeverHeld
from convene.core.nouns.tables import table_of
from convene.errors import NO, USAGE, Problem
from convene.services.engagement.actors import held_words
from convene.services.nouns import records, rows
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

_COUNTED = {
    "person": ("person", "people"), "outreach": ("outreach note", "outreach notes"),
    "match": ("row to decide", "rows to decide"), "commitment_partners": ("partnership", "partnerships"),
    "commitment_shares": ("share", "shares"),
    "commitment_answers": ("answer to what would be its own ask", "answers to what would be its own asks"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One field in which the two differ, in words. ``ways`` are those that can be chosen."""

    name: str
    title: str
    kept: str
    other: str
    how: How
    ways: tuple[How, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do. ``moves`` says what comes over, ``drops`` what would be double, ``told`` what to mind.

    ``rows`` begins with those where both say something. ``wrong`` says why the two cannot be made one as things
    stand, and ``help`` what to do about it.
    """

    keep_id: str
    other_id: str
    keep: str
    other: str
    rows: tuple[Row, ...]
    same: tuple[str, ...] = ()
    moves: str = ""
    drops: str = ""
    told: tuple[str, ...] = ()
    wrong: str = ""
    help: str = ""


@dataclass(slots=True)
class _Plan:
    """Rows of other records: (table, column, id) to point at the kept actor; table → ids that go."""

    moves: list[tuple[str, str, str]]
    drops: dict[str, list[str]]
    counted: Counter[str]
    dropped: Counter[str]


def preview(
    read: Reader, place_id: str, keep_id: str, other_id: str, today: date, take: Mapping[str, How] | None = None
) -> Preview:
    """What merging the other actor into the kept one would do; nothing is changed. Raises Problem."""
    keep, other = _both(read, place_id, keep_id, other_id)
    chosen = _chosen(keep, other, take)
    plan = _plan(read, keep_id, other_id)
    wrong, hint = _standing_between(read, keep_id, other_id, keep.name, other.name)
    differing = {one.field.name for one in chosen} | {"slug", "aliases"}
    return Preview(
        keep_id,
        other_id,
        records.name_of("actor", keep),
        records.name_of("actor", other),
        tuple(sorted((_row(one, today) for one in chosen), key=lambda row: "–" in (row.kept, row.other))),
        tuple(
            field.title
            for field in NOUNS["actor"].fields
            if field.name not in differing and getattr(keep, field.name) not in (None, "", ())
        ),
        _said(plan.counted),
        _said(plan.dropped),
        (*merging.told(keep, other), *(() if wrong else _signing(read, keep_id, other_id, keep.name, other.name))),
        wrong,
        hint,
    )


def merge(write: Writer, place_id: str, keep_id: str, other_id: str, take: Mapping[str, How] | None = None) -> str:
    """Make two actors one; the kept actor's id. One change in the history, undone as one.

    Everything that points at the other points at the kept one afterwards; ties between the two go, and what would
    stand there twice, such as a second signature. The other's name is an alias. Raises Problem, changing nothing, when
    one asks something of the other, or when ``take`` names what cannot be chosen.
    """
    keep, other = _both(write, place_id, keep_id, other_id)
    draft = merging.merged(keep, other, _chosen(keep, other, take))
    wrong, hint = _standing_between(write, keep_id, other_id, keep.name, other.name)
    if wrong:
        raise Problem(wrong, "Nothing was changed.", hint=hint, exit_code=NO)
    plan = _plan(write, keep_id, other_id)
    _add_up_shares(write, keep_id, other_id)
    for table, ids in plan.drops.items():
        write.delete(table, ids)
    for table, column, row_id in plan.moves:
        write.update(table, row_id, {column: keep_id})
    _move_waiting(write, place_id, keep_id, other_id)
    for row in write.rows("SELECT id FROM signature WHERE actor_id = :k AND slug = :s", k=keep_id, s=other.slug):
        write.update("signature", row["id"], {"slug": keep.slug})  # a signature goes by its actor's handle
    for field in NOUNS["actor"].fields:
        if field.kind in ("refs", "rows"):
            table = table_of("actor", field.name)
            write.delete(table, rows.ids_where(write, table, "owner_id", [other_id]))
    write.delete("actor", [other_id])
    records.edit(write, place_id, "actor", keep_id, draft)
    moved = _said(plan.counted)
    into = f"Merged {records.name_of('actor', other)} into {records.name_of('actor', keep)}"
    write.label = f"{into}: {moved} moved" if moved else into
    return keep_id


def _both(read: Reader, place_id: str, keep_id: str, other_id: str) -> tuple[ActorDraft, ActorDraft]:
    if keep_id == other_id:
        raise Problem(
            "That is one actor, not two.",
            hint="Name the one to keep and another one to merge into it.",
            exit_code=USAGE,
        )
    for one in (keep_id, other_id):
        if read.value("SELECT place_id FROM actor WHERE id = :i", i=one) not in (place_id, None):
            raise Problem(
                "They are actors of two places.", hint="Only actors of one place can be merged.", exit_code=NO
            )
    keep, other = (cast("ActorDraft", records.load(read, "actor", one)) for one in (keep_id, other_id))
    return keep, other


def _chosen(keep: ActorDraft, other: ActorDraft, take: Mapping[str, How] | None) -> tuple[Choice, ...]:
    try:
        return merging.choices(keep, other, take)
    except ValueError as wrong:
        raise Problem(
            "That cannot be chosen.", f"{wrong}.", hint="convene merge KEEP OTHER --dry-run lists what differs.",
            exit_code=USAGE,
        ) from None  # fmt: skip


def _row(one: Choice, today: date) -> Row:
    return Row(
        one.field.name, one.field.title, _shown(one.field, one.kept, today), _shown(one.field, one.other, today),
        one.how, one.ways,
    )  # fmt: skip


def _shown(field: Field, value: object, today: date) -> str:
    if field.kind == "rows":
        return join([held_words(one) for one in cast("Sequence[LeverHeld]", value)]) or "–"
    if field.kind == "refs":
        return join([str(one) for one in cast("Sequence[str]", value)]) or "–"
    return shown(field, value, today)


def _said(counted: Counter[str]) -> str:
    """``3 commitments, 2 links and 1 person``."""
    words = []
    for name, number in sorted(counted.items(), key=lambda item: -item[1]):
        one, many = _COUNTED.get(name) or (name, NOUNS[name].plural if name in NOUNS else "")
        words.append(plural(number, one, many))
    return join(words)


# What points at the one that goes


def _plan(read: Reader, keep_id: str, other_id: str) -> _Plan:
    plan = _Plan([], {}, Counter(), Counter())
    counted: set[str] = set()
    for noun, field, table, column in rows.pointing_at("actor"):
        leaning = rows.ids_where(read, table, column, [other_id])
        double = _doubled(read, field, table, keep_id, other_id)
        name = table if table in _COUNTED else noun.name
        for one in dict.fromkeys((*leaning, *double)):
            if one in double:
                plan.drops.setdefault(table, []).append(one)
            else:
                plan.moves.append((table, column, one))
            if one not in counted:  # a tie has two ends
                (plan.dropped if one in double else plan.counted)[name] += 1
                counted.add(one)
    if answers := [row["id"] for row in read.rows(_ANSWERS, keep=keep_id, other=other_id)]:
        plan.drops["commitment_answers"] = answers
        plan.dropped["commitment_answers"] = len(answers)
    plan.drops = {table: list(dict.fromkeys(ids)) for table, ids in plan.drops.items()}
    return plan


def _doubled(read: Reader, field: Field | None, table: str, keep_id: str, other_id: str) -> set[str]:
    """Ids of rows that would say the same twice afterwards, or tie the actor to itself."""
    sql = _DOUBLE.get(table, "")
    if not sql and field is not None and field.kind == "refs":
        sql = (
            f'SELECT o.id FROM "{table}" o JOIN "{table}" k ON k.owner_id = o.owner_id AND k.target_id = :keep '
            "WHERE o.target_id = :other"
        )
    return {row["id"] for row in read.rows(sql, keep=keep_id, other=other_id)} if sql else set()


_LINK = ("kind", "what", "amount", "since", "identifier")
_ROLE = ("role", "since", "until")


def _alike(names: Iterable[str]) -> str:
    return " AND ".join(f"coalesce(o.{name}, '') = coalesce(k.{name}, '')" for name in names)


_BOTH = "IN (:keep, :other)"
_DOUBLE = {
    "link": f"SELECT o.id FROM link o WHERE o.source_id {_BOTH} AND o.target_id {_BOTH} UNION SELECT o.id FROM link o "
    f"JOIN link k ON {_alike(_LINK)} AND ((o.source_id = :other AND k.source_id = :keep AND o.target_id = k.target_id) "
    "OR (o.target_id = :other AND k.target_id = :keep AND o.source_id = k.source_id)) "
    "WHERE (o.source_id = :other OR o.target_id = :other) AND (k.source_id = :keep OR k.target_id = :keep)",
    "signature": "SELECT o.id FROM signature o JOIN signature k ON k.actor_id = :keep WHERE o.actor_id = :other "
    "AND (k.signed_on IS NOT NULL OR o.signed_on IS NULL) UNION SELECT k.id FROM signature k JOIN signature o "
    "ON o.actor_id = :other WHERE k.actor_id = :keep AND k.signed_on IS NULL AND o.signed_on IS NOT NULL",
    "commitment_partners": f"SELECT o.id FROM commitment_partners o JOIN commitment c ON c.id = o.owner_id "
    f"WHERE o.target_id {_BOTH} AND c.actor_id {_BOTH} UNION SELECT o.id FROM commitment_partners o "
    "JOIN commitment_partners k ON k.owner_id = o.owner_id AND k.target_id = :keep WHERE o.target_id = :other",
    "commitment_shares": "SELECT o.id FROM commitment_shares o JOIN commitment_shares k ON k.owner_id = o.owner_id "
    "AND k.actor_id = :keep WHERE o.actor_id = :other",
    "person_roles": "SELECT o.id FROM person_roles o JOIN person_roles k ON k.owner_id = o.owner_id "
    f"AND k.actor_id = :keep AND {_alike(_ROLE)} AND o.speaks_for = k.speaks_for WHERE o.actor_id = :other",
}
"""table → the rows that go instead of being moved: ties of the two with each other, and what the kept one has too."""


_ANSWERS = (
    "SELECT l.id FROM commitment_answers l JOIN commitment c ON c.id = l.owner_id JOIN ask k ON k.id = l.target_id "
    f"WHERE c.actor_id {_BOTH} AND k.asked_by_id {_BOTH}"
)
"""What the one promises in answer to what the other asks: nobody answers their own ask, so it is open again."""


def _standing_between(read: Reader, keep_id: str, other_id: str, keep: str, other: str) -> tuple[str, str]:
    """Why the two cannot be one as things stand, and what to do about it."""
    both = {"keep": keep_id, "other": other_id}
    ask = read.one(
        f"SELECT wording FROM ask WHERE asked_by_id {_BOTH} AND asked_of_id {_BOTH} AND asked_by_id <> asked_of_id",
        **both,
    )
    if ask is not None:
        return (
            f"One of them asks something of the other: “{clip(ask['wording'], 60)}”.",
            "Nobody asks of themselves: take that ask out first, or give it to whom it is meant for.",
        )
    return "", ""


def _signing(read: Reader, keep_id: str, other_id: str, keep: str, other: str) -> tuple[str, ...]:
    """A signature covers every commitment of its actor, so also those that come with a merge; one actor signs once."""
    found = []
    going = _doubled(read, None, "signature", keep_id, other_id)
    for row in read.rows(
        f"SELECT s.id, s.signed_by, s.signed_on, a.name FROM signature s JOIN actor a ON a.id = s.actor_id "
        f"WHERE s.actor_id {_BOTH}",
        keep=keep_id,
        other=other_id,
    ):
        if row["id"] in going:
            said = ", ".join(filter(None, (row["signed_by"], row["signed_on"] or "not dated")))
            found.append(f"Both have signed, and one actor signs once: that of {row['name']} ({said}) goes.")
    for signer, name, one in ((keep_id, keep, other_id), (other_id, other, keep_id)):
        promised = read.value("SELECT count(*) FROM commitment WHERE actor_id = :i", i=one)
        if promised and read.value("SELECT 1 FROM signature WHERE actor_id = :i AND signed_on IS NOT NULL", i=signer):
            words = "its signature will cover"
            found.append(f"{name} has signed: {words} {plural(promised, 'commitment')} that the other made unsigned.")
    return tuple(found)


def _add_up_shares(write: Writer, keep_id: str, other_id: str) -> None:
    """Where both carry a share of one commitment, the kept one carries both."""
    for row in write.rows(
        "SELECT k.id, k.share AS mine, o.share AS theirs FROM commitment_shares k JOIN commitment_shares o "
        "ON o.owner_id = k.owner_id AND o.actor_id = :other WHERE k.actor_id = :keep",
        keep=keep_id, other=other_id,
    ):  # fmt: skip
        write.update("commitment_shares", row["id"], {"share": str(Decimal(row["mine"]) + Decimal(row["theirs"]))})


def _move_waiting(write: Writer, place_id: str, keep_id: str, other_id: str) -> None:
    """Rows of a list that wait for a decision name actors in their own text as well."""
    for column in ("record", "links"):
        sql = f"SELECT id, {column} FROM match WHERE place_id = :p AND {column} LIKE :like"
        for row in write.rows(sql, p=place_id, like=f"%{other_id}%"):
            write.update("match", row["id"], {column: row[column].replace(other_id, keep_id)})
