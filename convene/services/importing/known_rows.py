"""What a list says of actors that were in the book before, written a portion at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from convene.services.importing.filling import Filling, differing, set_by_lists
from convene.services.importing.matching import Known
from convene.services.importing.parsed_row import Said
from convene.services.importing.plan import Tally
from convene.store.reader import Reader, chunks, listed
from convene.store.writer import Writer
from convene.text import clip

_PORTION = 1_000


class KnownRows:
    """Takes what rows say of known actors. Without a writer nothing is written, and everything else is the same."""

    def __init__(self, read: Reader, known: Known, tally: Tally, write: Writer | None) -> None:
        self._read, self._known, self._tally, self._write = read, known, tally, write
        self._updates: list[tuple[int, Said, bool]] = []
        self._met: set[int] = set()
        self._overlay: dict[int, dict[str, Any]] = {}
        self._told: set[tuple[int, str]] = set()

    def take(self, at: int, said: Said, *, quiet: bool) -> None:
        """What a row says of the actor ``at``. ``quiet`` tells of an actor without news only once."""
        self._updates.append((at, said, quiet))
        if len(self._updates) >= _PORTION:
            self.flush()

    def flush(self) -> None:
        """Work out, tell and write what is held back."""
        if not self._updates:
            return
        rows: dict[str, dict[str, Any]] = {}
        for part in chunks(list({self._known.ids[at] for at, _, _ in self._updates})):
            marks, values = listed(part)
            for row in self._read.rows(f"SELECT * FROM actor WHERE id IN ({marks})", **values):
                rows[row["id"]] = dict(row)
        for at in {at for at, _, _ in self._updates}:
            rows[self._known.ids[at]].update(self._overlay.get(at, {}))
        ours = self._set_by_lists(rows)
        changes = []
        for at, said, quiet in self._updates:
            record_id = self._known.ids[at]
            now = rows[record_id]
            # What a list says of one actor first holds: a second row of it never changes what the first one set.
            filling = Filling(now, said.columns, () if at in self._met else ours.get(record_id, ()))
            self._tell(at, said, now["name"], filling, quiet=quiet)
            if filling.changed:
                self._overlay.setdefault(at, {}).update(filling.changed)
                changes.append((record_id, now.copy(), filling.changed))
                now.update(filling.changed)
            self._met.add(at)
        self._updates.clear()
        if self._write is not None:
            _in_turn(self._write, changes)

    def _tell(self, at: int, said: Said, name: str, filling: Filling, *, quiet: bool) -> None:
        other = "" if name == said.name else f"the list calls it {clip(said.name, 80)}"
        why = "; ".join(filter(None, (filling.why, said.told, other)))
        kept = filling.kept_words
        news = kept and (at, kept) not in self._told  # a list of grants names its funder in every row
        if news:
            self._told.add((at, kept))
            self._tally.remark(said.line, said.name, (kept,))
        if filling.changed:
            self._tally.tell(said.line, name, "changed", why, counted=at not in self._overlay)
        elif not quiet or at not in self._met or news:
            self._tally.tell(said.line, said.name, "same", why, counted=not quiet or at not in self._met)

    def _set_by_lists(self, rows: Mapping[str, dict[str, Any]]) -> dict[str, set[str]]:
        asked = {
            self._known.ids[at]: rows[self._known.ids[at]]
            for at, said, _ in self._updates
            if self._known.same_source(at) and differing(rows[self._known.ids[at]], said.columns)
        }
        return set_by_lists(self._read, asked)


def _in_turn(write: Writer, changes: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    """Several changes of one row are written one after the other."""
    while changes:
        seen: set[str] = set()
        now: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        later: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        for one in changes:
            (later if one[0] in seen else now).append(one)
            seen.add(one[0])
        write.update_known("actor", now)
        changes = later
