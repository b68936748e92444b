"""Whether two names may be one body's: what they share beyond the words that everybody's name has.

A number that two rows share proves little: schools bear that of their trust, groups that of their host, tenants that
of their landlord. Names that share a telling word, or of which one is short for the other, may be one body's.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from convene.core.engagement.name_likeness import folded, numbers
from convene.core.engagement.telling_words import GENERIC, KINDS, PLACES, WEAK
from convene.text import without_accents, words_of

_SMALL = frozenset(("of", "the", "and", "for", "to", "in", "a", "at", "with"))


def may_be_one(one: str, other: str, common: Container[str] = ()) -> bool:
    """Whether two names may be those of one body. ``common`` are folded words that tell nothing here, such as the name
    of the place.

    True where they share a telling word (one slip of the pen and a plural make no difference), where one is the
    initials of the other, where they are the same but for spaces, and where one says all that the other says.
    """
    if one == other:
        return True
    mine, theirs = _words(one), _words(other)
    if mine == theirs or "".join(mine) == "".join(theirs):
        return True
    if numbers(" ".join(mine)) != numbers(" ".join(theirs)) and _both_number(mine, theirs):
        return False
    if _initials_of(mine, other) or _initials_of(theirs, one):
        return True
    less, more = sorted((set(mine), set(theirs)), key=len)
    told, tells = _telling(mine, common), _telling(theirs, common)
    if told and tells:
        if _kinds(mine) and _kinds(theirs) and not _kinds(mine) & _kinds(theirs):
            return False  # the church and the school of one village, its football and its bowls
        if _share(told - WEAK, tells - WEAK):
            return True
        apart = _own(mine, theirs, common) and _own(theirs, mine, common)
        return not apart and _share(told, tells)
    # Nothing in one of them tells it from others: then all of the shorter one must stand in the other.
    return len(less) > 1 and less <= more and bool(less - PLACES - GENERIC or len(less) > 2)


def says_the_same(one: str, other: str, common: Container[str] = ()) -> bool:
    """Whether every word of one name stands in the other: a stricter question than ``may_be_one``."""
    less, more = sorted((set(_words(one)), set(_words(other))), key=len)
    return may_be_one(one, other, common) and all(any(_alike(word, near) for near in more) for word in less)


@lru_cache(maxsize=4_096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(name).split())


def _telling(words: tuple[str, ...], common: Container[str]) -> set[str]:
    """The words of a name that tell it from others."""
    return {
        word
        for word in words
        if len(word) > 1 and not word.isdigit() and word not in GENERIC and word not in PLACES and word not in common
    }


@lru_cache(maxsize=4_096)
def _kinds(words: tuple[str, ...]) -> frozenset[int]:
    """What kinds of body a name speaks of. A Church of England school is a school."""
    said = " ".join(words).replace("church england", "").replace("church scotland", "").split()
    return frozenset(at for at, kind in enumerate(KINDS) if any(word in kind for word in said))


def _own(words: tuple[str, ...], others: tuple[str, ...], common: Container[str]) -> bool:
    """Whether a name has a telling word, or a place, that the other has not."""
    return any(
        word not in others and (word in PLACES or word in common or (word not in GENERIC and word not in WEAK))
        for word in words
    )


def _share(told: set[str], tells: set[str]) -> bool:
    return bool(told & tells) or any(_alike(one, other) for one in told for other in tells)


def _alike(one: str, other: str) -> bool:
    """The same word, its plural, a slip of one letter in a long one, or one that goes on where the other ends."""
    if one == other:
        return True
    less, more = sorted((one, other), key=len)
    if len(less) < 4 or less[0] != more[0]:
        return False
    return more in (f"{less}s", f"{less}es") or (len(less) >= 6 and (more.startswith(less) or _one_slip(less, more)))


def _one_slip(less: str, more: str) -> bool:
    """Whether one letter more, one other letter, or two that changed places make one word of the other."""
    if len(more) - len(less) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(less, more, strict=False)) if a != b), len(less))
    if len(less) < len(more):
        return less[at:] == more[at + 1 :]
    turned = less[at + 1 : at + 2] + less[at : at + 1]
    return less[at + 1 :] == more[at + 1 :] or (more[at : at + 2] == turned and less[at + 2 :] == more[at + 2 :])


def _initials_of(short: tuple[str, ...], long: str) -> bool:
    """Whether a word of the short name is the initials of the long one: NSPCC, HVA."""
    words = words_of(without_accents(long.casefold()).replace("'", "").replace("’", ""))
    if len(words) < 3:
        return False
    made = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL))
    return any(len(word) > 2 and any(one.startswith(word) for one in made) for word in short)


def _both_number(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both names count themselves, such as 1st and 2nd."""
    return bool(numbers(" ".join(one))) and bool(numbers(" ".join(other)))
