"""What gets loaded when: nobody waits for what is not needed yet."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "textual"}


def loaded(code: str, *words: object) -> set[str]:
    """Top-level modules in memory after running ``code`` in a fresh process."""
    ending = "\nimport json, sys\nprint('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", code + ending, *map(str, words)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


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
    assert not loaded(OVERVIEW, harrow_path) & {"sqlmodel", "sqlalchemy", "alembic", "textual"}


def test_what_makes_pages_is_loaded_when_a_page_is_made(harrow_path: Path) -> None:
    page = {"typst", "docx", "lxml"}
    run = f"from convene.cli.app import run\nassert run(['--book', {str(harrow_path)!r}, 'export', %s]) == 0"
    assert (
        not loaded("import convene.services.files.exporting as e\ne.every()\nimport convene.tui.screens.shared.saving")
        & page
    )
    assert not loaded(run % "'heard', '--format', 'html'") & page
    assert "docx" not in loaded(run % "'heard', '--format', 'pdf'")
    assert "typst" not in loaded(run % "'heard', '--format', 'docx'")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["add", "--help"], ["where"]], ids=" ".join)
def test_a_command_that_only_tells_loads_neither_app_nor_store(words: list[str], harrow_path: Path) -> None:
    run = f"import sys\nfrom convene.cli.app import run\nrun({['--book', str(harrow_path), *words]!r})"
    assert not loaded(run) & {"textual", "sqlmodel", "sqlalchemy", "alembic"}


def test_reading_commands_load_no_store_library(harrow_path: Path) -> None:
    run = f"from convene.cli.app import run\nassert run(['--book', {str(harrow_path)!r}, 'status']) in (0, 1)"
    assert not loaded(run) & {"textual", "sqlmodel", "sqlalchemy", "alembic"}


def test_the_app_can_paint_before_the_store_library_is_there() -> None:
    assert not loaded("import convene.tui.app") & {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}


def test_a_plain_write_neither_migrates_nor_declares_the_nouns_tables(harrow_path: Path) -> None:
    words = ["--book", str(harrow_path), "add", "actor", "--name", "Latecomers", "--primary-type", "vcse"]
    run = f"from convene.cli.app import run\nassert run({words!r}) == 0"
    run += "\nimport sys\nassert 'convene.store.schema' not in sys.modules"
    assert "alembic" not in loaded(run)
