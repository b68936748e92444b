"""Whatever is done in whatever order: ``u`` takes back what it names, redo brings it back, and neither gets stuck."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convene.errors import Problem
from convene.services.book import Book
from convene.services.maintenance import history
from convene.services.people import erasing
from tests.conftest import Clock
from tests.making import add
from tests.services.every_action import ACTIONS, LOGGED, Hand
from tests.store.dumping import Dump, dump

HISTORY = ("change", "change_row", "memo")


@dataclass
class Step:
    """One change: what stood before and after it. ``logged`` are tables that a mere log came to since."""

    label: str
    before: Dump
    after: Dump
    logged: set[str] = field(default_factory=set)


class Walk:
    """A book, and what should be there. What could be undone is ``done``, what could be redone ``undone``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock()
        self.book = Book(path, now=self.clock)
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.refused: list[str] = []
        self._number, self._acting = 0, ""

        self.rows = self.look()

    def look(self) -> Dump:
        """What stands in the book now."""
        self.rows = dump(self.path, without=HISTORY)
        return self.rows

    def act(self, name: str, number: int) -> None:
        """Do one thing; what the book refuses changes nothing and is part of the walk."""
        place = self.book.ask(lambda read: read.value("SELECT id FROM place ORDER BY id LIMIT 1"))
        if not place and name != "places.places.add":
            return
        self.clock.forward(minutes=number % 7)
        self._number, self._acting = self._number + 1, name
        try:
            ACTIONS[name](Hand(self.book, str(place or ""), 1000 * self._number + number, self.around))
        except (Problem, IndexError) as refused:  # IndexError: there is nothing to choose from
            self.refused.append(f"{name}: {refused}")

    def around(self, job: Callable[[], Any]) -> Any:
        before, seq = self.rows, self._last()
        try:
            return job()
        except Problem:
            assert self.look() == before, "what is refused changes nothing"
            raise
        finally:
            self._take_down(before, seq)

    def _last(self) -> int:
        return max((one.seq for one in self.book.ask(history.entries, None, 1)), default=0)

    def _take_down(self, before: Dump, seq: int) -> None:
        after = self.look()
        fresh = [one for one in self.book.ask(history.entries, None, 5) if one.seq > seq]
        assert len(fresh) == (before != after), "every change is one entry, and no entry is without one"
        for one in fresh:
            assert one.label.strip(), "a change has a name"
            assert (one.kind == "log") == (self._acting in LOGGED), f"{one.label}: u takes it back, or passes over it"
            if one.kind == "do":
                self.done.append(Step(one.label, before, after))
                self.undone.clear()
            else:
                there = {name for name in after if before[name] != after[name]}
                for step in (*self.done, *self.undone):
                    step.logged |= there

    def undo(self) -> bool:
        """Take the last step back; false when there is none."""
        if not self.done:
            return False
        step, stood = self.done.pop(), self.rows
        assert self.book.undo().value == step.label
        now = self.look()
        assert _without(now, step.logged) == _without(step.before, step.logged), step.label
        self.undone.append(Step(step.label, now, stood))
        return True

    def redo(self) -> bool:
        """Do the last one again; false when there is none, or when a clock has moved on since."""
        if not self.undone:
            with pytest.raises(Problem, match="nothing to redo"):
                self.book.redo()
            return False
        step, stood = self.undone[-1], self.rows
        if (problem := _refusal(self.book.redo)) is not None:
            assert step.logged, str(problem)
            assert "Do it anew" in problem.hint
            assert self.look() == stood
            return False
        assert self.book.ask(history.entries, None, 1)[0].label == f"Redid: {step.label}"
        self.undone.pop()
        now = self.look()
        assert _without(now, step.logged) == _without(step.after, step.logged), step.label
        self.done.append(Step(step.label, stood, now))
        return True

    def close(self) -> None:
        self.book.close()


def _refusal(step: Callable[[], Any]) -> Problem | None:
    """Why it could not be done; None when it could."""
    try:
        step()
    except Problem as problem:
        return problem
    return None


def _without(rows: Dump, tables: set[str]) -> Dump:
    return {name: found for name, found in rows.items() if name not in tables}


