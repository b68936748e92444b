"""How much the words of a promise say, where they say it beyond doubt: ``10%``, ``£5,000``, ``12 jobs``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.nouns.reading import read_number
from convene.text import clip, join, units

_EVERYDAY = (
    ("GBP", "£", "pound", "pounds"),
    ("percent", "%", "per cent", "pct"),
    ("job", "jobs"),
    ("hour", "hours", "hr", "hrs"),
    ("person", "persons", "people"),
    ("home", "homes"),
    ("square metre", "square metres", "m²", "m2", "sqm"),
)  # fmt: skip
"""Names of units that anybody knows, each under what the starter framework calls it."""
_FIGURE = re.compile(r"(£?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|bn)?(%?)", re.IGNORECASE)
_SIZES = ("thousand", "million", "billion")
_PLAIN = frozenset(("new", "local", "paid", "more", "extra", "additional", "further", "free"))
"""Words between a number and its unit that change neither."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?")
_BESIDE_A_YEAR = frozenset(("in", "from", "since", "until", "during", "before", "after", "for", "of", "by"))
_HEDGES = frozenset((
    "about", "around", "roughly", "approximately", "approx", "approx.", "circa", "c.", "ca.", "nearly", "almost",
    "some", "over", "under", "below", "above", "than", "between", "maybe", "perhaps", "or", "~", "<", ">", ">=", "<=",
    "≈", "not", "no", "most", "maximum", "every", "each", "per",
))  # fmt: skip
_PARTS = frozenset(("one", "two", "three", "half", "third", "quarter", "out"))
_LINKS = frozenset(("to", "-", "–", "and", "x", "of", "in"))
_RATES = frozenset((
    "a", "an", "per", "each", "every", "apiece", "weekly", "monthly", "yearly", "annually", "daily", "p.a.", "pa", "or",
    "to", "-", "–", "times",
))  # fmt: skip
_CHANGES = frozenset(("more", "less", "fewer", "higher", "lower", "off", "increase", "reduction", "cut", "rise"))
_FEW = 3
_EDGES = "(),;:.!?\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Amount:
    """``quantity`` in ``unit``, in the place's own name for it, and the ``words`` that say so; without a quantity,
    ``doubts`` are sentences that say why not, if the words had a number at all."""

    quantity: Decimal | None = None
    unit: str = ""
    words: str = ""
    doubts: tuple[str, ...] = ()


NONE = Amount()


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number among the words: ``begins`` to ``ends`` are its words and its unit's. ``value`` None where it is
    written so that it may be several numbers."""

    begins: int
    ends: int
    value: Decimal | None
    unit: str = ""


def unit_names(own: Iterable[str]) -> dict[str, str]:
    """What units are called, in lower case → the place's own name of each, or the everyday one."""
    mine = [one for one in own if one]
    names: dict[str, str] = {}
    for group in _EVERYDAY:
        known = {one.casefold() for one in group}
        called = next((one for one in mine if one.casefold() in known), group[0])
        names |= dict.fromkeys(known, called)
    for one in mine:
        for name in (one, units(one), one.replace("-", " "), units(one).replace("-", " ")):
            names.setdefault(name.casefold(), one)
    return {name: called for name, called in names.items() if name}


def amount(words: list[str], today: date, own: Iterable[str] = ()) -> Amount:
    """How much the words say; a bar among them stands for what is no part of it. ``own`` are the place's units."""
    names = unit_names(own)
    found = [one for at in range(len(words)) if (one := _figure(words, at, names))]
    counted = [one for one in found if one.unit]
    if not counted:
        bare = [_said(words, one) for one in found if not _YEAR.fullmatch(_said(words, one))]
        told = f"“{bare[0]}” has no unit that I know, so no quantity was taken." if bare else ""
        return Amount(doubts=(told,) if told else ())
    if len(counted) > 1:
        told = join([f"“{_said(words, one)}”" for one in counted[:_FEW]])
        more = f" and {len(counted) - _FEW} more" if len(counted) > _FEW else ""
        return Amount(doubts=(f"{told}{more} are several quantities; none was taken.",))
    one = counted[0]
    said = _said(words, one)
    if why := _doubt(words, one, today):
        return Amount(doubts=(f"“{said}” {why}; no quantity was taken.",))
    return Amount(one.value, one.unit, said)


