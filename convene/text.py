"""Untrusted text made safe, and numbers, dates and money made readable.

Every door (form, command line, file) sends text through ``clean`` or ``clean_line``, so that nothing a
person typed or a file held can steer a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

# C0 and C1 controls (tab and newline are kept apart), and the marks that reorder or hide text.
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC … BEL or ST
    r"|\x1b[P^_X][^\x1b]*\x1b\\"  # DCS, PM, APC, SOS
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[@-Z\\-_]"
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BREAKS = re.compile(r"[\W_]+")
_JOINERS = frozenset("\u200c\u200d")
_POINTS = re.compile("[\u05b0-\u05bd\u05bf\u05c7\u064b-\u0652\u0670]")
_RUNS = re.compile(" {2,}")
_SPACES = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")


def clean(text: str) -> str:
    """Text of many lines without controls, escape sequences or direction overrides, in composed form (NFC)."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROLS.sub("", text).expandtabs(4)
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def clean_line(text: str) -> str:
    """As ``clean``, on one line: every run of white space becomes one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _SPACES.sub(" ", _ESCAPES.sub("", text))
    return _RUNS.sub(" ", unicodedata.normalize("NFC", _CONTROLS.sub("", text))).strip()


def without_accents(text: str) -> str:
    """Text without the accents of Latin and Greek letters and the vowel points of Hebrew and Arabic, for comparing.

    The marks of other scripts make another letter (ダ is no タ, й no и), and stay.
    """
    if text.isascii():
        return text
    kept: list[str] = []
    accents = False
    for one in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(one):
            accents = unicodedata.name(one, "").startswith(("LATIN", "GREEK"))
        elif accents or _POINTS.match(one):
            continue
        kept.append(one)
    return unicodedata.normalize("NFC", "".join(kept))


def words_of(text: str) -> list[str]:
    """The words of a text: letters, digits and the marks that belong to letters; all else parts them."""
    if text.isascii():
        return _BREAKS.sub(" ", text).split()
    return "".join(
        one if one.isalnum() or unicodedata.category(one) in ("Mn", "Mc") else "" if one in _JOINERS else " "
        for one in text
    ).split()


def slug(text: str, *, most: int = 48) -> str:
    """A short handle for files and commands: lower-case letters, digits and single hyphens.

    Letters of other scripts are kept, accents dropped; an empty result becomes ``item``.
    """
    plain = without_accents(text.replace("’", "").replace("'", "")).casefold()
    parts = "".join(ch if ch.isalnum() else "-" for ch in plain).split("-")
    out = ""
    for part in filter(None, parts):
        longer = f"{out}-{part}" if out else part
        if len(longer) > most:
            break
        out = longer
    return out or "-".join(filter(None, parts))[:most] or "item"


def article(noun: str) -> str:
    """``an actor``, ``a need``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def plural(number: int | Decimal, one: str, many: str = "") -> str:
    """``1 actor``, ``2 actors``, ``3 priorities``; ``many`` overrides the usual ending."""
    return f"{count(number)} {one if number == 1 else many or plural_of(one)}"


def plural_of(word: str) -> str:
    """The usual English plural of a noun."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def count(number: int | float | Decimal) -> str:
    """A number with thousands commas and no needless decimals."""
    value = Decimal(str(number))
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def money(pounds: int | Decimal) -> str:
    """Pounds for people: ``£950``, ``£41k``, ``£1.2m``, ``£2bn``."""
    value = Decimal(pounds)
    sign = "-" if value < 0 else ""
    value = abs(value)
    for size, mark in ((Decimal(10**9), "bn"), (Decimal(10**6), "m"), (Decimal(10**4), "k")):
        if value >= size:
            shown = value / (size if mark != "k" else 1000)
            digits = f"{shown:.1f}" if shown < 100 and mark != "k" else f"{shown:.0f}"
            return f"{sign}£{digits.removesuffix('.0')}{mark}"
    return f"{sign}£{count(value)}"


def pounds(amount: Decimal) -> str:
    """Pounds to the penny: ``£1,234.50``, ``-£500.00``."""
    return f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}"


def quantity(value: Decimal | int | None, unit: str) -> str:
    """A quantity with its unit: ``£41k``, ``12 person-years``, ``61%``."""
    if value is None:
        return "–"
    if unit == "GBP":
        return money(Decimal(value))
    if unit == "percent":
        return f"{count(value)}%"
    if value == 1:
        return f"1 {_ONE.get(unit, unit)}".strip()
    return f"{count(value)} {units(unit)}".strip()


_ONE = {"square metre": "m²", "people": "person"}


def units(unit: str) -> str:
    """A unit as many of it are called: ``hours``, ``m²``, ``people``; those that are signs stay as they are."""
    special = {"square metre": "m²", "person": "people", "GBP": "pounds", "percent": "%", "": ""}
    if unit in special or any(letter.isupper() for letter in unit):
        return special.get(unit, unit)
    return plural_of(unit)


def day(when: date, today: date | None = None) -> str:
    """A date for people: ``Tue 25 Nov``, with the year when it is not this one."""
    words = f"{when:%a} {when.day} {when:%b}"
    return words if today and today.year == when.year else f"{words} {when.year}"


def month(when: date) -> str:
    """``Dec 2028``."""
    return f"{when:%b %Y}"


def distance(when: date, today: date) -> str:
    """How far a day is from today: ``today``, ``in 3 weeks``, ``9 days ago``."""
    days = (when - today).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    size = abs(days)
    if size < 14:
        words = plural(size, "day")
    elif size < 60:
        words = plural(size // 7, "week")
    elif size < 730:
        words = plural(size // 30, "month")
    else:
        words = plural(size // 365, "year")
    return f"in {words}" if days > 0 else f"{words} ago"


def join(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def clip(text: str, most: int) -> str:
    """The first line, cut to ``most`` characters with an ellipsis at a word's end where one is near."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    cut = line[: max(most - 1, 1)]
    at = cut.rfind(" ")
    return (cut[:at] if at > most * 2 // 3 else cut).rstrip(" ,;:.") + "…"
