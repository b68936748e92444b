"""Co-design's nouns: clusters, visions and their wordings, priorities with targets, asks, dissent, the manifesto's
terms."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    Deadline,
    Draft,
    Flag,
    Language,
    Line,
    Lines,
    MaybeDay,
    MaybeDeadline,
    MaybeFlag,
    MaybeNumber,
    MaybeWhole,
    Number,
    Prose,
    Slug,
    To,
    Whole,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import DecisionMethod, Lever, ManifestoStatus, Stage, Verification, VisionStatus

_STANDING_PRINCIPLES = (
    "Every member acts in a way that fits its own work. Nobody dictates.",
    "We publish what did not work.",
)
_ACCOUNT_STATES = ("gross and net", "range", "assumptions", "what failed", "who was not reached")


class ClusterDraft(Draft):
    """A group of like contributions; each of them stands in one cluster at most."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name; made from the name when left out.", default="")
    name: Line = field("Name", "What those in it have in common, in their words.", column=True, example="Getting home")
    rank: MaybeWhole = field(
        "Order", "Its place on the board: 1 comes first, those without come last.", default=None, ge=1, column=True
    )
    who_named: Line = field("Named by", "Who gave it its name, by type or role.", default="", column=True)
    named_on: MaybeDay = field("Named on", "The day.", default=None)
    workshop: Annotated[Line, To("workshop")] = field("Named at", "The workshop.", default="")
    note: Prose = field("Note", "Such as what was left open when it was named.", default="")

    def faults(self) -> dict[str, str]:
        return {} if self.name else {"name": "a cluster needs a name"}


class Wording(Draft):
    """An earlier wording of a vision, and why it changed."""

    text: Prose = field("It said", "The earlier wording.")
    changed_on: MaybeDay = field("Changed on", "The day it was reworded.", default=None)
    asked_by: Line = field("Asked by", "Who asked for the change, by type or role.", default="")
    why: Prose = field("Why", "The reason given.", default="")


class VisionDraft(Draft):
    named_by = "statement"

    slug: Slug = field("Handle", "A short name; made from the statement when left out.", default="")
    statement: Prose = field("Statement", "The future the place wants, in a sentence.", column=True)
    horizon: MaybeWhole = field("By", "The year it looks to.", default=None, ge=1900, le=2200, column=True)
    status: Annotated[VisionStatus, words(VisionStatus)] = field(
        "Status", "How far it has come.", default=VisionStatus.draft, column=True
    )
    contributions: tuple[Annotated[Line, To("contribution")], ...] = field(
        "Said by", "The contributions it grew from.", default=(), section="Roots"
    )
    needs: tuple[Annotated[Line, To("need")], ...] = field(
        "Needs", "The needs it answers.", default=(), section="Roots"
    )
    outcomes: tuple[Annotated[Line, To("outcome")], ...] = field(
        "Outcomes", "The outcomes it hopes for.", default=(), section="Roots"
    )
    agreed_on: MaybeDay = field("Agreed on", "The day it was agreed.", default=None, section="Decision")
    agreed_how: Annotated[DecisionMethod | None, words(DecisionMethod)] = field(
        "Method", "How it was decided.", default=None, section="Decision"
    )
    votes_for: MaybeWhole = field("For", "People who agreed.", default=None, ge=0, section="Decision")
    votes_against: MaybeWhole = field("Against", "People who did not.", default=None, ge=0, section="Decision")
    stood_aside: MaybeWhole = field("Stood aside", "People who let it pass.", default=None, ge=0, section="Decision")
    workshop: Annotated[Line, To("workshop")] = field("Decided at", "The workshop.", default="", section="Decision")
    wordings: tuple[Wording, ...] = field("Earlier wordings", "What it said before.", default=(), section="Wordings")


class Target(Draft):
    """A priority's aim on one measure."""

    measure: Annotated[Line, To("measure")] = field("Measure", "What is counted.")
    baseline: MaybeNumber = field("Baseline", "Where it stands.", default=None)
    baseline_date: MaybeDay = field("Baseline date", "As of when.", default=None)
    no_baseline_reason: Line = field("No baseline, because", "The reason when there is none.", default="")
    target: Number = field("Target", "Where it should be.")
    by: Deadline = field("By", "By when.")
    rationale: Prose = field("Rationale", "Why this much.", default="")


class PriorityDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    rank: Whole = field("Rank", "1 comes first.", default=1, ge=1, le=99, column=True)
    title: Line = field("Title", "In a few words.", column=True)
    aspiration: Prose = field("Aspiration", "What will be true, by when.", default="")
    visions: tuple[Annotated[Line, To("vision")], ...] = field("Visions", "The visions it serves.", default=())
    needs: tuple[Annotated[Line, To("need")], ...] = field("Needs", "The needs it answers.", default=())
    outcomes: tuple[Annotated[Line, To("outcome")], ...] = field("Outcomes", "Changes it aims at.", default=())
    targets: tuple[Target, ...] = field("Targets", "What will be counted, and how far.", default=())

    def faults(self) -> dict[str, str]:
        return {} if self.title else {"title": "a priority needs a title"}


class AskDraft(Draft):
    named_by = "wording"

    slug: Slug = field("Handle", "A short name; made from the wording when left out.", default="")
    asked_by: Annotated[Line, To("actor")] = field("From", "Who asks.", column=True)
    asked_of: Annotated[Line, To("actor", held=True)] = field(
        "To", "Whom they ask; empty when they ask anybody who can.", default="", column=True
    )
    wording: Prose = field("Wording", "What would help.", column=True)
    lever: Annotated[Lever | None, words(Lever)] = field(
        "Lever", "How somebody could help.", default=None, column=True, section="What it is for"
    )
    outcome: Annotated[Line, To("outcome")] = field(
        "Outcome", "The change it would help.", default="", section="What it is for"
    )
    measure: Annotated[Line, To("measure")] = field(
        "Measure", "What would be counted.", default="", section="What it is for"
    )
    needs: tuple[Annotated[Line, To("need")], ...] = field(
        "Needs", "The needs behind it.", default=(), section="What it is for"
    )
    accepted: MaybeFlag = field(
        "Accepted", "What they said: yes, no, or not answered yet.", default=None, column=True, section="Answer"
    )
    answered_by: Line = field("Answered by", "The role that answered for the actor.", default="", section="Answer")
    answered_on: MaybeDay = field("Answered on", "When.", default=None, section="Answer")
    answered_how: Line = field("Answered how", "Such as by letter, at the meeting.", default="", section="Answer")

    def faults(self) -> dict[str, str]:
        if self.asked_of and self.asked_of.casefold() == self.asked_by.casefold():
            return {"asked_of": "nobody asks of themselves"}
        if self.accepted is None or self.asked_of:
            return {}
        return {"accepted": "it asks nobody in particular, so nobody can have answered; an offer answers it"}


class DissentDraft(Draft):
    named_by = "text"

    slug: Slug = field("Handle", "A short name; made from the text when left out.", default="")
    raised_by: Line = field("Raised by", "As they wish to be called; may stay general.", column=True)
    about: Line = field("About", "The handle of the vision, priority or commitment.", column=True)
    text: Prose = field("Dissent", "In their words.", column=True)
    answer: Prose = field("Answer", "What was said or done about it.", default="")


class SignatureDraft(Draft):
    named_by = "actor"

    slug: Slug = field("Handle", "The actor's handle unless you say otherwise.", default="")
    actor: Annotated[Line, To("actor")] = field("Signatory", "The actor that signs.", column=True)
    signed_by: Line = field("Signed by", "The role of the person who signs, never a name.", default="", column=True)
    authority: Line = field("Authority", "What entitles them to sign.", default="", column=True)
    signed_on: MaybeDay = field("Signed on", "The day.", default=None, column=True)
    since: MaybeDay = field("Since", "First signed, when it signed an earlier cycle too.", default=None)
    withdrawn_on: MaybeDay = field("Withdrawn on", "If it has left.", default=None)
    self_assessment: MaybeWhole = field("Self-assessment", "0 to 4, its own judgement.", default=None, ge=0, le=4)


