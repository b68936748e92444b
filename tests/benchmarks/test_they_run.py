"""The measurements run, on next to nothing; what they find is for people to read, never asserted."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from convene.cli.app import run
from convene.paths import usual
from tests.benchmarks import account_report, counting, exchanging, importing, ledgers, manifesto, saving
from tests.benchmarks.making_actors import now
from tests.benchmarks.ratios import Ratio, best, table


@pytest.fixture(autouse=True)
def _rubbish_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measurement begins with a tidied memory; looking through that of a whole run of tests takes longer than most
    of what is measured here."""
    monkeypatch.setattr("gc.collect", lambda: 0)


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


def test_the_account_runs(tmp_path: Path) -> None:
    assert all(ratio.ours > 0 for ratio in account_report.measure(tmp_path, lines=20, turns=1))


def test_importing_runs(tmp_path: Path) -> None:
    assert all(ratio.ours > 0 and ratio.bare for ratio in importing.measure(tmp_path, rows=20, turns=1))


def test_ledgers_run(tmp_path: Path) -> None:
    found = ledgers.measure(tmp_path, lines=60, suppliers=8, actors=10, turns=1)
    assert all(ratio.ours > 0 and ratio.bare for ratio in found)


def test_counting_runs(tmp_path: Path) -> None:
    found = counting.measure(tmp_path, papers=20, options=6, turns=1)
    assert all(ratio.ours > 0 for ratio in found)
    assert any(ratio.bare for ratio in found), "another program counts the same"


def _only(at: int) -> Callable[..., tuple[float, ...]]:
    """Instead of ``best``: one of the things beside each other, where it does all that the others do."""

    def measured(*what: Callable[[], float], turns: int) -> tuple[float, ...]:
        return (what[at](),) * len(what)

    return measured


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_starting_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.benchmarks import starting

    def at_once(command: list[str], **_: object) -> None:
        """A command, without a process of its own."""
        assert command[1:3] == ["-m", "convene"]
        err = io.StringIO()
        assert run(command[3:], now=now, out=io.StringIO(), err=err, paths=usual({})) == 0, err.getvalue()

    path = starting.sample(tmp_path)
    monkeypatch.setattr(starting, "best", _only(-1))
    assert len(starting.opening(tmp_path, path, turns=1)) == 2
    assert len(starting.first_form(tmp_path, path, turns=1, calm=0.1)) == 1
    assert len(starting.memory(tmp_path, path, calm=0.1)) == 1
    monkeypatch.setattr(starting, "best", _only(0))
    assert len(starting.large(tmp_path, actors=60, turns=1)) == 1
    monkeypatch.setattr("subprocess.run", at_once)
    assert len(starting.commands(path, turns=1)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_the_actors_screen_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.benchmarks import actors_screen

    monkeypatch.setattr(actors_screen, "_TYPED", ("q", "zz"))
    monkeypatch.setattr(actors_screen, "best", _only(0))
    assert len(actors_screen.measure(tmp_path, actors=150, turns=1, calm=0.1)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_book_for_the_board_is_made(tmp_path: Path) -> None:
    from tests.benchmarks import voices_screen

    voices_screen.book_of(tmp_path / "some.book", 90)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_book_of_commitments_is_made(tmp_path: Path) -> None:
    from tests.benchmarks import board_screen

    board_screen.book_of(tmp_path / "some.book", 90)
