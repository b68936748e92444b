"""Make the old book of today's form: ``python -m tests.old_books.make``."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records
from convene.store.book_file import SCHEMA_VERSION
from tests.making import add, change, ids

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "sample_places" / "harrow-quay.toml"


def make() -> Path:
    """Write ``form-N.book.gz`` and ``form-N.json``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.book"
        book = Book(path, now=lambda: datetime(2026, 11, 22, 14).astimezone())
        place = book.do(own_files.bring_place, own_files.read_place(SAMPLE, book.today)).value
        change(book, place, "actor", ids(book, place, "actor")[0], note="Edited once, to leave a trace.")
        reply = ids(book, place, "reply")[0]
        book.do(records.remove, place, "reply", [reply])
        book.undo()
        add(book, place, "actor", name="Latecomers [/] of the quay", primary_type="citizen")
        counts = {noun: len(ids(book, place, noun)) for noun in NOUNS}
        book.close()
        target = HERE / f"form-{SCHEMA_VERSION}.book.gz"
        target.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    target.with_name(f"form-{SCHEMA_VERSION}.json").write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    made = make()
    sys.stdout.write(f"{made} ({made.stat().st_size:,} bytes)\n")
