"""The calendar as it is drawn: a month large, or a quarter small, and one day highlighted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from convene.core.delivery.calendar import Dated, Mark, month_of, moved, quarter_months, weeks
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.widgets.page import Page

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SMALL = 21
"""Cells of a month of the quarter."""

Pieces = list[tuple[str, str]]


def sign(mark: Mark, set_: show.Marks) -> str:
    """The mark of a kind of thing, one cell wide."""
    return {
        Mark.due: set_.meter, Mark.milestone: set_.open, Mark.meeting: set_.here, Mark.bids: set_.arrow,
        Mark.fund: "£", Mark.action: set_.dot,
    }[mark]  # fmt: skip


class CalendarGrid(Page, can_focus=True):
    """Says ``Moved`` when another day is highlighted, and ``Opened`` when it is gone into."""

    BINDING_GROUP_TITLE = "The calendar"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "open", "the day", "calendar.open", "Go to what stands on the day."),
        hidden("left,h", "move(-1)", "day before", "calendar.left", "The day before."),
        hidden("right", "move(1)", "next day", "calendar.right", "The next day."),
        hidden("up,k", "move(-7)", "week before", "calendar.up", "A week back."),
        hidden("down,j", "move(7)", "next week", "calendar.down", "A week on."),
        bind("pagedown", "turn(1)", "next month", "calendar.next_month", "A month on; a quarter where one is shown."),
        hidden("pageup", "turn(-1)", "month before", "calendar.month_before", "A month, or a quarter, back."),
    ]

    class Moved(Message):
        """Another day is highlighted."""

    class Opened(Message):
        """The day was gone into."""

    def __init__(self, today: date) -> None:
        super().__init__(id="calendar-grid")
        self.today = self.day = today
        self.quarterly = False
        self.days: Mapping[date, Sequence[Dated]] = {}

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months shown."""
        return quarter_months(self.day) if self.quarterly else (month_of(self.day),)

    def go(self, when: date) -> None:
        """Highlight a day."""
        if when != self.day:
            self.day = when
            self.reset()
            self.post_message(self.Moved())

    def action_move(self, days: int) -> None:
        self.go(moved(self.day, days=days))

    def action_turn(self, step: int) -> None:
        self.go(moved(self.day, months=step * (3 if self.quarterly else 1)))

    def action_open(self) -> None:
        self.post_message(self.Opened())

    def on_focus(self) -> None:
        self.reset()

    def on_blur(self) -> None:
        self.reset()

    # Drawing

    def typeset(self, width: int) -> list[Content]:
        return self._quarter(width) if self.quarterly else self._month(width)

    def _month(self, width: int) -> list[Content]:
        cell = max(min(width // 7, 16), 5)
        tall = self.screen.has_class("-tall")
        out = [show.row(*((show.pad(name, cell), "quiet") for name in _WEEKDAYS))]
        for week in weeks(month_of(self.day)):
            out.append(show.row(*(piece for when in week for piece in self._number(when, cell))))
            out.append(show.row(*(piece for when in week for piece in self._marks(when, cell))))
            out += [Content("")] if tall else []
        return out

    def _number(self, when: date | None, cell: int) -> Pieces:
        if when is None:
            return [(" " * cell, "")]
        here, today = when == self.day, when == self.today
        words = f"{show.marks(self).bar if here else ' '}{when.day:>2}{' today' if today and cell > 10 else ''}"
        role = "strong on $lifted" if here else show.hue(self) if today else "plain" if when in self.days else "quiet"
        return [(f"{words:<{cell - 1}}"[: cell - 1], role), (" ", "")]

    def _marks(self, when: date | None, cell: int) -> Pieces:
        set_, room, out = show.marks(self), cell - 2, list[tuple[str, str]]()
        lifted = " on $lifted" if when == self.day else ""
        for mark in Mark:
            some = [one for one in self.days.get(when, ()) if one.mark is mark] if when else []
            if not some:
                continue
            words = f"{sign(mark, set_)}{len(some) if len(some) > 1 else ''}"
            words += set_.look if any(one.late for one in some) else ""
            if show.cell_len(words) > room:
                out.append(("…"[:room], f"quiet{lifted}"))
                room -= len("…"[:room])
                break
            out.append((words, f"{tone_of(some)}{lifted}"))
            room -= show.cell_len(words)
            if room > 0:
                out.append((" ", f"quiet{lifted}"))
                room -= 1
        return [(" ", f"quiet{lifted}"), *out, (" " * room, f"quiet{lifted}"), (" ", "")]

    def _quarter(self, width: int) -> list[Content]:
        beside = max(min((width + 3) // (_SMALL + 3), 3), 1)
        out: list[Content] = []
        for at in range(0, 3, beside):
            months = self.months[at : at + beside]
            out += [Content("")] if out else []
            out.append(self._side([[(show.pad(f"{one:%B} {one.year}", _SMALL), "strong")] for one in months]))
            out.append(self._side([[(f"{name[:2]:>2} ", "quiet") for name in _WEEKDAYS] for _ in months]))
            rows = [weeks(one) for one in months]
            for week in range(6):
                out.append(self._side([self._small(one[week] if week < len(one) else ()) for one in rows]))
        return out

    def _side(self, parts: Sequence[Pieces]) -> Content:
        pieces: Pieces = []
        for part in parts:
            pieces += [*part, ("   ", "")]
        return show.row(*pieces)

    def _small(self, week: Sequence[date | None]) -> Pieces:
        set_, out = show.marks(self), list[tuple[str, str]]()
        for when in week:
            some = self.days.get(when, ()) if when else ()
            number = f"{when.day:>2}" if when else "  "
            role = tone_of(some) if some else "quiet"
            if when == self.today:
                role = show.hue(self)
            if when == self.day:
                role = "strong on $lifted"
            mark = set_.look if any(one.late for one in some) else sign(some[0].mark, set_) if some else " "
            out.append((f"{number}{set_.bar if when and when == self.day else mark}", role))
        return out or [(" " * _SMALL, "")]


def tone_of(some: Sequence[Dated]) -> str:
    """Late before anything else; quiet when all of it is over."""
    if any(one.late for one in some):
        return "late"
    return "faint" if all(one.over for one in some) else "plain"
