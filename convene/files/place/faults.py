"""Faults in a file, gathered so that a person can put all of them right in one sitting."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from convene.errors import Problem
from convene.files.toml import TomlText, key_words
from convene.text import clip, plural

SHOWN = 20
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


def refusal(faults: Sequence[Fault], toml: TomlText, what: str) -> Problem:
    """One Problem for all faults: up to 20 are told, with line, key and remedy, in the order of the file."""
    lines = toml.lines
    if len(faults) < _SORTED_BELOW:
        faults = sorted(faults, key=lambda fault: lines.line(fault.path))
    told = [_told(fault, toml) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        told.append(f"… and {plural(len(faults) - SHOWN, 'more like these', 'more like these')}.")
    return Problem(
        f"The {what} has {plural(len(faults), 'mistake')}, so nothing was taken from it.",
        "\n".join(told),
        hint="Put this right in a text editor and try again."
        if len(faults) == 1
        else "Put these right in a text editor and try again.",
        where=toml.where(faults[0].path),
    )


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


def _told(fault: Fault, toml: TomlText) -> str:
    remedy = fault.remedy if isinstance(fault.remedy, str) else fault.remedy()
    also = f" (line {toml.lines.line(fault.other)})" if fault.other is not None else ""
    words = clip(fault.words, 240).rstrip(".") + also
    words += "" if words.endswith(("?", "!")) else "."
    return f"line {toml.lines.line(fault.path)}, {key_words(fault.path)}: {words}" + (f" {remedy}" if remedy else "")
