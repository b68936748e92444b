"""What undo and redo may not do to adjustments: a commitment has each of them once."""

from __future__ import annotations

import json

from convene.core.measurement_vocabulary import Adjustment
from convene.errors import NO, Problem
from convene.store.reader import Reader
from convene.text import clip


def refuse(read: Reader, change_id: str) -> None:
    """Asked when a change has been turned round, in the same transaction. Raises Problem, so that it stays as it was,
    where a commitment would have an adjustment twice."""
    rows = read.rows(
        'SELECT r.row_id, r."before", r."after" FROM change_row r JOIN change c ON c.seq = r.change_seq '
        "WHERE c.id = :id AND r.table_name = 'assumption'",
        id=change_id,
    )
    twice = (
        "SELECT c.title, a.kind FROM assumption a JOIN assumption b ON b.commitment_id = a.commitment_id "
        "AND b.kind = a.kind AND b.id <> a.id JOIN commitment c ON c.id = a.commitment_id WHERE a.id = :id"
    )
    for row in rows:
        before, after = (json.loads(row[name]) if row[name] else {} for name in ("before", "after"))
        if not {"commitment_id", "kind"} & (before.keys() | after.keys()):
            continue
        if (found := read.one(twice, id=row["row_id"])) is not None:
            raise Problem(
                f"{Adjustment(found['kind']).label} of “{clip(found['title'], 60)}” has been set anew since.",
                "Nothing was changed.",
                hint="Change that one by hand, or remove it first.",
                exit_code=NO,
            )
