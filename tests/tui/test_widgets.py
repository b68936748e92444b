"""Each widget shows what it is given at any width, in any theme and with plain marks."""

from __future__ import annotations

from functools import partial

import pytest

from convene.core.views import Bar, Check, Count, Detail, Gate, Item, Next, Section, Step
from convene.tui import show
from convene.tui.widgets.bars import Bars
from convene.tui.widgets.detail_pane import DetailPane
from convene.tui.widgets.digits import TimerDigits
from convene.tui.widgets.gate_panel import GatePanel
from convene.tui.widgets.head_line import HeadLine
from convene.tui.widgets.next_line import NextLine
from convene.tui.widgets.reading import Reading, document, toml_lines
from convene.tui.widgets.stage_rail import StageRail
from convene.tui.widgets.tab_row import TabRow
from convene.tui.widgets.thread_counts import ThreadCounts
from tests.nasty import NASTY
from tests.tui.driving import bench

GATES = tuple(
    Gate(stage, (Check("X-1", "Fresh", "pass", "all of it"), Check("X-2", "Proof", "fail", "7 of 10", "ring them")))
    for stage in ("engagement", "codesign", "delivery", "measurement")
)
DETAIL = Detail(
    "1",
    "First jobs on the quay",
    "Quayside Hospital Trust",
    "We will offer 20 paid first jobs.",
    (("lever", "business action"), ("strength", "firm")),
    (Section("Partners", ("Quay Tenants' Circle",)),),
    (
        Step("said", "said", "there", "nobody under 25 gets a start here"),
        Step("commitment", "commitment", "here", "20 first jobs"),
        Step("replied", "replied", "missing", "not yet told"),
    ),
)


async def test_the_rail_shows_every_score_and_gives_up_names_before_numbers() -> None:
    rail = StageRail()
    async with bench(rail, size=(120, 10)) as seat:
        rail.show_gates(GATES, "delivery")
        await seat.rest()
        assert "3 Delivery · now" in seat.text()
        assert seat.text().count("1/2") == 4
        await seat.pilot.resize_terminal(40, 10)
        await seat.rest()
        assert seat.text().count("1/2") == 4
        assert "Delivery" not in seat.text()
        assert f"3 {show.UNICODE.here}" in seat.text()


async def test_progress_can_be_told_without_colour() -> None:
    rail, bars = StageRail(), Bars()
    async with bench(rail, bars, size=(80, 16), marks=show.ASCII) as seat:
        rail.show_gates(GATES, "delivery")
        bars.show_bars((Bar("anchors", 5, 6), Bar("developers", 0, 4), Bar("citizens", 0, 0)), "Nobody from Eastgate.")
        await seat.rest()
        text = seat.text()
        assert text.isascii()
        assert "=" in text
        assert "-" in text
        assert "5 of 6" in text
        assert "none known yet" in text


@pytest.mark.parametrize("width", [36, 60, 80, 120])
async def test_the_thread_band_keeps_every_count_and_what_is_loose(width: int) -> None:
    band = ThreadCounts()
    words = ("said", "visions", "decided", "commitments", "measured", "replied")
    async with bench(band, size=(width, 16)) as seat:
        band.show_counts(tuple(Count(n * 100, word, "9 not yet told", "look") for n, word in enumerate(words)))
        await seat.rest()
        assert all(word in seat.text() for word in words)
        assert seat.text().count("told") == 6
        assert seat.text().count(show.UNICODE.arrow) == 5


async def test_a_detail_reads_in_its_order() -> None:
    pane = DetailPane()
    async with bench(pane, size=(50, 40)) as seat:
        pane.show_detail(DETAIL)
        await seat.rest()
        text = seat.text()
        order = ["First jobs", "Quayside", "“We will offer", "business action", "not yet told", "Partners"]
        places = [text.index(part) for part in order]
        assert places == sorted(places)


