"""Tidying: access notes whose day has passed are forgotten, and contacts that need a look are named."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from convene.core import people as rules
from convene.core.views import Item
from convene.services.book import Book
from convene.services.lists.noun_list import to_day
from convene.services.people import contacts
from convene.services.people.erasing import Erased, carry_out
from convene.services.people.mentions import Mention, naming
from convene.store import erasing as store
from convene.store.reader import Reader
from convene.text import distance, plural

_HISTORY = (
    "SELECT r.row_id, r.before, r.after FROM change_row r JOIN change c ON c.seq = r.change_seq "
    "WHERE r.table_name = 'person_access' AND c.place_id = :p ORDER BY c.seq, r.position"
)


@dataclass(frozen=True, slots=True)
class Due:
    """What tidying finds: access notes past their day, contacts to look at again or long out of touch, and texts that
    name a contact."""

    access: int
    review: tuple[Item, ...]
    silent: tuple[Item, ...]
    months: int
    naming: tuple[Mention, ...] = ()


def due(read: Reader, place_id: str, today: date) -> Due:
    """What there is to tidy. Contacts are told by role and actor, with the reason in ``sub``."""
    months = kept_months(read, place_id)
    before = rules.months_before(today, months)
    ledgers = contacts.ledgers_of(read, place_id)
    logged = "SELECT person_id, max(date) AS day FROM outreach WHERE place_id = :p GROUP BY person_id"
    spoken = {row["person_id"]: to_day(row["day"]) for row in read.rows(logged, p=place_id)}
    review, silent = [], []
    for item in contacts.choices(read, place_id):
        entries = ledgers.get(item.id, ())
        looked = rules.review_due(entries, today)
        if looked and looked <= today:
            review.append(Item(item.id, item.title, f"to be looked at {distance(looked, today)}", aside=item.aside))
        days = [one for one in (spoken.get(item.id), *(entry.given_on for entry in entries)) if one]
        last = max(days, default=_made(item.id))
        if last < before:
            silent.append(Item(item.id, item.title, f"last in touch {distance(last, today)}", aside=item.aside))
    return Due(past_access(read, place_id, today), tuple(review), tuple(silent), months, naming(read, place_id))


def kept_months(read: Reader, place_id: str) -> int:
    """Months that a contact is kept without being in touch: as the manifesto says, or the usual."""
    said = read.value("SELECT retention_months FROM manifesto WHERE place_id = :p", p=place_id)
    return int(said) if said else rules.KEPT_MONTHS


def _made(record_id: str) -> date:
    """The day a record was made, which its id begins with (UUID version 7)."""
    try:
        return datetime.fromtimestamp(int(record_id.replace("-", "")[:12], 16) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.max


def past_access(read: Reader, place_id: str, today: date) -> int:
    """How many access notes are past their day."""
    sql = "SELECT count(*) FROM person_access WHERE place_id = :p AND (keep_until IS NULL OR keep_until < :now)"
    return int(read.value(sql, p=place_id, now=today.isoformat()) or 0)


def forget_access(book: Book, place_id: str, now: datetime) -> Erased | None:
    """Forget access notes past their day, in the history and the backups too, and forms about people that were left
    half typed long ago. None when there are none.

    A note that was taken out by hand stays in the history until its day, where undo finds it. There is no undo of
    this. Raises Problem, forgetting nothing, when another program is writing the book.
    """
    today = now.date()
    found = book.ask(past_access, place_id, today)
    forms = book.ask(_half_typed, place_id, today)
    if not found and not forms and not book.ask(_only_in_history, place_id, today):
        return None
    wanted = store.Wanted(partial(_past, place_id=place_id, today=today.isoformat()), forms=forms)
    words = plural(found, "access note")
    what = f"{words} past {'its' if found == 1 else 'their'} day"
    if forms and not found:
        words = what = plural(len(forms), "half-typed contact")
    one = (found or len(forms)) == 1
    return carry_out(book, wanted, place_id, f"Forgot {what}", f"{words} {'is' if one else 'are'}", now)


def _half_typed(read: Reader, place_id: str, today: date) -> tuple[str, ...]:
    """Forms about people that were left half typed, and not touched for as long as an access note is kept."""
    before = (today - timedelta(days=rules.ACCESS_DAYS)).isoformat()
    found = []
    for row in read.rows("SELECT name, value FROM memo WHERE name LIKE :n", n=f"form:{place_id}:person:%"):
        held = json.loads(row["value"])
        if isinstance(held, dict) and str(held.get("at") or before) < before:
            found.append(row["name"])
    return tuple(found)


def _only_in_history(read: Reader, place_id: str, today: date) -> bool:
    return any(_gone_by(read.rows(_HISTORY, p=place_id), today.isoformat()))


def _past(read: Reader, place_id: str, today: str) -> dict[str, set[str]]:
    if "person_access" not in read.tables():
        return {}
    kept = read.rows("SELECT id, keep_until FROM person_access WHERE place_id = :p", p=place_id)
    live = {row[0]: row[1] for row in kept}
    past = {one for one, until in live.items() if not until or until < today}
    gone = _gone_by(read.rows(_HISTORY, p=place_id), today)
    return {"person_access": past | {one for one in gone if one not in live}}


def _gone_by(rows: Iterable[Any], today: str) -> set[str]:
    """Ids of notes in the history whose last known day has passed."""
    until: dict[str, str] = {}
    for row in rows:
        for state in (row[1], row[2]):
            day = json.loads(state).get("keep_until") if state else ""
            if day:
                until[row[0]] = day
    return {one for one, day in until.items() if day < today}


def told(found: Due) -> str:
    """What tidying found, in lines for a person."""
    notes = plural(found.access, "access note")
    lines = [f"{notes} {'is' if found.access == 1 else 'are'} past their day." if found.access else ""]
    lines += _listed(f"To be looked at again ({len(found.review)})", found.review)
    lines += _listed(f"Out of touch for {plural(found.months, 'month')} or more ({len(found.silent)})", found.silent)
    if found.naming:
        lines.append(f"Texts that name a contact, and go out with exports ({len(found.naming)}):")
        lines += [f"  {one}" for one in found.naming]
    return "\n".join(one for one in lines if one) or "Everything about people is in order."


def _listed(title: str, items: tuple[Item, ...]) -> list[str]:
    return [f"{title}:", *(f"  {one.aside}  {one.title}: {one.sub}" for one in items)] if items else []
