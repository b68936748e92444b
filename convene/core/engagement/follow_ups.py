"""What falls due: how far off or how late it is, and how long somebody has been silent, in words."""

from __future__ import annotations

from datetime import date

from convene.core.gates.number_words import many
from convene.core.views import Tone
from convene.text import clip, day, plural


def time_left(when: date, today: date) -> str:
    """``14 weeks left``, ``today``, ``three days late``."""
    days = (when - today).days
    if days < 0:
        return late(when, today)
    if days == 0:
        return "today"
    return f"{_span(days)} left"


def late(when: date, today: date) -> str:
    """How late something is that fell due on ``when``: ``one day late``, ``five weeks late``; "" when it is not."""
    days = (today - when).days
    return f"{_span(days)} late" if days > 0 else ""


def _span(days: int) -> str:
    if days < 14:
        return many(days, "day")
    if days < 120:
        return many(days // 7, "week")
    return many(days // 30, "month") if days < 730 else many(days // 365, "year")


def due_words(when: date, today: date) -> str:
    """When something falls due: ``three days late``, ``today``, ``Fri 27 Nov``."""
    if when == today:
        return "today"
    return late(when, today) or day(when, today)


def due_tone(when: date | None, today: date) -> Tone:
    """Late, due today, or still to come."""
    if when is None:
        return "quiet"
    return "late" if when < today else "look" if when == today else "plain"


def silence(last: date | None, today: date) -> str:
    """``silent for 71 days``, ``silent for one day``, ``never contacted``; "" when it was today or is still to come."""
    if last is None:
        return "never contacted"
    days = (today - last).days
    return f"silent for {plural(days, 'day')}" if days > 0 else ""


def gist(text: str) -> str:
    """A line short enough for a sentence."""
    return clip(text, 60).rstrip(".")