async def test_the_gate_says_what_stands_open_and_what_passed() -> None:
    panel = GatePanel()
    async with bench(panel, size=(44, 20)) as seat:
        panel.show_gate(GATES[2], Next("Ring Northgate Homes.", "Three weeks late."))
        await seat.rest()
        assert "1 of 2" in seat.text()
        assert "! X-2  7 of 10" in seat.text()
        assert "X-1  passed" in seat.text()
        assert "Ring Northgate Homes." in seat.text()


async def test_tabs_that_do_not_fit_keep_the_chosen_one_in_sight() -> None:
    row = TabRow(("Visions", "Priorities", "Measures", "Framework", "Asks", "Signatures", "Dissent"))
    async with bench(row, size=(40, 3)) as seat:
        for at, title in enumerate(row.titles):
            row.choose(at)
            await seat.rest()
            assert title in seat.text()


async def test_tabs_of_which_not_all_fit_pass_none_over_and_say_how_many_more_there_are() -> None:
    titles = ("Commitments", "News", "Ledgers", "A rather long title of a tab", "Funds", "Plans")
    row = TabRow(titles)
    async with bench(row, size=(40, 3)) as seat:
        await seat.rest()
        assert "Commitments  News  Ledgers 3]" in seat.text(), "Funds would have room, and comes after what has none"
        row.choose(4)
        await seat.rest()
        assert "[4 Funds  Plans" in seat.text()


async def test_the_timer_counts_over_time_in_words_of_its_own() -> None:
    timer = TimerDigits()
    timer.show_left(252)
    assert timer.words == "4:12"
    timer.show_left(-61)
    assert timer.words == "+1:01"
    async with bench(timer, size=(40, 6)) as seat:
        assert "█" in seat.text()


@pytest.mark.parametrize("theme", ["convene-dark", "convene-light", "terminal"])
async def test_hostile_text_breaks_no_widget(theme: str) -> None:
    head, rail, band, bars, pane = HeadLine(), StageRail(), ThreadCounts(), Bars(), DetailPane()
    gate, next_, reading = GatePanel(), NextLine(), Reading()
    async with bench(head, rail, band, bars, next_, gate, pane, reading, size=(60, 60), theme=theme) as seat:
        for text in NASTY:
            tabs = TabRow((text[:30] or "x", "Tab"))
            await seat.app.mount(tabs, before=gate)
            head.say(text, text, text)
            rail.show_gates((Gate("delivery", (Check(text, text, "warn", text, text, text),)),), text)
            band.show_counts((Count(1, text, text), Count(-1, "x", "")))
            bars.show_bars((Bar(text, 1, 2), Bar("", 5, 2)), text)
            step = Step("said", text, "here", text, (Item(text, text),))
            pane.show_detail(Detail(text, text, text, text, ((text, text),), (Section(text, (text, "")),), (step,)))
            gate.show_gate(Gate("delivery", (Check(text, text, "fail", text, text),)), Next(text, text))
            next_.show_next(Next(text))
            tabs.say(text)
            reading.show_text(partial(_as_page, text))
            await seat.rest()
            assert all(show.cell_len(line) <= 60 for line in seat.text().split("\n")), repr(text)
            assert "\x1b" not in seat.text(), repr(text)
            await tabs.remove()


def _as_page(text: str, width: int) -> list[list[tuple[str, str]]]:
    return document(text, width, "delivery") + toml_lines(text, width, "delivery")


TABLE = """Before

| Planned | Block | Took |
| --- | --- | ---: |
| 18:30, 10 min | Welcome \\| hello | 11 min |
| 18:40, 15 min | What was heard, told back in the words of those who said it | not timed |

After"""


def _drawn(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_a_table_is_a_table_to_read() -> None:
    assert _drawn(document(TABLE, 60, "delivery")) == [
        "Before",
        "",
        "Planned         Block                                 Took",
        "18:30, 10 min   Welcome | hello                     11 min",
        "18:40, 15 min   What was heard, told back in     not timed",
        "                the words of those who said it",
        "",
        "After",
    ]


def test_a_table_without_room_is_read_fact_by_fact() -> None:
    lines = _drawn(document(TABLE, 24, "delivery"))
    assert "Took: 11 min" in lines
    assert all(len(line) <= 22 for line in lines)
