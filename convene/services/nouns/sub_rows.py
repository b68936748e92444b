"""The rows below a record: its sub-drafts, and its links to several others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from convene.core.nouns import Draft, Field, Noun
from convene.core.nouns.tables import parts, table_of
from convene.services.nouns import rows
from convene.services.nouns.handles import Handles
from convene.store.ids import new_id
from convene.store.writer import Writer


def of_new(
    noun: Noun, draft: Draft, record_id: str, place_id: str, handles: Handles
) -> Iterable[tuple[str, dict[str, Any]]]:
    """(table, row) of everything below a new record."""
    for field in parts(noun):
        for position, row in enumerate(_wanted(field, draft, handles)):
            base = {"id": new_id(), "place_id": place_id, "owner_id": record_id, "position": position}
            yield table_of(noun.name, field.name), {**base, **row}


def _wanted(field: Field, draft: Draft, handles: Handles) -> list[dict[str, Any]]:
    values = getattr(draft, field.name)
    if field.kind == "refs":
        return [{"target_id": handles.resolve(field, value)} for value in dict.fromkeys(values)]
    return [rows.row_of(value, handles.resolve) for value in values]


def replace(
    write: Writer, noun: Noun, field: Field, draft: Draft, record_id: str, place_id: str, handles: Handles
) -> bool:
    """Bring a record's sub-rows to what the draft says, keeping rows that stay so that history shows what changed."""
    table = table_of(noun.name, field.name)
    there = [
        row["id"] for row in write.rows(f'SELECT id FROM "{table}" WHERE owner_id = :o ORDER BY position', o=record_id)
    ]
    wanted = _wanted(field, draft, handles)
    if field.kind == "refs":
        now = [
            row["target_id"]
            for row in write.rows(f'SELECT target_id FROM "{table}" WHERE owner_id = :o ORDER BY position', o=record_id)
        ]
        if now == [row["target_id"] for row in wanted]:
            return False
        # Links are few and have no history of their own: out with the old, in with the new.
        write.delete(table, there)
        there = []
    changed = False
    for position, row in enumerate(wanted):
        if position < len(there):
            changed = write.update(table, there[position], {**row, "position": position}) or changed
        else:
            write.insert(
                table, [{"id": new_id(), "place_id": place_id, "owner_id": record_id, "position": position, **row}]
            )
            changed = True
    if len(there) > len(wanted):
        write.delete(table, there[len(wanted) :])
        changed = True
    return changed or field.kind == "refs"
