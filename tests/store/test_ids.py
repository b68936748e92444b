"""Ids: UUID version 7, in order of their making even within a millisecond and when the clock is put back."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.store import ids
from convene.store.ids import new_id


@pytest.fixture(autouse=True)
def _from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids made under made-up clocks must not push those of other tests into the future."""
    monkeypatch.setattr(ids, "_last", 0)


def test_ids_are_uuids_of_version_7_that_carry_their_millisecond() -> None:
    moment = 1_900_000_000_123
    made = UUID(new_id(lambda: moment * 1_000_000))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == moment


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 2**41), min_size=2, max_size=50))
def test_ids_always_increase_whatever_the_clock_does(moments: list[int]) -> None:
    made = [new_id(lambda at=at: at * 1_000_000) for at in moments]  # type: ignore[misc]
    assert made == sorted(set(made))


def test_many_ids_in_one_millisecond_keep_their_order() -> None:
    made = [new_id(lambda: 1_900_000_000_000_000_000) for _ in range(20_000)]
    assert made == sorted(set(made))
