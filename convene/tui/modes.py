"""The modes: one key each, the same everywhere. A mode's screen is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

from convene.tui.keys import hidden

_WHERE = {
    "overview": ("overview", "OverviewScreen"),
    "engagement": ("engagement", "EngagementScreen"),
    "codesign": ("codesign", "CodesignScreen"),
    "delivery": ("delivery", "DeliveryScreen"),
    "measurement": ("measurement", "MeasurementScreen"),
    "workshops": ("workshops", "WorkshopsScreen"),
    "manifesto": ("manifesto", "ManifestoScreen"),
    "places": ("places", "PlacesScreen"),
}
KEYS = {
    "overview": ("0", "overview", "Where the place stands, and the next thing to do."),
    "engagement": ("1", "engagement", "Actors and people, what was said, needs, figures and replies."),
    "codesign": ("2", "co-design", "Visions, priorities, measures, asks and signatures."),
    "delivery": ("3", "delivery", "Commitments and every change made to them."),
    "measurement": ("4", "measurement", "What was counted, and what people were told."),
    "workshops": ("w", "workshops", "Plan, run and write up workshops."),
    "manifesto": ("m", "manifesto", "The community manifesto as it stands."),
    "places": ("p", "places", "The places in this book."),
}
HOMES = {
    "engagement": (
        "actor",
        "person",
        "link",
        "target",
        "outreach",
        "contribution",
        "indicator",
        "need",
        "reply",
        "action",
        "match",
    ),
    "codesign": ("vision", "priority", "adoption", "measure", "ask", "signature", "dissent"),
    "delivery": ("commitment", "amendment"),
    "measurement": ("observation",),
    "workshops": ("workshop",),
    "manifesto": ("manifesto", "publication"),
    "places": ("place",),
}


def home(noun: str) -> str | None:
    """The mode whose screen lists a noun."""
    return next((mode for mode, nouns in HOMES.items() if noun in nouns), None)


def _lazy(module: str, name: str) -> Callable[[], Screen[Any]]:
    def build() -> Screen[Any]:
        screen: Screen[Any] = getattr(import_module(f"convene.tui.screens.{module}"), name)()
        return screen

    return build


MODES: dict[str, Callable[[], Screen[Any]]] = {mode: _lazy(*where) for mode, where in _WHERE.items()}
BINDINGS = [
    hidden(key, f"app.go('{mode}')", words, f"go.{mode}", sentence) for mode, (key, words, sentence) in KEYS.items()
]
