"""Tables: delivery."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import CommitmentStatus, Lever, Strength
from convene.store.columns import (
    STRICT,
    between,
    key,
    known_by,
    link,
    maybe,
    number,
    one_of,
    owner,
    some,
    words,
)


class Commitment(SQLModel, table=True):
    __tablename__ = "commitment"
    __table_args__ = (
        known_by("commitment"),
        one_of("status", CommitmentStatus),
        one_of("lever", Lever),
        one_of("strength", Strength),
        between("legally_required", 0, 1),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    actor_id: str | None = link("actor")
    status: str | None = maybe()
    wording: str = words()
    lever: str | None = maybe()
    measure_id: str | None = link("measure")
    quantity: str | None = maybe()
    unit: str = words()
    baseline: str | None = maybe()
    start: str | None = maybe()
    due: str | None = maybe()
    beneficiaries: str = words()
    evidence: str = some()
    strength: str | None = maybe()
    claimed_share: str | None = maybe()
    legally_required: int = number()
    accepted_by: str = words()
    accepted_on: str | None = maybe()
    accepted_how: str = words()
    heard_on: str | None = maybe()
    not_delivered_because: str = words()
    note: str = words()


class CommitmentVisions(SQLModel, table=True):
    __tablename__ = "commitment_visions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_commitment_visions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("commitment")
    position: int = number()
    target_id: str = owner("vision")


class CommitmentPriorities(SQLModel, table=True):
    __tablename__ = "commitment_priorities"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_commitment_priorities"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("commitment")
    position: int = number()
    target_id: str = owner("priority")


class CommitmentPartners(SQLModel, table=True):
    __tablename__ = "commitment_partners"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_commitment_partners"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("commitment")
    position: int = number()
    target_id: str = owner("actor")


class CommitmentDependsOn(SQLModel, table=True):
    __tablename__ = "commitment_depends_on"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_commitment_depends_on"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("commitment")
    position: int = number()
    target_id: str = owner("ask")


class Amendment(SQLModel, table=True):
    __tablename__ = "amendment"
    __table_args__ = (
        known_by("amendment"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    commitment_id: str | None = link("commitment")
    changed_on: str | None = maybe()
    changed_by: str = words()
    what: str = words()
    why: str = words()
