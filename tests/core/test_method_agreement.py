"""Group-informed consensus and opinion groups, against the published check values and groups that are known."""

from __future__ import annotations

from random import Random

import pytest

from convene.core.methods import Election, Paper, agreement, count, find, options_of
from convene.core.methods.agreement import Votes
from convene.core.methods.opinion_groups import opinion_groups
from convene.core.methods.result_data import as_data


def test_the_published_statistics() -> None:
    assert round(agreement.prop_z(8, 10), 3) == 2.111
    assert round(agreement.two_prop_z(8, 10, 3, 12), 3) == 2.501
    assert float(agreement.ratio(8, 10, 3, 12)) == 2.625
    assert agreement.two_prop_z(9, 9, 9, 9) == 0


@pytest.mark.parametrize(
    ("groups", "upstream", "room"),
    [
        ([(9, 1, 10), (6, 1, 8), (4, 0, 5)], 0.417, 0.676),
        ([(10, 0, 10), (8, 0, 8), (1, 4, 5)], 0.236, 0.370),
    ],
)
def test_the_published_consensus(groups: list[tuple[int, int, int]], upstream: float, room: float) -> None:
    votes = [Votes(*one) for one in groups]
    assert round(float(agreement.upstream(votes)), 3) == upstream
    assert round(agreement.small_room(votes), 3) == room


def camps(sizes: tuple[int, ...], statements: int = 12, noise: float = 0.1) -> list[list[int | None]]:
    """People of camps that answer each statement alike, but for a few."""
    random = Random(7)
    views = [[random.choice((-1, 1)) for _ in range(statements)] for _ in sizes]
    people = []
    for view, size in zip(views, sizes, strict=True):
        for _ in range(size):
            row: list[int | None] = [-one if random.random() < noise else one for one in view]
            people.append([None if random.random() < 0.1 else one for one in row])
    return people


@pytest.mark.parametrize("sizes", [(10, 12), (30, 20), (14, 15, 16)])
def test_camps_that_are_there_are_found(sizes: tuple[int, ...]) -> None:
    found = opinion_groups(camps(sizes))
    assert found is not None
    assert found.number == len(sizes)
    at = 0
    for size in sizes:
        own = found.group[at : at + size]
        assert max(own.count(one) for one in set(own)) >= 0.9 * size, "a camp stays together"
        at += size
    assert opinion_groups(camps(sizes)) == found, "the same papers give the same groups"


@pytest.mark.parametrize(("people", "statements", "seed"), [(60, 20, 3), (30, 10, 4), (20, 8, 5), (150, 15, 6)])
def test_noise_has_no_groups_though_its_silhouette_is_high(people: int, statements: int, seed: int) -> None:
    random = Random(seed)
    rows = [[random.choice((-1, 0, 1)) for _ in range(statements)] for _ in range(people)]
    assert opinion_groups(rows) is None


def test_where_there_are_no_groups_none_are_made_up() -> None:
    assert opinion_groups([[1, 1, 1]] * 40) is None, "everybody of one mind"
    assert opinion_groups([]) is None
    assert opinion_groups([[1, -1]] * 5) is None, "too few people"
    found = opinion_groups(camps((20, 2)))
    assert found is None or min(found.group.count(one) for one in set(found.group)) >= 3


def test_a_group_is_told_by_what_is_typical_of_it() -> None:
    everybody = [Votes(10, 10, 20), Votes(18, 2, 20), Votes(11, 9, 20)]
    group = [Votes(9, 1, 10), Votes(9, 1, 10), Votes(5, 5, 10)]
    found = agreement.typical(group, everybody)
    assert [(one.statement, one.agrees) for one in found] == [(0, True)]
    assert len(agreement.typical([Votes(5, 5, 10)], [Votes(10, 10, 20)])) == 1, "always at least one"
    assert agreement.majority(everybody) == (1,)
    assert agreement.majority([Votes(1, 15, 17)], agrees=False) == (0,)


def test_types_come_first_and_clusters_second() -> None:
    method = find("consensus")
    names = ["Buses", "Market", "Tower"]
    papers = (
        Paper((1, 1, -1), "citizen", count=10), Paper((1, 0, -1), "vcse", count=4),
        Paper((1, -1, 1), "developer", count=3), Paper((1, 1, 1), "anchor"),
    )  # fmt: skip
    found = as_data(count(method, Election(options_of(names), papers, method.settle({}))))
    assert found["by"] == "types"
    assert found["winners"] == ["Buses"]
    assert found["ranking"][0] == ["Buses"]
    assert any(
        "Reckoned over types of actor: citizens, developers and voluntary groups" in note for note in found["notes"]
    )
    alone = tuple(Paper(one.marks, count=one.count) for one in papers)
    assert as_data(count(method, Election(options_of(names), alone, method.settle({}))))["by"] in (
        "clusters",
        "everybody",
    )
