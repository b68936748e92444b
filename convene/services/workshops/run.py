"""Workshops as they run: the clock kept so that a power cut changes nothing, voices captured, people counted, minutes.

Undo passes over the moves of the clock, which are kept in the history all the same: the evening went as it went.
Beginning, closing and reopening are changes like any other; with one of them goes what the clock did since.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from convene.core.nouns.engagement import ContributionDraft
from convene.core.nouns.workshop import Attendance, WorkshopDraft
from convene.core.views import Item
from convene.core.vocabulary import ActorType, WorkshopStatus
from convene.core.workshops.agenda import Cut, RunState
from convene.core.workshops.capture import on_table, parse_capture
from convene.core.workshops.near_duplicates import nearest
from convene.core.workshops.run_views import RunPage
from convene.core.workshops.short_forms import declared, expanded
from convene.errors import NO, Problem
from convene.services.nouns import records
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, plural

_LAST = 40
_COMPARED = 4_000
"""Contributions, the latest, among which nearly the same is looked for."""


def run_page(read: Reader, place_id: str, workshop_id: str, now: datetime) -> RunPage:
    """Everything the run screen shows. ``now`` is the room's wall clock, without a time zone."""
    draft = _draft(read, workshop_id)
    day = draft.date or now.date()
    return RunPage(
        title=draft.title,
        venue=draft.venue,
        begin=datetime.combine(day, draft.starts or now.time()),
        blocks=draft.blocks,
        state=state_of(read, workshop_id),
        captured=captured(read, workshop_id),
        attendance=tuple((row.actor_type.value, row.people) for row in draft.attendance),
        promised_end=datetime.combine(day, draft.ends) if draft.ends else None,
        short_forms=tuple(short_forms_of(read, place_id).items()),
    )


def captured(read: Reader, workshop_id: str, most: int = _LAST) -> tuple[Item, ...]:
    """The last contributions of a workshop, numbered as they came, the latest last."""
    sql = 'SELECT id, text, actor_type, kind, "table" FROM contribution WHERE workshop_id = :w ORDER BY id'
    rows = read.rows(sql, w=workshop_id)
    shown = list(enumerate(rows, start=1))[-most:]
    return tuple(
        Item(
            row["id"],
            row["text"],
            ActorType(row["actor_type"]).voice if row["actor_type"] else "somebody",
            figure=str(number),
            aside=" · ".join(part for part in (row["kind"] or "", on_table(row["table"] or "")) if part),
        )
        for number, row in shown
    )


def state_of(read: Reader, workshop_id: str) -> RunState | None:
    """Where a run stands, or None when it has not begun."""
    row = read.one("SELECT * FROM workshop_run WHERE workshop_id = :w", w=workshop_id)
    if row is None:
        return None
    return RunState.from_json({**dict(row), "finished": json.loads(row["finished"] or "[]")})


def start(write: Writer, place_id: str, workshop_id: str, now: datetime) -> None:
    """Begin the first block, or go on with the last one of a workshop that was closed; with one that is running,
    nothing changes. Raises Problem without an agenda."""
    draft = _draft(write, workshop_id)
    if not draft.blocks:
        raise Problem(
            f"{clip(draft.title, 60)} has no agenda yet.",
            hint="Edit it (e) and add at least one block with its minutes.",
            exit_code=NO,
        )
    state = state_of(write, workshop_id)
    if state is None:
        _keep(write, workshop_id, RunState(0, now, None, 0, 0, ()), place_id)
    elif _over(state):  # it was closed too soon: its block goes on
        _keep(write, workshop_id, _changed(state, finished=state.finished[:-1]))
    write.place_id, write.label = place_id, f"{'Started' if state is None else 'Reopened'} {clip(draft.title, 60)}"
    write.update("workshop", workshop_id, {"status": WorkshopStatus.running.value, **_when(draft, now)})


def _when(draft: WorkshopDraft, now: datetime) -> dict[str, str]:
    """A workshop that had no day or time yet takes those it began at."""
    found = {} if draft.date else {"date": now.date().isoformat()}
    return found if draft.starts else {**found, "starts": now.strftime("%H:%M")}


