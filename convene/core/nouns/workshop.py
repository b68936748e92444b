"""Workshops: planned in blocks whose times chain, attended in counts, and the reasons for passing an open gate."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    NIGHT_ENDS,
    Day,
    Draft,
    Line,
    Lines,
    MaybeClock,
    MaybeDay,
    Prose,
    Slug,
    Whole,
    field,
    on_the_next_day,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import ActorType, Influence, Stage, WorkshopKind, WorkshopStatus


class Block(Draft):
    """One block of an agenda; the next begins where it ends."""

    title: Line = field("Title", "What happens.")
    minutes: Whole = field("Minutes", "How long.", ge=0, le=1440, unit="minutes")
    method: Line = field("Method", "Such as pairs, dot vote, World Café.", default="")
    note: Line = field("Note", "One instruction for the room.", default="")
    starts: MaybeClock = field("Pinned at", "A time it must begin at, such as lunch.", default=None)


class Attendance(Draft):
    """How many people of one actor type came. Counts, not names."""

    actor_type: Annotated[ActorType, words(ActorType)] = field("Type", "The type of actor.")
    people: Whole = field("People", "How many came.", ge=0)


class WorkshopDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What people will call it.", column=True)
    stage: Annotated[Stage, words(Stage)] = field(
        "Stage", "The stage it belongs to.", default=Stage.engagement, column=True
    )
    kind: Annotated[WorkshopKind, words(WorkshopKind)] = field(
        "Kind", "What it is for.", default=WorkshopKind.listening, column=True
    )
    status: Annotated[WorkshopStatus, words(WorkshopStatus)] = field(
        "Status", "How far it has come.", default=WorkshopStatus.planned, column=True
    )
    date: MaybeDay = field("Date", "The day.", default=None, column=True)
    starts: MaybeClock = field("Starts", "On the clock of the room.", default=None, column=True)
    ends: MaybeClock = field("Promised end", "The time people were told.", default=None, after="starts")
    venue: Line = field("Venue", "Where.", default="", column=True)
    influence: Annotated[Influence | None, words(Influence)] = field(
        "Influence", "How much influence people were promised, on the IAP2 scale.", default=None
    )
    purpose: Prose = field("Purpose", "What should be true at the end.", default="")
    groups: Lines = field("Groups", "Priority groups it reached.", default=())
    access: Prose = field("Access", "Loop, step-free, interpreter, crèche, quiet room.", default="")
    blocks: tuple[Block, ...] = field("Agenda", "Its blocks, in order.", default=())
    attendance: tuple[Attendance, ...] = field("Attendance", "Counts by type.", default=())
    notes: Prose = field("Notes", "For the minutes.", default="")

    def faults(self) -> dict[str, str]:
        types = [row.actor_type for row in self.attendance]
        if twice := next((one for one in types if types.count(one) > 1), None):
            return {"attendance": f"{twice.label} is counted twice; put the people in one line"}
        if self.starts and self.ends and self.ends <= self.starts and not on_the_next_day(self.starts, self.ends):
            until = f"one that goes past midnight ends by {NIGHT_ENDS:%H:%M}"
            return {"ends": f"its end ({self.ends:%H:%M}) is not after its start ({self.starts:%H:%M}); {until}"}
        return {}


class OverrideDraft(Draft):
    """Going on with an open check, and why. It is exported with the manifesto."""

    named_by = "check"

    slug: Slug = field("Handle", "The check's id unless you say otherwise.", default="")
    check: Line = field("Check", "Such as ENG-3.", column=True)
    reason: Prose = field("Reason", "Why it is right to go on all the same.", column=True)
    decided_on: MaybeDay = field("On", "The day.", default=None, column=True)
    decided_by: Line = field("By", "Who decided, by role.", default="convener")

    def faults(self) -> dict[str, str]:
        from convene.core.gates.gate import RULES  # every command would load them, and hardly any needs them

        found = {}
        if self.check.upper() not in RULES:
            first, *_, last = RULES
            found["check"] = f"“{self.check}” is not a gate check; they run from {first} to {last}"
        if not self.reason.strip():
            found["reason"] = "going on with an open check needs a written reason"
        return found


class PublicationDraft(Draft):
    """An export of the manifesto: kept so that a later change can be seen."""

    named_by = "published_on"

    slug: Slug = field("Handle", "Its day unless you say otherwise.", default="")
    published_on: Day = field("On", "The day.", column=True)
    sha256: Line = field("Hash", "content_sha256 of the file.", column=True)
    terms_sha256: Line = field("Fingerprint", "Of what the manifesto says, whenever it is exported.", default="")
    status: Line = field("Status", "The manifesto's status then.", default="", column=True)


WORKSHOP = Noun(
    "workshop", WorkshopDraft, "A meeting with an agenda, counts and contributions.",
    told_by="date", quoted="purpose", found=2,
)  # fmt: skip
OVERRIDE = Noun(
    "override", OverrideDraft, "Going on with an open gate check, and why.",
    handle=lambda get: get("check"), quoted="reason", found=0,
)  # fmt: skip
PUBLICATION = Noun(
    "publication", PublicationDraft, "An export of the manifesto, kept by its hash.", Stage.codesign,
    handle=lambda get: get("published_on"), found=0, standing=True,
)  # fmt: skip
