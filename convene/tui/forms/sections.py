"""The sections of a form: a heading, and below it fields that may wait until they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from convene.core.nouns import Field
from convene.tui import show
from convene.tui.forms.field_layout import Group
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.in_view import show_whole
from convene.tui.widgets.page import Page


class Heading(Page):
    """A section's title; folded, it also says what is inside and can be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "open", "open", id="section.open", tooltip="Open this section"),
    ]

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.group = group
        self.can_focus = group.folded

    def fold(self, folded: bool) -> None:
        self.can_focus = folded
        self.reset()

    async def action_open(self) -> None:
        section = self.parent
        if isinstance(section, Section):
            await section.unfold()
            section.rows[0].box.focus()

    def on_focus(self) -> None:
        self.reset()
        self.call_after_refresh(show_whole, self)

    def on_blur(self) -> None:
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        title = show.line(self.group.title)
        if not self.can_focus:
            return [show.row(("  " + show.fit(title, width - 2), f"{show.hue(self)} bold"))]
        bar = show.marks(self).bar if self.has_focus else " "
        gist = show.fit(self.group.gist, width - show.cell_len(title) - 5)
        role = f"{show.hue(self)} bold" if self.has_focus else "plain"
        return [show.row((bar, show.hue(self)), (" " + title, role), ("   " + gist, "quiet"))]


class Section(Vertical):
    """One group of a form. Its rows are made when they are first shown.

    ``later`` makes an open section whose rows come with the first ``unfold``, after the form has been painted.
    """

    def __init__(self, group: Group, make: Callable[[Field], FieldRow], *, later: bool = False) -> None:
        super().__init__(classes="form-section")
        self.group = group
        self.heading = Heading(group)
        self.later = later and not group.folded
        self.rows: tuple[FieldRow, ...] = () if group.folded or later else tuple(map(make, group.fields))
        self._make = make

    @property
    def folded(self) -> bool:
        return not self.rows

    def compose(self) -> ComposeResult:
        if self.group.title:
            yield self.heading
        yield from self.rows

    async def unfold(self) -> None:
        """Shows the fields."""
        if self.folded:
            self.later = False
            self.rows = tuple(map(self._make, self.group.fields))
            self.heading.fold(False)
            if self.is_attached:
                await self.mount_all(self.rows)

    async def fold(self) -> None:
        """Puts the fields away; the form still knows what stood in them."""
        if self.group.title and not self.folded:
            self.rows = ()
            self.heading.fold(True)
            await self.remove_children(FieldRow)


async def open_or_fold(sections: Sequence[Section], untouched: Callable[[Field], bool]) -> None:
    """Opens every section; when all are open, puts away those that may wait and that nobody wrote in."""
    folded = [section for section in sections if section.folded]
    for section in folded:
        await section.unfold()
    for section in () if folded else sections:
        if section.group.folded and all(untouched(field) for field in section.group.fields):
            await section.fold()
