"""Totals that a ledger prints among its payments: never counted, and held against what was read."""

from __future__ import annotations

from convene.files.ledgers.amounts import pounds
from convene.files.ledgers.payees import payee
from convene.files.ledgers.summed import PrintedTotal
from convene.text import clip, plural

_KEPT = 500
_SECTIONS = 2_000


class PrintedTotals:
    """The totals in the order they come."""

    def __init__(self) -> None:
        self.number = 0
        self._found: list[tuple[int, str, int, str, int]] = []
        self._sections: list[int] = []
        self._overall = 0

    def take(self, line: int, name: str, value: int, since: int, overall: int, number: int) -> None:
        """A total on a line; ``since`` is the sum of the ``number`` lines counted since the last total, ``overall`` of
        all before it, in millionths."""
        self.number += 1
        of = ""
        if number and value == since:
            of = f"the {plural(number, 'line')} above it"
        elif value == overall:
            of = "everything above it"
        elif sections := self.sum_of(value, since):
            of = f"the last {plural(sections, 'section')}"
        elif not number and not overall:
            of = ""
        beside = since if number and abs(value - since) < abs(value - overall) else overall
        if len(self._found) < _KEPT:
            self._found.append((line, _name(name), value, of, beside))
        if number and len(self._sections) < _SECTIONS:
            self._sections.append(since)

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
        for line, name, value, of, beside in self._found:
            if not of and value == self._overall:
                of, beside = "everything in the file", self._overall
            made.append(PrintedTotal(line, name, pounds(value), of, pounds(beside)))
        return tuple(made)


def _name(name: str) -> str:
    """How a total is named, unless somebody's own name stands in it."""
    bare = name.casefold().replace("total", " ").strip(" -–:=")
    return "" if payee(bare) in ("people", "withheld") else clip(name, 60)
