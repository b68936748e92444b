"""``python -m tests.benchmarks [saving] [exchanging] [starting] [actors_screen] [importing] [voices_screen] [counting]
[--quick]``: a table of ratios. Nothing is asserted: a busy computer is no fault of the program's."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import actors_screen, counting, exchanging, importing, saving, starting, voices_screen
from tests.benchmarks.ratios import table

ALL = ("saving", "exchanging", "starting", "actors_screen", "importing", "voices_screen", "counting")


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
            if what == "saving":
                ratios += saving.measure(folder, **({"saves": 5, "turns": 1} if given.quick else {}))
            if what == "exchanging":
                ratios += exchanging.measure(folder, **({"actors": 200, "turns": 1} if given.quick else {}))
            if what == "starting":
                ratios += starting.measure(folder, **({"actors": 1000, "turns": 1} if given.quick else {}))
            if what == "actors_screen":
                ratios += actors_screen.measure(folder, **({"actors": 1000, "turns": 1} if given.quick else {}))
            if what == "importing":
                ratios += importing.measure(folder, **({"rows": 500, "turns": 1} if given.quick else {}))
            if what == "counting":
                ratios += counting.measure(folder, **({"papers": 60, "options": 8, "turns": 1} if given.quick else {}))
            if what == "voices_screen":
                ratios += voices_screen.measure(folder, **({"voices": 500, "turns": 1} if given.quick else {}))
    print(table(ratios))


if __name__ == "__main__":
    main()
