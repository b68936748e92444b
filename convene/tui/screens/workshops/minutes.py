"""The minutes of a workshop as people read them, and the way to a file."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from convene.services.files import exporting
from convene.text import slug
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.screens.shared.saving import save_export
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading import document


class MinutesScreen(ReadingSheet):
    HELP = "Who came, what happened when, what was said and what was decided. Counts, never names."
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "sheet.export", "Write the minutes to a file: .pdf, .docx, .html or .md."),
        hidden("v", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, workshop_id: str, title: str) -> None:
        super().__init__("Minutes", title)
        self.workshop_id, self.title_of = workshop_id, title
        self.text = ""

    @work(group="minutes", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.workshops import minutes

        with self.host.telling():
            paper = await self.host.ask(minutes.paper, self.host.place_id, self.workshop_id)
            self.text = text = exporting.text_of(paper)
            self.reading.show_text(lambda width: document(text, width, self.hue))

    @act
    async def action_export(self) -> None:
        with self.host.telling():
            if self.text:
                stem = f"minutes-{slug(self.title_of) or 'workshop'}"
                await save_export(self.host, "minutes", which=self.workshop_id, stem=stem, first="pdf")
