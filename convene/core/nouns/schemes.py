"""The planning lever: schemes that are built, to which commitments belong."""

from __future__ import annotations

from typing import Annotated

from convene.core.delivery_vocabulary import SchemeStage
from convene.core.nouns.fields import (
    Draft,
    Line,
    MaybeDay,
    MaybeDeadline,
    MaybeNumber,
    MaybeWhole,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import Stage


class SchemeDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What people call it.", column=True, example="The ropeworks")
    developer: Annotated[Line, To("actor")] = field("Developer", "Who builds or has it built.", column=True)
    stage: Annotated[SchemeStage, words(SchemeStage)] = field(
        "Stage", "How far it is.", default=SchemeStage.feasibility, column=True
    )
    authority: Annotated[Line, To("actor")] = field("Authority", "The planning authority.", default="")
    reference: Line = field("Reference", "The number of the planning application.", default="")
    site: Line = field("Site", "Where, in words.", default="", column=True)
    ward: Line = field("Ward", "The ward or neighbourhood it is in.", default="")
    about: Prose = field("About", "What will be built, and for whom.", default="")
    homes: MaybeWhole = field("Homes", "All of them.", default=None, ge=0, section="How large")
    affordable_homes: MaybeWhole = field(
        "Affordable homes", "Of them, by the meaning the permission gives the word.", default=None, ge=0,
        section="How large",
    )  # fmt: skip
    floor_space: MaybeNumber = field(
        "Floor space", "Other than homes.", default=None, ge=0, unit="m²", section="How large"
    )
    value: MaybeNumber = field("Cost of building", "As published.", default=None, ge=0, unit="£", section="How large")
    applied_on: MaybeDay = field("Applied on", "When permission was asked for.", default=None, section="When")
    decided_on: MaybeDay = field("Permitted on", "When it was given.", default=None, section="When")
    starts: MaybeDay = field("Starts", "When building begins.", default=None, section="When")
    ends: MaybeDeadline = field("Ends", "When it is to be in use.", default=None, column=True, section="When")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if self.starts and self.ends and self.ends < self.starts:
            found["ends"] = f"it ends ({self.ends}) before it starts ({self.starts})"
        if self.applied_on and self.decided_on and self.decided_on < self.applied_on:
            found["decided_on"] = f"it was permitted ({self.decided_on}) before it was asked for ({self.applied_on})"
        if None not in (self.homes, self.affordable_homes) and (self.affordable_homes or 0) > (self.homes or 0):
            found["affordable_homes"] = f"there are {self.homes} homes in all"
        return found


SCHEME = Noun(
    "scheme", SchemeDraft, "Something that is built, with what was promised and required of it.", Stage.delivery,
    told_by="developer", found=8,
)  # fmt: skip
