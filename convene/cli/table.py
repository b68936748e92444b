"""Rows as an aligned table of text, fitted to a width."""

from __future__ import annotations

from collections.abc import Sequence

from convene.text import clip

_GAP = "  "
_LEAST = 8
_MOST = 60


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """The rows under their heads, columns padded to align; long cells are cut with an ellipsis to fit ``width``."""
    cells = [[clip(cell, _MOST) for cell in row] for row in rows]
    widths = [max([len(head), *(len(row[at]) for row in cells)]) for at, head in enumerate(heads)]
    least = [max(_LEAST, len(head)) for head in heads]
    over = sum(widths) + len(_GAP) * (len(heads) - 1) - width
    while over > 0:
        widest = max(range(len(widths)), key=lambda at: widths[at] - least[at])
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
        over -= 1
    lines = [
        _line(heads, widths),
        *(_line([clip(cell, size) for cell, size in zip(row, widths, strict=True)], widths) for row in cells),
    ]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=True)).rstrip()
