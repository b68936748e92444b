"""The minutes of a workshop: who came, what happened when, what was said, what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from convene.core.nouns.workshop import WorkshopDraft
from convene.core.vocabulary import ActorType, ContributionKind, DecisionMethod
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Paper, Para, bullets, facts
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.services.workshops.run import state_of
from convene.store.reader import Reader
from convene.text import join, plural


def paper(read: Reader, place_id: str, workshop_id: str) -> Paper:
    """The minutes. Counts of people, and what they said; never a name. Raises Problem when the workshop is gone."""
    altered_values.refuse(read, place_id)
    draft = cast(WorkshopDraft, records.load(read, "workshop", workshop_id))
    place = read.one("SELECT name, languages FROM place WHERE id = :p", p=place_id)
    name = str(place["name"]) if place else ""
    languages = json.loads(place["languages"] or "[]") if place else []
    parts = (_opening(draft), _people(draft), _agenda(read, draft, workshop_id), _said(read, workshop_id))
    blocks = [block for part in (*parts, _decided(read, workshop_id), _notes(draft)) for block in part]
    return Paper(
        title=draft.title,
        kind="Minutes",
        subtitle=_subtitle(draft, name),
        place=name,
        made_on=draft.date,
        language=next(iter(languages), "en-GB"),
        hue="codesign",
        blocks=tuple(blocks),
    )


def _subtitle(draft: WorkshopDraft, place: str) -> str:
    when = f"{draft.date:%A} {draft.date.day} {draft.date:%B %Y}" if draft.date else "no date"
    hours = f", {draft.starts:%H:%M}" if draft.starts else ""
    return f"{place} · {when}{hours} · {draft.venue or 'no venue'}"


def _opening(draft: WorkshopDraft) -> Iterator[Block]:
    influence = f"{draft.influence.label}. {draft.influence.help}" if draft.influence else ""
    told = facts(("Influence promised", influence), ("Purpose", draft.purpose))
    if told.pairs:
        yield told


def _people(draft: WorkshopDraft) -> Iterator[Block]:
    counts = [(row.actor_type, row.people) for row in draft.attendance if row.people]
    yield Heading(2, "Who came")
    if not counts:
        yield Para("Nobody was counted.")
        return
    total = sum(people for _, people in counts)
    listed = join([plural(people, kind.voice, kind.many) for kind, people in counts])
    groups = f" Groups reached: {join(draft.groups)}." if draft.groups else ""
    yield Para(f"{plural(total, 'person', 'people')}: {listed}.{groups}")


def _agenda(read: Reader, draft: WorkshopDraft, workshop_id: str) -> Iterator[Block]:
    if not draft.blocks:
        return
    state = state_of(read, workshop_id)
    actual = {block: (began, ended) for block, began, ended in state.finished} if state else {}
    rows = []
    clock = datetime.combine(draft.date, draft.starts) if draft.date and draft.starts else None
    for at, block in enumerate(draft.blocks):
        if clock and block.starts:
            clock = max(clock, datetime.combine(clock.date(), block.starts))
        planned = f"{clock:%H:%M}, {block.minutes} min" if clock else f"{block.minutes} min"
        began_ended = actual.get(at)
        took = f"{round((began_ended[1] - began_ended[0]).total_seconds() / 60)} min" if began_ended else "–"
        rows.append((planned, block.title, took))
        if clock:
            clock += timedelta(minutes=block.minutes)
    yield Heading(2, "Agenda")
    yield Grid(("Planned", "Block", "Took"), tuple(rows), numbers=(2,), widths=(3, 8, 2))


def _said(read: Reader, workshop_id: str) -> Iterator[Block]:
    sql = 'SELECT text, actor_type, kind, "table" FROM contribution WHERE workshop_id = :w ORDER BY id'
    rows = read.rows(sql, w=workshop_id)
    yield Heading(2, "What was said")
    if not rows:
        yield Para("Nothing was written down.")
        return
    yield Para(f"{plural(len(rows), 'contribution')}, in the order they came.")
    entries = []
    for row in rows:
        who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
        kind = f", {ContributionKind(row['kind']).label.lower()}" if row["kind"] else ""
        table = f", table {row['table']}" if row["table"] else ""
        entries.append(Entry(f"“{row['text']}” ({who}{kind}{table})"))
    yield Bullets(tuple(entries), "number")


def _decided(read: Reader, workshop_id: str) -> Iterator[Block]:
    rows = read.rows("SELECT * FROM vision WHERE workshop_id = :w AND agreed_on IS NOT NULL ORDER BY id", w=workshop_id)
    if not rows:
        return
    lines = []
    for row in rows:
        counts = [f"{row[name]} {word}" for name, word in _VOTES if row[name] is not None]
        how = DecisionMethod(row["agreed_how"]).label.lower() if row["agreed_how"] else "no method on record"
        lines.append(f"{row['statement']} ({how}{': ' + join(counts) if counts else ''})")
    yield Heading(2, "What was decided")
    yield bullets(*lines)


_VOTES = (("votes_for", "for"), ("votes_against", "against"), ("stood_aside", "stood aside"))


def _notes(draft: WorkshopDraft) -> Iterator[Block]:
    if draft.notes.strip():
        yield Heading(2, "Notes")
        yield Para(draft.notes)
