"""A figure of the place over time: where it stood, what was counted since, where it is to be, where it would go.

Nothing is set beside anything it cannot be compared with; what stands apart says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from convene.core.figures.sums import over_time, place_value, when
from convene.core.figures.words import in_words
from convene.core.measurement_vocabulary import FigureRole
from convene.core.measuring.claims import claimed
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import Better, FigureKind
from convene.text import clip, count, distance, join, month

_COUNTED = (FigureRole.actual, FigureRole.baseline)
Way = Literal["better", "worse", "same", "moved", ""]


class Point(NamedTuple):
    """One figure of a series, with the value of the whole place."""

    figure: IndicatorDraft
    day: date | None
    value: Decimal

    @property
    def words(self) -> str:
        return _exact(self.value, self.figure)

    @property
    def dated(self) -> str:
        return self.figure.period or (month(self.day) if self.day else "without a date")

    @property
    def label(self) -> str:
        """``Dec 2030, target``; what was counted is dated alone."""
        role = self.figure.role
        return self.dated if role is FigureRole.actual else f"{self.dated}, {role.label.lower()}"

    @property
    def counted(self) -> bool:
        return self.figure.role in _COUNTED


@dataclass(frozen=True, slots=True)
class PlaceSeries:
    """``counted`` are the figures that may be joined, oldest first, a baseline among them. ``targets`` and
    ``forecasts`` are of the same unit and kind. ``apart`` says what could not be set beside them, and why; ``remarks``
    what to know. ``commitments`` are those that mean to add to it, by handle."""

    name: str
    topic: str
    counted: tuple[Point, ...]
    baseline: Point | None = None
    targets: tuple[Point, ...] = ()
    forecasts: tuple[Point, ...] = ()
    apart: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    contribution: str = ""
    commitments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def latest(self) -> Point | None:
        """What was counted last, a baseline where nothing was since."""
        return self.counted[-1] if self.counted else None

    @property
    def target(self) -> Point | None:
        """The target that comes next; the last one where all are past."""
        return self.targets[-1] if self.targets else None

    @property
    def points(self) -> tuple[Point, ...]:
        """Everything in the order of time."""
        every = (*self.counted, *self.targets, *self.forecasts)
        return tuple(sorted(every, key=lambda one: one.day or date.min))

    def moved(self) -> Way:
        """Which way it went since the baseline, or since it was first counted."""
        first, last = self.baseline or (self.counted[0] if self.counted else None), self.latest
        if first is None or last is None or first is last:
            return ""
        if first.value == last.value:
            return "same"
        up = last.value > first.value
        if last.figure.better is Better.neither:
            return "moved"
        return "better" if up is (last.figure.better is Better.up) else "worse"

    def to_target(self, today: date) -> str:
        """How far it is from its target: ``3.2 points to go``, ``reached``, or that nobody can say."""
        target, last = self.target, self.latest
        if target is None:
            return "no target"
        by = f" by {target.dated}"
        if last is None:
            return f"target {target.words}{by}; nothing is counted yet"
        gap = target.value - last.value
        better = target.figure.better if target.figure.better is not Better.neither else last.figure.better
        if better is Better.neither:
            far = "at it" if not gap else f"{_apart(abs(gap), last.figure)} {'above' if gap < 0 else 'below'} it"
        else:
            there = last.value >= target.value if better is Better.up else last.value <= target.value
            far = "reached" if there else f"{_apart(abs(gap), last.figure)} to go"
        late = ""
        if target.day and target.day < today and (last.day is None or last.day < target.day):
            late = f"; that was {distance(target.day, today)}, and nothing was counted since"
        return f"target {target.words}{by}: {far}{late}"

    def sentence(self, today: date) -> str:
        """The whole of it, for somebody who does not see the chart."""
        last, said = self.latest, []
        if last is None:
            return f"{self.name}: nothing is counted yet; {self.to_target(today)}."
        first = self.baseline or (self.counted[0] if len(self.counted) > 1 else None)
        if first is not None and first is not last:
            word = {"better": "which is better", "worse": "which is worse", "same": "the same"}.get(self.moved(), "")
            start = "baseline" if first.figure.role is FigureRole.baseline else "first counted"
            said.append(f"{last.words} ({last.dated}), after {first.words} ({first.dated}, {start})"
                        f"{f', {word}' if word else ''}")  # fmt: skip
        else:
            kind = "baseline, nothing counted since" if last.figure.role is FigureRole.baseline else last.dated
            said.append(f"{last.words} ({kind})")
        if self.targets:
            said.append(self.to_target(today))
        if self.forecasts:
            one = self.forecasts[-1]
            said.append(f"forecast {one.words} for {one.dated} if nothing more were done")
        return f"{self.name}: {'; '.join(said)}."


def series_of(figures: Iterable[IndicatorDraft], today: date) -> tuple[PlaceSeries, ...]:
    """Every figure of a place by its name, in the order of topics and names."""
    named: defaultdict[str, list[IndicatorDraft]] = defaultdict(list)
    for one in figures:
        named[one.name.casefold()].append(one)
    made = [_series(some, today) for some in named.values()]
    return tuple(sorted(made, key=lambda one: (one.topic.casefold(), one.name.casefold())))


def _series(figures: Sequence[IndicatorDraft], today: date) -> PlaceSeries:
    counted = sorted((one for one in figures if one.role in _COUNTED), key=lambda one: when(one) or date.min)
    meant = [one for one in figures if one.role not in _COUNTED]
    newest = next((one for one in reversed(counted) if one.role is FigureRole.actual), counted[-1] if counted else None)
    apart: list[str] = []
    joined: list[Point] = []
    if newest is not None:
        series = over_time(newest, counted)
        apart += series.apart
        joined = [point for one in series.figures if (point := _point(one, apart))]
    model = newest or meant[0]
    targets: list[Point] = []
    forecasts: list[Point] = []
    for one in sorted(meant, key=lambda one: when(one) or date.max):
        if why := _unlike(model, one):
            apart.append(f"The {one.role.label.lower()} for {_dated(one)} stands apart: {why}.")
        elif point := _point(one, apart):
            (targets if one.role is FigureRole.target else forecasts).append(point)
    ordered = sorted(targets, key=lambda one: (one.day is not None and one.day >= today, one.day or date.min))
    coming = [one for one in targets if one.day is None or one.day >= today]
    targets = [*(one for one in ordered if one not in coming[:1]), *coming[:1]]
    bases = [one for one in joined if one.figure.role is FigureRole.baseline]
    return PlaceSeries(
        model.name,
        next((one.topic for one in figures if one.topic), ""),
        tuple(joined),
        bases[0] if bases else None,
        tuple(targets),
        tuple(forecasts),
        tuple(dict.fromkeys(apart)),
        tuple(_remarks(joined, bases, targets, figures, today)),
        next((one.contribution for one in (model, *figures) if one.contribution), ""),
        tuple(dict.fromkeys(handle for one in figures for handle in one.commitments)),
        tuple(dict.fromkeys(one.source for one in figures if one.source)),
    )


def _remarks(
    joined: Sequence[Point],
    bases: Sequence[Point],
    targets: Sequence[Point],
    figures: Sequence[IndicatorDraft],
    today: date,
) -> Iterable[str]:
    if len(bases) > 1:
        yield f"It has {len(bases)} baselines ({join([one.dated for one in bases])}); the oldest is taken."
    past = [one for one in targets if one.day and one.day < today]
    for one in past:
        if not any(point.day and one.day and point.day >= one.day for point in joined):
            yield f"The target for {one.dated} is past, and nothing was counted since."
    if targets and not bases and joined:
        yield "It has a target and no baseline."
    if targets and all(one.better is Better.neither for one in figures):
        yield "Nobody said which way is better, so nothing is called reached."
    for figure in figures:
        if words := claimed(figure.contribution):
            yield f"“{words}” claims this figure for somebody; nobody alone moves a figure of the place."


def _point(figure: IndicatorDraft, apart: list[str]) -> Point | None:
    found = place_value(figure)
    if found.value is None:
        apart.append(f"The figure for {_dated(figure)} has no value of the place: {found.refused}")
        return None
    return Point(figure, when(figure), found.value)


def _unlike(one: IndicatorDraft, other: IndicatorDraft) -> str:
    """Why a target or a forecast cannot be set beside what was counted. It may be given for the whole place alone."""
    if one.unit.casefold() != other.unit.casefold() and not _per_cent(one, other):
        return f"it is in {other.unit or 'no unit'}, and the figure is in {one.unit or 'no unit'}"
    if one.kind is not other.kind and not _per_cent(one, other):
        return f"it is another kind of figure ({other.kind.label.lower()})"
    if other.areas and {area.code for area in other.areas} != {area.code for area in one.areas}:
        return "it is of other areas"
    return ""


def _per_cent(one: IndicatorDraft, other: IndicatorDraft) -> bool:
    """Whether both are in per cent, a share worked out of its areas and a target given as “40 %”."""
    return all(figure.kind is FigureKind.share or figure.unit in ("%", "percent") for figure in (one, other))


def _apart(gap: Decimal, figure: IndicatorDraft) -> str:
    if figure.kind is FigureKind.share or figure.unit in ("%", "percent"):
        return f"{gap.quantize(Decimal('0.1')):f} points".replace(".0 ", " ")
    return in_words(gap, figure)


def _exact(value: Decimal, figure: IndicatorDraft) -> str:
    """As lists show it, but per cent to a tenth, so that what is between two figures fits them."""
    if figure.kind is FigureKind.share or figure.unit in ("%", "percent"):
        return f"{count(value.quantize(Decimal('0.1')))}%"
    return in_words(value, figure)


def _dated(figure: IndicatorDraft) -> str:
    day = when(figure)
    return clip(figure.period, 40) or (month(day) if day else "no date")
