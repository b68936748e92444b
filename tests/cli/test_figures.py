"""``profile`` and ``evidence`` on the command line, and figures brought in there."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Cli
from tests.conftest import ROOT

CARS = str(ROOT / "sample_places" / "lists" / "invented-census2021-ts045-lsoa.csv")


def test_from_a_census_file_to_a_need_with_voice_and_data(cli: Cli, tmp_path: Path) -> None:
    assert "5 figures added" in cli.fine("import", CARS, "--dry-run").out + cli.fine("import", CARS).err
    handles = [one["slug"] for one in cli.fine("list", "indicator", "--format", "json").data]
    assert "no-cars-or-vans-in-household" in handles
    said = cli.fine("evidence", "no-way-home", "--figure", "no-cars-or-vans-in-household", "--voice", "shutters")
    assert "Put a figure behind a need" in said.err
    assert "Put a voice behind a need" in said.err
    need = json.loads(cli.fine("show", "need", "no-way-home", "--format", "json").out)
    assert need["evidence"][-2]["indicator"] == "no-cars-or-vans-in-household"
    assert need["evidence"][-1]["kind"] == "voice"
    again = cli.fine("evidence", "no-way-home", "--figure", "no-cars-or-vans-in-household")
    assert "already" in again.err
    shown = cli.fine("show", "indicator", "no-cars-or-vans-in-household").out
    assert "1,727 of 3,346" in shown


def test_the_profile_as_text_and_as_documents(cli: Cli, tmp_path: Path) -> None:
    cli.fine("import", CARS)
    text = cli.fine("profile").out
    assert "52 in 100 households have no car or van" in text
    assert "No figure yet on" in text
    assert json.loads(cli.fine("profile", "--format", "json").out)["place"] == "Harrow Quay"
    page = tmp_path / "profile.html"
    cli.fine("export", "profile", "-o", str(page), "--large")
    assert "<svg" in page.read_text(encoding="utf-8")
    assert cli.fine("export", "profile").out.startswith("# Harrow Quay: a profile in figures")
    assert cli.fine("export", "profile", "--format", "csv").out.startswith("topic,name,figure")


def test_what_evidence_is_to_stand_there_must_be_said(cli: Cli) -> None:
    said = cli("evidence", "no-way-home")
    assert (said.code, "--figure INDICATOR" in said.err) == (2, True)
    assert cli("evidence", "no-way-home", "--figure", "nowhere").code == 1
