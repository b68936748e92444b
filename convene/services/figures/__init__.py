"""Figures of the place: brought in from published tables, read back with how they were made, and put behind needs."""

from convene.services.figures.bringing import bring, plan
from convene.services.figures.evidence import figure_behind, need_from, voice_behind
from convene.services.figures.loading import loaded

__all__ = ["bring", "figure_behind", "loaded", "need_from", "plan", "voice_behind"]
