"""Every method against the values that are published for it, and what each says of ties, spoiled and blank papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from convene.core.methods import Election, Paper, Result, count, every, find, options_of
from convene.core.methods.catalogue.equal_shares import Shares
from convene.core.methods.catalogue.gradients import label
from convene.core.methods.catalogue.matrix import axis
from convene.core.methods.catalogue.pairwise import next_pair, score
from convene.core.methods.catalogue.quadratic import ladder
from convene.core.methods.orders import Orders
from convene.core.methods.result_data import as_data
from convene.errors import Problem

Rows = Sequence[tuple[Sequence[int | None], int]]


def counted(
    name: str,
    options: Sequence[str],
    rows: Rows,
    given: Mapping[str, object] | None = None,
    costs: Sequence[int] = (),
) -> Result:
    method = find(name)
    papers = tuple(Paper(tuple(marks), count=number, label=f"paper {at}") for at, (marks, number) in enumerate(rows, 1))
    known = options_of(options, [Fraction(one) for one in costs])
    return count(method, Election(known, papers, method.settle(given or {})))


SCHULZE = {"ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8}
PAPERS = [([order.index(one) + 1 for one in "ABCDE"], number) for order, number in SCHULZE.items()]


def test_schulze_and_borda_on_the_published_45_papers() -> None:
    schulze, borda = counted("schulze", "ABCDE", PAPERS), counted("borda", "ABCDE", PAPERS)
    assert schulze.ranking == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert dict(zip("ABCDE", borda.tally.scores, strict=True)) == {"E": 102, "A": 98, "B": 92, "C": 89, "D": 69}
    assert borda.ranking == (("E",), ("A",), ("B",), ("C",), ("D",))
    assert any("differ from place 3 on" in note for note in schulze.tally.notes), "the two rules differ, and it is said"
    part = schulze.tally.part
    assert isinstance(part, Orders)
    assert part.condorcet is None
    assert part.beats[0] == (0, 20, 26, 30, 22)


def test_options_without_a_place_share_the_points_that_are_left() -> None:
    result = counted("borda", "ABCD", [((1, None, None, None), 1)])
    assert result.tally.scores == (3, 1, 1, 1)
    assert result.ranking == (("A",), ("B", "C", "D"))
    assert counted("borda", "ABCD", [((1, 2, None, None), 1)]).tally.scores == (3, 2, Fraction(1, 2), Fraction(1, 2))


def test_ties_and_gaps_on_a_ranked_paper_are_read_as_an_order_and_said() -> None:
    result = counted("schulze", "ABC", [((1, 1, 3), 2), ((1, None, 3), 1)])
    assert result.valid == 3
    assert [note.split(":")[0] for note in result.tally.notes[2:]] == [
        "2 papers give options the same place", "1 paper leaves out a place between others",
        "1 paper does not rank every option",
    ]  # fmt: skip


SITE = ((1, 2, 3, 4, 5, 6, 11), (1, 2, 3, 4, 5, 6), (2, 4, 5, 7, 10), (7, 8, 9, 10), (7, 9, 10))
NAMES = ("bike", "gym", "park", "playground", "library")


def test_equal_shares_on_the_published_example() -> None:
    rows = [([int(voter in one) for one in SITE], 1) for voter in range(1, 12)]
    result = counted("equal-shares", NAMES, rows, {"budget": 1100}, (700, 400, 250, 200, 100))
    found = as_data(result)
    left = found["left"]
    assert found["funded"] == ["bike", "playground", "library"]
    assert {one: left[one] for one in ("7", "8", "9", "10")} == {
        "7": "50/3",
        "8": 50,
        "9": "50/3",
        "10": "50/3",
    }
    assert all(found["left"][str(one)] == 0 for one in (1, 2, 3, 4, 5, 6, 11))
    assert found["payments"]["library"] == {"7": "100/3", "9": "100/3", "10": "100/3"}
    assert found["payments"]["bike"] == {str(one): 100 for one in (1, 2, 3, 4, 5, 6, 11)}
    assert (found["unspent"], found["effective_votes"]) == (100, {"bike": 7, "playground": 4, "library": 3})
    reasons = {row[0]: row[-1] for row in result.tally.table.rows}
    assert reasons["gym"] == "had £0 left"
    assert reasons["park"] == "had £200 left"


def test_who_paid_is_named_by_the_number_in_the_whole_stack() -> None:
    rows = [((1, 0), 1), ((7, 0), 1), ((None, None), 1), ((1, 0), 1)]
    found = as_data(counted("equal-shares", "AB", rows, {"budget": 10}, (4, 4)))
    assert found["payments"] == {"A": {"1": 2, "4": 2}}, "a spoiled and a blank paper before it shift nobody"


RED_BLUE = [([1] * 10 + [0] * 10, 51), ([0] * 10 + [1] * 10, 49)]
TWENTY = [*(f"red {at}" for at in range(10)), *(f"blue {at}" for at in range(10))]


def test_equal_shares_of_two_camps_leaves_a_pound_that_completion_spends() -> None:
    plain = counted("equal-shares", TWENTY, RED_BLUE, {"budget": 10}, [1] * 20)
    assert [sum(one.startswith(kind) for one in plain.winners) for kind in ("red", "blue")] == [5, 4]
    assert "£1 is left" in plain.tally.sentence
    more = counted(
        "equal-shares", TWENTY, RED_BLUE, {"budget": 10, "completion": "add1", "increment": "0.01"}, [1] * 20
    )
    assert [sum(one.startswith(kind) for one in more.winners) for kind in ("red", "blue")] == [5, 5]
    coarse = counted("equal-shares", TWENTY, RED_BLUE, {"budget": 10, "completion": "add1"}, [1] * 20)
    assert coarse.winners == plain.winners, "a step of a pound each would spend more than there is"
    assert any("smaller increment" in note for note in coarse.tally.notes)


def test_a_tie_in_everything_is_declared_and_a_lot_decides_it() -> None:
    rows = [((1, 0, 1), 1), ((0, 1, 1), 1)]
    given: dict[str, object] = {"budget": 3}
    undecided = counted("equal-shares", "ABC", [((1, 1, 0), 2)], given, (3, 3, 3))
    assert undecided.winners == ("A",)
    assert any("draw a lot in public" in note and "“A” and “B”" in note for note in undecided.tally.notes)
    drawn = counted("equal-shares", "ABC", [((1, 1, 0), 2)], given | {"lot": "B"}, (3, 3, 3))
    assert drawn.winners == ("B",)
    assert any("the lot decided" in note for note in drawn.tally.notes)
    with pytest.raises(Problem, match="no option"):
        counted("equal-shares", "ABC", rows, given | {"lot": "Z"}, (3, 3, 3))


def test_equal_shares_needs_a_budget_and_costs() -> None:
    with pytest.raises(Problem, match="needs the budget") as missing:
        counted("equal-shares", "AB", [((1, 0), 1)])
    assert "--budget" in missing.value.hint
    with pytest.raises(Problem, match="what each project costs"):
        counted("equal-shares", "AB", [((1, 0), 1)], {"budget": 5})
    dear = counted("equal-shares", "AB", [((1, 1), 3)], {"budget": 5}, (50, 60))
    assert dear.winners == ()
    assert [row[-1] for row in dear.tally.table.rows] == ["costs more than there is"] * 2


def test_quadratic_votes_on_the_published_example() -> None:
    papers = [((10, 0, 0, 0, 0), 3), ((0, 5, 5, 5, 5), 7)]
    result = counted("quadratic", "TABCD", papers, {"credits": 100})
    assert result.tally.scores == (30, 35, 35, 35, 35)
    assert result.winners == ("A", "B", "C", "D")
    assert "tie for the first place" in result.tally.sentence
    over = counted("quadratic", "AB", [((10, 1), 1), ((6, 8), 1)])
    assert (over.valid, over.spoiled[0].why) == (1, "its votes cost 101 credits, and each person has 100")
    assert counted("quadratic", "AB", [((-3, 5), 2)]).tally.scores == (-6, 10)
    assert [cost for _, cost in ladder(36)] == ["1", "4", "9", "16", "25", "36"]


def test_dots_that_are_overspent_or_heaped_spoil_a_paper() -> None:
    result = counted("dots", "ABC", [((3, 2, 0), 1), ((3, 3, 0), 1), ((5, 0, 0), 1)], {"dots": 5, "cap": 3})
    assert (result.papers, result.valid, result.spoiled_papers) == (3, 1, 2)
    assert [one.why for one in result.spoiled] == [
        "it uses 6 dots, and each person has 5", "“A” has 5 dots, and 3 may go on one option",
    ]  # fmt: skip


def test_dots_say_when_people_and_dots_lead_elsewhere() -> None:
    result = counted("dots", "AB", [((5, 0), 1), ((0, 1), 3)])
    assert result.winners == ("A",)
    assert any("“B” has a dot of most people (3)" in note for note in result.tally.notes)


def test_scores_add_up_and_say_when_the_mean_leads_elsewhere() -> None:
    result = counted("score", "AB", [((6, None), 2), ((6, 9), 1)])
    assert result.tally.scores == (18, 9)
    assert any("“B” would be first" in note for note in result.tally.notes)
    high = counted("score", "AB", [((7, 11), 1)], {"cap": 10}).spoiled[0].why
    assert high == "“B” has 11, and the highest score is 10"


@pytest.mark.parametrize(
    ("places", "name"),
    [
        ((5, 3, 1, 1, 0, 0, 0, 0), "enthusiastic"),
        ((5, 3, 1, 0, 0, 0, 1, 0), "ambiguous"),
        ((1, 1, 3, 2, 2, 1, 0, 0), "lukewarm"),
        ((3, 0, 2, 1, 1, 1, 0, 2), "polarised"),
        ((4, 2, 1, 0, 0, 0, 1, 1), "polarised"),
        ((6, 0, 2, 1, 0, 0, 1, 0), "ambiguous"),
        ((0,) * 8, "nobody"),
    ],
)
def test_gradients_are_called_by_their_rules(places: tuple[int, ...], name: str) -> None:
    assert label(places) == name


def test_a_veto_is_never_outvoted_by_the_middle() -> None:
    rows = [((3,), 9), ((8,), 1)]
    result = counted("gradients", ["Market"], rows, {"level": "lukewarm"})
    assert (result.winners, result.tally.notes) == ((), ("“Market”: 1 veto. Hear why before anything else.",))
    assert counted("gradients", ["Market"], [((1,), 8), ((3,), 2)]).winners == ("Market",)
    assert counted("gradients", ["Market"], [((9,), 1)]).spoiled[0].why == "“Market” has 9, and places go from 1 to 8"


def test_fist_to_five_asks_whoever_shows_two_or_fewer() -> None:
    result = counted("fist", ["Market"], [((4,), 8), ((2,), 2)])
    assert (result.winners, result.tally.scores) == ((), (Fraction(18, 5),))
    assert result.tally.notes[0].endswith("What would bring you to 3?")
    assert counted("fist", ["Market"], [((3,), 8)]).winners == ("Market",)


def test_consent_needs_everybody_without_an_objection() -> None:
    held = counted("consent", ["Market"], [((1,), 11), ((0,), 1)])
    assert held.winners == ()
    assert "1 objection to integrate" in held.tally.sentence
    assert counted("consent", ["Market"], [((1,), 12)]).winners == ("Market",)


def test_the_matrix_takes_medians_and_marks_disagreement() -> None:
    split = axis({1: 2, 5: 2})
    assert (split.middle, split.spread, axis({4: 2, 5: 1}).disagree) == (3, 4, False)
    assert axis({2: 10**9, 3: 10**9}).middle == Fraction(5, 2)
    rows = [((5, 1, 1, 5), 1), ((4, 2, 5, 5), 1), ((5, 1, 1, 4), 1), ((4, 2, 5, 5), 1)]
    result = counted("matrix", ["Benches", "Bridge"], rows)
    found = as_data(result)
    assert found["quadrants"] == {"Benches": "quick win", "Bridge": "big bet"}
    assert found["disagreement"] == ["Bridge"]
    assert found["effort"]["Bridge"] == {"median": 5, "spread": "1/4", "disagreement": False}
    assert result.winners == ("Benches",)


def test_duels_are_smoothed_and_the_least_seen_are_shown_next() -> None:
    assert (score(0, 0), score(3, 1)) == (Fraction(1, 2), Fraction(2, 3))
    result = counted("pairwise", "ABC", [((1, 0, None), 2), ((None, 1, 0), 1), ((0, None, 0), 1)])
    assert result.tally.scores == (Fraction(3, 4), Fraction(2, 5), Fraction(1, 3))
    assert as_data(result)["skipped"] == 1
    assert counted("pairwise", "ABC", [((1, 0, 0), 1)]).spoiled[0].why.endswith("here 3 are marked")
    for lot in range(50):
        assert set(next_pair((3, 0, 3, 1, 4), lot)) in ({1, 3},), "of five options those seen least"


def test_the_nominal_group_counts_points_and_people() -> None:
    result = counted("nominal", "ABC", [((1, None, 2), 1), ((None, 1, 2), 1), ((None, None, 2), 2)], {"top": 2})
    assert result.tally.scores == (2, 2, 4)
    assert result.tally.table.rows[0] == ("1", "C", "4", "4")
    spoiled = counted(
        "nominal", "ABC", [((1, 1, None), 1), ((3, None, None), 1), ((1, 2, None), 1)], {"top": 2}
    ).spoiled
    assert [one.why for one in spoiled] == [
        "“A” and “B” both have the place 1", "“A” has the place 3, and places are 1 to 2",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(every()))
def test_what_every_method_keeps_to(name: str) -> None:
    """All tied, all blank, nothing valid, no paper and one option: never a winner out of nothing."""
    method = every()[name]
    width = 3 * method.width
    needed = {"budget": 10} if name == "equal-shares" else {}
    costs = [Fraction(4)] * 3
    settings = method.settle(needed)
    known = options_of("ABC", costs)

    def result(*papers: Paper) -> Result:
        return count(method, Election(known, papers, settings))

    blank = result(Paper((None,) * width, count=4), Paper((None,) * width, fault="torn"))
    assert (blank.papers, blank.valid, blank.spoiled_papers, blank.blank) == (5, 0, 1, 4)
    assert (blank.winners, blank.ranking) == ((), (("A", "B", "C"),))
    with pytest.raises(Problem, match="no paper"):
        result()
    with pytest.raises(Problem, match="no options"):
        count(method, Election((), (Paper(()),), settings))
    if method.least_options > 1:
        with pytest.raises(Problem, match="1 option only"):
            count(method, Election(options_of("A"), (Paper((1,)),), settings))
    level = {"nominal": None, "pairwise": None}.get(name, 1)
    if level is not None:
        same = result(Paper((level,) * width, count=3))
        assert len(same.ranking[0]) == 3 or name == "equal-shares", "all alike is a tie, and said to be one"
        assert same.papers == same.valid + same.spoiled_papers + same.blank
    assert result(Paper((1,) * (width + 1))).spoiled[0].why.startswith("it has")
    assert as_data(blank)["winners"] == []


@pytest.mark.parametrize("name", sorted(every()))
def test_what_every_method_says_of_itself(name: str) -> None:
    method = every()[name]
    known = options_of("ABC")
    settings = method.settle({"budget": 100} if name == "equal-shares" else {})
    for words in (method.title, method.purpose, method.closing, method.keyed, method.spoiled):
        assert words.strip()
    assert method.smallest >= 3
    assert method.instructions(known, settings)
    assert method.read("", known) == (None,) * 3 * method.width, "nothing keyed in is a blank paper"
    assert method.stages


def test_a_method_is_found_by_any_spelling_and_the_nearest_is_named() -> None:
    assert find("Equal Shares").name == find("equal_shares").name == "equal-shares"
    with pytest.raises(Problem) as unknown:
        find("schultze")
    assert "schulze" in unknown.value.detail


@pytest.mark.parametrize(
    ("method", "given", "words"),
    [
        ("borda", {"dots": "5"}, "borda is not counted by --dots"),
        ("dots", {"dots": "0"}, "cannot be taken as the number of dots"),
        ("dots", {"dots": "2.5"}, "cannot be taken as the number of dots"),
        ("dots", {"dots": "-3"}, "cannot be taken"),
        ("equal-shares", {"budget": "lots"}, "cannot be taken as the budget"),
        ("equal-shares", {"budget": "10", "completion": "add2"}, "cannot be taken as what becomes of money"),
        ("gradients", {"level": "strong"}, "cannot be taken as the support that is needed"),
    ],
)
def test_a_setting_that_cannot_be_is_said_with_what_it_takes(method: str, given: dict[str, str], words: str) -> None:
    with pytest.raises(Problem, match=words) as refused:
        find(method).settle(given)
    assert refused.value.hint


def test_money_may_be_written_as_people_write_it() -> None:
    assert find("equal-shares").settle({"budget": "£1,100.50"})["budget"] == Fraction(2201, 2)


def test_exact_fractions_tell_a_tie_that_floats_would_break() -> None:
    tenths = [Fraction(1, 10), Fraction(2, 10)]
    method = find("score")
    papers = (Paper((tenths[0], Fraction(3, 10))), Paper((tenths[1], 0)))
    result = count(method, Election(options_of("AB"), papers, method.settle({})))
    assert result.ranking == (("A", "B"),)


def test_the_receipt_adds_up_to_the_cost() -> None:
    rows = [([int(voter in one) for one in SITE], 1) for voter in range(1, 12)]
    part = counted(
        "equal-shares", NAMES, rows, {"budget": 1099, "completion": "add1"}, (700, 400, 250, 200, 100)
    ).tally.part
    assert isinstance(part, Shares)
    for one in part.done.run.bought:
        paid = dict(one.paid)
        assert sum(paid.get(group, Fraction()) for group in part.group) == part.costs[one.project]


@pytest.mark.parametrize("name", sorted(every()))
def test_a_row_may_stand_for_millions_of_papers(name: str) -> None:
    method = every()[name]
    marks: list[int | None] = [1] * (2 * method.width)
    if name == "nominal":
        marks = [1, 2]
    if name == "pairwise":
        marks = [1, 0]
    papers = (Paper(tuple(marks), count=10**9), Paper(tuple(marks), "vcse", "Lantern", 10**9))
    settings = method.settle({"budget": 10} if name == "equal-shares" else {})
    result = count(method, Election(options_of("AB", [Fraction(4)] * 2), papers, settings))
    assert (result.papers, result.valid) == (2 * 10**9, 2 * 10**9)
