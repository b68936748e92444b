"""``python -m tests.benchmarks [WHAT …] [--quick]``: a table of ratios. Nothing is asserted: a busy computer is no
fault of the program's."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import (
    account_report,
    actors_screen,
    board_screen,
    counting,
    exchanging,
    importing,
    ledgers,
    manifesto,
    saving,
    starting,
    voices_screen,
)
from tests.benchmarks.ratios import Ratio, table

ALL: dict[str, tuple[Callable[..., list[Ratio]], dict[str, int]]] = {
    "account_report": (account_report.measure, {"lines": 200}),
    "saving": (saving.measure, {"saves": 5}),
    "exchanging": (exchanging.measure, {"actors": 200}),
    "manifesto": (manifesto.measure, {"commitments": 200}),
    "starting": (starting.measure, {"actors": 1000}),
    "actors_screen": (actors_screen.measure, {"actors": 1000}),
    "importing": (importing.measure, {"rows": 500}),
    "ledgers": (ledgers.measure, {"lines": 20_000, "suppliers": 2_000, "actors": 1_000}),
    "voices_screen": (voices_screen.measure, {"voices": 500}),
    "board_screen": (board_screen.measure, {"commitments": 500}),
    "counting": (counting.measure, {"papers": 60, "options": 8}),
}
"""What is measured, and the sizes of a quick look."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*ALL, []], help="all when left out")
    parser.add_argument("--quick", action="store_true", help="small sizes and few turns, to see that it runs")
    given = parser.parse_args()
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        for what in given.what or ALL:
            folder = Path(name) / what
            folder.mkdir()
            measure, quick = ALL[what]
            ratios += measure(folder, **({**quick, "turns": 1} if given.quick else {}))
    print(table(ratios))


if __name__ == "__main__":
    main()
