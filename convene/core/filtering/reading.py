"""From the words a person types to a query, or to words about what would have been understood."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches

from convene.core.dates import understand
from convene.core.filtering.keys import Key, folded
from convene.core.filtering.query import HalfTyped, Query, Sign, Term, Value
from convene.core.nouns.reading import read_boolean, read_number, read_time
from convene.errors import USAGE, Problem
from convene.text import clean_line, clip, join

MOST = 60
"""Different words, or values of one key, that a filter may have."""

_KEYED = re.compile(r"([^\W\d_][\w-]*)(:|<=|>=|=|<|>)")
_AGE = re.compile(r"(\d{1,5})\s*(d|days?|w|weeks?|m|months?|y|years?)?", re.IGNORECASE)
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of text between spaces. ``parts`` are its pieces between commas, quotes taken off; ``key`` and ``sign``
    stand before them. ``open`` says that nothing follows it yet."""

    key: str
    sign: Sign
    parts: tuple[str, ...]
    negated: bool
    open: bool
    quoted: bool


def parse(text: str, keys: Mapping[str, Key], today: date, *, typing: bool = False) -> Query:
    """A filter as people type it.

    Bare words, ``"quoted words"``, ``key:value``, ``key:a,b``, ``key:`` (has none), ``key:*`` (has some), ``key>3``
    and the like, and ``-`` before any of them. A quote left open closes at the end. ``keys`` are those of the noun,
    folded. Raises Problem saying what would be understood; while ``typing``, ``HalfTyped`` for a last word that may
    yet become something.
    """
    terms: dict[Term, None] = {}
    for token in _tokens(clean_line(text), ended=text[-1:].isspace()):
        try:
            if token.key or token.parts[0]:
                terms[_term(token, keys, today, typing)] = None
        except Problem as problem:
            if typing and token.open:
                raise HalfTyped(problem, Query(tuple(terms), text)) from None
            raise
    if len(terms) > MOST:
        raise _wrong(f"{len(terms)} different words are more than a filter can hold.", f"{MOST} is the most.")
    return Query(tuple(terms), text)


def _tokens(text: str, *, ended: bool) -> list[_Token]:
    found, at = [], 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        negated = text[at] == "-" and at + 1 < len(text) and text[at + 1] != " "
        at += negated
        head = _KEYED.match(text, at)
        key, sign = (head[1], head[2]) if head else ("", ":")
        start = at = head.end() if head else at
        parts, at = _parts(text, at, commas=bool(head))
        quoted = text[start : start + 1] in _QUOTES if start < len(text) else False
        found.append(_Token(key, sign, tuple(parts), negated, at >= len(text) and not ended, quoted))  # type: ignore[arg-type]
    return found


def _parts(text: str, at: int, *, commas: bool) -> tuple[list[str], int]:
    """Pieces up to the next space outside quotes, and where that is. Only at the start of a piece does a quote open:
    elsewhere it is an inch mark, or somebody's habit."""
    parts, piece, inside = [], "", False
    while at < len(text):
        one = text[at]
        if one in _QUOTES and (inside or not piece):
            inside = not inside
        elif one == " " and not inside:
            break
        elif one == "," and commas and not inside:
            parts.append(piece)
            piece = ""
        else:
            piece += one
        at += 1
    return [*parts, piece], at


def _term(token: _Token, keys: Mapping[str, Key], today: date, typing: bool) -> Term:
    if not token.key:
        word = token.parts[0].casefold()
        return Term(None, values=(word,), negated=token.negated)
    key = keys.get(folded(token.key))
    if key is None:
        raise _unknown(token, keys)
    parts = tuple(part for part in map(str.strip, token.parts) if part)
    if key.kind == "number" and token.sign != ":" and len(parts) > 1:
        parts = (",".join(parts),)  # here a comma parts thousands
    if not parts and (token.sign != ":" or (typing and token.open) or key.kind in ("age", "has")):
        raise _wrong(f"{key.name}{token.sign} goes on: {_wants(key)}.", _empty(key, token.sign))
    if len(parts) > MOST:
        raise _wrong(f"{token.key}: has {len(parts)} values.", f"{MOST} is the most.")
    if token.sign == ":" and parts == ("*",) and not token.quoted and key.kind not in ("age", "has"):
        return Term(key, some=True, negated=token.negated)
    if token.sign in ("<", "<=", ">", ">=") and key.kind not in ("number", "date", "age", "time"):
        raise _wrong(
            f"{key.name} cannot be more or less.", f"It goes with a colon: {key.name}:{_example(key)}.",
        )  # fmt: skip
    if token.sign != ":" and len(parts) > 1 and token.sign != "=":
        raise _wrong(f"{key.name}{token.sign} takes one value.", f"{key.name}{token.sign}{parts[0]}")
    values = tuple(dict.fromkeys(one for part in parts for one in _values(key, token.sign, part, today)))
    return Term(key, token.sign, values, negated=token.negated)


