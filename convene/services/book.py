"""The book as the app and the commands hold it: ask it questions, have it do things, undo them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

from convene.store.backup import back_up, backups, backups_folder
from convene.store.engine import Store
from convene.store.file import PATIENCE
from convene.store.reader import Reader
from convene.store.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action gave back, and what it is called in the history ("" when nothing changed)."""

    value: T
    label: str
    undoable: bool = True


class Book:
    """An open book.

    ``now`` gives the present moment with its time zone; ``today`` and room clocks are its local wall-clock.
    ``patience`` is how many seconds to wait for another program that holds the book.
    Raises Problem when the file is not a usable book (see ``convene.store.file``).
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime], patience: float = PATIENCE) -> None:
        self._store = Store(path, now=now, patience=patience)
        self._now = now
        self._backed_up = False

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def today(self) -> date:
        return self._now().date()

    @property
    def clock(self) -> datetime:
        """The wall clock of the room: no time zone."""
        return self._now().replace(tzinfo=None)

    def ask(self, question: Callable[Concatenate[Reader, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a question from one steady view of the book."""
        with self._store.reading() as read:
            return question(read, *args, **kwargs)

    def do(self, action: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Do one thing, wholly or not at all. When this returns, it is on disk."""
        self._daily_backup()
        with self._store.writing() as write:
            value = action(write, *args, **kwargs)
            label, undoable = (write.label, write.kind == "do") if write.touched else ("", False)
        return Done(value, label, undoable)

    def undo(self, place_id: str | None = None, change_id: str | None = None) -> Done[str]:
        """Take back the latest change (of a place, or of the book) or the one named. Raises Problem on a clash."""
        from convene.store import undoing

        return self.do(undoing.undo, place_id, change_id)

    def redo(self, place_id: str | None = None, change_id: str | None = None) -> Done[str]:
        """Do again what was undone last. Raises Problem when there is nothing, or on a clash."""
        from convene.store import undoing

        return self.do(undoing.redo, place_id, change_id)

    def warm(self) -> None:
        """Load what writing needs, so that the first save is as quick as the next."""
        self._store.engine()

    def back_up(self, reason: str = "") -> Path:
        """Make a dated backup now and return its path."""
        self._backed_up = True
        return back_up(self.path, backups_folder(self.path), self._now(), reason=reason)

    def close(self) -> None:
        """Close, leaving one clean file."""
        self._store.close()

    def _daily_backup(self) -> None:
        if self._backed_up:
            return
        self._backed_up = True
        stamp = self.today.isoformat()
        if self.path.stat().st_size and not any(stamp in copy.name for copy in backups(self.path)):
            self.back_up()
