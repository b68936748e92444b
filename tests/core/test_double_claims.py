"""Double claims: who together promises more than the whole of one change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from convene.core.gates.double_claims import Claim, find_clashes
from convene.core.gates.facts import Named

Dates = dict[str, Any]


def claim(actor: str, share: str = "1", measure: str = "WK1.3", people: str = "young people", **when: Any) -> Claim:
    return Claim(Named(actor.casefold(), actor), Named(measure, f"measure {measure}"), people, Decimal(share), **when)


def test_two_actors_cannot_both_claim_the_whole() -> None:
    (clash,) = find_clashes([claim("Hospital"), claim("Brewery")])
    assert clash.actors == ("Hospital", "Brewery")
    assert clash.total == 2
    assert (clash.measure, clash.beneficiaries) == ("measure WK1.3", "young people")


def test_shares_that_come_to_the_whole_do_not_clash() -> None:
    assert not find_clashes([claim("Hospital", "0.6"), claim("Brewery", "0.4")])
    assert not find_clashes([claim(name, "0.3333333334") for name in ("A", "B", "C")])
    assert find_clashes([claim("Hospital", "0.6"), claim("Brewery", "0.400001")])


def test_three_who_agree_in_pairs_still_clash_together() -> None:
    (clash,) = find_clashes([claim("A", "0.5"), claim("B", "0.5"), claim("C", "0.5")])
    assert (clash.actors, clash.total) == (("A", "B", "C"), Decimal("1.5"))


def test_other_measures_other_people_and_nobody_in_particular_do_not_clash() -> None:
    assert not find_clashes([claim("A"), claim("B", measure="WK1.4")])
    assert not find_clashes([claim("A"), claim("B", people="tenants")])
    assert not find_clashes([claim("A", people=" "), claim("B", people="")])
    assert not find_clashes([claim("A"), claim("B", "0")])


def test_people_are_the_same_whatever_the_case_and_spacing() -> None:
    assert find_clashes([claim("A", people="Young  People"), claim("B", people="young people ")])


def test_an_actor_does_not_clash_with_itself() -> None:
    assert not find_clashes([claim("A"), claim("A")])
    (clash,) = find_clashes([claim("A", "0.7"), claim("A", "0.6"), claim("B", "0.5")])
    assert clash.total == Decimal("1.2")


def test_only_claims_of_the_same_time_clash() -> None:
    spring: Dates = {"start": date(2026, 3, 1), "due": date(2026, 5, 31)}
    summer: Dates = {"start": date(2026, 6, 1), "due": date(2026, 8, 31)}
    touching: Dates = {"start": date(2026, 5, 31), "due": date(2026, 8, 31)}
    assert not find_clashes([claim("A", **spring), claim("B", **summer)])
    assert find_clashes([claim("A", **spring), claim("B", **touching)])


def test_a_claim_without_dates_may_run_at_any_time() -> None:
    late: Dates = {"start": date(2030, 1, 1), "due": date(2030, 12, 31)}
    assert find_clashes([claim("A"), claim("B", **late)])
    assert find_clashes([claim("A", start=date(2026, 1, 1)), claim("B", **late)])
    assert not find_clashes([claim("A", due=date(2026, 1, 1)), claim("B", **late)])


def test_the_worst_time_is_the_one_reported() -> None:
    year: Dates = {"start": date(2026, 1, 1), "due": date(2026, 12, 31)}
    (clash,) = find_clashes(
        [
            claim("A", "0.6", **year),
            claim("B", "0.5", start=date(2026, 2, 1), due=date(2026, 3, 1)),
            claim("C", "0.9", start=date(2026, 6, 1), due=date(2026, 7, 1)),
        ]
    )
    assert (clash.actors, clash.total) == (("A", "C"), Decimal("1.5"))


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCD"), st.decimals(0, 1, places=2), st.integers(0, 30), st.integers(0, 30)),
        max_size=7,
    )
)
def test_a_clash_is_found_just_when_some_day_is_claimed_beyond_the_whole(
    rows: list[tuple[str, Decimal, int, int]],
) -> None:
    first = date(2026, 1, 1).toordinal()
    spans = [(actor, share, first + start, first + start + length) for actor, share, start, length in rows]
    claims = [
        claim(actor, str(share), start=date.fromordinal(start), due=date.fromordinal(due))
        for actor, share, start, due in spans
    ]
    worst = Decimal(0)
    for day in range(first, first + 61):
        held: dict[str, Decimal] = {}
        for actor, share, start, due in spans:
            if start <= day <= due and share > 0:
                held[actor] = max(share, held.get(actor, Decimal(0)))
        if len(held) > 1:
            worst = max(worst, sum(held.values(), Decimal(0)))
    found = find_clashes(claims)
    assert [one.total for one in found] == ([worst] if worst > 1 else [])
