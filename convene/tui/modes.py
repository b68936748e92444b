"""The modes: one key each, the same everywhere. A mode's screen is imported when it is first shown or asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from convene.tui.keys import hidden

if TYPE_CHECKING:
    from convene.tui.screens.shared.place_screen import PlaceScreen

KEYS = {
    "overview": ("0", "overview", "Where the place stands, and the next thing to do."),
    "engagement": ("1", "engagement", "Actors and people, what was said, needs, figures and replies."),
    "codesign": ("2", "co-design", "Clusters, visions, ballots, priorities, measures, the market and signatures."),
    "delivery": ("3", "delivery", "Commitments and every change made to them."),
    "measurement": ("4", "measurement", "What was counted, and what people were told."),
    "workshops": ("w", "workshops", "Plan, run and write up workshops."),
    "manifesto": ("m", "manifesto", "The community manifesto as it stands."),
    "places": ("p", "places", "The places in this book."),
}


def _lazy(found: Callable[[], type[PlaceScreen]]) -> Callable[[], Screen[Any]]:
    return lambda: found()()


def _overview() -> type[PlaceScreen]:
    from convene.tui.screens.places.overview import OverviewScreen

    return OverviewScreen


def _engagement() -> type[PlaceScreen]:
    from convene.tui.screens.engagement.screen import EngagementScreen

    return EngagementScreen


def _codesign() -> type[PlaceScreen]:
    from convene.tui.screens.codesign.screen import CodesignScreen

    return CodesignScreen


def _delivery() -> type[PlaceScreen]:
    from convene.tui.screens.delivery.screen import DeliveryScreen

    return DeliveryScreen


def _measurement() -> type[PlaceScreen]:
    from convene.tui.screens.measurement.screen import MeasurementScreen

    return MeasurementScreen


def _workshops() -> type[PlaceScreen]:
    from convene.tui.screens.workshops.screen import WorkshopsScreen

    return WorkshopsScreen


def _manifesto() -> type[PlaceScreen]:
    from convene.tui.screens.manifesto.screen import ManifestoScreen

    return ManifestoScreen


def _places() -> type[PlaceScreen]:
    from convene.tui.screens.places.places import PlacesScreen

    return PlacesScreen


SCREENS: dict[str, Callable[[], type[PlaceScreen]]] = {
    "overview": _overview,
    "engagement": _engagement,
    "codesign": _codesign,
    "delivery": _delivery,
    "measurement": _measurement,
    "workshops": _workshops,
    "manifesto": _manifesto,
    "places": _places,
}
MODES: dict[str, Callable[[], Screen[Any]]] = {mode: _lazy(found) for mode, found in SCREENS.items()}
BINDINGS = [
    hidden(key, f"app.go('{mode}')", words, f"go.{mode}", sentence) for mode, (key, words, sentence) in KEYS.items()
]


def home(noun: str) -> str | None:
    """The mode whose screen lists a noun, or is about it; the first, when several do."""
    return next((mode for mode, found in SCREENS.items() if noun in found().nouns()), None)


def tabs() -> tuple[tuple[str, str, str], ...]:
    """(noun, title, mode in words) of every tab of every mode. It loads them all: ask once somebody looks for one."""
    found = ((mode, getattr(screen(), "TABS", ())) for mode, screen in SCREENS.items())
    return tuple((tab.noun, tab.title, KEYS[mode][1]) for mode, tabs in found for tab in tabs)
