"""``promise`` on the command line."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_a_line_is_offered_and_said_back(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Quay")
    new_cli.fine("add", "actor", "Saltworks CIC", "--primary-type", "vcse")
    line = "Saltworks CIC > procurement: 12 jobs a year by March 2027"
    dry = new_cli.fine("promise", line, "--dry-run")
    assert dry.out == ""
    assert dry.err.endswith("Nothing was kept.\n")
    assert new_cli.fine("list", "commitment", "--format", "json").data == []
    said = new_cli.fine("promise", line)
    assert said.out == "12-jobs-a-year\n"
    assert said.err == (
        "Offered by Saltworks CIC: 12 jobs a year. Only the actor can accept it. convene undo takes it back.\n"
        "Understood: Saltworks CIC · Procurement · by Wed 31 Mar 2027.\n"
        "In its words: 12 jobs a year by March 2027\n"
        "“12 jobs” is so much each time, or not told exactly; no quantity was taken.\n"
        "Not in it: quantity and measure.\n"
    )
    assert [one["status"] for one in new_cli.fine("list", "commitment", "--format", "json").data] == ["offered"]


def test_a_line_of_nobodys_ends_with_what_it_lacks(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Quay")
    said = new_cli("promise", "Saltworks > grants: 12 jobs")
    assert (said.code, said.out) == (1, "")
    assert "There is no actor “Saltworks” here" in said.err
    assert "could not be as it stands" in new_cli.fine("promise", "Saltworks > grants: 12 jobs", "--dry-run").err
