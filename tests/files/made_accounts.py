"""An account of four commitments, and its file: two that are settled, one without adjustments, one only counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.account import compute, labels
from convene.core.account.document import AccountFile
from convene.core.account.filing import double_keys, line_keys, settled_keys, swing_keys, terms_keys, totals_keys
from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Actual, Claim, Decided, Range, Setting, Terms, UnitValue
from convene.core.account.words import discounting, headline
from convene.core.manifesto.shape import shape_of
from convene.core.measurement_vocabulary import AccountStatus, Adjustment
from convene.core.vocabulary import ActorType, Lever, MeasureKind, ProxyStatus, ValueKind, Verification

TERMS = Terms(
    date(2025, 4, 1), date(2027, 3, 31), 2024,
    {2012: Decimal("75.1"), 2015: Decimal("78.3"), 2024: Decimal(100)}, "A price index",
)  # fmt: skip
VALUE = UnitValue(
    Range(Decimal(12000), Decimal(14610), Decimal(15000)), ValueKind.fiscal, ProxyStatus.seen, 2012, "2012/13",
    "A unit cost database", "S1", "https://example.org/costs", "CC BY 4.0",
)  # fmt: skip
SET = {
    Adjustment.deadweight: (30, 20, 40), Adjustment.displacement: (10, None, None),
    Adjustment.attribution: (25, 10, 30), Adjustment.drop_off: (15, None, None), Adjustment.lasts: (3, 2, 4),
}  # fmt: skip


def setting(kind: Adjustment, number: int, low: int | None = None, high: int | None = None) -> Setting:
    ends = [None if one is None else Decimal(one) for one in (low, high)]
    return Setting(kind, Decimal(number), *ends, reason="Asked at the open evening", of="commitment")


def claim(handle: str, **other: Any) -> Claim:
    usual: dict[str, Any] = {
        "commitment_id": handle, "commitment": handle, "title": f"Promise {handle}", "actor": "trust",
        "actor_name": "The trust", "actor_type": ActorType.vcse, "lever": Lever.grants, "measure": "WK1.1",
        "measure_title": "Year in work", "measure_kind": MeasureKind.outcome, "outcome": "WK1",
        "outcome_title": "Lasting jobs", "theme": "WK", "theme_title": "Work", "unit": "person-year",
        "target": Decimal(20), "beneficiaries": f"people of {handle}", "unit_value": VALUE,
        "status": ProxyStatus.seen, "settings": {kind: setting(kind, *ends) for kind, ends in SET.items()},
        "actuals": (
            Actual(1, date(2025, 4, 1), date(2026, 3, 31), Decimal("7.3")),
            Actual(2, date(2026, 4, 1), date(2027, 3, 31), Decimal(5)),
        ),
    }  # fmt: skip
    return Claim(**(usual | other))


def account(*claims: Claim, decided: tuple[Decided, ...] = ()) -> Account:
    usual = (
        claim("first"), claim("second", measure="WB1.1", measure_title="Somebody housed"),
        claim("third", measure="WB2.1", settings={}), claim("fourth", unit_value=None, groups=("carers",)),
    )  # fmt: skip
    return compute.account(claims or usual, decided, TERMS)


def filed(made: Account | None = None, **other: Any) -> AccountFile:
    """The file of an account, as the program would write it."""
    made = made or account()
    raw = {
        "schema": "convene.account", "schema_version": "1.0", "id": "two-years", "title": "Two years", "cycle": 1,
        "period_start": TERMS.start, "period_end": TERMS.end, "status": AccountStatus.draft,
        "issued": date(2027, 4, 30), "headline": headline(made),
        "labels": list(labels.labels(made, AccountStatus.draft)), "place": {"name": "Saltmarsh", "kind": "town"},
        "convener": {"funded_by": ["A fund"], "conflicts": []},
        "heard": {"sessions": 3, "people": 41, "organisations": 6, "not_reached": ["People who work nights"]},
        "promises": {"promised": 4, "done": 1, "going_on": 3, "late": 0, "changed": 0, "withdrawn": 0},
        "verification": {"level": "none", "label": labels.checked(Verification.none, "", None)},
        "terms": terms_keys(TERMS, discounting(TERMS)), "totals": totals_keys(made.lines),
        "line": [line_keys(one) for one in made.lines], "double_count": [double_keys(one) for one in made.doubles],
        "double_count_decision": [settled_keys(one) for one in made.decided],
        "sensitivity": [swing_keys(one) for one in swings(made)], "harm_asked": False,
    } | other  # fmt: skip
    document, flaws = shape_of(AccountFile, raw)
    assert document is not None, flaws
    return document
