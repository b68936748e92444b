"""The field's words as choices: each has a key for files, a label for people and a line of help.

Sources: the six actor types, five levers and four stages follow the place-based social value literature;
the influence levels are the IAP2 spectrum of public participation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A word from a fixed list. ``value`` goes into files, ``label`` is shown, ``help`` explains."""

    label: str
    help: str

    def __new__(cls, value: str, label: str = "", help: str = "") -> Self:  # noqa: A002
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ")
        member.help = help
        return member


class Stage(Choice):
    engagement = "engagement", "Engagement", "Know the place, find everybody, hear them."
    codesign = "codesign", "Co-design", "Turn needs into a vision, priorities and promises people chose."
    delivery = "delivery", "Delivery", "Keep the commitments, help each other, log evidence while it is fresh."
    measurement = "measurement", "Measurement", "Say what changed, for whom, and how sure we are."

    @property
    def number(self) -> int:
        """1 to 4, as on the rail and the keyboard."""
        return list(Stage).index(self) + 1


class ActorType(Choice):
    anchor = (
        "anchor",
        "Anchor institution",
        "A large organisation tied to the place by mission, history, assets or relationships, "
        "with weight as employer, buyer or land owner.",
    )
    supplier = "supplier", "Supplier", "Sells goods, services or works to an anchor here, wherever it is based."
    developer = "developer", "Developer", "Plans, funds or carries out buildings or infrastructure in the place."
    msme = "msme", "Small business", "A locally based micro, small or medium-sized enterprise."
    vcse = (
        "vcse",
        "Voluntary group",
        "A voluntary, community or social enterprise: value-driven and mainly reinvesting its surplus.",
    )
    citizen = "citizen", "Citizens", "People who live, work or study here, or a group of them with no legal form."

    @property
    def many(self) -> str:
        """The plural used in running text and charts."""
        return _TYPE_PLURALS[self.value]

    @property
    def voice(self) -> str:
        """Who spoke, when one of them did: ``citizen``, ``small business``."""
        return "citizen" if self.value == "citizen" else self.label.lower()


_TYPE_PLURALS = {
    "anchor": "anchors",
    "supplier": "suppliers",
    "developer": "developers",
    "msme": "small businesses",
    "vcse": "voluntary groups",
    "citizen": "citizens",
}


class Lever(Choice):
    procurement = "procurement", "Procurement", "Buy more from the place, pay fast, ask for social value."
    planning = "planning", "Planning and new development", "Homes, jobs, space and skills through what gets built."
    grants = "grants", "Grants and philanthropy", "Funds, gifts and giving for what the place chose."
    investment = "investment", "Social investment", "Repayable money in local enterprise, homes, energy or assets."
    business_action = (
        "business_action",
        "Business action",
        "Pay, recruitment, volunteering, mentoring, rooms, waste, energy.",
    )


class PlaceKind(Choice):
    neighbourhood = "neighbourhood", "Neighbourhood"
    ward = "ward", "Ward"
    town = "town", "Town"
    district = "district", "District"
    region = "region", "Region"
    other = "other", "Other"


class Sector(Choice):
    public = "public", "Public"
    private = "private", "Private"
    third = "third", "Third"
    citizen = "citizen", "Citizen"
    mixed = "mixed", "Mixed"


class Reach(Choice):
    neighbourhood = "neighbourhood", "Neighbourhood"
    ward = "ward", "Ward"
    town = "town", "Town"
    district = "district", "District"
    region = "region", "Region"
    national = "national", "National"


class Relationship(Choice):
    identified = "identified", "Identified", "We know of them."
    contacted = "contacted", "Contacted", "We have been in touch."
    engaged = "engaged", "Engaged", "They have taken part."
    committed = "committed", "Committed", "They have accepted a commitment."
    signed = "signed", "Signed", "They have signed the manifesto."
    withdrawn = "withdrawn", "Withdrawn", "They have left, or asked to be left alone."


ENGAGED = (Relationship.engaged, Relationship.committed, Relationship.signed)


