"""What a person chose about a list of actuals, and what bringing it in does or would do."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Literal, NamedTuple

from convene.files.lists.cells import disarmed
from convene.text import count, join, plural

What = Literal["added", "corrected", "same", "not delivered", "blank", "total", "wrong"]

MOST = 500
"""Lines of each kind that are told one by one; ``rows`` of ``bringing_actuals`` is handed every one."""


@dataclass(frozen=True, slots=True)
class ActualsOptions:
    """Which file, and what to make of it.

    ``maps`` is heading → what the column is, "" for nothing; ``sheet``, ``heading`` and ``encoding`` are as
    ``open_sheet`` takes them. ``begins`` is the month in which years begin, 0 for that of the account; ``year`` the
    year that a period without one is of, in words. ``every`` is how many months end with a last day that stands alone.
    ``leave_out`` brings in the others where some lines are wrong.
    """

    path: Path
    maps: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    heading: int = 0
    encoding: str = ""
    begins: int = 0
    year: str = ""
    every: int = 0
    leave_out: bool = False


class ActualsLine(NamedTuple):
    """What becomes of one figure, or of one line without any."""

    line: int
    what: What
    name: str
    words: str


Rows = Callable[[ActualsLine], None]


@dataclass(slots=True)
class ActualsPlan:
    """What bringing a list in does, or would do. ``counts`` counts every figure and every line without one; ``lines``
    are the first of each kind. ``understood`` says what its columns and periods were taken for, ``remarks`` what to
    know of it."""

    title: str
    counts: Counter[str] = field(default_factory=Counter)
    lines: list[ActualsLine] = field(default_factory=list)
    understood: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    commitments: int = 0

    @property
    def changes(self) -> int:
        return self.counts["added"] + self.counts["corrected"] + self.counts["not delivered"]

    @property
    def wrong(self) -> list[ActualsLine]:
        return [one for one in self.lines if one.what == "wrong"]

    @property
    def figures(self) -> int:
        """How many figures it has, taken or not."""
        return sum(self.counts[one] for one in ("added", "corrected", "same", "wrong"))

    def summary(self) -> str:
        """In a sentence, the same before and after."""
        if not self.counts.total():
            return "There is no line in it."
        known = (
            ("added", "added"), ("corrected", "corrected"), ("same", "there already"),
            ("not delivered", "not delivered, with the reason"), ("wrong", "not taken"),
        )  # fmt: skip
        said = join([f"{count(self.counts[what])} {words}" for what, words in known if self.counts[what]])
        none = [
            plural(self.counts[what], one, many)
            for what, one, many in (
                ("blank", "line without a figure", "lines without a figure"),
                ("total", "total", ""),
            )
            if self.counts[what]
        ]
        of = f", of {plural(self.commitments, 'commitment')}" if self.commitments else ""
        passed = f" Passed over: {join(none)}." if none else ""
        return f"{plural(self.figures, 'figure')}{of}: {said or 'nothing'}.{passed}"

    @property
    def label(self) -> str:
        """What it is called in the history."""
        parts = [f"{count(self.counts[one])} {one}" for one in ("added", "corrected", "not delivered")
                 if self.counts[one]]  # fmt: skip
        return f"Brought in actuals from {self.title}: {join(parts)}"


def csv_line(cells: Sequence[object]) -> str:
    """A line of a plan, or its headings, as a line of CSV."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow([disarmed(str(one)) for one in cells])
    return out.getvalue()
