"""The freshness of a place's record: one number from 0 to 100, with the gaps that keep it from being whole.

It is the plain average of shares, one for each question that can be asked: of all voices, how many are in a vision; of
all commitments that fell due, how many were measured … Every question weighs the same, however many records it is
about, so that a thousand voices do not drown ten promises. What cannot be asked yet is left out, not counted as whole.
A record that says nothing more lowers the share it is in or leaves it as it is: it never raises the score.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from convene.core.views import Freshness, Loose
from convene.text import plural

LEAST = 3
"""Questions that must be askable before there is a score: of almost nothing, everything is whole."""


def freshness(asked: Sequence[Loose]) -> Freshness:
    """The score over the questions that can be asked; those about nothing are passed over."""
    there = [one for one in asked if one.of]
    if len(there) < LEAST:
        return Freshness(None, "No freshness yet: it is told once there are voices, visions and promises to look at.")
    lost = [Fraction(one.found, one.of) for one in there]
    whole = 1 - sum(lost) / len(there)
    gaps = sorted((one for one in there if one.found), key=lambda one: -Fraction(one.found, one.of))
    # Rounded down, so that 100 says that nothing is left to do.
    score = int(100 * whole)
    return Freshness(score, _says(score, gaps, len(there)), tuple(gaps), len(there))


def _says(score: int, gaps: Sequence[Loose], asked: int) -> str:
    if not gaps:
        return f"Freshness {score} of 100: all {asked} questions are whole, and the news is fresh."
    return f"Freshness {score} of 100, over {plural(asked, 'question')}; {plural(len(gaps), 'gap')} to close."


def loose_says(found: Sequence[Loose]) -> str:
    """How many ends hang loose, in a sentence."""
    ends = [one for one in found if one.found]
    if not any(one.of for one in found):
        return "There is nothing on the thread yet."
    if not ends:
        return "Nothing hangs loose: everything leads on, and leads back."
    total = sum(one.found for one in ends)
    return f"{plural(total, 'loose end')} of {plural(len(ends), 'kind')}. Each is an invitation, and nobody's fault."
