"""“What we heard”: the note that goes back to those who spoke, and keeping that it was sent."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.engagement.small_counts import FEWEST, people_words
from convene.core.manifesto.personal_data import looks_like_a_name
from convene.core.nouns.measurement import ReplyDraft
from convene.core.nouns.people import PersonDraft
from convene.core.people import named_in
from convene.core.vocabulary import ActorType, Attribution, ContributionKind, Influence, ReplyKind
from convene.errors import NO, Problem
from convene.files import heard_page
from convene.files.documents.blocks import Paper
from convene.files.documents.to_markdown import markdown
from convene.files.heard_page import Group, Heard, Said
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.services.thread.loose_kinds import ANSWERED
from convene.store.dialect import among
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, day, plural

_MOST = 12
"""Needs and visions that are told one by one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a note is about: one workshop, or the days from ``since`` to ``until``, or everything."""

    workshop: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A scope as it is offered: what to call it, how much was said, and of that not yet answered."""

    scope: Scope
    title: str
    said: int
    untold: int


@dataclass(frozen=True, slots=True)
class HeardPage:
    """The note, and the handles of what it answers."""

    heard: Heard
    contributions: tuple[str, ...]
    workshop: str = ""

    @property
    def paper(self) -> Paper:
        return heard_page.paper(self.heard)

    @property
    def markdown(self) -> str:
        """To read on a screen."""
        return markdown(self.paper)


def page(read: Reader, place_id: str, scope: Scope, today: date) -> HeardPage:
    """The note as it stands. Raises Problem when its workshop is not there."""
    altered_values.refuse(read, place_id)
    place = read.one("SELECT * FROM place WHERE id = :p", p=place_id)
    workshop = read.one("SELECT * FROM workshop WHERE id = :w", w=scope.workshop) if scope.workshop else None
    if place is None or (scope.workshop and workshop is None):
        raise Problem("That workshop is not there any more.", hint="convene list workshop shows them.", exit_code=NO)
    said = said_in(read, place_id, scope)
    people, outside, untold, rooms = people_in(read, place_id, scope)
    named = names(read, place_id)
    quotable = [row for row in said if not points_to(row["text"], named)]
    heard = Heard(
        place=place["name"],
        occasion=_occasion(scope, workshop, today),
        today=today,
        groups=_groups(quotable, people, rooms),
        people=people,
        untold=untold,
        outside=outside,
        left_out=len(said) - len(quotable),
        influence=Influence(workshop["influence"]).help if workshop and workshop["influence"] else "",
        needs=_became(read, "need", said),
        visions=_became(read, "vision", said),
        coming=_coming(read, place_id, today),
        convener=place["convener_contact_role"] or place["convener_name"],
        contact=place["convener_contact"],
    )
    return HeardPage(heard, tuple(row["slug"] for row in said), workshop["slug"] if workshop else "")


def people(read: Reader, place_id: str) -> str:
    """Who was heard so far, in words that tell nobody apart; "" while nobody was counted."""
    found, _, untold, _ = people_in(read, place_id, Scope())
    return people_words(found, untold)


def choices(read: Reader, place_id: str, today: date) -> tuple[Choice, ...]:
    """Every workshop where something was written down, the latest first, then everything."""
    given = {"p": place_id, "today": today.isoformat()}
    counted = f"count(*) AS said, count(*) FILTER (WHERE c.id NOT IN {ANSWERED}) AS untold FROM contribution c"
    rows = read.rows(
        f"SELECT w.id, w.title, {counted} JOIN workshop w ON w.id = c.workshop_id WHERE c.place_id = :p "
        "GROUP BY w.id ORDER BY w.date DESC, w.id DESC",
        **given,
    )
    every = read.rows(f"SELECT {counted} WHERE c.place_id = :p", **given)[0]
    found = [Choice(Scope(row["id"]), clip(row["title"], 60), row["said"], row["untold"]) for row in rows]
    return (*found, Choice(Scope(), "Everything", every["said"], every["untold"]))


def first(offered: Sequence[Choice]) -> int:
    """Which of the choices a note is most likely wanted about: the latest workshop with a voice that has had no
    answer, else everything."""
    return next((at for at, one in enumerate(offered) if one.untold and one.scope.workshop), len(offered) - 1)


