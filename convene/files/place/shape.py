"""A place file as values: every record of a place, by noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from convene.errors import Where

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.files.toml import TomlText

SCHEMA = "convene.place"
VERSION = 1
MOST_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its id in the book ("" when the file gives none) and what it holds, its handle always filled."""

    id: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """Every record by the name of its noun, all nouns in their standing order, records in file order.

    ``shipped`` names the nouns whose records come from a framework that ships with Convene, not from the file.
    """

    records: Mapping[str, tuple[Record, ...]]
    toml: TomlText = field(repr=False)
    shipped: tuple[str, ...] = ()

    @property
    def place(self) -> Record:
        return self.records["place"][0]

    def where(self, noun: str, at: int = 0, key: str = "") -> Where:
        """Where a record stands in the file, its position counted from 0 among those of its noun."""
        from convene.core.nouns import NOUNS

        path: tuple[str | int, ...] = (noun,) if NOUNS[noun].one else (noun, at)
        return self.toml.where((*path, key) if key else path)
