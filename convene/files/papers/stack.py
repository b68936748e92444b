"""What every reader of papers gives, and what they say alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fractions import Fraction

from convene.core.methods.election import MOST_OPTIONS, Option, Paper, letters
from convene.core.methods.method import Kind, Method
from convene.core.methods.registry import every
from convene.errors import NO, USAGE, Problem
from convene.files.sheets.letters import letters_of
from convene.files.sheets.source import Source, telling
from convene.text import clip, join

MOST_BYTES = 400 * 1024 * 1024
HOLDS: Mapping[Kind, str] = {
    "ticks": "ticks", "ranks": "an order", "numbers": "numbers", "scale": "places on a scale",
    "stances": "yes and no", "duels": "duels",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stack:
    """Options and papers. ``told`` says in sentences how they were read and what was left out; ``settings`` are what
    the file itself says, such as a budget; ``typed`` whether papers may name a type of actor."""

    options: tuple[Option, ...]
    papers: tuple[Paper, ...]
    told: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    typed: bool = False

    def costing(self, costs: Mapping[str, Fraction], source: Source) -> Stack:
        """The same with costs said besides, by name or letter of the option. Raises Problem for one that is not
        there."""
        if not costs:
            return self
        known = {letter.casefold(): at for at, letter in enumerate(letters(len(self.options)))}
        known |= {one.words.casefold(): at for at, one in enumerate(self.options)}
        known |= {one.name.casefold(): at for at, one in enumerate(self.options)}
        options = list(self.options)
        for name, cost in costs.items():
            at = known.get(name.casefold())
            if at is None:
                near = get_close_matches(name.casefold(), known, n=1)
                raise Problem(
                    f"A cost is given for “{clip(name, 60)}”, which is no option of the stack.",
                    f"Did you mean “{options[known[near[0]]].words}”?" if near else "",
                    hint="Name it as the stack does, or by its letter: A for the first.",
                    where=source.where(),
                    exit_code=USAGE,
                )
            options[at] = replace(options[at], cost=cost)
        return replace(self, options=tuple(options))


def wrong_kind(source: Source, holds: str, fits: Sequence[Kind], method: Method) -> Problem:
    """What is said of a file whose papers are of another kind than the method counts."""
    names = [one.name for one in every().values() if one.kind in fits]
    return Problem(
        f"This file holds {holds}, and {method.name} counts {HOLDS[method.kind]}.",
        "Counted all the same, it would name a winner that nobody chose.",
        hint=f"Count it with --method {join(names, 'or')}.",
        where=source.where(),
        exit_code=NO,
    )


def lines_of(source: Source, encoding: str) -> list[str]:
    """The lines of a text file. Raises Problem for what is none, and for more than a memory holds."""
    if source.size() > MOST_BYTES:
        raise Problem(
            "The file is too large to be a stack of papers.",
            hint="Count it in parts, or look whether it is the right file.",
            where=source.where(),
        )
    codec = letters_of(source, encoding).codec
    with source.open() as raw, telling(source):
        return raw.read().decode(codec, errors="replace").replace("\0", "").splitlines()


def few_enough(number: int, source: Source) -> None:
    """Raises Problem for more options than can be counted."""
    if number > MOST_OPTIONS:
        raise Problem(
            f"There are {number:,} options, and at most {MOST_OPTIONS} can be counted.",
            hint="Look whether it is the right file; its options may stand in rows and its papers in columns.",
            where=source.where(),
        )
