"""What a cell of somebody's own list means for a field of a noun, in the words that people use."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from convene.core.nouns import Field
from convene.core.nouns.reading import read_choice
from convene.files.lists.cells import NOTHING, Given, understood
from convene.files.open_data.own_lists.synonyms import type_words
from convene.files.sheets import folded
from convene.text import clean, clean_line

_OR = re.compile(r"\s*(?:[/,;&+|]|\band\b|\bor\b)\s*")
_TEXTS = ("line", "prose", "ref", "lines")


def value_of(one: Field, cell: str, today: date | None = None, *, from_1904: bool = False) -> Given:
    """What a cell means for a field, as a plain value, and what to tell of it. ``today`` and ``from_1904`` as for
    ``understood``. Raises ValueError, in words."""
    if one.kind in _TEXTS and not one.required and cell.strip().casefold() in NOTHING:
        return Given(None)
    value, told = understood(one, cell, today, from_1904=from_1904)
    if value is None:
        return Given(None, told)
    if one.kind in ("line", "ref"):
        return Given(clean_line(value), told)
    if one.kind == "prose":
        return Given(clean(value), told)
    if one.kind == "choice":
        return Given(_choice(one, value), told)
    if one.kind == "choices":
        return Given(tuple(_choice(one, part) for part in value), told)
    if one.kind == "lines":
        return Given(tuple(filter(None, map(clean_line, value))), told)
    return Given(value, told)


def _choice(one: Field, word: str) -> str:
    """The key of a choice. People write what an organisation is in their own words, and sometimes twice."""
    if one.name in ("primary_type", "secondary_types", "actor_type") and (found := _type_of(word)):
        return found
    return str(read_choice(type(one.choices[0]), word).value)


@lru_cache(4_096)
def _type_of(word: str) -> str:
    parts = [part for part in _OR.split(word.casefold()) if part]
    meant = {_type(folded(part)) for part in parts} if len(parts) > 1 else {""}
    return _type(folded(word)) or (meant.pop() if len(meant) == 1 else "")


def _type(word: str) -> str:
    """The key of the type of actor that a folded word means, or ""."""
    return _types().get(word) or _types().get(word.removesuffix("s")) or ""


@cache
def _types() -> dict[str, str]:
    return type_words()
