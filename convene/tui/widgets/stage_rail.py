"""The stage rail: four stages, how far each gate is, where the place is and where you stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.tui import show
from convene.tui.themes import STAGES, StageName
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Gate

_GAP = 2


class StageRail(Page):
    """Two lines: number, name and ``passed/checks``; under them a bar of each stage's own hue."""

    def __init__(self) -> None:
        super().__init__()
        self.gates: tuple[Gate, ...] = ()
        self.now = ""

    def show_gates(self, gates: tuple[Gate, ...], now: str) -> None:
        """``now`` is the key of the stage the place is in."""
        self.gates, self.now = gates, now
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        here = str(getattr(self.screen, "hue", ""))
        by_stage = {gate.stage: gate for gate in self.gates}
        sizes = [(width - _GAP * 3) // 4 + (1 if n < (width - _GAP * 3) % 4 else 0) for n in range(4)]
        named = self._names(sizes, by_stage)
        gap = Content(" " * _GAP)
        tops = [
            self._top(stage, size, by_stage.get(stage.key), here, named)
            for stage, size in zip(STAGES, sizes, strict=True)
        ]
        bars = [self._bar(stage, size, by_stage.get(stage.key)) for stage, size in zip(STAGES, sizes, strict=True)]
        return [gap.join(tops), gap.join(bars)]

    def _names(self, sizes: list[int], gates: dict[str, Gate]) -> str:
        """The fullest label that fits every segment: names go before numbers do."""
        for form, now in (("name now", len(" · now")), ("name mark", 2), ("name", 0)):
            if all(
                len(f"{stage.number} {stage.label}")
                + (now if stage.key == self.now else 0)
                + 1
                + len(_score(gates.get(stage.key)))
                <= size
                for stage, size in zip(STAGES, sizes, strict=True)
            ):
                return form
        return ""

    def _top(self, stage: StageName, size: int, gate: Gate | None, here: str, named: str) -> Content:
        begun = gate is not None and (gate.passed > 0 or stage.key == self.now)
        role = f"{stage.key} bold" if stage.key == here else "plain" if begun else "quiet"
        set_ = show.marks(self)
        label = f"{stage.number} {stage.label}" if named else str(stage.number)
        now = (f" {set_.dot} now" if named == "name now" else f" {set_.here}") if stage.key == self.now else ""
        now = "" if named == "name" else now
        score = _score(gate)
        space = " " * max(size - len(label) - len(now) - len(score), 1)
        ending = f"{stage.key}" if stage.key == here else "quiet"
        return show.row((label, role), (now, stage.key), (space, ""), (score, ending))

    def _bar(self, stage: StageName, size: int, gate: Gate | None) -> Content:
        set_ = show.marks(self)
        total = gate.total if gate else 0
        full = round(size * gate.passed / total) if gate and total else 0
        return show.row((set_.rule * full, stage.key), (set_.thin * (size - full), "hair"))


def _score(gate: Gate | None) -> str:
    return f"{gate.passed}/{gate.total}" if gate else ""
