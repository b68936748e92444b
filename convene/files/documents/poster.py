"""A poster: one page to hang on a wall, as a PDF or a page of HTML. What has no room on it is counted there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from convene.files.documents.to_pdf import Data, language_of, typeset
from convene.text import clip

Size = Literal["a3", "a4"]
_LAYOUT = Path(__file__).with_name("poster.typ")
LONGEST = 150
"""Letters of a promise: what is longer is for the manifesto."""
LONGEST_VISION = 420
_LONGEST_NAME = 70
_MOST_GIVERS, _MOST_PROMISES = 90, 30
"""More than any page has room for: nobody waits while the others are tried."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise in few words, and by when."""

    words: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Giver:
    """Who promises, what they are, and what they promise, the most telling first."""

    name: str
    kind: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """What hangs on the wall. ``notice`` is what a reader has to know first; ``counts`` are a few figures as (number,
    word); ``join`` says how to join, ``ask`` whom to ask; ``foot`` is its place, day and short hash."""

    title: str
    place: str
    vision: str
    agreed: str
    givers: tuple[Giver, ...]
    join: str
    ask: str = ""
    notice: str = ""
    counts: tuple[tuple[str, str], ...] = ()
    made_on: date | None = None
    mark: str = ""
    language: str = ""
    size: Size = "a3"

    def of_size(self, size: Size) -> Poster:
        """The same on other paper."""
        return replace(self, size=size)

    @property
    def promises(self) -> int:
        return sum(len(one.promises) for one in self.givers)

    @property
    def foot(self) -> str:
        """``Harrow Quay · 14 March 2027 · 1a2b3c4d5e6f``."""
        when = f"{self.made_on.day} {self.made_on:%B %Y}" if self.made_on else ""
        return " · ".join(filter(None, (clip(self.place, 60), when, self.mark)))


def left_out(number: int) -> str:
    """What stands on the poster for promises that have no room on it."""
    return f"and {number:,} more {'promise' if number == 1 else 'promises'} in the manifesto" if number else ""


def pdf(poster: Poster) -> tuple[bytes, str]:
    """The poster as a tagged PDF of one page, and the letters that could not be drawn."""
    return typeset(_LAYOUT, lambda lacking: _data(poster, lacking))


def _data(poster: Poster, lacking: str) -> Mapping[str, Any]:
    """The poster under the keys that poster.typ knows."""
    to, when = Data(False, lacking), poster.made_on
    tried = tuple(replace(one, promises=one.promises[:_MOST_PROMISES]) for one in poster.givers[:_MOST_GIVERS])
    shown = sum(len(one.promises) for one in tried)
    never = poster.promises - shown
    return {
        "size": poster.size,
        "title": to.title(clip(poster.title, 120), "Community manifesto"),
        "place": to.line(clip(poster.place, 90)),
        "vision": to.prose(clip(poster.vision, LONGEST_VISION)),
        "agreed": to.line(clip(poster.agreed, 160)),
        "notice": to.line(clip(poster.notice, 200)),
        "counts": [[to.line(number), to.line(word)] for number, word in poster.counts],
        "givers": [
            {
                "name": to.title(clip(one.name, _LONGEST_NAME), "–"),
                "kind": to.line(one.kind),
                "promises": [[to.line(clip(each.words, LONGEST)), to.line(each.by)] for each in one.promises],
            }
            for one in tried
        ],
        # How many are left out is known once it is laid out: every sentence that may be needed, by its number.
        "left": [left_out(never + number) for number in range(shown + 1)],
        "whole": never == 0,
        "join": to.prose(clip(poster.join, 260)),
        "ask": to.line(clip(poster.ask, 120)),
        "foot": to.line(poster.foot),
        "author": to.line(poster.place) or "Convene",
        "date": [when.year, when.month, when.day] if when else None,
        "own": language_of(poster.language),
    }
