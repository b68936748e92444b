"""What the keys promise on every screen: going on with reasons, adopting, exporting, running, bringing in."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

from textual.widgets import Input

from convene.core import gates
from convene.services.book import Book
from convene.services.lists import listing
from convene.services.nouns import records
from convene.services.places import places
from convene.tui import keys, modes
from convene.tui.reference import reference
from convene.tui.widgets.long_list import LongList
from tests.conftest import SAMPLES
from tests.tui.driving import Sitting, sitting


def _ask(path: Path, clock: Any, question: Any, *args: Any) -> Any:
    book = Book(path, now=clock)
    try:
        return book.ask(question, *args)
    finally:
        book.close()


async def _asked(seat: Sitting, question: Any, *args: Any) -> Any:
    return await seat.app.ask(question, *args)


def _write(seat: Sitting, text: str) -> None:
    seat.app.screen.query_one(Input).value = text


async def _of(seat: Sitting, noun: str) -> list[tuple[str, Any]]:
    return await _asked(seat, records.load_all, seat.app.place_id, noun)


async def _edit(seat: Sitting, noun: str, **changes: str) -> None:
    """Open the form on what is highlighted, put words into fields, and save."""
    await seat.press("e")
    await seat.until("F2 save")
    await seat.press("ctrl+o")
    for row in seat.app.screen.rows():
        if row.field.name in changes:
            row.raw = changes[row.field.name]
    await seat.press("f2")


# Gates


async def test_going_on_with_open_checks_needs_a_reason_and_keeps_it(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3", "g")
        assert seat.app.screen.list.highlighted.id == "DEL-1"
        await seat.press("a")
        await seat.until("Why go on with 3 checks open?")
        await seat.press("enter")
        await seat.until("needs its reason")
        assert not [one for _, one in await _of(seat, "override") if one.check == "DEL-1"]
        await seat.press("a")
        await seat.type("winter is coming")
        await seat.press("enter")
        await seat.until("Went to the stage Measurement")
        assert seat.app.current_mode == "measurement"
        kept = {one.check: one.reason for _, one in await _of(seat, "override")}
        assert kept["DEL-1"] == kept["DEL-3"] == kept["DEL-7"] == "winter is coming"
        await seat.press("u")
        await seat.until("ctrl+r brings it back")
        place: Any = await _asked(seat, records.load, "place", seat.app.place_id)
        assert place.stage == "delivery"
        assert "DEL-1" not in {one.check for _, one in await _of(seat, "override")}


async def test_going_back_a_stage_asks_nothing(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("g", "b")
        await seat.until("Went to the stage Co-design")
        assert seat.app.current_mode == "codesign"
        assert seat.app.head.stage == "codesign"


async def test_a_check_can_be_passed_over_with_a_reason_that_can_be_changed(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3", "g", "o")
        await seat.until("Go on with DEL-1 open")
        for row in seat.app.screen.rows():
            if row.field.name == "reason":
                row.raw = "they are at sea"
        await seat.press("f2")
        await seat.until("Going on, because")
        await seat.until("they are at sea")
        await seat.press("o")
        await seat.until("F2 save")
        assert "they are at sea" in seat.text()


# What lands where


HOMES = (
    ("engagement", "actor"), ("engagement", "need"), ("workshops", "workshop"), ("codesign", "vision"),
    ("codesign", "priority"), ("codesign", "adoption"), ("codesign", "dissent"), ("codesign", "signature"),
    ("codesign", "measure"), ("delivery", "commitment"), ("delivery", "amendment"), ("measurement", "observation"),
    ("measurement", "reply"),
)  # fmt: skip


async def test_a_next_step_lands_on_its_tab(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        for mode, tab in HOMES:
            seat.app.go_to("overview")
            found = await _asked(seat, listing.listing, seat.app.place_id, tab, seat.app.today)
            seat.app.go_to(mode, tab, found.items[-1].id)
            await seat.rest()
            assert seat.app.current_mode == mode
            assert seat.app.screen.tab.noun == tab
            assert seat.app.screen.list.highlighted.id == found.items[-1].id


async def test_a_next_step_about_the_place_a_check_or_the_manifesto_lands_too(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        seat.app.go_to("overview", "place")
        await seat.until("F2 save")
        assert "Harrow Quay" in seat.text()
        await seat.press("escape")
        seat.app.go_to("delivery", "override")
        await seat.until("Delivery gate")
        await seat.press("escape")
        seat.app.go_to("manifesto", "publication")
        await seat.until("The Harrow Quay Community Manifesto")
        seat.app.go_to("manifesto", "manifesto")
        await seat.until("F2 save")


async def test_every_tab_that_a_next_step_names_has_a_home() -> None:
    nouns = {noun for found in modes.SCREENS.values() for noun in found().nouns()}
    folder = Path(gates.__file__).parent
    text = "".join(one.read_text(encoding="utf-8") for one in sorted(folder.glob("advice*.py")))
    named = {noun for noun in nouns if f'"{noun}"' in text}
    assert {"commitment", "adoption", "reply", "publication"} <= named


# Changes that people will read of


async def test_rewording_a_vision_asks_why_and_keeps_the_earlier_words(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("2")
        before = seat.app.screen.list.highlighted
        await _edit(seat, "vision", statement="Every shop on Tide Street is open.")
        await seat.until("Who asked for it?")
        await seat.press("escape")
        await seat.until("needs its reason")
        await seat.press("f2")
        await seat.until("Who asked for it?")
        await seat.type(".")
        await seat.press("enter")
        await seat.until("Why was it reworded?")
        await seat.type("shorter")
        await seat.press("enter")
        await seat.until("u undoes it")
        vision: Any = await _asked(seat, records.load, "vision", before.id)
        assert vision.statement == "Every shop on Tide Street is open."
        assert (vision.wordings[-1].text, vision.wordings[-1].why) == (before.title, "shorter")


async def test_only_new_terms_of_a_signed_commitment_ask_why(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("3")
        amended = len(await _of(seat, "amendment"))
        await _edit(seat, "commitment", note="rang on Tuesday")
        await seat.until("u undoes it")
        assert len(await _of(seat, "amendment")) == amended
        await _edit(seat, "commitment", quantity="90")
        await seat.until("Why do its terms change?")
        await seat.type("a wall moved")
        await seat.press("enter")
        await seat.until("90 m²")
        found = await _of(seat, "amendment")
        assert "a wall moved" in {one.why for _, one in found}


# Measures, lists and files


async def test_space_adopts_a_measure_and_lets_it_go(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        seat.app.go_to("codesign", "measure")
        await seat.rest()
        adopted = len(await _of(seat, "adoption"))
        await seat.press("end", "space")
        await seat.until("Adopted the measure")
        assert len(await _of(seat, "adoption")) == adopted + 1
        await seat.press("space")
        await seat.until("Let go of the measure")
        assert len(await _of(seat, "adoption")) == adopted


async def test_export_writes_what_you_see_and_never_over_a_file(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("1", "slash")
        await seat.type("basin")
        await seat.press("enter")
        shown = [item.title for item in seat.app.screen.list.items]
        path = tmp_path / "some.csv"
        for said in ("Written", "a file of that name"):
            await seat.press("x")
            await seat.until("Write to")
            assert f"the {len(shown)} of" in seat.text()
            _write(seat, str(path))
            await seat.press("enter")
            await seat.until(said)
            await seat.time_passes()  # the notice goes
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert sorted(row["name"] for row in csv.DictReader(file)) == sorted(shown)
        assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


async def test_the_manifesto_is_written_in_every_form_at_once(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("m")
        await seat.until("The Harrow Quay Community Manifesto")
        await seat.press("x")
        _write(seat, str(tmp_path / "ours"))
        await seat.press("enter")
        await seat.until("Written")
        for ending in ("toml", "md", "html"):
            assert "Harrow Quay" in (tmp_path / f"ours.{ending}").read_text(encoding="utf-8")


async def test_the_manifesto_screen_writes_its_own_terms(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("m", "e")
        await seat.until("F2 save")
        assert "Community Manifesto" in seat.text()


# Workshops


async def test_a_workshop_is_read_run_and_written_up(harrow_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(harrow_path, clock, size=(120, 40)) as seat:
        await seat.press("w")
        await seat.until("Quarterly review")
        await seat.press("enter")
        assert seat.app.focused is seat.app.screen.detail
        await seat.press("r")
        await seat.until("F6 next")
        await seat.press("escape", "escape")
        await seat.press("escape", "end", "v")
        await seat.until("Who came")
        await seat.press("x")
        _write(seat, str(tmp_path / "minutes.md"))
        await seat.press("enter")
        await seat.until("Written")
        assert "## Who came" in (tmp_path / "minutes.md").read_text(encoding="utf-8")


# Places


async def test_a_place_comes_from_its_file_and_goes_into_one(book_path: Path, clock: Any, tmp_path: Path) -> None:
    async with sitting(book_path, clock) as seat:
        await seat.press("i")
        _write(seat, str(next(path for path in SAMPLES if path.stem == "cwm-lleuad")))
        await seat.press("enter")
        await seat.until("Cwm Lleuad")
        await seat.until("Next")
        await seat.press("p")
        await seat.until("1 in this book")
        await seat.press("x")
        await seat.until("Write to")
        path = tmp_path / "cwm.toml"
        _write(seat, str(path))
        await seat.press("enter")
        await seat.until("Written")
        assert tomllib.loads(path.read_text(encoding="utf-8"))["place"]["name"] == "Cwm Lleuad"
        await seat.press("d")
        await seat.until("u undoes it")
        assert seat.app.place_id == ""
        await seat.press("u")
        await seat.until("Cwm Lleuad")


async def test_a_newcomer_starts_a_place_with_its_name(book_path: Path, clock: Any) -> None:
    async with sitting(book_path, clock) as seat:
        await seat.press("n")
        await seat.until("New place")
        await seat.type("Nether Holme")
        await seat.press("f2")
        await seat.until("Next")
        assert seat.app.current_mode == "overview"
        assert "Nether Holme" in seat.text()
        await seat.press("e")
        await seat.until("F2 save")
    assert _ask(book_path, clock, places.listing).total == 1


# Function keys, palette


FUNCTION_KEYS = (
    ("f3", "words to look for"), ("f4", "F2 save"), ("f5", "one thing somebody said"), ("f6", "Thread"),
    ("f1", "On this screen"), ("f8", "or a record by its name"), ("f9", "Light paper"),
)  # fmt: skip


async def test_function_keys_double_the_important_ones(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        for key, words in FUNCTION_KEYS:
            await seat.press("3" if key == "f6" else "1")
            assert words not in seat.text()
            await seat.press(key)
            await seat.until(words)
            await seat.press("escape")


async def test_the_palette_lists_all_that_can_be_done_now(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock, size=(120, 50)) as seat:
        await seat.press("2")
        live = {(f"{one.words[:1].upper()}{one.words[1:]}", one.faces) for one in keys.active(seat.app.screen)}
        await seat.press("ctrl+p")
        await seat.until("Next tab")
        shown = {(one.title, one.aside) for one in seat.app.screen.query_one(LongList).items}
        assert live <= shown


def test_the_reference_tells_every_key_once_and_the_same_each_time() -> None:
    text = reference()
    assert text == reference()
    for words in ("| `0` |", "`ctrl+r`", "| `[` |", "Co-design", "A running workshop", "`space` | adopt"):
        assert words in text
    assert text.endswith("|\n")
