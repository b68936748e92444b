"""Sub-rows inside a form: an agenda's blocks, a need's evidence. Listed, edited one at a time, put in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from convene.core.nouns import Draft, specs
from convene.tui import show
from convene.tui.forms.typed_values import Raw, summary
from convene.tui.widgets.page import Page

_MOST = 8


class RowsBox(Page, can_focus=True):
    """A small list of raw sub-rows. Letters are commands here, since nothing is typed into it."""

    complaint = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", "open", id="rows.edit", tooltip="Open this row"),
        Binding("enter", "go_on", "next field", id="rows.next_field", show=False, tooltip="On to the next field"),
        Binding("n", "add", "add", id="rows.add", tooltip="Add a row below this one"),
        Binding("d,delete", "remove", "take out", id="rows.delete", tooltip="Take this row out; u brings it back"),
        Binding("u", "bring_back", "bring back", id="rows.back", show=False, tooltip="Bring back the row deleted last"),
        Binding("shift+up,K", "shift(-1)", "move up", id="rows.up", show=False, tooltip="Move this row up"),
        Binding("shift+down,J", "shift(1)", "move", id="rows.down", tooltip="Move this row down; shift+up moves it up"),
        Binding("up,k", "step(-1)", "up", id="rows.previous", show=False, tooltip="The row above"),
        Binding("down,j", "step(1)", "down", id="rows.next", show=False, tooltip="The row below"),
    ]

    class Changed(Message):
        """The rows changed."""

    class Done(Message):
        """Nothing to do here: on to the next field."""

    class Edit(Message):
        """A row is to be edited in a form of its own; ``index`` at the end of the list means a new one."""

        def __init__(self, box: RowsBox, index: int, row: dict[str, Raw] | None) -> None:
            super().__init__()
            self.box = box
            self.index = index
            self.row = row

    def __init__(self, draft: type[Draft]) -> None:
        super().__init__()
        self.draft = draft
        self.rows: tuple[dict[str, Raw], ...] = ()
        self.at = 0
        self._gone: list[tuple[int, dict[str, Raw]]] = []
        self._titles: dict[str, dict[str, str]] = {}

    def know(self, noun: str, titles: Mapping[str, str]) -> None:
        """What the handles of a noun stand for, so that rows can say it."""
        if self._titles.get(noun) != titles:
            self._titles[noun] = dict(titles)
            self.reset()

    @property
    def raw(self) -> list[Any]:
        return list(self.rows)

    @raw.setter
    def raw(self, value: list[Any]) -> None:
        self._become(tuple(dict(row) for row in value), self.at)

    def put(self, index: int, row: dict[str, Raw], *, new: bool) -> None:
        """Takes back a row edited elsewhere."""
        after = self.rows[index:] if new else self.rows[index + 1 :]
        self._become((*self.rows[:index], row, *after), index)

    def _become(self, rows: tuple[dict[str, Raw], ...], at: int) -> None:
        self.rows = rows
        self.at = max(0, min(at, len(rows) - 1))
        self.reset()
        if self.is_attached:
            self.refresh_bindings()
        self.post_message(self.Changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("edit", "remove"):
            return bool(self.rows)
        if action == "shift":
            return len(self.rows) > 1
        return not self.rows if action == "go_on" else True

    def action_edit(self) -> None:
        if self.rows:
            self.post_message(self.Edit(self, self.at, self.rows[self.at]))

    def action_go_on(self) -> None:
        self.post_message(self.Done())

    def action_add(self) -> None:
        self.post_message(self.Edit(self, self.at + 1 if self.rows else 0, None))

    def action_remove(self) -> None:
        if self.rows:
            self._gone.append((self.at, self.rows[self.at]))
            self._become((*self.rows[: self.at], *self.rows[self.at + 1 :]), self.at)

    def action_bring_back(self) -> None:
        if self._gone:
            index, row = self._gone.pop()
            self.put(min(index, len(self.rows)), row, new=True)

    def action_shift(self, by: int) -> None:
        to = self.at + by
        if self.rows and 0 <= to < len(self.rows):
            rows = list(self.rows)
            rows[self.at], rows[to] = rows[to], rows[self.at]
            self._become(tuple(rows), to)

    def action_step(self, by: int) -> None:
        to = self.at + by
        if 0 <= to < len(self.rows):
            self.at = to
            self.reset()
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_focus(self) -> None:
        self.reset()

    def on_blur(self) -> None:
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        gone = "; u brings the last one back" if self._gone else ""
        if not self.rows:
            return [show.row((show.fit(f"none yet; n adds one{gone}", width), "quiet"))]
        start = max(0, min(self.at - _MOST // 2, len(self.rows) - _MOST))
        lines = [self._line(n, width) for n in range(start, min(start + _MOST, len(self.rows)))]
        if len(self.rows) > _MOST:
            lines.append(show.row((f"  {self.at + 1} of {len(self.rows)}", "quiet")))
        return lines

    def _line(self, number: int, width: int) -> Content:
        here = self.has_focus and number == self.at
        words = summary(specs(self.draft), self.rows[number], self._titles) or "empty"
        return show.row(
            (show.marks(self).bar if here else " ", show.hue(self)),
            (show.pad(str(number + 1), 3, right=True) + "  ", "quiet"),
            (show.fit(words, width - 7), "strong" if here else "plain"),
        )
