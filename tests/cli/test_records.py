"""Adding, listing, showing, changing, removing, and taking it all back."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from convene.cli import drafts
from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.services.book import Book
from convene.services.places import places
from tests.cli.conftest import Cli
from tests.making import change, find
from tests.nasty import NASTY
from tests.store.dumping import contents

# What a shell can hand over: no NUL, and something to say.
HOSTILE = [text for text in NASTY if text.strip() and "\x00" not in text]


def test_a_mark_that_is_none_is_asked_about(cli: Cli) -> None:
    said = cli("capture", "late @citzen")
    assert said.code == 2
    assert "is it @citizen? Nothing was kept." in said.err
    assert not cli("list", "contribution", "--filter", "citzen").out
    cli.fine("capture", "late @citzen", "--as-said")
    assert "late @citzen" in cli.fine("list", "contribution", "--filter", "citzen").out


def test_what_a_record_is_about_may_stand_first_whether_it_is_words_or_a_record(cli: Cli) -> None:
    assert cli.fine("add", "adoption", "CN1.2", "--baseline", "0").out.strip() == "CN1.2"
    assert cli("add", "signature", "nobody-there").code


def test_the_round_of_a_record(cli: Cli) -> None:
    added = cli.fine(
        "add", "need", "Nobody runs a night bus", "--who", "Shift workers",
        "--evidence", "kind=voice; text=It stops; at six; source=Evening one",
        "--evidence", "kind=data; text=12 of 40; date=last week",
    )  # fmt: skip
    assert added.out == "nobody-runs-a-night-bus\n"
    assert added.err == "Added need: Nobody runs a night bus. convene undo takes it back.\n"
    listed = cli.fine("list", "need", "--filter", "NIGHT bus", "--format", "json").data
    assert [(one["slug"], one["who"]) for one in listed] == [("nobody-runs-a-night-bus", "Shift workers")]
    assert listed[0]["evidence"][0] == {
        "kind": "voice",
        "text": "It stops; at six",
        "source": "Evening one",
        "date": None,
        "indicator": None,
    }
    assert listed[0]["evidence"][1]["date"] == "2026-11-15"
    shown = cli.fine("show", "need", "nobody-runs-a-night-bus")
    assert "“Nobody runs a night bus”" in shown.out
    assert "Who  Shift workers" in shown.out
    cli.fine("edit", "need", "nobody-runs-a-night-bus", "--who", "Night workers", "--why", "they said so")
    assert who(cli) == "Night workers"
    assert "they said so" in cli.fine("history").out
    assert cli.fine("undo").err.startswith("Undid: Changed need")
    assert who(cli) == "Shift workers"
    cli.fine("redo")
    assert who(cli) == "Night workers"
    assert "convene undo brings it back" in cli.fine("remove", "need", "nobody-runs-a-night-bus").err
    assert cli("show", "need", "nobody-runs-a-night-bus").code == 1
    cli.fine("undo")
    assert who(cli) == "Night workers"


def who(cli: Cli) -> str:
    found = cli.fine("show", "need", "nobody-runs-a-night-bus", "--format", "json").data["who"]
    assert isinstance(found, str)
    return found


def test_an_edit_that_changes_nothing_says_so(cli: Cli) -> None:
    before = cli.fine("history").out
    said = cli.fine("edit", "actor", "saltworks", "--relationship", "signed")
    assert said.err == "It was so already; nothing was changed.\n"
    assert cli.fine("history").out == before


def test_dates_and_money_are_understood_as_people_write_them(cli: Cli) -> None:
    cli.fine(
        "add", "commitment", "A bench", "--actor", "saltworks", "--due", "end of march", "--start", "in 3 weeks",
        "--quantity", "1.2k", "--visions", "first-step,tide-street", "--legally-required", "yes",
    )  # fmt: skip
    made = cli.fine("show", "commitment", "a-bench", "--format", "json").data
    assert (made["due"], made["start"], made["quantity"]) == ("2027-03-31", "2026-12-13", 1200)
    assert made["visions"] == ["first-step", "tide-street"]
    assert made["legally_required"] is True
    cli.fine("edit", "commitment", "a-bench", "--visions", "", "--due", "", "--legally-required", "no", "--reason", "x")
    made = cli.fine("show", "commitment", "a-bench", "--format", "json").data
    assert (made["visions"], made["due"], made["legally_required"]) == ([], None, False)


def test_several_are_removed_as_one_change(cli: Cli) -> None:
    for text in ("One", "Two"):
        cli.fine("add", "contribution", text)
    cli.fine("remove", "contribution", "one", "two", "one")
    assert cli("show", "contribution", "two").code == 1
    cli.fine("undo")
    cli.fine("show", "contribution", "one")
    cli.fine("show", "contribution", "two")


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", ["table", "csv", "json", "toml"])
def test_every_noun_lists_in_every_format(cli: Cli, noun: str, form: str) -> None:
    if (noun, form) == ("place", "csv"):
        assert cli("list", noun, "--format", form).code == 2
        return
    said = cli.fine("list", noun, "--format", form)
    if form == "json":
        assert all(list(one) == [field.name for field in NOUNS[noun].fields] for one in said.data)
    elif form == "csv":
        names = next(csv.reader(StringIO(said.out)))
        # Neither what the convener thinks of others nor whom of the contacts it is about goes out unasked.
        kept = {one.name for one in NOUNS[noun].fields if one.judgement or one.to == "person"}
        assert names == [one.name for one in NOUNS[noun].fields if one.kind != "rows" and one.name not in kept]
    elif said.out and form == "table":
        assert said.out.startswith("handle")


def test_lists_in_every_format_hold_the_same_records(cli: Cli) -> None:
    def slugs(form: str) -> list[str]:
        out = cli.fine("list", "commitment", "--filter", "tide", "--format", form).out
        if form == "csv":
            return [row["slug"] for row in csv.DictReader(StringIO(out))]
        if form == "toml":
            import tomllib

            return [one["slug"] for one in tomllib.loads(out)["commitment"]]
        return [line.split()[0] for line in out.splitlines()[1:]]

    found = [one["slug"] for one in cli.fine("list", "commitment", "--filter", "tide", "--format", "json").data]
    assert found
    assert slugs("table") == slugs("toml") == found
    assert sorted(slugs("csv")) == sorted(found)


def test_all_shows_every_field_one_below_the_other(cli: Cli) -> None:
    out = cli.fine("list", "actor", "--filter", "saltworks", "--all").out
    assert out.startswith("actor saltworks\n  Name: Saltworks CIC\n")
    assert "\n  Levers held: 1" in out


def test_the_thread_runs_from_voice_to_reply(cli: Cli) -> None:
    out = cli.fine("show", "vision", "first-step", "--thread").out
    heads = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert heads == ["Said", "Vision", "Decided", "Promised", "Measured", "Replied"]
    steps = cli.fine("show", "vision", "first-step", "--thread", "--format", "json").data
    assert [one["step"] for one in steps] == ["said", "vision", "decided", "commitment", "measured", "replied"]
    assert {item["noun"] for item in steps[0]["items"]} == {"contribution", "need", "cluster"}
    assert all(item["id"] for item in steps[0]["items"])
    assert {"decision", "ballot"} <= {item["noun"] for item in steps[2]["items"]}
    refused = cli("show", "actor", "saltworks", "--thread")
    assert refused.code == 2
    assert "An actor has no thread" in refused.err


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_ordinary_text(cli: Cli, text: str) -> None:
    added = cli("add", "contribution", f"--text={text}", "--kind", "hope")
    assert added.code == 0, added
    handle = added.out.strip()
    for argv in (["show", "contribution", handle], ["list", "contribution"], ["history"], ["status"]):
        harmless(cli.fine(*argv).out)
    kept = cli.fine("show", "contribution", handle, "--format", "json").data["text"]
    assert [ch for ch in kept if ch.isprintable() and ch != " "] == [ch for ch in cleaned(text) if ch != " "]


def cleaned(text: str) -> str:
    from convene.text import clean

    return "".join(ch for ch in clean(text) if ch.isprintable())


def harmless(out: str) -> None:
    assert not [ch for ch in out if (ord(ch) < 32 and ch != "\n") or 127 <= ord(ch) < 160 or ch in "\u202e\u2066"]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_book_full_of_hostile_text_cannot_steer_the_terminal(nasty_cli: Cli, noun: str) -> None:
    handles = [one["slug"] for one in nasty_cli.fine("list", noun, "--format", "json").data]
    for argv in (["list", noun], ["list", noun, "--all"], *(["show", noun, one] for one in handles[:3])):
        harmless(nasty_cli.fine(*argv).out)


def test_a_line_is_captured_with_its_tags(cli: Cli) -> None:
    said = cli.fine("capture", "The last bus leaves at six @citizen #t3 !concern")
    assert (
        said.err == "Captured: The last bus leaves at six (citizen · table 3 · concern). convene undo takes it back.\n"
    )
    made = cli.fine("show", "contribution", said.out.strip(), "--format", "json").data
    assert (made["text"], made["actor_type"], made["table"], made["kind"]) == (
        "The last bus leaves at six", "citizen", "3", "concern",
    )  # fmt: skip
    assert made["said_on"] == "2026-11-22"
    assert cli("capture", "@citizen").code == 2
    there = cli.fine("capture", "And no shelter", "--workshop", "library-saturday").out.strip()
    assert cli.fine("show", "contribution", there, "--format", "json").data["workshop"] == "library-saturday"


@pytest.mark.parametrize("argv", [["--", "-5 degrees"], ["--text=-5 degrees"]], ids=" ".join)
def test_words_that_begin_with_a_hyphen_can_be_said(cli: Cli, argv: list[str]) -> None:
    handle = cli.fine("add", "contribution", *argv).out.strip()
    assert cli.fine("show", "contribution", handle, "--format", "json").data["text"] == "-5 degrees"


def test_a_single_record_needs_no_handle(cli: Cli) -> None:
    cli.fine("edit", "manifesto", "--steering", "A table of seven")
    assert "A table of seven" in cli.fine("show", "manifesto").out
    refused = cli("add", "manifesto", "--title", "Another")
    assert refused.code == 1
    assert "A place has only one manifesto" in refused.err


def test_an_edit_writes_what_was_named_and_nobody_comes_between(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.fine("add", "actor", "Oak", "--primary-type", "vcse", "--ward", "East", "--tags", "a")
    other = Book(cli.paths.book, now=cli.clock, patience=0)
    place = other.ask(places.current)
    assert place is not None
    oak = find(other, place, "actor", "oak")
    tried = []

    def meanwhile(*given: Any) -> Any:
        with pytest.raises(Problem):
            change(other, place, "actor", oak, ward="West")
        tried.append(given)
        return drafts.draft_of(*given)

    monkeypatch.setattr("convene.cli.nouns.draft_of", meanwhile)
    cli.fine("edit", "actor", "oak", "--name", "Elm", "--tags", "b")
    assert tried
    sql = "SELECT after FROM change_row WHERE change_seq = (SELECT max(seq) FROM change)"
    assert [row["after"] for row in other.ask(lambda read: read.rows(sql))] == ['{"name":"Elm","tags":"[\\"b\\"]"}']
    change(other, place, "actor", oak, slug="elm")
    other.close()
    assert "There is no actor “oak” here." in cli("edit", "actor", "oak", "--ward", "North").err


def _promise(cli: Cli) -> tuple[str, str]:
    """A promise of somebody who has signed, and one that is live though nobody signed it."""
    cli.fine("add", "actor", "Tidewater", "--primary-type", "msme")
    ten_jobs = ("add", "commitment", "Ten jobs", "--actor", "tidewater", "--quantity", "10", "--status", "live")
    assert "who accepted it for the actor" in cli(*ten_jobs).err, "nobody is accepted for without a note"
    cli.fine(*ten_jobs, "--accepted-by", "Owner", "--accepted-on", "2026-11-01", "--accepted-how", "by letter")
    found = {one["actor"]: one["slug"] for one in cli.fine("list", "commitment", "--format", "json").data}
    signed = {one["actor"] for one in cli.fine("list", "signature", "--format", "json").data if one["signed_on"]}
    return next(slug for actor, slug in found.items() if actor in signed), found["tidewater"]


@pytest.mark.parametrize("which", [0, 1], ids=["signed", "live"])
def test_a_promise_that_others_count_on_changes_with_its_reason_or_not_at_all(cli: Cli, which: int) -> None:
    promise = _promise(cli)[which]
    before = contents(cli.paths.book)
    said = cli("edit", "commitment", promise, "--quantity", "7")
    assert said.code == 2
    assert "Why do its terms change?" in said.err
    assert f"convene edit commitment {promise} … --reason WHY" in said.err
    assert cli("edit", "commitment", promise, "--quantity", "7", "--reason", "  ").code == 2
    assert contents(cli.paths.book) == before
    cli.fine("edit", "commitment", promise, "--note", "They rang")
    cli.fine("edit", "commitment", promise, "--quantity", "7", "--reason", "The order book halved")
    amendments = cli.fine("list", "amendment", "--format", "json").data
    assert [one["why"] for one in amendments if one["commitment"] == promise][-1] == "The order book halved"
    assert cli.fine("history", "--format", "json").data[0]["why"] == "The order book halved"
    assert "The order book halved" in cli.fine("history").out
    assert "The order book halved" in cli.fine("show", "commitment", promise, "--thread").out
    cli.fine("undo")
    assert len(cli.fine("list", "amendment", "--format", "json").data) == len(amendments) - 1


def test_at_a_terminal_it_is_asked_why(cli: Cli) -> None:
    promise = _promise(cli)[0]
    assert cli("edit", "commitment", promise, "--quantity", "7", answer="").code == 2
    said = cli("edit", "commitment", promise, "--quantity", "7", answer="The order book halved")
    assert said.code == 0
    assert "Why do its terms change?" in said.err
    assert cli.fine("history", "--format", "json").data[0]["why"] == "The order book halved"


def test_a_vision_is_reworded_with_its_reason_and_says_so(cli: Cli) -> None:
    vision = cli.fine("list", "vision", "--format", "json").data[0]["slug"]
    assert cli("edit", "vision", vision, "--statement", "A quay for all").code == 2
    said = cli("edit", "vision", vision, "--statement", "A quay for all", "--why", "Asked for at the supper")
    assert said.code == 2
    assert "Who asked for it?" in said.err
    assert "a dot leaves it open" in said.err
    cli.fine("edit", "vision", vision, "--statement", "A quay for all", "--why", "Asked for at the supper",
             "--asked-by", "traders")  # fmt: skip
    assert "asked for by traders" in " ".join(cli.fine("show", "vision", vision).out.split())
    assert "Asked for at the supper" in " ".join(cli.fine("show", "vision", vision).out.split())
    assert "Asked for at the supper" in cli.fine("show", "vision", vision, "--thread").out


def test_where_nobody_asks_why_no_reason_is_needed(cli: Cli) -> None:
    need = cli.fine("list", "need", "--format", "json").data[0]["slug"]
    cli.fine("edit", "need", need, "--who", "Night workers")
    passed = cli.fine("list", "override", "--format", "json").data[0]["slug"]
    cli.fine("edit", "override", passed, "--reason", "It was late")


def test_a_month_alone_is_told_as_the_day_it_was_taken_for(cli: Cli) -> None:
    said = cli.fine("edit", "commitment", "shop-units", "--start", "Oct 2026", "--due", "Oct 2028", "--reason", "So")
    assert "--start Oct 2026 is its first day, Thu 1 Oct 2026." in said.err
    assert "--due Oct 2028 is its last day, Tue 31 Oct 2028." in said.err


def test_loose_ends_are_told_in_words_and_as_data(cli: Cli) -> None:
    told = cli.fine("orphans").out
    assert "15 voices had no reply, of 60 voices  (voices-not-answered)" in told
    assert "Freshness 80 of 100" in told
    assert "Freshness 80 of 100" in cli.fine("status").out
    found = cli.fine("orphans", "--format", "json").data
    assert found["freshness"] == 80
    kinds = {one["key"]: one for one in found["kinds"]}
    assert len(kinds["voices-not-answered"]["items"]) == kinds["voices-not-answered"]["found"] == 15
    rows = cli.fine("orphans", "voices-not-answered", "--format", "csv").out.splitlines()
    assert len(rows) == 16
    refused = cli("orphans", "voices")
    assert refused.code == 2
    assert "voices-in-no-vision" in refused.err
