"""Which workshop is running: light, as the first screen asks it."""

from __future__ import annotations

from convene.store.reader import Reader


def running(read: Reader, place_id: str) -> str | None:
    """The id of the workshop that is running, or was when the program last stopped."""
    sql = "SELECT id FROM workshop WHERE place_id = :p AND status = 'running' ORDER BY date DESC, id DESC LIMIT 1"
    found = read.value(sql, p=place_id)
    return str(found) if found else None
