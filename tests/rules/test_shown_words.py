"""What the screens show of the sample places is in people's words: no ISO dates, no handles, no keys of choices."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.services import gates, manifesto
from convene.services.book import Book
from convene.services.engagement import follow_ups
from convene.services.files import own_files
from convene.services.lists.paged_list import PagedList
from convene.services.nouns import detail, records
from convene.services.places import overview, places
from convene.services.places.samples import samples
from convene.services.thread import thread

_ISO = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])(-\d{2})?\b")
_KEY = re.compile(r"\b[a-z]+_[a-z_]+\b")
_TYPES = re.compile(r"\b(msme|vcse)\b")
_BY_CODE = ("measure", "outcome", "theme", "override")
"""Their handles are the codes people call them by."""


@pytest.fixture(scope="module", params=samples(), ids=lambda file: file.stem)
def place(
    request: pytest.FixtureRequest, template_empty: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Book, str]]:
    file: Path = request.param
    path = tmp_path_factory.mktemp("words") / "sample.book"
    shutil.copyfile(template_empty, path)
    book = Book(path, now=lambda: _noon())
    yield book, str(book.do(own_files.bring_place, own_files.read_place(file, _noon().date())).value)
    book.close()


def _noon() -> Any:
    from tests.conftest import Clock

    return Clock()()


_UNSEEN = ("id", "mode", "tab", "item", "stage", "slug", "kind", "handle", "noun", "path")
"""Parts of a view that say where to go, and are not drawn."""


def texts(value: Any) -> Iterator[str]:
    """Every text that a view shows."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _UNSEEN:
                yield from texts(getattr(value, one.name))


def shown(read: Any, place_id: str, today: date) -> Iterator[tuple[str, str]]:
    """(where, what): what the lists, the right columns, threads, gates and first pages of a place say."""
    yield from (("places", one) for one in texts(places.listing(read).items))
    yield from (("overview", one) for one in texts(overview.page(read, place_id, today)))
    yield from (("due", one) for one in texts(follow_ups.due(read, place_id, today)))
    yield from (("manifesto", one) for one in texts(manifesto.build(read, place_id, today).findings))
    yield from (("gates", one) for one in texts(gates.page(read, place_id, today)))
    for name, noun in NOUNS.items():
        if name == "place" or noun.private:
            continue
        look = PagedList(name).look(read, place_id, today, "")
        yield from ((f"list of {name}", one) for one in texts(look.items))
        for record_id, _ in records.load_all(read, place_id, name):
            yield from (
                (f"right column of {name}", one) for one in texts(detail.page(read, place_id, name, record_id, today))
            )
            if noun.thread:
                yield from ((f"thread of {name}", one) for one in texts(thread.page(read, place_id, name, record_id)))


def handles(read: Any, place_id: str) -> frozenset[str]:
    """Handles nobody would write as words: those of several words that stand in no text of the place."""
    found = {
        row["slug"]
        for name in NOUNS
        if name not in ("place", *_BY_CODE)
        for row in read.rows(f'SELECT slug FROM "{name}" WHERE place_id = :p', p=place_id)
    }
    said = own_files.place_text(read, place_id)
    return frozenset(one for one in found if "-" in one and not re.search(rf"[ “]{re.escape(one)}[ .,”]", said))


def wrong_in(said: str, known: frozenset[str]) -> set[tuple[str, str]]:
    """What of a text is no word of people, as (of what sort, what)."""
    sorts = (("date", _ISO), ("key", _KEY), ("key", _TYPES))
    found = {(sort, match[0]) for sort, pattern in sorts for match in pattern.finditer(said)}
    return found | {("handle", one) for one in re.findall(r"\w+(?:-\w+)+", said) if one in known}


def test_lists_columns_threads_and_gates_use_peoples_words(place: tuple[Book, str]) -> None:
    book, place_id = place
    known = book.ask(handles, place_id)
    told = book.ask(lambda read: list(shown(read, place_id, book.today)))
    wrong = {(where, *one, said[:80]) for where, said in told for one in wrong_in(said, known)}
    assert sorted(wrong) == []
