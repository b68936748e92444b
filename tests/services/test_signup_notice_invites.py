"""The sign-up sheet, the privacy notice and the invite lists: what they say, and whom they leave out."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from convene.services.book import Book
from convene.services.engagement import invites
from convene.services.files.exporting import text_of
from convene.services.people import notices
from tests import making

YES = {"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-11-01", "how": "paper"}
CONVENER = {"convener_name": "Quay Trust", "convener_contact_role": "Convener", "convener_contact": "c@quay.example"}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def quay(book: Book) -> str:
    place = making.start(book, "Quay")
    making.change(book, place, "place", place, **CONVENER)
    return place


def person(book: Book, place: str, name: str, **fields: Any) -> str:
    return making.add(book, place, "person", name=name, **{"email": f"{name.split()[0].lower()}@x.org", **fields})


# The notice


def test_the_notice_is_kept_once_a_wording(book: Book, quay: str) -> None:
    first, says = notices.kept_notice(book, quay)
    assert first.version == "2026-11"
    assert "kept as 2026-11" in says
    again, _ = notices.kept_notice(book, quay)
    assert again == first
    assert len(making.ids(book, quay, "notice")) == 1
    making.change(book, quay, "place", quay, convener_contact="new@quay.example")
    assert notices.kept_notice(book, quay)[0].version == "2026-11-2"
    making.change(book, quay, "place", quay, convener_contact="c@quay.example")
    assert notices.kept_notice(book, quay)[0].version == "2026-11", "words that were used before are the same wording"


def test_the_notice_says_what_the_law_asks_for(book: Book, quay: str) -> None:
    found, _ = notices.kept_notice(book, quay)
    text = found.text
    for said in (
        "Quay Trust", "c@quay.example", "consent", "24 months", "30 days after the meeting", "sell", "see what we hold",
        "erased", "object", "withdraw", "one month", "acknowledge a complaint within 30 days",
        "Information Commissioner",
    ):  # fmt: skip
        assert said in text
    for form in ("html", "md"):
        shown = text_of(found.paper, form)
        for part in found.parts:
            assert part.heading in shown
        assert "wording 2026-11" in shown
    assert "Welsh" not in text


def test_a_place_of_its_own_ways(book: Book, quay: str) -> None:
    making.change(book, quay, "place", quay, languages=["cy", "en-GB"], country="IE")
    making.add(book, quay, "manifesto", title="M", controller="The council", retention_months=12)
    text = notices.kept_notice(book, quay)[0].text
    for said in ("Welsh is welcome", "the controller) is The council", "12 months", "data protection authority"):
        assert said in text
    assert "Information Commissioner" not in text


def test_what_nobody_filled_in_is_said_and_not_kept(book: Book) -> None:
    place = making.start(book)
    found, says = notices.kept_notice(book, place)
    assert (found.version, found.facts.missing) == ("", ("Who convenes", "Contact", "Reach them at"))
    assert "[to be filled in: Who convenes" in found.text
    assert "not kept" in says
    assert making.ids(book, place, "notice") == []
    assert "a draft, with gaps" in text_of(book.ask(notices.sign_up, place, book.today))


# The sheet


def test_the_sheet_has_what_a_door_needs(book: Book, quay: str) -> None:
    shop = making.add(
        book,
        quay,
        "workshop",
        title="First <b>evening</b>",
        date="2026-11-24",
        starts="18:30",
        ends="20:45",
        venue="Hall",
    )
    _found, _ = notices.kept_notice(book, quay)
    text = text_of(book.ask(notices.sign_up, quay, book.today, workshop_id=shop), "html")
    page = _Page(text)
    for said in (
        "First <b>evening</b>", "Tuesday 24 November 2026, 18:30 to 20:45 · Hall", "wording 2026-11",
        "Quay Trust keeps",         "you need not sign", "How to reach me", "What I need",
    ):  # fmt: skip
        assert said in page.words
    assert page.words.count("voluntary group") == page.words.count("developer") == 15
    assert not [one for one, attrs in page.tags if one in ("script", "img", "link", "iframe") or "src" in attrs]
    assert "url(" not in text
    colours = set(re.findall(r"#[0-9a-fA-F]{3,6}", text))
    assert colours <= {"#fff", "#000"}, "it prints black on white"
    large = text_of(book.ask(notices.sign_up, quay, book.today, workshop_id=shop), "html", large=True)
    assert "18pt" in large
    assert 1 < _Page(large).words.count("voluntary group") < 15


def test_names_stand_on_the_sheet_only_when_asked_and_addresses_never(book: Book, quay: str) -> None:
    actor = making.add(book, quay, "actor", name="Works", primary_type="msme")
    person(book, quay, "Ann Able", bases=[YES], roles=[{"actor": actor}])
    person(book, quay, "Bob Barred")
    _found, _ = notices.kept_notice(book, quay)
    assert "Ann" not in text_of(book.ask(notices.sign_up, quay, book.today), "html")
    named = text_of(book.ask(notices.sign_up, quay, book.today, people=True), "html")
    assert "Ann Able" in named
    assert '<i class="box">x</i>small business' in named
    assert "Bob" not in named
    assert "@x.org" not in named


# Invites


def test_only_whom_the_ledger_allows_is_invited(book: Book, quay: str) -> None:
    actor = making.add(book, quay, "actor", name="Works", primary_type="msme")
    role = [{"actor": actor, "role": "Owner"}]
    person(book, quay, "Ann Able", bases=[YES], roles=role, channel="call", phone="+44 7700 900123")
    person(book, quay, "=cmd|x", bases=[YES], email="", address="1 Tide Street\nQuay")
    person(book, quay, "Bob", bases=[{**YES, "purpose": "News"}])
    person(book, quay, "Cat", bases=[{**YES, "withdrawn_on": "2026-11-10"}])
    person(book, quay, "Dan")
    person(book, quay, "Eve", bases=[YES], email="")
    shop = making.add(book, quay, "workshop", title="Evening", date="2026-11-24")
    found = book.ask(invites.people, quay, book.today, workshop_id=shop)
    listed = rows(found.csv)
    assert [(one["name"], one["by"], one["address"]) for one in listed] == [
        ("'=cmd|x", "letter", "1 Tide Street, Quay"), ("Ann Able", "call", "'+44 7700 900123"),
    ]  # fmt: skip
    assert (listed[1]["organisation"], listed[1]["role"], listed[1]["meeting"]) == ("Works", "Owner", "Evening")
    for said in (
        "2 people may be invited", "1 person with no basis that covers invitations", "1 person who withdrew",
        "1 person with no basis yet", "1 person with no address",
    ):  # fmt: skip
        assert said in found.says
    narrowed = book.ask(invites.people, quay, book.today, words="works")
    assert [one["name"] for one in rows(narrowed.csv)] == ["Ann Able"]


def test_without_people_it_lists_actors(book: Book, quay: str) -> None:
    making.add(book, quay, "actor", name="Works", primary_type="msme", base="HQ1", website="https://w.example")
    making.add(book, quay, "actor", name="Gone", primary_type="msme", relationship="withdrawn")
    person(book, quay, "Ann Able", bases=[YES])
    found = book.ask(invites.actors, quay, book.today)
    assert rows(found.csv) == [
        {"organisation": "Works", "type": "Small business", "base": "HQ1", "website": "https://w.example"}
    ]
    assert "1 actor that withdrew" in found.says
