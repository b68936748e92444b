"""How the figures of areas add up to the figure of a place, and where they must not.

Counts are added. Shares add up what was counted and out of how many, then divide. Scores and rates are averaged,
weighted by the people they are about. Ranks, deciles and medians are never averaged: a rank of two areas together is
no rank at all; they keep their range instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from convene.core.figures import area_codes
from convene.core.measurement_vocabulary import FigureRole
from convene.core.nouns.indicator import AreaFigure, IndicatorDraft, mixing
from convene.core.vocabulary import Better, FigureKind
from convene.text import clip, count, plural

_EXACT = 60
"""Digits kept while adding up: more than any published figures need."""

_NEVER = {
    FigureKind.rank: "A rank is a place in an order, so the ranks of areas are never averaged.",
    FigureKind.decile: "A decile is one of ten equal groups, so deciles are never averaged.",
    FigureKind.median: "Medians, averages, least and most are not averaged again without what they were made from.",
}


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """The figure of a whole place.

    ``value`` is None where there is none, and ``refused`` then says why and what to do. Of a share ``value`` is in per
    cent, and ``part`` of ``whole`` is what it was made of; of a score ``whole`` is the sum of the weights. ``low`` and
    ``high`` are the areas at both ends. Of deciles ``tenth`` and ``fifth`` count the areas in the worst tenth and
    fifth (the lowest where no end is worse).
    """

    how: str
    value: Decimal | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    refused: str = ""
    areas: int = 0
    low: AreaFigure | None = None
    high: AreaFigure | None = None
    tenth: int = 0
    fifth: int = 0


def place_value(figure: IndicatorDraft) -> PlaceValue:
    """The figure of the place and how it was got, or why there is none. Nothing is rounded."""
    if not figure.areas:
        if figure.value is None:
            return PlaceValue("", refused="No figure is written down, of the place or of its areas.")
        return PlaceValue("Given for the place as a whole.", figure.value)
    ordered = sorted(figure.areas, key=lambda area: area.value)
    found = PlaceValue("", areas=len(figure.areas), low=ordered[0], high=ordered[-1])
    if mixed := mixing(figure):
        return replace(found, refused=mixed)
    with localcontext() as exact:
        exact.prec = _EXACT
        match figure.kind:
            case FigureKind.share:
                return _share(figure, found)
            case FigureKind.score:
                return _mean(figure, found)
            case FigureKind.rank | FigureKind.decile | FigureKind.median:
                return _never(figure, found)
            case _:
                how = f"{_areas(figure)} added up."
                return replace(found, how=how, value=sum((one.value for one in figure.areas), Decimal(0)))


def share_of(figure: IndicatorDraft, area: AreaFigure) -> Decimal | None:
    """The value of one area as people compare it: of a share in per cent, else as it is. None where it has none."""
    if figure.kind is not FigureKind.share:
        return area.value
    return area.value * 100 / area.weight if area.weight else None


def _share(figure: IndicatorDraft, found: PlaceValue) -> PlaceValue:
    if lacking := _unweighted(figure):
        return replace(found, refused=f"{lacking} not say out of how many. Fill in their weights.")
    part = sum((one.value for one in figure.areas), Decimal(0))
    whole = sum((one.weight or Decimal(0) for one in figure.areas), Decimal(0))
    if not whole:
        return replace(found, refused="Nobody was counted in these areas: there is nothing to share.")
    ordered = sorted((one for one in figure.areas if one.weight), key=lambda one: one.value / (one.weight or 1))
    how = f"{count(part)} of {count(whole)}, {_areas(figure)} added up."
    found = replace(found, low=ordered[0], high=ordered[-1])
    return replace(found, how=how, value=part * 100 / whole, part=part, whole=whole)


def _mean(figure: IndicatorDraft, found: PlaceValue) -> PlaceValue:
    if lacking := _unweighted(figure):
        return replace(
            found,
            refused=f"{lacking} not say how many people the figure is about, and areas of different size must not "
            "count alike. Fill in their weights, or give the published figure of the whole place.",
        )
    whole = sum((one.weight or Decimal(0) for one in figure.areas), Decimal(0))
    if not whole:
        return replace(found, refused="The weights add up to nobody, so there is no mean.")
    total = sum((one.value * (one.weight or Decimal(0)) for one in figure.areas), Decimal(0))
    by = figure.weighted_by or "their people"
    how = f"The mean of {_areas(figure)}, weighted by {by} ({count(whole)})."
    return replace(found, how=how, value=total / whole, whole=whole)


def _never(figure: IndicatorDraft, found: PlaceValue) -> PlaceValue:
    if figure.kind is FigureKind.decile:
        high_is_worse = figure.better is Better.down
        steps = [11 - one.value if high_is_worse else one.value for one in figure.areas]
        found = replace(found, tenth=sum(one <= 1 for one in steps), fifth=sum(one <= 2 for one in steps))
    if figure.value is not None:
        return replace(found, how="Given for the place as a whole; it is not made from the areas.", value=figure.value)
    return replace(found, refused=_NEVER[figure.kind])


def _unweighted(figure: IndicatorDraft) -> str:
    """``All 8 areas do`` when none has a weight, ``2 of 8 areas do`` when some lack it, or nothing."""
    lacking = sum(one.weight is None for one in figure.areas)
    if not lacking:
        return ""
    if lacking == len(figure.areas):
        return f"The {_areas(figure)} do" if lacking > 1 else f"The one {area_codes.ONE_AREA[figure.area_kind]} does"
    return f"{lacking} of {_areas(figure)} {'does' if lacking == 1 else 'do'}"


def _areas(figure: IndicatorDraft) -> str:
    name = area_codes.ONE_AREA[figure.area_kind]
    return plural(len(figure.areas), "area" if name == "place" else name)


# Over time

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d|21\d\d)\b")
_DIGITS = re.compile(r"\d+")


_MEANT = (FigureRole.target, FigureRole.forecast)


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over time, oldest first. ``apart`` says in words why figures of the same name are not among them."""

    figures: tuple[IndicatorDraft, ...]
    apart: tuple[str, ...] = ()


