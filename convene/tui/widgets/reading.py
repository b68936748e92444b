"""A long text to read: lines with inks, only the visible ones drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from convene.tui import show
from convene.tui.keys import hidden
from convene.tui.widgets.reading_table import Line, table


class Reading(ScrollView, can_focus=True):
    """Shows what ``typeset`` makes of a width. ``line_at`` of a caller may be scrolled to."""

    BINDING_GROUP_TITLE = "The text"
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("down,j", "scroll_down", "down", "list.down", "Read on."),
        hidden("up,k", "scroll_up", "up", "list.up", "Read back."),
        hidden("pagedown,space", "page_down", "page down", "list.pagedown", "A page on."),
        hidden("pageup", "page_up", "page up", "list.pageup", "A page back."),
        hidden("home", "scroll_home", "top", "list.first", "To the beginning."),
        hidden("end,G", "scroll_end", "end", "list.last", "To the end."),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._typeset: Callable[[int], list[Line]] = lambda width: []
        self._lines: list[Line] = []

    def show_text(self, typeset: Callable[[int], list[Line]]) -> None:
        """Show another text; the place in it is kept."""
        self._typeset = typeset
        self._set()

    def _set(self) -> None:
        width = max(self.size.width, 1)
        self._lines = self._typeset(width)
        self.virtual_size = Size(1, len(self._lines))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self._set()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = y + self.scroll_offset.y
        ground = self.visual_style
        cells = self._lines[at] if at < len(self._lines) else []
        drawn = [Segment(text, (ground + Style.parse(show.ink(role))).rich_style) for text, role in cells if text]
        return Strip(drawn).adjust_cell_length(width, ground.rich_style)


def document(text: str, width: int, hue: str) -> list[Line]:
    """A readable document (light Markdown) typeset: headings bold, quotations in italics, no raw marks."""
    width = min(width - 2, 84)
    out: list[Line] = []
    rows: list[str] = []
    for raw in [*show.prose_whole(text).split("\n"), ""]:
        bare = raw.lstrip()
        if bare.startswith("|"):
            rows.append(bare)
            continue
        if rows:
            out += table(rows, width, _plain)
            rows = []
        if bare.startswith("#"):
            level = len(bare) - len(bare.lstrip("#"))
            role = f"{hue} bold" if level <= 2 else "strong"
            out += [[(one, role)] for one in show.wrap(_plain(bare.lstrip("# ")), width)]
        elif bare.startswith(">"):
            said = _plain(bare.lstrip("> ").removesuffix("\\"))
            out += [[("  " + one, "quote")] for one in show.wrap(said, width - 2)]
        elif bare.startswith(("- ", "* ")):
            indent = len(raw) - len(bare)
            for at, one in enumerate(show.wrap(_plain(bare[2:]), width - indent - 2)):
                out.append([(" " * indent + ("· " if not at else "  "), "quiet"), (one, "")])
        else:
            out += [[(one, "")] for one in show.wrap(_plain(raw.removesuffix("\\")), width)]
    return out[:-1]


_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def _plain(text: str) -> str:
    """Markdown's marks taken off: what is left is what people wrote."""
    text = text.replace("**", "")
    for mark in "\\`*_[]#|-+!.()<>~":
        text = text.replace("\\" + mark, mark)
    for name, mark in _ENTITIES:
        text = text.replace(name, mark)
    return text


def toml_lines(text: str, width: int, hue: str) -> list[Line]:
    """A TOML file with line numbers: table heads in the accent, keys plain, comments quiet. Long lines are cut."""
    out: list[Line] = []
    lines = show.prose_whole(text).split("\n")
    digits = len(str(len(lines)))
    for number, raw in enumerate(lines, 1):
        said = show.fit_raw(raw, width - digits - 3)
        role = f"{hue} bold" if raw.startswith("[") else "quiet" if raw.startswith("#") else ""
        out.append([(f"{number:>{digits}}  ", "faint"), (said, role)])
    return out
