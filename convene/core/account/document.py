"""The social value account as a document: schema ``convene.account``, version 1.0.

The fields stand in the order of the file. Amounts are in the money of the account's price year and have all their
digits, so that whoever has the file can do every sum again. A key left out of the file is ``None``, ``""`` or ``()``.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from convene.core.account.document_lines import Exact, LineTable
from convene.core.manifesto.document import exactly, pruned
from convene.core.manifesto.scalars import (
    Day,
    Flag,
    Id,
    Line,
    Lines,
    Many,
    MaybeLine,
    MaybeProse,
    Prose,
    Table,
    Year,
    key,
    one_of,
    whole,
)
from convene.core.measurement_vocabulary import AccountStatus, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import ActorType, PlaceKind, ReplyKind, Sector, Verification

SCHEMA: Final = "convene.account"
VERSION: Final = "1.0"

_Count = Annotated[int, whole(0)]
_From1 = Annotated[int, whole(1)]


class PlaceTable(Table):
    """Where the account is from."""

    name: Line = key("Name", "What the people who live there call it.")
    kind: Annotated[PlaceKind, one_of(PlaceKind)] = key("Kind", "How large a place it is.")
    area_codes: Lines = key("Area codes", "Census area codes or postcodes that make up the place.", default=())
    population: Annotated[int, whole(0)] | None = key("Population", "How many people live there.", default=None)
    local_means: MaybeProse = key("Meaning of local", "What counts as local.", default="")


class ConvenerTable(Table):
    """Who drew the account up, who paid, and what could pull them to one side."""

    name: MaybeLine = key("Name", "What the convening body is called.", default="")
    sector: Annotated[Sector | None, one_of(Sector)] = key("Sector", "Where it comes from.", default=None)
    role: MaybeProse = key("Role", "What it does and does not do.", default="")
    funded_by: Lines = key("Funders", "Who pays for the convening.")
    conflicts: Lines = key("Conflicts of interest", "May be an empty list.")


class ManifestoTable(Table):
    """The manifesto it accounts for."""

    id: Id = key("Id", "The manifesto's own handle.")
    title: MaybeLine = key("Title", "What it is called.", default="")
    version: _From1 | None = key("Version", "The frozen version it accounts for.", default=None)
    sha256: MaybeLine = key("Content hash", "The content_sha256 of that version's file.", default="")


class FrameworkTable(Table):
    """The measures and where their unit values are from."""

    id: Id = key("Id", "The framework's id.")
    version: MaybeLine = key("Version", "Its version.", default="")
    sha256: MaybeLine = key("Hash", "SHA-256 of the framework's file.", default="")
    licence: MaybeLine = key("Licence", "Of its texts.", default="")


class HeardTable(Table):
    """Who was heard, and who was not."""

    sessions: _Count = key("Number of sessions", "Meetings held, of any kind.")
    people: _Count = key("Number of people heard", "People who had a say.")
    organisations: _Count = key("Number of organisations heard", "Organisations and groups.")
    not_reached: Lines = key("People not reached", "Who was not heard, said plainly.")


class KeptTable(Table):
    """What became of what was promised."""

    promised: _Count = key("Promised", "All commitments that were accepted.")
    done: _Count = key("Kept", "Done.")
    going_on: _Count = key("Going on", "Neither done nor past their day.")
    late: _Count = key("Late", "Past their day and not done.")
    changed: _Count = key("Changed", "Renegotiated in the open.")
    withdrawn: _Count = key("Dropped", "Given up, with the reason.")


class IndexTable(Table):
    """One year of the price index."""

    year: Year = key("Year", "The calendar year.")
    index: Exact = key("Index", "Its level.")
    forecast: Flag = key("Forecast", "Whether it is not yet outturn.", default=False)
    source: MaybeLine = key("Source", "Where it was read, where the account added it.", default="")


class TermsTable(Table):
    """In which money, and how later effects are discounted."""

    currency: Line = key("Currency", "Three-letter code.")
    price_year: Year = key("Price year", "In whose money every amount is.")
    discount_rate: Exact | None = key(
        "Discount rate", "Per cent a year; absent where the steps of the Green Book are used.", default=None
    )
    discounting: MaybeLine = key("Discounting", "In words.", default="")
    index_source: MaybeLine = key("Price index", "Which one, and where it was read.", default="")
    index: Many[IndexTable] = key("Years", "Of the price index.", default=())


class RangeTable(Table):
    """An amount with how low and how high it may be."""

    low: Exact = key("Low", "At least.")
    central: Exact = key("Central", "The figure.")
    high: Exact = key("High", "At most.")


class TotalsTable(Table):
    """The four parts. They are never added to each other."""

    value: RangeTable = key("Value", "What changed, net, at open unit values: settled lines alone.")
    given: RangeTable = key("Given", "Hours and money put in.")
    moved: RangeTable = key("Moved", "Money that changed hands.")
    counted_lines: _Count = key("Counted", "Lines that have no open unit value.")
    value_gross: RangeTable = key("Gross value", "Of the settled lines, before anything is taken off.")
    open_lines: _Count = key("Open lines", "Lines with a gross figure that are in no net total yet.")
    open_gross: RangeTable = key("Gross value of open lines", "What is not in the total of the value.")
    open_given: RangeTable = key("Gross given of open lines", "What is not in the total of what was given.")
    open_moved: RangeTable = key("Gross moved of open lines", "What is not in the total of what moved.")
    kept_back_lines: _Count = key("Lines kept back", "Lines whose figures may not be handed on.", default=0)


class CostTable(Table):
    """What it took."""

    what: Line = key("What", "Such as staff time.")
    amount: Exact = key("Amount", "In the account's money.")
    paid_by: MaybeLine = key("Paid by", "Who bore it.", default="")
    in_kind: Flag = key("In kind", "Given in time or goods.", default=False)


class ShareTable(Table):
    """How much one commitment counts of its own figure."""

    commitment: Line = key("Commitment", "Which.")
    share: Exact = key("Share", "Per cent.")


class DoubleTable(Table):
    """Commitments that may count the same."""

    handle: Line = key("Key", "Its name, the same each time.", named="key")
    guard: Annotated[DoubleCountGuard, one_of(DoubleCountGuard)] = key("May be double, as", "Why.")
    commitments: Lines = key("Commitments", "Which.")
    words: MaybeProse = key("Words", "What may be counted twice.", default="")
    at_stake: Exact | None = key("At stake", "What would be counted twice at most, gross.", default=None)
    decided: MaybeLine = key("Decided", "Id of what settles it; absent while nothing does.", default="")
    new: Lines = key("New", "Commitments an earlier decision did not know of, which opens it again.", default=())
    earlier: MaybeLine = key("Earlier decision", "Id of that decision.", default="")


class SettledTable(Table):
    """What was decided of a double count."""

    id: Line = key("Id", "The decision's handle.")
    guard: Annotated[DoubleCountGuard, one_of(DoubleCountGuard)] = key("May be double, as", "Why.")
    commitments: Lines = key("Commitments", "Which.")
    answer: Annotated[DoubleCountAnswer, one_of(DoubleCountAnswer)] = key("Answer", "What is done.")
    kept: MaybeLine = key("Valued", "The one that is valued.", default="")
    reason: Prose = key("Reason", "Why.")
    stale: Flag = key("Stale", "Whether its commitments no longer meet, so that it changes nothing.", default=False)
    shares: Many[ShareTable] = key("Shares", "Who counts how much.", default=(), named="share")


class SwingTable(Table):
    """What the value line becomes when one assumption alone goes to its ends."""

    name: Line = key("Assumption", "In words.")
    of: MaybeLine = key("Of", "The commitment; absent for all.", default="")
    at_low: MaybeLine = key("One end", "In words.", default="")
    at_high: MaybeLine = key("Other end", "In words.", default="")
    low: Exact = key("Value at the one end", "Of the value line.")
    high: Exact = key("Value at the other end", "Of the value line.")


class HarmTable(Table):
    """What went wrong or hurt somebody."""

    text: Prose = key("Text", "What was said.")
    commitment: MaybeLine = key("Commitment", "With which.", default="")
    until: Day | None = key("Until", "The end of the period it was said for.", default=None)


class StoryTable(Table):
    """Somebody's words about the change. Only those whose teller agreed."""

    text: Prose = key("Text", "The words.")
    commitment: MaybeLine = key("Commitment", "About which.", default="")
    by: MaybeLine = key("Told by", "Under the name they chose.", default="")


