"""What stands beside a commitment in the right column: what is to be looked at, what it waits for and who waits for it,
its milestones, its news, how it was first worded, and the asks it answers or might."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from convene.core.codesign.acceptance import accepted_unsaid
from convene.core.delivery.milestones import misplaced
from convene.core.delivery.under_way import to_come
from convene.core.nouns import NOUNS
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.views import More, Section
from convene.core.vocabulary import CommitmentStatus
from convene.services.codesign import market
from convene.services.codesign.asks import fitting
from convene.services.delivery.commitments import not_adopted
from convene.services.delivery.held_up import awaited, waiting
from convene.services.nouns import rows
from convene.store.reader import Reader
from convene.text import clip, count, day, distance, join, quantity

if TYPE_CHECKING:
    from convene.core.nouns.follow_up import MilestoneDraft

_OF = "o.commitment_id = :c"
_NEWS = 3
"""Pieces of news that are shown; the list has them all."""


def more(read: Reader, place_id: str, record_id: str, draft: CommitmentDraft, today: date) -> More:
    """Suggestions only of what is still on offer; what was given up or done has none to answer."""
    fits = market.fits_of_offer(read, place_id, record_id)
    if draft.status is not CommitmentStatus.offered:
        fits = market.Fits(fits.matched)
    sections = [
        *_to_look_at(read, place_id, draft, today),
        *_waiting(read, place_id, record_id, today),
        *_milestones(read, place_id, record_id, draft, today),
        *_news(read, record_id, today),
        *_first_promised(read, record_id, draft),
        *fitting(fits, "Answers"),
    ]
    hides = ("answers", "depends_on", "waits_for", "shares")
    return More(_facts(read, place_id, draft, today), tuple(sections), hides=hides)


def _facts(read: Reader, place_id: str, draft: CommitmentDraft, today: date) -> tuple[tuple[str, str], ...]:
    found = []
    if draft.start and to_come(draft.status, draft.start, today):
        found.append(("Under way", f"from {day(draft.start)}"))
    if draft.shares:
        rows = read.rows("SELECT slug, name FROM actor WHERE place_id = :p", p=place_id)
        names = {row["slug"]: row["name"] for row in rows}
        parts = [f"{names.get(one.actor, one.actor)} {count(one.share)} %" for one in draft.shares]
        found.append(("Shares", join(parts)))
    elif draft.partners:
        found.append(("Shares", "not said; it counts whole with whoever promises it"))
    return tuple(found)


def _to_look_at(read: Reader, place_id: str, draft: CommitmentDraft, today: date) -> list[Section]:
    found = []
    if untold := accepted_unsaid(draft, today):
        told = f"It stands as {draft.status.label.lower()}, and {untold}"
        found.append(Section("Their own word?", (told,), "look"))
    if not_adopted(read, place_id, draft.measure):
        told = f"{draft.measure} is a measure the place has not adopted: the manifesto cannot name it until it is."
        found.append(Section("Its measure", (told,), "look"))
    return found


def _waiting(read: Reader, place_id: str, record_id: str, today: date) -> list[Section]:
    held = awaited(read, place_id, today, record_id).get(record_id, ())
    stuck = any(one.why for one in held)
    lines = [f"waits for {one.says}" for one in held]
    lines += [f"“{title}” waits for it" for title in waiting(read, record_id)]
    return [Section("Waits for", tuple(lines), "look" if stuck else "plain")] if lines else []


def _milestones(read: Reader, place_id: str, record_id: str, draft: CommitmentDraft, today: date) -> list[Section]:
    lines, late = [], False
    found = [cast("MilestoneDraft", one) for _, one in rows.load(read, NOUNS["milestone"], _OF, c=record_id)]
    for one in sorted(found, key=lambda each: each.due):
        odd = misplaced(one, draft.start, draft.due)
        state = f"reached {day(one.done_on)}" if one.done_on else f"due {day(one.due)}"
        if not one.done_on and one.due < today:
            state, late = f"late: due {day(one.due)}, {distance(one.due, today)}", True
        lines.append(f"{clip(one.title, 80)} ({state})")
        lines += [f"  {odd}"] if odd else []
    return [Section("Milestones", tuple(lines), "look" if late else "plain")] if lines else []


def _news(read: Reader, record_id: str, today: date) -> list[Section]:
    found = read.rows(
        "SELECT heard_on, heard_from, text FROM news WHERE commitment_id = :c ORDER BY heard_on DESC, id DESC "
        f"LIMIT {_NEWS}",
        c=record_id,
    )
    lines = [
        f"{day(date.fromisoformat(row['heard_on']), today)}{', ' + row['heard_from'] if row['heard_from'] else ''}: "
        f"{clip(row['text'], 160)}"
        for row in found
    ]
    return [Section("News", tuple(lines))] if lines else []


def _first_promised(read: Reader, record_id: str, draft: CommitmentDraft) -> list[Section]:
    """What was first promised in the open, where it is otherwise now."""
    first = first_terms(read, record_id)
    lines = []
    if (words := first.get("wording")) and words != draft.wording:
        lines.append(f"“{words}”")
    if (much := first.get("quantity")) and Decimal(str(much)) != draft.quantity:
        lines.append(quantity(Decimal(str(much)), str(first.get("unit") or draft.unit)))
    if (due := first.get("due")) and date.fromisoformat(str(due)) != draft.due:
        lines.append(f"by {day(date.fromisoformat(str(due)))}")
    return [Section("First promised", tuple(lines))] if lines else []


def first_terms(read: Reader, commitment_id: str) -> dict[str, object]:
    """Column → what it held before the first change in the open that touched it; {} where nothing was changed so.

    Where a place came in as a file its history did not, and the words of its changes tell.
    """
    found: dict[str, object] = {}
    for row in read.rows(
        "SELECT r.\"before\" FROM change c JOIN change_row r ON r.change_seq = c.seq WHERE r.table_name = 'commitment' "
        "AND r.row_id = :c AND r.\"before\" IS NOT NULL AND c.undone_by IS NULL AND c.kind = 'do' AND EXISTS (SELECT 1 "
        "FROM change_row a WHERE a.change_seq = c.seq AND a.table_name = 'amendment') ORDER BY c.seq",
        c=commitment_id,
    ):
        for name, value in json.loads(row["before"]).items():
            found.setdefault(name, value)
    for row in read.rows(
        "SELECT what FROM amendment WHERE commitment_id = :c ORDER BY changed_on, id", c=commitment_id
    ):
        if said := re.search("Wording from “(.+?)” to “", row["what"], re.DOTALL):
            found["wording"] = said[1]
            break
    return found
