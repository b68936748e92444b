"""The book as the app and the commands hold it: ask it questions, have it do things, undo them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

from convene.errors import Problem, WrittenElsewhere
from convene.services.maintenance import adjustments_turned_back, ballots_turned_back, last_heard, promises_turned_back
from convene.services.maintenance.history import when
from convene.store import history, undoing
from convene.store.backup import back_up, back_up_today
from convene.store.book_file import PATIENCE
from convene.store.history import Entry
from convene.store.reader import Reader
from convene.store.store import Store
from convene.store.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action gave back, and what it is called in the history ("" when nothing changed). ``change`` is its id
    there."""

    value: T
    label: str
    undoable: bool = True
    change: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What other programs wrote into the book: ``told`` names it, oldest first, and ``gone`` says that the open place
    went with it."""

    told: tuple[str, ...] = ()
    gone: bool = False


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
        self._watched_from: int | None = None
        self._seen = 0
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
        if not write.change_id:
            return Done(value, "", undoable=False)
        return Done(value, write.summary, write.kind == "do", write.change_id)

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

    def undo(self, place_id: str | None = None, change_id: str | None = None, *, agreed: str = "") -> Done[str]:
        """Take back the latest change (of a place, or of the book) or the one named. Raises Problem on a clash.

        In a book that is watched, what was not named and came from elsewhere raises WrittenElsewhere; with the entry
        that names as ``agreed`` it is taken back.
        """
        return self.do(
            _turned, undoing.undo, place_id, change_id, None if change_id else self._guard("written", agreed)
        )

    def redo(self, place_id: str | None = None, change_id: str | None = None, *, agreed: str = "") -> Done[str]:
        """Do again what was undone last. Raises Problem when there is nothing, or on a clash, and as ``undo``."""
        return self.do(_turned, undoing.redo, place_id, change_id, None if change_id else self._guard("undone", agreed))

    # What other programs write meanwhile

    def watch(self) -> None:
        """From now on, know what other windows and commands write into the book."""
        self._store.stirred()
        self._seen = self._watched_from = self.ask(history.last)

    def elsewhere(self, place_id: str) -> News | None:
        """What was written elsewhere since this was asked last, told for the open place ("" for none), or None.

        While nobody writes, it costs nothing worth speaking of. What is only logged is not told. Raises Problem.
        """
        if self._watched_from is None or not self._store.stirred():
            return None
        found = self.ask(history.since, self._seen)
        self._seen = found[-1].seq if found else self._seen
        found = [one for one in found if one.id not in self._store.own]
        if not found:
            return None
        here = [one for one in found if one.kind != "log" and place_id in ("", one.place_id)]
        there = self.ask(lambda read: read.value("SELECT 1 FROM place WHERE id = :id", id=place_id))
        return News(tuple(one.label for one in here), gone=bool(place_id) and not there)

    def is_own(self, entry_id: str) -> None:
        """Count an entry of the history as written here, though it was not by ``do``."""
        self._store.own.add(entry_id)

    def _guard(self, verb: str, agreed: str) -> undoing.Guard:
        def refuse(entry: Entry, label: str) -> None:
            since = self._watched_from
            if since is None or entry.seq <= since or entry.id in self._store.own or entry.id == agreed:
                return
            raise WrittenElsewhere(
                f"{verb.capitalize()} elsewhere at {when(entry.at, self.today)}: “{label}”.",
                hint=f"Ask for it once more to {'take it back' if verb == 'written' else 'bring it back'}.",
                entry=entry.id,
            )

        return refuse

    def warm(self) -> None:
        """Load what lists and writing need, so that the first of them is as quick as the next."""
        from convene.services.lists import listing  # noqa: F401
        from convene.services.nouns import registry  # noqa: F401

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


def _turned(
    write: Writer, turn: Callable[..., str], place_id: str | None, change_id: str | None, guard: undoing.Guard | None
) -> str:
    label = turn(write, place_id, change_id, guard)
    ballots_turned_back.refuse(write, write.target_id or "")
    promises_turned_back.refuse(write, write.target_id or "")
    adjustments_turned_back.refuse(write, write.target_id or "")
    last_heard.turned_back(write, write.target_id or "")
    return label
