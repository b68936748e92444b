"""A filter, read: what must hold of a record for its list to show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from convene.core.filtering.keys import Key
from convene.errors import Problem

Sign = Literal[":", "=", "<", "<=", ">", ">="]
Value = str | Decimal | date


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a filter.

    Without a ``key`` it is a word to look for. With ``:`` any of ``values`` will do; none at all asks for records
    that have nothing there, ``some`` for those that have something. An age is the day it reaches back to.
    """

    key: Key | None
    sign: Sign = ":"
    values: tuple[Value, ...] = ()
    some: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Every one of ``terms`` must hold. ``typed`` is the text it was read from; no terms at all fit everything."""

    terms: tuple[Term, ...] = ()
    typed: str = field(default="", compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """What must occur in the text that a list shows, without regard to case."""
        return tuple(str(term.values[0]) for term in self.terms if term.key is None and not term.negated)

    @property
    def without(self) -> tuple[str, ...]:
        """What must not occur there."""
        return tuple(str(term.values[0]) for term in self.terms if term.key is None and term.negated)

    @property
    def keyed(self) -> tuple[Term, ...]:
        """The terms about a field."""
        return tuple(term for term in self.terms if term.key is not None)

    def __bool__(self) -> bool:
        return bool(self.terms)


class HalfTyped(Problem):
    """The last word of a filter is not finished; ``before`` is the filter without it. Only while somebody types."""

    def __init__(self, problem: Problem, before: Query) -> None:
        super().__init__(problem.title, problem.detail, hint=problem.hint, exit_code=problem.exit_code)
        self.before = before


def holds(query: Query, text: str) -> bool:
    """Whether the bare words of a filter fit a text that was casefolded."""
    return all(word in text for word in query.words) and not any(word in text for word in query.without)