def next_block(write: Writer, workshop_id: str, now: datetime) -> None:
    """End the running block and begin the next; at the last one nothing changes."""
    state, blocks = _running(write, workshop_id)
    if state.block + 1 >= blocks:
        return
    finished = (*state.finished, (state.block, state.block_started, now))
    _move(write, workshop_id, RunState(state.block + 1, now, None, 0, 0, finished))


def back(write: Writer, workshop_id: str, now: datetime) -> None:
    """Go back to the block before, on the clock it had: for a key pressed too soon."""
    state, _ = _running(write, workshop_id)
    if not state.finished:
        return
    block, began, _ = state.finished[-1]
    _move(write, workshop_id, RunState(block, began, None, 0, 0, state.finished[:-1]))


def pause(write: Writer, workshop_id: str, now: datetime) -> None:
    """Stop the clock of the running block."""
    state, _ = _running(write, workshop_id)
    if state.paused_at is None:
        _move(write, workshop_id, _changed(state, paused_at=now))


def resume(write: Writer, workshop_id: str, now: datetime) -> None:
    """Let the clock go on."""
    state, _ = _running(write, workshop_id)
    if state.paused_at is not None:
        stood = int((now - state.paused_at) / timedelta(seconds=1))
        _move(write, workshop_id, _changed(state, paused_at=None, paused_seconds=state.paused_seconds + max(stood, 0)))


def add_minutes(write: Writer, workshop_id: str, minutes: int) -> None:
    """Give the running block more time, or less."""
    state, _ = _running(write, workshop_id)
    _move(write, workshop_id, _changed(state, added_minutes=state.added_minutes + minutes))


def count(write: Writer, place_id: str, workshop_id: str, actor_type: str, delta: int) -> int:
    """Count people of one type in, or out; how many there are now, never below none."""
    draft = _draft(write, workshop_id)
    kind = ActorType(actor_type)
    people = {row.actor_type: row.people for row in draft.attendance}
    people[kind] = max(people.get(kind, 0) + delta, 0)
    rows = tuple(Attendance(actor_type=one, people=people[one]) for one in ActorType if one in people)
    records.edit(write, place_id, "workshop", workshop_id, draft.model_copy(update={"attendance": rows}))
    write.label = f"Counted {plural(people[kind], kind.voice, kind.many)} at {clip(draft.title, 40)}"
    return people[kind]


def cut(write: Writer, place_id: str, workshop_id: str, chosen: Cut, seen: RunPage) -> None:
    """Shorten the agenda, leave a block out, or promise a later end. ``seen`` is the page it was chosen from.

    Raises Problem, cutting nothing, when the agenda is another one by now: a cut counts its blocks.
    """
    draft = _draft(write, workshop_id)
    ends = seen.promised_end.time() if seen.promised_end else None
    if draft.blocks != seen.blocks or (chosen.ends is not None and draft.ends != ends):
        raise Problem(
            "The agenda was changed meanwhile, and nothing was cut.",
            hint="Look at it as it stands now, and choose again.",
            exit_code=NO,
        )
    changed = dict(chosen.minutes)
    blocks = tuple(
        block.model_copy(update={"minutes": changed.get(at, block.minutes)})
        for at, block in enumerate(draft.blocks)
        if changed.get(at) != 0
    )
    new = draft.model_copy(update={"blocks": blocks} | ({"ends": chosen.ends.time()} if chosen.ends else {}))
    records.edit(write, place_id, "workshop", workshop_id, new, opened=draft)


def last_type(read: Reader, place_id: str, workshop_id: str, today: date) -> ActorType | None:
    """The type of whoever spoke last in a workshop, or with "" outside of any, today."""
    if workshop_id:
        where, given = "workshop_id = :w", {"w": workshop_id}
    else:
        where, given = "workshop_id IS NULL AND said_on = :d", {"d": today.isoformat()}
    sql = f"SELECT actor_type FROM contribution WHERE place_id = :p AND {where} ORDER BY id DESC LIMIT 1"
    last = read.value(sql, p=place_id, **given)
    return ActorType(last) if last else None


