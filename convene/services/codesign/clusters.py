"""Clusters: contributions gathered under a name, moved, merged, split and put in order, each as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.codesign.shared_words import Suggestion, suggestions
from convene.core.nouns.codesign import ClusterDraft
from convene.core.views import More, Section
from convene.core.vocabulary import ActorType
from convene.errors import NO, USAGE, Problem
from convene.services.nouns import records
from convene.services.nouns.handles import same_name
from convene.store.dialect import among
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clean_line, clip, join, plural

LOOSE = ""
"""In place of a cluster's id: those that stand in none."""
_SHOWN = 12
"""Contributions of a cluster that the right column reads out."""
_LOOKED_AT = 4_000
"""Loose contributions among which what belongs together is looked for, the latest."""
_ORDER = "k.rank NULLS LAST, k.id"


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster of the board, or with ``LOOSE`` as its id the contributions in none: how many, how many of which
    type of actor ("" where it is not known), and how many visions rest on them."""

    id: str
    name: str
    slug: str
    said: int
    types: tuple[tuple[str, int], ...]
    visions: int = 0

    @property
    def voices(self) -> str:
        """``7 citizens, 2 voluntary``"""
        return ", ".join(plural(n, *_called(kind)) for kind, n in self.types)


def _called(kind: str) -> tuple[str, str]:
    return (ActorType(kind).voice, ActorType(kind).many) if kind else ("of no type", "of no type")


# Reading


def groups(read: Reader, place_id: str) -> tuple[Group, ...]:
    """The clusters in the order of the board, then those in none."""
    types: dict[str, list[tuple[str, int]]] = defaultdict(list)
    counted = read.rows(
        "SELECT c.cluster_id AS id, c.actor_type AS kind, count(*) AS n FROM contribution c WHERE c.place_id = :p "
        "GROUP BY c.cluster_id, c.actor_type ORDER BY n DESC, kind",
        p=place_id,
    )
    for row in counted:
        types[row["id"] or LOOSE].append((row["kind"] or "", row["n"]))
    rest = "(SELECT count(DISTINCT v.owner_id) FROM contribution c JOIN vision_contributions v ON v.target_id = c.id"
    rows = read.rows(
        f"SELECT k.id, k.name, k.slug, {rest} WHERE c.cluster_id = k.id) AS visions FROM cluster k "
        f"WHERE k.place_id = :p ORDER BY {_ORDER}",
        p=place_id,
    )
    found = [
        Group(row["id"], row["name"], row["slug"], sum(n for _, n in types[row["id"]]), tuple(types[row["id"]]),
              row["visions"])
        for row in rows
    ]  # fmt: skip
    loose = tuple(types[LOOSE])
    return (*found, Group(LOOSE, "In no cluster", "", sum(n for _, n in loose), loose))


def said_in(read: Reader, place_id: str, cluster_ids: Sequence[str]) -> tuple[str, ...]:
    """The handles of the contributions in some clusters, as they were said."""
    marks, values = among(cluster_ids)
    sql = f"SELECT slug FROM contribution WHERE place_id = :p AND cluster_id IN {marks} ORDER BY id"
    return tuple(row["slug"] for row in read.rows(sql, p=place_id, **values))


def voices(read: Reader, place_id: str, cluster_id: str) -> tuple[dict[str, str], ...]:
    """What was said in a cluster, or with ``LOOSE`` in none: slug, text and type ("" where it is not known)."""
    inside = "c.cluster_id = :k" if cluster_id else "c.cluster_id IS NULL"
    values = {"k": cluster_id} if cluster_id else {}
    rows = read.rows(
        f"SELECT c.slug, c.text, coalesce(c.actor_type, '') AS type FROM contribution c WHERE c.place_id = :p "
        f"AND {inside} ORDER BY c.id",
        p=place_id,
        **values,
    )
    return tuple({name: row[name] for name in ("slug", "text", "type")} for row in rows)


def texts(read: Reader, ids: Sequence[str]) -> dict[str, str]:
    """id → what was said."""
    marks, values = among(ids)
    return {
        row["id"]: row["text"] for row in read.rows(f"SELECT id, text FROM contribution WHERE id IN {marks}", **values)
    }


def handles(read: Reader, ids: Sequence[str]) -> tuple[str, ...]:
    """The handles of contributions, as they were said."""
    marks, values = among(ids)
    rows = read.rows(f"SELECT slug FROM contribution WHERE id IN {marks} ORDER BY id", **values)
    return tuple(row["slug"] for row in rows)


def suggested(read: Reader, place_id: str, most: int = 12) -> tuple[Suggestion, ...]:
    """What may belong together among those in no cluster, by shared words: with a cluster, or with each other."""
    loose = read.rows(
        "SELECT id, text FROM contribution WHERE place_id = :p AND cluster_id IS NULL ORDER BY id DESC LIMIT :most",
        p=place_id,
        most=_LOOKED_AT,
    )
    within: dict[str, list[str]] = defaultdict(list)
    for row in read.rows(
        "SELECT cluster_id, text FROM contribution WHERE place_id = :p AND cluster_id IS NOT NULL ORDER BY id DESC "
        "LIMIT :most",
        p=place_id,
        most=_LOOKED_AT,
    ):
        within[row["cluster_id"]].append(row["text"])
    return suggestions([(row["id"], row["text"]) for row in reversed(loose)], within, most)


def more(read: Reader, place_id: str, record_id: str, draft: ClusterDraft, today: date) -> More:
    """Who said what in it, in their own words."""
    rows = read.rows(
        "SELECT text, actor_type FROM contribution WHERE cluster_id = :id ORDER BY id LIMIT :most",
        id=record_id,
        most=_SHOWN + 1,
    )
    kinds = read.rows(
        "SELECT actor_type AS kind, count(*) AS n FROM contribution WHERE cluster_id = :id GROUP BY actor_type "
        "ORDER BY n DESC, kind",
        id=record_id,
    )
    said = sum(row["n"] for row in kinds)
    who = [ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody" for row in rows]
    lines = [f"{one}: {clip(row['text'], 300)}" for one, row in zip(who, rows[:_SHOWN], strict=False)]
    if said > _SHOWN:
        lines.append(f"and {said - _SHOWN} more on the board")
    visions = read.rows(
        "SELECT DISTINCT v.id, v.statement FROM vision v JOIN vision_contributions l ON l.owner_id = v.id "
        "JOIN contribution c ON c.id = l.target_id WHERE c.cluster_id = :id ORDER BY v.id",
        id=record_id,
    )
    facts = (("Voices", ", ".join(plural(row["n"], *_called(row["kind"] or "")) for row in kinds) or "none yet"),)
    sections = [Section("Said", tuple(lines))] if lines else []
    if visions:
        sections.append(Section("Visions that rest on it", tuple(clip(row["statement"], 200) for row in visions)))
    return More(facts, tuple(sections), hides=("rank",))


# Writing


def begin(write: Writer, place_id: str, name: str, *, who: str = "") -> str:
    """Name a new cluster with nothing in it yet; its id. Raises Problem without a name, or for one there is."""
    name = clean_line(name)
    if there := _of_name(write, place_id, name):
        raise Problem(
            f"There is a cluster {clip(there['name'], 60)} already.",
            "Nothing was moved.",
            hint="Move them into that one, or give this one another name.",
            fields={"name": "another cluster has this name"},
            exit_code=NO,
        )
    draft = ClusterDraft(name=name, who_named=clean_line(who), named_on=write.today)
    return records.add(write, place_id, "cluster", draft)


def gather(write: Writer, place_id: str, name: str, ids: Sequence[str], *, who: str = "") -> str:
    """Name a new cluster and move contributions into it, from wherever they stand; its id. Raises Problem as
    ``begin``, and for a contribution that is gone."""
    rows = _contributions(write, place_id, ids)
    cluster_id = begin(write, place_id, name, who=who)
    _move(write, rows, cluster_id)
    what, name = plural(len(rows), "contribution"), clip(name, 60)
    old = {row["cluster_id"] for row in rows}
    whole = "" if len(old) > 1 else _name(write, next(iter(old)) or LOOSE)
    write.label = f"Split {whole}: {what} became {name}" if whole else f"Named a cluster: {name}, {what}"
    return cluster_id


def put(write: Writer, place_id: str, cluster_id: str, ids: Sequence[str]) -> int:
    """Move contributions into a cluster, or with ``LOOSE`` out of theirs; how many were not there yet. Raises Problem
    for a cluster or a contribution that is gone."""
    name = clip(_cluster(write, place_id, cluster_id).name, 60) if cluster_id else ""
    rows = [row for row in _contributions(write, place_id, ids) if (row["cluster_id"] or LOOSE) != cluster_id]
    _move(write, rows, cluster_id)
    what = plural(len(rows), "contribution")
    write.place_id, write.label = place_id, f"Moved {what} to {name}" if name else f"Took {what} out of a cluster"
    return len(rows)


def merge(write: Writer, place_id: str, keep_id: str, other_ids: Sequence[str]) -> int:
    """Make clusters one: all that stands in the others moves to the first, and they go. How many moved. Raises
    Problem without another one to merge."""
    keep = _cluster(write, place_id, keep_id)
    others = [one for one in dict.fromkeys(other_ids) if one != keep_id]
    if not others:
        raise Problem("It takes two clusters to make one.", hint="Name another one that goes into it.", exit_code=USAGE)
    names = [clip(_cluster(write, place_id, one).name, 40) for one in others]
    marks, values = among(others)
    rows = write.rows(f"SELECT id, cluster_id FROM contribution WHERE cluster_id IN {marks} ORDER BY id", **values)
    _move(write, rows, keep_id)
    records.remove(write, place_id, "cluster", others)
    write.label = f"Merged {join(names)} into {clip(keep.name, 60)}"
    return len(rows)


def reorder(write: Writer, place_id: str, cluster_id: str, to: int) -> bool:
    """Put a cluster at a place on the board, counted from 1; those behind it move up. False when it was there."""
    name = _cluster(write, place_id, cluster_id).name
    rows = write.rows(f"SELECT k.id, k.rank FROM cluster k WHERE k.place_id = :p ORDER BY {_ORDER}", p=place_id)
    before = [row["id"] for row in rows]
    order = [one for one in before if one != cluster_id]
    order.insert(max(to, 1) - 1, cluster_id)
    if order == before:
        return False
    held = {row["id"]: row for row in rows}
    write.update_known("cluster", [(one, held[one], {"rank": at}) for at, one in enumerate(order, start=1)])
    write.place_id, write.label = place_id, f"Put {clip(name, 60)} in place {order.index(cluster_id) + 1} of the board"
    return True


def _of_name(read: Reader, place_id: str, name: str) -> Row | None:
    wanted = same_name(name)
    rows = read.rows("SELECT id, name FROM cluster WHERE place_id = :p", p=place_id) if wanted else []
    return next((row for row in rows if same_name(row["name"]) == wanted), None)


def _name(read: Reader, cluster_id: str) -> str:
    return clip(str(read.value("SELECT name FROM cluster WHERE id = :id", id=cluster_id) or ""), 60)


def _cluster(read: Reader, place_id: str, cluster_id: str) -> ClusterDraft:
    found = cast(ClusterDraft, records.load(read, "cluster", cluster_id))
    if read.value("SELECT place_id FROM cluster WHERE id = :id", id=cluster_id) != place_id:
        raise Problem("That cluster is of another place.", hint="Open that place first.", exit_code=NO)
    return found


def _contributions(read: Reader, place_id: str, ids: Iterable[str]) -> list[Row]:
    wanted = list(dict.fromkeys(ids))
    marks, values = among(wanted)
    rows = read.rows(
        f"SELECT id, cluster_id FROM contribution WHERE place_id = :p AND id IN {marks} ORDER BY id",
        p=place_id,
        **values,
    )
    if gone := len(wanted) - len(rows):
        raise Problem(
            f"{plural(gone, 'contribution')} of them {'is' if gone == 1 else 'are'} not there any more.",
            "Nothing was moved.",
            hint="Look at the board as it is now, and choose again.",
            exit_code=NO,
        )
    if not rows:
        raise Problem("No contribution was named.", hint="Name at least one that was said.", exit_code=USAGE)
    return rows


def _move(write: Writer, rows: Sequence[Row], cluster_id: str) -> None:
    write.update_known("contribution", [(row["id"], row, {"cluster_id": cluster_id or None}) for row in rows])
