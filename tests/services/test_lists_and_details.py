"""Every list, every record's page and every thread, of every sample and of a place whose words are all hostile."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path

import pytest

from convene.core.nouns import NOUNS
from convene.core.views import Item, Listing
from convene.errors import Problem
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.nouns import detail, registry
from convene.services.places import overview, places
from convene.services.thread import thread
from convene.store.schema import METADATA
from tests.conftest import bring_in
from tests.making import ids, start
from tests.nasty import NASTY

_LISTED = sorted(listing.LISTS)


def _read(item: Item) -> None:
    for text in (item.title, item.sub, item.figure, item.state, item.aside):
        assert isinstance(text, str)
    assert item.part is None or 0 <= item.part <= 1


def _whole(book: Book, place: str) -> None:
    for noun in _LISTED:
        there = set(ids(book, place, noun))
        found = book.ask(listing.listing, place, noun, book.today)
        assert {item.id for item in found.items} == there, noun
        assert found.total == len(found.items) == len(there)
        for item in found.items:
            _read(item)
        for one in there:
            page = book.ask(detail.page, place, noun, one, book.today)
            assert page.id == one
            assert page.sub.startswith(NOUNS[noun].word)
            for step in page.thread:
                assert isinstance(step.words, str)
                assert step.state in ("here", "there", "missing")
            if NOUNS[noun].thread:
                steps = book.ask(thread.page, place, noun, one)
                assert [step.kind for step in steps] == [
                    "said", "vision", "decided", "commitment", "measured", "replied",
                ]  # fmt: skip
                assert sum(step.state == "here" for step in steps) == 1


def test_every_noun_has_a_list() -> None:
    assert set(_LISTED) == set(NOUNS)
    assert all(one.empty for one in listing.LISTS.values())


def test_every_page_of_every_sample_can_be_read(book: Book, sample: Path) -> None:
    _whole(book, bring_in(book.path, sample))


def test_every_page_of_a_nasty_place_can_be_read(nasty: Book, nasty_id: str) -> None:
    _whole(nasty, nasty_id)


def test_a_nasty_place_can_be_looked_at_from_afar(nasty: Book, nasty_id: str) -> None:
    assert nasty.ask(overview.page, nasty_id, nasty.today).head.id == nasty_id
    assert nasty.ask(places.listing).total == 1
    for noun in NOUNS:
        nasty.ask(registry.choices, nasty_id, noun) if noun != "place" else None


def test_every_page_of_an_empty_place_can_be_read(book: Book) -> None:
    place = start(book)
    _whole(book, place)
    for noun in ("actor", "contribution", "vision", "commitment", "observation", "reply", "workshop"):
        found = book.ask(listing.listing, place, noun, book.today)
        assert found == Listing(noun, (), 0, found.empty)
        assert found.empty
    page = book.ask(overview.page, place, book.today)
    assert page.head.name == "Quay"
    assert page.next.words


def test_a_list_is_narrowed_to_items_in_which_every_word_occurs(harrow: Book, harrow_id: str) -> None:
    whole = harrow.ask(listing.listing, harrow_id, "actor", harrow.today)
    name = whole.items[3].title
    narrowed = harrow.ask(listing.listing, harrow_id, "actor", harrow.today, name.upper())
    assert [item.title for item in narrowed.items] == [name]
    assert narrowed.total == whole.total
    assert harrow.ask(listing.listing, harrow_id, "actor", harrow.today, f"{name} zzz").items == ()
    assert harrow.ask(listing.listing, harrow_id, "actor", harrow.today, "  ").items == whole.items


@pytest.mark.parametrize("words", [one for one in NASTY if one.strip()], ids=lambda words: ascii(words)[:12])
def test_hostile_words_narrow_a_list_as_words(nasty: Book, nasty_id: str, words: str) -> None:
    found = nasty.ask(listing.listing, nasty_id, "contribution", nasty.today, words)
    whole = nasty.ask(listing.listing, nasty_id, "contribution", nasty.today)
    assert set(found.items) <= set(whole.items)


def test_a_place_does_not_see_the_records_of_another(harrow: Book, harrow_id: str) -> None:
    other = start(harrow, "Elsewhere")
    for noun in _LISTED:
        mine = {item.id for item in harrow.ask(listing.listing, other, noun, harrow.today).items}
        assert not mine & {item.id for item in harrow.ask(listing.listing, harrow_id, noun, harrow.today).items}
    bands = harrow.ask(overview.page, other, harrow.today).band
    assert {count.number for count in bands} == {0}


def test_a_place_gone_says_so(harrow: Book, harrow_id: str) -> None:
    harrow.do(places.remove, harrow_id)
    with pytest.raises(Problem, match="not in the book any more"):
        harrow.ask(overview.page, harrow_id, harrow.today)


def test_every_table_of_a_place_knows_its_place() -> None:
    own = {"change_row", "memo", "place", "change"}
    assert [name for name, table in METADATA.tables.items() if name not in own and "place_id" not in table.c] == []


def test_a_nasty_place_goes_out_as_sound_files(nasty: Book, nasty_id: str) -> None:
    assert tomllib.loads(nasty.ask(own_files.place_text, nasty_id))["actor"]
    for noun in NOUNS:
        sheet = list(csv.reader(io.StringIO(nasty.ask(own_files.list_csv, nasty_id, noun), newline="")))
        assert len(sheet) == 1 + len(ids(nasty, nasty_id, noun)), noun
        assert {len(row) for row in sheet} == {len(sheet[0])}
