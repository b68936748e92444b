"""Each noun's list, two lines an item: what it is, then who and how far. One query each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from convene.core.views import Item, Listing, Tone
from convene.core.vocabulary import (
    ActorType,
    CommitmentStatus,
    ContributionKind,
    Lever,
    Relationship,
    ReplyKind,
    Stage,
    VisionStatus,
    WorkshopKind,
    WorkshopStatus,
)
from convene.store.reader import Reader
from convene.text import clip, count, day, distance, month, plural, quantity

_LONG = 400


def listing(read: Reader, place_id: str, noun: str, today: date, words: str = "") -> Listing:
    """A noun's records in their natural order. ``words`` keeps only items in which every word occurs."""
    sql, show, empty = _LISTS[noun]
    items = tuple(show(row, today) for row in read.rows(sql, p=place_id))
    kept = narrowed(items, words)
    return Listing(noun, kept, len(items), empty)


def narrowed(items: tuple[Item, ...], words: str) -> tuple[Item, ...]:
    """The items in whose text every word of ``words`` occurs, whatever the case."""
    wanted = words.casefold().split()
    if not wanted:
        return items
    return tuple(item for item in items if all(word in _text(item) for word in wanted))


def _text(item: Item) -> str:
    return f"{item.title}\n{item.sub}\n{item.state}\n{item.figure}\n{item.aside}".casefold()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _actor(row: sqlite3.Row, today: date) -> Item:
    kind = _TYPES.get(row["primary_type"], row["primary_type"] or "")
    base = row["base"]
    state, tone = _RELATIONS.get(row["relationship"], ("", "plain"))
    return Item(row["id"], row["name"], f"{kind} · {base}" if base else kind, state=state, tone=tone)


_TYPES = {one.value: one.label for one in ActorType}
_RELATIONS: dict[str, tuple[str, Tone]] = {
    one.value: (one.label.lower(), tone)
    for one, tone in zip(Relationship, ("quiet", "quiet", "plain", "plain", "done", "quiet"), strict=True)
}  # type: ignore[assignment]


def _contribution(row: sqlite3.Row, today: date) -> Item:
    who = _TYPES.get(row["actor_type"], "somebody")
    where = f" · {row['workshop']}" if row["workshop"] else ""
    table = f" · table {row['table']}" if row["table"] else ""
    kind = ContributionKind(row["kind"]).label.lower() if row["kind"] else ""
    loose = row["used"] == 0
    return Item(
        row["id"],
        clip(row["text"], _LONG),
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
        clip(row["statement"], _LONG),
        row["who"] or "whom it touches is not said",
        figure=f"{plural(voices, 'voice')}, {count(data)} data",
        state=state,
        tone="done" if both else "look",
    )


def _workshop(row: sqlite3.Row, today: date) -> Item:
    when = _day(row["date"])
    status = WorkshopStatus(row["status"]) if row["status"] else WorkshopStatus.planned
    starts = f" {row['starts'][:5]}" if row["starts"] else ""
    people = row["people"] or 0
    late = when and when < today and status is WorkshopStatus.planned
    return Item(
        row["id"],
        row["title"],
        " · ".join(
            part
            for part in (
                (day(when, today) + starts) if when else "no date yet",
                row["venue"],
                WorkshopKind(row["kind"]).label if row["kind"] else "",
            )
            if part
        ),
        figure=f"{count(people)} came" if people else "",
        state="date passed" if late else status.label.lower(),
        tone="look" if late else {"running": "look", "held": "done"}.get(status.value, "plain"),  # type: ignore[arg-type]
        aside=distance(when, today) if when and status is WorkshopStatus.planned else "",
    )


def _vision(row: sqlite3.Row, today: date) -> Item:
    status = VisionStatus(row["status"]) if row["status"] else VisionStatus.draft
    said = plural(row["voices"], "voice") if row["voices"] else "nobody on record said it"
    horizon = f" · by {row['horizon']}" if row["horizon"] else ""
    wordings = f" · {plural(row['wordings'], 'earlier wording')}" if row["wordings"] else ""
    votes = f"{row['votes_for']} for" if row["votes_for"] is not None else ""
    tone: Tone = "done" if status is VisionStatus.agreed else "quiet" if status is VisionStatus.retired else "look"
    return Item(
        row["id"],
        clip(row["statement"], _LONG),
        f"{said}{horizon}{wordings}",
        figure=votes,
        state=status.label.lower(),
        tone=tone,
    )


def _priority(row: sqlite3.Row, today: date) -> Item:
    kept = row["promises"]
    return Item(
        row["id"],
        f"{row['rank']}  {row['title']}",
        f"{plural(row['needs'], 'need')} · {plural(row['targets'], 'target')}",
        figure=plural(kept, "commitment"),
        state="shared" if kept else "nobody yet",
        tone="plain" if kept else "look",
    )


