"""Several programs at one book in the same moment: nobody is refused for a backup, and nothing saved is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from convene.services.book import Book
from convene.services.maintenance import book_checks
from convene.store import backup, book_file, copies
from tests.conftest import Clock
from tests.store.dumping import dump

WORKER = """
    import json, sys
    from datetime import datetime
    from pathlib import Path
    from convene.core.nouns.engagement import ActorDraft
    from convene.errors import Problem
    from convene.services.maintenance import book_checks
    from convene.services.nouns import records
    from convene.services.places import places
    from convene.services.book import Book
    import convene.core.nouns.tables

    def now():
        return datetime(2026, 11, 22, 14).astimezone()

    def add(path, who):
        book = Book(path, now=now, patience=30)
        try:
            book.do(records.add, book.ask(places.current), "actor", ActorDraft(name=who, primary_type="vcse"))
        finally:
            book.close()

    print("ready", flush=True)
    for line in sys.stdin:
        path, who, source = json.loads(line)
        try:
            if source:
                book_checks.restore(Path(path), Path(source), now())
            else:
                add(Path(path), who)
            said = "done"
        except Problem as problem:
            said = str(problem)
        print(json.dumps(said), flush=True)
"""

Workers = list["subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Eight programs that have loaded all they need and wait for a word."""
    command = [sys.executable, "-c", textwrap.dedent(WORKER)]
    found = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(8)
    ]
    try:
        assert all(heard(one) == "ready" for one in found)
        yield found
    finally:
        for one in found:
            one.kill()
            one.communicate()


def heard(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


def together(workers: Workers, path: Path, sources: dict[int, Path]) -> list[str]:
    """What each of them says who saves at once, or brings a backup back where ``sources`` has one for it."""
    for number, worker in enumerate(workers):
        assert worker.stdin is not None
        worker.stdin.write(json.dumps([str(path), f"Together {number}", str(sources.get(number, ""))]) + "\n")
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.flush()
    return [json.loads(heard(worker)) for worker in workers]


def added(path: Path) -> set[str]:
    return {name for row in dump(path)["actor"] for name in map(str, row) if name.startswith("Together ")}


@pytest.mark.parametrize("turn", range(3))
def test_the_first_saves_of_a_day_do_not_stand_in_each_others_way(
    harrow_path: Path, workers: Workers, turn: int, clock: Clock
) -> None:
    earlier = {backup.back_up(harrow_path, clock.forward(days=-1)) for _ in range(backup.KEEP - 8)}
    before = dump(harrow_path)
    assert together(workers, harrow_path, {}) == ["done"] * 8
    assert added(harrow_path) == {f"Together {number}" for number in range(8)}
    today = [one for one in book_checks.backups(harrow_path) if one not in earlier]
    assert 1 <= len(today) <= 8
    assert all(book_file.whole(one) for one in today)
    assert dump(today[-1]) == before, "the first of them is what was there before anybody saved"
    assert {one.suffix for one in copies.backups_folder(harrow_path).iterdir()} == {".book"}


@pytest.mark.parametrize("turn", range(2))
def test_what_is_saved_while_backups_are_brought_back_is_in_the_book_or_in_a_backup(
    harrow_path: Path, workers: Workers, turn: int, clock: Clock
) -> None:
    copy = harrow_path.with_name("copy.book")
    shutil.copyfile(harrow_path, copy)
    backup.back_up(harrow_path, clock())
    said = together(workers, harrow_path, dict.fromkeys((1, 4, 6), copy))
    assert all(one == "done" or "The book is in use" in one for one in said), said
    saved = {f"Together {number}" for number, one in enumerate(said) if one == "done" and number not in (1, 4, 6)}
    kept = set().union(*(added(one) for one in (harrow_path, *book_checks.backups(harrow_path))))
    assert saved <= kept
    assert all(book_file.whole(one) for one in (harrow_path, *book_checks.backups(harrow_path)))
    Book(harrow_path, now=clock).close()
    beside = {one.name for one in harrow_path.parent.iterdir() if one.name.startswith((".", "harrow"))}
    assert beside == {"harrow.book", "harrow-backups"}
