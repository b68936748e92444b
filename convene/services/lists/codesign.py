"""Lists of co-design: visions, priorities, measures, asks, signatures, dissent."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal

from convene.core.views import Item, Tone
from convene.core.vocabulary import VisionStatus
from convene.services.lists.shape import LONG, NounList, plain
from convene.text import clip, count, day, plural, quantity


def _vision(row: sqlite3.Row, today: date) -> Item:
    status = VisionStatus(row["status"]) if row["status"] else VisionStatus.draft
    said = plural(row["voices"], "voice") if row["voices"] else "nobody on record said it"
    horizon = f" · by {row['horizon']}" if row["horizon"] else ""
    wordings = f" · {plural(row['wordings'], 'earlier wording')}" if row["wordings"] else ""
    votes = f"{row['votes_for']} for" if row["votes_for"] is not None else ""
    tone: Tone = "done" if status is VisionStatus.agreed else "quiet" if status is VisionStatus.retired else "look"
    return Item(
        row["id"],
        clip(row["statement"], LONG),
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
        clip(row["wording"], LONG),
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
        clip(row["text"], LONG),
        f"{row['raised_by']} · about {row['about']}",
        state="answered" if answered else "no answer yet",
        tone="plain" if answered else "look",
    )


LISTS: dict[str, NounList] = {
    "vision": NounList(
        "SELECT v.*, (SELECT count(*) FROM vision_contributions c WHERE c.owner_id = v.id) AS voices, "
        "(SELECT count(*) FROM vision_wordings w WHERE w.owner_id = v.id) AS wordings "
        "FROM vision v WHERE v.place_id = :p ORDER BY v.status = 'retired', v.id",
        _vision,
        "A vision grows from what people said. n drafts the first.",
    ),
    "priority": NounList(
        "SELECT p.id, p.rank, p.title, (SELECT count(*) FROM priority_needs n WHERE n.owner_id = p.id) AS needs, "
        "(SELECT count(*) FROM priority_targets t WHERE t.owner_id = p.id) AS targets, "
        "(SELECT count(*) FROM commitment_priorities c WHERE c.target_id = p.id) AS promises "
        "FROM priority p WHERE p.place_id = :p ORDER BY p.rank, p.id",
        _priority,
        "Three to eight priorities, each rooted in a need. n adds the first.",
    ),
    "measure": NounList(
        "SELECT m.id, m.slug, m.title, m.unit, m.proxy_gbp, o.title AS outcome, "
        "EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = m.id) AS adopted "
        "FROM measure m LEFT JOIN outcome o ON o.id = m.outcome_id WHERE m.place_id = :p ORDER BY adopted DESC, m.slug",
        _measure,
        "The framework's measures belong here. convene import brings a framework file in.",
    ),
    "adoption": NounList(
        "SELECT a.*, m.slug AS measure, m.title, m.unit FROM adoption a LEFT JOIN measure m ON m.id = a.measure_id "
        "WHERE a.place_id = :p ORDER BY m.slug",
        _adoption,
        "The measures this place has chosen. n adopts the first.",
    ),
    "ask": NounList(
        "SELECT k.id, k.wording, k.accepted, f.name AS asker, t.name AS asked FROM ask k "
        "LEFT JOIN actor f ON f.id = k.asked_by_id LEFT JOIN actor t ON t.id = k.asked_of_id "
        "WHERE k.place_id = :p ORDER BY k.id",
        _ask,
        "What one signatory needs of another to keep its word. n adds the first.",
    ),
    "signature": NounList(
        "SELECT s.*, a.name AS actor, (SELECT count(*) FROM commitment c WHERE c.actor_id = s.actor_id) AS promises "
        "FROM signature s LEFT JOIN actor a ON a.id = s.actor_id WHERE s.place_id = :p ORDER BY lower(a.name)",
        _signature,
        "Who signs, by role, and what entitles them to. n adds the first.",
    ),
    "dissent": NounList(plain("dissent"), _dissent, "Disagreement is shown, not hidden. n records the first."),
}
