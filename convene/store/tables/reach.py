"""Tables: the engagement plan, the outreach log, actions, and rows that wait for a decision."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import ActorType, Channel
from convene.store.columns import STRICT, key, known_by, link, maybe, number, one_of, owner, some, whole, words


class Target(SQLModel, table=True):
    __tablename__ = "target"
    __table_args__ = (
        known_by("target"),
        one_of("actor_type", ActorType),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    actor_type: str | None = maybe()
    group: str = words()
    ward: str = words()
    actors: int | None = whole()
    people: int | None = whole()
    how: str = words()
    owner: str = words()
    by: str | None = maybe()


class Outreach(SQLModel, table=True):
    __tablename__ = "outreach"
    __table_args__ = (
        known_by("outreach"),
        one_of("channel", Channel),
        one_of("actor_type", ActorType),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    what: str = words()
    date: str | None = maybe()
    channel: str | None = maybe()
    actor_id: str | None = link("actor")
    actor_type: str | None = maybe()
    person_id: str | None = link("person")
    people: int | None = whole()
    groups: str = some()
    by: str = words()
    follow_up: str | None = maybe()
    followed_up: str | None = maybe()
    note: str = words()


class Action(SQLModel, table=True):
    __tablename__ = "action"
    __table_args__ = (
        known_by("action"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    what: str = words()
    owner: str = words()
    due: str | None = maybe()
    done_on: str | None = maybe()
    actor_id: str | None = link("actor")
    commitment_id: str | None = link("commitment")
    workshop_id: str | None = link("workshop")
    gap: str = words()
    note: str = words()


class Match(SQLModel, table=True):
    __tablename__ = "match"
    __table_args__ = (
        known_by("match"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    file: str = words()
    line: int | None = whole()
    why: str = words()
    record: str = words()
    links: str = words()
    noted_on: str | None = maybe()


class MatchCandidates(SQLModel, table=True):
    __tablename__ = "match_candidates"
    __table_args__ = (
        UniqueConstraint("owner_id", "target_id", name="ux_match_candidates"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("match")
    position: int = number()
    target_id: str = owner("actor")
