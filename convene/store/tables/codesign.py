"""Tables: codesign."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import DecisionMethod, ManifestoStatus, Verification, VisionStatus
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


class Vision(SQLModel, table=True):
    __tablename__ = "vision"
    __table_args__ = (
        known_by("vision"),
        between("horizon", 1900, 2200),
        one_of("status", VisionStatus),
        one_of("agreed_how", DecisionMethod),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    statement: str = words()
    horizon: int | None = whole()
    status: str | None = maybe()
    agreed_on: str | None = maybe()
    agreed_how: str | None = maybe()
    votes_for: int | None = whole()
    votes_against: int | None = whole()
    stood_aside: int | None = whole()
    workshop_id: str | None = link("workshop")


class VisionContributions(SQLModel, table=True):
    __tablename__ = "vision_contributions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_vision_contributions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("vision")
    position: int = number()
    target_id: str = owner("contribution")


class VisionNeeds(SQLModel, table=True):
    __tablename__ = "vision_needs"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_vision_needs"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("vision")
    position: int = number()
    target_id: str = owner("need")


class VisionOutcomes(SQLModel, table=True):
    __tablename__ = "vision_outcomes"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_vision_outcomes"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("vision")
    position: int = number()
    target_id: str = owner("outcome")


class VisionWordings(SQLModel, table=True):
    __tablename__ = "vision_wordings"
    __table_args__ = (STRICT,)
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("vision")
    position: int = number()
    text: str = words()
    changed_on: str | None = maybe()
    asked_by: str = words()
    why: str = words()


class Priority(SQLModel, table=True):
    __tablename__ = "priority"
    __table_args__ = (
        known_by("priority"),
        between("rank", 1, 99),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    rank: int = number()
    title: str = words()
    aspiration: str = words()


class PriorityVisions(SQLModel, table=True):
    __tablename__ = "priority_visions"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_priority_visions"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("priority")
    position: int = number()
    target_id: str = owner("vision")


class PriorityNeeds(SQLModel, table=True):
    __tablename__ = "priority_needs"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_priority_needs"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("priority")
    position: int = number()
    target_id: str = owner("need")


class PriorityOutcomes(SQLModel, table=True):
    __tablename__ = "priority_outcomes"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_priority_outcomes"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("priority")
    position: int = number()
    target_id: str = owner("outcome")


class PriorityTargets(SQLModel, table=True):
    __tablename__ = "priority_targets"
    __table_args__ = (STRICT,)
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("priority")
    position: int = number()
    measure_id: str | None = link("measure")
    baseline: str | None = maybe()
    baseline_date: str | None = maybe()
    no_baseline_reason: str = words()
    target: str | None = maybe()
    by: str | None = maybe()
    rationale: str = words()


class Ask(SQLModel, table=True):
    __tablename__ = "ask"
    __table_args__ = (
        known_by("ask"),
        between("accepted", 0, 1),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    asked_by_id: str | None = link("actor")
    asked_of_id: str | None = link("actor")
    wording: str = words()
    accepted: int | None = whole()


class Signature(SQLModel, table=True):
    __tablename__ = "signature"
    __table_args__ = (
        known_by("signature"),
        between("self_assessment", 0, 4),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    actor_id: str | None = link("actor")
    signed_by: str = words()
    authority: str = words()
    signed_on: str | None = maybe()
    since: str | None = maybe()
    withdrawn_on: str | None = maybe()
    self_assessment: int | None = whole()


class Dissent(SQLModel, table=True):
    __tablename__ = "dissent"
    __table_args__ = (
        known_by("dissent"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    raised_by: str = words()
    about: str = words()
    text: str = words()
    answer: str = words()


class Manifesto(SQLModel, table=True):
    __tablename__ = "manifesto"
    __table_args__ = (
        known_by("manifesto"),
        one_of("status", ManifestoStatus),
        between("no_dissent", 0, 1),
        one_of("verification", Verification),
        UniqueConstraint("place_id", name="ux_manifesto_one"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    language: str = words()
    status: str | None = maybe()
    issued: str | None = maybe()
    supersedes: str = words()
    licence: str = words()
    principles: str = some()
    no_dissent: int = number()
    steering: str = words()
    quorum: int | None = whole()
    decision_rule: str = words()
    review_every_months: int | None = whole()
    next_review: str | None = maybe()
    full_review: str | None = maybe()
    change_rule: str = words()
    join_rule: str = words()
    leave_rule: str = words()
    concerns_to: str = words()
    first_account_due: str | None = maybe()
    reported_where: str = words()
    verification: str | None = maybe()
    will_state: str = some()
    controller: str = words()
    people_named: str = words()
    retention_months: int | None = whole()


class Publication(SQLModel, table=True):
    __tablename__ = "publication"
    __table_args__ = (
        known_by("publication"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    published_on: str | None = maybe()
    sha256: str = words()
    terms_sha256: str = words()
    status: str = words()
