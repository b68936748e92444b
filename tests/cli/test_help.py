"""Help teaches: every command and every noun, in plain text, without loading what it does not need."""

from __future__ import annotations

import shlex
import subprocess
import sys
from io import StringIO

import pytest
from rich.console import Console

from convene.cli.command_line import build
from convene.cli.commands import COMMANDS
from convene.cli.examples import examples
from convene.cli.front_page import ABOUT, front_page
from convene.cli.reference import reference
from convene.core.nouns import NOUNS
from tests.cli.conftest import Cli

HEAVY = ("textual", "sqlmodel", "sqlalchemy", "pydantic", "sqlite3", "alembic", "convene.core.nouns")


def test_the_program_says_what_it_can_do_and_what_it_ends_with(new_cli: Cli) -> None:
    said = new_cli.fine("--help")
    for command in COMMANDS:
        assert f"  {command.name} " in said.out
    assert "--book FILE" in said.out
    assert "--place HANDLE" in said.out
    assert "2   wrong usage" in said.out
    assert said.err == ""


def test_the_front_page_is_the_help_that_cyclopts_would_print() -> None:
    printed = StringIO()
    console = Console(file=printed, width=100, no_color=True, highlight=False, markup=False, emoji=False)
    build().meta(["--help"], console=console, exit_on_error=False, result_action="return_value")
    assert front_page(100) + "\n" == printed.getvalue()


def test_the_front_page_fits_a_narrow_screen() -> None:
    page = front_page(40)
    assert max(map(len, page.splitlines())) <= 58, "words have 30 columns at least, beside what is typed"
    assert " ".join(ABOUT.split()) in " ".join(page.split())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_every_command_has_a_sentence_and_two_examples(new_cli: Cli, command: object) -> None:
    name, words = command.name, command.words  # type: ignore[attr-defined]
    said = new_cli.fine(name, "--help")
    flat = " ".join(said.out.split())
    assert words in flat
    assert words.endswith(".")
    assert said.out.count("\n  convene ") == 2
    assert "\x1b" not in said.out


@pytest.mark.parametrize("verb", ["add", "edit"])
@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_explains_each_of_its_options(new_cli: Cli, verb: str, noun: str) -> None:
    said = new_cli.fine(verb, noun, "--help")
    flat = " ".join(said.out.split())
    for field in NOUNS[noun].fields:
        assert f"{field.option} " in said.out
        assert all(one.value in flat for one in field.choices)
    assert said.out.count("\n  convene ") == 2


def test_help_may_be_asked_for_by_a_word(new_cli: Cli) -> None:
    assert new_cli.fine("help").out == new_cli.fine("--help").out
    assert new_cli.fine("help", "add", "need").out == new_cli.fine("add", "need", "--help").out


def test_help_lines_stay_within_a_hundred_columns(new_cli: Cli) -> None:
    for argv in (["--help"], ["add", "commitment", "--help"], ["export", "--help"]):
        assert max(map(len, new_cli.fine(*argv).out.splitlines())) <= 100


def test_the_version_is_data(new_cli: Cli) -> None:
    from convene import __version__

    assert new_cli.fine("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["list", "--no-such-thing"]], ids=" ".join)
def test_help_loads_nothing_heavy(argv: list[str]) -> None:
    script = (
        "import sys\nfrom convene.cli.app import run\nrun(sys.argv[1:])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *argv], capture_output=True, text=True, check=True)
    loaded = done.stderr.splitlines()[-1]
    assert loaded == "[]"


@pytest.mark.parametrize(
    "line",
    [line for command in COMMANDS for line, _ in command.examples]
    + [line for noun in NOUNS.values() for verb in ("add", "edit") for line, _ in examples(verb, noun)],
)
def test_every_example_is_a_command_line_that_is_understood(line: str) -> None:
    words = shlex.split(line)  # a > within quotes is a word of the command
    words = words[: next((at for at, word in enumerate(words) if word in (">", "&&")), len(words))]
    assert words[0] == "convene"
    for option in ("--book", "--place"):
        if option in words:
            del words[(at := words.index(option)) : at + 2]
    build().parse_args(words[1:], exit_on_error=False, print_error=False)


def test_the_reference_has_every_command_and_every_option() -> None:
    text = reference()
    for command in COMMANDS:
        assert f"### convene {command.name}\n" in text
        assert all(line in text for line, _ in command.examples)
    for noun in NOUNS.values():
        part = text.split(f"\n### {noun.word}\n", 1)[1].split("\n### ", 1)[0]
        assert all(f"`{field.option} " in part for field in noun.fields)
    assert "| `mouse` |" in text
