"""The follow-up round: every actor with a live commitment, those first who are overdue, then those at risk, those
with a late milestone or held up by others, then those longest unheard.

Late and silent are two things: what is past its day may have been talked about yesterday, and who has not been heard
from for three months may be well on time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from convene.core.gates.delivery import FRESH_DAYS, silence
from convene.core.gates.facts import Standing
from convene.text import clip, day, distance, join, plural


@dataclass(frozen=True, slots=True)
class Call:
    """One actor and its live commitments, the most pressing first; ``kind`` is its type in words."""

    actor: str
    kind: str
    promises: tuple[Standing, ...]


def calls(live: Iterable[tuple[str, Standing]], today: date) -> tuple[Call, ...]:
    """The round, from (type of actor in words, commitment)."""
    found: dict[tuple[str, str], list[Standing]] = {}
    for kind, one in live:
        found.setdefault((one.actor, kind), []).append(one)
    made = [
        Call(actor, kind, tuple(sorted(promises, key=lambda one: _pressing(one, today))))
        for (actor, kind), promises in found.items()
    ]
    return tuple(sorted(made, key=lambda call: (*_pressing(call.promises[0], today), call.actor.casefold())))


def _pressing(one: Standing, today: date) -> tuple[int, bool, bool, int]:
    quiet = not (one.milestone or one.held_up)
    return -overdue(one, today), one.status != "at_risk", quiet, -silence(one, today)


def overdue(one: Standing, today: date) -> int:
    """Days past its day; 0 where it is not. What is called late without a day, or before it, is a day late."""
    days = (today - one.due).days if one.due else 0
    return max(days, one.status == "late")


def due_words(one: Standing, today: date) -> str:
    """``Sat 31 Oct, 3 weeks ago``."""
    return f"{day(one.due, today)}, {distance(one.due, today)}" if one.due else "no date"


def heard_words(one: Standing, today: date) -> str:
    """``Tue 3 Mar, 8 months ago``; ``never``."""
    return f"{day(one.heard, today)}, {distance(one.heard, today)}" if one.heard else "never"


def state_words(one: Standing, today: date) -> str:
    """What there is to talk about: ``late``, ``at risk``, ``no news for 90 days``, a milestone that is late, what it
    waits for that is in trouble, and that the law asks for it; "" where nothing is."""
    said = []
    if overdue(one, today):
        said.append("late" if one.status == "late" else "past its day")
    if one.status == "at_risk":
        said.append("at risk")
    if silence(one, today) > FRESH_DAYS:
        said.append(f"no news for {FRESH_DAYS} days" if one.heard else "never heard from")
    if one.milestone:
        said.append(f"milestone late: {clip(one.milestone, 60)}")
    if one.held_up:
        said.append(f"waits for {one.held_up[0]}")
    if one.required:
        said.append("required by law")
    return ", ".join(said)


def round_words(found: tuple[Call, ...], today: date) -> str:
    """How much there is to do, in a sentence."""
    every = [one for call in found for one in call.promises]
    if not every:
        return "No commitment is live, so there is nobody to ring."
    live = [one for one in every if not one.required]
    late = sum(overdue(one, today) > 0 for one in live)
    risky = sum(one.status == "at_risk" for one in live)
    quiet = sum(silence(one, today) > FRESH_DAYS for one in live)
    slow = sum(bool(one.milestone) for one in live)
    stuck = sum(bool(one.held_up) for one in live)
    parts = [
        f"{late} late or past {'its' if late == 1 else 'their'} day" if late else "none late",
        f"{risky} at risk" if risky else "",
        f"{slow} with a milestone late" if slow else "",
        f"{stuck} held up by {'another' if stuck == 1 else 'others'}" if stuck else "",
        f"{quiet} without news for {FRESH_DAYS} days" if quiet else f"news of all in the last {FRESH_DAYS} days",
    ]
    said = join([one for one in parts if one])
    by_law = (
        f" {plural(len(every) - len(live), 'more is', 'more are')} required by law." if len(every) > len(live) else ""
    )
    if not live:
        return f"Nothing under way but what the law asks for.{by_law}"
    return f"{plural(len(live), 'live commitment')} of {plural(len(found), 'actor')}: {said}.{by_law}"
