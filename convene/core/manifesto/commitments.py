"""What the manifesto aims at and who answers for it: priorities, framework, signatories, commitments, asks, dissent."""

from __future__ import annotations

from typing import Annotated

from convene.core.framework_vocabulary import Ppn002
from convene.core.manifesto.scalars import (
    Day,
    Flag,
    Id,
    Line,
    Lines,
    Many,
    MaybeLine,
    MaybeProse,
    Number,
    Prose,
    Share,
    Table,
    Year,
    key,
    one_of,
    whole,
)
from convene.core.vocabulary import (
    ActorType,
    CommitmentStatus,
    Lever,
    MeasureKind,
    Pillar,
    ProxyStatus,
    Strength,
    ValueKind,
)


class Target(Table):
    """How far a priority means to move one measure."""

    measure: Line = key("Measure", "Code of an adopted measure.", example="WK1.3")
    baseline: Number | None = key("Baseline", "Where the measure stood before.", default=None)
    baseline_date: Day | None = key("Baseline date", "The day the baseline is for.", default=None)
    no_baseline_reason: MaybeLine = key("Reason for no baseline", "Why there is none.", default="")
    target: Number = key("Target", "Where the measure should be.")
    by: Day = key("Target date", "By when.")
    rationale: Prose = key("Rationale", "Why this much.")


class Priority(Table):
    """A ranked choice of needs to act on."""

    id: Id = key("Id", "A short handle that commitments refer to.", example="P1")
    rank: Annotated[int, whole(1, 99)] = key("Rank", "1 comes first.")
    title: Line = key("Title", "In a few words.")
    aspiration: Prose = key("Aspiration", "What will be true, by when.")
    needs: Lines = key("Needs", "Ids of the needs it answers.")
    outcomes: Lines = key("Outcomes", "Codes of the framework's outcomes it aims at.", example=["WK1"])
    targets: Many[Target] = key("Targets", "What will be counted, and how far.", default=(), named="target")


class OwnMeasure(Table):
    """A measure the place made for itself, with the keys a framework file uses."""

    code: Line = key("Code", "Its own code; not one the framework uses already.")
    theme: MaybeLine = key("Theme", "Code of its theme.", default="")
    outcome: MaybeLine = key("Outcome", "Code of the outcome it shows.", default="")
    title: Line = key("Title", "What is counted.")
    unit: Line = key("Unit", "What it is counted in, such as person-year.")
    kind: Annotated[MeasureKind | None, one_of(MeasureKind)] = key(
        "Kind", "Whether it shows an input, an output or an outcome.", default=None
    )
    levers: Many[Annotated[Lever, one_of(Lever)]] = key(
        "Levers", "Levers that can move it; none means any.", default=()
    )
    actor_types: Many[Annotated[ActorType, one_of(ActorType)]] = key(
        "Actor types", "Types that may commit to it; none means any.", default=()
    )
    sdgs: Many[Annotated[int, whole(1, 17)]] = key("Global goals", "Numbers of the UN goals it serves.", default=())
    pillar: Annotated[Pillar | None, one_of(Pillar)] = key("Pillar", "Of community wealth building.", default=None)
    ppn002: Many[Annotated[Ppn002, one_of(Ppn002)]] = key(
        "PPN 002", "Outcomes of the social value model of PPN 002.", default=()
    )
    proxy_status: Annotated[ProxyStatus | None, one_of(ProxyStatus)] = key(
        "Unit value", "Whether an open unit value was found.", default=None
    )
    value_kind: Annotated[ValueKind | None, one_of(ValueKind)] = key(
        "Kind of value", "The line of the account it may go on.", default=None
    )
    proxy_gbp: Number | None = key("Value", "Pounds for one unit.", default=None)
    proxy_low_gbp: Number | None = key("Low", "Low end of the value's range.", default=None)
    proxy_high_gbp: Number | None = key("High", "High end of the value's range.", default=None)
    proxy_year: Year | None = key("Price year", "First calendar year of its price base.", default=None)
    proxy_price_base: MaybeLine = key("Price base", "In words.", default="")
    proxy_source: MaybeProse = key("Source", "Where the value was read.", default="")
    proxy_source_id: MaybeLine = key("Source id", "Its entry among the framework's sources.", default="")
    proxy_url: MaybeLine = key("Address", "Of the source.", default="")
    proxy_licence: MaybeLine = key("Licence", "Of the value.", default="")
    double_count_group: MaybeLine = key(
        "Double-count group", "Measures in one group are never valued twice for the same people.", default=""
    )
    part_of: MaybeLine = key("Part of", "Code of the measure it lies inside of, and is never added to.", default="")
    evidence: Lines = key("Evidence", "What shows that it happened.", default=())
    guidance: MaybeProse = key("Guidance", "How to count it, and how not to.", default="")


