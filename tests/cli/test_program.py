"""The program as a whole: what it refuses and how, what it ends with, and that nothing escapes it."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from convene.cli.app import run
from convene.cli.context import harmless
from convene.errors import Problem
from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["stauts"], 2, "Did you mean status?"),
        (["list", "actr"], 2, "Did you mean actor?"),
        (["list"], 2, "convene list wants NOUN."),
        (["list", "actor", "extra"], 2, "“extra” is left over"),
        (["list", "actor", "--fliter", "x"], 2, "Did you mean --filter?"),
        (["list", "actor", "--format", "xml"], 2, "table, csv, json or toml"),
        (["add"], 2, "Which noun"),
        (["add", "acter", "X"], 2, "Did you mean actor?"),
        (["add", "actor", "X"], 2, "--primary-type: is needed"),
        (["add", "actor", "X", "--nmae", "Y"], 2, "Did you mean --name?"),
        (["add", "actor", "X", "--primary-type", "--note", "y"], 2, "--primary-type wants a value after it."),
        (["add", "actor", "X", "--name", "Y", "--name", "Z"], 2, "more than once"),
        (["capture", "-a bullet"], 2, "write -- before them"),
        (["edit", "actor", "saltworks"], 2, "Nothing to change was named."),
        (["edit", "actor", "saltwork", "--note", "x"], 1, "Did you mean saltworks?"),
        (["show", "vision"], 2, "Which vision is meant?"),
        (["show", "vision", "no-such"], 1, "convene list vision"),
        (["remove", "place", "a", "b"], 2, "one at a time"),
        (["undo", "9999"], 1, "There is no change 9999."),
        (["undo", "x"], 2, "“x” cannot be taken for N."),
        (["redo"], 1, "There is nothing to redo."),
        (["import", "nowhere.toml"], 3, "nowhere.toml"),
        (["restore", "nowhere.book"], 3, "There is no such backup."),
        (["completion", "tcsh"], 2, "bash, zsh or fish"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_refusal_says_what_and_what_to_do_on_standard_error(cli: Cli, argv: list[str], code: int, words: str) -> None:
    said = cli(*argv)
    assert said.code == code, said
    assert words in said.err
    assert said.out == ""
    assert "\x1b" not in said.err
    assert "Traceback" not in said.err


def test_a_file_that_is_no_book_is_a_problem_of_the_book(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all, this is a letter of some length.")
    said = cli("--book", str(file), "status")
    assert said.code == 3
    assert "That file is not a Convene book." in said.err
    assert file.read_text().startswith("Dear all")


def test_the_unexpected_is_one_sentence_and_a_log(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.fine("backup")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret \x1b[31m detail")

    monkeypatch.setattr("convene.services.places.overview.page", broken)
    said = cli("status")
    assert said.code == 3
    assert "ZeroDivisionError" in said.err
    assert str(cli.paths.book) in said.err
    assert "the latest backup is" in said.err
    assert "secret" not in said.err
    assert "secret" in cli.paths.log.read_text("utf-8")
    assert "2026-11-22" in cli.paths.log.read_text("utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.paths.log.mkdir()
    monkeypatch.setattr("convene.services.places.overview.page", lambda *_: 1 / 0)
    said = cli("status")
    assert said.code == 3
    assert "The details are in" not in said.err


def test_stopping_is_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("convene.services.places.overview.page", stop)
    assert (cli("status").code, cli("status").err) == (130, "Stopped.\n")


def test_the_book_is_closed_whatever_happens(cli: Cli) -> None:
    cli("edit", "actor", "saltworks", "--note", "x")
    cli("edit", "actor", "saltworks", "--headcount", "many")
    beside = [one.name for one in cli.paths.book.parent.glob(f"{cli.paths.book.name}*")]
    assert beside == [cli.paths.book.name]


def test_backup_restore_and_doctor(cli: Cli) -> None:
    copy = Path(cli.fine("backup").out.strip())
    assert copy.exists()
    cli.fine("add", "contribution", "Too late")
    said = cli.fine("restore", copy.name)
    assert "What was there before is in" in said.err
    assert cli("show", "contribution", "too-late").code == 1
    assert "Every page is sound." in cli.fine("doctor").out
    places = cli.fine("where", "--format", "json").data
    assert places["book"] == {"path": str(cli.paths.book), "exists": True}
    assert places["log"]["exists"] is False
    assert str(copy) in places["latest_backups"]
    cli.paths.book.chmod(0o644)
    unwell = cli("doctor")
    assert (unwell.code, "! Others can read it" in unwell.out) == (1, True)
    assert unwell.err.startswith("One thing is not as it should be.")
    assert " backups, the latest " in unwell.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_does_not_fit_says_so(cli: Cli) -> None:
    err = io.StringIO()
    with open("/dev/full", "w", encoding="utf-8") as full:
        code = run(["list", "actor", "--format", "json"], now=cli.clock, out=full, err=err, paths=cli.paths)
        with contextlib.suppress(OSError):
            full.close()
    assert code == 3
    assert "Not everything could be written out." in err.getvalue()
    assert not cli.paths.log.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is wanted")
def test_a_closed_standard_output_is_no_trouble(tmp_path: Path) -> None:
    line = f"{sys.executable} -c 'from convene.cli.app import main; main()' schema actor >&-"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_makes_nothing(new_cli: Cli) -> None:
    assert "(not there yet)" in new_cli.fine("where").out
    assert not new_cli.paths.book.parent.exists()


def test_history_numbers_are_what_undo_takes(cli: Cli) -> None:
    cli.fine("add", "contribution", "One")
    cli.fine("add", "contribution", "Two")
    entries = cli.fine("history", "--format", "json", "--most", "2").data
    assert [one["label"] for one in entries] == ["Added contribution: Two", "Added contribution: One"]
    cli.fine("undo", str(entries[1]["number"]))
    assert cli("show", "contribution", "one").code == 1
    cli.fine("show", "contribution", "two")
    cli.fine("redo", str(entries[1]["number"]))
    cli.fine("show", "contribution", "one")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_nouns_and_options(new_cli: Cli, shell: str) -> None:
    script = new_cli.fine("completion", shell).out
    assert all(word in script for word in ("export", "commitment", "primary-type", "--book"))


def test_harmless_text_keeps_its_line_ends() -> None:
    assert harmless("a\r\nb\tc\n") == "a\r\nb\tc\n"
    assert harmless("a\rb\x1b[2J\x9b\u202ec") == "ab[2Jc"


def program(*argv: str, book: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "CONVENE_BOOK": str(book), **more}
    return subprocess.run(
        [sys.executable, "-m", "convene", *argv], capture_output=True, text=True, encoding="utf-8", env=env, check=False
    )


def test_the_program_from_outside(harrow_path: Path) -> None:
    done = program("list", "actor", "--filter", "saltworks", "--format", "json", book=harrow_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"name": "Saltworks CIC"' in done.stdout
    assert program("stauts", book=harrow_path).returncode == 2


def test_a_pipe_gets_utf8_whatever_the_system_speaks(harrow_path: Path) -> None:
    done = program("export", "place", book=harrow_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Café Slack Water" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(harrow_path: Path) -> None:
    env = {**os.environ, "CONVENE_BOOK": str(harrow_path)}
    command = [sys.executable, "-m", "convene", "export", "place"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")


def test_the_usual_paths_follow_the_environment(tmp_path: Path) -> None:
    from convene.paths import usual

    assert usual({}).book.name == "convene.book"
    assert usual({"CONVENE_BOOK": str(tmp_path / "b.book")}).book == tmp_path / "b.book"
    assert usual({"CONVENE_BOOK": "~/b.book"}).book == Path.home() / "b.book"
    assert not usual({}).book.parent.exists()


def test_a_problem_is_told_whole(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from convene.errors import Where

    def refuse(*_: object) -> None:
        raise Problem("It is so.", "More\nlines.", hint="Do this.", where=Where("f.toml", 3, "key"), exit_code=1)

    monkeypatch.setattr("convene.services.places.overview.page", refuse)
    assert cli("status").err == "It is so.\nf.toml, line 3, key\nMore\nlines.\nDo this.\n"
