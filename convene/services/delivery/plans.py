"""An actor's own plan, a step ticked at a time, and where it sees itself, beside what it said first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.delivery.plans import (
    LEVELS_SOURCE,
    Compared,
    Progress,
    by_area,
    compared,
    level_line,
    meaning,
    numbered,
    progress,
    remarks,
)
from convene.core.delivery_vocabulary import PlanStepStatus
from convene.core.nouns import Draft
from convene.core.nouns.business import AssessmentDraft, PlanDraft
from convene.core.views import More, Section
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import day, plural


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as a command tells it."""

    handle: str
    title: str
    actor: str
    progress: Progress
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """Where one actor sees itself: its latest look, and what moved since the first."""

    actor: str
    latest: AssessmentDraft
    compared: Compared | None

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(level_line(one) for one in self.latest.levels)


def plans(read: Reader, place_id: str, today: date) -> list[Plan]:
    """Every plan of the place with its steps, by the name of its actor."""
    names = _names(read, place_id)
    found = []
    for _, draft in records.load_all(read, place_id, "plan"):
        one = cast("PlanDraft", draft)
        lines = (*numbered(one.steps, today), *remarks(one.steps, today))
        found.append(Plan(one.slug, one.title, names.get(one.actor, one.actor), progress(one.steps, today), lines))
    return sorted(found, key=lambda one: (one.actor.casefold(), one.title.casefold()))


def own_views(read: Reader, place_id: str) -> list[Own]:
    """Where each actor sees itself, by name: no ranking, and no sum."""
    names = _names(read, place_id)
    looks: dict[str, list[AssessmentDraft]] = {}
    for _, draft in records.load_all(read, place_id, "assessment"):
        one = cast("AssessmentDraft", draft)
        looks.setdefault(one.actor, []).append(one)
    found = [
        Own(names.get(actor, actor), max(some, key=lambda one: one.assessed_on), compared(some))
        for actor, some in looks.items()
    ]
    return sorted(found, key=lambda one: one.actor.casefold())


def _names(read: Reader, place_id: str) -> dict[str, str]:
    return {
        row["slug"]: row["name"] for row in read.rows("SELECT slug, name FROM actor WHERE place_id = :p", p=place_id)
    }


def more_plan(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """How far it is, by area, each step with its number, and what is late."""
    assert isinstance(draft, PlanDraft)
    if not draft.steps:
        return More((("Progress", "no step yet"),))
    sections = [Section("Steps", numbered(draft.steps, today))]
    if late := progress(draft.steps, today).late:
        sections.insert(0, Section("Late", tuple(f"{one.area.label}: {one.what}, was due {day(one.due)}" for one in late),
                                   "late"))  # fmt: skip
    sections.append(Section("By area", by_area(draft.steps, today)))
    if told := remarks(draft.steps, today):
        sections.append(Section("To look at", told, "look"))
    return More((("Progress", progress(draft.steps, today).words),), tuple(sections), hides=("steps",))


def more_assessment(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Each dimension with what its level may look like, and what moved since the first look."""
    assert isinstance(draft, AssessmentDraft)
    if not draft.levels:
        return More(sections=(Section("Levels", ("No dimension was looked at yet.",), "look"),))
    sections = [
        Section("Levels", tuple(level_line(one) for one in draft.levels)),
        Section("What these may look like", (*(meaning(one) for one in draft.levels), LEVELS_SOURCE)),
    ]
    every = [cast("AssessmentDraft", one) for _, one in records.load_all(read, place_id, "assessment")]
    looks = [one for one in every if one.actor == draft.actor and one.assessed_on <= draft.assessed_on]
    if found := compared(looks):
        sections.insert(
            1, Section(f"Since the first look, on {day(found.since)}", found.lines or ("Nothing in both.",))
        )
    return More((), tuple(sections), hides=("levels",))


def tick(
    write: Writer, place_id: str, record_id: str, numbers: Sequence[int], to: PlanStepStatus, on: date | None = None,
    note: str = "",
) -> str:  # fmt: skip
    """Set steps of a plan, known by their numbers from 1, to a status; how far the plan is then, in words.

    Done takes a day, today when none is said; every other status takes it away again. Raises Problem for a number that
    the plan does not have and for a day to come; nothing is changed then.
    """
    old = cast("PlanDraft", records.load(write, "plan", record_id))
    for number in numbers:
        if not 1 <= number <= len(old.steps):
            raise Problem(
                f"{old.title} has {plural(len(old.steps), 'step')}, and none with the number {number}.",
                "Nothing was changed.", hint="convene business shows the steps with their numbers.", exit_code=USAGE,
            )  # fmt: skip
    when = (on or write.today) if to is PlanStepStatus.done else None
    if when is not None and when > write.today:
        raise Problem(
            f"{day(when)} is to come.", "Nothing was changed.", hint="Say the day it was done, or leave it out for today.",
            fields={"on": "a day to come"}, exit_code=USAGE,
        )  # fmt: skip
    steps = tuple(
        one.model_copy(update={"status": to, "done_on": when, "note": note or one.note}) if at in numbers else one
        for at, one in enumerate(old.steps, 1)
    )
    records.edit(write, place_id, "plan", record_id, old.model_copy(update={"steps": steps}), opened=old)
    moved = old.steps[numbers[0] - 1].what if len(numbers) == 1 else plural(len(numbers), "step")
    words = f"{old.title}: {moved} → {to.label.lower()}; {progress(steps, write.today).words}"
    write.label = words
    return words
