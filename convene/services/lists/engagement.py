"""Lists of engagement: actors, what was said, needs."""

from __future__ import annotations

from datetime import date

from convene.core.views import Item, Tone
from convene.core.vocabulary import ActorType, ContributionKind, Relationship
from convene.core.workshops.capture import on_table
from convene.services.engagement import needs, voices
from convene.services.engagement.last_contact import DAYS
from convene.services.lists.noun_list import LONG, TYPES, NounList, counted, some, to_day
from convene.store.dialect import in_turn
from convene.store.reader import Row
from convene.store.select import Column, Select
from convene.text import clip, count, distance, plural

_TONES: tuple[Tone, ...] = ("quiet", "quiet", "plain", "plain", "done", "quiet")
_RELATIONS = {one.value: (one.label.lower(), tone) for one, tone in zip(Relationship, _TONES, strict=True)}
_NO_RELATION: tuple[str, Tone] = ("", "plain")


def _actor(row: Row, today: date) -> Item:
    state, tone = _RELATIONS.get(row["relationship"], _NO_RELATION)
    said = (_type(row, today), _where(row, today), _last(row, today))
    return Item(row["id"], row["name"], " · ".join(part for part in said if part), state=state, tone=tone)


def _type(row: Row, today: date) -> str:
    return TYPES.get(row["primary_type"], row["primary_type"] or "")


def _where(row: Row, today: date) -> str:
    return str(row["ward"] or row["base"])


def _last(row: Row, today: date) -> str:
    said = _last_day(row, today)
    if said != "never":
        return f"last contact {said}"  # a call that nobody answered is one
    # Whoever takes part was met somewhere; the log only does not say where.
    return "no contact logged" if row["relationship"] not in (None, "identified") else "never in touch"


def _last_day(row: Row, today: date) -> str:
    """When somebody was in touch: by the outreach log, a commitment or a signature."""
    last = to_day(max(row[column] or "" for _, column in DAYS))
    return distance(last, today) if last else "never"


def _actor_text(row: Row) -> str:
    kind = TYPES.get(row["primary_type"], "")
    state = _RELATIONS.get(row["relationship"], _NO_RELATION)[0]
    return f"{row['name']}\n{kind}\n{row['ward']}\n{row['base']}\n{state}"


def _contribution(row: Row, today: date) -> Item:
    who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
    where = f" · {row['workshop']}" if row["workshop"] else ""
    table = f" · {on_table(row['table'])}" if row["table"] else ""
    kind = ContributionKind(row["kind"]).label.lower() if row["kind"] else ""
    loose = row["used"] == 0
    return Item(
        row["id"],
        clip(row["text"], LONG),
        f"{who}{where}{table}",
        figure=kind,
        state="loose" if loose else "taken up",
        tone="look" if loose else "quiet",
        aside=clip(row["cluster"] or "", 24),
    )


def said_in(cluster_id: str) -> NounList:
    """What was said in a cluster, or with "" in none, as it came; each in full, and in how many visions it is."""
    inside = f"c.cluster_id = '{cluster_id.replace(chr(39), chr(39) * 2)}'" if cluster_id else "c.cluster_id IS NULL"
    other = inside.replace("c.", "a.")
    plain = ("c.id", "c.text", "c.kind", "c.actor_type", 'c."table"')
    visions = counted("visions", "vision_contributions v", "v.target_id = c.id")
    where = f"c.place_id = :p AND {inside}"
    return NounList(
        Select((*plain, "w.title AS workshop", visions), "contribution c",
               (("workshop w", "w.id = c.workshop_id"),), where=where, order=("c.id",)),
        _said,
        "Nothing stands in this cluster. v moves what is selected elsewhere into it." if cluster_id
        else "Everything that was said stands in a cluster. c writes down more.",
        text=_said_text,
        lean=Select(plain, "contribution c", where=where, order=("c.id",)),
        before="SELECT count(*) FROM contribution a, contribution b WHERE b.id = :id AND a.place_id = :p "
        f"AND {other} AND a.id < b.id",
    )  # fmt: skip


