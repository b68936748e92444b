"""A paper as a tagged PDF (PDF/UA-1) for A4, typeset by Typst without a network.

The layout is ``page.typ``, always the same; all text is handed to it as data, so that no text can become markup.
Text is 11 points high, tables and labels 10, the foot of a page 9; in large print all of it is 18. Fonts are those that
Typst carries. Where they lack a letter, those of the system are tried, and what nothing here can draw is shown as a box
and told.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

from convene.files.documents.blocks import (
    Block,
    Bullets,
    Card,
    Chart,
    Entry,
    Facts,
    Figure,
    Figures,
    FillIn,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Para,
    Quote,
    paragraphs,
    stays,
)  # fmt: skip
from convene.text import clean, clean_line, clip

_PAGE = Path(__file__).with_name("page.typ")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_LACKING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_WHITE_BOX = "\u25a1"
_UNBROKEN = {False: re.compile(r"\S{24,}"), True: re.compile(r"\S{36,}")}
"""What is broken for want of room, in cells and labels, and in lines as wide as the page: a place to break is a letter
of its own to whoever copies an address."""
_LONG = {False: 1200, True: 350}
"""Letters that fit on a page in any layout: what has more may be parted, in the usual size and in large print."""
_ROW = {False: 500, True: 120}
"""Letters of a cell that fit on a page in any column: a row with more may be parted."""
_ROWS = 7
"""Rows of facts in a card that stays whole."""
_SHORT = 22
"""Letters of a fact that may share its row with another."""
_HEADS = 400
"""Letters in the heads of a table that come again on each page: longer ones would leave no room for rows."""
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters and signs that are drawn as nothing."""
_ROUNDS = 12
"""Letters are replaced in rounds, since a font that is left out may bring new ones to light."""


def pdf(paper: Paper, *, large: bool = False) -> tuple[bytes, str]:
    """The PDF, and the letters that could not be drawn in it, each once. The same paper gives the same bytes wherever
    the fonts that Typst carries have all its letters."""
    return typeset(_PAGE, lambda lacking: _data(paper, large, lacking))


def typeset(layout: Path, data_without: Callable[[str], Mapping[str, Any]]) -> tuple[bytes, str]:
    """A PDF by one of our layouts, and the letters that could not be drawn. ``data_without`` makes what the layout is
    handed, with a box for each of the letters it is given."""
    import typst

    lacking = ""
    for system in (False, True):
        fonts = typst.Fonts(include_system_fonts=system)
        lacking = ""
        for _ in range(_ROUNDS if system else 1):
            source = {"data": json.dumps(data_without(lacking), ensure_ascii=False)}
            try:
                made = typst.compile(
                    layout.read_bytes(), format="pdf", font_paths=fonts, ignore_system_fonts=not system,
                    sys_inputs=source, pdf_standards=["ua-1"], timestamp=0,
                )  # fmt: skip
            except typst.TypstError as error:
                more = _lacking(error)
                if not set(more) - set(lacking):
                    raise
                lacking = "".join(dict.fromkeys(lacking + more))
            else:
                return made, _visible(lacking)
    raise AssertionError("a letter that was taken out is still missed")


def _lacking(error: Any) -> str:
    """The letters that an error of Typst says no font has."""
    found = _LACKING.findall(f"{error} {getattr(error, 'diagnostic', '')}")
    return "".join(_ESCAPE.sub(lambda one: chr(int(one[1], 16)) if one[1] else one[2], text) for text in found)


def _visible(letters: str) -> str:
    """Without joiners, selectors and spaces, which nobody sees."""
    unseen = ("Cf", "Cc", "Zs", "Zl", "Zp")
    return "".join(
        one for one in letters if unicodedata.category(one) not in unseen and not "\ufe00" <= one <= "\ufe0f"
    )


def _data(paper: Paper, large: bool, lacking: str) -> dict[str, Any]:
    """The paper under the keys that page.typ knows."""
    to = Data(large, lacking)
    when = paper.made_on
    running, kind = clip(paper.title, 40 if large else 80), clip(paper.kind, 60)
    meta = {
        "title": to.title(paper.title, "Untitled"),
        "kind": to.line(kind), "subtitle": to.prose(paper.subtitle),
        # What is in large print has one line at the head of a page, and at its foot.
        "running": [to.line(one) for one in (running, kind) if not large or one is running or len(running + one) < 44],
        "foot": to.line(paper.foot_of(26 if large else 70)),
        "author": to.line(paper.place) or "Convene", "date": [when.year, when.month, when.day] if when else None,
        **(language_of(paper.language) or {"lang": "en", "region": "GB"}), "hue": paper.hue, "large": large,
        "cover": paper.cover and _fits(paper, large), "wide": paper.wide and not large,
    }  # fmt: skip
    around = (None, *paper.blocks, None)
    blocks = [
        {**to.block(one), "sticky": stays(before, one, after)}
        for before, one, after in zip(around, paper.blocks, around[2:], strict=False)
    ]
    return {"meta": meta, "blocks": _labelled(blocks)}