def capture(write: Writer, place_id: str, workshop_id: str, line: str, now: datetime) -> str | None:
    """Keep one thing somebody said; its id, or None for an empty line.

    ``@type``, ``#table`` and ``!kind`` in the line tag it; without a type, the last speaker's stands.
    """
    made = capture_many(write, place_id, workshop_id, (line,), now)
    return made[0] if made else None


def capture_many(
    write: Writer, place_id: str, workshop_id: str, lines: Sequence[str], now: datetime
) -> tuple[str, ...]:
    """Keep several things people said as one change, each as ``capture`` does; their ids. A line of marks alone keeps
    nothing, and a type in it stands for those that come after it."""
    last = last_type(write, place_id, workshop_id, now.date())
    hall = str(write.value("SELECT slug FROM workshop WHERE id = :w", w=workshop_id) or "")
    known = short_forms_of(write, place_id)
    drafts = []
    for line in lines:
        said = parse_capture(expanded(line, known), last)
        last = said.actor_type
        if said.text:
            drafts.append(ContributionDraft(
                text=said.text, kind=said.kind, actor_type=said.actor_type, table=said.table, workshop=hall,
                said_on=None if workshop_id else now.date(),
            ))  # fmt: skip
    made = records.add_many(write, place_id, {"contribution": [("", draft) for draft in drafts]})
    one = drafts[0].text if len(drafts) == 1 else ""
    write.label = f"Captured: {clip(one, 60)}" if one else f"Captured {plural(len(drafts), 'contribution')}"
    return tuple(made)


def short_forms_of(read: Reader, place_id: str) -> dict[str, str]:
    """The short forms of a place: what each stands for."""
    kept = read.value("SELECT short_forms FROM place WHERE id = :p", p=place_id)
    return declared(json.loads(kept or "[]"))


def said_before(read: Reader, place_id: str, text: str, but: Sequence[str] = ()) -> str:
    """What was written down before that says nearly the same, or "". ``but`` are ids that do not count."""
    rows = read.rows(
        "SELECT id, text FROM contribution WHERE place_id = :p ORDER BY id DESC LIMIT :most",
        p=place_id,
        most=_COMPARED,
    )
    return nearest(text, [row["text"] for row in rows if row["id"] not in but])


def close(write: Writer, place_id: str, workshop_id: str, now: datetime) -> None:
    """End the run: the workshop was held. Its minutes are ready from then on."""
    draft = _draft(write, workshop_id)
    state = state_of(write, workshop_id)
    if state is not None and not _over(state):
        _keep(write, workshop_id, _changed(state, finished=(*state.finished, (state.block, state.block_started, now))))
    write.update("workshop", workshop_id, {"status": WorkshopStatus.held.value, **_when(draft, now)})
    write.place_id, write.label = place_id, f"Closed {clip(draft.title, 60)}"


def _over(state: RunState) -> bool:
    """Whether the block it stands at has ended: the workshop was closed there."""
    return bool(state.finished) and state.finished[-1][0] == state.block


def _draft(read: Reader, workshop_id: str) -> WorkshopDraft:
    return cast(WorkshopDraft, records.load(read, "workshop", workshop_id))


def _running(read: Reader, workshop_id: str) -> tuple[RunState, int]:
    state = state_of(read, workshop_id)
    if state is None:
        raise Problem("That workshop is not running.", hint="Start it from the workshops screen (w).", exit_code=NO)
    return state, len(_draft(read, workshop_id).blocks)


def _changed(state: RunState, **values: object) -> RunState:
    return replace(state, **values)  # type: ignore[arg-type]


def _move(write: Writer, workshop_id: str, state: RunState) -> None:
    place_id = str(write.value("SELECT place_id FROM workshop WHERE id = :w", w=workshop_id))
    _keep(write, workshop_id, state, place_id)
    write.place_id, write.kind, write.label = place_id, "log", "Kept the clock"


def _keep(write: Writer, workshop_id: str, state: RunState, place_id: str = "") -> None:
    values = state.as_json()
    values["finished"] = json.dumps(values["finished"])
    there = write.value("SELECT id FROM workshop_run WHERE workshop_id = :w", w=workshop_id)
    if there:
        write.update("workshop_run", there, values)
    else:
        write.insert("workshop_run", [{"id": new_id(), "place_id": place_id, "workshop_id": workshop_id, **values}])