def record(
    write: Writer, place_id: str, scope: Scope, *, told: str, sent_on: date | None = None, channel: str = ""
) -> str:
    """Keep that the note was sent, with what it answers; the id of the reply. Raises Problem where nothing was said."""
    made = page(write, place_id, scope, write.today)
    if not made.contributions:
        raise Problem(
            "Nothing was written down there, so there is nothing to answer.",
            hint="Capture what people said first (c), or choose another workshop.",
            exit_code=NO,
        )
    draft = ReplyDraft(
        kind=ReplyKind.what_we_heard,
        text=made.heard.gist,
        told=told,
        sent_on=sent_on or write.today,
        channel=channel,
        workshop=made.workshop,
        contributions=made.contributions,
    )
    reply = records.add(write, place_id, "reply", draft)
    write.label = (
        f"Sent what we heard to {told or 'people'}: {plural(len(made.contributions), 'contribution')} answered"
    )
    return reply


def _within(scope: Scope, when: str) -> tuple[str, dict[str, str]]:
    """SQL that keeps the days of a scope, ``when`` being the column with the day."""
    parts, values = [], {}
    if scope.since:
        parts.append(f"{when} >= :since")
        values["since"] = scope.since.isoformat()
    if scope.until:
        parts.append(f"{when} <= :until")
        values["until"] = scope.until.isoformat()
    return "".join(f" AND {part}" for part in parts), values


def said_in(read: Reader, place_id: str, scope: Scope) -> list[Row]:
    only, values = _within(scope, "coalesce(c.said_on, w.date)")
    if scope.workshop:
        only, values = " AND c.workshop_id = :w", {"w": scope.workshop}
    return read.rows(
        "SELECT c.id, c.slug, c.text, c.kind, c.actor_type, c.attribution, coalesce(k.name, '') AS cluster, "
        "c.workshop_id, c.language "
        "FROM contribution c LEFT JOIN workshop w ON w.id = c.workshop_id LEFT JOIN cluster k ON k.id = c.cluster_id "
        f"WHERE c.place_id = :p{only} ORDER BY c.id",
        p=place_id,
        **values,
    )


Counts = dict[ActorType, int]


def people_in(read: Reader, place_id: str, scope: Scope) -> tuple[Counts, int, int, dict[str, Counts]]:
    """People heard by type, how many of all outside workshops, how many of no type, and who was in each workshop."""
    only, values = _within(scope, "w.date")
    if scope.workshop:
        only, values = " AND w.id = :w", {"w": scope.workshop}
    rooms: dict[str, Counts] = defaultdict(Counter)
    people: Counts = Counter()
    for row in read.rows(
        "SELECT w.id, a.actor_type, a.people FROM workshop w JOIN workshop_attendance a ON a.owner_id = w.id "
        f"WHERE w.place_id = :p AND w.status IN ('held', 'running'){only}",
        p=place_id,
        **values,
    ):
        if row["actor_type"]:
            rooms[row["id"]][ActorType(row["actor_type"])] += row["people"]
            people[ActorType(row["actor_type"])] += row["people"]
    if scope.workshop:
        return people, 0, 0, rooms
    only, values = _within(scope, "o.date")
    outside = untold = 0
    for row in read.rows(
        "SELECT coalesce(o.actor_type, a.primary_type) AS kind, sum(o.people) AS people FROM outreach o "
        f"LEFT JOIN actor a ON a.id = o.actor_id WHERE o.place_id = :p AND o.people > 0{only} GROUP BY 1",
        p=place_id,
        **values,
    ):
        outside += row["people"]
        if row["kind"]:
            people[ActorType(row["kind"])] += row["people"]
        else:
            untold += row["people"]
    return people, outside, untold, rooms


