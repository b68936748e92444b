"""Who is in the room: for each kind of actor, how many of those we know have taken part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.text import count
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Bar


_NONE = "none known yet"


def bars(rows: tuple[Bar, ...], width: int, hue: str, set_: show.Marks) -> list[Content]:
    """One aligned line a bar. Every bar has the same length, so that shares can be compared; the words count."""
    if not rows:
        return []
    label = min(max(show.cell_len(show.line(one.label)) for one in rows), max(width // 3, 8))
    part = max(len(count(one.part)) for one in rows)
    says = max(len(f" of {count(one.whole)}") for one in rows) + part
    if any(not one.whole for one in rows):
        says = max(says, len(_NONE))
    room = min(max(width - label - says - 4, 4), 30)
    out = []
    for one in rows:
        share = min(one.part / one.whole, 1.0) if one.whole > 0 else 0.0
        full = round(share * room)
        full = 1 if share > 0 and full == 0 else full
        figure = f"{count(one.part):>{part}} of {count(one.whole)}" if one.whole else _NONE
        out.append(
            show.row(
                (show.pad(one.label, label) + "  ", "plain" if one.part else "quiet"),
                (set_.block * full, hue),
                (set_.base * (room - full), "hair"),
                ("  " + figure, "quiet"),
            )
        )
    return out


class Bars(Page):
    """A titled bar chart and the sentence under it that says who is missing."""

    def __init__(self, title: str = "Who is in the room", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.title = title
        self.rows: tuple[Bar, ...] = ()
        self.missing = ""

    def show_bars(self, rows: tuple[Bar, ...], missing: str = "") -> None:
        self.rows, self.missing = rows, missing
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if not self.rows:
            return []
        out = [show.row((self.title, "strong"))]
        out += bars(self.rows, width, "engagement", show.marks(self))
        return out + ([Content(""), *show.para(self.missing, width, "look")] if self.missing else [])
