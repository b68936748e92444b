"""What the right column says about a figure beyond its fields, and about the figures behind a need."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from convene.core.figures import area_codes
from convene.core.figures.sums import newer_than, over_time, place_value, when, worst_first
from convene.core.figures.words import beside, headline, in_words, of_area, sentence
from convene.core.nouns import Draft
from convene.core.nouns.engagement import NeedDraft
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.views import More, Section
from convene.services.figures.loading import loaded
from convene.store.reader import Reader
from convene.text import clip, day

_NUMBER = re.compile(r"\d[\d,.]*")

_MOST_AREAS = 60
"""Areas a detail lists; the export has them all."""


_SHOWN_ABOVE = ("areas", "value", "compare", "compare_with", "weighted_by", "area_kind")


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """How the place's value was made, its areas with the worst first, its past, and the needs that rest on it."""
    assert isinstance(draft, IndicatorDraft)
    found = place_value(draft)
    others = [one for other_id, one in loaded(read, place_id) if other_id != record_id]
    facts = [("Here", headline(draft, found))]
    if other := beside(draft):
        facts.append(("Beside it", other))
    if found.how:
        facts.append(("How", found.how))
    sections = [Section("In a sentence", (sentence(draft, found),))]
    if found.refused:
        sections.append(Section("No figure of the place", (found.refused,), "look" if found.value is None else "plain"))
    series = over_time(draft, others)
    if len(series.figures) > 1:
        sections.append(Section("Over time", tuple(f"{_dated(one)}  {headline(one)}" for one in series.figures)))
    if series.apart:
        sections.append(Section("Not joined with", series.apart))
    if needs := _needs(read, record_id):
        sections.append(Section("Behind these needs", needs))
    if draft.areas:
        sections.append(Section(f"{_areas_title(draft)}, {_order(draft)}", _areas(draft)))
    return More(tuple(facts), tuple(sections), _SHOWN_ABOVE)


def more_need(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Says of a need's figures that there is a newer one, or that they read otherwise by now."""
    assert isinstance(draft, NeedDraft)
    behind = [one for one in draft.evidence if one.indicator]
    if not behind:
        return More()
    figures = [one for _, one in loaded(read, place_id)]
    by_slug = {one.slug: one for one in figures}
    place: Any = read.value("SELECT name FROM place WHERE id = :p", p=place_id)
    lines = []
    for row in behind:
        figure = by_slug.get(row.indicator)
        if figure is None:
            continue
        newer = newer_than(figure, figures)
        if newer is not None:
            lines.append(f"{clip(figure.name, 60)}: a newer figure is there, {headline(newer)} ({_dated(newer)}).")
        elif not says(row.text, figure):
            lines.append(f"The figure reads by now: {sentence(figure, place=str(place))}")
    return More(sections=(Section("Since it was written", tuple(lines), "look"),)) if lines else More()


def says(text: str, figure: IndicatorDraft) -> bool:
    """Whether words that somebody wrote, or we did, still give the figure as it is: its number stands in them."""
    found = place_value(figure)
    told = sentence(figure, found).removeprefix(f"{figure.name}: ")
    now = {*_numbers(headline(figure, found)), *_numbers(told)[:1]}
    return not now or bool(now.intersection(_numbers(text)))


def _numbers(text: str) -> list[str]:
    return [one.rstrip(".,").replace(",", "") for one in _NUMBER.findall(text)]


def _needs(read: Reader, record_id: str) -> tuple[str, ...]:
    sql = (
        "SELECT DISTINCT n.id, n.statement FROM need n JOIN need_evidence e ON e.owner_id = n.id "
        "WHERE e.indicator_id = :id ORDER BY n.id"
    )
    return tuple(clip(row["statement"], 200) for row in read.rows(sql, id=record_id))


def _areas_title(draft: IndicatorDraft) -> str:
    return f"By {area_codes.ONE_AREA[draft.area_kind]}" if draft.area_kind else "By area"


def _order(draft: IndicatorDraft) -> str:
    return "highest first" if draft.better.value == "neither" else "worst first"


def _areas(draft: IndicatorDraft) -> tuple[str, ...]:
    ordered = worst_first(draft)
    lines = [f"{of_area(one, draft)}  {one.name or one.code}{_code(one)}" for one in ordered[:_MOST_AREAS]]
    if len(ordered) > _MOST_AREAS:
        lines.append(f"and {len(ordered) - _MOST_AREAS} more; convene export indicator has them all")
    if draft.compare is not None:
        lines.append(f"{in_words(draft.compare, draft)}  {draft.compare_with or 'elsewhere'}")
    return tuple(lines)


def _code(area: Any) -> str:
    return f"  {area.code}" if area.name and area.name != area.code else ""


def _dated(figure: IndicatorDraft) -> str:
    moment = when(figure)
    return figure.period or (day(moment) if moment else "without a date")
