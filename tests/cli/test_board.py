"""``board``, ``calls``, ``calendar`` and ``timeline`` on the command line."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_the_board_says_how_many_of_how_many_in_every_column(cli: Cli) -> None:
    every = cli.fine("list", "commitment", "--format", "json").data
    free = sum(not one.get("legally_required") for one in every)
    said = cli.fine("board").out
    assert f"{free} commitments by status; 1 late," in said
    assert f"Late or at risk: 2 of {free}" in said
    assert f"Withdrawn: 0 of {free}" in said
    for by in ("status", "actor", "lever", "due"):
        data = cli.fine("board", "--by", by, "--format", "json").data
        assert sum(one["count"] for one in data["columns"]) == data["total"] == free
        assert sum(one["required_by_law"] for one in data["columns"]) == len(every) - free
        assert sum(len(one["commitments"]) for one in data["columns"]) == len(every)


def test_a_filter_narrows_the_board_and_the_timeline(cli: Cli) -> None:
    data = cli.fine("board", "--filter", "late:yes", "--format", "json").data
    assert data["total"] == 1
    shown = cli.fine("timeline", "--filter", "late:yes").out
    assert "Two shop units" in shown
    assert "=!" in shown
    assert "Nothing fits" in cli.fine("board", "--filter", "zzzz").err
    assert cli("board", "--filter", "silent>x").code == 2


def test_the_round_is_listed_with_what_is_pressing_and_what_was_rung_today(cli: Cli) -> None:
    said = cli.fine("calls")
    assert said.out.startswith("Northgate Homes")
    assert "live commitments of" in said.err
    first = cli.fine("calls", "--format", "json").data[0]
    assert (first["actor"], first["today"]) == ("Northgate Homes", "open")
    cli.fine("log", "Northgate Homes: rang, no answer !call")
    assert cli.fine("calls", "--format", "json").data[0]["today"] == "tried"
    assert "rang today: rang, no answer" in cli.fine("calls").out


def test_a_month_lists_its_days_and_what_is_no_month_is_refused(cli: Cli) -> None:
    said = cli.fine("calendar", "--month", "2026-10")
    assert "due; Two shop units at community rent; Northgate Homes; late (commitment shop-units)" in said.out
    assert said.err.startswith("October 2026: 1 due")
    whole = cli.fine("calendar", "--month", "2026-11", "--quarter", "--format", "json").data
    assert {one["day"][:7] for one in whole} >= {"2026-10", "2026-11", "2026-12"}
    assert [one["day"] for one in whole] == sorted(one["day"] for one in whole)
    for wrong in ("2026-13", "soon", "0000-01"):
        refused = cli("calendar", "--month", wrong)
        assert (refused.code, "2027-03" in refused.err) == (2, True)


def test_an_empty_place_says_how_to_begin(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Quay")
    for command in ("board", "timeline"):
        said = new_cli.fine(command)
        assert (said.out, "convene promise drafts one" in said.err) == ("", True)
    assert "nobody to ring" in new_cli.fine("calls").err
    assert "nothing." in new_cli.fine("calendar").err
