"""The short storm of every run: each burst that once did harm, a few random keys, and a few kills. The whole of it is
``python -m tests.storm``; see ``docs/architecture.md``.

The bursts of one worker share a program, which is started again only when one of them has ended it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.storm.keys import BURSTS, HOME, Source

if sys.platform == "win32":
    pytest.skip("there is no pseudo terminal here", allow_module_level=True)

from tests.storm.kills import Kills
from tests.storm.ledger import seen
from tests.storm.storm import Storm
from tests.storm.terminal import Terminal

_TOGETHER = tuple(tuple(BURSTS)[at : at + 8] for at in range(0, len(BURSTS), 8))
"""What is played before the program is asked whether it still answers."""
PATIENCE = 20.0
"""Seconds: far more than an answer takes on a crowded machine, far less than a hang lasts."""


@pytest.fixture(scope="session")
def books(template_harrow: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sample's book in it."""
    folder = tmp_path_factory.mktemp("storm")
    shutil.copyfile(template_harrow, folder / "harrow-quay.book")
    return folder


@pytest.fixture(scope="session")
def open_storm(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storm]:
    storm = Storm(0, "harrow-quay", (80, 24), tmp_path_factory.mktemp("bursts"), PATIENCE, books=books)
    yield storm
    storm.end()


@pytest.fixture
def storm(open_storm: Storm) -> Storm:
    """A program that runs, at 80 by 24, with nothing held against it."""
    open_storm.faults.clear()
    if not open_storm.running:
        open_storm.start()
    return open_storm


def _calm(storm: Storm) -> None:
    assert not storm.faults, "\n\n".join(map(str, storm.faults))


@pytest.mark.parametrize("names", _TOGETHER, ids=", ".join)
def test_bursts_that_once_did_harm(names: tuple[str, ...], storm: Storm) -> None:
    for name in names:
        storm.play(storm.source.fill(f"@80x24 | {HOME} | {BURSTS[name]}"))
        storm.hold()
        if not storm.running:
            storm.start()
        _calm(storm)
    storm.probe()
    storm.hold()
    _calm(storm)


def test_leaving_in_a_hurry(storm: Storm) -> None:
    storm.play(storm.source.fill(f"{HOME} | 1 | d | c | {{T}} enter esc | {HOME}"))
    storm.leave("q enter enter")
    _calm(storm)


@pytest.mark.parametrize(
    ("seed", "sample", "size"),
    [(101, "harrow-quay", (80, 24)), (102, "running", (60, 20)), (103, "empty", (120, 40))],
)
def test_a_storm_of_keys(seed: int, sample: str, size: tuple[int, int], books: Path, tmp_path: Path) -> None:
    storm = Storm(seed, sample, size, tmp_path, PATIENCE, watched=0.6, books=books)
    storm.run(40)
    _calm(storm)


@pytest.mark.parametrize("seed", [201, 202])
def test_a_storm_of_kills(seed: int, books: Path, tmp_path: Path) -> None:
    storm = Kills(seed, "harrow-quay", (80, 24), tmp_path, PATIENCE, books=books)
    storm.run(2)
    _calm(storm)


def test_a_seed_gives_the_same_keys_again() -> None:
    def typed() -> list[str]:
        source = iter(Source(7, lambda: "zk00000z"))
        return [str(step) for _ in range(50) for step in next(source)]

    assert typed() == typed()


def test_a_line_of_the_page_beside_a_notice_is_no_part_of_it() -> None:
    edge = "▌  "
    lines = (
        f"{edge}Removed actor: The Mill. u undoes it.",
        f"{edge}Removed adopted measure: CN2.3. u undoes it.   more",
        f"{edge}Harbour Advice · Business action",
        f"{edge}Removed commitment: Two shop units. u undoes it.",
    )
    found = [one.what for one in seen(cast("Terminal", SimpleNamespace(lines=lines)))]
    assert found == ["Removedactor:TheMill"]
