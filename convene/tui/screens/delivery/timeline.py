"""The timeline: all commitments as bars over days, months or years."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from convene.core.delivery.board import Card, Milestone, Placed, late_words, silent_words
from convene.core.delivery.timeline import whole
from convene.core.views import Item
from convene.core.vocabulary import CommitmentStatus
from convene.text import day, plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.delivery_sheet import CommitmentSheet
from convene.tui.screens.delivery.timeline_drawing import TimelineHead, TimelineList
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.made_rows import Rows
from convene.tui.widgets.page import Page

_STATUSES = {one.value: one.label.lower() for one in CommitmentStatus}


class TimelineSays(Page):
    """The highlighted commitment, its name whole and its days in words."""

    lines_of: tuple[str, str] = ("", "")

    def say(self, title: str, words: str) -> None:
        self.lines_of = (title, words)
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        title, words = self.lines_of
        return [show.row((show.fit(title, width), "strong")), show.row((show.fit(words, width), "quiet"))]


class TimelineScreen(CommitmentSheet):
    HELP = (
        "From start to due, sorted by due. What is late goes on, marked, until today; milestones stand on their days. "
        "Plus and minus make days wider and narrower, left and right go through time, z shows all of it again."
    )
    AT = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("plus,equals_sign", "zoom(-1)", "closer", "timeline.closer", "Fewer days, each wider."),
        bind("minus", "zoom(1)", "further", "timeline.further", "More days, each narrower."),
        bind("z", "whole", "all of it", "timeline.whole", "The whole of the time there is."),
        hidden("left,h", "scroll(-1)", "earlier", "timeline.earlier", "Earlier."),
        hidden("right", "scroll(1)", "later", "timeline.later", "Later."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self, words: str = "") -> None:
        super().__init__("The timeline", words)
        self.placed: dict[str, Placed] = {}
        self.cards: dict[str, Card] = {}
        self.list: TimelineList | None = None
        self.top, self.says = TimelineHead(id="timeline-head"), TimelineSays(id="timeline-says")

    def compose_view(self) -> ComposeResult:
        self.list = TimelineList(self.known, self.host.today)
        with Vertical(id="timeline-body"):
            yield self.top
            yield self.list
            yield self.says

    @property
    def _bars(self) -> TimelineList:
        assert self.list is not None
        return self.list

    def focus_view(self) -> None:
        self._bars.focus()

    def known(self, ident: str) -> tuple[Placed | None, tuple[Milestone, ...]]:
        """What is drawn of a commitment."""
        card = self.cards.get(ident)
        return self.placed.get(ident), card.milestones if card else ()

    # Showing

    def show_found(self) -> None:
        found: tuple[Placed, ...] = self.found
        fits = self.fits
        self.placed = {one.id: one for one in found if fits is None or one.id in fits}
        self.cards = {}
        ids = tuple(self.placed)
        rows = Rows(ids, len(found), self._item, Item("", ""))
        kept = self._bars.kept
        at = rows.place_of(kept) if kept else None
        self._bars.show_window(rows, at, "No commitment yet. esc goes back; n there writes the first.", self.words)
        if self._bars.scale is None:
            self.action_whole()
        late = sum(one.late(self.host.today) for one in self.placed.values())
        self.head.say(facts=f"{self.narrow or plural(len(found), 'commitment')} · {late:,} late")
        self.tabs.say("by due date" if ids else "")
        self._show_here()
        self._fetch()

    def _item(self, ident: str) -> Item:
        return Item(ident, self.placed[ident].standing.title or "(no name)")

    @on(TimelineList.Sized)
    def _sized(self) -> None:
        if self.found is not None:
            self.action_whole()

    def action_whole(self) -> None:
        days = [when for one in self.placed.values() for when in (one.start, one.standing.due)]
        self._scaled(whole(days, self.host.today, self._bars.room))

    def _scaled(self, scale: object) -> None:
        self._bars.scale = scale  # type: ignore[assignment]
        if self._bars.scale is not None:
            self.top.show_scale(self._bars.scale, self._bars.label, self.host.today)
        self._bars.refresh()

    def action_zoom(self, step: int) -> None:
        if scale := self._bars.scale:
            here = scale.cell(self.host.today)
            about = self.host.today if 0 <= here < scale.width else scale.day_at(scale.width // 2)
            self._scaled(scale.zoomed(step, about))

    def action_scroll(self, step: int) -> None:
        if scale := self._bars.scale:
            self._scaled(scale.moved(step * max(scale.width // 4, 1)))

    @on(LongList.Sideways)
    def _sideways(self, event: LongList.Sideways) -> None:
        self.action_scroll(event.step)

    @on(LongList.Highlighted)
    def _highlighted(self, event: LongList.Highlighted) -> None:
        if isinstance(event, LongList.Chosen):
            if event.item is not None:
                self.dismiss()
                self.host.go_to("delivery", "commitment", event.item.id)
            return
        self._show_here()
        self._fetch()

    def _show_here(self) -> None:
        item = self._bars.highlighted
        one = self.placed.get(item.id) if item else None
        if one is None:
            self.says.say("", "")
            return
        today, due = self.host.today, one.standing.due
        told = [
            one.standing.actor or "no actor", _STATUSES.get(one.standing.status, one.standing.status),
            f"from {day(one.start, today)}" if one.start else "no start",
            f"due {day(due, today)}" if due else "no date", late_words(one, today), silent_words(one, today),
        ]  # fmt: skip
        if (card := self.cards.get(one.id)) and card.milestones:
            told.append(f"{card.reached} of {plural(len(card.milestones), 'milestone')} reached")
        self.says.say(one.standing.title, " · ".join(filter(None, told)))

    @work(group="cards", exclusive=True)
    async def _fetch(self) -> None:
        """The milestones of what is in sight."""
        from convene.services.delivery import board as cards

        rows = self._bars.items
        ids = [rows[at].id for at in self._bars.in_sight]
        if wanted := [one for one in ids if one not in self.cards]:
            with self.host.telling():
                self.cards |= await self.host.ask(cards.cards, wanted)
                self._bars.refresh()
                self._show_here()

    def action_back(self) -> None:
        if not self.leave_filter():
            self.leave()

    def action_leave(self) -> None:
        self.action_back()
