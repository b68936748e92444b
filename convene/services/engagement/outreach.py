"""The outreach log: a line understood, kept, followed up; and actions marked done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.engagement import name_likeness
from convene.core.engagement.follow_ups import gist
from convene.core.engagement.outreach import Logged, beginning, parse_outreach
from convene.core.nouns.reach import OutreachDraft
from convene.core.views import Item
from convene.core.vocabulary import Relationship
from convene.errors import NO, USAGE, Problem
from convene.services.gates.counting import words
from convene.services.lists.noun_list import TYPES
from convene.services.nouns import records
from convene.services.people.mentions import names_kept
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clean_line, clip, plural

_NEAR = 5_000
"""Names that begin alike and are compared letter by letter, at the most."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it would be kept. ``actor`` is None where no actor has that name, and ``who`` then says it.

    ``person`` is the id of the contact that was named in the place of an actor; the line is linked to it, and their
    name is not kept in its words. ``names`` says that the words name a contact all the same.
    """

    logged: Logged
    actor: Item | None = None
    person: str = ""
    names: bool = False

    @property
    def who(self) -> str:
        """The name that is nobody's, if one was given."""
        return self.logged.who if self.actor is None and not self.person else ""

    def says(self, today: date) -> str:
        """What was understood, for the end of the line."""
        tags = self.logged.tags(today)
        name = self.actor.title if self.actor else ""
        return " · ".join(filter(None, (name, tags)))

    @property
    def warns(self) -> str:
        """What was not: a name that is no actor's, a group the place does not name; and what is not to go out."""
        parts = []
        if self.logged.no_day:
            parts.append(f"“{clip(self.logged.no_day, 30)}” is no day to come; ->fri or ->27 nov are")
        if self.names:
            parts.append("this line names a contact; exports carry it")
        if self.person and self.actor is None:
            parts.append("that is a contact; name the actor they speak for")
        elif self.who and not self.names:
            parts.append(f"no actor of that name ({clip(self.who, 40)}); n under Actors makes one")
        elif self.logged.strangers:
            parts.append(f"{clip(self.logged.strangers[0], 30)} is no priority group here")
        return "; ".join(parts)


def understood(read: Reader, place_id: str, line: str, today: date) -> Understood:
    """What a line would be kept as. Changes nothing."""
    found = parse_outreach(line, today, _groups(read, place_id))
    actor = actor_named(read, place_id, found.who) if found.who else None
    person = _contact_named(read, place_id, found.who) if found.who and actor is None else ""
    if person:
        actor = _only_actor(read, person, today)
    words = found.text if actor or person else found.whole
    return Understood(found, actor, person, bool(words and names_kept(read, place_id).count(words)))


def _contact_named(read: Reader, place_id: str, name: str) -> str:
    """The id of the one contact of exactly that name, or ""."""
    sql = "SELECT id FROM person WHERE place_id = :p AND lower(name) = lower(:w) LIMIT 2"
    found = read.rows(sql, p=place_id, w=clean_line(name))
    return str(found[0]["id"]) if len(found) == 1 else ""


def _only_actor(read: Reader, person_id: str, today: date) -> Item | None:
    """The actor a contact belongs to now, when there is only one."""
    sql = (
        "SELECT DISTINCT a.id, a.slug, a.name, a.primary_type, a.relationship FROM person_roles r "
        "JOIN actor a ON a.id = r.actor_id WHERE r.owner_id = :o AND coalesce(r.until, :t) >= :t LIMIT 2"
    )
    found = read.rows(sql, o=person_id, t=today.isoformat())
    return _item(found[0]) if len(found) == 1 else None


def _groups(read: Reader, place_id: str) -> tuple[str, ...]:
    return words(read.value("SELECT priority_groups FROM place WHERE id = :p", p=place_id))


_ACTOR = "SELECT id, slug, name, primary_type, relationship FROM actor WHERE place_id = :p AND "


def actor_named(read: Reader, place_id: str, name: str) -> Item | None:
    """The actor somebody means: by handle or exact name; else the only one whose name begins so, holds the words, goes
    by that name too, or differs by a letter or two."""
    name = clean_line(name)
    if not name:
        return None
    exact = read.rows(_ACTOR + "lower(slug) = lower(:w)", p=place_id, w=name)
    exact = exact or read.rows(_ACTOR + "lower(name) = lower(:w) LIMIT 2", p=place_id, w=name)
    if exact:
        return _item(exact[0]) if len(exact) == 1 else None
    if len(name) < 3:
        return None
    for found in (_beginning(read, place_id, name, 2), _holding(read, place_id, name, 2)):
        if found:
            return found[0] if len(found) == 1 else None
    return _misspelt(read, place_id, name)


def suggest(read: Reader, place_id: str, line: str, today: date, most: int = 4) -> tuple[Item, ...]:
    """Actors whose name goes on as the line begins, then those that hold its words."""
    typed = beginning(line, today)
    if len(typed) < 2:
        return ()
    found = _beginning(read, place_id, typed, most)
    if len(found) < most and len(typed) >= 3:
        there = {item.id for item in found}
        found += [item for item in _holding(read, place_id, typed, most) if item.id not in there]
    return tuple(found[:most])


def _beginning(read: Reader, place_id: str, typed: str, most: int) -> list[Item]:
    """By the index over names, so that a hundred thousand cost no more than ten."""
    low = typed.lower()
    sql = _ACTOR + "lower(name) >= :low AND lower(name) < :high ORDER BY lower(name) LIMIT :most"
    return [_item(row) for row in read.rows(sql, p=place_id, low=low, high=low + "\U0010ffff", most=most)]