def _measure(row: sqlite3.Row, today: date) -> Item:
    value = f"£{count(Decimal(row['proxy_gbp']))} each" if row["proxy_gbp"] else "counted"
    return Item(
        row["id"],
        f"{row['slug']}  {row['title']}",
        f"{row['outcome']} · in {row['unit']}s" if row["unit"] not in ("GBP", "percent") else row["outcome"],
        figure=value,
        state="adopted" if row["adopted"] else "",
        tone="done" if row["adopted"] else "quiet",
    )


def _adoption(row: sqlite3.Row, today: date) -> Item:
    base = quantity(Decimal(row["baseline"]), row["unit"] or "") if row["baseline"] is not None else ""
    reason = row["no_baseline_reason"]
    return Item(
        row["id"],
        f"{row['measure'] or '?'}  {row['title'] or ''}",
        f"baseline {base}" if base else f"no baseline: {reason}" if reason else "no baseline and no reason yet",
        state="ready" if base or reason else "baseline?",
        tone="done" if base or reason else "look",
        aside=row["adopted_on"] or "",
    )


def _ask(row: sqlite3.Row, today: date) -> Item:
    state, tone = {1: ("accepted", "done"), 0: ("declined", "late")}.get(row["accepted"], ("not answered", "look"))
    return Item(
        row["id"],
        clip(row["wording"], _LONG),
        f"{row['asker'] or '?'} asks {row['asked'] or '?'}",
        state=state,
        tone=tone,  # type: ignore[arg-type]
    )


def _signature(row: sqlite3.Row, today: date) -> Item:
    gone, signed = row["withdrawn_on"], row["signed_on"]
    whole = row["signed_by"] and row["authority"] and signed
    state: tuple[str, Tone] = (
        ("withdrawn", "quiet") if gone else ("signed", "done") if whole else ("incomplete", "look")
    )
    return Item(
        row["id"],
        row["actor"] or "?",
        " · ".join(part for part in (row["signed_by"], row["authority"]) if part) or "role and authority not given",
        figure=plural(row["promises"], "commitment"),
        state=state[0],
        tone=state[1],
        aside=day(date.fromisoformat(signed), today) if signed else "",
    )


def _dissent(row: sqlite3.Row, today: date) -> Item:
    answered = bool(row["answer"])
    return Item(
        row["id"],
        clip(row["text"], _LONG),
        f"{row['raised_by']} · about {row['about']}",
        state="answered" if answered else "no answer yet",
        tone="plain" if answered else "look",
    )


def _commitment(row: sqlite3.Row, today: date) -> Item:
    due = _day(row["due"])
    status = CommitmentStatus(row["status"]) if row["status"] else CommitmentStatus.offered
    wanted = Decimal(row["quantity"]) if row["quantity"] is not None else None
    seen = sum((Decimal(one) for one in json.loads(row["seen"]) if one is not None), Decimal(0))
    measured = row["seen"] != "[]"
    figure = (
        f"{_short(seen, row['unit'])} of {_short(wanted, row['unit'])}" if wanted is not None else "no quantity yet"
    )
    if not measured and wanted is not None:
        figure = f"– of {_short(wanted, row['unit'])}"
    part = float(min(seen / wanted, Decimal(1))) if wanted else None
    state, tone = _standing(status, due, today)
    lever = Lever(row["lever"]).label if row["lever"] else "no lever yet"
    return Item(
        row["id"],
        row["title"],
        f"{row['actor'] or '?'} · {lever}",
        figure=figure,
        state=state,
        tone=tone,
        part=part,
        aside=f"due {month(due)}" if due else "no date",
    )


def _short(value: Decimal, unit: str) -> str:
    return quantity(value, unit) if unit in ("GBP", "percent") else count(value)


def _standing(status: CommitmentStatus, due: date | None, today: date) -> tuple[str, Tone]:
    overdue = (
        due is not None
        and due < today
        and status in (CommitmentStatus.live, CommitmentStatus.at_risk, CommitmentStatus.late)
    )
    if overdue and due:
        return f"late {distance(due, today).removesuffix(' ago')}", "late"
    shown: dict[CommitmentStatus, tuple[str, Tone]] = {
        CommitmentStatus.offered: ("offered", "quiet"),
        CommitmentStatus.live: ("on track", "plain"),
        CommitmentStatus.at_risk: ("at risk", "look"),
        CommitmentStatus.late: ("late", "late"),
        CommitmentStatus.done: ("done", "done"),
        CommitmentStatus.changed: ("changed", "plain"),
        CommitmentStatus.withdrawn: ("withdrawn", "quiet"),
    }
    return shown[status]


