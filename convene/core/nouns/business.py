"""The lever of business action: an actor's own plan of what it changes inside, and where it sees itself."""

from __future__ import annotations

from typing import Annotated

from convene.core.delivery_vocabulary import Dimension, PlanArea, PlanStepStatus
from convene.core.nouns.fields import (
    Day,
    Draft,
    Line,
    MaybeDay,
    MaybeDeadline,
    MaybeWhole,
    Prose,
    Slug,
    To,
    Whole,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import Stage


class PlanStep(Draft):
    """One thing that is changed inside."""

    area: Annotated[PlanArea, words(PlanArea)] = field("Area", "What it is about.")
    what: Line = field("What", "In a few words, with a number where there is one.")
    due: MaybeDeadline = field("By", "By when.", default=None)
    status: Annotated[PlanStepStatus, words(PlanStepStatus)] = field(
        "Status", "How far it is.", default=PlanStepStatus.planned
    )
    done_on: MaybeDay = field("Done on", "The day.", default=None)
    note: Line = field("Note", "What came of it.", default="")


class PlanDraft(Draft):
    """What an actor does inside, by its own choice: pay, hours, space, waste."""

    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "Such as 2027 at the bakery.", column=True)
    actor: Annotated[Line, To("actor", along=True)] = field("Actor", "Whose plan it is.", column=True)
    starts: MaybeDay = field("From", "When it begins.", default=None, column=True)
    ends: MaybeDeadline = field("Until", "When it ends.", default=None, column=True)
    steps: tuple[PlanStep, ...] = field("Steps", "What changes, in order.", default=())
    agreed_by: Line = field("Agreed by", "Who answers for it, by role.", default="")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        if self.starts and self.ends and self.ends < self.starts:
            return {"ends": f"it ends ({self.ends}) before it begins ({self.starts})"}
        return {}


class Level(Draft):
    """Where an actor sees itself on one dimension: 1 to 4, 4 the furthest."""

    dimension: Annotated[Dimension, words(Dimension)] = field("Dimension", "Which side of its work.")
    now: Whole = field("Now", "Where it is, 1 to 4.", ge=1, le=4)
    wanted: MaybeWhole = field("Wanted", "Where it wants to be.", default=None, ge=1, le=4)
    why: Line = field("Why", "What shows it.", default="")


class AssessmentDraft(Draft):
    """Where an actor sees itself, by its own judgement; nobody else's."""

    named_by = "assessed_on"

    slug: Slug = field("Handle", "A short name; made from the actor and the day when left out.", default="")
    actor: Annotated[Line, To("actor", along=True)] = field("Actor", "Who judged itself.", column=True)
    assessed_on: Day = field("On", "The day.", column=True)
    said_by: Line = field("Says who", "Who answered for it, by role.", default="", column=True)
    levels: tuple[Level, ...] = field("Levels", "A line for each dimension that it looked at.", default=())
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        seen = [one.dimension for one in self.levels]
        if twice := next((one for one in seen if seen.count(one) > 1), None):
            return {"levels": f"{twice.label} stands there twice"}
        return {}


PLAN = Noun("plan", PlanDraft, "What an actor changes inside, by its own choice.", Stage.delivery, told_by="actor",
            found=35)  # fmt: skip
ASSESSMENT = Noun(
    "assessment", AssessmentDraft, "Where an actor sees itself on five dimensions, by its own judgement.",
    Stage.delivery, handle=lambda get: f"{get('actor')[:60].rstrip('.-')}-{get('assessed_on')}", told_by="actor",
    found=0,
)  # fmt: skip
