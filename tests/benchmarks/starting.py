"""How soon the app is there, how much it takes, and whether a large place feels like a small one."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from convene.services.book import Book
from convene.services.files import own_files
from convene.services.places import places
from tests.benchmarks.making_actors import now, place_of
from tests.benchmarks.ratios import Ratio, best
from tests.benchmarks.terminal import Terminal, convene, empty_app

SAMPLE = Path(__file__).parents[2] / "sample_places" / "harrow-quay.toml"


def sample(folder: Path) -> Path:
    """A book with the sample open."""
    path = folder / "sample.book"
    book = Book(path, now=now)
    book.do(places.leave_open, book.do(own_files.bring_place, own_files.read_place(SAMPLE, book.today)).value)
    book.close()
    return path


def measure(folder: Path, *, actors: int = 10_000, turns: int = 7, calm: float = 2.5) -> list[Ratio]:
    """``calm`` is how many seconds the app is left alone before its memory is read: it loads what the first save
    needs only then."""
    path = sample(folder)
    return [
        *opening(folder, path, turns=turns),
        *commands(path, turns=turns),
        *first_form(folder, path, turns=turns, calm=calm),
        *memory(folder, path, calm=calm),
        *large(folder, actors=actors, turns=turns),
    ]


def opening(folder: Path, path: Path, *, turns: int) -> list[Ratio]:
    """The opening frame, and the first screen that is of use, beside an empty app."""

    def shown(command: list[str], words: str) -> float:
        with Terminal(command, folder) as terminal:
            return terminal.until(lambda text: words in text)

    empty, frame, useful = best(
        lambda: shown(empty_app(), "ready here"),
        lambda: shown(convene(path), "1 Engagement"),
        lambda: shown(convene(path), "Who is in the room"),
        turns=turns,
    )
    return [
        Ratio("opening frame", frame, empty, 1.25),
        Ratio("first useful screen", useful, empty, 1.8),
    ]


_STANDS_ON = {
    "help": "import cyclopts",
    "read": "import cyclopts, sqlite3; from pydantic import BaseModel",
    "write": "import cyclopts, sqlite3; from pydantic import BaseModel",
}
"""The libraries that a command cannot do without, loaded and no more."""


def commands(path: Path, *, turns: int) -> list[Ratio]:
    """Processor time of a whole process, so that waiting for the disk or for others does not count."""

    def cpu(*words: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000

    def beside(what: str, kind: str, most: float, *words: str) -> Ratio:
        ours, bare = best(
            lambda: cpu("-m", "convene", "--book", str(path), *words),
            lambda: cpu("-c", _STANDS_ON[kind]),
            turns=turns,
        )
        return Ratio(what, ours, bare, most)

    add = ("add", "actor", "Quay Choir", "--primary-type", "vcse")
    return [
        beside("convene --help, processor time", "help", 1.1, "--help"),
        beside("convene status, processor time", "read", 1.5, "status"),
        beside("convene list actor, processor time", "read", 2.5, "list", "actor"),
        beside("convene add actor, processor time", "write", 3.5, *add),
    ]


def first_form(folder: Path, path: Path, *, turns: int, calm: float) -> list[Ratio]:
    """The first form of a run beside the second: what is only read once must not be waited for."""

    def formed(before: int) -> float:
        with Terminal(convene(path), folder) as terminal:
            terminal.until(lambda text: "Who is in the room" in text)
            terminal.press("1")
            terminal.until(lambda text: "n new" in text)
            terminal.settle(min(calm, 1.5))
            for _ in range(before):
                terminal.press("n")
                terminal.until(lambda text: "esc leave" in text)
                terminal.settle(min(calm, 0.5))
                terminal.press("\x1b")
                terminal.until(lambda text: "n new" in text)
                terminal.settle(min(calm, 0.5))
            began = time.perf_counter()
            terminal.press("n")
            terminal.until(lambda text: "esc leave" in text)
            return (time.perf_counter() - began) * 1000

    first, second = best(lambda: formed(0), lambda: formed(1), turns=turns)
    return [Ratio("the first form, beside the second", first, second, 2)]


def memory(folder: Path, path: Path, *, calm: float) -> list[Ratio]:
    """Megabytes with a sample open, beside those of an empty app."""
    with Terminal(empty_app(), folder) as terminal:
        terminal.until(lambda text: "ready here" in text)
        terminal.settle(calm)
        empty = terminal.memory()
    with Terminal(convene(path), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.settle(calm)
        ours = terminal.memory()
    return [Ratio("memory with a sample open", ours, empty, 2.2, "MB")]


def large(folder: Path, *, actors: int, turns: int) -> list[Ratio]:
    """From the start to the second actor of a large place, beside a small one."""
    few, many = folder / "few.book", folder / "many.book"
    place_of(few, 100)
    place_of(many, actors)

    def moved(path: Path) -> float:
        """From the start until the highlight stands on the second actor, whose page is then beside the list."""
        with Terminal(convene(path), folder) as terminal:
            terminal.until(lambda text: "Who is in the room" in text)
            terminal.press("1")
            terminal.until(lambda text: text.count("Actor 00000 of the quay") > 1)
            terminal.press("\x1b[B")
            return terminal.until(lambda text: text.count("Actor 00001 of the quay") > 1)

    ours, bare = best(lambda: moved(many), lambda: moved(few), turns=turns)
    for path in (few, many):
        shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)
    return [Ratio(f"the second of {actors:,} actors, beside 100", ours, bare, 1.3)]
