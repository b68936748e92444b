"""What is shown of a row that waits: the row field by field, and beside it what the book says of whom it could be."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from convene.core.nouns import Draft
from convene.core.views import More, Section
from convene.services.importing.filling import FIELDS
from convene.services.importing.waiting_rows import fields_of
from convene.store.reader import Reader
from convene.text import plural


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """For ``services.detail``: instead of the JSON that is kept, what it says."""
    given: Any = draft
    said = fields_of(given.record)
    ties = len(json.loads(given.links or "[]")) if given.links.startswith("[") else 0
    hang = (("Hangs on it", plural(ties, "tie")),) if ties else ()
    row = Section("The row says", tuple(f"{title}: {value}" for title, value in said))
    return More(facts=hang, sections=(row,) if said else (), hides=("record", "links"))


Beside = tuple[str, str, str]
"""A field's title, what the list says, what the book says."""


def beside(read: Reader, place_id: str, match_id: str) -> dict[str, tuple[Beside, ...]]:
    """Candidate's id → the row and that actor field by field; under "" the row alone. Empty when it waits no more."""
    row = read.one('SELECT name, record FROM "match" WHERE id = :id AND place_id = :p', id=match_id, p=place_id)
    if row is None:
        return {}
    said = {"Name": row["name"], **dict(fields_of(row["record"]))}
    found = {"": tuple((title, value, "") for title, value in said.items())}
    actors = read.rows(
        "SELECT a.* FROM match_candidates c JOIN actor a ON a.id = c.target_id WHERE c.owner_id = :m", m=match_id
    )
    for actor in actors:
        known = {name: actor[name] for name in _COMPARED if name in FIELDS}
        book = {"Name": actor["name"], **dict(fields_of(json.dumps(_plain(known))))}
        titles = dict.fromkeys((*said, *book))
        found[actor["id"]] = tuple((title, said.get(title, ""), book.get(title, "")) for title in titles)
    return found


_COMPARED = (
    "primary_type", "sector", "aliases", "identifiers", "base", "ward", "legal_form", "website", "turnover",
    "size_year", "origin", "relationship", "tags",
)  # fmt: skip


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    """Columns as a record holds them, the empty ones left out."""
    return {
        name: json.loads(value) if FIELDS[name].kind in ("lines", "choices") else value
        for name, value in columns.items()
        if value not in ("", None, "[]")
    }
