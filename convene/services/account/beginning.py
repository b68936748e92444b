"""What a new account begins with: the cycle, the time since the last one, the money of the newest year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.services.account.terms import terms
from convene.store.reader import Reader


def defaults(read: Reader, place_id: str, today: date) -> dict[str, Any]:
    """What the form of a new account begins with. The time follows the last account and is as long; the first one's is
    that of the terms that hold without a record."""
    cycle = int(read.value("SELECT cycle FROM place WHERE id = :p", p=place_id) or 1)
    usual = terms(read, place_id, "", today)
    start, end = usual.start, usual.end
    row = read.one("SELECT period_start, period_end FROM account WHERE place_id = :p ORDER BY period_end DESC LIMIT 1",
                   p=place_id)  # fmt: skip
    if row is not None and row["period_start"] and row["period_end"]:
        first, last = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
        start = last + timedelta(days=1)
        end = _as_long(first, last, start)
    return {
        "title": f"What changed, {start:%B} {start.year} to {end:%B} {end.year}", "cycle": cycle, "period_start": start,
        "period_end": end, "price_year": usual.price_year,
    }  # fmt: skip


def _as_long(first: date, last: date, start: date) -> date:
    """The last day of a time that begins on ``start`` and is as long as another: whole months where that one is."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if after.day == first.day <= 28 and months > 0:
        at = start.month - 1 + months
        return date(start.year + at // 12, at % 12 + 1, start.day) - timedelta(days=1)
    return start + (last - first)
