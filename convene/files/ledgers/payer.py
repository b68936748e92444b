"""Who a ledger itself says has paid: a column that names one body in every row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convene.files.ledgers.columns import Columns
from convene.files.sheets import Sheet, folded, spaced

_PAYER = re.compile(
    r"(?:public |paying |reporting )?(?:body|authority|organi[sz]ation|entity|council|trust|payer|publisher|buyer)"
    r"(?: name)?|department family|organi[sz]ation label"
)


def payer_named(sheet: Sheet, columns: Columns, rows: Sequence[Sequence[str]]) -> tuple[str, str]:
    """(heading, name) of such a column by the first rows; two "" where there is none."""
    supplier = columns.at("supplier")
    for at, heading in enumerate(sheet.headings):
        if at == supplier or not _PAYER.fullmatch(folded(spaced(heading))):
            continue
        said = {row[at].strip() for row in rows if at < len(row) and row[at].strip()}
        if len(said) == 1 and not (name := said.pop()).isdecimal():
            return heading, name
    return "", ""
