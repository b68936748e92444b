"""News, milestones and reviews by plain commands."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_a_promise_from_its_acceptance_to_what_falls_due(new_cli: Cli) -> None:
    cli = new_cli
    cli.fine("add", "place", "Quay")
    cli.fine("add", "actor", "Saltworks CIC", "--primary-type", "vcse")
    cli.fine("promise", "Saltworks CIC > business: 12 jobs by March 2027")
    assert "--to accepted, with --by and --how" in cli.fine("step", "commitment", "12-jobs").out
    cli.fine("step", "commitment", "12-jobs", "--to", "live", "--by", "Chair", "--how", "by letter")
    said = cli.fine("news", "12-jobs", "Two have started", "--from", "Chair", "--how", "call", "--confidence", "even",
                    "--to", "at_risk")  # fmt: skip
    assert said.err == ("Heard of 12 jobs: Two have started; 12 jobs: live → at risk. convene undo takes it back.\n")
    (kept,) = cli.fine("list", "commitment", "--format", "json").data
    assert (kept["status"], kept["confidence"], kept["heard_on"]) == ("at_risk", "even", "2026-11-22")
    cli.fine("add", "milestone", "First cohort", "--commitment", "12-jobs", "--due", "2026-11-20")
    assert [one["kind"] for one in cli.fine("due", "--format", "json").data] == ["a milestone"]
    assert cli.fine("tick", "first-cohort").err == "Reached: First cohort. convene undo takes it back.\n"
    assert cli.fine("due", "--format", "json").data == []
    planned = cli.fine("reviews", "--count", "2", "--from", "2026-12-01", "--on", "tue", "--starts", "10:00").err
    assert planned == "Planned for Tue 1 Dec 2026, Tue 2 Mar 2027. convene undo takes it back.\n"


def test_what_cannot_be_read_is_explained(new_cli: Cli) -> None:
    cli = new_cli
    cli.fine("add", "place", "Quay")
    for words in (
        ("news", "x"), ("news", "x", "y"), ("tick",), ("reviews", "--on", "someday"),
        ("reviews", "--starts", "noonish"), ("reviews", "--count", "0"),
    ):  # fmt: skip
        said = cli(*words)
        assert said.code in (1, 2), words
        assert said.out == "", words
        assert len(said.err.splitlines()) > 1, words
