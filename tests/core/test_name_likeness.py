"""Names that may mean the same organisation."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.name_likeness import LIKELY, Names, alike, folded, near, pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Saltworks C.I.C.", "SALTWORKS"),
        ("Saltworks Limited", "Saltworks Ltd."),
        ("Café & Co", "cafe"),
        ("St. Mary’s Church", "Saint Mary's Church"),
        ("Friends of Elm Park", "Elm Park Friends"),
        ("Quay Arts Centre", "Quay Arts Center"),
    ],
)
def test_ways_to_write_one_name_are_as_alike_as_can_be(one: str, other: str) -> None:
    assert alike(folded(one), folded(other)) == 100


def test_a_slip_of_the_pen_is_still_alike_and_another_name_is_not() -> None:
    assert alike(folded("Saltworks Community Arts"), folded("Saltwroks Comunity Arts")) >= LIKELY
    assert alike(folded("Saltworks"), folded("Eastgate Tenants")) < 50
    assert alike("", "") == 0


def test_names_that_differ_in_a_number_are_different() -> None:
    assert alike(folded("1st Harrow Scouts"), folded("2nd Harrow Scouts")) == 0
    assert alike(folded("Ward 12 Residents"), folded("Ward 12 Residents Ltd")) == 100


def test_a_name_of_nothing_but_endings_is_kept() -> None:
    assert folded("The Charity Company Ltd") == "the charity company ltd"


REGISTER = ["Saltworks CIC", "Eastgate Tenants", "Harrow Quay Hospital Trust", "Tide Street Youth Club", "1st Scouts"]


def test_the_nearest_come_first() -> None:
    names = [folded(one) for one in REGISTER]
    assert [hit.at for hit in near(folded("Saltwork"), names)] == [0]
    assert [hit.at for hit in near(folded("Tide Street Youth Clubs"), names)] == [3]
    assert near(folded("Nobody at all"), names) == []
    assert near("sa", names) == []
    assert [hit.at for hit in Names(names).near(folded("Harrow Quay Hospitals Trust"))] == [2]


WORDS = ("harrow", "quay", "tide", "salt", "mill", "elm", "river", "garden", "arts", "club", "youth", "church")
registers = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=14)


@given(registers)
def test_pairs_are_what_comparing_everyone_with_everyone_finds(names: list[str]) -> None:
    """The oracle is the square of the list; blocking may not lose a pair of these plain words."""
    every = {
        (one, other)
        for one in range(len(names))
        for other in range(one + 1, len(names))
        if alike(names[one], names[other]) >= LIKELY
    }
    found = [(pair.one, pair.other) for pair in pairs(names)]
    assert len(found) == len(set(found)), "each once"
    assert set(found) == every


def test_slips_are_found_in_a_long_list() -> None:
    chance = random.Random(3)
    stems = ["".join(chance.choice("bcdfgklmnprst") + chance.choice("aeiou") for _ in range(4)) for _ in range(3_000)]
    names = [f"{stem} {chance.choice(WORDS)} {chance.choice(WORDS)}" for stem in stems]
    wanted = set()
    for at in range(0, 3_000, 50):
        spot = chance.randrange(1, 7)
        names[at + 1] = names[at][:spot] + names[at][spot + 1 :]
        wanted.add((at, at + 1))
    found = {(pair.one, pair.other) for pair in pairs(names)}
    assert len(wanted & found) >= len(wanted) * 0.95
