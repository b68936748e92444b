"""The levers of money: funds that give it, and placements that come back. Grants are ties between actors (``link``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from convene.core.delivery_vocabulary import MoneyMove, PlacementKind
from convene.core.nouns.fields import (
    Day,
    Draft,
    Line,
    MaybeDay,
    MaybeDeadline,
    MaybeNumber,
    MaybeWhole,
    Number,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import Stage


class FundDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What it is called.", column=True, example="Quay Giving")
    holder: Annotated[Line, To("actor")] = field("Held by", "Who holds and pays it out.", column=True)
    size: MaybeNumber = field("Size", "All there is to give.", default=None, unit="£", ge=0, column=True)
    opens: MaybeDay = field("Opens", "From when it can be asked for.", default=None, section="When")
    closes: MaybeDeadline = field("Closes", "Until when.", default=None, column=True, section="When")
    purpose: Prose = field("For what", "In its own words.", default="")
    priorities: tuple[Annotated[Line, To("priority")], ...] = field(
        "Priorities", "Those of the place that it is for.", default=()
    )
    residents_part: MaybeNumber = field(
        "Residents decide", "The share of it that residents decide about.", default=None, unit="%", ge=0, le=100
    )
    residents_how: Line = field("How they decide", "Such as a ballot, a panel.", default="")
    commitment: Annotated[Line, To("commitment")] = field("Commitment", "The promise that it keeps.", default="")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        if self.opens and self.closes and self.closes < self.opens:
            return {"closes": f"it closes ({self.closes}) before it opens ({self.opens})"}
        return {}


class Movement(Draft):
    """What happened to placed money on a day."""

    on: Day = field("On", "The day.")
    kind: Annotated[MoneyMove, words(MoneyMove)] = field("What", "What happened.")
    amount: Number = field("Amount", "In pounds, above nothing.", unit="£", gt=0)
    note: Line = field("Note", "Anything else.", default="")


class PlacementDraft(Draft):
    """Money that was placed here and is to come back."""

    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What it is called.", column=True, example="Boatyard community shares")
    receiver: Annotated[Line, To("actor")] = field("Placed in", "Who uses the money.", column=True)
    investor: Annotated[Line, To("actor")] = field(
        "Placed by", "Whose money it is; empty where many people's.", default="", column=True
    )
    kind: Annotated[PlacementKind, words(PlacementKind)] = field("Kind", "On what terms.", column=True)
    agreed: MaybeNumber = field("Agreed", "The most that may be placed.", default=None, unit="£", ge=0, column=True)
    members: MaybeWhole = field("Members", "People who hold shares.", default=None, ge=0)
    rate: MaybeNumber = field("Rate", "What is paid for its use, a year.", default=None, unit="%", ge=0, le=100)
    starts: MaybeDay = field("From", "When it was agreed.", default=None, section="When")
    ends: MaybeDeadline = field("Back by", "When all of it is to be back.", default=None, column=True, section="When")
    purpose: Prose = field("For what", "What it is used for.", default="")
    priorities: tuple[Annotated[Line, To("priority")], ...] = field(
        "Priorities", "Those of the place that it serves.", default=()
    )
    commitment: Annotated[Line, To("commitment")] = field("Commitment", "The promise that it keeps.", default="")
    movements: tuple[Movement, ...] = field("Movements", "Raised, drawn, repaid, each on its day.", default=())
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if self.starts and self.ends and self.ends < self.starts:
            found["ends"] = f"it is to be back ({self.ends}) before it was agreed ({self.starts})"
        if wrong := self._movements_fault():
            found["movements"] = wrong
        return found

    def _movements_fault(self) -> str:
        """What cannot have been, day by day; on one day what is drawn comes first."""
        drawn = back = Decimal(0)
        for one in sorted(self.movements, key=lambda each: (each.on, each.kind is not MoneyMove.drawn)):
            if one.kind is MoneyMove.drawn:
                drawn += one.amount
                if self.starts and one.on < self.starts:
                    return f"£{one.amount:,} was drawn on {one.on}, before it was agreed ({self.starts})"
            elif one.kind in (MoneyMove.repaid, MoneyMove.written_off):
                back += one.amount
            if back > drawn:
                return (
                    f"by {one.on}, £{back:,} had come back or was written off, of £{drawn:,} drawn; interest is a kind "
                    "of its own"
                )
        if self.agreed is not None and drawn > self.agreed:
            return f"£{drawn:,} was drawn of £{self.agreed:,} agreed"
        return ""


FUND = Noun("fund", FundDraft, "Money that is given away for what the place chose.", Stage.delivery,
            told_by="holder", found=9)  # fmt: skip
PLACEMENT = Noun(
    "placement", PlacementDraft, "Money placed here that is to come back.", Stage.delivery, told_by="receiver",
    found=34,
)  # fmt: skip
