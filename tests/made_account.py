"""Accounts made by hand, worked out by the core: for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.account.compute import account
from convene.core.account.report import Check, Cost, Harm, Heard, Put, Report, Settled, Told
from convene.core.account.shape import Account, Actual, Claim, Decided, Range, Setting, Terms, UnitValue
from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import ActorType, Lever, MeasureKind, ProxyStatus, ValueKind, Verification

TERMS = Terms(
    date(2025, 4, 1), date(2026, 3, 31), 2024,
    {2010: Decimal("70.1"), 2015: Decimal("76.3"), 2020: Decimal("86.54"), 2024: Decimal("100")},
    "HM Treasury, GDP deflators",
)  # fmt: skip
SETTINGS: Mapping[Adjustment, tuple[str, str, str]] = {
    Adjustment.deadweight: ("20", "10", "35"), Adjustment.displacement: ("5", "0", "10"),
    Adjustment.attribution: ("30", "20", "40"), Adjustment.drop_off: ("25", "25", "25"),
    Adjustment.lasts: ("3", "2", "4"),
}  # fmt: skip


def setting(kind: Adjustment, central: str, low: str = "", high: str = "") -> Setting:
    """One adjustment with its ends."""
    why = "We asked those in it."
    return Setting(kind, Decimal(central), Decimal(low or central), Decimal(high or central), why, "a survey of 40")


def settings(given: Mapping[Adjustment, tuple[str, str, str]] = SETTINGS) -> dict[Adjustment, Setting]:
    """Several of them."""
    return {kind: setting(kind, *numbers) for kind, numbers in given.items()}


def unit_value(
    central: str = "11400", low: str = "", high: str = "", kind: ValueKind = ValueKind.economic, year: int = 2015
) -> UnitValue:
    """The unit value of a measure, with a source that may be handed on."""
    return UnitValue(
        Range(Decimal(low or central), Decimal(central), Decimal(high or central)), kind, ProxyStatus.seen, year,
        f"{year} prices", "Unit Cost Database v1.4", "ucd", "https://example.org/ucd", "CC BY 4.0",
    )  # fmt: skip


def claim(number: int = 1, **more: Any) -> Claim:
    """A commitment with something counted in one year. It has a unit value and all its adjustments unless said."""
    given: dict[str, Any] = {
        "commitment_id": f"id-{number}", "commitment": f"promise-{number}", "title": f"Promise {number}",
        "actor": f"actor-{number}", "actor_name": f"Actor {number}", "actor_type": ActorType.anchor,
        "lever": Lever.procurement, "measure": f"T{number}.1", "measure_title": f"Measure {number}",
        "measure_kind": MeasureKind.outcome, "outcome": f"T{number}", "outcome_title": f"Outcome {number}",
        "theme": "WK", "theme_title": ("Work", "Wellbeing")[number % 2], "unit": "person", "target": Decimal(10),
        "actuals": (Actual(1, date(2025, 4, 1), date(2026, 3, 31), Decimal(4)),),
        "beneficiaries": f"Tenants{number}", "settings": settings(), "unit_value": unit_value(),
        "status": ProxyStatus.seen,
    }  # fmt: skip
    return Claim(**{**given, **more})


def counted(number: int, **more: Any) -> Claim:
    """A commitment with no open unit value."""
    return claim(number, unit_value=None, settings={}, unit="evening", status=ProxyStatus.not_valued, **more)


def small_account(
    extra: Iterable[Claim] = (), terms: Terms = TERMS, decided: tuple[Decided, ...] | None = None
) -> Account:
    """One of everything: a range, two years with periods of their own, a shared one, an open one, carbon, given, moved,
    counted."""
    year = (Actual(1, date(2025, 4, 1), date(2026, 3, 31), Decimal("2.5")),)
    two = (*year, Actual(2, date(2026, 4, 1), date(2027, 3, 31), Decimal(3),
                         own={Adjustment.deadweight: setting(Adjustment.deadweight, "50", "40", "60")}))  # fmt: skip
    lacking = {kind: one for kind, one in settings().items() if kind is not Adjustment.attribution}
    claims = (
        claim(1, actuals=two, unit_value=unit_value("11400", "9000", "14000")),
        claim(2, unit_value=unit_value("13000", "10000", "16000", ValueKind.wellbeing, 2020),
              claimed_share=Decimal("0.5")),
        claim(3, settings=lacking),
        claim(4, actuals=year, unit="tonne", unit_value=unit_value("256", "128", "384", ValueKind.carbon, 2020)),
        claim(5, unit="hour", unit_value=unit_value("12.71", kind=ValueKind.replacement_cost, year=2024), settings={}),
        claim(6, unit_value=unit_value("800", kind=ValueKind.transfer, year=2010), settings={}),
        counted(7), counted(8, actuals=(), not_delivered_because="The hall burnt down."),
        claim(9, measure="S1.1", beneficiaries="Carers"),
        claim(10, measure="S1.1", beneficiaries="Carers"),
        *extra,
    )  # fmt: skip
    shared = Decided(
        "shared-out", DoubleCountGuard.same_people, ("promise-9", "promise-10"), DoubleCountAnswer.shared,
        shares={"promise-9": Decimal(60), "promise-10": Decimal(40)}, reason="They ran it together.",
    )  # fmt: skip
    return account(claims, (shared,) if decided is None else decided, terms)


def report(made: Account | None = None, **more: Any) -> Report:
    """All that stands around an account."""
    made = made or small_account()
    given: dict[str, Any] = {
        "title": "What changed, April 2025 to March 2026", "place": "Tarn and Merrow", "cycle": 1,
        "today": date(2026, 11, 26), "account": made,
        "who": (("Convened by", "The Tarn Forum, a neutral body"), ("Paid by", "A foundation"),
                ("Conflicts", "none known")),
        "heard": Heard("412 people: 380 citizens and 32 from voluntary groups", ("Farm workers",), ("Young people",),
                       ("Carers",), "The day centre closed."),
        "titles": {one.claim.commitment: one.claim.title for one in made.lines},
        "settled": tuple(Settled(one, "steering group", date(2026, 5, 4)) for one in made.decided),
        "harm": Harm((Told("Two tenants had to move while the works went on.", "Promise 4"),), False, 6, 9),
        "stories": (Told("I have keys of my own again.", "Promise 1", "Marie"),), "stories_left_out": 1,
        "check": Check(Verification.none), "follows": ("Ask again in spring whether the jobs lasted (4 May 2026)",),
        "corrections": (Put(date(2026, 5, 4), "Hours were counted twice", "1,200", "600", "Two lists", "Citizens"),),
        "costs": (Cost("Staff time", Decimal(24000), "The council"),), "costs_complete": True,
        "basis": (("Manifesto", "tarn-1, version 2"), ("Framework", "Convene starter 0.1.0"),
                  ("Program", "Convene 0.1.0")),
    }  # fmt: skip
    return Report(**{**given, **more})
