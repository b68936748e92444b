"""A result balanced by type, the dual test, who dominates, and which figures are about too few people to be shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from convene.core.methods import Election, Paper, Result, by_type, count, find, options_of
from convene.core.methods.dual_test import dual_test
from convene.core.methods.fairness import Voice, largest, short_of, weigh
from convene.core.methods.result_data import as_data
from convene.core.methods.small_cells import Cell, hidden, share_words


def voices(*rows: tuple[str, str, int, tuple[int, ...]]) -> list[Voice]:
    return [Voice(*row) for row in rows]


EXAMPLE = voices(
    ("citizen", "", 6, (1, 1)), ("citizen", "", 4, (1, 0)), ("citizen", "", 2, (0, 0)),
    ("vcse", "Lantern", 1, (1, 1)), ("vcse", "Lantern", 1, (0, 1)), ("vcse", "Boat Club", 1, (0, 1)),
    ("developer", "Build", 2, (0, 1)),
)  # fmt: skip
"""12 citizens, 3 voluntary groups, 2 developers; A is approved by 10, 1 and 0 of them, B by 6, 3 and 2."""


def test_the_worked_example() -> None:
    found = weigh(EXAMPLE, 1, 2)
    assert found.raw == (Fraction(11, 17), Fraction(11, 17))
    assert found.balanced == (Fraction(7, 18), Fraction(5, 6))
    assert found.worst_off == (0, Fraction(1, 2))
    assert round(float(found.effective), 1) == 9.8
    assert found.people == 17
    assert found.small == ("developer",)


def test_types_of_too_few_people_may_be_left_out_of_what_is_balanced() -> None:
    found = weigh(EXAMPLE, 1, 2, least=3)
    assert found.left_out == ("developer",)
    assert found.balanced == (Fraction(7, 12), Fraction(3, 4))
    assert found.worst_off == (Fraction(1, 3), Fraction(1, 2))


def test_one_organisation_has_one_voice_beside_the_count() -> None:
    found = weigh(EXAMPLE, 1, 2)
    # 12 citizens are a voice each; Lantern is for A by half, the Boat Club and Build not at all.
    assert found.one_voice == (Fraction(21, 30), Fraction(9, 15))
    assert found.raw == (Fraction(11, 17), Fraction(11, 17)), "the count itself is not weighted"


def test_a_paper_that_would_weigh_more_than_three_is_pointed_out() -> None:
    found = weigh(voices(("citizen", "", 40, (1,)), ("developer", "", 2, (0,))), 1, 1)
    assert found.balanced == (Fraction(1, 2),)
    assert found.heavy == ("developer",)


def test_the_dual_test_needs_people_types_and_a_floor() -> None:
    found = weigh(EXAMPLE, 1, 2)
    a, b = (
        (found.raw[at], {one.type: one.means[at] for one in found.types}) for at in range(2)
    )  # fmt: skip
    assert dual_test(*b).carries
    verdict = dual_test(*a)
    assert (verdict.by_people, verdict.content, verdict.types_needed) == (True, ("citizen",), 2)
    assert verdict.below == ("developer",), "one voluntary group of three is above a quarter"
    assert not verdict.carries
    assert not dual_test(*a, integrated=["developer"]).carries
    assert dual_test(*a, types_needed=1, integrated=["developer"]).carries
    assert not dual_test(*a, needed=Fraction(2, 3), types_needed=1, integrated=["developer"]).carries


def test_who_dominates() -> None:
    assert largest({"a": 6, "b": 2, "c": 2}).share == Fraction(3, 5)
    assert largest({"a": 6, "b": 2, "c": 2}).concentration == Fraction(44, 100)
    assert largest({"a": 6, "b": 2, "c": 2}).dominates
    assert not largest({"a": 2, "b": 2, "c": 2}).dominates


def test_a_quorum_counts_papers_of_a_type() -> None:
    assert short_of({"vcse": 4, "Citizen": 5}, {"vcse": 3, "citizen": 12}) == ("vcse: 3 of the 4 papers needed",)
    assert short_of({"anchor": 1}, {}) == ("anchor: 0 of the 1 papers needed",)


@pytest.mark.parametrize(
    ("column", "out"),
    [
        ([("citizen", 12, False), ("vcse", 3, False), ("developer", 2, False)], {"developer", "vcse"}),
        ([("citizen", 12, False), ("vcse", 5, True)], set()),
        ([("citizen", 12, False), ("vcse", 4, True), ("msme", 6, False)], {"vcse", "msme"}),
        ([("citizen", 12, False), ("developer", 1, False), ("msme", 1, False)], {"developer", "msme", "citizen"}),
        ([("citizen", 12, False), ("developer", 2, False), ("msme", 2, False)], {"developer", "msme"}),
        ([("developer", 2, False)], {"developer"}),
        ([("citizen", 9, True)], set()),
    ],
)
def test_small_cells_are_hidden_and_cannot_be_had_by_subtraction(
    column: list[tuple[str, int, bool]], out: set[str]
) -> None:
    assert hidden([Cell(*one) for one in column]) == out


@given(some.lists(some.tuples(some.integers(0, 9), some.booleans()), min_size=1, max_size=6))
def test_what_is_hidden_is_never_one_group_that_the_total_gives_away(rows: list[tuple[int, bool]]) -> None:
    column = [Cell(str(at), people, alike) for at, (people, alike) in enumerate(rows)]
    out = hidden(column)
    there = [one for one in column if one.people]
    for one in there:
        if one.people < 3 or (one.alike and one.people < 5):
            assert one.name in out
    if out and len(out) < len(there):
        assert len(out) > 1
        assert sum(one.people for one in column if one.name in out) >= 3


def test_shares_of_a_few_people_are_said_in_people() -> None:
    assert (share_words(7, 11), share_words(13, 20), share_words(0, 0)) == ("7 of 11", "65%", "–")
    assert share_words(Fraction(15, 2), 11) == "7.5 of 11"


def result_of(*papers: Paper) -> Result:
    method = find("approval")
    return count(method, Election(options_of("AB"), papers, method.settle({}), {"vcse": 4}))


def test_a_result_says_who_is_left_unheard_and_shows_no_small_cell() -> None:
    papers = [Paper(tuple(one.shares), one.type, one.organisation, one.count) for one in EXAMPLE]
    papers.append(Paper((1, 0), "anchor", count=8))
    result = result_of(*papers)
    assert result.winners == ("A",)
    assert result.indicative == ("The quorum is not reached (vcse: 3 of the 4 papers needed).",)
    said = " ".join(by_type.unheard(result))
    assert "6 papers of 25 give nothing to what was chosen." in said
    assert "suppliers or small businesses" in said
    cautions = " ".join(by_type.cautions(result))
    assert "If each type counted the same, “B” would have most support" in cautions
    assert "Developers are fewer than 3" in cautions
    found = as_data(result)
    assert found["by_type"]["developer"] == {"A": None, "B": None}
    assert found["by_type"]["vcse"]["A"] is None, "or the developers could be had by subtraction"
    assert found["by_type"]["anchor"] == {"A": 1, "B": 0}
    assert found["worst_off"] == {"A": 0, "B": 0}
    table = by_type.tables(result)[1]
    assert table.rows[0][1:] == ("10 of 12", "8 of 8", "·", "·")
    beside = by_type.tables(result)[0]
    assert beside.rows[0][1:4] == ("76%", "·", "·"), "what is balanced would give away what is hidden"
    mine = by_type.tables(result, confidential=True)
    assert mine[0].rows[0][1:4] == ("76%", "54.2%", "0%")
    assert mine[1].rows[0][1:] == ("10 of 12", "8 of 8", "1 of 3", "0 of 2")
    assert "for your eyes alone" in " ".join(by_type.cautions(result, confidential=True))
    assert found["confidential"]
    assert as_data(result, confidential=True)["by_type"]["developer"] == {"A": 0, "B": 1}


def test_where_types_lead_elsewhere_it_is_said() -> None:
    result = result_of(
        Paper((1, 0), "citizen", count=12), Paper((0, 1), "vcse", count=5), Paper((0, 1), "anchor", count=5)
    )
    assert result.winners == ("A",)
    assert "If each type counted the same, “B” would have most support" in by_type.cautions(result)[0]
    assert "Hardly any support for “A” from anchors (0 of 5) and voluntary groups (0 of 5)" in " ".join(
        by_type.unheard(result)
    )


def test_where_only_organisations_are_known_each_may_count_once() -> None:
    result = result_of(Paper((1, 0), organisation="Council", count=6), Paper((0, 1)), Paper((0, 1)), Paper((0, 1)))
    (table,) = by_type.tables(result)
    assert table.rows == (("A", "66.7%", "25%"), ("B", "33.3%", "75%"))
    assert by_type.cautions(result) == ("66.7% of all papers are of “Council”.",)
    found = as_data(result)
    assert "balanced" not in found
    assert found["one_voice"] == {"A": "1/4", "B": "3/4"}


def test_how_much_papers_tell_once_types_are_the_same_is_said() -> None:
    papers = [Paper(tuple(one.shares), one.type, one.organisation, one.count) for one in EXAMPLE]
    assert "17 papers tell no more than 9.8 would" in " ".join(by_type.cautions(result_of(*papers)))


def test_without_types_there_is_nothing_beside_the_count() -> None:
    result = result_of(Paper((1, 0), count=3))
    assert result.fairness is None
    assert by_type.tables(result) == ()
    assert "balanced" not in as_data(result)
