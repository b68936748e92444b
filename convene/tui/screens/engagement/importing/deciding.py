"""Whose row is it? The actors it could be, and beside each what the list says and what the book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.core.views import Item
from convene.text import count, plural
from convene.tui import show
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.importing import Waiting

NEW, SKIP = "new", "skip"


class BesidePage(Page):
    """A field a line: what it is, what the list says, what the book says; where both say something else, it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, str, str], ...] = ()
        self.alone = False

    def typeset(self, width: int) -> list[Content]:
        if not self.rows:
            return []
        label = min(max(show.cell_len(title) for title, _, _ in self.rows) + 2, width // 4)
        half = width - label - 2 if self.alone else (width - label - 3) // 2
        heads = [(show.pad("", label), ""), (show.pad("the list says", half), "quiet")]
        out = [show.row(*heads) if self.alone else show.row(*heads, ("   the book says", "quiet"))]
        for title, said, known in self.rows:
            left, right = show.wrap(said or "–", half), show.wrap(known or "–", half)
            differs = bool(said and known and said.casefold() != known.casefold())
            same = bool(said and known and not differs)
            role = "look" if differs else "done" if same else ""
            for at in range(max(len(left), 0 if self.alone else len(right))):
                name = show.pad(title if at == 0 else "", label)
                one = left[at] if at < len(left) else ""
                two = "" if self.alone or at >= len(right) else f"   {right[at]}"
                out.append(show.row((name, "quiet"), (show.pad(one, half), "" if said else "faint"), (two, role)))
        return out


class DecideScreen(Sheet):
    """Dismissed with an actor's id, ``new``, ``skip``, or "" when left."""

    HELP = "Enter says whose row it is. Nothing is written over: empty fields are filled, numbers and tags are added."

    LEFT = ""

    def __init__(self, row: Waiting, beside: dict[str, tuple[tuple[str, str, str], ...]], *, hue: str = "") -> None:
        where = f"{row.file}, line {count(row.line)}" if row.line is not None else row.file
        super().__init__(f"Who is “{row.name}”?", where, hue=hue)
        self.row, self.beside = row, beside
        self.list = LongList(many=False)
        self.page = BesidePage()

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="decide-body", classes="sheet-body"):
            yield self.list
            with VerticalScroll(id="beside", can_focus=False):
                yield self.page

    def mounted(self) -> None:
        super().mounted()
        ties = f", with {plural(self.row.ties, 'tie')}" if self.row.ties else ""
        self.list.spaced = self.size.height > 30
        self.list.show_items(
            (
                *(Item(one.id, one.name, "it is this one") for one in self.row.could),
                Item(NEW, "None of these", f"an actor of its own{ties}"),
                Item(SKIP, "Leave the row out", "nothing comes of it"),
            )
        )
        self.list.focus()

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        found = event.item.id if event.item else ""
        self.page.alone = found in (NEW, SKIP)
        self.page.rows = self.beside.get(found, self.beside.get("", ()))
        self.page.reset()

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item:
            self.dismiss(event.item.id)
