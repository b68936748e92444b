"""What goes into an account and what comes out of it, as frozen values.

Amounts are exact ``Decimal``s in the money of the account's price year; shares and adjustments are per cent, 0 to 100.
``Claim`` is what was read of one commitment; ``Line`` is what became of it; ``Account`` is the whole. Commitments are
named by their handles wherever a field is called ``commitments``, ``kept``, ``shares`` or ``of``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from convene.core.measurement_vocabulary import AccountPart, Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import ActorType, Lever, MeasureKind, Pillar, ProxyStatus, ValueKind


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with how low and how high it may be."""

    low: Decimal = Decimal(0)
    central: Decimal = Decimal(0)
    high: Decimal = Decimal(0)

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.central + other.central, self.high + other.high)


def total(ranges: Iterable[Range]) -> Range:
    """All of them added up, end by end."""
    return sum(ranges, Range())


@dataclass(frozen=True, slots=True)
class Setting:
    """One adjustment of one claim. ``central`` is None while it is not set; ``low`` and ``high`` are the ends of the
    adjustment itself, not of the value. ``of`` says where it was set: "commitment", or "observation" for one period."""

    kind: Adjustment
    central: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str = ""
    rests_on: str = ""
    of: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class UnitValue:
    """The unit value of a measure as its source has it, in the money of ``year``."""

    amount: Range
    kind: ValueKind
    status: ProxyStatus
    year: int | None = None
    price_base: str = ""
    source: str = ""
    source_id: str = ""
    url: str = ""
    licence: str = ""

    @property
    def wants_source(self) -> bool:
        """Whether it is a value that was read somewhere, and is meant to be used."""
        read = (ProxyStatus.seen, ProxyStatus.seen_secondary)
        return self.status in read and self.kind is not ValueKind.none

    def gaps(self) -> tuple[str, ...]:
        """What is missing before it may be used: a source, a price year, a licence."""
        has = (("a source", self.source), ("a price year", self.year), ("a licence", self.licence))
        return tuple(name for name, there in has if not there)


@dataclass(frozen=True, slots=True)
class Actual:
    """What was counted in one period, all observations that end in one year of the account added up.

    ``year`` is 1 for the first year of the account. ``own`` are adjustments given for these periods alone.
    ``observations`` is how many rows it is made of.
    """

    year: int
    start: date | None
    end: date
    quantity: Decimal
    own: Mapping[Adjustment, Setting] = field(default_factory=dict)
    observations: int = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What was read of one commitment. ``left_out`` tells observations that are not in ``actuals``, each with why.
    ``inside`` are all the measures its measure lies in, ``part_of`` the next one. ``unit_differs`` says, in a sentence,
    that the commitment's unit is not the measure's; ``status`` whether an open unit value was found."""

    commitment_id: str
    commitment: str
    title: str
    actor: str
    actor_name: str
    actor_type: ActorType | None
    lever: Lever | None
    measure: str
    measure_title: str
    measure_kind: MeasureKind
    outcome: str
    outcome_title: str
    theme: str
    theme_title: str
    unit: str
    pillar: Pillar = Pillar.none
    sdgs: tuple[int, ...] = ()
    priorities: tuple[str, ...] = ()
    priority_titles: tuple[str, ...] = ()
    target: Decimal | None = None
    actuals: tuple[Actual, ...] = ()
    claimed_share: Decimal = Decimal(1)
    settings: Mapping[Adjustment, Setting] = field(default_factory=dict)
    unit_value: UnitValue | None = None
    double_count_group: str = ""
    part_of: str = ""
    groups: tuple[str, ...] = ()
    beneficiaries: str = ""
    legally_required: bool = False
    not_delivered_because: str = ""
    left_out: tuple[str, ...] = ()
    unit_differs: str = ""
    inside: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    offered: bool = False
    status: ProxyStatus = ProxyStatus.not_found

    @property
    def quantity(self) -> Decimal:
        return sum((one.quantity for one in self.actuals), Decimal(0))


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a line's effect: ``year`` 1 is the first of the account. ``net`` before, ``present`` after
    discounting."""

    year: int
    net: Range
    present: Range


