"""Which commitments may count the same, and what was decided of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene.core.account import groupings, words
from convene.core.account.compute import account
from convene.core.account.shape import Account, Actual, Claim, Decided, Double
from convene.core.measurement_vocabulary import AccountPart, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import MeasureKind, ProxyStatus, ValueKind
from tests.account_values import TERMS, value
from tests.account_values import claim as made


def claim(name: str, **known: Any) -> Claim:
    """A valued claim with a theme and an actor of its own: nothing hangs together unless a test says so."""
    told = {"actor": f"actor-{name}", "measure": f"M-{name}", "outcome": f"O-{name}", "theme": f"T-{name}"}
    return made(name, **{**told, **known})


def of(claims: Iterable[Claim], *decided: Decided) -> Account:
    return account(tuple(claims), decided, TERMS)


def asked(*claims: Claim) -> list[tuple[DoubleCountGuard, tuple[str, ...]]]:
    return [(one.guard, one.commitments) for one in of(claims).doubles]


def decide(answer: DoubleCountAnswer, *names: str, kept: str = "", **shares: int) -> Decided:
    return Decided(
        "d1", DoubleCountGuard.same_people, names, answer, kept, {one: Decimal(much) for one, much in shares.items()}
    )


def when(first: date, last: date) -> tuple[Actual, ...]:
    return (Actual(1, first, last, Decimal(100)),)


SAME = (DoubleCountGuard.same_people, ("a", "b"))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({}, {}, True),
        ({"beneficiaries": "Young people"}, {}, True),
        ({"beneficiaries": "Young people"}, {"beneficiaries": "people who are young"}, True),
        ({"beneficiaries": "Young people"}, {"beneficiaries": "carers"}, False),
        ({"beneficiaries": "residents"}, {"beneficiaries": "carers"}, True),
        ({"groups": ("Carers",)}, {"beneficiaries": "carer families"}, True),
        ({"claimed_share": Decimal("0.5")}, {"claimed_share": Decimal("0.5")}, False),
        ({"claimed_share": Decimal("0.6")}, {"claimed_share": Decimal("0.5")}, True),
        ({"legally_required": True}, {}, False),
        ({"offered": True}, {}, False),
        ({"actuals": when(date(2025, 4, 1), date(2025, 6, 30))}, {"actuals": when(date(2025, 7, 1), date(2025, 8, 1))},
         False),
        ({"actuals": when(date(2025, 4, 1), date(2025, 7, 1))}, {"actuals": when(date(2025, 7, 1), date(2025, 8, 1))},
         True),
    ],
)  # fmt: skip
def test_one_measure_for_people_who_may_be_the_same(one: dict[str, Any], other: dict[str, Any], found: bool) -> None:
    assert asked(claim("a", measure="M", **one), claim("b", measure="M", **other)) == ([SAME] if found else [])


def test_what_is_only_counted_is_not_asked_about() -> None:
    counted = {"measure": "M", "unit_value": None}
    assert asked(claim("a", **counted), claim("b", **counted)) == []


def test_fifty_commitments_of_one_group_are_one_question() -> None:
    found = of(claim(f"c{at:02}", measure=f"M{at % 3}", double_count_group="given_time") for at in range(50)).doubles
    assert len(found) == 1
    assert (found[0].guard, len(found[0].commitments)) == (DoubleCountGuard.group, 50)
    assert "47 more" in found[0].words


def test_spending_inside_other_spending_of_one_actor_is_asked_though_it_is_not_valued() -> None:
    spend = {"unit": "GBP", "unit_value": None, "status": ProxyStatus.not_valued, "actor": "hospital"}
    inner = claim("small", measure="LW1.2", inside=("LW1.1", "LW1"), part_of="LW1.1", **spend)
    outer = claim("all", measure="LW1", **spend)
    found = of([inner, outer]).doubles
    assert [(one.guard, one.at_stake) for one in found] == [(DoubleCountGuard.part, 100)]
    assert asked(inner, claim("all", measure="LW1", **{**spend, "actor": "college"})) == [], "that is other money"


def test_steps_of_a_chain_are_asked_for_one_actor_and_without_a_flood() -> None:
    steps = {"theme": "WK", "actor": "college"}
    training = claim("training", outcome="WK2", measure_kind=MeasureKind.output, **steps)
    job = claim("job", outcome="WK1", measure_kind=MeasureKind.outcome, **steps)
    assert asked(training, job) == [(DoubleCountGuard.chain, ("job", "training"))]
    other = claim("other", outcome="WK1", measure_kind=MeasureKind.outcome, theme="WK", actor="brewery")
    assert asked(training, other) == [], "nobody says that they are the same people"
    named = {"beneficiaries": "care leavers"}
    both = [claim(one, outcome=one, theme="WK", measure_kind=MeasureKind.outcome, **named) for one in ("x", "y")]
    assert asked(*both) == [(DoubleCountGuard.chain, ("x", "y"))]


def test_public_money_saved_and_money_gained_by_the_same_people() -> None:
    saved = claim("saved", actor="advice", unit_value=value(kind=ValueKind.fiscal))
    gained = claim("gained", actor="advice", unit="GBP", unit_value=value(kind=ValueKind.transfer))
    assert asked(saved, gained) == [(DoubleCountGuard.saving_and_transfer, ("gained", "saved"))]


def pair() -> list[Claim]:
    return [claim("a", measure="M"), claim("b", measure="M")]


def test_while_undecided_neither_is_in_a_total_and_how_much_is_told() -> None:
    found = of(pair())
    assert found.value.central == 0
    assert found.open_lines == 2
    assert all(one.doubled == (found.doubles[0].key,) and one.gross.central > 0 for one in found.lines)
    assert found.doubles[0].at_stake == found.lines[0].gross.central


def test_shared_multiplies_kept_sets_the_other_aside_and_different_leaves_both() -> None:
    single = of(pair()[:1]).value.central
    shared = of(pair(), decide(DoubleCountAnswer.shared, "a", "b", a=60, b=40))
    assert [one.net.central if one.net else None for one in shared.lines] == [single * 6 / 10, single * 4 / 10]
    kept = of(pair(), decide(DoubleCountAnswer.keep, "a", "b", kept="a"))
    assert kept.value.central == single
    assert (kept.lines[1].part, kept.lines[1].set_aside, kept.lines[1].quantity) == (AccountPart.counted, "a", 0)
    assert kept.lines[1].why == "Already valued under “Cooking a”."
    counted = words.counted(groupings.by(kept, "measure").groups[0].counted[0])
    assert counted == "200 hours of 400 hours promised, 100 hours of it claimed here"  # what was counted stays told
    different = of(pair(), decide(DoubleCountAnswer.different, "a", "b"))
    assert different.value.central == 2 * single
    for found in (shared, kept, different):
        assert [(one.decided, one.key) for one in found.doubles] == [("d1", of(pair()).doubles[0].key)]
        assert not found.stale


def test_who_comes_later_opens_it_again_and_is_named() -> None:
    found = of([*pair(), claim("c", measure="M")], decide(DoubleCountAnswer.keep, "a", "b", kept="a"))
    double: Double = found.doubles[0]
    assert (double.decided, double.new, double.earlier) == ("", ("c",), "d1")
    assert [one.net for one in found.lines] == [None, None, None]
    assert found.lines[1].set_aside == "a", "what was decided of the others still holds"


def test_a_decision_about_what_does_not_meet_any_more_changes_nothing_and_is_listed() -> None:
    left = decide(DoubleCountAnswer.shared, "a", "gone", a=50, gone=50)
    found = of(pair()[:1], left)
    assert found.value == of(pair()[:1]).value
    assert found.stale == (left,)
    kept_gone = decide(DoubleCountAnswer.keep, "a", "b", "gone", kept="gone")
    assert of(pair(), kept_gone).open_lines == 2, "the one that was to be valued is not there"


def test_a_decision_by_hand_holds_where_the_guards_see_nothing() -> None:
    ones = [claim("a"), claim("b")]
    assert of(ones).doubles == ()
    found = of(ones, decide(DoubleCountAnswer.keep, "a", "b", kept="b"))
    assert found.lines[0].set_aside == "b"
    assert found.doubles[0].words.startswith("Decided by hand")
