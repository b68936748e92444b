"""A file of payments looked at before it is summed: what its columns are taken for, to be put right by hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from convene.files.ledgers.columns import guessed
from convene.files.ledgers.roles import NEEDED, ROLES
from convene.files.sheets import open_sheet

if TYPE_CHECKING:
    from convene.services.delivery.procurement.ledger_plan import LedgerOptions

_ROWS = 200
_CELLS = 3


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """``role`` is what the column is taken for, "" for nothing; ``doubt`` says why it is not taken for what its heading
    promises. ``cells`` are the first that say something."""

    heading: str
    role: str
    doubt: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerLook:
    """``lacking`` are the roles without which nothing can be summed, in words. ``heading`` is its line or row."""

    columns: tuple[LedgerColumn, ...]
    lacking: tuple[str, ...]
    told: tuple[str, ...]
    sheets: tuple[str, ...]
    sheet: str
    heading: int
    size: int


def look(read: Any, options: LedgerOptions) -> LedgerLook:
    """Raises Problem for what is no table."""
    table = open_sheet(options.path, sheet=options.sheet, heading=options.heading, encoding=options.encoding)
    rows = [row.cells for row in islice(table.rows(), _ROWS)]
    columns = guessed(table, rows, options.maps)
    roles = {one.at: one.role for one in columns.chosen}
    doubts = {heading: f"not {ROLES[role]}: {why}" for heading, role, why in reversed(columns.doubted)}
    shown = tuple(
        LedgerColumn(
            heading, roles.get(at, ""), "" if at in roles else doubts.get(heading, ""),
            tuple(islice(dict.fromkeys(row[at].strip() for row in rows if at < len(row) and row[at].strip()), _CELLS)),
        )
        for at, heading in enumerate(table.headings)
    )  # fmt: skip
    lacking = tuple(ROLES[role] for role in NEEDED if columns.at(role) < 0)
    return LedgerLook(shown, lacking, table.told, table.sheets, table.sheet, table.heading_line, table.size)


def roles() -> dict[str, str]:
    """What a column may be, and what is told of it."""
    return {str(role): words for role, words in ROLES.items()}
