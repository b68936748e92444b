"""Frozen read models: what a screen or a command is handed, ready to show.

Everything here is plain data with no widget and no markup. Text may hold anything a person typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "quiet", "done", "look", "late"]
CheckState = Literal["pass", "warn", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a reading list: two lines, what it is, then who and how far.

    ``figure`` and ``state`` stand at the right of the first line, ``part`` (0 to 1, drawn as a small meter)
    and ``aside`` at the right of the second.
    """

    id: str
    title: str
    sub: str = ""
    figure: str = ""
    state: str = ""
    tone: Tone = "plain"
    part: float | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One gate check: ``says`` holds its numbers in words, ``remedy`` what would make it pass."""

    id: str
    title: str
    state: CheckState
    says: str
    remedy: str = ""
    override: str = ""

    @property
    def open(self) -> bool:
        """Whether it still stands in the way: not passed and not overridden."""
        return self.state != "pass" and not self.override


@dataclass(frozen=True, slots=True)
class Gate:
    """The checks at the end of one stage. ``stage`` is a ``Stage`` key."""

    stage: str
    checks: tuple[Check, ...] = ()

    @property
    def passed(self) -> int:
        return sum(check.state == "pass" for check in self.checks)

    @property
    def total(self) -> int:
        return len(self.checks)


@dataclass(frozen=True, slots=True)
class Next:
    """The next best thing to do: a sentence, why, and where to do it (a mode and one of its tabs)."""

    words: str
    why: str = ""
    mode: str = ""
    tab: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a thread: ``kind`` is said, vision, decided, commitment, measured or replied."""

    kind: str
    label: str
    state: Literal["here", "there", "missing"]
    words: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of lines in a detail pane."""

    title: str
    lines: tuple[str, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class More:
    """What a noun's own room adds to a detail: facts and sections that stand first. ``hides`` names fields that it
    shows in its own way."""

    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    hides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """What the right column says about one item: its own words, its facts, its thread. ``handle`` is for commands."""

    id: str
    title: str
    sub: str = ""
    quote: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    thread: tuple[Step, ...] = ()
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One of the six counts along the thread: a number, its word, and what is loose under it."""

    number: int
    word: str
    loose: str = ""
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Loose:
    """One way to hang loose on the thread, or to have grown old: ``found`` ``of`` all ``whole``, in words, what helps
    (``do``), what is left out on purpose (``left``), and its records where they were asked for."""

    key: str
    noun: str
    words: str
    found: int
    of: int
    whole: str
    do: str
    left: str = ""
    about: Literal["loose", "old"] = "loose"
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Freshness:
    """How whole and how fresh the record of a place is, 0 to 100, or None while too little can be asked of it.

    ``gaps`` are what keeps it from 100, those that weigh most first; ``asked`` is how many questions it rests on.
    It says nothing of how well anybody did.
    """

    score: int | None
    says: str
    gaps: tuple[Loose, ...] = ()
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a small bar chart: ``part`` of ``whole``."""

    label: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """What every place screen shows at its top: who we are, and the rail."""

    id: str
    slug: str
    name: str
    facts: str
    stage: str
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True)
class Lately:
    """One line of what changed: when in words, what, and whether it can be undone."""

    id: str
    when: str
    what: str
    undone: bool = False
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview shows."""

    head: PlaceHead
    band: tuple[Count, ...]
    next: Next
    coming: tuple[tuple[str, str], ...]
    lately: tuple[Lately, ...]
    room: tuple[Bar, ...]
    missing: str = ""
    freshness: Freshness = Freshness(None, "")


@dataclass(frozen=True, slots=True)
class Listing:
    """A noun's list as a screen or command shows it."""

    noun: str
    items: tuple[Item, ...]
    total: int
    empty: str = ""
    note: str = field(default="")
