"""What the right column says of a row that waits: the row field by field, and whom it could be."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from convene.core.nouns import Draft
from convene.core.views import Section
from convene.services.detail import More
from convene.services.importing.queue import fields_of
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
