"""The figures of the place over time, apart from what anybody promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from convene.core.measuring.series import PlaceSeries, series_of
from convene.core.nouns import Draft
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.views import More, Section
from convene.services.figures import detail
from convene.services.figures.loading import loaded
from convene.store.reader import Reader
from convene.text import clip, plural

NOBODYS = "A figure of the place is shared by everybody: what was promised may add to it, and nobody alone moves it."


def place_series(read: Reader, place_id: str, today: date) -> tuple[PlaceSeries, ...]:
    """Every figure of a place by its name, in the order of topics and names."""
    return series_of((draft for _, draft in loaded(read, place_id)), today)


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """What a figure says, and how it stands among those of its name: baseline, target, forecast, who means to add."""
    assert isinstance(draft, IndicatorDraft)
    found = detail.more(read, place_id, record_id, draft, today)
    alike = [one for _, one in loaded(read, place_id) if one.name.casefold() == draft.name.casefold()]
    one = series_of(alike, today)[0]
    sections = list(found.sections)
    if one.targets or one.forecasts or one.baseline:
        lines = (one.sentence(today), *(f"{point.dated}  {point.figure.role.label.lower()} {point.words}"
                                        for point in one.points))  # fmt: skip
        sections.insert(0, Section("From the baseline to the target", lines))
    odd = tuple(dict.fromkeys((*one.remarks, *one.apart)))
    known = {line for section in sections for line in section.lines}
    if left := tuple(line for line in odd if line not in known):
        sections.insert(1, Section("To look at", left, "look"))
    if one.contribution or one.commitments:
        sections.insert(1, Section("Our part", tuple(_part(read, place_id, one))))
    return replace(found, sections=tuple(sections), hides=(*found.hides, "contribution", "commitments"))


def _part(read: Reader, place_id: str, one: PlaceSeries) -> Iterator[str]:
    if one.contribution:
        yield one.contribution
    for title, actor in titles(read, place_id, one.commitments):
        yield f"{title}{f' ({actor})' if actor else ''} means to add to it."
    yield NOBODYS


def titles(read: Reader, place_id: str, handles: Sequence[str]) -> list[tuple[str, str]]:
    """(title, actor) of commitments by their handles, as far as they are there."""
    rows: dict[str, Any] = {
        row["slug"]: (clip(row["title"] or row["slug"], 80), row["name"] or "")
        for row in read.rows(
            "SELECT c.slug, c.title, a.name FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id "
            "WHERE c.place_id = :p",
            p=place_id,
        )
    }
    return [rows[handle] for handle in handles if handle in rows]


def in_brief(series: Sequence[PlaceSeries]) -> str:
    """How many figures there are, with how many of them a target goes."""
    aimed = sum(bool(one.targets) for one in series)
    return f"{plural(len(series), 'figure')} of the place, {aimed:,} with a target"
