"""How soon the app is there, how much it takes, and whether a large place feels like a small one."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
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

    def shown(command: list[str], words: str) -> float:
        with Terminal(command, folder) as terminal:
            return terminal.until(lambda text: words in text)

    empty, opening, useful = best(
        lambda: shown(empty_app(), "ready here"),
        lambda: shown(convene(path), "1 Engagement"),
        lambda: shown(convene(path), "Who is in the room"),
        turns=turns,
    )
    return [
        Ratio("opening frame", opening, empty, 1.25),
        Ratio("first useful screen", useful, empty, 3),
        *_helping(turns),
        *_memory(folder, path, calm),
        *_large(folder, actors, turns),
    ]


def _helping(turns: int) -> list[Ratio]:
    def cpu() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "convene", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000

    (ours,) = best(cpu, turns=turns)
    return [Ratio("convene --help, processor time", ours, None, 250)]


def _memory(folder: Path, path: Path, calm: float) -> list[Ratio]:
    with Terminal(empty_app(), folder) as terminal:
        terminal.until(lambda text: "ready here" in text)
        terminal.settle(calm)
        empty = terminal.memory()
    with Terminal(convene(path), folder) as terminal:
        terminal.until(lambda text: "Who is in the room" in text)
        terminal.settle(calm)
        ours = terminal.memory()
    return [Ratio("memory with a sample open", ours, empty, 2.5, "MB")]


def _large(folder: Path, actors: int, turns: int) -> list[Ratio]:
    few, many = folder / "few.book", folder / "many.book"
    place_of(few, 100)
    place_of(many, actors)

    def moved(path: Path) -> float:
        """From the start until the highlight stands on the second actor, whose page is then beside the list."""
        with Terminal(convene(path), folder) as terminal:
            terminal.until(lambda text: "Who is in the room" in text)
            terminal.press("1")
            terminal.until(lambda text: "actor-00000-of-the-quay" in text)
            terminal.press("\x1b[B")
            return terminal.until(lambda text: "actor-00001-of-the-quay" in text)

    ours, bare = best(lambda: moved(many), lambda: moved(few), turns=turns)
    for path in (few, many):
        shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)
    return [Ratio(f"the second of {actors:,} actors, beside 100", ours, bare, 1.3)]
