"""Opening a list of actuals, also where its heading is made of days, as spreadsheets keep “Apr-25”."""

from __future__ import annotations

from pathlib import Path

from convene.core.measuring.periods import Years, read_period
from convene.errors import Problem
from convene.files.actuals.columns import ROLES
from convene.files.sheets import Sheet, folded, open_sheet

_LOOKED_AT = 12
"""Lines that are tried for a heading where none looks like one."""
_NAMES = frozenset(name for role in ("commitment", "actor", "measure") for name in ROLES[role])


def open_actuals(path: Path, *, sheet: str = "", heading: int = 0, encoding: str = "") -> Sheet:
    """As ``open_sheet``; where no row looks like a heading, the first that names commitments beside periods is one."""
    try:
        return open_sheet(path, sheet=sheet, heading=heading, encoding=encoding)
    except Problem as trouble:
        if heading or not trouble.title.startswith("No headings"):
            raise
        for line in range(1, _LOOKED_AT + 1):
            try:
                found = open_sheet(path, sheet=sheet, heading=line, encoding=encoding)
            except Problem:
                continue
            if _names_periods(found.headings):
                return found
        raise


def _names_periods(headings: tuple[str, ...]) -> bool:
    named = any(folded(one) in _NAMES for one in headings)
    return named and any(_is_period(one) for one in headings)


def _is_period(heading: str) -> bool:
    try:
        read_period(heading, Years(1))
    except ValueError:
        return False
    return True
