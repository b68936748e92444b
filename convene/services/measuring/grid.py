"""The grid of what was counted: reading it, and keeping one cell of it as an observation."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.codesign.promised_quantity import unit_names
from convene.core.measuring.amounts import NotCountedError, exactly, other_unit, read_counted
from convene.core.measuring.grid import EMPTY, Cell, Seen, SoFar, cells, columns, so_far
from convene.core.measuring.periods import SPANS, Period
from convene.core.nouns.measurement import ObservationDraft
from convene.core.nouns.reading import plain
from convene.errors import NO, USAGE, Problem
from convene.services.lists.noun_list import to_day
from convene.services.measuring.naming import Counting, commitments
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, plural

_STARTS = 4
"""The month years begin in where no account says it: April, as councils count."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A commitment with its cells, by the number of their period, and what it came to so far."""

    commitment: Counting
    cells: dict[int, Cell]
    so_far: SoFar

    def cell(self, at: int) -> Cell:
        return self.cells.get(at, EMPTY)

    def runs_in(self, period: Period) -> bool:
        """Whether the commitment was under way in a period, as far as its days and its status say."""
        one = self.commitment
        begun = one.start is not None and one.start <= period.end
        return begun and (one.due is None or one.due >= period.start) and one.status not in ("offered", "withdrawn")


@dataclass(frozen=True, slots=True)
class Grid:
    """Commitments by periods of ``months`` each. ``now`` is the number of the last period that is over, or the first
    one. ``told`` says by whose years they are parted."""

    months: int
    periods: tuple[Period, ...]
    rows: tuple[GridRow, ...]
    now: int = 0
    told: str = ""


def grid(read: Reader, place_id: str, today: date, months: int = 0) -> Grid:
    """Every commitment that is to be counted, with what was counted. Without ``months`` the periods are those that most
    measures are counted by, else quarters. Offers nobody accepted are there only where they were counted."""
    begins, told = _begins(read, place_id)
    seen: defaultdict[str, list[Seen]] = defaultdict(list)
    for row in read.rows(
        "SELECT id, commitment_id, period_start, period_end, quantity FROM observation WHERE place_id = :p "
        "AND period_end IS NOT NULL ORDER BY period_end, id",
        p=place_id,
    ):
        start, end = to_day(row["period_start"]), date.fromisoformat(row["period_end"])
        seen[row["commitment_id"]].append(Seen(row["id"], start, end, Decimal(row["quantity"])))
    wanted = [one for one in commitments(read, place_id) if one.status not in ("offered", "withdrawn") or seen[one.id]]
    if not months:
        asked = Counter(one.every for one in wanted if one.every in SPANS.values())
        months = next((one for one, _ in asked.most_common(1) if one), SPANS["quarter"])
    days = [one.period.start for some in seen.values() for one in some]
    days += [one.start for one in wanted if one.start]
    periods = columns(begins, months, min(days, default=None), today)
    over = [at for at, one in enumerate(periods) if one.end < today]
    rows = [GridRow(one, cells(periods, seen[one.id]), so_far(seen[one.id], one.unit)) for one in wanted]
    return Grid(months, periods, tuple(rows), over[-1] if over else 0, told)


def _begins(read: Reader, place_id: str) -> tuple[int, str]:
    """The month years begin in, and who says so."""
    row = read.one("SELECT period_start, title FROM account WHERE place_id = :p ORDER BY period_end DESC LIMIT 1",
                   p=place_id)  # fmt: skip
    if row is None:
        return _STARTS, "years from April, since no account says otherwise"
    begins = date.fromisoformat(row["period_start"]).month
    return begins, f"years from {date(2000, begins, 1):%B}, as “{clip(row['title'], 40)}”"


def count_in(
    write: Writer, place_id: str, commitment_id: str, period: Period, typed: str, was: str | None = None
) -> str:
    """Keep what was typed as what a commitment came to in a period: as a new observation, or as the figure of the one
    that has exactly this period; its id. ``was`` is the figure that was shown there, None for none.

    Raises Problem, keeping nothing, for what is no count, not in its unit, of a time to come, where other observations
    share days with the period, and where the book holds another figure by now.
    """
    row = write.one(
        "SELECT slug, title, unit FROM commitment WHERE id = :c AND place_id = :p", c=commitment_id, p=place_id
    )
    if row is None:
        raise Problem("That commitment is not there any more.", hint="Undo brings it back.", exit_code=NO)
    amount = _amount(typed, row["unit"])
    if period.start > write.today:
        raise _refused(
            f"{period.words} has not begun", "Nothing can have been counted in it; choose an earlier period."
        )
    there = write.rows(
        "SELECT id, quantity, period_start, period_end FROM observation WHERE commitment_id = :c AND period_end >= :b "
        "AND coalesce(period_start, period_end) <= :e",
        c=commitment_id, b=period.start.isoformat(), e=period.end.isoformat(),
    )  # fmt: skip
    exact = [one for one in there if (to_day(one["period_start"]), to_day(one["period_end"])) == period]
    if len(there) > 1 or len(there) != len(exact):
        raise _refused(
            f"{period.words} is counted already, by {plural(len(there), 'observation')} of other days",
            "Enter on the cell opens them: change or remove one there.",
        )
    label = f"{clip(row['title'] or row['slug'], 60)}, {period.words}"
    if not exact:
        if was is not None:
            raise _refused("The figure was removed meanwhile", "Type it once more to keep it.")
        draft = ObservationDraft(
            commitment=row["slug"], quantity=amount, period_start=period.start, period_end=period.end
        )
        made = records.add(write, place_id, "observation", draft)
        write.label = f"Counted {exactly(amount, row['unit'])}: {label}"
        return made
    only = exact[0]
    if was is None or Decimal(was) != Decimal(only["quantity"]):
        raise _refused(
            f"{exactly(Decimal(only['quantity']), row['unit'])} was kept there meanwhile",
            "Look at it, and type yours once more if it is the right one.",
        )
    old: Any = records.load(write, "observation", only["id"])
    if records.edit(
        write, place_id, "observation", only["id"], old.model_copy(update={"quantity": amount}), opened=old
    ):
        write.label = f"Counted {exactly(amount, row['unit'])} instead of {exactly(old.quantity, row['unit'])}: {label}"
        if old.evidence:
            write.consequences.append(f"{plural(len(old.evidence), 'item')} of evidence stood behind the old figure")
    return str(only["id"])


def _amount(typed: str, unit: str) -> Decimal:
    try:
        found = read_counted(typed)
    except NotCountedError as error:
        raise _refused(f"{error}", "Type one number, such as 12 or 1,250.50.") from None
    if found.quantity is None:
        raise _refused("Nothing was typed that counts", "0 says that nothing was done; del takes a figure out.")
    if why := other_unit(found.unit, unit, unit_names([unit])):
        raise _refused(f"{why[:1].upper()}{why[1:]}", "Count it in the commitment's unit.")
    if found.comma:
        raise _refused(f"“{clip(typed, 20)}” has a comma where decimals would be", "Write a point: 12.5.")
    if unit in ("percent", "%") and found.quantity > 100:
        raise _refused(f"{count(found.quantity)}% is more than all of it", "Per cent run from 0 to 100.")
    return plain(found.quantity)


def _refused(why: str, hint: str) -> Problem:
    return Problem(f"{why}.", "Nothing was kept.", hint=hint, fields={"quantity": why}, exit_code=USAGE)
