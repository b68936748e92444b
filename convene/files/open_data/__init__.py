"""Public lists in their own layouts, row by row: what each row says about actors, and about grants between them.

A layout is known by its headings alone, whatever the file is called; columns may stand in any order and there may be
more of them. Personal columns are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from convene.errors import Problem
from convene.files.sheets import Sheet, Told, folded

Makes = Literal["actors", "grants", "indicators"]


@dataclass(frozen=True, slots=True)
class Found:
    """What one row says.

    ``actors`` are fields of actor drafts, cleaned and never with a handle. ``links`` are (place of the source in
    ``actors``, place of the target, fields of a link draft without its two ends). ``postcode`` and ``codes`` (area
    codes) say where the row belongs. ``skipped`` says why it makes nothing, ``wrong`` why it cannot be read, and
    ``name`` what such a row calls itself (never a person's).
    ``notes`` says what was left out of a row that is otherwise taken.
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


@dataclass(frozen=True, slots=True)
class Layout:
    """A published form of table. ``known`` looks at the folded headings; ``read`` gives what each row says, and is
    None where another part of Convene reads the layout. ``notes`` say what such a table cannot tell."""

    key: str
    title: str
    source: str
    licence: str
    makes: Makes
    known: Callable[[frozenset[str]], bool]
    read: Callable[[Layout, Sheet, Told | None], Iterator[Found]] | None = None
    notes: tuple[str, ...] = ()


def layouts() -> tuple[Layout, ...]:
    """Every layout that is known, the more particular first; also to be had as ``LAYOUTS``."""
    from convene.files.open_data.registry import gathered

    return gathered()


def recognise(sheet: Sheet) -> Layout | None:
    """The layout of a table, or None. Raises Problem for a table of a register that holds people's names, or that
    says nothing without the register's main table."""
    from convene.files.open_data.refused import refuse

    headings = frozenset(map(folded, sheet.headings))
    refuse(sheet, headings)
    return next((one for one in layouts() if one.known(headings)), None)


def found(layout: Layout, sheet: Sheet, *, told: Told | None = None) -> Iterator[Found]:
    """Every row of the table once, in order. ``told`` as for ``Sheet.rows``."""
    if layout.read is None:
        raise Problem(
            f"{layout.title} says nothing about actors.",
            hint="Bring it in as figures of the place.",
        )
    return layout.read(layout, sheet, told)


def personal(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings of columns about people, as they stand. They are never read."""
    from convene.files.open_data.about_people import is_personal

    return tuple(one for one in headings if is_personal(folded(one)))


def __getattr__(name: str) -> Any:
    if name == "LAYOUTS":  # gathered late, for the readers import this module
        return layouts()
    raise AttributeError(name)


__all__ = ["Found", "Layout", "Makes", "found", "layouts", "personal", "recognise"]
