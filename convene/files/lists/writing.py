"""A list written as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from convene.core.nouns import Draft, Noun
from convene.errors import USAGE, Problem
from convene.files.lists.cells import write
from convene.files.lists.shape import columns as all_columns
from convene.files.place.faults import like
from convene.text import clip


def write_csv(noun: Noun, rows: Iterable[Draft | Mapping[str, Any]], columns: Sequence[str]) -> str:
    """See ``convene.files.lists.write_csv``."""
    known = all_columns(noun)
    for name in columns:
        if name not in known:
            near = like(name.replace("-", "_"), known)
            raise Problem(
                f"A list of {noun.plural} has no column “{clip(name, 60)}”.",
                hint=(f"Did you mean {near}? " if near else "") + f"It has: {', '.join(known)}.",
                exit_code=USAGE,
            )
    fields = [noun.field(name) for name in columns or known]
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([one.name for one in fields])
    for row in rows:
        values = row.__dict__ if isinstance(row, Draft) else row
        lines.writerow([write(one, values.get(one.name)) for one in fields])
    return out.getvalue()