class CorrectionTable(Table):
    """Something that was put right since the last account."""

    what: Prose = key("What", "What was put right.")
    on: Day = key("On", "The day.")
    commitment: MaybeLine = key("Commitment", "On which line.", default="")
    was: MaybeLine = key("Was", "What stood there.", default="")
    now: MaybeLine = key("Is now", "What stands there now.", default="")
    why: Prose = key("Why", "The reason.")
    asked_by: Annotated[ActorType | None, one_of(ActorType)] = key("Asked by", "The type of actor.", default=None)


class ResponseTable(Table):
    """What was decided because of the account."""

    id: Line = key("Id", "The decision's handle.")
    text: Prose = key("Text", "What was decided.")
    on: Day | None = key("On", "The day.", default=None)


class ReplyTable(Table):
    """What people were told of the account."""

    kind: Annotated[ReplyKind, one_of(ReplyKind)] = key("Kind", "What sort of reply.")
    text: Prose = key("Text", "What they were told.")
    told: MaybeLine = key("Told to", "Who was told.", default="")
    on: Day | None = key("On", "The day.", default=None)


class VerificationTable(Table):
    """Who checked it, or the words that nobody did."""

    level: Annotated[Verification, one_of(Verification)] = key("Level", "Who checked it.")
    label: Line = key("Label", "As it stands on the front.")
    by: MaybeLine = key("Checked by", "The body or role.", default="")
    on: Day | None = key("Checked on", "When.", default=None)
    note: MaybeProse = key("How", "How it was checked, and what was found.", default="")


