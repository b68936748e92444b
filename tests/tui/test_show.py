"""Whatever people wrote becomes text of the width there is, and steers nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.tui import show
from tests.nasty import NASTY

_TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=200))


@given(_TEXTS, st.integers(0, 60))
def test_fit_and_pad_keep_to_their_width(text: str, width: int) -> None:
    assert show.cell_len(show.fit(text, width)) <= width
    assert show.cell_len(show.pad(text, width)) == width
    assert show.cell_len(show.pad(text, width, right=True)) == width


@given(_TEXTS, st.integers(2, 60))
def test_wrapped_lines_keep_to_their_width_and_lose_no_word(text: str, width: int) -> None:
    lines = show.wrap(text, width)
    assert all(show.cell_len(line) <= width for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(show.prose(text).split())


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for shown in (show.line(text), show.prose(text), show.words(text).plain):
        assert not any((ord(one) < 32 and one != "\n") or 0x7F <= ord(one) < 0xA0 for one in shown)
        assert "\u202e" not in shown


def test_brackets_stay_literal() -> None:
    assert show.words("[/] [bold]x[/bold] [x] done").plain == "[/] [bold]x[/bold] [x] done"


def test_facts_stand_in_two_columns_and_wrap_under_the_second() -> None:
    lines = show.facts((("lever", "business action"), ("measure", "young people in work for a year")), 30)
    assert [line.plain.rstrip() for line in lines] == [
        "lever    business action",
        "measure  young people in work",
        "         for a year",
    ]


def test_a_meter_shows_a_beginning_and_never_a_false_end() -> None:
    assert show.meter(0.001, 10, "delivery", show.UNICODE).plain == "▪·········"
    assert show.meter(0.999, 10, "delivery", show.UNICODE).plain == "▪▪▪▪▪▪▪▪▪·"
    assert show.meter(2.0, 4, "done", show.ASCII).plain == "####"


@pytest.mark.parametrize(
    ("environ", "encoding", "marks"),
    [
        ({"TERM": "xterm-256color"}, "utf-8", show.UNICODE),
        ({"TERM": "linux"}, "utf-8", show.ASCII),
        ({"TERM": "xterm"}, "iso-8859-1", show.ASCII),
        ({"TERM": "xterm", "CONVENE_ASCII": "1"}, "utf-8", show.ASCII),
        ({"TERM": "linux", "CONVENE_ASCII": "0"}, "utf-8", show.UNICODE),
    ],
)
def test_a_poor_terminal_gets_plain_marks(environ: dict[str, str], encoding: str, marks: show.Marks) -> None:
    assert show.choose_marks(environ, encoding) is marks
    assert all(part.isascii() for mark in (show.ASCII.rule, show.ASCII.bar, *show.ASCII.quotes) for part in mark)
