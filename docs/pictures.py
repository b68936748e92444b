"""Draws docs/pictures/ from the program itself: ``python docs/pictures.py`` (or ``python docs/generate.py pictures``).

Each picture is the real app on a sample place, at a fixed moment. Nothing in the files points to the network.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textual.widgets import Input

from convene.services import figures
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.places.samples import samples
from convene.tui.app import ConveneApp

HERE = Path(__file__).parent
FOLDER = HERE / "pictures"
AT = datetime(2026, 11, 22, 14, 0)
TUESDAY = datetime(2026, 11, 24, 18, 0)
"""An evening with a workshop to run."""
FONT = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
DARK, LIGHT = "convene-dark", "convene-light"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file name, how large the terminal is, and what is pressed before it is taken.

    A key that begins with ``*`` is text for the field in focus; ``+5`` lets five minutes pass.
    """

    name: str
    keys: tuple[str, ...]
    theme: str = DARK
    size: tuple[int, int] = (120, 40)
    at: datetime = AT
    wait_for: str = ""
    figures: tuple[str, ...] = ()
    """Lists of figures in ``sample_places/lists`` that are brought in before."""
    place: str = "harrow-quay"


NAMES = {"harrow-quay": "Harrow Quay", "tarn-and-merrow": "Tarn and Merrow"}
LISTS = HERE.parent / "sample_places" / "lists"
_STRONG = ("1", "slash", "*influence>=4", "enter")
_IMPORT = ("1", "i", f"*{LISTS / 'charity-register.txt'}", "enter", "w", "*HQ1, HQ2, HQ3", "enter", "p")
_TO_FIGURES = ("right_square_bracket",) * 6
_LEDGER = (
    "3", *("right_square_bracket",) * 4, "i", f"*{LISTS / 'invented-payments-over-500.csv'}", "enter", "down", "down",
    "down", "enter", "p",
)  # fmt: skip
_DEPRIVED = ("invented-deprivation-2025.csv", "invented-census2021-ts045-lsoa.csv")

_SAID = (
    "*Two of the twenty start on Monday @anchor", "enter",
    "*The form is one page now. I filled it in on a bus @msme", "enter",
    "*October, they said. The units have a new lock and no tenant @citizen", "enter",
    "*The boiler is in; the hall is nineteen degrees @vcse", "enter",
    "*Could the growers' crates ride on the morning van? @ms",
)  # fmt: skip
"""What is captured in the running workshop; the last line is still being typed."""

PICTURES = (
    Picture("overview-dark", (), wait_for="Who is in the room"),
    Picture("delivery-light", ("3", "down", "down", "down"), LIGHT, wait_for="Before the next stage"),
    Picture("engagement-dark", (*_STRONG, "down", "down", "down"), wait_for="Before the next stage"),
    Picture("import-light", (*_IMPORT, "right_square_bracket"), LIGHT, wait_for="org-ids"),
    Picture("who-matters-dark", ("1", "a", *("down",) * 5), wait_for="work with"),
    Picture("who-is-missing-light", ("1", "s"), LIGHT, wait_for="By type"),
    Picture("network-dark", ("1", "v", *("down",) * 8), wait_for="two steps away"),
    Picture("profile-light", ("1", *_TO_FIGURES, "f"), LIGHT, wait_for="Deprivation", figures=_DEPRIVED),
    Picture("codesign-light", ("2",), LIGHT, wait_for="Before the next stage"),
    Picture("market-dark", ("2", *("right_square_bracket",) * 6), wait_for="May fit"),
    Picture("not-covered-light", ("2", *("right_square_bracket",) * 6, "b"), LIGHT, wait_for="an aim of"),
    Picture("board-dark", ("3", "b", "right"), wait_for="Under way"),
    Picture("timeline-light", ("3", "i"), LIGHT, wait_for="today"),
    Picture("ledger-dark", _LEDGER, wait_for="to decide"),
    Picture("measurement-dark", ("4", "down"), wait_for="Before the next cycle"),
    Picture("account-light", ("4", "down", "a"), LIGHT, wait_for="Apart from it", place="tarn-and-merrow"),
    Picture("double-counts-dark", ("4", "down", "a", *("right_square_bracket",) * 4), wait_for="share",
            place="tarn-and-merrow"),
    Picture("thread-dark", ("3", "t"), wait_for="replied"),
    Picture("form-dark", ("3", "e"), size=(100, 36), wait_for="save"),
    Picture("run-dark", ("w", "r", "f6", "+5", "f6", "+9", *_SAID), at=TUESDAY, wait_for="boiler"),
    Picture("manifesto-light", ("m",), LIGHT, wait_for="hash"),
    Picture("small-80x24-dark", (), size=(80, 24), wait_for="Coming"),
)  # fmt: skip


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="convene-pictures-") as folder:
        for picture in PICTURES:
            book = Path(folder) / f"{picture.name}.book"
            text = asyncio.run(_taken(picture, book))
            (FOLDER / f"{picture.name}.svg").write_text(quiet(text), encoding="utf-8")
            sys.stdout.write(f"docs/pictures/{picture.name}.svg\n")
    return 0


async def _taken(picture: Picture, path: Path) -> str:
    now = [picture.at.astimezone()]
    _fill(path, AT.astimezone(), picture.figures, picture.place)
    app = ConveneApp(path, theme=picture.theme, now=lambda: now[0])
    app.animation_level = "none"
    async with app.run_test(size=picture.size, notifications=True) as pilot:
        await _settled(app, pilot, NAMES[picture.place])
        for key in picture.keys:
            if key.startswith("*"):
                line = app.screen.query_one(Input)
                line.value, line.cursor_position = key[1:], len(key) - 1
            elif key.startswith("+"):
                now[0] += timedelta(minutes=int(key))
                app.screen.tick()  # type: ignore[attr-defined]
            else:
                await pilot.press(key)
            await _settled(app, pilot, "")
        await _settled(app, pilot, picture.wait_for)
        app.clear_notifications()
        await pilot.pause()
        return app.export_screenshot(title="Convene")


def _fill(path: Path, now: datetime, lists: tuple[str, ...], sample: str) -> None:
    file = next(one for one in samples() if one.stem == sample)
    book = Book(path, now=lambda: now)
    place = book.do(own_files.bring_place, own_files.read_place(file, now.date())).value
    for name in lists:
        book.do(figures.bring, place, LISTS / name, ())
    book.close()


async def _settled(app: ConveneApp, pilot: Any, words: str) -> None:
    """Until the words are on the screen and nothing changes any more."""
    before = ""
    for _ in range(200):
        await pilot.pause(0.05)
        now = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        if words in now and now == before:
            return
        before = now
    raise RuntimeError(f"“{words}” never came:\n{before}")


def quiet(svg: str) -> str:
    """Without web fonts, and with names that are the same each time."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONT};", svg)
    for number, name in enumerate(dict.fromkeys(re.findall(r"terminal-\d+", svg))):
        svg = svg.replace(name, f"convene{number or ''}")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
