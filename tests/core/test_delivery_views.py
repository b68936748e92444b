"""The board, the calendar and the timeline below the screen: in which column, on which day, in which cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from convene.core.delivery.board import By, Card, Milestone, Placed, board, late_words, silent_words, states
from convene.core.delivery.calendar import Dated, Mark, by_day, last_of, moved, quarter_months, shifted, told, weeks
from convene.core.delivery.timeline import FINEST, Scale, bar, pieces, ticks, whole
from convene.core.delivery_vocabulary import Confidence
from convene.core.gates.facts import Standing

TODAY = date(2026, 11, 22)


def placed(
    name: str, status: str = "live", due: int | None = 100, heard: int | None = 5, *, start: int = -50,
    actor: str = "Aspen", lever: str = "grants",
) -> Placed:  # fmt: skip
    """``due`` and ``start`` in so many days, ``heard`` so many days ago."""
    ahead = None if due is None else TODAY + timedelta(due)
    ago = None if heard is None else TODAY - timedelta(heard)
    standing = Standing(name, name, actor, status, ahead, ago)
    return Placed(standing, TODAY + timedelta(start), lever, actor.casefold())


def columns(*found: Placed, by: By = By.status) -> dict[str, tuple[str, ...]]:
    return {one.title: one.ids for one in board(found, by, TODAY).columns}


def test_every_commitment_stands_in_one_column_and_late_is_what_is_past_its_day() -> None:
    found = columns(
        placed("offer", "offered", -5), placed("soon", "accepted", start=9), placed("begun", "accepted", start=-9),
        placed("on", "live"), placed("past", "live", -1), placed("today", "live", 0), placed("risk", "at_risk"),
        placed("called", "late", 30), placed("new", "changed"), placed("kept", "done", -9), placed("left", "withdrawn"),
    )  # fmt: skip
    assert found == {
        "Offered": ("offer",),
        "Accepted": ("soon",),
        "Under way": ("begun", "on", "today", "new"),
        "Late or at risk": ("past", "risk", "called"),
        "Done": ("kept",),
        "Withdrawn": ("left",),
    }


def test_silence_is_told_apart_from_being_late_and_only_of_what_is_under_way() -> None:
    quiet, never, late = placed("q", heard=91), placed("n", heard=None), placed("l", due=-21, heard=1)
    assert (silent_words(quiet, TODAY), late_words(quiet, TODAY)) == ("no news for 91 days", "")
    assert silent_words(never, TODAY) == "never heard from"
    assert (silent_words(late, TODAY), late_words(late, TODAY)) == ("", "late 3 weeks")
    assert silent_words(placed("o", "offered", heard=None), TODAY) == ""
    assert silent_words(placed("d", "done", heard=400), TODAY) == ""
    (column,) = [one for one in board((quiet, never, late), By.lever, TODAY).columns if one.ids]
    assert (column.title, column.late, column.silent, column.trouble) == (
        "Grants and philanthropy", 1, 2, "1 late · 2 no news",
    )  # fmt: skip


def test_what_the_law_asks_for_is_listed_and_never_counted() -> None:
    free, bound = placed("f", due=-1, heard=200), placed("b", due=-1, heard=200)
    bound = replace(bound, standing=replace(bound.standing, required=True))
    shown = board((free, bound), By.status, TODAY)
    (column,) = [one for one in shown.columns if one.ids]
    assert column.ids == ("f", "b")
    assert (column.counted, column.late, column.silent, column.required) == (1, 1, 1, 1)
    assert (shown.total, shown.required) == (1, 1)
    assert "required by law" in [words for words, _ in states(bound, Card(), By.status, TODAY)]


def test_columns_by_due_date_add_up_and_what_is_over_stands_apart() -> None:
    found = columns(
        placed("past", due=-1), placed("month", due=8), placed("quarter", due=39), placed("later", due=40),
        placed("none", due=None), placed("done", "done", 8), placed("called", "late", None), by=By.due,
    )  # fmt: skip
    assert found == {
        "Past its day": ("past", "called"),
        "This month": ("month",),
        "This quarter": ("quarter",),
        "Later": ("later",),
        "No date": ("none",),
        "Done or withdrawn": ("done",),
    }


def test_columns_by_actor_begin_with_whoever_has_something_late() -> None:
    found = (placed("a", actor="Birch"), placed("b", actor="Aspen"), placed("c", due=-2, actor="Cedar"))
    shown = board(found, By.actor, TODAY)
    assert [one.title for one in shown.columns] == ["Cedar", "Aspen", "Birch"]
    assert shown.spot("a") == (2, 0)
    assert shown.spot("zzz") is None
    assert [one.title for one in board((placed("x", actor=""),), By.actor, TODAY).columns] == ["No actor"]


def test_a_card_says_what_weighs_most_first() -> None:
    milestones = (Milestone("one", TODAY, TODAY), Milestone("two", TODAY))
    card = Card("x", Confidence.even, milestones, partners=2)
    assert [words for words, _ in states(placed("x", "at_risk", heard=100), card, By.status, TODAY)] == [
        "at risk", "no news for 100 days", "in doubt", "1 of 2 milestones", "with 2 others",
    ]  # fmt: skip
    assert [words for words, _ in states(placed("x"), Card(), By.lever, TODAY)] == ["live", "heard 5 days ago"]


def test_months_have_their_weeks_and_days_move_within_the_calendar() -> None:
    shown = weeks(date(2026, 11, 1))
    assert shown[0] == (None,) * 6 + (date(2026, 11, 1),)
    assert [one for week in shown for one in week if one] == [date(2026, 11, at) for at in range(1, 31)]
    assert moved(date(2027, 1, 31), months=1) == date(2027, 2, 28)
    assert moved(date(2028, 3, 31), months=-1) == date(2028, 2, 29)
    assert last_of(date(2028, 2, 1)) == date(2028, 2, 29)
    assert quarter_months(date(2026, 11, 22)) == (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
    assert moved(date(1900, 1, 1), days=-1) == date(1900, 1, 1)
    assert moved(date(2199, 12, 31), days=40) == date(2199, 12, 31)
    assert shifted(date(2199, 12, 1), 5) == date(2199, 12, 1)
    assert last_of(date(2199, 12, 1)) == date(2199, 12, 31)


def test_what_stands_on_a_day_is_counted_by_its_kind() -> None:
    def thing(mark: Mark, *, late: bool = False) -> Dated:
        return Dated(TODAY, mark, "commitment", "x", "A thing", late=late)

    found = [thing(Mark.due), thing(Mark.due, late=True), thing(Mark.fund), thing(Mark.meeting), thing(Mark.meeting)]
    assert told(found) == "2 due, 2 meetings, 1 fund closes, 1 late"
    assert told(()) == ""
    assert len(by_day(found)[TODAY]) == 5


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 23), "Sun 22"),
        (date(2026, 11, 1), date(2026, 12, 20), "9 Nov"),
        (date(2026, 1, 1), date(2027, 3, 1), "Apr 2026"),
        (date(2021, 1, 1), date(2031, 1, 1), "2027"),
        (date(1, 1, 1), date.max, "2001"),
    ],
)
def test_two_days_and_ten_years_are_both_readable(first: date, last: date, words: str) -> None:
    scale = whole((first, None, last), TODAY, 90)
    said = ticks(scale)
    assert words in [one for _, one in said]
    assert all(at + len(one) <= 90 for at, one in said)
    assert all(other > at + len(one) for (at, one), (other, _) in pairwise(said))
    assert 0 <= scale.cell(first) <= scale.cell(last) < 90


def test_a_scale_is_zoomed_about_a_day_and_never_beyond_its_bounds() -> None:
    scale = whole((), TODAY, 60)
    assert 0 <= scale.cell(TODAY) < 60, "with nothing to show, today is in sight"
    at = scale.cell(TODAY)
    for step in (*[-1] * 30, *[1] * 40):
        scale = scale.zoomed(step, TODAY)
        assert abs(scale.cell(TODAY) - at) <= 1
        ticks(scale)
    assert scale.days > FINEST
    assert scale.moved(10_000_000).day_at(0) == date.max, "far away is the last day there is"


def test_a_bar_goes_from_start_to_due_and_a_late_one_on_until_today() -> None:
    scale = Scale(TODAY.toordinal() - 10, 1, 20)
    late = placed("x", due=-3, start=-8)
    drawn = pieces(scale, late, (Milestone("m", TODAY - timedelta(5)),), TODAY)
    assert drawn[2:8] == ("bar", "bar", "bar", "missed", "bar", "bar")
    assert drawn[8:11] == ("over", "over", "over")
    assert set(drawn[11:]) == {""}
    assert pieces(scale, placed("x", "done", due=-3, start=-8), (), TODAY)[8:11] == ("", "", "today")
    assert pieces(scale, placed("x", due=-300, start=-400), (), TODAY)[0] == "over", "late reaches into sight"
    assert pieces(scale, placed("x", "done", due=-300, start=-400), (), TODAY)[0] == "before"
    assert pieces(scale, placed("x", due=500, start=400), (), TODAY)[-1] == "after"
    open_end = pieces(scale, Placed(Standing("x", "x", "A", "live"), TODAY - timedelta(4)), (), TODAY)
    assert open_end[6:11] == ("bar", "bar", "bar", "bar", "goes on")
    assert bar(scale, None, None, TODAY, late=True) is None
    assert set(pieces(scale, Placed(Standing("x", "x", "A", "live")), (), TODAY)) == {"", "today"}
