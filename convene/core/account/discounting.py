"""What a pound of a later year is worth today: the discount rates of the Green Book, factor by factor.

Year 0 is the first year of an account and is not discounted. Rates by year: HM Treasury, The Green Book (2022), Annex
A6. Effects on health and wellbeing have lower rates there, since what a life is worth does not fall as people get
richer.
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import Final

CONTEXT: Final = Context(prec=60)
"""All amounts of an account are worked out with sixty digits; what comes out has twelve decimals."""

STEPS: Final = (
    (30, Decimal("3.5"), Decimal("1.5")),
    (75, Decimal("3.0"), Decimal("1.29")),
    (125, Decimal("2.5"), Decimal("1.07")),
    (200, Decimal("2.0"), Decimal("0.86")),
    (300, Decimal("1.5"), Decimal("0.64")),
)
"""(last year, rate in per cent, rate for health and wellbeing)."""
LAST: Final = (Decimal("1.0"), Decimal("0.43"))
"""From year 301 on."""
SOURCE: Final = "HM Treasury, The Green Book (2022), Annex A6"


def rate(year: int, wellbeing: bool = False) -> Decimal:
    """The Green Book's rate of a year, in per cent a year; ``year`` counts from 0."""
    for last, usual, health in STEPS:
        if year <= last:
            return health if wellbeing else usual
    return LAST[1] if wellbeing else LAST[0]


@lru_cache(maxsize=8192)
def factor(year: int, flat: Decimal | None = None, wellbeing: bool = False) -> Decimal:
    """What an amount of the year ``year`` (1 is the first of the account) is multiplied by.

    ``flat`` is one rate for every year and every kind of value, in per cent; None takes the Green Book's.
    """
    if year <= 1:
        return Decimal(1)
    with localcontext(CONTEXT):
        step = rate(year - 1, wellbeing) if flat is None else flat
        return factor(year - 1, flat, wellbeing) / (1 + step / 100)
