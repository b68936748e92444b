"""``python -m tests.storm``: a long storm, told as it goes; ends with 1 when there was any fault."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.storm.books import SAMPLES
from tests.storm.faults import Fault
from tests.storm.keys import HOME, SIZES, steps
from tests.storm.kills import Kills
from tests.storm.storm import Storm


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.storm", description=__doc__)
    asked.add_argument("--keys", type=int, default=10_000, help="keys of all seeds together")
    asked.add_argument("--seeds", type=int, default=5, help="how many seeds")
    asked.add_argument("--first", type=int, default=1, help="the first seed")
    asked.add_argument("--size", default="", help="such as 80x24; each seed another when left out")
    asked.add_argument("--sample", default="", choices=("", *SAMPLES), help="each seed another when left out")
    asked.add_argument("--kills", type=int, default=0, help="how often to kill the program, over all seeds")
    asked.add_argument("--patience", type=float, default=2.0, help="seconds a key may take")
    asked.add_argument("--play", default="", help="play this script from the overview instead, as a fault prints it")
    asked.add_argument("--record", type=Path, help="write every fault in full to this file")
    given = asked.parse_args()
    began, faults = time.monotonic(), dict[str, Fault]()
    counts: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True) as folder:
        for at in range(given.seeds):
            seed = given.first + at
            sample = given.sample or SAMPLES[at % len(SAMPLES)]
            size = _size(given.size) if given.size else SIZES[at % 3]
            storm = Storm(seed, sample, size, Path(folder), given.patience)
            if given.play:
                storm.start()
                storm.play(steps(f"{HOME} | {given.play}"))
                if storm.terminal.alive:
                    _say(storm.terminal.text)
                    storm.probe()
                    storm.rest_cpu()
                    storm.leave()
            elif given.keys:
                storm.run(given.keys // given.seeds)
            _tell(storm, "keys")
            found = list(storm.faults)
            if given.kills:
                kills = Kills(seed, sample, size, Path(folder) / "kills", given.patience)
                kills.run(given.kills // given.seeds)
                _tell(kills, f"{kills.killed} kills")
                found += kills.faults
            for fault in found:
                counts[fault.name] = counts.get(fault.name, 0) + 1
                if fault.name not in faults:
                    faults[fault.name] = fault
                    _say(f"{fault.name}\n   {fault.where}\n   keys: {fault.script[-300:]}")
            if given.record:
                given.record.write_text("\n\n".join(map(str, faults.values())), encoding="utf-8")
    for name, times in sorted(counts.items(), key=lambda one: -one[1]):
        _say(f"{times:>5} × {name}")
    _say(f"{sum(counts.values())} faults of {len(counts)} kinds in {time.monotonic() - began:.0f} s")
    return 1 if counts else 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _size(words: str) -> tuple[int, int]:
    columns, _, rows = words.partition("x")
    return int(columns), int(rows)


def _tell(storm: Storm, what: str) -> None:
    _say(
        f"seed {storm.seed} {storm.sample} {storm.size[0]}x{storm.size[1]}: {what}: {storm.sent} keys, "
        f"{storm.starts} starts, {len(storm.faults)} faults, {len(storm.ledger.acks)} acknowledged, "
        f"memory +{storm.growth:.0f} MB, {storm.idle:.0%} busy at rest"
    )


if __name__ == "__main__":
    sys.exit(main())