def _said(words: list[str], one: _Figure) -> str:
    return clip(" ".join(words[one.begins : one.ends]).strip(_EDGES), 60)


def _figure(words: list[str], at: int, names: dict[str, str]) -> _Figure | None:
    """The number that begins at a word, with its unit; None where none begins."""
    word = words[at].strip(_EDGES)
    if not any(one.isdigit() for one in word) or word[0].isalpha():
        return None
    parts = _FIGURE.fullmatch(word)
    ends, size = at + 1, ""
    if words[at][-1:] not in (",", ";", ".", ":") and words[ends : ends + 1] and words[ends].casefold() in _SIZES:
        size, ends = words[ends], ends + 1
    called = ""
    if parts and (parts[1] or parts[5]):
        called = names["£" if parts[1] else "%"]
    elif words[at][-1:] not in (",", ";", ".", ":"):
        called, ends = _unit(words, ends, names)
    # "5m" without a pound may be metres, "1.500" one and a half or thousands, and "£10%" is a slip.
    odd = parts is None or (parts[4] and not parts[1]) or len(parts[3] or "") == 4 or (parts[1] and parts[5])
    if parts is None and not called:
        called = names["£"] if "£" in word else names["%"] if "%" in word else ""
    value = None if odd else _value(f"{word.rstrip('%')} {size}".strip())
    return _Figure(at, ends, value, called)


def _value(text: str) -> Decimal | None:
    try:
        return read_number(text)
    except ValueError:
        return None


def _unit(words: list[str], at: int, names: dict[str, str]) -> tuple[str, int]:
    """The unit that the words from ``at`` on name, and where it ends; "" for none."""
    for begins in (at, at + 1) if words[at : at + 1] and words[at].casefold() in _PLAIN else (at,):
        for many in (2, 1):
            said = " ".join(words[begins : begins + many]).strip(_EDGES).casefold()
            if len(words) >= begins + many and said in names:
                return names[said], begins + many
    return "", at


def _doubt(words: list[str], one: _Figure, today: date) -> str:
    """Why a number may not mean what it says; "" where it does."""
    before = [word.casefold().strip("(,;") for word in words[max(one.begins - 2, 0) : one.begins]]
    after = [word.casefold().strip(_EDGES + "/") for word in words[one.ends : one.ends + 1]]
    last, sign = before[-1:], words[one.begins].lstrip("(")[:1]
    number = words[one.begins].strip(_EDGES)
    if one.value is None:
        return "may be read in more than one way"
    if one.value <= 0:
        return "is nothing that can be counted"
    near = today.year - 5 <= one.value <= today.year + 15 or (last and last[0] in _BESIDE_A_YEAR)
    if near and number.isdigit() and _YEAR.fullmatch(number):
        return "may be a year"
    if sign in "~<>-+" or (last and last[0] in _HEDGES):
        return "is not told exactly"
    if _after_another(words, one):
        return "is told as a range or a part"
    if last == ["by"] or (number.endswith("%") and not _CHANGES.isdisjoint(before + after)):
        return "may be a change rather than a level"
    ends_there = words[one.ends - 1][-1:] in (",", ";", ".", ":")
    if after and after[0] in _RATES and not ends_there:
        return "is so much each time, or not told exactly"
    return ""


def _after_another(words: list[str], one: _Figure) -> bool:
    """Whether another number leads to it, as in ``10 to 12 jobs``, ``12 of our 40 jobs``, ``one in 10 jobs``."""
    before = [word.casefold().strip(_EDGES) for word in words[max(one.begins - 4, 0) : one.begins]]
    for at, link in enumerate(before):
        led = before[at - 1] if at else ""
        number = led in _PARTS or any(letter.isdigit() for letter in led)
        near = link == "of" or at == len(before) - 1
        if near and link in _LINKS and (number or (link == "to" and led == "up")):
            return True
    return False
