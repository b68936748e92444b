"""A card of the board in words and lines, and the line above the columns that tells of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from convene.core.delivery.board import Column
from convene.tui import show
from convene.tui.widgets.page import Page

Cells = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card in words: its title, who and by when, and how it stands as (words, role)."""

    title: str
    who: str
    due: str
    states: tuple[tuple[str, str], ...]


def parted(parts: Sequence[tuple[str, str]], gap: str) -> Iterator[tuple[str, str]]:
    """The parts that say something, with a gap between them."""
    for at, part in enumerate(one for one in parts if one[0]):
        yield from ((gap if at else "", "quiet"), part)


class BoardStrip(Page):
    """All columns on one line, the empty ones too, with how many are in each; the highlighted one is in the hue."""

    columns: tuple[Column, ...] = ()
    key = ""

    def show_columns(self, columns: tuple[Column, ...], key: str) -> None:
        """``key`` is that of the highlighted one."""
        if (columns, key) != (self.columns, self.key):
            self.columns, self.key = columns, key
            self.reset()

    def typeset(self, width: int) -> list[Content]:
        at = next((at for at, one in enumerate(self.columns) if one.key == self.key), 0)
        names = [f"{show.fit(one.title, 24)} {one.counted:,}" for one in self.columns[: at + 40]]
        first = 0
        while first < at and sum(show.cell_len(one) + 2 for one in names[first : at + 1]) > width + 2:
            first += 1
        parts, room = list[tuple[str, str]](), width
        for place, words in enumerate(names[first:], first):
            if (room := room - show.cell_len(words) - 2) < -2:
                break
            one = self.columns[place]
            role = f"{show.hue(self)} bold" if place == at else "quiet" if one.ids else "faint"
            parts += [("  " if parts else "", ""), (words, role)]
        return [show.row(*parts)]


def card_lines(drawn: Drawn, width: int, most: int, here: bool) -> list[Cells]:
    """A card on at most so many lines. How it stands keeps its room; a long title is cut for it."""
    states: list[Cells] = [[]]
    used = 0
    for words, role in drawn.states:
        size = show.cell_len(words)
        if used and used + 3 + size > width:
            if len(states) == 2 and role == "quiet":
                continue  # it is told where the commitment is opened
            if len(states) < 2:
                states.append([])
                used = 0
        if used:
            states[-1].append((" · ", "quiet"))
            used += 3
        states[-1].append((show.fit(words, max(width - used, 1)), role))
        used += size
    room = max(min(2, most - 1 - len(states)), 1)
    title = show.wrap(drawn.title, max(width, 1))
    if len(title) > room:
        title = [*title[: room - 1], show.fit(" ".join(title[room - 1 :]), width)]
    due = show.fit(drawn.due, max(width // 2, 1))
    who = show.pad(drawn.who, max(width - show.cell_len(due) - 1, 1))
    lines: list[Cells] = [[(one, "strong" if here else "plain")] for one in title]
    return [*lines, [(who, "quiet"), (f" {due}", "quiet")], *states]
