"""The words of delivery and its five levers as choices, beside those of ``vocabulary``."""

from __future__ import annotations

from convene.core.vocabulary import Choice


class Confidence(Choice):
    """How sure those who promised are that it will be kept."""

    high = "high", "Sure", "They expect to keep it."
    even = "even", "In doubt", "It could go either way."
    low = "low", "Unlikely", "They do not expect to keep it."


class SpendMatch(Choice):
    """Which actor a supplier of a ledger is, and how sure that is."""

    matched = "matched", "Matched", "Its name says so and nothing speaks against it, or its name and number do."
    by_hand = "by_hand", "By hand", "Somebody who knows said so."
    waiting = "waiting", "To decide", "Something speaks for it, and something against: a human decides."
    nobody = "nobody", "Nobody here", "No actor of the place."
    withheld = "withheld", "Withheld", "The publisher left out the name, or it is a person's: summed, never matched."

    def seen(self, actor: str) -> SpendMatch:
        """As it is counted and shown: of whom somebody said by hand that it is no actor is nobody here."""
        return SpendMatch.nobody if self is SpendMatch.by_hand and not actor else self


class Nearness(Choice):
    """Where the money of a supplier goes, as far as can be told."""

    local = "local", "Local", "In the place, by what it calls local."
    wider = "wider", "Wider area", "Not in the place, but in the area around it."
    away = "away", "Elsewhere", "Neither in the place nor around it."


class ContractStatus(Choice):
    planned = "planned", "Coming", "Not advertised yet."
    open = "open", "Open for bids"
    awarded = "awarded", "Awarded"
    ended = "ended", "Ended"
    cancelled = "cancelled", "Cancelled"


class Ready(Choice):
    """What buyers commonly ask of a bidder."""

    registered = "registered", "Registered on the buyers' portal"
    insured = "insured", "Insured as buyers ask"
    accounts = "accounts", "Accounts or a bank letter to show"
    safety = "safety", "Health and safety policy"
    equality = "equality", "Equality policy"
    data = "data", "Looks after personal data"
    references = "references", "Two references"
    priced = "priced", "Knows how to price a bid"
    social_value = "social_value", "Can say what social value it adds"


class SchemeStage(Choice):
    """Stages of a development at which social value is planned for and asked about."""

    feasibility = "feasibility", "Feasibility"
    planning = "planning", "Planning", "From first talks with the planning authority to its decision."
    design = "design", "Design", "Permitted, and drawn in detail."
    construction = "construction", "Construction"
    use = "use", "In use"
    stopped = "stopped", "Stopped"


class GrantDecision(Choice):
    """Who decided that a grant is given."""

    funder = "funder", "The funder"
    jointly = "jointly", "Funder and residents together"
    residents = "residents", "Residents"


class PlacementKind(Choice):
    loan = "loan", "Loan"
    community_shares = "community_shares", "Community shares"
    equity = "equity", "Equity"
    quasi_equity = "quasi_equity", "Quasi-equity", "Repaid from what the enterprise earns."
    bond = "bond", "Bond"
    guarantee = "guarantee", "Guarantee", "Drawn only when somebody else does not repay."
    other = "other", "Other"


class MoneyMove(Choice):
    """What happened to placed money."""

    raised = "raised", "Raised", "Subscribed or put together by those who place it."
    drawn = "drawn", "Drawn", "Handed to those who use it."
    repaid = "repaid", "Repaid", "Given back; interest is not in it."
    interest = "interest", "Interest or dividend", "Paid for the use of the money."
    written_off = "written_off", "Written off", "Will not come back."


class PlanArea(Choice):
    """What a business can change in how it runs."""

    pay = "pay", "Pay"
    hours = "hours", "Hours and contracts"
    hiring = "hiring", "Hiring"
    skills = "skills", "Skills"
    space = "space", "Space"
    buying = "buying", "Buying"
    waste = "waste", "Waste"
    energy = "energy", "Energy"
    time = "time", "Time and skills given"
    ownership = "ownership", "Ownership"
    other = "other", "Other"


class PlanStepStatus(Choice):
    planned = "planned", "Planned"
    begun = "begun", "Begun"
    done = "done", "Done"
    dropped = "dropped", "Dropped"


class Dimension(Choice):
    """The five sides of an anchor's work on which it places itself, as the Leeds anchors do."""

    employment = "employment", "Employment"
    procurement = "procurement", "Procurement"
    environment = "environment", "Environment and assets"
    services = "services", "Service delivery"
    civic = "civic", "Corporate and civic behaviour"
