"""An ask on one line: ``Saltworks CIC > procurement: somebody to check our tender forms =LW1.3``.

Who asks, the lever before a colon where one is meant, what would help, and a measure's code after ``=``. Whom it asks
may stand between: ``Saltworks CIC > Harbour Trust > procurement: …``; without, it asks anybody who can.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from convene.core.codesign.promise_line import MOST, lever_named, measure_marked
from convene.core.vocabulary import Lever
from convene.text import clean_line


@dataclass(frozen=True, slots=True)
class AskLine:
    """A line as it was understood: ``who`` asks, ``whom`` ("" for anybody), ``wording`` without the measure's mark and
    ``said`` with it. ``doubts`` are sentences on what was left out."""

    who: str = ""
    whom: str = ""
    wording: str = ""
    said: str = ""
    lever: Lever | None = None
    measure: str = ""
    doubts: tuple[str, ...] = ()

    def without_measure(self) -> AskLine:
        """The same where the code is no measure's: its mark is a word like the others."""
        return replace(self, wording=self.said, measure="")


def parse_ask(line: str) -> AskLine:
    """Reads one line."""
    text = clean_line(line)
    if len(text) > MOST:
        return AskLine(doubts=(f"A line has at most {MOST} letters, and this one has {len(text)}.",))
    if not text:
        return AskLine()
    who, mark, rest = (part.strip() for part in text.partition(">"))
    if not mark:
        return AskLine(wording=text, doubts=("It does not say who asks: write the actor, then >, then the ask.",))
    if not who:
        return AskLine(wording=rest, doubts=("Nobody stands before the >.",))
    whom, mark, words = (part.strip() for part in rest.partition(">"))
    if mark and ">" in words:
        doubt = "“>” stands in it more than twice: write who asks, whom it asks, and the ask."
        return AskLine(who, wording=rest, doubts=(doubt,))
    if not mark:
        whom, words = "", rest
    lever, said, _ = lever_named(words)  # an ask need not name one
    measure, wording, doubts = measure_marked(said)
    return AskLine(who, whom, wording, said, lever, measure, doubts)
