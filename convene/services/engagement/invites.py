"""Who may be invited: people with a basis that covers it and a way to reach them, or actors alone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convene.core import people as rules
from convene.core.nouns import NOUNS
from convene.core.nouns.people import Basis
from convene.core.vocabulary import ActorType, Channel
from convene.files.documents.blocks import Grid, Paper, Para
from convene.services.lists.noun_list import to_day
from convene.services.maintenance import altered_values
from convene.services.people.contacts import ledgers_of
from convene.services.places.places import name_of
from convene.store.reader import Reader, Row
from convene.text import join, plural

_BY = {
    Channel.email: "email",
    Channel.call: "phone",
    Channel.message: "phone",
    Channel.letter: "address",
    Channel.visit: "address",
}
"""Where each way of being in touch finds its address."""
_FALLBACK = (("email", Channel.email), ("phone", Channel.call), ("address", Channel.letter))

PEOPLE_COLUMNS = ("name", "organisation", "role", "by", "address")
ACTOR_COLUMNS = ("organisation", "type", "base", "website")
_WIDTHS = {
    "name": 4, "organisation": 5, "role": 3, "by": 2, "address": 6, "type": 3, "base": 2, "website": 5,
}  # fmt: skip
EVENT_COLUMNS = ("meeting", "date", "starts", "venue")


@dataclass(frozen=True, slots=True)
class Guest:
    """One person who may be invited, and how."""

    id: str
    name: str
    actor: str
    role: str
    actor_type: ActorType | None
    by: str
    address: str


@dataclass(frozen=True, slots=True)
class Guests:
    """Those who may be invited, and why others were left out: (reason, how many)."""

    people: tuple[Guest, ...]
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list to be written out: its columns and rows, the meeting it is for in ``event`` (after EVENT_COLUMNS, empty
    when there is none), and what to say about it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    event: tuple[str, ...]
    says: str

    @property
    def csv(self) -> str:
        """For a mail merge: every row with its meeting."""
        return _csv(self.columns, self.rows, self.event)


def invited(read: Reader, place_id: str, today: date, actors: set[str] | None = None) -> Guests:
    """Whom the ledger allows to invite: a basis in force that covers invitations, and an address.

    ``actors`` limits it to people of these actors.
    """
    ledgers = ledgers_of(read, place_id)
    roles = _roles(read, place_id, today)
    guests: list[Guest] = []
    why: Counter[str] = Counter()
    for row in read.rows("SELECT * FROM person WHERE place_id = :p ORDER BY lower(name), id", p=place_id):
        mine = roles.get(row["id"], [])
        if actors is not None and not any(one["actor_id"] in actors for one in mine):
            continue
        reason = _not_invited(ledgers.get(row["id"], ()), today)
        by, address = _reach(row)
        if reason or not address:
            why[reason or "no address"] += 1
            continue
        role = mine[0] if mine else None
        kind = ActorType(role["primary_type"]) if role and role["primary_type"] else None
        actor, task = (str(role["name"] or ""), str(role["role"])) if role else ("", "")
        guests.append(Guest(row["id"], row["name"], actor, task, kind, by, address))
    return Guests(tuple(guests), tuple(why.most_common()))


def _not_invited(entries: Sequence[Basis], today: date) -> str:
    standing = rules.standing_of(entries, today)
    if standing != "lawful":
        return "withdrawn" if standing == "withdrawn" else "no basis yet"
    return "" if rules.may_invite(entries, today) else "no basis that covers invitations"


def _roles(read: Reader, place_id: str, today: date) -> dict[str, list[Row]]:
    """person id → roles that have not ended, the one in which they speak for the actor first."""
    sql = (
        "SELECT r.owner_id, r.actor_id, r.role, r.until, a.name, a.primary_type FROM person_roles r "
        "LEFT JOIN actor a ON a.id = r.actor_id WHERE r.place_id = :p "
        "ORDER BY r.owner_id, r.speaks_for DESC, r.position"
    )
    found: dict[str, list[Row]] = {}
    for row in read.rows(sql, p=place_id):
        until = to_day(row["until"])
        if until is None or until >= today:
            found.setdefault(row["owner_id"], []).append(row)
    return found


def _reach(row: Row) -> tuple[str, str]:
    """How, and where: as they prefer when that is known, else as it can be."""
    wish = Channel(row["channel"]) if row["channel"] else None
    if wish in _BY and row[_BY[wish]]:
        return wish.label.lower(), " ".join(row[_BY[wish]].splitlines())
    for column, channel in _FALLBACK:
        if row[column]:
            return channel.label.lower(), ", ".join(row[column].splitlines())
    return "", ""


def people(read: Reader, place_id: str, today: date, *, workshop_id: str = "", words: str = "") -> Listed:
    """One row a person who may be invited, ready for a mail merge. Names the meeting when there is one."""
    altered_values.refuse(read, place_id)
    found = invited(read, place_id, today, _actors(read, place_id, today, words) if words else None)
    event = _event(read, workshop_id)
    rows = [(one.name, one.actor, one.role, one.by, one.address) for one in found.people]
    left = [f"{plural(number, 'person', 'people')} with {reason}" for reason, number in found.left_out]
    left = [one.replace("with withdrawn", "who withdrew") for one in left]
    says = f"{plural(len(rows), 'person', 'people')} may be invited." if rows or left else "No contacts are kept yet."
    says += f" Left out: {join(tuple(left))}." if left else " Nobody was left out." if rows else ""
    return Listed(PEOPLE_COLUMNS, tuple(rows), event, says)


def actors(read: Reader, place_id: str, today: date, *, workshop_id: str = "", words: str = "") -> Listed:
    """One row an actor, with what is public about it; actors that withdrew are left out."""
    altered_values.refuse(read, place_id)
    wanted = _actors(read, place_id, today, words) if words else None
    sql = (
        "SELECT id, name, primary_type, base, website, relationship FROM actor WHERE place_id = :p ORDER BY lower(name)"
    )
    found = [row for row in read.rows(sql, p=place_id) if wanted is None or row["id"] in wanted]
    kept = [row for row in found if row["relationship"] != "withdrawn"]
    types = {one.value: one.label for one in ActorType}
    rows = [(row["name"], types.get(row["primary_type"], ""), row["base"], row["website"]) for row in kept]
    gone = len(found) - len(kept)
    says = f"{plural(len(rows), 'actor')}; no contact is named." if rows else "There is no actor to invite."
    says += f" Left out: {plural(gone, 'actor')} that withdrew." if gone else ""
    return Listed(ACTOR_COLUMNS, tuple(rows), _event(read, workshop_id), says)


def paper(read: Reader, place_id: str, today: date, found: Listed) -> Paper:
    """The list as a document, to ring or to knock by; without columns in which nothing stands."""
    place = name_of(read, place_id)
    title, when, *rest = found.event or ("", "")
    day = date.fromisoformat(when) if when else None
    meeting = " · ".join(filter(None, (title, f"{day:%A} {day.day} {day:%B %Y}" if day else "", *rest)))
    kept = [at for at in range(len(found.columns)) if any(row[at] for row in found.rows)]
    columns = tuple(found.columns[at] for at in kept)
    rows = tuple(tuple(row[at] for at in kept) for row in found.rows)
    heads, widths = tuple(one.capitalize() for one in columns), tuple(_WIDTHS[one] for one in columns)
    return Paper(
        title="Who may be invited",
        kind="For the convener",
        subtitle=f"{place} · {meeting}" if meeting else place,
        place=place,
        made_on=today,
        hue="engagement",
        blocks=(Para(found.says), Grid(heads, rows, widths=widths)) if rows else (Para(found.says),),
    )


def _actors(read: Reader, place_id: str, today: date, words: str) -> set[str]:
    from convene.services.lists.listing import listing

    return {item.id for item in listing(read, place_id, "actor", today, words).items}


def _event(read: Reader, workshop_id: str) -> tuple[str, ...]:
    if not workshop_id:
        return ()
    row = read.one("SELECT title, date, starts, venue FROM workshop WHERE id = :id", id=workshop_id)
    return tuple(str(one or "") for one in row) if row else ()


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]], event: Sequence[str]) -> str:
    """CSV in which no cell is a formula to a spreadsheet."""
    from convene.files.lists.cells import write

    words = NOUNS["actor"].field("base")  # any field of plain words: how such a cell is written
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([*columns, *(EVENT_COLUMNS if event else ())])
    for row in rows:
        lines.writerow([write(words, cell) for cell in (*row, *event)])
    return out.getvalue()
