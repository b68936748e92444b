"""One cell of a stack as a mark."""

from __future__ import annotations

import re
from fractions import Fraction

from convene.core.methods.election import Mark
from convene.core.methods.method import Method
from convene.core.methods.registry import every
from convene.text import clean_line, clip

_WHOLE = re.compile(r"[+-]?\d{1,12}(?:[.,]0{1,2})?")
_DECIMAL = re.compile(r"[+-]?\d{1,12}[.,]\d{1,2}|[+-]?\d{0,12}\.\d{1,6}")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)", re.IGNORECASE)
_PERCENT = re.compile(r"[+-]?[\d.,]+\s*%")
_PAIR = re.compile(r"([1-9])\s*[/|:;-]?\s*([1-9])")


_NOTHING = {"-", "–", "—", "n/a", "na"}
_OPINIONS = {
    "for", "against", "abstain", "abstains", "maybe", "perhaps", "support", "supports", "oppose", "opposes", "like",
    "likes", "dislike", "dislikes", "good", "bad", "high", "medium", "low",
}  # fmt: skip


class UnreadableError(ValueError):
    """A cell that is no mark; its words say what it is instead."""


def mark_of(said: str, method: Method) -> Mark:
    """What a cell says. Raises UnreadableError."""
    words = clean_line(said)
    if not words:
        return None
    folded = words.casefold()
    if folded in method.words:
        return method.words[folded]
    if folded in _NOTHING:
        return None
    bare = words.replace("−", "-").replace(" ", "")
    if _WHOLE.fullmatch(bare):
        return int(re.split(r"[.,]", bare)[0])
    if _PERCENT.fullmatch(bare):
        raise UnreadableError(f"“{clip(words, 20)}” is a percentage; papers hold marks of one person, not shares")
    if method.kind == "ranks" and (found := _ORDINAL.fullmatch(bare)):
        return int(found[1])
    if _DECIMAL.fullmatch(bare):
        if method.fractions:
            return Fraction(bare.replace(",", "."))
        raise UnreadableError(f"“{clip(words, 20)}” is no whole number")
    raise UnreadableError(f"“{clip(words, 30)}” is {_instead(method)}")


def is_opinion(said: str) -> bool:
    """Whether a cell is a word that says what somebody thinks, though perhaps not one that this method knows."""
    folded = clean_line(said).casefold()
    return folded in _OPINIONS or any(folded in one.words for one in every().values())


def pair_of(said: str) -> tuple[Mark, Mark]:
    """Two marks in one cell, ``4/2``. Raises UnreadableError."""
    words = clean_line(said)
    if not words:
        return None, None
    if found := _PAIR.fullmatch(words):
        return int(found[1]), int(found[2])
    raise UnreadableError(f"“{clip(words, 20)}” is not two digits such as 4/2")


def is_percent(said: str) -> bool:
    return bool(_PERCENT.fullmatch(said.replace(" ", "")))


def _instead(method: Method) -> str:
    if method.kind in ("ticks", "duels"):
        return "neither a tick nor empty"
    return "no place" if method.kind == "ranks" else "no mark" if method.kind == "stances" else "no number"
