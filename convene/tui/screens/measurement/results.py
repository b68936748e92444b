"""Results by one key: rows of lines with the sums of each part, never added across parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from convene.core.account import groupings
from convene.core.account.groupings import Count
from convene.core.account.shape import Account, Line, Range
from convene.core.measurement_vocabulary import AccountPart

KEYS = groupings.NAMES
WORDS = {
    "actor_type": "type of actor", "sdg": "global goal", "period": "year",
}  # fmt: skip
"""What a key is called where that is not its own name."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What some lines of one part come to: gross of all, net of those that are settled."""

    gross: Range
    net: Range
    settled: int
    open: int


@dataclass(frozen=True, slots=True)
class Group:
    """A row of results. ``note`` says why rows must not be added, where they must not."""

    key: str
    label: str
    lines: tuple[Line, ...]
    sums: Mapping[AccountPart, Sums]
    counts: tuple[Count, ...]
    note: str = ""

    @property
    def value(self) -> Range:
        return self.sums[AccountPart.worth].net

    @property
    def counted(self) -> int:
        return sum(one.counted_alone for one in self.lines)


def groups(account: Account, key: str) -> tuple[Group, ...]:
    """The rows of an account by one of ``KEYS``: the largest net value first, years in their order."""
    table = groupings.by(account, key)
    rows = [
        Group(one.key, one.title, one.lines, {
            AccountPart.worth: _sums(one.lines, AccountPart.worth, one.value),
            AccountPart.given: _sums(one.lines, AccountPart.given, one.given),
            AccountPart.moved: _sums(one.lines, AccountPart.moved, one.moved),
        }, one.counted, table.note)
        for one in table.groups
    ]  # fmt: skip
    if key == groupings.PERIOD:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda one: (-one.value.central, -one.sums[AccountPart.worth].gross.central)))


def _sums(lines: Sequence[Line], part: AccountPart, net: Range) -> Sums:
    own = [one for one in lines if one.part is part]
    gross = sum((one.gross for one in own), Range())
    settled = sum(one.settled for one in own)
    return Sums(gross, net, settled, len(own) - settled)


def sums(account: Account, part: AccountPart) -> Sums:
    """What the whole of one part comes to."""
    net = {AccountPart.worth: account.value, AccountPart.given: account.given, AccountPart.moved: account.moved}
    return _sums(account.lines, part, net.get(part, Range()))
