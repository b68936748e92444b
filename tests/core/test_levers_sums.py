"""Grants, placed money, plans and contracts: what is added, what stands apart, what is told as not known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from convene.core.delivery import contracts, plans
from convene.core.delivery.grants import Grant, given, of_fund, outside, part, summed
from convene.core.delivery.placements import placed, position, remarks
from convene.core.delivery_vocabulary import Dimension, GrantDecision, MoneyMove, PlacementKind, Ready
from convene.core.nouns.business import AssessmentDraft, PlanStep
from convene.core.nouns.money import PlacementDraft
from convene.core.nouns.procurement import ContractDraft, ReadinessDraft
from convene.core.vocabulary import ActorType

TODAY = date(2026, 11, 22)


def grant(name: str, amount: int | None, **more: Any) -> Grant:
    return Grant(name, "Quay Giving", "Saltworks", Decimal(amount) if amount is not None else None, **more)


# Grants


def test_a_grant_that_serves_two_priorities_is_in_the_total_once() -> None:
    found = given([grant("a", 3000, priorities=("p1", "p2")), grant("b", 1000)], ["p1", "p2", "p3"])
    assert found.total.pounds == 4000
    assert found.by_priority["p1"].pounds == found.by_priority["p2"].pounds == 3000
    assert (found.tied.pounds, found.shared.grants, found.without) == (3000, 1, ("p3",))
    assert "£3,000 of £4,000 (75 %) serves a priority" in found.alignment
    assert "more than the total" in found.alignment


def test_what_residents_decided_is_said_with_the_whole_and_what_is_not_known() -> None:
    found = given(
        [grant("a", 2000, decided_by=GrantDecision.residents), grant("b", 1000, decided_by=GrantDecision.jointly),
         grant("c", 5000), grant("d", 2000, decided_by=GrantDecision.funder)],
        [],
    )  # fmt: skip
    assert found.participatory == (
        "Residents decided about £2,000 of £10,000 (20 %); with the funder, about another £1,000 of £10,000 (10 %); "
        "who decided is not said of £5,000 in 1 grant."
    )


def test_money_that_is_not_known_or_below_nothing_is_counted_and_never_added() -> None:
    found = summed([grant("a", 500), grant("b", None), grant("c", -200)])
    assert (found.pounds, found.grants, found.untold) == (500, 3, 2)
    assert found.words == "£500 in 3 grants, 2 of them without an amount"
    assert summed([grant("b", None)]).words == "1 grant without an amount"


def test_more_given_than_there_was_is_told() -> None:
    assert "£200 more than there was" in of_fund(Decimal(1000), summed([grant("a", 1200)]))[1]
    assert of_fund(Decimal(1000), summed([grant("a", 400), grant("b", None)]))[1] == (
        "Left: £600, or less: not every amount is known."
    )
    assert "not known" in of_fund(None, summed([]))[0]


def test_a_grant_outside_its_funds_opening_is_told_and_one_on_the_last_day_is_not() -> None:
    opens, closes = date(2026, 2, 1), date(2026, 6, 30)
    assert "before the fund opened" in outside(date(2026, 1, 31), opens, closes)
    assert "after the fund closed" in outside(date(2026, 7, 1), opens, closes)
    assert outside(closes, opens, closes) == outside(None, opens, closes) == outside(opens, None, None) == ""


@pytest.mark.parametrize(
    ("some", "words"), [(0, "0 %"), (1, "under 1 %"), (999, "over 99 %"), (1000, "100 %"), (500, "50 %")]
)
def test_a_share_never_rounds_to_none_or_all(some: int, words: str) -> None:
    assert part(Decimal(some), Decimal(1000)).endswith(f"({words})")


# Placed money


def loan(*moves: tuple[str, str, int], **more: Any) -> PlacementDraft:
    rows = [{"on": on, "kind": kind, "amount": amount} for on, kind, amount in moves]
    fields = {"title": "Oven loan", "slug": "oven", "receiver": "bakery", "kind": "loan", "movements": rows, **more}
    return PlacementDraft.model_validate(fields, context={"today": TODAY})


def test_outstanding_is_what_was_drawn_and_is_neither_back_nor_given_up() -> None:
    found = position(
        loan(
            ("2026-01-05", "drawn", 1000), ("2026-02-05", "repaid", 300), ("2026-02-05", "interest", 20),
            ("2026-03-05", "written_off", 200),
        ).movements
    )  # fmt: skip
    assert (found.drawn, found.repaid, found.interest, found.written_off) == (1000, 300, 20, 200)
    assert found.outstanding == 500


@pytest.mark.parametrize(
    ("moves", "more", "words"),
    [
        ((("2026-01-05", "drawn", 100), ("2026-02-05", "repaid", 101)), {}, "of £100 drawn"),
        ((("2026-02-05", "drawn", 100), ("2026-01-05", "repaid", 50)), {}, "of £0 drawn"),
        ((("2025-12-31", "drawn", 100),), {"starts": "2026-01-01"}, "before it was agreed"),
        ((("2026-01-05", "drawn", 100),), {"agreed": 99}, "of £99 agreed"),
        ((("2026-01-05", "drawn", -100),), {}, "greater than 0"),
    ],
)
def test_what_cannot_have_been_is_refused(
    moves: tuple[tuple[str, str, int], ...], more: dict[str, Any], words: str
) -> None:
    try:
        wrong = str(loan(*moves, **more).faults().get("movements", ""))
    except ValidationError as trouble:
        wrong = str(trouble)
    assert words in wrong


def test_a_repayment_on_the_day_of_the_drawing_is_sound() -> None:
    assert loan(("2026-01-05", "repaid", 100), ("2026-01-05", "drawn", 100)).faults() == {}


def test_overdue_is_what_should_be_back_and_is_not() -> None:
    late = loan(("2026-01-05", "drawn", 100), ends="2026-11-21")
    assert placed([late], TODAY).overdue == ("Oven loan",)
    assert placed([late], date(2026, 11, 21)).overdue == ()
    assert "£100 is outstanding" in remarks(late, TODAY)[0]


def test_what_was_only_agreed_is_not_placed_and_a_guarantee_stands_apart() -> None:
    agreed = loan(agreed=5000)
    promise = loan(("2026-03-01", "drawn", 70), slug="bond", kind="guarantee", agreed=9000)
    found = placed([agreed, promise], TODAY)
    assert (found.total.drawn, found.agreed, found.number) == (0, 5000, 1)
    assert (found.guarantees, found.guaranteed, found.called.drawn) == (1, 9000, 70)
    assert PlacementKind.guarantee not in found.by_kind
    assert "£0 drawn" in found.lines[0]


def test_a_movement_on_a_day_to_come_is_told_and_in_no_sum() -> None:
    soon = loan(("2026-12-01", "drawn", 100))
    assert placed([soon], TODAY).total.drawn == 0
    assert "to come" in remarks(soon, TODAY)[0]


def test_community_shares_are_told_against_what_is_aimed_at() -> None:
    shares = loan(("2026-05-01", "raised", 300), kind="community_shares", agreed=1000)
    told = " ".join(remarks(shares, TODAY))
    assert "Raised so far: £300 of £1,000 (30 %) aimed at." in told
    assert "How many members" in told
    assert position(shares.movements).raised == shares.movements[0].amount
    assert shares.movements[0].kind is MoneyMove.raised


# Plans and levels


def step(status: str, due: str | None = None) -> PlanStep:
    return PlanStep.model_validate({"area": "pay", "what": "x", "status": status, "due": due})


def test_steps_dropped_are_in_neither_number_and_done_ones_are_never_late() -> None:
    found = plans.progress(
        [step("done", "2026-01-01"), step("begun", "2026-11-21"), step("planned", "2026-11-22"), step("dropped")], TODAY
    )
    assert found.words == "1 of 3 steps done, 1 late; 1 dropped"


def look(day: str, **levels: int) -> AssessmentDraft:
    rows = [{"dimension": name, "now": now} for name, now in levels.items()]
    return AssessmentDraft.model_validate({"actor": "a", "assessed_on": day, "levels": rows}, context={"today": TODAY})


def test_only_sides_that_both_looks_have_are_compared_and_a_fall_is_said_as_plainly_as_a_rise() -> None:
    found = plans.compared([look("2026-10-01", employment=3, civic=1, services=2), look("2026-01-01", employment=2,
                           civic=3, procurement=4)])  # fmt: skip
    assert found is not None
    assert [one.words for one in found.moved] == [
        "Employment: 2 then, 3 now, up 1", "Corporate and civic behaviour: 3 then, 1 now, down 2",
    ]  # fmt: skip
    assert set(found.apart) == {Dimension.procurement, Dimension.services}
    assert plans.compared([look("2026-01-01", employment=2)]) is None


def test_each_level_of_each_side_has_a_sentence() -> None:
    assert set(plans.LEVELS) == set(Dimension)
    assert all(len(set(four)) == 4 and all(four) for four in plans.LEVELS.values())


# Contracts


def contract(title: str, **more: Any) -> ContractDraft:
    return ContractDraft.model_validate({"title": title, "buyer": "hospital", **more}, context={"today": TODAY})


def ready(actor: str, on: str, *has: str, **more: Any) -> ReadinessDraft:
    fields = {"actor": actor, "looked_on": on, "ready": has, **more}
    return ReadinessDraft.model_validate(fields, context={"today": TODAY})


def test_the_next_bids_stand_first_and_what_is_over_is_not_to_come() -> None:
    found = contracts.coming([
        contract("None"), contract("Late", bids_due="2027-03-01"), contract("Soon", bids_due="2026-12-01"),
        contract("Over", bids_due="2026-11-30", status="awarded"),
    ])  # fmt: skip
    assert [one.title for one in found] == ["Soon", "Late", "None"]
    assert "is it awarded?" in contracts.remarks(contract("x", bids_due="2026-11-01"), TODAY)[0]


def test_the_latest_look_counts_and_what_went_is_told_beside_what_came() -> None:
    found = contracts.looks(
        [ready("b", "2026-10-01", "insured", "data"), ready("b", "2026-03-01", "insured", "safety")]
    )
    assert found["b"].words == f"has 2 of {len(Ready)}"
    assert found["b"].changed[1:] == (f"Came: {Ready.data.label}", f"Went: {Ready.safety.label}")


def test_a_contract_suits_by_type_and_never_its_buyer_and_nobody_where_it_is_not_said() -> None:
    seen = contracts.looks([ready("b", "2026-10-01", "insured")])
    bidders = [
        contracts.Bidder("hospital", "Hospital", (ActorType.anchor, ActorType.msme)),
        contracts.Bidder("a", "A", (ActorType.msme,)),
        contracts.Bidder("b", "B", (ActorType.vcse, ActorType.msme), looks=seen["b"]),
        contracts.Bidder("c", "C", (ActorType.citizen,)),
    ]
    wanted = contract("x", suits=["msme"])
    assert [one.handle for one in contracts.suited(wanted, bidders)] == ["b", "a"]
    assert contracts.suited(contract("y"), bidders) == []
    assert contracts.suited_words(contract("y"), ()) == "Whom it could suit is not said."
