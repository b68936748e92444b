"""Choosing one or several from a list by typing: the state and its moves, without a widget. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from convene.core.views import Item
from convene.core.vocabulary import Choice
from convene.text import clean_line

SHOWN = 6
"""How many options the open list shows at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: ``key`` is the value, ``title`` and ``help`` are shown."""

    key: str
    title: str
    help: str = ""
    found_by: str = ""


YES_NO = (Option("yes", "yes", found_by="yes"), Option("no", "no", found_by="no"))


def of_choices(choices: Iterable[Choice]) -> tuple[Option, ...]:
    """Options from a fixed list of words."""
    return tuple(Option(str(one.value), one.label, one.help, f"{one.label} {one.value}".casefold()) for one in choices)


def of_items(items: Iterable[Item]) -> tuple[Option, ...]:
    """Options from records: chosen by handle, found by title, second line or handle."""
    found = []
    for item in items:
        title, sub, slug = clean_line(item.title), clean_line(item.sub), clean_line(item.aside)
        shown = f"{sub} · {slug}" if sub else slug
        found.append(Option(slug, title or slug, shown, f"{title} {sub} {slug}".casefold()))
    return tuple(found)


@dataclass(frozen=True)
class Choosing:
    """What is chosen, what is typed to find more, and where the bar stands in the open list."""

    options: tuple[Option, ...] = field(repr=False, default=())
    chosen: tuple[str, ...] = ()
    many: bool = False
    clearable: bool = True
    is_open: bool = False
    typed: str = ""
    at: int = 0
    moved: bool = False

    @cached_property
    def titles(self) -> dict[str, str]:
        """Key to title."""
        return {one.key: one.title for one in self.options}

    @cached_property
    def matches(self) -> tuple[Option, ...]:
        """The options that hold every typed word; those that begin with it first."""
        words = self.typed.casefold().split()
        if not words:
            return self.options
        found = [one for one in self.options if all(word in one.found_by for word in words)]
        first = words[0]
        return tuple(
            sorted(found, key=lambda one: (not one.found_by.startswith(first), f" {first}" not in f" {one.found_by}"))
        )

    @property
    def bar(self) -> Option | None:
        """The option the bar stands on."""
        return self.matches[self.at] if self.is_open and self.at < len(self.matches) else None

    @property
    def stray(self) -> str:
        """Typed text that finds nothing."""
        return self.typed if self.typed.strip() and not self.matches else ""

    @property
    def window(self) -> tuple[int, int]:
        """Which matches the open list shows: from, until."""
        start = max(0, min(self.at - SHOWN // 2, len(self.matches) - SHOWN))
        return start, min(start + SHOWN, len(self.matches))

    def opened(self) -> Choosing:
        """With the list open, the bar on what is chosen. Where nothing is yet, enter takes what it stands on."""
        at = 0
        if self.chosen and not self.typed:
            at = next((n for n, one in enumerate(self.matches) if one.key == self.chosen[-1]), 0)
        fresh = at < len(self.matches) and self.matches[at].key not in self.chosen
        return replace(self, is_open=True, at=at, moved=fresh)

    def closed(self) -> Choosing:
        """With the list shut and nothing typed."""
        return replace(self, is_open=False, typed="", at=0, moved=False)

    def type(self, letters: str) -> Choosing:
        return replace(self, is_open=True, typed=self.typed + letters, at=0, moved=False)

    def erase(self) -> Choosing:
        """Takes back a typed letter, or else what was chosen last."""
        if self.typed:
            return replace(self, typed=self.typed[:-1], at=0, moved=False)
        if self.chosen and (self.many or self.clearable):
            return replace(self, chosen=self.chosen[:-1])
        return self

    def move(self, by: int) -> Choosing:
        last = len(self.matches) - 1
        return replace(self, at=max(0, min(self.at + by, last)), moved=True) if last >= 0 else self

    def turn(self, by: int) -> Choosing:
        """The next or previous option chosen in place, round through “not said” where that is allowed."""
        if self.many or not self.options:
            return self
        round_ = [one.key for one in self.options]
        if self.clearable:
            round_.insert(0, "")
        now = self.chosen[0] if self.chosen else ""
        at = round_.index(now) if now in round_ else (-1 if by > 0 else 0)
        key = round_[(at + by) % len(round_)]
        return replace(self, chosen=(key,) if key else (), is_open=False, typed="", at=0)

    def take(self) -> Choosing:
        """Takes the option under the bar; of several, takes it away again when it was chosen."""
        bar = self.bar
        if bar is None:
            return self
        if not self.many:
            return replace(self.closed(), chosen=(bar.key,))
        rest = tuple(key for key in self.chosen if key != bar.key)
        after = replace(self, chosen=rest if bar.key in self.chosen else (*self.chosen, bar.key), typed="", moved=False)
        at = next((n for n, one in enumerate(after.matches) if one.key == bar.key), 0)
        return replace(after, at=at)
