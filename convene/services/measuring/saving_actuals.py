"""Observations of a list on their way into the book."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from convene.core.measuring.periods import Period
from convene.core.nouns.measurement import ObservationDraft, Proof
from convene.core.nouns.reading import plain
from convene.files.actuals.lines import Figure
from convene.services.nouns import rows
from convene.store.ids import new_id
from convene.store.writer import Writer

PORTION = 2_000
"""Rows held back at most."""


class Saving:
    """Rows on their way into the book, a portion at a time; ``flush`` writes the last one."""

    def __init__(self, write: Writer, place_id: str) -> None:
        self.write, self.place_id = write, place_id
        today = write.today
        blank = ObservationDraft(commitment="x", quantity=Decimal(0), period_end=today)
        self._row = rows.row_of(blank, lambda field, value: None)
        self._proof = rows.row_of(Proof(text="x"), lambda field, value: None)
        self._rows: list[dict[str, Any]] = []
        self._proofs: list[dict[str, Any]] = []
        self._handles: set[str] = set()

    def add(self, one: Figure, commitment: str, handle: str, period: Period) -> None:
        record = new_id()
        self._rows.append({
            "id": record, "place_id": self.place_id, **self._row, "slug": self._free(handle),
            "commitment_id": commitment, "quantity": format(plain(one.counted.quantity or Decimal(0)), "f"),
            "period_start": period.start.isoformat(), "period_end": period.end.isoformat(), "note": one.note,
        })  # fmt: skip
        if one.evidence or one.source:
            self._proofs.append(self._evidence(one, record, 0))
        if len(self._rows) >= PORTION:
            self.flush()

    def correct(self, record: str, changed: dict[str, str], one: Figure) -> None:
        values: dict[str, Any] = {name: value for name, value in changed.items() if name != "evidence"}
        if values:
            self.write.update("observation", record, values)
        if "evidence" in changed:
            sql = 'SELECT coalesce(max("position") + 1, 0) FROM observation_evidence WHERE owner_id = :o'
            self.write.insert("observation_evidence", [self._evidence(one, record, self.write.value(sql, o=record))])

    def _evidence(self, one: Figure, record: str, position: int) -> dict[str, Any]:
        return {
            "id": new_id(), "place_id": self.place_id, "owner_id": record, "position": position, **self._proof,
            "text": one.evidence or one.source, "source": one.source, "grade": int(one.grade) if one.grade else None,
        }  # fmt: skip

    def _free(self, handle: str) -> str:
        """The handle, or the first with a number behind it that nobody has."""
        sql = "SELECT 1 FROM observation WHERE place_id = :p AND lower(slug) = :s"
        made, number = handle, 1
        while made.casefold() in self._handles or self.write.value(sql, p=self.place_id, s=made.casefold()):
            number += 1
            made = f"{handle}-{number}"
        self._handles.add(made.casefold())
        return made

    def flush(self) -> None:
        self.write.insert("observation", self._rows)
        self.write.insert("observation_evidence", self._proofs)
        self._rows, self._proofs, self._handles = [], [], set()
