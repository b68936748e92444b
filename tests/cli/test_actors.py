"""``step``, ``merge``, ``duplicates``, ``levers``, and the word on a new actor that looks like another."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_a_new_actor_that_looks_like_another_is_added_with_a_word(cli: Cli) -> None:
    said = cli.fine("add", "actor", "Saltwork CIC", "--primary-type", "vcse")
    assert said.out == "saltwork-cic\n"
    assert "It looks like Saltworks CIC (voluntary group" in said.err
    assert "convene merge saltworks saltwork-cic" in said.err
    assert "looks like" not in cli.fine("add", "actor", "Nobody We Know", "--primary-type", "vcse").err


def test_merging_shows_first_then_does_and_undoes(cli: Cli) -> None:
    cli.fine("add", "actor", "Saltwork CIC", "--primary-type", "vcse", "--note", "Two doors down", "--headcount", "3")
    cli.fine("add", "action", "Ring them", "--actor", "saltwork-cic")
    pair = ("merge", "saltworks", "saltwork-cic")
    assert {"saltworks", "saltwork-cic"} in [
        {side["slug"] for side in one["actors"]} for one in cli.fine("duplicates", "--format", "json").data
    ]
    seen = cli.fine(*pair, "--dry-run")
    assert "Saltwork CIC would go into Saltworks CIC." in seen.out
    assert "What moves over: 1 action." in seen.out
    assert "Nothing was changed." in seen.out
    assert cli("show", "actor", "saltwork-cic").code == 0
    done = cli.fine(*pair, "--take", "headcount=other", "--take", "name=other")
    assert done.out == "saltworks\n"
    assert "1 action moved" in done.err
    kept = cli.fine("show", "actor", "saltworks", "--format", "json").data
    assert (kept["name"], kept["headcount"]) == ("Saltwork CIC", 3)
    assert "Saltworks CIC" in kept["aliases"]
    assert "Two doors down" in kept["note"]
    assert cli("show", "actor", "saltwork-cic").code == 1
    cli.fine("undo")
    assert cli.fine("show", "actor", "saltwork-cic", "--format", "json").data["headcount"] == 3


def test_a_choice_that_cannot_be_made_is_said(cli: Cli) -> None:
    for take in ("slug=other", "colour=kept", "name=mine", "name"):
        said = cli("merge", "lockside-land", "boat-dwellers", "--take", take)
        assert said.code == 2
        assert "--dry-run" in said.err
    assert cli("merge", "saltworks", "saltworks").code == 2
    assert cli("merge", "saltworks", "nobody").code == 1


def test_steps_from_the_command_line(cli: Cli) -> None:
    def at(handle: str) -> str:
        return str(cli.fine("show", "actor", handle, "--format", "json").data["relationship"])

    assert at("lockside-land") == "identified"
    said = cli.fine("step", "lockside-land")
    assert "identified → contacted. convene undo takes it back." in said.err
    cli.fine("step", "lockside-land", "boat-dwellers", "--to", "committed")
    assert (at("lockside-land"), at("boat-dwellers")) == ("committed", "committed")
    cli.fine("step", "lockside-land", "--back")
    assert at("lockside-land") == "engaged"
    stuck = cli("step", "saltworks")
    assert stuck.code == 1
    assert "as far as it goes" in stuck.err
    for wrong in (("--to", "engagd"), ("--to", "withdrawn"), ("--to", "engaged", "--back")):
        assert cli("step", "lockside-land", *wrong).code == 2
    assert at("lockside-land") == "engaged"


def test_levers_of_the_place_add_up(cli: Cli) -> None:
    found = {one["lever"]: one for one in cli.fine("levers", "--format", "json").data}
    records = cli.fine("list", "actor", "--format", "json").data
    for lever, one in found.items():
        held = [row for actor in records for row in actor["levers"] if row["lever"] == lever]
        assert one["yearly"] == sum(row["yearly"] or 0 for row in held)
        assert one["size_not_known"] == sum(row["yearly"] is None for row in held)
    assert "procurement" in found
    assert "a year" in cli.fine("levers").out


def test_an_empty_place_has_neither_doubles_nor_levers(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Quay")
    assert "No two actors" in new_cli.fine("duplicates").err
    assert "Nobody holds a lever" in new_cli.fine("levers").err
    assert new_cli.fine("duplicates", "--format", "json").data == []


def test_hostile_names_are_compared_like_others(nasty_cli: Cli) -> None:
    said = nasty_cli.fine("duplicates")
    assert "\x1b" not in said.out + said.err


def test_a_commitment_and_a_vision_move_on_from_the_command_line(cli: Cli) -> None:
    steps = cli.fine("step", "commitment", "shop-units").out
    assert "--to done, with --quantity and --evidence" in steps
    assert "--to withdrawn, with --why" in steps
    lacking = cli("step", "commitment", "shop-units", "--to", "withdrawn")
    assert lacking.code == 2
    assert "Say it with --why." in lacking.err
    said = cli.fine("step", "commitment", "shop-units", "--to", "withdrawn", "--why", "The lender left")
    assert "late → withdrawn. convene undo takes it back." in said.err
    assert cli("step", "commitment", "shop-units", "--to", "late").code == 1
    cli.fine("undo")
    cli.fine("step", "vision", "night-bus", "--to", "agreed", "--method", "fist to five", "--votes", "41 1 5")
    assert cli.fine("show", "vision", "night-bus", "--format", "json").data["votes_for"] == 41
    assert cli("step", "vision", "night-bus", "--back").code == 2
    assert cli("step", "saltworks", "--why", "Because").code == 2
