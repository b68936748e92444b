"""What an import does, or would do: line by line and in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from convene.core.nouns.noun import spelt
from convene.text import clip, count, join, plural

What = Literal["added", "changed", "same", "linked", "skipped", "waiting", "wrong"]
WHATS: tuple[What, ...] = ("added", "changed", "same", "linked", "skipped", "waiting", "wrong")

MOST_LINES = 100_000
"""Lines of one kind that a plan lists; more are counted only, so that a list of any size fits into memory."""


MOST_REMARKS = 1_000
"""What a plan tells one by one of rows that are taken."""

_MOST_REASONS = 5


class Stopped(Exception):  # noqa: N818  (nothing went wrong: somebody chose to)
    """Raise it inside ``told`` to cancel: nothing stays of what was begun."""

    given_up = True
    """Asked for: nobody need be told of it when nobody is there any more."""


class Step(NamedTuple):
    """How far an import is: ``done`` of ``total`` bytes of the file, and what is going on."""

    done: int
    total: int
    words: str


Told = Callable[[Step], None]


class Could(NamedTuple):
    """An actor that a row may be. ``id`` is "" for one that only this import would add."""

    id: str
    name: str


class Remark(NamedTuple):
    """Something told of a row that is taken: a cell left empty, a number left out, a row that is too short."""

    line: int
    name: str
    words: str


class PlanLine(NamedTuple):
    """What becomes of one line of the file. ``name`` is what the row calls it; ``why`` is said where there is a why:
    the fields that change, what was kept, why it waits. ``could`` are the actors a waiting row may be."""

    line: int
    name: str
    what: What
    why: str = ""
    could: tuple[Could, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does, or would do.

    ``title`` is the file's name, ``layout`` the published list it was known as ("" for others), ``noun`` what its rows
    make. Every row of the file is counted: those ``outside`` of the place are counted and nothing else. ``linked``
    counts ties made. ``personal`` names the columns about people, which were not read. ``remarks`` are the first of
    what is ``remarked`` on rows that are taken, as their ``lines`` say it as well.
    """

    title: str
    layout: str = ""
    noun: str = "actor"
    many: str = "actors"
    added: int = 0
    changed: int = 0
    same: int = 0
    linked: int = 0
    skipped: int = 0
    waiting: int = 0
    wrong: int = 0
    outside: int = 0
    lines: tuple[PlanLine, ...] = ()
    unlisted: int = 0
    personal: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    remarked: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the book stays as it is."""
        return not (self.added or self.changed or self.linked or self.waiting)

    def made(self) -> str:
        """What changes in the book, in words without a full stop; "nothing new" when nothing does."""
        words = [
            (self.added, f"{plural(self.added, spelt(self.noun), self.many)} added"),
            (self.changed, f"{count(self.changed)} changed"),
            (self.linked, f"{plural(self.linked, 'tie')} made"),
            (self.waiting, f"{count(self.waiting)} waiting for a decision"),
        ]
        return join([said for number, said in words if number]) or "nothing new"

    def rest(self) -> str:
        """What happened to the other rows, in words without a full stop; "" when there are none."""
        words = [
            (self.same, f"{count(self.same)} already so"),
            (self.skipped, f"{count(self.skipped)} skipped"),
            (self.wrong, f"{count(self.wrong)} that cannot be read"),
            (self.outside, f"{count(self.outside)} outside the place"),
        ]
        return join([said for number, said in words if number])

    def summary(self) -> str:
        """All of it in a sentence or two; the same before and after."""
        rest = self.rest()
        made = self.made()
        return f"{made[0].upper()}{made[1:]}." + (f" Other rows: {rest}." if rest else "")

    @property
    def label(self) -> str:
        """What it is called in the history."""
        return f"Imported {clip(self.title, 60)}: {self.made()}"


class Tally:
    """A plan in the making."""

    def __init__(self) -> None:
        self.counts: Counter[What] = Counter()
        self.outside = 0
        self.notes: Counter[str] = Counter()
        self.remarks: list[Remark] = []
        self.remarked = 0
        self._remarked_lines: set[int] = set()
        self._left: Counter[str] = Counter()
        self._lines: dict[What, list[PlanLine]] = {one: [] for one in WHATS}
        self._listed: Counter[What] = Counter()

    def tell(
        self, line: int, name: str, what: What, why: str = "", could: Iterable[Could] = (), *, counted: bool = True
    ) -> None:
        """Note what becomes of a line. ``counted`` is False where the same record was counted on another line."""
        if counted:
            self.counts[what] += 1
        self._listed[what] += 1
        if self._listed[what] <= MOST_LINES:
            self._lines[what].append(PlanLine(line, name, what, why, tuple(could)))

    def remark(self, line: int, name: str, told: Iterable[str]) -> None:
        """Note what is told of a row that is taken: it is repeated below the whole."""
        for words in dict.fromkeys(told):
            self._remarked_lines.add(line)
            self.remarked += 1
            if len(self.remarks) < MOST_REMARKS:
                self.remarks.append(Remark(line, clip(name, 200), words))

    def leave_out(self, why: str) -> None:
        """Note why a row makes nothing, to be counted below the whole."""
        self._left[why] += 1

    def _remarked(self) -> list[str]:
        """How many rows are taken of which something is told."""
        rows = len(self._remarked_lines)
        if not rows:
            return []
        verb = "has" if rows == 1 else "have"
        return [f"{plural(rows, 'row')} {verb} something to look at, told with {'its' if rows == 1 else 'the'} line."]

    def _left_out(self) -> list[str]:
        """Why rows were left out, the commonest first, in one sentence."""
        if not self._left:
            return []
        said = [f"{plural(times, 'row')}: {why}" for why, times in self._left.most_common(_MOST_REASONS)]
        rest = len(self._left) - len(said)
        if rest:
            said.append(f"and {plural(rest, 'more reason')}")
        return [f"Left out, {'; '.join(said)}."]

    def plan(self, title: str, layout: str, noun: str, many: str, personal: tuple[str, ...], *notes: str) -> Plan:
        """The plan as it stands now."""
        lines = sorted(one for kept in self._lines.values() for one in kept)
        unlisted = self._listed.total() - len(lines)
        told = [f"{words} ({plural(times, 'row')})" if times > 1 else words for words, times in self.notes.items()]
        if unlisted:
            told.append(f"{plural(unlisted, 'more line')} of the same kinds are counted but not listed.")
        counts = self.counts
        return Plan(
            title, layout, noun, many, counts["added"], counts["changed"], counts["same"], counts["linked"],
            counts["skipped"], counts["waiting"], counts["wrong"], self.outside, tuple(lines), unlisted, personal,
            (*self._remarked(), *self._left_out(), *notes, *told), tuple(self.remarks), self.remarked,
        )  # fmt: skip
