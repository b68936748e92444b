"""Delivery's nouns: commitments under the five levers, and every change made to them in the open."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from convene.core.delivery_vocabulary import Confidence
from convene.core.nouns.fields import (
    Day,
    Draft,
    Flag,
    Line,
    Lines,
    MaybeDay,
    MaybeDeadline,
    MaybeNumber,
    Number,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import CommitmentStatus, Lever, Stage, Strength


class Share(Draft):
    """How much of a shared commitment one actor carries."""

    actor: Annotated[Line, To("actor")] = field("Actor", "Who carries it.")
    share: Number = field("Share", "How much of the quantity.", unit="%", ge=0, le=100)


class CommitmentDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "In a few words.", column=True, example="First jobs on the quay")
    actor: Annotated[Line, To("actor")] = field("Promised by", "The actor that offers it.", column=True)
    status: Annotated[CommitmentStatus, words(CommitmentStatus)] = field(
        "Status", "How it stands.", default=CommitmentStatus.offered, column=True
    )
    wording: Prose = field("Wording", "“We will …”, in the actor's own words.", default="")
    lever: Annotated[Lever | None, words(Lever)] = field("Lever", "How the actor acts.", default=None, column=True)
    measure: Annotated[Line, To("measure")] = field("Measure", "What is counted.", default="", column=True)
    quantity: MaybeNumber = field("Quantity", "How much.", default=None, column=True, section="How much")
    unit: Line = field("Unit", "The measure's unit; filled in from it.", default="", section="How much")
    baseline: MaybeNumber = field("Baseline", "What was there before.", default=None, section="How much")
    start: MaybeDay = field("Start", "From when.", default=None, section="When")
    due: MaybeDeadline = field("Due", "By when.", default=None, column=True, section="When")
    beneficiaries: Line = field("For whom", "People or groups it is meant for.", default="", section="For whom")
    visions: tuple[Annotated[Line, To("vision")], ...] = field(
        "Visions", "The visions it serves.", default=(), section="For whom"
    )
    priorities: tuple[Annotated[Line, To("priority")], ...] = field(
        "Priorities", "The priorities it serves.", default=(), section="For whom"
    )
    evidence: Lines = field("Evidence rule", "What will show that it was kept.", default=(), section="Proof")
    strength: Annotated[Strength, words(Strength)] = field("Strength", "How firm it is.", default=Strength.firm)
    partners: tuple[Annotated[Line, To("actor")], ...] = field(
        "With", "Actors that share it.", default=(), section="With"
    )
    shares: tuple[Share, ...] = field(
        "Shares",
        "Who carries how much of it, where it is shared: a line for whoever promises and each of the others, 100 % in "
        "all.",
        default=(),
        section="With",
    )
    claimed_share: Number = field(
        "Claimed share",
        "The actor's share when others claim the same, 0 to 1.",
        default=Decimal(1),
        ge=0,
        le=1,
        section="With",
    )
    depends_on: tuple[Annotated[Line, To("ask")], ...] = field(
        "Depends on", "The asks it waits for.", default=(), section="With"
    )
    answers: tuple[Annotated[Line, To("ask")], ...] = field(
        "Answers", "The asks of others it answers.", default=(), section="With"
    )
    waits_for: tuple[Annotated[Line, To("commitment")], ...] = field(
        "Waits for", "The commitments that have to be kept first.", default=(), section="With"
    )
    scheme: Annotated[Line, To("scheme")] = field(
        "Scheme", "The development it belongs to, if it does.", default="", section="With"
    )
    legally_required: Flag = field(
        "Legally required", "Yes when the law asks for it anyway; then it is never valued.", default=False
    )
    required_by: Line = field(
        "Required by", "What requires it, such as a section 106 agreement or a planning condition.", default=""
    )
    accepted_by: Line = field(
        "Accepted by", "The role that accepted it for the actor.", default="", section="Acceptance"
    )
    accepted_on: MaybeDay = field("Accepted on", "When.", default=None, section="Acceptance")
    accepted_how: Line = field("Accepted how", "Such as by letter, at the signing.", default="", section="Acceptance")
    heard_on: MaybeDay = field("Last heard", "When the actor last said how it goes.", default=None, section="Follow-up")
    confidence: Annotated[Confidence | None, words(Confidence)] = field(
        "Confidence", "How sure the actor is to keep it, as last heard.", default=None, section="Follow-up"
    )
    not_delivered_because: Prose = field(
        "Not delivered, because", "The reason, if it will not be.", default="", section="Follow-up"
    )
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if self.start and self.due and self.due < self.start:
            found["due"] = f"it is due ({self.due}) before it starts ({self.start})"
        if self.quantity is not None and self.quantity <= 0:
            found["quantity"] = "a commitment needs a quantity above nothing"
        if self.shares and (wrong := self._shares_fault()):
            found["shares"] = wrong
        if self.slug and self.slug.casefold() in (one.casefold() for one in self.waits_for):
            found["waits_for"] = "nothing waits for itself"
        if self.required_by and not self.legally_required:
            found["required_by"] = "it is not said to be legally required"
        return found

    def _shares_fault(self) -> str:
        named = [one.actor.casefold() for one in self.shares]
        holders = {self.actor.casefold(), *(one.casefold() for one in self.partners)}
        if twice := next((one.actor for one in self.shares if named.count(one.actor.casefold()) > 1), None):
            return f"{twice} stands there twice"
        if stranger := next((one.actor for one in self.shares if one.actor.casefold() not in holders), None):
            return f"{stranger} neither promises it nor shares it; name them under With first"
        if absent := sorted(holders - set(named)):
            return f"there is no share for {absent[0]}; 0 says that it carries nothing"
        total = sum((one.share for one in self.shares), Decimal(0))
        return "" if total == 100 else f"the shares come to {total:f} %, and 100 are wanted"


TERMS = (
    "wording",
    "lever",
    "measure",
    "quantity",
    "unit",
    "baseline",
    "start",
    "due",
    "beneficiaries",
    "evidence",
    "strength",
    "partners",
    "shares",
    "claimed_share",
    "legally_required",
    "status",
)
"""Fields of a signed or live commitment whose change is public: an amendment is written whenever one is edited."""


class AmendmentDraft(Draft):
    named_by = "what"

    slug: Slug = field("Handle", "A short name; made from what changed when left out.", default="")
    commitment: Annotated[Line, To("commitment")] = field(
        "Commitment", "The commitment changed; empty for the manifesto itself.", default="", column=True
    )
    changed_on: Day = field("On", "The day.", column=True)
    changed_by: Line = field("By", "Who changed it, by role.", default="convener", column=True)
    what: Prose = field("What", "What changed.", column=True)
    why: Prose = field("Why", "The reason given. Without one, gate check DEL-6 stays open.", default="", column=True)


COMMITMENT = Noun(
    "commitment", CommitmentDraft, "An actor's own promise on one measure.", Stage.delivery,
    told_by="actor", quoted="wording", found=6, thread=True, standing=True,
)  # fmt: skip
AMENDMENT = Noun(
    "amendment", AmendmentDraft, "A change to a signed or live commitment, with its reason.", Stage.delivery,
    quoted="what", found=0, thread=True, standing=True,
)  # fmt: skip
