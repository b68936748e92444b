"""The clock of a workshop, from made-up evenings."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.nouns.workshop import Block, WorkshopDraft
from convene.core.workshops.agenda import RunState, clashes, cuts, plan, seconds_left, timing


def at(clock: str) -> datetime:
    hour, minute, *second = map(int, clock.split(":"))
    return datetime(2026, 11, 24, hour, minute, *second)


def block(title: str, minutes: int, starts: str = "") -> Block:
    return Block(title=title, minutes=minutes, starts=time.fromisoformat(starts) if starts else None)


EVENING = (block("Welcome", 10), block("Heard", 15), block("Headline", 15), block("Pairs", 20), block("Close", 10))
LATE = RunState(2, at("18:59"), finished=((0, at("18:32"), at("18:43")), (1, at("18:43"), at("18:59"))))


def clock_of(slots: tuple[object, ...]) -> list[str]:
    return [f"{slot.start:%H:%M}" for slot in slots]  # type: ignore[attr-defined]


def test_planned_times_chain_and_actual_ones_follow_the_room() -> None:
    found = timing(EVENING, LATE, at("19:03"), starts=at("18:30"), promised_end=at("19:40"))
    assert [f"{slot.planned:%H:%M}" for slot in found.slots] == ["18:30", "18:40", "18:55", "19:10", "19:30"]
    assert clock_of(found.slots) == ["18:32", "18:43", "18:59", "19:14", "19:34"]
    assert [slot.state for slot in found.slots] == ["done", "done", "running", "coming", "coming"]
    assert (found.left, found.behind, found.over) == (11 * 60, 4, 4)
    assert found.words == "ends 19:44, promised 19:40"


def test_over_time_pushes_everything_after_it_minute_by_minute() -> None:
    found = timing(EVENING, LATE, at("19:20:30"), starts=at("18:30"), promised_end=at("19:40"))
    assert found.left == -390
    assert found.slots[3].start == at("19:20:30")
    assert (found.behind, found.over) == (10, 10), "the clock shows minutes: both are said alike"


def test_before_it_begins_the_times_are_those_of_the_plan() -> None:
    pinned = (block("Welcome", 10), block("Supper", 30, "19:00"), block("Late", 20, "00:10"), block("Close", 10))
    found = timing(pinned, None, at("18:30"), starts=at("18:30"), promised_end=at("20:00"))
    assert clock_of(found.slots) == ["18:30", "19:00", "00:10", "00:30"]
    assert [slot.state for slot in found.slots] == ["coming"] * 4
    assert (found.left, found.behind) == (0, 0)


@given(st.integers(0, 59), st.integers(0, 59))
def test_what_a_clock_shows_as_in_time_is_in_time(second: int, later: int) -> None:
    began = at("18:30") + timedelta(seconds=second)
    found = timing(EVENING, RunState(0, began), began + timedelta(seconds=later), starts=at("18:30"),
                   promised_end=at("19:40"))  # fmt: skip
    assert (found.behind, found.over) == (0, 0)
    assert found.words == "ends 19:40, promised 19:40"


def test_a_room_that_is_quicker_is_ahead() -> None:
    early = RunState(1, at("18:35"), finished=((0, at("18:30"), at("18:35")),))
    found = timing(EVENING, early, at("18:36"), starts=at("18:30"), promised_end=at("19:40"))
    assert (found.behind, found.over, f"{found.ends:%H:%M}") == (-5, 0, "19:35")


def test_the_clock_stands_still_while_paused_and_goes_on_where_it_was() -> None:
    paused = RunState(0, at("18:30"), paused_at=at("18:34"))
    assert seconds_left(EVENING[0], paused, at("18:50")) == 6 * 60
    assert timing(EVENING, paused, at("18:50")).slots[0].end == at("18:56")
    resumed = RunState(0, at("18:30"), paused_seconds=16 * 60)
    assert seconds_left(EVENING[0], resumed, at("18:51")) == 5 * 60


def test_added_minutes_are_the_running_blocks_own() -> None:
    longer = RunState(0, at("18:30"), added_minutes=3)
    found = timing(EVENING, longer, at("18:30"), starts=at("18:30"))
    assert (found.left, found.behind) == (13 * 60, 3)
    assert found.slots[1].start == at("18:43")


def test_a_pinned_block_waits_for_its_time_and_says_when_it_cannot_keep_it() -> None:
    day = (block("Morning", 60), block("Lunch", 45, "12:30"), block("After", 30))
    start = RunState(0, at("11:00"))
    found = timing(day, start, at("11:10"), starts=at("11:00"))
    assert clock_of(found.slots) == ["11:00", "12:30", "13:15"]
    assert found.slots[1].late == 0
    late = timing(day, start, at("12:37"), starts=at("11:00"))
    assert clock_of(late.slots)[1:] == ["12:37", "13:22"]
    assert (late.slots[1].late, late.slots[1].pinned) == (7, True)


def test_a_plan_that_reaches_a_pin_too_late_is_known_before_the_day() -> None:
    day = (block("Morning", 100), block("Lunch", 45, "12:30"))
    assert clashes(day, at("11:00")) == ((1, 10),)
    assert clashes(day, at("10:30")) == ()


def test_a_pin_after_midnight_is_the_next_day() -> None:
    night = (block("Talk", 60), block("Bell", 5, "00:30"))
    assert plan(night, at("23:00"))[1][0] == datetime(2026, 11, 25, 0, 30)


def test_without_a_promise_the_plans_end_counts_and_without_a_start_the_rooms() -> None:
    found = timing(EVENING, RunState(0, at("18:37")), at("18:37"))
    assert (found.behind, found.over, found.promised) == (0, 0, at("19:47"))


def test_a_rehearsal_on_another_day_is_neither_late_nor_over() -> None:
    found = timing(
        EVENING, RunState(0, at("17:00")), at("17:00"),
        starts=at("18:30") + timedelta(days=3), promised_end=at("19:40") + timedelta(days=3),
    )  # fmt: skip
    assert (found.behind, found.over, found.promised) == (0, 0, at("19:40"))


def test_where_nobody_was_told_an_end_the_plan_promises_none() -> None:
    found = timing(EVENING, None, at("18:30"), starts=at("18:30"))
    assert found.words == f"ends {found.ends:%H:%M}, planned {found.promised:%H:%M}"


def test_an_end_promised_after_midnight_is_the_next_day() -> None:
    found = timing(EVENING, RunState(0, at("23:00")), at("23:00"), promised_end=at("00:15"))
    assert found.promised == datetime(2026, 11, 25, 0, 15)


def test_a_block_that_was_skipped_takes_no_time() -> None:
    skipped = RunState(2, at("18:40"), finished=((0, at("18:30"), at("18:40")),))
    assert timing(EVENING, skipped, at("18:41")).slots[1].end == at("18:40")


def test_cuts_shorten_leave_out_or_end_later_and_each_would_do() -> None:
    found = timing(EVENING, LATE, at("19:03"), starts=at("18:30"), promised_end=at("19:40"))
    shorten, leave_out, later = cuts(EVENING, found)
    assert shorten.words == "Shorten Pairs from 20 to 16 minutes."
    assert shorten.minutes == ((3, 16),)
    assert leave_out.words == "Leave out Pairs, which saves 20 minutes."
    assert leave_out.minutes == ((3, 0),)
    assert later.words == "End at 19:45 instead of 19:40, and tell the room now."
    assert later.ends == at("19:45")


def test_nothing_is_cut_while_the_end_will_be_kept() -> None:
    assert cuts(EVENING, timing(EVENING, LATE, at("19:03"), promised_end=at("21:00"))) == ()


def test_the_last_block_and_pinned_ones_are_never_left_out() -> None:
    end = RunState(3, at("19:30"))
    found = timing(EVENING, end, at("19:30"), promised_end=at("19:35"))
    assert [cut.minutes for cut in cuts(EVENING, found) if cut.minutes and cut.minutes[0][1] == 0] == []
    pinned = (block("Talk", 30), block("Tea", 30, "19:00"), block("Close", 10))
    found = timing(pinned, RunState(0, at("18:40")), at("18:40"), promised_end=at("19:40"))
    assert all((1, 0) not in cut.minutes for cut in cuts(pinned, found))


@pytest.mark.parametrize("over", [1, 4, 9, 15, 25, 60])
def test_shortening_never_halves_a_block_and_always_saves_enough(over: int) -> None:
    found = timing(EVENING, RunState(0, at("18:30")), at("18:30"), promised_end=at("19:40") - timedelta(minutes=over))
    for cut in cuts(EVENING, found):
        if cut.minutes and all(to for _, to in cut.minutes):
            assert sum(one[1] for one in cut.minutes) == (sum(EVENING[i].minutes for i, _ in cut.minutes) - over)
            assert all(to * 2 >= EVENING[index].minutes for index, to in cut.minutes)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))


@given(
    st.lists(st.tuples(st.integers(0, 300), st.none() | st.times()), min_size=1, max_size=8),
    st.integers(0, 7), moments, st.integers(0, 40_000), st.integers(-30, 60), st.booleans(),
)  # fmt: skip
def test_the_chain_never_runs_backwards(
    rows: list[tuple[int, time | None]], here: int, began: datetime, gone: int, added: int, paused: bool
) -> None:
    blocks = tuple(Block(title="x", minutes=minutes, starts=starts) for minutes, starts in rows)
    now = began + timedelta(seconds=gone)
    state = RunState(min(here, len(blocks) - 1), began, paused_at=began if paused else None, added_minutes=added)
    found = timing(blocks, state, now)
    for before, after in zip(found.slots, found.slots[1:], strict=False):
        assert before.start <= before.end <= after.start
    assert found.ends == found.slots[-1].end >= now
    assert found.left <= max(0, (blocks[state.block].minutes + added) * 60)
    cuts(blocks, found)


@given(moments, moments, st.none() | moments, st.integers(0, 9999))
def test_a_run_survives_json(began: datetime, ended: datetime, paused: datetime | None, seconds: int) -> None:
    state = RunState(1, ended, paused, seconds, -2, ((0, began, ended),))
    assert RunState.from_json(json.loads(json.dumps(state.as_json()))) == state


@pytest.mark.parametrize(
    ("starts", "ends", "sound"),
    [("18:30", "20:30", True), ("21:00", "01:30", True), ("22:00", "00:00", True), ("22:00", "04:00", True),
     ("14:00", "12:00", False), ("14:00", "14:00", False), ("22:00", "05:00", False), ("14:00", "", True)],
)  # fmt: skip
def test_an_end_before_the_start_is_a_slip_unless_the_evening_goes_past_midnight(
    starts: str, ends: str, sound: bool
) -> None:
    found = WorkshopDraft.model_validate({"title": "Hall", "starts": starts, "ends": ends}).faults()
    assert (found == {}) is sound
    assert sound or starts in found["ends"]


def test_a_room_that_begins_after_its_promised_end_has_missed_it() -> None:
    late = RunState(0, at("20:00"))
    found = timing(EVENING, late, at("20:00"), starts=at("18:30"), promised_end=at("19:40"))
    assert (found.promised, found.over) == (at("19:40"), 90)
