"""Whether ten thousand contributions feel like a hundred: captured, clustered, filtered; a key until it is painted."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path

from convene.core.nouns import Draft
from convene.core.nouns.codesign import ClusterDraft
from convene.core.nouns.engagement import ContributionDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.vocabulary import ActorType
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from tests.benchmarks.making_actors import now
from tests.benchmarks.ratios import Ratio
from tests.benchmarks.terminal import Terminal, convene

_THINGS = ("bus", "bench", "warm room", "first job", "lamp", "market", "crossing", "garden", "clinic", "boat")
_CLUSTERS = 6
_MEASURED = ("captured", "read", "clustered", "filtered", "clusters walked")
_CAPTURED = "A bell on the quay at noon"


def book_of(path: Path, voices: int) -> None:
    """A book with one place of so many contributions, half of them in clusters."""
    book = Book(path, now=now)
    place = book.do(places.add, PlaceDraft(name="Quay")).value
    types = list(ActorType)
    clusters: list[tuple[str, Draft]] = [("", ClusterDraft(name=f"Cluster {at:02}")) for at in range(_CLUSTERS)]
    said: list[tuple[str, Draft]] = [
        ("", ContributionDraft(
            text=f"Voice {at:05}: we need a {_THINGS[at % 10]} near stop {at * 7 % 97} before the winter comes again",
            actor_type=types[at % 6], said_on=now().date(),
            cluster=f"cluster-{at // 2 % _CLUSTERS:02}" if at % 2 else "",
        ))
        for at in range(voices)
    ]  # fmt: skip
    book.do(records.add_many, place, {"cluster": clusters, "contribution": said})
    book.do(places.leave_open, place)
    book.close()
    shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)


def measure(folder: Path, *, voices: int = 10_000, turns: int = 3, calm: float = 2.0) -> list[Ratio]:
    """``calm`` is how many seconds a list is left alone before it is filtered."""
    few, many = folder / "few.book", folder / "many.book"
    book_of(few, 100)
    book_of(many, voices)
    ours, small = ([_walk(path, folder, calm) for _ in range(turns)] for path in (many, few))
    said = f"{voices:,} contributions beside 100"
    return [
        Ratio(f"{what}, a key until it is painted: {said}", _middle(ours, what), _middle(small, what), 1.5)
        for what in _MEASURED
    ]


def _walk(path: Path, folder: Path, calm: float) -> dict[str, list[float]]:
    """Milliseconds from each key to the last thing it changed on the screen."""
    took: dict[str, list[float]] = {what: [] for what in _MEASURED}
    copy = path.with_name(f"walk-{time.monotonic_ns()}.book")  # each walk begins with the same book
    shutil.copy(path, copy)
    with Terminal(convene(copy), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.press("c")
        terminal.until(lambda text: "one thing somebody said" in text)
        for at in range(6):
            terminal.press(f"{_CAPTURED} {at}x")
            terminal.settle(1.0)
            took["captured"].append(_key(terminal, "\r"))
        terminal.press("\x1b")
        terminal.settle(0.3)
        terminal.press("2")
        terminal.until(lambda text: "Visions" in text)
        terminal.press("[")
        terminal.until(lambda text: "Voice 00000" in text)
        terminal.settle(calm)
        for _ in range(6):
            took["read"].append(_key(terminal, "\x1b[B"))
            terminal.settle(0.2)
        for at in range(4):
            terminal.press(" n")
            terminal.until(lambda text: "Name the cluster" in text)
            terminal.press(f"New {at}z")
            terminal.settle(0.3)
            took["clustered"].append(_key(terminal, "\r"))
            terminal.settle(0.5)
        terminal.settle(calm)
        terminal.press("/")
        terminal.until(lambda text: "/ words to look for" in text)
        for key in "crossing":
            terminal.settle(0.25)
            took["filtered"].append(_key(terminal, key))
        terminal.press("\x1b")
        terminal.settle(calm)
        terminal.press("\x1b[D")
        terminal.settle(0.3)
        for _ in range(6):
            took["clusters walked"].append(_key(terminal, "\x1b[B"))
            terminal.settle(0.3)
    return took


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
