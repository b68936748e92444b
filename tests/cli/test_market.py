"""``ask``, ``market``, ``match``, ``answer`` and ``coverage`` on the command line."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_an_ask_is_written_down_matched_and_taken_apart(cli: Cli) -> None:
    said = cli.fine("ask", "Harbour Advice > procurement: somebody to read our tender forms =LW1.2")
    assert said.out == "somebody-to-read-our-tender-forms\n"
    assert "Harbour Advice asks anybody who can" in said.err
    assert "May fit: local-food, Harrow Quay Borough: A tenth of food spend" in said.err
    assert "both are counted in LW1.2; both by procurement" in said.err
    handle = said.out.strip()
    assert cli.fine("match", handle, "--format", "json").data["answered_by"] == [], "nothing is matched by itself"
    assert "may fit: local-food" in cli.fine("match", handle).out
    assert "convene undo takes it back" in cli.fine("match", handle, "local-food").err
    (lever,) = cli.fine("market", "--lever", "procurement", "--format", "json").data
    mine = next(one for one in lever["asked"] if one["ask"] == handle)
    assert (mine["state"], mine["answered_by"]) == ("matched", ["local-food"])
    cli.fine("match", handle, "local-food", "--apart")
    assert handle in cli.fine("list", "ask", "--filter", "state:open", "--format", "csv").out
    assert "It was so already" in cli.fine("match", handle, "local-food", "--apart").err


def test_a_market_without_anything_says_how_to_begin(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Quay")
    said = new_cli.fine("market")
    assert (said.out, said.err) == (
        "", "Nothing is asked or offered yet. convene ask and convene promise write a line of each.\n"
    )  # fmt: skip
    wrong = new_cli("market", "--lever", "charm")
    assert wrong.code == 2
    assert "procurement" in wrong.err


def test_an_answer_is_kept_with_who_gave_it_and_how_or_not_at_all(cli: Cli) -> None:
    said = cli("answer", "lease-paper", "yes")
    assert said.code == 1
    assert "Say it with --by and --how: only who is asked can answer." in said.err
    cli.fine("answer", "lease-paper", "yes", "--by", "Leader", "--how", "cabinet minute")
    (kept,) = [one for one in cli.fine("list", "ask", "--format", "json").data if one["slug"] == "lease-paper"]
    assert (kept["accepted"], kept["answered_by"], kept["answered_how"]) == (True, "Leader", "cabinet minute")
    assert cli("answer", "first-tender", "yes", "--by", "A", "--how", "b").code == 1, "it asks nobody in particular"


def test_coverage_tells_few_blanks_and_all_when_asked(cli: Cli) -> None:
    said = cli.fine("coverage", "--table").out
    assert "2 of 4 priority groups had no benefit logged yet: Shift workers and Eastgate." in " ".join(said.split())
    assert "No developer has offered anything" in said
    assert "Northgate Homes (holds planning), the only developer taking part." in said.replace("\n  ", " ")
    data = cli.fine("coverage", "--format", "json").data
    told = said.count("has offered anything")
    assert told == 12 < len(data["blanks"])
    assert f"And {len(data['blanks']) - 12} more blanks like these" in said
    assert cli.fine("coverage", "--all").out.count("has offered anything") == len(data["blanks"])
    only = cli.fine("coverage", "--lever", "planning", "--format", "json").data
    assert {one["lever"] for one in only["cells"]} == {"planning"}
    assert all("planning" in one["levers"] for one in only["blanks"])
    paper = cli.fine("export", "coverage", "--format", "md").out
    assert paper.count("has offered anything") == len(data["blanks"])
    assert cli.fine("coverage", "--format", "csv").out.startswith("outcome,title,actor_type,lever,named")
