"""Who matters: actors put on the grid with two keys, and who is most affected and least heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.core.engagement.influence_map import AFFECTED_WORDS, Spot, quadrant
from convene.core.views import Item
from convene.errors import Problem
from convene.text import clip, count, day
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.stakeholders.map_drawing import Bands, Echo, MapGrid
from convene.tui.screens.engagement.stakeholders.map_filter import MapFilter
from convene.tui.screens.engagement.stakeholders.map_keeping import MapKeeping
from convene.tui.screens.engagement.stakeholders.map_list import (
    ActorList,
    Rows,
    felt_item,
    in_order,
    placed_item,
    widest,
)
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList


class MapScreen(MapFilter, MapKeeping):
    says_what_it_did = True
    HELP = (
        "Two digits put the highlighted actor on the grid: influence, then interest, from 1 little to 5 great. Or "
        "enter, and the arrows move it. On the second tab one digit says how much it is affected: 0 not, 3 deeply. "
        "/ lists only some of them, and esc everybody again. "
        "These are judgements: whose and when is kept with them, and they are in no list you hand on unless you say so."
    )
    TABS: ClassVar[tuple[str, ...]] = ("Influence and interest", "Most affected, least heard")
    LISTED: ClassVar[tuple[int, ...]] = (0, 1)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(hidden(str(n), f"digit({n})", str(n), f"map.{n}", f"Judge the highlighted actor: {n}.") for n in range(6)),
        bind("o", "open", "open actor", "map.open", "Go to the highlighted actor."),
        bind("b", "judge", "whose judgement", "map.judge", "Say by role whose judgement it is."),
        bind("escape", "all", "show all", "map.all", "List everybody again."),
        bind("escape", "leave", "back", "sheet.back", "Back to where you were."),
        hidden("a", "close", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, first: str = "", only: tuple[str, ...] = (), words: str = "") -> None:
        super().__init__("Who matters", first)
        self.grid, self.bands, self.echo = MapGrid(), Bands(), Echo()
        self.pages = (self.grid, self.bands)
        self._begin = (only, words)
        self._half: tuple[str, int] | None = None  # (actor, influence): the first digit, and whom it was typed for
        self._shown: Any = None
        self._lifted = ""
        self._order: list[str] = []

    def make_list(self) -> LongList:
        return ActorList(spaced=False, many=False)

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield self.echo

    def mounted(self) -> None:
        super().mounted()
        self.begin_with(*self._begin)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "all" and self.is_mounted:
            return self._half is None and (self.fits is not None or self.filter_line.open)
        return True

    # What is shown

    def stood(self, *changed: str, anew: bool = False) -> None:
        if anew:
            self._order = in_order(self.standing, self.at, self._order)
            self.narrowed()
        else:
            self.list.refresh()
            self._show_counts()
            if self.here and self.here.id in changed:
                self._show_here()

    def choose(self, at: int) -> None:
        self._order = []
        super().choose(at)

    def show_found(self) -> None:
        # A tab turned to, or another size, is no reason to build the map again.
        if self.found is not self._shown:
            self._shown = self.found
            super().show_found()
        else:
            self.stood(anew=True)

    def narrowed(self) -> None:
        if self.found is None:
            return  # the book is still being read
        fits, wide, set_ = self.fits, self.has_class("-wide"), show.marks(self)
        ids = self._order if fits is None else [one for one in self._order if one in fits]
        make, spots = felt_item if self.at else placed_item, self.standing.spots

        def item(ident: str) -> Item:
            return make(spots[ident], set_, wide=wide)

        rows = Rows(ids, len(spots), item, widest(self.at, wide=wide))
        at = rows.place_of(self.list.kept) if self.list.kept else None
        self.list.show_window(
            rows, at if at is not None else min(self.list.at, max(len(ids) - 1, 0)), _EMPTY, self.words
        )
        self._show_counts()
        self._show_here()

    def _show_counts(self) -> None:
        standing, rows = self.standing, self.rows
        placed, known, unheard = standing.placed, len(standing), len(standing.unheard)
        if self.fits is not None:
            placed, known = sum(standing.spots[one].placed for one in rows), len(rows)
            unheard = len(standing.unheard.intersection(rows))
        narrow = f"{self.narrow} · " if self.narrow else ""
        facts = f"{narrow}{count(placed)} of {count(known)} on the map"
        self.head.say(facts=f"{facts} · judged by {clip(self.judged_by, 40)}")
        waiting = f"{count(known - placed)} to place" if known - placed else "all placed"
        self.tabs.say("" if not known else f"{count(unheard)} to hear" if self.at else waiting)
        self.grid.show_standing(standing)
        self.bands.show_standing(standing)

    @property
    def rows(self) -> Sequence[str]:
        """The ids that are listed, in order."""
        items = self.list.items
        return items.ids if isinstance(items, Rows) else ()

    # What is highlighted

    @property
    def here(self) -> Spot | None:
        return self.standing.spots.get(self.list.highlighted.id) if self.list.highlighted else None

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self._show_here()

    def _show_here(self) -> None:
        here = self.here
        if self._half and (here is None or here.id != self._half[0]):
            self._half = None  # the highlight was moved on; a half pair goes to nobody else
        self.grid.show_here(here)
        self.bands.show_here(here)
        self._say()
        self._tell_moves()

    @work(group="detail", exclusive=True)
    async def _tell_moves(self) -> None:
        spot = self.here
        if spot is None or not spot.judged_on:
            return
        from convene.services.engagement import stakeholders

        try:
            told = await self.host.ask(stakeholders.moves, spot.id, self.host.today)
        except Problem:
            return  # whatever it is, the next placement says it
        judged = (
            f"judged by {spot.judged_by or 'somebody'} on {day(date.fromisoformat(spot.judged_on), self.host.today)}"
        )
        if self.here is spot:
            self.grid.show_here(spot, (judged, *told[:2]))

    def _say(self, refused: str = "") -> None:
        set_ = show.marks(self)
        prompt = (f"{set_.prompt} ", f"{self.hue} bold")
        if refused:
            self.echo.say((f"{set_.look} ", "look"), (refused, "look"))
        elif self.here is None:
            self.echo.say()
        elif self.at:
            self.echo.say(prompt, ("affected?", "plain"), help="one digit, 0 not to 3 deeply")
        elif self._half:
            half = (f"influence {self._half[1]}", "strong")
            self.echo.say(prompt, half, (", interest?", "plain"), help="1 little to 5 great; esc takes it back")
        else:
            self.echo.say(prompt, ("influence, interest?", "plain"), help="two digits, 1 little to 5 great")

    def tell_quietly(self, said: str) -> None:
        self.echo.tell(said)

    # Judging

    def action_digit(self, digit: int) -> None:
        self.key_pressed()
        if self.grid.moving:
            self.action_put_back()
        here = self.here
        if here is None:
            return
        if self.at:
            if digit >= len(AFFECTED_WORDS):
                self._say("Affected goes from 0, not, to 3, deeply.")
            else:
                self._place(here, affected=digit)
        elif not digit:
            self._say("Influence and interest go from 1, little, to 5, great.")
        elif self._half and self._half[0] == here.id:
            influence, self._half = self._half[1], None
            self._place(here, influence=influence, interest=digit)
        else:
            self._half = (here.id, digit)
            self._say()

    def _place(self, spot: Spot, **wanted: int) -> None:
        """Judge an actor. A first judgement goes on to the next who waits for one; a second thought stays here."""
        waited = not _done(spot, self.at)
        wide = self.has_class("-wide")

        def said(now: Spot) -> str:
            where = f"at {now.influence}·{now.interest}, {quadrant(*now.at).label.lower()}" if now.at else ""
            if "affected" in wanted:
                where = AFFECTED_WORDS[wanted["affected"]]
            return f"Placed {show.fit(show.line(now.name), 40 if wide else 18)} {where}; u undoes it"

        self.judge(spot, said, **wanted)
        self.stood(spot.id)
        if waited:
            self._go_on(spot.id)

    def _go_on(self, ident: str) -> None:
        """To the next that waits, from the top again after the last."""
        rows, spots = self.rows, self.standing.spots
        at = next((at for at, one in enumerate(rows) if one == ident), 0)
        for step in range(1, len(rows)):
            one = rows[(at + step) % len(rows)]
            if not _done(spots[one], self.at):
                self.list.highlight(one)
                return

    @on(LongList.Chosen)
    def _pick_up(self) -> None:
        if self.here is None:
            return
        if self.at:
            self.choose(0)
        self._half, self._lifted = None, self.here.id
        self.grid.move(self.here.at or (3, 3))
        self.grid.focus()
        self.add_class("-moving")

    def action_nudge(self, influence: int, interest: int) -> None:
        if self.grid.moving:
            now = self.grid.moving
            self.grid.move((min(max(now[0] + influence, 1), 5), min(max(now[1] + interest, 1), 5)))
            where = self.grid.moving
            self.echo.say((quadrant(*where).label, "strong"), (f"   {quadrant(*where).help}", "quiet"))

    def action_put_down(self) -> None:
        at, lifted = self.grid.moving, self.standing.spots.get(self._lifted)
        self.action_put_back()
        if at and lifted and at != lifted.at:
            self._place(lifted, influence=at[0], interest=at[1])

    def action_put_back(self) -> None:
        self.grid.move(None)
        self.remove_class("-moving")
        self.list.focus()
        self._say()

    def action_leave(self) -> None:
        if self._half:
            self._half = None
            self._say()
            self.refresh_bindings()
        else:
            self.leave()

    def action_close(self) -> None:
        self.leave()

    def action_all(self) -> None:
        self.show_all()
        self.refresh_bindings()

    @act
    async def action_judge(self) -> None:
        from convene.services.engagement.stakeholders import map_placing
        from convene.services.maintenance import memos

        asked = AskLine(
            "Whose judgement is it?",
            why="by role, such as convener or steering group",
            value=self.judged_by,
            nothing=f"It stays the judgement of: {self.judged_by}.",
        )
        if role := await self.host.push_screen_wait(asked):
            await self.host.do(memos.keep, map_placing.JUDGE, role)
            self.judged_by = role
            self._show_counts()
            self.tell_quietly(f"From now on judged by {clip(role, 60)}")

    async def action_open(self) -> None:
        if self.here:
            ident = self.here.id
            self.dismiss()
            await self.host.jump("actor", ident)

    async def export(self) -> None:
        from convene.services.engagement import stakeholders
        from convene.tui.screens.shared.saving import save_text

        spots = tuple(self.standing.spots.values())
        judged = sum(one.placed or one.affected is not None for one in spots)
        why = f"it holds judgements about {count(judged)} named actors; keep it among those who made them"
        await save_text(self.host, "\ufeff" + stakeholders.map_csv(spots), self.stem("map"), "csv", why, private=True)


def _done(spot: Spot, tab: int) -> bool:
    """Whether an actor has the judgement a tab asks for."""
    return spot.affected is not None if tab else spot.placed


_EMPTY = "Nobody is on the list yet. esc goes back; n there adds the first actor."
