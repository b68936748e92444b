"""Running a workshop from the keyboard, in the real app on a real book."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from typing import Any, cast

import pytest

from convene.core.nouns.workshop import Attendance, Block, WorkshopDraft
from convene.core.vocabulary import ActorType, WorkshopStatus
from convene.files.documents.blocks import Grid
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.workshops import minutes
from convene.tui.screens.workshops.run import RunScreen
from tests.conftest import Clock, only_place
from tests.nasty import NASTY
from tests.tui.driving import Sitting, sitting

EVENING = WorkshopDraft(
    title="Vision evening [/]", venue="Library hall", date=date(2026, 11, 22), starts=time(14, 0), ends=time(15, 0),
    blocks=(
        Block(title="Welcome", minutes=10, note="Sit with strangers."), Block(title="Headline [bold]", minutes=20),
        Block(title="Pairs", minutes=20), Block(title="Close", minutes=10),
    ),
    attendance=(Attendance(actor_type=ActorType.citizen, people=2),),
)  # fmt: skip


class Room(Sitting):
    """The running workshop, and the book behind it."""

    run: RunScreen
    clock: Clock
    workshop: str

    async def pass_minutes(self, minutes: float) -> None:
        self.clock.forward(minutes=minutes)
        self.run.tick()
        await self.rest()

    async def draft(self) -> WorkshopDraft:
        return cast(WorkshopDraft, await self.run.host.ask(records.load, "workshop", self.workshop))

    async def captured(self) -> list[Any]:
        assert self.run.page is not None
        return [await self.run.host.ask(records.load, "contribution", item.id) for item in self.run.page.captured]


@asynccontextmanager
async def room(
    path: Path, clock: Clock, draft: WorkshopDraft = EVENING, *, size: tuple[int, int] = (80, 24), begin: bool = True
) -> AsyncIterator[Room]:
    book = Book(path, now=clock)
    workshop = book.do(records.add, only_place(book), "workshop", draft).value
    book.close()
    async with sitting(path, clock, size=size) as seat:
        one = Room(seat.app, seat.pilot)
        one.run, one.clock, one.workshop = RunScreen(workshop), clock, workshop
        seat.app.push_screen(one.run)
        await one.rest()
        if begin:
            await one.press("f6")
        yield one


async def test_an_evening_from_beginning_to_minutes(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock, begin=False) as seat:
        assert "Not begun yet. F6 begins with Welcome." in seat.text()
        assert "2 here: 2 citizens" in seat.text()
        await seat.press("f6")
        assert "Sit with strangers." in seat.text()
        assert "then 14:10 Headline [bold], 20 minutes" in seat.text()
        await seat.pass_minutes(13)
        assert seat.run.digits.words == "+3:00"
        assert "3 min behind" in seat.text()
        assert "ends 15:03, promised 15:00" in seat.text()
        await seat.press("f6", "f6", "f6", "f6")
        assert "That was the last block." in seat.text()
        await seat.press("f12")
        assert (await seat.draft()).status is WorkshopStatus.running
        await seat.press("f12")
        assert (await seat.draft()).status is WorkshopStatus.held
        assert seat.app.screen is not seat.run


async def test_what_people_say_is_kept_with_who_said_it(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.type("buses @v #t3 !need")
        assert "voluntary group · table 3 · need" in seat.text()
        await seat.press("enter")
        await seat.type("n [/] b")
        await seat.press("enter")
        first, second = await seat.captured()
        assert (first.text, first.actor_type, first.table, first.kind) == ("buses", "vcse", "3", "need")
        assert (second.text, second.actor_type, second.table) == ("n [/] b", "vcse", "")
        assert "“n [/] b”" in seat.text()


async def test_a_mark_that_is_none_is_asked_about_in_the_hall(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.type("late buses @citzen")
        await seat.press("enter")
        await seat.until("is it @citizen? enter keeps it as it stands")
        assert seat.run.bar.value == "late buses @citzen"
        await seat.press("backspace", "backspace", "backspace", "enter")
        await seat.type("as @zzz9 said")
        await seat.press("enter", "enter")
        first, second = await seat.captured()
        assert (first.text, first.actor_type) == ("late buses", "citizen")
        assert (second.text, second.actor_type) == ("as @zzz9 said", "citizen")


async def test_a_slip_is_taken_back_into_the_line(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.press("ctrl+z")
        assert "Nothing was kept since you came in" in seat.text()
        await seat.type("bsues @c")
        await seat.press("enter", "ctrl+z")
        await seat.until("“bsues”", gone=True)
        assert seat.run.bar.value == "bsues @c"


async def test_the_key_that_takes_a_line_back_is_in_view_beside_a_long_one(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock, size=(80, 24)) as seat:
        await seat.paste("the last bus [/] " * 8 + "@c")
        await seat.press("enter")
        await seat.until("… · ctrl+z takes it back")


async def test_a_line_of_marks_alone_is_said_to_be_empty_and_the_next_one_comes(
    harrow_path: Path, clock: Clock
) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.paste("!need\nfirst @c\n!hope\nthird [/]")
        await seat.press("enter")
        assert seat.run.bar.value == "first @c"
        await seat.press("enter", "enter")
        assert "Nothing was said in that line" in seat.text()
        assert [one.text for one in await seat.captured()] == ["first", "third [/]"]


async def test_who_comes_back_to_the_room_finds_who_was_speaking(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.type("first @v")
        await seat.press("enter", "escape", "escape")
        seat.run = RunScreen(seat.workshop)
        seat.app.push_screen(seat.run)
        await seat.rest()
        await seat.type("second")
        await seat.press("enter")
        assert [one.actor_type for one in await seat.captured()] == ["vcse", "vcse"]


async def test_after_any_other_command_closing_asks_once_more(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock, size=(80, 24)) as seat:
        for other in (("ctrl+g", "escape"), ("f6",), ("ctrl+z",), ("escape", "enter"), ("x", "enter")):
            await seat.press("f12")
            assert "F12 once more ends the workshop; any other command goes on." in seat.text()
            await seat.press(*other)
            assert "F12 once more" not in seat.text()
        await seat.press("f12")
        await seat.type("half a line")
        await seat.press("f12")
        assert (await seat.draft()).status is WorkshopStatus.running
        assert "The line is not kept yet: enter keeps it. F12 once more ends the workshop." in seat.text()
        await seat.press("f12")
        assert (await seat.draft()).status is WorkshopStatus.held


async def test_letters_are_letters_until_esc_and_space_stops_the_clock_on_an_empty_line(
    harrow_path: Path, clock: Clock
) -> None:
    async with room(harrow_path, clock) as seat:
        assert seat.run.page is not None
        await seat.press("space")
        assert seat.run.page.state.paused_at is not None  # type: ignore[union-attr]
        assert "paused at" in seat.text()
        await seat.pass_minutes(5)
        assert seat.run.digits.words == "10:00"
        await seat.press("f5")
        await seat.type("n b a")
        assert seat.run.bar.value == "n b a"
        assert seat.run.page.state.block == 0  # type: ignore[union-attr]
        await seat.press("escape", "n")
        assert seat.run.page.state.block == 1  # type: ignore[union-attr]
        await seat.press("b", "plus")
        assert seat.run.page.state.block == 0  # type: ignore[union-attr]
        assert seat.run.page.state.added_minutes == 1  # type: ignore[union-attr]
        await seat.press("enter", "x")
        assert seat.run.bar.value == "n b ax"
        await seat.press("escape", "escape")
        assert seat.app.screen is not seat.run
        assert (await seat.draft()).status is WorkshopStatus.running


async def test_people_are_counted_with_one_key_a_type(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.press("ctrl+g", "c", "c", "v", "V", "V", "a")
        assert "5 counted, nobody named" in seat.text()
        await seat.press("escape")
        assert "5 here: 4 citizens, 1" in seat.text()
        counts = {row.actor_type: row.people for row in (await seat.draft()).attendance}
        assert counts == {ActorType.citizen: 4, ActorType.vcse: 0, ActorType.anchor: 1}


async def test_over_time_it_proposes_what_to_cut_and_does_it(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.press("f4")
        assert "Shorten" not in seat.text()
        await seat.pass_minutes(14)
        await seat.press("f4")
        for words in ("Shorten Headline [bold] from 20 to 16", "Leave out Headline [bold]", "End at 15:05"):
            assert words in seat.text()
        await seat.press("1")
        await seat.until("ends 15:00, promised 15:00")
        assert [block.minutes for block in (await seat.draft()).blocks] == [10, 16, 20, 10]
        await seat.press("ctrl+z")
        await seat.until("ends 15:04")
        await seat.press("f4", "2")
        await seat.until("ends 14:44, promised 15:00")
        assert [block.title for block in (await seat.draft()).blocks] == ["Welcome", "Pairs", "Close"]


async def test_half_a_line_survives(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock) as seat:
        await seat.type("half a")
        await seat.time_passes()
        assert await seat.run.host.recall(f"capture:{seat.workshop}") == {"lines": ["half a"]}
        again = RunScreen(seat.workshop)
        seat.app.push_screen(again)
        await seat.rest()
        assert again.bar.value == "half a"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_hostile_words_are_shown_as_words(harrow_path: Path, clock: Clock, size: tuple[int, int]) -> None:
    blocks = tuple(Block(title=words or "x", minutes=3, method=words, note=words) for words in NASTY)
    draft = EVENING.model_copy(update={"title": NASTY[1], "venue": NASTY[2], "blocks": blocks})
    async with room(harrow_path, clock, draft, size=size) as seat:
        await seat.type("[/] @bob")
        assert "@bob is no type" in seat.text()
        await seat.press("enter")
        for _ in NASTY:
            await seat.press("f6")
            assert "\x1b" not in seat.text()
        await seat.pass_minutes(200)
        await seat.press("f4")
        if size[0] > 72:
            assert "What to cut" in seat.text()


async def test_a_workshop_without_an_agenda_says_so(harrow_path: Path, clock: Clock) -> None:
    async with room(harrow_path, clock, WorkshopDraft(title="Bare"), begin=False) as seat:
        assert "no agenda yet" in seat.text()
        await seat.type("still heard")
        await seat.press("enter")
        assert "still heard" in seat.text()


async def test_before_it_begins_the_room_shows_the_times_of_the_minutes(harrow_path: Path, clock: Clock) -> None:
    later = EVENING.model_copy(update={"starts": time(14, 30), "ends": time(15, 30)})
    async with room(harrow_path, clock, later, begin=False) as one:
        for line in ("14:30 Welcome", "14:40 Headline", "15:00 Pairs", "15:20 Close", "ends 15:30, promised 15:30"):
            assert line in one.text()
        paper = await one.run.host.ask(minutes.paper, one.run.host.place_id, one.workshop)
        (grid,) = [block for block in paper.blocks if isinstance(block, Grid)]
        assert [row[0][:5] for row in grid.rows] == ["14:30", "14:40", "15:00", "15:20"]
