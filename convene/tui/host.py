"""What screens, forms and rooms may ask of the app they stand in. The app knows its screens; they know only this."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, runtime_checkable

from textual.app import App
from textual.message_pump import MessagePump
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal

from convene.errors import Problem

if TYPE_CHECKING:
    from convene.core.views import PlaceHead
    from convene.services.book import Book, Done
    from convene.tui.show import Marks

T = TypeVar("T")


class Host(Protocol):
    """The app, as far as its screens know it: ``BookApp`` and ``ConveneApp`` say what each of these does.

    ``now`` is the room's clock, with its time zone; ``place_id`` is "" while no place is open; ``head`` is what was
    read last of the open place; ``came_from`` leads back to what was left for the screen one is on; ``changed`` tells
    "book" or "place" when these are not what they were.
    """

    now: Callable[[], datetime]
    book_path: Path
    place_id: str
    head: PlaceHead | None
    saved_at: datetime | None
    changed: Signal[str]
    marks: Marks
    came_from: Callable[[], None] | None

    @property
    def today(self) -> date: ...

    # The book

    async def ready(self) -> None: ...
    async def in_store(self, job: Callable[[], T]) -> T: ...
    async def ask(self, question: Callable[..., T], /, *args: Any, **kwargs: Any) -> T: ...
    async def do(self, action: Callable[..., T], /, *args: Any, **kwargs: Any) -> Done[T]: ...
    async def carry(self, job: Callable[[Book], T], then: Callable[[T], None] | None = None) -> T: ...
    async def step_back(self, name: str, change: str = "") -> Done[str] | None: ...
    def has_changed(self) -> None: ...

    # What the book keeps for the app

    async def recall(self, name: str) -> Any: ...
    async def remember(self, name: str, value: Any) -> None: ...
    def keep_soon(self, name: str, value: Any) -> None: ...

    # Words

    def toast(self, words: str, *, ending: str = "", severity: SeverityLevel = "information") -> None: ...
    def tell(self, problem: Problem) -> None: ...
    def telling(self) -> AbstractContextManager[None]: ...
    def forget_notices(self) -> None: ...

    # Places and screens

    @property
    def screen(self) -> Screen[Any]: ...
    @property
    def current_mode(self) -> str: ...
    def push_screen(self, *args: Any, **kwargs: Any) -> Any: ...
    async def push_screen_wait(self, screen: Any, **kwargs: Any) -> Any: ...
    def action_go(self, mode: str) -> None: ...
    def go_back(self) -> None: ...
    def go_to(self, mode: str, tab: str = "", item: str = "", words: str = "") -> None: ...
    async def jump(self, noun: str, record_id: str = "") -> bool: ...
    def open_place(self, place_id: str) -> None: ...
    def forget_place(self) -> None: ...


@runtime_checkable
class Lands(Protocol):
    """A screen that can be gone to from elsewhere: ``tab`` is a noun, ``item`` an id of it."""

    def land(self, tab: str, item: str = "", words: str = "") -> None: ...


def host_of(node: MessagePump | App[Any]) -> Host:
    """The app a node lives in."""
    return cast("Host", node.app)
