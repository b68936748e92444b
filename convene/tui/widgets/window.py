"""Items of a list of any length, of which only some pages are here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from convene.core.views import Item

PAGE = 100
"""Items that come at a time."""
_KEPT = 24
"""Pages kept; those seen longest ago go first."""

PENDING = Item("", "")
"""Stands where an item is that is not here yet."""


class Window(Sequence[Item]):
    """``count`` items, ``total`` without the filter. ``put`` hands in what was fetched; the rest is ``PENDING``."""

    def __init__(self, count: int, total: int) -> None:
        self._count, self.total = count, total
        self._pages: dict[int, tuple[Item, ...]] = {}
        self._asked: set[int] = set()

    def put(self, first: int, items: Sequence[Item]) -> None:
        """Items from position ``first`` on, which is the first of a page."""
        for at in range(0, len(items), PAGE):
            page = (first + at) // PAGE
            self._pages.pop(page, None)
            self._pages[page] = tuple(items[at : at + PAGE])
            self._asked.discard(page)
        while len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]

    def wanting(self, start: int, stop: int) -> list[int]:
        """First positions of the pages between two positions that are neither here nor asked for; now they are."""
        pages = range(max(start, 0) // PAGE, (min(stop, self._count) - 1) // PAGE + 1) if self._count else range(0)
        missing = [page for page in pages if page not in self._pages and page not in self._asked]
        self._asked.update(missing)
        return [page * PAGE for page in missing]

    def forget_asking(self) -> None:
        """What was asked for will not come."""
        self._asked.clear()

    def here(self) -> list[Item]:
        """The items that are here, in no order."""
        return [item for page in self._pages.values() for item in page]

    def place_of(self, id: str) -> int | None:  # noqa: A002
        """Where an item is, when it is here."""
        for page, items in self._pages.items():
            for at, item in enumerate(items):
                if item.id == id:
                    return page * PAGE + at
        return None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._count))]
        at = at + self._count if at < 0 else at
        if not 0 <= at < self._count:
            raise IndexError(at)
        page = self._pages.get(at // PAGE, ())
        return page[at % PAGE] if at % PAGE < len(page) else PENDING

    def __iter__(self) -> Iterator[Item]:
        return (self[at] for at in range(self._count))
