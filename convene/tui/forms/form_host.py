"""What the parts of a form may ask of the form they are part of. The form knows its parts; they know only this."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from textual.timer import Timer

from convene.core.nouns import Draft, Field
from convene.tui.forms.typed_values import Raw
from convene.tui.host import Host

if TYPE_CHECKING:
    from convene.tui.forms.field_row import FieldRow
    from convene.tui.widgets.head_line import HeadLine


class FormHost(Protocol):
    """``NounForm`` says what each of these is. ``opening`` is what its fields held when it opened."""

    SAVE_AFTER: float
    noun: str
    draft: Draft | None
    is_change: bool
    fields: list[Field]
    opening: dict[str, Raw]
    head: HeadLine

    @property
    def host(self) -> Host: ...
    def rows(self) -> Iterator[FieldRow]: ...
    def raw(self) -> dict[str, Raw]: ...
    def put(self, values: Mapping[str, Raw]) -> None: ...
    async def unfold(self, names: Container[str]) -> None: ...
    def say(self, words: str, role: str = "quiet") -> None: ...
    def refresh_bindings(self) -> None: ...
    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Timer: ...
    def run_worker(self, work: Awaitable[Any], *, group: str, exclusive: bool = False) -> Any: ...