class EarlierTable(Table):
    """How this account differs from the one published before it."""

    number: _From1 = key("Number", "Of the account before it.")
    sha256: Line = key("Hash", "SHA-256 of that one's file.")
    headline: MaybeLine = key("Headline", "As that one told it.", default="")
    why: Prose = key("Why", "Why there is another one.")
    changes: Lines = key("Changes", "What is not the same, in words.")


class AccountFile(Table):
    """A social value account."""

    schema_name: Annotated[str, exactly(SCHEMA)] = key("Schema", "What kind of file this is.", named="schema")
    schema_version: Annotated[str, exactly(VERSION)] = key("Schema version", "The version of its shape.")
    id: Id = key("Id", "The account's own handle.", example="saltmarsh-2027")
    title: Line = key("Title", "What it is called.")
    cycle: _From1 = key("Cycle", "Which pass through the four stages it is about.")
    period_start: Day = key("From", "The first day it is about.")
    period_end: Day = key("Until", "The last day it is about.")
    status: Annotated[AccountStatus, one_of(AccountStatus)] = key("Status", "How far it has come.")
    number: _From1 | None = key("Number", "1 was published first; absent while it is not published.", default=None)
    issued: Day = key("Date of issue", "The day this file was made.")
    headline: Line = key("Headline", "The value line with its range, rounded.")
    labels: Lines = key("Labels", "What has to be said beside the headline.", default=())
    tool: MaybeLine = key("Tool", "The program that wrote it, with its version.", default="")
    content_sha256: MaybeLine = key(
        "Content hash",
        'SHA-256 of the file as UTF-8 with line ends of one newline, taken while this line reads content_sha256 = "".',
        default="",
    )
    place: PlaceTable = key("Place", "Where it is from.")
    convener: ConvenerTable = key("Convener", "Who drew it up.")
    manifesto: ManifestoTable | None = key("Manifesto", "What it accounts for.", default=None)
    framework: FrameworkTable | None = key("Framework", "The measures.", default=None)
    heard: HeardTable = key("Heard", "Who was heard, and who was not.")
    promises: KeptTable = key("Promises", "What became of them.")
    verification: VerificationTable = key("Verification", "Who checked it.")
    terms: TermsTable = key("Terms", "In which money.")
    totals: TotalsTable = key("Totals", "The four parts.")
    costs_complete: Flag = key("All costs are in", "Only then may value be told for each pound.", default=False)
    costs: Many[CostTable] = key("Costs", "What it took.", default=(), named="cost")
    lines: Many[LineTable] = key("Lines", "One a commitment.", named="line")
    doubles: Many[DoubleTable] = key("Double counts", "What may be double.", default=(), named="double_count")
    settled: Many[SettledTable] = key(
        "Decided double counts", "What was decided of them.", default=(), named="double_count_decision"
    )
    swings: Many[SwingTable] = key(
        "Sensitivity", "What moves the value most comes first.", default=(), named="sensitivity"
    )
    harm_asked: Flag = key("Harm asked", "Whether everybody was asked who is worse off.")
    harm: Many[HarmTable] = key("Harm", "What went wrong.", default=())
    stories: Many[StoryTable] = key("Stories", "With their teller's consent.", default=(), named="story")
    corrections: Many[CorrectionTable] = key("Corrections", "Since the last one.", default=(), named="correction")
    responses: Many[ResponseTable] = key("Response", "What changes because of it.", default=(), named="response")
    replies: Many[ReplyTable] = key("Replies", "Who was told.", default=(), named="reply")
    carries_over: MaybeProse = key("Carries over", "What goes on into the next cycle.", default="")
    note: MaybeProse = key("Note", "Anything else to know.", default="")
    earlier: EarlierTable | None = key("Earlier account", "What changed since.", default=None)

    def as_keys(self) -> dict[str, Any]:
        """The account as plain values under its file's keys, in the file's order; absent keys left out."""
        return pruned(self)
