"""Ledgers by plain commands: looked at, brought in, decided, told in shares, written out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import ROOT

LIST = str(ROOT / "sample_places" / "lists" / "invented-payments-over-500.csv")


@pytest.fixture
def quay(new_cli: Cli) -> Cli:
    """A place with an anchor, two suppliers and what it calls local."""
    new_cli("add", "place", "Quay", "--local-postcodes", "HQ1", "--wider-postcodes", "HQ")
    new_cli("add", "actor", "Quayside Hospital", "--primary-type", "anchor")
    new_cli("add", "actor", "Galley Contract Catering", "--primary-type", "supplier", "--base", "HQ4")
    new_cli("add", "actor", "Estuary Credit Union", "--primary-type", "vcse", "--base", "HQ1")
    return new_cli


def test_a_dry_run_tells_all_and_changes_nothing(quay: Cli) -> None:
    said = quay("ledger", LIST, "--anchor", "quayside-hospital", "--dry-run")
    assert "It would be: £12,812,321.20 in 2,976 lines (118 credits of £53,764.71 taken off)" in said.out
    for words in (
        "“Supplier Name” is who was paid, not “Supplier ID”", "15 lines cannot be read", "9 lines in EUR",
        "line 121: it has 9 cells where the headings name 10", "Days are written in 3 forms", "Nothing was changed.",
    ):  # fmt: skip
        assert words in said.err
    assert "Example" not in said.out + said.err
    assert "no spend yet" in quay("list", "spend").err


def test_from_a_ledger_to_shares_and_back_with_one_undo(quay: Cli) -> None:
    came = quay("ledger", LIST, "--anchor", "Quayside Hospital", "--least", "500", "--source", "The trust")
    assert (
        "173 suppliers: 1 known, 1 waiting for a decision and 171 nobody here. convene undo takes it back." in came.err
    )
    waiting = quay("suppliers")
    assert "estuary-credit-unions: Estuary Credit Unions, £" in waiting.out
    assert "may be estuary-credit-union" in waiting.out
    before = quay("shares").out
    assert "convene undo takes it back" in quay("suppliers", "estuary-credit-unions", "--yes").err
    assert "No supplier waits" in quay("suppliers").err
    after = quay("shares").out
    assert before != after
    assert "Voluntary groups" in after
    assert "LM3:" in after
    again = quay("ledger", LIST, "--anchor", "quayside-hospital")
    assert (again.code, "brought in already" in again.err) == (1, True)
    quay("undo")
    quay("undo")
    assert "No anchor's ledger" in quay("shares").err


def test_shares_and_suppliers_go_out_without_people(quay: Cli, tmp_path: Path) -> None:
    quay("ledger", LIST, "--anchor", "quayside-hospital")
    shares = json.loads(quay("shares", "--format", "json").out)
    local = shares["anchors"][0]["ledgers"][0]["shares"]["local"]
    assert float(local["whole"]) == 12_812_321.2
    assert float(local["lowest"]) < float(local["highest"])
    rows = list(csv.DictReader(io.StringIO(quay("export", "suppliers").out)))
    assert len(rows) == 176
    assert f"{sum(float(one['amount']) for one in rows):.2f}" == "12812321.20"
    assert {one["supplier"] for one in rows if one["known"] == "withheld"} == {
        "Names withheld", "People", "No name given"
    }  # fmt: skip
    quay("export", "procurement", "-o", str(tmp_path / "shares.md"))
    page = (tmp_path / "shares.md").read_text("utf-8")
    for words in ("Quayside Hospital", "lowest and the highest", "yardstick, not a target", "it fell by about a fifth"):
        assert words in page
    for text in (page, json.dumps(shares), json.dumps(rows)):
        assert "Mr A Example" not in text


def test_what_is_asked_wrongly_is_told_with_what_to_do(quay: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.csv"
    page.write_text("<html></html>")
    for code, words, *typed in (
        (1, "There is no actor", "ledger", LIST, "--anchor", "nobody"),
        (2, "There is no column “Net”", "ledger", LIST, "--anchor", "quayside-hospital", "--map", "Net=amount"),
        (2, "--map 'Their heading=supplier'", "ledger", LIST, "--anchor", "quayside-hospital", "--map", "Net"),
        (2, "Say one thing", "suppliers", "x"),
        (2, "convene ledger", "import", LIST),
        (3, "web page", "ledger", str(page), "--anchor", "quayside-hospital"),
    ):
        said = quay(*map(str, typed))
        assert said.code == code, said.err
        assert words in said.err
