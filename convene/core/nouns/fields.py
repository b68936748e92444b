"""How a noun declares itself: one ``Draft`` from which form, options, columns, file keys and schema follow.

A field is declared once, with ``field(title, help, …)``. ``specs(draft)`` reads the declaration back as plain
``Field`` values; nothing else in the program looks inside pydantic.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic import Field as PydanticField
from pydantic_core import PydanticUndefined

from convene.core.nouns.reading import (
    read_boolean,
    read_choice,
    read_codes,
    read_date,
    read_deadline,
    read_exact,
    read_line,
    read_list,
    read_number,
    read_prose,
    read_time,
    read_whole,
)
from convene.core.nouns.standard_codes import COUNTRY, LANGUAGE, read_country, read_language
from convene.core.vocabulary import Choice
from convene.text import day

Kind = Literal[
    "line", "prose", "integer", "decimal", "boolean", "date", "time",
    "choice", "choices", "lines", "integers", "ref", "refs", "rows",
]  # fmt: skip

Line = Annotated[str, BeforeValidator(read_line), StringConstraints(max_length=5_000)]
Prose = Annotated[str, BeforeValidator(read_prose), StringConstraints(max_length=100_000)]
Exact = Annotated[str, BeforeValidator(read_exact), StringConstraints(max_length=16_000_000)]
"""Text that was frozen: nothing is tidied, every letter stays."""
Slug = Annotated[str, BeforeValidator(read_line), StringConstraints(max_length=80, pattern=r"^([^\W_][\w.-]*)?$")]
Country = Annotated[str, BeforeValidator(read_country), StringConstraints(pattern=COUNTRY)]
Language = Annotated[str, BeforeValidator(read_language), StringConstraints(pattern=LANGUAGE, max_length=80)]
Whole = Annotated[int, BeforeValidator(read_whole)]
Number = Annotated[Decimal, BeforeValidator(read_number)]
Flag = Annotated[bool, BeforeValidator(read_boolean)]
Day = Annotated[date, BeforeValidator(read_date)]
Deadline = Annotated[date, BeforeValidator(read_deadline)]
Clock = Annotated[time, BeforeValidator(read_time)]
# An empty text is read as none, so the reader has to come before the choice between a value and nothing.
MaybeWhole = Annotated[int | None, BeforeValidator(read_whole)]
MaybeNumber = Annotated[Decimal | None, BeforeValidator(read_number)]
MaybeFlag = Annotated[bool | None, BeforeValidator(read_boolean)]
MaybeDay = Annotated[date | None, BeforeValidator(read_date)]
MaybeDeadline = Annotated[date | None, BeforeValidator(read_deadline)]
MaybeClock = Annotated[time | None, BeforeValidator(read_time)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(read_list)]
Codes = Annotated[tuple[Line, ...], BeforeValidator(read_codes)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(read_list)]
Wholes = Annotated[tuple[Whole, ...], BeforeValidator(read_list)]


@dataclass(frozen=True, slots=True)
class To:
    """Marks a reference: the value is the slug of another record of ``noun``. ``along``: who points there has no sense
    without it, and goes when it goes. ``made``: a name that no record has yet makes one. ``held``: it may be empty, and
    that says something else, so that no record is taken out from under it and no unknown name left out."""

    noun: str
    along: bool = False
    made: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field, as every reader of the declaration sees it.

    ``to`` names the noun a reference points at, ``rows`` the draft of its sub-rows, ``choices`` the words it
    may take. ``unit`` is shown beside numbers ("£", "minutes", "people"). ``column`` says that lists show it.
    ``section`` groups fields in long forms. ``least`` and ``most`` are the limits of a number, both included.
    ``along`` says that the record goes when what it points at goes, ``made`` that naming what is not there yet makes
    it, ``held`` that it is never emptied by itself, ``judgement`` that it holds what the convener thinks of somebody,
    which is written out only when asked for,
    ``begins`` what stands in it when a new row is opened, as it would be typed. ``last`` says of a day that a month
    alone means the last of it, not the first, and ``exact`` of a text that nothing in it is tidied.
    ``after`` names the field of the same record that a time comes after.
    """

    name: str
    title: str
    help: str
    kind: Kind
    required: bool
    default: Any
    choices: tuple[Choice, ...] = ()
    to: str = ""
    rows: type[Draft] | None = None
    unit: str = ""
    column: bool = False
    section: str = ""
    optional: bool = False
    along: bool = False
    made: bool = False
    held: bool = False
    judgement: bool = False
    begins: str = ""
    least: float | None = None
    most: float | None = None
    last: bool = False
    after: str = ""
    exact: bool = False

    @property
    def option(self) -> str:
        """The command-line option that sets it."""
        return "--" + self.name.replace("_", "-")


NIGHT_ENDS = time(4)
"""What began in the evening may end up to here on the next day; a time before its beginning and later is a slip."""


def on_the_next_day(starts: time, ends: time) -> bool:
    """Whether something that ends earlier than it begins may be meant so: it goes past midnight."""
    return ends < starts and ends <= NIGHT_ENDS


COUNTED = ("quantity", "baseline", "target")
"""Fields that are counted in the unit their record names, where it names one."""


