"""The thread around one item, in both directions: from what was said to what people were told."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from convene.core.views import Item, Step
from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

_LABEL = 15
"""Cells that marks and step words take before the text."""


class ThreadList(LongList):
    """One line an item, a blank one between steps; the step's word stands at the left of its first item."""

    def __init__(self) -> None:
        super().__init__(spaced=False, many=False)
        self.steps: dict[str, Step] = {}
        self._tops: list[int] = []

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        rows: list[Item] = []
        self.steps, self._tops = {}, []
        top = 0
        for step in steps:
            items = step.items
            if step.state == "missing" or not items:
                items = (Item("", step.words, tone="look" if step.state == "missing" else "plain"), *items)
            for place, item in enumerate(items):
                row = f"{step.kind}:{place}:{item.id}"
                self.steps[row] = step
                self._tops.append(top)
                rows.append(replace(item, id=row))
                top += 1
            top += 1
        self.show_items(tuple(rows))

    def _span(self, at: int) -> tuple[int, int]:
        return (self._tops[at], 1) if at < len(self._tops) else (at, 1)

    def _at_line(self, y: int) -> tuple[int, int]:
        if self._tops and y > self._tops[-1]:
            return len(self._tops), 0
        at = max(bisect_right(self._tops, y) - 1, 0)
        return at, y - self._tops[at] if self._tops else 0

    def target(self) -> tuple[str, str] | None:
        """The noun and id of the highlighted item, if it can be gone to."""
        if self.highlighted is None:
            return None
        noun, _, found = self.highlighted.id.split(":", 2)[2].partition(":")
        return (noun, found) if found else None

    def cells(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        hue, set_ = show.hue(self), show.marks(self)
        step = self.steps[item.id]
        gutter = [(set_.bar if here else " ", hue), (" ", "")]
        # The cord joins one step to the next; it ends with the last step.
        last = step.kind == self.steps[self.items[-1].id].kind
        if part:
            return [*gutter, (set_.cord, "faint")]
        if item.id.split(":")[1] == "0":
            standing = step.state == "here"
            mark = {"here": set_.here, "there": set_.open}.get(step.state, set_.look)
            gutter += [(f"{mark} ", hue if standing else "look" if step.state == "missing" else "quiet")]
            gutter += [(show.pad(step.label, _LABEL - 2), f"{hue} bold" if standing else "quiet")]
        else:
            gutter += [(" " if last else set_.cord, "faint"), (" " * (_LABEL - 1), "")]
        room = max(width - _LABEL - 3, 4)
        who = _who(room)
        role = "look" if step.state == "missing" else "strong" if here else "plain"
        title = show.pad(item.title, room - who - 2) if who else show.fit(item.title, room)
        return [*gutter, (title, role), ("  ", ""), (show.fit(item.sub, who), "quiet")]


class Highlit(Page):
    """The highlighted item whole, where its one line in the list is too short for it."""

    def __init__(self) -> None:
        super().__init__(id="highlit")
        self.item: Item | None = None

    def show_item(self, item: Item | None) -> None:
        self.item = item
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        one = self.item
        if one is None:
            return []
        who = _who(width)
        if show.cell_len(show.line(one.title)) <= width - who - 2 and show.cell_len(one.sub) <= who:
            return []
        out = show.para(one.title, min(width, 92), "plain", most=4)
        return out + (show.para(one.sub, min(width, 92), "quiet", most=3) if one.sub else [])


def _who(room: int) -> int:
    """Cells for who said or did it; 0 where the words need them all."""
    return min(max(room // 4, 14), 30) if room >= 44 else 0


class ThreadScreen(Sheet):
    HELP = (
        "What somebody said, the vision it became, how it was decided, who promised what, what was measured, "
        "what people were told. Enter goes to the item."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("t,f6", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, noun: str, record_id: str, title: str) -> None:
        super().__init__("Thread", title)
        self.noun, self.record_id = noun, record_id
        self.list = ThreadList()
        self.whole = Highlit()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list
            yield self.whole

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.read()

    @work(group="thread", exclusive=True)
    async def read(self) -> None:
        from convene.services.thread import thread

        with self.host.telling():
            steps = await self.host.ask(thread.page, self.host.place_id, self.noun, self.record_id)
            self.show_steps(steps)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        self.list.show_steps(steps)
        at = next((row for row, step in self.list.steps.items() if step.state == "here"), "")
        exact = next((row for row in self.list.steps if row.endswith(f":{self.record_id}")), at)
        if exact:
            self.list.highlight(exact)

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        self.whole.show_item(event.item)

    @on(LongList.Chosen)
    async def _chosen(self) -> None:
        if target := self.list.target():
            await self.host.jump(*target)
        else:
            self.host.toast("There is nothing here yet to go to.")
