"""The overview: the thread in six counts, the next thing to do, what is coming, what happened lately, who is here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.tui import show, themes
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.editing import edit_place
from convene.tui.screens.shared.place_screen import PlaceScreen, Question
from convene.tui.shielded_actions import act
from convene.tui.widgets.bars import Bars
from convene.tui.widgets.freshness_line import FreshnessLine
from convene.tui.widgets.gate_panel import next_lines
from convene.tui.widgets.page import Page
from convene.tui.widgets.thread_counts import ThreadCounts

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
            heading = show.pad_right(show.row(("Coming", "strong")), label)
            out += [Content(""), show.row(heading, ("D", f"{hue} bold"), (" shows all that falls due", "quiet"))]
            for when, what in self.page.coming:
                role = "late" if when.endswith(" late") else "look" if when == "today" else hue
                out += show.hanging(show.row((show.fit(when, label - 1), role)), label, what, width)
        if self.page.lately:
            out += [Content(""), show.row(("Lately", "strong"))]
            for one in self.page.lately:
                role = "quiet" if one.undone else "plain"
                out += show.hanging(show.row((show.fit(one.when, label - 1), "quiet")), label, one.what, width, role)
            out += [show.row((" " * label, ""), ("u", f"{hue} bold"), (" undoes the latest", "quiet"))]
        return out


class OverviewScreen(PlaceScreen):
    """Reads like the front page of the place."""

    HELP = "The front page of the place: what hangs loose on the thread, and the next thing to do."
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "next", "do next", "screen.next", "Go where the next thing to do is done."),
        bind("g", "gate", "gate", "screen.gate", "Every check before the next stage, its remedy, and the way on."),
        bind("e,f4", "edit_place", "edit place", "screen.edit", "Boundary, people, convener, stage and cycle."),
        bind("c", "app.capture", "capture", "screen.capture", "Write down one thing somebody said."),
        bind("l", "app.log", "log outreach", "screen.log", "Write down a call, a visit or a letter in one line."),
        bind("D", "due", "due", "screen.due", "People to come back to, actions, contacts to look at; oldest first."),
        bind("o", "loose", "loose ends", "screen.loose", "What hangs loose on the thread, and what would help."),
        bind("w", "app.go('workshops')", "workshops", "screen.workshops", "Plan and run workshops."),
        bind("m", "app.go('manifesto')", "manifesto", "screen.manifesto", "The manifesto as it stands."),
        bind("p", "app.go('places')", "places", "screen.places", "The places in this book."),
        hidden("x", "export", "export", "screen.export", "Write the whole place to a file."),
        hidden("down,j", "scroll(1)", "down", "list.down", "Read on."),
        hidden("up,k", "scroll(-1)", "up", "list.up", "Read back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.band = ThreadCounts()
        self.fresh = FreshnessLine()
        self.agenda = Agenda(id="agenda")
        self.room = Bars(id="room")
        self.body = VerticalScroll(id="front")
        self.page: Overview | None = None

    def compose_body(self) -> ComposeResult:
        with self.body:
            yield self.band
            yield self.fresh
            with Horizontal(id="news"):
                yield self.agenda
                yield self.room

    def mounted(self) -> None:
        super().mounted()
        self.body.focus()

    def question(self) -> Question:
        def look(read: Any, place: str, today: date) -> Overview:
            from convene.services.places import overview

            return overview.page(read, place, today)

        return look

    def show(self, found: Overview) -> None:
        self.page = found
        self.take_head(found.head)
        self.band.show_counts(found.band)
        self.fresh.show_freshness(found.freshness)
        self.agenda.show_page(found)
        self.room.show_bars(found.room, found.missing)

    def land(self, tab: str, item: str = "", words: str = "") -> None:
        """The only thing to land on here is the place itself."""
        if tab == "place":
            self.action_edit_place()

    def action_scroll(self, lines: int) -> None:
        self.body.scroll_relative(y=lines, animate=False)

    def action_next(self) -> None:
        if self.page is None or not self.page.next.mode:
            return
        next_, stage = self.page.next, self.page.head.stage
        if next_.mode == "run":
            self._run_on(next_.item)
            return
        if not next_.tab and next_.mode in themes.HUES and next_.mode != stage:
            self._open_gate(stage)  # the stage is ready for the next one, and the way on is on its gate's page
        else:
            self.host.go_to(next_.mode, next_.tab, next_.item)

    @act(alone=True)
    async def _run_on(self, workshop_id: str) -> None:
        """Back into the hall, at the block and clock where it was left."""
        from convene.tui.screens.workshops.screen import run_workshop

        with self.host.telling():
            await run_workshop(self.host, workshop_id, self.hue)

    def action_due(self) -> None:
        from convene.tui.screens.anywhere.due import DueScreen

        if self.page is not None:
            self.host.push_screen(DueScreen())

    def action_loose(self) -> None:
        from convene.tui.screens.anywhere.loose_ends import LooseEndsScreen

        if self.page is not None:
            self.host.push_screen(LooseEndsScreen())

    def action_gate(self) -> None:
        if self.page is not None:
            self._open_gate(self.page.head.stage)

    def _open_gate(self, stage: str) -> None:
        from convene.tui.screens.anywhere.gate import GateScreen

        self.host.push_screen(GateScreen(stage))

    @act
    async def action_edit_place(self) -> None:
        if self.host.place_id:
            await edit_place(self.host, self.host.place_id)

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.shared.saving import save_place

        if self.page is not None:
            with self.host.telling():
                await save_place(self.host, self.page.head.id, self.page.head.slug)
