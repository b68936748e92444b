"""What each column of a table of figures is for: a figure, a base, a time, a category, the name of an area, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from convene.files.open_data.cells.about_people import is_personal
from convene.files.open_data.cells.cell_values import postcode
from convene.files.open_data.figures import figure_bases
from convene.files.open_data.figures.figure_bases import Base
from convene.files.open_data.figures.figure_columns import MOST_OF, Seen, is_headed
from convene.files.open_data.figures.figure_sorts import Sort, is_unsaid, of_measure, said, sort_of
from convene.files.sheets import folded, spaced
from convene.text import clip, join

_ROLES = {
    "indicator": r"(?:indicator|variable|metric|question|index domain|domain)(?: name| title)?",
    "measure": r"(?:measures?|measurement|statistics?|stat|value type|type of (?:value|measure)|data type|calculation)"
               r"(?: name| type)?",
    "unit": r"units?(?: of measure(?:ment)?| name)?|uom",
    "topic": r"topic|theme",
    "kind": r"kind|figure kind",
}  # fmt: skip
_PERIOD = (
    r"(?:calendar |financial |academic |fiscal |award |mid |survey |census |reference |deprivation data )?"
    r"(?:year|date|period|month|quarter|week)s?(?: name| ending| end)?|time(?: ?period)?|timeperiod"
    r"|effective date|as at"
)
_NAME = (
    r"(?:area|geography|lsoa|msoa|oa|ward|wd|district|lad|local authority|place|neighbourhood)\d{0,2}(?: area)? ?"
    r"(?:name|nm|hcl name)(?: \d{2,4})?|(?:lsoa|msoa|wd|lad)\d{2}nm|ward|name|place|area|neighbourhood"
    r"|.*\boutput areas?(?: \w+){0,3}"
)
_ABOUT_AREA = (
    r".*\b(?:geography|geog|region|country|borough|council|authority|area|lsoa|msoa|ward|district|locality|parish|town)\b"
    r".*|.*super output areas?.*|.*output areas?|rgn\w*|ctry\w*|lad\w*|wd\w*"
)
_NO_FIGURE = (
    r"(?:.* sortable|(?:column|unnamed) \d+|identifiers?"
    r"|object ?id|fid|ogc fid|gid|id|uid|uprn|urn|guid|global ?id|row(?: ?number| id)?|index|no"
    r"|sort ?order|order|ref|reference|shape(?: \w+)*|st (?:area|length)\w*|perimeter|geom(?:etry)?|lat|long?|lng"
    r"|latitude|longitude|easting|"
    r"northing|eastings|northings|x|y|bng [en]|record (?:offset|count)|obs (?:status|conf|status name|conf name)|.* id"
    r"|crime id|.*\b(?:code|cd|codes|typecode|sortorder)(?: \d{2,4})?)"
)
_REMARK = (
    r".*\b(?:flag|status|notes?|remarks?|comments?|footnotes?|symbol|marker|caveat|description|url|link|source|updated|reliability"
    r"|suppressed|trend|reported by|falls within|location|context)\b.*"
)
_PERSON = r"\bcandidates?\b|\bcouncillors?\b|\b(?:sur|fore|first|last)names?\b"
_REACHED = r"\b(?:(?:tele)?phone|mobile|fax|whatsapp|dob|birthday|nino|ni number|account number|sort code)\b"
_COUNTED_BY = r"age|sex|gender|ethnic|national|religio|disab|health|orientation|people|persons?\b|needs|title"
_VALUE = (
    r"(?:obs )?values?|observations?|figures?|data(?: value)?|counts?|numbers?|percent(?:age)?|numerator|amount|v4 \d"
)
_CATEGORY = r"(?:single year of )?ages?(?: \w+)?|sex|gender|.*\b(?:bands?|categor(?:y|ies)|quintiles?|group)\b"
_YEAR = re.compile(
    r"(?i)(?:(?:FY|year to|mid)[ -]?)?"
    r"(?:(?:19|20)\d\d(?: ?[-/–] ?(?:\d\d|(?:19|20)\d\d)| ?Q[1-4]|-\d\d(?:-\d\d)?(?: 00:00:00)?)?|\d\d/\d\d"
    r"|Q[1-4] (?:19|20)\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ -](?:(?:19|20)\d\d|\d\d))"
    r"(?: ?[\[(][a-z][\])])?"
)
"""Headings that are times: a year, a financial one, a quarter, a month, a day."""
_MERE = re.compile(_VALUE + r"|percent|rate")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands. ``values`` are columns of figures; ``years`` those of them whose heading is a year.
    ``categories`` are part of what a figure is called, with the column of indicators, of measures and of units.
    ``bases`` are those of ``values``, and of ``outs`` (columns that only say out of how many), that can weigh others.
    ``people`` name the person that a row is of, such as a candidate; ``each`` are the values that differ from one to
    the next of them.
    """

    values: tuple[int, ...]
    years: frozenset[int]
    bases: dict[int, Base]
    outs: frozenset[int]
    periods: tuple[int, ...]
    categories: tuple[int, ...]
    name_at: int | None
    indicator: int | None
    measure: int | None
    unit: int | None
    topic: int | None
    kind: int | None
    told: tuple[str, ...]
    people: tuple[int, ...] = ()
    each: frozenset[int] = frozenset()


