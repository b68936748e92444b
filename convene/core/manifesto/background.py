"""The manifesto's background: place and convener, the vision, who was heard, how people work together, the needs."""

from __future__ import annotations

from typing import Annotated

from convene.core.manifesto.scalars import (
    Count,
    Day,
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
)
from convene.core.vocabulary import ActorType, DecisionMethod, EvidenceKind, Influence, PlaceKind, Sector


class Place(Table):
    """Where the manifesto holds."""

    name: Line = key("Name", "What the people who live there call it.")
    kind: Annotated[PlaceKind, one_of(PlaceKind)] = key("Kind", "How large a place it is.")
    country: Line = key("Country", "Two-letter country code.", example="GB")
    area_codes: Lines = key("Area codes", "Census area codes or postcodes that make up the place.")
    boundary_note: Prose = key("Boundary", "Where it begins and ends, who drew the line and why.")
    population: Count | None = key("Population", "How many people live there.", default=None)
    population_source: MaybeLine = key("Source of the population", "Where that figure comes from.", default="")
    local_means: Prose = key("Meaning of local", "What counts as local when buying and hiring here.")


class Convener(Table):
    """The neutral body that brought people together. It holds no commitment of its own."""

    name: Line = key("Name", "What the convening body is called.")
    sector: Annotated[Sector, one_of(Sector)] = key("Sector", "The sector the convener comes from.")
    role: Prose = key("Role", "What the convener does and does not do.")
    funded_by: Lines = key("Funders", "Who pays for the convening.")
    conflicts: Lines = key("Conflicts of interest", "What could pull the convener to one side; may be an empty list.")
    contact_role: MaybeLine = key("Contact role", "The role to ask for, never a person's name.", default="")
    contact: MaybeLine = key("Contact", "A public address of that role.", default="")


class Vision(Table):
    """The shared vision and how it was agreed."""

    statement: Prose = key("Statement", "The future the place wants.")
    horizon: Year | None = key("Horizon", "The year it looks to.", default=None)
    agreed_on: Day = key("Date of agreement", "The day it was agreed.")
    method: Annotated[DecisionMethod, one_of(DecisionMethod)] = key("Method of decision", "How it was decided.")
    votes_for: Count | None = key("People for", "How many agreed.", default=None, named="for")
    votes_against: Count | None = key("People against", "How many did not.", default=None, named="against")
    stood_aside: Count | None = key("People who stood aside", "How many let it pass.", default=None)


class Participation(Table):
    """How many people of one actor type took part."""

    actor_type: Annotated[ActorType, one_of(ActorType)] = key("Actor type", "One of the six.")
    people: Count = key("People", "How many of them took part.")


class Process(Table):
    """How people were heard, and who was not."""

    started: Day = key("Start", "The day the engagement began.")
    sessions: Count = key("Number of sessions", "Meetings held, of any kind.")
    people_heard: Count = key("Number of people heard", "People who had a say, each counted once where known.")
    organisations_heard: Count | None = key("Number of organisations heard", "Organisations and groups.", default=None)
    influence_level: Annotated[Influence, one_of(Influence)] = key(
        "Promised influence", "How much influence people were promised, on the IAP2 spectrum."
    )
    methods: Lines = key("Methods", "How people were heard.")
    not_reached: Lines = key("People not reached", "Who was not heard, said plainly.")
    what_we_heard_sent: Day | None = key(
        "Day of “what we heard”", "When people were told what had been heard.", default=None
    )
    participation: Many[Participation] = key("Participation", "People by actor type.", default=())


class Principle(Table):
    """One rule for working together."""

    text: Prose = key("Text", "The principle, in a sentence.")


class Evidence(Table):
    """Something that backs a need: what people said, or what a count shows."""

    kind: Annotated[EvidenceKind, one_of(EvidenceKind)] = key("Kind", "A voice or data.")
    text: Prose = key("Text", "What was said or counted.")
    source: Line = key("Source", "Where it comes from.")
    date: Day | None = key("Date", "The day it is for.", default=None)


class Need(Table):
    """A need in people's words."""

    id: Id = key("Id", "A short handle that priorities refer to.", example="N1")
    statement: Prose = key("Statement", "What is needed, in people's words.")
    who: MaybeProse = key("Who", "Whom it touches.", default="")
    evidence: Many[Evidence] = key("Evidence", "What backs it, best one voice and one figure.", default=())
