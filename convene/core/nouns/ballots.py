"""Ballots: a question with its rule fixed before it opens, its papers, and what was decided on them."""

from __future__ import annotations

from typing import Annotated

from convene.core.ballot_vocabulary import BallotStatus, Completion, CountingMethod, PaperSource, SupportLevel
from convene.core.nouns.fields import (
    Day,
    Draft,
    Flag,
    Line,
    MaybeDay,
    MaybeDeadline,
    MaybeFlag,
    MaybeNumber,
    MaybeWhole,
    Prose,
    Slug,
    To,
    Whole,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import ActorType, Attribution, DecisionMethod, Stage


class BallotOption(Draft):
    """One thing that can be chosen. Its letter is its turn: the first is A."""

    title: Line = field("Option", "What can be chosen.")
    about: Line = field("About", "The handle of the vision, priority, need or contribution it stands for.", default="")
    cost: MaybeNumber = field("Cost", "What it would cost, where money is shared out.", default=None, gt=0, unit="£")


class TypeQuorum(Draft):
    """How many papers of one actor type there must be for the result to bind."""

    actor_type: Annotated[ActorType, words(ActorType)] = field("Type", "The type of actor.")
    people: Whole = field("People", "How many papers of it there must be.", ge=1)


class Reopening(Draft):
    """Why a closed ballot was opened again."""

    on: Day = field("On", "The day.")
    why: Line = field("Why", "The reason given.")


class BallotDraft(Draft):
    named_by = "question"

    slug: Slug = field("Handle", "A short name; made from the question when left out.", default="")
    question: Prose = field(
        "Question", "What is asked, as it stands on the sheet.", column=True, example="Which of these comes first?"
    )
    method: Annotated[CountingMethod, words(CountingMethod)] = field(
        "Method", "How papers are filled in and counted.", default=CountingMethod.dots, column=True
    )
    status: Annotated[BallotStatus, words(BallotStatus)] = field(
        "Status", "Planned, open for papers, or closed.", default=BallotStatus.planned, column=True
    )
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where it is held.", default="", column=True)
    options: tuple[BallotOption, ...] = field("Options", "What can be chosen, in the order of the sheet.", default=())
    anonymity: Annotated[Attribution, words(Attribution)] = field(
        "Anonymity", "What is kept with a paper. It is fixed when the ballot opens.", default=Attribution.type_only
    )
    rule: Line = field(
        "Rule", "What the result binds to, agreed before it opens.", default="", section="Rule",
        example="The first two go into the manifesto",
    )  # fmt: skip
    carries_at: MaybeNumber = field(
        "Carries at", "The share of all papers that carries one proposal.", default=None, gt=0, le=100, unit="%",
        section="Rule",
    )  # fmt: skip
    types_needed: MaybeWhole = field(
        "Types needed", "Types of actor of which half or more must be for it as well; then no type may be below a "
        "quarter, unless its objection is integrated.", default=None, ge=1, le=len(ActorType), unit="types",
        section="Rule",
    )  # fmt: skip
    quorum: tuple[TypeQuorum, ...] = field(
        "Quorum", "Types that must be there; below it the result is indicative only.", default=(), section="Rule"
    )
    one_voice: Flag = field(
        "One voice an organisation", "Agreed beforehand: one voice for each organisation is looked at, too.",
        default=False, section="Rule",
    )  # fmt: skip
    dots: MaybeWhole = field("Dots", "Dots each paper has.", default=None, ge=1, le=1000, section="Paper")
    cap: MaybeWhole = field("Most for one", "Dots one option may have.", default=None, ge=1, le=1000, section="Paper")
    credits: MaybeWhole = field("Credits", "Credits each paper has.", default=None, ge=1, le=10_000, section="Paper")
    budget: MaybeNumber = field("Budget", "What there is to share out.", default=None, gt=0, unit="£", section="Paper")
    completion: Annotated[Completion, words(Completion)] = field(
        "What is left", "Whether what is left over is shared out too.", default=Completion.none, section="Paper"
    )
    level: Annotated[SupportLevel, words(SupportLevel)] = field(
        "Support needed", "For gradients: what is needed to go on.", default=SupportLevel.enthusiastic, section="Rule"
    )
    people: MaybeWhole = field(
        "Head-count", "People who could vote, counted in the room.", default=None, ge=0, unit="people", section="Held"
    )
    opened_on: MaybeDay = field("Opened on", "The day.", default=None, section="Held")
    closed_on: MaybeDay = field("Closed on", "The day.", default=None, section="Held", column=True)
    reopenings: tuple[Reopening, ...] = field("Opened again", "When, and why.", default=(), section="Held")

    def faults(self) -> dict[str, str]:
        if not self.question:
            return {"question": "a ballot needs a question"}
        named = [one.title.casefold() for one in self.options]
        if twice := next((one.title for one in self.options if named.count(one.title.casefold()) > 1), ""):
            return {"options": f"“{twice}” stands there twice; papers could not tell the two apart"}
        types = [one.actor_type for one in self.quorum]
        if again := next((one for one in types if types.count(one) > 1), None):
            return {"quorum": f"{again.label} is named twice"}
        if self.cap is not None and self.dots is not None and self.cap > self.dots:
            return {"cap": f"one option cannot have {self.cap} of {self.dots} dots"}
        return {}


class PaperDraft(Draft):
    """One paper, or a count of hands: blind until its ballot is closed."""

    named_by = "number"

    slug: Slug = field("Handle", "A short name; made when left out.", default="")
    ballot: Annotated[Line, To("ballot", along=True)] = field("Ballot", "The ballot it belongs to.", column=True)
    number: Line = field("Sheet", "The number printed on it.", default="", column=True)
    actor_type: Annotated[ActorType | None, words(ActorType)] = field(
        "Type", "The type of actor, where the ballot keeps it.", default=None, column=True
    )
    organisation: Annotated[Line, To("actor")] = field(
        "Organisation", "For whom it was cast, where the ballot keeps it.", default=""
    )
    source: Annotated[PaperSource, words(PaperSource)] = field(
        "Came by", "How it came in.", default=PaperSource.paper, column=True
    )
    permission: Line = field("Permission", "For a proxy: who gave it, by role, and how.", default="")
    people: Whole = field("People", "How many it speaks for: 1 for a paper.", default=1, ge=1, le=100_000)
    tally: Flag = field("Count of hands", "Yes when the marks are totals of several people.", default=False)
    marks: Line = field("Marks", "As it was keyed: CABD, 12 7 3.", default="")
    spoiled: Line = field("Spoiled, because", "Why it cannot be counted.", default="")

    def faults(self) -> dict[str, str]:
        if self.people > 1 and not self.tally:
            return {"people": "a paper speaks for one person; several are a count of hands"}
        if self.source is PaperSource.hands and not self.tally:
            return {"tally": "hands are a count: say how many people, and give their totals"}
        if self.source is PaperSource.proxy and not self.permission:
            return {"permission": "a proxy needs the permission of whom it speaks for"}
        return {}


class Objection(Draft):
    """How a proposal would harm the aim, and what became of it."""

    text: Prose = field("Objection", "How it would harm the aim.")
    raised_by: Line = field("Raised by", "By type or role.", default="")
    integrated: Prose = field("Integrated", "How the proposal was changed for it.", default="")


class DecisionDraft(Draft):
    """What was decided, how, by how many, and when it is looked at again. A later one takes its place; it is never
    rewritten."""

    named_by = "text"

    slug: Slug = field("Handle", "A short name; made from the text when left out.", default="")
    text: Prose = field("Decided", "What was decided, in a sentence.", column=True)
    ballot: Annotated[Line, To("ballot")] = field("Ballot", "The ballot it rests on.", default="", column=True)
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where.", default="")
    decided_on: MaybeDay = field("Decided on", "The day.", default=None, column=True)
    method: Annotated[DecisionMethod | None, words(DecisionMethod)] = field(
        "Method", "How it was decided.", default=None
    )
    rule: Line = field("Rule", "The rule that was agreed before.", default="")
    result: Prose = field("Result", "What was counted, in words.", default="")
    carried: MaybeFlag = field("Carried", "Whether it met its rule.", default=None)
    turnout: MaybeWhole = field("Turnout", "People who took part.", default=None, ge=0, unit="people", section="Count")
    votes_for: MaybeWhole = field("For", "People who agreed.", default=None, ge=0, section="Count")
    votes_against: MaybeWhole = field("Against", "People who did not.", default=None, ge=0, section="Count")
    stood_aside: MaybeWhole = field("Stood aside", "People who let it pass.", default=None, ge=0, section="Count")
    balance: Prose = field("By type", "How the types of actor leaned, in words.", default="", section="Count")
    visions: tuple[Annotated[Line, To("vision")], ...] = field(
        "Visions", "The visions it agrees.", default=(), section="About"
    )
    priorities: tuple[Annotated[Line, To("priority")], ...] = field(
        "Priorities", "The priorities it sets.", default=(), section="About"
    )
    account: Annotated[Line, To("account")] = field(
        "Account", "The account it follows from.", default="", section="About"
    )
    minority: Prose = field("Minority", "What those who were not for it asked to have noted.", default="")
    dissents: tuple[Annotated[Line, To("dissent")], ...] = field("Dissent", "Dissent on record.", default=())
    objections: tuple[Objection, ...] = field("Objections", "What was objected, and what became of it.", default=())
    review_on: MaybeDeadline = field("Look again", "The day it is looked at again.", default=None, column=True)
    supersedes: Annotated[Line, To("decision")] = field(
        "Takes the place of", "The earlier decision it replaces.", default=""
    )

    def faults(self) -> dict[str, str]:
        if not self.text:
            return {"text": "a decision says what was decided"}
        counted = [one for one in (self.votes_for, self.votes_against, self.stood_aside) if one is not None]
        if self.turnout is not None and sum(counted) > self.turnout:
            return {"turnout": f"{sum(counted)} are counted for, against and aside, of {self.turnout} who took part"}
        if self.review_on and self.decided_on and self.review_on < self.decided_on:
            return {"review_on": "it would be looked at again before it was decided"}
        return {}


BALLOT = Noun(
    "ballot", BallotDraft, "A question put to people, with its rule and its papers.", Stage.codesign,
    told_by="status", quoted="question", found=7, thread=True,
)  # fmt: skip
PAPER = Noun(
    "paper", PaperDraft, "One paper of a ballot, or a count of hands.", Stage.codesign, told_by="ballot", found=0,
    handle=lambda get: f"{get('ballot')[:60].rstrip('.-')}-paper",
)  # fmt: skip
DECISION = Noun(
    "decision", DecisionDraft, "What was decided, how, and when it is looked at again.", Stage.codesign,
    quoted="text", found=8, thread=True, standing=True, instead="Record a later decision that takes its place.",
)  # fmt: skip
