"""Harrow Quay cut down to some records of each noun: for tests that ask about kinds of things, not about many."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from convene.core.nouns import NOUNS, Field, specs

ALSO = {"actor": ("saltworks",), "commitment": ("first-jobs",), "ballot": ("what-first",)}
"""Records that stay whatever comes first, by their handles."""
WHOLE = ("adoption", "signature", "vision", "workshop")
"""Nouns of which all stay: without them the manifesto could not be agreed."""


def write_small(sample: Path, target: Path) -> None:
    """A place file with some records of another: the first of each noun, ``ALSO``, ``WHOLE``, and all they lead to."""
    target.write_text(tomli_w.dumps(_cut(tomllib.loads(sample.read_text("utf-8")))), "utf-8")


def _cut(place: dict[str, Any]) -> dict[str, Any]:
    lists = {name: rows for name, rows in place.items() if isinstance(rows, list)}
    waiting = [(name, row) for name, rows in lists.items() for row in rows
               if row is rows[0] or name in WHOLE or row.get("slug") in ALSO.get(name, ())]  # fmt: skip
    kept: set[int] = set()
    while waiting:
        name, row = waiting.pop()
        if id(row) not in kept:
            kept.add(id(row))
            waiting += [
                (to, one)
                for to, handle in _led_to(NOUNS[name].fields, row)
                for one in lists.get(to, ())
                if one.get("slug") == handle
            ]
    return {
        name: [row for row in value if id(row) in kept] if name in lists else value for name, value in place.items()
    }


def _led_to(fields: Sequence[Field], row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(noun, handle) of every record that a row points at."""
    for field in fields:
        said = row.get(field.name)
        if field.rows:
            for one in said or ():
                yield from _led_to(specs(field.rows), one)
        elif field.to:
            yield from ((field.to, one) for one in (said if isinstance(said, list) else [said]))