def _groups(said: Iterable[Row], people: Counts, rooms: dict[str, Counts]) -> tuple[Group, ...]:
    """Like contributions together, the largest group first; those in no group last."""
    names: dict[str, str] = {}
    found: dict[str, list[Said]] = defaultdict(list)
    types: dict[str, Counts] = defaultdict(Counter)
    for row in said:
        key = " ".join(row["cluster"].casefold().split())
        names.setdefault(key, row["cluster"])
        kind = may_tell(row, people, rooms)
        about = ContributionKind(row["kind"]) if row["kind"] else None
        found[key].append(Said(row["text"], about, kind.voice if kind else "", str(row["language"] or "")))
        if kind:
            types[key][kind] += 1
    order = sorted(found, key=lambda key: (not key, -len(found[key])))
    return tuple(Group(names[key], tuple(found[key]), dict(types[key])) for key in order)


def may_tell(row: Row, people: Counts, rooms: dict[str, Counts]) -> ActorType | None:
    """The type of who spoke, unless they asked otherwise or there were too few of them to hide among."""
    if not row["actor_type"] or row["attribution"] == Attribution.anonymous:
        return None
    kind = ActorType(row["actor_type"])
    crowd = rooms.get(row["workshop_id"], {}) if row["workshop_id"] else people
    return kind if crowd.get(kind, 0) >= FEWEST else None


def names(read: Reader, place_id: str) -> Callable[[str], bool]:
    """Whether a text holds the name, email or telephone of a contact that is kept."""
    if not read.value("SELECT 1 FROM person WHERE place_id = :p LIMIT 1", p=place_id):
        return lambda text: False
    kept = [cast(PersonDraft, draft) for _, draft in records.load_all(read, place_id, "person")]
    words = sorted({one.casefold() for person in kept for one in named_in(person)}, key=len, reverse=True)
    if not words:
        return lambda text: False
    looks = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    return lambda text: looks.search(text.casefold()) is not None


def points_to(text: str, names: Callable[[str], bool]) -> bool:
    # The words before it keep a short saying in capitals, such as a street's name, from being read as a person's.
    return names(text) or looks_like_a_name(f"they said {text}")


_BECAME = {
    "need": (
        "SELECT DISTINCT n.id, n.statement FROM need n JOIN need_contributions l ON l.owner_id = n.id "
        "WHERE l.target_id IN {ids} ORDER BY n.id LIMIT :most"
    ),
    "vision": (
        "SELECT DISTINCT v.id, v.statement FROM vision v LEFT JOIN vision_contributions l ON l.owner_id = v.id "
        "LEFT JOIN vision_needs vn ON vn.owner_id = v.id LEFT JOIN need_contributions nc ON nc.owner_id = vn.target_id "
        "WHERE coalesce(v.status, '') <> 'retired' AND (l.target_id IN {ids} OR nc.target_id IN {ids}) "
        "ORDER BY v.id LIMIT :most"
    ),
}


def _became(read: Reader, noun: str, said: Iterable[Row]) -> tuple[str, ...]:
    """The needs or visions that rest on what was said."""
    ids, values = among(row["id"] for row in said)
    sql = _BECAME[noun].format(ids=ids)
    return tuple(row["statement"] for row in read.rows(sql, most=_MOST, **values))


def _coming(read: Reader, place_id: str, today: date) -> tuple[tuple[str, str], ...]:
    rows = read.rows(
        "SELECT date, title, venue, starts FROM workshop WHERE place_id = :p AND status = 'planned' AND date >= :t "
        "ORDER BY date, id LIMIT 3",
        p=place_id,
        t=today.isoformat(),
    )
    return tuple(
        (
            day(date.fromisoformat(row["date"]), today),
            ", ".join(filter(None, (row["title"], row["venue"], (row["starts"] or "")[:5]))),
        )
        for row in rows
    )


def _occasion(scope: Scope, workshop: Row | None, today: date) -> str:
    if workshop is not None:
        when = f", {day(date.fromisoformat(workshop['date']))}" if workshop["date"] else ""
        where = f", {workshop['venue']}" if workshop["venue"] else ""
        return f"at {clip(workshop['title'], 80)}{when}{where}"
    if scope.since and scope.until:
        return f"from {day(scope.since)} to {day(scope.until)}"
    if scope.since:
        return f"from {day(scope.since)} to {day(today)}"
    return f"all that was said until {day(scope.until or today)}"
