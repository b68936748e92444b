"""What a form asks of the app around it, each with something sensible when it runs without."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
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
    from convene.services import nouns

    found: tuple[Item, ...] = await app.ask(nouns.choices, place_id(app), noun)
    return found


def hints(app: Any, noun: str) -> dict[str, Callable[[str], Awaitable[str]]]:
    """What can be said of the fields of a new record while they are typed."""
    if not hasattr(app, "ask"):
        return {}
    from convene.services import nouns

    return {field: partial(_hint, app, asked) for field, asked in nouns.of(noun).hints.items()}


async def _hint(app: Any, asked: Callable[[Any, str, str], str], typed: str) -> str:
    return str(await app.ask(asked, place_id(app), typed))


@dataclass(frozen=True, slots=True)
class Kept:
    """A form somebody left half typed, and when. ``opened`` holds what stood in these fields before they were typed in;
    forms kept by an earlier Convene do not say it."""

    at: datetime | None
    values: dict[str, Raw]
    opened: dict[str, Raw]


class Keeping:
    """Keeps a half-typed form where a crash cannot reach it, if the app offers such a place.

    ``once`` is another key under which an earlier Convene kept the same form.
    """

    def __init__(self, app: Any, key: str, once: str = "") -> None:
        self._app = app
        self.key = key
        self.once = once if once != key else ""

    async def recall(self, fields: Sequence[Field]) -> Kept | None:
        """What was half typed, if anything was. What no longer fits a field is left out."""
        ask = getattr(self._app, "recall", None)
        found = await ask(self.key) if ask else None
        if ask and found is None and self.once:
            found = await ask(self.once)
            self.once = self.once if found is not None else ""
        else:
            self.once = ""
        if not isinstance(found, Mapping) or not isinstance(found.get("values"), Mapping):
            return None
        values, opened = (_fitting(found.get(part), fields) for part in ("values", "opened"))
        return Kept(_moment(found.get("at")), values, opened) if values else None

    def memo(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> dict[str, Any] | None:
        """What is kept of ``values``: None, which forgets it, when there are none."""
        if not values:
            return None
        at = now(self._app).isoformat(timespec="minutes")
        return {"at": at, "values": dict(values), "opened": {name: opened[name] for name in values if name in opened}}

    def keep_soon(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> None:
        """As ``keep``, for who does not wait for it."""
        if soon := getattr(self._app, "keep_soon", None):
            soon(self.key, self.memo(values, opened))

    async def keep(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> None:
        """Keeps ``values``; none at all forgets what was kept."""
        remember = getattr(self._app, "remember", None)
        if remember:
            await remember(self.key, self.memo(values, opened))
            if self.once:
                await remember(self.once, None)
                self.once = ""


def _fitting(found: Any, fields: Sequence[Field]) -> dict[str, Raw]:
    kinds = {field.name: list if field.kind in MANY else str for field in fields}
    given = found.items() if isinstance(found, Mapping) else ()
    return {name: value for name, value in given if name in kinds and isinstance(value, kinds[name])}


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