class EvidenceKind(Choice):
    voice = "voice", "Voice", "What people said."
    data = "data", "Data", "What a count, survey or record shows."


class LinkKind(Choice):
    supplies = "supplies", "Supplies", "The first sells goods, services or works to the second."
    funds = "funds", "Funds", "The first gives, lends or grants money to the second."
    works_with = "works_with", "Works with", "They do things together."
    refers_to = "refers_to", "Refers to", "The first sends people on to the second."


class LawfulBasis(Choice):
    """The six lawful bases of article 6 of the UK GDPR."""

    consent = "consent", "Consent", "The person said yes, to this, freely; and may withdraw at any time."
    legitimate_interests = (
        "legitimate_interests",
        "Legitimate interests",
        "We have a good reason that does not outweigh theirs, and wrote down why.",
    )
    public_task = "public_task", "Public task", "A task in the public interest, laid down in law."
    contract = "contract", "Contract", "Needed for a contract with the person."
    legal_obligation = "legal_obligation", "Legal obligation", "The law asks for it."
    vital_interests = "vital_interests", "Vital interests", "Somebody's life is at stake."


class HowGiven(Choice):
    """How a person was told, and how they answered."""

    paper = "paper", "On paper"
    spoken = "spoken", "Spoken"
    screen = "screen", "On a screen"
    letter = "letter", "By letter or email"


class Channel(Choice):
    """How we are, or were, in touch."""

    call = "call", "Call", "By telephone."
    visit = "visit", "Visit", "At their door or their place of work."
    meeting = "meeting", "Meeting", "At a meeting or an event of somebody else."
    email = "email", "Email"
    letter = "letter", "Letter"
    message = "message", "Message", "A text or a chat."
    street = "street", "In the street", "At a stall, a school gate, a bus stop."
    other = "other", "Other"


class AreaKind(Choice):
    """What the areas of a figure are. Census areas of 2011 and 2021 are different areas with different codes."""

    place = "place", "The whole place"
    oa_2021 = "oa_2021", "Output areas (2021)"
    lsoa_2011 = "lsoa_2011", "LSOAs (2011)"
    lsoa_2021 = "lsoa_2021", "LSOAs (2021)"
    msoa_2011 = "msoa_2011", "MSOAs (2011)"
    msoa_2021 = "msoa_2021", "MSOAs (2021)"
    ward = "ward", "Wards"
    district = "district", "Districts"
    region = "region", "Regions"
    country = "country", "Countries"
    other = "other", "Other areas"


class FigureKind(Choice):
    """What sort of figure an indicator is, and so whether and how areas add up to the place."""

    total = "count", "Count", "How many: areas are added up."
    share = "share", "Share", "So many of so many: both are added up, then divided."
    score = "score", "Score or rate", "A score or a rate: areas are averaged, weighted by their people."
    rank = "rank", "Rank", "A place in an order: never averaged."
    decile = "decile", "Decile", "One of ten equal groups: never averaged."
    median = "median", "Median, average or extreme", "A median, an average, a least or a most: never averaged again."


class Better(Choice):
    up = "higher", "Higher is better"
    down = "lower", "Lower is better"
    neither = "neither", "Neither", "It describes, and does not judge."


class ContributionKind(Choice):
    hope = "hope", "Hope"
    need = "need", "Need"
    concern = "concern", "Concern"
    idea = "idea", "Idea"
    ask = "ask", "Ask"
    offer = "offer", "Offer"
    story = "story", "Story"
    thanks = "thanks", "Thanks"


class Attribution(Choice):
    anonymous = "anonymous", "Anonymous", "Nobody can tell who said it."
    type_only = "type_only", "By type only", "Kept with the kind of actor, not with a name."
    named = "named", "Named, with consent", "The speaker agreed to be named."


class VisionStatus(Choice):
    draft = "draft", "Draft"
    proposed = "proposed", "Proposed"
    agreed = "agreed", "Agreed"
    retired = "retired", "Retired"


