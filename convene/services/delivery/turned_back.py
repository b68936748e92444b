"""What the history says of commitments before a day: whatever was changed since is turned back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from convene.store.reader import chunks, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from convene.store.reader import Reader


@dataclass(slots=True)
class Earlier:
    """``columns`` that were changed since, as they were; of one ``added`` since, as it was first kept."""

    columns: dict[str, Any]
    added: bool = False


def before(read: Reader, at: date, ids: Iterable[str] | None = None) -> Mapping[str, Earlier]:
    """How commitments changed on the day ``at`` or since, by the clock of this computer, stood before, by id. ``ids``
    are those asked about, all where left out."""
    stamp = datetime.combine(at, time()).astimezone().astimezone(UTC).isoformat(timespec="seconds")
    found: dict[str, Earlier] = {}
    for row_id, text in _changes(read, stamp, ids):
        one = found.setdefault(row_id, Earlier({}))
        one.added = text is None
        one.columns |= json.loads(text) if text else {}
    return found


def _changes(read: Reader, stamp: str, ids: Iterable[str] | None) -> Iterator[tuple[str, str | None]]:
    """Commitments changed since, each with its columns before: the latest change first."""
    asked = (
        'SELECT r.row_id, r."before" FROM change_row r JOIN change c ON c.seq = r.change_seq '
        "WHERE r.table_name = 'commitment' AND c.at >= :at{} ORDER BY c.seq DESC, r.position DESC"
    )
    if ids is None:
        yield from ((row["row_id"], row["before"] or None) for row in read.rows(asked.format(""), at=stamp))
        return
    for part in chunks(list(ids)):
        marks, values = listed(part)
        for row in read.rows(asked.format(f" AND r.row_id IN ({marks})"), at=stamp, **values):
            yield row["row_id"], row["before"] or None
