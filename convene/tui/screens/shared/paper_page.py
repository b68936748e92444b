"""A document to be read here, as it would be written: what is on the screen is what x writes."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType

from convene.services.files import exporting
from convene.tui.keys import bind
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.screens.shared.saving import save_export
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading import document

_WIDEST = 108
"""Cells of a line that is still read with ease."""


class PaperScreen(ReadingSheet):
    """``name`` is the export, ``which`` the record it is of, ``stem`` its file where that is not the export's own."""

    HELP = "Read it here, or write it to a file with x: .pdf to print, .docx, .html or .md."
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "write", "sheet.export", "Write it to a file: .pdf to print, .docx, .html or .md."),
    ]

    def __init__(self, name: str, heading: str, *, which: str = "", facts: str = "", stem: str = "", hue: str) -> None:
        super().__init__(heading, facts, hue=hue)
        self.export, self.which, self.stem = name, which, stem

    @work(group="paper", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        asked = exporting.Asked("md", self.which)

        def look(read: Any, place: str, today: Any) -> str:
            found = exporting.source(read, place, today, exporting.every()[self.export], asked)
            return exporting.finish(found, asked).content.decode()

        with self.host.telling():
            text = await self.host.ask(look, self.host.place_id, self.host.today)
            self.reading.show_text(lambda width: document(text, min(width - 1, _WIDEST), self.hue))

    @act
    async def action_export(self) -> None:
        with self.host.telling():
            await save_export(self.host, self.export, which=self.which, stem=self.stem, first="pdf")
