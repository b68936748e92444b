"""Tables: measurement."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import Consent, ReplyKind
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
    whole,
    words,
)


class Observation(SQLModel, table=True):
    __tablename__ = "observation"
    __table_args__ = (
        known_by("observation"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    commitment_id: str | None = link("commitment")
    quantity: str | None = maybe()
    period_start: str | None = maybe()
    period_end: str | None = maybe()
    note: str = words()
    groups: str = some()
    story: str = words()
    unintended: str = words()
    deadweight: str | None = maybe()
    attribution: str | None = maybe()
    displacement: str | None = maybe()
    drop_off: str | None = maybe()
    adjustment_reason: str = words()


class ObservationEvidence(SQLModel, table=True):
    __tablename__ = "observation_evidence"
    __table_args__ = (
        between("grade", 1, 5),
        one_of("consent", Consent),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("observation")
    position: int = number()
    text: str = words()
    grade: int | None = whole()
    source: str = words()
    date: str | None = maybe()
    consent: str | None = maybe()
    checked_by: str = words()
    checked_on: str | None = maybe()


class Reply(SQLModel, table=True):
    __tablename__ = "reply"
    __table_args__ = (
        known_by("reply"),
        one_of("kind", ReplyKind),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    kind: str | None = maybe()
    text: str = words()
    told: str = words()
    sent_on: str | None = maybe()
    channel: str = words()
    workshop_id: str | None = link("workshop")


class ReplyContributions(SQLModel, table=True):
    __tablename__ = "reply_contributions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_reply_contributions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("reply")
    position: int = number()
    target_id: str = owner("contribution")


class ReplyVisions(SQLModel, table=True):
    __tablename__ = "reply_visions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_reply_visions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("reply")
    position: int = number()
    target_id: str = owner("vision")


class ReplyCommitments(SQLModel, table=True):
    __tablename__ = "reply_commitments"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_reply_commitments"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("reply")
    position: int = number()
    target_id: str = owner("commitment")
