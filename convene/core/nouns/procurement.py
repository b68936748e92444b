"""The procurement lever: what anchors spend and with whom, contracts to come, and who is ready to bid."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from convene.core.delivery_vocabulary import ContractStatus, Nearness, Ready, SpendMatch
from convene.core.nouns.fields import (
    Day,
    Draft,
    Line,
    Lines,
    MaybeDay,
    MaybeDeadline,
    MaybeNumber,
    MaybeWhole,
    Number,
    Prose,
    Slug,
    To,
    Whole,
    field,
    many_words,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import ActorType, Stage


class LedgerDraft(Draft):
    """What an anchor paid in a period, as it published it. Its single lines stay in the file: they name people, and
    there may be a million of them. The book keeps the sums by supplier, and what was left out of them."""

    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "Such as payments over £500, 2025/26.", column=True)
    anchor: Annotated[Line, To("actor")] = field("Anchor", "Who paid.", column=True)
    period_start: MaybeDay = field("From", "The first day paid on.", default=None, column=True)
    period_end: MaybeDeadline = field("Until", "The last day paid on.", default=None, column=True)
    amount: Number = field(
        "Paid", "All that was counted, credits taken off.", default=Decimal(0), unit="£", column=True
    )
    lines: Whole = field("Lines", "Lines that were counted.", default=0, ge=0)
    credits: Whole = field("Credits", "Lines of them with money that came back.", default=0, ge=0)
    credited: Number = field("Credited", "What came back, as a number above nothing.", default=Decimal(0), unit="£")
    totals_left_out: Whole = field("Totals", "Lines that were totals of others, never counted.", default=0, ge=0)
    unread: Whole = field("Not read", "Lines that could not be read and are in no sum.", default=0, ge=0)
    other_currencies: Lines = field("Other money", "What was paid in other currencies, in no sum.", default=())
    least: MaybeNumber = field(
        "From what amount", "The smallest payment that is published, such as 500.", default=None, unit="£", ge=0
    )
    file: Line = field("File", "Its name.", default="", section="Source")
    source: Line = field("Source", "Who publishes it, and where.", default="", section="Source")
    licence: Line = field("Licence", "On what terms.", default="", section="Source")
    sha256: Line = field("Fingerprint", "SHA-256 of the file: the same one is not counted twice.", default="",
                         section="Source")  # fmt: skip
    brought_in_on: MaybeDay = field("Brought in on", "The day.", default=None, section="Source")
    told: Lines = field("Read as", "What was understood of the file, and what is in doubt.", default=(),
                        section="Source")  # fmt: skip
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        if self.period_start and self.period_end and self.period_end < self.period_start:
            return {"period_end": f"it ends ({self.period_end}) before it begins ({self.period_start})"}
        return {}


class SpendDraft(Draft):
    """All that one ledger paid one supplier."""

    named_by = "supplier"

    slug: Slug = field("Handle", "A short name; made from the supplier when left out.", default="")
    ledger: Annotated[Line, To("ledger", along=True)] = field("Ledger", "Where it stands.", column=True)
    supplier: Line = field("Supplier", "As the ledger names it.", column=True)
    number: Line = field("Number", "The number the ledger gives it.", default="")
    postcode: Line = field("Postcode", "As the ledger gives it.", default="")
    lines: Whole = field("Lines", "Payments, credits among them.", default=0, ge=0)
    credits: Whole = field("Credits", "Of them those that came back.", default=0, ge=0)
    amount: Number = field("Paid", "With credits taken off; below nothing when more came back.", unit="£", column=True)
    state: Annotated[SpendMatch, words(SpendMatch)] = field(
        "Known", "Which actor it is, and how sure that is.", default=SpendMatch.nobody, column=True
    )
    actor: Annotated[Line, To("actor")] = field("Actor", "The actor that it is, or may be.", default="", column=True)
    why: Line = field("Why", "What speaks for it and against.", default="")
    nearness: Annotated[Nearness | None, words(Nearness)] = field(
        "Where", "Where the money goes, where you know better than its address; empty: by its address.", default=None
    )
    respent: MaybeNumber = field(
        "Spent on here", "The share of it that the supplier spends in the place again, as it says itself.",
        default=None, unit="%", ge=0, le=100,
    )  # fmt: skip
    respent_source: Line = field("Says who", "Who said so, by role, and when.", default="")


class ContractDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What will be bought.", column=True, example="School meals, three lots")
    buyer: Annotated[Line, To("actor")] = field("Buyer", "The anchor that buys.", column=True)
    status: Annotated[ContractStatus, words(ContractStatus)] = field(
        "Status", "How far it is.", default=ContractStatus.planned, column=True
    )
    value: MaybeNumber = field("Value", "Of the whole contract.", default=None, unit="£", ge=0, column=True)
    lots: MaybeWhole = field("Lots", "Parts that can be bid for alone.", default=None, ge=1)
    suits: Annotated[tuple[ActorType, ...], many_words(ActorType)] = field("Suits", "Whom it could suit.", default=())
    advertised_on: MaybeDay = field("Advertised", "When it is advertised, or will be.", default=None, section="When")
    bids_due: MaybeDeadline = field("Bids due", "By when.", default=None, column=True, section="When")
    starts: MaybeDay = field("Starts", "When the work begins.", default=None, section="When")
    ends: MaybeDeadline = field("Ends", "When it ends.", default=None, section="When")
    asks: Prose = field("Social value asked", "What bidders are asked for beside the work.", default="")
    weight: MaybeNumber = field("Weight", "What social value counts for.", default=None, unit="%", ge=0, le=100)
    awarded_to: Annotated[Line, To("actor")] = field("Awarded to", "Who won it.", default="")
    link: Line = field("Notice", "Where it is advertised.", default="")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if self.starts and self.ends and self.ends < self.starts:
            found["ends"] = f"it ends ({self.ends}) before it starts ({self.starts})"
        if self.advertised_on and self.bids_due and self.bids_due < self.advertised_on:
            found["bids_due"] = f"bids are due ({self.bids_due}) before it is advertised ({self.advertised_on})"
        return found


class ReadinessDraft(Draft):
    """How far a small supplier is from being able to bid, in its own words; looked at again after a clinic."""

    named_by = "looked_on"

    slug: Slug = field("Handle", "A short name; made from the actor and the day when left out.", default="")
    actor: Annotated[Line, To("actor", along=True)] = field("Actor", "Who would bid.", column=True)
    looked_on: Day = field("Looked at on", "The day.", column=True)
    said_by: Line = field("Says who", "Who answered for it, by role.", default="")
    ready: Annotated[tuple[Ready, ...], many_words(Ready)] = field(
        "Has", "What it has of what buyers ask.", default=(), column=True
    )
    wants: Prose = field("Wants help with", "In its own words.", default="", column=True)
    workshop: Annotated[Line, To("workshop")] = field("Clinic", "Where it was helped.", default="")
    note: Prose = field("Note", "Anything else.", default="")


LEDGER = Noun(
    "ledger", LedgerDraft, "What an anchor paid in a period, as it published it.", Stage.delivery, told_by="anchor",
    found=32,
)  # fmt: skip
SPEND = Noun(
    "spend", SpendDraft, "What one ledger paid one supplier.", Stage.delivery, many="spend", told_by="ledger",
    told_as="supplier's sum", found=0,
)  # fmt: skip
CONTRACT = Noun("contract", ContractDraft, "A contract to come, or let.", Stage.delivery, told_by="buyer", found=33)
READINESS = Noun(
    "readiness", ReadinessDraft, "What an actor has of what buyers ask of bidders.", Stage.delivery, many="readiness",
    handle=lambda get: f"{get('actor')[:60].rstrip('.-')}-{get('looked_on')}", told_by="actor", found=0,
)  # fmt: skip
