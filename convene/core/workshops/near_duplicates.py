"""Whether nearly the same was written down before: a hint for whoever writes, never a reason to refuse."""

from __future__ import annotations

from collections.abc import Sequence

from convene.text import clean_line

_ALIKE = 84
"""rapidfuzz's ratio of two texts with their words in order of the alphabet, 0 to 100."""
_SHORTEST = 12
"""Letters below which everything is like something."""


def nearest(text: str, said: Sequence[str]) -> str:
    """The text of ``said`` that is nearly the same, the nearest; "" when there is none."""
    wanted = clean_line(text).casefold()
    if len(wanted) < _SHORTEST or not said:
        return ""
    from rapidfuzz import fuzz, process

    folded = [clean_line(one).casefold() for one in said]
    found = process.extractOne(wanted, folded, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
    return said[found[2]] if found else ""
