"""Tables: engagement."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import (
    ActorType,
    Attribution,
    ContributionKind,
    EvidenceKind,
    Lever,
    LinkKind,
    Reach,
    Relationship,
    Sector,
)
from convene.store.columns import (
    STRICT,
    between,
    in_order_of,
    key,
    known_by,
    link,
    maybe,
    number,
    one_of,
    owner,
    some,
    whole,
    words,
)


class Actor(SQLModel, table=True):
    __tablename__ = "actor"
    __table_args__ = (
        known_by("actor"),
        in_order_of("actor", "name"),
        Index("ix_actor_type", "place_id", "primary_type", "relationship"),
        one_of("primary_type", ActorType),
        one_of("relationship", Relationship),
        one_of("sector", Sector),
        one_of("reach", Reach),
        between("size_year", 1900, 2200),
        between("influence", 1, 5),
        between("interest", 1, 5),
        between("affected", 0, 3),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    primary_type: str | None = maybe()
    secondary_types: str = some()
    relationship: str | None = maybe()
    aliases: str = some()
    sector: str | None = maybe()
    legal_form: str = words()
    identifiers: str = some()
    base: str = words()
    ward: str = words()
    reach: str | None = maybe()
    website: str = words()
    origin: str = words()
    headcount: int | None = whole()
    turnover: str | None = maybe()
    balance_sheet: str | None = maybe()
    size_year: int | None = whole()
    influence: int | None = whole()
    interest: int | None = whole()
    affected: int | None = whole()
    judged_by: str = words()
    judged_on: str | None = maybe()
    needs: str = words()
    priorities: str = words()
    constraints: str = words()
    conflicts: str = words()
    support: str = words()
    language: str = words()
    tags: str = some()
    note: str = words()


class ActorLevers(SQLModel, table=True):
    __tablename__ = "actor_levers"
    __table_args__ = (
        one_of("lever", Lever),
        between("year", 1900, 2200),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("actor")
    position: int = number()
    lever: str | None = maybe()
    yearly: str | None = maybe()
    year: int | None = whole()


class ActorShares(SQLModel, table=True):
    __tablename__ = "actor_shares"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_actor_shares"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("actor")
    position: int = number()
    target_id: str = owner("need")


class Filter(SQLModel, table=True):
    __tablename__ = "filter"
    __table_args__ = (
        known_by("filter"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    noun: str = words()
    words: str = words()


class Link(SQLModel, table=True):
    __tablename__ = "link"
    __table_args__ = (
        known_by("link"),
        one_of("kind", LinkKind),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    source_id: str | None = link("actor")
    kind: str | None = maybe()
    target_id: str | None = link("actor")
    what: str = words()
    amount: str | None = maybe()
    since: str | None = maybe()
    identifier: str = words()
    origin: str = words()
    note: str = words()


class Contribution(SQLModel, table=True):
    __tablename__ = "contribution"
    __table_args__ = (
        known_by("contribution"),
        one_of("kind", ContributionKind),
        one_of("actor_type", ActorType),
        one_of("attribution", Attribution),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    text: str = words()
    kind: str | None = maybe()
    actor_type: str | None = maybe()
    workshop_id: str | None = link("workshop")
    table: str = words()
    said_on: str | None = maybe()
    attribution: str | None = maybe()
    cluster: str = words()
    language: str = words()


class Need(SQLModel, table=True):
    __tablename__ = "need"
    __table_args__ = (
        known_by("need"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    statement: str = words()
    who: str = words()
    note: str = words()


class NeedContributions(SQLModel, table=True):
    __tablename__ = "need_contributions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_need_contributions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("need")
    position: int = number()
    target_id: str = owner("contribution")


class NeedEvidence(SQLModel, table=True):
    __tablename__ = "need_evidence"
    __table_args__ = (
        one_of("kind", EvidenceKind),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("need")
    position: int = number()
    kind: str | None = maybe()
    text: str = words()
    source: str = words()
    date: str | None = maybe()
    indicator_id: str | None = link("indicator")
