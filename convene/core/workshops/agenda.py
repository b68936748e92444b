"""The clock of a workshop: blocks whose times chain, how far the room is ahead or behind, and what could be cut.

All times are naive and local to the room; the moment is always passed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal, Protocol, Self

from convene.text import clip, join, plural

_MINUTE = timedelta(minutes=1)
_SAME_EVENING = timedelta(hours=6)
SHORTEST = 5
"""Minutes below which no block is proposed to be shortened; nor is any to less than half."""


class Planned(Protocol):
    """A block as planned; ``nouns.workshop.Block`` is one."""

    @property
    def title(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def starts(self) -> time | None: ...


@dataclass(frozen=True, slots=True)
class RunState:
    """Where a run stands. ``finished`` holds (block, began, ended) for each block that is over, in order.

    ``block`` counts from 0. ``paused_seconds`` and ``added_minutes`` are those of the running block;
    ``paused_at`` is set while its clock stands still.
    """

    block: int
    block_started: datetime
    paused_at: datetime | None = None
    paused_seconds: int = 0
    added_minutes: int = 0
    finished: tuple[tuple[int, datetime, datetime], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return asdict(self) | {
            "block_started": self.block_started.isoformat(),
            "paused_at": self.paused_at.isoformat() if self.paused_at else None,
            "finished": [[block, began.isoformat(), ended.isoformat()] for block, began, ended in self.finished],
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Reads ``as_json`` back. Raises KeyError or ValueError for anything else."""
        paused = values["paused_at"]
        return cls(
            int(values["block"]),
            datetime.fromisoformat(values["block_started"]),
            datetime.fromisoformat(paused) if paused else None,
            int(values["paused_seconds"]),
            int(values["added_minutes"]),
            tuple(
                (int(block), datetime.fromisoformat(began), datetime.fromisoformat(ended))
                for block, began, ended in values["finished"]
            ),
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One block on the clock: when it was planned, and when it was, is or will be. ``late`` is in minutes, for a
    pinned block that cannot begin when it must."""

    title: str
    minutes: int
    state: Literal["done", "running", "coming"]
    planned: datetime
    planned_end: datetime
    start: datetime
    end: datetime
    pinned: bool = False
    late: int = 0


@dataclass(frozen=True, slots=True)
class Timing:
    """The agenda at one moment. ``left`` is in seconds, negative over time; ``behind`` in minutes, negative ahead.
    ``promised`` is the end that people were ``told``, or else the plan's."""

    slots: tuple[Slot, ...]
    left: int
    behind: int
    ends: datetime
    promised: datetime
    told: bool = True

    @property
    def over(self) -> int:
        """Whole minutes by which the promised end will be missed; 0 when it will be kept, as far as a clock shows."""
        return max(0, (self.ends - self.promised) // _MINUTE)

    @property
    def words(self) -> str:
        """``ends 20:46, promised 20:45``; ``planned`` where nobody was told an end."""
        return f"ends {self.ends:%H:%M}, {'promised' if self.told else 'planned'} {self.promised:%H:%M}"


def timing(
    blocks: Sequence[Planned],
    state: RunState | None,
    now: datetime,
    *,
    starts: datetime | None = None,
    promised_end: datetime | None = None,
) -> Timing:
    """Chains the blocks' times as planned and as they turn out; without a ``state`` as if the room began ``now``.

    ``starts`` is when the workshop was to begin; without it, or on another day (a rehearsal), the plan begins when
    the room did. A pinned block begins at its time or, if the room is late, as soon as it can. Of ``promised_end``
    the time of day counts, the first after the planned beginning; without it, the plan's end.
    """
    finished, running = (state.finished, state.block) if state else ((), -1)
    began = finished[0][1] if finished else state.block_started if state else now
    planned_start = starts if starts and abs(starts - began) < _SAME_EVENING else began
    planned = plan(blocks, planned_start)
    over = {block: (at, until) for block, at, until in finished}
    slots: list[Slot] = []
    free = began
    for index, block in enumerate(blocks):
        kind: Literal["done", "running", "coming"] = "coming"
        late = 0
        if state and index == running:
            kind, start = "running", state.block_started
            end = now + timedelta(seconds=max(0, seconds_left(block, state, now)))
        elif index in over and index < running:
            kind, (start, end) = "done", over[index]
        elif index < running:
            kind, start, end = "done", free, free
        else:
            pin = _pinned(block, planned[index][0])
            start = max(free, pin) if pin else free
            late = max(0, (free - pin) // _MINUTE) if pin else 0
            end = start + block.minutes * _MINUTE
        slots.append(
            Slot(block.title, block.minutes, kind, *planned[index], start, end, block.starts is not None, late)
        )
        free = end
    here = slots[running] if 0 <= running < len(slots) else None
    return Timing(
        tuple(slots),
        seconds_left(blocks[running], state, now) if state and here else 0,
        _behind(here) if here else 0,
        free,
        _after(planned_start, promised_end) if promised_end else planned[-1][1] if planned else began,
        told=promised_end is not None,
    )


def _after(began: datetime, promised: datetime) -> datetime:
    same = datetime.combine(began.date(), promised.time())
    return same if same >= began else same + timedelta(days=1)


def plan(blocks: Sequence[Planned], starts: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """When each block was to begin and end. A pin before the chained time is kept: the plan itself overlaps there."""
    found: list[tuple[datetime, datetime]] = []
    free = starts
    for block in blocks:
        start = _pinned(block, free) or free
        free = start + block.minutes * _MINUTE
        found.append((start, free))
    return tuple(found)


def clashes(blocks: Sequence[Planned], starts: datetime) -> tuple[tuple[int, int], ...]:
    """Pinned blocks that the plan reaches too late: (block, minutes late)."""
    found = []
    free = starts
    for index, (start, end) in enumerate(plan(blocks, starts)):
        if start < free:
            found.append((index, (free - start) // _MINUTE))
        free = end
    return tuple(found)


def seconds_left(block: Planned, state: RunState, now: datetime) -> int:
    """Seconds of the running block that are left; negative when it is over time."""
    until = state.paused_at or now
    gone = (until - state.block_started).total_seconds() - state.paused_seconds
    return round((block.minutes + state.added_minutes) * 60 - max(0.0, gone))


def _behind(here: Slot) -> int:
    late = round((here.end - here.planned_end).total_seconds())
    return late // 60 if late >= 0 else -(-late // 60)


def _pinned(block: Planned, near: datetime) -> datetime | None:
    """The moment a block is pinned to: of the two days it could mean, the one nearer the chained time."""
    if block.starts is None:
        return None
    same = datetime.combine(near.date(), block.starts)
    return min((same, same + timedelta(days=1), same - timedelta(days=1)), key=lambda one: abs(one - near))


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to end in time, or honestly later. ``minutes`` holds (block, its new length; 0 leaves it out);
    ``ends`` a new end to promise."""

    words: str
    minutes: tuple[tuple[int, int], ...] = ()
    ends: datetime | None = None


def cuts(blocks: Sequence[Planned], found: Timing) -> tuple[Cut, ...]:
    """What could be cut when the promised end will be missed, the gentlest first; nothing when it will be kept.

    Proposes to shorten coming blocks (longest first, each to no less than half), to leave one out (the shortest
    that is enough, never a pinned one or the last), and to promise a later end.
    """
    need = found.over
    if not need:
        return ()
    coming = [index for index, slot in enumerate(found.slots) if slot.state == "coming"]
    return tuple(filter(None, (_shorten(blocks, coming, need), _leave_out(blocks, coming, need), _later(found))))


def _shorten(blocks: Sequence[Planned], coming: Sequence[int], need: int) -> Cut | None:
    changed: list[tuple[int, int]] = []
    for index in sorted(coming, key=lambda one: -blocks[one].minutes):
        spare = blocks[index].minutes - max(SHORTEST, -(-blocks[index].minutes // 2))
        take = min(spare, need)
        if take > 0:
            changed.append((index, blocks[index].minutes - take))
            need -= take
    if need > 0 or not changed:
        return None
    said = [f"{clip(blocks[index].title, 40)} from {blocks[index].minutes} to {to}" for index, to in sorted(changed)]
    return Cut(f"Shorten {join(said)} minutes.", tuple(sorted(changed)))


def _leave_out(blocks: Sequence[Planned], coming: Sequence[int], need: int) -> Cut | None:
    enough = [index for index in coming[:-1] if blocks[index].starts is None and blocks[index].minutes >= need]
    if not enough:
        return None
    index = min(enough, key=lambda one: blocks[one].minutes)
    saved = plural(blocks[index].minutes, "minute")
    return Cut(f"Leave out {clip(blocks[index].title, 40)}, which saves {saved}.", ((index, 0),))


def _later(found: Timing) -> Cut:
    ends = found.ends.replace(second=0, microsecond=0)
    ends += _MINUTE if ends < found.ends else timedelta()
    ends += timedelta(minutes=-ends.minute % 5)
    return Cut(f"End at {ends:%H:%M} instead of {found.promised:%H:%M}, and tell the room now.", ends=ends)
