"""The single values a manifesto is made of. Strict: a file says what it means, nothing is guessed.

Each kind refuses other types in words a person can act on, and states its JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import CoreSchema, PydanticUndefined, core_schema

from convene.core.nouns.reading import plain
from convene.core.vocabulary import Choice
from convene.text import clean, clean_line, clip

MOST_LETTERS = 100_000
_FINEST = -12

_HANDLE = re.compile(r"^[^\W_][\w.-]*$")
_TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")


class Table(BaseModel):
    """One table of the file. Frozen; keys it does not know are refused; keys are read by their file names."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=False, coerce_numbers_to_str=False, hide_input_in_errors=True
    )


def key(
    title: str, description: str, *, default: Any = PydanticUndefined, named: str | None = None, example: Any = None
) -> Any:
    """Declare a key: what people call it, a sentence about it, its name in the file where Python needs another.

    Without a default the file must hold it. An absent optional key is ``None``, ``""`` or ``()``.
    """
    return Field(
        default, title=title, description=description, alias=named, examples=None if example is None else [example]
    )


def said(value: Any) -> str:
    """A value as an error message quotes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    return f"“{clip(str(value), 40)}”"


class Reads:
    """Marks a type: its values are read by ``reader``, and ``schema`` is its JSON Schema."""

    def __init__(self, reader: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self.reader = reader
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.reader)

    def __get_pydantic_json_schema__(self, inner: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def _text(tidy: Callable[[str], str], *, empty: bool = False) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"text in quotes is wanted, not {said(value)}")
        text = tidy(value)
        if not text and not empty:
            raise ValueError("it is empty")
        if len(text) > MOST_LETTERS:
            raise ValueError(f"it is {len(text):,} letters long, and {MOST_LETTERS:,} is the most")
        return text

    return read


_line = _text(clean_line)


def _id(value: Any) -> str:
    text = _line(value)
    if len(text) > 80 or not _HANDLE.match(text):
        raise ValueError(f"letters, digits, hyphens and dots without spaces are wanted, not {said(text)}")
    return text


def _tag(value: Any) -> str:
    text = _line(value)
    if not _TAG.match(text):
        raise ValueError(f"a language tag such as en-GB or cy is wanted, not {said(text)}")
    return text


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        raise ValueError("a day without a time of day is wanted")
    if isinstance(value, date):
        return value
    quotes = ", without quotes" if isinstance(value, str) else ""
    raise ValueError(f"a day such as 2027-05-01 is wanted{quotes}, not {said(value)}")


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float):
        quotes = ", without quotes" if isinstance(value, str) else ""
        raise ValueError(f"a number such as 20.0 is wanted{quotes}, not {said(value)}")
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite() or number.adjusted() >= 18:
        raise ValueError("that number is too large to be meant")
    if number and number.adjusted() < _FINEST:
        raise ValueError("that number is too small to be meant")
    exact = plain(number)
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and exponent < _FINEST:
        raise ValueError(f"that number has more than {-_FINEST} decimals")
    return exact


def _share(value: Any) -> Decimal:
    number = _number(value)
    if not 0 <= number <= 1:
        raise ValueError(f"a share from 0.0 to 1.0 is wanted, not {number}")
    return number


def whole(least: int, most: int = 10**12) -> Reads:
    """A whole number from ``least`` to ``most``."""
    bounded = most < 10**12
    reach = f"from {least:,} to {most:,}" if bounded else f"of at least {least:,}"

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            quotes = ", without quotes" if isinstance(value, str) else ""
            raise ValueError(f"a whole number such as {max(least, 3)} is wanted{quotes}, not {said(value)}")
        if not least <= value <= most:
            raise ValueError(f"a whole number {reach} is wanted, not {clip(str(value), 24)}")
        return value

    return Reads(read, {"type": "integer", "minimum": least} | ({"maximum": most} if bounded else {}))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, without quotes, not {said(value)}")
    return value


def _list(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"a list in square brackets is wanted, not {said(value)}")
    return tuple(value)


def _rows(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("several tables under a header in double square brackets are wanted")
    return tuple(value)


def one_of(kind: type[Choice]) -> Reads:
    """A word from a fixed list, written as its key."""
    words = [one.value for one in kind]

    def read(value: Any) -> Choice:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise ValueError(f"one of these words is wanted, in quotes: {', '.join(words)}")
        word = clean_line(value)
        if word in words:
            return kind(word)
        near = get_close_matches(word[:60].casefold().replace(" ", "_").replace("-", "_"), words, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise ValueError(f"{said(word)} is not one of {', '.join(words)}{meant}")

    return Reads(read, {"type": "string", "enum": words})


_FULL = {"type": "string", "minLength": 1}

Line = Annotated[str, Reads(_text(clean_line), _FULL)]
"""Text on one line, not empty."""
Prose = Annotated[str, Reads(_text(clean), _FULL)]
"""Text of any number of lines, not empty."""
MaybeLine = Annotated[str, Reads(_text(clean_line, empty=True), {"type": "string"})]
MaybeProse = Annotated[str, Reads(_text(clean, empty=True), {"type": "string"})]
Id = Annotated[str, Reads(_id, {"type": "string", "pattern": _HANDLE.pattern, "maxLength": 80})]
"""A short handle such as ``C01`` or ``first-jobs``."""
Tag = Annotated[str, Reads(_tag, {"type": "string", "pattern": _TAG.pattern})]
"""A language tag such as ``en-GB``."""
Day = Annotated[date, Reads(_day, {"type": "string", "format": "date"})]
Number = Annotated[Decimal, Reads(_number, {"type": "number"})]
Share = Annotated[Decimal, Reads(_share, {"type": "number", "minimum": 0, "maximum": 1})]
Flag = Annotated[bool, Reads(_flag, {"type": "boolean"})]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_list)]
Count = Annotated[int, whole(0)]
Year = Annotated[int, whole(1900, 2200)]

T = TypeVar("T")
Many = Annotated[tuple[T, ...], BeforeValidator(_rows)]
"""An array of tables, or of words from a fixed list."""