class Framework(Table):
    """The measures the place works with."""

    id: Id = key("Id", "The framework's id.")
    version: Line = key("Version", "Its version.")
    sha256: MaybeLine = key("Hash", "SHA-256 of the framework's file.", default="")
    discount_rate: Share | None = key("Discount rate", "A year, as a share.", default=None)
    price_year: Year | None = key("Price year", "The year whose prices values are given in.", default=None)
    adopted: Lines = key("Adopted measures", "Codes of the measures the place chose.")
    measures: Many[OwnMeasure] = key("Own measures", "Measures of the place's own.", default=(), named="measure")


class Signatory(Table):
    """An actor that signed. The person who signed is given by role."""

    id: Id = key("Id", "A short handle that commitments refer to.", example="S1")
    name: Line = key("Name", "The organisation or group.")
    actor_type: Annotated[ActorType, one_of(ActorType)] = key("Actor type", "One of the six.")
    identifiers: Lines = key(
        "Identifiers", "Register numbers with their prefix.", default=(), example=["GB-CHC-1042046"]
    )
    signed_by: Line = key("Signing role", "The role of whoever signed, never a person's name.")
    authority: Line = key("Authority to sign", "What entitles them, such as a minute.")
    signed_on: Day = key("Date of signing", "The day.")
    since: Day | None = key("Since", "First signed, when it signed an earlier cycle too.", default=None)
    withdrawn_on: Day | None = key("Withdrawn on", "The day it left, if it has.", default=None)
    self_assessment: Annotated[int, whole(0, 4)] | None = key(
        "Self-assessment", "0 to 4, its own judgement of how far it has come.", default=None
    )


class Commitment(Table):
    """A signed, voluntary, checkable commitment on one measure."""

    id: Id = key("Id", "A short handle.", example="C01")
    signatory: Line = key("Signatory", "Id of the signatory that holds it.")
    partners: Lines = key("Partners", "Ids of signatories that share it.", default=(), named="with")
    priorities: Lines = key("Priorities", "Ids of the priorities it serves.")
    lever: Annotated[Lever, one_of(Lever)] = key("Lever", "How the signatory acts.")
    measure: Line = key("Measure", "Code of an adopted measure.", example="WK1.3")
    wording: Prose = key("Wording", "“We will …”, in the signatory's own words.")
    quantity: Number = key("Quantity", "How much, in the measure's unit; more than 0.")
    unit: Line = key("Unit", "The measure's unit.")
    start: Day = key("Start", "From when.")
    due: Day = key("Due date", "By when.")
    baseline: Number | None = key("Baseline", "What was there before.", default=None)
    beneficiaries: Prose = key("Beneficiaries", "People or groups it is meant for.")
    evidence: Lines = key("Evidence rule", "What will show that it was kept.")
    strength: Annotated[Strength, one_of(Strength)] = key("Strength", "How firm it is.")
    depends_on: Lines = key("Depends on", "Ids of the asks or commitments it waits for.", default=())
    claimed_share: Share | None = key(
        "Claimed share", "The signatory's share when others claim the same; all of it when left out.", default=None
    )
    legally_required: Flag = key("Legally required", "True when the law asks for it anyway; then it is never valued.")
    status: Annotated[CommitmentStatus, one_of(CommitmentStatus)] = key("Status", "How it stands.")


class Ask(Table):
    """What one signatory needs from another to keep its commitment."""

    id: Id = key("Id", "A short handle.", example="A01")
    asked_by: Line = key("From", "Id of the signatory that asks.", named="from")
    asked_of: Line = key("To", "Id of the signatory it asks.", named="to")
    wording: Prose = key("Wording", "What would help.")
    accepted: Flag | None = key("Accepted", "Yes or no; left out while there is no answer.", default=None)


class Dissent(Table):
    """A disagreement, shown beside what was agreed."""

    id: Id = key("Id", "A short handle.", example="D1")
    raised_by: Line = key("Raised by", "As they wish to be called; may stay general.")
    about: Line = key("About", "Id of what it is about, or the name of a table such as vision.")
    text: Prose = key("Dissent", "In their words.")
    answer: MaybeProse = key("Answer", "What was said or done about it.", default="")


class Change(Table):
    """One change to the manifesto, and why."""

    date: Day = key("Date", "The day.")
    by: Line = key("By", "Who made it, by role.")
    what: Prose = key("What", "What changed.")
    why: Prose = key("Why", "The reason.")
