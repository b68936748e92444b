"""What a cell of counting says: a number with its unit, nothing at all, or why it is neither. Blank is never nought."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from convene.text import clean_line, clip, quantity, units

NOTHING = frozenset((
    "", "-", "--", "–", "—", "..", "...", ":", ".", "n/a", "na", "n.a.", "n/k", "nk", "tbc", "tba", "tbd", "x", "z",
    "not available", "not applicable", "not known", "not yet known", "no data", "not counted", "not recorded",
))  # fmt: skip
"""What stands where nothing was counted: not nought."""
_NOUGHT = frozenset(("nil", "zero", "nil return"))
_ERROR = re.compile(r"#(?:n/a|ref!|div/0!|value!|name\?|num!|null!)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+(]?\s*[£€$]?\s*[-+]?\d[\d.,\s'’]*(?:e[+-]?\d{1,2})?", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[,\s'’]\d{3})+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:[.\s'’]\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,}|\d{1,3}(?:\.\d{3}){2,}|0,\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_SIZES = {"k": 3, "m": 6, "bn": 9, "thousand": 3, "million": 6, "billion": 9}
_MARKS = {"£": "GBP", "€": "EUR", "$": "USD"}
_CODES = re.compile(r"\b(GBP|EUR|USD)\b", re.IGNORECASE)
_MOST = Decimal(10) ** 15


class NotCountedError(ValueError):
    """Why a cell cannot be taken, in words with what stands there."""


@dataclass(frozen=True, slots=True)
class Counted:
    """``quantity`` is None where nothing was counted. ``unit`` is as the cell names it, "" where it names none.
    ``comma`` says that a comma parts its decimals, ``either`` that its mark may part thousands or decimals."""

    quantity: Decimal | None = None
    unit: str = ""
    comma: bool = False
    either: bool = False


def read_counted(cell: str) -> Counted:
    """What a cell says: ``12``, ``1,250``, ``12,5``, ``1.234,50``, ``12 hours``, ``£3,400``, ``61%``, ``n/a``.

    Raises NotCountedError for what is below nothing, not told exactly, a fault of the spreadsheet or no number.
    """
    text = clean_line(cell).replace("−", "-").replace("\u00a0", " ").strip("'\" ")
    said = text.casefold()
    if said in NOTHING:
        return Counted()
    if said in _NOUGHT:
        return Counted(Decimal(0))
    if _ERROR.fullmatch(text):
        raise NotCountedError(f"“{clip(text, 30)}” is a fault of the spreadsheet, not a number")
    found = _NUMBER.match(text)
    if not found:
        odd = said[:1] in "<>~≈" or said.split(" ")[0] in (
            "about",
            "around",
            "approx",
            "approx.",
            "c.",
            "circa",
            "over",
        )
        raise NotCountedError(f"“{clip(text, 30)}” is {'not told exactly' if odd else 'not a number'}")
    number, rest = found[0].strip(), text[found.end() :].strip()
    if number.startswith("(") and rest.startswith(")"):
        raise NotCountedError(f"“{clip(text, 30)}” is below nothing, as bookkeepers write it")
    if re.match(r"[-(]|[£€$]\s*-", number):
        raise NotCountedError(f"“{clip(text, 30)}” is below nothing; a count is never negative")
    money = next((_MARKS[mark] for mark in _MARKS if mark in number), "")
    digits = number.lstrip("+").strip("£€$ ").rstrip(" ,.").strip()
    value, comma = _value(digits, text)
    value, rest = _sized(value, rest, money, text)
    unit = _unit(rest, money, text)
    return Counted(value, unit, comma, bool(_EITHER.fullmatch(digits)))


def _value(digits: str, text: str) -> tuple[Decimal, bool]:
    if _PLAIN.fullmatch(digits):
        value, comma = Decimal(digits), False
    elif _CONTINENTAL.fullmatch(digits):
        whole, _, part = digits.partition(",")
        value, comma = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}"), True
    elif _THOUSANDS.fullmatch(digits):
        value, comma = Decimal(re.sub(r"[^0-9.]", "", digits)), False
    else:
        raise NotCountedError(f"“{clip(text, 30)}” may be read in more than one way")
    if value >= _MOST:
        raise NotCountedError(f"“{clip(text, 30)}” is too large to be meant")
    return value, comma


def _sized(value: Decimal, rest: str, money: str, text: str) -> tuple[Decimal, str]:
    """The number with ``k`` or ``million`` worked in. A lone m behind a number that is no money may be metres."""
    word, _, more = rest.partition(" ")
    size = _SIZES.get(word.casefold())
    if size is None:
        return value, rest
    if word.casefold() in ("m", "k") and not money:
        raise NotCountedError(f"“{clip(text, 30)}” may be read in more than one way")
    return value.scaleb(size), more


def _unit(rest: str, money: str, text: str) -> str:
    rest = rest.strip(" .")
    if money and rest and not _CODES.fullmatch(rest):
        raise NotCountedError(f"“{clip(text, 30)}” is money and something else")
    if money:
        return money
    if re.search(r"\d|^[-–/]|\bto\b|\bor\b|\bof\b", rest):
        raise NotCountedError(f"“{clip(text, 30)}” is told as a range or a part, not as one number")
    if rest.startswith(("(", "[")):
        raise NotCountedError(
            f"“{clip(text, 30)}” has words behind it in brackets; keep them in a note, and take them off"
        )
    if rest and not any(letter.isalpha() or letter == "%" for letter in rest):
        raise NotCountedError(f"“{clip(text, 30)}” has a mark behind it; say what it means, and take it off")
    return "percent" if rest == "%" else rest


def exactly(value: Decimal, unit: str) -> str:
    """A quantity to its last figure, since here a slip is to be seen: ``£24,310.50``, never ``£24k``."""
    if unit == "GBP":
        return f"£{value:,.2f}".removesuffix(".00") if value.as_tuple().exponent in (0, -1, -2) else f"£{value:,f}"
    return quantity(value, unit)


def other_unit(said: str, unit: str, names: Mapping[str, str]) -> str:
    """Why a unit that was said is not the one a commitment is counted in, or "" where it is. ``names`` are what units
    are called, in lower case → the place's own name (``unit_names``)."""
    if not said:
        return ""
    mine = names.get(unit.casefold(), unit.casefold())
    theirs = names.get(said.casefold().rstrip("."), said.casefold())
    if mine == theirs:
        return ""
    if not unit:
        return f"it is in {_named(said)}, and the commitment says no unit"
    return f"it is in {_named(said)}, and the commitment is counted in {_many(unit)}"


def _named(said: str) -> str:
    return {"percent": "percent", "GBP": "pounds", "EUR": "euros", "USD": "dollars"}.get(said, f"“{clip(said, 30)}”")


def _many(unit: str) -> str:
    return "percent" if unit in ("percent", "%") else "pounds" if unit == "GBP" else clip(units(unit), 40)