class Draft(BaseModel):
    """What comes in to make or change a record. Frozen; unknown keys are refused.

    Validate with ``context={"today": date}`` so that words such as "next tue" can be understood.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_enum_values=False, validate_default=False, defer_build=True,
        hide_input_in_errors=True,  # an error may end in the log, and what people said is none of its business
    )  # fmt: skip

    named_by: ClassVar[str] = ""

    def faults(self) -> dict[str, str]:
        """Field name → what is wrong with it, in words, that no single field can tell. Empty when it is sound."""
        return {}

    def known_as(self) -> str:
        """What a person knows it by; "" when it has nothing of the kind yet."""
        name = getattr(self, self.named_by, "")
        return day(name) if isinstance(name, date) else str(name or getattr(self, "slug", "") or "")


def field(
    title: str,
    help: str = "",  # noqa: A002
    *,
    default: Any = PydanticUndefined,
    unit: str = "",
    column: bool = False,
    section: str = "",
    ge: float | None = None,
    le: float | None = None,
    gt: float | None = None,
    example: Any = None,
    judgement: bool = False,
    begins: str = "",
    after: str = "",
) -> Any:
    """Declare a field: what people call it, a line of help, and its limits. Without a default it is required."""
    return PydanticField(
        default,
        title=title,
        description=help or title,
        examples=[example] if example is not None else None,
        json_schema_extra={
            "x-unit": unit,
            "x-column": column,
            "x-section": section,
            "x-judgement": judgement,
            "x-begins": begins,
            "x-after": after,
        },
        ge=ge,
        le=le,
        gt=gt,
    )


@cache
def specs(draft: type[Draft]) -> tuple[Field, ...]:
    """The fields of a draft, in the order they were declared."""
    return tuple(_spec(name, info) for name, info in draft.model_fields.items())


def spec(draft: type[Draft], name: str) -> Field:
    """One field by name. Raises KeyError for a name the draft does not have."""
    for one in specs(draft):
        if one.name == name:
            return one
    raise KeyError(name)


def _spec(name: str, info: Any) -> Field:
    extra: Mapping[str, Any] = info.json_schema_extra or {}
    kind, choices, to, rows, optional = _read_type(info.annotation, info.metadata)
    marks = [one for one in info.metadata if isinstance(one, To)]
    required = info.is_required()
    return Field(
        name=name,
        title=info.title or name.replace("_", " ").capitalize(),
        help=info.description or "",
        kind=kind,
        required=required,
        default=None if required else info.get_default(call_default_factory=True),
        choices=choices,
        to=to,
        rows=rows,
        unit=str(extra.get("x-unit", "")),
        column=bool(extra.get("x-column", False)),
        section=str(extra.get("x-section", "")),
        after=str(extra.get("x-after", "")),
        optional=optional,
        along=any(one.along for one in marks),
        made=any(one.made for one in marks),
        held=any(one.held for one in marks),
        judgement=bool(extra.get("x-judgement", False)),
        begins=str(extra.get("x-begins", "")),
        least=_limit(info.metadata, "ge"),
        most=_limit(info.metadata, "le"),
        last=any(getattr(mark, "func", None) is read_deadline for mark in info.metadata),
        exact=any(getattr(mark, "func", None) is read_exact for mark in info.metadata),
    )


def _limit(metadata: list[Any], name: str) -> float | None:
    return next((getattr(mark, name) for mark in metadata if hasattr(mark, name)), None)


_PLAIN: dict[type, Kind] = {
    int: "integer", Decimal: "decimal", bool: "boolean", date: "date", time: "time",
}  # fmt: skip


def _read_type(annotation: Any, metadata: list[Any]) -> tuple[Kind, tuple[Choice, ...], str, Any, bool]:
    optional = False
    metadata = list(metadata)
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata = [*more, *metadata]
        elif get_origin(annotation) in (Union, types.UnionType):
            inner = [part for part in get_args(annotation) if part is not type(None)]
            optional = optional or len(inner) < len(get_args(annotation))
            annotation = inner[0]
        else:
            break
    to = next((mark.noun for mark in metadata if isinstance(mark, To)), "")
    if get_origin(annotation) is tuple:
        kind, choices, inner_to, rows, _ = _read_type(get_args(annotation)[0], [])
        plural: dict[str, Kind] = {
            "line": "lines", "prose": "lines", "integer": "integers", "choice": "choices", "ref": "refs",
        }  # fmt: skip
        return plural.get(kind, "rows"), choices, inner_to or to, rows, optional
    if isinstance(annotation, type) and issubclass(annotation, Draft):
        return "rows", (), "", annotation, optional
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return "choice", tuple(annotation), "", None, optional
    if to:
        return "ref", (), to, None, optional
    if annotation is str:
        prose = any(isinstance(m, BeforeValidator) and m.func in (read_prose, read_exact) for m in metadata)
        return ("prose" if prose else "line"), (), "", None, optional
    return _PLAIN[annotation], (), "", None, optional


def words(choice: type[Choice]) -> Any:
    """A validator that reads a choice by its key or its label, in any case."""
    return BeforeValidator(lambda value: read_choice(choice, value))


def many_words(choice: type[Choice]) -> Any:
    """As ``words``, for a list."""
    return BeforeValidator(lambda value: tuple(read_choice(choice, one) for one in read_list(value)))
