"""Results from totals alone, and totals that cannot be."""

from __future__ import annotations

import pytest

from convene.core.methods import Result, find, options_of
from convene.core.methods.totals import from_totals
from convene.errors import Problem


def of(name: str, totals: list[list[int]], turnout: int, given: dict[str, object] | None = None) -> Result:
    method = find(name)
    return from_totals(method, options_of("ABC"[: len(totals)]), totals, turnout, method.settle(given or {}))


def test_hands_and_dots_are_counted_from_their_totals() -> None:
    approval = of("approval", [[7], [9], [0]], 11)
    assert (approval.tally.scores, approval.winners, approval.papers) == ((7, 9, 0), ("B",), 11)
    assert approval.tally.table.rows[0][-1] == "81.8%"
    dots = of("dots", [[12], [30], [3]], 10)
    assert (dots.winners, dots.tally.scores, dots.papers) == (("B",), (12, 30, 3), 10)
    assert dots.tally.table.heads == ("Place", "Option", "Total", "Mean"), "how many people gave them is not known"
    assert dots.tally.notes == ()
    assert (approval.unheard, approval.fairness) == (None, None), "who marked what together is not known"


def test_places_on_a_scale_are_counted_from_how_many_stand_there() -> None:
    assert of("fist", [[0, 0, 0, 4, 5, 1]], 10).winners == ("A",)
    assert "polarised" in of("gradients", [[3, 0, 2, 1, 1, 1, 0, 2]], 10).tally.sentence
    assert of("consent", [[11, 0], [10, 1]], 11).winners == ("A",)
    assert of("fist", [[0, 0, 0, 4, 0, 0]], 10).papers == 10


@pytest.mark.parametrize(
    ("name", "totals", "turnout", "given", "where", "words"),
    [
        ("approval", [[12], [1]], 11, {}, "A", "12 is more than 11 people can give (11)."),
        ("dots", [[30], [26]], 11, {}, "turnout", "56 are more than 11 people have (55)."),
        ("dots", [[30], [1]], 11, {"cap": 2}, "A", "30 is more than 11 people can give (22)."),
        ("score", [[30], [111]], 11, {"cap": 10}, "B", "111 is more than 11 people can give (110)."),
        ("fist", [[0, 0, 0, 8, 4, 0]], 11, {}, "A", "12 is more than 11 people can give (11)."),
        ("fist", [[0, 0, 0, 8]], 11, {}, "A", "6 numbers are asked for, and there are 4."),
        ("approval", [[-1], [1]], 11, {}, "A", "A total is 0 or more."),
        ("approval", [[0], [0]], -1, {}, "turnout", "Nobody can be fewer than none."),
    ],
)
def test_totals_that_cannot_be_are_refused(
    name: str, totals: list[list[int]], turnout: int, given: dict[str, object], where: str, words: str
) -> None:
    with pytest.raises(Problem, match="These totals cannot be") as refused:
        of(name, totals, turnout, given)
    assert refused.value.fields == {where: words}


def test_orders_need_the_papers_themselves() -> None:
    with pytest.raises(Problem, match="cannot be counted from totals") as refused:
        of("schulze", [[1], [2]], 3)
    assert "CABD" in refused.value.hint


@pytest.mark.parametrize("name", ["approval", "dots", "score", "fist", "gradients", "consent"])
def test_nobody_taking_part_is_no_result(name: str) -> None:
    with pytest.raises(Problem, match="no paper in the stack"):
        of(name, [[0] * (len(find(name).scale) or 1)] * 2, 0)
