"""Public lists in their own layouts, row by row: what each row says about actors, and about grants between them.

A layout is known by its headings alone, whatever the file is called; columns may stand in any order and there may be
more of them. Personal columns are never read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convene.errors import Problem
from convene.files.open_data.cells.about_people import is_personal
from convene.files.open_data.published.refused import refuse
from convene.files.open_data.registry import LAYOUTS
from convene.files.open_data.shape import Found, Layout, Makes
from convene.files.sheets import Sheet, Told, folded, spaced


def recognise(sheet: Sheet) -> Layout | None:
    """The layout of a table, or None. Raises Problem for a table of a register that holds people's names, or that
    says nothing without the register's main table."""
    headings = frozenset(map(folded, sheet.headings))
    refuse(sheet, headings)
    return next((one for one in LAYOUTS if one.of(headings, sheet)), None)


def found(layout: Layout, sheet: Sheet, *, told: Told | None = None) -> Iterator[Found]:
    """Every row of the table once, in order. ``told`` as for ``Sheet.rows``."""
    if layout.read is None:
        raise Problem(
            f"{layout.title} says nothing about actors.",
            hint="Bring it in as figures of the place.",
        )
    return layout.read(layout, sheet, told)


def personal(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings of columns about people, as they stand. They are never read."""
    return tuple(one for one in headings if is_personal(folded(spaced(one))))


__all__ = ["LAYOUTS", "Found", "Layout", "Makes", "found", "personal", "recognise"]
