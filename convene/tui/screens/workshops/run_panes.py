"""What stands on the run screen: who is here and how late it is, the agenda, the running block, what was just said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from convene.core.views import Item
from convene.core.vocabulary import ActorType
from convene.core.workshops.agenda import Slot, Timing
from convene.text import plural
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.workshops.run_views import RunPage

_NARROW = 56
"""Cells below which a contribution takes two lines, so that its words are not cut short."""


def attendance(page: RunPage) -> str:
    """``41 here: 22 citizens, 9 voluntary groups``, the many first."""
    counted = sorted((one for one in page.attendance if one[1]), key=lambda one: -one[1])
    one = {
        kind.value: kind.many.removesuffix("s") if kind.many == kind.label.lower() else kind.label.lower()
        for kind in ActorType
    }
    said = [plural(people, one[kind], ActorType(kind).many) for kind, people in counted]
    return f"{page.here} here: {', '.join(said)}" if said else "nobody counted yet"


def kept_words(said: str, to_go: str, width: int) -> str:
    """What was kept, in ``width`` cells, with the key that takes it back always whole."""
    kept, back = f"Kept, {to_go}: " if to_go else "Kept: ", " · ctrl+z takes it back"
    return kept + show.fit(said, max(width - show.cell_len(kept + back), 12)).rstrip(".") + back


def closing_words(half: bool) -> str:
    """What is said before F12 closes; with ``half`` a line still stands in the bar."""
    if half:
        return "The line is not kept yet: enter keeps it. F12 once more ends the workshop."
    return "F12 once more ends the workshop; any other command goes on."


class RunHead(Page):
    """The first line: the workshop, its room, and how the evening stands."""

    def __init__(self) -> None:
        super().__init__()
        self.page: RunPage | None = None
        self.timing: Timing | None = None
        self.now: datetime | None = None

    def show_run(self, page: RunPage, timing: Timing | None, now: datetime) -> None:
        minute = now.replace(second=0, microsecond=0)
        same = self.timing and timing and self.timing.behind == timing.behind
        if page is not self.page or minute != self.now or not same:
            self.page, self.timing, self.now = page, timing, minute
            self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.page is None or self.now is None:
            return [Content("")]
        behind = self.timing.behind if self.timing else 0
        pace = f"{behind} min behind" if behind > 0 else f"{-behind} min ahead" if behind else "on time"
        clock = f"{self.now:%H:%M}   {pace}" if self.timing else f"{self.now:%H:%M}"
        room = width - len(clock) - 3
        title = show.fit(self.page.title, room)
        about = " · ".join(part for part in (show.line(self.page.venue), attendance(self.page)) if part)
        about = show.fit(about, room - show.cell_len(title) - 3)
        left = show.row((title, "strong"), ("   " + about if len(about) > 8 else "", "quiet"))
        gap = " " * max(width - left.cell_length - len(clock), 0)
        return [show.row(left, (gap, ""), (clock, "look" if behind > 0 else "quiet"))]


class AgendaPane(Page):
    """The blocks with the times they have, had or will have; the running one marked."""

    def __init__(self) -> None:
        super().__init__()
        self.timing: Timing | None = None
        self.running = False

    def show_timing(self, timing: Timing, *, running: bool) -> None:
        """``running`` is false before the first block has begun."""
        if (timing, running) != (self.timing, self.running):
            self.timing, self.running = timing, running
            self.reset()

    def on_resize(self) -> None:
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.timing is None:
            return [Content("")]
        slots, room = self.timing.slots, max(self.size.height - 3, 3)
        spaced = 2 * len(slots) <= room
        here = next((at for at, slot in enumerate(slots) if slot.state == "running"), 0)
        start = 0 if spaced else max(0, min(here - room // 3, len(slots) - room))
        lines: list[Content] = []
        for slot in slots[start:] if spaced else slots[start : start + room]:
            lines.append(self._slot(slot, width))
            if spaced:
                lines.append(Content(""))
        return [*lines, *([] if spaced else [Content("")]), *self._end(width)]

    def _slot(self, slot: Slot, width: int) -> Content:
        marks, hue = show.marks(self), show.hue(self)
        here = slot.state == "running" and self.running
        mark = marks.bar if here else marks.passed if slot.state == "done" else marks.look if slot.late else ""
        mark = mark or (marks.meter if slot.pinned else " ")
        role = f"{hue} bold" if here else "quiet" if slot.state == "done" else "plain"
        late = f" {slot.late} late" if slot.late else ""
        minutes = f"{slot.minutes:>4}"
        title = show.pad(slot.title, width - 8 - len(minutes) - len(late))
        return show.row(
            (mark, "look" if slot.late else hue if here else "quiet"),
            (f" {slot.start:%H:%M} ", role if here else "quiet"),
            (f"{title}", role),
            (late, "look"),
            (minutes, "quiet"),
        )

    def _end(self, width: int) -> list[Content]:
        assert self.timing is not None
        over = self.timing.over
        lines = [show.row((show.fit(self.timing.words, width), "look" if over else "quiet"))]
        if over and self.running:
            lines.append(show.row(("F4", f"{show.hue(self)} bold"), (" offers what to cut", "quiet")))
        return lines


class NowPane(Page):
    """The running block in words, and what comes after it."""

    def __init__(self) -> None:
        super().__init__()
        self.page: RunPage | None = None
        self.timing: Timing | None = None

    def show_run(self, page: RunPage, timing: Timing | None) -> None:
        self.page, self.timing = page, timing
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        page = self.page
        if page is None:
            return [Content("")]
        if not page.blocks:
            return show.para("This workshop has no agenda yet. Leave with esc, twice, and edit it (e).", width, "look")
        if page.state is None:
            first = page.blocks[0].title
            return show.para(f"Not begun yet. F6 begins with {show.line(first)}.", width, "strong", most=2)
        at = min(page.state.block, len(page.blocks) - 1)
        block = page.blocks[at]
        title = show.fit(block.title, width)
        method = show.fit(block.method, width - show.cell_len(title) - 3)
        lines = [show.row((title, "strong"), ("   " + method if method else "", "quiet"))]
        if block.note:
            lines += show.para(block.note, width, "plain", most=3)
        return [*lines, self._next(at, width)]

    def _next(self, at: int, width: int) -> Content:
        assert self.page is not None
        if self.page.state and self.page.state.paused_at:
            words = f"paused at {self.page.state.paused_at:%H:%M}; space goes on"
            return show.row((show.fit(words, width), "look"))
        if self.timing is None or at + 1 >= len(self.timing.slots):
            return show.row((show.fit("then the end; F12 closes the workshop", width), "quiet"))
        slot = self.timing.slots[at + 1]
        words = f"then {slot.start:%H:%M} {show.line(slot.title)}, {plural(slot.minutes, 'minute')}"
        return show.row((show.fit(words, width), "quiet"))


class SaidPane(Page):
    """The last few contributions, the latest at the bottom where the eye is."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()

    def show_items(self, items: tuple[Item, ...]) -> None:
        if items != self.items:
            self.items = items
            self.reset()

    def on_resize(self) -> None:
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if not self.items:
            words = "What people say goes into the line below; enter keeps it. @c says a citizen spoke, #t3 at table 3."
            return show.para(words, width, "quiet")
        room = max(self.size.height, 1)
        if width < _NARROW:
            shown = self.items[-max(room // 2, 1) :]
            return [line for item in shown for line in self._two_lines(item, width)]
        spaced = room >= 12
        shown = self.items[-(max((room + 1) // 2, 1) if spaced else room) :]
        who = min(max(show.cell_len(show.line(item.sub)) for item in shown), 20, width // 3)
        lines: list[Content] = []
        for item in shown:
            if spaced and lines:
                lines.append(Content(""))
            lines.append(self._one(item, who, width))
        return lines

    def _two_lines(self, item: Item, width: int) -> list[Content]:
        opening, closing = show.marks(self).quotes
        about = " · ".join(part for part in (show.line(item.sub).lower(), show.line(item.aside)) if part)
        return [
            show.row(
                (show.pad(item.figure, 3, right=True) + " ", "quiet"),
                (f"{opening}{show.fit(item.title, width - 6)}{closing}", "plain"),
            ),
            show.row(("    " + show.fit(about, width - 4), show.hue(self))),
        ]

    def _one(self, item: Item, who: int, width: int) -> Content:
        opening, closing = show.marks(self).quotes
        aside = show.fit(item.aside, 16)
        room = width - 4 - who - 2 - 2 - (show.cell_len(aside) + 2 if aside else 0)
        return show.row(
            (show.pad(item.figure, 3, right=True) + " ", "quiet"),
            (show.pad(item.sub.lower(), who) + "  ", show.hue(self)),
            (f"{opening}{show.fit(item.title, room)}{closing}", "plain"),
            (f"  {aside}" if aside else "", "quiet"),
        )
