"""What the book holds and the manifesto does not say is told in the app and on the page, and counted right."""

from __future__ import annotations

from html import escape

from convene.core.vocabulary import ActorType
from convene.services import manifesto
from convene.services.book import Book
from convene.services.nouns import records
from tests.making import add, start

AUTHORITY = {"signed_by": "Chair", "authority": "the board", "signed_on": "2026-03-14"}


def told(book: Book, place: str) -> tuple[str, ...]:
    """What stands under “What is not in here” of the document, which is what the app notes too."""
    page = book.ask(manifesto.build, place, book.today)
    notes = tuple(one.words for one in page.findings if one.severity == "note" and not one.path)
    assert all(f"- {escape(words, quote=False)}" in page.markdown for words in notes)
    return notes


def test_a_place_that_says_all_it_has_leaves_nothing_out(book: Book) -> None:
    place = start(book)
    assert told(book, place) == ()
    assert "What is not in here" not in book.ask(manifesto.build, place, book.today).markdown


def test_what_is_offered_proposed_or_unsigned_is_said_to_be_left_out(harrow: Book, harrow_id: str) -> None:
    before = told(harrow, harrow_id)
    assert "1 vision was proposed and not agreed." in before
    add(harrow, harrow_id, "vision", statement="A quay with [/] swings", status="proposed")
    add(harrow, harrow_id, "commitment", title="Swings", actor="saltworks", status="offered")
    after = told(harrow, harrow_id)
    assert "2 visions were proposed and not agreed." in after
    assert "5 commitments are offered and not accepted yet." in after


def test_a_partner_who_has_not_signed_is_named_until_it_signs(harrow: Book, harrow_id: str) -> None:
    waiting = [one for one in told(harrow, harrow_id) if "not signed" in one]
    assert waiting == ["Basin College, named beside “Two apprentices from the quay”, has not signed."]
    add(harrow, harrow_id, "signature", actor="college", **AUTHORITY)
    assert not [one for one in told(harrow, harrow_id) if "Basin College" in one or "not signed" in one]


def test_counts_of_several_sessions_are_said_to_be_counts_of_seats(book: Book) -> None:
    place = start(book)
    rows = [{"actor_type": ActorType.citizen, "people": 9}]
    add(book, place, "workshop", title="One", date="2026-10-01", status="held", attendance=rows)
    assert told(book, place) == ()
    add(book, place, "workshop", title="Two", date="2026-10-08", status="held", attendance=rows)
    assert told(book, place) == ("Whoever came to several sessions is counted at each.",)


def test_visions_counted_alike_need_no_word(harrow: Book, harrow_id: str) -> None:
    words = "The agreed visions were not all counted alike: the numbers given are the least favourable of any of them."
    assert words in told(harrow, harrow_id)
    for one, vision in harrow.ask(records.load_all, harrow_id, "vision"):
        if getattr(vision, "status", "") == "agreed":
            counts = {"votes_for": 10, "votes_against": 0, "stood_aside": 1}
            add(harrow, harrow_id, "decision", text=f"Counted anew {one}.", visions=[vision.slug], **counts)
    assert words not in told(harrow, harrow_id)


def test_what_is_missing_is_told_of_things_by_their_names(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="Saltworks", primary_type="vcse")
    long = "The lights of the square stay on until the last bus"
    for title in ("Lights [/]", long):
        add(book, place, "commitment", title=title, actor="saltworks", status="live")
    found = [one.words for one in book.ask(manifesto.build, place, book.today).findings]
    assert "Commitment “Lights [/]” has no start." in found
    assert f"Commitment “{long}” has no start." in found
