"""The thread: from any item of any step both ways through all six."""

from __future__ import annotations

from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.core.views import Step
from convene.services.book import Book
from convene.services.thread import thread
from convene.store.reader import Reader, Row
from tests.making import add, find, ids, start

ROUND = (
    "contribution", "need", "cluster", "vision", "priority", "ballot", "decision", "ask", "commitment", "milestone",
    "news", "amendment", "observation", "indicator", "assumption", "double_count", "account", "correction", "reply",
)  # fmt: skip


@pytest.fixture
def quay(book: Book) -> str:
    """A place that has gone round once, a thread of one record of each noun, and a second beside it."""
    place = start(book, "Harrow Quay")
    for noun, said in (
        ("actor", {"slug": "mill", "name": "The mill", "primary_type": "msme"}),
        ("cluster", {"slug": "home", "name": "Getting home"}),
        ("contribution", {"slug": "bus", "text": "The last bus goes too early", "cluster": "home"}),
        ("contribution", {"slug": "fish", "text": "Somewhere to fish"}),
        ("need", {"slug": "way", "statement": "A way home at night", "contributions": ["bus"], "who": "Shift workers"}),
        ("vision", {"slug": "home", "statement": "Everybody gets home", "needs": ["way"]}),
        ("vision", {"slug": "pond", "statement": "A pond for all", "contributions": ["fish"]}),
        ("priority", {"slug": "late-bus", "title": "A late bus", "visions": ["home"]}),
        ("ballot", {"slug": "first", "question": "What first?",
                    "options": [{"title": "A late bus", "about": "Late-Bus"}]}),
        ("decision", {"slug": "bus-first", "text": "The bus comes first", "priorities": ["late-bus"],
                      "votes_for": 31, "turnout": 40, "method": "vote", "decided_on": "2026-02-01"}),
        ("ask", {"slug": "driver", "asked_by": "mill", "wording": "A driver for the evening", "needs": ["way"]}),
        ("commitment", {"slug": "shuttle", "title": "A shuttle at ten", "actor": "mill", "priorities": ["late-bus"],
                        "depends_on": ["driver"], "status": "live", "accepted_by": "manager",
                        "accepted_on": "2026-02-02"}),
        ("commitment", {"slug": "pond", "title": "Dig a pond", "actor": "mill", "visions": ["pond"]}),
        ("milestone", {"slug": "van", "title": "A van is bought", "commitment": "shuttle", "due": "2026-03-01"}),
        ("news", {"slug": "soon", "text": "It goes well", "commitment": "shuttle", "heard_on": "2026-03-02"}),
        ("amendment", {"slug": "half", "what": "From nine to ten", "commitment": "shuttle",
                       "changed_on": "2026-03-03"}),
        ("observation", {"slug": "rides", "commitment": "shuttle", "quantity": "120", "period_start": "2026-04-01",
                         "period_end": "2026-06-30"}),
        ("indicator", {"slug": "cars", "name": "Homes without a car", "value": "31", "commitments": ["shuttle"]}),
        ("assumption", {"slug": "dead", "commitment": "shuttle", "kind": "deadweight", "central": "10",
                        "reason": "Some had a lift"}),
        ("double_count", {"slug": "twice", "guard": "group", "commitments": ["shuttle", "pond"], "answer": "different",
                          "reason": "Other people"}),
        ("account", {"slug": "first-year", "title": "The first year", "period_start": "2026-04-01",
                     "period_end": "2026-12-31"}),
        ("account", {"slug": "next-year", "title": "The next year", "period_start": "2027-01-01",
                     "period_end": "2027-12-31"}),
        ("correction", {"slug": "fewer", "what": "Fewer rides", "account": "first-year", "commitment": "shuttle",
                        "why": "Counted twice", "corrected_on": "2026-07-02"}),
        ("decision", {"slug": "go-on", "text": "The shuttle goes on", "account": "first-year"}),
        ("reply", {"slug": "told", "text": "The shuttle runs", "told": "everybody", "sent_on": "2026-07-03",
                   "account": "first-year"}),
    ):  # fmt: skip
        add(book, place, noun, **said)
    return place


def steps(book: Book, place: str, noun: str, handle: str) -> dict[str, Step]:
    return {one.kind: one for one in book.ask(thread.page, place, noun, find(book, place, noun, handle))}


def nouns(step: Step) -> set[str]:
    return {one.id.partition(":")[0] for one in step.items}


