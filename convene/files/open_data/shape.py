"""What a layout of a public list is, and what one of its rows says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from convene.files.sheets import Sheet, Told

Makes = Literal["actors", "grants", "indicators"]


@dataclass(frozen=True, slots=True)
class Found:
    """What one row says.

    ``actors`` are fields of actor drafts, cleaned and never with a handle. ``links`` are (place of the source in
    ``actors``, place of the target, fields of a link draft without its two ends). ``postcode`` and ``codes`` (area
    codes) say where the row belongs. ``skipped`` says why it makes nothing, ``wrong`` why it cannot be read, and
    ``name`` what such a row calls itself (never a person's).
    ``notes`` says what was left out of a row that is otherwise taken, ``also_at`` more postcodes it belongs to.
    """

    line: int
    actors: tuple[dict[str, Any], ...] = ()
    links: tuple[tuple[int, int, dict[str, Any]], ...] = ()
    postcode: str = ""
    codes: tuple[str, ...] = ()
    skipped: str = ""
    wrong: str = ""
    notes: tuple[str, ...] = ()
    name: str = ""
    also_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A published form of table. ``known`` looks at the folded headings, and ``sure``, where they are not enough, at
    the table itself; ``read`` gives what each row says, and is None where another part of Convene reads the layout.
    ``notes`` say what such a table cannot tell. ``register`` says that every row is the register's own of one body, by
    the number the register gave it."""

    key: str
    title: str
    source: str
    licence: str
    makes: Makes
    known: Callable[[frozenset[str]], bool]
    read: Callable[[Layout, Sheet, Told | None], Iterator[Found]] | None = None
    notes: tuple[str, ...] = ()
    register: bool = False
    sure: Callable[[Sheet], bool] | None = None

    def of(self, headings: frozenset[str], sheet: Sheet) -> bool:
        """Whether a table with these folded headings is one of this layout."""
        return self.known(headings) and (self.sure is None or self.sure(sheet))
