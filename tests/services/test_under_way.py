"""Accepted is under way from its first day on, and every count agrees on it."""

from __future__ import annotations

from typing import Any

import pytest

from convene.core.vocabulary import CommitmentStatus as C
from convene.services import gates
from convene.services.book import Book
from convene.services.codesign import market
from convene.services.delivery import call_round
from convene.services.lists import listing
from convene.services.manifesto.contents import Contents
from convene.services.manifesto.remarks import remarks
from convene.services.nouns import records, status_steps
from convene.services.places import overview
from convene.services.thread import counts
from tests.making import add, change, ids, start

SAID = {"accepted_by": "Chair", "accepted_on": "2026-11-01", "accepted_how": "by letter"}


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


def promise(book: Book, place: str, title: str, status: str = "accepted", **more: Any) -> str:
    return add(book, place, "commitment", **({"title": title, "actor": "tide", "status": status} | SAID | more))


def test_accepted_is_live_from_its_day_on_for_gate_round_and_list(book: Book, place: str) -> None:
    promise(book, place, "Begun", start="2026-11-22")
    promise(book, place, "No day")
    promise(book, place, "To come", start="2027-02-01", due="2027-06-01")
    here = book.ask(gates.facts, place, book.today)
    assert (here.delivery.live, here.delivery.to_come) == (2, 1)
    one = next(each for each in book.ask(gates.page, place, book.today)[2].checks if each.id == "DEL-1")
    assert one.says == "Both live commitments heard from in the last 90 days; one accepted begins later."
    (call,) = book.ask(call_round.call_round, place, book.today)
    assert {each.title for each in call.promises} == {"Begun", "No day"}
    shown = {each.title: each.state for each in book.ask(listing.listing, place, "commitment", book.today).items}
    assert shown == {"Begun": "accepted", "No day": "accepted", "To come": "begins Feb 2027"}


def test_accepted_is_made_taken_part_in_and_late_like_live(book: Book, place: str) -> None:
    one = promise(
        book, place, "Jobs", status="offered", accepted_by="", accepted_on="", accepted_how="", due="2026-11-01"
    )
    said = {"by": "Chair", "how": "by letter"}
    assert [each.name for each in book.ask(status_steps.questions, place, "commitment", [one], C.accepted)] == [
        "by",
        "how",
    ]
    assert book.do(status_steps.step, place, "commitment", [one], C.accepted, said).value[1] == (
        "Jobs: offered → accepted; Tide is committed now"
    )
    assert book.ask(counts.page, place, book.today)[3].number == 1
    (shown,) = book.ask(listing.listing, place, "commitment", book.today).items
    assert shown.state.startswith("late")
    assert book.ask(gates.facts, place, book.today).delivery.troubled == 1
    assert book.do(status_steps.step, place, "commitment", [one], C.live, {}).value[1] == "Jobs: accepted → live"
    assert ids(book, place, "amendment") == []


def test_it_stands_in_the_manifesto_as_live_and_that_is_told(book: Book, place: str) -> None:
    add(book, place, "manifesto", title="Ours")
    promise(book, place, "Jobs")
    contents = book.ask(Contents, place)
    assert contents.raw(book.today, own_measures=False)["commitment"][0]["status"] == C.live
    assert any("accepted; here that counts as live" in one.words for one in remarks(contents))


def test_what_the_law_asks_for_is_listed_and_counted_nowhere(book: Book, place: str) -> None:
    add(book, place, "priority", slug="jobs", title="Jobs")
    promise(book, place, "Law", "live", legally_required=True, priorities=["jobs"], lever="procurement")
    here = book.ask(gates.facts, place, book.today)
    assert (here.codesign.commitments, here.codesign.required, len(here.codesign.unowned)) == (0, 1, 1)
    assert (here.delivery.live, here.measurement.commitments) == (0, 0)
    assert book.ask(counts.page, place, book.today)[3].number == 0
    assert book.ask(market.stalls, place)[0].says == "nothing asked · nothing on offer · 1 required by law, not counted"
    (call,) = book.ask(call_round.call_round, place, book.today)
    assert call.promises[0].required
    (shown,) = book.ask(listing.listing, place, "commitment", book.today).items
    assert "required by law" in shown.sub


def test_a_shared_one_counts_once_by_its_shares(book: Book, place: str) -> None:
    for slug, kind in (("ebb", "vcse"), ("flow", "anchor")):
        add(book, place, "actor", slug=slug, name=slug.title(), primary_type=kind)
    shares = [{"actor": "tide", "share": "50"}, {"actor": "ebb", "share": "30"}, {"actor": "flow", "share": "20"}]
    one = promise(book, place, "Jobs", partners=["ebb", "flow"], shares=shares)
    promise(book, place, "Rooms")
    here = book.ask(gates.facts, place, book.today).codesign
    assert (here.busiest, str(here.busiest_count), here.commitments, here.unshared) == ("Tide", "1.5", 2, 0)
    assert here.types == ("anchor", "msme", "vcse")
    change(book, place, "commitment", one, why="Not agreed yet", shares=[])
    here = book.ask(gates.facts, place, book.today).codesign
    assert (str(here.busiest_count), here.unshared, here.types) == ("2", 1, ("msme",))


def test_parts_of_one_commitment_do_not_clash_and_with_another_claim_they_do(book: Book, place: str) -> None:
    add(book, place, "actor", slug="ebb", name="Ebb", primary_type="vcse")
    add(book, place, "theme", slug="work", title="Work")
    add(book, place, "outcome", slug="w1", theme="work", title="More work")
    add(book, place, "measure", slug="w1.1", outcome="w1", title="Jobs", unit="jobs")
    more: dict[str, Any] = {"measure": "w1.1", "beneficiaries": "Young people"}
    shares = [{"actor": "tide", "share": "60"}, {"actor": "ebb", "share": "40"}]
    promise(book, place, "Jobs", partners=["ebb"], shares=shares, **more)
    assert book.ask(gates.facts, place, book.today).codesign.clashes == ()
    own = promise(book, place, "Own", **(more | {"actor": "ebb"}))
    (clash,) = book.ask(gates.facts, place, book.today).codesign.clashes
    assert (clash.actors, str(clash.total)) == (("Tide", "Ebb"), "1.6")
    change(book, place, "commitment", own, why="The same jobs", claimed_share="0")
    assert book.ask(gates.facts, place, book.today).codesign.clashes == ()
    assert book.ask(overview.page, place, book.today)
    assert book.ask(records.load, "commitment", own)
