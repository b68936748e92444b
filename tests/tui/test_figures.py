"""Figures in the app: the profile page, and voice and data put behind a need with a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from convene.services import figures
from convene.services.book import Book
from convene.services.nouns import records
from convene.tui.screens.engagement.profile import typeset
from convene.tui.show import ASCII, UNICODE, cell_len
from tests.conftest import ROOT, only_place
from tests.making import find
from tests.tui.driving import sitting

LISTS = ROOT / "sample_places" / "lists"


def _filled(path: Path, clock: Any) -> str:
    book = Book(path, now=clock)
    try:
        place = only_place(book)
        for name in ("invented-deprivation-2025.csv", "invented-census2021-ts045-lsoa.csv"):
            book.do(figures.bring, place, LISTS / name, ())
        return find(book, place, "indicator", "no-cars-or-vans-in-household")
    finally:
        book.close()


async def test_a_figure_put_behind_a_need_and_a_need_given_a_voice(
    harrow_path: Path, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    figure = _filled(harrow_path, clock)
    async with sitting(harrow_path, clock) as seat:
        seat.app.go_to("engagement", "indicator", figure)
        await seat.until("No cars or vans")
        await seat.press("E")
        await seat.until("Which need does it bear on?")
        await seat.press("slash")
        seat.app.screen.query_one(Input).value = "after nine"
        await seat.press("enter", "enter")
        await seat.until("Put a figure behind a need")
        need: Any = await seat.app.ask(_need, seat.app.place_id, "no-way-home")
        assert need.evidence[-1].indicator == "no-cars-or-vans-in-household"
        await seat.press("u")
        await seat.until("ctrl+r brings it back")
        seat.app.go_to("engagement", "need")
        await seat.rest()
        await seat.press("end", "V")
        await seat.until("A voice behind the need")
        await seat.press("enter")
        await seat.until("Put a voice behind a need")
        await seat.press("E")
        await seat.until("A figure behind the need")
        await seat.press("escape", "f")
        await seat.until("figures ·")
        await seat.until("Everything here is invented.")
        await seat.press("x")
        await seat.until("the ending says the form")
        await seat.press("enter")
        await seat.until("Written:")
        assert (tmp_path / "harrow-quay-profile.pdf").read_bytes().startswith(b"%PDF-")
        await seat.press("escape")
        assert seat.app.screen.tab.noun == "need"


async def test_a_new_need_opens_with_the_figure_in_it(harrow_path: Path, clock: Any) -> None:
    figure = _filled(harrow_path, clock)
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        seat.app.go_to("engagement", "indicator", figure)
        await seat.until("No cars or vans")
        await seat.press("E")
        await seat.until("Which need does it bear on?")
        await seat.press("home", "enter")
        await seat.until("F2 save")
        for row in seat.app.screen.rows():
            if row.field.name == "statement":
                row.raw = "No car, and no bus either."
        await seat.press("f2")
        await seat.until("No car, and no bus either.")
        need: Any = await seat.app.ask(_need, seat.app.place_id, "no-car-and-no-bus-either")
        assert need.evidence[0].indicator == "no-cars-or-vans-in-household"
        assert need.evidence[0].text.startswith("52 in 100 households in Harrow Quay")


def _need(read: Any, place: str, word: str) -> Any:
    return records.load(read, "need", records.find(read, place, "need", word))


def test_the_page_fits_every_width_in_both_sets_of_marks(harrow: Book, harrow_id: str) -> None:
    from convene.services.figures import profile

    for name in ("invented-deprivation-2025.csv", "invented-census2021-ts045-lsoa.csv"):
        harrow.do(figures.bring, harrow_id, LISTS / name, ())
    found = harrow.ask(profile.page, harrow_id, harrow.today)
    for marks in (UNICODE, ASCII):
        for width in (38, 60, 78, 100, 118, 200):
            for line in typeset(found, width, "engagement", marks):
                assert cell_len("".join(text for text, _ in line)) <= width, (width, line)


def test_hostile_figures_stay_on_their_lines(nasty: Book, nasty_id: str) -> None:
    from convene.services.figures import profile
    from tests.making import add
    from tests.nasty import NASTY

    for words in NASTY:
        areas = [{"code": f"E0199{n:04d}", "name": words, "value": n, "weight": 9} for n in (1, 2)]
        add(
            nasty, nasty_id, "indicator", name=words or "x", topic=words, source=words, kind="share", unit=words,
            area_kind="lsoa_2021", areas=areas, compare=20, compare_with=words,
        )  # fmt: skip
    found = nasty.ask(profile.page, nasty_id, nasty.today)
    for line in typeset(found, 78, "engagement", UNICODE):
        said = "".join(text for text, _ in line)
        assert cell_len(said) <= 78
        assert not set(said) & set("\n\t\r\x00\x1b\x9b\u202e\u2066")
