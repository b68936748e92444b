"""Large digits for the hall: a clock that can be read from the last row."""

from __future__ import annotations

from textual.content import Content

from convene.tui import show
from convene.tui.widgets.page import Page

_SHAPES = {
    "0": ("█▀█", "█ █", "█▄█"),
    "1": ("▀█ ", " █ ", "▄█▄"),
    "2": ("▀▀█", "█▀▀", "█▄▄"),
    "3": ("▀▀█", " ▀█", "▄▄█"),
    "4": ("█ █", "▀▀█", "  █"),
    "5": ("█▀▀", "▀▀█", "▄▄█"),
    "6": ("█▀▀", "█▀█", "█▄█"),
    "7": ("▀▀█", "  █", "  █"),
    "8": ("█▀█", "█▀█", "█▄█"),
    "9": ("█▀█", "▀▀█", "▄▄█"),
    ":": (" ", "▪", "▪"),
    "+": ("   ", "▄█▄", " ▀ "),
    "-": ("   ", "▄▄▄", "   "),
    " ": ("  ", "  ", "  "),
}


def large(text: str) -> list[str]:
    """Three lines of large digits for text made of digits, ``:``, ``+``, ``-`` and spaces."""
    rows = ["", "", ""]
    for character in text:
        shape = _SHAPES.get(character, _SHAPES[" "])
        rows = [f"{row}{part} " for row, part in zip(rows, shape, strict=True)]
    return [row.rstrip() for row in rows]


class TimerDigits(Page):
    """A time left, such as ``4:12``; over time it turns to ``late`` and begins with ``+``, so not by colour alone."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.seconds = 0
        self.paused = False

    def show_left(self, seconds: int, *, paused: bool = False) -> None:
        """Seconds left; below nothing is over time."""
        if (seconds, paused) != (self.seconds, self.paused):
            self.seconds, self.paused = seconds, paused
            self.reset()

    @property
    def words(self) -> str:
        minutes, seconds = divmod(abs(self.seconds), 60)
        return f"{'+' if self.seconds < 0 else ''}{minutes}:{seconds:02}"

    def typeset(self, width: int) -> list[Content]:
        role = "late" if self.seconds < 0 else "quiet" if self.paused else show.hue(self)
        if show.marks(self) is show.ASCII:
            return [Content(""), show.row((self.words, f"{role} bold")), Content("")]
        return [Content.styled(show.set_cell_size(row, width), show.ink(role)) for row in large(self.words)]
