"""Rows as an aligned table of text, fitted to a width."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from convene.text import clip

_GAP = "  "
_LEAST = 8
_MOST = 60


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, numbers: Collection[int] = ()) -> str:
    """The rows under their heads, columns padded to align; long cells are cut with an ellipsis to fit ``width``.
    ``numbers`` are the columns, from 0, that align at their end."""
    return "".join(pages(heads, [rows], width, numbers))


def pages(
    heads: Sequence[str], pages: Iterable[Sequence[Sequence[str]]], width: int, numbers: Collection[int] = ()
) -> Iterator[str]:
    """A table of any length, a piece at a time: the first rows say how wide its columns are."""
    widths: list[int] = []
    for rows in pages:
        if not widths:
            widths = _widths(heads, rows, width)
            yield _line(heads, widths, numbers) + "\n"
        yield "".join(
            _line([clip(cell, size) for cell, size in zip(row, widths, strict=True)], widths, numbers) + "\n"
            for row in rows
        )


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
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
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Collection[int]) -> str:
    padded = (
        f"{cell:>{size}}" if at in numbers else f"{cell:<{size}}"
        for at, (cell, size) in enumerate(zip(cells, widths, strict=True))
    )
    return _GAP.join(padded).rstrip()