@pytest.fixture(scope="module")
def beginning(template_small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place in which everything has something to be done to."""
    path = tmp_path_factory.mktemp("walk") / "beginning.book"
    shutil.copyfile(template_small, path)
    book = Book(path, now=Clock())
    place = str(book.ask(lambda read: read.value("SELECT id FROM place")))
    actor = str(book.ask(lambda read: read.value("SELECT slug FROM actor ORDER BY id LIMIT 1")))
    for number in range(2):
        basis = {"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-11-01", "how": "paper"}
        roles = [{"actor": actor, "role": f"Trustee {number}"}]
        add(book, place, "person", name=f"Somebody {number}", bases=[basis], roles=roles)
    add(book, place, "action", what="It goes by itself", gap="type:nobody")
    walk = Hand(book, place, 1, lambda job: job())
    for name in ("importing.bringing.bring", "engagement.stakeholders.gap_actions.act_on"):
        ACTIONS[name](walk)
    book.close()
    return path


def _walk(beginning: Path) -> Walk:
    path = beginning.with_name("walk.book")  # beside its backups: the one of the day is made once
    shutil.copyfile(beginning, path)
    return Walk(path)


_START = "workshops.run.start"
_FREEZE, _KEEP = "manifesto.freezing.freeze", "manifesto.signing_keys.keep"
_FIRST: dict[str, tuple[str, ...]] = {
    "manifesto.seals.put_in": (_FREEZE, _KEEP),
    "manifesto.signing.keep_found": (_FREEZE, _KEEP),
    "manifesto.signing.keep_own": (_FREEZE,),
    "manifesto.signing_keys.retire": (_KEEP,),
    "workshops.run.add_minutes": (_START,),
    "workshops.run.back": (_START, "workshops.run.next_block"),
    "workshops.run.next_block": (_START,),
    "workshops.run.pause": (_START,),
    "workshops.run.resume": (_START, "workshops.run.pause"),
}
"""What has to be done first."""


@pytest.mark.parametrize("name", ACTIONS)
def test_each_thing_can_be_done_taken_back_and_done_again(beginning: Path, name: str) -> None:
    walk = _walk(beginning)
    try:
        for number in range(12):
            for first in _FIRST.get(name, ()):
                walk.act(first, number)
            before, seq = len(walk.done), walk._last()
            walk.act(name, number)
            if walk._last() > seq:
                break
        else:
            pytest.fail(f"it was never done: {walk.refused}")
        for _ in range(2):
            while walk.undo():
                pass
            while walk.redo():
                pass
            assert not walk.undone
        assert len(walk.done) >= before
    finally:
        walk.close()


_PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
_NUMBER = st.integers(0, 99)
_IN_A_HALL = [name for name in ACTIONS if name.startswith("workshops.run")]
_STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from([*ACTIONS, *(name for name in ACTIONS if name.startswith("workshops.run"))]), _NUMBER
        ),
        st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 3)),
    ),
    min_size=4,
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=6, phases=_PHASES)
@given(steps=_STEPS)
def test_undo_takes_back_what_it_names_in_whatever_order(beginning: Path, steps: list[tuple[str, int]]) -> None:
    walk = _walk(beginning)
    try:
        for name, number in steps:
            if name in ACTIONS:
                walk.act(name, number)
            else:
                for _ in range(number):
                    getattr(walk, name)()
        end, many = walk.rows, len(walk.done)
        while walk.undo():
            pass
        for _ in range(many):
            assert walk.redo()
        assert walk.rows == end
    finally:
        walk.close()


_ABOUT_PEOPLE = ("people.contacts", "nouns.records.edit", "engagement.outreach")
_PEOPLE = st.lists(
    st.tuples(st.sampled_from([name for name in ACTIONS if name.startswith(_ABOUT_PEOPLE)]), _NUMBER), max_size=4
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=4, phases=_PHASES)
@given(before=_PEOPLE, after=_PEOPLE)
def test_what_is_erased_stays_so_and_keeps_nothing_from_being_undone(
    beginning: Path, before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    """Erasing takes its rows out of the history: what is left of each change can still be taken back."""
    walk, many = _walk(beginning), 0
    try:
        for name, number in before:
            walk.act(name, number)
        walk.undo()
        place = str(walk.book.ask(lambda read: read.value("SELECT id FROM place")))
        who = walk.book.ask(erasing.target, place, "Somebody 1")
        erasing.erase(walk.book, place, who, walk.clock())
        walk.look()
        for name, number in after:
            walk.act(name, number)
        while (problem := _refusal(walk.book.undo)) is None:
            assert walk.book.ask(history.entries, None, 1)[0].kind == "undo", "each is told in the history"
            many += 1
        assert "nothing to undo" in problem.title, str(problem)
        assert walk.book.ask(lambda read: read.value("SELECT count(*) FROM place")) == 0
        for _ in range(many):
            walk.book.redo()
        names = walk.book.ask(lambda read: [row[0] for row in read.rows("SELECT name FROM person")])
        assert "Somebody 0" in names
        assert "Somebody 1" not in names
    finally:
        walk.close()
