"""The book as the app and the commands hold it: ask it questions, have it do things, undo them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

from convene.errors import Problem
from convene.store import undoing
from convene.store.backup import back_up, back_up_today
from convene.store.book_file import PATIENCE
from convene.store.engine import Store
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
    Raises Problem when the file is not a usable book (see ``convene.store.book_file``).
    """

    def __init__(self, path: Path, *, now: Callable[[], datetime], patience: float = PATIENCE) -> None:
        self._store = Store(path, now=now, patience=patience)
        if self._store.altered:
            self._refuse_altered()
        self._now = now
        self._backed_up: date | None = None
        self.besides: tuple[Path, ...] = ()
        """Other files of the program that may hold what the book says: the log of what went wrong."""

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
        with self._store.reading() as read, self._explained(read):
            return question(read, *args, **kwargs)

    def do(self, action: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Do one thing, wholly or not at all. When this returns, it is on disk."""
        from convene.services.nouns import registry  # noqa: F401  (brings together what nouns see to; reading does without)

        self._daily_backup()
        with self._store.writing() as write, self._explained(write):
            value = action(write, *args, **kwargs)
            label, undoable = (write.label, write.kind == "do") if write.did_something else ("", False)
        return Done(value, label, undoable)

    @contextmanager
    def _explained(self, read: Reader) -> Iterator[None]:
        """Put into words what code stumbles over because the book is not as Convene left it."""
        try:
            yield
        except Problem:
            raise
        except Exception as error:
            from convene.services.maintenance import altered_values

            altered_values.explain(read, error, self.path)
            raise

    def undo(self, place_id: str | None = None, change_id: str | None = None) -> Done[str]:
        """Take back the latest change (of a place, or of the book) or the one named. Raises Problem on a clash."""
        return self.do(undoing.undo, place_id, change_id)

    def redo(self, place_id: str | None = None, change_id: str | None = None) -> Done[str]:
        """Do again what was undone last. Raises Problem when there is nothing, or on a clash."""
        return self.do(undoing.redo, place_id, change_id)

    def warm(self) -> None:
        """Load what lists and writing need, so that the first of them is as quick as the next."""
        from convene.services.lists import listing  # noqa: F401
        from convene.services.nouns import registry  # noqa: F401

        self._store.warm()

    def back_up(self, reason: str = "") -> Path:
        """Make a dated backup now and return its path."""
        self._backed_up = self.today
        return back_up(self.path, self._now(), reason=reason)

    def _refuse_altered(self) -> None:
        from convene.services.maintenance import altered_values

        try:
            with self._store.reading() as read:
                altered_values.refuse_book(read, self.path, self._store.altered)
        except Problem:
            self._store.close()
            raise

    def close(self) -> None:
        """Close, leaving one clean file."""
        self._store.close()

    def _daily_backup(self) -> None:
        if self._backed_up != self.today:
            self._backed_up = self.today  # told once, a backup that cannot be made keeps nobody from writing
            back_up_today(self.path, self._now())
