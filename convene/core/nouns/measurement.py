"""Measurement's nouns: what was observed, with evidence, and what people were told."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    Deadline,
    Draft,
    Line,
    Lines,
    MaybeDay,
    MaybeNumber,
    MaybeWhole,
    Number,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.nouns.handles import MOST
from convene.core.nouns.noun import Get, Noun
from convene.core.vocabulary import Consent, ReplyKind, Stage

GRADES = {
    1: "told", 2: "counted", 3: "counted and checked", 4: "before and after", 5: "before and after beside others",
}  # fmt: skip
"""How strong an item of evidence is."""


class Proof(Draft):
    """An evidence item: a document, count or statement behind an observation."""

    text: Prose = field("What it is", "The document, count or statement.")
    grade: MaybeWhole = field(
        "Grade", "1 told, 2 counted, 3 counted and checked, 4 before and after, 5 before and after beside others.",
        default=None, ge=1, le=5,
    )  # fmt: skip
    source: Line = field("Source", "Where it can be found.", default="")
    date: MaybeDay = field("Date", "Its date.", default=None)
    consent: Annotated[Consent, words(Consent)] = field("Consent", "Of anybody it shows.", default=Consent.not_needed)
    checked_by: Line = field("Checked by", "Who looked at it, by role, not the claimant.", default="")
    checked_on: MaybeDay = field("Checked on", "When.", default=None)
    sha256: Line = field("Hash", "Of its file, to tell later that it is the same.", default="")


class ObservationDraft(Draft):
    named_by = "note"

    slug: Slug = field("Handle", "A short name; made from the commitment and period when left out.", default="")
    commitment: Annotated[Line, To("commitment")] = field("Commitment", "The promise it measures.", column=True)
    quantity: Number = field("Quantity", "What was counted in this period, in the measure's unit.", column=True)
    period_start: MaybeDay = field("From", "The first day of the period.", default=None)
    period_end: Deadline = field("Until", "The last day of the period.", column=True)
    note: Prose = field("Note", "What happened, in a sentence or two.", default="", column=True)
    evidence: tuple[Proof, ...] = field("Evidence", "What shows it.", default=())
    groups: Lines = field("Who benefited", "Priority groups that gained from it.", default=())
    story: Prose = field("Story", "Somebody's words about the change, with their consent.", default="")
    story_by: Line = field("Told by", "Who told it, under the name they chose.", default="")
    story_consent: Annotated[Consent, words(Consent)] = field(
        "Consent to the story", "Only with it may the story be printed.", default=Consent.not_asked
    )
    unintended: Prose = field(
        "Harm or surprise", "What went wrong or hurt somebody; “none found” when it was asked.", default=""
    )
    deadweight: MaybeNumber = field(
        "Deadweight", "What would have happened anyway.", default=None, unit="%", ge=0, le=100, section="Adjustments"
    )
    attribution: MaybeNumber = field(
        "Attribution",
        "The share of the change due to others.",
        default=None,
        unit="%",
        ge=0,
        le=100,
        section="Adjustments",
    )
    displacement: MaybeNumber = field(
        "Displacement", "Good only moved from elsewhere.", default=None, unit="%", ge=0, le=100, section="Adjustments"
    )
    leakage: MaybeNumber = field(
        "Leakage", "What went to people outside the place.", default=None, unit="%", ge=0, le=100, section="Adjustments"
    )
    drop_off: MaybeNumber = field(
        "Drop-off", "How much fades each year.", default=None, unit="%", ge=0, le=100, section="Adjustments"
    )
    adjustment_reason: Prose = field("Reason", "Why these adjustments.", default="", section="Adjustments")

    def faults(self) -> dict[str, str]:
        if self.period_start and self.period_end < self.period_start:
            return {"period_end": f"the period ends ({self.period_end}) before it begins ({self.period_start})"}
        if self.quantity < 0:
            return {"quantity": f"{self.quantity:f} is below nothing; a count is never negative"}
        return {}


class ReplyDraft(Draft):
    named_by = "text"

    slug: Slug = field("Handle", "A short name; made from the text when left out.", default="")
    kind: Annotated[ReplyKind, words(ReplyKind)] = field(
        "Kind", "What sort of reply.", default=ReplyKind.what_we_heard, column=True
    )
    text: Prose = field("What they were told", "In short.", column=True)
    told: Line = field("Told to", "Who was told.", default="", column=True)
    sent_on: MaybeDay = field("Sent on", "The day.", default=None, column=True)
    channel: Line = field("How", "Such as noticeboard, letter, meeting.", default="")
    workshop: Annotated[Line, To("workshop")] = field("After", "The workshop it answers.", default="")
    contributions: tuple[Annotated[Line, To("contribution")], ...] = field(
        "Contributions", "What it answers.", default=(), section="About"
    )
    visions: tuple[Annotated[Line, To("vision")], ...] = field("Visions", "It reports on.", default=(), section="About")
    commitments: tuple[Annotated[Line, To("commitment")], ...] = field(
        "Commitments", "It reports on.", default=(), section="About"
    )
    account: Annotated[Line, To("account")] = field("Account", "It reports on.", default="", section="About")


def _promise_and_period(get: Get) -> str:
    return f"{get('commitment')[: MOST - 11].rstrip('.-')}-{get('period_end')}"


OBSERVATION = Noun(
    "observation", ObservationDraft, "What was counted for a commitment in a period.", Stage.measurement,
    handle=_promise_and_period, quoted="note", thread=True,
)  # fmt: skip
REPLY = Noun("reply", ReplyDraft, "What people were told, and when.", Stage.measurement, quoted="text", thread=True)
