"""One line of the account's file: what was counted, at which unit value, what was taken off, and what is left."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Annotated, Any

from convene.core.manifesto.scalars import (
    Day,
    Flag,
    Line,
    Lines,
    Many,
    MaybeLine,
    MaybeProse,
    Reads,
    Table,
    Year,
    key,
    one_of,
    said,
    whole,
)
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ActorType, Lever, MeasureKind, Pillar, ProxyStatus, ValueKind

_MOST_DIGITS = 200


def _exact(value: Any) -> Decimal:
    """Every digit as it stands: a number of the account is the end of a sum, and is checked by doing that again."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float):
        quotes = ", without quotes" if isinstance(value, str) else ""
        raise ValueError(f"a number such as 20.0 is wanted{quotes}, not {said(value)}")
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite() or number.adjusted() >= 18:
        raise ValueError("that number is too large to be meant")
    exponent = number.as_tuple().exponent
    if len(number.as_tuple().digits) > _MOST_DIGITS or (isinstance(exponent, int) and exponent < -_MOST_DIGITS):
        raise ValueError(f"that number has more than {_MOST_DIGITS} digits")
    with localcontext() as context:
        context.prec = 2 * _MOST_DIGITS
        tidy = number.normalize()
        return tidy.quantize(Decimal(1)) + 0 if tidy == tidy.to_integral_value() else tidy


Exact = Annotated[Decimal, Reads(_exact, {"type": "number"})]
"""A number with all its digits."""
YearOfAccount = Annotated[int, whole(1, 400)]


class UnitValueTable(Table):
    """The unit value as its source has it, and what it is in the account's money."""

    amount: Exact = key("Value", "For one unit, in the money of its year.")
    low: Exact = key("Low", "The low end of its range.")
    high: Exact = key("High", "The high end of its range.")
    kind: Annotated[ValueKind, one_of(ValueKind)] = key("Kind", "Which part of the account it goes into.")
    status: Annotated[ProxyStatus, one_of(ProxyStatus)] = key("Status", "Where the figure was read.")
    year: Year | None = key("Price year", "In whose money it is.", default=None)
    price_base: MaybeLine = key("Price base", "In words.", default="")
    source: MaybeProse = key("Source", "Where it was read.", default="")
    source_id: MaybeLine = key("Source id", "Its entry among the framework's sources.", default="")
    url: MaybeLine = key("Address", "Of the source.", default="")
    licence: MaybeLine = key("Licence", "Of the value.", default="")
    factor: Exact | None = key("Factor", "What brings it into the account's money.", default=None)
    price_low: Exact | None = key("Low price", "The low end in the account's money.", default=None)
    price: Exact | None = key("Price", "For one unit, in the account's money.", default=None)
    price_high: Exact | None = key("High price", "The high end in the account's money.", default=None)


class AdjustmentTable(Table):
    """One adjustment: a number with its reason, or not set. Per cent; of “lasts”, years."""

    kind: Annotated[Adjustment, one_of(Adjustment)] = key("Adjustment", "Which.")
    given: Flag = key("Set", "Whether anybody has given a number; 0 is one.", named="set")
    number: Exact | None = key("Number", "Per cent; of “lasts”, years.", default=None)
    low: Exact | None = key("At least", "The least it may be.", default=None)
    high: Exact | None = key("At most", "The most it may be.", default=None)
    reason: MaybeProse = key("Reason", "Why.", default="")
    rests_on: MaybeProse = key("Rests on", "What it rests on.", default="")
    of: MaybeLine = key("Given for", "commitment, or observation for one period alone.", default="")


class ActualTable(Table):
    """What was counted in one year of the account."""

    year: YearOfAccount = key("Year", "1 is the first of the account.")
    start: Day | None = key("From", "The first day.", default=None)
    end: Day = key("Until", "The last day.")
    quantity: Exact = key("Quantity", "What was counted, in the line's unit.")
    money_of: Year | None = key("Money of", "The year of the money its unit value is in.", default=None)
    factor: Exact | None = key("Factor", "What brings that money into the account's.", default=None)
    observations: Annotated[int, whole(0)] = key("Observations", "How many records it is made of.", default=1)
    own: Many[AdjustmentTable] = key("Own adjustments", "Given for this period alone.", default=(), named="adjustment")


class EffectTable(Table):
    """One year of the effect: after what was taken off, and that discounted to the first year."""

    year: YearOfAccount = key("Year", "1 is the first of the account.")
    net_low: Exact = key("Net, low", "In the account's money.")
    net: Exact = key("Net", "In the account's money.")
    net_high: Exact = key("Net, high", "In the account's money.")
    present_low: Exact = key("Present value, low", "Discounted.")
    present: Exact = key("Present value", "Discounted.")
    present_high: Exact = key("Present value, high", "Discounted.")


