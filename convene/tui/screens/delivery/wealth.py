"""Community wealth building as a page: five pillars, what is blank, and a yardstick."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading import Reading, document

_WIDEST = 108


def _report(read: Any, place: str, today: date) -> str:
    from convene.services.delivery.papers import wealth
    from convene.services.files.exporting import text_of

    return text_of(wealth.paper(read, place, today)).partition("\n")[2]


class WealthScreen(Sheet):
    HELP = "The five pillars of community wealth building, and which levers could move those that nobody moves yet."
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write it to a file: .pdf to print, .docx, .html or .md."),
        hidden("w", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self) -> None:
        super().__init__("Community wealth building", hue="delivery")
        self.reading = Reading()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.reading

    def mounted(self) -> None:
        super().mounted()
        self.reading.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    @work(group="wealth", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        with self.host.telling():
            text = await self.host.ask(_report, self.host.place_id, self.host.today)
            self.reading.show_text(lambda width: document(text, min(width - 1, _WIDEST), self.hue))

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.shared.saving import save_export

        with self.host.telling():
            await save_export(self.host, "wealth", first="pdf")
