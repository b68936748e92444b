"""The orphan report: what hangs loose on the thread, as a table and as a document."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from convene.core.views import Loose
from convene.services.places.places import name_of
from convene.services.thread import freshness, loose
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper

COLUMNS = ("kind", "noun", "handle", "words", "also", "what_helps")


def orphans_csv(found: Sequence[Loose]) -> str:
    """A row for each loose end. No cell is a formula to a spreadsheet."""
    from convene.files.lists.cells import disarmed

    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(COLUMNS)
    for one in found:
        for item in one.items:
            said = (disarmed(item.title), disarmed(item.sub), one.do)
            write.writerow((one.key, one.noun, item.aside, *said))
    return out.getvalue()


def paper(read: Reader, place_id: str, today: date) -> Paper:
    """Raises Problem when the place is gone."""
    from convene.files.printed.orphans import orphans_paper

    found, fresh = loose.page(read, place_id, today), freshness.page(read, place_id, today)
    return orphans_paper(found, fresh, name_of(read, place_id), today)
