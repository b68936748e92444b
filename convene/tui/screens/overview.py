"""The overview: the thread in six counts, the next thing to do, what is coming, what happened lately, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.tui import show, themes
from convene.tui.keys import bind, hidden
from convene.tui.screens.place_screen import PlaceScreen
from convene.tui.widgets.bars import Bars
from convene.tui.widgets.gate_panel import next_lines
from convene.tui.widgets.page import Page
from convene.tui.widgets.thread_band import ThreadBand

if TYPE_CHECKING:
    from convene.core.views import Overview


class Agenda(Page):
    """Next, what is coming, and what happened lately."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page: Overview | None = None

    def show_page(self, page: Overview) -> None:
        self.page = page
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.page is None:
            return []
        hue = show.hue(self)
        dates = max((show.cell_len(show.line(when)) for when, _ in self.page.coming), default=0)
        times = max((show.cell_len(show.line(one.when)) for one in self.page.lately), default=0)
        label = min(max(dates, times, 10) + 3, max(width // 3, 6))
        out = next_lines(self.page.next, width, hue)
        if self.page.next.mode:
            out.append(show.row(("enter", f"{hue} bold"), (" goes there", "quiet")))
        if self.page.coming:
            out += [Content(""), show.row(("Coming", "strong"))]
            for when, what in self.page.coming:
                out += show.hanging(show.row((show.fit(when, label - 1), hue)), label, what, width)
        if self.page.lately:
            out += [Content(""), show.row(("Lately", "strong"))]
            for one in self.page.lately:
                role = "quiet" if one.undone else "plain"
                out += show.hanging(show.row((show.fit(one.when, label - 1), "quiet")), label, one.what, width, role)
            out += [show.row((" " * label, ""), ("u", f"{hue} bold"), (" undoes the latest", "quiet"))]
        return out


class OverviewScreen(PlaceScreen):
    """Reads like the front page of the place."""

    CSS_PATH = themes.STYLES / "overview.tcss"
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "next", "do next", "screen.next", "Go where the next thing to do is done."),
        hidden("down,j", "scroll(1)", "down", "screen.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "screen.up", "Read back."),
        bind("w", "app.go('workshops')", "workshops", "screen.workshops", "Plan and run workshops."),
        bind("m", "app.go('manifesto')", "manifesto", "screen.manifesto", "The manifesto as it stands."),
        bind("p", "app.go('places')", "places", "screen.places", "The places in this book."),
        bind("c", "app.capture", "capture", "screen.capture", "Write down one thing somebody said."),
        hidden("e", "edit_place", "edit place", "screen.edit", "Boundary, people, convener and plan."),
    ]  # fmt: skip

    reads_head = False

    def __init__(self) -> None:
        super().__init__()
        self.band = ThreadBand()
        self.agenda = Agenda(id="agenda")
        self.room = Bars(id="room")
        self.body = VerticalScroll(id="front")
        self.page: Overview | None = None

    def compose_body(self) -> ComposeResult:
        with self.body:
            yield self.band
            with Horizontal(id="news"):
                yield self.agenda
                yield self.room

    def on_mount(self) -> None:
        super().on_mount()
        self.body.focus()

    async def load(self) -> None:
        from convene.services import overview

        page: Overview = await self.desk.ask(overview.page, self.desk.place_id, self.desk.today)
        self.show_page(page)

    def show_page(self, page: Overview) -> None:
        self.page = page
        self.desk.head = page.head
        self._take_head(page.head)
        self.band.show_counts(page.band)
        self.agenda.show_page(page)
        self.room.show_bars(page.room, page.missing)

    def action_scroll(self, lines: int) -> None:
        self.body.scroll_relative(y=lines, animate=False)

    async def action_next(self) -> None:
        if self.page is None or not self.page.next.mode:
            return
        next_ = self.page.next
        self.desk.action_go(next_.mode)
        land = getattr(self.desk.screen, "land", None)
        if land is not None and (next_.tab or next_.item):
            land(next_.tab, next_.item)

    @work(group="write")
    async def action_edit_place(self) -> None:
        from convene.tui.screens.places import edit_place

        if self.desk.place_id:
            await edit_place(self.desk, self.desk.place_id)
