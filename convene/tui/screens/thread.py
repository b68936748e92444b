"""The thread around one item, in both directions: from what was said to what people were told."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item, Step
from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.screens.sheet import Sheet
from convene.tui.widgets.long_list import LongList

_NOUNS = {
    "said": "contribution", "vision": "vision", "decided": "vision", "commitment": "commitment",
    "measured": "observation", "replied": "reply",
}  # fmt: skip


class ThreadList(LongList):
    """The steps one under the other; the step's word stands at the left of its first item."""

    def __init__(self) -> None:
        super().__init__(spaced=False, many=False)
        self.steps: dict[str, Step] = {}
        self._last = ""

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        rows: list[Item] = []
        self.steps = {}
        for step in steps:
            items = step.items or (Item("", step.words, tone="look" if step.state == "missing" else "plain"),)
            for place, item in enumerate(items):
                row = f"{step.kind}:{place}:{item.id}"
                self.steps[row] = step
                rows.append(replace(item, id=row, sub=item.sub or (step.words if step.items and not place else "")))
        self._last = steps[-1].kind if steps else ""
        self.show_items(tuple(rows))

    def target(self) -> tuple[str, str] | None:
        """The noun and id of the highlighted item, if it can be gone to."""
        if self.highlighted is None:
            return None
        kind, _, rest = self.highlighted.id.partition(":")
        found = rest.partition(":")[2]
        return (_NOUNS[kind], found) if found and kind in _NOUNS else None

    def cells(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        hue, set_ = show.hue(self), show.marks(self)
        step = self.steps[item.id]
        first = item.id.split(":")[1] == "0"
        gutter = [(set_.bar if here else " ", hue), (" ", "")]
        if part == 0 and first:
            standing = step.state == "here"
            mark = {"here": set_.here, "there": set_.open}.get(step.state, set_.look)
            gutter += [(f"{mark} ", hue if standing else "look" if step.state == "missing" else "quiet")]
            gutter += [(show.pad(step.label, 12), f"{hue} bold" if standing else "quiet")]
        else:
            # The cord that joins one step to the next; it ends with the last step.
            last = step.kind == self._last
            gutter += [(" " if last else set_.cord, "faint"), (" " * 13, "")]
        room = max(width - 17, 4)
        if part:
            return [*gutter, (show.fit(item.sub, room), "quiet")]
        role = "look" if step.state == "missing" else "strong" if here else "plain"
        return [*gutter, (show.fit(item.title, room), role)]


class ThreadScreen(Sheet):
    HELP = "What somebody said, the vision it became, how it was decided, who promised what, what was measured, what people were told. Enter goes to the item."  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("t,f6", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, noun: str, record_id: str, title: str) -> None:
        super().__init__("Thread", title)
        self.noun, self.record_id = noun, record_id
        self.list = ThreadList()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def on_mount(self) -> None:
        super().on_mount()
        self.list.focus()
        self.read()

    @work(group="thread", exclusive=True)
    async def read(self) -> None:
        from convene.services import thread

        with self.desk.telling():
            steps = await self.desk.ask(thread.page, self.desk.place_id, self.noun, self.record_id)
            self.show_steps(steps)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        self.list.show_steps(steps)
        at = next((row for row, step in self.list.steps.items() if step.state == "here"), "")
        exact = next((row for row in self.list.steps if row.endswith(f":{self.record_id}")), at)
        if exact:
            self.list.highlight(exact)

    @on(LongList.Chosen)
    async def _chosen(self) -> None:
        if target := self.list.target():
            await self.desk.jump(*target)
        else:
            self.desk.toast("There is nothing here yet to go to.")
