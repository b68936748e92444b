"""Which contributions may belong together, by the words they share. Only ever a suggestion, with its reason.

Nothing here knows what a word means: "seat" at a bus stop and "seat" on the council are one word. So each suggestion
says what it rests on, and a human decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, islice
from math import log

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_LETTERS = 3
_FEWEST_TEXTS_FOR_COMMON = 12
_PER_TEXT = 10
"""Words of one text that are looked at, the rarest first: a speech is no better reason than a sentence."""
_ALONE = 3
"""Contributions that one word alone must join; two words are enough for two."""

_JOIN_NOTHING = """
about after again all also always and another any anybody anyone are around because been before being between both but
came can cannot can't come could day did didn't does doesn't doing done don't down each either else enough even ever
every everybody everyone everything few first for from get gets getting give goes going gone good got had has have
haven't having her here him his how i'd i'll i'm i've into isn't it's its just keep know last least less let like little
lot lots made make makes many may maybe might more most much must near need needed needs never new next nobody not
nothing now off often one only onto other others our out over own people place please put rather really same say see
seem shall she should since some somebody someone something somewhere still such sure take than that that's the their
them then there there's these they they're thing things think this those though through time too two under until upon
use used very want wants was wasn't way we'd we'll we're we've well went were what when where whether which while who
whole whose why will with without won't would year years yes yet you your
ac am ar bod cael dim dod dros ddim ein eich eisiau eu fel fod fwy gael gan gyda hefyd hon honno hwn hynny iawn
lle mae maen mewn mwy neu nid oes oedd ond pan pawb pob rhai rhaid roedd sydd wedi yma yna ydy ydyn yng ymlaen yw
"""
STOP_WORDS = frozenset(_JOIN_NOTHING.split())
"""Words that join nothing; the last lines are Welsh."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Contributions (``ids``) that all say ``words``. ``cluster`` is one they may go into, "" for one of their own."""

    words: tuple[str, ...]
    ids: tuple[str, ...]
    cluster: str = ""

    @property
    def reason(self) -> str:
        """``both say: bus, evening``"""
        who = {1: "it says", 2: "both say"}.get(len(self.ids), f"all {len(self.ids)} say")
        return f"{who}: {', '.join(self.words)}"


def telling(text: str) -> dict[str, str]:
    """The words of a text that may join it with others: what they have in common with their other forms (``buses`` and
    ``bus``) → the word as it was said."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold().replace("’", "'")):
        if len(word) >= _LEAST_LETTERS and word not in STOP_WORDS:
            found.setdefault(_stem(word), word)
    return found


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    """A word without its plural: ``buses`` and ``bus``, ``families`` and ``family`` come to the same."""
    word = word.removesuffix("'s")
    if len(word) > _LEAST_LETTERS and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > _LEAST_LETTERS and word.endswith("e"):
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word


def suggestions(
    loose: Sequence[tuple[str, str]], clusters: Mapping[str, Sequence[str]], most: int = 12
) -> tuple[Suggestion, ...]:
    """What may belong together among ``loose`` contributions (id, text), the strongest first: with a cluster that is
    there (id → its texts), then with each other. Each contribution is suggested once at most."""
    said = {one: telling(text) for one, text in loose}
    free = dict.fromkeys(said)
    return tuple(islice(chain(_into(said, free, clusters), _together(said, free)), most))


def _into(
    said: Mapping[str, dict[str, str]], free: dict[str, None], clusters: Mapping[str, Sequence[str]]
) -> Iterable[Suggestion]:
    """Loose ones that say a word which is a cluster's own: half of it say it, and hardly anybody elsewhere."""
    within = {cluster: Counter(stem for text in texts for stem in telling(text)) for cluster, texts in clusters.items()}
    everywhere: Counter[str] = Counter()
    for counted in within.values():
        everywhere.update(counted)
    own = defaultdict[str, list[str]](list)
    for cluster, counted in within.items():
        for stem, times in counted.items():
            if times >= 2 and times * 2 >= len(clusters[cluster]) and everywhere[stem] - times < times:
                own[stem].append(cluster)
    fits: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in list(free):
        reasons = [(within[cluster][stem], stem, cluster) for stem in said[one] for cluster in own.get(stem, ())]
        if reasons:
            _, stem, cluster = max(reasons)
            fits[cluster, stem].append(one)
            del free[one]
    for (cluster, stem), ids in sorted(fits.items(), key=lambda one: (-len(one[1]), one[0])):
        yield Suggestion((said[ids[0]][stem],), tuple(ids), cluster)


def _together(said: Mapping[str, dict[str, str]], free: dict[str, None]) -> Iterable[Suggestion]:
    """Groups of loose ones that share two words, or one that several say."""
    holding = defaultdict[str, list[str]](list)
    for one in free:
        for stem in said[one]:
            holding[stem].append(one)
    common = len(free) // 4 if len(free) >= _FEWEST_TEXTS_FOR_COMMON else len(free)
    told = {stem: len(ids) for stem, ids in holding.items() if 2 <= len(ids) <= common}
    weight = {stem: log(1 + len(free) / times) for stem, times in told.items()}
    pairs: Counter[tuple[str, ...]] = Counter()
    for one in free:
        stems = sorted((stem for stem in said[one] if stem in told), key=lambda stem: (told[stem], stem))[:_PER_TEXT]
        pairs.update(combinations(sorted(stems), 2))
    ranked: list[tuple[float, tuple[str, ...]]] = [
        (times * sum(weight[stem] for stem in pair), pair) for pair, times in pairs.items() if times >= 2
    ]
    ranked += [(times * weight[stem] * 0.7, (stem,)) for stem, times in told.items() if times >= _ALONE]
    for _, both in sorted(ranked, key=lambda one: (-one[0], one[1])):
        ids = [one for one in holding[both[0]] if one in free and all(stem in said[one] for stem in both)]
        if len(ids) < (2 if len(both) > 1 else _ALONE):
            continue
        shared = [stem for stem in said[ids[0]] if stem in told and all(stem in said[one] for one in ids)]
        for one in ids:
            del free[one]
        yield Suggestion(tuple(said[ids[0]][stem] for stem in shared), tuple(ids))
