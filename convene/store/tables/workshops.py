"""Tables: workshops."""

from sqlmodel import SQLModel

from convene.core.vocabulary import ActorType, Influence, Stage, WorkshopKind, WorkshopStatus
from convene.store.columns import STRICT, between, key, known_by, maybe, number, one_of, owner, some, words


class Workshop(SQLModel, table=True):
    __tablename__ = "workshop"
    __table_args__ = (
        known_by("workshop"),
        one_of("stage", Stage),
        one_of("kind", WorkshopKind),
        one_of("status", WorkshopStatus),
        one_of("influence", Influence),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    stage: str | None = maybe()
    kind: str | None = maybe()
    status: str | None = maybe()
    date: str | None = maybe()
    starts: str | None = maybe()
    ends: str | None = maybe()
    venue: str = words()
    influence: str | None = maybe()
    purpose: str = words()
    groups: str = some()
    access: str = words()
    notes: str = words()


class WorkshopBlocks(SQLModel, table=True):
    __tablename__ = "workshop_blocks"
    __table_args__ = (
        between("minutes", 0, 1440),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("workshop")
    position: int = number()
    title: str = words()
    minutes: int = number()
    method: str = words()
    note: str = words()
    starts: str | None = maybe()


class WorkshopAttendance(SQLModel, table=True):
    __tablename__ = "workshop_attendance"
    __table_args__ = (
        one_of("actor_type", ActorType),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("workshop")
    position: int = number()
    actor_type: str | None = maybe()
    people: int = number()


class Override(SQLModel, table=True):
    __tablename__ = "override"
    __table_args__ = (
        known_by("override"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    check: str = words()
    reason: str = words()
    decided_on: str | None = maybe()
    decided_by: str = words()
