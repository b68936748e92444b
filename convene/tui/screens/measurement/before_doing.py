"""What would happen, on a page of its own, before it is done: read, then one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.key_choice import Option
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.page import Page

Section = tuple[str, Sequence[str]]
"""A heading ("" for none) and its sentences."""


class _Sections(Page):
    def __init__(self, sections: Sequence[Section], hue: str) -> None:
        super().__init__()
        self._sections, self._hue = sections, hue

    def typeset(self, width: int) -> list[Content]:
        out: list[Content] = []
        for title, lines in self._sections:
            out += [show.row((title, f"{self._hue} bold"))] if title else []
            for line in lines:
                first, *more = show.wrap(line, max(width - 4, 8))
                out += [show.row((f"  {first}", "plain")), *(show.row((f"    {one}", "plain")) for one in more)]
            out.append(Content(""))
        return out


class BeforeScreen(Sheet):
    """Dismissed with the answer of the key that was pressed, or with None when left: then nothing is done."""

    HELP = "Nothing is done yet. The key named in the foot does it, esc leaves all as it is."
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, heading: str, sections: Sequence[Section], options: Sequence[Option], *, hue: str) -> None:
        super().__init__(heading, hue=hue)
        self._sections, self._options = sections, tuple(options)
        for at, one in enumerate(self._options):
            key = bind(one.key, f"choose({at})", one.words, f"choice.{one.answer}", one.help or f"{one.words}.")
            self._bindings.key_to_bindings.setdefault(one.key, []).append(key)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="sheet-body", id="before-doing"):
            yield _Sections(self._sections, self.hue)

    def mounted(self) -> None:
        super().mounted()
        self.query_one("#before-doing").focus()

    def action_choose(self, at: int) -> None:
        self.dismiss(self._options[at].answer)
