"""The gate at the end of a stage, and the next best thing to do, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Check, Gate, Next

_STATE = {"pass": "done", "warn": "look", "fail": "late", "unknown": "quiet"}


def check_mark(check: Check, set_: show.Marks) -> tuple[str, str]:
    """The mark of a check and its ink; a check passed over with a reason is marked as open but calm."""
    if check.state == "pass":
        return set_.passed, "done"
    if check.override:
        return set_.arrow, "quiet"
    return (set_.look, _STATE[check.state]) if check.state != "unknown" else (set_.open, "quiet")


def check_lines(check: Check, width: int, set_: show.Marks, *, most: int = 2) -> list[Content]:
    """Mark, id, and what it says with its numbers."""
    mark, role = check_mark(check, set_)
    label = show.row((f"{mark} ", role), (check.id, "quiet"))
    room = label.cell_length + 2
    said = show.para(check.says or check.title, max(width - room, 8), "plain" if check.open else "quiet", most=most)
    return [Content.assemble(label if not place else " " * (room - 2), "  ", one) for place, one in enumerate(said)]


class GatePanel(Page):
    """What stands before the next stage: open checks in words, passed ones in one line; then the next thing to do."""

    def __init__(self, *, most: int = 5, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.gate: Gate | None = None
        self.next: Next | None = None
        self._most = most

    def show_gate(self, gate: Gate | None, next_: Next | None) -> None:
        self.gate, self.next = gate, next_
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        out = self._gate_lines(self.gate, width) if self.gate else []
        return out + (
            [Content(""), *next_lines(self.next, width, show.hue(self), why=self._roomy)] if self.next else []
        )

    @property
    def _roomy(self) -> bool:
        return self.screen.size.height >= 46

    def _gate_lines(self, gate: Gate, width: int) -> list[Content]:
        set_ = show.marks(self)
        title = "Before the next stage" if gate.stage != "measurement" else "Before the next cycle"
        out = [show.row((title, "strong"), (f"   {gate.passed} of {gate.total}", show.hue(self)))]
        standing = [check for check in gate.checks if check.open]
        for check in standing[: self._most]:
            out += check_lines(check, width, set_, most=3 if self._roomy else 1)
        if more := len(standing) - self._most:
            out += [show.row((f"  and {more} more; g shows them all", "quiet"))] if more > 0 else []
        passed = [check.id for check in gate.checks if check.state == "pass"]
        over = [check.id for check in gate.checks if check.state != "pass" and check.override]
        for mark, role, ids, word in (
            (set_.passed, "done", passed, "passed"), (set_.arrow, "quiet", over, "going on with a reason"),
        ):  # fmt: skip
            if ids:
                out += show.hanging(show.row((f"{mark} ", role)), 2, f"{_short(ids)}  {word}", width, "quiet")
        return out


def next_lines(next_: Next, width: int, hue: str, *, why: bool = True) -> list[Content]:
    """The next best thing to do, and why."""
    out = [show.row(("Next", f"{hue} bold")), *show.para(next_.words, width, "strong", most=3)]
    return out + (show.para(next_.why, width, "quiet", most=3) if why and next_.why else [])


def _short(ids: list[str]) -> str:
    """``DEL-2, 4, 5``: the checks of one gate share their first letters."""
    head = ids[0].rpartition("-")[0]
    return f"{head}-" + ", ".join(one.rpartition("-")[2] for one in ids)
