"""The files of PrefLib and Pabulib, whole and damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.methods import find
from convene.errors import Problem
from convene.files.papers import Stack, read

SOI = """# FILE NAME: made-up.soi
# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Market
# ALTERNATIVE NAME 2: Bench
# ALTERNATIVE NAME 3: Bridge
3: 2,1
2: 3,{1,2}
1: 1
"""
OLD = "3\n1,Market\n2,Bench\n3,Bridge\n6,6,3\n3,2,1\n2,3,{1,2}\n1,1\n"
PB = """META
key;value
description;made up
budget;1100
vote_type;approval
num_projects;2
num_votes;3
PROJECTS
project_id;cost;votes;name
a;700;2;Bike path
b;400;2;"Gym; new"
VOTES
voter_id;age;vote
v1;33;a,b
v2;41;a
v3;29;b
"""


def stack(folder: Path, text: str, name: str, method: str) -> Stack:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, find(method))


@pytest.mark.parametrize("text", [SOI, OLD], ids=["of today", "before 2022"])
def test_preflib_orders(tmp_path: Path, text: str) -> None:
    found = stack(tmp_path, text, "made-up.soi", "schulze")
    assert [one.name for one in found.options] == ["Market", "Bench", "Bridge"]
    assert [(one.marks, one.count) for one in found.papers] == [
        ((2, 1, None), 3), ((2, 2, 1), 2), ((1, None, None), 1),
    ]  # fmt: skip
    assert found.told == ()


def test_preflib_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    damaged = (
        SOI.replace("VOTERS: 6", "VOTERS: 60").replace("2: 3,{1,2}", "2: 3,{1,3}").replace("1: 1\n", "1: 9\n1: 1;2\n")
    )
    found = stack(tmp_path, damaged, "made-up.toc", "borda")
    assert "The file says there are 60 papers, and 7 are in it" in " ".join(found.told)
    assert "3 papers leave out options" in " ".join(found.told)
    assert [one.fault for one in found.papers] == [
        "", "it names option 3 twice", "it names option 9, which there is not", "“1;2” is no order",
    ]  # fmt: skip
    twins = stack(tmp_path, SOI.replace("Bench", "market"), "made-up.soi", "borda")
    assert [one.name for one in twins.options] == ["Market (1)", "market (2)", "Bridge"]


@pytest.mark.parametrize(
    ("name", "text", "method", "words"),
    [
        ("x.soi", "hello\n", "schulze", "This is no PrefLib file"),
        ("x.soi", "# TITLE: nothing\n", "schulze", "No options are named"),
        ("x.soi", SOI + "three: 1,2\n", "schulze", "A line of the file is no order"),
        ("x.soi", SOI, "approval", "holds orders of options, and approval counts ticks"),
        ("x.pb", PB, "schulze", "holds approvals, and schulze counts an order"),
        ("x.pb", PB.replace("approval", "cumulative"), "approval", "cumulative votes"),
        ("x.pb", PB.replace("approval", "ordinal"), "equal-shares", "ordinal votes"),
        ("x.pb", PB.replace("approval", "quadratic"), "approval", "votes of the sort “quadratic”"),
        ("x.pb", PB.replace("a;700", "a;lots"), "approval", "no Pabulib file that can be counted"),
        ("x.pb", PB.replace("b;400", "a;400"), "approval", "no Pabulib file that can be counted"),
        ("x.pb", "voter;vote\n1;a\n", "approval", "no Pabulib file that can be counted"),
        ("x.pb", PB.partition("PROJECTS")[0], "approval", "no Pabulib file that can be counted"),
    ],
)
def test_what_is_none_is_refused_with_what_to_do(tmp_path: Path, name: str, text: str, method: str, words: str) -> None:
    with pytest.raises(Problem) as refused:
        stack(tmp_path, text, name, method)
    assert words in f"{refused.value.title} {refused.value.detail}"
    assert refused.value.hint


def test_a_budget_of_pabulib(tmp_path: Path) -> None:
    found = stack(tmp_path, PB, "made-up.pb", "equal-shares")
    known = [(one.name, one.words, one.cost) for one in found.options]
    assert known == [("a", "Bike path", 700), ("b", "Gym; new", 400)]
    assert [(one.voter, one.marks) for one in found.papers] == [("v1", (1, 1)), ("v2", (1, 0)), ("v3", (0, 1))]
    assert found.settings == {"budget": "1100"}
    assert found.told == ()


def test_pabulib_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    damaged = PB.replace("num_votes;3", "num_votes;9").replace("v2;41;a", "v2;41;zoo")
    damaged = damaged.replace("v3;29;b", "v3;29;b,b\nv4;1;")
    found = stack(tmp_path, damaged.replace("vote_type;approval\n", ""), "made-up.pb", "approval")
    assert "The file says there are 9 votes, and 4 are in it" in found.told[0]
    assert "taken as approvals" in found.told[1]
    assert [one.fault for one in found.papers] == ["", "it names project zoo, which there is not", "", ""]
    assert [one.marks for one in found.papers[2:]] == [(0, 1), (None, None)], "ticked twice is ticked; nothing is blank"


def test_points_and_orders_of_pabulib(tmp_path: Path) -> None:
    points = PB.replace("vote_type;approval", "vote_type;cumulative\nmax_sum_points;10")
    points = points.replace("age;vote", "vote;points")
    points = points.replace("v1;33;a,b", "v1;a,b;7,3").replace("v2;41;a", "v2;a;10").replace("v3;29;b", "v3;b,a;1")
    found = stack(tmp_path, points, "made-up.pb", "dots")
    assert [one.marks for one in found.papers] == [(7, 3), (10, None), (None, 1)]
    assert (found.settings, found.papers[2].fault) == ({"dots": "10"}, "it gives project a no points")
    order = PB.replace("vote_type;approval", "vote_type;ordinal").replace("a,b", "b,a")
    assert stack(tmp_path, order, "made-up.pb", "borda").papers[0].marks == (2, 1)
