"""Whether ten thousand commitments on the board, the timeline and in the round feel like a hundred: a key until it is
painted."""

from __future__ import annotations

import shutil
import statistics
import time
from datetime import timedelta
from pathlib import Path

from convene.core.nouns import Draft
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.follow_up import MilestoneDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.vocabulary import CommitmentStatus, Lever
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from tests.benchmarks.making_actors import actor, now
from tests.benchmarks.ratios import Ratio
from tests.benchmarks.terminal import Terminal, convene

_ACTORS = 40
_STATUSES = (CommitmentStatus.live, CommitmentStatus.offered, CommitmentStatus.done, CommitmentStatus.at_risk)
_MEASURED = ("cards walked", "columns walked", "columns switched", "timeline walked", "round walked")


def book_of(path: Path, commitments: int) -> None:
    """A book with one place of so many commitments, half of them with a milestone."""
    book = Book(path, now=now)
    place = book.do(places.add, PlaceDraft(name="Quay")).value
    today = now().date()
    book.do(records.add_many, place, {"actor": [("", actor(number)) for number in range(_ACTORS)]})
    handles = [str(row["slug"]) for row in book.ask(lambda read: read.rows("SELECT slug FROM actor ORDER BY id"))]
    levers = list(Lever)
    made: list[tuple[str, Draft]] = []
    for at in range(commitments):
        status = _STATUSES[at % 4]
        accepted = {} if status is CommitmentStatus.offered else {
            "accepted_by": "Director", "accepted_on": today - timedelta(100), "accepted_how": "by letter",
            "heard_on": today - timedelta(at % 200),
        }  # fmt: skip
        made.append(("", CommitmentDraft(
            title=f"Promise {at:05} of the quay", actor=handles[at % _ACTORS], status=status, lever=levers[at % 5],
            start=today - timedelta(70 + at % 300), due=today + timedelta(at % 700 - 60), **accepted,
        )))  # fmt: skip
    marks: list[tuple[str, Draft]] = [
        (
            "",
            MilestoneDraft(title="Half way", commitment=f"promise-{at:05}-of-the-quay", due=today + timedelta(at % 90)),
        )
        for at in range(0, commitments, 2)
    ]
    book.do(records.add_many, place, {"commitment": made, "milestone": marks})
    book.do(places.leave_open, place)
    book.close()
    shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)


def measure(folder: Path, *, commitments: int = 10_000, turns: int = 3, calm: float = 2.0) -> list[Ratio]:
    """``calm`` is how many seconds a page is left alone before its keys are measured."""
    few, many = folder / "few.book", folder / "many.book"
    book_of(few, 100)
    book_of(many, commitments)
    ours, small = ([_walk(path, folder, calm) for _ in range(turns)] for path in (many, few))
    said = f"{commitments:,} commitments beside 100"
    return [
        Ratio(f"{what}, a key until it is painted: {said}", _middle(ours, what), _middle(small, what), 1.5)
        for what in _MEASURED
    ]


def _walk(path: Path, folder: Path, calm: float) -> dict[str, list[float]]:
    """Milliseconds from each key to the last thing it changed on the screen."""
    took: dict[str, list[float]] = {what: [] for what in _MEASURED}
    with Terminal(convene(path), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.press("3")
        terminal.until(lambda text: "Promise 0" in text)
        terminal.settle(calm)
        terminal.press("b")
        terminal.until(lambda text: "by status" in text)
        terminal.settle(calm)
        _keys(terminal, took["cards walked"], ("\x1b[B",) * 4 + ("\x1b[6~",) * 4)
        _keys(terminal, took["columns walked"], ("\x1b[C", "\x1b[D") * 3)
        _keys(terminal, took["columns switched"], ("s",) * 8)
        terminal.press("]]")
        terminal.until(lambda text: "z all of it" in text)
        terminal.settle(calm)
        _keys(terminal, took["timeline walked"], ("\x1b[B",) * 3 + ("\x1b[6~",) * 3 + ("+", "-"))
        terminal.press("]")
        terminal.until(lambda text: "news of" in text)
        terminal.settle(calm)
        _keys(terminal, took["round walked"], ("\x1b[B",) * 4 + ("\x1b[6~",) * 2)
    return took


def _keys(terminal: Terminal, took: list[float], keys: tuple[str, ...]) -> None:
    for key in keys:
        terminal.settle(0.3)
        took.append(_key(terminal, key))


def _key(terminal: Terminal, key: str) -> float:
    began, before = time.perf_counter(), terminal.text
    terminal.press(key)
    terminal.until(lambda text: text != before)
    before, last = terminal.text, time.perf_counter()
    quiet = last + 0.15
    while time.perf_counter() < quiet:
        terminal.settle(0.002)
        if (seen := terminal.text) != before:
            before, last = seen, time.perf_counter()
    return (last - began) * 1000


def _middle(runs: list[dict[str, list[float]]], what: str) -> float:
    return min(statistics.median(took[what]) for took in runs)
