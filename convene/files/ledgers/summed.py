"""What a ledger comes to when it has been read: a sum for each supplier, and everything that is in none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from convene.files.ledgers.columns import Columns


class Supplier(NamedTuple):
    """All that the ledger paid under one name, at one postcode where it gives one. ``amount`` is in pounds, with
    ``credited`` taken off; ``spellings`` are the ways in which its name is written, ``line`` is its first one."""

    name: str
    amount: Decimal
    lines: int
    credits: int
    credited: Decimal
    line: int
    postcode: str = ""
    numbers: tuple[str, ...] = ()
    org_ids: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


class Apart(NamedTuple):
    """Lines that are counted together, for no supplier may or can be told: people, withheld names, no name."""

    lines: int = 0
    credits: int = 0
    amount: Decimal = Decimal(0)
    credited: Decimal = Decimal(0)


class Refused(NamedTuple):
    """A line in no sum. ``stake`` is what it would have come to as far as that can be seen, in pounds."""

    line: int
    why: str
    stake: Decimal | None = None


class PrintedTotal(NamedTuple):
    """A line that adds others up, and is never counted. ``of`` says what it is the sum of, "" where of nothing that
    was read; ``beside`` is what was read above it, and ``unread`` what can be seen in the lines there that cannot be
    read, in pounds."""

    line: int
    name: str
    amount: Decimal
    of: str
    beside: Decimal
    unread: Decimal = Decimal(0)


class Foreign(NamedTuple):
    """What was paid in another currency: in no sum."""

    currency: str
    lines: int
    amount: Decimal
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """``amount`` is all that is counted, in pounds: ``suppliers`` and those ``apart`` (people, withheld, unnamed).

    ``refused`` are the first lines that are in no sum, ``unread`` is how many there are, ``at_stake`` what can be seen
    of their money and ``unseen`` of how many it cannot. ``told`` says how the file was read, ``remarks`` what somebody
    should know before believing the sums. ``passed`` are lines that say nothing: reason → how many.
    """

    name: str
    sha256: str
    size: int
    headings: tuple[str, ...]
    columns: Columns
    told: tuple[str, ...]
    suppliers: tuple[Supplier, ...]
    apart: Mapping[str, Apart]
    lines: int
    credits: int
    amount: Decimal
    credited: Decimal
    begins: date | None = None
    ends: date | None = None
    refused: tuple[Refused, ...] = ()
    unread: int = 0
    at_stake: Decimal = Decimal(0)
    unseen: int = 0
    totals: tuple[PrintedTotal, ...] = ()
    totals_left_out: int = 0
    foreign: tuple[Foreign, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
