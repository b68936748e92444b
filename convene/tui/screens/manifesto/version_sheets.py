"""Pages about versions of the manifesto: one of them, two side by side, a file that was checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.services.files import exporting
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.saving import save_export
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading import Reading, document, toml_lines

Ask = Callable[[Any], Any]
"""Asked of the book: a reader in, what is to be read out."""


class VersionSheet(Sheet):
    """Reads ``paper``; ``lines`` is the same as a diff, where there is one, and ``version`` what x writes out."""

    HELP = (
        "A frozen version is kept byte for byte. Its hash and its signatures are worked out anew each time this page "
        "is opened. Files are signed with convene sign, and signatures of others kept with convene check FILE --keep."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write this version to a file, byte for byte, or to be read."),
        bind("t", "turn", "words or text", "sheet.turn", "In words, or the two files line by line."),
        hidden("v,d", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, heading: str, title: str, paper: Ask, *, lines: Ask | None = None, version: str = "") -> None:
        super().__init__(heading, title)
        self._paper, self._as_lines, self._version = paper, lines, version
        self._in_words = True
        self.reading = Reading()
        self.text = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "export":
            return bool(self._version)
        return self._as_lines is not None if action == "turn" else True

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.reading

    def mounted(self) -> None:
        super().mounted()
        self.reading.focus()
        self.read()

    @work(group="version", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        with self.host.telling():
            if self._in_words or self._as_lines is None:
                self.text = text = exporting.text_of(await self.host.ask(self._paper))
                self.reading.show_text(lambda width: document(text, width, self.hue))
            else:
                found = await self.host.ask(self._as_lines)
                self.text = text = found or "The two files are the same, byte for byte."
                self.reading.show_text(lambda width: toml_lines(text, width, self.hue))

    def action_turn(self) -> None:
        self._in_words = not self._in_words
        self.reading.scroll_home(animate=False)
        self.read()

    @act
    async def action_export(self) -> None:
        with self.host.telling():
            await save_export(self.host, "manifesto", which=self._version, stem=f"manifesto-{self._version}")
