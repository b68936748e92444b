"""A readable document as plain blocks, so that each form of it escapes text in one place only.

Every string in a block is plain text that may hold anything; nothing in it is markup. A block's ``language`` is the
tag of its ``text`` where that is known to be another than the paper's: a voice that reads aloud changes there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from convene.text import clip

Hue = Literal["ink", "engagement", "codesign", "delivery", "measurement"]
"""The accent of a paper: that of a stage, or none for what goes through a copier."""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 is a part, 3 an entry of a part. ``number`` stands before it, ``note`` after it."""

    level: Literal[2, 3]
    text: str
    number: str = ""
    note: str = ""
    language: str = ""

    @property
    def line(self) -> str:
        """All of it in one line: ``1. Local work (agreed)``."""
        return f"{self.number}. {self._noted}" if self.number else self._noted

    @property
    def _noted(self) -> str:
        return f"{self.text} ({self.note})" if self.note else self.text


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, or several parted by empty lines. A notice is set off from the rest; a lead stands out a little."""

    text: str
    tone: Literal["plain", "lead", "notice"] = "plain"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and what stands under them."""

    text: str
    under: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, with a label before it when there is one, and ``after`` it what is not of its language."""

    text: str
    label: str = ""
    after: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list: without an order, or numbered."""

    entries: tuple[Entry, ...]
    mark: Literal["dot", "number"] = "dot"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they say, aligned where a form can: (label, value)."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one heading a column, rows of as many cells. ``numbers`` are the columns (from 0) aligned at their end;
    ``widths`` how wide the columns are beside each other, all the same when there are none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that counts, what it is, and in small what goes with it."""

    value: str
    label: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A few figures side by side, in large."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with its own words: what matters most of it as figures, the rest as facts, and notes that stand out."""

    text: str
    figures: tuple[Figure, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, column, dot or point: its name, where it stands from 0 to 1, and its value in words. Of ranges ``low``
    and ``high`` are where it begins and ends."""

    label: str
    part: float
    words: str
    here: bool = False
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A small chart. ``words`` say what it shows to those who cannot see it; ``instead`` stands for it as a table where
    nothing is drawn, unless it is ``told``: then a table beside it says the same already. Of dots and ranges, ``low``
    and ``high`` name the ends, ``here`` and ``beside`` are lines across, and ``key`` says what is what."""

    kind: Literal["bars", "columns", "dots", "line", "ranges"]
    marks: tuple[Mark, ...]
    words: str
    low: str = ""
    high: str = ""
    here: float | None = None
    beside: float | None = None
    key: str = ""
    instead: Grid | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing to fill in by hand: text, or ``ticks`` of which any may be ticked. ``width`` in hundredths."""

    title: str
    hint: str = ""
    width: int = 10
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FillIn:
    """Lines to fill in by hand, a row each; in large print a box each. A cell of ``rows`` holds what is filled in
    already, of ticks the one that is ticked; after them come ``blank`` empty ones, or ``blank_large``."""

    slots: tuple[Slot, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank: int = 0
    blank_large: int = 0

    def lines(self, *, large: bool) -> tuple[tuple[str, ...], ...]:
        """Every row, those filled in first."""
        empty = ("",) * len(self.slots)
        return (*self.rows, *(empty,) * (self.blank_large if large else self.blank))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own, where there are pages."""


Block: TypeAlias = (
    Heading | Para | Quote | Bullets | Facts | Grid | Figures | Card | Chart | FillIn | PageBreak
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, ready for any form.

    ``kind`` says what it is over its title; ``place``, ``made_on`` and ``mark`` (a short hash, a version) stand at the
    foot of each page. ``language`` is that of our own sentences in it, which are English whatever a place speaks. A
    ``cover`` gives what stands before the first PageBreak a page of its own. ``wide`` lays it across the paper, except
    in large print.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: str = ""
    subtitle: str = ""
    place: str = ""
    made_on: date | None = None
    mark: str = ""
    language: str = "en-GB"
    hue: Hue = "ink"
    cover: bool = False
    wide: bool = False

    @property
    def foot(self) -> str:
        """``Harrow Quay · 22 November 2026 · 1a2b3c4d``, in a line that fits."""
        return self.foot_of(70)

    def foot_of(self, letters: int) -> str:
        """The foot with so many letters of the place at most."""
        when = f"{self.made_on.day} {self.made_on:%B %Y}" if self.made_on else ""
        return " · ".join(filter(None, (clip(self.place, letters), when, clip(self.mark, 40))))


def stays(before: Block | None, one: Block, after: Block | None) -> bool:
    """Whether a paragraph is kept on the page of what follows it: a few words under a heading, before the first thing
    there, or words that end with a colon before what they announce. Never from entry to entry, or a whole part would
    stick together."""
    if not isinstance(one, Para) or after is None or len(one.text) > _FEW:
        return False
    if isinstance(after, Heading):
        return after.level == 3 and isinstance(before, Heading) and before.level == 2
    announced = one.text.rstrip().endswith(":") or isinstance(before, Heading)
    return announced and isinstance(after, Card | Grid | Bullets | Facts | Chart | Figures)


_FEW = 400
"""Letters of a paragraph that may be kept with what follows."""


def in_large(paper: Paper) -> Paper:
    """The paper as large print takes it: a table of many columns leaves no room for words of 18 points, so each of its
    rows becomes a card, which says the headings again."""
    blocks = (card for one in paper.blocks for card in _rows_as_cards(one))
    return replace(paper, blocks=tuple(blocks))


def _rows_as_cards(block: Block) -> Iterator[Block]:
    if not isinstance(block, Grid) or len(block.columns) < 4:
        yield block
        return
    for row in block.rows:
        pairs = tuple(zip(block.columns[1:], row[1:], strict=True))
        yield Card(row[0], pairs=facts(*pairs).pairs)


def bullets(*texts: str) -> Bullets:
    """A list of bare lines."""
    return Bullets(tuple(Entry(text) for text in texts))


def facts(*pairs: tuple[str, str]) -> Facts:
    """Labels and values; those without a value are left out."""
    return Facts(tuple(pair for pair in pairs if pair[1]))


def words(paper: object) -> str:
    """Every text in it as it was given, a line each: to look for words in, whatever form it takes."""
    return "\n".join(_texts(paper))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def paragraphs(text: str) -> Iterable[list[str]]:
    """Text of many lines as paragraphs of lines: empty lines part them. The text must be clean already."""
    part: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            part.append(line)
        elif part:
            yield part
            part = []
    yield part or [""]
