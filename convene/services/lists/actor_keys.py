"""What a filter can ask of an actor that no field says: how long it has been silent, how big it is, what is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from convene.core.engagement.size_band import band_of
from convene.core.filtering import Term
from convene.services.engagement.last_contact import TOUCHED
from convene.store.reader import Reader

IN_PLACE = "o.place_id || ''"
"""The place of a record ``o``, said so that no index of it is used: nearly all records are of one place, and to go
through them in the order of their names takes six times as long as in their own."""

_HAS = {
    "person": "EXISTS (SELECT 1 FROM person_roles r WHERE r.actor_id = o.id)",
    "link": "(EXISTS (SELECT 1 FROM link l WHERE l.source_id = o.id) "
    "OR EXISTS (SELECT 1 FROM link l WHERE l.target_id = o.id))",
    "lever": "EXISTS (SELECT 1 FROM actor_levers r WHERE r.owner_id = o.id)",
    "outreach": "EXISTS (SELECT 1 FROM outreach t WHERE t.actor_id = o.id)",
    "commitment": "EXISTS (SELECT 1 FROM commitment c WHERE c.actor_id = o.id)",
    "id": "o.identifiers <> '[]'",
}


@dataclass(frozen=True, slots=True)
class Fits:
    """The records that fit: those of ``ids``, or where ``inside`` is false all but those."""

    ids: frozenset[str]
    inside: bool = True


def matching(read: Reader, place_id: str, term: Term) -> Fits:
    """The actors that a worked-out key fits."""
    assert term.key is not None
    if term.key.name == "silent":
        return _silent(read, place_id, term)
    if term.key.name == "band":
        return _band(read, place_id, term)
    if not term.values:
        return Fits(_ids(read, place_id, _ANY[term.key.name]), inside=term.some)
    found: frozenset[str] = frozenset()
    for value in map(str, term.values):
        if term.key.name == "has":
            found |= _ids(read, place_id, _HAS[value])
        elif term.key.name == "lever":
            held = "o.id IN (SELECT r.owner_id FROM actor_levers r WHERE r.place_id = :place AND r.lever = :v)"
            found |= _ids(read, place_id, held, v=value)
        elif term.key.name == "any-type":
            either = "(o.primary_type = :v OR o.secondary_types LIKE :j)"
            found |= _ids(read, place_id, either, v=value, j=f'%"{value}"%')
    return Fits(found)


_ANY = {"lever": _HAS["lever"], "any-type": "(o.primary_type IS NOT NULL OR o.secondary_types <> '[]')"}


def _ids(read: Reader, place_id: str, where: str, **values: Any) -> frozenset[str]:
    sql = f"SELECT o.id FROM actor o WHERE {IN_PLACE} = :place AND {where}"
    return frozenset([row[0] for row in read.rows(sql, place=place_id, **values)])


def _silent(read: Reader, place_id: str, term: Term) -> Fits:
    """A length of time is the day it reaches back to: silent for longer means last in touch before that day, or
    never."""
    last = {
        row[0]: row[1]
        for row in read.rows(
            f"SELECT actor_id, max(day) FROM ({TOUCHED}) AS touched "
            "WHERE actor_id IS NOT NULL AND day IS NOT NULL GROUP BY actor_id",
            p=place_id,
        )
    }
    days = [value.isoformat() for value in term.values if isinstance(value, date)]
    silent = len(days) < len(term.values) or term.sign in (">", ">=", ":")
    heard = frozenset([one for one, when in last.items() if not any(quiet(term.sign, when, day) for day in days)])
    if silent:
        return Fits(heard, inside=False)
    return Fits(frozenset([one for one, when in last.items() if any(quiet(term.sign, when, day) for day in days)]))


def quiet(sign: str, when: str, day: str) -> bool:
    """Whether somebody last heard of ``when`` has been silent so long; the earlier the longer."""
    return {">": when < day, ">=": when <= day, ":": when <= day, "<": when > day, "<=": when >= day}.get(
        sign, when == day
    )


def _band(read: Reader, place_id: str, term: Term) -> Fits:
    rows = read.rows(
        f"SELECT o.id, o.headcount, o.turnover, o.balance_sheet, o.size_year FROM actor o WHERE {IN_PLACE} = :p",
        p=place_id,
    )
    wanted = {str(one) for one in term.values}
    found = []
    for row in rows:
        size = band_of(row["headcount"], row["turnover"], row["balance_sheet"], row["size_year"])
        known = str(size.band.value) if size else ""
        if known in wanted or (not wanted and known):
            found.append(row["id"])
    return Fits(frozenset(found), inside=bool(wanted) or term.some)
