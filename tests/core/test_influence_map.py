"""The grid of influence and interest, and who is most affected and least heard."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.influence_map import (
    Cell,
    Quadrant,
    Spot,
    Standing,
    band,
    grid,
    least_heard,
    letters,
    quadrant,
    unplaced_first,
)
from convene.core.vocabulary import ENGAGED


def spot(name: str, *judged: int | None, type: str = "vcse", relationship: str = "identified") -> Spot:  # noqa: A002
    influence, interest, affected = (*judged, None, None, None)[:3]
    return Spot(name, name, type, relationship, influence, interest, affected, heard=relationship in ENGAGED)


@pytest.mark.parametrize(
    ("influence", "interest", "wanted"),
    [(5, 5, "work_with"), (3, 3, "work_with"), (5, 2, "keep_on_board"), (2, 3, "keep_informed"), (2, 2, "check_in")],
)
def test_the_midline_belongs_to_the_upper_half(influence: int, interest: int, wanted: str) -> None:
    assert quadrant(influence, interest) == Quadrant(wanted)


def test_nobody_is_to_be_monitored() -> None:
    assert not any("monitor" in f"{one.label} {one.help}".lower() for one in Quadrant)


def test_a_cell_counts_and_names_types_in_a_fixed_order() -> None:
    spots = [spot("a", 4, 5, type="citizen"), spot("b", 4, 5, type="anchor"), spot("c", 4, 5, type="anchor")]
    assert grid([*spots, spot("d", 1, 1, type="msme"), spot("e", 4), spot("f")]) == {
        (4, 5): Cell(3, "A2 C"),
        (1, 1): Cell(1, "M"),
    }
    assert letters(["", "unheard of", "supplier"]) == "S ?2"


def test_least_heard_are_affected_without_influence_and_have_not_taken_part() -> None:
    spots = [
        spot("clear", 2, 4, 2), spot("deep", 2, 4, 3), spot("deepest", 1, 4, 3),
        spot("powerful", 3, 4, 3), spot("hardly", 1, 1, 1), spot("unjudged", None, 4, 3), spot("not asked", 1, 1),
        spot("here", 1, 4, 3, relationship="engaged"), spot("signed", 1, 4, 3, relationship="signed"),
        spot("left alone", 1, 4, 3, relationship="withdrawn"), spot("rung", 2, 2, 2, relationship="contacted"),
    ]  # fmt: skip
    assert [one.name for one in least_heard(spots)] == ["deepest", "deep", "clear", "rung"]


def test_bands_cover_every_judgement_once() -> None:
    found = {(influence, affected): band(influence, affected) for influence, affected in product(range(1, 6), range(4))}
    assert found[1, 0] == (1, "affects")
    assert found[1, 1] == (1, "both")
    assert found[1, 3] == (3, "affected")
    assert found[3, 2] == (2, "both")
    assert found[4, 2] == found[5, 0] == (3, "affects")
    assert found[5, 3] == (3, "both")
    assert {level for level, _ in found.values()} == {1, 2, 3}


def test_the_bands_hold_only_who_was_judged_on_both() -> None:
    found = Standing([spot("b", 1, None, 3), spot("a", 2, 2, 3), spot("c", 5, 5), spot("d", None, None, 2)])
    assert {at: [one.name for one in there.first(9)] for at, there in found.bands.items()} == {
        (3, "affected"): ["a", "b"]
    }
    assert [one.name for one in found.bands[3, "affected"].first(1, ahead="b")] == ["b"]


_JUDGED = st.tuples(
    st.none() | st.integers(1, 5), st.none() | st.integers(1, 5), st.none() | st.integers(0, 3),
    st.sampled_from(["vcse", "anchor", ""]), st.sampled_from(["identified", "engaged", "withdrawn"]),
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | _JUDGED), max_size=30))
def test_a_map_changed_step_by_step_is_the_map_of_what_stands_at_the_end(
    steps: list[tuple[str, tuple[int | None, int | None, int | None, str, str] | None]],
) -> None:
    found, last = Standing(), {}
    for name, judged in steps:
        if judged is None:
            found.remove(name)
            last.pop(name, None)
        else:
            influence, interest, affected, kind, relationship = judged
            one = spot(name, influence, interest, affected, type=kind, relationship=relationship)
            found.put(one)
            last[name] = one
    assert found.spots == last
    assert {at: Cell(len(there), there.letters) for at, there in found.cells.items() if there} == grid(last.values())
    assert (found.placed, found.waiting) == (
        sum(one.placed for one in last.values()), sum(not one.placed for one in last.values()),
    )  # fmt: skip
    assert found.unheard == {one.id for one in least_heard(last.values())}
    both = [one for one in last.values() if one.influence is not None and one.affected is not None]
    assert sorted((at, name) for at, there in found.bands.items() for name in there.members) == sorted(
        (band(one.influence or 0, one.affected or 0), one.id) for one in both
    )


def test_who_waits_comes_first_and_who_left_comes_last() -> None:
    spots = [spot("b", 1, 1), spot("A", 5, 5), spot("z"), spot("gone", relationship="withdrawn"), spot("half", 3)]
    assert [one.name for one in unplaced_first(spots)] == ["half", "z", "A", "b", "gone"]
    assert grid([]) == {}
    assert unplaced_first([]) == ()
