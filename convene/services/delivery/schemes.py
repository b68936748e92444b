"""Schemes: how far they are built, and what stands for each in the right column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core import status_steps
from convene.core.delivery.under_way import to_come
from convene.core.status_steps import Question, Step
from convene.core.views import More, Section
from convene.core.vocabulary import Choice, CommitmentStatus
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, day, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.core.nouns.schemes import SchemeDraft

_MOST = 8
"""Commitments that are told one by one."""


def more(read: Reader, place_id: str, record_id: str, draft: SchemeDraft, today: date) -> More:
    """Commitments by how they stand, what is asked for anyway apart from them."""
    rows = read.rows(
        "SELECT c.title, c.status, c.start, c.due, c.legally_required, a.name FROM commitment c LEFT JOIN actor a ON "
        "a.id = c.actor_id WHERE c.scheme_id = :s ORDER BY c.due IS NULL, c.due, c.id",
        s=record_id,
    )
    free = [row for row in rows if not row["legally_required"]]
    asked = [row for row in rows if row["legally_required"]]
    found: dict[str, list[str]] = {}
    for row in free:
        due = date.fromisoformat(row["due"]) if row["due"] else None
        when = f", due {day(due, today)}" if due else ", no date"
        told = f"{clip(row['title'], 70)} ({row['name'] or 'nobody named'}{when})"
        found.setdefault(_stands(row["status"], row["start"], due, today), []).append(told)
    sections = [
        Section(f"{label}: {count(len(those))}", _first(those), "late" if label == "Past its day" else "plain")
        for label, those in found.items()
    ]
    if asked:
        lines = _first([f"{clip(row['title'], 70)} ({row['name'] or 'nobody named'})" for row in asked])
        sections.append(Section(f"Asked for anyway, never counted: {count(len(asked))}", lines, "quiet"))
    said = plural(len(free), "voluntary commitment") if rows else "none yet; a commitment names its scheme"
    return More((("Commitments", said),), tuple(sections))


def _first(lines: list[str]) -> tuple[str, ...]:
    rest = len(lines) - _MOST
    return (*lines[:_MOST], f"and {count(rest)} more") if rest > 0 else tuple(lines)


def _stands(status: str | None, start: str | None, due: date | None, today: date) -> str:
    known = CommitmentStatus(status) if status else CommitmentStatus.offered
    closed = (CommitmentStatus.done, CommitmentStatus.withdrawn, CommitmentStatus.offered)
    if due and due < today and known not in closed:
        return "Past its day"
    return "To begin" if to_come(known, date.fromisoformat(start) if start else None, today) else known.label


def _ways(draft: Draft) -> tuple[Step, ...]:
    return status_steps.of_scheme(cast("SchemeDraft", draft).stage)


def _questions(read: Reader, place_id: str, record_id: str, draft: Draft, to: Choice) -> tuple[Question, ...]:
    return ()


def _taken(
    write: Writer, place_id: str, record_id: str, draft: Draft, to: Choice, answers: Mapping[str, str]
) -> SchemeDraft:
    return cast("SchemeDraft", draft).model_copy(update={"stage": to})


STEPS = Steps(_ways, _questions, _taken, moves="stage")
