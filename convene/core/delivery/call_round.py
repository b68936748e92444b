"""The follow-up round: every actor with a live commitment, those first who are overdue, then those at risk, then those
longest unheard.

Late and silent are two things: what is past its day may have been talked about yesterday, and who has not been heard
from for three months may be well on time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from convene.core.gates.delivery import FRESH_DAYS, silence
from convene.core.gates.facts import Standing
from convene.text import day, distance, join, plural


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


def _pressing(one: Standing, today: date) -> tuple[int, bool, int]:
    return -overdue(one, today), one.status != "at_risk", -silence(one, today)


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
    """What there is to talk about: ``late``, ``at risk``, ``no news for 90 days``; "" where nothing is."""
    said = []
    if overdue(one, today):
        said.append("late" if one.status == "late" else "past its day")
    if one.status == "at_risk":
        said.append("at risk")
    if silence(one, today) > FRESH_DAYS:
        said.append(f"no news for {FRESH_DAYS} days" if one.heard else "never heard from")
    return ", ".join(said)


def round_words(found: tuple[Call, ...], today: date) -> str:
    """How much there is to do, in a sentence."""
    live = [one for call in found for one in call.promises]
    if not live:
        return "No commitment is live, so there is nobody to ring."
    late = sum(overdue(one, today) > 0 for one in live)
    risky = sum(one.status == "at_risk" for one in live)
    quiet = sum(silence(one, today) > FRESH_DAYS for one in live)
    parts = [
        f"{late} late or past {'its' if late == 1 else 'their'} day" if late else "none late",
        f"{risky} at risk" if risky else "",
        f"{quiet} without news for {FRESH_DAYS} days" if quiet else f"news of all in the last {FRESH_DAYS} days",
    ]
    said = join([one for one in parts if one])
    return f"{plural(len(live), 'live commitment')} of {plural(len(found), 'actor')}: {said}."
