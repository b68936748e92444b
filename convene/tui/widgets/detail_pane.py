"""The right column: an item in its own words, its facts in two aligned columns, its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Detail, Step


_FIRST = 6
"""Facts that stand before the thread."""


def thread_lines(steps: tuple[Step, ...], width: int, hue: str, set_: show.Marks) -> list[Content]:
    """One step a line: a mark, its word, and what it says."""
    label = max((show.cell_len(show.line(step.label)) for step in steps), default=0) + 4
    out: list[Content] = []
    for step in steps:
        here = step.state == "here"
        mark = {"here": set_.here, "there": set_.open}.get(step.state, set_.rest)
        role = {"here": f"{hue} bold", "there": "plain"}.get(step.state, "look")
        name = show.row(
            (f"{mark} ", hue if here else "faint"), (show.fit(step.label, label - 2), hue if here else "quiet")
        )
        said = show.para(step.words, max(width - label, 8), role, most=1 if width < 56 else 2)
        out += [
            Content.assemble(show.pad_right(name, label) if not at else " " * label, one) for at, one in enumerate(said)
        ]
    return out


class DetailPage(Page):
    """The typeset detail; ``DetailPane`` scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        self.detail: Detail | None = None

    def typeset(self, width: int) -> list[Content]:
        one = self.detail
        if one is None:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        left, right = set_.quotes
        quote = show.para(f"{left}{one.quote}{right}", width, "quote") if one.quote else []
        out = show.para(one.title, width, "strong", most=6) if one.title else quote
        out += show.para(one.sub, width, "quiet") if one.sub else []
        if one.title and quote:
            out += [Content(""), *quote]
        # What matters most, then the thread: it must not drown in a long record.
        first = one.facts[:_FIRST] if one.thread else one.facts
        label = show.label_width(one.facts, width)
        if first:
            out += [Content(""), *show.facts(first, width, label)]
        if one.thread:
            out += [Content(""), show.row(("thread", hue)), *thread_lines(one.thread, width, hue, set_)]
        if rest := one.facts[len(first) :]:
            out += [Content(""), *show.facts(rest, width, label)]
        for section in one.sections:
            tone = section.tone if section.tone != "plain" else ""
            out += [Content(""), show.row((show.fit(section.title, width), hue))]
            for text in section.lines:
                out += show.hanging(Content(""), 2, text, width, tone)
        return out


class DetailPane(VerticalScroll):
    """Scrolls a detail. ``enter`` comes here from the list and ``esc`` goes back."""

    BINDING_GROUP_TITLE = "The right column"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "screen.back", "list", "detail.back", "Back to the list."),
        hidden("down,j", "scroll_down", "down", "detail.down", "Read on."),
        hidden("up,k", "scroll_up", "up", "detail.up", "Read back."),
        hidden("pagedown", "page_down", "page down", "detail.pagedown", "A page on."),
        hidden("pageup", "page_up", "page up", "detail.pageup", "A page back."),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page = DetailPage()

    def compose(self):  # type: ignore[no-untyped-def]
        yield self.page

    def show_detail(self, detail: Detail | None) -> None:
        """Show another item; the same item keeps its place."""
        other = detail is None or self.page.detail is None or detail.id != self.page.detail.id
        self.page.detail = detail
        self.page.reset()
        if other:
            self.scroll_home(animate=False)

    @property
    def detail(self) -> Detail | None:
        return self.page.detail
