"""Bringing a book to the form this program knows: Alembic's migrations, a backup first, all or nothing.

A new book is made at once, of what the migrations come to: that is written down in ``migrations/newest.sql``, and
spares a person's first start most of a second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene.errors import Problem, Where
from convene.store import book_file
from convene.store.backup import back_up
from convene.store.book_file import APPLICATION_ID, SCHEMA_VERSION, Standing

if TYPE_CHECKING:
    from sqlalchemy import Engine

SCRIPTS = Path(__file__).parent / "migrations"
_END = ";\n\n"
"""Between two statements of ``newest.sql``."""


def bring_up_to_date(standing: Standing, now: Callable[[], datetime]) -> None:
    """Make a new book, or migrate an old one after backing it up. On any failure the file is as it was."""
    path = standing.path
    made = not path.exists()
    if standing.old:
        back_up(path, now(), reason=f"before-form-{SCHEMA_VERSION}")
    book_file.touch(path)
    try:
        _migrate(path)
    except book_file.ERRORS as error:
        _forget(path, made)
        raise book_file.trouble(error, path) from error
    except Exception as error:
        _forget(path, made)
        original = getattr(error, "orig", None)
        if isinstance(original, sqlite3.Error):
            raise book_file.trouble(original, path) from error
        raise Problem(
            "The book could not be brought to its new form.",
            str(error),
            hint="It is as it was before. Please report this with the words above.",
            where=Where(file=str(path)),
        ) from error


def _forget(path: Path, made: bool) -> None:
    """Leave no half of a book behind, unless another program has made a whole one of it meanwhile."""
    if made and _bare(path):
        for tail in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + tail).unlink(missing_ok=True)


def _bare(path: Path) -> bool:
    try:
        with closing(book_file.connect(path)) as db:
            return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except book_file.ERRORS:
        return False


def _migrate(path: Path) -> None:
    if not (path.stat().st_size == 0 and _make(path)):
        walk(path)


def _make(path: Path) -> bool:
    """Make a new book of ``newest.sql``; whether that could be done. It cannot when there are newer migrations, nor
    when another program has made a book there meanwhile."""
    script = SCRIPTS / "newest.sql"
    newest = max((one.name[:4] for one in (SCRIPTS / "versions").glob("[0-9]*.py")), default="")
    words = script.read_text("utf-8") if script.is_file() else ""
    head, _, statements = words.partition("\n")
    if not newest or head != f"-- {newest}":
        return False
    with closing(book_file.opened(path)[0]) as db:
        db.execute("BEGIN IMMEDIATE")
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return False
        for statement in statements.split(_END):
            db.execute(statement)
        _mark(db)
        db.execute("COMMIT")
    return True


def _mark(db: sqlite3.Connection) -> None:
    """Say in the file whose it is, and of which form."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def written_down(path: Path) -> str:
    """``newest.sql``, from a book without a place that the migrations have made."""
    with closing(sqlite3.connect(path)) as db:
        (newest,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
        made = db.execute("SELECT sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
        statements = [str(sql) for (sql,) in made]
    named = f"INSERT INTO alembic_version (version_num) VALUES ('{newest}')"
    return f"-- {newest}\n" + _END.join([*statements, named]) + "\n"


def walk(path: Path) -> None:
    """Bring a book to its newest form by the migrations it has not had, from the first one on for a new book."""
    from alembic import command
    from alembic.config import Config

    book_file.touch(path)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            # A table that is rebuilt must not take its children with it; the pragma only holds outside a transaction.
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = driver.execute("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"references would break in {broken[0][0]}")
                _mark(driver)
    finally:
        engine.dispose()


def _engine(path: Path) -> Engine:
    """An engine whose transactions begin with BEGIN IMMEDIATE, so that a writer never fails half-way for a lock."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: book_file.opened(path)[0],
        poolclass=StaticPool,
        hide_parameters=True,  # an error ends in the log, and what people said is none of its business
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
