"""What the methods with numbers share: whether the numbers are not places after all."""

from __future__ import annotations

from convene.core.methods.election import Election
from convene.text import plural


def doubts(election: Election) -> str:
    """Whether the papers hold an order, in which 1 is best, though more is taken to be better.

    So it looks where every paper that says anything holds 1, 2, 3 … each once, from at least three options on.
    """
    papers = [one for one in election.papers if not one.fault and any(mark is not None for mark in one.marks)]
    if len(papers) < 3 or len(election.options) < 3:
        return ""
    for one in papers:
        filled = sorted(mark for mark in one.marks if mark is not None)
        if filled != list(range(1, len(filled) + 1)):
            return ""
    if max(sum(mark is not None for mark in one.marks) for one in papers) < 3:
        return ""
    return (
        f"Each of the {plural(len(papers), 'paper')} holds 1, 2, 3 … once each, as where options are put in order and "
        "1 is best. Counted as numbers of which more is better, the last would win. If they are places, count by "
        "borda or schulze."
    )
