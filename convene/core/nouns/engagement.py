"""Engagement's nouns: actors with their levers and ties, needs with their evidence, and what was said."""

from __future__ import annotations

from typing import Annotated

from convene.core.delivery_vocabulary import GrantDecision
from convene.core.engagement import org_ids
from convene.core.nouns.fields import (
    Draft,
    Language,
    Line,
    Lines,
    MaybeDay,
    MaybeNumber,
    MaybeWhole,
    Prose,
    Slug,
    To,
    field,
    many_words,
    words,
)
from convene.core.nouns.noun import Get, Noun
from convene.core.vocabulary import (
    ActorType,
    Attribution,
    ContributionKind,
    EvidenceKind,
    Lever,
    LinkKind,
    Reach,
    Relationship,
    Sector,
    Stage,
)


class LeverHeld(Draft):
    """A lever an actor can pull, and its yearly size."""

    lever: Annotated[Lever, words(Lever)] = field("Lever", "Which of the five levers.")
    yearly: MaybeNumber = field("A year", "Its yearly size, if known.", default=None, unit="£", ge=0)
    year: MaybeWhole = field("Year", "The year the figure is for.", default=None, ge=1900, le=2200)


class ActorDraft(Draft):
    named_by = "name"

    slug: Slug = field("Handle", "A short name for files and commands; made from the name when left out.", default="")
    name: Line = field("Name", "What the organisation or group calls itself.", column=True, example="Saltworks CIC")
    primary_type: Annotated[ActorType, words(ActorType)] = field(
        "Type", "The one type it counts as when balance is checked.", column=True
    )
    secondary_types: Annotated[tuple[ActorType, ...], many_words(ActorType)] = field(
        "Also", "Other types it holds as well.", default=()
    )
    relationship: Annotated[Relationship, words(Relationship)] = field(
        "Relationship", "How far things have come between us.", default=Relationship.identified, column=True
    )
    aliases: Lines = field("Also called", "Other names it goes by.", default=())
    sector: Annotated[Sector | None, words(Sector)] = field("Sector", "Public, private, third or mixed.", default=None)
    legal_form: Line = field("Legal form", "Such as charity, CIC, company, none.", default="", section="Register")
    identifiers: Lines = field(
        "Org-ids", "Register numbers with their prefix, such as GB-CHC-1042046.", default=(), section="Register"
    )
    base: Line = field(
        "Based in", "Postcode, postcode district or area code.", default="", column=True, section="Register"
    )
    ward: Line = field("Ward", "The ward or neighbourhood it is in.", default="", section="Register")
    reach: Annotated[Reach | None, words(Reach)] = field(
        "Reach", "How wide it works.", default=None, section="Register"
    )
    website: Line = field("Website", "Its public page.", default="", section="Register")
    origin: Line = field(
        "Known from", "The list or register it came from, with its date and licence.", default="", section="Register"
    )
    headcount: MaybeWhole = field("Headcount", "Average employees.", default=None, unit="people", ge=0, section="Size")
    turnover: MaybeNumber = field("Turnover", "A year.", default=None, unit="£", ge=0, section="Size")
    balance_sheet: MaybeNumber = field("Balance sheet", "Total.", default=None, unit="£", ge=0, section="Size")
    size_year: MaybeWhole = field(
        "Size year", "The year of these figures.", default=None, ge=1900, le=2200, section="Size"
    )
    levers: tuple[LeverHeld, ...] = field(
        "Levers held", "What it could use for the place.", default=(), section="Levers"
    )
    influence: MaybeWhole = field(
        "Influence", "1 little to 5 great.", default=None, ge=1, le=5, section="Map", judgement=True
    )
    interest: MaybeWhole = field(
        "Interest", "1 little to 5 great.", default=None, ge=1, le=5, section="Map", judgement=True
    )
    affected: MaybeWhole = field(
        "Affected", "0 not to 3 deeply.", default=None, ge=0, le=3, section="Map", judgement=True
    )
    judged_by: Line = field("Judged by", "Whose judgement that is, by role.", default="", section="Map", judgement=True)
    judged_on: MaybeDay = field("Judged on", "When.", default=None, section="Map", judgement=True)
    needs: Prose = field("Needs", "What it needs, in its own words.", default="", section="Words")
    shares: tuple[Annotated[Line, To("need")], ...] = field(
        "Shares the needs", "Needs of the place that are its own as well.", default=(), section="Words"
    )
    priorities: Prose = field("Own priorities", "What matters to it.", default="", section="Words")
    constraints: Prose = field("Constraints", "Rules, capacity, timing.", default="", section="Words")
    conflicts: Prose = field("Conflicts", "Conflicts of interest.", default="", section="Words")
    support: Prose = field(
        "Support needed", "Interpreter, travel, childcare, fee, quiet space.", default="", section="Words"
    )
    language: Line = field("Language", "The language it prefers.", default="")
    tags: Lines = field("Tags", "Your own words for finding it again.", default=())
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if wrong := org_ids.faults(self.identifiers):
            found["identifiers"] = "; ".join(wrong)
        if not self.name:
            found["name"] = "an actor needs a name"
        return found


