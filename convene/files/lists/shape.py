"""What a list as CSV is made of: its rows, and the columns of each noun."""

from __future__ import annotations

from typing import NamedTuple

from convene.core.nouns import NOUNS, Draft, Noun


class Row(NamedTuple):
    """One row of a list: the line it begins on, counted from 1, its draft, and the fields its cells gave.

    A field that is not among ``given`` had no column or an empty cell, or one that cannot be read, and has its default
    in the draft. ``told`` says what was left empty, and which day was taken for another.
    """

    line: int
    draft: Draft
    given: tuple[str, ...]
    told: tuple[str, ...] = ()


def columns(noun: Noun | str, *, shown: bool = False) -> tuple[str, ...]:
    """The columns of a noun's list: every field that fits one, or only the handle and those its lists show."""
    kind = NOUNS[noun] if isinstance(noun, str) else noun
    fields = (one for one in kind.fields if one.kind != "rows")
    return tuple(one.name for one in fields if not shown or one.column or one.name == "slug")
