"""An actor's own plan and where it sees itself: how many steps are done, which are late, what moved between two looks.

Levels of different dimensions are never added or averaged, and actors are never set beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convene.core.delivery_vocabulary import Dimension, PlanStepStatus
from convene.core.nouns.business import AssessmentDraft, Level, PlanStep
from convene.text import count, day, plural

LEVELS: dict[Dimension, tuple[str, str, str, str]] = {
    Dimension.employment: (
        "We hire as we always did, and meet the law.",
        "We know where our people live and what the lowest paid earn.",
        "We have begun to hire from here and to mend pay and hours, with numbers.",
        "Hiring here, fair pay and secure hours are how we work, and we show the figures.",
    ),
    Dimension.procurement: (
        "We buy by price and habit, and do not know what stays here.",
        "We have counted what we spend here.",
        "We split contracts, meet local suppliers early, and spend more here than before.",
        "What stays here is planned for in each purchase, and we publish it.",
    ),
    Dimension.environment: (
        "Our buildings, land and energy are run for ourselves.",
        "We know what stands empty and what we burn and throw away.",
        "Some of our space is open to others, and waste and energy fall, with numbers.",
        "Space, land and energy are shared with the place as a matter of course.",
    ),
    Dimension.services: (
        "We offer what we offer; who does not come is not counted.",
        "We know who our services do not reach.",
        "We change services with the people they miss.",
        "People of the place decide with us what is offered, and fewer are missed.",
    ),
    Dimension.civic: (
        "The place is where we happen to be.",
        "Somebody here is answerable for how we act in the place.",
        "Our board looks at it every year, and partners are asked.",
        "It stands in our strategy, others judge us on it, and we answer in public.",
    ),
}
"""What the levels 1 to 4 may look like, in Convene's own words. Only the names of the five dimensions are those of the
Leeds Anchors Progression Framework, whose texts are its own."""

LEVELS_SOURCE = (
    "The five dimensions are named as in the Leeds Anchors Progression Framework; the sentences are our own."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Steps of a plan: ``done`` of ``steps``; those dropped are in neither."""

    done: int
    steps: int
    dropped: int
    late: tuple[PlanStep, ...]

    @property
    def words(self) -> str:
        """``3 of 7 steps done, 1 late; 2 dropped``."""
        said = f"{count(self.done)} of {plural(self.steps, 'step')} done" if self.steps else "no step yet"
        if self.late:
            said += f", {count(len(self.late))} late"
        return f"{said}; {count(self.dropped)} dropped" if self.dropped else said


def progress(steps: Sequence[PlanStep], today: date) -> Progress:
    """How far a plan is."""
    kept = [one for one in steps if one.status is not PlanStepStatus.dropped]
    done = [one for one in kept if one.status is PlanStepStatus.done]
    late = tuple(one for one in kept if one not in done and one.due is not None and one.due < today)
    return Progress(len(done), len(kept), len(steps) - len(kept), late)


def by_area(steps: Sequence[PlanStep], today: date) -> tuple[str, ...]:
    """A line for each area that has steps: ``Pay: 1 of 2 steps done, 1 late``."""
    areas = dict.fromkeys(one.area for one in steps)
    return tuple(f"{area.label}: {progress([s for s in steps if s.area is area], today).words}" for area in areas)


def numbered(steps: Sequence[PlanStep], today: date) -> tuple[str, ...]:
    """Each step in a line, with the number that commands know it by."""
    return tuple(f"{at}  {told(one, today)}" for at, one in enumerate(steps, 1))


def told(step: PlanStep, today: date) -> str:
    """``Pay: the real Living Wage for 12 · done on Wed 30 Sep 2026``."""
    said = [f"{step.area.label}: {step.what}"]
    if step.status is PlanStepStatus.done and step.done_on:
        said.append(f"done on {day(step.done_on)}")
    else:
        said.append(step.status.label.lower())
    if step.due and step.status not in (PlanStepStatus.done, PlanStepStatus.dropped):
        said.append(f"late, was due {day(step.due)}" if step.due < today else f"due {day(step.due)}")
    return " · ".join(filter(None, (*said, step.note)))


def remarks(steps: Sequence[PlanStep], today: date) -> tuple[str, ...]:
    """What does not fit together, a sentence each."""
    wrong = []
    for at, one in enumerate(steps, 1):
        if one.done_on and one.status is not PlanStepStatus.done:
            wrong.append(f"Step {at} has a day it was done on, and stands as {one.status.label.lower()}.")
        elif one.done_on and one.done_on > today:
            wrong.append(f"Step {at} is said to be done on {day(one.done_on)}, which is to come.")
    return tuple(wrong)


# Where an actor sees itself


def level_line(level: Level) -> str:
    """``Employment: 2 now, 3 wanted``."""
    wanted = f", {level.wanted} wanted" if level.wanted is not None else ""
    return " · ".join(filter(None, (f"{level.dimension.label}: {level.now} now{wanted}", level.why)))


def meaning(level: Level) -> str:
    """What that level may look like."""
    return f"{level.dimension.label} {level.now}: {LEVELS[level.dimension][level.now - 1]}"


@dataclass(frozen=True, slots=True)
class Moved:
    """One dimension in the first look and in the latest."""

    dimension: Dimension
    first: int
    latest: int

    @property
    def words(self) -> str:
        """``Employment: 2 then, 3 now, up 1``."""
        by = self.latest - self.first
        how = f"up {by}" if by > 0 else f"down {-by}" if by < 0 else "the same"
        return f"{self.dimension.label}: {self.first} then, {self.latest} now, {how}"


@dataclass(frozen=True, slots=True)
class Compared:
    """The first look of an actor and its latest. Dimensions that one of them left out are not compared."""

    since: date
    moved: tuple[Moved, ...]
    apart: tuple[Dimension, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        rest = ", ".join(one.label for one in self.apart)
        return (
            *(one.words for one in self.moved),
            *([f"Not in both, so not compared: {rest}."] if rest else []),
        )


def compared(looks: Sequence[AssessmentDraft]) -> Compared | None:
    """The first against the latest of one actor's looks, in any order; None where there is one only."""
    ordered = sorted(looks, key=lambda one: one.assessed_on)
    if len(ordered) < 2:
        return None
    first = {one.dimension: one.now for one in ordered[0].levels}
    latest = {one.dimension: one.now for one in ordered[-1].levels}
    both = [one for one in Dimension if one in first and one in latest]
    apart = tuple(one for one in Dimension if (one in first) != (one in latest))
    return Compared(ordered[0].assessed_on, tuple(Moved(one, first[one], latest[one]) for one in both), apart)
