"""Connections to the book: sqlite3's own for reading, SQLAlchemy's engine for writing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene.store import book_file

if TYPE_CHECKING:
    from sqlalchemy import Engine


def opened(path: Path, patience: float) -> tuple[sqlite3.Connection, str]:
    """A connection that is set as the book needs it, and its journal mode. Raises sqlite3.Error."""
    db = book_file.connect(path, patience)
    try:
        db.row_factory = sqlite3.Row
        return db, book_file.settle(db)
    except sqlite3.Error:
        db.close()  # what is not closed keeps others out
        raise


def make_engine(path: Path, patience: float = book_file.PATIENCE) -> Engine:
    """An engine whose transactions begin with BEGIN IMMEDIATE, so that a writer never fails half-way for a lock."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: opened(path, patience)[0],
        poolclass=StaticPool,
        hide_parameters=True,  # an error ends in the log, and what people said is none of its business
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
