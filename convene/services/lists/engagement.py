"""Lists of engagement: actors, what was said, needs."""

from __future__ import annotations

import sqlite3
from datetime import date

from convene.core.views import Item, Tone
from convene.core.vocabulary import ActorType, ContributionKind, Relationship
from convene.services.lists.actor_keys import LAST_HEARD, LAST_SPOKEN
from convene.services.lists.shape import LONG, TYPES, NounList, to_day
from convene.text import clip, count, distance, plural

_TONES: tuple[Tone, ...] = ("quiet", "quiet", "plain", "plain", "done", "quiet")
_RELATIONS = {one.value: (one.label.lower(), tone) for one, tone in zip(Relationship, _TONES, strict=True)}
_NO_RELATION: tuple[str, Tone] = ("", "plain")


def _actor(row: sqlite3.Row, today: date) -> Item:
    state, tone = _RELATIONS.get(row["relationship"], _NO_RELATION)
    said = (_type(row, today), _where(row, today), _last(row, today))
    return Item(row["id"], row["name"], " · ".join(part for part in said if part), state=state, tone=tone)


def _type(row: sqlite3.Row, today: date) -> str:
    return TYPES.get(row["primary_type"], row["primary_type"] or "")


def _where(row: sqlite3.Row, today: date) -> str:
    return str(row["ward"] or row["base"])


def _last(row: sqlite3.Row, today: date) -> str:
    said = _last_day(row, today)
    if said != "never":
        return f"heard from {said}"
    # Whoever takes part was met somewhere; the log only does not say where.
    return "no contact logged" if row["relationship"] not in (None, "identified") else "never in touch"


def _last_day(row: sqlite3.Row, today: date) -> str:
    """When somebody was in touch: what the outreach log says, or what they said of a commitment."""
    last = to_day(max(row["spoken"] or "", row["heard"] or ""))
    return distance(last, today) if last else "never"


def _actor_text(row: sqlite3.Row) -> str:
    kind = TYPES.get(row["primary_type"], "")
    state = _RELATIONS.get(row["relationship"], _NO_RELATION)[0]
    return f"{row['name']}\n{kind}\n{row['ward']}\n{row['base']}\n{state}"


def _contribution(row: sqlite3.Row, today: date) -> Item:
    who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
    where = f" · {row['workshop']}" if row["workshop"] else ""
    table = f" · table {row['table']}" if row["table"] else ""
    kind = ContributionKind(row["kind"]).label.lower() if row["kind"] else ""
    loose = row["used"] == 0
    return Item(
        row["id"],
        clip(row["text"], LONG),
        f"{who}{where}{table}",
        figure=kind,
        state="loose" if loose else "taken up",
        tone="look" if loose else "quiet",
        aside=clip(row["cluster"], 24),
    )


def _need(row: sqlite3.Row, today: date) -> Item:
    voices, data = row["voices"], row["figures"]
    both = voices and data
    state = "evidenced" if both else "no data yet" if voices else "no voice yet" if data else "no evidence yet"
    return Item(
        row["id"],
        clip(row["statement"], LONG),
        row["who"] or "whom it touches is not said",
        figure=f"{plural(voices, 'voice')}, {count(data)} data",
        state=state,
        tone="done" if both else "look",
    )


LISTS: dict[str, NounList] = {
    "actor": NounList(
        "SELECT o.id, o.slug, o.name, o.primary_type, o.ward, o.base, o.relationship, "
        f"{LAST_SPOKEN} AS spoken, {LAST_HEARD} AS heard "
        "FROM actor o WHERE o.place_id = :p ORDER BY lower(o.name)",
        _actor,
        "Every organisation and group of the place belongs here, whoever they are. i brings in a list, n adds one.",
        text=_actor_text,
        lean="SELECT id, name, primary_type, ward, base, relationship FROM actor WHERE place_id = :p "
        "ORDER BY lower(name)",
        tables=("actor",),
        # Equal names stand in the order of the index, which is that of their rows.
        before="SELECT count(*) FROM actor a, actor b WHERE b.id = :id AND a.place_id = :p "
        "AND (lower(a.name) < lower(b.name) OR (lower(a.name) = lower(b.name) AND a.rowid < b.rowid))",
        cells=(
            ("name", lambda row, today: row["name"]),
            ("type", _type),
            ("ward or base", _where),
            ("relationship", lambda row, today: _RELATIONS.get(row["relationship"], _NO_RELATION)[0]),
            ("last contact", _last_day),
        ),
    ),
    "contribution": NounList(
        'SELECT c.id, c.text, c.kind, c.actor_type, c."table", c.cluster, w.title AS workshop, '
        "EXISTS (SELECT 1 FROM vision_contributions v WHERE v.target_id = c.id) "
        "OR EXISTS (SELECT 1 FROM need_contributions n WHERE n.target_id = c.id) AS used "
        "FROM contribution c LEFT JOIN workshop w ON w.id = c.workshop_id WHERE c.place_id = :p ORDER BY c.id DESC",
        _contribution,
        "What people say belongs here, in their own words. c captures a line from anywhere.",
    ),
    "need": NounList(
        "SELECT n.id, n.statement, n.who, "
        "(SELECT count(*) FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'voice') AS voices, "
        "(SELECT count(*) FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'data') AS figures "
        "FROM need n WHERE n.place_id = :p ORDER BY n.id",
        _need,
        "A need joins what people said with a figure that bears on it. n writes the first.",
    ),
}
