"""Numbers as a colleague says them: “four of six types”, “no commitments”, “all twelve signatures”."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from convene.text import clip, count, join, plural_of

_SPELT = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def spelt(number: int | Decimal, none: str = "none") -> str:
    """``four``, from thirteen on ``13`` and ``1,204``; zero is ``none``, and a part of something ``2.5``."""
    if not isinstance(number, int):
        if number != int(number):
            return count(round(number, 2))
        number = int(number)
    return none if number == 0 else _SPELT[number] if 0 < number < len(_SPELT) else count(number)


def many(number: int, one: str, more: str = "") -> str:
    """``no actors``, ``one actor``, ``13 actors``; ``more`` overrides the usual plural."""
    return f"{spelt(number, 'no')} {one if number == 1 else more or plural_of(one)}"


def share(part: int | Decimal, whole: int, one: str, more: str = "") -> str:
    """``four of six types``, ``none of six types``, ``all six types``, ``the one type``, ``not one type``."""
    if part == whole and whole == 1:
        return f"the one {one}"
    if part == whole and whole == 2:
        return f"both {more or plural_of(one)}"
    if part == whole and whole:
        return f"all {many(whole, one, more)}"
    if part == 0 and whole == 1:
        return f"not one {one}"
    return f"{spelt(part)} of {many(whole, one, more)}"


def verb(number: int, one: str = "is", more: str = "are") -> str:
    """The verb that agrees with a number: none and one take the singular."""
    return one if number in (0, 1) else more


def sentence(words: str) -> str:
    """The words with a capital in front."""
    return words[:1].upper() + words[1:]


def named(names: Sequence[str], most: int = 3) -> str:
    """``Eastgate, Block C and two more``: the first few of some names, and how many more there are."""
    shown = [clip(name, 40) for name in names[:most]]
    more = len(names) - len(shown)
    return join([*shown, f"{spelt(more)} more"] if more else shown)
