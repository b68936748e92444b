"""What holds a commitment up: others it waits for that are in trouble, and asks that were answered no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from convene.core.delivery.under_way import under_way
from convene.core.vocabulary import CommitmentStatus
from convene.text import clip


@dataclass(frozen=True, slots=True)
class Awaited:
    """A commitment or an ask that another waits for; ``why`` says what is wrong with it, "" where nothing is."""

    noun: str
    id: str
    title: str
    why: str = ""

    @property
    def says(self) -> str:
        """``“Rooms for classes”, which is late``."""
        ask = "the ask " if self.noun == "ask" else ""
        return f"{ask}“{clip(self.title, 60)}”{f', which {self.why}' if self.why else ''}"


def trouble(status: str, start: date | None, due: date | None, today: date) -> str:
    """Why a commitment keeps others waiting, as after “which”; "" where it is kept, or under way and on time."""
    if status == CommitmentStatus.withdrawn:
        return "was withdrawn"
    if status in ("", CommitmentStatus.offered):
        return "is not accepted yet"
    late = due is not None and due < today and under_way(status, start, today)
    return "is late" if late or status == CommitmentStatus.late else ""


def circle(waits: dict[str, tuple[str, ...]], start: str) -> tuple[str, ...]:
    """The way from ``start`` round to itself through what waits for what, ``start`` first and last; () without one."""
    came: dict[str, str] = {}
    looking = [start]
    while looking:
        one = looking.pop()
        for each in waits.get(one, ()):
            if each == start:
                way = [start, one]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way)) if one != start else (start, start)
            if each not in came:
                came[each] = one
                looking.append(each)
    return ()
