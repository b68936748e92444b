"""What undo and redo may not do to a ballot: neither its rule nor its papers change behind what people were told."""

from __future__ import annotations

import json
from typing import Any

from convene.errors import NO, Problem
from convene.store.reader import Reader
from convene.text import clip

_HELD = {"slug", "status", "workshop_id", "people", "opened_on", "closed_on"}
"""Columns that are no part of the rule."""


def refuse(read: Reader, change_id: str) -> None:
    """Asked when a change has been turned round, in the same transaction. Raises Problem, so that it stays as it was,
    where a ballot with papers would be a plan again or have another rule, where papers of a closed one would change, or
    where one that a decision rests on would open."""
    rows = read.rows(
        "SELECT r.table_name, r.row_id, r.before, r.after, r.change_seq FROM change_row r "
        "JOIN change c ON c.seq = r.change_seq WHERE c.id = :id "
        "AND r.table_name IN ('ballot', 'ballot_options', 'ballot_quorum', 'paper')",
        id=change_id,
    )
    if not rows:
        return
    whole = {  # ballots that came or went with all that is theirs, as with their place
        row["row_id"] for row in rows if row["table_name"] == "ballot" and None in (row["before"], row["after"])
    }
    for row in rows:
        before, after = (json.loads(row[name]) if row[name] else {} for name in ("before", "after"))
        if row["table_name"] == "paper":
            if set(before) != {"organisation_id"}:  # which merging two actors changes
                _papers(read, row["row_id"], {**before, **after}, whole)
        elif row["table_name"] == "ballot":
            if row["row_id"] in whole:
                continue
            _ballot(read, row["row_id"], before, after, row["change_seq"])
        else:
            _rule(read, {**before, **after}.get("owner_id") or _owner(read, row["table_name"], row["row_id"]), whole)


def _papers(read: Reader, paper_id: str, said: dict[str, Any], whole: set[str]) -> None:
    ballot_id = said.get("ballot_id") or read.value("SELECT ballot_id FROM paper WHERE id = :id", id=paper_id)
    if ballot_id not in whole and (found := _found(read, ballot_id)) and found["status"] == "closed":
        raise _no(f"“{clip(found['question'], 60)}” is closed, and its papers stay as they were counted.")


def _ballot(read: Reader, ballot_id: str, before: dict[str, Any], after: dict[str, Any], seq: int) -> None:
    found = _found(read, ballot_id)
    if found is None or not found["papers"]:
        return
    if found["status"] == "planned":
        raise _no("Papers have come in, so the ballot is no plan any more.")
    if (before.keys() | after.keys()) - _HELD:
        _rule(read, ballot_id, set())
    if "closed" in (before.get("status"), after.get("status")):
        if found["status"] == "open" and found["decision"]:
            raise _no(f"A decision rests on it: “{clip(found['decision'], 60)}”.")
        if found["status"] == "closed" and _since(read, ballot_id, seq):
            raise _no("Papers have come in since it was opened again.", "Close it with a step: press r on it.")


def _rule(read: Reader, ballot_id: str | None, whole: set[str]) -> None:
    found = _found(read, ballot_id)
    if found and ballot_id not in whole and found["papers"] and found["status"] != "planned":
        raise _no(f"The rule of “{clip(found['question'], 60)}” was fixed when it opened, and papers have come in.")


def _found(read: Reader, ballot_id: str | None) -> Any:
    return read.one(
        "SELECT b.question, coalesce(b.status, 'planned') AS status, "
        "(SELECT count(*) FROM paper p WHERE p.ballot_id = b.id) AS papers, "
        "(SELECT d.text FROM decision d WHERE d.ballot_id = b.id LIMIT 1) AS decision FROM ballot b WHERE b.id = :id",
        id=ballot_id,
    )


def _owner(read: Reader, table: str, row_id: str) -> str | None:
    owner = read.value(f'SELECT owner_id FROM "{table}" WHERE id = :id', id=row_id)
    return None if owner is None else str(owner)


def _since(read: Reader, ballot_id: str, seq: int) -> bool:
    sql = (
        "SELECT 1 FROM change_row r JOIN paper p ON p.id = r.row_id WHERE r.table_name = 'paper' "
        "AND p.ballot_id = :b AND r.change_seq > :seq LIMIT 1"
    )
    return read.value(sql, b=ballot_id, seq=seq) is not None


def _no(
    what: str, hint: str = "Plan another ballot; or open a closed one again, with the reason: press r on it."
) -> Problem:
    return Problem(what, "Nothing was changed.", hint=hint, exit_code=NO)
