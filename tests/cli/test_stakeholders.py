"""``map``, ``gaps`` and ``network`` on the command line."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from tests.cli.conftest import Cli


def test_the_map_shows_the_grid_and_who_waits(cli: Cli) -> None:
    said = cli.fine("map")
    assert "keep on board" in said.out
    assert "To place: Basin Angling Club and Low Tide Print & Signs." in said.out
    assert "Most affected, least heard: Basin boat dwellers (affected 3, influence 1)" in said.out
    assert max(map(len, said.out.splitlines())) <= 100
    rows = list(csv.DictReader(StringIO(cli.fine("map", "--format", "csv").out)))
    data = cli.fine("map", "--format", "json").data
    assert len(rows) == len(data) == 46
    assert next(one for one in data if one["actor"] == "hospital")["quadrant"] == "work_with"


def test_an_actor_is_put_on_the_map_and_taken_back(cli: Cli) -> None:
    said = cli.fine("map", "canal-angling", "4", "2", "--affected", "3", "--judged-by", "steering group")
    assert said.err == (
        "Placed Basin Angling Club: influence 4, interest 2: keep on board; deeply affected. "
        "convene undo takes it back.\n"
    )
    shown = cli.fine("map", "canal-angling").out
    assert "judged by steering group on 2026-11-22" in shown
    assert "placed on Sun 22 Nov" in shown
    cli.fine("map", "lowtide-media", "--affected", "1")
    assert cli.fine("show", "actor", "lowtide-media", "--format", "json").data["judged_by"] == "steering group"
    cli.fine("undo")
    cli.fine("undo")
    assert cli.fine("show", "actor", "canal-angling", "--format", "json").data["influence"] is None


def test_half_a_placement_and_a_wrong_number_are_refused(cli: Cli) -> None:
    half = cli("map", "hospital", "4")
    assert half.code == 2
    assert "convene map hospital 4 3" in half.err
    wrong = cli("map", "hospital", "6", "1")
    assert wrong.code == 2
    assert "Influence goes from 1 to 5" in wrong.err


def test_gaps_in_words_and_as_data(cli: Cli) -> None:
    said = cli.fine("gaps", "--coverage").out
    assert said.startswith("Nobody from Eastgate has taken part; one is known there.")
    assert "in hand: Be at the Eastgate supper, to eat, Convener, by Sun 13 Dec" in said
    assert "Citizens were 254 of 484 people at workshops" in said
    data = cli.fine("gaps", "--format", "json").data
    assert data["gaps"][0]["key"] == "ward:eastgate"
    assert data["balance"][0]["parts"]["developers"] == 1
    assert [one["engaged"] for one in data["coverage"]["types"]] == [5, 4, 1, 8, 8, 6]


def test_a_gap_is_acted_on_and_closed(cli: Cli) -> None:
    said = cli.fine("gaps", "--act", "type:developer", "--owner", "Priya", "--due", "4 dec")
    assert said.err.startswith("To do: Meet one more developer, Priya, by Fri 4 Dec.")
    handle = said.out.strip()
    assert "in hand: Meet one more developer, Priya, by Fri 4 Dec" in cli.fine("gaps").out
    cli.fine("edit", "actor", "meridian-dock", "--relationship", "engaged")
    said = cli.fine("gaps")
    assert "Closed 2 actions: their gaps are gone." in said.err
    assert cli.fine("show", "action", handle, "--format", "json").data["done_on"] == "2026-11-22"
    assert cli("gaps", "--act", "type:nothing").code == 1
    assert cli("gaps", "--act", "ward:eastgate", "--due", "whenever").code == 2


def test_the_network_whole_and_from_one_actor(cli: Cli) -> None:
    said = cli.fine("network").out
    assert said.startswith("31 of 46 actors are tied, by 35 ties.")
    assert "No tie between anchors and developers" in said
    assert "none of ten pairs are\n  tied." in said
    ego = cli.fine("network", "community-kitchen").out
    assert "is funded by: Wharf & Weir Housing (£10k)" in ego
    data = cli.fine("network", "--format", "json").data
    assert [len(one) for one in data["groups"]] == [25, 3, 3]
    assert data["betweenness_how"] == "of all shortest ways between two others"
    assert cli.fine("network", "hospital", "--format", "json").data["steps"] == [6, 6]


def test_kumus_tables(cli: Cli, tmp_path: Path) -> None:
    elements = list(csv.DictReader(StringIO(cli.fine("export", "kumu", "elements").out)))
    connections = list(csv.DictReader(StringIO(cli.fine("export", "kumu", "connections").out)))
    labels = {row["Label"] for row in elements}
    assert connections
    assert all(row["From"] in labels and row["To"] in labels for row in connections)
    which = cli("export", "kumu")
    assert which.code == 2
    assert "convene network --kumu NAME" in which.err
    cli.fine("network", "--kumu", str(tmp_path / "quay"))
    assert sorted(one.name for one in tmp_path.glob("quay-*")) == ["quay-connections.csv", "quay-elements.csv"]
    assert cli("network", "--kumu", str(tmp_path / "quay")).code != 0, "what is there is not written over"


def test_a_place_with_nobody_in_it(cli: Cli) -> None:
    cli.fine("add", "place", "Empty")
    assert "0 of 0 actors on the map." in cli.fine("map").out
    assert "No developer is on the list." in cli.fine("gaps").out
    assert cli.fine("network").out.startswith("0 of 0 actors are tied")
    assert cli.fine("export", "kumu", "connections").out.count("\n") == 1