def _holding(read: Reader, place_id: str, typed: str, most: int) -> list[Item]:
    inside = "".join(f"!{one}" if one in "!%_" else one for one in typed)
    sql = _ACTOR + "(lower(name) LIKE :words ESCAPE '!' OR lower(aliases) LIKE :words ESCAPE '!') LIMIT :most"
    return [_item(row) for row in read.rows(sql, p=place_id, words=f"%{inside.lower()}%", most=most)]


def _misspelt(read: Reader, place_id: str, name: str) -> Item | None:
    """Of those that begin with the same two letters, the one whose name is the same but for "and", "Ltd" and such, or
    clearly the nearest."""
    low = name.lower()[:2]
    sql = _ACTOR + "lower(name) >= :low AND lower(name) < :high ORDER BY lower(name) LIMIT :most"
    rows = read.rows(sql, p=place_id, low=low, high=low + "\U0010ffff", most=_NEAR)
    wanted, names = name_likeness.folded(name), [name_likeness.folded(row["name"]) for row in rows]
    begins = [at for at, one in enumerate(names) if one.startswith(wanted)]
    if len(begins) == 1:
        return _item(rows[begins[0]])
    near = name_likeness.near(wanted, names, 2)
    if not near or (len(near) > 1 and near[0].score - near[1].score < 3):
        return None
    return _item(rows[near[0].at])


def _item(row: Row) -> Item:
    return Item(
        row["id"],
        clip(row["name"] or row["slug"], 80),
        TYPES.get(row["primary_type"], ""),
        state=row["relationship"] or "",
        aside=row["slug"],
    )


def log(write: Writer, place_id: str, line: str, by: str = "", actor: str = "") -> str:
    """Keep one line of outreach; its id. An actor only identified so far is contacted from now on, as one change.

    ``actor`` is the handle of the one meant where the line names none. Raises Problem for a line without words.
    """
    found = understood(write, place_id, line, write.today)
    if found.logged.empty:
        raise Problem(
            "There is nothing in that line.",
            hint="Say whom it went to and what came of it: Saltworks CIC: rang, will come on Tuesday ->fri",
            exit_code=USAGE,
        )
    told = found.logged
    whom = found.actor
    if whom is None and actor and not told.who:
        whom = actor_named(write, place_id, actor)
    what = (told.text if whom or found.person else told.whole) or (told.channel.label if told.channel else "In touch")
    draft = OutreachDraft(
        what=what,
        date=told.on or write.today,
        channel=told.channel,
        actor_type=told.actor_type,
        people=told.people,
        groups=told.groups,
        by=by,
        follow_up=told.follow_up,
    )
    made = records.add(write, place_id, "outreach", draft)
    if whom:  # by id, since looking its handle up would read those of every actor there is
        write.update("outreach", made, {"actor_id": whom.id})
    if found.person:
        write.update("outreach", made, {"person_id": found.person})
    write.label = f"Logged: {f'{whom.title}: ' if whom else ''}{gist(what)}"
    if whom and _now_contacted(write, whom.id):
        write.label += f"; {whom.title} is contacted now"
    return made


def _now_contacted(write: Writer, actor_id: str) -> bool:
    """Move an actor from identified to contacted; false when it was further along, or has left."""
    if write.value("SELECT relationship FROM actor WHERE id = :a", a=actor_id) != Relationship.identified:
        return False
    return write.update("actor", actor_id, {"relationship": Relationship.contacted.value})


def follow_up(write: Writer, place_id: str, outreach_id: str, line: str = "") -> str:
    """Mark that somebody was come back to, today; ``line`` says what came of it and is logged with the same actor.

    Marked already, it is open again. The id of the new line, or "". Raises Problem when it is not there any more.
    """
    old = cast(OutreachDraft, records.load(write, "outreach", outreach_id))
    write.place_id = place_id
    if old.followed_up and not line:
        write.update("outreach", outreach_id, {"followed_up": None})
        write.label = f"Not followed up yet: {gist(old.what)}"
        return ""
    made = log(write, place_id, line, actor=old.actor) if clean_line(line) else ""
    write.update("outreach", outreach_id, {"followed_up": write.today.isoformat()})
    logged = f"; {write.label[:1].lower()}{write.label[1:]}" if made else ""
    write.label = f"Followed up: {gist(old.what)}{logged}"
    return made


def tick(write: Writer, place_id: str, ids: Sequence[str]) -> int:
    """Mark actions done today; where all of them are done already, mark them still to do. How many were changed."""
    rows = [write.one("SELECT id, what, done_on FROM action WHERE id = :i", i=one) for one in ids]
    there = [row for row in rows if row is not None]
    if not there:
        raise Problem("That action is not there any more.", hint="It may have been removed; u undoes.", exit_code=NO)
    undone = all(row["done_on"] for row in there)
    value = None if undone else write.today.isoformat()
    changed = [row for row in there if bool(row["done_on"]) is undone]
    for row in changed:
        write.update("action", row["id"], {"done_on": value})
    write.place_id = place_id
    what = gist(changed[0]["what"]) if len(changed) == 1 else plural(len(changed), "action")
    write.label = f"{'Still to do' if undone else 'Done'}: {what}"
    return len(changed)
