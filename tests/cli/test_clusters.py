"""Clusters and wordings, line by line."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_a_pasted_list_is_words_and_no_option(cli: Cli) -> None:
    said = cli.fine("capture", "- First thing @vcse\n- Second thing", "--as-said").out.split()
    assert said == ["first-thing", "second-thing"]
    assert cli.fine("log", "- Saltworks CIC: rang").err


def _in(cli: Cli, name: str) -> list[str]:
    found = cli.fine("cluster", name, "--format", "json").data
    return [one["slug"] for one in found[0]["contributions"]]


def test_contributions_are_gathered_moved_and_merged_with_plain_commands(cli: Cli) -> None:
    said = cli.fine("capture", "One thing @vcse\nAnother thing").out.split()
    made = cli.fine("cluster", "Odds & ends", *said, "--new", "--by", "citizens")
    assert made.out == "odds-ends\n"
    assert "Named a cluster: Odds & ends, 2 contributions. convene undo takes it back." in made.err
    assert _in(cli, "odds-ends") == said
    cli.fine("cluster", "--out", said[0])
    cli.fine("cluster", "buses", said[0], "--at", "1")
    cli.fine("cluster", "buses", "--merge", "odds-ends")
    assert set(said) <= set(_in(cli, "buses"))
    board = cli.fine("cluster").out
    assert board.startswith("Buses")
    assert "voluntary group, one-thing: One thing" in board
    vision = cli.fine("cluster", "buses", "--vision", "Everybody gets home").out.strip()
    assert "One thing" in cli.fine("show", "vision", vision).out
    assert cli("cluster", "no-such", said[0]).code == 1
    assert "takes two clusters" in cli("cluster", "buses", "--merge", "buses").err
    assert "There is a cluster Buses already" in cli("cluster", "buses", said[0], "--new").err


def test_the_wordings_of_a_vision_are_compared_and_put_back(cli: Cli) -> None:
    assert cli.fine("wordings", "night-bus", "--compare", "1", "2").out == (
        "[-A bus that waits for the late shift-]{+Buses after nine, and they turn up+}.\n"
    )
    withheld = cli("wordings", "night-bus", "--restore", "1")
    assert withheld.code == 2
    assert "--asked-by WHO --reason WHY; a dot leaves either open" in withheld.err
    cli.fine("wordings", "night-bus", "--restore", "1", "--asked-by", "traders", "--reason", ".")
    told = cli.fine("wordings", "night-bus").out
    assert "asked for by traders: back to wording 1" in told
    assert "There is no wording 9" in cli("wordings", "night-bus", "--compare", "1", "9").err


def test_what_may_belong_together_comes_with_its_reason_and_the_command_that_would_do_it(cli: Cli) -> None:
    cli.fine("capture", "The lamp on the slipway is out\nNo lamp on the slipway since May")
    told = cli.fine("cluster", "--suggest")
    assert "Both say: lamp, slipway." in told.out
    assert "convene cluster NAME --new" in told.out
    assert "Nothing was moved." in told.err
