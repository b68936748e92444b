"""Which actor a row speaks of: by org-id first, then by name; what cannot be told is never guessed."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from convene.core.engagement import name_likeness, same_body
from convene.core.engagement.folded_name import folded_name
from convene.core.engagement.org_ids import normal
from convene.services.importing.near_names import Near
from convene.store.reader import Reader
from convene.text import clip, join

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")


def register_of(org_id: str) -> str:
    """``GB-CHC`` of ``GB-CHC-1042046``; "" for local ids, which belong to no register."""
    parts = org_id.split("-", 2)
    return f"{parts[0]}-{parts[1]}" if len(parts) == 3 and parts[0] != "X" else ""


def contradictions(theirs: tuple[str, ...], mine: tuple[str, ...]) -> list[tuple[str, str]]:
    """(one of theirs, one of mine) for each register in which both stand, but under different numbers."""
    if not theirs or not mine:
        return []
    found = []
    for one in mine:
        register = register_of(one)
        same = [other for other in theirs if register and register_of(other) == register]
        if same and not any(other in same for other in mine):
            found.append((same[0], one))
    return found


class Verdict(NamedTuple):
    """``known``: it is the actor ``at``. ``claim``: the same, but by its name alone, while the row has an id that
    another row of that name may have differently. ``new``: it is none of them. ``unsure``: it may be one of ``could``.
    """

    what: Literal["known", "claim", "new", "unsure"]
    at: int = -1
    could: tuple[int, ...] = ()
    why: str = ""
    told: str = ""


NEW = Verdict("new")


class Known:
    """Every actor of the place by its number here, those that this import adds as well.

    ``ids`` are record ids, ``org_ids`` their identifiers in normal form. Numbers below ``first_new`` were in the book
    before.
    """

    def __init__(self, read: Reader, place_id: str, source: str, *, register: bool = False) -> None:
        """``register`` says that the list is a register, whose own numbers stay when a body takes another name."""
        self.ids: list[str] = []
        self.names: list[str] = []
        self.slugs: list[str] = []
        self.org_ids: list[tuple[str, ...]] = []
        self._lines = array("q")  # of those that this import adds
        self._same_source: set[int] = set()
        self._register = register
        self._bases: list[str] = []
        self._others: dict[int, tuple[str, ...]] = {}  # names besides the first
        self._renamed: set[int] = set()
        self._posted: dict[int, str] = {}  # of those in the book, where this list has them
        self._common = words_of_place(read, place_id)
        self._by_org: dict[str, int | tuple[int, ...]] = {}
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._near: Near | None = None
        self._folded = ("", "")
        for row in read.rows(
            "SELECT id, slug, name, aliases, identifiers, base, origin FROM actor WHERE place_id = :p ORDER BY id",
            p=place_id,
        ):
            org_ids = tuple(map(normal, json.loads(row["identifiers"]))) if row["identifiers"] != "[]" else ()
            aliases = json.loads(row["aliases"]) if row["aliases"] != "[]" else ()
            at = self.add(row["id"], row["name"], row["slug"], org_ids, aliases, base=row["base"] or "")
            if source and source_of(row["origin"]) == source:
                self._same_source.add(at)
        self.first_new = len(self.ids)

    @property
    def added(self) -> int:
        """How many this import adds."""
        return len(self._lines)

    def line_of(self, at: int) -> int:
        """The line of the list that an actor this import adds stands on first."""
        return self._lines[at - self.first_new]

    def add(
        self, record_id: str, name: str, slug: str, org_ids: tuple[str, ...], aliases: Iterable[str] = (),
        line: int = 0, base: str = "",
    ) -> int:  # fmt: skip
        """Take an actor in; its number. ``line`` is that of the list, 0 for one that is in the book."""
        at = len(self.ids)
        self.ids.append(record_id)
        self.names.append(name)
        self.slugs.append(slug)
        self.org_ids.append(org_ids)
        self._bases.append(base)
        if aliases:
            self._others[at] = tuple(aliases)
        if line:
            self._lines.append(line)
        for one in org_ids:
            _put(self._by_org, one, at)
        _put(self._by_name, self._fold(name), at)
        for alias in aliases:
            _put(self._by_name, folded_name(alias), at)
        return at

    def learn(self, at: int, org_ids: Sequence[str], name: str, base: str = "") -> None:
        """An actor has got more identifiers, and perhaps another name."""
        self._bases[at] = self._bases[at] or base
        if name and name != self.names[at]:
            if not self._goes_by(at, name):
                self._renamed.add(at)
            self._others[at] = tuple(dict.fromkeys((*self._others.get(at, ()), name)))
        fresh = [one for one in org_ids if one not in self.org_ids[at]]
        if fresh:
            self.org_ids[at] = (*self.org_ids[at], *fresh)
        for one in fresh:
            _put(self._by_org, one, at)
        _put(self._by_name, self._fold(name), at)

    def posted_elsewhere(self, at: int, org_ids: Sequence[str], base: str) -> str:
        """The postcode at which this list has an actor already, where a row of its name, and of no number, has
        another; "" otherwise. The first row of an actor says where the list has it."""
        if not _POSTCODE.fullmatch(base):
            return ""
        there = self._bases[at] if at >= self.first_new else self._posted.setdefault(at, base)
        return there if not org_ids and there != base and _POSTCODE.fullmatch(there) else ""

    def is_name_of_another(self, at: int, name: str) -> bool:
        """Whether a name is borne by other actors than this one."""
        return any(who != at for who in _all(self._by_name.get(self._fold(name))))

    def holder(self, org_id: str) -> int | None:
        """Who has an identifier already."""
        found = _all(self._by_org.get(org_id))
        return found[0] if found else None

    def same_source(self, at: int) -> bool:
        """Whether an actor came from the same list as this import, perhaps in another year."""
        return at in self._same_source

    def taken_over(self, at: int, org_ids: tuple[str, ...], *, sure: bool = False) -> tuple[str, ...]:
        """Those identifiers of a row that an actor may have: none that is another's, and unless somebody is ``sure``,
        none that contradicts the actor's own number in the same register."""
        mine = self.org_ids[at]
        slips = set() if sure else {one for _, one in self._differing(at, org_ids)}
        return tuple(
            one
            for one in org_ids
            if one in mine or (one not in slips and all(who == at for who in _all(self._by_org.get(one))))
        )

    def number_of(self, record_id: str) -> int | None:
        """The number of a record here."""
        return self.ids.index(record_id) if record_id in self.ids else None

    def match(self, name: str, org_ids: tuple[str, ...], aliases: tuple[str, ...] = (), base: str = "") -> Verdict:
        """Whom a row of that name and those identifiers (in normal form), based there, speaks of."""
        for_ids = list(dict.fromkeys(at for one in org_ids for at in _all(self._by_org.get(one))))
        if for_ids:
            by_ids = self._by_ids(for_ids, org_ids)
            return self._doubted(by_ids, name, org_ids, aliases, base) if by_ids.what == "known" else by_ids
        named = self._named(name, aliases)
        if named:
            verdict = self._by_names(named, org_ids)
            if verdict is not None:
                return verdict
        return self._nearly(name, org_ids)

    def _fold(self, name: str) -> str:
        """A name is asked for and then taken in: it is folded once."""
        if name != self._folded[0]:
            self._folded = name, folded_name(name)
        return self._folded[1]

    def _by_ids(self, found: list[int], org_ids: tuple[str, ...]) -> Verdict:
        if len(found) > 1:
            whose = join([f"{clip(self.names[at], 60)} ({self._shared(at, org_ids)})" for at in found[:3]])
            return Verdict("unsure", could=tuple(found), why=f"its org-ids belong to different actors: {whose}")
        at = found[0]
        differing = self._differing(at, org_ids)
        if not differing:
            return Verdict("known", at)
        said = self._differs(at, differing)
        if org_ids[0] in self.org_ids[at]:  # the row's own number; the other one is a slip on one side
            return Verdict("known", at, told=f"kept {said}")
        why = f"it shares {self._shared(at, org_ids)} with {clip(self.names[at], 60)}, which has {said}"
        return Verdict("unsure", could=(at,), why=why)

    def _doubted(
        self, verdict: Verdict, name: str, org_ids: tuple[str, ...], aliases: tuple[str, ...], base: str
    ) -> Verdict:
        """A number alone joins no two bodies: schools bear that of their trust, tenants that of their landlord."""
        at = verdict.at
        if at in _all(self._by_name.get(self._fold(name))):
            return verdict
        if any(self._goes_by(at, one) for one in (name, *aliases)):
            said = f"taken for {clip(self.names[at], 60)} by {self._shared(at, org_ids)}"
            return verdict._replace(told="; ".join(filter(None, (verdict.told, said))))
        if self._register and at in self._same_source and org_ids[0] in self.org_ids[at]:
            return verdict
        shared, holder = self._shared(at, org_ids), clip(self.names[at], 60)
        named = [one for one in self._named(name, aliases) if not self._differing(one, org_ids)]
        if len(named) == 1 and all(one in self.org_ids[at] for one in org_ids):  # somebody told the two apart before
            return Verdict("known", named[0], told=f"{shared} is left out: it is the number of {holder}")
        here = _POSTCODE.fullmatch(base) and base == self._bases[at]
        if here and at not in self._renamed and not named:
            told = f"taken for {holder}, with the same number at the same postcode under another name"
            return verdict._replace(told="; ".join(filter(None, (verdict.told, told))))
        why = f"it has {shared} as {holder} has, and quite another name"
        return Verdict("unsure", could=tuple(dict.fromkeys((at, *named))), why=why)

    def _goes_by(self, at: int, name: str) -> bool:
        """Whether a name may be that of an actor: one of its own, or one with telling words of it."""
        return self.one_name(name, self.names[at]) or any(self.one_name(name, one) for one in self._others.get(at, ()))

    def one_name(self, one: str, other: str) -> bool:
        """Whether two names may be one body's in this place."""
        return same_body.may_be_one(one, other, self._common)

    def _named(self, name: str, aliases: tuple[str, ...]) -> list[int]:
        found = _all(self._by_name.get(self._fold(name)))
        for alias in aliases:
            found = (*found, *_all(self._by_name.get(folded_name(alias))))
        return list(dict.fromkeys(found)) if len(found) > 1 else list(found)

    def _by_names(self, named: list[int], org_ids: tuple[str, ...]) -> Verdict | None:
        """None when the name settles nothing, for all who bear it are others."""
        free = [at for at in named if not self._differing(at, org_ids)]
        if len(free) > 1:
            mine = [at for at in free if at in self._same_source]
            free = mine if len(mine) == 1 else free
        if len(free) == 1:
            return Verdict("claim" if org_ids and free[0] < self.first_new else "known", free[0])
        if free:
            return Verdict("unsure", could=tuple(free), why=f"{len(free)} actors bear this name")
        # The list it came from tells the two apart itself; only a number that somebody else wrote down may be a slip.
        others = [at for at in named if at < self.first_new and at not in self._same_source]
        if not others:
            return None
        differs = self._differs(others[0], self._differing(others[0], org_ids))
        why = f"{clip(self.names[others[0]], 60)} bears this name, but has {differs}"
        return Verdict("unsure", could=tuple(others), why=why)

    def _nearly(self, name: str, org_ids: tuple[str, ...]) -> Verdict:
        if not self.first_new:
            return NEW
        if self._near is None:
            self._near = Near(self.names[: self.first_new])
        could = tuple(self._near.to(name, lambda at: not self._differing(at, org_ids)))
        if not could:
            return NEW
        names = join([clip(self.names[at], 60) for at in could], "or")
        return Verdict("unsure", could=could, why=f"its name is nearly that of {names}")

    def _differing(self, at: int, org_ids: tuple[str, ...]) -> list[tuple[str, str]]:
        """(its identifier, the row's) of each register in which both stand, under different numbers."""
        return contradictions(self.org_ids[at], org_ids)

    def _differs(self, at: int, differing: list[tuple[str, str]]) -> str:
        return join([f"{theirs} where the list says {mine}" for theirs, mine in differing])

    def _shared(self, at: int, org_ids: tuple[str, ...]) -> str:
        return join([one for one in org_ids if one in self.org_ids[at]])


def words_of_place(read: Reader, place_id: str) -> frozenset[str]:
    """Words that many bear here: those of the place's name and of its wards."""
    rows = read.rows(
        "SELECT name FROM place WHERE id = :p UNION SELECT ward FROM actor WHERE place_id = :p AND ward <> ''",
        p=place_id,
    )
    return frozenset(word for row in rows for word in name_likeness.folded(row["name"] or "").split())


def source_of(origin: str) -> str:
    """What stays the same of an origin from one year's list to the next: the words before its date or version."""
    words = re.split(r"[\d,;(]", origin, maxsplit=1)[0]
    return " ".join(words.casefold().split()) or origin.casefold()


def _put(index: dict[str, int | tuple[int, ...]], key: str, at: int) -> None:
    if not key:
        return
    there = index.get(key)
    if there is None:
        index[key] = at
    elif at not in _all(there):
        index[key] = (*_all(there), at)


def _all(found: int | tuple[int, ...] | None) -> tuple[int, ...]:
    return () if found is None else (found,) if isinstance(found, int) else found
