"""Clusters: one contribution stands in one at most, whatever is named, moved, merged, split, undone or written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from convene.errors import Problem
from convene.services.book import Book
from convene.services.codesign import clusters, visions
from convene.services.files import own_files
from convene.services.nouns import records
from convene.services.workshops import run
from tests.conftest import Clock
from tests.making import add, change, find, ids, start, text

SAID = ("A bus after nine", "A warm room", "The evening bus", "Potholes")


@pytest.fixture
def quay(book: Book) -> str:
    place = start(book)
    for at, said in enumerate(SAID):
        add(book, place, "contribution", text=said, slug=f"s{at}", actor_type="citizen" if at % 2 else "msme")
    return place


@pytest.fixture
def second(tmp_path: Path, clock: Clock) -> Iterator[Book]:
    other = Book(tmp_path / "second.book", now=clock)
    yield other
    other.close()


def said(book: Book, place: str, *numbers: int) -> list[str]:
    return [find(book, place, "contribution", f"s{number}") for number in numbers]


def board(book: Book, place: str) -> dict[str, list[str]]:
    """Name → what stands in it, in the order of the board."""
    found = {}
    for group in book.ask(clusters.groups, place):
        rows = book.ask(clusters.voices, place, group.id)
        assert group.said == len(rows)
        found[group.name] = [row["slug"] for row in rows]
    return found


def test_naming_moving_splitting_merging_and_undoing_each_as_one_change(book: Book, quay: str) -> None:
    buses = book.do(clusters.gather, quay, "Buses", said(book, quay, 0, 2, 3), who="citizens")
    assert buses.label == "Named a cluster: Buses, 3 contributions"
    assert board(book, quay) == {"Buses": ["s0", "s2", "s3"], "In no cluster": ["s1"]}
    split = book.do(clusters.gather, quay, "Roads", said(book, quay, 3, 1))
    assert split.label == "Named a cluster: Roads, 2 contributions", "they came from two places"
    assert board(book, quay) == {"Buses": ["s0", "s2"], "Roads": ["s1", "s3"], "In no cluster": []}
    late = book.do(clusters.gather, quay, "Late", said(book, quay, 2))
    assert late.label == "Split Buses: 1 contribution became Late"
    assert book.do(clusters.put, quay, "", said(book, quay, 1)).value == 1
    assert book.do(clusters.merge, quay, buses.value, [late.value, split.value]).value == 2
    assert board(book, quay) == {"Buses": ["s0", "s2", "s3"], "In no cluster": ["s1"]}
    for _ in range(5):
        book.undo()
    assert board(book, quay) == {"In no cluster": ["s0", "s1", "s2", "s3"]}
    for _ in range(5):
        book.redo()
    assert board(book, quay) == {"Buses": ["s0", "s2", "s3"], "In no cluster": ["s1"]}
    kept: Any = book.ask(records.load, "cluster", buses.value)
    assert (kept.who_named, kept.named_on) == ("citizens", book.today)


def test_the_order_of_the_board_is_kept_and_counted_from_one(book: Book, quay: str) -> None:
    for name in ("One", "Two", "Three"):
        book.do(clusters.begin, quay, name)
    assert book.do(clusters.reorder, quay, find(book, quay, "cluster", "three"), 1).value
    assert list(board(book, quay)) == ["Three", "One", "Two", "In no cluster"]
    assert not book.do(clusters.reorder, quay, find(book, quay, "cluster", "three"), 1).value
    book.do(clusters.reorder, quay, find(book, quay, "cluster", "three"), 99)
    assert list(board(book, quay)) == ["One", "Two", "Three", "In no cluster"]


def test_what_cannot_be_done_is_refused_and_moves_nothing(book: Book, quay: str) -> None:
    book.do(clusters.gather, quay, "Buses", said(book, quay, 0))
    before = board(book, quay)
    buses = find(book, quay, "cluster", "buses")
    for act, given, words in (
        (clusters.gather, (" buses ", said(book, quay, 1)), "There is a cluster Buses already"),
        (clusters.gather, (" ", said(book, quay, 1)), "needs a name"),
        (clusters.gather, ("Empty", []), "No contribution was named"),
        (clusters.put, (buses, ["gone"]), "not there any more"),
        (clusters.put, ("gone", said(book, quay, 1)), "not there any more"),
        (clusters.merge, (buses, [buses]), "takes two clusters"),
    ):
        with pytest.raises(Problem, match=words) as refused:
            book.do(act, quay, *given)
        assert refused.value.hint
    assert board(book, quay) == before


def test_removing_a_cluster_leaves_what_was_said(book: Book, quay: str) -> None:
    buses = book.do(clusters.gather, quay, "Buses", said(book, quay, 0, 2)).value
    book.do(records.remove, quay, "cluster", [buses])
    assert board(book, quay) == {"In no cluster": ["s0", "s1", "s2", "s3"]}
    book.undo()
    assert board(book, quay)["Buses"] == ["s0", "s2"]


def test_a_name_is_enough_wherever_a_contribution_is_written(book: Book, quay: str) -> None:
    add(book, quay, "contribution", text="No taxi", slug="s4", cluster="Getting home")
    add(book, quay, "contribution", text="A lift", slug="s5", cluster=" getting  HOME ")
    change(book, quay, "contribution", said(book, quay, 1)[0], cluster="Rooms")
    assert board(book, quay) == {
        "Getting home": ["s4", "s5"], "Rooms": ["s1"], "In no cluster": ["s0", "s2", "s3"],
    }  # fmt: skip
    change(book, quay, "contribution", said(book, quay, 1)[0], cluster="")
    assert board(book, quay)["Rooms"] == []


def test_a_place_file_carries_clusters_and_one_of_before_makes_them_of_its_words(
    book: Book, quay: str, second: Book
) -> None:
    book.do(clusters.gather, quay, "Buses & boats", said(book, quay, 0, 2), who="msmes")
    written = text(book, quay)
    place = second.do(own_files.bring_place, own_files.read_place(written.encode(), second.today)).value
    assert text(second, place) == written
    assert board(second, place) == board(book, quay)
    second.undo()
    old = written.replace('cluster = "buses-boats"', 'cluster = "Buses & boats"')
    head, _, tail = old.partition("\n[[cluster]]")
    old = head + "\n[[contribution]]" + tail.partition("\n[[contribution]]")[2]
    place = second.do(own_files.bring_place, own_files.read_place(old.encode(), second.today)).value
    assert board(second, place) == board(book, quay)


def test_a_list_names_clusters_and_coming_again_changes_nothing(book: Book, quay: str, tmp_path: Any) -> None:
    path = tmp_path / "said.csv"
    path.write_text("text,cluster\nNo taxi,Getting home\nA lift,Getting home\n", encoding="utf-8")
    assert book.do(own_files.bring_list, quay, "contribution", path).value == "2 contributions added."
    assert len(board(book, quay)["Getting home"]) == 2
    path.write_text(book.ask(own_files.list_csv, quay, "contribution"), encoding="utf-8")
    assert "changed" not in book.do(own_files.bring_list, quay, "contribution", path).value
    assert len(ids(book, quay, "cluster")) == 1


def test_suggestions_say_why_and_move_nothing(book: Book, quay: str) -> None:
    for at, words in enumerate(("A bus in the evening", "Evenings without a bus")):
        add(book, quay, "contribution", text=words, slug=f"more{at}")
    before = board(book, quay)
    (first, *_) = book.ask(clusters.suggested, quay)
    assert "bus" in first.reason
    assert set(book.ask(clusters.handles, first.ids)) >= {"s2", "more0", "more1"}
    assert board(book, quay) == before


def test_one_contribution_informs_several_visions_and_its_author_stays(book: Book, quay: str) -> None:
    buses = book.do(clusters.gather, quay, "Buses", said(book, quay, 0, 2)).value
    handles = book.ask(clusters.said_in, quay, [buses])
    one = book.do(visions.draft_from, quay, "Everybody gets home", handles).value
    other = book.do(visions.draft_from, quay, "A quay that is lit", handles[:1]).value
    assert book.do(visions.rest_on, quay, other, handles).value == 1
    with pytest.raises(Problem, match="rests on all of them already"):
        book.do(visions.rest_on, quay, other, handles)
    (group, _) = book.ask(clusters.groups, quay)
    assert (group.visions, group.types) == (2, (("msme", 2),))
    for vision in (one, other):
        draft: Any = book.ask(records.load, "vision", vision)
        assert draft.contributions == ("s0", "s2")


# Writing down


def test_several_lines_are_one_change_and_the_last_speaker_speaks_on(book: Book, quay: str) -> None:
    lines = ("@vcse", "One", "Two @citizen #t3", "Three")
    made = book.do(run.capture_many, quay, "", lines, book.clock)
    assert made.label == "Captured 3 contributions"
    drafts: list[Any] = [book.ask(records.load, "contribution", one) for one in made.value]
    assert [one.actor_type for one in drafts] == ["vcse", "citizen", "citizen"]
    assert book.ask(run.last_type, quay, "", book.today) == "citizen"
    four: Any = book.ask(records.load, "contribution", book.do(run.capture, quay, "", "Four", book.clock).value)
    assert four.actor_type == "citizen"
    book.undo()
    book.undo()
    assert len(ids(book, quay, "contribution")) == len(SAID)
    assert book.ask(run.last_type, quay, "", book.today) is None, "what was said on no day is nobody's last word"


def test_a_short_form_of_the_place_is_written_out(book: Book, quay: str) -> None:
    change(book, quay, "place", quay, short_forms=["cc = community centre"])
    made = book.do(run.capture, quay, "", "The ;cc is cold", book.clock)
    assert made.label == "Captured: The community centre is cold"
    assert book.ask(run.said_before, quay, "the community centre is cold!", ()) == "The community centre is cold"
    assert book.ask(run.said_before, quay, "the community centre is cold!", (made.value,)) == ""