class ManifestoDraft(Draft):
    """The terms around the promises: one record for each place."""

    named_by = "title"

    slug: Slug = field("Handle", "The manifesto's id.", default="")
    title: Line = field("Title", "What it is called.", column=True)
    language: Language = field("Language", "Language tag such as en-GB or cy.", default="en-GB")
    status: Annotated[ManifestoStatus, words(ManifestoStatus)] = field(
        "Status", "How far it has come.", default=ManifestoStatus.draft, column=True
    )
    issued: MaybeDay = field("Issued", "The date on its front.", default=None, column=True)
    supersedes: Line = field("Supersedes", "The id of the earlier manifesto, if any.", default="")
    licence: Line = field("Licence", "How others may use it.", default="CC-BY-4.0")
    principles: Lines = field("Principles", "How people work together, one a line.", default=_STANDING_PRINCIPLES)
    no_dissent: Flag = field("No dissent raised", "Yes when it was asked for and none was raised.", default=False)
    steering: Prose = field("Steering", "Who steers.", default="", section="Governance")
    quorum: MaybeWhole = field("Quorum", "How many must be there.", default=None, ge=1, section="Governance")
    decision_rule: Line = field("Decision rule", "Such as consent.", default="", section="Governance")
    review_every_months: MaybeWhole = field(
        "Review every", "Months between reviews.", default=None, ge=1, unit="months", section="Governance"
    )
    next_review: MaybeDay = field("Next review", "The day.", default=None, section="Governance")
    full_review: MaybeDay = field("Full review", "The day.", default=None, section="Governance")
    change_rule: Prose = field("To change", "How a promise may be changed.", default="", section="Governance")
    join_rule: Prose = field("To join", "How to sign later.", default="", section="Governance")
    leave_rule: Prose = field("To leave", "How to withdraw.", default="", section="Governance")
    concerns_to: Line = field("Concerns to", "Where to report a signatory.", default="", section="Governance")
    first_account_due: MaybeDeadline = field("First account due", "The day.", default=None, section="Reporting")
    reported_where: Line = field("Published at", "Where the account can be read.", default="", section="Reporting")
    verification: Annotated[Verification, words(Verification)] = field(
        "Verification", "Who checks it.", default=Verification.none, section="Reporting"
    )
    will_state: Lines = field("Will state", "What the account will say.", default=_ACCOUNT_STATES, section="Reporting")
    controller: Line = field("Controller", "Who answers for personal data.", default="", section="Privacy")
    people_named: Line = field(
        "People named", "Whether anybody is.", default="Signatories only, by role", section="Privacy"
    )
    retention_months: MaybeWhole = field(
        "Kept for", "Months that records are kept.", default=None, ge=0, unit="months", section="Privacy"
    )


CLUSTER = Noun(
    "cluster", ClusterDraft, "A named group of like contributions.", Stage.codesign, quoted="note", found=6, thread=True
)
VISION = Noun(
    "vision", VisionDraft, "A shared vision and all its wordings.", Stage.codesign,
    told_by="status", quoted="statement", found=3, thread=True,
)  # fmt: skip
PRIORITY = Noun(
    "priority", PriorityDraft, "A ranked choice of needs, with targets.", Stage.codesign,
    quoted="aspiration", found=4, thread=True,
)  # fmt: skip
ASK = Noun(
    "ask", AskDraft, "What an actor needs from another, or from anybody who can.", Stage.codesign,
    told_by="asked_by", quoted="wording", thread=True,
)  # fmt: skip
SIGNATURE = Noun(
    "signature", SignatureDraft, "An actor's signature under the manifesto.", Stage.codesign,
    handle=lambda get: get("actor"), standing=True,
)  # fmt: skip
DISSENT = Noun(
    "dissent", DissentDraft, "A disagreement the manifesto shows.", Stage.codesign, many="dissents", quoted="text"
)
MANIFESTO = Noun(
    "manifesto", ManifestoDraft, "The terms around the promises.", Stage.codesign,
    one=True, many="manifestos", found=0, standing=True,
)  # fmt: skip
