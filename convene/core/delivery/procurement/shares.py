"""How much of what an anchor paid went where: shares with both their numbers, and what could not be told.

The arithmetic of Preston's spend analyses: the numerator and the denominator are always said, since a share may well
rise while less is bought. What cannot be told makes a lowest and a highest share of it, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from convene.core.engagement.size_band import Band, band_of
from convene.core.vocabulary import ActorType

Of = Literal["local", "wider", "small", "vcse"]
OF: dict[Of, str] = {
    "local": "Local",
    "wider": "Place and around it",
    "small": "Small businesses",
    "vcse": "Voluntary groups",
}
"""What a share is of, and what it is called."""

ALIKE = 0.1
"""Periods that differ in length by more than this share are not compared."""

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


class Paid(NamedTuple):
    """What one supplier was paid, in pounds, and what can be told of it; None where it cannot."""

    amount: Decimal
    local: bool | None = None
    wider: bool | None = None
    small: bool | None = None
    vcse: bool | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, in pounds. What could not be told is ``more`` above nothing and ``less`` below (money
    that came back), both as they are."""

    part: Decimal
    whole: Decimal
    more: Decimal = Decimal(0)
    less: Decimal = Decimal(0)

    @property
    def untold(self) -> Decimal:
        """What could not be told, in pounds."""
        return self.more + self.less

    @property
    def lowest(self) -> Decimal | None:
        """In per cent, as if nothing of what could not be told belonged to it; None where nothing was paid."""
        return None if self.whole <= 0 else (self.part + self.less) * _HUNDRED / self.whole

    @property
    def highest(self) -> Decimal | None:
        """In per cent, as if all of it did; None where nothing was paid."""
        return None if self.whole <= 0 else (self.part + self.more) * _HUNDRED / self.whole

    @property
    def sure(self) -> bool:
        """Whether one number says it: lowest and highest are the same to a tenth of a per cent."""
        low, high = self.lowest, self.highest
        return low is not None and high is not None and _rounded(low) == _rounded(high)

    def words(self) -> str:
        """``18.2%``, ``12.0% to 31.4%``, or why there is none."""
        low, high = self.lowest, self.highest
        if low is None or high is None:
            return "no share: nothing was paid on balance"
        return f"{_rounded(low)}%" if self.sure else f"{_rounded(low)}% to {_rounded(high)}%"

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole, self.more + other.more, self.less + other.less)


def share(paid: Iterable[Paid], of: Of) -> Share:
    """The share of one kind among payments."""
    part = whole = more = less = Decimal(0)
    for one in paid:
        whole += one.amount
        told = getattr(one, of)
        if told:
            part += one.amount
        elif told is None and one.amount > 0:
            more += one.amount
        elif told is None:
            less += one.amount
    return Share(part, whole, more, less)


def shares(paid: Sequence[Paid]) -> dict[Of, Share]:
    """All of them."""
    return {of: share(paid, of) for of in OF}


COLUMNS = ("", "Share", "Paid to them", "Of all paid", "Not known of")
"""What ``share_rows`` gives."""


def share_rows(shares: Mapping[Of, Share]) -> Iterator[tuple[str, str, str, str, str]]:
    """Each share in words: what it is of, the share, the part, the whole, and what could not be told."""
    for of, share in shares.items():
        yield OF[of], share.words(), _pounds(share.part), _pounds(share.whole), _pounds(share.untold)


class Types(NamedTuple):
    """What is known of an actor, by which it is a small business or a voluntary group."""

    primary: str
    secondary: tuple[str, ...] = ()
    headcount: str | None = None
    turnover: str | None = None
    balance_sheet: str | None = None
    size_year: int | None = None


def is_small(actor: Types) -> bool | None:
    """Whether an actor is a micro, small or medium business: by its figures, else by its type; None where neither
    tells, or where they contradict each other."""
    if actor.primary in (ActorType.anchor, ActorType.citizen):
        return False
    size = band_of(actor.headcount, actor.turnover, actor.balance_sheet, actor.size_year)
    named = ActorType.msme in (actor.primary, *actor.secondary)
    if size is None:
        return True if named else None
    if size.band is Band.large:
        return None if named or size.least is not Band.large else False
    return True


def is_voluntary(actor: Types) -> bool:
    """Whether an actor is a voluntary group, a community group or a social enterprise, among other things or alone."""
    return ActorType.vcse in (actor.primary, *actor.secondary)


class Period(NamedTuple):
    """The first and the last day paid on."""

    begins: date
    ends: date

    @property
    def days(self) -> int:
        return (self.ends - self.begins).days + 1

    def overlaps(self, other: Period) -> bool:
        """Whether some days lie in both."""
        return self.begins <= other.ends and other.begins <= self.ends

    def words(self) -> str:
        """``1 Apr 2025 to 31 Mar 2026``."""
        first, last = self.begins, self.ends
        return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two ledgers of one anchor, the earlier first. ``why_not`` says why they are not compared; "" where they are."""

    earlier: Share
    later: Share
    why_not: str = ""

    def words(self) -> str:
        """What became of the share, with both numbers of both."""
        if self.why_not:
            return f"Not compared: {self.why_not}."
        before, after = self.earlier, self.later
        numbers = (
            f"from {before.words()} ({_pounds(before.part)} of {_pounds(before.whole)}) to {after.words()} "
            f"({_pounds(after.part)} of {_pounds(after.whole)})"
        )
        low, high = after.lowest, after.highest
        first, last = before.lowest, before.highest
        if low is None or high is None or first is None or last is None:
            return f"{numbers}; there is no share to compare."
        way = "rose" if low > last else "fell" if high < first else ""
        if not way:
            same = before.sure and after.sure and low == first
            how = "The share stayed" if same else "Whether the share rose or fell cannot be told"
            return f"{how}: {numbers}."
        told = f"The share {way} {numbers}."
        if way == "rose" and after.whole < before.whole:
            less = before.part - after.part
            here = f", and {_pounds(less)} less stayed" if less > 0 else ""
            told += f" Mind that the total fell by {_pounds(before.whole - after.whole)}{here}."
        if way == "fell" and after.part > before.part:
            told += f" Mind that {_pounds(after.part - before.part)} more stayed: the total rose faster."
        return told


def compared(earlier: Share, later: Share, before: Period | None, after: Period | None) -> Compared:
    """Two shares side by side, where their periods allow it."""
    why = ""
    if before is None or after is None:
        why = "a ledger does not say which period it is of"
    elif before.overlaps(after):
        why = f"their periods overlap ({before.words()}; {after.words()})"
    elif abs(before.days - after.days) > ALIKE * max(before.days, after.days):
        why = f"one is of {before.days:,} days and the other of {after.days:,}"
    return Compared(earlier, later, why)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_TENTH, ROUND_HALF_UP)


def _pounds(value: Decimal) -> str:
    return f"{'-' if value < 0 else ''}£{abs(value):,.0f}"
