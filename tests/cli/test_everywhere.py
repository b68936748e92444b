"""``--book`` and ``--place`` wherever they stand, read off before cyclopts looks; what is not plain it still judges."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from convene.cli.app import tell
from convene.cli.command_line import command
from convene.cli.context import Context, at
from convene.cli.everywhere import read_off
from convene.errors import Problem
from tests.cli.conftest import Cli

OTHER = "other.book"


@pytest.mark.parametrize(
    "line",
    [
        f"--book {OTHER} where", f"--book={OTHER} where", f"where --book {OTHER}", f"where --book={OTHER}",
        f"where --book {OTHER} --format text", f"where --format text --book {OTHER}",
        f"--place a --book {OTHER} where", f"where --place=a --book {OTHER}", f"--book {OTHER} where --place -5",
    ],
)  # fmt: skip
def test_a_book_is_meant_wherever_it_is_named(cli: Cli, line: str) -> None:
    assert f"{OTHER}  (not there yet)" in cli.fine(*line.split()).out


def test_words_after_two_hyphens_are_plain_words(cli: Cli) -> None:
    assert cli.fine("capture", "--", "--book of songs").out == "book-of-songs\n"
    assert cli.fine("--place", "harrow-quay", "capture", "--", "--place=quay").out == "place-quay\n"
    assert "There is no actor “--book” here." in cli("remove", "actor", "--", "--book").err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--book", "--book wants a value after it."),
        ("where --place", "--place wants a value after it."),
        ("where --book --format json", "--book wants a value after it."),
        ("--book= where", "No book is named."),
        (f"--book {OTHER} where --book={OTHER}", "--book is given more than once"),
        ("--place a status --place b", "--place is given more than once"),
        ("--place nowhere status", "There is no place “nowhere” here."),
        (f"add actor X --note --book {OTHER}", "--note wants a value after it."),
        (f"--bok {OTHER} where", "Did you mean --book?"),
        (f"stauts --book {OTHER}", "Did you mean status?"),
    ],
)
def test_what_is_wrong_with_them_is_said(cli: Cli, line: str, words: str) -> None:
    said = cli(*line.split())
    assert said.code in (1, 2)
    assert words in said.err


def test_a_book_given_twice_opens_no_app(cli: Cli) -> None:
    said = cli("--book", "one.book", "--book", "two.book", terminal=True)
    assert "--book is given more than once" in said.err


@pytest.mark.parametrize(
    "line",
    [
        "where", "list actor", "list actor --filter saltworks --format csv", "list", "list actr", "list actor more",
        "list actor --fliter x", "list actor --format xml", "list actor --format", "add", "add acter",
        "add actor X more", "add actor X --nmae Y", "add actor X --name Y --name Z", "edit actor saltworks", "undo x",
        "completion tcsh", "completion bash", "gate on", "capture", "show actor saltworks -- --thread",
        "where -- --help", "where -x",
    ],
)  # fmt: skip
def test_a_plain_line_says_what_it_says_when_looked_at_closely(cli: Cli, line: str) -> None:
    def said(closely: bool) -> tuple[int, str, str]:
        here = Context(StringIO(), StringIO(), cli.clock, cli.paths)
        argv = line.split()
        with at(here):
            try:
                code = command(argv, None if closely else read_off(argv), here)
            except Problem as problem:
                tell(problem, here)
                code = problem.exit_code
        return code, here.out.getvalue(), here.err.getvalue()  # type: ignore[attr-defined]

    assert said(closely=False) == said(closely=True)


def test_the_home_folder_is_found_in_a_book_read_off(cli: Cli, tmp_path: Path) -> None:
    assert str(Path.home() / OTHER) in cli.fine("where", "--book", f"~/{OTHER}").out
