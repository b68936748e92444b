"""Voice and data joined: a figure, or something somebody said, put behind a need as its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from convene.core.figures.sums import place_value
from convene.core.figures.words import sentence
from convene.core.measurement_vocabulary import FigureRole
from convene.core.nouns.engagement import NeedDraft, NeedEvidence
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import ActorType, Attribution, EvidenceKind
from convene.errors import NO, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import article, clip, plural


def of_figure(read: Reader, place_id: str, indicator_id: str) -> NeedEvidence:
    """The evidence a figure gives: its sentence with number, place and comparison, its source, day and handle.

    Raises Problem when the figure says nothing of the place.
    """
    draft = records.load(read, "indicator", indicator_id)
    assert isinstance(draft, IndicatorDraft)
    if draft.role in (FigureRole.target, FigureRole.forecast):
        raise Problem(f"{clip(draft.name, 60)} is a {draft.role.label.lower()}, and was not counted.",
                      hint="Put a figure behind the need that was.", exit_code=NO)  # fmt: skip
    place: Any = records.load(read, "place", place_id)
    found = place_value(draft)
    if found.value is None and not found.areas:
        raise Problem(f"{clip(draft.name, 60)} says nothing yet.", hint=found.refused, exit_code=NO)
    source = draft.source + (f", {draft.period}" if draft.period and draft.period not in draft.source else "")
    return NeedEvidence(
        kind=EvidenceKind.data,
        text=sentence(draft, found, place.name),
        source=source.strip(", "),
        date=draft.date,
        indicator=draft.slug,
    )


def of_voice(read: Reader, place_id: str, contribution_id: str) -> NeedEvidence:
    """The evidence a contribution gives: the words, said by whom (as far as they may be shown), where and when."""
    one: Any = records.load(read, "contribution", contribution_id)
    workshop: Any = None
    if one.workshop:
        workshop = records.load(read, "workshop", records.find(read, place_id, "workshop", one.workshop))
    shown = one.actor_type is not None and one.attribution is not Attribution.anonymous
    who = ActorType(one.actor_type).voice if shown else ""
    where = workshop.title if workshop else ""
    said = ", ".join(part for part in (article(who) if who else "", where) if part)
    return NeedEvidence(
        kind=EvidenceKind.voice,
        text=f"“{one.text.strip('“”')}”",
        source=said or "Said to the convener",
        date=one.said_on or (workshop.date if workshop else None),
    )


def figure_behind(write: Writer, place_id: str, need_id: str, indicator_id: str) -> bool:
    """Put a figure behind a need; False when the same figure says the same there already. What was written before
    stays: evidence is a record of what was known when it was given."""
    row = of_figure(write, place_id, indicator_id)
    need = _need(write, need_id)
    if any(one.indicator == row.indicator and one.text == row.text for one in need.evidence):
        return False
    records.edit(write, place_id, "need", need_id, need.model_copy(update={"evidence": (*need.evidence, row)}))
    write.label = f"Put a figure behind a need: {clip(need.statement, 60).rstrip('.')}"
    return True


def voice_behind(write: Writer, place_id: str, need_id: str, contribution_ids: Sequence[str]) -> int:
    """Put what was said behind a need, as evidence and as the contributions it came from; how many were new."""
    need = _need(write, need_id)
    evidence, said, fresh = list(need.evidence), list(need.contributions), 0
    for one in contribution_ids:
        slug = str(getattr(records.load(write, "contribution", one), "slug", ""))
        row = of_voice(write, place_id, one)
        new = slug not in said or not any(it.kind is row.kind and it.text == row.text for it in evidence)
        if slug not in said:
            said.append(slug)
        if not any(it.kind is row.kind and it.text == row.text for it in evidence):
            evidence.append(row)
        fresh += new
    if fresh:
        after = need.model_copy(update={"evidence": tuple(evidence), "contributions": tuple(said)})
        records.edit(write, place_id, "need", need_id, after)
        what = "a voice" if fresh == 1 else plural(fresh, "voice")
        write.label = f"Put {what} behind a need: {clip(need.statement, 60).rstrip('.')}"
    return fresh


def need_from(read: Reader, place_id: str, contribution_ids: Sequence[str], indicator_id: str) -> dict[str, Any]:
    """What a new need begins with: the evidence of a figure and of things said, and links to those."""
    evidence = [of_voice(read, place_id, one) for one in contribution_ids]
    if indicator_id:
        evidence.append(of_figure(read, place_id, indicator_id))
    said = [str(getattr(records.load(read, "contribution", one), "slug", "")) for one in contribution_ids]
    return {"evidence": tuple(evidence), "contributions": tuple(said)}


def _need(read: Reader, need_id: str) -> NeedDraft:
    need = records.load(read, "need", need_id)
    assert isinstance(need, NeedDraft)
    return need
