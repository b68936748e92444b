"""Two changes to one record at once, merged three ways: how it was opened, what one wants, what stands by now. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import Any

from convene.core.nouns import Draft, Field, specs
from convene.errors import NO, Problem
from convene.text import clean, clean_line


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two changed to different values."""

    field: Field
    mine: Any
    now: Any


class ChangedMeanwhile(Problem):
    """Nothing was written: ``clashes`` are for a person to decide. ``now`` is the whole record as the book holds it."""

    def __init__(self, noun: str, clashes: tuple[Clash, ...], now: Draft, fields: dict[str, str]) -> None:
        super().__init__(
            f"This {noun} was changed meanwhile, and nothing was saved.",
            "\n".join(f"{one.field.title}: {fields[one.field.name]}." for one in clashes),
            hint="Decide what is to stand, then save again.",
            fields=fields,
            exit_code=NO,
        )
        self.clashes = clashes
        self.now = now


def settled(opened: Draft, mine: Draft, now: Draft, decided: Collection[str] = ()) -> tuple[Draft, tuple[Clash, ...]]:
    """``now`` with what ``mine`` changed since it was ``opened``, and the fields that both changed differently.

    A field named in ``decided`` was put to the person before: it is their word even where it is as it was opened.
    """
    taken: dict[str, Any] = {}
    clashes: list[Clash] = []
    for field in specs(type(now)):
        was, wanted, stands = (getattr(one, field.name) for one in (opened, mine, now))
        if same(field, wanted, stands) or (same(field, was, wanted) and field.name not in decided):
            continue
        if same(field, was, stands):
            taken[field.name] = wanted
        else:
            clashes.append(Clash(field, wanted, stands))
    return now.model_copy(update=taken) if taken else now, tuple(clashes)


def differing(one: Draft, other: Draft) -> tuple[Field, ...]:
    """The fields in which two drafts of one noun say different things."""
    return tuple(
        field for field in specs(type(one)) if not same(field, getattr(one, field.name), getattr(other, field.name))
    )


def same(field: Field, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same, however each came to be written."""
    return bool(_essence(field, one) == _essence(field, other))


def _essence(field: Field, value: Any) -> Any:
    """A value without what cleaning, an empty text or the case of a handle make of it."""
    kind = field.kind
    if kind == "rows":
        assert field.rows is not None
        parts = specs(field.rows)
        return tuple(tuple(_essence(one, getattr(row, one.name)) for one in parts) for row in value or ())
    if kind == "refs":
        return tuple(dict.fromkeys(clean_line(str(one)).casefold() for one in value or ()))
    if kind == "lines":
        lines = (line for one in value or () for line in clean(str(one)).split("\n"))  # a form shows one a line
        return tuple(filter(None, map(clean_line, lines)))
    if kind in ("choices", "integers"):
        return tuple(value or ())
    if value is None or value == "":
        return None
    if kind == "ref":
        return clean_line(str(value)).casefold()
    if kind in ("line", "prose"):
        return (clean if kind == "prose" else clean_line)(str(value)) or None
    return value.replace(second=0, microsecond=0) if isinstance(value, time) else value
