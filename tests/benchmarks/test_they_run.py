"""The measurements run, on next to nothing; what they find is for people to read, never asserted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks import counting, exchanging, importing, manifesto, saving
from tests.benchmarks.ratios import Ratio, best, table


def test_a_ratio_is_told_with_its_bound() -> None:
    fine, late = Ratio("a save", 3, 1.5, 15), Ratio("help", 300, None, 250)
    assert (fine.value, fine.kept, late.kept) == (2, True, False)
    lines = table([fine, late]).splitlines()
    assert "2.00×" in lines[1]
    assert lines[2].endswith("NO")


def test_the_best_of_several_turns_is_taken() -> None:
    numbers = iter([3.0, 9.0, 2.0, 8.0])
    assert best(lambda: next(numbers), lambda: next(numbers), turns=2) == (2.0, 8.0)


def test_saving_runs(tmp_path: Path) -> None:
    (found,) = saving.measure(tmp_path, saves=2, turns=1)
    assert found.ours > 0


def test_exchanging_runs(tmp_path: Path) -> None:
    assert [ratio.bare is not None for ratio in exchanging.measure(tmp_path, actors=20, turns=1)] == [True, True]


def test_the_manifesto_runs(tmp_path: Path) -> None:
    assert all(ratio.ours > 0 and ratio.bare for ratio in manifesto.measure(tmp_path, commitments=3, turns=1))


def test_importing_runs(tmp_path: Path) -> None:
    assert all(ratio.ours > 0 and ratio.bare for ratio in importing.measure(tmp_path, rows=20, turns=1))


def test_counting_runs(tmp_path: Path) -> None:
    found = counting.measure(tmp_path, papers=20, options=6, turns=1)
    assert all(ratio.ours > 0 for ratio in found)
    assert any(ratio.bare for ratio in found), "another program counts the same"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_starting_runs(tmp_path: Path) -> None:
    from tests.benchmarks import starting

    assert len(starting.measure(tmp_path, actors=60, turns=1, calm=0.1)) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_the_actors_screen_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.benchmarks import actors_screen

    monkeypatch.setattr(actors_screen, "_TYPED", ("q", "zz"))
    assert len(actors_screen.measure(tmp_path, actors=150, turns=1, calm=0.1)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_book_for_the_board_is_made(tmp_path: Path) -> None:
    from tests.benchmarks import voices_screen

    voices_screen.book_of(tmp_path / "some.book", 90)