def _amendment(row: sqlite3.Row, today: date) -> Item:
    when = _day(row["changed_on"])
    return Item(
        row["id"],
        clip(row["what"], _LONG),
        f"{row['commitment'] or 'the manifesto'} · {row['changed_by']}",
        state="reason given" if row["why"] else "no reason yet",
        tone="plain" if row["why"] else "look",
        aside=day(when, today) if when else "",
    )


def _observation(row: sqlite3.Row, today: date) -> Item:
    end = _day(row["period_end"])
    checked, proofs = row["checked"], row["proofs"]
    state = f"{count(checked)} of {count(proofs)} checked" if proofs else "no evidence"
    return Item(
        row["id"],
        f"{quantity(Decimal(row['quantity']), row['unit'] or '')}  {clip(row['title'] or '', 120)}",
        clip(row["note"], 200) or row["actor"] or "",
        state=state,
        tone="done" if proofs and checked == proofs else "plain" if checked else "look",
        aside=f"to {month(end)}" if end else "",
    )


def _reply(row: sqlite3.Row, today: date) -> Item:
    sent = _day(row["sent_on"])
    return Item(
        row["id"],
        clip(row["text"], _LONG),
        " · ".join(part for part in (row["told"], row["channel"]) if part) or "to whom is not said",
        figure=ReplyKind(row["kind"]).label.lower() if row["kind"] else "",
        state="sent" if sent else "not sent",
        tone="done" if sent else "look",
        aside=day(sent, today) if sent else "",
    )


def _override(row: sqlite3.Row, today: date) -> Item:
    return Item(
        row["id"],
        row["check"],
        clip(row["reason"], _LONG),
        state="going on",
        tone="look",
        aside=row["decided_on"] or "",
    )


def _theme(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], f"{row['slug']}  {row['title']}", clip(row["summary"], _LONG))


def _outcome(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], f"{row['slug']}  {row['title']}", row["theme"] or "")


def _framework(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["title"], f"version {row['version']} · {row['licence'] or 'no licence given'}")


def _manifesto(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["title"], row["issued"] or "not issued yet", state=row["status"] or "")


def _publication(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["published_on"], row["sha256"], state=row["status"])


def _place(row: sqlite3.Row, today: date) -> Item:
    stage = Stage(row["stage"]).label if row["stage"] else ""
    return Item(row["id"], row["name"], f"{row['slug']} · cycle {row['cycle']}", state=stage)


_Show = Callable[[sqlite3.Row, date], Item]


def _plain(noun: str, order: str = "id") -> str:
    return f'SELECT * FROM "{noun}" WHERE place_id = :p ORDER BY {order}'


