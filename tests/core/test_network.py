"""The network: against published graphs, brute force, and small ones worked by hand."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement import network as rules
from convene.core.engagement.network import Node, Said, around, betweenness, network, steps, ties, together


def nodes(names: str, **engaged: bool) -> list[Node]:
    types = {"a": "anchor", "s": "supplier", "d": "developer", "m": "msme", "v": "vcse", "c": "citizen"}
    return [Node(one, one.upper(), types.get(one[0], "vcse"), engaged=engaged.get(one, True)) for one in names.split()]


def said(text: str) -> list[Said]:
    """``a funds b 100`` a line."""
    found = []
    for line in text.strip().splitlines():
        source, kind, target, *amount = line.split()
        found.append(Said(source, target, kind, Decimal(amount[0]) if amount else None))
    return found


def test_several_grants_are_one_tie_with_their_sum() -> None:
    made = ties(said("a funds b 100\na funds b 50.50\nb funds a 7\na works_with b"))
    assert [(one.source, one.target, one.kind, one.number, one.amount) for one in made] == [
        ("a", "b", "funds", 2, Decimal("150.50")),
        ("b", "a", "funds", 1, Decimal(7)),
        ("a", "b", "works_with", 1, None),
    ]


def test_working_together_has_no_direction() -> None:
    one, other = ties(said("b works_with a\na works_with b\nb works_with c\nb works_with c"))
    assert (one.source, one.target, one.number, one.both) == ("a", "b", 2, True)
    assert (other.number, other.both) == (2, False)
    whole = network(nodes("a b c"), said("b works_with a\na works_with b\nb works_with c"))
    assert whole.mutual == (1, 2)


def test_an_actor_is_not_tied_to_itself() -> None:
    assert ties(said("a funds a 5")) == ()


def test_the_same_tie_written_twice_is_told_but_two_grants_are_not() -> None:
    links = [
        Said("a", "b", "funds", Decimal(5), "Roof"), Said("a", "b", "funds", Decimal(9), "Roof"),
        Said("a", "b", "funds", Decimal(5), "roof"), Said("b", "a", "funds", Decimal(5), "Roof"),
    ]  # fmt: skip
    assert rules.said_twice(links) == (links[2],)


@pytest.mark.parametrize(
    ("names", "links", "says", "absent"),
    [
        ("", "", "Nobody of any type is on the list yet.", ""),
        (
            "v1 v2",
            "v1 funds v2",
            "Only voluntary groups are on the list, so nothing can be said of ties between types.",
            "",
        ),
        (
            "a1 v1",
            "a1 funds v1",
            "Anchors and voluntary groups have ties to each other.",
            "No suppliers, developers, small businesses or citizens on the list yet.",
        ),
        (
            "a1 v1",
            "",
            "Anchors and voluntary groups have no tie to each other.",
            "No suppliers, developers, small businesses or citizens on the list yet.",
        ),
        (
            "a1 v1 c1",
            "a1 funds v1",
            "2 of 3 pairs of types have no tie between them:",
            "No suppliers, developers or small businesses on the list yet.",
        ),
        (
            "a1 v1 c1",
            "a1 funds v1\na1 funds c1\nv1 works_with c1",
            "Every type on the list has a tie to every other.",
            "No suppliers, developers or small businesses on the list yet.",
        ),
        (
            "a1 s1 d1 m1 v1 c1",
            "\n".join(f"{one}1 funds {other}1" for one, other in combinations("asdmvc", 2)),
            "Every type has a tie to every other.",
            "",
        ),
    ],
)
def test_ties_between_types_are_told_of_those_on_the_list(names: str, links: str, says: str, absent: str) -> None:
    whole = network(nodes(names), said(links))
    assert (whole.types_say, whole.absent_say) == (says, absent)


def test_florentine_families() -> None:
    """Betweenness of the Medici is 0.522 (Padgett and Ansell's marriages, in every textbook of network analysis)."""
    found, how = betweenness(networkx.florentine_families_graph())
    assert found["Medici"] == pytest.approx(0.522, abs=0.0005)
    assert found["Strozzi"] == pytest.approx(0.103, abs=0.0005)
    assert max(found, key=lambda one: found[one]) == "Medici"
    assert "all shortest" in how


def test_zacharys_karate_club() -> None:
    """Freeman's betweenness of the instructor and the president: 0.438 and 0.304."""
    found, _ = betweenness(networkx.karate_club_graph())
    assert found[0] == pytest.approx(0.438, abs=0.0005)
    assert found[33] == pytest.approx(0.304, abs=0.0005)


def test_a_path_by_hand() -> None:
    """Of the ten pairs around the middle of five in a row, four lie on either side of it: 4 of 6."""
    whole = network(nodes("a b c d e"), said("a funds b\nb funds c\nc funds d\nd funds e"))
    assert whole.between["c"] == pytest.approx(4 / 6)
    assert whole.between["b"] == pytest.approx(3 / 6)
    assert whole.joints == {"b", "c", "d"}


def test_a_large_network_is_estimated_and_a_larger_one_is_not() -> None:
    some = networkx.cycle_graph(rules.EXACT + 1)
    found, how = betweenness(some)
    assert len(found) == rules.EXACT + 1
    assert how == "estimated from 200 of 401 starting points"
    assert betweenness(some)[0] == found
    none, how = betweenness(networkx.cycle_graph(rules.ESTIMATED + 1))
    assert none == {}
    assert "not worked out" in how


PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=18)


