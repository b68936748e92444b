"""How a column is read as its field holds it, and what is said of one that holds what no field can."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from convene.core.nouns import Field
from convene.store.reader import Letters
from convene.text import clean_line, clip, join

UNREADABLE = (ValueError, TypeError, KeyError, ArithmeticError, RecursionError)
"""What reading a column raises when it holds what its field cannot."""
_IN_LIST = {"choices": ("text", str), "lines": ("text", str), "integers": ("integer", int)}
_WANTED = {
    "integer": "is no whole number", "decimal": "is no number", "boolean": "is neither yes (1) nor no (0)",
    "date": "is no date", "time": "is no time of day", "lines": "is no list of texts",
    "integers": "is no list of whole numbers",
}  # fmt: skip
Read = Callable[[Any], Any]


def may_be_empty(field: Field) -> bool:
    """Whether its column may hold NULL."""
    return field.optional or (field.kind == "ref" and not field.required)


@cache
def reader_of(field: Field) -> Read:
    """What turns a column's value into the draft's. It raises one of ``UNREADABLE`` for what the field cannot hold."""
    if field.kind in ("line", "prose", "ref"):
        read: Read = _text
    elif field.kind == "choice":
        known = {one.value: one for one in field.choices}
        read = known.__getitem__
    elif field.kind in _IN_LIST:
        read = _list_reader(field)
    else:
        read = _PLAIN[field.kind]
    return (lambda value: None if value is None else read(value)) if may_be_empty(field) else read


def _list_reader(field: Field) -> Read:
    kind, known = _IN_LIST[field.kind][1], {one.value: one for one in field.choices}

    def read(value: Any) -> tuple[Any, ...]:
        if value == "[]":
            return ()
        found = json.loads(value)
        if type(found) is not list or any(type(one) is not kind for one in found):
            raise TypeError("no list of such")
        return tuple(known[one] for one in found) if known else tuple(found)

    return read


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


def _yes_or_no(value: Any) -> bool:
    if value not in (0, 1):
        raise ValueError("neither yes nor no")
    return bool(value)


def _number(value: Any) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite():
        raise ValueError("no finite number")
    return number


_PLAIN: dict[str, Read] = {
    "integer": _whole, "boolean": _yes_or_no, "decimal": _number,
    "date": date.fromisoformat, "time": time.fromisoformat,
}  # fmt: skip


def wrong(field: Field, value: Any, *, private: bool = False) -> str:
    """What is wrong with a column's value, in words; "" when nothing is. What is ``private`` is not repeated."""
    if isinstance(value, Letters):
        try:
            value = value.decode()
        except UnicodeDecodeError:
            return NO_LETTERS
    if value is None and not may_be_empty(field):
        return "is empty, and may not be"
    try:
        reader_of(field)(value)
    except UNREADABLE:
        hidden = private or isinstance(value, bytes)
        shown = "holds something that" if hidden else f"is “{clip(clean_line(str(value)), 40)}”, which"
        return f"{shown} {_wanted(field)}"
    return ""


NO_LETTERS = "is no text: its bytes are no UTF-8"


def _wanted(field: Field) -> str:
    if field.kind == "choice":
        return f"is none of {join([one.value for one in field.choices])}"
    if field.kind == "choices":
        return f"is no list of {join([one.value for one in field.choices], 'or')}"
    return _WANTED.get(field.kind, "is no text")
