"""Tables: people, and the wordings they were shown."""

from sqlmodel import SQLModel

from convene.core.vocabulary import Channel, HowGiven, LawfulBasis
from convene.store.columns import STRICT, between, key, known_by, link, maybe, number, one_of, owner, words


class Person(SQLModel, table=True):
    __tablename__ = "person"
    __table_args__ = (
        known_by("person"),
        one_of("channel", Channel),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    channel: str | None = maybe()
    email: str = words()
    phone: str = words()
    address: str = words()
    note: str = words()


class PersonRoles(SQLModel, table=True):
    __tablename__ = "person_roles"
    __table_args__ = (
        between("speaks_for", 0, 1),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("person")
    position: int = number()
    actor_id: str | None = link("actor")
    role: str = words()
    speaks_for: int = number()
    since: str | None = maybe()
    until: str | None = maybe()


class PersonBases(SQLModel, table=True):
    __tablename__ = "person_bases"
    __table_args__ = (
        one_of("basis", LawfulBasis),
        one_of("how", HowGiven),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("person")
    position: int = number()
    purpose: str = words()
    basis: str | None = maybe()
    notice_id: str | None = link("notice")
    how: str | None = maybe()
    given_on: str | None = maybe()
    source: str = words()
    recorded_by: str = words()
    review_on: str | None = maybe()
    withdrawn_on: str | None = maybe()


class PersonAccess(SQLModel, table=True):
    __tablename__ = "person_access"
    __table_args__ = (STRICT,)
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("person")
    position: int = number()
    needs: str = words()
    language: str = words()
    keep_until: str | None = maybe()


class Notice(SQLModel, table=True):
    __tablename__ = "notice"
    __table_args__ = (
        known_by("notice"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    text: str = words()
    issued_on: str | None = maybe()
    language: str = words()