def when(figure: IndicatorDraft) -> date | None:
    """The day a figure stands for in a series: its date, or the end of the year its period names."""
    if figure.date:
        return figure.date
    years = _YEAR.findall(figure.period)
    return date(int(years[-1]), 12, 31) if years else None


def over_time(figure: IndicatorDraft, others: Iterable[IndicatorDraft]) -> Series:
    """The figures that may be joined with this one, and why others of its name may not.

    Only what was counted in the same way joins: same kind, same sort of areas and the very same ones, same source.
    """
    alike, apart = [figure], []
    name = figure.name.casefold()
    for other in others:
        if other is figure or other.slug == figure.slug or other.name.casefold() != name:
            continue
        if (other.role in _MEANT or figure.role in _MEANT) and other.role is not figure.role:
            continue  # where it is to be, or would go, is no figure that was counted
        if why := _apart(figure, other):
            apart.append(f"{_dated(other)} stands apart: {why}.")
        else:
            alike.append(other)
    return Series(tuple(sorted(alike, key=lambda one: when(one) or date.min)), tuple(apart))


def newer_than(figure: IndicatorDraft, others: Iterable[IndicatorDraft]) -> IndicatorDraft | None:
    """The newest figure of the same name and kind that is younger than this one, comparable or not. What was counted,
    that is: a target is no newer figure."""
    mine = when(figure)
    found = [
        (day, other)
        for other in others
        if other.name.casefold() == figure.name.casefold() and other.kind is figure.kind
        if other.role not in _MEANT
        if (day := when(other)) and mine and day > mine
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _apart(one: IndicatorDraft, other: IndicatorDraft) -> str:
    if one.kind is not other.kind or one.unit.casefold() != other.unit.casefold():
        return f"it is another kind of figure ({other.kind.label.lower()}{f', {other.unit}' if other.unit else ''})"
    if one.area_kind is not other.area_kind:
        return f"it is counted by {_lowered(other.area_kind.label)}, not by {_lowered(one.area_kind.label)}"
    if _family(one.source) != _family(other.source):
        return f"its source is another ({clip(other.source, 60) or 'none is named'})"
    if {area.code for area in one.areas} != {area.code for area in other.areas}:
        return f"it is of other areas ({plural(len(other.areas), 'area')} there, {count(len(one.areas))} here)"
    return "" if when(one) and when(other) else "it has no date"


def _lowered(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _family(source: str) -> str:
    """A source without its numbers: the editions of one publication are one source."""
    return " ".join(_DIGITS.sub(" ", source).casefold().split())


def _dated(figure: IndicatorDraft) -> str:
    said = figure.period or (f"{figure.date:%B %Y}" if figure.date else "")
    return f"The figure for {clip(said, 60)}" if said else "A figure without a date"


def worst_first(figure: IndicatorDraft) -> Sequence[AreaFigure]:
    """Its areas, the worst first where an end is worse, else the highest first."""
    lowest = figure.better is Better.up
    return sorted(
        figure.areas,
        key=lambda area: (share_of(figure, area) or Decimal(0)) * (1 if lowest else -1),
    )
