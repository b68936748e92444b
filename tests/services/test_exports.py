"""Every document of every sample place, of a place whose every text is nasty and of an empty one: whose language it is
in, what it says of nothing, and that it speaks to people who never saw the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.nouns.ballots import BallotDraft
from convene.core.vocabulary import Lever
from convene.files.documents.blocks import Entry, Grid, Paper, words
from convene.files.documents.to_html import html
from convene.services.book import Book
from convene.services.engagement import invites
from convene.services.files import own_files
from convene.services.files.exporting import PAPER, Asked, every, source
from convene.services.nouns import records
from convene.services.workshops import minutes
from tests import making
from tests.making import add, find, start

OF_THE_PROGRAM = re.compile(r"--\w|\bconvene (?:export|list|add|edit|open)\b|\bpress \w\b|\bhandle\b", re.IGNORECASE)
"""What means something at a keyboard, and nothing on paper."""


def papers(book: Book, place: str) -> Iterator[tuple[str, Paper]]:
    """Every document there is, with and without contacts, of all and of each of the first workshops."""
    shops = [book.ask(_handle, one) for one in making.ids(book, place, "workshop")[:3]]
    ballots = [cast("BallotDraft", draft) for _, draft in book.ask(records.load_all, place, "ballot")]
    asked = [one.slug for one in ballots[:3]]
    schemes, actors = (
        [one.slug for _, one in book.ask(records.load_all, place, noun)[:3]]
        for noun in ("scheme", "actor")  # type: ignore[attr-defined]
    )
    closed = [one.slug for one in ballots if one.status is BallotStatus.closed][:3]
    for name, export in every().items():
        if not set(PAPER) & set(export.forms):
            continue
        # A poster is no paper of blocks, and has its own tests.
        some = {"minutes": shops, "manifesto": [""], "poster": [], "ballot": asked, "result": closed,
                "crosswalk": ["sdg", "ppn002"], "procurement": [""], "statement": schemes, "actor-page": actors,
                "lever": list(Lever), "quarter": ["", "2026-Q3"], "wealth": [""],
                "clinic": [""], "money": [""], "account": [""], "one-pager": [""],
                "you-said": ["", *shops]}  # fmt: skip
        for which in some.get(name, ["", *shops]):
            for people in (False, True):
                made = book.ask(source, place, book.today, export, Asked("pdf", which, people=people))
                assert isinstance(made.content, Paper)
                yield f"{name} {which}", made.content


def _handle(read: object, record_id: str) -> str:
    return read.value("SELECT slug FROM workshop WHERE id = :id", id=record_id)  # type: ignore[attr-defined,no-any-return]


def test_our_sentences_are_english_and_say_nothing_of_keys_and_commands(book: Book, sample: Path) -> None:
    place = book.do(own_files.bring_place, own_files.read_place(sample, book.today)).value
    for name, paper in papers(book, place):
        assert paper.language == "en-GB", name
        found = OF_THE_PROGRAM.findall(words(paper))
        assert not found, (name, found)


def test_documents_of_an_empty_place_say_that_nothing_is_there(book: Book) -> None:
    place = start(book)
    said = {name.strip(): words(paper) for name, paper in papers(book, place)}
    assert "Nothing has been written down yet" in said["heard"]
    assert "Did we hear you right" not in said["heard"]
    assert "There are no figures yet." in said["profile"]
    assert "No contacts are kept yet." in said["invites"]
    assert "There is no actor to invite." in words(book.ask(_list_of_actors, place, book.today))
    assert "There is no agreed vision yet." in said["manifesto"]
    assert "issued" not in said["manifesto"].split("\n")[-1]


def _list_of_actors(read: object, place: str, today: date) -> Paper:
    return invites.paper(read, place, today, invites.actors(read, place, today))  # type: ignore[arg-type]


def test_words_in_another_language_are_marked_where_it_is_known(book: Book) -> None:
    place = start(book)
    making.change(book, place, "place", place, languages=["cy", "en-GB"])
    add(book, place, "workshop", title="Noson", slug="noson", date="2026-10-01", status="held")
    add(book, place, "contribution", text="Mae'n oer", workshop="noson", language="cy")
    add(book, place, "contribution", text="It is cold", workshop="noson")
    shop = find(book, place, "workshop", "noson")
    heard = book.ask(source, place, book.today, every()["heard"], Asked("html", "noson")).content
    assert isinstance(heard, Paper)
    for paper in (heard, book.ask(minutes.paper, place, shop)):
        page = html(paper)
        assert '<html lang="en-GB">' in page
        assert '<bdi lang="cy">“Mae&#x27;n oer”</bdi>' in page
        assert "“It is cold”" in page
        assert page.count('lang="cy"') == 1, "nobody wrote down what the other one is in"


def test_a_manifesto_in_another_language_has_its_words_marked_and_ours_not(book: Book) -> None:
    place = start(book)
    add(book, place, "manifesto", title="Maniffesto", language="cy", principles=["Neb yn gorchymyn"])
    made = book.ask(source, place, book.today, every()["manifesto"], Asked("html")).content
    assert isinstance(made, Paper)
    assert made.language == "en-GB"
    entries = [one for block in made.blocks for one in getattr(block, "entries", ()) if isinstance(one, Entry)]
    assert ("Neb yn gorchymyn", "cy") in [(one.text, one.language) for one in entries]


# The minutes


def test_minutes_of_what_was_not_held_do_not_say_that_nobody_came(book: Book) -> None:
    place = start(book)
    for status, said in (("planned", "not been held yet"), ("cancelled", "was cancelled"), ("held", "Nobody counted")):
        shop = add(book, place, "workshop", title=status, status=status, blocks=[{"title": "Tea", "minutes": 10}])
        text = words(book.ask(minutes.paper, place, shop))
        assert said in text
        assert ("Nothing was written down" in text) is (status == "held")
        assert "Tea" in text


def test_six_people_from_groups_are_not_six_groups_and_nothing_untimed_took_any_time(book: Book) -> None:
    place = start(book)
    came = [{"actor_type": "citizen", "people": 1}, {"actor_type": "vcse", "people": 6}]
    shop = add(
        book, place, "workshop", title="Evening", status="held", stage="delivery", attendance=came,
        blocks=[{"title": "Tea", "minutes": 10}],
    )  # fmt: skip
    paper = book.ask(minutes.paper, place, shop)
    assert "7 people: 1 citizen and 6 from voluntary groups." in words(paper)
    alike = add(book, place, "workshop", title="Tea", status="held", attendance=came[1:])
    assert "6 people from voluntary groups." in words(book.ask(minutes.paper, place, alike))
    assert [one.columns for one in paper.blocks if isinstance(one, Grid)] == [("Planned", "Block")]
    assert paper.hue == "delivery"


def test_minutes_put_nothing_in_order_where_one_thing_was_said(book: Book) -> None:
    place = start(book)
    shop = add(book, place, "workshop", slug="tea", title="Tea", status="held")
    add(book, place, "contribution", text="A bench", workshop="tea")
    assert "1 contribution." in words(book.ask(minutes.paper, place, shop))
    add(book, place, "contribution", text="A tree", workshop="tea")
    assert "2 contributions, in the order they came." in words(book.ask(minutes.paper, place, shop))


# Invites


def test_a_list_on_paper_has_no_empty_column_and_the_meeting_in_words(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="Works", primary_type="msme", base="HQ1")
    shop = add(book, place, "workshop", title="Evening", date="2026-11-24", starts="18:30", venue="Hall")
    found = book.ask(invites.actors, place, book.today, workshop_id=shop)
    assert found.columns == invites.ACTOR_COLUMNS, "other programs find every column"
    paper = book.ask(invites.paper, place, book.today, found)
    assert [one.columns for one in paper.blocks if isinstance(one, Grid)] == [("Organisation", "Type", "Base")]
    assert "1 actor; no contact is named." in words(paper)
    assert "Evening · Tuesday 24 November 2026 · 18:30 · Hall" in paper.subtitle
