"""The same answers as other programs', over random elections full of ties."""

from __future__ import annotations

import pytest

from tests.oracles import comparing, elections


def test_orders_are_counted_as_their_definitions_say() -> None:
    differing = {seed: why for seed in range(1_500) if (why := comparing.ranked_by_hand(elections.orders(seed)))}
    assert differing == {}


@pytest.mark.skipif(comparing.pv is None, reason="pref_voting is not installed")
def test_orders_are_counted_as_pref_voting_counts_them() -> None:
    differing = {seed: why for seed in range(500) if (why := comparing.ranked_by_library(elections.orders(seed)))}
    assert differing == {}


@pytest.mark.parametrize(("completion", "number"), [(False, 1_200), (True, 300)], ids=["plain", "completed"])
def test_equal_shares_funds_what_pabutools_funds(completion: bool, number: int) -> None:
    differing = {
        seed: why
        for seed in range(number)
        if (why := comparing.equal_shares(elections.budgets(seed, completion=completion)))
    }
    assert differing == {}
