"""What the gate checks need to know of a place: counts, and names only where words want them.

Every default is “nothing there yet”, so ``PlaceFacts(today)`` is an empty place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Named:
    """A record that words may point at: its id and what people call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How one commitment stands: who holds it, when it is due and when it was last heard from.

    ``owned`` says that somebody has an open, dated action about it, ``required`` that the law asks for it anyway.
    ``milestone`` is the one on its way that is longest overdue, ``held_up`` what it waits for that is in trouble:
    ``“Rooms”, which was withdrawn``.
    """

    id: str
    title: str
    actor: str = ""
    status: str = ""
    due: date | None = None
    heard: date | None = None
    owned: bool = False
    required: bool = False
    milestone: str = ""
    held_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Actors whose shares of one measure, for the same people at the same time, come to more than the whole."""

    measure: str
    beneficiaries: str
    actors: tuple[str, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class EngagementFacts:
    """Stage 1. ``known`` and ``engaged`` count actors by primary type, those who withdrew left out.

    ``contacts`` are people kept in the book, ``contacts_lawful`` those with a basis that stands, its date and source.
    ``people_heard`` counts those at held workshops and, of them ``heard_outside``, those listened to elsewhere.
    ``groups`` are the place's priority groups, ``groups_unmet`` those of them that no held workshop, no outreach and
    no actor somebody was in touch with names.
    Sessions are the workshops of this stage that were not cancelled; ``promised`` of them say what influence
    is on offer, ``unpromised`` is the first that does not. ``answered`` is the first day a “what we heard”
    went out on or after the last session held.
    """

    area_codes: int = 0
    population: int = 0
    sector_stated: bool = False
    funders: int = 0
    conflicts: int = 0
    known: Mapping[str, int] = field(default_factory=dict)
    engaged: Mapping[str, int] = field(default_factory=dict)
    contacts: int = 0
    contacts_lawful: int = 0
    contributions: int = 0
    people_target: int = 0
    people_heard: int = 0
    heard_outside: int = 0
    groups: tuple[str, ...] = ()
    groups_unmet: tuple[str, ...] = ()
    needs: int = 0
    needs_evidenced: int = 0
    needs_without_voice: int = 0
    needs_without_data: int = 0
    needs_unsourced: int = 0
    sessions: int = 0
    promised: int = 0
    unpromised: Named | None = None
    last_session: date | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class CodesignFacts:
    """Stage 2. Commitments are those not withdrawn; those that the law asks for are only ``required``, and counted
    nowhere else.

    ``recorded`` counts agreed visions with a decision that has a method and a count, ``typed`` those whose count was
    only typed by hand; ``minorities`` standing decisions that note a minority or an objection. ``rooted`` counts
    priorities with a need and an outcome, ``measured`` those with a target on a measure that has a unit and an evidence
    rule, ``chosen`` those that a standing decision sets. ``gaps`` says how many commitments lack each term, the most
    frequent first. ``busiest`` is the actor with the most commitments, ``largest_type`` the type; of a shared one each
    has its share, and where those are not given (``unshared``) whoever promises it has it whole. ``changed_since`` is
    None when the history cannot tell, ``version`` the number of the manifesto's version that was frozen last, 0 when
    none was.
    """

    visions: int = 0
    agreed: int = 0
    recorded: int = 0
    typed: int = 0
    minorities: int = 0
    priorities: int = 0
    chosen: int = 0
    rooted: int = 0
    measured: int = 0
    unowned: tuple[Named, ...] = ()
    adopted: int = 0
    with_baseline: int = 0
    commitments: int = 0
    complete: int = 0
    gaps: tuple[tuple[str, int], ...] = ()
    types: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    busiest: str = ""
    busiest_count: int | Decimal = 0
    largest_type: str = ""
    largest_type_count: int | Decimal = 0
    unshared: int = 0
    required: int = 0
    clashes: tuple[Clash, ...] = ()
    dissents: int = 0
    no_dissent: bool = False
    signatures: int = 0
    signatures_full: int = 0
    published: bool = False
    changed_since: bool | None = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """Stage 3. Live commitments are those under way, as ``core.delivery.under_way`` has it; ``to_come`` counts the
    accepted ones that begin on a later day. What the law asks for is in none of these but the signed.

    ``fresh``, ``quietest``, ``troubled``, ``owned``, ``unowned`` and ``worst`` come from ``delivery.follow_up``.
    ``unproved`` is the first finished commitment without evidence.
    ``evidence_own`` are items that those who promised say they checked themselves.
    ``begun`` is the first signature, or else the first commitment's start; ``reviews`` the days of held
    quarterly reviews. ``unserved`` are priority groups that no observation names.
    """

    live: int = 0
    to_come: int = 0
    fresh: int = 0
    quietest: Standing | None = None
    done: int = 0
    proved: int = 0
    unproved: Named | None = None
    troubled: int = 0
    owned: int = 0
    unowned: Standing | None = None
    worst: Standing | None = None
    evidence: int = 0
    evidence_checked: int = 0
    evidence_own: int = 0
    begun: date | None = None
    reviews: tuple[date, ...] = ()
    signed_commitments: int = 0
    amendments: int = 0
    unexplained: int = 0
    unserved: tuple[str, ...] = ()
    explained: bool = False


@dataclass(frozen=True, slots=True)
class MeasurementFacts:
    """Stage 4. Here commitments are all of them, the withdrawn too: each needs a figure or a reason.

    ``observed`` commitments have an observation, ``asked`` of those an answer about harm in at least one; ``harm_told``
    says that the account itself tells of harm, or that everybody was asked.

    The rest is of the latest account (``account``; where nobody began one, of all that was counted). ``valued`` lines
    are of its value part, ``adjusted`` those with every adjustment set, ``settled`` those in its headline;
    ``valued_measures`` have a unit value and something counted, ``sourced`` those whose value has source, year and
    licence. ``priced`` are lines of all parts in money, ``doubles`` the double counts among them, ``undecided`` those
    open. ``ranged`` says that low and high of the headline differ, ``range_given`` that every assumption behind it has
    both its ends. ``responses`` are decisions that follow from an account.
    """

    commitments: int = 0
    accounted: int = 0
    unaccounted: Standing | None = None
    observations: int = 0
    observed: int = 0
    asked: int = 0
    harm_told: bool = False
    account: Named | None = None
    valued: int = 0
    adjusted: int = 0
    settled: int = 0
    priced: int = 0
    valued_measures: int = 0
    sourced: int = 0
    doubles: int = 0
    undecided: int = 0
    ranged: bool = False
    range_given: bool = False
    headline: str = ""
    verified_by: str = ""
    published: int = 0
    responses: int = 0
    results_held: int = 0
    results_with_citizen: int = 0
    results_with_vcse: int = 0
    results_with_both: int = 0


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """All that the checks look at, seen on ``today``. ``overrides`` maps a check's id to the reason given.

    ``stage`` is the one the place stands in.
    """

    today: date
    engagement: EngagementFacts = EngagementFacts()
    codesign: CodesignFacts = CodesignFacts()
    delivery: DeliveryFacts = DeliveryFacts()
    measurement: MeasurementFacts = MeasurementFacts()
    overrides: Mapping[str, str] = field(default_factory=dict)
    stage: str = "engagement"

    @property
    def empty(self) -> bool:
        """Whether the place is only a name so far."""
        one, two = self.engagement, self.codesign
        there = (one.area_codes, one.population, one.contributions, one.needs, one.sessions, sum(one.known.values()))
        return not any(there) and not any((two.visions, two.priorities, self.measurement.commitments))