def _groups(points: set[str], edges: set[frozenset[str]]) -> list[set[str]]:
    """Parts that hang together, by walking; independent of networkx."""
    left, found = set(points), []
    while left:
        part, edge = set(), {left.pop()}
        while edge:
            part |= edge
            edge = {other for pair in edges if pair & part for other in pair} - part
            edge &= points
        left -= part
        found.append(part)
    return found


@given(PAIRS)
def test_groups_and_joints_by_brute_force(pairs: list[tuple[int, int]]) -> None:
    links = [Said(f"v{one}", f"v{other}", "works_with") for one, other in pairs]
    whole = network(nodes(" ".join(f"v{n}" for n in range(9))), links)
    edges = {frozenset((one.source, one.target)) for one in links if one.source != one.target}
    points = {end for pair in edges for end in pair}
    assert sorted(map(sorted, _groups(points, edges))) == sorted(map(sorted, whole.groups))
    before = len(_groups(points, edges))
    without = {one: len(_groups(points - {one}, {pair for pair in edges if one not in pair})) for one in points}
    assert whole.joints == {one for one, number in without.items() if number > before}
    assert set(whole.alone) == {f"v{n}" for n in range(9)} - points


def test_alone_is_engaged_without_a_tie() -> None:
    whole = network(nodes("a b c d", c=False), said("a funds b"))
    assert whole.alone == ("d",)
    assert (whole.tied, whole.known) == (2, 4)


def test_pairs_of_types_without_a_tie_are_the_news() -> None:
    whole = network(nodes("a1 a2 s1 v1 c1"), said("s1 supplies a1\na2 funds v1\nv1 works_with a1\na1 works_with a2"))
    assert whole.matrix == {("anchor", "supplier"): 1, ("anchor", "vcse"): 2, ("anchor", "anchor"): 1}
    assert whole.untied_types == (
        ("anchor", "citizen"), ("supplier", "vcse"), ("supplier", "citizen"), ("vcse", "citizen"),
    )  # fmt: skip


def test_ends_that_are_not_there_are_left_out() -> None:
    assert network(nodes("a b"), said("a funds gone\ngone funds b")).ties == ()
    empty = network([], [])
    assert (empty.ties, empty.groups, empty.alone, empty.between) == ((), (), (), {})


def test_one_step_away_by_the_words_of_the_tie() -> None:
    made = ties(said("a funds b\nc funds a\nd supplies a\na works_with d\nb works_with e\ne works_with f"))
    near = around("a", made)
    assert {words: [other for other, _ in there] for words, there in near.items()} == {
        "funds": ["b"], "is funded by": ["c"], "is supplied by": ["d"], "works with": ["d"],
    }  # fmt: skip
    assert steps("a", made, 3) == (3, 1, 1)


def test_five_share_and_two_of_ten_pairs_are_tied() -> None:
    made = ties(said("a works_with b\nb works_with a\na funds c\na funds z\nz funds y"))
    shared, pairs = together(made, [("k", "A warm place on weekdays", "need", ["e", "d", "c", "b", "a"])])
    assert shared[0].says == "Five share “A warm place on weekdays”; two of ten pairs are tied."
    assert len(pairs) == 8
    assert ("a", "b") not in {(one.one, one.other) for one in pairs}


def test_introductions_are_those_who_share_most() -> None:
    sharing = [
        ("1", "Warmth", "need", ["a", "b"]), ("2", "Work", "outcome", ["a", "b", "c"]), ("3", "Alone", "need", ["a"]),
    ]  # fmt: skip
    shared, pairs = together((), sharing)
    assert [(one.one, one.other, one.shared) for one in pairs] == [
        ("a", "b", ("Warmth", "Work")), ("a", "c", ("Work",)), ("b", "c", ("Work",)),
    ]  # fmt: skip
    assert [one.says for one in shared] == [
        "Three work for “Work”; none of three pairs are tied.",
        "Two share “Warmth”; they are not tied.",
    ]


@given(PAIRS, st.sets(st.integers(0, 8), min_size=2))
def test_tied_pairs_are_counted_as_by_hand(pairs: list[tuple[int, int]], members: set[int]) -> None:
    made = ties([Said(f"v{one}", f"v{other}", "funds") for one, other in pairs])
    names = [f"v{one}" for one in members]
    shared, strangers = together(made, [("k", "It", "need", names)])
    tied = {frozenset((one.source, one.target)) for one in made}
    wanted = [pair for pair in combinations(sorted(names), 2) if frozenset(pair) in tied]
    assert shared[0].tied == len(wanted)
    assert shared[0].pairs == len(names) * (len(names) - 1) // 2
    assert len(strangers) == min(shared[0].pairs - len(wanted), rules.MOST)


def test_what_everybody_shares_draws_no_pairs() -> None:
    crowd = [f"v{n}" for n in range(rules.CROWD + 1)]
    shared, pairs = together((), [("k", "Buses", "need", crowd)])
    assert shared[0].pairs == 61 * 60 // 2
    assert pairs == ()
