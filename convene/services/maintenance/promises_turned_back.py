"""What undo and redo may not do to a promise made in the open: its terms do not change without the reason for it."""

from __future__ import annotations

import json

from convene.errors import NO, Problem
from convene.store.reader import Reader
from convene.text import clip

_TERMS = {
    "actor_id", "wording", "lever", "measure_id", "quantity", "unit", "baseline", "start", "due", "beneficiaries",
    "evidence", "strength", "claimed_share", "legally_required",
}  # fmt: skip
"""Columns of the terms whose change is public; the status is no part: taking a step back takes back what it said."""
_OPEN = (
    "SELECT c.title FROM commitment c WHERE c.id = :id AND (coalesce(c.status, 'offered') NOT IN "
    "('offered', 'withdrawn') OR EXISTS (SELECT 1 FROM signature s WHERE s.actor_id = c.actor_id "
    "AND s.signed_on IS NOT NULL))"
)


def refuse(read: Reader, change_id: str) -> None:
    """Asked when a change has been turned round, in the same transaction. Raises Problem, so that it stays as it was,
    where the terms of a promise that stands in the open would be other ones and the change kept no reason with it: it
    was made before anybody could read of it."""
    rows = read.rows(
        'SELECT r.table_name, r.row_id, r."before", r."after" FROM change_row r JOIN change c ON c.seq = r.change_seq '
        "WHERE c.id = :id AND r.table_name IN ('commitment', 'commitment_partners', 'commitment_shares', 'amendment', "
        "'actor')",
        id=change_id,
    )
    if any(row["table_name"] == "amendment" for row in rows):
        return
    if any(row["table_name"] == "actor" and not (row["before"] and row["after"]) for row in rows):
        return  # two actors became one, or two again: nobody promises anything else by it
    stood: set[str] = set()
    touched: set[str] = set()
    for row in rows:
        before, after = (json.loads(row[name]) if row[name] else {} for name in ("before", "after"))
        if row["table_name"] == "actor":
            continue
        if row["table_name"] != "commitment":
            touched.add(str({**before, **after}.get("owner_id", "")))
        elif not before or not after or "status" in before:
            stood.add(row["row_id"])  # it came, went or moved on with the change
        elif _TERMS & before.keys():
            touched.add(row["row_id"])
    for one in touched - stood:
        if title := read.value(_OPEN, id=one):
            raise Problem(
                f"“{clip(str(title), 60)}” is promised in the open, and would be changed without a reason.",
                "Nothing was changed.",
                hint="Edit the commitment instead, and say why: that is kept with the change.",
                exit_code=NO,
            )
