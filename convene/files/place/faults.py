"""Faults in a file, gathered so that a person can put all of them right in one sitting."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from convene.errors import Problem, Where
from convene.text import clip, plural

SHOWN = 20
_APART = 1_000
"""The most that are told one by one to whoever asks for a list of them."""
_SORTED_BELOW = 5_000
_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at ``path``. ``remedy`` may be worked out late, as only the first faults are shown;
    ``other`` leads to a second spot that the fault is about."""

    path: tuple[str | int, ...]
    words: str
    remedy: str | Callable[[], str] = ""
    other: tuple[str | int, ...] | None = None


class Spots(Protocol):
    """Something that knows where in a file a path leads."""

    def where(self, path: tuple[str | int, ...], /) -> Where: ...


def refusal(faults: Sequence[Fault], spots: Spots, what: str) -> Problem:
    """One Problem for all faults: up to 20 are told, with line, key and remedy, in the order of the file.

    Its ``parts`` hold up to a thousand, for a check of the whole file.
    """
    if len(faults) < _SORTED_BELOW:
        faults = sorted(faults, key=lambda fault: spots.where(fault.path).line or 0)
    told = [_told(fault, spots) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        told.append(f"… and {plural(len(faults) - SHOWN, 'more like these', 'more like these')}.")
    these = "this" if len(faults) == 1 else "these"
    return Problem(
        f"The {what} has {plural(len(faults), 'mistake')}, so nothing was taken from it.",
        "\n".join(told),
        hint=f"Put {these} right in the file and try again.",
        where=spots.where(faults[0].path),
        parts=tuple(
            Problem(fault.words, hint=_remedy(fault), where=spots.where(fault.path)) for fault in faults[:_APART]
        ),
    )


def _remedy(fault: Fault) -> str:
    return fault.remedy if isinstance(fault.remedy, str) else fault.remedy()


def like(word: str, known: Collection[str]) -> str:
    """The known word most like this one, whatever its case, or nothing."""
    folded = word[:100].casefold()
    pool = {one.casefold(): one for one in known}
    if folded in pool:
        return pool[folded]
    names: Collection[str] = pool
    if len(pool) > _COMPARED:  # comparing is slow: in a crowd, look only at those that begin the same way
        names = [one for one in pool if one[:2] == folded[:2] or one[-3:] == folded[-3:]][:_COMPARED]
    found = get_close_matches(folded, names, n=1)
    return pool[found[0]] if found else ""


def _told(fault: Fault, spots: Spots) -> str:
    remedy = _remedy(fault)
    also = f" (line {spots.where(fault.other).line})" if fault.other is not None else ""
    words = clip(fault.words, 240).rstrip(".") + also
    words += "" if words.endswith(("?", "!")) else "."
    spot = spots.where(fault.path)
    return f"line {spot.line}, {spot.key}: {words}" + (f" {remedy}" if remedy else "")
