"""Whatever is done to a whole place, in whatever order: no reference hangs, its file can be read again, and what is
refused changes nothing. ``CONVENE_SWEEP=1`` takes many more walks."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from convene.core.nouns import NOUNS
from convene.errors import NO, Problem
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.maintenance import history
from convene.services.nouns import detail, records
from convene.services.places import places
from tests.conftest import Clock, only_place
from tests.making import ids, text

NOUNS_HERE = [name for name in NOUNS if name not in ("place", "framework", "theme", "outcome", "measure")]


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def step(book: Book, place: str, dice: random.Random) -> None:
    """Do one thing at random. Raises Problem when the book will not have it."""
    what = dice.choice(["remove", "remove", "edit", "edit", "undo any", "undo", "redo", "redo any"])
    noun = dice.choice(NOUNS_HERE)
    there = ids(book, place, noun)
    if what in ("remove", "edit") and not there:
        return
    if what == "remove":
        book.do(records.remove, place, noun, dice.sample(there, min(len(there), dice.choice([1, 1, 2, 5]))))
    elif what == "edit":
        one, other = (book.ask(records.load, noun, dice.choice(there)) for _ in range(2))
        target = dice.choice(there)
        mine = book.ask(records.load, noun, target)
        fields = dice.sample([field.name for field in NOUNS[noun].fields], 3)
        taken = {name: getattr(dice.choice([one, other]), name) for name in fields}
        book.do(records.edit, place, noun, target, mine.model_copy(update=taken), "because")
    elif what in ("undo", "redo"):
        getattr(book, what)(place)
    else:
        change = dice.choice(book.ask(history.entries, place, 40))
        getattr(book, what.split()[0])(place, change.id)


def _tried(book: Book, place: str, dice: random.Random) -> Problem | None:
    try:
        step(book, place, dice)
    except Problem as problem:
        return problem
    return None


@pytest.mark.parametrize("seed", range(20 if os.environ.get("CONVENE_SWEEP") else 2))
def test_a_place_stays_whole_through_any_walk(harrow_path: Path, clock: Clock, seed: int) -> None:
    dice = random.Random(seed)
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    beginning = book.ask(history.entries, place)[-1].id
    whole = text(book, place)
    for _ in range(25):
        before = whole
        problem = _tried(book, place, dice)
        if problem is not None:
            assert problem.hint
            assert problem.exit_code == NO, problem
            assert text(book, place) == before
            continue
        if not book.ask(places.listing).total:
            book.redo(place)  # the whole place was undone, which is fine, but ends the walk
        whole = text(book, place)
        assert book.ask(lambda read: read.rows("PRAGMA foreign_key_check")) == []
        if whole != before:
            assert own_files.read_place(whole.encode(), book.today).place.id == place
    for noun in NOUNS_HERE:
        found = book.ask(listing.listing, place, noun, book.today)
        for item in found.items[:3]:
            assert book.ask(detail.page, place, noun, item.id, book.today).id == item.id
    assert book.ask(history.entries, place, 500)[-1].id == beginning
    book.close()