def told_apart(
    headings: Sequence[str], seen: Sequence[Seen], code_at: int, codes: frozenset[int], weighted_by: str
) -> Columns:
    """Every column with what it is for, the surest signs first."""
    return _Apart(headings, seen, codes | {code_at}, weighted_by, seen[code_at].filled).done()


class _Apart:
    def __init__(
        self, headings: Sequence[str], seen: Sequence[Seen], codes: frozenset[int], by: str, rows: int
    ) -> None:
        self._headings, self._seen, self._by, self._rows = headings, seen, folded(by), rows
        self._words = [folded(one) for one in headings]
        self._personal = [at for at in range(len(headings)) if self._is_personal(at)]
        self._free = [at for at, one in enumerate(seen) if at not in codes and at not in self._personal and one.filled]
        self._left: list[int] = []

    def done(self) -> Columns:
        self._drop_numbers_of_words()
        roles = {name: self._take_one(pattern) for name, pattern in _ROLES.items()}
        periods = self._take_all(_PERIOD)
        name_at = self._take_name()
        figures = [at for at in self._free if self._seen[at].is_figures]
        values = [at for at in figures if not self._is_no_figure(at)]
        plain = [at for at in values if re.fullmatch(_VALUE, self._words[at])]
        if "obs value" in self._words:  # Nomis: everything else in numbers is a key
            plain = [at for at in values if self._words[at] == "obs value"]
        numbered = [
            at for at in values if at not in plain and len(values) > 1 and self._numbers_categories(at, plain, periods)
        ]
        values = [at for at in values if at not in numbered]
        outs = self._outs(values, plain)
        categories = [at for at in self._free if at not in values and at not in figures and self._is_category(at)]
        categories += numbered
        marked = [at for at in categories if len(self._seen[at].values) == 1 and self._seen[at].filled < self._rows]
        categories = [at for at in categories if at not in marked]
        bounds = [at for at in values if said(self._headings[at]) is Sort.bound]
        values = [at for at in values if at not in bounds and at not in outs]
        self._left += [at for at in figures if at not in (*values, *outs, *categories, *bounds)]
        words = [at for at in self._free if at not in figures and at not in categories and self._is_told(at)]
        if roles["indicator"] is None and self._names_figures(roles["measure"], categories):
            roles["indicator"], roles["measure"] = roles["measure"], None
        years = frozenset(at for at in values if _YEAR.fullmatch(self._headings[at].strip()))
        if years:  # beside them only what changes from row to row is a time: the day it was published is none
            periods = [at for at in periods if len(self._seen[at].values) > 1]
        bases = {at: base for at in (*values, *outs) if (base := self._base(at))}
        return Columns(
            tuple(values), years, bases,
            frozenset(outs), tuple(periods), tuple(sorted(categories)), name_at, roles["indicator"], roles["measure"],
            roles["unit"], roles["topic"], roles["kind"], self._told(words, bounds, marked),
            people=tuple(at for at in self._personal if re.search(_PERSON, folded(spaced(self._headings[at])))),
            each=frozenset(at for at in values if self._seen[at].varies),
        )  # fmt: skip

    def _is_personal(self, at: int) -> bool:
        """Names of people and how to reach them. What people are (of an age, a sex, a group) is counted here."""
        one = folded(spaced(self._headings[at]))
        if self._seen[at].is_figures:
            return bool(re.search(_REACHED, one))
        return bool(re.search(_PERSON, one)) or (is_personal(one) and not re.search(_COUNTED_BY, one))

    def _drop_numbers_of_words(self) -> None:
        """Of what stands there as a number or code and as a word, the word is kept."""
        words = set(self._words)
        for at in list(self._free):
            one = self._words[at]
            numbered = re.fullmatch(r"(.+) (?:code|type|typecode|type code|sortorder|sort order)", one)
            if f"{one} name" in words or (numbered and {numbered[1], f"{numbered[1]} name"} & words):
                self._free.remove(at)

    def _take_one(self, pattern: str) -> int | None:
        found = next((at for at in self._free if re.fullmatch(pattern, self._words[at]) and self._wordy(at)), None)
        if found is not None:
            self._free.remove(found)
        return found

    def _wordy(self, at: int) -> bool:
        return not self._seen[at].is_figures or not self._seen[at].numbers or self._words[at] == "measures"

    def _take_all(self, pattern: str) -> list[int]:
        """The columns whose heading is one of these."""
        found = [at for at in self._free if re.fullmatch(pattern, self._words[at])]
        self._free = [at for at in self._free if at not in found]
        return found

    def _take_name(self) -> int | None:
        found = [at for at in self._free if re.fullmatch(_NAME, self._words[at]) and self._wordy(at)]
        named = [at for at in found if re.search(r"(?:name|nm)(?: \d+)?$", self._words[at])]
        if not found:
            return None
        best = max(named or found, key=lambda at: (not self._seen[at].varies, len(self._seen[at].values), -at))
        self._free.remove(best)
        return best

    def _is_no_figure(self, at: int) -> bool:
        return bool(re.fullmatch(_NO_FIGURE, self._words[at])) or is_headed(self._words[at])

    def _numbers_categories(self, at: int, plain: list[int], periods: list[int]) -> bool:
        """Whether a column of numbers tells the rows of an area apart, as age or the number of bedrooms does."""
        one, heading = self._seen[at], self._headings[at]
        if plain and (self._words[plain[0]] == "obs value" or re.fullmatch(_CATEGORY, self._words[at])):
            return True
        few = one.varies and 1 < len(one.values) < MOST_OF and all(value.isdigit() for value in one.values)
        return few and not (periods and not plain) and sort_of([heading]) is Sort.unknown

    def _names_figures(self, at: int | None, categories: list[int]) -> bool:
        """Whether a column called “Measure” names the figures, and not only their sort."""
        if at is None:
            return False
        named = any(len(self._seen[one].values) > 1 for one in categories)
        sorts = [of_measure(one) is not None or is_unsaid(one) for one in self._seen[at].values]
        return not all(sorts) or (not named and len(sorts) > 1)

    def _outs(self, values: list[int], plain: list[int]) -> set[int]:
        """Columns that only say out of how many the value beside them is."""
        if len(values) < 2:
            return set()
        if not plain:
            return {at for at in values if self._words[at] == "out of"}
        return {
            at for at in values if (one := figure_bases.base(self._headings[at])) and one.explicit and at not in plain
        }

    def _base(self, at: int) -> Base | None:
        if self._by and self._words[at] == self._by:
            return Base("", explicit=True)
        return figure_bases.base(self._headings[at])

    def _is_category(self, at: int) -> bool:
        one = self._words[at]
        if re.fullmatch(_NO_FIGURE, one) or (re.fullmatch(_REMARK, one) and not re.search(r"\bstatus$", one)):
            return False
        if re.fullmatch(_ABOUT_AREA, one) and not self._seen[at].varies:
            return False
        if sum(1 for cell in self._seen[at].values if postcode(cell)) * 2 > len(self._seen[at].values):
            return False  # where in the area, and no sort of anything
        return self._seen[at].varies or len(self._seen[at].values) == 1

    def _is_told(self, at: int) -> bool:
        one = self._words[at]
        return not (re.fullmatch(_ABOUT_AREA, one) or re.fullmatch(_NAME, one))

    def _told(self, words: list[int], bounds: list[int], marked: list[int]) -> tuple[str, ...]:
        told = []
        for at in marked:  # it says of some rows what holds for them, such as that they are no real figures
            said_, rows = clip(next(iter(self._seen[at].values)), 60), f"{self._seen[at].filled:,} of {self._rows:,}"
            told.append(
                f"“{clip(self._headings[at], 60)}” says “{said_}” in {rows} rows; they are read like the others."
            )
        if self._personal:
            told.append(f"{self._named(self._personal)} {_are(self._personal)} about people, and never read.")
        if words:
            told.append(f"{self._named(words)} {_hold(words)} words, not figures, and {_are(words)} left out.")
        if bounds:
            told.append(f"{self._named(bounds)} {_are(bounds)} a bound of another figure, and left out.")
        if self._left:
            told.append(f"{self._named(self._left)} {_are(self._left)} numbers, but no figures, and left out.")
        return tuple(told)

    def _named(self, places: list[int]) -> str:
        named = [f"“{clip(self._headings[at], 40)}”" for at in places]
        return join([*named[:6], f"{len(named) - 6} more"] if len(named) > 6 else named)


def _hold(places: list[int]) -> str:
    return "holds" if len(places) == 1 else "hold"


def _are(places: list[int]) -> str:
    return "is" if len(places) == 1 else "are"


def is_mere(heading: str) -> bool:
    """Whether a heading only says that figures stand below it, or when, and not what they say."""
    return bool(_MERE.fullmatch(folded(heading)) or _YEAR.fullmatch(heading.strip()))
