"""``actuals``, ``proof`` and ``indicators`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Cli


def test_a_list_is_told_line_by_line_and_comes_in_whole(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "returns.csv"
    file.write_text("commitment,Q2 2026/27 total\nfirst-loans,7000\n", "utf-8")
    assert "No column holds what was counted" in cli("actuals", str(file)).err
    file.write_text("Ref,Q2 2026/27,Q3 2026/27\nfirst-loans,7000,\nnowhere,1,n/a\nfast-pay,101%,=cmd\n", "utf-8")
    said = cli("actuals", str(file), "--map", "Ref=commitment", "--dry-run")
    assert said.code == 1
    assert "line 3    wrong  nowhere: there is no commitment" in said.out
    assert "“Q2 2026/27” is Jul to Sep 2026" in said.err
    rows = json.loads(cli("actuals", str(file), "--map", "Ref=commitment", "--dry-run", "--format", "json").out)
    assert [one["what"] for one in rows] == ["added", "wrong", "wrong", "wrong"]
    refused = cli("actuals", str(file), "--map", "Ref=commitment")
    assert (refused.code, "Nothing was brought in: 3 lines" in refused.err) == (1, True)
    done = cli.fine("actuals", str(file), "--map", "Ref=commitment", "--leave-out")
    assert "1 added and 3 not taken. convene undo takes it back." in done.err
    again = cli.fine("actuals", str(file), "--map", "Ref=commitment", "--leave-out")
    assert "1 there already and 3 not taken. Nothing was changed." in again.err
    for wrong in (
        ("--year-from", "x"),
        ("--every", "fortnight"),
        ("--map", "Ref"),
        ("--map", "Ref=colour"),
        ("--year", "x"),
    ):
        assert cli("actuals", str(file), *wrong).code == 2, wrong


def test_a_file_is_put_behind_an_observation_and_told_again(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "payroll.txt"
    file.write_text("eleven", "utf-8")
    mark = cli.fine("proof", "jobs-autumn", str(file), "--grade", "3", "--checked-by", "Peer").out.strip()
    assert len(mark) == 64
    assert (
        cli.fine("proof", "--verify", str(file)).out
        == "jobs-autumn  First jobs on the quay  payroll.txt: the same file\n"
    )
    file.write_text("twelve", "utf-8")
    said = cli("proof", "--verify", str(file))
    assert (said.code, "changed since" in said.out) == (1, True)
    assert cli("proof", "jobs-autumn").code == 2
    assert cli("proof", "jobs-autumn", str(file), "--grade", "9").code == 2


def test_figures_of_the_place_are_printed_with_how_far_there_is_to_go(cli: Cli) -> None:
    name = "Jobs paid below the real Living Wage"
    cli.fine("add", "indicator", name, "--value", "15", "--kind", "share", "--role", "target", "--period", "2028",
             "--better", "lower")  # fmt: skip
    said = cli.fine("indicators")
    assert "target 15% by 2028: 8 points to go" in said.out
    assert "nobody alone moves it" in said.err
    data = {one["name"]: one for one in cli.fine("indicators", "--format", "json").data}
    assert [one["says"] for one in data[name]["points"]] == ["actual", "target"]
    wrong = cli("add", "indicator", "Shops", "--value", "1", "--contribution", "Because of us shops open")
    assert (wrong.code, "“Because of us” says that somebody alone moved it" in wrong.err) == (1, True)


def test_figures_in_thousands_are_never_taken_for_ones(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "spend.csv"
    file.write_text("Commitment,Year,Month,Spend (£000)\nlocal-food,2026,10,7.5\n", "utf-8")
    said = cli("actuals", str(file), "--map", "Spend (£000)=quantity", "--dry-run")
    assert (said.code, "its heading says “£000”" in " ".join(said.out.split())) == (1, True)
    file.write_text("Commitment,Year,Month,Actual\nlocal-food,2026,10,7500\n", "utf-8")
    assert "£7,500 in October 2026" in cli.fine("actuals", str(file), "--dry-run").out