@dataclass(frozen=True, slots=True)
class Piece:
    """How one actual was worked out. ``base`` is the year of the unit value's money, ``factor`` what brings it into
    the account's, ``price`` the unit value after that. ``keep`` (0 to 1) is what deadweight, displacement, leakage and
    attribution leave, ``fades`` (0 to 1) the drop-off, ``lasts`` the years: each as it makes the value low, central and
    high. ``gross`` is quantity x price x lasts."""

    actual: Actual
    base: int
    factor: Decimal
    price: Range
    keep: Range
    fades: Range
    lasts: tuple[int, int, int]
    gross: Range


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in the account.

    ``price`` is its unit value in the account's money, ``factor`` what it was multiplied by for that; both None where
    its actuals are in money of different years (see ``pieces``). ``gross`` is quantity x price, for every year the
    effect lasts, before anything is taken off. ``net`` is the present value, after adjustments, ``share`` and
    discounting: what the line adds to the total of its part; before discounting it stands in ``years``.

    ``unset`` are the adjustments still missing; while there are any, or ``doubled`` (keys of doubles) is not empty, the
    line has a gross figure and is in no net total. ``why`` says why it is counted and not valued. ``share`` is the part
    of it that counts, 0 to 1: the commitment's claimed share times every share decided for a double count; attribution
    is not in it, it is one of the adjustments. ``set_aside`` is the commitment under which it is already valued;
    ``quantity`` is how much it adds to a count of its measure: what was counted times ``share``, nothing when set
    aside."""

    claim: Claim
    part: AccountPart
    price: Range | None = None
    factor: Decimal | None = None
    share: Decimal = Decimal(1)
    gross: Range = Range()
    net: Range | None = None
    years: tuple[Year, ...] = ()
    unset: tuple[Adjustment, ...] = ()
    doubled: tuple[str, ...] = ()
    why: str = ""
    remarks: tuple[str, ...] = ()
    old: bool = False
    pieces: tuple[Piece, ...] = ()
    set_aside: str = ""
    quantity: Decimal = Decimal(0)

    @property
    def settled(self) -> bool:
        """Whether it is in the total of its part."""
        return self.net is not None

    @property
    def open(self) -> bool:
        """Whether it would be in a total if what is missing were set or decided."""
        return self.net is None and self.part is not AccountPart.counted

    @property
    def counted_alone(self) -> bool:
        """Whether something of it was counted, which stands in no pounds."""
        return self.part is AccountPart.counted and bool(self.claim.actuals)


@dataclass(frozen=True, slots=True)
class Double:
    """Commitments that may count the same. ``key`` names it, the same each time. ``decided`` is the handle of the
    decision that settles it, "" while none does; ``at_stake`` what would be counted twice at most, gross. ``new`` are
    those that an earlier decision (``earlier``, its handle) did not know of, which opens it again."""

    key: str
    guard: DoubleCountGuard
    commitments: tuple[str, ...]
    words: str
    decided: str = ""
    answer: DoubleCountAnswer | None = None
    at_stake: Decimal = Decimal(0)
    new: tuple[str, ...] = ()
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A double count that was decided, as read. ``shares``: commitment → per cent of its own figure."""

    handle: str
    guard: DoubleCountGuard
    commitments: tuple[str, ...]
    answer: DoubleCountAnswer
    kept: str = ""
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Swing:
    """What the value line becomes when one assumption alone goes to its ends. ``name`` in words, ``of`` the commitment
    ("" for all)."""

    name: str
    of: str
    low: Decimal
    high: Decimal
    at_low: str
    at_high: str

    @property
    def width(self) -> Decimal:
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Terms:
    """In which money and over which time. ``index`` is the price index by calendar year, the account's own years
    included; ``rate`` the discount rate of every year in per cent, None for the steps of the Green Book. ``forecast``
    are years of the index that are not yet outturn, ``own_years`` those the account added, each with its source."""

    start: date
    end: date
    price_year: int
    index: Mapping[int, Decimal]
    index_source: str = ""
    rate: Decimal | None = None
    currency: str = "GBP"
    forecast: frozenset[int] = frozenset()
    own_years: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The whole. ``value``, ``given`` and ``moved`` are present values of settled lines alone, ``value_gross`` the
    gross value of those of the value part. ``open_gross`` and ``open_lines`` are the gross value and the number of
    lines of that part that are not settled yet, ``open_given`` and ``open_moved`` the gross figures of the other two.
    ``decided`` are the decisions as read, ``stale`` those of commitments that no longer overlap: they change nothing.
    The four parts are never added up."""

    terms: Terms
    lines: tuple[Line, ...]
    value: Range
    given: Range
    moved: Range
    value_gross: Range
    open_gross: Range
    open_lines: int
    doubles: tuple[Double, ...] = ()
    swings: tuple[Swing, ...] = ()
    remarks: tuple[str, ...] = ()
    open_given: Range = Range()
    open_moved: Range = Range()
    decided: tuple[Decided, ...] = ()
    stale: tuple[Decided, ...] = ()
