"""The People tab: names only while they are asked for, the ledger with single keys, and one act that asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.nouns import records
from tests import making
from tests.conftest import Clock, only_place
from tests.files.reading_documents import pdf_words
from tests.tui.driving import sitting

NAME = "Zarahine Quill"


@pytest.fixture
def people_path(harrow_path: Path, clock: Clock) -> Path:
    """Harrow Quay with two contacts, one with two purposes and an access note past its day."""
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    making.add(
        book, place, "person", name=NAME, phone="07700 900 901", roles=[{"actor": "hospital", "role": "Matron"}],
        bases=[{"purpose": word, "basis": "consent", "given_on": "2026-11-01", "how": "paper"}
               for word in ("Inviting to meetings", "News")],
        access=[{"needs": "a ramp", "keep_until": "2026-11-01"}],
    )  # fmt: skip
    making.add(book, place, "person", name="Ivo Second", roles=[{"actor": "college", "role": "Porter"}])
    book.close()
    return harrow_path


def looked_up(path: Path, clock: Clock, ask: Callable[[Book], Any]) -> Any:
    book = Book(path, now=clock)
    try:
        return ask(book)
    finally:
        book.close()


async def test_names_are_shown_for_a_visit_and_no_longer(people_path: Path, clock: Clock) -> None:
    async with sitting(people_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "right_square_bracket")
        await seat.until("Matron, Quayside Hospital Trust")
        await seat.until("1 access note is past its day: T tidies")
        for hidden in (NAME, "07700", "a ramp"):
            assert hidden not in seat.text()

        await seat.press("h")
        await seat.until(NAME)
        await seat.until("Mind the projector")
        await seat.press("right_square_bracket")
        assert NAME not in seat.text()
        await seat.press("left_square_bracket")
        await seat.until("Names are hidden")
        assert NAME not in seat.text(), "never on by itself"

        await seat.press("h")
        await seat.until(NAME)
        await seat.press("2", "1")
        await seat.until("Matron")
        assert NAME not in seat.text(), "leaving the screen hides them"

        await seat.press("h", "h")
        await seat.until("Names are hidden again")
        assert NAME not in seat.text()
        await seat.press("x")
        await seat.until("do not go to a file from here")


async def test_the_ledger_by_single_keys(people_path: Path, clock: Clock) -> None:
    async with sitting(people_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "right_square_bracket")
        await seat.until("Porter")
        await seat.press("B")
        await seat.until("A basis for keeping contact-2")
        await seat.type("legit")
        await seat.press("enter", "down", "down", "down")
        await seat.type("Their own website")
        await seat.press("ctrl+s")
        await seat.until("Added a basis for contact-2")
        await seat.until("interests of Sun 22 Nov")
        await seat.press("W")
        await seat.until("Withdrawn by contact-2: Inviting to meetings")

        await seat.press("down", "W")
        await seat.until("Withdrawn from what?")
        await seat.press("down", "down", "enter")
        await seat.until("Withdrawn by contact: News")
        await seat.press("u")
        await seat.until("Undid: Withdrawn by contact: News")


async def test_a_basis_is_written_in_the_form_by_whoever_reads_the_foot(people_path: Path, clock: Clock) -> None:
    async with sitting(people_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "right_square_bracket")
        await seat.until("Porter")
        await seat.press("down", "e")
        await seat.until("Quayside Hospital Trust · Matron")
        await seat.press(*["tab"] * 7)
        await seat.until("n add")
        await seat.press("n")
        await seat.until("Sun 22 Nov 2026, today")
        await seat.type("Asking")
        await seat.press("tab")
        await seat.type("cons")
        await seat.press("enter", "ctrl+s")
        await seat.until("Asking · Consent · 22 Nov 2026")
        await seat.press("ctrl+s")
        await seat.until("Asking · Consent", gone=True)
    ledger = looked_up(people_path, clock, lambda book: [
        [one.purpose for one in draft.bases] for _, draft in book.ask(records.load_all, only_place(book), "person")
    ])  # fmt: skip
    assert ledger == [["Inviting to meetings", "News", "Asking"], []]


async def test_erasing_wants_a_yes_and_tidying_forgets(
    people_path: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(people_path, clock) as seat:
        await seat.press("1", "right_square_bracket")
        await seat.until("Porter")
        await seat.press("T")
        await seat.until("1 access note is gone for good")
        await seat.press("S", "enter")
        await seat.until("Written:")
        await seat.press("I", "enter")
        assert "1 person may be invited" in seat.notices()

        await seat.press("down", "X")
        await seat.until("Erase contact for good? Type yes")
        await seat.type("no")
        await seat.press("enter")
        await seat.until("Nothing was erased")
        await seat.press("X")
        await seat.type("yes")
        await seat.press("enter")
        await seat.until("contact is gone for good")
        await seat.press("escape")
        await seat.until("Matron", gone=True)
    assert "Quarterly review" in pdf_words((tmp_path / "harrow-quay-sign-up.pdf").read_bytes())
    assert NAME in (tmp_path / "harrow-quay-invites.csv").read_text()
    assert NAME.encode() not in people_path.read_bytes()
