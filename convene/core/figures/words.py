"""Figures of a place in words: a value with its unit, and a sentence that can be read aloud."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from convene.core.figures import area_codes
from convene.core.figures.sums import PlaceValue, place_value
from convene.core.measurement_vocabulary import FigureRole
from convene.core.nouns.indicator import AreaFigure, IndicatorDraft
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.text import clip, count, money, plural

EXPECTED = ("People", "Deprivation", "Income", "Work", "Learning", "Health", "Housing", "Getting about", "Safety")
"""Topics a profile of a place ought to say something about, in the order it does."""

_SAID = {
    "no cars or vans in household": "have no car or van",
    "very good health": "say their health is very good",
    "bad health": "say their health is bad",
    "very bad health": "say their health is very bad",
    "disabled under the equality act": "are disabled under the Equality Act",
    "no qualifications": "have no qualifications",
    "household is not deprived in any dimension": "are not deprived in any of four ways",
    "income deprivation: rate": "live on a low income",
    "employment deprivation: rate": "would work and are kept out of it",
    "income deprivation affecting children (idaci): rate": "live in families on a low income",
    "income deprivation affecting older people (idaopi): rate": "live on a low income",
    "economically active (excluding full-time students): unemployed": "are unemployed",
    "economically inactive: long-term sick or disabled": "are kept from work by long-term illness or disability",
}
"""Names that published tables give, as what people do or have; other names are said as they are."""


_RANGED = (FigureKind.rank, FigureKind.median, FigureKind.score)
"""Kinds that say from where to where they run where the place has no figure of its own."""

_MEASURES = ("score", "rate", "rank", "decile")


def subject(figure: IndicatorDraft) -> str:
    """What a figure is about, without the measure its name ends in: score and decile of a thing have one subject."""
    name, of, what = figure.name.rpartition(": ")
    return name if of and what in _MEASURES else figure.name


def in_words(value: Decimal, figure: IndicatorDraft) -> str:
    """A value as lists and charts show it: ``41%``, ``£28,400``, ``38.2``, ``8,420``."""
    if figure.kind is FigureKind.share or figure.unit == "%":
        return f"{_short(value, places=0 if value >= 10 else 1)}%"
    exact = figure.kind in (FigureKind.total, FigureKind.rank, FigureKind.decile)
    shown = count(value) if exact else _short(value)
    if figure.unit in ("£", "GBP"):
        return money(value) if abs(value) >= 10**6 else f"£{_pounds(value)}"
    return f"{shown} {clip(figure.unit, 40)}" if figure.unit and figure.unit.casefold() != "score" else shown


def of_area(area: AreaFigure, figure: IndicatorDraft) -> str:
    """The figure of one area; of a share also what it is made of."""
    if figure.kind is not FigureKind.share:
        return in_words(area.value, figure)
    if not area.weight:
        return f"{count(area.value)} of {count(area.weight)}" if area.weight is not None else count(area.value)
    return f"{in_words(area.value * 100 / area.weight, figure)} ({count(area.value)} of {count(area.weight)})"


def headline(figure: IndicatorDraft, found: PlaceValue | None = None) -> str:
    """The figure in a word or two, for the right of a list: the value, or where it lies when there is none."""
    found = found or place_value(figure)
    if figure.kind is FigureKind.decile and found.areas:
        return f"{found.tenth} of {found.areas} in {ordinal(figure)}"
    if found.value is not None:
        return in_words(found.value, figure)
    if found.low and found.high and figure.kind in _RANGED:
        return _span(figure, found.low.value, found.high.value, "")
    return "no figure"


def _span(figure: IndicatorDraft, low: Decimal, high: Decimal, start: str) -> str:
    """From the least to the most, and once only where all areas have the same."""
    least, most = in_words(low, figure), in_words(high, figure)
    return least if least == most else f"{start}{least} to {most}"


def brief(figure: IndicatorDraft, found: PlaceValue) -> tuple[str, str]:
    """The figure without its unit, and what it stands beside, for two short columns of a list."""
    if figure.kind is FigureKind.decile and found.areas:
        return f"{found.tenth} of {found.areas}", f"in {ordinal(figure)}"
    plain = figure if figure.kind is FigureKind.share or figure.unit in ("%", "£", "GBP") else _bare(figure)
    label = figure.compare_with if len(figure.compare_with) <= _LABEL else "elsewhere"
    other = f"{label or 'elsewhere'} {in_words(figure.compare, plain)}" if figure.compare is not None else ""
    return headline(plain, found), other


_LABEL = 16


def _bare(figure: IndicatorDraft) -> IndicatorDraft:
    return figure.model_copy(update={"unit": ""})


def ordinal(figure: IndicatorDraft) -> str:
    """What the last group of a decile is called in short."""
    return "worst tenth" if figure.better is not Better.neither else "lowest tenth"


def beside(figure: IndicatorDraft) -> str:
    """The comparison in short: ``England 24%``, or nothing."""
    if figure.compare is None:
        return ""
    return f"{figure.compare_with or 'elsewhere'} {in_words(figure.compare, figure)}"


def sentence(figure: IndicatorDraft, found: PlaceValue | None = None, place: str = "") -> str:
    """One sentence that says the figure to somebody who does not see the chart. ``place`` names the place in it. What
    was not counted says so: ``Target for 2030: …``."""
    said = _sentence(figure, found or place_value(figure), place)
    if figure.role in (FigureRole.actual, FigureRole.baseline):
        return said
    return f"{figure.role.label}{f' for {clip(figure.period, 40)}' if figure.period else ''}: {said}"


def _sentence(figure: IndicatorDraft, found: PlaceValue, place: str) -> str:
    here = f" in {place}" if place else ""
    match figure.kind:
        case FigureKind.decile if found.areas:
            return _deciles(figure, found, here)
        case FigureKind.share if found.value is not None:
            return _in_hundred(figure, found, found.value, here)
        case _ if found.value is not None and figure.unit == "%":
            return _in_hundred(figure, found, found.value, here)
    if found.value is not None:
        other = ""
        if figure.compare is not None:
            other = f"; in {figure.compare_with or 'a larger area'} {in_words(figure.compare, figure)}"
        judged = {Better.up: " Higher is better.", Better.down: " Higher is worse."}.get(figure.better, "")
        judged = judged if figure.kind is FigureKind.score else ""
        name, of, what = figure.name.rpartition(": ")
        said = f"{name}{here}: {what} {in_words(found.value, figure)}" if of and what in _MEASURES else ""
        said = said or f"{figure.name}{here}: {in_words(found.value, figure)}"
        return f"{said}{other}.{judged}"
    if found.low and found.high and figure.kind in _RANGED:
        areas = plural(found.areas, area_codes.ONE_AREA[figure.area_kind])
        spread = f"{_span(figure, found.low.value, found.high.value, 'from ')} in {areas}"
        return f"{figure.name}{here}: {spread}. {found.refused}"
    return f"{figure.name}{here}: {found.refused}"


def _deciles(figure: IndicatorDraft, found: PlaceValue, here: str) -> str:
    deprived = "depriv" in figure.name.casefold()
    worst = "most deprived" if deprived else "worst" if figure.better is not Better.neither else "lowest"
    of = f" of {figure.compare_with}" if figure.compare_with else ""
    areas = plural(found.areas, "area")
    if not found.fifth:
        return f"{subject(figure)}: none of the {areas}{here} is among the {worst} fifth{of}."
    are = "is" if found.tenth == 1 else "are"
    tenth = f"{found.tenth} of {areas}" if found.tenth else f"none of the {areas}"
    more = "" if found.fifth == found.tenth else f", {found.fifth} among the {worst} fifth"
    return f"{subject(figure)}: {tenth}{here} {are} among the {worst} tenth{of}{more}."


def _in_hundred(figure: IndicatorDraft, found: PlaceValue, value: Decimal, here: str) -> str:
    other = figure.compare
    tens = _round(value) % 10 == 0 and (other is None or _round(other) % 10 == 0)
    whom = figure.unit if figure.kind is FigureKind.share and figure.unit not in ("", "%") else _whom(figure)
    made = f" ({count(found.part)} of {count(found.whole)})" if found.part is not None and found.whole else ""
    said = _SAID.get(figure.name.casefold(), "")
    number = _n_in(value, tens=tens)
    counted = f"{'no' if number == 'none' else number} {whom}" if whom else number
    main = f"{counted}{here} {said}{made}" if said else f"{figure.name}{here}: {counted}{made}"
    if other is not None:
        main += f"; in {figure.compare_with or 'a larger area'} {_n_in(other, tens=tens)}"
    return f"{main[:1].upper()}{main[1:]}."


def _whom(figure: IndicatorDraft) -> str:
    """Whom a rate is about, as its weights say it: ``people``, ``children``."""
    by = figure.weighted_by.casefold()
    return next((word for sign, word in _WHOM if sign in by), "")


_WHOM = (
    ("aged 0-15", "children"), ("aged 60", "people over 60"), ("working age", "people of working age"),
    ("population", "people"), ("household", "households"), ("people", "people"),
)  # fmt: skip


def _n_in(value: Decimal, *, tens: bool) -> str:
    """``41 in 100``, or ``4 in 10`` where that says it as well. Nothing is rounded down to none or up to all."""
    if value <= 0:
        return "none"
    if value >= 100:
        return "all"
    rounded = _round(value)
    if rounded < 1:
        return "fewer than 1 in 100"
    if rounded > 99:
        return "more than 99 in 100"
    return f"{rounded // 10} in 10" if tens else f"{rounded} in 100"


def _round(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def _pounds(value: Decimal) -> str:
    """Pounds as people write them: whole above a hundred, otherwise with both pence or none."""
    if abs(value) >= 100 or value == value.to_integral_value():
        return count(value.quantize(Decimal(1), ROUND_HALF_UP))
    return f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"


def _short(value: Decimal, places: int | None = None) -> str:
    """Three figures that mean something, thousands whole."""
    if places is None:
        size = abs(value)
        places = 0 if size >= 100 else 1 if size >= 10 else 2
    step = Decimal(1).scaleb(-places)
    return count(value.quantize(step, ROUND_HALF_UP))


def whose(figure: IndicatorDraft) -> str:
    """What it is made of, for the second line of a list: ``8 LSOAs (2021)``, ``the whole place``."""
    if not figure.areas:
        return "the whole place"
    label = figure.area_kind.label
    year = label.partition(" ")[2] if label[-1:] == ")" else ""
    name = area_codes.ONE_AREA[figure.area_kind] if figure.area_kind is not AreaKind.place else "area"
    return f"{plural(len(figure.areas), name)} {year}".strip()
