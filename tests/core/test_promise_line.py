"""A commitment on one line: what is taken, what is left out and told, and that no word is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convene.core.codesign.promise_line import PromiseLine, parse_promise
from convene.core.vocabulary import Lever
from convene.text import clean_line

TODAY = date(2026, 11, 27)
UNITS = ("GBP", "percent", "FTE", "person-year", "hour", "tree", "tCO2e")


def parsed(line: str) -> PromiseLine:
    return parse_promise(line, TODAY, UNITS)


def promised(words: str) -> PromiseLine:
    return parsed(f"Quay > grants: {words}")


def test_a_line_says_who_by_which_lever_what_how_much_by_when_and_its_measure() -> None:
    found = parsed("Bryn Coop > procurement: 10% local food by 27 March 2027 =LW1.1")
    assert (found.who, found.lever, found.measure) == ("Bryn Coop", Lever.procurement, "LW1.1")
    assert (found.amount.quantity, found.amount.unit, found.due) == (10, "percent", date(2027, 3, 27))
    assert found.wording == "10% local food by 27 March 2027"
    assert found.title == "10% local food"
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("words", "quantity", "unit"),
    [
        ("£5,000 for a hall", "5000", "GBP"), ("£1.2 million", "1200000", "GBP"), ("£5k", "5000", "GBP"),
        ("5,000 pounds", "5000", "GBP"), ("10 per cent local food", "10", "percent"), ("7.5%", "7.5", "percent"),
        ("12 jobs", "12", "job"), ("12 new jobs in 2027", "12", "job"), ("200 hours for 3 schools", "200", "hour"),
        ("2000 hours", "2000", "hour"), ("4 person-years", "4", "person-year"), ("3 FTE", "3", "FTE"),
        ("12 jobs for 16-18 year olds", "12", "job"), ("at least 40 trees", "40", "tree"),
        ("food from here to 10%", "10", "percent"), ("40 trees, each by a school", "40", "tree"),
        ("3 tCO2e less CO2", "3", "tCO2e"),
    ],
)  # fmt: skip
def test_a_quantity_is_taken_where_it_is_beyond_doubt(words: str, quantity: str, unit: str) -> None:
    found = promised(words)
    assert (found.amount.quantity, found.amount.unit, found.doubts) == (Decimal(quantity), unit, ())


@pytest.mark.parametrize(
    "words",
    [
        "2027 jobs", "in 2000 jobs", "10-12 jobs", "10 to 12 jobs", "up to 12 jobs", "about 12 jobs", "> 12 jobs",
        "~12 jobs", "no more than 12 jobs", "12 of our 40 jobs", "one in 10 jobs", "12 hours a week", "12 hours each",
        "12 jobs, 5 trees", "from 5% to 10%", "increase by 10%", "10% more local food", "a cut of 10%", "-5%", "0%",
        "£1.500", "£5-6k", "5m", "€500", "12", "12 sheep", "12 jobs or fewer", "1,5 hours",
    ],
)  # fmt: skip
def test_a_quantity_in_doubt_is_told_and_stays_in_the_words(words: str) -> None:
    found = promised(words)
    assert found.amount.quantity is None
    assert "no quantity was taken" in found.doubts[0] or "none was taken" in found.doubts[0]
    assert found.wording == words


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("12 jobs by Mar 2027", date(2027, 3, 31)), ("12 jobs by March", date(2027, 3, 31)),
        ("12 jobs by November", date(2026, 11, 30)), ("by the end of March 2027, 12 jobs", date(2027, 3, 31)),
        ("12 jobs, due 1 Feb 2027.", date(2027, 2, 1)), ("by 27 March and 12 jobs", date(2027, 3, 27)),
        ("led by residents by next fri", date(2026, 12, 4)), ("12 jobs by 31/12/2027", date(2027, 12, 31)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_everywhere_and_a_month_alone_is_its_last_day(words: str, due: date) -> None:
    assert promised(words).due == due


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("12 jobs by March 2026", "is past"), ("12 jobs by yesterday", "is past"), ("12 jobs by 2027", "no day I can"),
        ("12 jobs by end of 2027", "no day I can"), ("12 jobs by Mar-27", "no day I can"),
        ("12 jobs by next June", "no day I can"),
        ("by March 12 young people", "of the day or of the promise"), ("by 27 March 200 hours", "Neither was taken"),
        ("12 jobs by June 2027 and more by June 2028", "several days"),
    ],
)  # fmt: skip
def test_a_day_that_is_past_or_in_doubt_is_told_and_left_out(words: str, told: str) -> None:
    found = promised(words)
    assert found.due is None
    assert any(told in one for one in found.doubts)
    assert found.wording == words


def test_a_day_without_its_year_says_which_day_it_was_taken_for() -> None:
    found = promised("10% local food by Mar 27")
    assert found.due == date(2027, 3, 27)
    assert found.doubts == ("“by Mar 27” was taken for Sat 27 Mar 2027; for the month write Mar 2027.",)


@pytest.mark.parametrize(
    ("word", "lever"),
    [
        ("procurement", Lever.procurement), ("PROC", Lever.procurement), ("plan", Lever.planning),
        ("Planning and new development", Lever.planning), ("social", Lever.investment),
        ("business-action", Lever.business_action), ("p", None), ("cooking", None), ("", None),
    ],
)  # fmt: skip
def test_a_lever_goes_by_key_label_or_a_beginning_that_only_one_has(word: str, lever: Lever | None) -> None:
    found = parsed(f"Quay > {word}: 12 jobs")
    assert found.lever is lever
    assert bool(found.doubts) is (lever is None)
    assert found.wording == ("12 jobs" if lever else clean_line(f"{word}: 12 jobs"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("12 jobs by June", "It does not say who promises"), ("> grants: 12 jobs", "Nobody stands"),
        ("A > B > grants: 12 jobs", "more than once"), ("Quay > 12 jobs", "No lever was named"),
        ("Quay > grants: 12 jobs =", "Nothing stands after"), ("Quay > grants: 12 jobs =A =B", "several measures"),
        ("Quay > grants: " + "word " * 500, "at most 2000 letters"),
    ],
)  # fmt: skip
def test_a_line_that_lacks_a_part_says_which(line: str, told: str) -> None:
    assert told in " ".join(parsed(line).doubts)


def test_a_mark_in_the_middle_goes_and_one_that_is_no_measure_is_a_word_again() -> None:
    found = promised("12 jobs = WK1.1, for all")
    assert (found.measure, found.wording) == ("WK1.1", "12 jobs, for all")
    assert found.without_measure().wording == "12 jobs = WK1.1, for all"


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


_PIECES = (
    "Quay", ">", "grants:", "p:", "10%", "12", "jobs", "by", "March", "2027", "27", "=LW1", "=", ",", "£5k", "[/]",
    "up", "to", "\u202e", "\x1b[31m", "١٢", "m²", "½", "--", "12/13/14", "by,", "(by",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join) | st.text(max_size=60))
@example("")
def test_no_word_of_any_line_is_lost(line: str) -> None:
    found = parsed(line)
    lever = "grants" if found.lever else ""
    assert _letters(found.who + lever + found.said) == _letters(clean_line(line))
    assert sorted(_letters(found.wording + found.measure)) == sorted(_letters(found.said))
    assert found.amount.quantity is None or found.amount.quantity > 0
    assert found.due is None or found.due >= TODAY
