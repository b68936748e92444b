"""Commitments in Delivery's documents: like units alone are added, a shared one counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene.core.delivery.lever_report import report
from convene.core.delivery.promises import Change, Holder, Promise, holders, standing_words, sums
from convene.core.delivery.quarterly_note import Happened, Was, last_finished, quarter
from convene.core.delivery.statement import Scheme, statement
from convene.core.delivery.wealth_building import cover
from convene.core.vocabulary import ActorType, CommitmentStatus, Lever, Pillar

TODAY = date(2026, 11, 28)
HOMES = Holder("a", "Northgate Homes", ActorType.developer)
CIRCLE = Holder("b", "Tenants' Circle", ActorType.citizen)
S = CommitmentStatus


def promise(title: str = "Jobs", status: CommitmentStatus = S.live, **more: Any) -> Promise:
    given = {"unit": "job", "measure": "WK1", "theme": "Work", "pillar": Pillar.fair_work, "lever": Lever.planning}
    return Promise(title, title, status, HOMES, more.pop("holders", (HOMES,)), **{**given, **more})


def test_quantities_of_one_measure_and_unit_are_added_and_no_others() -> None:
    found = sums([
        promise("One", amount=Decimal(4), seen=Decimal(1)), promise("Two", amount=Decimal(6)), promise("Three"),
        promise("Hours", amount=Decimal(9), unit="hour"),
    ])  # fmt: skip
    assert [one.words for one in found] == [
        "9 hours promised in 1 commitment; nothing counted",
        "10 jobs promised in 3 commitments (1 without a quantity); 1 job seen in 1 of them",
    ]


def test_per_cents_are_never_added() -> None:
    found = sums([promise(name, amount=Decimal(50), seen=Decimal(40), unit="percent") for name in "ab"])
    assert [(one.promised, one.seen, one.words) for one in found] == [
        (None, None, "2 commitments in per cent, which are not added")
    ]


def test_what_others_claim_too_counts_with_the_share_it_claims() -> None:
    assert sums([promise(amount=Decimal(20), claimed=Decimal("0.5"))])[0].promised == 10


def test_a_shared_commitment_is_one_in_all_and_shared_among_types() -> None:
    both = holders(HOMES, [(HOMES, Decimal(75)), (CIRCLE, Decimal(25))])
    seen = report(Lever.planning, [promise(holders=both, amount=Decimal(8))], [], [], TODAY)
    row = dict(zip(seen.types, seen.cells[0], strict=True))
    assert row["Developer"] == "0.75"
    assert row["Citizens"] == "0.25"
    assert seen.sums[0].promised == 8
    assert sums([promise(holders=both, amount=Decimal(8))], "b")[0].promised == 2


@pytest.mark.parametrize(
    ("status", "due", "start", "group"),
    [
        (S.live, date(2026, 11, 27), None, "late"), (S.live, TODAY, None, "going"),
        (S.done, date(2025, 1, 1), None, "kept"),
        (S.offered, date(2025, 1, 1), None, "offered"), (S.accepted, None, date(2027, 1, 1), "to_come"),
        (S.at_risk, None, None, "risk"), (S.at_risk, date(2026, 1, 1), None, "late"),
    ],
)  # fmt: skip
def test_how_one_stands_on_a_day(status: CommitmentStatus, due: date | None, start: date | None, group: str) -> None:
    assert promise(status=status, due=due, start=start).group(TODAY) == group


def test_standing_is_told_with_its_denominator() -> None:
    assert standing_words([], TODAY) == "no commitment"
    assert standing_words([promise()], TODAY) == "1 commitment, under way"
    two = [promise("a"), promise("b", S.done)]
    assert standing_words(two, TODAY) == "2 commitments: 1 kept and 1 under way"


SCHEME = Scheme("Ropeworks", "Northgate Homes", "a", "", ())


def test_obligations_are_listed_by_kind_and_never_counted() -> None:
    made = statement(
        SCHEME,
        [
            promise("Kitchen", pillar=Pillar.none),
            promise("Site apprentices", required=True, pillar=None, required_by="Section 106"),
            promise("Open space", required=True, pillar=Pillar.land_property),
        ],
        0, [], TODAY,
    )  # fmt: skip
    assert [one.title for one in made.stands] == ["Kitchen"]
    assert [one.title for one in made.skills] == ["Site apprentices"]
    assert [one.title for one in made.required] == ["Open space"]
    assert made.says.startswith("Promised of free will and accepted: 1 commitment, under way.")
    assert "2 obligations, never counted" in made.says


def test_a_statement_of_offers_says_that_nothing_is_accepted() -> None:
    made = statement(SCHEME, [promise(status=S.offered, measure="", amount=Decimal(1))], 3, [], TODAY)
    assert "Nothing that was promised of free will has been accepted yet." in made.says
    assert made.stands == ()
    words = " ".join(made.remarks)
    assert "offered only" in words
    assert "on no measure" in words
    assert "3 other commitments of the developer are for no scheme" in words


def in_quarter(one: Promise, was: Was) -> Any:
    return quarter(date(2026, 7, 1), TODAY, [one], {one.id: was}, Happened(), ())


def test_a_quarter_tells_as_of_its_last_day() -> None:
    late_since = promise(status=S.late, due=date(2026, 10, 31))
    seen = in_quarter(late_since, Was(S.live, S.live, date(2026, 9, 1)))
    assert (seen.late, seen.silent, seen.going) == ((), (), 1)
    past = in_quarter(replace(late_since, due=date(2026, 9, 1)), Was(S.live, S.live, date(2026, 5, 1)))
    assert len(past.late) == 1
    assert len(past.silent) == 1


def test_a_quarter_makes_up_nothing_about_what_came_into_the_book_later() -> None:
    done = promise(status=S.done, accepted_on=date(2026, 3, 1))
    seen = in_quarter(done, Was(None, None))
    assert (seen.kept, seen.late, seen.going) == ((), (), 0)
    assert seen.unsure == (done,)
    assert in_quarter(promise(accepted_on=date(2026, 10, 5)), Was(None, None)).unsure == ()


def test_who_was_heard_from_only_since_is_not_called_silent() -> None:
    seen = in_quarter(promise(), Was(S.live, S.live, None, heard_since=True))
    assert seen.silent == ()
    assert seen.unheard == 1
    assert len(in_quarter(promise(), Was(S.live, S.live)).silent) == 1


def test_what_was_kept_in_the_quarter_was_not_kept_before_it() -> None:
    done = promise(status=S.done)
    assert len(in_quarter(done, Was(S.live, S.done)).kept) == 1
    assert in_quarter(done, Was(S.done, S.done)).kept == ()
    assert in_quarter(done, Was(S.live, S.live)).kept == ()


def test_changes_in_the_open_are_those_of_the_quarter() -> None:
    changes = tuple(
        Change("jobs", when, "Quantity from 9 to 6.", "fewer") for when in (date(2026, 6, 30), date(2026, 7, 1))
    )
    assert [change.on for _, change in in_quarter(promise(changes=changes), Was(S.live, S.live)).changes] == [
        date(2026, 7, 1)
    ]


def test_the_last_finished_quarter() -> None:
    assert last_finished(TODAY) == date(2026, 7, 1)
    assert last_finished(date(2026, 1, 1)) == date(2025, 10, 1)


def test_a_pillar_without_an_accepted_commitment_is_a_gap_whatever_is_offered_or_required() -> None:
    seen = cover(
        [
            promise("Jobs"), promise("Homes", S.offered, pillar=Pillar.land_property),
            promise("Space", required=True, pillar=Pillar.land_property), promise("Loose", pillar=None, measure=""),
            promise("Choir", pillar=Pillar.none),
        ],
        {Pillar.fair_work: 2}, ["PL2.101 Evenings"],
    )  # fmt: skip
    assert Pillar.land_property in {one.pillar for one in seen.gaps}
    assert seen.says.startswith("1 of 5 pillars has an accepted commitment")
    assert [len(one) for one in (seen.beside, seen.loose)] == [1, 1]
    work = next(one for one in seen.pillars if one.pillar is Pillar.fair_work)
    assert Lever.planning not in work.untouched
    assert Lever.procurement in work.untouched
