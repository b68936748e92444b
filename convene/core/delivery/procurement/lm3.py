"""LM3, the local multiplier of three rounds (New Economics Foundation: The Money Trail, 2002).

Round 1 is what an anchor pays, round 2 what of it goes to suppliers of the place, round 3 what those spend in the place
again, as they say themselves. LM3 is the three together divided by the first: 1 where nothing stays, 3 where all does.
Staff and rent are rounds of their own that a ledger of suppliers does not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

SOURCE = "LM3 as described by the New Economics Foundation, The Money Trail (2002)"

_HUNDRED = Decimal(100)
_PLACES = Decimal("0.01")


class Spent(NamedTuple):
    """What one supplier was paid, in pounds; whether it is local (None: cannot be told); and the per cent of it that
    it spends in the place again (None: not asked, or not answered)."""

    amount: Decimal
    local: bool | None = None
    respent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Multiplier:
    """The three rounds in pounds. ``second`` and ``third`` are what is known; ``answered`` is the part of the second
    round whose suppliers said what they spend here. ``lowest`` and ``highest`` are the multiplier as if nothing, or
    all, of what is not known stayed; None where nothing was paid."""

    first: Decimal
    second: Decimal
    third: Decimal
    answered: Decimal
    untold: Decimal
    lowest: Decimal | None
    highest: Decimal | None

    @property
    def sure(self) -> bool:
        """Whether one number says it, to a hundredth."""
        low, high = self.lowest, self.highest
        return low is not None and high is not None and _rounded(low) == _rounded(high)

    @property
    def answered_share(self) -> Decimal | None:
        """How much of the second round was answered, in per cent; None where there is no second round."""
        return self.answered * _HUNDRED / self.second if self.second > 0 else None

    def words(self) -> str:
        """``1.60``, or ``1.40 to 1.95``, and how much of the second round was answered."""
        low, high = self.lowest, self.highest
        if low is None or high is None:
            return "no multiplier: nothing was paid on balance"
        number = f"{_rounded(low)}" if self.sure else f"{_rounded(low)} to {_rounded(high)}"
        asked = self.answered_share
        if asked is None:
            return f"{number}; nothing is known to be local"
        return f"{number}; {asked.quantize(Decimal(1))}% of the second round was answered"


def lm3(spent: Iterable[Spent]) -> Multiplier:
    """The multiplier of a ledger, with what is not known as bounds and never filled in."""
    first = second = third = answered = untold = Decimal(0)
    down = up = Decimal(0)  # what the unknown takes off or adds to rounds 2 and 3 at most
    for one in spent:
        first += one.amount
        if one.local is False:
            continue
        if one.local is None:
            untold += one.amount
            most = one.amount * (1 + (one.respent if one.respent is not None else _HUNDRED) / _HUNDRED)
        else:
            second += one.amount
            if one.respent is not None:
                answered += one.amount
                third += one.amount * one.respent / _HUNDRED
                continue
            most = one.amount
        up += max(most, Decimal(0))
        down += min(most, Decimal(0))
    if first <= 0:
        return Multiplier(first, second, third, answered, untold, None, None)
    known = first + second + third
    return Multiplier(first, second, third, answered, untold, (known + down) / first, (known + up) / first)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_PLACES, ROUND_HALF_UP)
