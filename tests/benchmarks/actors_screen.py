"""Whether a register of a hundred thousand feels like one of a hundred: opening it, filtering as you type, memory."""

from __future__ import annotations

import re
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from convene.core.nouns import Draft
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.places import places
from tests.benchmarks.making_actors import actor, now
from tests.benchmarks.ratios import Ratio, best
from tests.benchmarks.terminal import Terminal, convene

_STEP = 7_919
"""A prime: the names come into the book in another order than that of the list, as those of any register do."""

_TYPED = ("quay 77", "zzz", "vol 9", "-quay")
"""What is typed, a key at a time: much, little and nothing found."""


def book_of(path: Path, actors: int) -> None:
    """A book with one place of so many actors, made in no order."""
    from convene.core.nouns.place import PlaceDraft

    book = Book(path, now=now)
    place = book.do(places.add, PlaceDraft(name="Quay")).value
    drafts: list[tuple[str, Draft]] = [("", actor(number * _STEP % actors)) for number in range(actors)]
    book.do(records.add_many, place, {"actor": drafts})
    book.do(places.leave_open, place)
    book.close()
    shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)


def measure(folder: Path, *, actors: int = 100_000, turns: int = 5, calm: float = 2.5) -> list[Ratio]:
    """``calm`` is how many seconds the list is left alone before it is filtered, as it is while somebody reads it."""
    few, many = folder / "few.book", folder / "many.book"
    book_of(few, 100)
    book_of(many, actors)
    usable, bare = best(lambda: _usable(many, folder), lambda: _usable(few, folder), turns=turns)
    ours = [_typing(many, folder, calm) for _ in range(max(turns // 2, 1))]
    small = [_typing(few, folder, calm) for _ in range(max(turns // 2, 1))]
    said = f"{actors:,} actors beside 100"
    return [
        Ratio(f"usable: {said}", usable, bare, 1.5),
        Ratio(f"a key in the filter, usually: {said}", _middle(ours), _middle(small), 2),
        Ratio(f"a key in the filter, at worst: {said}", _worst(ours), _worst(small), 2),
        Ratio(f"memory: {said}", min(one for _, one in ours), min(one for _, one in small), 1.5, "MB"),
    ]


def _usable(path: Path, folder: Path) -> float:
    """From the start until the list is there and has answered a key."""
    with Terminal(convene(path), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.press("1")
        terminal.until(lambda text: "Actor 00000" in text)
        terminal.press("\x1b[B")
        return terminal.until(lambda text: text.count("Actor 00001 of the quay") > 1)


def _typing(path: Path, folder: Path, calm: float) -> tuple[list[float], float]:
    """Milliseconds from each key to the list that goes with it, and the megabytes all of it took."""
    took: list[float] = []
    with Terminal(convene(path), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.press("1")
        terminal.until(lambda text: "Actor 00000" in text)
        terminal.settle(calm)
        for words in _TYPED:
            terminal.press("/")
            terminal.until(lambda text: "/ words to look for" in text)
            for at, key in enumerate(words):
                terminal.settle(0.15)
                took.append(_one_key(terminal, key, words[: at + 1]))
            terminal.settle(0.2)
            terminal.press("\x1b")
            terminal.until(lambda text: "/ " not in _line(text))
            terminal.settle(0.3)
        return took, terminal.memory()


def _one_key(terminal: Terminal, key: str, typed: str) -> float:
    """Until the last thing on the screen that the key changed: the words, the count, or the list."""
    began = time.perf_counter()
    terminal.press(key)
    terminal.until(lambda text: _line(text).startswith(f"/ {typed}".rstrip()))
    last = time.perf_counter()
    seen: Callable[[], str] = lambda: terminal.text  # noqa: E731
    before, quiet = seen(), time.perf_counter() + 0.12
    while time.perf_counter() < quiet:
        terminal.settle(0.002)
        if (now_seen := seen()) != before:
            before, last = now_seen, time.perf_counter()
    return (last - began) * 1000


def _line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if re.match(r"\s*/ ", line)), "")


def _middle(runs: list[tuple[list[float], float]]) -> float:
    return min(statistics.median(took) for took, _ in runs)


def _worst(runs: list[tuple[list[float], float]]) -> float:
    return min(max(took) for took, _ in runs)
