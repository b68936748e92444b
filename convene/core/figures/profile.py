"""The profile of a place: its figures by topic with small charts, what rests on them, and what is missing.

Plain values for the app, the command line and the document. Every chart has its sentence, which says the same to
somebody who does not see it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.figures.sums import PlaceValue, newer_than, over_time, place_value, share_of, when
from convene.core.figures.words import EXPECTED, headline, in_words, sentence, subject, whose
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import FigureKind
from convene.text import join

OTHER = "Other figures"
_TOPS = (Decimal(10), Decimal(25), Decimal(50), Decimal(100))


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: ``part`` from 0 to 1 of the longest the chart allows; ``here`` marks the place's own."""

    label: str
    part: float
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Where areas lie on a line between ``low`` and ``high``: (name, 0 to 1, words), in that order, and where the
    place and what it is compared with lie."""

    low: str
    high: str
    areas: tuple[tuple[str, float, str], ...]
    here: float | None = None
    beside: float | None = None
    beside_name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the profile. ``tenths`` counts areas in each of ten groups, of a decile; ``past`` is the figure
    over time, oldest first."""

    slug: str
    name: str
    value: str
    sentences: tuple[str, ...]
    source: str
    made: str = ""
    bars: tuple[BarRow, ...] = ()
    spread: Spread | None = None
    tenths: tuple[int, ...] = ()
    past: tuple[BarRow, ...] = ()
    apart: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    note: str = ""
    areas: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """Its sentences as they stand under its name and value, which need not be said again."""
        short = (one.removeprefix(f"{self.name}: ") for one in self.sentences)
        return tuple(_capital(one) for one in short if one.rstrip(".") != self.value)


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the page shows. ``missing`` says in words what there is no figure for, and which needs have none."""

    place: str
    facts: str
    made_on: date
    topics: tuple[Topic, ...] = ()
    missing: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    invented: bool = False

    @property
    def figures(self) -> int:
        return sum(len(one.entries) for one in self.topics)


def topics_of(
    figures: Sequence[IndicatorDraft], needs: Mapping[str, Sequence[str]], place: str = ""
) -> tuple[Topic, ...]:
    """Figures by topic, the newest of each name with its past; the decile of a thing goes with its score. ``needs``
    are the needs resting on a figure, by its handle."""
    grouped: dict[str, list[Entry]] = defaultdict(list)
    named: dict[str, str] = {one.casefold(): one for one in EXPECTED} | _ALSO
    for alike in _together(_newest(figures)):
        first = alike[0]
        title = named.setdefault(first.topic.casefold(), first.topic) if first.topic else OTHER
        grouped[title].append(entry(alike, figures, needs, place))
    order = {one: at for at, one in enumerate(EXPECTED)}
    titles = sorted(grouped, key=lambda one: (one == OTHER, order.get(one, len(order)), one.casefold()))
    return tuple(Topic(title, tuple(grouped[title])) for title in titles)


def _together(figures: Sequence[IndicatorDraft]) -> list[list[IndicatorDraft]]:
    """Figures of one subject, source and time in one group, its decile and rank last."""
    groups: dict[tuple[str, str, str], list[IndicatorDraft]] = {}
    for one in figures:
        groups.setdefault((subject(one).casefold(), one.source, one.period), []).append(one)
    return [sorted(group, key=lambda one: one.kind in _ORDERS) for group in groups.values()]


_ALSO = {
    "population": "People", "poverty": "Income", "money": "Income", "pay": "Income", "employment": "Work",
    "economy": "Work", "jobs": "Work", "education": "Learning", "skills": "Learning", "qualifications": "Learning",
    "homes": "Housing", "transport": "Getting about", "travel": "Getting about", "crime": "Safety",
}  # fmt: skip
"""Other words people use for the topics."""

_ORDERS = (FigureKind.rank, FigureKind.decile)


def lacking(topics: Iterable[Topic]) -> tuple[str, ...]:
    """``No figure yet on health, housing and safety.``, or nothing."""
    there = {one.title for one in topics}
    gone = [one.lower() for one in EXPECTED if one not in there]
    return (f"No figure yet on {join(gone)}.",) if gone else ()


def entry(
    alike: Sequence[IndicatorDraft], figures: Sequence[IndicatorDraft], needs: Mapping[str, Sequence[str]], place: str
) -> Entry:
    """One subject with its charts and its words, from its figures: the first of them leads."""
    figure = alike[0]
    found = place_value(figure)
    series = [over_time(one, figures) for one in alike]
    rest = [say for past in series for one in past.figures for say in needs.get(one.slug, ())]
    apart = [words for past in series for words in past.apart]
    decile = next((one for one in alike if one.kind is FigureKind.decile), None)
    values = [(one.name or one.code, share_of(figure, one)) for one in figure.areas]
    return Entry(
        figure.slug, subject(figure) if len(alike) > 1 else figure.name, headline(figure, found),
        tuple(sentence(one) for one in alike), _source(figure), made=found.how or found.refused,
        bars=_bars(figure, found, place), spread=_spread(figure, found), tenths=_tenths(decile) if decile else (),
        past=_past(series[0].figures), apart=tuple(dict.fromkeys(apart)), needs=tuple(dict.fromkeys(rest)),
        note=" ".join(dict.fromkeys(one.note for one in alike if one.note)),
        areas=tuple((name, in_words(value, figure)) for name, value in values if value is not None),
    )  # fmt: skip


def _newest(figures: Sequence[IndicatorDraft]) -> list[IndicatorDraft]:
    """The newest figure of each name and kind, in the order they came in; older ones are its past."""
    return [one for one in figures if newer_than(one, figures) is None]


def _source(figure: IndicatorDraft) -> str:
    moment = when(figure)
    said = [
        figure.source or "no source named",
        figure.period if figure.period and figure.period not in figure.source else "",
        f"{moment.day} {moment:%B %Y}" if figure.date and moment else "",
        whose(figure),
        figure.licence,
    ]
    return " · ".join(filter(None, said))


def _bars(figure: IndicatorDraft, found: PlaceValue, place: str) -> tuple[BarRow, ...]:
    """The place beside what it is compared with. A figure alone, or below nothing, has no bar."""
    if found.value is None or figure.compare is None or min(found.value, figure.compare) < 0:
        return ()
    top = _top(figure, [found.value, figure.compare])
    return (
        BarRow(place or "Here", _part(found.value, top), in_words(found.value, figure), here=True),
        BarRow(
            _capital(figure.compare_with) or "Elsewhere", _part(figure.compare, top), in_words(figure.compare, figure)
        ),
    )


def _past(series: Sequence[IndicatorDraft]) -> tuple[BarRow, ...]:
    values = [(one, place_value(one).value) for one in series]
    known = [value for _, value in values if value is not None]
    if len(known) < 2 or min(known) < 0:
        return ()
    top = _top(series[-1], known)
    return tuple(
        BarRow(one.period or f"{when(one):%b %Y}", _part(value, top), in_words(value, one), here=one is series[-1])
        for one, value in values
        if value is not None
    )


def _top(figure: IndicatorDraft, values: Sequence[Decimal]) -> Decimal:
    """The value of a whole bar: per cents end at a round one, so that bars of a page can be compared."""
    most = max(values)
    if figure.kind is FigureKind.share or figure.unit == "%":
        return next((one for one in _TOPS if most <= one), most)
    return most


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _part(value: Decimal, top: Decimal) -> float:
    return float(value / top) if top else 0.0


def _spread(figure: IndicatorDraft, found: PlaceValue) -> Spread | None:
    """Where the areas lie; of two areas or more that can be compared."""
    if figure.kind in (FigureKind.decile, FigureKind.total):
        return None
    values = [(one.name or one.code, value) for one in figure.areas if (value := share_of(figure, one)) is not None]
    if len(values) < 2:
        return None
    known = [value for _, value in values] + [one for one in (found.value, figure.compare) if one is not None]
    low, high = min(known), max(known)
    if low == high:
        return None

    def at(value: Decimal | None) -> float | None:
        return None if value is None else float((value - low) / (high - low))

    areas = sorted((name, at(value) or 0.0, in_words(value, figure)) for name, value in values)
    return Spread(
        in_words(low, figure), in_words(high, figure), tuple(sorted(areas, key=lambda one: one[1])),
        at(found.value), at(figure.compare), figure.compare_with or "elsewhere",
    )  # fmt: skip


def _tenths(figure: IndicatorDraft) -> tuple[int, ...]:
    if not figure.areas:
        return ()
    return tuple(sum(one.value == step for one in figure.areas) for step in range(1, 11))
