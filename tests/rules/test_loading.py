"""What gets loaded when: nobody waits for what is not needed yet."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "textual"}


def loaded(code: str, *words: object, whole: bool = False) -> set[str]:
    """Modules in memory after running ``code`` in a fresh process: top-level ones, or ``whole`` names."""
    ending = "\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code + ending, *map(str, words)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    names = json.loads(done.stdout.splitlines()[-1])
    return set(names) if whole else {name.partition(".")[0] for name in names}


def run(*words: object) -> str:
    """Code that runs one command line."""
    return f"from convene.cli.app import run\nassert run({[str(one) for one in words]!r}) in (0, 1)"


def test_importing_the_book_is_light() -> None:
    assert not loaded("import convene.services.book") & HEAVY


def test_importing_convene_is_nothing() -> None:
    before = loaded("")
    assert loaded("import convene, convene.errors, convene.paths, convene.text") - before <= {
        "convene", "decimal", "_decimal", "unicodedata", "numbers", "dataclasses", "inspect", "datetime", "re",
    } | set(sys.stdlib_module_names)  # fmt: skip


OVERVIEW = """
import sys
from datetime import datetime
from pathlib import Path
from convene.services.places import overview, places
from convene.services.book import Book
book = Book(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 22, 14).astimezone())
place = book.ask(places.current)
assert book.ask(overview.page, place, book.today).head.name == "Harrow Quay"
book.close()
"""


def test_the_overview_of_an_existing_book_needs_no_store_library_nor_screen(harrow_path: Path) -> None:
    assert not loaded(OVERVIEW, harrow_path) & {"sqlmodel", "sqlalchemy", "alembic", "textual", "pydantic"}


def test_what_makes_pages_is_loaded_when_a_page_is_made(harrow_path: Path) -> None:
    page = {"typst", "docx", "lxml"}

    def exported(*words: str) -> set[str]:
        return loaded(run("--book", harrow_path, "export", *words))

    assert (
        not loaded("import convene.services.files.exporting as e\ne.every()\nimport convene.tui.screens.shared.saving")
        & page
    )
    assert not exported("heard", "--format", "html") & page
    assert "docx" not in exported("heard", "--format", "pdf")
    assert "typst" not in exported("heard", "--format", "docx")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["add", "--help"], ["where"]], ids=" ".join)
def test_a_command_that_only_tells_loads_neither_app_nor_store(words: list[str], harrow_path: Path) -> None:
    assert not loaded(run("--book", harrow_path, *words)) & {"textual", "sqlmodel", "sqlalchemy", "alembic"}


def test_the_help_of_the_program_is_there_without_what_reads_command_lines(harrow_path: Path) -> None:
    assert not loaded(run("--book", harrow_path, "--help")) & {*HEAVY, "cyclopts", "rich"}


@pytest.mark.parametrize(
    "words", [["status"], ["list", "actor"], ["show", "actor", "saltworks"], ["due"], ["gate"]], ids=" ".join
)
def test_reading_commands_load_no_store_library_nor_what_checks_words_twice(
    words: list[str], harrow_path: Path
) -> None:
    found = loaded(run(*words, "--book", harrow_path), whole=True)
    assert not found & {"textual", "sqlmodel", "sqlalchemy", "alembic", "rich", "rapidfuzz"}
    # Where pydantic is there already, cyclopts has it look at every word again, which loads much besides.
    assert not found & {"pydantic.type_adapter", "importlib.metadata"}
    assert not {name for name in found if name.startswith("convene.services.importing")}


@pytest.mark.parametrize("words", [["status"], ["due"], ["history"]], ids=" ".join)
def test_what_only_tells_how_things_stand_needs_no_noun(words: list[str], harrow_path: Path) -> None:
    assert "pydantic" not in loaded(run(*words, "--book", harrow_path))


def test_a_noun_s_room_is_loaded_when_that_noun_is_asked_about(harrow_path: Path) -> None:
    actor = loaded(run("--book", harrow_path, "edit", "actor", "saltworks", "--note", "x"), whole=True)
    assert "convene.services.engagement.actors" in actor
    for room in ("importing", "figures", "people", "codesign", "delivery"):
        assert not {name for name in actor if name.startswith(f"convene.services.{room}")}, room


def test_the_app_can_paint_before_the_store_library_is_there() -> None:
    assert not loaded("import convene.tui.app") & {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}


def test_a_plain_write_neither_migrates_nor_declares_tables(harrow_path: Path) -> None:
    words = ("--book", harrow_path, "add", "actor", "--name", "Latecomers", "--primary-type", "vcse")
    unwanted = {"alembic", "sqlmodel", "sqlalchemy", "convene.store.system_tables", "convene.services.importing"}
    assert not loaded(run(*words), whole=True) & unwanted
