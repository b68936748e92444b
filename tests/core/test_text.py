"""What people type can steer nothing, and numbers and dates read as people say them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene import text

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("see [/foo] and [bold]", "see [/foo] and [bold]"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]52;c;aGk=\x1b\\after", "after"),
        ("\x9b2Jclear", "clear"),
        ("safe\u202eevil", "safeevil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00bell\x07", "nulbell"),
        ("  spaced  ", "spaced"),
        ("Cwm Ŵyr ŷ â", "Cwm Ŵyr ŷ â"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_clean_takes_out_what_could_steer_a_terminal_and_nothing_else(typed: str, kept: str) -> None:
    assert text.clean(typed) == kept
    assert text.clean_line(typed) == kept


def test_a_line_is_one_line_and_prose_keeps_its_lines() -> None:
    assert text.clean_line("one\r\ntwo\tthree\n\nfour") == "one two three four"
    assert text.clean("one\r\ntwo\rthree  ") == "one\ntwo\nthree"


@given(st.text())
def test_cleaning_twice_changes_nothing_more_and_leaves_no_control(words: str) -> None:
    for cleaner in (text.clean, text.clean_line):
        once = cleaner(words)
        assert cleaner(once) == once
        assert not any((ord(ch) < 32 and ch != "\n") or 127 <= ord(ch) < 160 for ch in once)
    assert "\n" not in text.clean_line(words)


@given(st.text(min_size=1))
def test_a_slug_is_one_word_that_a_command_can_take(words: str) -> None:
    made = text.slug(words)
    assert made
    assert len(made) <= 48
    assert not any(ch.isspace() or ch in "/\\\"'" for ch in made)


def test_slugs_read_like_the_words() -> None:
    assert text.slug("Mason & Daughter, joiners") == "mason-daughter-joiners"
    assert text.slug("Quay Tenants’ Circle") == "quay-tenants-circle"
    assert text.slug("Tŷ Hafan") == "ty-hafan"
    assert text.slug("!!!") == "item"


@pytest.mark.parametrize(
    ("pounds", "words"),
    [
        (0, "£0"),
        (950, "£950"),
        (9_999, "£9,999"),
        (41_000, "£41k"),
        (1_200_000, "£1.2m"),
        (2 * 10**9, "£2bn"),
        (-41_000, "-£41k"),
    ],
)
def test_money_is_short(pounds: int, words: str) -> None:
    assert text.money(pounds) == words


def test_quantities_carry_their_unit() -> None:
    assert text.quantity(Decimal("12"), "person-year") == "12 person-years"
    assert text.quantity(Decimal("1"), "person") == "1 person"
    assert text.quantity(Decimal("40"), "person") == "40 people"
    assert text.quantity(Decimal("61.5"), "percent") == "61.5%"
    assert text.quantity(Decimal("1250"), "square metre") == "1,250 m²"
    assert text.quantity(Decimal("2"), "tCO2e") == "2 tCO2e"
    assert text.quantity(Decimal("1"), "square metre") == "1 m²"
    assert [text.units(one) for one in ("hour", "tCO2e", "MWh", "person")] == ["hours", "tCO2e", "MWh", "people"]
    assert text.quantity(None, "hour") == "–"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 13), "9 days ago"),
        (date(2026, 12, 13), "in 3 weeks"),
        (date(2026, 8, 12), "3 months ago"),
        (date(2029, 11, 22), "in 3 years"),
    ],
)
def test_distances_are_said_as_people_say_them(when: date, words: str) -> None:
    assert text.distance(when, TODAY) == words


def test_days_leave_out_the_year_that_everybody_knows() -> None:
    assert text.day(date(2026, 11, 24), TODAY) == "Tue 24 Nov"
    assert text.day(date(2027, 3, 14), TODAY) == "Sun 14 Mar 2027"


def test_clip_ends_at_a_word_and_says_that_it_cut() -> None:
    assert text.clip("Nobody on the quay waits for a first job", 22) == "Nobody on the quay…"
    assert len(text.clip("x" * 4_000, 30)) == 30
    assert text.clip("short", 30) == "short"


def test_lists_and_plurals_read_as_sentences() -> None:
    assert text.join(["a", "b", "c"]) == "a, b and c"
    assert text.join(["a"]) == "a"
    assert text.join([]) == ""
    assert text.plural(1, "priority") == "1 priority"
    assert text.plural(3, "priority") == "3 priorities"
    assert text.plural(1200, "actor") == "1,200 actors"
