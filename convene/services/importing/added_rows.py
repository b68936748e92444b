"""The actors that a list adds: what its rows have said of each so far, and how they are written."""

from __future__ import annotations

import json
from typing import Any

from convene.services.importing.filling import EMPTY, NOTHING_SAID, Filling
from convene.services.importing.matching import Known
from convene.store.writer import Writer

_PORTION = 1_000


class Added:
    """Takes in actors and what later rows say of them. Without a writer nothing is written, and the same is told."""

    def __init__(self, place_id: str, known: Known, write: Writer | None) -> None:
        self._known, self._write = known, write
        self._empty = {"id": "", "place_id": place_id, **EMPTY}
        self._fresh: dict[int, dict[str, Any]] = {}
        self._said: list[bytes] = []

    def put(self, at: int, handle: str, columns: dict[str, Any]) -> None:
        """A new actor, ``at`` its number among the known."""
        if self._write is None:  # nobody sees it, and a long list must fit: only what was said, packed
            self._said.append(_packed(columns))
            return
        row = self._empty.copy()
        row.update(columns)
        row["id"], row["slug"] = self._known.ids[at], handle
        self._fresh[at] = row
        if len(self._fresh) >= _PORTION:
            self.flush()

    def fill(self, at: int, columns: dict[str, Any]) -> Filling:
        """What a later row adds to an actor, and what of it differs from what an earlier one said; done as well."""
        if self._write is None:
            place = at - self._known.first_new
            now = {**self._empty, **json.loads(self._said[place])}
            filling = Filling(now, columns)
            if filling.changed:
                self._said[place] = _packed({**now, **filling.changed})
            return filling
        if at in self._fresh:
            filling = Filling(self._fresh[at], columns)
            self._fresh[at].update(filling.changed)
            return filling
        (row,) = self._write.rows("SELECT * FROM actor WHERE id = :id", id=self._known.ids[at])
        filling = Filling(dict(row), columns)
        self._write.update_known("actor", [(row["id"], row, filling.changed)])
        return filling

    def flush(self) -> None:
        """Write what is held back."""
        if self._write is not None and self._fresh:
            self._write.insert("actor", list(self._fresh.values()))
        self._fresh.clear()


def _packed(columns: dict[str, Any]) -> bytes:
    said = {name: value for name, value in columns.items() if value not in NOTHING_SAID and name != "place_id"}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