def _fits(paper: Paper, large: bool) -> bool:
    """Whether the cover has room for all that is to stand on it: what is longer goes on where it ends."""
    front = tuple(takewhile(lambda one: not isinstance(one, PageBreak), paper.blocks))
    told = [(paper.title, "title"), (paper.subtitle, "plain")]
    for one in front:
        if isinstance(one, Quote):
            told += [(one.text, "quote"), (one.under, "plain")]
        elif isinstance(one, Para | Heading):
            told.append((one.text, "plain"))
    high = sum(_high(text, *_LINE[kind, large]) for text, kind in told)
    high += sum(44 if large else 22 for one in front if isinstance(one, Figures))
    return high <= (218 if large else 200)


_LINE = {
    ("title", False): (18, 22), ("quote", False): (8.6, 50), ("plain", False): (6.5, 80),
    ("title", True): (16, 26), ("quote", True): (11, 36), ("plain", True): (10, 42),
}  # fmt: skip
"""Of each kind of text on a cover, the height of a line in millimetres and the letters in it."""


def _high(text: str, height: float, letters: int) -> float:
    """Millimetres that a text may take."""
    return sum(-(-len(line) // letters) or 1 for line in clean(text).split("\n")) * height


def language_of(tag: str) -> dict[str, str | None] | None:
    """A language as Typst sets it, None for a tag that it could not use."""
    found = _TAG.fullmatch(tag)
    return {"lang": found[1].lower(), "region": found[2]} if found else None


def _labelled(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks, a short heading and the plain list under it as one: they are shown side by side."""
    made: list[dict[str, Any]] = []
    for one in blocks:
        over = made[-1] if made else {}
        short = over.get("is") == "heading" and over["level"] == 3 and len(over["text"]) <= 16
        if short and not over["number"] + over["note"] and one["is"] == "bullets" and one["mark"] == "dot":
            made[-1] = {**over, "entries": one["entries"], "is": "beside"}
        else:
            made.append(one)
    return made


class Data:
    """Turns blocks into plain data, every text through ``line`` or ``prose``."""

    def __init__(self, large: bool, lacking: str) -> None:
        self._large = large
        self._parted = False  # whether there was a heading of a part: an entry before any is one itself
        # A joiner or a mark that sits on a letter goes with it; a letter leaves a box, so that nothing vanishes.
        self._instead = {ord(one): _WHITE_BOX if _visible(one) and not _joins(one) else "" for one in lacking}

    def line(self, text: str, *, wide: bool = False) -> str:
        """One line of text, with places to break what would not fit on any."""
        return _UNBROKEN[wide].sub(_breakable, clean_line(text).translate(self._instead))

    def title(self, text: str, empty: str) -> str:
        """One line with something in it to be seen, or ``empty``: a tagged PDF wants every heading to say something."""
        line = self.line(text)
        return line if any(unicodedata.category(one)[0] in "LNPS" and one not in _BLANK for one in line) else empty

    def prose(self, text: str) -> list[list[str]]:
        """Paragraphs of lines."""
        return [[self.line(line, wide=True) for line in part] for part in paragraphs(clean(text))]

    def pairs(self, pairs: tuple[tuple[str, str], ...], *, wide: bool = False) -> list[list[str]]:
        return [[self.line(label), self.line(text, wide=wide)] for label, text in pairs]

    def figures(self, all_: tuple[Figure, ...]) -> list[Mapping[str, str]]:
        return [
            {"value": self.line(one.value), "label": self.line(one.label), "under": self.line(one.under)}
            for one in all_
        ]

    def block(self, block: Block) -> dict[str, Any]:
        made: dict[str, Any]
        match block:
            case Heading():
                made = {
                    "level": block.level if self._parted else 2,
                    "number": self.line(block.number),
                    "note": self.line(block.note),
                }
                made |= {"text": self.title(block.text, "–"), "language": language_of(block.language)}
                self._parted = True
            case Para():
                made = {"text": self.prose(block.text), "tone": block.tone, "language": language_of(block.language)}
            case Quote():
                made = {"text": self.prose(block.text), "under": self.line(block.under),
                        "language": language_of(block.language)}  # fmt: skip
            case Bullets():
                made = {"entries": [self._entry(one) for one in block.entries], "mark": block.mark}
            case Facts():
                made = {"pairs": self.pairs(block.pairs, wide=True)}
            case Grid():
                made = self._grid(block)
            case Figures():
                made = {"figures": self.figures(block.figures)}
            case Card():
                made = self._card(block)
            case Chart():
                made = self._chart(block)
            case FillIn():
                made = self._fill_in(block)
            case PageBreak():
                made = {}
        return {"is": type(block).__name__.lower(), **made}

    def _entry(self, one: Entry) -> dict[str, Any]:
        return {"text": self.line(one.text, wide=True), "label": self.line(one.label), "after": self.line(one.after),
                "language": language_of(one.language)}  # fmt: skip

    def _grid(self, grid: Grid) -> dict[str, Any]:
        return {
            "columns": [self.line(one) for one in grid.columns],
            "rows": [[self.line(cell) for cell in row] for row in grid.rows],
            "numbers": list(grid.numbers),
            "again": sum(map(len, grid.columns)) < _HEADS,
            "widths": list(grid.widths or (1,) * len(grid.columns)),
            "long": sum(len(cell) for row in grid.rows for cell in row) > _LONG[self._large],
            "parted": [max(map(len, row), default=0) > _ROW[self._large] for row in grid.rows],
        }

    def _card(self, card: Card) -> dict[str, Any]:
        # One that takes a third of a page or more may be parted, or it would leave as much empty before it; the others
        # stay whole.
        counted = sum(len(one.value) + len(one.label) + len(one.under) for one in card.figures)
        letters = counted + len(card.text) + sum(len(a) + len(b) for a, b in card.pairs) + sum(map(len, card.notes))
        rows = _side_by_side(self.pairs(card.pairs))
        return {
            "text": self.prose(card.text),
            "language": language_of(card.language),
            "figures": self.figures(card.figures),
            "pairs": self.pairs(card.pairs),
            "rows": rows,
            "notes": [self.prose(one) for one in card.notes],
            "many": counted > _LONG[self._large],
            "long": letters > _LONG[self._large] or card.text.count("\n") > 5 or len(rows) > _ROWS,
        }

    def _chart(self, chart: Chart) -> dict[str, Any]:
        marks = [
            {"label": self.line(one.label), "part": one.part, "words": self.line(one.words), "here": one.here,
             "low": one.low, "high": one.high}
            for one in chart.marks
        ]  # fmt: skip
        return {
            "kind": chart.kind, "marks": marks, "words": self.title(chart.words, "A chart"),
            "low": self.line(chart.low), "high": self.line(chart.high), "here": chart.here, "beside": chart.beside,
            "key": self.line(chart.key),
        }  # fmt: skip

    def _fill_in(self, block: FillIn) -> dict[str, Any]:
        slots = [
            {"title": self.line(one.title), "hint": self.line(one.hint), "width": one.width,
             "ticks": [self.line(tick) for tick in one.ticks]}
            for one in block.slots
        ]  # fmt: skip
        rows = block.lines(large=self._large)
        again = sum(len(one.title) + len(one.hint) for one in block.slots) < _HEADS
        return {"again": again, "slots": slots, "rows": [[self.line(cell) for cell in row] for row in rows]}


def _side_by_side(pairs: list[list[str]]) -> list[list[list[str]]]:
    """Pairs in rows: two that are short and follow each other share one."""
    rows: list[list[list[str]]] = []
    for pair in pairs:
        short = len(pair[0]) <= 10 and len(pair[1]) <= _SHORT
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0][1]) <= _SHORT:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return rows


def _joins(letter: str) -> bool:
    return unicodedata.combining(letter) != 0 or unicodedata.category(letter) in ("Mn", "Me", "Cf", "Sk")


def _breakable(found: re.Match[str]) -> str:
    """The word with places to break it: after its marks, as in an address, and within what is long even so."""
    parts = re.findall(r"\w+[^\w]*|[^\w]+", found[0])
    return "\u200b".join(part[at : at + 20] for part in parts for at in range(0, len(part), 20))
