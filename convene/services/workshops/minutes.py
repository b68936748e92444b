"""The minutes of a workshop: who came, what happened when, what was said, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from convene.core.nouns.workshop import WorkshopDraft
from convene.core.vocabulary import ActorType, ContributionKind, DecisionMethod, Stage, WorkshopStatus
from convene.core.workshops.agenda import timing
from convene.core.workshops.capture import on_table
from convene.errors import Problem
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Hue, Paper, Para, bullets, facts
from convene.services.codesign.ballots.standing import STANDS
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.services.places.places import name_of
from convene.services.workshops.run import state_of
from convene.store.reader import Reader
from convene.text import clean_line, join, plural


def paper(read: Reader, place_id: str, workshop_id: str) -> Paper:
    """The minutes. Counts of people, and what they said; never a name. Raises Problem when the workshop is gone."""
    altered_values.refuse(read, place_id)
    draft = cast(WorkshopDraft, records.load(read, "workshop", workshop_id))
    name = name_of(read, place_id)
    parts = (
        _opening(draft), _people(draft), _agenda(read, draft, workshop_id), _said(read, draft, workshop_id),
        _asked(read, place_id, workshop_id), _decided(read, workshop_id), _notes(draft),
    )  # fmt: skip
    return Paper(
        title=draft.title,
        kind="Minutes",
        subtitle=_subtitle(draft, name),
        place=name,
        made_on=draft.date,
        hue=_HUES[draft.stage],
        blocks=tuple(block for part in parts for block in part),
    )


_HUES: dict[Stage, Hue] = {
    Stage.engagement: "engagement",
    Stage.codesign: "codesign",
    Stage.delivery: "delivery",
    Stage.measurement: "measurement",
}


def _subtitle(draft: WorkshopDraft, place: str) -> str:
    lacking = "yet" if draft.status is WorkshopStatus.planned else "on record"
    when = f"{draft.date:%A} {draft.date.day} {draft.date:%B %Y}" if draft.date else f"no date {lacking}"
    hours = f", {draft.starts:%H:%M}" if draft.starts else ""
    return " · ".join(filter(None, (place, f"{when}{hours}", draft.venue or f"no venue {lacking}")))


_NOT_HELD = {
    WorkshopStatus.planned: "This has not been held yet: here is what is planned.",
    WorkshopStatus.running: "This was still going on when these minutes were written.",
    WorkshopStatus.cancelled: "This was cancelled and not held.",
}


def _opening(draft: WorkshopDraft) -> Iterator[Block]:
    if draft.status in _NOT_HELD:
        yield Para(_NOT_HELD[draft.status], "notice")
    influence = f"{draft.influence.label}. {draft.influence.help}" if draft.influence else ""
    told = facts(("Influence promised", influence), ("Purpose", draft.purpose))
    if told.pairs:
        yield told


def _people(draft: WorkshopDraft) -> Iterator[Block]:
    counts = [(row.actor_type, row.people) for row in draft.attendance if row.people]
    if not counts and draft.status in _TO_COME:
        return
    yield Heading(2, "Who came")
    reached = [one for one in draft.groups if clean_line(one)]
    groups = f" Groups reached: {join(reached)}." if reached else ""
    if not counts:
        yield Para(f"Nobody counted who came.{groups}")
        return
    came = [_so_many(kind, people) for kind, people in counts]
    total = sum(people for _, people in counts)
    if len(came) > 1:
        yield Para(f"{plural(total, 'person', 'people')}: {join(came)}.{groups}")
    else:
        kind = counts[0][0]
        alike = came[0] if kind is ActorType.citizen else f"{plural(total, 'person', 'people')} from {kind.many}"
        yield Para(f"{alike}.{groups}")


_TO_COME = (WorkshopStatus.planned, WorkshopStatus.cancelled)
"""Where nothing can be missing from the minutes, since nothing has happened."""


def _so_many(kind: ActorType, people: int) -> str:
    """``6 from voluntary groups``: six people are not six groups."""
    return plural(people, kind.voice, kind.many) if kind is ActorType.citizen else f"{people} from {kind.many}"


def _agenda(read: Reader, draft: WorkshopDraft, workshop_id: str) -> Iterator[Block]:
    if not draft.blocks:
        return
    state = state_of(read, workshop_id)
    actual = {block: (began, ended) for block, began, ended in state.finished} if state else {}
    rows = []
    begin = datetime.combine(draft.date, draft.starts) if draft.date and draft.starts else None
    slots = timing(draft.blocks, None, begin).slots if begin else ()
    for at, block in enumerate(draft.blocks):
        planned = f"{slots[at].start:%H:%M}, {block.minutes} min" if slots else f"{block.minutes} min"
        began_ended = actual.get(at)
        took = f"{round((began_ended[1] - began_ended[0]).total_seconds() / 60)} min" if began_ended else "not timed"
        rows.append((planned, block.title, took))
    yield Heading(2, "Agenda")
    if actual:
        yield Grid(("Planned", "Block", "Took"), tuple(rows), numbers=(2,), widths=(4, 8, 3))
    else:
        yield Grid(("Planned", "Block"), tuple(row[:2] for row in rows), widths=(4, 9))


def _said(read: Reader, draft: WorkshopDraft, workshop_id: str) -> Iterator[Block]:
    sql = 'SELECT text, actor_type, kind, "table", language FROM contribution WHERE workshop_id = :w ORDER BY id'
    rows = read.rows(sql, w=workshop_id)
    if not rows and draft.status in _TO_COME:
        return
    yield Heading(2, "What was said")
    if not rows:
        yield Para("Nothing was written down.")
        return
    order = ", in the order they came" if len(rows) > 1 else ""
    yield Para(f"{plural(len(rows), 'contribution')}{order}.")
    entries = []
    for row in rows:
        who = ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody"
        kind = f", {ContributionKind(row['kind']).label.lower()}" if row["kind"] else ""
        table = f", {on_table(row['table'])}" if row["table"] else ""
        entries.append(Entry(f"“{row['text']}”", after=f"({who}{kind}{table})", language=str(row["language"] or "")))
    yield Bullets(tuple(entries), "number")


def _asked(read: Reader, place_id: str, workshop_id: str) -> Iterator[Block]:
    """Ballots that were held, with their results once they are closed."""
    rows = read.rows(
        "SELECT id, question, status FROM ballot WHERE workshop_id = :w AND status <> 'planned' ORDER BY id",
        w=workshop_id,
    )
    if not rows:
        return
    from convene.services.codesign.ballots import ballot_words, result  # a counting engine, for minutes with ballots

    yield Heading(2, "What was asked")
    for row in rows:
        yield Para(row["question"], "lead")
        if row["status"] != "closed":
            yield Para("The ballot is still open.")
            continue
        try:
            found = result.counted(read, place_id, row["id"])
        except Problem as problem:
            yield Para(problem.title)
            continue
        yield bullets(*filter(None, (ballot_words.outcome(found), ballot_words.balance(found))))


def _decided(read: Reader, workshop_id: str) -> Iterator[Block]:
    """Decisions that stand, and visions whose votes were typed by hand."""
    decisions = read.rows(
        f"SELECT * FROM decision d WHERE workshop_id = :w AND {STANDS} ORDER BY id",
        w=workshop_id,
    )
    visions = read.rows(
        "SELECT statement AS text, agreed_how AS method, v.* FROM vision v WHERE workshop_id = :w "
        "AND agreed_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision_visions l WHERE l.target_id = v.id) "
        "ORDER BY id",
        w=workshop_id,
    )
    if not decisions and not visions:
        return
    yield Heading(2, "What was decided")
    lines = []
    for row in (*decisions, *visions):
        counts = [f"{row[name]} {word}" for name, word in _VOTES if row[name] is not None]
        how = DecisionMethod(row["method"]).label.lower() if row["method"] else "no method on record"
        lost = "; it did not carry" if row in decisions and row["carried"] == 0 else ""
        lines.append(f"{row['text']} ({how}{': ' + join(counts) if counts else ''}{lost})")
    yield bullets(*lines)
    for row in decisions:
        if row["minority"]:
            yield Para(f"Those who were not for it asked to note: {row['minority']}")


_VOTES = (("votes_for", "for"), ("votes_against", "against"), ("stood_aside", "stood aside"))


def _notes(draft: WorkshopDraft) -> Iterator[Block]:
    if draft.notes.strip():
        yield Heading(2, "Notes")
        yield Para(draft.notes)
