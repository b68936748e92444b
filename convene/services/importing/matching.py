"""Which actor a row speaks of: by org-id first, then by name; what cannot be told is never guessed."""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from convene.core.engagement import name_likeness
from convene.core.engagement.org_ids import normal
from convene.store.reader import Reader
from convene.text import clip, join

_BREAKS = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’‘`´]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")
_ENDINGS = frozenset(("ltd", "limited", "cic", "cio", "llp", "plc", "incorporated", "company"))
_COMPANY = ("community", "interest", "company")


def folded_name(name: str) -> str:
    """A name without what people write now so, now so: case, accents, punctuation, "The", "Ltd", "CIC", & for and."""
    text = name.casefold()
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    if not text.isascii():
        text = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    words = _BREAKS.sub(" ", text).split()
    while len(words) > 1 and words[-1] in _ENDINGS:
        if words[-1] != "company":
            words.pop()
        elif len(words) > 3 and tuple(words[-3:]) == _COMPANY:
            del words[-3:]
        else:
            break
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or name.strip()


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

    def __init__(self, read: Reader, place_id: str, source: str) -> None:
        self.ids: list[str] = []
        self.names: list[str] = []
        self.slugs: list[str] = []
        self.org_ids: list[tuple[str, ...]] = []
        self._lines = array("q")  # of those that this import adds
        self._same_source: set[int] = set()
        self._by_org: dict[str, int | tuple[int, ...]] = {}
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._near: _Near | None = None
        self._folded = ("", "")
        for row in read.rows(
            "SELECT id, slug, name, aliases, identifiers, origin FROM actor WHERE place_id = :p ORDER BY id", p=place_id
        ):
            org_ids = tuple(map(normal, json.loads(row["identifiers"]))) if row["identifiers"] != "[]" else ()
            aliases = json.loads(row["aliases"]) if row["aliases"] != "[]" else ()
            at = self.add(row["id"], row["name"], row["slug"], org_ids, aliases)
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
        self, record_id: str, name: str, slug: str, org_ids: tuple[str, ...], aliases: Iterable[str] = (), line: int = 0
    ) -> int:
        """Take an actor in; its number. ``line`` is that of the list, 0 for one that is in the book."""
        at = len(self.ids)
        self.ids.append(record_id)
        self.names.append(name)
        self.slugs.append(slug)
        self.org_ids.append(org_ids)
        if line:
            self._lines.append(line)
        for one in org_ids:
            _put(self._by_org, one, at)
        _put(self._by_name, self._fold(name), at)
        for alias in aliases:
            _put(self._by_name, folded_name(alias), at)
        return at

    def learn(self, at: int, org_ids: Sequence[str], name: str) -> None:
        """An actor has got more identifiers, and perhaps another name."""
        fresh = [one for one in org_ids if one not in self.org_ids[at]]
        if fresh:
            self.org_ids[at] = (*self.org_ids[at], *fresh)
        for one in fresh:
            _put(self._by_org, one, at)
        _put(self._by_name, self._fold(name), at)

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

    def match(self, name: str, org_ids: tuple[str, ...], aliases: tuple[str, ...] = ()) -> Verdict:
        """Whom a row of that name and those identifiers (in normal form) speaks of."""
        for_ids = list(dict.fromkeys(at for one in org_ids for at in _all(self._by_org.get(one))))
        if for_ids:
            return self._by_ids(for_ids, org_ids)
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
            self._near = _Near(self.names[: self.first_new])
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


class _Near:
    """Names that are nearly alike, compared only where they share a rare word, a beginning or an ending."""

    _CROWD = 25

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [name_likeness.folded(name) for name in names]
        self._keys: dict[str, list[int]] = {}
        for at, name in enumerate(self._names):
            for key in self._keys_of(name):
                self._keys.setdefault(key, []).append(at)

    @staticmethod
    def _keys_of(name: str) -> set[str]:
        tight = name.replace(" ", "")
        return {*name.split(), f"^{tight[:6]}", f"{tight[-6:]}$"}

    def to(self, name: str, may: Callable[[int], bool]) -> list[int]:
        """The numbers of names nearly like this one, of those that may be it, best first."""
        folded = name_likeness.folded(name)
        pool: set[int] = set()
        for key in self._keys_of(folded):
            found = self._keys.get(key)
            if found is not None and len(found) <= self._CROWD:
                pool.update(found)
        numbers = [at for at in sorted(pool) if may(at)]
        if not numbers:
            return []
        return [numbers[one.at] for one in name_likeness.near(folded, [self._names[at] for at in numbers])]


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
