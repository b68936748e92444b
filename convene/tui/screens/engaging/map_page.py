"""Who matters: actors put on the grid with two keys, and who is most affected and least heard."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.core.mapping import AFFECTED_WORDS, Spot, least_heard, letters, quadrant
from convene.core.views import Item
from convene.core.vocabulary import ActorType, Relationship
from convene.text import clip, count, day
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.engaging.map_drawing import Bands, MapGrid
from convene.tui.screens.engaging.sight_sheet import SightSheet
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

_TYPES = {one.value: one.label for one in ActorType}
_RELATIONS = {one.value: one.label.lower() for one in Relationship}
_FELT = ("not", "a little", "clearly", "deeply")


class Echo(Page):
    """What was typed so far, or what to type."""

    def __init__(self) -> None:
        super().__init__(id="sight-echo")
        self.said: tuple[tuple[str, str], ...] = ()

    def say(self, *said: tuple[str, str]) -> None:
        self.said = said
        self.reset()

    def typeset(self, width: int) -> list[Any]:
        return [show.row(*self.said)] if self.said else [show.row(("", ""))]


class ActorList(LongList):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "move", "list.open", "Take the highlighted actor to the grid and move it there."),
    ]


class MapScreen(SightSheet):
    HELP = (
        "Two digits put the highlighted actor on the grid: influence, then interest, from 1 little to 5 great. Or "
        "enter, and the arrows move it. On the second tab one digit says how much it is affected: 0 not, 3 deeply. "
        "These are judgements: whose and when is kept with them, and they are in no list you hand on unless you say so."
    )
    TABS: ClassVar[tuple[str, ...]] = ("Influence and interest", "Most affected, least heard")
    LISTED: ClassVar[tuple[int, ...]] = (0, 1)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(hidden(str(n), f"digit({n})", str(n), f"map.{n}", f"Judge the highlighted actor: {n}.") for n in range(6)),
        bind("o", "open", "open actor", "map.open", "Go to the highlighted actor."),
        bind("b", "judge", "whose judgement", "map.judge", "Say by role whose judgement it is."),
        hidden("a", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, first: str = "") -> None:
        super().__init__("Who matters", first)
        self.grid, self.bands, self.echo = MapGrid(), Bands(), Echo()
        self.pages = (self.grid, self.bands)
        self.spots: dict[str, Spot] = {}
        self.judged_by = "convener"
        self.typed: list[int] = []

    def make_list(self) -> LongList:
        return ActorList(spaced=False, many=False)

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield self.echo

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.sight import placing

        return placing.spots(read, place), placing.judge(read)

    def show_found(self) -> None:
        spots, self.judged_by = self.found
        self.spots = {one.id: one for one in spots}
        placed = sum(one.placed for one in spots)
        self.head.say(facts=f"{count(placed)} of {count(len(spots))} on the map · judged by {clip(self.judged_by, 40)}")
        self.grid.show_spots(spots)
        self.bands.show_spots(spots)
        if self.at:
            worst = least_heard(spots)
            first = {one.id for one in worst}
            rest = sorted((one for one in spots if one.id not in first), key=lambda one: one.affected is not None)
            self.list.show_items(tuple(self._felt(one) for one in (*worst, *rest)), _EMPTY)
            self.tabs.say(f"{count(len(worst))} to hear" if spots else "")
        else:
            self.list.show_items(tuple(self._item(one) for one in spots), _EMPTY)
            waiting = len(spots) - placed
            self.tabs.say(f"{count(waiting)} to place" if waiting else "all placed" if spots else "")
        self._say()

    def _item(self, one: Spot) -> Item:
        state = f"{one.influence}·{one.interest}" if one.placed else show.marks(self).open
        return Item(one.id, one.name, self._sub(one), state=state, tone="plain" if one.placed else "look")

    def _felt(self, one: Spot) -> Item:
        state = _FELT[one.affected] if one.affected is not None else show.marks(self).open
        unheard = (one.affected or 0) >= 2 and (one.influence or 9) <= 2 and not one.heard
        tone = "late" if unheard else "quiet" if one.affected is None else "plain"
        power = "influence" if self.has_class("-wide") else "infl."
        aside = f"{power} {one.influence}" if one.influence else ""
        return Item(one.id, one.name, self._sub(one), state=state, tone=tone, aside=aside)  # type: ignore[arg-type]

    def _sub(self, one: Spot) -> str:
        kind = _TYPES.get(one.type, "no type yet") if self.has_class("-wide") else letters((one.type,))
        return f"{kind} · {_RELATIONS.get(one.relationship, '')}"

    # What is highlighted

    @property
    def here(self) -> Spot | None:
        return self.spots.get(self.list.highlighted.id) if self.list.highlighted else None

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self.typed.clear()
            self.grid.show_here(self.here)
            self.bands.show_here(self.here)
            self._say()
            self._tell_moves()

    @work(group="detail", exclusive=True)
    async def _tell_moves(self) -> None:
        spot = self.here
        if spot is None or not spot.judged_on:
            return
        from convene.services import sight

        told = await self.desk.ask(sight.moves, spot.id, self.desk.today)
        judged = (
            f"judged by {spot.judged_by or 'somebody'} on {day(date.fromisoformat(spot.judged_on), self.desk.today)}"
        )
        if self.here is spot:
            self.grid.show_here(spot, (judged, *told[:2]))

    def _say(self, refused: str = "") -> None:
        hue = self.hue
        one = self.here
        if refused:
            self.echo.say((f"{show.marks(self).look} ", "look"), (refused, "look"))
        elif one is None:
            self.echo.say()
        elif self.at:
            self.echo.say(
                (f"{show.marks(self).prompt} ", f"{hue} bold"),
                ("affected? ", "plain"),
                ("one digit, 0 not to 3 deeply", "quiet"),
            )
        elif self.typed:
            self.echo.say(
                (f"{show.marks(self).prompt} ", f"{hue} bold"), (f"influence {self.typed[0]}", "strong"),
                (", interest? ", "plain"), ("1 little to 5 great; esc takes it back", "quiet"),
            )  # fmt: skip
        else:
            self.echo.say(
                (f"{show.marks(self).prompt} ", f"{hue} bold"), ("influence, interest? ", "plain"),
                ("two digits, such as 4 5; or enter, then arrows", "quiet"),
            )  # fmt: skip

    # Judging

    def action_digit(self, digit: int) -> None:
        if self.here is None:
            return
        if self.at:
            if digit >= len(AFFECTED_WORDS):
                self._say("Affected goes from 0, not, to 3, deeply.")
            else:
                self._place(affected=digit)
            return
        if not digit:
            self._say("Influence and interest go from 1, little, to 5, great.")
            return
        self.typed.append(digit)
        if len(self.typed) < 2:
            self._say()
            return
        influence, interest = self.typed
        self.typed.clear()
        self._place(influence=influence, interest=interest)

    @work(group="write")
    async def _place(self, **wanted: int) -> None:
        from convene.services import sight

        spot = self.here
        if spot is None:
            return
        # A first judgement goes on to the next actor that waits for one; a second thought stays where it is.
        waiting = not spot.placed if "influence" in wanted else spot.affected is None
        items = list(self.list.items)
        at = next((n for n, item in enumerate(items) if item.id == spot.id), 0)
        if waiting and at + 1 < len(items):
            self.list.highlight(items[at + 1].id)
        with self.desk.telling():
            await self.desk.do(sight.place_on_map, self.desk.place_id, spot.id, sight.Placing(**wanted))

    @on(LongList.Chosen)
    def _pick_up(self) -> None:
        if self.here is None:
            return
        if self.at:
            self.choose(0)
        self.typed.clear()
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
        at = self.grid.moving
        self.action_put_back()
        if at and self.here and at != self.here.at:
            self._place(influence=at[0], interest=at[1])

    def action_put_back(self) -> None:
        self.grid.move(None)
        self.remove_class("-moving")
        self.list.focus()
        self._say()

    def action_leave(self) -> None:
        if self.typed:
            self.typed.clear()
            self._say()
        else:
            self.dismiss()

    @work(group="write")
    async def action_judge(self) -> None:
        from convene.services import memory
        from convene.services.sight import placing
        from convene.tui.screens.ask_line import AskLine

        asked = AskLine(
            "Whose judgement is it?", why="by role, such as convener or steering group", value=self.judged_by
        )
        if role := await self.desk.push_screen_wait(asked):
            await self.desk.do(memory.keep, placing.JUDGE, role)
            self.desk.toast(f"From now on judged by {clip(role, 60)}.")
            self.read()

    async def action_open(self) -> None:
        if self.here:
            ident = self.here.id
            self.dismiss()
            await self.desk.jump("actor", ident)

    async def export(self) -> None:
        from convene.services import sight
        from convene.tui.screens.saving import save_text

        spots = self.found[0] if self.found else ()
        judged = sum(one.placed or one.affected is not None for one in spots)
        why = f"it holds judgements about {count(judged)} named actors; keep it among those who made them"
        await save_text(self.desk, "\ufeff" + sight.map_csv(spots), self.stem("map"), "csv", why)


_EMPTY = "Nobody is on the list yet. esc goes back; n there adds the first actor."
