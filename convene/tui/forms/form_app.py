"""What a form asks of the app around it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from convene.core.nouns import Field
from convene.core.views import Item
from convene.tui.forms.typed_values import MANY, Raw
from convene.tui.host import Host


def now(host: Host) -> datetime:
    """The room's clock, as the wall shows it."""
    return host.now().replace(tzinfo=None)


async def records_of(host: Host, noun: str) -> tuple[Item, ...]:
    """The records a reference to ``noun`` can point at. Raises Problem when the book cannot say."""
    from convene.services.nouns import registry

    found: tuple[Item, ...] = await host.ask(registry.choices, host.place_id, noun)
    return found


def hints(host: Host, noun: str) -> dict[str, Callable[[str], Awaitable[str]]]:
    """What can be said of the fields of a new record while they are typed."""
    from convene.services.nouns import registry

    return {field: partial(_hint, host, asked) for field, asked in registry.of(noun).hints.items()}


async def _hint(host: Host, asked: Callable[[Any, str, str], str], typed: str) -> str:
    return str(await host.ask(asked, host.place_id, typed))


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A form somebody left half typed, and when. ``opened`` holds what stood in these fields before they were typed in;
    forms kept by an earlier Convene do not say it."""

    at: datetime | None
    values: dict[str, Raw]
    opened: dict[str, Raw]


class HalfTypedMemo:
    """Keeps a half-typed form where a crash cannot reach it.

    ``once`` is another key under which an earlier Convene kept the same form.
    """

    def __init__(self, host: Host, key: str, once: str = "") -> None:
        self._host = host
        self.key = key
        self.once = once if once != key else ""

    async def recall(self, fields: Sequence[Field]) -> HalfTyped | None:
        """What was half typed, if anything was. What no longer fits a field is left out."""
        found = await self._host.recall(self.key)
        if found is None and self.once:
            found = await self._host.recall(self.once)
            self.once = self.once if found is not None else ""
        else:
            self.once = ""
        if not isinstance(found, Mapping) or not isinstance(found.get("values"), Mapping):
            return None
        values, opened = (_fitting(found.get(part), fields) for part in ("values", "opened"))
        return HalfTyped(_moment(found.get("at")), values, opened) if values else None

    def memo(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> dict[str, Any] | None:
        """What is kept of ``values``: None, which forgets it, when there are none."""
        if not values:
            return None
        at = now(self._host).isoformat(timespec="minutes")
        return {"at": at, "values": dict(values), "opened": {name: opened[name] for name in values if name in opened}}

    def keep_soon(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> None:
        """As ``keep``, for who does not wait for it."""
        self._host.keep_soon(self.key, self.memo(values, opened))

    async def keep(self, values: Mapping[str, Raw], opened: Mapping[str, Raw]) -> None:
        """Keeps ``values``; none at all forgets what was kept."""
        await self._host.remember(self.key, self.memo(values, opened))
        if self.once:
            await self._host.remember(self.once, None)
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
