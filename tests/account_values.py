"""Accounts made by hand, without a book: claims with a unit value, what is assumed, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.account import compute
from convene.core.account.shape import Account, Actual, Claim, Range, Setting, Terms, UnitValue
from convene.core.measurement_vocabulary import Adjustment
from convene.core.vocabulary import ActorType, Lever, MeasureKind, ProxyStatus, ValueKind

TERMS = Terms(
    date(2025, 4, 1), date(2026, 3, 31), 2024,
    {2019: Decimal("80"), 2022: Decimal("90"), 2024: Decimal("100"), 2025: Decimal("103"), 2026: Decimal("105")},
    "an invented index", Decimal("3.5"),
)  # fmt: skip
SET: Mapping[Adjustment, tuple[int, int, int]] = {
    Adjustment.deadweight: (10, 25, 40), Adjustment.attribution: (0, 10, 20), Adjustment.displacement: (0, 0, 0),
    Adjustment.drop_off: (0, 0, 0),
}  # fmt: skip


def settings(said: Mapping[Adjustment, tuple[int, int, int]] = SET) -> dict[Adjustment, Setting]:
    """Adjustments as (at least, number, at most)."""
    return {
        kind: Setting(
            kind, Decimal(central), Decimal(low), Decimal(high), "people in the room said so", of="commitment"
        )
        for kind, (low, central, high) in said.items()
    }


def value(amount: str = "90", year: int = 2022, kind: ValueKind = ValueKind.economic, spread: int = 0) -> UnitValue:
    """A unit value with a source, which may be out by so many per cent."""
    one = Decimal(amount)
    low, high = one * (100 - spread) / 100, one * (100 + spread) / 100
    return UnitValue(
        Range(low, one, high), kind, ProxyStatus.seen, year, "HMT", "An invented study", "study", "", "OGL"
    )


def claim(name: str = "classes", quantity: str = "100", **other: Any) -> Claim:
    """A claim of 100 hours of somebody's, all of it set."""
    actual = Actual(1, date(2025, 4, 1), date(2026, 3, 31), Decimal(quantity))
    said: dict[str, Any] = {
        "commitment_id": f"id-{name}", "commitment": name, "title": f"Cooking {name}", "actor": "kitchen",
        "actor_name": "The Old Kitchen", "actor_type": ActorType.vcse, "lever": Lever.grants, "measure": "M1",
        "measure_title": "Hours of classes", "measure_kind": MeasureKind.output, "outcome": "O1",
        "outcome_title": "People cook", "theme": "T1", "theme_title": "Food", "unit": "hour", "target": Decimal(200),
        "actuals": (actual,), "settings": settings(), "unit_value": value(),
    }  # fmt: skip
    return Claim(**{**said, **other})


def apart(many: int) -> list[Claim]:
    """Claims of which none may count the same as another."""
    return [
        claim(f"n{at}", str(at + 10), measure=f"M{at}", outcome=f"O{at}", theme=f"T{at}", actor=f"a{at}",
              beneficiaries=f"street number {at}")
        for at in range(many)
    ]  # fmt: skip


def account(*claims: Claim, terms: Terms = TERMS) -> Account:
    """What claims come to."""
    return compute.account(claims, (), terms)
