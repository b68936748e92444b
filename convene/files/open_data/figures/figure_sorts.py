"""What a figure is (a count, a percentage, a density, a median …), by every word of a table that says so.

What is not sure to be a count is never taken for one: adding up what must not be added gives a figure that looks right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from convene.core.vocabulary import FigureKind
from convene.text import clean_line


class Sort(Enum):
    """A sort of figure: what it is called, and the kind of indicator that it becomes."""

    count = "count", FigureKind.total
    money = "sum of money", FigureKind.total
    percentage = "percentage", FigureKind.score
    rate = "rate", FigureKind.score
    score = "score", FigureKind.score
    density = "density", FigureKind.score
    ratio = "ratio or standardised figure", FigureKind.median
    change = "change or difference", FigureKind.median
    average = "median or average", FigureKind.median
    least = "minimum", FigureKind.median
    most = "maximum", FigureKind.median
    rank = "rank", FigureKind.rank
    decile = "decile", FigureKind.decile
    bound = "bound of another figure", FigureKind.median
    unknown = "score or rate", FigureKind.score

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def kind(self) -> FigureKind:
        return self.value[1]


NEVER = frozenset((Sort.ratio, Sort.change, Sort.average, Sort.least, Sort.most, Sort.rank, Sort.decile, Sort.bound))
"""Sorts whose figures of areas say nothing of the place but from where to where they run."""

_PER_CENT = r"%|\bper ?cent(?:ages?)?\b|\bpct\b|\bperc\b|\bproportions?\b|\bshare of\b|\bfraction\b"
_FIRST = (
    (Sort.count, r"(?:total |estimated )*(?:number|counts?|no\.?|nos\.?|#) of\b"
                 r"(?!.*(?:\bper (?!annum|year|month|week|day)|%))"),
    (Sort.bound, r".*\b(?:lower|upper)\b.*\b(?:ci|confidence|limit|bound|interval)\b|.*\bconfidence (?:interval|limit)"
                 r"|[lu]ci\b|confidence$|.*\b(?:standard error|margin of error|p value)\b"),
    (Sort.change, r".*\b(?:change|growth|difference|gap|increase|decrease|variance)\b"),
    (Sort.rank, r"rank"),
    (Sort.decile, r"decile"),
    (Sort.average, r"(?:median|mean|average|avg)\b"),
    (Sort.least, r"(?:min|minimum)\b"),
    (Sort.most, r"(?:max|maximum)\b"),
    (Sort.percentage, _PER_CENT),
)  # fmt: skip
"""What a text begins with says what it is: the rank of an average is a rank, the average of ranks is none."""

_ANYWHERE = (
    (Sort.decile, r"\bdeciles?\b"),
    (Sort.average, r"\b(?:lower|upper) quartile\b"),
    (Sort.rank, r"\b(?:rank(?:s|ed|ing)?|position|(?:per|qu[ai]n|qu|ter|vig[ia]n)tiles?|quartiles?|quintiles?)\b"),
    (Sort.average, r"\b(?:median|mean|average|avg|expectancy|interquartile)\b"),
    (Sort.least, r"\bmin(?:imum)?\)?$"),
    (Sort.most, r"\bmax(?:imum)?\)?$"),
    (Sort.density, r"\bdensit(?:y|ies)\b|\bper (?:sq|square|hectare|ha\b|km|acre|mile)|/ ?(?:km|sq|ha\b|hectare|m2)"),
    (Sort.ratio, r"\bratios?\b|\bstandardi[sz]ed\b|\bsmr\b|\bodds\b"),
    (Sort.percentage, _PER_CENT + r"|\bprevalence\b|\bturnout\b|\bshare$"),
    (Sort.rate, r"(?<!business )\brates?\b|\bper (?:\d|thousand|hundred|million|capita|head|person|household|resident"
                r"|pupil|dwelling|adult|child)|/ ?1[ ,]?0|\bincidence\b"),
    (Sort.score, r"\b(?:scores?|index|indices)\b"),
)  # fmt: skip

_COUNTED = r"\b(?:numerator|denominator|counts?|numbers?|totals?|frequency|headcount)\b"
_AVERAGED = (
    r"£|\bgbp\b|\b(?:prices?|earnings|salar(?:y|ies)|wages?|incomes?|pay|rents?)\b(?: ?\(.*\))?$|\bspeeds?\b"
    r"|\btemperature\b|\bconcentration\b|\b(?:travel )?time to\b|\bdistance to\b|\bage$|\blevels?$|µg|\bmbps\b"
    r"|\((?:mins?|minutes|hours?|days?|years?|km|miles|metres|m|mbit/s|db|kwh|°?c)\)$"
)
_POUNDS = r"£|\bgbp\b|\bpounds(?: sterling)?\b"
_ALTOGETHER = (
    r"\b(?:totals?|sums?|spend|spent|spending|expenditure|grants?|awards?|awarded|fund(?:s|ed|ing)?|amounts?|budgets?"
    r"|invest(?:ed|ments?)|payments?|paid|revenue|receipts|turnover|donations?|loans?|raised)\b"
)
_OF_ONE = (
    r"\b(?:households?|famil(?:y|ies)|residents?|persons?|people|pupils?|weekly|hourly|daily|monthly|typical|usual|per|each"
    r"|prices?|earnings|salar(?:y|ies)|wages?|pay|rents?|fees?|disposable)\b"
)
_GIVEN = r"\bamounts? (?:awarded|granted|paid|spent|disbursed|raised)\b"
"""Money that is all there is of an area, and may be added up; unless it is that of one household or hour."""
_AVERAGED_UNIT = (
    r"(?:mins?|minutes|hours?|days?|weeks?|months?|years?|km|kilometres|miles|metres|m|mbps|mbit/s|db|°?c|mm|£|gbp"
    r"|pounds|µg.*|ug.*|mg.*|kwh)"
)
_THINGS = (
    r"\b(?:people|persons?|residents?|population|popn?|households?|dwellings?|homes|houses|properties|families|children"
    r"|pupils|students|adults|males?|females?|men|women|boys|girls|claimants?|crimes?|offences?|incidents?|burglar(?:y|"
    r"ies)|thefts?|visits?|cases|deaths|births|jobs|businesses|enterprises|employees|workers|admissions|attendances"
    r"|referrals|patients|applications|electors|voters|votes|vehicles|cars|vans|collisions|casualties|accidents|"
    r"transactions|sales|grants|projects|schools|trees|calls|complaints|carers|volunteers|veterans|arrests|fires"
    r"|hectares|all ages)\b"
    r"|^aged?\b|^(?:under|over) \d+|^\d{1,3}(?:(?: to |[-–]| )\d{1,3})?(?: ?(?:\+|and over|plus|years?))?$"
)
_PER_GROUND = re.compile(r"\bper (?:sq|square|hectare|ha\b|km|acre|mile)|/ ?(?:km|sq\b|ha\b|hectare)")
"""So many of each piece of ground: no count, even where a column of measures says “Count”."""
_NOMIS_PER_CENT = "20301"
_UNSAID = re.compile(r"(?:variable|value|values|obs value|observation|figure|data|measure|n/?a|-|none|not applicable)?")


def flat(text: str) -> str:
    """A text as these words are looked for in it."""
    return clean_line(text).casefold().replace("_", " ").strip()


def said(text: str) -> Sort | None:
    """What sort of figure a text says it is, or None where it does not."""
    words = flat(text)
    for sort, pattern in _FIRST:
        if re.match(pattern, words):
            return sort
    return next((sort for sort, pattern in _ANYWHERE if re.search(pattern, words)), None)


def is_unsaid(text: str) -> bool:
    """Whether the cell of such a column says nothing, as “Value” does."""
    return bool(_UNSAID.fullmatch(flat(text))) or flat(text) in ("20100", _NOMIS_PER_CENT)


def of_measure(text: str) -> Sort | None:
    """What the cell of a column of measures, statistics or units says."""
    words = flat(text)
    if words == _NOMIS_PER_CENT:
        return Sort.percentage
    if _UNSAID.fullmatch(words):
        return None
    if (found := said(words)) is not None:
        return found
    if re.search(_COUNTED, words):
        return Sort.count
    return Sort.average if re.fullmatch(_AVERAGED_UNIT, words) else None


def is_pounds(text: str) -> bool:
    """Whether a unit is money: “£”, “GBP”, “£000s”."""
    return bool(re.fullmatch(rf"(?:{_POUNDS})(?: ?(?:0{{3}}s?|k|m|mn|thousands?|millions?))?", flat(text)))


def is_sum_of_money(text: str) -> bool:
    """Whether a text names money that is all there is of an area, as “Grant spend (£)” and “Amount awarded” do."""
    words = flat(text)
    if re.search(_OF_ONE, words):
        return False
    return bool(re.search(_POUNDS, words) and re.search(_ALTOGETHER, words)) or bool(re.search(_GIVEN, words))


def counted(text: str) -> Sort | None:
    """What a name tells by the things it counts, where nothing else is said."""
    words = flat(text)
    if is_sum_of_money(words):
        return Sort.money
    if re.search(_COUNTED, words):
        return Sort.count
    if re.search(_AVERAGED, words):
        return Sort.average
    return Sort.count if re.search(_THINGS, words) else None


def firmly_counted(texts: Iterable[str]) -> bool:
    """Whether any of these texts says outright that it is a count, and not only what may be counted."""
    return any(said(one) is Sort.count or re.search(_COUNTED + r"|£", flat(one)) for one in texts)


def sort_of(
    names: Iterable[str], measures: Iterable[str] = (), categories: Iterable[str] = (), *, per_cent: bool = False
) -> Sort:
    """The sort of a figure. ``measures`` are what columns of measures, statistics and units say, ``names`` its heading
    and indicator, ``categories`` what else its row is about; ``per_cent`` says that its cells are shown as per cent.

    A word for what is never averaged wins over everything but a measure that says that things were counted.
    """
    names, measures = tuple(names), tuple(measures)
    if any(map(is_pounds, measures)):  # what it is in does not say what it is
        measures = tuple(one for one in measures if not is_pounds(one))
        names = tuple(f"{one} (£)" for one in names)
    by_measure = [one for one in map(of_measure, measures) if one]
    by_name = [one for one in map(said, names) if one]
    firm = [*by_measure, *by_name]
    if Sort.count not in by_measure and (never := next((one for one in firm if one in NEVER), None)):
        return never
    if any(_PER_GROUND.search(flat(one)) for one in names):
        return Sort.density
    if by_measure and by_measure[0] is not Sort.count:
        return by_measure[0]
    if per_cent:
        return Sort.percentage
    if firm:
        return firm[0]
    loose = [said(one) for one in categories]
    if strict := next((one for one in loose if one and one is not Sort.count), None):
        return strict
    if is_sum_of_money(" ".join(names)):  # whichever of them says that it is all there is
        return Sort.money
    texts = (*names, *measures, *categories)
    return next((one for one in map(counted, texts) if one), Sort.unknown)


__all__ = [
    "NEVER", "Sort", "counted", "firmly_counted", "flat", "is_pounds", "is_sum_of_money", "is_unsaid", "of_measure",
    "said", "sort_of",
]  # fmt: skip
