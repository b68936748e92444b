"""``import`` of lists and ``decide``: said before, said after, data apart from words, and never half."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from convene.cli.app import run
from tests.cli.conftest import Cli
from tests.services.register_files import charities, grants, plain
from tests.store.dumping import dump

LISTS = [{"number": 1000001, "name": "SALTWORKS", "postcode": "HQ1 2AB"},
         {"number": 1000002, "name": "HARBOUR KITCHEN", "postcode": "HQ11 2AB"},
         {"number": 1000004, "name": "QUAYSIDE HOSPITALS TRUST", "postcode": "HQ1 9AB"}]  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> str:
    return str(charities(tmp_path / "register.txt", LISTS))


def test_a_known_list_needs_no_more_words(cli: Cli, register: str) -> None:
    before = cli.fine("export", "place").out
    looked = cli.fine("import", register, "--dry-run")
    made = "1 actor added, 1 changed and 1 waiting for a decision"
    assert looked.out.startswith(f"It would be: {made}.\n")
    assert [line.split()[:3] for line in looked.out.splitlines()[1:]] == [
        ["line", "2", "changed"], ["line", "3", "added"], ["line", "4", "waiting"],
    ]  # fmt: skip
    assert "Register of charities" in looked.err
    assert "Open Government Licence" in looked.err
    assert "“charity_contact_phone”" in looked.err
    assert cli.fine("export", "place").out == before
    done = cli.fine("import", register)
    assert (done.out, f"{made}. convene undo takes it back." in done.err) == ("", True)
    assert any("before-import" in one for one in cli.fine("where", "--format", "json").data["latest_backups"])
    assert f"Imported register.txt: {made}" in cli.fine("history", "--format", "json").out
    again = cli.fine("import", register)
    assert "Nothing new. Other rows: 3 already so." in again.err
    assert "undo" not in again.err
    cli.fine("undo")
    assert cli.fine("export", "place").out == before


def test_the_lines_come_as_data_too(cli: Cli, register: str) -> None:
    data = cli.fine("import", register, "--dry-run", "--format", "json").data
    assert (data["added"], data["changed"], data["waiting"], data["outside"]) == (1, 1, 1, 0)
    assert [one["line"] for one in data["lines"]] == [2, 3, 4]
    assert data["lines"][2]["could_be"][0]["name"] == "Quayside Hospital Trust"
    rows = list(csv.DictReader(io.StringIO(cli.fine("import", register, "--dry-run", "--format", "csv").out)))
    assert [row["what"] for row in rows] == ["changed", "added", "waiting"]
    assert cli.fine("import", register, "--format", "json").data["added"] == 1, "the real run can say it as well"


def test_formulas_in_names_stay_text(cli: Cli, tmp_path: Path) -> None:
    file = plain(tmp_path / "own.csv", ["Name"], [("=HYPERLINK(1)",)])
    said = cli.fine("import", str(file), "--as", "actor", "--set", "primary_type=vcse", "--dry-run", "--format", "csv")
    assert "'=HYPERLINK(1)" in said.out


def test_only_rows_of_the_place(cli: Cli, register: str) -> None:
    data = cli.fine("import", register, "--within", "hq1", "--dry-run", "--format", "json").data
    assert (data["outside"], len(data["lines"])) == (1, 2)
    cli.fine("edit", "place", "harrow-quay", "--area-codes", "HQ11")
    here = cli.fine("import", register, "--within", "place", "--dry-run", "--format", "json").data
    assert (here["outside"], here["lines"][0]["name"]) == (2, "Harbour Kitchen")
    wrong = cli("import", register, "--within", "Elm Ward")
    assert (wrong.code, "“Elm Ward” is neither a postcode" in wrong.err) == (2, True)


def test_a_list_of_ones_own_is_explained_mapped_and_remembered(cli: Cli, tmp_path: Path) -> None:
    file = str(plain(tmp_path / "own.csv", ["Club", "Their town", "Colour"], [("Tide Swimmers", "Quayside", "red")]))
    lost = cli("import", file)
    assert lost.code == 2
    assert "“Club”, “Their town” and “Colour”" in lost.err
    assert "--as actor" in lost.err
    typeless = cli("import", file, "--as", "actor", "--map", "Club=name")
    assert (typeless.code, "--set primary_type=" in typeless.err) == (2, True)
    done = cli.fine(
        "import", file, "--as", "actor", "--map", "club=name", "--map", "Their town=ward", "--map", "Colour=",
        "--set", "primary-type=citizen", "--set", "tags=swimming, sport",
    )  # fmt: skip
    assert "“Club” as name" in done.err
    assert "Left out: “Colour”" in done.err
    actor = cli.fine("show", "actor", "tide-swimmers", "--format", "json").data
    assert (actor["ward"], actor["primary_type"], actor["tags"]) == ("Quayside", "citizen", ["swimming", "sport"])
    file = str(plain(tmp_path / "next.csv", ["Club", "Their town", "Colour"], [("Tide Rowers", "Basin", "blue")]))
    again = cli.fine("import", file, "--set", "primary_type=citizen")
    assert "As the last time: “Club” as name" in again.err
    cli.fine("show", "actor", "tide-rowers")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--map", "Clob=name"], "There is no column “Clob”"),
        (["--map", "Club=nmae"], "“nmae” is no field of actor"),
        (["--map", "Club"], "cannot be read"),
        (["--set", "colour=red"], "“colour” is not a field of an actor"),
        (["--as", "framework"], "one framework only"),
        (["--as", "acter"], "Did you mean actor"),
    ],
)
def test_what_is_asked_wrongly_is_told(cli: Cli, tmp_path: Path, words: list[str], said: str) -> None:
    file = str(plain(tmp_path / "own.csv", ["Club", "Primary type"], [("Tide Swimmers", "citizen")]))
    asked = ["--as", "actor", *words] if "--as" not in words else words
    before = dump(cli.paths.book)
    refused = cli("import", file, *asked, *([] if "--map" in words else ["--map", "Club="]))
    assert refused.code == 2
    assert said in refused.err
    assert dump(cli.paths.book) == before


def test_rows_that_cannot_be_read_are_named_and_the_rest_comes_in(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    odd = "".join(f"Odd {n},robot\n" for n in range(30))
    file.write_text("Club,Kind\nGood,charity\nFine,church\nBad,x\n" + odd, "utf-8")
    done = cli.fine("import", str(file), "--as", "actor", "--map", "Club=name", "--map", "Kind=primary_type")
    assert "line 4: " in done.err
    assert done.err.count("\nline ") == 20
    assert "11 more rows like these" in done.err
    cli.fine("show", "actor", "good")


def test_a_row_that_waits_is_listed_and_decided(cli: Cli, register: str, tmp_path: Path) -> None:
    assert "Nothing waits" in cli.fine("decide").err
    cli.fine("import", register)
    listed = cli.fine("decide")
    assert "quayside-hospitals-trust: Quayside Hospitals Trust" in listed.out
    assert "register.txt, line 4: its name is nearly that of Quayside Hospital Trust" in listed.out
    assert "may be hospital: Quayside Hospital Trust" in listed.out
    data = cli.fine("decide", "--format", "json").data
    assert data[0]["could_be"] == [{"handle": "hospital", "name": "Quayside Hospital Trust"}]
    assert data[0]["row"]["Org-ids"] == "GB-CHC-1000004"
    for wrong in ([], ["--new", "--skip"], ["--same-as", "nobody-here"]):
        assert cli("decide", "quayside-hospitals-trust", *wrong).code in (1, 2)
    assert cli("decide", "--new").code == 2
    done = cli.fine("decide", "quayside-hospitals-trust", "--same-as", "hospital")
    assert "the same as Quayside Hospital Trust" in done.err
    hospital = cli.fine("show", "actor", "hospital", "--format", "json").data
    assert "GB-CHC-1000004" in hospital["identifiers"]
    assert "Nothing waits" in cli.fine("decide").err
    cli.fine("undo")
    cli.fine("decide", "quayside-hospitals-trust", "--new")
    cli.fine("show", "actor", "quayside-hospitals-trust")
    cli.fine("undo")
    cli.fine("decide", "quayside-hospitals-trust", "--skip")
    assert cli("show", "actor", "quayside-hospitals-trust").code == 1


def test_grants_make_ties(cli: Cli, tmp_path: Path) -> None:
    rows = [("a-1", "Market", "5000", "GB-CHC-1000077", "Tide Fund", "", "Saltworks CIC")]
    done = cli.fine("import", str(grants(tmp_path / "grants.csv", rows)))
    assert "1 tie made" in done.err
    tie = cli.fine("list", "link", "--format", "json").data[-1]
    assert (tie["source"], tie["target"], tie["identifier"]) == ("tide-fund", "saltworks", "a-1")


def test_an_own_list_comes_as_a_workbook_too(cli: Cli, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["statement", "who"], ["No bus after six", "Shift workers"]):
        book.active.append(row)
    book.save(tmp_path / "needs.xlsx")
    assert "1 need added" in cli.fine("import", str(tmp_path / "needs.xlsx"), "--as", "need").err
    cli.fine("show", "need", "no-bus-after-six")


def test_ctrl_c_changes_nothing_and_says_so(cli: Cli, register: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from convene.cli.import_lists import progress

    def stop(self: progress, step: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(progress, "__call__", stop)
    before = dump(cli.paths.book)
    stopped = cli("import", register)
    assert stopped.code == 130
    assert "Nothing was changed." in stopped.err
    assert dump(cli.paths.book) == before


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_and_only_for_a_terminal(cli: Cli, register: str) -> None:
    assert "\r" not in cli.fine("import", register, "--dry-run").err
    err = _Terminal()
    assert run(["import", register, "--dry-run"], now=cli.clock, out=io.StringIO(), err=err, paths=cli.paths) == 0
    drawn = [part for part in err.getvalue().split("\n") if "Reading" in part]
    assert len(drawn) == 1, "redrawn in its place"
    assert drawn[0].rstrip("\r ").endswith(("Nothing was changed.", "of 100 parts", "personal")) or "\r" in drawn[0]
    assert "\x1b" not in err.getvalue()


@pytest.mark.parametrize("name", ["page.csv", "locked.xlsx", "picture.png"])
def test_what_is_no_list_is_refused_in_words(cli: Cli, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(
        {"page.csv": b"<!DOCTYPE html><html>", "locked.xlsx": b"PK\x03\x04no", "picture.png": b"\x89PNG\r\n"}[name]
    )
    before = dump(cli.paths.book)
    refused = cli("import", str(file), "--as", "actor")
    assert refused.code in (1, 2, 3)
    assert len(refused.err.strip().splitlines()) >= 2, "what, where, and what to do"
    assert dump(cli.paths.book) == before
    assert cli("import", str(tmp_path / "nowhere.csv"), "--as", "actor").code == 3


def test_a_type_that_is_none_is_told_and_what_is_set_holds(cli: Cli, tmp_path: Path) -> None:
    rows = [("Quay Primary Example", "Primary School"), ("Harbour High Example", "Secondary School")]
    file = str(plain(tmp_path / "schools.csv", ["NAME", "TYPE"], rows))
    lost = cli("import", file, "--as", "actor")
    assert lost.code == 2
    for words in ("“Primary School”", "--set primary_type=", "--map 'TYPE=primary_type'"):
        assert words in lost.err
    done = cli.fine("import", file, "--as", "actor", "--set", "primary_type=anchor")
    assert "2 actors added" in done.err
    insisted = cli.fine("import", file, "--as", "actor", "--map", "TYPE=primary_type", "--dry-run")
    assert "2 that cannot be read" in insisted.out


def test_the_remedy_offered_is_the_likely_one(cli: Cli, tmp_path: Path) -> None:
    cases = {
        "Telephone,ADDRESS,CENTRE NAME\n0,Dock Road,Quay Baths\n1,Hill Road,Hill Baths\n": ["--map 'CENTRE NAME=name'"],
        "ADDRESS,NAME\nDock Road,Quay Baths\n": ["“NAME” looks like their names", "--as actor. "],
        "Row Labels,Title,Claimants\nE01003012,Quay,5\nE01003013,Hill,7\n": [
            "figures by area", "“Row Labels” holds area codes", "--as indicator --set area_codes='Row Labels'",
        ],
        "Body,Supplier Name,Net amount\nQuay Council,Quay Builders,7\n": [
            "a spending ledger", "“Supplier Name” is who is paid", "--set primary_type=supplier",
        ],
        "id,response\n1,The road into town needs a lane\n2,More buses please in the evening\n": ["--as contribution"],
    }  # fmt: skip
    for number, (text, wanted) in enumerate(cases.items()):
        file = tmp_path / f"{number}.csv"
        file.write_text(text, encoding="utf-8")
        refused = cli("import", str(file))
        assert refused.code == 2
        for words in wanted:
            assert words in refused.err, text
        assert f"--map '{text.split(',')[0]}=name'" not in refused.err


def test_heading_and_encoding_can_be_said(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("Old list,of 2019\nClub,Town\nCafé Singers Example,Quay\n".encode("mac_roman"))
    asked = ("import", str(file), "--as", "actor", "--map", "Club=name", "--set", "primary_type=vcse", "--dry-run")
    assert "Café Singers Example" in cli.fine(*asked, "--heading", "2").out
    assert "Mac Roman, told from its letters" in cli.fine(*asked, "--heading", "2").err
    assert "CafŽ Singers Example" in cli.fine(*asked, "--heading", "2", "--encoding", "windows-1252").out
    for wrong, said in ((("--heading", "9"), "no heading in line 9"), (("--heading", "-1"), "Count from 1")):
        refused = cli(*asked, *wrong)
        assert (refused.code, said in refused.err) == (2, True)


def test_cells_left_empty_are_told_after_the_import_too(cli: Cli, tmp_path: Path) -> None:
    odd = "".join(f"Club {n} Example,charity,about {n}\n" for n in range(30))
    file = tmp_path / "own.csv"
    file.write_text("Club,Type,Staff\nGood Example,charity,5\n" + odd, "utf-8")
    looked = cli.fine("import", str(file), "--as", "actor", "--dry-run")
    assert "line 3       added    Club 0 Example: Staff left empty: “about 0” is not a number" in looked.out
    done = cli.fine("import", str(file), "--as", "actor")
    assert "31 actors added" in done.err
    assert "line 3: Club 0 Example: Staff left empty: “about 0” is not a number" in done.err
    assert "10 more like these" in done.err
    actions = tmp_path / "actions.csv"
    actions.write_text("What,Due,Owner\nRing,2026-12-01 09:30:00,convener\nWrite,soonish,convener\n", "utf-8")
    looked = cli.fine("import", str(actions), "--as", "action", "--dry-run")
    assert "2 actions added" in looked.out
    assert "line 3: Due left empty: “soonish”" in looked.out
    done = cli.fine("import", str(actions), "--as", "action")
    assert "line 3: Due left empty: “soonish”" in done.err


def test_a_list_that_changes_what_is_public_is_asked_why(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "commitments.csv"
    path.write_text(cli.fine("export", "commitment", "--format", "csv").out, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    live = next(row for row in rows if row["status"] == "live" and row["quantity"])
    live["quantity"] = "3"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    before = cli.fine("export", "place").out
    words = ("import", str(path), "--as", "commitment")
    looked = cli.fine(*words, "--dry-run")
    assert "1 row of the list would change what people read of" in looked.out
    assert "--reason WHY" in looked.out
    refused = cli(*words)
    assert refused.code == 2
    assert "Say why, for all of them: --reason WHY." in refused.err
    assert cli.fine("export", "place").out == before
    assert cli(*words, answer="The order book halved").code == 0
    assert "The order book halved" in cli.fine("list", "amendment", "--format", "json").out
    cli.fine("undo")
    cli.fine(*words, "--reason", "Asked by the board")
    assert "Asked by the board" in cli.fine("list", "amendment", "--format", "json").out


def test_what_no_list_of_actors_can_tie_is_not_taken(cli: Cli, tmp_path: Path) -> None:
    file = plain(tmp_path / "own.csv", ["Name", "Type", "Shares"], [("Quay Band", "vcse", "N1")])
    assert "Left out: “Shares”." in cli.fine("import", str(file), "--as", "actor", "--dry-run").err
    refused = cli("import", str(file), "--as", "actor", "--map", "Shares=shares")
    assert refused.code == 2
    assert "“shares” is no field of actor" in refused.err
