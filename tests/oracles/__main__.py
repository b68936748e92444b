"""``python -m tests.oracles``: many elections, told as it goes; ends with 1 when any was counted otherwise."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from convene.core.methods import Election
from tests.oracles import comparing, elections


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.oracles", description=__doc__)
    asked.add_argument("--elections", type=int, default=5_000, help="of each sort")
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    given = asked.parse_args()
    sorts: list[tuple[str, Callable[[int], Election], Callable[[Election], str]]] = [
        ("orders, by hand", elections.orders, comparing.ranked_by_hand)
    ]
    if comparing.pv is not None:
        sorts.append(("orders, by pref_voting", elections.orders, comparing.ranked_by_library))
    if comparing.pb is not None:
        for completion in (False, True):
            sorts.append((
                f"equal shares, by pabutools{', completed' if completion else ''}",
                lambda seed, completion=completion: elections.budgets(seed, completion=completion),
                comparing.equal_shares,
            ))  # fmt: skip
    faults = 0
    for name, make, compare in sorts:
        began = time.monotonic()
        for seed in range(given.first, given.first + given.elections):
            if why := compare(make(seed)):
                faults += 1
                sys.stdout.write(f"{name}, seed {seed}: {why}\n")
        sys.stdout.write(f"{name}: {given.elections:,} elections in {time.monotonic() - began:.0f} s\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
