"""An actor's story in its detail: contacts, commitments, signature, ties and moves, latest first."""

from __future__ import annotations

from convene.services.book import Book
from convene.services.nouns import detail
from tests.making import add, change, start


def told(book: Book, place: str, actor: str) -> dict[str, tuple[str, ...]]:
    return {one.title: one.lines for one in book.ask(detail.page, place, "actor", actor, book.today).sections}


def test_what_was_done_is_told_latest_first(book: Book) -> None:
    place = start(book)
    actor = add(book, place, "actor", slug="choir", name="Choir [/]", primary_type="vcse", influence=2, interest=4)
    add(book, place, "actor", slug="fund", name="The Fund", primary_type="anchor")
    add(book, place, "outreach", what="Rang about [bold]rooms", date="2026-03-01", channel="call", actor="choir")
    add(book, place, "outreach", what="Met at the hall", date="2026-10-01", actor="choir")
    for number in range(3):
        add(book, place, "link", source="fund", target="choir", kind="funds", what=f"Grant {number}")
    add(book, place, "link", source="choir", target="fund", kind="works_with", what="Carols")
    change(book, place, "actor", actor, influence=3)
    lines = told(book, place, actor)
    assert lines["Its story"] == ("Thu 1 Oct: Met at the hall", "Sun 1 Mar: Rang about [bold]rooms (call)")
    assert lines["Ties"] == ("The Fund funds it, 3 times", "works with The Fund: Carols")
    assert "from 2·4" in lines["On the map"][0]


def test_an_actor_nobody_met_has_no_story(book: Book) -> None:
    place = start(book)
    actor = add(book, place, "actor", name="Quiet", primary_type="msme")
    assert not {"Its story", "Ties", "On the map"} & set(told(book, place, actor))


def test_a_long_story_is_cut_and_says_so(book: Book) -> None:
    place = start(book)
    actor = add(book, place, "actor", slug="busy", name="Busy", primary_type="msme")
    for number in range(11):
        add(book, place, "outreach", what=f"Call {number}", date=f"2026-01-{number + 1:02}", actor="busy")
    story = told(book, place, actor)["Its story"]
    assert (len(story), story[0], story[-1]) == (9, "Sun 11 Jan: Call 10", "and 3 more lines")
