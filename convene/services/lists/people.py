"""Lists of people, who are shown by what they are for an actor, and of the wordings they were shown."""

from __future__ import annotations

import json
from datetime import date

from convene.core import people as rules
from convene.core.nouns.people import Basis
from convene.core.views import Item
from convene.core.vocabulary import Channel, LawfulBasis
from convene.services.lists.noun_list import NounList, counted, to_day
from convene.store.reader import Row
from convene.store.select import Column, Gathered, Select
from convene.text import clip, day, plural

_PREFERS = {one.value: one.label.lower() for one in Channel}

# One row a person, with roles and ledger inside it: a query for each person would be slow with many.
_ROLES = Select(
    ("r.role", "a.name", "r.speaks_for", "r.until"),
    "person_roles r",
    (("actor a", "a.id = r.actor_id"),),
    where="r.owner_id = p.id",
    order=("r.position",),
)
ROLES = Gathered("roles", (_ROLES,))
_LEDGER = Select(
    ("b.purpose", "b.basis", "b.given_on", "b.source", "b.review_on", "b.withdrawn_on"),
    "person_bases b",
    where="b.owner_id = p.id",
    order=("b.position",),
)
_FIRST_ACTOR = Select(
    ("lower(a.name)",),
    "person_roles r",
    (("actor a", "a.id = r.actor_id"),),
    where="r.owner_id = p.id AND a.id IS NOT NULL",
    order=("r.position",),
    limit=1,
)
PEOPLE = Select(
    ("p.*", ROLES, Gathered("ledger", (_LEDGER,)), Column("first_actor", (_FIRST_ACTOR,))),
    "person p",
    where="p.place_id = :p",
    order=("first_actor NULLS FIRST", "p.id"),
)


def roles_of(text: str | None) -> tuple[rules.Belongs, ...]:
    """Roles from the JSON that ``ROLES`` makes."""
    return tuple(
        rules.Belongs(role or "", actor or "", bool(speaks), to_day(until))
        for role, actor, speaks, until in json.loads(text or "[]")
    )


def _ledger_of(text: str | None) -> tuple[Basis, ...]:
    return tuple(
        Basis.model_construct(
            purpose=purpose,
            basis=LawfulBasis(basis),
            given_on=to_day(given),
            source=source,
            review_on=to_day(review),
            withdrawn_on=to_day(gone),
        )
        for purpose, basis, given, source, review, gone in json.loads(text or "[]")
        if basis
    )


def person_item(row: Row, today: date, *, names: bool = False) -> Item:
    """A contact by role and actor; by name and address only with ``names``."""
    roles = roles_of(row["roles"])
    who = rules.known_as(roles, today)
    state, tone = rules.says(_ledger_of(row["ledger"]), today)
    speaks = "speaks for it" if any(one.speaks_for for one in roles) else ""
    prefers = f"prefers {_PREFERS[row['channel']]}" if row["channel"] in _PREFERS else ""
    if names:
        reach = _first(row["email"], row["phone"], row["address"])
        sub = " · ".join(filter(None, (who, clip(reach, 60))))
        return Item(row["id"], row["name"], sub, state=state, tone=tone, aside=row["slug"])
    sub = " · ".join(filter(None, (row["slug"], prefers, speaks)))
    return Item(row["id"], who, sub, state=state, tone=tone)


def _first(*words: str) -> str:
    return next(filter(None, words), "")


def _person(row: Row, today: date) -> Item:
    return person_item(row, today)


def _notice(row: Row, today: date) -> Item:
    shown = plural(row["shown"], "entry", "entries")
    since = f"in use since {day(date.fromisoformat(row['issued_on']), today)}" if row["issued_on"] else ""
    return Item(row["id"], row["title"], clip(row["text"], 200), state=shown, tone="quiet", aside=since)


LISTS: dict[str, NounList] = {
    "person": NounList(
        PEOPLE,
        _person,
        "Contacts belong here, each with the lawful basis for keeping it. n adds the first.",
    ),
    "notice": NounList(
        Select(
            ("o.*", counted("shown", "person_bases b", "b.notice_id = o.id")),
            "notice o",
            where="o.place_id = :p",
            order=("o.issued_on DESC NULLS LAST", "o.id DESC"),
        ),
        _notice,
        "No privacy notice is kept yet. convene export notice writes the first.",
    ),
}
