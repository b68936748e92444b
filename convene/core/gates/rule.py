"""What every gate check shares: who it is, how it answers, and when nearly is said.

Two rules hold for all: no check passes on nothing (what must exist and does not is ``fail``, a share of nothing
is ``unknown``), and a check that wants all of something warns from ``NEARLY`` on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from convene.core.gates.facts import PlaceFacts
from convene.core.gates.number_words import sentence
from convene.core.views import Check, CheckState, Next

Advice = Callable[[PlaceFacts], Next | None]
"""One thing to do, with the place in the app where it is done; None when nothing can be done now."""

NEARLY = (4, 5)
"""Four in five: where a check that wants all turns from fail to warn, to show who is close."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A gate check before it is asked. ``remedy`` says what would make it pass, and where in the app.

    ``advice`` is what to do about it, and ``turn`` when, from 1: what others stand on comes first, and people who are
    waiting before papers that are. Without one the book has no noun for its answer yet, and it holds nobody up.
    ``last_advice`` is what can still be done about it when it cannot be told and nothing else waits.
    """

    id: str
    title: str
    remedy: str
    advice: Advice | None = None
    turn: int = 0
    last_advice: Advice | None = None

    def passed(self, says: str) -> Check:
        return self._answer("pass", says, "")

    def nearly(self, says: str, remedy: str = "") -> Check:
        return self._answer("warn", says, remedy or self.remedy)

    def failed(self, says: str, remedy: str = "") -> Check:
        return self._answer("fail", says, remedy or self.remedy)

    def cannot_tell(self, why: str, remedy: str = "") -> Check:
        """Unknown: nothing to judge yet, or nothing kept that could answer."""
        return self._answer("unknown", f"Cannot tell yet: {why}", remedy or self.remedy)

    def wants_all(self, part: int, whole: int, says: str) -> Check:
        """Pass when ``part`` is the whole of something, warn from four in five, else fail."""
        if 0 < whole <= part:
            return self.passed(says)
        return self.nearly(says) if at_least(part, whole, NEARLY) else self.failed(says)

    def _answer(self, state: CheckState, says: str, remedy: str) -> Check:
        return Check(self.id, self.title, state, sentence(says), remedy)


Asked = Callable[[PlaceFacts], Check]
"""How a check is answered."""


def at_least(part: int | Decimal, whole: int, ratio: tuple[int, int]) -> bool:
    """Whether part / whole >= ratio, exactly. A share of nothing is never enough."""
    over, under = ratio
    return whole > 0 and part * under >= whole * over


def at_most(part: int | Decimal, whole: int, ratio: tuple[int, int]) -> bool:
    """Whether part / whole <= ratio, exactly. A share of nothing is never right."""
    over, under = ratio
    return whole > 0 and part * under <= whole * over
