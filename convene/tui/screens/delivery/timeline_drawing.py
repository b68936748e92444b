"""The timeline as it is drawn: a bar a line, sorted by due, today's line through all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from convene.core.delivery.board import Milestone, Placed
from convene.core.delivery.timeline import Piece, Scale, pieces, ticks
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

Cell = tuple[str, str]


class TimelineList(LongList):
    """One line a commitment; ``known`` gives what is drawn of an id, its milestones None while they are not read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "in the list", "list.open", "Go to it in the list of commitments."),
    ]

    class Sized(Message):
        """There is another width for the bars."""

    def __init__(self, known: Callable[[str], tuple[Placed | None, tuple[Milestone, ...]]], today: date) -> None:
        super().__init__(id="timeline-list", spaced=False, many=False)
        self._known, self.today = known, today
        self.scale: Scale | None = None

    @property
    def _own(self) -> int:
        return 1

    @property
    def label(self) -> int:
        """Cells for the titles."""
        width = self.size.width
        return min(40, width // 3) if width >= 72 else min(24, width // 3)

    @property
    def room(self) -> int:
        """Cells for the bars."""
        return max(self.size.width - self.label - 5, 8)

    @property
    def in_sight(self) -> range:
        """The positions that are seen, and a page around them."""
        top, down = int(self.scroll_offset.y), max(self.size.height, 1)
        return range(max(top - down, 0), min(top + 2 * down, len(self.items)))

    def on_resize(self, event: events.Resize) -> None:
        self.post_message(self.Sized())

    def row(self, at: int, part: int, here: bool) -> list[Cell]:
        if part:
            return []
        set_ = show.marks(self)
        item = self._shown[at]
        one, milestones = self._known(item.id)
        gutter: list[Cell] = [(set_.bar if here else " ", show.hue(self) if self.has_focus else "faint"), (" ", "")]
        label = (show.pad(item.title, self.label), "strong" if here else "plain")
        if one is None or self.scale is None:
            return [*gutter, label]
        return [*gutter, label, (" ", ""), *bar_cells(self.scale, one, milestones, self.today, set_, show.hue(self))]


def bar_cells(
    scale: Scale, one: Placed, milestones: tuple[Milestone, ...], today: date, set_: show.Marks, hue: str
) -> list[Cell]:
    """The bar of a commitment, as wide as the scale; what has no day says so."""
    role = _ROLES.get(one.standing.status, hue)
    drawn: dict[Piece, Cell] = {
        "": (" ", ""), "today": (set_.cord, "hair"), "now": (set_.cord, role), "bar": (set_.rule, role),
        "thin": (set_.thin, role), "over": (set_.look, "late"), "begin": (set_.bar, role),
        "goes on": (set_.arrow, role),
        "reached": (set_.here, "done"), "open": (set_.open, "strong"), "missed": (set_.open, "late"),
        "before": ("<", role), "after": (set_.arrow, role),
    }  # fmt: skip
    cells = [drawn[piece] for piece in pieces(scale, one, milestones, today)]
    if one.start is None and one.standing.due is None:
        late = one.late(today)
        words = "late, no dates" if late else "no dates"
        cells[: len(words)] = [(letter, "late" if late else "faint") for letter in words]
    return cells[: scale.width]


_ROLES = {"done": "done", "withdrawn": "faint", "offered": "quiet", "at_risk": "look"}


class TimelineHead(Page):
    """The days along the top, and where today is."""

    scale: Scale | None = None
    label = 0
    today: date | None = None

    def show_scale(self, scale: Scale, label: int, today: date) -> None:
        self.scale, self.label, self.today = scale, label, today
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.scale is None or self.today is None:
            return [Content(""), Content("")]
        scale, set_ = self.scale, show.marks(self)
        line = [" "] * scale.width
        for at, words in ticks(scale):
            for letter, where in zip(words, range(at, scale.width), strict=False):
                line[where] = letter
        rule, now = [set_.thin] * scale.width, scale.cell(self.today)
        for at, _ in ticks(scale):
            rule[at] = set_.cord
        side = " " * (self.label + 3)
        second = show.row((side, ""), ("".join(rule), "hair"))
        if 0 <= now < scale.width:
            word = "today" if now + 6 < scale.width else ""
            rest = "".join(rule[now + 1 + len(word) :])
            second = show.row(
                (side, ""), ("".join(rule[:now]), "hair"), (set_.cord, show.hue(self)), (word, show.hue(self)),
                (rest, "hair"),
            )  # fmt: skip
        return [show.row((side, ""), ("".join(line), "quiet")), second]
