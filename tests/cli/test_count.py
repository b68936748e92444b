"""``convene count``: from a file to an answer, in words and as JSON, without a book; and every way it can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Said

RANKS = (
    "count;A;B;C;D;E\n5;1;3;2;5;4\n5;1;5;4;2;3\n8;4;1;5;3;2\n3;2;3;1;5;4\n"
    "7;2;4;1;5;3\n2;3;2;1;4;5\n7;5;4;2;1;3\n8;3;2;5;4;1\n"
)
TYPED = (
    "type,A,B\n" + "citizen,1,1\n" * 6 + "citizen,1,0\n" * 4 + "citizen,0,0\n" * 2 + "vcse,1,1\n" + "vcse,0,1\n" * 2
    + "developer,0,1\n" * 2
)  # fmt: skip
Counts = Callable[..., Said]


@pytest.fixture
def counts(new_cli: Cli, tmp_path: Path) -> Counts:
    """Counts a text as a file of that name, with what else is said on the command line."""

    def of(text: str, method: str, *words: str, name: str = "papers.csv") -> Said:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return new_cli("count", str(path), "--method", method, *words)

    return of


def test_a_stack_is_counted_without_a_book(new_cli: Cli, counts: Counts) -> None:
    said = counts(RANKS, "schulze")
    assert said.code == 0
    assert "“E” comes first; then “A”, “C”, “B” and 1 more." in said.out
    assert "differ from place 3 on" in said.out
    assert said.err == ""
    assert not new_cli.paths.book.parent.exists(), "no book was made"


def test_ranked_papers_as_json(counts: Counts) -> None:
    found = counts(RANKS, "borda", "--format", "json").data
    assert found["method"] == "borda"
    assert (found["papers"], found["valid"], found["options"]) == (45, 45, ["A", "B", "C", "D", "E"])
    assert found["scores"] == {"A": 98, "B": 92, "C": 89, "D": 69, "E": 102}
    assert found["ranking"] == [["E"], ["A"], ["B"], ["C"], ["D"]]
    assert (found["winners"], found["condorcet"]) == (["E"], None)
    assert found["schulze_ranking"] == [["E"], ["A"], ["C"], ["B"], ["D"]]
    assert found["pairwise"]["A"]["B"] == 20


def test_the_worked_example_of_types(counts: Counts) -> None:
    found = counts(TYPED, "approval", "--format", "json").data
    assert found["raw"] == {"A": "11/17", "B": "11/17"}
    assert found["balanced"] == {"A": "7/18", "B": "5/6"}
    assert found["worst_off"] == {"A": 0, "B": "1/2"}
    assert found["by_type"]["developer"] == {"A": None, "B": None}
    assert found["by_type"]["citizen"] == {"A": "5/6", "B": "1/2"}
    assert found["ranking"] == [["A", "B"]]
    out = counts(TYPED, "approval").out
    assert "Both options tie with 11 papers" in out
    assert "Hardly" not in out, "the developers' view cannot be shown"
    assert "83.3%" not in out, "nor what it could be reckoned back from"
    mine = counts(TYPED, "approval", "--confidential").out
    assert "for your eyes alone" in " ".join(mine.split())
    assert "Hardly any support for “A” from developers (0 of 2)." in mine
    assert "83.3%" in mine
    assert max(map(len, out.splitlines())) <= 100


def test_a_result_fits_eighty_columns(
    counts: Counts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, new_cli: Cli
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    counts(TYPED, "approval")
    said = new_cli("count", str(tmp_path / "papers.csv"), "--method", "approval", terminal=True)
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_budget_of_pabulib_is_shared_exactly(counts: Counts) -> None:
    votes = ["1,2", "1,2,3", "1,2", "1,2,3", "1,2,3", "1,2", "3,4,5", "4", "4,5", "3,4,5", "1"]
    text = (
        "META\nkey;value\nbudget;1100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;700;Bike\n2;400;Gym\n3;250;Park\n"
        "4;200;Playground\n5;100;Library\nVOTES\nvoter_id;vote\n"
        + "".join(f"{at};{vote}\n" for at, vote in enumerate(votes, 1))
    )
    found = counts(text, "equal-shares", "--format", "json", name="town.pb").data
    assert found["funded"] == ["1", "4", "5"]
    assert (found["left"]["7"], found["left"]["8"]) == ("50/3", 50)
    assert found["payments"]["5"] == {"7": "100/3", "9": "100/3", "10": "100/3"}
    assert found["names"]["1"] == "Bike"
    out = counts(text, "equal-shares", name="town.pb").out
    assert "“Bike”, “Playground” and “Library” are funded for £1,000 of £1,100" in out
    other = counts(text, "equal-shares", "--budget", "700", name="town.pb")
    assert "The file says --budget 1100; it was counted with 700" in " ".join(other.out.split())
    without = counts(text.replace("budget;1100\n", ""), "equal-shares", name="town.pb")
    assert (without.code, "needs the budget" in without.err, "--budget" in without.err) == (2, True, True)


def test_a_csv_with_costs_is_shared_too(counts: Counts) -> None:
    text = "A (£6),B (£5),C\n" + "1,1,0\n" * 3 + "0,0,1\n"
    short = counts(text, "equal-shares", "--budget", "10")
    assert (short.code, "--cost" in short.err) == (2, True)
    found = counts(text, "equal-shares", "--budget", "10", "--cost", "C=2.50", "--format", "json").data
    assert found["funded"] == ["B", "C"], "as many votes for a pound: the lower cost goes first"
    assert found["unspent"] == "5/2"


BAD = [
    # what it is, the stack, how it is counted, what is said, what it ends with
    ("over-spent dots", "A,B\n3,3\n2,1\n4,1\n", "dots --dots 5", "line 2: it uses 6 dots, and each person has 5", 0),
    ("over-spent credits", "A,B\n9,9\n2,1\n", "quadratic", "line 2: its votes cost 162 credits", 0),
    ("credits written for votes", "A,B\n64,36\n100,0\n49,49\n", "quadratic", "9 credits are 3 votes", 1),
    ("too many on one", "A,B\n3,1\n2,1\n", "dots --cap 2", "line 2: “A” has 3 dots, and 2 may go on one option", 0),
    ("neither", "A,B\n1,maybe\n1,0\n0,1\n", "approval", "line 2: at “B” “maybe” is neither a tick nor empty", 0),
    ("two places alike", "A,B,C\n1,1,2\n1,2,3\n", "nominal", "line 2: “A” and “B” both have the place 1", 0),
    ("places alike, allowed", "A,B,C\n1,1,2\n1,2,3\n", "schulze", "1 paper gives options the same place", 0),
    ("a gap", "A,B,C\n1,3,\n1,2,3\n", "borda", "1 paper leaves out a place between others", 0),
    ("places out of range", "A,B,C\n1,2,9\n1,2,3\n3,2,1\n", "borda", "line 2: “C” has the place 9", 0),
    ("quorum", "type,A,B\ncitizen,1,0\n", "approval --quorum citizen=5", "(citizen: 1 of the 5 papers needed)", 0),
    ("quorum of a type that is misspelt", "type,A,B\ncitizen,1,0\n", "approval --quorum citisen=5", "Did you mean "
    "citizen?", 2),
    ("quorum without types", "A,B\n1,0\n", "approval --quorum vcse=5", "the papers name no types", 1),
    ("no quorum at all", "type,A,B\nvcse,1,0\n", "approval --quorum vcse", "is no quorum", 2),
    ("all tied", "A,B,C\n1,1,1\n1,1,1\n", "approval", "All 3 options tie with 2 papers", 0),
    ("nothing ticked", "A,B\n0,0\n0,0\n", "approval", "No option got anything, so none is chosen", 0),
    ("no papers", "A,B\n", "approval", "There is no paper in the stack", 1),
    ("one option, chosen among", "A\n1\n1\n", "borda", "There is 1 option only", 1),
    ("one option, asked about", "A\n1\n1\n", "approval", "There is one option only", 0),
    ("twice the same option", "A,B,A\n1,0,1\n", "approval", "The heading “A” is there twice", 1),
    ("a count below nought", "count,A,B\n-2,1,0\n", "approval", "line 2: “-2”", 1),
    ("half a count", "count,A,B\n2.5,1,0\n", "approval", "line 2: “2.5”", 1),
    ("below nought", "A,B\n-3,1\n2,1\n", "score", "line 2: -3 is below nought", 0),
    ("percentages", "A,B\n30%,70%\n10%,90%\n", "score", "holds percentages", 1),
    ("places as scores", "A,B,C\n1,2,3\n2,1,3\n3,1,2\n", "score", "count by borda or schulze", 1),
    ("places as dots", "A,B,C\n1,2,3\n2,1,3\n3,1,2\n", "dots", "count by borda or schulze", 1),
    ("ticks as places", "A,B,C\n1,0,1\n0,1,1\n1,1,0\n", "schulze", "count by approval", 1),
    ("scores as places", "A,B,C\n9,7,1\n10,0,8\n6,7,9\n", "borda", "count by score or dots", 1),
    ("scores as ticks", "A,B\n4,5\n3,2\n0,5\n", "approval", "Most papers hold numbers above 1", 1),
    ("ticks as stances", "A,B\n1,0\n0,1\n1,1\n0,0\n", "consensus", "nobody disagrees with anything", 1),
    ("totals", "A,B\n1,0\n1,1\n0,1\n1,1\n3,3\n", "approval", "Line 6 is the sum of all rows above it", 0),
    ("names", "Who,A,B\nan example,1,0\nanother,1,1\n", "approval", "“Who” holds words and no marks", 0),
    ("blank papers", "A,B\n1,0\n,\n0,1\n", "approval", "1 paper is blank", 0),
    ("all spoiled", "A,B\n7,\n,x9\n", "fist", "No paper could be counted", 1),
    ("out of scale", "A\n9\n3\n", "gradients", "line 2: “A” has 9, and places go from 1 to 8", 0),
    ("no such method", "A,B\n1,0\n", "aproval", "Did you mean approval?", 2),
    ("a setting of another", "A,B\n1,0\n", "approval --dots 5", "approval is not counted by --dots", 2),
    ("no number", "A,B\n1,0\n", "dots --dots few", "“few” cannot be taken as the number of dots", 2),
    ("no costs", "A,B\n1,0\n", "equal-shares --budget 10", "No cost above nought is known of “A”, “B”", 2),
    ("no duel", "A,B,C\n1,0,1\n1,0,\n", "pairwise", "line 2: a duel is between two options, and here 3 are marked", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "how", "words", "code"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_is_wrong_is_said(counts: Counts, text: str, how: str, words: str, code: int) -> None:
    said = counts(text, *how.split())
    assert said.code == code, said.out + said.err
    assert words in " ".join((said.out + said.err).split())


def test_papers_are_valid_spoiled_or_blank_and_nothing_else(counts: Counts) -> None:
    text = "count,A,B\n2,1,0\n3,1,7\n1,,\n4,0,1\n"
    found = counts(text, "approval", "--format", "json").data
    assert (found["papers"], found["valid"], found["spoiled"], found["blank"]) == (10, 6, 3, 1)
    assert found["spoiled_papers"] == [{"where": "line 3", "why": "“B” has 7, and a tick is 1 or 0", "count": 3}]


def test_a_doubt_is_overruled_by_being_sure(counts: Counts) -> None:
    text = "A,B,C\n1,2,3\n2,1,3\n3,1,2\n"
    assert counts(text, "score").out == "", "no winner is named in doubt"
    assert counts(text, "score", "--sure", "--format", "json").data["winners"] == ["C"]


def test_most_papers_spoiled_makes_it_indicative(counts: Counts) -> None:
    said = counts("A,B\n1,0\n1,torn\n?,1\n", "approval")
    assert "Indicative only. Only 1 of 3 papers could be counted." in said.out


@pytest.mark.parametrize("hostile", ["[/]", "=1+1", "\u202eevil", "a" * 4000, "<script>", "Zoë ŵ 🎉"])
def test_nobodys_text_breaks_it(counts: Counts, hostile: str) -> None:
    said = counts(f"type;{hostile};B\nvcse;1;0\n{hostile};0;1\nvcse;1;{hostile}\n", "approval")
    assert said.code == 0
    assert "\u202e" not in said.out
    assert counts(f"type;{hostile};B\nvcse;1;0\n", "approval", "--format", "json").data["papers"] == 1


@pytest.mark.parametrize("name", ["nothing.csv", "nothing.pb", "nothing.soi"])
def test_a_file_that_is_not_there(new_cli: Cli, name: str) -> None:
    said = new_cli("count", name, "--method", "schulze" if name.endswith("soi") else "approval")
    assert said.code == 3
    assert name in said.err


def test_without_a_method_those_there_are_are_named(new_cli: Cli) -> None:
    said = new_cli("count", "papers.csv")
    assert said.code == 2
    assert "equal-shares" in said.err


def test_help_tells_the_settings_of_every_method(new_cli: Cli) -> None:
    out = new_cli("count", "--help").out
    for word in (
        "--method",
        "--dots",
        "--credits",
        "--budget",
        "--completion",
        "--cap",
        "--quorum",
        "--top",
        "--lot",
        "--sure",
    ):
        assert word in out
