"""Actors that may be one: which stand in the register twice, and whom a name that is being typed looks like."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from convene.core.engagement import name_likeness, org_ids
from convene.core.vocabulary import ActorType
from convene.store.reader import Reader, Row, chunks, listed
from convene.text import clip, join

_RANKS = (
    "the same org-id",
    "the same name and base",
    "the same name",
    "names alike, the same base",
    "names alike",
)
_TYPES = {one.value: one.label.lower() for one in ActorType}


@dataclass(frozen=True, slots=True)
class One:
    """An actor as a person tells it from another."""

    id: str
    slug: str
    name: str
    primary_type: str
    base: str
    ward: str

    @property
    def words(self) -> str:
        """``Saltworks CIC (voluntary group, Tide Street)``."""
        about = ", ".join(filter(None, (_TYPES.get(self.primary_type, ""), self.ward or self.base)))
        name = clip(self.name, 60) or self.slug
        return f"{name} ({about})" if about else name


@dataclass(frozen=True, slots=True)
class Likely:
    """Two actors that may be one, and why; ``rank`` 0 is the surest."""

    one: One
    other: One
    why: str
    rank: int
    score: float


def likely(read: Reader, place_id: str, most: int = 500) -> tuple[Likely, ...]:
    """Pairs of actors that may be one, the surest first, at most ``most`` of them.

    By an org-id they share, by names alike (aliases count) and by where they are based: two names that are only
    alike, of actors based in different places, are no pair. 100,000 actors take some seconds.
    """
    sql = "SELECT id, name, aliases, identifiers, base FROM actor WHERE place_id = :p ORDER BY id"
    rows = read.rows(sql, p=place_id)
    found: dict[tuple[int, int], tuple[int, float, str]] = {}

    def note(one: int, other: int, rank: int, score: float, why: str) -> None:
        pair = (min(one, other), max(one, other))
        if one != other and (pair not in found or (rank, -score) < (found[pair][0], -found[pair][1])):
            found[pair] = (rank, score, why)

    _by_id(rows, note)
    names, owners = [], []
    for at, row in enumerate(rows):
        called = [row["name"], *(json.loads(row["aliases"]) if row["aliases"] != "[]" else ())]
        names += [name_likeness.folded(one) for one in called]
        owners += [at] * len(called)
    for one, other, score in name_likeness.pairs(names):
        left, right = owners[one], owners[other]
        together = _together(rows[left]["base"], rows[right]["base"])
        rank = (1 if together else 2) if score == 100 else (3 if together else 4)
        if rank < 4 or together is None or score >= name_likeness.SURE:
            note(left, right, rank, score, _RANKS[rank])
    best = sorted(found.items(), key=lambda item: (item[1][0], -item[1][1], item[0]))[:most]
    there = _ones(read, [rows[at]["id"] for pair, _ in best for at in pair])
    return tuple(
        Likely(there[rows[one]["id"]], there[rows[other]["id"]], why, rank, score)
        for (one, other), (rank, score, why) in best
    )


def _by_id(rows: Sequence[Row], note: Callable[[int, int, int, float, str], None]) -> None:
    holders: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row["identifiers"] != "[]":
            for one in {org_ids.normal(text) for text in json.loads(row["identifiers"])}:
                holders[one].append(at)
    for one, ats in holders.items():
        for other in ats[1 : name_likeness.CROWD]:
            note(ats[0], other, 0, 100.0, f"both have {one}")


_POSTCODE = re.compile(r"([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})?")


def _together(one: str, other: str) -> bool | None:
    """Whether two bases are the same, a postcode lying in its district; None when that cannot be told."""
    left, right = one.casefold().strip(), other.casefold().strip()
    if not left or not right:
        return None
    if left == right:
        return True
    here, there = _POSTCODE.fullmatch(left), _POSTCODE.fullmatch(right)
    if here is None or there is None:
        return None
    if here[1] != there[1]:
        return False
    return None if here[2] and there[2] and here[2] != there[2] else True


def _ones(read: Reader, ids: Iterable[str]) -> dict[str, One]:
    found = {}
    for part in chunks(list(dict.fromkeys(ids))):
        marks, values = listed(part)
        for row in read.rows(
            f"SELECT id, slug, name, primary_type, base, ward FROM actor WHERE id IN ({marks})", **values
        ):
            found[row["id"]] = One(*row)
    return found


# While a name is being typed


@dataclass(slots=True)
class _Known:
    """The folded names of one place, as they were after the change ``seq``."""

    place_id: str
    change: str
    seq: int
    names: list[str]
    owners: list[str]


_known: _Known | None = None
_FEW = 2_000
"""So many actors that changed since are read one by one; more, and all names are read again."""


def near(read: Reader, place_id: str, name: str, *, apart_from: str = "", most: int = 3) -> tuple[One, ...]:
    """The actors a name looks like, best first; their aliases count. The names are kept folded between two questions.

    An empty name reads them and answers nothing: ask it once when somebody begins to type.
    """
    known = _names(read, place_id)
    looked = name_likeness.folded(name)
    found = name_likeness.near(looked, known.names, most + 4) if looked else []
    ids = [one for one in dict.fromkeys(known.owners[hit.at] for hit in found) if one and one != apart_from][:most]
    there = _ones(read, ids)
    return tuple(there[one] for one in ids if one in there)


def hint(read: Reader, place_id: str, name: str) -> str:
    """What to say under a name while it is typed, or ""."""
    found = near(read, place_id, name, most=2)
    if not found:
        return ""
    return f"Looks like {join([one.words for one in found], 'or')}. Go on if it is not."


def _names(read: Reader, place_id: str) -> _Known:
    global _known
    last = read.one("SELECT seq, id FROM change ORDER BY seq DESC LIMIT 1")
    change, seq = (last["id"], last["seq"]) if last else ("", 0)
    if _known is not None and _known.place_id == place_id:
        if _known.change == change:
            return _known
        if read.value("SELECT id FROM change WHERE seq = :s", s=_known.seq) == _known.change and _caught_up(
            read, _known
        ):
            _known.change, _known.seq = change, seq
            return _known
    names, owners = [], []
    for record_id, called in _called(read, "place_id = :p", p=place_id):
        names.append(name_likeness.folded(called))
        owners.append(record_id)
    _known = _Known(place_id, change, seq, names, owners)
    return _known


def _caught_up(read: Reader, known: _Known) -> bool:
    """Read again whom later changes touched; false when they are too many for that."""
    sql = "SELECT DISTINCT row_id FROM change_row WHERE change_seq > :s AND table_name = 'actor' LIMIT :most"
    touched = {row["row_id"] for row in read.rows(sql, s=known.seq, most=_FEW + 1)}
    if len(touched) > _FEW:
        return False
    if touched:
        for at, owner in enumerate(known.owners):
            if owner in touched:
                known.owners[at], known.names[at] = "", ""
    for part in chunks(sorted(touched)):
        marks, values = listed(part)
        for record_id, called in _called(read, f"place_id = :p AND id IN ({marks})", p=known.place_id, **values):
            known.names.append(name_likeness.folded(called))
            known.owners.append(record_id)
    return True


def _called(read: Reader, where: str, **values: str) -> Iterable[tuple[str, str]]:
    for row in read.rows(f"SELECT id, name, aliases FROM actor WHERE {where}", **values):
        yield row["id"], row["name"]
        if row["aliases"] != "[]":
            for one in json.loads(row["aliases"]):
                yield row["id"], one
