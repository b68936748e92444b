"""What was signed, or stands in the open, changes with a reason and goes by no back door."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem, ReasonNeeded
from convene.services import importing
from convene.services.book import Book
from convene.services.engagement import merging
from convene.services.files import own_files
from convene.services.importing import ImportOptions
from convene.services.nouns import records
from tests.making import add, change, ids, start
from tests.services.register_files import plain
from tests.store.dumping import contents


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


@pytest.fixture
def promise(book: Book, place: str) -> str:
    return add(book, place, "commitment", slug="jobs", title="Jobs", actor="tide", quantity="10", status="live")


def _sign(book: Book, place: str, **more: Any) -> str:
    fields = {"actor": "tide", "signed_by": "Chair", "authority": "Board", "signed_on": "2026-11-01", **more}
    return add(book, place, "signature", **fields)


def _reasons(book: Book, place: str) -> list[str]:
    return [one.why for _, one in book.ask(records.load_all, place, "amendment")]  # type: ignore[attr-defined]


@pytest.fixture
def list_back(tmp_path: Path) -> Path:
    rows = [("jobs", "Jobs", "tide", "8"), ("buses", "Buses", "tide", "2")]
    return plain(tmp_path / "commitments.csv", ["slug", "title", "actor", "quantity"], rows)


@pytest.mark.usefixtures("promise")
def test_a_list_that_changes_a_live_promise_wants_a_reason(book: Book, place: str, list_back: Path) -> None:
    before = contents(book.path)
    with pytest.raises(ReasonNeeded) as refused:
        book.do(own_files.bring_list, place, "commitment", list_back)
    assert (refused.value.where.line, refused.value.question) == (2, "Why do its terms change?")
    assert "--reason" in refused.value.hint
    assert contents(book.path) == before, "nothing of the list is in"
    book.do(own_files.bring_list, place, "commitment", list_back, why="The order book halved")
    assert _reasons(book, place) == ["The order book halved"]
    assert len(ids(book, place, "commitment")) == 2


@pytest.mark.usefixtures("promise")
def test_so_does_a_list_whose_columns_were_mapped(book: Book, place: str, list_back: Path) -> None:
    options = ImportOptions(list_back, noun="commitment")
    planned = book.ask(importing.plan, place, options, book.today)
    assert "people will read of this change" in planned.lines[0].why
    assert "It will not come in without a reason." in planned.notes[0]
    with pytest.raises(ReasonNeeded):
        book.do(importing.bring, place, options)
    assert _reasons(book, place) == []
    options = ImportOptions(list_back, noun="commitment", reason="The order book halved")
    book.do(importing.bring, place, options)
    assert _reasons(book, place) == ["The order book halved"]


@pytest.mark.usefixtures("promise")
def test_news_and_what_nobody_reads_of_come_in_without_one(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "commitment", slug="buses", title="Buses", actor="tide", quantity="2")
    rows = [("jobs", "Jobs", "tide", "10", "late"), ("buses", "Buses", "tide", "3", "offered")]
    file = plain(tmp_path / "back.csv", ["slug", "title", "actor", "quantity", "status"], rows)
    book.do(own_files.bring_list, place, "commitment", file)
    assert _reasons(book, place) == []


def test_a_measure_that_a_live_promise_counts_in_stays(book: Book, place: str) -> None:
    add(book, place, "theme", slug="work", title="Work")
    add(book, place, "outcome", slug="work-1", theme="work", title="More work")
    measure = add(book, place, "measure", slug="jobs-1", outcome="work-1", title="Jobs", unit="jobs")
    promise = add(book, place, "commitment", title="Jobs", actor="tide", measure="jobs-1", quantity="10")
    change(book, place, "commitment", promise, status="live")
    with pytest.raises(Problem, match="promised in the open"):
        book.do(records.remove, place, "measure", [measure])
    assert book.ask(records.load, "commitment", promise).model_dump()["measure"] == "jobs-1"


def test_the_record_of_a_public_change_stays(book: Book, place: str, promise: str) -> None:
    change(book, place, "commitment", promise, "The order book halved", quantity="8")
    (amendment,) = ids(book, place, "amendment")
    kept = book.ask(records.load, "amendment", amendment)
    for given in ({"why": ""}, {"what": "Nothing much"}, {"commitment": ""}):
        with pytest.raises(Problem, match="stays on record"):
            book.do(records.edit, place, "amendment", amendment, kept.model_copy(update=given))
    better = kept.model_copy(update={"why": "The order book halved in May"})
    assert book.do(records.edit, place, "amendment", amendment, better).value
    with pytest.raises(Problem, match="stays on record"):
        book.do(records.remove, place, "amendment", [amendment])


@pytest.mark.usefixtures("promise")
def test_a_signature_that_covers_a_live_promise_is_withdrawn_and_not_removed(book: Book, place: str) -> None:
    signature = _sign(book, place)
    with pytest.raises(Problem, match="Tide has signed in the open") as refused:
        book.do(records.remove, place, "signature", [signature])
    assert "Withdrawn on" in refused.value.hint
    with pytest.raises(Problem) as refused:
        change(book, place, "signature", signature, signed_on=None)
    assert "signed_on" in refused.value.fields
    add(book, place, "actor", slug="quay", name="Quay", primary_type="vcse")
    with pytest.raises(Problem):
        change(book, place, "signature", signature, actor="quay")
    assert change(book, place, "signature", signature, withdrawn_on="2026-11-20")
    with pytest.raises(Problem):
        book.do(records.remove, place, "signature", [signature])


def test_a_signature_nobody_reads_of_yet_goes_as_it_came(book: Book, place: str) -> None:
    for more in ({"signed_on": ""}, {}):
        signature = _sign(book, place, **more)
        assert book.do(records.remove, place, "signature", [signature]).value == 1
    signature = _sign(book, place)
    add(book, place, "manifesto", title="Ours", status="signed")
    with pytest.raises(Problem, match="stays on record"):
        book.do(records.remove, place, "signature", [signature])


def test_what_was_given_up_and_is_offered_again_stays_on_record(book: Book, place: str, promise: str) -> None:
    change(book, place, "commitment", promise, "Closed", status="withdrawn")
    with pytest.raises(Problem, match="promised in the open"):
        change(book, place, "commitment", promise, quantity="6")
    with pytest.raises(Problem, match="stays on record"):
        book.do(records.remove, place, "commitment", [promise])
    change(book, place, "commitment", promise, "Open again", status="offered", accepted_by="", accepted_on="",
           accepted_how="")  # fmt: skip
    with pytest.raises(Problem, match="stays on record"):
        book.do(records.remove, place, "commitment", [promise])


def test_what_was_changed_as_an_offer_is_not_changed_back_by_undo_once_accepted(book: Book, place: str) -> None:
    one = add(book, place, "commitment", title="Jobs", actor="tide", quantity="10")
    smaller = book.do(_smaller, place, one)
    change(book, place, "commitment", one, status="accepted")
    before = contents(book.path)
    with pytest.raises(Problem, match="without a reason"):
        book.undo(place, smaller.change)
    assert contents(book.path) == before
    book.undo(place)
    book.undo(place, smaller.change)
    assert str(book.ask(records.load, "commitment", one).quantity) == "10"  # type: ignore[attr-defined]


def _smaller(write: Any, place: str, one: str) -> None:
    old = records.load(write, "commitment", one)
    records.edit(write, place, "commitment", one, old.model_copy(update={"quantity": Decimal(6)}))


def test_who_shares_a_promise_does_not_go_in_silence(book: Book, place: str, promise: str) -> None:
    ebb = add(book, place, "actor", slug="ebb", name="Ebb", primary_type="vcse")
    flow = add(book, place, "actor", slug="flow", name="Flow", primary_type="vcse")
    change(book, place, "commitment", promise, "They share it", partners=["ebb", "flow"])
    with pytest.raises(Problem, match="which was promised in the open"):
        book.do(records.remove, place, "actor", [ebb])
    shares = [{"actor": "tide", "share": 50}, {"actor": "ebb", "share": 30}, {"actor": "flow", "share": 20}]
    change(book, place, "commitment", promise, "So they agreed", shares=shares)
    with pytest.raises(Problem, match="no share"):
        change(book, place, "commitment", promise, "Flow left", partners=["ebb"], shares=shares[:1])
    book.do(merging.merge, place, ebb, flow)
    kept: Any = book.ask(records.load, "commitment", promise)
    assert [(one.actor, int(one.share)) for one in kept.shares] == [("tide", 50), ("ebb", 50)]
    assert (kept.partners, kept.faults()) == (("ebb",), {})
    assert _reasons(book, place) == ["They share it", "So they agreed"]
