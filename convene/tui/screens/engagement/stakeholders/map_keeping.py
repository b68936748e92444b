"""The map in memory and in the book: what is judged stands at once and is written behind; changes are followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import work
from textual.timer import Timer

from convene.core.engagement.influence_map import Spot, Standing
from convene.errors import Problem
from convene.tui.screens.engagement.stakeholders.stakeholder_sheet import StakeholderSheet
from convene.tui.screens.shared.problem import ProblemScreen
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.services.engagement.stakeholders import Placing

_QUIET = 0.15
"""Seconds without a key or a change before the book is asked what became of the map."""


class MapKeeping(StakeholderSheet):
    """``standing`` is what the page shows. What was judged here is in it before it is in the book.

    Writing takes its turn in the store thread, in the order of the keys; an undo, and closing the book, take theirs
    behind it. Each is an act, so that leaving the page loses nothing. The screens beneath read anew when they are
    seen again.
    """

    def __init__(self, heading: str, first: str = "") -> None:
        super().__init__(heading, first)
        self.standing = Standing()
        self.judged_by = "convener"
        self._version = 0
        self._place_id = ""
        self._under_way: dict[str, int] = {}  # placements being written, by actor
        self._in_book: dict[str, Spot] = {}  # where those actors stand in the book
        self._judged = 0
        self._waiting: Timer | None = None

    def stood(self, *changed: str, anew: bool = False) -> None:
        """The actors with these ids stand otherwise now; ``anew`` says that some came or went, or all did."""
        raise NotImplementedError

    def tell_quietly(self, said: str) -> None:
        """Say on the page what was done."""
        raise NotImplementedError

    # Judging

    def judge(self, spot: Spot, said: Callable[[Spot], str], **wanted: int) -> Spot:
        """Let an actor stand where it is judged to, and write it behind; as it stands now. ``said`` of it is told when
        it is on disk, and not before."""
        from convene.services.engagement import stakeholders

        today = self.host.today.isoformat()
        now = replace(spot, **wanted, judged_by=self.judged_by, judged_on=today)  # type: ignore[arg-type]
        self._judged += 1
        self._in_book.setdefault(spot.id, spot)
        self._under_way[spot.id] = self._under_way.get(spot.id, 0) + 1
        self.standing.put(now)
        self._write(now, stakeholders.Placing(**wanted), said(now))
        return now

    @act(keys_wait=False)
    async def _write(self, now: Spot, wanted: Placing, said: str) -> None:
        from convene.services.engagement import stakeholders

        problem: Problem | None = None
        try:
            await self.host.do(stakeholders.place_on_map, self._place_id, now.id, wanted, now.judged_by)
        except Problem as failed:
            problem = failed
        else:
            if self.is_open:
                self.tell_quietly(said)
        self._under_way[now.id] -= 1
        last = not self._under_way[now.id]
        if problem is None:
            self._in_book[now.id] = now
        elif last and self._in_book[now.id] != now:
            self.standing.put(self._in_book[now.id])
            if self.is_open:
                self.stood(now.id)
                self.tell_quietly(f"{now.name} is back where it was")
        if last:
            del self._under_way[now.id], self._in_book[now.id]
        self.book_changed()  # a look at the few rows that changed: the book has the last word
        if problem is not None:
            self._tell_once(problem)

    def _tell_once(self, problem: Problem) -> None:
        """A burst of placements that fails, fails for one reason."""
        if not isinstance(self.app.screen, ProblemScreen):
            self.host.tell(problem)

    # Following the book

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.engagement.stakeholders import map_placing

        return map_placing.spots(read, place), map_placing.judge(read), map_placing.version(read), place

    def show_found(self) -> None:
        spots, self.judged_by, self._version, self._place_id = self.found
        self.standing = Standing(spots)
        for ident in self._under_way:
            if ident in self.standing.spots:
                self._in_book[ident] = self.standing.spots[ident]
        self.stood(anew=True)

    def book_changed(self) -> None:
        """Ask what became of the map, once the book and the keys are at rest."""
        if not self.is_attached:
            return
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_QUIET, self._follow)

    def key_pressed(self) -> None:
        """A key was pressed: what waits, waits a little longer."""
        if self._waiting is not None:
            self.book_changed()

    @work(group="load", exclusive=True)
    async def _follow(self) -> None:
        from convene.services.engagement.stakeholders import map_placing

        self._waiting = None
        if self._under_way or self.found is None or self._place_id != self.host.place_id:
            if self._place_id == self.host.place_id:
                self.book_changed()
            else:
                self.read()
            return
        judged = self._judged
        try:
            found = await self.host.ask(map_placing.changes, self._place_id, self._version)
        except Problem as problem:
            self.host.tell(problem)
            return
        if self._judged != judged:
            self.book_changed()  # something was judged meanwhile: ask again when that is written
        elif found.anew:
            self.read()
            self.tell_quietly(found.label)
        else:
            self._take(found)

    def _take(self, found: Any) -> None:
        self._version = found.version
        spots = self.standing.spots
        changed = [one for one in found.spots if spots.get(one.id) != one]
        gone = [one for one in found.gone if one in spots]
        anew = bool(gone) or any(one.id not in spots for one in changed)
        for one in changed:
            self.standing.put(one)
        for ident in gone:
            self.standing.remove(ident)
        if changed or gone:
            self.stood(*(one.id for one in changed), anew=anew)
        if changed or gone or found.kind in ("undo", "redo"):
            self.tell_quietly(found.label)
