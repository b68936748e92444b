"""How big an organisation is: micro, small, medium or large, and by which rule.

Rules: the size limits of the Companies Act 2006 (sections 382, 384A, 465) as amended for accounting periods that begin
on or after 6 April 2025 (SI 2024/1303), and the limits before them; and, where nothing but the headcount is known, the
bands of the UK business statistics.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from convene.core.vocabulary import ActorType, Choice
from convene.text import join, money


class Band(Choice):
    micro = "micro", "Micro", "Fewer than about ten people."
    small = "small", "Small", "Up to about fifty people."
    medium = "medium", "Medium", "Up to about 250 people."
    large = "large", "Large", "Anything bigger."


BANDS = tuple(Band)
Amount = Decimal | int | str | None
"""Pounds or people; text as the book's columns hold it; None or "" when it is not known."""

Limits = tuple[tuple[int, int, int], ...]
NOW: Limits = ((1_000_000, 500_000, 10), (15_000_000, 7_500_000, 50), (54_000_000, 27_000_000, 250))
"""Turnover, balance sheet total and average employees up to which an organisation is micro, small, medium."""
BEFORE: Limits = ((632_000, 316_000, 10), (10_200_000, 5_100_000, 50), (36_000_000, 18_000_000, 250))
COUNTED = (9, 49, 249)
"""Headcount up to which the UK business statistics call a business micro, small, medium."""

FIRST_YEAR = 2026
"""The first bare year that is judged by the limits from 6 April 2025: a year is taken for the one in which the
accounting period ended, and a period of twelve months that ended in 2025 began before that April."""

FIGURES = ("turnover", "balance sheet", "headcount")


@dataclass(frozen=True, slots=True)
class Size:
    """A band and how it was found. ``least`` is below ``band`` where a figure that is missing could still lower it.

    ``apart`` names a figure that says something else than the two that decided.
    """

    band: Band
    least: Band
    rule: str
    missing: str = ""
    apart: str = ""

    @property
    def words(self) -> str:
        """Such as ``Small (two of three limits, Companies Act rule from 6 April 2025)``."""
        said = f"{self.band.label} ({self.rule})"
        if self.least is not self.band:
            said += f"; {self.least.value} is possible, the {self.missing} would tell"
        return f"{said}; {self.apart}" if self.apart else said


def band_of(headcount: Amount, turnover: Amount, balance_sheet: Amount, year: int | None = None) -> Size | None:
    """The size band of these figures: average employees, pounds a year, pounds.

    Two of the three limits decide, and "up to" includes the limit. A ``year`` is the one in which the accounting
    period ended; without one the present limits hold. Headcount alone is judged as the business statistics do; a
    turnover or a balance sheet alone decides nothing: None, as when nothing is known.
    """
    given = (_number(turnover), _number(balance_sheet), _number(headcount))
    known = [(at, value) for at, value in enumerate(given) if value is not None]
    if len(known) < 2:
        people = given[2]
        return _counted(people) if people is not None else None
    limits = BEFORE if year is not None and year < FIRST_YEAR else NOW
    bands = [(_under(value, [row[at] for row in limits]), at) for at, value in known]
    ranked = sorted(bands)
    rule = f"two of three limits, Companies Act rule {'before' if limits is BEFORE else 'from'} 6 April 2025"
    if len(known) == 2:
        missing = next(name for at, name in enumerate(FIGURES) if given[at] is None)
        return Size(BANDS[ranked[1][0]], BANDS[ranked[0][0]], rule, missing=missing)
    band = ranked[1][0]
    apart = [f"its {FIGURES[at]} alone would be {BANDS[one].value}" for one, at in bands if one != band]
    return Size(BANDS[band], BANDS[band], rule, apart=join(apart))


@cache
def _counted_as(at: int) -> Size:
    return Size(BANDS[at], BANDS[at], "headcount only, as UK business statistics count")


def _counted(people: Decimal | int) -> Size:
    return _counted_as(_under(people, COUNTED))


def _under(value: Decimal | int, limits: tuple[int, ...] | list[int]) -> int:
    return next((at for at, limit in enumerate(limits) if value <= limit), len(limits))


def _number(value: Amount) -> Decimal | int | None:
    if value is None or value == "":
        return None
    return Decimal(value) if isinstance(value, str) else value


def not_known(headcount: Amount, turnover: Amount, balance_sheet: Amount) -> str:
    """Why there is no band, in words."""
    alone = next((name for name, value in (("turnover", turnover), ("balance sheet", balance_sheet))
                  if _number(value) is not None), "")  # fmt: skip
    if not alone:
        return "not known; a headcount is enough for a start"
    pounds = money(Decimal(str(turnover if alone == "turnover" else balance_sheet)))
    return f"not known: a {alone} of {pounds} alone does not say; a headcount with it would"


def unlikely(primary_type: str, size: Size | None) -> str:
    """What does not go together, in words: a small business that is large, an anchor that is micro; or ""."""
    if size is None:
        return ""
    if primary_type == ActorType.msme and size.least is Band.large:
        return "Its figures make it large, yet it is listed as a small business. One of the two may need a look."
    if primary_type == ActorType.anchor and size.band is Band.micro:
        return "Its figures make it micro, yet it is listed as an anchor. One of the two may need a look."
    return ""