def _values(key: Key, sign: Sign, typed: str, today: date) -> tuple[Value, ...]:
    """What one piece stands for; the beginning of a word stands for every choice that begins so."""
    if key.choices:
        return _choice(key, typed)
    try:
        if key.kind == "number":
            return (_number(typed),)
        if key.kind == "date":
            return (_day(typed, sign, today),)
        if key.kind == "age":
            return ("never",) if typed.casefold() == "never" else (_reaching_back(typed, today),)
        if key.kind == "yes":
            return ("1" if read_boolean(typed) else "0",)
        if key.kind == "time":
            return (read_time(typed).isoformat("minutes"),)
    except ValueError as error:
        raise _wrong(f"{key.name}{sign} {error}.", f"It takes {_wants(key)}.") from None
    return (typed.casefold(),)


def _number(typed: str) -> Decimal:
    found = read_number(typed)
    if found is None:
        raise ValueError("a number is wanted here, such as 12 or 60k")
    return found


def _day(typed: str, sign: Sign, today: date) -> Value:
    """A day; with a colon also the beginning of one as it is written: 2026, 2026-03."""
    if sign == ":" and re.fullmatch(r"\d{4}(-\d{2}){0,2}", typed):
        return typed
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return understand(typed, today, "last" if sign in (">", "<=") else "first")


def _reaching_back(typed: str, today: date) -> date:
    found = _AGE.fullmatch(typed)
    if not found:
        raise ValueError(f"“{clip(typed, 40)}” is not a length of time")
    size, unit = int(found[1]), (found[2] or "d")[0].lower()
    try:
        if unit in "dw":
            return today - timedelta(days=size * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - size * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        raise ValueError(f"“{clip(typed, 40)}” is longer ago than can be meant") from None


def _choice(key: Key, typed: str) -> tuple[str, ...]:
    word = folded(typed)
    for exact in key.choices:
        if word in (exact.value, folded(exact.label)):
            return (exact.value,)
    fits = [one.value for one in key.choices if one.value.startswith(word) or folded(one.label).startswith(word)]
    if fits:
        return tuple(fits)
    near = get_close_matches(word, [one.value for one in key.choices], n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise _wrong(f"{key.name} is never “{clip(typed, 40)}”.", f"{meant}It takes {_wants(key)}.")


def half_key(query: Query, keys: Mapping[str, Key]) -> HalfTyped | None:
    """When the last word of a filter finds nothing and is the beginning of a key, it may yet become that key."""
    last = query.terms[-1] if query.terms else None
    if last is None or last.key is not None or query.typed[-1:].isspace():
        return None
    word = folded(str(last.values[0]))
    key = next((keys[name] for name in sorted(keys) if len(word) > 1 and name.startswith(word)), None)
    if key is None:
        return None
    said = _wrong(f"Nothing holds “{clip(word, 40)}”.", f"{key.name}: goes on with {_wants(key)}.")
    return HalfTyped(said, Query(query.terms[:-1], query.typed))


def _unknown(token: _Token, keys: Mapping[str, Key]) -> Problem:
    word = folded(token.key)
    near = next((name for name in keys if name.startswith(word)), "") if len(word) > 1 else ""
    near = near or next(iter(get_close_matches(word, keys, n=1, cutoff=0.6)), "")
    meant = f"Did you mean {keys[near].name}{token.sign}? " if near else ""
    whole = f"{token.key}{token.sign}{','.join(token.parts)}"
    return _wrong(
        f"This list knows no “{clip(token.key, 40)}{token.sign}”.", f"{meant}To look for it as it stands: "
        f"“{clip(whole, 60)}” in quotes. convene list --help, or ? in an empty filter, tells the keys.",
    )  # fmt: skip


def _wants(key: Key) -> str:
    if key.choices:
        return join([one.value for one in key.choices], "or")
    return {
        "number": "a number, such as 12 or 60k", "date": "a day, such as 2026-03-31 or “end of march”",
        "age": "a length of time, such as 60d, 8w or 3m; or never", "yes": "yes or no", "time": "a time, such as 18:30",
    }.get(key.kind, "the words to look for there; * for any")  # fmt: skip


def _example(key: Key) -> str:
    return key.choices[0].value if key.choices else "word"


def _empty(key: Key, sign: Sign) -> str:
    if sign == ":" and key.kind not in ("age", "has"):
        return f"{key.name}: with nothing behind it finds those that have none."
    return f"Such as {key.name}{'>60d' if key.kind == 'age' else sign + (_example(key) if key.choices else '12')}."


def _wrong(title: str, hint: str) -> Problem:
    return Problem(title, hint=hint, exit_code=USAGE)
