"""The account's nouns: its terms, what is assumed, double counts decided, corrections, and what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Annotated

from convene.core.measurement_vocabulary import AccountStatus, Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.nouns.fields import (
    Day,
    Deadline,
    Draft,
    Exact,
    Flag,
    Line,
    MaybeDay,
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
from convene.core.nouns.noun import Get, Noun
from convene.core.vocabulary import ActorType, Stage, Verification


class Cost(Draft):
    """What it took, in money or in kind."""

    what: Line = field("What", "Such as staff time, rooms, grants paid.")
    amount: Number = field("Amount", "In the account's money.", unit="£", ge=0)
    paid_by: Line = field("Paid by", "Who bore it.", default="")
    in_kind: Flag = field("In kind", "Given in time or goods, not in money.", default=False)


class PriceIndex(Draft):
    """A year of the price index beyond the one that comes along, with where it was read."""

    year: Whole = field("Year", "The calendar year.", ge=1900, le=2200)
    index: Number = field("Index", "On the same base as the index that comes along (2024 = 100).", gt=0)
    source: Line = field("Source", "Where it was read.")


class AccountDraft(Draft):
    """The terms of one account: which period, in which money, what it cost and who looked at it."""

    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What it is called.", column=True, example="What changed, April 2025 to March 2026")
    cycle: Whole = field("Cycle", "Which pass through the four stages it is about.", default=1, ge=1, column=True)
    period_start: Day = field("From", "The first day it is about.", column=True)
    period_end: Deadline = field("Until", "The last day it is about.", column=True)
    status: Annotated[AccountStatus, words(AccountStatus)] = field(
        "Status", "How far it has come.", default=AccountStatus.draft, column=True
    )
    manifesto: Line = field("Manifesto", "The id of the manifesto it accounts for.", default="")
    price_year: MaybeWhole = field(
        "Price year", "The year whose money everything is told in; the last year of the price index when left out.",
        default=None, ge=1900, le=2200, section="Money",
    )  # fmt: skip
    discount_rate: MaybeNumber = field(
        "Discount rate", "A year, for effects after the first; the framework's when left out.", default=None, ge=0,
        le=100, unit="%", section="Money",
    )  # fmt: skip
    prices: tuple[PriceIndex, ...] = field(
        "Price index", "Years the index that comes along does not have.", default=(), section="Money"
    )
    costs: tuple[Cost, ...] = field("Costs", "What it took.", default=(), section="Costs")
    costs_complete: Flag = field(
        "All costs are in", "Only then may value be told for each pound.", default=False, section="Costs"
    )
    importance: Annotated[Line, To("ballot")] = field(
        "Importance", "The ballot in which residents said which outcomes matter most.", default="", section="Check"
    )
    harm_asked: Flag = field(
        "Harm asked", "Yes when everybody was asked who is worse off.", default=False, section="Check"
    )
    harm: Prose = field(
        "Harm", "What went wrong or hurt somebody that stands with no commitment.", default="", section="Check"
    )
    verification: Annotated[Verification, words(Verification)] = field(
        "Verification", "Who checked it.", default=Verification.none, section="Check"
    )
    verified_by: Line = field("Checked by", "The body or role that checked it.", default="", section="Check")
    verified_on: MaybeDay = field("Checked on", "When.", default=None, section="Check")
    verification_note: Prose = field("How", "How it was checked, and what was found.", default="", section="Check")
    carries_over: Prose = field("Carries over", "What goes on into the next cycle.", default="")
    note: Prose = field("Note", "Anything else its readers should know.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if self.period_end < self.period_start:
            found["period_end"] = f"the account ends ({self.period_end}) before it begins ({self.period_start})"
        if again := _twice(one.year for one in self.prices):
            found["prices"] = f"the year {again} stands there twice"
        if self.verification is not Verification.none and not self.verified_by:
            found["verified_by"] = "say who checked it, by body or role"
        return found


class AssumptionDraft(Draft):
    """One adjustment of one commitment: a number, how far it may be out, and why."""

    named_by = "reason"

    slug: Slug = field("Handle", "The commitment and what is adjusted.", default="")
    commitment: Annotated[Line, To("commitment", along=True)] = field(
        "Commitment", "Whose value it changes.", column=True
    )
    kind: Annotated[Adjustment, words(Adjustment)] = field("What", "What is adjusted.", column=True)
    central: Number = field("Number", "Per cent; years for how long it lasts. 0 is an answer.", ge=0, column=True)
    low: MaybeNumber = field("At least", "The least it may be.", default=None, ge=0)
    high: MaybeNumber = field("At most", "The most it may be.", default=None, ge=0)
    reason: Prose = field("Reason", "Why this number, and why so far out.", column=True)
    rests_on: Line = field("Rests on", "A survey, a study, what people said in the room.", default="")
    set_on: MaybeDay = field("Set on", "When.", default=None)
    set_by: Line = field("Set by", "Who, by role.", default="")
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where it was agreed.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if not self.reason.strip():
            found["reason"] = "a number without a reason is a guess; say why"
        for name in ("central", "low", "high"):
            value = getattr(self, name)
            if value is None:
                continue
            if self.kind is Adjustment.lasts:
                if value < 1 or value != int(value) or value > 100:
                    found[name] = "an effect lasts whole years, from 1 to 100"
            elif value > 100:
                found[name] = f"{value:f} % is more than all of it"
        if not found and self.low is not None and self.low > self.central:
            found["low"] = f"the least ({self.low:f}) is above the number itself ({self.central:f})"
        if not found and self.high is not None and self.high < self.central:
            found["high"] = f"the most ({self.high:f}) is below the number itself ({self.central:f})"
        return found


class CountedShare(Draft):
    """How much of what is claimed twice one commitment counts."""

    commitment: Annotated[Line, To("commitment")] = field("Commitment", "Which.")
    share: Number = field("Share", "How much of its own figure it counts.", unit="%", ge=0, le=100)


class DoubleCountDraft(Draft):
    """What was decided where several commitments may count the same."""

    named_by = "reason"

    slug: Slug = field("Handle", "A short name; made from the reason when left out.", default="")
    guard: Annotated[DoubleCountGuard, words(DoubleCountGuard)] = field(
        "May be double, as", "Why they may count the same.", column=True
    )
    commitments: tuple[Annotated[Line, To("commitment")], ...] = field(
        "Commitments", "Which may count the same.", default=()
    )
    answer: Annotated[DoubleCountAnswer, words(DoubleCountAnswer)] = field("Decided", "What is done.", column=True)
    kept: Annotated[Line, To("commitment")] = field("Valued", "The one that is valued, where one is.", default="")
    shares: tuple[CountedShare, ...] = field("Shares", "Who counts how much, where it is shared out.", default=())
    reason: Prose = field("Reason", "Why.", column=True)
    decided_on: MaybeDay = field("Decided on", "When.", default=None, column=True)
    decided_by: Line = field("By", "Who, by role.", default="")
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where.", default="")

    def faults(self) -> dict[str, str]:
        named = [one.casefold() for one in self.commitments]
        if not self.reason.strip():
            return {"reason": "say why; readers of the account will ask"}
        if len(set(named)) < 2:
            return {"commitments": "it takes two commitments to count something twice"}
        if self.answer is DoubleCountAnswer.keep and self.kept.casefold() not in named:
            return {"kept": "say which of them is valued"}
        if self.answer is not DoubleCountAnswer.keep and self.kept:
            return {"kept": "only where one is valued and the others are not"}
        if self.answer is not DoubleCountAnswer.shared and self.shares:
            return {"shares": "only where it is shared out"}
        return self._shares_fault(set(named)) if self.answer is DoubleCountAnswer.shared else {}

    def _shares_fault(self, named: set[str]) -> dict[str, str]:
        holders = [one.commitment.casefold() for one in self.shares]
        if again := _twice(holders):
            return {"shares": f"{again} stands there twice"}
        if set(holders) != named:
            return {"shares": "give each of the commitments its share; 0 is an answer"}
        total = sum((one.share for one in self.shares), Decimal(0))
        return {"shares": f"the shares come to {total:f} %, more than all of it"} if total > 100 else {}


class CorrectionDraft(Draft):
    """Something in an account that was put right, before or after it went out."""

    named_by = "what"

    slug: Slug = field("Handle", "A short name; made from what was corrected when left out.", default="")
    what: Prose = field("What", "What was put right.", column=True)
    account: Annotated[Line, To("account")] = field("Account", "In which account.", default="", column=True)
    commitment: Annotated[Line, To("commitment")] = field("Commitment", "On which line.", default="")
    was: Line = field("Was", "What stood there.", default="")
    now: Line = field("Is now", "What stands there now.", default="")
    why: Prose = field("Why", "The reason.")
    asked_by: Annotated[ActorType | None, words(ActorType)] = field(
        "Asked by", "The type of actor that asked for it.", default=None
    )
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where.", default="")
    corrected_on: Day = field("On", "The day.", column=True)


class PublishedDraft(Draft):
    """The account as it went out, byte for byte. Nothing changes it afterwards."""

    named_by = "number"

    slug: Slug = field("Handle", "Its account and its number.", default="")
    account: Annotated[Line, To("account", held=True)] = field("Account", "Which account.", column=True)
    number: Whole = field("Number", "1 is the first.", ge=1, le=9_999, column=True)
    published_on: Day = field("Published on", "The day.", column=True)
    published_by: Line = field("By", "Who, by role.", default="convener")
    why: Prose = field("Why", "What is new in it, and why.", default="")
    headline: Line = field("Headline", "The value line with its range, as it was told.", default="", column=True)
    sha256: Line = field("Hash", "Of its file.")
    text: Exact = field("File", "Its file, byte for byte.", default="")

    def faults(self) -> dict[str, str]:
        if sha256(self.text.encode()).hexdigest() != self.sha256:
            return {"text": "the text of this account is not the one that went out; its hash is another"}
        return {}


def _twice(items: Iterable[object]) -> object:
    return next((one for one, times in Counter(items).items() if times > 1), None)


def _whose(get: Get) -> str:
    return f"{get('commitment')[:60].rstrip('.-')}-{get('kind').replace('_', '-')}"


ACCOUNT = Noun(
    "account", AccountDraft, "The terms of a social value account: period, money, costs, who checked it.",
    Stage.measurement, quoted="note", found=9, thread=True, standing=True,
)  # fmt: skip
ASSUMPTION = Noun(
    "assumption", AssumptionDraft, "An adjustment of one commitment's value, with its reason.", Stage.measurement,
    handle=_whose, told_by="commitment", quoted="reason", found=0, thread=True, offered=True,
)  # fmt: skip
DOUBLE_COUNT = Noun(
    "double_count", DoubleCountDraft, "What was decided where commitments may count the same.", Stage.measurement,
    quoted="reason", found=0, thread=True,
)  # fmt: skip
CORRECTION = Noun(
    "correction", CorrectionDraft, "Something in an account that was put right.", Stage.measurement, quoted="what",
    found=0, thread=True, standing=True,
)  # fmt: skip
PUBLISHED = Noun(
    "published_account", PublishedDraft, "The account as it went out, byte for byte.", Stage.measurement,
    handle=lambda get: f"{get('account')}-{get('number')}", sort="number", found=0, standing=True, sought=False,
)  # fmt: skip
