"""Handles for records that come without one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from convene.core.nouns.noun import Noun
from convene.text import slug

_HANDLE = re.compile(r"[^\W_][\w.-]*")
MOST = 72  # of the 80 letters a handle may have, so that a number can follow


def stem(noun: Noun, values: Mapping[str, Any]) -> str:
    """The handle a record would get if nobody else had it: the words it is known by, or what its noun makes of it."""

    def get(name: str) -> str:
        return str(values.get(name) or "")

    words = noun.handle(get) if noun.handle else get(noun.named_by)
    if noun.handle and _fits(words):
        return words
    words = slug(words)
    return words if _fits(words) else noun.name


class Handles:
    """The handles in use among the records of one noun; case makes no difference."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {one.casefold() for one in taken}
        self._next: dict[str, int] = {}

    def make(self, stem: str) -> str:
        """The stem, or the first of stem-2, stem-3 … that is free. It is taken from then on."""
        folded = stem.casefold()
        number = self._next.get(folded, 1)
        handle = stem if number == 1 else f"{stem}-{number}"
        while handle.casefold() in self._taken:
            number += 1
            handle = f"{stem}-{number}"
        self._next[folded] = number + 1
        self._taken.add(handle.casefold())
        return handle


def _fits(words: str) -> bool:
    # Circled and other odd digits are letters to Python, but not to the pattern that handles are checked by.
    odd = any(unicodedata.category(letter) == "No" for letter in words)
    return len(words) <= MOST and bool(_HANDLE.fullmatch(words)) and not odd
