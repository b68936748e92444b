"""The way through a published table, the same for every layout: row by row, those of another width told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convene.files.open_data.cells.cell_values import Columns
from convene.files.open_data.shape import Found
from convene.files.sheets import Sheet, Told


def walked(
    columns: Columns, sheet: Sheet, told: Told | None, read: Callable[[int, tuple[str, ...]], Found]
) -> Iterator[Found]:
    """What ``read`` makes of each row's line and cells (an empty one stands behind them)."""
    for row in sheet.rows(told):
        try:
            cells = columns.padded(row)
        except ValueError as trouble:
            yield Found(row.line, wrong=str(trouble))
            continue
        yield read(row.line, cells)
