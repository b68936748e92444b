"""Handles for records that come without one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from convene.text import slug

_HANDLE = re.compile(r"[^\W_][\w.-]*")
_MOST = 72  # of the 80 letters a handle may have, so that a number can follow
_MADE: dict[str, Callable[[Callable[[str], str]], str]] = {
    "observation": lambda get: f"{get('commitment')[: _MOST - 11].rstrip('.-')}-{get('period_end')}",
    "adoption": lambda get: get("measure"),
    "signature": lambda get: get("actor"),
    "override": lambda get: get("check"),
    "publication": lambda get: get("published_on"),
    "person": lambda get: "contact",
    # The words of a log may name people, and a handle goes out with every list.
    "outreach": lambda get: "-".join(filter(None, (get("channel") or "outreach", get("date")))),
    "link": lambda get: f"{get('source')[:28].rstrip('.-')}-{get('kind')}-{get('target')[:28].rstrip('.-')}",
}


def stem(noun: str, named_by: str, values: Mapping[str, Any]) -> str:
    """The handle a record would get if nobody else had it.

    Most take it from the words they are known by. An observation is its commitment and the end of its period, an
    adoption its measure, a signature its actor, an override its check, a publication its day, a link its
    two actors, a line of outreach its channel and day. A person's tells nothing.
    """

    def get(name: str) -> str:
        return str(values.get(name) or "")

    made = _MADE.get(noun)
    words = made(get) if made else get(named_by)
    if made and _fits(words):
        return words
    words = slug(words)
    return words if _fits(words) else noun


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
    return len(words) <= _MOST and bool(_HANDLE.fullmatch(words)) and not odd
