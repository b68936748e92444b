"""The place file (``schema = "convene.place"``): everything about one place, lossless and in a stable order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from convene.files.place.shape import MOST_BYTES, SCHEMA, VERSION, PlaceFile, Record


def read(source: Path | bytes, *, today: date) -> PlaceFile:
    """Read a place file, all or nothing.

    Records without a handle get one. A framework given without themes, outcomes and measures is filled in from the
    shipped one of that id and version. Raises one Problem that tells up to 20 mistakes, each with its line, key and
    remedy. ``today`` is the day that words such as "next tue" are seen from.
    """
    from convene.files.place.reading import read

    return read(source, today=today)


def dumps(records: Mapping[str, Sequence[Record]]) -> str:
    """The records, by noun, as the text of a place file, with ``\\n`` line ends.

    Nouns come in their standing order, records in the order given, keys in the order they are declared; keys equal
    to their default are left out. The same records always give the same text.
    """
    from convene.files.place.writing import dumps

    return dumps(records)


__all__ = ["MOST_BYTES", "SCHEMA", "VERSION", "PlaceFile", "Record", "dumps", "read"]
