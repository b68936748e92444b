"""“What we heard”: what the note quotes, what it keeps to itself, and the reply that remembers it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convene.core.vocabulary import ActorType
from convene.errors import Problem
from convene.files.documents import render
from convene.files.documents.blocks import Para
from convene.files.heard_page import Group, Heard, Said, paper
from convene.services import gates
from convene.services.book import Book
from convene.services.engagement import what_we_heard
from convene.services.engagement.what_we_heard import Scope
from convene.services.nouns import records
from convene.services.thread import counts, thread
from tests.making import add, find, start
from tests.nasty import NASTY

TODAY = date(2026, 11, 22)


@pytest.fixture
def quay(book: Book) -> str:
    place = start(book, "Harrow Quay")
    crowd = [{"actor_type": "citizen", "people": 40}, {"actor_type": "msme", "people": 3},
             {"actor_type": "developer", "people": 1}]  # fmt: skip
    add(book, place, "workshop", title="Hall evening", slug="hall", status="held", date="2026-10-01", venue="Library",
        influence="consult", attendance=crowd)  # fmt: skip
    add(book, place, "workshop", title="Uncounted", slug="uncounted", status="held", date="2026-09-01")
    add(book, place, "workshop", title="Supper", status="planned", date="2026-12-13", venue="Kitchen", starts="18:00")
    for text, kind, who, cluster, more in (
        ("A first job", "hope", "citizen", "Work", {}),
        ("Somebody to ring", "need", "citizen", "work ", {"slug": "ring"}),
        ("We would train two", "offer", "msme", "Work", {}),
        ("My own site floods", "concern", "developer", "Water", {}),
        ("I dare not say", "concern", "citizen", "Water", {"attribution": "anonymous"}),
        ("Tide Street Market", "thanks", "citizen", "", {"attribution": "named"}),
    ):
        add(book, place, "contribution", text=text, kind=kind, actor_type=who, cluster=cluster, workshop="hall", **more)
    add(book, place, "contribution", text="It echoes", actor_type="citizen", workshop="uncounted")
    add(
        book, place, "contribution", text="Buses", kind="need", actor_type="citizen", said_on="2026-11-10", slug="buses"
    )
    add(book, place, "need", statement="Work without a car", contributions=["ring"])
    add(book, place, "vision", statement="Everybody gets a first job", contributions=["ring"])
    return place


def note(book: Book, place: str, scope: Scope = Scope()) -> str:  # noqa: B008
    return book.ask(what_we_heard.page, place, scope, TODAY).markdown


def hall(book: Book, place: str) -> Scope:
    return Scope(find(book, place, "workshop", "hall"))


def test_a_note_on_a_workshop_says_who_was_heard_what_they_said_and_what_comes(book: Book, quay: str) -> None:
    text = note(book, quay, hall(book, quay))
    assert "We listened to 44 people: 40 citizens and four others." in text
    assert "We will listen and say how it mattered." in text
    assert text.index("## Work") < text.index("## Water") < text.index("## Also said") < text.index("What happens next")
    assert "Three contributions" in text
    assert text.index("### Hopes") < text.index("### Needs") < text.index("### Offered")
    assert "“A first job” (citizen)" in text
    assert "“We would train two” (small business)" in text
    assert "Work without a car" in text
    assert "Everybody gets a first job" in text
    assert "**Sun 13 Dec:** Supper, Kitchen, 18:00" in text
    assert "Buses" not in text


def test_nobody_can_be_told_from_the_note(book: Book, quay: str) -> None:
    text = note(book, quay, hall(book, quay))
    assert "“My own site floods”\n" in text, "the only developer is not called one"
    assert "“I dare not say”\n" in text, "who asked to stay unknown does"
    assert "developer" not in text
    assert "“It echoes”\n" in note(book, quay, Scope(find(book, quay, "workshop", "uncounted"))), "nobody was counted"


def test_words_that_point_to_a_person_are_counted_and_not_quoted(book: Book, quay: str) -> None:
    add(book, quay, "person", name="Ann Marlow", phone="07700 900123")
    for text in (
        "Ask Mrs Jones at the desk",
        "ann.marlow@quay.example knows",
        "ANN MARLOW said so",
        "Joanne Marlowe",
    ):
        add(book, quay, "contribution", text=text, actor_type="citizen", workshop="hall")
    page = book.ask(what_we_heard.page, quay, hall(book, quay), TODAY)
    assert "Jones" not in page.markdown
    assert "marlow@" not in page.markdown
    assert "ANN MARLOW" not in page.markdown
    assert "Joanne Marlowe" in page.markdown, "another name that holds it is not hers"
    assert "“Tide Street Market”" in page.markdown, "a street is nobody"
    assert "Three contributions are not quoted" in page.markdown
    assert page.heard.total == 10


def test_a_note_on_everything_or_on_some_days(book: Book, quay: str) -> None:
    everything = note(book, quay)
    assert "All that was said until Sun 22 Nov 2026." in everything
    assert "Eight things were written down." in everything
    add(book, quay, "outreach", what="Stall", actor_type="citizen", people=6, date="2026-11-09")
    page = book.ask(what_we_heard.page, quay, Scope(since=date(2026, 11, 1), until=date(2026, 11, 12)), TODAY)
    assert page.contributions == ("buses",)
    assert "From Sun 1 Nov 2026 to Thu 12 Nov 2026." in page.markdown
    assert "We listened to 6 people, all of them citizens. That counts those we met outside workshops." in page.markdown
    assert "“Buses” (citizen)" in page.markdown


def test_a_note_on_nothing_says_so(book: Book) -> None:
    place = start(book)
    assert "Nothing has been written down yet" in note(book, place)
    with pytest.raises(Problem, match="nothing to answer") as caught:
        book.do(what_we_heard.record, place, Scope(), told="all")
    assert caught.value.hint
    with pytest.raises(Problem, match="not there any more"):
        book.ask(what_we_heard.page, place, Scope("gone"), TODAY)


def test_the_workshop_that_waits_longest_for_nobody_comes_first(book: Book, quay: str) -> None:
    found = book.ask(what_we_heard.choices, quay, TODAY)
    assert found[what_we_heard.first(found)].scope == hall(book, quay)
    assert [(one.title, one.said, one.untold) for one in found] == [
        ("Hall evening", 6, 6), ("Uncounted", 1, 1), ("Everything", 8, 8),
    ]  # fmt: skip
    book.do(what_we_heard.record, quay, hall(book, quay), told="all who came")
    found = book.ask(what_we_heard.choices, quay, TODAY)
    assert found[what_we_heard.first(found)].scope == Scope(find(book, quay, "workshop", "uncounted"))
    assert found[0].untold == 0


def test_recording_that_it_was_sent_closes_the_loop_in_one_change(book: Book, quay: str) -> None:
    def untold() -> str:
        return book.ask(counts.page, quay, book.today)[5].loose

    assert untold() == "8 voices not told"
    assert [one.state for one in book.ask(gates.page, quay, TODAY)[0].checks if one.id == "ENG-8"] == ["fail"]
    done = book.do(what_we_heard.record, quay, hall(book, quay), told="all who came", sent_on=date(2026, 10, 20))
    assert done.label == "Sent what we heard to all who came: 6 contributions answered"
    reply: Any = book.ask(records.load, "reply", done.value)
    assert (reply.kind.value, reply.told, reply.workshop) == ("what_we_heard", "all who came", "hall")
    assert len(reply.contributions) == 6
    assert reply.text.startswith(
        "What we heard, at Hall evening, Thu 1 Oct 2026, Library: 6 contributions, most of all"
    )
    assert untold() == "2 voices not told"
    assert [one.state for one in book.ask(gates.page, quay, TODAY)[0].checks if one.id == "ENG-8"] == ["pass"]
    said = book.ask(thread.page, quay, "contribution", find(book, quay, "contribution", "ring"))
    assert said[-1].state == "there"
    book.undo(quay)
    assert untold() == "8 voices not told"


def test_a_reply_made_of_a_period_answers_what_was_said_in_it(book: Book, quay: str) -> None:
    done = book.do(
        what_we_heard.record, quay, Scope(since=date(2026, 11, 1)), told="the noticeboard", channel="noticeboard"
    )
    reply: Any = book.ask(records.load, "reply", done.value)
    assert (reply.contributions, reply.workshop, reply.channel) == (("buses",), "", "noticeboard")
    assert reply.sent_on == TODAY


@pytest.mark.parametrize("large", [False, True])
def test_whatever_people_say_the_page_shows_it_as_words(large: bool) -> None:
    said = tuple(Said(text) for text in NASTY)
    made = Heard("Quay [/] <b>", "at <script>", TODAY, (Group("<img>", said, {ActorType.citizen: 3}),))
    page = render(paper(made), "html", large_print=large).content.decode()
    assert "<script" not in page
    assert "<img" not in page
    assert ("18pt" in page) is large
    assert render(paper(made), "md").content.endswith(b"\n")
    assert isinstance(paper(made).blocks[0], Para)


def test_people_of_no_said_kind_are_counted_all_the_same() -> None:
    from convene.core.engagement.small_counts import people_words
    from convene.core.vocabulary import ActorType

    assert people_words({}, 5) == "5 people"
    assert people_words({ActorType.citizen: 12}, 2) == "14 people: 12 citizens and two others"
    assert people_words({ActorType.citizen: 1}, 1) == "fewer than three people"
    assert people_words({}) == ""
