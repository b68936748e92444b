"""Small charts of single characters: bars beside each other, areas on a line, areas in ten groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convene.tui import show

if TYPE_CHECKING:
    from convene.core.figures.profile import BarRow, Spread

Line = list[tuple[str, str]]
"""One drawn line: texts with their inks."""

_LEAST = 8


def bars(rows: Sequence[BarRow], width: int, hue: str, set_: show.Marks) -> list[Line]:
    """One line a bar, all to one scale; the place's own in the accent, what it is compared with in grey."""
    if not rows:
        return []
    label = min(max(show.cell_len(show.line(one.label)) for one in rows), max(width // 2, 6), width - _LEAST - 10)
    says = min(max(show.cell_len(one.words) for one in rows), max(width // 3, 6))
    room = max(width - label - says - 4, _LEAST)
    out: list[Line] = []
    for one in rows:
        full = min(max(round(one.part * room), 1 if one.part > 0 else 0), room)
        out.append([
            (show.pad(one.label, label), "plain" if one.here else "quiet"),
            ("  ", ""),
            (set_.block * full, hue if one.here else "faint"),
            (set_.base * (room - full), "hair"),
            (f"  {show.fit(one.words, says)}", "strong" if one.here else "quiet"),
        ])  # fmt: skip
    return out


def spread(one: Spread, width: int, hue: str, set_: show.Marks) -> list[Line]:
    """Every area a dot between the lowest and the highest; the place a thick stroke, the comparison a thin one."""
    cells = [(set_.thin, "hair")] * max(width, 2)

    def put(part: float, mark: str, role: str) -> None:
        cells[round(part * (len(cells) - 1))] = (mark, role)

    for _, part, _ in one.areas:
        put(part, set_.here, hue)
    if one.beside is not None:
        put(one.beside, set_.cord, "plain")
    if one.here is not None:
        put(one.here, set_.bar, f"{hue} bold")
    low, high = show.fit(one.low, width // 3), show.fit(one.high, width // 3)
    room = max(width - show.cell_len(low) - show.cell_len(high), 2)
    middle = f"{set_.here} area"
    middle += f"  {set_.bar} here" if one.here is not None else ""
    middle += f"  {set_.cord} {show.line(one.beside_name)}" if one.beside is not None else ""
    middle = show.fit(middle, room - 4)
    gap = room - show.cell_len(middle)
    left = gap // 2
    return [
        _merged(cells),
        [(low, "quiet"), (" " * left, ""), (middle, "quiet"), (" " * (gap - left), ""), (high, "quiet")],
    ]


def tenths(counts: Sequence[int], width: int, hue: str, set_: show.Marks) -> list[Line]:
    """How many areas are in each of ten groups, the worst at the left."""
    cell = min(max(width // 10, 3), 5)
    above: Line = []
    below: Line = []
    for at, number in enumerate(counts, 1):
        said = str(number) if number else set_.rest
        above.append((f"{said:<{cell}}", f"{hue} bold" if number else "faint"))
        below.append((f"{at:<{cell}}", "quiet"))
    return [above, below, [(show.fit("areas in each tenth, 1 is the worst", width), "quiet")]]


def _merged(cells: Sequence[tuple[str, str]]) -> Line:
    """Neighbours of one ink as one piece."""
    out: Line = []
    for text, role in cells:
        if out and out[-1][1] == role:
            out[-1] = (out[-1][0] + text, role)
        else:
            out.append((text, role))
    return out