_LISTS: dict[str, tuple[str, _Show, str]] = {
    "place": ("SELECT * FROM place WHERE id = :p", _place, "No place yet."),
    "actor": (
        "SELECT id, name, primary_type, base, relationship FROM actor WHERE place_id = :p ORDER BY lower(name)",
        _actor,
        "Every organisation and group of the place belongs here, whoever they are. n adds the first.",
    ),
    "contribution": (
        'SELECT c.id, c.text, c.kind, c.actor_type, c."table", c.cluster, w.title AS workshop, '
        "EXISTS (SELECT 1 FROM vision_contributions v WHERE v.target_id = c.id) "
        "OR EXISTS (SELECT 1 FROM need_contributions n WHERE n.target_id = c.id) AS used "
        "FROM contribution c LEFT JOIN workshop w ON w.id = c.workshop_id WHERE c.place_id = :p ORDER BY c.id DESC",
        _contribution,
        "What people say belongs here, in their own words. c captures a line from anywhere.",
    ),
    "need": (
        "SELECT n.id, n.statement, n.who, "
        "(SELECT count(*) FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'voice') AS voices, "
        "(SELECT count(*) FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'data') AS figures "
        "FROM need n WHERE n.place_id = :p ORDER BY n.id",
        _need,
        "A need joins what people said with a figure that bears on it. n writes the first.",
    ),
    "workshop": (
        "SELECT w.id, w.title, w.date, w.starts, w.venue, w.kind, w.status, "
        "(SELECT sum(people) FROM workshop_attendance a WHERE a.owner_id = w.id) AS people "
        "FROM workshop w WHERE w.place_id = :p "
        "ORDER BY w.status IN ('held', 'cancelled'), CASE WHEN w.status IN ('held', 'cancelled') THEN NULL ELSE w.date END, "
        "w.date DESC, w.id",
        _workshop,
        "Workshops, meetings and reviews belong here. n plans the first.",
    ),
    "vision": (
        "SELECT v.*, (SELECT count(*) FROM vision_contributions c WHERE c.owner_id = v.id) AS voices, "
        "(SELECT count(*) FROM vision_wordings w WHERE w.owner_id = v.id) AS wordings "
        "FROM vision v WHERE v.place_id = :p ORDER BY v.status = 'retired', v.id",
        _vision,
        "A vision grows from what people said. n drafts the first.",
    ),
    "priority": (
        "SELECT p.id, p.rank, p.title, (SELECT count(*) FROM priority_needs n WHERE n.owner_id = p.id) AS needs, "
        "(SELECT count(*) FROM priority_targets t WHERE t.owner_id = p.id) AS targets, "
        "(SELECT count(*) FROM commitment_priorities c WHERE c.target_id = p.id) AS promises "
        "FROM priority p WHERE p.place_id = :p ORDER BY p.rank, p.id",
        _priority,
        "Three to eight priorities, each rooted in a need. n adds the first.",
    ),
    "measure": (
        "SELECT m.id, m.slug, m.title, m.unit, m.proxy_gbp, o.title AS outcome, "
        "EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = m.id) AS adopted "
        "FROM measure m LEFT JOIN outcome o ON o.id = m.outcome_id WHERE m.place_id = :p ORDER BY adopted DESC, m.slug",
        _measure,
        "The framework's measures belong here. convene import brings a framework file in.",
    ),
    "adoption": (
        "SELECT a.*, m.slug AS measure, m.title, m.unit FROM adoption a LEFT JOIN measure m ON m.id = a.measure_id "
        "WHERE a.place_id = :p ORDER BY m.slug",
        _adoption,
        "The measures this place has chosen. n adopts the first.",
    ),
    "ask": (
        "SELECT k.id, k.wording, k.accepted, f.name AS asker, t.name AS asked FROM ask k "
        "LEFT JOIN actor f ON f.id = k.asked_by_id LEFT JOIN actor t ON t.id = k.asked_of_id WHERE k.place_id = :p ORDER BY k.id",
        _ask,
        "What one signatory needs of another to keep its word. n adds the first.",
    ),
    "signature": (
        "SELECT s.*, a.name AS actor, (SELECT count(*) FROM commitment c WHERE c.actor_id = s.actor_id) AS promises "
        "FROM signature s LEFT JOIN actor a ON a.id = s.actor_id WHERE s.place_id = :p ORDER BY lower(a.name)",
        _signature,
        "Who signs, by role, and what entitles them to. n adds the first.",
    ),
    "dissent": (_plain("dissent"), _dissent, "Disagreement is shown, not hidden. n records the first."),
    "commitment": (
        "SELECT c.*, a.name AS actor, "
        "(SELECT json_group_array(o.quantity) FROM observation o WHERE o.commitment_id = c.id) AS seen "
        "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id WHERE c.place_id = :p "
        "ORDER BY c.status IN ('done', 'withdrawn'), c.due IS NULL, c.due, c.id",
        _commitment,
        "What actors promise of their own will, through a lever they hold. n adds the first.",
    ),
    "amendment": (
        "SELECT m.*, c.title AS commitment FROM amendment m LEFT JOIN commitment c ON c.id = m.commitment_id "
        "WHERE m.place_id = :p ORDER BY m.changed_on DESC, m.id DESC",
        _amendment,
        "Changes to signed commitments appear here by themselves, with their reasons.",
    ),
    "observation": (
        "SELECT o.*, c.title, c.unit, a.name AS actor, "
        "(SELECT count(*) FROM observation_evidence e WHERE e.owner_id = o.id) AS proofs, "
        "(SELECT count(*) FROM observation_evidence e WHERE e.owner_id = o.id AND e.checked_by <> '') AS checked "
        "FROM observation o LEFT JOIN commitment c ON c.id = o.commitment_id LEFT JOIN actor a ON a.id = c.actor_id "
        "WHERE o.place_id = :p ORDER BY o.period_end DESC, o.id DESC",
        _observation,
        "What was counted for a commitment, with what shows it. n adds the first.",
    ),
    "reply": (
        "SELECT * FROM reply WHERE place_id = :p ORDER BY sent_on IS NOT NULL, sent_on DESC, id DESC",
        _reply,
        "What people were told, and when. Nobody's words should end in silence. n adds the first.",
    ),
    "override": (_plain("override", '"check"'), _override, "No check has been passed over with a reason."),
    "theme": (_plain("theme", "slug"), _theme, "No theme."),
    "outcome": (
        "SELECT o.*, t.title AS theme FROM outcome o LEFT JOIN theme t ON t.id = o.theme_id WHERE o.place_id = :p ORDER BY o.slug",
        _outcome,
        "No outcome.",
    ),
    "framework": (_plain("framework"), _framework, "No framework."),
    "manifesto": (_plain("manifesto"), _manifesto, "No manifesto yet. n writes its terms."),
    "publication": (_plain("publication", "published_on DESC"), _publication, "Not exported yet."),
}
