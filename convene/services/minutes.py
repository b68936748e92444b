"""The minutes of a workshop, in Markdown: who came, what happened when, what was said, what was decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from convene.core.nouns.workshop import WorkshopDraft
from convene.core.vocabulary import ActorType, ContributionKind, DecisionMethod
from convene.services import altered, records
from convene.services.workshops import state_of
from convene.store.reader import Reader
from convene.text import clean_line, join, plural

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~!"})


def page(read: Reader, place_id: str, workshop_id: str) -> str:
    """The minutes as Markdown. People's words are escaped, so that nothing they said becomes markup."""
    altered.refuse(read, place_id)
    draft = cast(WorkshopDraft, records.load(read, "workshop", workshop_id))
    place = read.value("SELECT name FROM place WHERE id = :p", p=place_id)
    parts = [
        f"# {md(draft.title)}",
        _heading(draft, str(place or "")),
        _people(draft),
        _agenda(read, draft, workshop_id),
    ]
    parts += [_said(read, workshop_id), _decided(read, workshop_id)]
    if draft.notes:
        parts.append("## Notes\n\n" + "\n\n".join(md(line) for line in draft.notes.split("\n") if line.strip()))
    return "\n\n".join(part for part in parts if part) + "\n"


def md(text: str) -> str:
    """Somebody's words as one line of Markdown that shows them as they are."""
    line = clean_line(text).translate(_SPECIAL)
    return f"\\{line}" if line.startswith(("+", "-", "=")) else line


def _heading(draft: WorkshopDraft, place: str) -> str:
    when = f"{draft.date:%A} {draft.date.day} {draft.date:%B %Y}" if draft.date else "no date"
    hours = f", {draft.starts:%H:%M}" if draft.starts else ""
    lines = [f"{md(place)} · {when}{hours} · {md(draft.venue) or 'no venue'}"]
    if draft.influence:
        lines.append(f"Influence promised: **{draft.influence.label}**. {draft.influence.help}")
    if draft.purpose:
        lines.append(f"Purpose: {md(draft.purpose)}")
    return "\n\n".join(lines)


def _people(draft: WorkshopDraft) -> str:
    counts = [(row.actor_type, row.people) for row in draft.attendance if row.people]
    if not counts:
        return "## Who came\n\nNobody was counted."
    total = sum(people for _, people in counts)
    listed = join([plural(people, kind.voice, kind.many) for kind, people in counts])
    groups = f" Groups reached: {md(join(draft.groups))}." if draft.groups else ""
    return f"## Who came\n\n{plural(total, 'person', 'people')}: {listed}.{groups}"


def _agenda(read: Reader, draft: WorkshopDraft, workshop_id: str) -> str:
    if not draft.blocks:
        return ""
    state = state_of(read, workshop_id)
    actual = {block: (began, ended) for block, began, ended in state.finished} if state else {}
    lines = ["## Agenda", "", "| Planned | Block | Took |", "|---|---|---|"]
    clock = datetime.combine(draft.date, draft.starts) if draft.date and draft.starts else None
    for at, block in enumerate(draft.blocks):
        if clock and block.starts:
            clock = max(clock, datetime.combine(clock.date(), block.starts))
        planned = f"{clock:%H:%M}, {block.minutes} min" if clock else f"{block.minutes} min"
        began_ended = actual.get(at)
        took = f"{round((began_ended[1] - began_ended[0]).total_seconds() / 60)} min" if began_ended else "–"
        lines.append(f"| {planned} | {md(block.title)} | {took} |")
        if clock:
            clock += timedelta(minutes=block.minutes)
    return "\n".join(lines)


def _said(read: Reader, workshop_id: str) -> str:
    sql = 'SELECT text, actor_type, kind, "table" FROM contribution WHERE workshop_id = :w ORDER BY id'
    rows = read.rows(sql, w=workshop_id)
    if not rows:
        return "## What was said\n\nNothing was written down."
    lines = [f"## What was said\n\n{plural(len(rows), 'contribution')}, in the order they came."]
    lines.append("")
    for number, row in enumerate(rows, start=1):
        who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
        kind = f", {ContributionKind(row['kind']).label.lower()}" if row["kind"] else ""
        table = f", table {md(row['table'])}" if row["table"] else ""
        lines.append(f"{number}. “{md(row['text'])}” ({who}{kind}{table})")
    return "\n".join(lines)


def _decided(read: Reader, workshop_id: str) -> str:
    rows = read.rows("SELECT * FROM vision WHERE workshop_id = :w AND agreed_on IS NOT NULL ORDER BY id", w=workshop_id)
    if not rows:
        return ""
    lines = ["## What was decided", ""]
    for row in rows:
        counts = [f"{row[name]} {word}" for name, word in _VOTES if row[name] is not None]
        how = DecisionMethod(row["agreed_how"]).label.lower() if row["agreed_how"] else "no method on record"
        lines.append(f"- {md(row['statement'])} ({how}{': ' + join(counts) if counts else ''})")
    return "\n".join(lines)


_VOTES = (("votes_for", "for"), ("votes_against", "against"), ("stood_aside", "stood aside"))
