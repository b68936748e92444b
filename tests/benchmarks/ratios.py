"""How a measurement is taken and told: ours beside the bare one, the best of several turns of each."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """``ours`` and ``bare`` in ``unit``; ``most`` is how often bare ours may be. Without a bare one, ``most`` is in
    the unit itself."""

    what: str
    ours: float
    bare: float | None
    most: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        return self.ours if self.bare is None else self.ours / self.bare

    @property
    def kept(self) -> bool:
        return self.value <= self.most

    def row(self) -> tuple[str, str, str, str, str, str]:
        bare = "" if self.bare is None else f"{self.bare:,.1f} {self.unit}"
        shown, most = (
            (f"{self.value:.2f}×", f"{self.most:g}×") if self.bare is not None else ("", f"{self.most:g} {self.unit}")
        )
        return self.what, f"{self.ours:,.1f} {self.unit}", bare, shown, most, "yes" if self.kept else "NO"


def best(*jobs: Callable[[], float], turns: int) -> tuple[float, ...]:
    """The least that each job took over several turns, turn and turn about, so that a noisy moment hits all."""
    found = [float("inf")] * len(jobs)
    for _ in range(turns):
        for at, job in enumerate(jobs):
            gc.collect()
            found[at] = min(found[at], job())
    return tuple(found)


def taking(job: Callable[[], object]) -> float:
    """Milliseconds a job takes."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def table(ratios: list[Ratio]) -> str:
    """The ratios as aligned text."""
    rows = [("", "Convene", "bare", "ratio", "at most", "kept"), *(ratio.row() for ratio in ratios)]
    widths = [max(len(row[at]) for row in rows) for at in range(6)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines)
