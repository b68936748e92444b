"""What a form asks of the app around it, each with something sensible when it runs without."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from convene.core.nouns import Field
from convene.core.views import Item
from convene.tui.forms.raw import MANY, Raw


def now(app: Any) -> datetime:
    """The room's clock, naive: the app's own, so that tests can set it."""
    clock = getattr(app, "now", None)
    found = clock() if callable(clock) else clock
    return found.replace(tzinfo=None) if isinstance(found, datetime) else datetime.now()


def today(app: Any) -> date:
    """The day it is for the app."""
    found = getattr(app, "today", None)
    found = found() if callable(found) else found
    return found if type(found) is date else now(app).date()


def place_id(app: Any) -> str:
    """The place that is open, or nothing."""
    return str(getattr(app, "place_id", "") or "")


async def records_of(app: Any, noun: str) -> tuple[Item, ...]:
    """The records a reference to ``noun`` can point at. Raises Problem when the book cannot say."""
    if not hasattr(app, "ask"):
        return ()
    from convene.services import records

    found: tuple[Item, ...] = await app.ask(records.choices, place_id(app), noun)
    return found


_NEW_ROWS: dict[str, dict[str, Mapping[str, str]]] = {"person": {"bases": {"given_on": "today"}}}
"""noun → rows → what a new one begins with, as it would be typed."""


def new_row(noun: str, rows: str) -> Mapping[str, str] | None:
    """What stands in the form of a new sub-row when it opens, besides the defaults of its fields."""
    return _NEW_ROWS.get(noun, {}).get(rows)


_HINTS = {"actor": {"name": "convene.services.duplicates:hint"}}
"""noun → field → ``module:function``: ``(read, place_id, typed) -> words`` to show while a new record is typed."""


def hints(app: Any, noun: str) -> dict[str, Callable[[str], Awaitable[str]]]:
    """What can be said of the fields of a new record while they are typed."""
    return {field: _asker(app, where) for field, where in _HINTS.get(noun, {}).items() if hasattr(app, "ask")}


def _asker(app: Any, where: str) -> Callable[[str], Awaitable[str]]:
    async def ask(typed: str) -> str:
        def look(read: Any, place: str) -> str:
            module, _, name = where.partition(":")
            return str(getattr(import_module(module), name)(read, place, typed))

        return str(await app.ask(look, place_id(app)))

    return ask


@dataclass(frozen=True, slots=True)
class Kept:
    """A form somebody left half typed, and when."""

    at: datetime | None
    values: dict[str, Raw]


class Keeping:
    """Keeps a half-typed form where a crash cannot reach it, if the app offers such a place."""

    def __init__(self, app: Any, key: str) -> None:
        self._app = app
        self.key = key

    async def recall(self, fields: Sequence[Field]) -> Kept | None:
        """What was half typed, if anything was. What no longer fits a field is left out."""
        ask = getattr(self._app, "recall", None)
        found = await ask(self.key) if ask else None
        if not isinstance(found, Mapping) or not isinstance(found.get("values"), Mapping):
            return None
        kinds = {field.name: list if field.kind in MANY else str for field in fields}
        values = {
            name: value for name, value in found["values"].items() if name in kinds and isinstance(value, kinds[name])
        }
        return Kept(_moment(found.get("at")), values) if values else None

    async def keep(self, values: Mapping[str, Raw]) -> None:
        """Keeps ``values``; none at all forgets what was kept."""
        remember = getattr(self._app, "remember", None)
        if remember:
            kept = {"at": now(self._app).isoformat(timespec="minutes"), "values": dict(values)}
            await remember(self.key, kept if values else None)


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
