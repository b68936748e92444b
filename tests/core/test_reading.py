"""Everything a person may type into a form or a command is understood, or refused in words."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from pydantic import ValidationError

from convene.core import dates
from convene.core.dates import understand
from convene.core.nouns import NOUNS, noun
from convene.core.nouns.reading import read_number, read_time, read_whole
from convene.core.vocabulary import ActorType
from convene.errors import Problem

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-25", date(2026, 11, 25)),
        ("today", SUNDAY),
        ("tomorrow", date(2026, 11, 23)),
        ("next tue", date(2026, 11, 24)),
        ("tuesday", date(2026, 11, 24)),
        ("this sunday", SUNDAY),
        ("next sunday", date(2026, 11, 29)),
        ("last friday", date(2026, 11, 20)),
        ("in 3 weeks", date(2026, 12, 13)),
        ("3 weeks ago", date(2026, 11, 1)),
        ("a fortnight ago", date(2026, 11, 8)),
        ("in two months", date(2027, 1, 22)),
        ("end of march", date(2027, 3, 31)),
        ("end of feb 2028", date(2028, 2, 29)),
        ("end of the month", date(2026, 11, 30)),
        ("start of next month", date(2026, 12, 1)),
        ("end of next year", date(2027, 12, 31)),
        ("mid june", date(2027, 6, 15)),
        ("25 nov", date(2026, 11, 25)),
        ("25/11/2026", date(2026, 11, 25)),
        ("3rd of june 2027", date(2027, 6, 3)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("12 oct", date(2026, 10, 12)),
        ("2026-11-01", date(2026, 11, 1)),
        ("2026/11/1", date(2026, 11, 1)),
        ("1/11/26", date(2026, 11, 1)),
        ("31.3.2027", date(2027, 3, 31)),
        ("4 march", date(2027, 3, 4)),
    ],
)
def test_days_are_understood_as_people_say_them(typed: str, day: date) -> None:
    assert understand(typed, SUNDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "march 2027",
        "2027",
        "31 feb",
        "25",
        "[/]",
        "in 99999 years",
        "99/99/9999",
        "2026-13-01",
        "2026/13/01",
        "12/13/2026",
        "31/02/2026",
        "0/1/2026",
    ],
)
def test_what_is_not_a_day_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(ValueError, match="day"):
        understand(typed, SUNDAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-28 01:30:00", date(2027, 3, 28)), ("2027-03-28T01:30:00Z", date(2027, 3, 28)),
        ("28/03/2027 09:15", date(2027, 3, 28)), ("2019/03/14", date(2019, 3, 14)), ("14-Mar-19", date(2019, 3, 14)),
        ("01/02/98", date(1998, 2, 1)), ("01/02/26", date(2026, 2, 1)),
    ],
)  # fmt: skip
def test_a_day_is_one_whatever_time_follows(typed: str, day: date) -> None:
    assert dates.read(typed) == (day, True)


def test_what_says_less_than_a_day_is_taken_only_where_it_is_told() -> None:
    for typed, day in (("2019-03", date(2019, 3, 1)), ("March 2019", date(2019, 3, 1)), ("43538", date(2019, 3, 14))):
        assert dates.read(typed, cell=True) == (day, False)
        with pytest.raises(ValueError, match="day"):
            understand(typed, SUNDAY)
    assert dates.read("1 Dec", SUNDAY, cell=True).sure is False
    with pytest.raises(ValueError, match="write the year in full"):
        dates.read("Dec-26", SUNDAY, cell=True)


def test_amounts_that_bookkeepers_write() -> None:
    assert [read_number(one) for one in ("£250 000", "1 250.5", "£-5", "-£5", "1.2e6")] == [
        250_000, Decimal("1250.5"), -5, -5, 1_200_000,
    ]  # fmt: skip
    for typed in ("(500)", "1.234,56", "12 50", "5-10", "10+", "-£-5"):
        with pytest.raises(ValueError, match="not a number"):
            read_number(typed)


@pytest.mark.parametrize("typed", ["Oct 2026", "october 2026", "Oct. 2026", "2026-10", "10/2026"])
def test_a_month_alone_is_its_first_day_or_its_last_where_that_is_asked_for(typed: str) -> None:
    assert understand(typed, SUNDAY, "first") == date(2026, 10, 1)
    assert understand(typed, SUNDAY, "last") == date(2026, 10, 31)
    with pytest.raises(ValueError, match="day"):
        understand(typed, SUNDAY)


@pytest.mark.parametrize("typed", ["13/2026", "2026-00", "mon 2026", "2027", "soon 2026"])
def test_what_names_no_month_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match="day"):
        understand(typed, SUNDAY, "last")


def test_a_month_alone_starts_on_its_first_and_is_due_by_its_last_day() -> None:
    fields = {"title": "Jobs", "actor": "tide", "start": "Feb 2028", "due": "Feb 2028"}
    draft = NOUNS["commitment"].draft.model_validate(fields, context={"today": SUNDAY})
    assert (draft.start, draft.due) == (date(2028, 2, 1), date(2028, 2, 29))  # type: ignore[attr-defined]


def test_words_that_need_today_are_refused_without_it() -> None:
    assert understand("25 november 2026", None) == date(2026, 11, 25)
    with pytest.raises(ValueError, match="understand"):
        understand("next tue", None)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        ("1,250.50", "1250.5"),
        ("£60k", "60000"),
        ("1.2m", "1200000"),
        ("40%", "40"),
        ("-3", "-3"),
        ("0.10", "0.1"),
    ],
)
def test_numbers_and_money_are_exact(typed: str, number: str) -> None:
    read = read_number(typed)
    assert read == Decimal(number)
    assert str(read) == number


@pytest.mark.parametrize("typed", ["twelve", "1 2", "£", "1e400", "nan", "∞", "[/]"])
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_number(typed)


def test_a_number_that_cannot_be_read_is_told_what_would_fit() -> None:
    with pytest.raises(ValueError, match="try 12 or 1,250"):
        read_whole("nine")
    for reader in (read_whole, read_number):
        with pytest.raises(ValueError, match="“2024/25” is a financial year, and one number is wanted here"):
            reader("2024/25")


@pytest.mark.parametrize(
    ("typed", "clock"), [("18:30", time(18, 30)), ("6.30pm", time(18, 30)), ("18", time(18)), ("12am", time(0))]
)
def test_times_are_understood(typed: str, clock: time) -> None:
    assert read_time(typed) == clock


def test_choices_are_taken_by_key_or_label_in_any_case() -> None:
    actor = NOUNS["actor"].draft
    for word in ("msme", "MSME", "small business", "Small-Business"):
        assert actor.model_validate({"name": "A", "primary_type": word}).model_dump()["primary_type"] is ActorType.msme
    with pytest.raises(ValidationError, match="did you mean anchor"):
        actor.model_validate({"name": "A", "primary_type": "ancor"})


def test_an_unknown_key_is_refused_and_so_is_a_missing_one() -> None:
    actor = NOUNS["actor"].draft
    with pytest.raises(ValidationError, match=r"extra_forbidden|Extra"):
        actor.model_validate({"name": "A", "primary_type": "anchor", "colour": "red"})
    with pytest.raises(ValidationError, match="name"):
        actor.model_validate({"primary_type": "anchor"})


def test_a_noun_is_found_by_either_word_and_a_slip_is_named() -> None:
    assert noun("actors").name == noun("ACTOR").name == "actor"
    with pytest.raises(Problem) as caught:
        noun("acter")
    assert "actor" in caught.value.hint
    assert caught.value.exit_code == 2
