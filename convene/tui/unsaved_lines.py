"""Lines that could not be kept, lines pasted together, and half a line: they come, one after the other, until they are
kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from convene.text import plural


class Line(Protocol):
    """An input of one line."""

    value: str


class UnsavedLines:
    """What a line that takes many holds besides what is typed in it. ``name`` is the memo it is kept under,
    ``together`` says that one enter keeps all of them."""

    def __init__(self, name: str, line: Line, say: Callable[[str], None], *, together: bool = False) -> None:
        self.name, self._line, self._say, self._together = name, line, say, together
        self._back: list[str] = []

    def give_back(self, line: str) -> None:
        """A line could not be kept: it comes back into the input, behind what is being typed there by now."""
        self._back.append(line)
        self.offer()

    def wait(self, lines: Iterable[str]) -> None:
        """Lines that come after the one in the input, before all others that wait."""
        self._back[:0] = lines
        self._tell()

    def offer(self) -> None:
        """Put the next one into the input, if that is empty."""
        if self._back and not self._line.value:
            self._line.value = self._back.pop(0)
        self._tell()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The lines that come after the one in the input."""
        return tuple(self._back)

    def take(self) -> tuple[str, ...]:
        """The lines that wait, handed over: they do not wait here any more."""
        taken = tuple(self._back)
        self._back.clear()
        return taken

    @property
    def to_go(self) -> str:
        """``4 to go``, to be said beside what was kept; "" when none waits."""
        return f"{len(self._back)} to go" if self._back else ""

    def _tell(self) -> None:
        if self._back and self._together:
            self._say(f"{len(self._back) + 1} lines, each one thing said: enter keeps them all, as one change")
        elif self._back:
            self._say(f"{plural(len(self._back), 'more line')} to come, not kept yet: enter keeps this one first")

    def bring_back(self, kept: Any) -> bool:
        """What was kept of an earlier time, as ``memo`` gave it; whether there was anything."""
        found = kept if isinstance(kept, dict) else {}
        lines = found.get("lines", [found.get("line", "")])  # an earlier Convene kept one
        self._back += [str(one) for one in lines if one] if isinstance(lines, list) else []
        had = bool(self._back)
        self.offer()
        return had

    def memo(self) -> Iterator[tuple[str, Any]]:
        """What there is to keep, as ``ClosableScreen.half_typed`` wants it."""
        lines = [one for one in (self._line.value.strip(), *self._back) if one]
        yield self.name, {"lines": lines} if lines else None
