"""What a person chose about a ledger, and what bringing it in does or would do."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from convene.core.delivery_vocabulary import SpendMatch
from convene.files.lists.cells import disarmed
from convene.text import clip, join, plural, pounds

if TYPE_CHECKING:
    from convene.files.ledgers.summed import Ledger, Supplier
    from convene.services.delivery.procurement.matching import Match


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """Which file, whose ledger, and what to make of it.

    ``anchor`` is the id of the actor that paid. ``maps`` is heading → what the column is, "" for nothing; ``sheet``,
    ``heading`` and ``encoding`` are as ``open_sheet`` takes them. ``begins`` and ``ends`` are the period where the file
    does not say it, or says it wrong.
    """

    path: Path
    anchor: str
    title: str = ""
    maps: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    heading: int = 0
    encoding: str = ""
    begins: date | None = None
    ends: date | None = None
    least: Decimal | None = None
    source: str = ""
    licence: str = ""


class SupplierLine(NamedTuple):
    """A supplier of a ledger and who it is; ``actor`` is the name of the actor, "" for nobody."""

    supplier: Supplier
    match: Match
    actor: str


@dataclass(frozen=True, slots=True)
class LedgerPlan:
    """What bringing a ledger in does, or would do: ``ledger`` is what was read, ``lines`` its suppliers, those who were
    paid most first. ``begins`` and ``ends`` are the period it is kept under. ``remarks`` are told before everything
    else: what is known of the ledger beside others."""

    title: str
    anchor: str
    ledger: Ledger
    lines: tuple[SupplierLine, ...]
    begins: date | None = None
    ends: date | None = None
    remarks: tuple[str, ...] = ()
    ledger_id: str = ""

    def number(self, *states: SpendMatch) -> int:
        """How many suppliers are known so."""
        return sum(1 for one in self.lines if one.match.state.seen(one.match.actor) in states)

    @property
    def waiting(self) -> int:
        return self.number(SpendMatch.waiting)

    def summary(self) -> str:
        """In a sentence or two, the same before and after."""
        led = self.ledger
        back = f" ({plural(led.credits, 'credit')} of {pounds(led.credited)} taken off)" if led.credits else ""
        known = [
            (self.number(SpendMatch.matched, SpendMatch.by_hand), "known"),
            (self.number(SpendMatch.waiting), "waiting for a decision"),
            (self.number(SpendMatch.nobody), "nobody here"),
        ]
        said = join([f"{number:,} {words}" for number, words in known if number])
        suppliers = plural(len(self.lines), "supplier")
        return (
            f"{pounds(led.amount)} in {plural(led.lines, 'line')}{back}, paid to {suppliers}"
            f"{f': {said}' if said else ''}."
        )

    @property
    def label(self) -> str:
        """What it is called in the history."""
        return (
            f"Brought in the ledger {clip(self.title, 60)} of {clip(self.anchor, 60)}: "
            f"{plural(len(self.lines), 'supplier')}, {self.waiting:,} waiting for a decision"
        )


def plan_csv(made: LedgerPlan) -> str:
    """A row for each supplier: what it was paid, and who it is."""
    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("supplier", "postcode", "amount", "lines", "credits", "known", "actor", "why"))
    for one in made.lines:
        paid = one.supplier
        write.writerow((
            disarmed(paid.name), paid.postcode, format(paid.amount, "f"), paid.lines, paid.credits,
            one.match.state.value, disarmed(one.actor), disarmed(one.match.why),
        ))  # fmt: skip
    return out.getvalue()
