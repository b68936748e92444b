"""Anything a person may say for --book: a book, or words and an exit code, in every command and in the app."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from convene.cli.commands import COMMANDS
from convene.errors import TROUBLE, USAGE
from tests.cli.conftest import Cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="about paths of Unix")

WORDS = {
    "open": ("harrow-quay",), "capture": ("hi",), "log": ("x: y",), "add": ("place", "X"), "list": ("actor",),
    "wordings": ("x",),
    "show": ("actor", "x"), "edit": ("actor", "x", "--note", "y"), "remove": ("actor", "x"),
    "basis": ("x", "--purpose", "p", "--basis", "consent"), "withdraw": ("x",), "erase": ("person", "x", "--yes"),
    "evidence": ("x", "--figure", "y"), "step": ("x",), "merge": ("x", "y"), "export": ("place",),
    "restore": ("x.book",), "compare": ("1",), "result": ("x",), "promise": ("x > grants: 5 jobs",),
    "move": ("x", "repaid", "5"), "plan-step": ("x", "1"),
    "ask": ("x > grants: chairs",), "match": ("x",), "answer": ("x", "yes"),
    "framework": ("check",), "ledger": ("x.csv", "--anchor", "x"), "crosswalk": ("sdg",),
    "news": ("x", "y"), "tick": ("x",), "publish": ("account",),
    "actuals": ("x.csv",), "proof": ("x", "file.txt"),
}  # fmt: skip
WITHOUT_BOOK = {"try", "check", "count", "schema", "completion", "import", "sign"}
LINES = [(one.name, *WORDS.get(one.name, ())) for one in COMMANDS if one.name not in WITHOUT_BOOK]

BOOKS = {
    "300 letters": ("x" * 300 + ".book", TROUBLE, "too long"),
    "230 letters": ("x" * 225 + ".book", TROUBLE, "too long"),
    "nothing": ("", USAGE, "No book is named."),
    "a space": (" ", USAGE, "No book is named."),
    "a zero byte": ("a\0b.book", USAGE, "control characters"),
    "two lines": ("a\nb.book", USAGE, "control characters"),
    "below a file": ("file.txt/x.book", TROUBLE, "cannot be reached"),
    "a folder": ("folder", TROUBLE, "That is a folder"),
    "a device": (os.devnull, TROUBLE, "That is a device"),
    "a link to itself": ("loop", TROUBLE, "leads back to itself"),
    "two links to each other": ("ring", TROUBLE, "leads back to itself"),
    "a link to nothing": ("dangling", TROUBLE, "leads to nothing"),
    "nobody's home": ("~no-such-user/x.book", USAGE, "no such home folder"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder full of traps."""
    folder = tmp_path / "here"
    (folder / "folder").mkdir(parents=True)
    (folder / "file.txt").write_text("Dear diary")
    for link, to in (("loop", "loop"), ("ring", "gnir"), ("gnir", "ring"), ("dangling", "stick/my.book")):
        (folder / link).symlink_to(to)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("what", BOOKS)
def test_every_command_says_what_is_wrong_with_the_book_it_is_given(new_cli: Cli, here: Path, what: str) -> None:
    book, code, words = BOOKS[what]
    before = sorted(one.name for one in here.rglob("*"))
    for argv in LINES:
        if argv[0] == "restore":  # it is told of the backup first
            continue
        said = new_cli("--book", book, *argv)
        assert (said.code, words in said.err) == (code, True), (argv, said)
    assert new_cli("--book", book, "restore", "x.book").code in (TROUBLE, USAGE)
    for alone in ([], ["--place", "x"]):
        for terminal in (False, True):
            said = new_cli("--book", book, *alone, terminal=terminal)
            assert (said.code, words in said.err) == (code, True), said
    assert sorted(one.name for one in here.rglob("*")) == before, "nothing is made by looking"
    assert not new_cli.paths.log.exists()


def test_a_longer_name_than_backups_could_have_is_refused_before_anything_is_made(new_cli: Cli, here: Path) -> None:
    said = new_cli("--book", "x" * 245 + ".book", "add", "place", "X")
    assert (said.code, "too long" in said.err) == (TROUBLE, True)
    new_cli.fine("--book", "x" * 190 + ".book", "add", "place", "X")
    new_cli.fine("--book", "x" * 190 + ".book", "add", "actor", "Y", "--primary-type", "vcse")


def test_the_book_of_the_environment_is_looked_at_in_the_same_way(
    clock: object, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from convene.cli.app import run

    assert run(["status"], environ={"CONVENE_BOOK": "~no-such-user/x.book"}) == USAGE
    assert "no such home folder" in capsys.readouterr().err
    assert run(["status"], environ={"CONVENE_BOOK": "folder"}) == TROUBLE
    assert "That is a folder" in capsys.readouterr().err


def test_where_speaks_of_the_book_behind_a_link_and_of_its_backups(cli: Cli, tmp_path: Path) -> None:
    copy = Path(cli.fine("backup").out.strip())
    link = tmp_path / "desk" / "link.book"
    link.parent.mkdir()
    link.symlink_to(cli.paths.book)
    told = cli.fine("--book", str(link), "where", "--format", "json").data
    assert told["book"] == {"path": str(cli.paths.book.resolve()), "exists": True, "link": str(link)}
    assert told["latest_backups"] == [str(copy)]
    assert "(by the link" in cli.fine("--book", str(link), "where").out
    cli.fine("--book", str(link), "add", "contribution", "Too late")
    cli.fine("--book", str(link), "restore", copy.name)
    assert cli("show", "contribution", "too-late").code == 1
    assert link.is_symlink()
    assert [one.name for one in link.parent.iterdir()] == ["link.book"]


def test_where_still_lists_the_backups_of_a_book_that_is_out_of_reach(cli: Cli, tmp_path: Path) -> None:
    copy = Path(cli.fine("backup").out.strip())
    link = tmp_path / "link.book"
    link.symlink_to(cli.paths.book)
    cli.paths.book.unlink()
    said = cli("--book", str(link), "where")
    assert (said.code, copy.name in said.out, "leads to nothing" in said.err) == (TROUBLE, True, True)
    said = cli("status")
    assert (said.code, "there are backups of it" in said.err, copy.name in said.err) == (1, True, True)
    cli.fine("--book", str(link), "restore", copy.name)
    assert link.is_symlink()
    cli.fine("status")


@pytest.mark.parametrize("name", ["café.book", "what*?.book", "a%20b?c#d.book", "-x.book", os.fsdecode(b"a\xffb.book")])
def test_any_other_name_is_as_good_as_any(new_cli: Cli, here: Path, name: str) -> None:
    book = f"--book={name}"
    new_cli.fine(book, "add", "place", "X")
    new_cli.fine(book, "capture", "hi")
    for argv in (["status"], ["history"], ["export", "place"], ["doctor"], ["where"], ["undo"]):
        new_cli.fine(book, *argv)
    copy = Path(new_cli.fine(book, "backup").out.strip()).name
    if name.isprintable():  # the name of the backup cannot be read off the screen otherwise
        new_cli.fine(book, "restore", "--", copy)
    assert (here / name).is_file()
