"""Out of how many, or weighted by what: which column of a table is the base of a figure.

A base is a column that counts nothing but people, households and the like; “Total crimes” and “People in fuel poverty”
are none. A figure that names whom it is about takes a base of those, or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from convene.files.open_data.figures.figure_sorts import Sort
from convene.files.sheets import folded

_GROUPS = {
    "households": r"households?|hhs?|hh",
    "dwellings": r"dwellings?|homes?|properties|addresses",
    "children": r"children|child|pupils?|schoolchildren|under 1[68]s?",
    "older people": r"older people|pensioners|over 65s?",
    "working age": r"working age(?: population)?|economically active",
    "women": r"women|females?|girls|mothers",
    "men": r"men|males?|boys",
    "births": r"(?:live )?births",
    "electors": r"electors|electorate",
    "jobs": r"jobs|employees|workers|businesses|enterprises",
    "ground": r"hectares|ha|(?:area )?(?:km2|km 2|sq km|square kilometres|sq miles|acres)(?: area)?",
    "people": r"(?:resident )?(?:population|popn?)|tot(?:al)?pop|mye|people|persons?|(?:usual )?residents"
              r"|inhabitants|all ages|capita|all usual residents",
}  # fmt: skip
_MENTIONS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _GROUPS.items()}
_AGES = re.compile(
    r"\b(?:aged?|ages) (\d{1,3}(?: (?:to |and |years )*(?:\d{1,3}|over|under|plus))?)"
    r"|\b(\d{1,2} (?:to )?\d{2})\b(?! ?\d)"
)
_FILLING = re.compile(
    r"\b(?:total|all|number|numbers|no|of|count|counts|the|usual|estimated?|estimates|mid|years?|in|area|census|ons|occupied"
    r"|for|at|by|n|aged?|ages|to|and|over|plus|base|denominators?|weights?|out|resident|residents|19\d\d|20\d\d|january"
    r"|march|april|june|july|december)\b"
)
_EXPLICIT = re.compile(
    r"denominators?(?: .*)?|.* denominators?|base(?: (?:population|number|size|n))?|out of(?: how many)?"
    r"|(?:(?:population|survey|sample) )?weights?"
)
_PEOPLE = ("", "people", "children", "older people", "working age", "women", "men")
_SAID = re.compile(r"(?i)%|\b(?:per ?cent(?:age)?s?|proportions?|rates?|share|pct|who|are|is|which|that)\b|[()]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORK = re.compile(r"\b(?:claimants?|unemploy\w*|employ\w*|economic\w*|out of work)\b")
_HOMES = re.compile(r"\b(?:fuel poor|fuel poverty|overcrowd\w*|no car|central heating|tenure|rented|renting)\b")


class Base(NamedTuple):
    """A column, or figure, that can be a base: whom it counts, of which age ("" for all), and whether it says itself
    that others are out of it."""

    group: str
    ages: str = ""
    explicit: bool = False


def _ages(words: str) -> str:
    found = _AGES.search(words)
    return " ".join(re.findall(r"\d+|under", found[1] or found[2])) if found else ""


def base(name: str) -> Base | None:
    """What a column of this name is the base of; None where it counts something narrower, or no base at all."""
    words = folded(name)
    if _EXPLICIT.fullmatch(words):
        group = next((one for one, mention in _MENTIONS.items() if mention.search(words)), "")
        return Base(group, _ages(words), explicit=True)
    for group, mention in _MENTIONS.items():
        if mention.search(words):
            left = _FILLING.sub(" ", _AGES.sub(" ", mention.sub(" ", words)))
            left = re.sub(r"\b(?:people|persons|population|residents)\b", " ", left)
            return None if left.strip() else Base(group, _ages(words))
    return None


def about(name: str) -> tuple[str, str]:
    """(group, ages) that a figure names as those it is about, the first it mentions; "" where it names none. The
    percentage of people who are of an age is of all people, not of those."""
    words = re.sub(r"\bper 1(?: ?0+)+\b|\b100 0+\b", " ", folded(name))
    met = [(found.start(), group) for group, mention in _MENTIONS.items() if (found := mention.search(words))]
    group = min(met)[1] if met else ""
    ages = _ages(words) if group in _PEOPLE else ""
    if (group or ages) and group in _PEOPLE and base(f"people {_SAID.sub(' ', name)}") is not None:
        return "people", ""
    return group or ("people" if ages else ""), ages


def choose(name: str, sort: Sort, bases: Mapping[str, Base]) -> str | None:
    """The name of the base that a figure is to be weighted by, or None where none of them is its own."""
    if sort not in (Sort.percentage, Sort.rate, Sort.score, Sort.density):
        return None
    bases = {one: what for one, what in bases.items() if not _is_its_own_count(name, one)}
    group, ages = ("ground", "") if sort is Sort.density else about(name)
    if sort is not Sort.density:
        explicit = [one for one, what in bases.items() if what.explicit and what.group in ("", group, "people")]
        if len(explicit) == 1:
            return explicit[0]
    words = folded(name)
    wanted = [group] if group else ["people"]
    if not group and (_HOMES.search(words) or _WORK.search(words)):
        wanted.insert(0, "households" if _HOMES.search(words) else "working age")
    for one in wanted:
        fit = [called for called, what in bases.items() if (what.group, what.ages) == (one, ages)]
        if fit:
            years = set(_YEAR.findall(words))
            return max(fit, key=lambda it: (bool(years & set(_YEAR.findall(folded(it)))), _YEAR.findall(folded(it))))
    others = [called for called, what in bases.items() if what.group != "ground" and not what.ages]
    if not group and sort is Sort.percentage and len(others) == 1:
        return others[0]  # it names nobody, and there is nothing else that it could be out of
    return None


def _is_its_own_count(name: str, other: str) -> bool:
    """Whether a base only is one by the group that the figure stands under as well: of “Population: Count” and
    “Population: %” the one is the other, written differently."""
    head, colon, rest = other.partition(": ")
    return bool(colon) and name.startswith(f"{head}: ") and base(rest) is None


__all__ = ["Base", "about", "base", "choose"]
