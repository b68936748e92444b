"""Two wordings compared word by word, with marks that need no colour: ``[-gone-]`` and ``{+new+}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Sort = Literal["same", "gone", "new"]
_PIECE = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|[^\s\w]|_")
_MOST = 4_000_000
"""Comparisons of two words that are worth making; beyond, all that is not alike at either end has changed."""
_MARKS: dict[Sort, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stands in both wordings, or in one of them."""

    sort: Sort
    text: str

    @property
    def marked(self) -> str:
        """The text within its marks."""
        before, behind = _MARKS[self.sort]
        return f"{before}{self.text}{behind}"


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """What became of ``old``. All that is not gone makes ``new``, all that is not new makes ``old``, to the letter."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    middle = before[first : len(before) - last], after[first : len(after) - last]
    found: list[tuple[Sort, str]] = [("same", "".join(before[:first]))]
    if len(middle[0]) * len(middle[1]) > _MOST:
        found += [("gone", "".join(middle[0])), ("new", "".join(middle[1]))]
    else:
        for what, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            if what == "equal":
                found.append(("same", "".join(middle[0][a:b])))
            else:
                found += [("gone", "".join(middle[0][a:b])), ("new", "".join(middle[1][c:d]))]
    found.append(("same", "".join(before[len(before) - last :]) if last else ""))
    return tuple(_joined(found))


def marked(old: str, new: str) -> str:
    """The comparison as one text: ``A quay [-for ships-]{+for all+}.``"""
    return "".join(piece.marked for piece in compare(old, new))


def _alike(one: list[str], other: list[str]) -> int:
    """How many pieces two texts begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _joined(found: list[tuple[Sort, str]]) -> list[Piece]:
    """Without what is empty, and without a mere space that stays between two changes: they are one."""
    out: list[Piece] = []
    gone = new = ""

    def close() -> None:
        nonlocal gone, new
        out.extend(Piece(sort, text) for sort, text in (("gone", gone), ("new", new)) if text)  # type: ignore[arg-type]
        gone = new = ""

    for at, (sort, text) in enumerate(found):
        between = sort == "same" and text.isspace() and (gone or new) and any(one[1] for one in found[at + 1 : at + 3])
        if sort == "gone" or (between and gone and new):
            gone += text
        if sort == "new" or (between and gone and new):
            new += text
        if sort == "same" and not (between and gone and new) and text:
            close()
            out.append(Piece("same", text))
    close()
    return out
