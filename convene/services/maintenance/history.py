"""The history of a book, in words."""

from __future__ import annotations

from datetime import date, datetime

from convene.core.views import Lately
from convene.store import history
from convene.store.history import Entry
from convene.store.reader import Reader
from convene.text import day


def entries(read: Reader, place_id: str | None, most: int = 200) -> list[Entry]:
    """The latest changes of a place, or of the whole book, newest first."""
    return history.entries(read, place_id, most)


def place_name(read: Reader, change_id: str, *, but: str | None) -> str:
    """The name of the place a change belongs to; "" when that is ``but``, or not there (any more)."""
    sql = "SELECT p.id, p.name FROM change c JOIN place p ON p.id = c.place_id WHERE c.id = :id"
    row = read.one(sql, id=change_id)
    return "" if row is None or row["id"] == but else str(row["name"])


def lately(read: Reader, place_id: str | None, today: date, most: int = 5) -> tuple[Lately, ...]:
    """What changed last, for people: undone changes and undos themselves are left out."""
    sql = (
        "SELECT id, at, label, kind FROM change WHERE kind IN ('do', 'log') AND undone_by IS NULL "
        "AND (CAST(:place AS TEXT) IS NULL OR place_id = :place) ORDER BY seq DESC LIMIT :most"
    )
    return tuple(
        Lately(row["id"], when(row["at"], today), row["label"], undoable=row["kind"] == "do")
        for row in read.rows(sql, place=place_id, most=most)
    )


def when(stamp: str, today: date) -> str:
    """A UTC stamp as the local clock (today), weekday (this week) or day."""
    moment = datetime.fromisoformat(stamp).astimezone()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    if 0 < (today - moment.date()).days < 7:
        return f"{moment:%a}"
    return day(moment.date(), today)
