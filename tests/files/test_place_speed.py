"""Reading and writing a big place costs little more than TOML itself, and nothing until it is asked for."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date

import pytest
import tomli_w
from made_drafts import TODAY

from convene.files import place

ACTORS = [
    {
        "slug": f"actor-{number}",
        "id": f"01936f00-0000-7000-8000-{number:012d}",
        "name": f"Saltworks Co-operative number {number}",
        "primary_type": "vcse",
        "relationship": "engaged",
        "aliases": ["The Salt", "Saltworks CIC"],
        "sector": "third",
        "identifiers": ["GB-COH-01234567"],
        "base": "HQ1 2AB",
        "reach": "town",
        "headcount": 12,
        "turnover": 60000,
        "influence": 3,
        "needs": "A room on Tuesdays, and somebody to answer the phone.\nAnd tea.",
        "judged_on": date(2026, 1, 1),
    }
    for number in range(1_000)
]


def best(work: Callable[[], object]) -> float:
    """Seconds of the processor for the quickest of five: others may want it as well."""
    times = []
    for _ in range(5):
        started = time.thread_time()
        work()
        times.append(time.thread_time() - started)
    return min(times)


@pytest.mark.bench
def test_a_big_place_is_read_and_written_about_as_fast_as_plain_toml() -> None:
    data = {"schema": "convene.place", "schema_version": 1, "place": {"name": "Quay"}, "actor": ACTORS}
    text = tomli_w.dumps(data)
    file = place.read(text.encode(), today=TODAY)
    assert len(file.records["actor"]) == len(ACTORS)
    assert best(lambda: place.read(text.encode(), today=TODAY)) < 3 * best(lambda: tomllib.loads(text))
    assert best(lambda: place.dumps(file.records)) < 3 * best(lambda: tomli_w.dumps(data))


def test_importing_the_rooms_loads_nothing_heavy() -> None:
    code = (
        "import sys, convene.files.place, convene.library, convene.core.findings;"
        "print(sorted({'pydantic', 'tomllib', 'tomli_w', 'csv', 'convene.core.nouns'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
