"""Enter on a gate check leads to what mends it: to the very field, unfolded and in view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.containers import VerticalScroll
from textual.widgets import Input

from convene.core.gates.gate import CHECKS, RULES
from convene.core.vocabulary import Stage
from convene.services.book import Book
from convene.services.gates.remedies import remedy
from convene.services.manifesto import mending
from convene.tui.app import ConveneApp
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.form import NounForm
from convene.tui.forms.picker import Picker
from convene.tui.screens.anywhere.gate import GateScreen
from convene.tui.screens.engagement.what_we_heard import HeardScreen
from convene.tui.screens.manifesto.screen import ManifestoScreen
from tests.making import start
from tests.tui.driving import Sitting, sitting


def _row(seat: Sitting) -> FieldRow:
    assert seat.app.focused is not None
    return next(one for one in seat.app.focused.ancestors if isinstance(one, FieldRow))


def _in_view(row: FieldRow) -> bool:
    page = next(one for one in row.ancestors if isinstance(one, VerticalScroll))
    return page.region.contains_region(row.region)


async def _lands(seat: Sitting, check: str, wanted: Any) -> None:
    """What is on the screen mends the check."""
    screen = seat.app.screen
    if wanted.shown_as == "heard":
        assert isinstance(screen, HeardScreen), check
    elif wanted.shown_as == "manifesto":
        ready = isinstance(seat.app.focused, Input)  # asked where to write it
        assert ready or (isinstance(screen, ManifestoScreen) and screen.missing.has_focus), check
    elif wanted.shown_as == "list":
        assert screen.list.has_focus, check
        assert screen.list.highlighted.id == wanted.item, check
    else:
        assert isinstance(screen, NounForm), check
        assert screen.noun == wanted.noun, check
        row = _row(seat)
        name = "reason" if wanted.shown_as == "reason" else wanted.field
        assert row.field.name == (name or next(screen.rows()).field.name), check
        assert _in_view(row), f"{check}: {row.field.name} at {row.region}\n{seat.text()}"


async def _walk(seat: Sitting) -> dict[str, str]:
    """Enter on one check for each way there is of leading to what mends it, and on one that passes; how all stand.
    ``tests/services/test_remedies.py`` looks where each of them leads."""
    seen: dict[str, str] = {}
    ways: set[tuple[str, ...]] = set()
    for stage in Stage:
        for at, rule in enumerate(CHECKS[stage]):
            if not isinstance(seat.app.screen, GateScreen) or not at:
                await seat.press("0", str(stage.number), "g", "home", *["down"] * at)
            else:
                await seat.press("down")
            assert isinstance(seat.app.screen, GateScreen)
            check = seat.app.screen.says.check
            assert check is not None
            assert check.id == rule.id
            assert ("enter look there" if check.state == "pass" else "enter mend it") in seat.text()
            assert isinstance(seat.app, ConveneApp)
            passed = "pass" in seen.values()
            seen[rule.id] = check.state
            if check.state == "pass" and passed:
                continue
            wanted = await seat.app.ask(remedy, seat.app.place_id, rule.id, seat.app.today)
            way = (wanted.shown_as, wanted.noun, "" if wanted.item else "new", wanted.field and "field")
            if check.state != "pass" and way in ways:
                continue
            ways.add(way)
            await seat.press("enter")
            assert not isinstance(seat.app.screen, GateScreen)
            if check.state != "pass":
                await _lands(seat, rule.id, wanted)
            await seat.press("escape")
            if not isinstance(seat.app.screen, GateScreen):  # out of the line that asks where to write the manifesto
                await seat.press("escape")
            assert isinstance(seat.app.screen, GateScreen), f"{rule.id}\n{seat.text()}"
            assert seat.app.screen.says.check is not None
            assert seat.app.screen.says.check.id == rule.id
    return seen


async def test_every_check_of_a_new_place_leads_to_its_remedy(book_path: Path, clock: Any) -> None:
    book = Book(book_path, now=clock)
    start(book)
    book.close()
    async with sitting(book_path, clock) as seat:
        assert list(await _walk(seat)) == list(RULES)


async def test_every_open_check_of_a_place_at_work_leads_to_its_remedy(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        seen = await _walk(seat)
        assert set(seen.values()) == {"pass", "warn", "fail", "unknown"}


async def test_the_field_in_use_is_whole_in_view_with_the_next(harrow_path: Path, clock: Any) -> None:
    """In the longest form there is, every section open, at 80 by 24."""
    async with sitting(harrow_path, clock) as seat:
        await seat.press("e", "ctrl+o")
        form = seat.app.screen
        assert isinstance(form, NounForm)
        rows = list(form.rows())
        page = form.query_one("#form-fields", VerticalScroll)
        for at, row in enumerate(rows[:-1]):
            assert _row(seat) is row
            assert _in_view(row), f"{row.field.name}\n{seat.text()}"
            assert page.region.contains_region(rows[at + 1].region.crop_size((1, 1))), row.field.name
            if isinstance(row.box, Picker):
                await seat.press("space")
                assert _in_view(row), f"the list of {row.field.name}\n{seat.text()}"
                await seat.press("escape")
            await seat.press("tab")


async def test_what_the_manifesto_lacks_is_mended_in_its_field_and_read_in_full(harrow_path: Path, clock: Any) -> None:
    async with sitting(harrow_path, clock) as seat:
        await seat.press("m", "]", "]")
        screen = seat.app.screen
        assert isinstance(screen, ManifestoScreen)
        assert screen.page is not None
        first = next(at for at, one in enumerate(screen.page.findings) if one.path)
        await seat.press(*["down"] * first)
        finding = screen.page.findings[first]
        shown = " ".join(seat.text().split())
        assert all(word in shown for word in f"{finding.words} {finding.remedy}".split())
        assert isinstance(seat.app, ConveneApp)
        wanted = await seat.app.ask(mending.remedy, seat.app.place_id, finding, seat.app.today)
        await seat.press("enter")
        form = seat.app.screen
        assert isinstance(form, NounForm)
        assert (form.noun, _row(seat).field.name) == (wanted.noun, wanted.field)
        await seat.press("escape")
        assert seat.app.screen is screen
