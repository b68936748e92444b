"""Totals that a ledger prints among its payments: never counted, and held against what was read."""

from __future__ import annotations

from typing import NamedTuple

from convene.files.ledgers.amounts import pounds
from convene.files.ledgers.payees import payee
from convene.files.ledgers.summed import PrintedTotal
from convene.text import clip, plural

_KEPT = 500
_SECTIONS = 2_000


class Above(NamedTuple):
    """What was read above a total, in millionths: ``since`` the last total in ``number`` lines, ``overall`` since the
    beginning; and what can be seen in the lines between that cannot be read."""

    since: int
    overall: int
    number: int
    unread_since: int = 0
    unread_overall: int = 0


class PrintedTotals:
    """The totals in the order they come."""

    def __init__(self) -> None:
        self.number = 0
        self._found: list[tuple[int, str, int, str, int, int]] = []
        self._sections: list[int] = []
        self._overall = 0

    def take(self, line: int, name: str, value: int, above: Above) -> None:
        """A total on a line, and what stands above it."""
        self.number += 1
        of, beside, unread = self._of(value, above)
        if len(self._found) < _KEPT:
            self._found.append((line, _name(name), value, of, beside, unread))
        if above.number and len(self._sections) < _SECTIONS:
            self._sections.append(above.since)

    def _of(self, value: int, above: Above) -> tuple[str, int, int]:
        """What it is the sum of ("" for nothing that was read), what that comes to, and what was not read of it."""
        since, overall = above.since, above.overall
        if above.number and value == since:
            return f"the {plural(above.number, 'line')} above it", since, 0
        if value == overall:
            return "everything above it", overall, 0
        if sections := self.sum_of(value, since):
            return f"the last {plural(sections, 'section')}", value, 0
        near = (since, above.unread_since), (overall, above.unread_overall)
        beside, unread = min(near if above.number else near[1:], key=lambda one: abs(value - one[0] - one[1]))
        return "", beside, unread

    def sum_of(self, value: int, since: int) -> int:
        """Of how many sections together a sum is, the last ones; 0 for none."""
        left = value - since
        for number, section in enumerate(reversed(self._sections), 1):
            left -= section
            if not left:
                return number + bool(since)
        return 0

    def close(self, overall: int) -> None:
        """``overall`` is what all lines came to."""
        self._overall = overall

    def found(self) -> tuple[PrintedTotal, ...]:
        made = []
        for line, name, value, of, beside, unread in self._found:
            if not of and value == self._overall:
                of, beside, unread = "everything in the file", self._overall, 0
            made.append(PrintedTotal(line, name, pounds(value), of, pounds(beside), pounds(unread)))
        return tuple(made)


def _name(name: str) -> str:
    """How a total is named, unless somebody's own name stands in it."""
    bare = name.casefold().replace("total", " ").strip(" -–:=")
    return "" if payee(bare) in ("people", "withheld") else clip(name, 60)
