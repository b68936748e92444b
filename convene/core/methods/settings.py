"""What a method is counted by, said before the papers are: dots, credits, a budget."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal

from convene.core.methods.election import Settings, Value
from convene.errors import USAGE, Problem
from convene.text import clip, count, join

MOST = 10**12
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_MONEY = re.compile(r"[£€$,\s]|GBP")


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing a method is counted by. ``whole`` numbers lie from ``least`` to ``most``; ``money`` is exact pounds;
    a ``word`` is one of ``choices``; a ``list`` is words with commas between. A ``default`` of None means that it need
    not be set, unless it is ``needed``."""

    name: str
    title: str
    help: str
    kind: Literal["whole", "money", "word", "list"] = "whole"
    default: Value | None = None
    least: int = 1
    most: int = MOST
    choices: tuple[str, ...] = ()
    needed: bool = False

    def read(self, said: object) -> Value:
        """A value from what somebody typed or a file holds. Raises Problem saying what it takes."""
        words = str(said).strip()
        if self.kind == "list":
            return tuple(one.strip() for one in words.split(",") if one.strip())
        if self.kind == "word":
            if words.casefold() in self.choices:
                return words.casefold()
            raise self._wrong(words, f"It is one of {join(list(self.choices), 'or')}.")
        bare = _MONEY.sub("", words) if self.kind == "money" else words.replace(",", "")
        if not _NUMBER.fullmatch(bare):
            raise self._wrong(words, "It is a number of 0 or more." if self.least < 1 else "It is a number above 0.")
        number = Fraction(bare)
        if self.kind == "whole" and number.denominator != 1:
            raise self._wrong(words, "It is a whole number.")
        if number < self.least and not (self.kind == "money" and number > 0):
            raise self._wrong(words, f"It is {count(self.least)} or more.")
        if number > self.most:
            raise self._wrong(words, f"It is {count(self.most)} at most.")
        return int(number) if self.kind == "whole" else number

    def _wrong(self, words: str, right: str) -> Problem:
        return Problem(
            f"“{clip(words, 40)}” cannot be taken as {self.title}." if words else f"Nothing is given as {self.title}.",
            right,
            hint=f"{self.help} Say --{self.name} such as {self._example()}.",
            fields={self.name: right},
            exit_code=USAGE,
        )

    def _example(self) -> str:
        if self.kind == "word":
            return self.choices[0]
        return str(self.default or {"money": "10000", "list": "B,A"}.get(self.kind, 5))


def settle(method: str, known: Sequence[Setting], given: Mapping[str, object]) -> Settings:
    """What was given, read and with what was left out filled in; what is neither given nor has a default is left out.

    Raises Problem for a setting this method has not, a value that cannot be, and a needed one that is missing.
    """
    by_name = {one.name: one for one in known}
    found: dict[str, Value] = {}
    for name, said in given.items():
        if name not in by_name:
            near = get_close_matches(name, by_name, n=1)
            has = f"{method} takes {join([f'--{one}' for one in by_name])}." if by_name else f"{method} takes none."
            raise Problem(
                f"{method} is not counted by --{name}.",
                f"Did you mean --{near[0]}?" if near else "",
                hint=f"Leave it out, or count by another method: {has}",
                fields={name: "This method does not use it."},
                exit_code=USAGE,
            )
        found[name] = by_name[name].read(said)
    for one in known:
        if one.name not in found and one.default is not None:
            found[one.name] = one.default
        if one.needed and one.name not in found:
            raise Problem(
                f"{method} needs {one.title}.", hint=f"{one.help} Say --{one.name} such as {one._example()}.",
                fields={one.name: "Needed."}, exit_code=USAGE,
            )  # fmt: skip
    return found


def whole(settings: Settings, name: str, otherwise: int = 0) -> int:
    """A whole number among the settings."""
    found = settings.get(name, otherwise)
    return found if isinstance(found, int) else otherwise


def money(settings: Settings, name: str) -> Fraction | None:
    """A sum among the settings; None where it was not set."""
    found = settings.get(name)
    return Fraction(found) if isinstance(found, (int, Fraction)) else None
