"""A readable document as plain blocks, so that each form of it escapes text in one place only.

Every string in a block is plain text that may hold anything; nothing in it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the title, 2 a part, 3 an entry of a part."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, or several parted by empty lines. A notice is set off from the rest."""

    text: str
    notice: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and what stands under them."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, with a label before it when there is one."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one heading a column, rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of our own making for pages: ``svg`` whose every text is escaped already, and never text of others.

    Where nothing can be drawn ``instead`` stands for it; the words beside it say the same in any case.
    """

    svg: str
    instead: Grid | None = None


Block: TypeAlias = Heading | Para | Quote | Bullets | Grid | Drawing


def bullets(*texts: str) -> Bullets:
    """A list of bare lines."""
    return Bullets(tuple(Entry(text) for text in texts))


def facts(*pairs: tuple[str, str]) -> Bullets:
    """A list of labelled lines; those without a text are left out."""
    return Bullets(tuple(Entry(text, label) for label, text in pairs if text))