class LineTable(Table):
    """One commitment in the account, with its working."""

    commitment: Line = key("Commitment", "Its handle in the manifesto.")
    title: MaybeProse = key("Title", "What was promised, in short.", default="")
    actor: MaybeLine = key("Actor", "Handle of who holds it.", default="")
    actor_name: MaybeLine = key("Name of the actor", "Who holds it.", default="")
    actor_type: Annotated[ActorType | None, one_of(ActorType)] = key("Actor type", "One of the six.", default=None)
    lever: Annotated[Lever | None, one_of(Lever)] = key("Lever", "How it works.", default=None)
    measure: MaybeLine = key("Measure", "Its code.", default="")
    measure_title: MaybeLine = key("Title of the measure", "What is counted.", default="")
    measure_kind: Annotated[MeasureKind, one_of(MeasureKind)] = key("Kind of measure", "Input, output or outcome.")
    outcome: MaybeLine = key("Outcome", "Its code.", default="")
    outcome_title: MaybeLine = key("Title of the outcome", "What it is called.", default="")
    theme: MaybeLine = key("Theme", "Its code.", default="")
    theme_title: MaybeLine = key("Title of the theme", "What it is called.", default="")
    pillar: Annotated[Pillar | None, one_of(Pillar)] = key("Pillar", "Of community wealth building.", default=None)
    sdgs: Many[Annotated[int, whole(1, 17)]] = key("Global goals", "Numbers of the UN goals it serves.", default=())
    priorities: Lines = key("Priorities", "Handles of those it serves.", default=())
    unit: MaybeLine = key("Unit", "What is counted in.", default="")
    unit_differs: MaybeLine = key("Unit promised in", "Where it is another than the measure's.", default="")
    target: Exact | None = key("Target", "What was promised.", default=None)
    quantity: Exact = key("Quantity", "What was counted in the period.")
    adds: Exact = key("Adds", "How much of it adds to a count of its measure, after shares.")
    beneficiaries: MaybeProse = key("Beneficiaries", "For whom it is.", default="")
    groups: Lines = key("Who benefited", "Priority groups.", default=())
    groups_kept_back: Flag = key("Groups kept back", "Too few people to say who.", default=False)
    double_count_group: MaybeLine = key("Double-count group", "Never valued twice.", default="")
    part_of: MaybeLine = key("Part of", "The measure this one lies within.", default="")
    legally_required: Flag = key("Required by law", "Listed, never valued.", default=False)
    offered: Flag = key("Only offered", "Nobody has accepted it, so it is never valued.", default=False)
    value_status: Annotated[ProxyStatus, one_of(ProxyStatus)] = key(
        "Unit value", "Whether its measure has an open unit value.", default=ProxyStatus.not_found
    )
    not_delivered_because: MaybeProse = key("Not delivered, because", "Why not.", default="")
    left_out: Lines = key("Left out", "Observations that are not counted, each with why.", default=())
    part: Annotated[AccountPart, one_of(AccountPart)] = key("Part", "Which of the four lines it stands on.")
    why: MaybeProse = key("Why it is counted, not valued", "Why.", default="")
    kept_back: MaybeProse = key("Kept back", "Why its figures are not in this file.", default="")
    claimed_share: Exact = key("Claimed share", "What the actor claims of it, 0 to 1.")
    share: Exact = key("Share", "What counts of it after claims and double counts, 0 to 1.")
    set_aside: MaybeLine = key("Valued under", "The commitment under which it is valued already.", default="")
    unset: Many[Annotated[Adjustment, one_of(Adjustment)]] = key(
        "Not set", "Adjustments nobody has given; while there are any, it is in no net total.", default=()
    )
    doubled: Lines = key("May be double", "Keys of double counts that nobody has decided.", default=())
    old: Flag = key("Old", "Whether its unit value is old.", default=False)
    remarks: Lines = key("Remarks", "What to know when reading it.", default=())
    gross_low: Exact | None = key("Gross, low", "Before anything is taken off.", default=None)
    gross: Exact | None = key("Gross", "Before anything is taken off.", default=None)
    gross_high: Exact | None = key("Gross, high", "Before anything is taken off.", default=None)
    net_low: Exact | None = key("Net, low", "The present value of what is left.", default=None)
    net: Exact | None = key("Net", "The present value of what is left; absent while it is not settled.", default=None)
    net_high: Exact | None = key("Net, high", "The present value of what is left.", default=None)
    unit_value: UnitValueTable | None = key("Unit value", "With its source.", default=None)
    actuals: Many[ActualTable] = key("Actuals", "By year of the account.", default=(), named="actual")
    adjustments: Many[AdjustmentTable] = key("Adjustments", "Each with its reason.", default=(), named="adjustment")
    years: Many[EffectTable] = key("By year", "The effect, year by year.", default=(), named="year")
