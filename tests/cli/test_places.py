"""Which place and which book are meant, how a place stands, and the rehearsal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import ROOT

HARROW = str(ROOT / "sample_places" / "harrow-quay.toml")


def test_without_a_book_the_status_says_how_to_begin_and_makes_nothing(new_cli: Cli) -> None:
    said = new_cli.fine()
    assert "convene add place" in said.err
    assert said.out == ""
    refused = new_cli("list", "actor")
    assert refused.code == 1
    assert "There is no book yet." in refused.err
    assert not new_cli.paths.book.parent.exists()


def test_a_place_of_ones_own(new_cli: Cli) -> None:
    assert new_cli.fine("add", "place", "Our Street", "--population", "1,200").out == "our-street\n"
    out = new_cli.fine("status").out
    assert out.startswith("Our Street\nneighbourhood · 1,200 people")
    assert "▪ 1 Engagement" in out
    assert "Next: " in out
    new_cli.fine("edit", "place", "--population", "1300")
    assert new_cli.fine("show", "place", "--format", "json").data["population"] == 1300


def test_status_tells_the_stages_the_checks_and_the_next_thing(cli: Cli) -> None:
    out = cli.fine().out
    rail = [line for line in out.splitlines() if " checks passed" in line]
    assert [line.split()[2].rstrip(",") for line in rail] == ["Engagement", "Co-design", "Delivery", "Measurement"]
    assert [line for line in rail if "you are here" in line] == [rail[2]]
    assert "DEL-1" not in cli.fine("status").out.split("Next: ")[0]
    whole = cli.fine("status", "--checks").out
    assert all(f"{name}-1 " in whole for name in ("ENG", "COD", "DEL", "MEA"))
    data = cli.fine("status", "--format", "json").data
    assert [gate["stage"] for gate in data["head"]["gates"]] == ["engagement", "codesign", "delivery", "measurement"]
    assert data["next"]["words"] in " ".join(out.split())


def test_opening_a_file_goes_there(new_cli: Cli) -> None:
    said = new_cli.fine("open", HARROW)
    assert "Brought in Harrow Quay" in said.err
    assert said.out.startswith("Harrow Quay\n")
    again = new_cli("open", HARROW)
    assert again.code == 1
    assert "is in this book already" in again.err


def test_with_two_places_and_none_open_they_are_named(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "First")
    new_cli.fine("add", "place", "Second")
    assert new_cli.fine("status").out.startswith("Second\n")
    new_cli.fine("undo")
    new_cli.fine("redo")
    new_cli.fine("open", "first")
    assert new_cli.fine("status").out.startswith("First\n")
    new_cli.fine("add", "actor", "Club", "--primary-type", "citizen", "--place", "second")
    assert new_cli.fine("list", "actor").out == ""
    assert "club" in new_cli.fine("--place", "SECOND", "list", "actor").out
    new_cli.fine("remove", "place", "first")
    new_cli.fine("add", "place", "Third")
    new_cli.fine("undo")
    assert new_cli.fine("status").out.startswith("Second\n")


def test_none_open_among_several_asks_which(new_cli: Cli) -> None:
    for name in ("First", "Second", "Third"):
        new_cli.fine("add", "place", name)
    new_cli.fine("remove", "place", "third")
    said = new_cli("list", "actor")
    assert said.code == 2
    assert "first and second" in said.err
    assert "--place first" in said.err
    wrong = new_cli("list", "actor", "--place", "frist")
    assert wrong.code == 1
    assert "Did you mean first?" in wrong.err


def test_a_word_that_is_neither_file_nor_place(cli: Cli) -> None:
    said = cli("open", "harow-quay")
    assert said.code == 1
    assert "Did you mean harrow-quay?" in said.err
    assert cli("open", "harow-quay.toml").code == 3


def test_another_book_is_chosen_by_option(cli: Cli, tmp_path: Path) -> None:
    other = str(tmp_path / "other.book")
    cli.fine("add", "place", "Elsewhere", "--book", other)
    assert cli.fine("--book", other, "list", "place", "--format", "json").data[0]["name"] == "Elsewhere"
    assert [one["name"] for one in cli.fine("list", "place", "--format", "json").data] == ["Harrow Quay"]


@pytest.mark.parametrize("argv", [["try"], ["try", "harrow-quay", "--plain"]], ids=" ".join)
def test_the_rehearsal_walks_the_whole_round_and_keeps_nothing(new_cli: Cli, argv: list[str]) -> None:
    said = new_cli.fine(*argv)
    assert said.out.lstrip().startswith("A rehearsal on Harrow Quay")
    assert "60 contributions before, 61 now." in said.out
    assert "Undid: Captured" in said.out
    assert "60 contributions again." in said.out
    assert "It was checked, and nothing is wrong with it." in said.out
    assert "The same text comes out of a fresh book" in said.out
    assert not new_cli.paths.book.parent.exists()


def test_every_sample_can_be_rehearsed(new_cli: Cli, sample: Path) -> None:
    said = new_cli.fine("try", sample.stem)
    assert "The same text comes out of a fresh book" in said.out


def test_a_sample_there_is_not(new_cli: Cli) -> None:
    said = new_cli("try", "atlantis")
    assert said.code == 2
    assert "harrow-quay" in said.err


def test_in_a_terminal_the_app_opens(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, str]] = []
    monkeypatch.setattr("convene.cli.start_app.start_app", lambda book, place="": opened.append((book, place)) or 0)
    assert cli(terminal=True).code == 0
    assert cli("open", "harrow-quay", terminal=True).code == 0
    assert cli("try", terminal=True).code == 0
    assert opened[:2] == [(cli.paths.book, ""), (cli.paths.book, "harrow-quay")]
    assert opened[2][0].name == "rehearsal.book"
    assert not opened[2][0].exists()


def test_undo_names_the_place_when_it_is_not_the_open_one(cli: Cli) -> None:
    cli.fine("add", "place", "Quay")
    cli.fine("add", "actor", "Tide", "--primary-type", "msme", "--place", "harrow-quay")
    assert cli.fine("undo").err == "Undid in Harrow Quay: Added actor: Tide. convene redo brings it back.\n"
    assert cli.fine("redo").err == "Redid in Harrow Quay: Added actor: Tide.\n"
    cli.fine("open", "harrow-quay")
    assert cli.fine("undo").err == "Undid: Added actor: Tide. convene redo brings it back.\n"
