"""The calendar: a month or a quarter, what stands on its days, and the way there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from convene.core.delivery.calendar import Mark, by_day, last_of, told
from convene.core.views import Item, Tone
from convene.text import day
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.calendar_drawing import CalendarGrid, sign
from convene.tui.screens.delivery.delivery_sheet import DeliverySheet
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.delivery.calendar import Dated


class DayHead(Page):
    """The highlighted day, and how much stands on it."""

    words: tuple[str, str] = ("", "")

    def say(self, title: str, told: str) -> None:
        self.words = (title, told)
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        title, told = self.words
        return [
            show.row((show.fit(title, width), "strong"), ("   ", ""), (show.fit(told, width - len(title) - 3), "quiet"))
        ]


class Legend(Page):
    """What the marks mean."""

    def typeset(self, width: int) -> list[Content]:
        set_ = show.marks(self)
        words = [*(f"{sign(one, set_)} {one.label}" for one in Mark), f"{set_.look} late"]
        return show.para("  ".join(one.replace(" ", "\u00a0") for one in words), width, "quiet")


class CalendarScreen(DeliverySheet):
    HELP = (
        "Arrows go from day to day, page up and down from month to month; v shows the quarter. Enter goes to what "
        "stands on the day, and there to the record itself."
    )
    AT = 1
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("v", "quarter", "quarter", "calendar.quarter", "A quarter instead of a month, and back."),
        bind("a", "today", "today", "calendar.today", "To today."),
        hidden("tab", "other", "other side", "calendar.other", "Between the days and what stands on one."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self) -> None:
        super().__init__("The calendar")
        self.grid: CalendarGrid | None = None
        self.list = LongList(id="calendar-day", spaced=False, many=False)
        self.day_head = DayHead(id="calendar-head")
        self._span: tuple[date, date] | None = None

    def compose_page(self) -> ComposeResult:
        self.grid = CalendarGrid(self.host.today)
        with Vertical(id="calendar-body"):
            with Vertical(id="calendar-left"):
                yield self.grid
                yield Legend(id="calendar-legend")
            with Vertical(id="calendar-right"):
                yield self.day_head
                yield self.list

    @property
    def _days(self) -> CalendarGrid:
        assert self.grid is not None
        return self.grid

    def mounted(self) -> None:
        super().mounted()
        self._days.focus()

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.delivery import calendar

        months = self._days.months
        span = (months[0], last_of(months[-1]))
        return span, by_day(calendar.dated(read, place, *span, today))

    def show_found(self) -> None:
        self._span, days = self.found
        self._days.days = days
        self._days.reset()
        months = self._days.months
        name = f"{months[0]:%B} {months[0].year}"
        if len(months) > 1:
            name = f"{months[0]:%B} to {months[-1]:%B} {months[-1].year}"
        everything = [one for some in days.values() for one in some]
        self.head.say("The calendar", f"{name} · {told(everything) or 'nothing'}")
        self.tabs.say("by quarter" if self._days.quarterly else "by month")
        self._show_day()

    def _show_day(self) -> None:
        when, today = self._days.day, self.host.today
        some = self._days.days.get(when, ())
        self.day_head.say(day(when, today), told(some) or "nothing stands here")
        self.list.spaced = self.has_class("-tall")
        self.list.show_items(tuple(_item(one, at) for at, one in enumerate(some)))

    # Moving

    @on(CalendarGrid.Moved)
    def _moved(self) -> None:
        months = self._days.months
        self._show_day()
        if self._span is None or self._span != (months[0], last_of(months[-1])):
            self.read()

    @on(CalendarGrid.Opened)
    def _into_day(self) -> None:
        if self.list.items:
            self.list.focus()

    @on(LongList.Chosen)
    async def _chosen(self, event: LongList.Chosen) -> None:
        if event.item is not None:
            noun, ident, _ = event.item.id.split("|")
            self.dismiss()
            await self.host.jump(noun, ident)

    def action_other(self) -> None:
        (self.list if self._days.has_focus and self.list.items else self._days).focus()

    def action_today(self) -> None:
        self._days.go(self.host.today)
        self._days.focus()

    def action_quarter(self) -> None:
        self._days.quarterly = not self._days.quarterly
        self._days.reset()
        self.read()

    def action_back(self) -> None:
        if self._days.has_focus:
            self.leave()
        else:
            self._days.focus()

    def action_leave(self) -> None:
        self.action_back()


def _item(one: Dated, at: int) -> Item:
    tone: Tone = "late" if one.late else "done" if one.over else "plain"
    state = "late" if one.late else one.state or one.mark.label
    if one.over and one.mark is Mark.milestone:
        state = "reached"
    elif one.over and one.mark is Mark.action:
        state = "done"
    what = one.mark.label.capitalize() if one.mark is not Mark.meeting else one.state.capitalize() or "Meeting"
    return Item(f"{one.noun}|{one.id}|{at}", one.title or "(no name)", " · ".join(filter(None, (what, one.who))),
                state=state, tone=tone)  # fmt: skip
