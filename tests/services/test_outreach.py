"""The outreach log in a book: whom a line is about, what it moves, what falls due and who has gone quiet."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from convene.core.vocabulary import ActorType
from convene.errors import Problem
from convene.services.book import Book
from convene.services.engagement import follow_ups, outreach, stakeholders
from convene.services.lists import listing
from convene.services.nouns import records
from convene.services.nouns.find_by_name import find as find_records
from convene.services.places import overview, places
from tests.conftest import only_place
from tests.making import add, ids, start


@pytest.fixture
def quay(book: Book) -> str:
    place = start(book)
    draft = book.ask(records.load, "place", place)
    book.do(places.edit, place, draft.model_copy(update={"priority_groups": ("Shift workers", "Eastgate")}))
    for name, kind, relationship in (
        ("Saltworks CIC", "vcse", "identified"),
        ("Wharf & Weir Housing Ltd", "anchor", "engaged"),
        ("Northgate Homes", "developer", "identified"),
        ("Northgate Bakery", "msme", "withdrawn"),
        ("100% Wool", "msme", "identified"),
    ):
        add(book, place, "actor", name=name, primary_type=kind, relationship=relationship)
    add(book, place, "actor", name="Quay Radio", primary_type="vcse", aliases=["Radio Harbour"], slug="radio")
    return place


def named(book: Book, place: str, name: str) -> str:
    found = book.ask(outreach.actor_named, place, name)
    return found.title if found else ""


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("radio", "Quay Radio"), ("saltworks cic", "Saltworks CIC"), ("Saltworks", "Saltworks CIC"),
        ("wharf and weir", "Wharf & Weir Housing Ltd"), ("Northgate", ""), ("Northgate homs", "Northgate Homes"),
        ("harbour", "Quay Radio"), ("100%", "100% Wool"), ("%", ""), ("Nobody At All", ""), ("No", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_actor_is_known_by_handle_name_or_nearly_so(book: Book, quay: str, name: str, actor: str) -> None:
    assert named(book, quay, name) == actor


def test_suggestions_begin_with_what_was_typed_then_hold_it(book: Book, quay: str) -> None:
    def titles(line: str) -> list[str]:
        return [item.title for item in book.ask(outreach.suggest, quay, line, book.today)]

    assert titles("nor") == ["Northgate Bakery", "Northgate Homes"]
    assert titles("yesterday: housing") == ["Wharf & Weir Housing Ltd"]
    assert titles("n") == titles("Saltworks CIC: no") == titles("") == []


def test_a_line_is_kept_with_all_it_says(book: Book, quay: str) -> None:
    line = "yesterday: saltworks: rang, will come #shift #teens 3p @citizen ->fri"
    made = book.do(outreach.log, quay, line, "volunteer").value
    kept: Any = book.ask(records.load, "outreach", made)
    assert (kept.what, kept.actor, kept.date, kept.channel.value) == (
        "rang, will come", "saltworks-cic", book.today - timedelta(1), "call",
    )  # fmt: skip
    assert (kept.people, kept.groups, kept.actor_type) == (3, ("Shift workers", "teens"), ActorType.citizen)
    assert (kept.follow_up - book.today).days == 5
    assert kept.by == "volunteer"
    assert "teens is no priority group here" in book.ask(outreach.understood, quay, line, book.today).warns


def test_the_first_contact_moves_an_actor_on_and_one_undo_takes_both_back(book: Book, quay: str) -> None:
    def relationship(name: str) -> str:
        return book.ask(lambda read: read.value("SELECT relationship FROM actor WHERE name = :n", n=name))

    done = book.do(outreach.log, quay, "Saltworks CIC: rang")
    assert done.label == "Logged: Saltworks CIC: rang; Saltworks CIC is contacted now"
    assert relationship("Saltworks CIC") == "contacted"
    assert "contacted now" not in book.do(outreach.log, quay, "Wharf & Weir: rang").label
    assert relationship("Wharf & Weir Housing Ltd") == "engaged"
    book.do(outreach.log, quay, "northgate bakery: wrote")
    assert relationship("Northgate Bakery") == "withdrawn"
    for _ in range(3):
        book.undo(quay)
    assert relationship("Saltworks CIC") == "identified"
    assert ids(book, quay, "outreach") == []


def test_a_name_that_is_no_actors_is_kept_in_the_words_and_told(book: Book, quay: str) -> None:
    made = book.do(outreach.log, quay, "The imam: will ask around").value
    assert book.ask(records.load, "outreach", made).what == "The imam: will ask around"  # type: ignore[attr-defined]
    assert "no actor of that name" in book.ask(outreach.understood, quay, "The imam: rang", book.today).warns


def test_a_contact_named_for_an_actor_is_linked_and_not_spelt_out(book: Book, quay: str) -> None:
    roles = [{"actor": "saltworks-cic"}, {"actor": "radio", "until": "2025-01-01"}]
    add(book, quay, "person", name="Jane Roe", slug="7", roles=roles)
    add(book, quay, "person", name="Al Cane", slug="8")
    done = book.do(outreach.log, quay, "jane roe: came by")
    kept: Any = book.ask(records.load, "outreach", done.value)
    assert (kept.what, kept.actor, kept.person) == ("came by", "saltworks-cic", "7")
    assert "roe" not in done.label.casefold()
    assert book.ask(outreach.understood, quay, "Jane Roe: came by", book.today).warns == ""
    kept = book.ask(records.load, "outreach", book.do(outreach.log, quay, "Al Cane: came by").value)
    assert (kept.what, kept.actor, kept.person) == ("came by", "", "8")
    told = book.ask(outreach.understood, quay, "Al Cane: came by", book.today).warns
    assert "name the actor" in told
    assert "Cane" not in told


def test_a_day_that_is_none_is_told(book: Book, quay: str) -> None:
    def warns(line: str) -> str:
        return book.ask(outreach.understood, quay, line, book.today).warns

    assert "“->someday” is no day to come" in warns("saltworks: rang ->someday")
    assert warns("saltworks: rang ->fri") == warns("saltworks: a -> b") == ""


def test_a_line_that_names_a_contact_says_so_and_its_handle_does_not(book: Book, quay: str) -> None:
    add(book, quay, "person", name="Jane Roe", slug="7", email="jr@example.org")
    add(book, quay, "person", name="May", slug="8")
    add(
        book,
        quay,
        "person",
        name="Head of Procurement",
        slug="9",
        roles=[{"actor": "radio", "role": "procurement head of"}],
    )
    for text, told in (
        ("rang Jane  Roe", True), ("JANE ROE's idea", True), ("wrote to jr@example.org.", True), ("saw May", True),
        ("they may come", False), ("Mary Jane Roebuck", False), ("the head of procurement", False),
    ):  # fmt: skip
        warns = book.ask(outreach.understood, quay, f"saltworks: {text}", book.today).warns
        assert ("names a contact" in warns) is told, text
    made = book.do(outreach.log, quay, "saltworks: rang Jane Roe").value
    assert book.ask(records.load, "outreach", made).slug == "call-2026-11-22"  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", ["", "   ", "yesterday:"])
def test_a_line_without_anything_is_refused(book: Book, quay: str, line: str) -> None:
    with pytest.raises(Problem, match="nothing in that line") as caught:
        book.do(outreach.log, quay, line)
    assert caught.value.hint
    assert ids(book, quay, "outreach") == []


def test_marks_alone_are_told_by_their_channel(book: Book, quay: str) -> None:
    made = book.do(outreach.log, quay, "saltworks: !visit 4p").value
    assert book.ask(records.load, "outreach", made).what == "Visit"  # type: ignore[attr-defined]


def test_coming_back_is_one_change_with_what_came_of_it(book: Book, quay: str) -> None:
    first = book.do(outreach.log, quay, "2026-11-10: saltworks: rang, no answer ->2026-11-22").value
    done = book.do(outreach.follow_up, quay, first, "came by, will host the supper ->next fri")
    assert done.label == "Followed up: rang, no answer; logged: Saltworks CIC: came by, will host the supper"
    kept: Any = book.ask(records.load, "outreach", first)
    again: Any = book.ask(records.load, "outreach", done.value)
    assert kept.followed_up == book.today
    assert (again.actor, again.date) == ("saltworks-cic", book.today)
    assert [one.id for one in book.ask(follow_ups.due, quay, book.today)] == [done.value]
    book.undo(quay)
    assert [one.id for one in book.ask(follow_ups.due, quay, book.today)] == [first]


def test_a_follow_up_can_be_marked_without_a_word_and_taken_back(book: Book, quay: str) -> None:
    first = book.do(outreach.log, quay, "saltworks: rang ->fri").value
    assert book.do(outreach.follow_up, quay, first).value == ""
    assert book.ask(follow_ups.due, quay, book.today) == ()
    assert book.do(outreach.follow_up, quay, first).label == "Not followed up yet: rang"
    assert len(book.ask(follow_ups.due, quay, book.today)) == 1


def test_actions_are_ticked_together_and_unticked(book: Book, quay: str) -> None:
    one = add(book, quay, "action", what="Ring them", due="2026-11-01")
    two = add(book, quay, "action", what="Write to them", done_on="2026-11-02")
    assert book.do(outreach.tick, quay, (one, two)).label == "Done: Ring them"
    assert book.do(outreach.tick, quay, (one, two)).label == "Still to do: 2 actions"
    with pytest.raises(Problem, match="not there"):
        book.do(outreach.tick, quay, ("gone",))


def test_what_falls_due_comes_oldest_first_and_names_nobody(book: Book, quay: str) -> None:
    add(book, quay, "action", what="Book the hall", owner="convener", due="2026-12-10")
    add(book, quay, "action", what="Long done", due="2026-01-10", done_on="2026-01-09")
    add(book, quay, "outreach", what="Rang", actor="saltworks-cic", date="2026-11-01", follow_up="2026-11-19")
    basis = {"purpose": "Inviting", "basis": "consent", "review_on": "2026-11-22"}
    add(book, quay, "person", name="Ann Jones", slug="7", bases=[basis])
    found = book.ask(follow_ups.due, quay, book.today)
    assert [(one.noun, one.says(book.today)) for one in found] == [
        ("outreach", "three days late"), ("person", "today"), ("action", "Thu 10 Dec"),
    ]  # fmt: skip
    assert found[0].line == "Saltworks CIC: Rang"
    assert "Ann" not in repr(found)
    assert len(book.ask(follow_ups.due, quay, book.today, days=0)) == 2
    assert len(book.ask(follow_ups.due, quay, book.today, days=-1)) == 1


def test_silent_actors_are_those_without_outreach_for_longer(book: Book, quay: str) -> None:
    for name, ago in (("saltworks", 61), ("wharf", 60), ("radio", 300)):
        book.do(outreach.log, quay, f"{(book.today - timedelta(ago)).isoformat()}: {name}: rang")
    add(book, quay, "outreach", what="Will ring", actor="northgate-homes", date="2026-12-24")
    found = book.ask(follow_ups.silent, quay, book.today)
    assert [(one.title, one.state) for one in found] == [
        ("Quay Radio", "silent for 300 days"),
        ("Saltworks CIC", "silent for 61 days"),
        ("100% Wool", "never contacted"),
        ("Northgate Homes", "never contacted"),
    ]
    vcse = book.ask(follow_ups.silent, quay, book.today, 100, ActorType.vcse)
    assert [one.title for one in vcse] == ["Quay Radio"]


def test_accepting_and_signing_are_being_in_touch(book: Book, quay: str) -> None:
    today = book.today.isoformat()
    add(book, quay, "commitment", title="Jobs", actor="saltworks-cic", status="live", accepted_on=today)
    add(book, quay, "signature", actor="wharf-weir-housing-ltd", signed_on=today)
    silent = {one.title for one in book.ask(follow_ups.silent, quay, book.today)}
    assert silent == {"Quay Radio", "100% Wool", "Northgate Homes"}
    shown = {one.title: one.sub for one in book.ask(listing.listing, quay, "actor", book.today).items}
    assert sorted(name for name, sub in shown.items() if "last contact today" in sub) == [
        "Saltworks CIC",
        "Wharf & Weir Housing Ltd",
    ]


def test_lists_say_what_waits_and_how_late_it_is(book: Book, quay: str) -> None:
    book.do(outreach.log, quay, "2026-11-01: saltworks: rang 3p #shift ->2026-11-23")
    add(book, quay, "outreach", what="Knocked", date="2026-11-10", follow_up="2026-11-15", actor_type="citizen")
    add(book, quay, "outreach", what="Wrote", date="2026-11-09", follow_up="2026-11-15", followed_up="2026-11-15")
    shown = {one.title: one for one in book.ask(listing.listing, quay, "outreach", book.today).items}
    assert shown["rang"].sub == "Saltworks CIC · call · 3 people heard · Shift workers"
    assert (shown["rang"].state, shown["rang"].tone) == ("due Mon 23 Nov", "plain")
    assert (shown["Knocked"].state, shown["Knocked"].tone) == ("seven days late", "late")
    assert shown["Knocked"].sub == "citizens"
    assert shown["Wrote"].state == "followed up"
    add(book, quay, "action", what="Ring", owner="convener", due="2026-11-21", actor="saltworks-cic")
    add(book, quay, "action", what="Sweep", done_on="2026-11-21")
    one, two = book.ask(listing.listing, quay, "action", book.today).items
    assert (one.title, one.sub, one.state, one.tone) == (
        "Ring", "convener · about Saltworks CIC", "one day late", "late",
    )  # fmt: skip
    assert (two.state, two.sub) == ("done", "nobody yet")


def test_the_front_page_tells_of_people_who_wait(book: Book, quay: str) -> None:
    book.do(outreach.log, quay, "2026-11-01: saltworks: rang, no answer ->fri")
    add(book, quay, "outreach", what="Rang again", actor="saltworks-cic", date="2026-11-05", follow_up="2026-11-19")
    page = book.ask(overview.page, quay, book.today)
    assert page.next.words == "Come back to Saltworks CIC: Rang again."
    assert "three days late" in page.next.why
    assert (page.next.mode, page.next.tab) == ("engagement", "outreach")
    assert page.coming[0] == ("three days late", "Come back to Saltworks CIC: Rang again")
    for number in range(3):
        add(book, quay, "action", what=f"Thing {number}", due="2026-11-20")
    coming = book.ask(overview.page, quay, book.today).coming
    assert coming[1] == ("two days late", "and 3 more things are late")
    assert len(coming) <= 4


def test_the_next_step_uses_the_gap_finders_words(book: Book, quay: str) -> None:
    draft = book.ask(records.load, "place", quay)
    known = {"area_codes": ("E01",), "population": 100, "convener_funded_by": ("x",), "convener_conflicts": ("none",)}
    book.do(places.edit, quay, draft.model_copy(update={**known, "convener_sector": "third"}))
    add(book, quay, "workshop", title="Hall", influence="consult")
    step = book.ask(overview.page, quay, book.today).next
    gap = book.ask(stakeholders.gaps, quay, book.today)[0]
    assert (step.tab, step.words, step.why) == ("actor", f"{gap.act}.", gap.words)
    book.do(stakeholders.act_on, quay, gap.key, "convener")
    planned = book.ask(overview.page, quay, book.today).next
    assert planned.words != step.words, "what is on the list of things to do is not said again"


def test_names_are_found_and_people_are_not(book: Book, quay: str) -> None:
    add(book, quay, "person", name="Northgate Jones")
    add(book, quay, "vision", statement="A quay for all, north and south")
    found = book.ask(find_records, quay, "north")
    assert [(one.title, one.sub) for one in found] == [
        ("Northgate Bakery", "actor"), ("Northgate Homes", "actor"), ("A quay for all, north and south", "vision"),
    ]  # fmt: skip
    assert book.ask(find_records, quay, "n") == ()
    assert [one.title for one in book.ask(find_records, quay, "100%")] == ["100% Wool"]


def test_hostile_words_are_only_words(nasty: Book, nasty_id: str) -> None:
    for line in ("'; DROP TABLE actor; --: rang", "%_: [/] {x} !call", "\x1b[31mred\x1b[0m: rang ->fri"):
        made = nasty.do(outreach.log, nasty_id, line).value
        assert "\x1b" not in nasty.ask(records.load, "outreach", made).what  # type: ignore[attr-defined]
    nasty.ask(follow_ups.due, nasty_id, nasty.today)
    nasty.ask(follow_ups.silent, nasty_id, nasty.today)


def test_another_place_is_left_out(book: Book, quay: str) -> None:
    other = start(book, "Elsewhere")
    book.do(outreach.log, quay, "saltworks: rang ->fri")
    assert book.ask(follow_ups.due, other, book.today) == ()
    assert book.ask(follow_ups.silent, other, book.today) == ()
    assert book.ask(outreach.actor_named, other, "saltworks") is None


def test_a_sample_has_nothing_in_the_way(harrow_path: Path, harrow: Book) -> None:
    place = only_place(harrow)
    assert harrow.ask(outreach.suggest, place, "salt", harrow.today)[0].title == "Saltworks CIC"
