"""The framework in the app: the list says where a measure is from, its pages tell changes, advice and goals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.services.book import Book
from convene.services.codesign import framework_base
from tests.conftest import only_place
from tests.making import add
from tests.tui.driving import sitting


async def test_an_own_measure_is_told_and_a_new_version_kept(harrow_path: Path, clock: Any) -> None:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    add(book, place, "measure", title="Evenings the hall is open", unit="evening", outcome="PL2")
    book.close()
    async with sitting(harrow_path, clock) as seat:
        seat.app.go_to("codesign", "measure")  # type: ignore[attr-defined]
        await seat.rest()
        await seat.press("slash", *"origin:own", "enter")
        assert "our own" in seat.text()
        await seat.press("b")
        assert "1 measure new." in seat.text()
        await seat.press("v", *"0.2.0", "enter", *"Evenings matter", "enter")
        assert "version 0.2.0" in seat.text()
        assert "Nothing changed since then." in seat.text()
        await seat.press("right_square_bracket")
        assert "PL2.101 has no evidence rule." in seat.text()
        await seat.press("right_square_bracket")
        assert "Good health and well-being" in seat.text()
    book = Book(harrow_path, now=clock)
    kept = [one for _, one in book.ask(framework_base.editions, place)]
    book.close()
    assert [(one.version, one.why) for one in kept] == [("0.1.0", ""), ("0.2.0", "Evenings matter")]
