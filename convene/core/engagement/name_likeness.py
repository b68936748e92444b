"""Names that may mean the same organisation: how alike two are, what is near one, and which pairs stand in a list.

Everything works on *folded* names (``folded``): without case, accents, punctuation, "the" and legal endings.
Likeness runs from 0 to 100 and is rapidfuzz's ratio of the words in order of the alphabet.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from convene.text import without_accents, words_of

LIKELY = 88.0
"""From here on two names are worth a second look."""
SURE = 97.0
"""From here on they differ by less than a letter in thirty."""

_ENDINGS = frozenset((
    "ltd", "limited", "llp", "lp", "plc", "cic", "cio", "scio", "cbs", "inc", "incorporated", "co", "company",
    "charity", "charitable", "registered", "uk", "gb",
))  # fmt: skip
_NOISE = frozenset(("the", "and", "of", "for", "a", "in", "at"))
_APOSTROPHES = re.compile("['’‘`´]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")
_SPELT = {"saint": "st", "centre": "center", "assoc": "association", "assn": "association", "cttee": "committee"}


def folded(name: str) -> str:
    """A name as names are compared: ``The Saltworks C.I.C.`` and ``saltworks`` are the same."""
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), name.casefold())
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    text = without_accents(text)
    words = [_SPELT.get(word, word) for word in words_of(text)]
    kept = [word for word in words if word not in _ENDINGS and word not in _NOISE]
    return " ".join(kept or words)


def alike(one: str, other: str) -> float:
    """How alike two folded names are. Names that differ in a number, such as 1st and 2nd, are not alike: 0."""
    from rapidfuzz import fuzz

    if not one or not other or numbers(one) != numbers(other):
        return 0.0
    return float(fuzz.token_sort_ratio(one, other))


def numbers(name: str) -> tuple[str, ...]:
    """The words of a folded name that hold a digit, in order of the alphabet."""
    if not any(one.isdigit() for one in name):
        return ()
    return tuple(sorted(word for word in name.split() if any(one.isdigit() for one in word)))


class Near(NamedTuple):
    """The index of a name in the list that was asked, and how alike it is."""

    at: int
    score: float


def near(name: str, names: Sequence[str], most: int = 3, cutoff: float = LIKELY) -> list[Near]:
    """The folded names most like a folded one, best first, looking at every one: 100,000 take about 15 ms.

    To look up many names in one list, make a ``Names`` of it.
    """
    from rapidfuzz import fuzz, process

    if len(name) < 3:
        return []
    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=cutoff, limit=most * 8)
    return _best(name, names, [at for _, _, at in found], most, cutoff)


def _best(name: str, names: Sequence[str], candidates: Sequence[int], most: int, cutoff: float) -> list[Near]:
    scored = [Near(at, alike(name, names[at])) for at in candidates]
    return sorted((one for one in scored if one.score >= cutoff), key=lambda one: (-one.score, one.at))[:most]


CROWD = 300
"""What more names than this have in common tells nothing apart, and is no reason to compare them."""


class Names:
    """Folded names kept so that many others can be looked up among them, each in a fraction of a millisecond."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._common = Counter(word for name in names for word in set(name.split()))
        self._at: dict[int, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            for key in self._keys(name):
                self._at[key].append(at)

    def _keys(self, name: str) -> set[int]:
        return set(chain(_but_one(name), _squeezed(name), _rare(name, self._common)))

    def near(self, name: str, most: int = 3, cutoff: float = LIKELY) -> list[Near]:
        """The names most like this one, best first."""
        found: set[int] = set()
        for key in self._keys(name):
            block = self._at.get(key, ())
            if len(block) <= CROWD or key == hash(_in_order(name)):
                found.update(block)
        return _best(name, self.names, sorted(found), most, cutoff)


class Pair(NamedTuple):
    """Two indexes of a list, the smaller first, and how alike their names are."""

    one: int
    other: int
    score: float


def pairs(names: Sequence[str], cutoff: float = LIKELY) -> Iterator[Pair]:
    """Every pair of folded names that are alike, each once. Empty names are like nothing.

    Names are compared where they share a rare word, all words but one, or how they begin or end, so that the work
    grows with the number of names and not with its square.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        if name:
            groups[_in_order(name)].append(at)
    for same in groups.values():
        for place, one in enumerate(same[:CROWD]):
            for other in same[place + 1 : CROWD]:
                yield Pair(one, other, 100.0)
    heads = list(groups)
    seen: set[tuple[int, int]] = set()
    for one, other, score in _between(heads, cutoff):
        if (one, other) in seen or numbers(heads[one]) != numbers(heads[other]):
            continue
        seen.add((one, other))
        for left in groups[heads[one]][:CROWD]:
            for right in groups[heads[other]][:CROWD]:
                yield Pair(min(left, right), max(left, right), score)


def _between(heads: Sequence[str], cutoff: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of different names that are alike; some come more than once."""
    from rapidfuzz import fuzz, process

    common = Counter(word for name in heads for word in set(name.split()))
    for keys in (_but_one, _squeezed, lambda name: _rare(name, common)):
        blocks: dict[int, list[int]] = defaultdict(list)
        for at, name in enumerate(heads):
            for key in set(keys(name)):
                blocks[key].append(at)
        for block in blocks.values():
            if not 1 < len(block) <= CROWD:
                continue
            words = [heads[at] for at in block]
            for place, at in enumerate(block[:-1]):
                rest = words[place + 1 :]
                for _, score, step in process.extract(
                    heads[at], rest, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
                ):
                    yield at, block[place + 1 + step], float(score)


def _in_order(name: str) -> str:
    return " ".join(sorted(name.split()))


def _but_one(name: str) -> Iterator[int]:
    """The name without one of its words, of which the beginning or the end stays: what a slip in one word leaves."""
    words = sorted(name.split())
    yield hash(" ".join(words))
    for at, word in enumerate(words[:8]):
        rest = " ".join(words[:at] + words[at + 1 :])
        yield hash((rest, word[:3]))
        yield hash((word[-3:], rest))


def _squeezed(name: str) -> Iterator[int]:
    """How it begins and ends whatever the spaces: salt works, saltworks."""
    text = name.replace(" ", "")
    yield hash(("^", text[:7]))
    yield hash(("$", text[-7:]))


def _rare(name: str, common: Counter[str]) -> Iterator[int]:
    """Its rarest words."""
    for word in sorted(set(name.split()), key=lambda word: (common[word], word))[:2]:
        if common[word] <= CROWD:
            yield hash(word)
