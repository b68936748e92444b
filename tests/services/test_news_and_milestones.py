"""What was heard of a promise, by whatever way it came in, and what has to be reached or kept before it can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convene.core.delivery.held_up import circle
from convene.core.delivery_vocabulary import Confidence
from convene.core.vocabulary import CommitmentStatus as C
from convene.errors import Problem
from convene.services import gates
from convene.services.book import Book
from convene.services.delivery import call_round, milestones, news
from convene.services.files import checking, own_files
from convene.services.nouns import detail, records
from tests.making import add, change, ids, start, text
from tests.services.register_files import plain


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    return place


@pytest.fixture
def jobs(book: Book, place: str) -> str:
    return promise(book, place, "jobs")


def promise(book: Book, place: str, slug: str, **more: Any) -> str:
    fields = {"slug": slug, "title": slug.title(), "actor": "tide", "status": "live", "start": "2026-01-01", **more}
    return add(book, place, "commitment", **fields)


def heard(book: Book, one: str) -> tuple[str, str]:
    kept: Any = book.ask(records.load, "commitment", one)
    return str(kept.heard_on or ""), kept.confidence.value if kept.confidence else ""


def said(book: Book, place: str, one: str) -> dict[str, tuple[str, ...]]:
    found = book.ask(detail.page, place, "commitment", one, book.today)
    return {section.title: section.lines for section in found.sections}


def test_what_is_heard_is_one_act_with_its_step_and_no_change_of_terms(book: Book, place: str, jobs: str) -> None:
    before = text(book, place)
    done = book.do(news.hear, place, [jobs], "Two people start late", heard_from="Manager", confidence=Confidence.even,
                   status=C.at_risk)  # fmt: skip
    assert done.label == "Heard of Jobs: Two people start late; Jobs: live → at risk"
    assert heard(book, jobs) == ("2026-11-22", "even")
    assert ids(book, place, "amendment") == []
    assert "Manager: Two people start late" in said(book, place, jobs)["News"][0]
    book.undo()
    assert text(book, place) == before


def test_a_step_that_lacks_an_answer_or_is_none_keeps_nothing(book: Book, place: str, jobs: str) -> None:
    before = text(book, place)
    for to, on in ((C.withdrawn, None), (C.offered, None), (None, date(2026, 12, 1))):
        with pytest.raises(Problem) as refused:
            book.do(news.hear, place, [jobs], "They close", status=to, heard_on=on)
        assert refused.value.hint
    assert text(book, place) == before


def test_older_news_moves_nothing_back_and_what_was_typed_later_stands(book: Book, place: str, jobs: str) -> None:
    book.do(news.hear, place, [jobs], "Fine", heard_on=date(2026, 11, 10), confidence=Confidence.high)
    book.do(news.hear, place, [jobs], "In doubt then", heard_on=date(2026, 10, 1), confidence=Confidence.low)
    assert heard(book, jobs) == ("2026-11-10", "high")
    change(book, place, "commitment", jobs, heard_on="2026-11-20", confidence="low")
    add(book, place, "news", commitment="jobs", heard_on="2026-11-12", text="So so", confidence="even")
    assert heard(book, jobs) == ("2026-11-20", "even"), "the day typed later stands; the newer word of how sure counts"
    with pytest.raises(Problem, match="heard of later"):
        change(book, place, "commitment", jobs, heard_on="2026-11-01")


def test_editing_removing_and_undoing_news_leave_what_the_rest_say(book: Book, place: str, jobs: str) -> None:
    first = add(book, place, "news", commitment="jobs", heard_on="2026-11-01", text="Fine", confidence="high")
    last = add(book, place, "news", commitment="jobs", heard_on="2026-11-10", text="Not so", confidence="low")
    change(book, place, "news", last, heard_on="2026-10-10")
    assert heard(book, jobs) == ("2026-11-01", "high")
    removed = book.do(records.remove, place, "news", [first])
    assert heard(book, jobs) == ("2026-10-10", "low")
    book.undo(place, removed.change)
    assert heard(book, jobs) == ("2026-11-01", "high")
    book.do(records.remove, place, "news", [first])
    book.do(records.remove, place, "news", [last])
    assert heard(book, jobs) == ("", "")


def test_undoing_later_news_out_of_turn_keeps_what_other_news_say(book: Book, place: str, jobs: str) -> None:
    newest = book.do(news.hear, place, [jobs], "Fine", heard_on=date(2026, 11, 10)).change
    older = book.do(news.hear, place, [jobs], "So so", heard_on=date(2026, 11, 5), confidence=Confidence.even).change
    book.undo(place, newest)
    assert heard(book, jobs) == ("2026-11-05", "even")
    book.redo(place, newest)
    assert heard(book, jobs) == ("2026-11-10", "even")
    book.undo(place, older)
    assert heard(book, jobs)[0] == "2026-11-10"


def test_news_of_a_list_counts_and_of_a_day_to_come_is_refused(
    book: Book, place: str, jobs: str, tmp_path: Path
) -> None:
    columns = ["commitment", "heard_on", "text", "confidence"]
    rows = [("jobs", "2026-11-02", "Fine", "high"), ("jobs", "2026-11-09", "Not so", "low")]
    book.do(own_files.bring_list, place, "news", plain(tmp_path / "news.csv", columns, rows))
    assert heard(book, jobs) == ("2026-11-09", "low")
    late = plain(tmp_path / "late.csv", columns, [("jobs", "2026-11-09", "Fine", ""), ("jobs", "2027-01-01", "?", "")])
    with pytest.raises(Problem, match="still to come") as refused:
        book.do(own_files.bring_list, place, "news", late)
    assert refused.value.where.line == 3
    assert len(ids(book, place, "news")) == 2


def test_a_late_milestone_is_trouble_until_it_is_reached(book: Book, place: str, jobs: str) -> None:
    late = add(book, place, "milestone", commitment="jobs", title="First cohort", due="2026-11-01")
    (call,) = book.ask(call_round.call_round, place, book.today)
    assert call.promises[0].milestone == "First cohort"
    assert "late: due Sun 1 Nov" in said(book, place, jobs)["Milestones"][0]
    with pytest.raises(Problem, match="still to come"):
        book.do(milestones.reach, place, [late], date(2026, 12, 1))
    assert book.do(milestones.reach, place, [late]).label == "Reached: First cohort"
    assert book.do(milestones.reach, place, [late]).value == 0
    (call,) = book.ask(call_round.call_round, place, book.today)
    assert call.promises[0].milestone == ""


def test_a_milestone_outside_its_promise_is_told(book: Book, place: str) -> None:
    one = promise(book, place, "rooms", due="2027-01-31")
    add(book, place, "milestone", commitment="rooms", title="Keys", due="2027-03-01")
    add(book, place, "milestone", commitment="rooms", title="Plan", due="2025-12-01")
    lines = said(book, place, one)["Milestones"]
    assert any("after the commitment itself" in line for line in lines)
    assert any("before the commitment begins" in line for line in lines)


@pytest.mark.parametrize(
    ("waits", "way"),
    [
        ({"a": ("b",), "b": ("c",), "c": ("a",)}, ("a", "b", "c", "a")),
        ({"a": ("a",)}, ("a", "a")),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ("b",)}, ()),
    ],
)
def test_a_circle_is_found_only_through_itself(waits: dict[str, tuple[str, ...]], way: tuple[str, ...]) -> None:
    assert circle(waits, "a") == way


def test_what_waits_in_a_circle_is_refused_by_every_way(book: Book, place: str, jobs: str, tmp_path: Path) -> None:
    promise(book, place, "rooms", waits_for=["jobs"], status="offered")
    with pytest.raises(Problem, match="cannot wait") as refused:
        change(book, place, "commitment", jobs, waits_for=["rooms"])
    assert "jobs waits for rooms waits for jobs" in refused.value.fields["waits_for"]
    columns = ["slug", "title", "actor", "waits_for"]
    file = plain(tmp_path / "in.csv", columns, [("x", "X", "tide", "y"), ("y", "Y", "tide", "x")])
    with pytest.raises(Problem, match="cannot wait"):
        book.do(own_files.bring_list, place, "commitment", file)
    assert len(ids(book, place, "commitment")) == 2


def test_what_keeps_others_waiting_is_told_on_both_in_the_round_and_in_the_advice(
    book: Book, place: str, jobs: str
) -> None:
    add(book, place, "actor", slug="ebb", name="Ebb", primary_type="vcse")
    add(book, place, "ask", slug="room", asked_by="tide", asked_of="ebb", wording="A room", accepted=False)
    rooms = promise(book, place, "rooms", waits_for=["jobs"], depends_on=["room"], due="2026-11-01")
    assert said(book, place, rooms)["Waits for"] == (
        "waits for “Jobs”", "waits for the ask “A room”, which was answered no",
    )  # fmt: skip
    assert said(book, place, jobs)["Waits for"] == ("“Rooms” waits for it",)
    change(book, place, "commitment", jobs, why="Closed", status="withdrawn")
    (call,) = book.ask(call_round.call_round, place, book.today)
    assert call.promises[0].held_up[0] == "“Jobs”, which was withdrawn"
    check = next(one for one in book.ask(gates.page, place, book.today)[2].checks if one.id == "DEL-3")
    assert "which waits for “Jobs”, which was withdrawn" in check.says


def test_a_file_is_told_of_circles_measures_not_adopted_and_milestones_out_of_place(
    book: Book, place: str, tmp_path: Path
) -> None:
    add(book, place, "theme", slug="work", title="Work")
    add(book, place, "outcome", slug="w1", theme="work", title="More work")
    for code in ("w1.1", "w1.2"):
        add(book, place, "measure", slug=code, outcome="w1", title=code, unit="jobs")
    add(book, place, "adoption", measure="w1.1")
    buses = promise(book, place, "buses", status="offered")
    promise(book, place, "rooms", due="2027-01-31", waits_for=["buses"], measure="w1.1", status="offered")
    old = book.ask(records.load, "commitment", buses)
    said_ = book.do(records.edit, place, "commitment", buses, old.model_copy(update={"measure": "w1.2"}))
    assert said_.value
    assert said(book, place, buses)["Its measure"]
    add(book, place, "milestone", commitment="rooms", title="Keys", due="2027-03-01")
    file = tmp_path / "place.toml"
    text_ = text(book, place).replace('slug = "buses"', 'slug = "buses"\nwaits_for = ["rooms"]')
    file.write_text(text_, "utf-8")
    told = [one.words for one in checking.check(file, book.today).findings]
    assert sum("It waits for itself" in one for one in told) == 2
    assert "w1.2 is a measure the place has not adopted." in told
    assert any("after the commitment itself" in one for one in told)
