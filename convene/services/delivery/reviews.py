"""Quarterly reviews and clinics planned ahead: one a quarter, with its agenda, never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from convene.core.delivery.meetings import AGENDAS, TITLES, quarterly
from convene.core.gates.quarters import quarter_of, quarter_words
from convene.core.nouns.workshop import WorkshopDraft
from convene.core.vocabulary import Stage, WorkshopKind
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.text import day, plural

if TYPE_CHECKING:
    from convene.store.reader import Reader
    from convene.store.writer import Writer

_WORDS = {WorkshopKind.review: "quarterly review", WorkshopKind.clinic: "clinic"}
MOST = 40
"""Ten years of quarters: what is planned further ahead is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Days on which a meeting was planned, and first days of the quarters that have one already."""

    days: tuple[date, ...]
    there: tuple[date, ...] = ()

    @property
    def says(self) -> str:
        said = f"Planned for {', '.join(map(day, self.days))}." if self.days else "None was planned."
        return " ".join([said, *(f"{quarter_words(one)} has one already." for one in self.there)])


def plan(
    write: Writer,
    place_id: str,
    kind: WorkshopKind,
    number: int,
    since: date,
    *,
    weekday: int | None = None,
    starts: time | None = None,
    venue: str = "",
) -> Planned:
    """Plan one meeting of a kind (review or clinic) in each of ``number`` quarters from the day ``since`` on, three
    months apart, on a ``weekday`` (0 is Monday; that of ``since`` when left out). A quarter with one that was not
    cancelled is passed over. One change.

    Raises Problem, planning nothing: a number below one or beyond ten years, or a first day that has gone by.
    """
    _refuse(number, since, write.today)
    met = {quarter_of(one) for one in _held(write, place_id, kind)}
    made, there = [], []
    for when in quarterly(since, number, since.weekday() if weekday is None else weekday):
        if quarter_of(when) in met:
            there.append(quarter_of(when))
            continue
        made.append(when)
        met.add(quarter_of(when))
        draft = WorkshopDraft(
            title=f"{TITLES[kind]}, {when:%B %Y}", stage=Stage.delivery, kind=kind, date=when, starts=starts,
            ends=_end(starts, sum(one.minutes for one in AGENDAS[kind])), venue=venue, blocks=AGENDAS[kind],
        )  # fmt: skip
        records.add(write, place_id, "workshop", draft)
    write.place_id = place_id
    if made:
        write.label = f"Planned {plural(len(made), _WORDS[kind])}"
    return Planned(tuple(made), tuple(there))


def _refuse(number: int, since: date, today: date) -> None:
    if not 1 <= number <= MOST:
        raise Problem(
            f"{number} is no number of quarters to plan.", "Nothing was planned.", hint=f"Give one from 1 to {MOST}.",
            exit_code=USAGE,
        )  # fmt: skip
    if since < today:
        raise Problem(
            f"{day(since)} has gone by.", "Nothing was planned.",
            hint="Plan from today or a later day; what was held is added as a workshop with its own day.",
            exit_code=USAGE,
        )  # fmt: skip


def _held(read: Reader, place_id: str, kind: WorkshopKind) -> list[date]:
    rows = read.rows(
        "SELECT date FROM workshop WHERE place_id = :p AND kind = :k AND date IS NOT NULL "
        "AND coalesce(status, 'planned') <> 'cancelled'",
        p=place_id, k=kind.value,
    )  # fmt: skip
    return [date.fromisoformat(row["date"]) for row in rows]


def _end(starts: time | None, minutes: int) -> time | None:
    return (datetime.combine(date.min, starts) + timedelta(minutes=minutes)).time() if starts else None
