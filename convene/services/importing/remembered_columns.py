"""Which column was which field the last time a list with these headings came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS
from convene.services.maintenance import memos
from convene.store.reader import Reader
from convene.store.writer import Writer

if TYPE_CHECKING:
    from convene.files.open_data.own_lists.column_mapping import Mapping


def remember(write: Writer, headings: Sequence[str], mapping: Mapping) -> None:
    """Keep a mapping under the headings it was made for, whatever their order. No part of the history."""
    from convene.files.sheets import folded

    meant = {field for _, field in mapping.columns}
    memos.keep(
        write,
        _name(headings),
        {
            "noun": mapping.noun,
            # What only this file's cells do not fit may fit in the next.
            "columns": {folded(heading): field for heading, field in mapping.columns}
            | {folded(heading): field for heading, field, _ in mapping.doubted if field not in meant},
            "fixed": [list(one) for one in mapping.fixed],
        },
    )


def recall(read: Reader, headings: Sequence[str], noun: str = "") -> Mapping | None:
    """The mapping kept for these headings, or None when there is none (of that noun)."""
    from convene.files.open_data.own_lists.column_mapping import Mapping, targets
    from convene.files.sheets import folded

    kept = memos.recall(read, _name(headings))
    if not isinstance(kept, dict) or kept.get("noun") not in NOUNS or noun not in ("", kept["noun"]):
        return None
    known = targets(kept["noun"])
    columns = {heading: field for heading, field in kept.get("columns", {}).items() if field in known}
    return Mapping(
        noun=kept["noun"],
        columns=tuple((heading, str(columns.get(folded(heading), ""))) for heading in headings),
        fixed=tuple((str(field), str(value)) for field, value in kept.get("fixed", [])),
    )


def _name(headings: Iterable[str]) -> str:
    from convene.files.sheets import folded

    text = "\n".join(sorted(folded(one) for one in headings))
    return f"import/mapping/{sha256(text.encode()).hexdigest()[:32]}"