@pytest.mark.parametrize(
    ("noun", "handle"),
    [("contribution", "bus"), ("need", "way"), ("cluster", "home"), ("vision", "home"), ("priority", "late-bus"),
     ("ballot", "first"), ("decision", "bus-first"), ("ask", "driver"), ("commitment", "shuttle"),
     ("milestone", "van"), ("news", "soon"), ("amendment", "half"), ("observation", "rides"), ("indicator", "cars"),
     ("assumption", "dead"), ("account", "first-year"), ("correction", "fewer"), ("decision", "go-on"),
     ("reply", "told")],
)  # fmt: skip
def test_every_item_leads_to_every_other_both_ways(book: Book, quay: str, noun: str, handle: str) -> None:
    found = steps(book, quay, noun, handle)
    assert [one.state for one in found.values()].count("here") == 1
    assert "missing" not in {one.state for one in found.values()}
    assert {"contribution", "need", "cluster"} == nouns(found["said"])
    assert {"priority", "decision", "ballot"} == nouns(found["decided"])
    assert {"commitment", "milestone", "news", "amendment", "ask"} == nouns(found["commitment"])
    assert {"observation", "indicator", "account", "correction", "double_count", "assumption"} == nouns(
        found["measured"]
    )
    assert nouns(found["replied"]) == {"reply", "decision"}
    here = next(one for one in found.values() if one.state == "here")
    assert f"{noun}:{find(book, quay, noun, handle)}" in {one.id for one in here.items}
    assert not any("pond" in one.title.lower() or "next" in one.title.lower() for one in every(found)), "another thread"


def every(found: dict[str, Step]) -> list[Any]:
    return [item for one in found.values() for item in one.items]


def test_whatever_stands_on_the_thread_has_a_step_of_its_own() -> None:
    assert set(thread.HERE) == {one.name for one in NOUNS.values() if one.thread} == set(ROUND)


def test_what_only_hangs_on_a_step_does_not_fill_it(book: Book) -> None:
    """An open ballot decides nothing, a decision that did not carry agrees nothing, an ask promises nothing."""
    place = start(book, "Quay")
    add(book, place, "actor", slug="mill", name="The mill", primary_type="msme")
    add(book, place, "need", slug="way", statement="A way home", who="All")
    add(book, place, "vision", slug="home", statement="Everybody gets home", needs=["way"])
    add(book, place, "ballot", slug="first", question="What first?", options=[{"title": "Home", "about": "home"}])
    add(book, place, "ask", slug="driver", asked_by="mill", wording="A driver", needs=["way"])
    add(book, place, "decision", slug="no", text="Not this year", visions=["home"], carried=False)
    found = steps(book, place, "need", "way")
    assert (found["said"].state, found["said"].words) == ("here", "nobody is on record as having said it")
    assert {kind: one.state for kind, one in found.items() if kind != "said"} == {
        "vision": "there", "decided": "missing", "commitment": "missing", "measured": "missing", "replied": "missing",
    }  # fmt: skip
    assert nouns(found["decided"]) == {"ballot", "decision"}
    assert nouns(found["commitment"]) == {"ask"}


def test_a_later_decision_takes_the_place_of_an_earlier_one(book: Book, quay: str) -> None:
    add(book, quay, "decision", slug="pond-first", text="The pond comes first", priorities=["late-bus"],
        supersedes="bus-first", turnout=12, method="consent", decided_on="2026-05-01")  # fmt: skip
    found = steps(book, quay, "commitment", "shuttle")["decided"]
    assert found.words == "12 took part, consent, 1 May 2026"
    assert [one.sub for one in found.items if one.id.startswith("decision:")] == [
        "12 took part, consent, 1 May 2026", "a later decision took its place",
    ]  # fmt: skip


def test_a_need_with_a_great_many_voices_lists_some_and_counts_the_rest(book: Book) -> None:
    place = start(book, "Quay")
    for number in range(thread_most() + 40):
        add(book, place, "contribution", text=f"Voice {number}", slug=f"v{number}", cluster="")
    add(book, place, "need", slug="way", statement="A way home", who="All",
        contributions=[f"v{number}" for number in range(thread_most() + 40)])  # fmt: skip
    said = steps(book, place, "need", "way")["said"]
    assert f"×{thread_most() + 40}" in said.words
    assert [one.title for one in said.items if not one.id] == ["and 40 more of this kind"]
    last = steps(book, place, "contribution", f"v{thread_most() + 39}")["said"]
    assert last.items[0].title == f"Voice {thread_most() + 39}"


def thread_most() -> int:
    from convene.services.thread.step_items import MOST

    return MOST


def test_a_thread_finds_its_rows_by_an_index(harrow: Book, harrow_id: str) -> None:
    """Among ten thousand records the thread of one must not read them all."""

    def scanned(read: Reader, noun: str, record_id: str) -> set[str]:
        found: set[str] = set()
        plain = read.rows

        def explained(sql: str, **values: Any) -> list[Row]:
            steps = plain(f"EXPLAIN QUERY PLAN {sql}", **values)
            found.update(
                row["detail"] for row in steps if row["detail"].startswith("SCAN ") and "json_each" not in row["detail"]
            )
            return plain(sql, **values)

        read.rows = explained  # type: ignore[method-assign]
        try:
            thread.page(read, harrow_id, noun, record_id)
        finally:
            del read.rows
        return found

    for noun in sorted(thread.HERE):
        for one in ids(harrow, harrow_id, noun)[:3]:
            assert harrow.ask(scanned, noun, one) == set(), noun
