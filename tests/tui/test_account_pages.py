"""The account in the app: what is open is set, shared out, checked before everybody, with keys alone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.measurement_vocabulary import Adjustment
from convene.services.account import setting
from convene.services.account.setting import Assumed
from convene.services.book import Book
from convene.services.nouns import records
from convene.tui.screens.measurement.register import NEEDED
from convene.tui.screens.measurement.sharing import SharesScreen
from tests.account_values import account, apart
from tests.conftest import only_place
from tests.tui.driving import sitting


@pytest.fixture
def settled_path(harrow_path: Path, clock: Any) -> Path:
    """Harrow Quay with all set of what has a unit value."""
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    valued = _valued(book, place)
    for kind in NEEDED:
        said = Assumed(kind, Decimal(25), Decimal(10), Decimal(40), "asked at the quay")
        if kind is Adjustment.drop_off:
            said = Assumed(kind, Decimal(0), reason="it is over after the year")
        book.do(setting.assume, place, valued, said)
    book.close()
    return harrow_path


def _valued(book: Book, place: str) -> list[str]:
    from convene.services.account.account import read_account

    found = book.ask(read_account, place, "", book.today)
    return [one.claim.commitment_id for one in found.lines if one.pieces]


def _kept(path: Path, clock: Any, noun: str) -> list[Any]:
    book = Book(path, now=clock)
    found = [draft for _, draft in book.ask(records.load_all, only_place(book), noun)]
    book.close()
    return found


async def test_what_is_not_set_is_set_for_several_with_one_reason(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("4", "a")
        await seat.until("no net figure yet")
        assert "! Not independently verified." in seat.text()
        await seat.press("right_square_bracket")
        await seat.until("8 of 8 not set")
        await seat.press("space", "down", "down", "down", "space", "enter")  # the deadweight of both
        await seat.until("2 commitments, with one reason")
        await seat.press("1")
        await seat.until("At least, and at most?")
        await seat.type("30 to 40")
        await seat.press("enter")
        await seat.until("must lie between them")
        await seat.press("home", "delete", "1")
        await seat.press("enter", "enter")
        await seat.until("it needs a reason")
        await seat.type("a list of two years")
        await seat.press("enter")
        await seat.until("6 of 8 not set")
        await seat.press("u")
        await seat.until("8 of 8 not set")
    assert _kept(harrow_path, clock, "assumption") == []


async def test_a_line_is_checked_before_everybody_and_only_enter_keeps_it(settled_path: Path, clock: Any) -> None:
    async with sitting(settled_path, clock) as seat:
        await seat.press("4", "a")
        await seat.until("from 2 of 2 lines")
        headline = next(one for one in seat.text().splitlines() if "Value  about" in one)
        await seat.press("v", "right", "right")
        await seat.until("35 % (20 to 50)  would have happened anyway   was 25 %")
        assert "before" in seat.text()
        await seat.press("escape")
        await seat.until("by theme")
        assert headline in seat.text(), "leaving it keeps nothing"
        await seat.press("v", "left", "enter", "c")
        await seat.until("what was said in the room")
        await seat.type("three of us would have found nothing")
        await seat.press("enter", "escape")
        await seat.until("by theme")
        assert headline not in seat.text()
        await seat.press("u")
        await seat.until(headline.strip())
        await seat.press("ctrl+r")
    correction = _kept(settled_path, clock, "correction")
    assert [(one.asked_by, one.why) for one in correction] == [("citizen", "three of us would have found nothing")]
    assert "deadweight 20 %" in correction[0].now
    assert "deadweight 25 %" in correction[0].was


async def test_results_are_switched_opened_and_worked_out_step_by_step(settled_path: Path, clock: Any) -> None:
    async with sitting(settled_path, clock, size=(120, 40)) as seat:
        await seat.press("4", "a", "s", "s", "s")
        await seat.until("by type of actor")
        await seat.press("enter")
        await seat.until("gross")
        await seat.press("enter")
        await seat.until("What is taken off")
        assert "25 % would have happened anyway" in seat.text()
        assert "asked at the quay" in seat.text()
        await seat.press("escape", "escape", "right_square_bracket", "right_square_bracket")
        await seat.until("What moves the value most")


async def test_fifty_commitments_are_shared_out_with_digits(harrow_path: Path, clock: Any) -> None:
    answers: list[Any] = []
    lines = [(one.claim.commitment, one) for one in account(*apart(50)).lines]
    async with sitting(harrow_path, clock) as seat:
        seat.app.push_screen(SharesScreen(lines, hue="measurement"), answers.append)
        await seat.rest()
        await seat.press("enter")
        assert "Give each its share first" in seat.notices()
        await seat.press("equals_sign")
        await seat.until("100 of 100 %")
        await seat.press("6", "0")
        await seat.until("158 of 100 % · more than all of it")
        await seat.press("enter", "backspace", "backspace", "1", "full_stop", "5", "down", "0", "enter")
    assert sum(answers[0].values()) == Decimal("97.5")
    assert (len(answers[0]), answers[0]["n0"], answers[0]["n1"]) == (50, Decimal("1.5"), 0)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_every_tab_stands_hostile_words_and_every_size(
    nasty_path: Path, clock: Any, size: tuple[int, int]
) -> None:
    async with sitting(nasty_path, clock, size=size) as seat:
        await seat.press("4", "a")
        await seat.until("Not independently verified")
        await seat.press("enter", "enter", "escape", "escape")
        for _ in range(7):
            await seat.press("right_square_bracket")
            assert "\x1b" not in seat.text()
            assert "Not independently verified" in seat.text()


async def test_an_empty_place_says_what_belongs_here_and_begins_an_account(book_path: Path, clock: Any) -> None:
    from convene.core.nouns.place import PlaceDraft
    from convene.services.places import places

    book = Book(book_path, now=clock)
    book.do(places.leave_open, book.do(places.add, PlaceDraft(name="Quay")).value)
    book.close()
    async with sitting(book_path, clock) as seat:
        await seat.press("4", "a")
        await seat.until("There is nothing to account for yet")
        await seat.press("v")
        assert "no line with a unit value" in seat.notices()
        await seat.press("b")
        assert "There are not two outcomes" in seat.notices() + seat.text()
        await seat.press("escape", "escape", "escape", "4", "right_square_bracket", "n")
        await seat.until("A new account")
        await seat.press("ctrl+s")
        await seat.until("in the money of 2024")
    kept = _kept(book_path, clock, "account")
    assert [(one.cycle, one.price_year, one.title) for one in kept] == [
        (1, 2024, "What changed, January 2026 to December 2026")
    ]
