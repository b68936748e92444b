"""A noun of two words that is declared and given a tab is there for whoever works at the app or the command line, and
in the reference: nothing else was told about it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.files import checking
from convene.services.nouns import records
from convene.tui import modes
from convene.tui.screens.measurement.screen import MeasurementScreen
from convene.tui.screens.shared.noun_screen import Tab
from tests.cli.conftest import Cli
from tests.conftest import ROOT, Clock
from tests.making import ids
from tests.store.revised import spent
from tests.tui.driving import Sitting, sitting


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MeasurementScreen, "TABS", (*MeasurementScreen.TABS, Tab("spend_line", "Spending")))


async def test_at_the_app(spending: Book, quay: str, clock: Clock, tab: None) -> None:
    spent(spending, quay)
    assert modes.home("spend_line") == "measurement"
    async with sitting(spending.path, clock, size=(120, 40)) as seat:
        await seat.press("4", *"]" * (len(MeasurementScreen.TABS) - 1))
        await seat.until("Heating")
        assert "The Mill · £1,200.50" in seat.text()
        assert "Payments" in seat.text(), "the right column has its sub-rows"
        await seat.press("n")
        await seat.until("Title")
        for words in ("Paid to", "Amount", "Due", "Share", "Payments", "Needs"):
            assert words in seat.text(), words
        await seat.type("Window panes")
        await seat.press("f2")
        await seat.until("Window panes")
        await seat.press("/")
        await seat.type("amount>1000")
        await seat.until("1 of 2")
        assert "Window panes" not in [one.title for one in seat.app.screen.list.items]
        await seat.press("escape", "escape", "ctrl+p")
        await seat.type("window pan")
        await seat.until("spend line")
        await seat.press("escape", "u")
        await seat.until("Undid")
        assert len(await _in_book(seat, quay)) == 1


async def _in_book(seat: Sitting, place: str) -> list[Any]:
    app: Any = seat.app
    found: list[Any] = await app.ask(records.load_all, place, "spend_line")
    return found


def test_on_the_command_line(spending: Book, quay: str, clock: Clock) -> None:
    cli = Cli(spending.path, clock)
    made = cli.fine("add", "spend-line", "Roof", "--amount", "£2k", "--due", "next tue", "--slug", "roof")
    assert made.out.strip() == "roof"
    assert "Roof" in cli.fine("list", "spend-line").out
    assert "Roof" in cli.fine("list", "spend_lines", "--filter", "amount>1999").out
    shown = cli.fine("show", "spend-line", "roof").out
    assert "£2,000" in shown
    assert "spend line · roof" in shown
    cli.fine("edit", "spend-line", "roof", "--amount", "1.50")
    assert cli.fine("list", "spend-line", "--format", "json").data[0]["amount"] == 1.5
    assert "--amount" in cli.fine("add", "spend-line", "--help").out
    cli.fine("undo")
    cli.fine("remove", "spend-line", "roof")
    assert ids(spending, quay, "spend_line") == []


def test_in_the_reference(spending: Book) -> None:
    made = importlib.util.spec_from_file_location("generate", Path(ROOT) / "docs" / "generate.py")
    assert made is not None
    assert made.loader is not None
    generate: Any = importlib.util.module_from_spec(made)
    made.loader.exec_module(generate)
    for page, words in (
        (generate.formats(), ("`[[spend_line]]`", "`[[spend_line.payments]]`", "`due`")),
        (generate.commands(), ("convene add spend-line", "--amount")),
    ):
        for one in words:
            assert one in page, one
    assert '"spend_line"' in str(checking.schema("place")).replace("'", '"')
