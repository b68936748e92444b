"""A problem in words: what went wrong, where, and what to do. It can be scrolled and copied."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.errors import Problem
from convene.tui import show
from convene.tui.closing import Dialog
from convene.tui.keys import bind, hidden
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.page import Page


class ProblemPage(Page):
    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem

    def typeset(self, width: int) -> list[Content]:
        one = self.problem
        out = show.para(f"{show.marks(self).look} {one.title}", width, "late bold")
        out += show.para(str(one.where), width, "quiet") if str(one.where) else []
        out += [Content(""), *show.para(one.detail, width)] if one.detail else []
        return [*out, Content(""), *show.para(one.hint, width, "strong")]


class ProblemScreen(Dialog[None]):
    """``closing`` says that the app cannot go on after it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape,enter", "leave", "close", "problem.close", "Close this box."),
        bind("y", "copy", "copy", "problem.copy", "Copy these words."),
        hidden("down,j", "scroll(1)", "down", "problem.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "problem.up", "Read back."),
    ]
    hue = "engagement"

    def __init__(self, problem: Problem, *, closing: bool = False) -> None:
        super().__init__()
        self.problem = problem
        self.closing = closing

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="problem"):
            yield ProblemPage(self.problem)
        yield Foot()

    def action_leave(self) -> None:
        self.leave()

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(str(self.problem))
        self.notify("Copied, if your terminal allows it.", markup=False)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#problem", VerticalScroll).scroll_relative(y=lines, animate=False)
