"""A problem in words: what went wrong, where, and what to do. It can be scrolled and copied."""

from __future__ import annotations

import re
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

_REST = r"(?: (?!(?:shows?|lists?|finds?|tells?|changes|writes?|makes?|puts|and|or)\b)[^\s.;:,)]+)*"
"""What else stands in a command: its words up to what is said of it."""
_KEYS = tuple((re.compile(before + _REST), after) for before, after in (
    (r"convene history lists (?:every change|them|all)", "the overview (0) tells the latest changes"),
    (r"convene publish account", "p on the account"),
    (r"convene freeze", "f on the manifesto (m)"),
    (r"convene gate", "o at the gate (g)"),
    (r"convene add (?!place\b)[a-z-]+", "n in its tab"),
    (r"convene list (?!filter\b)[a-z-]+", "its tab"),
    (r"convene edit (?!place\b|manifesto\b)[a-z-]+", "e on it"),
    (r"convene show [a-z-]+", "enter on it"),
))  # fmt: skip


def in_app(hint: str) -> str:
    """A hint with the keys of the app where it names commands that have one."""
    for command, key in _KEYS:
        if (found := command.search(hint)) and "--help" not in found[0]:
            hint = command.sub(key, hint)
    return f"T{hint[1:]}" if hint.startswith("the ") else hint


class ProblemPage(Page):
    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem

    def typeset(self, width: int) -> list[Content]:
        one = self.problem
        out = show.para(f"{show.marks(self).look} {one.title}", width, "late bold")
        out += show.para(str(one.where), width, "quiet") if str(one.where) else []
        out += [Content(""), *show.para(one.detail, width)] if one.detail else []
        return [*out, Content(""), *show.para(in_app(one.hint), width, "strong")]


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
