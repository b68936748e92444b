"""Which days of a commitment are counted already: in the book, and in the file that is being read.

Kept in few bytes for each period, since a file may have a million lines.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from convene.core.measuring.periods import Period
from convene.store.reader import Reader, Row


class Kept(NamedTuple):
    """An observation of the book."""

    id: str
    slug: str
    quantity: str
    note: str
    start: date | None
    end: date


@dataclass(slots=True)
class _Days:
    """Spans that do not meet, in order; ``of`` is a number that goes with each."""

    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    of: array[int] = field(default_factory=lambda: array("i"))

    def meeting(self, start: int, end: int) -> int:
        """The number of the first span that shares a day, or -1."""
        at = bisect_left(self.ends, start)
        return at if at < len(self.ends) and self.starts[at] <= end else -1

    def put(self, start: int, end: int, of: int) -> None:
        at = bisect_right(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)
        self.of.insert(at, of)


class Taken:
    """``line`` tells the line of the file that has a day already, ``kept`` what the book has."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._file: dict[str, _Days] = {}
        self._book: dict[str, _Days] = {}

    def line(self, commitment: str, period: Period) -> int:
        """The earlier line of the file that shares a day with a period of a commitment, 0 for none."""
        days = self._file.get(commitment)
        at = days.meeting(period.start.toordinal(), period.end.toordinal()) if days else -1
        return days.of[at] if days and at >= 0 else 0

    def take(self, commitment: str, period: Period, line: int) -> None:
        self._file.setdefault(commitment, _Days()).put(period.start.toordinal(), period.end.toordinal(), line)

    def kept(self, commitment: str, handle: str, period: Period, place_id: str) -> tuple[Kept | None, list[Kept]]:
        """The one observation of the book that has exactly this period, or those that share days with it."""
        if commitment not in self._book:
            self._book[commitment] = self._days_of(commitment)
        days = self._book[commitment]
        start, end = period.start.toordinal(), period.end.toordinal()
        at = days.meeting(start, end)
        if at < 0:
            return None, []
        if days.of[at] == 1 and (days.starts[at], days.ends[at]) == (start, end):
            row = self._read.one(
                f"{_KEPT} WHERE o.place_id = :p AND lower(o.slug) = :s AND o.commitment_id = :c "
                "AND o.period_start = :b AND o.period_end = :e",
                p=place_id, s=handle, c=commitment, b=period.start.isoformat(), e=period.end.isoformat(),
            )  # fmt: skip
            if row is not None:
                return _kept(row), []
        found = [
            _kept(row)
            for row in self._read.rows(
                f"{_KEPT} WHERE o.commitment_id = :c AND o.period_end >= :b AND coalesce(o.period_start, o.period_end) "
                "<= :e ORDER BY o.period_end, o.id LIMIT 20",
                c=commitment, b=period.start.isoformat(), e=period.end.isoformat(),
            )
        ]  # fmt: skip
        if len(found) == 1 and (found[0].start, found[0].end) == (period.start, period.end):
            return found[0], []
        return None, found

    def _days_of(self, commitment: str) -> _Days:
        """The days of the book; observations that share days become one span, with how many they are."""
        days, rows = _Days(), self._read.rows(
            "SELECT coalesce(period_start, period_end) AS b, period_end AS e FROM observation WHERE commitment_id = :c "
            "AND period_end IS NOT NULL ORDER BY 1",
            c=commitment,
        )  # fmt: skip
        for row in rows:
            start, end = date.fromisoformat(row["b"]).toordinal(), date.fromisoformat(row["e"]).toordinal()
            if days.ends and start <= days.ends[-1]:
                days.ends[-1] = max(end, days.ends[-1])
                days.of[-1] += 1
            else:
                days.starts.append(start)
                days.ends.append(end)
                days.of.append(1)
        return days


_KEPT = "SELECT o.id, o.slug, o.quantity, o.note, o.period_start, o.period_end FROM observation o"


def _kept(row: Row) -> Kept:
    start = row["period_start"]
    return Kept(
        row["id"], row["slug"], row["quantity"], row["note"], date.fromisoformat(start) if start else None,
        date.fromisoformat(row["period_end"]),
    )  # fmt: skip
