"""What hangs loose on the thread: each kind found, what was left on purpose passed over, one number everywhere."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from convene.core.views import Loose
from convene.services import gates
from convene.services.book import Book
from convene.services.places import overview
from convene.services.thread import freshness, loose, orphans
from tests.making import add, change, find, start

TODAY = date(2026, 11, 22)


@pytest.fixture
def quay(book: Book) -> str:
    """Everything whole: a voice, its vision, how it was decided, a promise, its figure, and what people were told."""
    place = start(book, "Quay")
    for noun, said in (
        ("actor", {"slug": "mill", "name": "The mill", "primary_type": "msme"}),
        ("contribution", {"slug": "bus", "text": "The last bus goes too early"}),
        ("vision", {"slug": "home", "statement": "Everybody gets home", "contributions": ["bus"], "status": "agreed",
                    "agreed_on": "2026-02-01"}),
        ("decision", {"slug": "yes", "text": "The bus comes first", "visions": ["home"], "turnout": 40,
                      "votes_for": 31, "method": "vote", "review_on": "2026-12-24"}),
        ("commitment", {"slug": "shuttle", "title": "A shuttle at ten", "actor": "mill", "visions": ["home"],
                        "status": "live", "accepted_by": "manager", "accepted_on": "2026-11-01",
                        "due": "2026-06-30"}),
        ("observation", {"slug": "rides", "commitment": "shuttle", "quantity": "120", "period_end": "2026-06-30",
                         "evidence": [{"text": "The driver's book"}]}),
        ("reply", {"slug": "told", "text": "The shuttle runs", "sent_on": "2026-07-03", "commitments": ["shuttle"],
                   "contributions": ["bus"]}),
    ):  # fmt: skip
        add(book, place, noun, **said)
    return place


def ends(book: Book, place: str) -> dict[str, Loose]:
    return {one.key: one for one in book.ask(loose.page, place, TODAY)}


def loose_keys(book: Book, place: str) -> set[str]:
    return {key for key, one in ends(book, place).items() if one.found}


def test_where_everything_leads_on_nothing_hangs_loose(book: Book, quay: str) -> None:
    assert loose_keys(book, quay) == set()
    assert all(one.of == 1 for one in ends(book, quay).values()), "each kind is asked of one record"
    page = book.ask(freshness.page, quay, TODAY)
    assert (page.score, page.gaps) == (100, ())


@pytest.mark.parametrize(
    ("noun", "said", "keys"),
    [
        ("contribution", {"text": "Somewhere to fish"}, {"voices-in-no-vision", "voices-not-answered"}),
        ("vision", {"statement": "A pond"},
         {"visions-nobody-said", "visions-not-decided", "visions-without-a-commitment"}),
        ("vision", {"statement": "A pond", "status": "retired"}, set()),
        ("vision", {"statement": "A pond", "contributions": ["bus"], "status": "agreed", "agreed_on": "2026-02-01"},
         {"visions-without-a-record", "visions-without-a-commitment"}),
        ("commitment", {"title": "Dig", "actor": "mill"}, set()),
        ("commitment", {"title": "Dig", "actor": "mill", "status": "live", "accepted_by": "m",
                        "accepted_on": "2026-11-01"}, {"commitments-for-no-vision"}),
        ("commitment", {"title": "Dig", "actor": "mill", "status": "done", "accepted_by": "m", "visions": ["home"],
                        "accepted_on": "2026-11-01", "due": "2026-11-22"}, {"commitments-due-not-measured"}),
        ("commitment", {"title": "Dig", "actor": "mill", "status": "live", "accepted_by": "m", "visions": ["home"],
                        "accepted_on": "2026-11-01", "due": "2026-11-22", "not_delivered_because": "Rain"}, set()),
        ("commitment", {"title": "Dig", "actor": "mill", "status": "withdrawn", "due": "2026-01-01"}, set()),
        ("commitment", {"title": "Dig", "actor": "mill", "status": "live", "accepted_by": "m", "visions": ["home"],
                        "accepted_on": "2026-01-01"}, {"commitments-gone-quiet"}),
        ("observation", {"commitment": "shuttle", "quantity": "9", "period_end": "2026-09-30"},
         {"observations-without-evidence", "observations-nobody-was-told"}),
        ("reply", {"text": "Thank you", "sent_on": "2026-07-03"}, {"replies-about-nothing"}),
        ("decision", {"text": "We meet on Mondays"}, set()),
        ("decision", {"text": "Look again", "decided_on": "2026-01-01", "review_on": "2026-11-21"}, {"decisions-to-look-at-again"}),
        ("decision", {"text": "No pond", "visions": ["home"], "carried": False}, set()),
    ],
)  # fmt: skip
def test_each_kind_is_found_and_what_was_left_on_purpose_is_not(
    book: Book, quay: str, noun: str, said: dict[str, object], keys: set[str]
) -> None:
    added = add(book, quay, noun, **said)
    assert loose_keys(book, quay) == keys
    for key in keys:
        assert [one.id for one in ends(book, quay)[key].items] == [f"{noun}:{added}"]


def test_a_decision_on_a_vision_nobody_took_on_leads_nowhere(book: Book, quay: str) -> None:
    change(book, quay, "commitment", find(book, quay, "commitment", "shuttle"), "For the park.", visions=[])
    assert "decisions-nothing-follows-from" in loose_keys(book, quay)


def test_what_people_were_told_before_a_figure_does_not_tell_it(book: Book, quay: str) -> None:
    add(book, quay, "observation", commitment="shuttle", quantity="9", period_end="2026-09-30",
        evidence=[{"text": "The book"}])  # fmt: skip
    assert loose_keys(book, quay) == {"observations-nobody-was-told"}
    add(book, quay, "account", slug="year", title="The year", period_start="2026-01-01", period_end="2026-12-31")
    add(book, quay, "reply", text="The account is out", sent_on="2026-11-20", account="year")
    assert loose_keys(book, quay) == set(), "an account tells what lies in its period"


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("contribution", {"text": "Yes"}), ("vision", {"statement": "Good"}),
        ("vision", {"statement": "Good", "status": "agreed", "agreed_on": "2026-01-01"}),
        ("decision", {"text": "So"}), ("decision", {"text": "So", "visions": ["home"]}),
        ("commitment", {"title": "Soon", "actor": "mill"}),
        ("observation", {"commitment": "shuttle", "quantity": "0", "period_end": "2026-09-30"}),
        ("reply", {"text": "Thanks", "sent_on": "2026-11-20"}),
        ("account", {"title": "A", "period_start": "2026-01-01", "period_end": "2026-12-31"}),
    ],
)  # fmt: skip
def test_an_empty_record_never_raises_the_score(book: Book, quay: str, noun: str, said: dict[str, object]) -> None:
    add(book, quay, "contribution", text="Somewhere to fish")
    add(book, quay, "observation", commitment="shuttle", quantity="9", period_end="2026-08-31")
    before = book.ask(freshness.page, quay, TODAY).score
    add(book, quay, noun, **said)
    after = book.ask(freshness.page, quay, TODAY).score
    assert before is not None
    assert after is not None
    assert after <= before + (noun == "decision"), "a decision on a vision that is kept is whole"


def test_nothing_is_asked_of_a_place_that_only_listens_yet(book: Book) -> None:
    place = start(book, "Quay")
    assert book.ask(freshness.page, place, TODAY).score is None
    add(book, place, "contribution", text="The last bus")
    assert book.ask(freshness.page, place, TODAY).score is None


def test_the_overview_the_gates_and_the_report_count_the_same(harrow: Book, harrow_id: str) -> None:
    found = {one.key: one for one in harrow.ask(loose.page, harrow_id, harrow.today)}
    page = harrow.ask(overview.page, harrow_id, harrow.today)
    said = {one.word: one.loose for one in page.band}
    assert said["said"].startswith(f"{found['voices-in-no-vision'].found} ")
    assert said["replied"].startswith(f"{found['voices-not-answered'].found} ")
    assert said["decided"].startswith(f"{found['visions-not-decided'].found} ")
    seen = harrow.ask(gates.facts, harrow_id, harrow.today)
    assert found["commitments-gone-quiet"].found == seen.delivery.live - seen.delivery.fresh
    assert found["visions-without-a-record"].of == seen.codesign.agreed
    recorded = seen.codesign.recorded + seen.codesign.typed
    assert found["visions-without-a-record"].found == seen.codesign.agreed - recorded
    assert {one.key: (one.found, one.of) for one in page.freshness.gaps} == {
        one.key: (one.found, one.of) for one in found.values() if one.found
    }
    rows = list(csv.DictReader(StringIO(orphans.orphans_csv(tuple(found.values())))))
    assert len(rows) == sum(one.found for one in found.values())
    assert all(row["handle"] for row in rows)
