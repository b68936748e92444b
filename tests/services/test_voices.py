"""Voices behind a need or a vision are counted one way, whether they stand under "Said by" or among the evidence."""

from __future__ import annotations

import pytest

from convene.services import figures, gates
from convene.services.book import Book
from convene.services.lists import listing
from convene.services.thread import counts
from tests.making import add, change, find, start


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "contribution", slug="bus", text="The last bus goes at nine.")
    add(book, place, "contribution", slug="walk", text="I walk home in the dark.")
    return place


def told(book: Book, place: str, noun: str) -> str:
    (item,) = book.ask(listing.listing, place, noun, book.today).items
    return item.figure if noun == "need" else item.sub


def test_what_a_need_came_from_is_a_voice_and_what_sums_it_up_is_not_counted_besides(book: Book, place: str) -> None:
    need = add(book, place, "need", statement="No way home", contributions=["bus"])
    assert told(book, place, "need") == "1 voice, 0 data"
    assert book.ask(gates.facts, place, book.today).engagement.needs_without_voice == 0
    book.do(figures.voice_behind, place, need, [find(book, place, "contribution", "bus")])
    assert told(book, place, "need") == "1 voice, 0 data"
    heard = [{"kind": "voice", "text": text, "source": "Ward"} for text in ("A nurse said so", "So did a porter")]
    change(book, place, "need", need, evidence=heard)
    assert told(book, place, "need") == "2 voices, 0 data"


def test_a_vision_speaks_with_its_own_voices_and_those_of_its_needs(book: Book, place: str) -> None:
    need = add(book, place, "need", slug="home", statement="No way home")
    vision = add(book, place, "vision", statement="Buses all night", needs=["home"])
    assert told(book, place, "vision") == "nobody on record said it"
    assert book.ask(counts.page, place, book.today)[1].loose == "1 nobody said"
    change(book, place, "need", need, contributions=["bus", "walk"])
    change(book, place, "vision", vision, contributions=["bus"])
    assert told(book, place, "vision") == "2 voices"
    assert book.ask(counts.page, place, book.today)[1].loose == "all with a voice"
