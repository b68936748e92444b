"""Items of a list of any length, each made when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from convene.core.views import Item
from convene.tui.widgets.window import Window


class Rows(Window):
    """Records by id, in order, of ``total``; ``make`` makes the item of one. Columns are as wide as ``widest``
    needs."""

    def __init__(self, ids: Sequence[str], total: int, make: Callable[[str], Item], widest: Item) -> None:
        super().__init__(len(ids), total)
        self.ids = ids
        self._make, self._widest = make, widest
        self._places: dict[str, int] = {}

    def wanting(self, start: int, stop: int) -> list[int]:
        """Nothing: all are here."""
        return []

    def here(self) -> list[Item]:
        """An item that stands for all where columns are measured."""
        return [self._widest] if self.ids else []

    def place_of(self, id: str) -> int | None:  # noqa: A002
        if not self._places:
            self._places = {one: at for at, one in enumerate(self.ids)}
        return self._places.get(id)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self._make(one) for one in self.ids[at]]
        return self._make(self.ids[at])