def _said(row: Row, today: date) -> Item:
    who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
    kind = ContributionKind(row["kind"]).label.lower() if row["kind"] else ""
    where = (who, kind, row["workshop"] or "", on_table(row["table"] or ""))
    visions = plural(row["visions"], "vision") if row["visions"] else ""
    return Item(row["id"], clip(row["text"], LONG), " · ".join(filter(None, where)), aside=visions)


def _said_text(row: Row) -> str:
    who = ActorType(row["actor_type"]).voice if row["actor_type"] else ""
    kind = ContributionKind(row["kind"]).label if row["kind"] else ""
    return f"{row['text']}\n{who}\n{kind}\n{on_table(row['table'] or '')}"


def _need(row: Row, today: date) -> Item:
    said, data = row["voices"], row["figures"]
    both = said and data
    missing = "no source yet" if row["unsourced"] else "no data yet" if said else "no evidence yet"
    state = "evidenced" if both else "no voice yet" if data else missing
    return Item(
        row["id"],
        clip(row["statement"], LONG),
        row["who"] or "whom it touches is not said",
        figure=f"{plural(said, 'voice')}, {count(data + row['unsourced'])} data",
        state=state,
        tone="done" if both else "look",
    )


_BY_NAME = ("lower(o.name)", in_turn("o"))

LISTS: dict[str, NounList] = {
    "actor": NounList(
        Select(
            (
                "o.id",
                "o.slug",
                "o.name",
                "o.primary_type",
                "o.ward",
                "o.base",
                "o.relationship",
                *(
                    Column(column, (Select((f"max(t.{column})",), f"{table} t", where="t.actor_id = o.id"),))
                    for table, column in DAYS
                ),
            ),
            "actor o",
            where="o.place_id = :p",
            order=_BY_NAME,
        ),
        _actor,
        "Every organisation and group of the place belongs here, whoever they are. i brings in a list, n adds one.",
        text=_actor_text,
        lean=Select(
            ("o.id", "o.name", "o.primary_type", "o.ward", "o.base", "o.relationship"),
            "actor o",
            where="o.place_id = :p",
            order=_BY_NAME,
        ),
        before="SELECT count(*) FROM actor a, actor b WHERE b.id = :id AND a.place_id = :p AND (lower(a.name) < "
        f"lower(b.name) OR (lower(a.name) = lower(b.name) AND {in_turn('a')} < {in_turn('b')}))",
        cells=(
            ("name", lambda row, today: row["name"]),
            ("type", _type),
            ("ward or base", _where),
            ("relationship", lambda row, today: _RELATIONS.get(row["relationship"], _NO_RELATION)[0]),
            ("last contact", _last_day),
        ),
    ),
    "contribution": NounList(
        Select(
            (
                "c.id",
                "c.text",
                "c.kind",
                "c.actor_type",
                'c."table"',
                "k.name AS cluster",
                "w.title AS workshop",
                Column(
                    "used",
                    (
                        some("vision_contributions v", "v.target_id = c.id"),
                        some("need_contributions n", "n.target_id = c.id"),
                    ),
                    "EXISTS {} OR EXISTS {}",
                ),
            ),
            "contribution c",
            (("workshop w", "w.id = c.workshop_id"), ("cluster k", "k.id = c.cluster_id")),
            where="c.place_id = :p",
            order=("c.id DESC",),
        ),
        _contribution,
        "What people say belongs here, in their own words. c captures a line from anywhere.",
    ),
    "need": NounList(
        Select(
            (
                "n.id",
                "n.statement",
                "n.who",
                voices.OF_NEED,
                counted("figures", "need_evidence e", f"e.owner_id = n.id AND {needs.DATA}"),
                counted("unsourced", "need_evidence e", f"e.owner_id = n.id AND {needs.UNSOURCED}"),
            ),
            "need n",
            where="n.place_id = :p",
            order=("n.id",),
        ),
        _need,
        "A need joins what people said with a figure that bears on it. n writes the first.",
    ),
}
