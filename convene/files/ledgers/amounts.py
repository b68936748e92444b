"""What a cell of money says, in every form that ledgers write it, exactly; nothing is guessed.

Amounts are whole numbers of millionths of a pound, which add up fast and without rounding.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from convene.text import clean_line, clip

MILLION = 1_000_000
"""Millionths in a pound."""

POUNDS = "GBP"
_DECIMALS = 6
_LONGEST = 15
_MARKS = {"£": POUNDS, "€": "EUR", "$": "USD"}
_CODE = re.compile(r"\b([A-Z]{3})\b")
_NOT_MONEY = frozenset(("DR", "CR", "NET", "INC", "VAT"))
_PLAIN = re.compile(r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d*))?|\.(\d+)")
_POWER = re.compile(r"\d(?:\.\d+)?[eE][-+]?\d{1,2}")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "†": " "})
_NOUGHT = frozenset(("-", "--", "nil"))
_MOST = 10**15 * MILLION
_TENS: tuple[int, ...] = tuple(10 ** (_DECIMALS - places) for places in range(_DECIMALS + 1))


class Money(NamedTuple):
    """An amount in millionths of its currency, and whether its decimals had to be cut."""

    value: int
    currency: str = POUNDS
    cut: bool = False


class NotMoneyError(ValueError):
    """Why a cell is no amount, in words with what stands there."""


def plain(text: str) -> int | None:
    """The millionths of ``1234.56``, ``-12`` or ``1234.5``, which most cells are; None for anything else. Fast."""
    whole, _, part = text.partition(".")
    places = len(part)
    if places > _DECIMALS or len(whole) > _LONGEST:
        return None
    digits = whole + part
    if digits.isdecimal() and (part or whole == text):
        return int(digits) * _TENS[places]
    if digits[:1] == "-" and digits[1:].isdecimal() and (part or whole == text):
        return int(digits) * _TENS[places]
    return None


def money(cell: str) -> Money | None:
    """The amount of a cell; None where it is empty. A leading or trailing minus, brackets and CR mean money that came
    back, DR money that was paid; a dash is nought, as spreadsheets show it.

    Raises NotMoneyError for anything else, among it 1.234,56, which would be another amount here than there.
    """
    text = cell.translate(_DASHES).strip().strip("'\"").strip()
    if not text:
        return None
    text, currency = _currency(text, cell)
    negative = False
    if text[:1] == "(" and text[-1:] == ")":
        text, negative = text[1:-1].strip(), True
        text, inner = _currency(text, cell)
        currency = inner if currency == POUNDS else currency
    word = text[-2:].upper()
    if word in ("CR", "DR"):
        text, negative = text[:-2].strip(), negative or word == "CR"
    if text.casefold() in _NOUGHT and not negative:
        return Money(0, currency)
    if text[:1] in "+-" or text[-1:] == "-":
        minus = text[0] == "-" or text[-1] == "-"
        if minus and (negative or (text[0] == "-" and text[-1] == "-")):
            raise NotMoneyError(f"“{_said(cell)}” has two signs")
        text = text.strip("+-").strip()
        negative = negative or minus
        text, inner = _currency(text, cell)
        currency = inner if currency == POUNDS else currency
    value, cut = _digits(text, cell)
    return Money(-value if negative else value, currency, cut)


def pounds(value: int) -> Decimal:
    """Millionths as pounds, with no needless decimals."""
    number = Decimal(value).scaleb(-_DECIMALS)
    return number.quantize(Decimal(1)) if value % MILLION == 0 else number.normalize()


def said(value: int) -> str:
    """Millionths as people read money in a ledger: ``£1,234.50``, ``-£500.00``."""
    number = abs(Decimal(value)) / MILLION
    return f"{'-' if value < 0 else ''}£{number:,.2f}"


def _digits(text: str, cell: str) -> tuple[int, bool]:
    if found := _PLAIN.fullmatch(text):
        part = found[1] or found[2] or ""
        whole = re.sub(r"\D", "", text.partition(".")[0]) or "0"
        value = int(whole) * MILLION + int((part + "0" * _DECIMALS)[:_DECIMALS])
        cut = bool(part[_DECIMALS:].strip("0"))
        if value >= _MOST:
            raise NotMoneyError(f"“{_said(cell)}” is too large to be meant")
        return value, cut
    if _POWER.fullmatch(text):
        value = int(Decimal(text).scaleb(_DECIMALS))
        return value, Decimal(text).scaleb(_DECIMALS) != value
    if _CONTINENTAL.fullmatch(text.replace(" ", "")):
        raise NotMoneyError(f"“{_said(cell)}” has its comma where pence would be; write it as 1,234.56")
    raise NotMoneyError(f"“{_said(cell)}” is not an amount")


def _currency(text: str, cell: str) -> tuple[str, str]:
    """The text without the currency that stands before, behind or between, and which it is."""
    for mark, code in _MARKS.items():
        if mark in text:
            if text.count(mark) > 1:
                raise NotMoneyError(f"“{_said(cell)}” is not an amount")
            return text.replace(mark, "", 1).strip(), code
    found = _CODE.search(text.upper()) if any(map(str.isalpha, text)) else None
    if found and found[1] not in _NOT_MONEY and any(map(str.isdigit, text)):
        rest = f"{text[: found.start()]}{text[found.end() :]}".strip()
        if not any(map(str.isalpha, rest.upper().replace("CR", "").replace("DR", ""))):
            return rest, found[1]
    return text, POUNDS


def _said(cell: str) -> str:
    return clip(clean_line(cell), 30)
