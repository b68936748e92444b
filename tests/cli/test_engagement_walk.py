"""Stage 1 from an empty book to its gate, with files in the real layouts, by plain commands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli
from tests.files.open_data.made_open_data import charity_register, three_sixty_giving

LISTS = Path(__file__).parents[2] / "sample_places" / "lists"
TYPES = ("anchor", "supplier", "developer", "msme", "vcse", "citizen")


def checks(cli: Cli) -> dict[str, str]:
    """ENG-n → passed, nearly, open or not known."""
    lines = cli.fine("status", "--checks").out.splitlines()
    words = (line.split() for line in lines if line.strip().startswith("ENG-"))
    return {one[0]: " ".join(one[1:]).split(":")[0] for one in words}


def test_a_place_is_known_its_people_reached_and_its_gate_opened(new_cli: Cli, tmp_path: Path) -> None:
    cli = new_cli
    cli.fine(
        "add", "place", "Sandgate", "--population", "9120", "--area-codes", "E01999991", "--area-codes", "E01999992",
        "--wards", "Eastgate", "--people-target", "30", "--priority-groups", "Young people",
        "--convener-name", "Sandgate Forum", "--convener-sector", "third", "--convener-funded-by", "Its members",
        "--convener-conflicts", "none known", "--convener-contact-role", "Secretary", "--convener-contact", "01234",
    )  # fmt: skip
    assert checks(cli)["ENG-1"] == "passed"
    assert checks(cli)["ENG-4"] == "not known"

    # The lists that are there already
    register = charity_register(tmp_path / "charities.txt", 600)
    looked = cli.fine("import", str(register), "--dry-run")
    assert cli.fine("list", "actor", "--format", "json").data == []
    brought = cli.fine("import", str(register))
    actors = cli.fine("list", "actor", "--format", "json").data
    assert f"{len(actors)} actors added" in looked.out
    assert f"{len(actors)} actors added" in brought.err
    assert "charity_contact_phone" in brought.err
    assert "ties made" in cli.fine("import", str(three_sixty_giving(tmp_path / "grants.csv", 60))).err
    assert cli.fine("list", "link", "--format", "json").data
    for waiting in cli.fine("decide", "--format", "json").data:
        cli.fine("decide", waiting["handle"], "--skip")
    for name in ("invented-deprivation-2025.csv", "invented-census2021-ts045-lsoa.csv"):
        assert "figures added" in cli.fine("import", str(LISTS / name)).err
    assert cli.fine("import", str(LISTS / "invented-deprivation-2025.csv")).err.count("added") == 0

    # Who matters, who is missing
    for number, one in enumerate(actors[:20]):
        cli.fine("map", one["slug"], str(1 + number % 5), str(1 + number % 4))
    gaps = {one["key"]: one["words"] for one in cli.fine("gaps", "--format", "json").data["gaps"]}
    assert gaps["type:developer"] == "No developer is on the list."
    assert gaps["ward:eastgate"] == "Nobody from Eastgate."
    cli.fine("gaps", "--act", "type:developer", "--owner", "Secretary", "--due", "in 2 weeks")
    assert cli.fine("list", "action", "--format", "json").data[0]["due"] == "2026-12-06"
    for kind in TYPES:
        cli.fine(
            "add", "actor", f"Our {kind}", "--primary-type", kind, "--ward", "Eastgate", "--relationship", "engaged"
        )
    assert "type:developer" not in {one["key"] for one in cli.fine("gaps", "--format", "json").data["gaps"]}
    assert checks(cli) | {"ENG-2": "passed", "ENG-3": "passed"} == checks(cli)

    # Reached, lawfully, and heard
    cli.fine("log", "Our citizen: doorsteps in Eastgate !visit 32p #young people ->fri")
    assert "our-citizen" not in cli.fine("silent", "--days", "30").out
    assert "doorsteps in Eastgate" in cli.fine("due").out
    person = cli.fine("add", "person", "Jane Marker", "--roles", "actor=our-vcse; role=secretary").out.strip()
    assert checks(cli)["ENG-4"] == "open"
    cli.fine(
        "basis", person, "--purpose", "inviting to workshops", "--basis", "consent", "--how", "paper", "--on", "today"
    )
    assert checks(cli) | {"ENG-4": "passed", "ENG-6": "passed"} == checks(cli)
    assert "Jane Marker" not in cli.fine("list", "person").out
    cli.fine("add", "workshop", "Listening", "--influence", "consult", "--status", "held", "--date", "today",
             "--attendance", "actor_type=citizen; people=12")  # fmt: skip
    voices = [cli.fine("capture", f"Voice {n} @citizen", "--workshop", "listening").out.strip() for n in range(5)]
    assert checks(cli)["ENG-8"] != "passed"
    note = cli.fine("export", "heard", "listening", "--format", "html").out
    assert "Voice 3" in note
    cli.fine("heard", "listening", "--sent", "today", "--to", "everybody who came")
    assert checks(cli) | {"ENG-8": "passed", "ENG-9": "passed"} == checks(cli)

    # Needs, with a voice and a figure behind each
    figures: list[dict[str, Any]] = cli.fine("list", "indicator", "--format", "json").data
    for number, voice in enumerate(voices):
        need = cli.fine("add", "need", f"Need {number}").out.strip()
        cli.fine("evidence", need, "--voice", voice, "--figure", figures[number]["slug"])
    assert set(checks(cli).values()) == {"passed"}
    assert "Next" in cli.fine("status").out

    # On paper, and out again without a name
    sheet = cli.fine("export", "signup", "listening", "--format", "html").out
    assert "Sandgate Forum" in sheet
    assert "to be filled in" not in sheet
    assert "Sandgate" in cli.fine("profile").out
    assert "Jane Marker" not in cli.fine("export", "place").out
    assert "Jane Marker" in cli.fine("export", "place", "--people").out


def test_an_open_gate_is_passed_with_a_reason_and_never_in_silence(new_cli: Cli) -> None:
    cli = new_cli
    cli.fine("add", "place", "Sandgate")
    shown = cli.fine("gate")
    assert "ENG-9" in shown.out
    assert "--reason" in shown.err
    refused = cli("gate", "--on")
    assert (refused.code, "ENG-1" in refused.err, "reason" in refused.err) == (1, True, True)
    assert cli.fine("show", "place", "--format", "json").data["stage"] == "engagement"
    cli.fine("gate", "--on", "--reason", "We begin where people already meet")
    assert cli.fine("show", "place", "--format", "json").data["stage"] == "codesign"
    reasons = cli.fine("list", "override", "--format", "json").data
    assert {one["reason"] for one in reasons} == {"We begin where people already meet"}
    assert "ENG-1" in {one["check"] for one in reasons}
    cli.fine("gate", "--back")
    cli.fine("undo")
    cli.fine("undo")
    assert cli.fine("show", "place", "--format", "json").data["stage"] == "engagement"
    assert cli.fine("list", "override", "--format", "json").data == []
    assert cli("gate", "--back").code == 1
    assert cli("gate", "--on", "--back").code == 2
