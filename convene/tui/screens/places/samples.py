"""Which of the invented places to bring in."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from convene.core.views import Item
from convene.text import count
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList

_FIRST = "harrow-quay"
_ABOUT = {
    "harrow-quay": "Half-way: promises under way, one of them late, a review on Tuesday. The tour walks through it.",
    "cwm-lleuad": "At the very beginning: who is missing, what is not known yet, the first listening.",
    "tarn-and-merrow": "Gone round once: an account with its working, one word not kept, and a second cycle begun.",
}


class SamplesScreen(Sheet):
    """Dismissed with the file of a sample, or with None."""

    HELP = "Invented places that came with Convene. Enter brings one into your book; d on the places screen removes it."

    def __init__(self, files: Sequence[Path]) -> None:
        super().__init__("Samples", "invented places to look around in")
        self.files = sorted(files, key=lambda path: (path.stem != _FIRST, path.stem))
        self.list = LongList(many=False)

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.list.show_items(tuple(Item(path.stem, path.stem, _ABOUT.get(path.stem, "")) for path in self.files))
        self.read()

    @work(group="samples", exclusive=True)
    async def read(self) -> None:
        """Their own names and sizes, a moment later: the files are long."""
        items = await self.host.in_store(lambda: tuple(_item(path) for path in self.files))
        self.list.show_items(items)

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item:
            self.dismiss(next(path for path in self.files if path.stem == event.item.id))

    def action_leave(self) -> None:
        self.leave()


def _item(path: Path) -> Item:
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return Item(path.stem, path.stem, "this file cannot be read", tone="look")
    place = data.get("place", {})
    people = f"{count(place['population'])} people" if place.get("population") else ""
    said = _ABOUT.get(path.stem, str(place.get("boundary_note", "")))
    return Item(path.stem, str(place.get("name", path.stem)), said, figure=people)