class DecisionMethod(Choice):
    consent = "consent", "Consent", "No reasoned objection remains."
    fist_to_five = "fist_to_five", "Fist to five", "Each shows none to five fingers."
    vote = "vote", "Vote"
    consensus = "consensus", "Consensus"
    other = "other", "Other"


class MeasureKind(Choice):
    input = "input", "Input"
    output = "output", "Output"
    outcome = "outcome", "Outcome"


class Pillar(Choice):
    plural_ownership = "plural_ownership", "Plural ownership of the economy"
    local_finance = "local_finance", "Finance that works for the place"
    fair_work = "fair_work", "Fair work"
    progressive_procurement = "progressive_procurement", "Progressive procurement"
    land_property = "land_property", "Socially just use of land and property"
    none = "none", "None"


class ProxyStatus(Choice):
    seen = "seen", "Figure read in its source"
    seen_secondary = "seen_secondary", "Figure read where another page quotes the source"
    face_value = "face_value", "Already in pounds"
    not_valued = "not_valued", "Counted on purpose"
    not_found = "not_found", "No open figure found"


class ValueKind(Choice):
    economic = "economic", "Economic"
    fiscal = "fiscal", "Fiscal"
    economic_and_fiscal = "economic_and_fiscal", "Economic and fiscal"
    economic_fiscal_social = "economic_fiscal_social", "Economic, fiscal and social"
    wellbeing = "wellbeing", "Wellbeing"
    carbon = "carbon", "Carbon"
    replacement_cost = "replacement_cost", "Replacement cost (given)"
    input_cost = "input_cost", "Input cost (given)"
    transfer = "transfer", "Transfer (moved)"
    none = "none", "Counted only"


class Strength(Choice):
    firm = "firm", "Firm", "We will."
    stretch = "stretch", "Stretch", "We will if things go well."
    exploratory = "exploratory", "Exploratory", "We will find out whether we can."


class CommitmentStatus(Choice):
    offered = "offered", "Offered", "Said aloud, not yet accepted by those who answer for it."
    accepted = "accepted", "Accepted", "Accepted by those who answer for it; under way from its first day on."
    live = "live", "Live", "Accepted and under way."
    at_risk = "at_risk", "At risk", "The holder says it may not be kept."
    late = "late", "Late", "Past its date and not done."
    done = "done", "Done", "Kept."
    changed = "changed", "Changed", "Renegotiated in the open."
    withdrawn = "withdrawn", "Withdrawn", "Given up, with the reason."


class Consent(Choice):
    not_needed = "not_needed", "Not needed", "A count or document about nobody in particular."
    given = "given", "Given"
    not_asked = "not_asked", "Not asked"
    refused = "refused", "Refused"


class ReplyKind(Choice):
    what_we_heard = "what_we_heard", "What we heard"
    you_said_we_did = "you_said_we_did", "You said, we did"
    result = "result", "What was measured"
    other = "other", "Other"


class Influence(Choice):
    inform = "inform", "Inform", "We will keep you informed."
    consult = "consult", "Consult", "We will listen and say how it mattered."
    involve = "involve", "Involve", "Your concerns will show in the options."
    collaborate = "collaborate", "Collaborate", "We will decide together as far as possible."
    empower = "empower", "Empower", "You decide; we carry it out."


class WorkshopKind(Choice):
    listening = "listening", "Listening"
    vision = "vision", "Vision"
    priorities = "priorities", "Priorities and measures"
    marketplace = "marketplace", "Commitment marketplace"
    signing = "signing", "Signing"
    review = "review", "Quarterly review"
    clinic = "clinic", "Clinic"
    results = "results", "Results and account check"
    other = "other", "Other"


class WorkshopStatus(Choice):
    planned = "planned", "Planned"
    running = "running", "Running"
    held = "held", "Held"
    cancelled = "cancelled", "Cancelled"


class ManifestoStatus(Choice):
    draft = "draft", "Draft"
    for_signing = "for_signing", "For signing"
    signed = "signed", "Signed"
    under_review = "under_review", "Under review"
    closed = "closed", "Closed"


class Verification(Choice):
    none = "none", "None"
    peer = "peer", "Peer"
    independent = "independent", "Independent"