class FilterDraft(Draft):
    """A filter kept under a name, such as “quiet groups”: ``type:vcse silent>60d``."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name for files and commands; made from the name when left out.", default="")
    name: Line = field("Name", "What you call it.", column=True, example="Quiet voluntary groups")
    noun: Line = field("List", "The list it is for, such as actor.", default="actor", column=True)
    words: Line = field("Filter", "What to look for, such as type:voluntary ward:elm silent>60d.", column=True)


class LinkDraft(Draft):
    """A tie between two actors. A grant is a tie of its own, with its amount."""

    named_by = "source"

    slug: Slug = field("Handle", "A short name; made from the actor when left out.", default="")
    source: Annotated[Line, To("actor", along=True)] = field("From", "The actor it comes from.", column=True)
    kind: Annotated[LinkKind, words(LinkKind)] = field("Kind", "What ties them.", column=True)
    target: Annotated[Line, To("actor", along=True)] = field("To", "The actor it goes to.", column=True)
    what: Line = field("What", "What it is about, such as the title of a grant.", default="", column=True)
    amount: MaybeNumber = field("Amount", "In pounds, if there is one.", default=None, unit="£", column=True)
    since: MaybeDay = field("Since", "The day it began or was awarded.", default=None)
    identifier: Line = field("Identifier", "Its own number in the list it came from.", default="")
    fund: Annotated[Line, To("fund")] = field("Fund", "Of a grant, the fund it came from.", default="")
    decided_by: Annotated[GrantDecision | None, words(GrantDecision)] = field(
        "Decided by", "Of a grant, who decided that it is given.", default=None
    )
    priorities: tuple[Annotated[Line, To("priority")], ...] = field(
        "Priorities", "Of a grant, the priorities of the place that it serves.", default=()
    )
    origin: Line = field("Known from", "Who says so: a list, a register, a conversation.", default="")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        if self.source and self.source.casefold() == self.target.casefold():
            return {"target": "a tie joins two actors; this one would tie an actor to itself"}
        return {}


class NeedEvidence(Draft):
    """One thing that shows a need is real: a voice or a figure, with its source."""

    kind: Annotated[EvidenceKind, words(EvidenceKind)] = field("Kind", "A voice, or data.")
    text: Prose = field("What it says", "The words or the figure.")
    source: Line = field("Source", "Where it comes from.", default="")
    date: MaybeDay = field("Date", "When it was said or counted.", default=None)
    indicator: Annotated[Line, To("indicator")] = field("Indicator", "The figure of the place it rests on.", default="")


class NeedDraft(Draft):
    named_by = "statement"

    slug: Slug = field(
        "Handle", "A short name for files and commands; made from the statement when left out.", default=""
    )
    statement: Prose = field("Statement", "The need, in people's own words.", column=True)
    who: Line = field("Who", "Whom it touches.", default="", column=True)
    contributions: tuple[Annotated[Line, To("contribution")], ...] = field(
        "Said by", "The contributions it came from.", default=()
    )
    evidence: tuple[NeedEvidence, ...] = field("Evidence", "Voices and data behind it; both are wanted.", default=())
    note: Prose = field("Note", "Anything else.", default="")


class ContributionDraft(Draft):
    named_by = "text"

    slug: Slug = field("Handle", "A short name; made from the text when left out.", default="")
    text: Prose = field("What was said", "In the speaker's own words.", column=True)
    kind: Annotated[ContributionKind | None, words(ContributionKind)] = field(
        "Kind", "What sort of thing it is.", default=None, column=True
    )
    actor_type: Annotated[ActorType | None, words(ActorType)] = field(
        "Said by", "The type of actor who said it.", default=None, column=True
    )
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where it was said.", default="", column=True)
    table: Line = field("Table", "The table in the room.", default="")
    said_on: MaybeDay = field("Said on", "When, if not at a workshop.", default=None)
    attribution: Annotated[Attribution, words(Attribution)] = field(
        "Attribution", "How the speaker may be shown.", default=Attribution.type_only
    )
    cluster: Annotated[Line, To("cluster", made=True)] = field(
        "Cluster", "The group of like contributions it belongs to; a new name begins one.", default="", column=True
    )
    language: Language = field("Language", "The language it was said in, if not the first of the place.", default="")


def _ends_of(get: Get) -> str:
    return f"{get('source')[:28].rstrip('.-')}-{get('kind')}-{get('target')[:28].rstrip('.-')}"


ACTOR = Noun(
    "actor", ActorDraft, "An organisation or group of the place.", Stage.engagement,
    told_by="primary_type", quoted="needs", found=1, offered=True, standing=True,
    short_words={"type": "primary_type", "tag": "tags", "id": "identifiers", "also-type": "secondary_types"},
    instead="set the relationship to withdrawn",
)  # fmt: skip
FILTER = Noun("filter", FilterDraft, "A filter of a list, kept under a name.", Stage.engagement, found=0)
LINK = Noun("link", LinkDraft, "A tie between two actors.", Stage.engagement, handle=_ends_of, offered=True)
NEED = Noun(
    "need", NeedDraft, "A need in people's words, with evidence.", Stage.engagement,
    told_by="who", quoted="statement", found=5, thread=True, offered=True,
)  # fmt: skip
CONTRIBUTION = Noun(
    "contribution", ContributionDraft, "One thing somebody said.", Stage.engagement,
    told_by="actor_type", quoted="text", found=7, thread=True, offered=True,
    short_words={"type": "actor_type", "said": "text"},
)  # fmt: skip
