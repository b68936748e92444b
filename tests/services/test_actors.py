"""Actors in depth: what a detail says of size and levers, steps of the relationship, ids that are another's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene.core.vocabulary import Lever, Relationship
from convene.errors import NO, USAGE, Problem
from convene.services.book import Book
from convene.services.engagement import actors, duplicates
from convene.services.nouns import detail, records
from tests.making import add, change, draft, start
from tests.store.dumping import contents

TODAY = date(2026, 11, 22)


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


def actor(book: Book, place: str, name: str = "Saltworks", **fields: Any) -> str:
    return add(book, place, "actor", name=name, **{"primary_type": "vcse", **fields})


def page(book: Book, place: str, one: str) -> tuple[dict[str, str], dict[str, str]]:
    """Facts, and sections with their lines joined."""
    found = book.ask(detail.page, place, "actor", one, TODAY)
    return dict(found.facts), {section.title: " ".join(section.lines) for section in found.sections}


def state(book: Book, one: str) -> str:
    return str(book.ask(lambda read: read.value("SELECT relationship FROM actor WHERE id = :i", i=one)))


def test_a_detail_tells_size_with_its_rule_and_registers_by_name(book: Book, place: str) -> None:
    one = actor(
        book, place, headcount=12, turnover="£2m", balance_sheet="£1m", size_year=2026,
        identifiers=["charity 1042046", "company 1234567"],
    )  # fmt: skip
    facts, sections = page(book, place, one)
    assert facts["Size"] == "Small (two of three limits, Companies Act rule from 6 April 2025)"
    assert facts["Registered"] == "Charity Commission (England and Wales) 1042046 and Companies House 01234567"
    assert "Org-ids" not in facts
    assert "Worth a look" not in sections
    assert "Size" not in page(book, place, actor(book, place, "Unknown"))[0]
    assert "does not say" in page(book, place, actor(book, place, "Rich", turnover=9))[0]["Size"]


def test_what_does_not_go_together_is_worth_a_look(book: Book, place: str) -> None:
    big = actor(book, place, primary_type="msme", headcount=900, identifiers=["GB-GOVUK-cabinet_office"])
    look = page(book, place, big)[1]["Worth a look"]
    assert "listed as a small business" in look
    assert "GB-GOR" in look


def test_levers_stand_beside_what_the_whole_place_holds(book: Book, place: str) -> None:
    one = actor(book, place, levers=[{"lever": "procurement", "yearly": "6.2m", "year": 2025}, {"lever": "grants"}])
    actor(book, place, "Council", levers=[{"lever": "procurement", "yearly": "3m"}])
    actor(book, place, "Trust", levers=[{"lever": "procurement"}, {"lever": "investment", "yearly": "10"}])
    could = page(book, place, one)[1]["What it could use"]
    assert "Procurement: £6.2m a year (2025); £9.2m a year in the place, held by 3 actors, 1 of unknown size" in could
    assert "Grants and philanthropy: size not known; nobody else holds it" in could
    held = {one.lever: one for one in book.ask(actors.levers_held, place)}
    assert held[Lever.procurement].yearly == Decimal(9_200_000)
    assert (held[Lever.grants].actors, held[Lever.grants].unknown) == (1, 1)
    assert set(held) == {Lever.procurement, Lever.grants, Lever.investment}


def test_identifiers_are_kept_in_their_own_form(book: Book, place: str) -> None:
    one = actor(book, place, identifiers=["Charity no. 1042046", "x-quay salt"])
    assert book.ask(records.load, "actor", one).model_dump()["identifiers"] == ("GB-CHC-1042046", "X-quay-salt")


def test_an_id_belongs_to_one_actor_of_a_place(book: Book, place: str) -> None:
    actor(book, place, identifiers=["GB-CHC-1042046"])
    two = actor(book, place, "Another")
    before = contents(book.path)
    for act in (
        lambda: actor(book, place, "Third", identifiers=["charity 1042046"]),
        lambda: change(book, place, "actor", two, identifiers=["1042046"]),
    ):
        with pytest.raises(Problem, match="Saltworks has GB-CHC-1042046 already") as caught:
            act()
        assert "identifiers" in caught.value.fields
        assert "If the two are one" in caught.value.hint
        assert caught.value.exit_code == NO
    assert "convene merge saltworks another" in caught.value.hint
    assert contents(book.path) == before
    actor(book, start(book, "Elsewhere"), identifiers=["GB-CHC-1042046"])


def test_an_actor_keeps_its_own_id_when_it_is_changed(book: Book, place: str) -> None:
    one = actor(book, place, identifiers=["GB-CHC-1042046"])
    assert change(book, place, "actor", one, identifiers=["GB-CHC-1042046", "OC301234"])


def test_a_relationship_goes_one_step_on_and_back(book: Book, place: str) -> None:
    one = actor(book, place)
    for wanted in ("contacted", "engaged", "committed", "signed"):
        done = book.do(actors.step, place, [one])
        assert state(book, one) == wanted
        assert done.value.moved == 1
        assert done.label.endswith(f"→ {wanted}")
    before = contents(book.path)
    stuck = book.do(actors.step, place, [one])
    assert (stuck.value.moved, stuck.label) == (0, "")
    assert "as far as it goes" in stuck.value.words
    assert contents(book.path) == before
    for _ in range(4):
        book.do(actors.step, place, [one], -1)
    assert state(book, one) == "identified"
    assert "where it begins" in book.do(actors.step, place, [one], -1).value.words


def test_several_move_as_one_change_and_who_withdrew_is_left_alone(book: Book, place: str) -> None:
    some = [actor(book, place, name, relationship=at) for name, at in
            (("A", "identified"), ("B", "identified"), ("C", "engaged"), ("D", "withdrawn"))]  # fmt: skip
    before = contents(book.path)
    done = book.do(actors.step, place, some)
    assert [state(book, one) for one in some] == ["contacted", "contacted", "committed", "withdrawn"]
    assert done.value.moved == 3
    assert done.label == "Moved 3 actors: 2 to contacted and 1 to committed; D has withdrawn; e changes that"
    book.undo(place)
    assert contents(book.path) == before
    assert "has withdrawn" in book.do(actors.step, place, [some[3]], -1).value.words
    assert book.do(actors.step, place, some[:3], 1, Relationship.engaged).value.moved == 2
    with pytest.raises(Problem, match="not a step") as caught:
        book.do(actors.step, place, some, 1, Relationship.withdrawn)
    assert caught.value.exit_code == USAGE


def test_a_name_being_typed_is_told_whom_it_looks_like(book: Book, place: str) -> None:
    one = actor(book, place, "Saltworks CIC", ward="Tide Street", aliases=["The Salt House"])
    actor(book, place, "Eastgate Tenants")
    assert book.ask(duplicates.hint, place, "") == ""
    said = book.ask(duplicates.hint, place, "Saltwork")
    assert said.startswith("Looks like Saltworks CIC (voluntary group, Tide Street).")
    assert [hit.id for hit in book.ask(duplicates.near, place, "salt house")] == [one]
    assert book.ask(duplicates.near, place, "Saltworks", apart_from=one) == ()
    assert book.ask(duplicates.hint, place, "Nobody we know") == ""


def test_the_hint_follows_every_change_of_the_register(book: Book, place: str) -> None:
    def near(name: str) -> list[str]:
        return [hit.name for hit in book.ask(duplicates.near, place, name)]

    one = actor(book, place, "Saltworks")
    assert near("saltworks") == ["Saltworks"]
    change(book, place, "actor", one, name="Harbour Kitchen")
    assert near("saltworks") == []
    assert near("harbour kitchens") == ["Harbour Kitchen"]
    two = actor(book, place, "Saltworks")
    assert near("saltworks") == ["Saltworks"]
    book.do(records.remove, place, "actor", [two])
    assert near("saltworks") == []
    book.undo(place)
    assert near("saltworks") == ["Saltworks"]
    other = start(book, "Elsewhere")
    assert book.ask(duplicates.near, other, "saltworks") == ()


def test_likely_doubles_come_with_the_surest_first(book: Book, place: str) -> None:
    both = {"Salt A": "HQ1", "Salt B": ""}
    book.do(records.add_many, place, {"actor": [
        ("", draft(book, "actor", name=name, primary_type="vcse", base=base, identifiers=["GB-CHC-1042046"]))
        for name, base in both.items()
    ]})  # fmt: skip
    for name, base in (
        ("Tide Street Youth Club", "HQ1"), ("Tide Street Youth Club Ltd", "HQ1 2AB"),
        ("Harbour Kitchen", "HQ3"), ("Harbour Kitchen", "LS1"),
        ("Eastgate Tenants Forum", "HQ1"), ("Eastgate Tennants Forum", "HQ1"),
        ("Riverside Gardens Trust", "HQ1"), ("Riverside Garden Trust", "M1"),
        ("1st Quay Scouts", "HQ1"), ("2nd Quay Scouts", "HQ1"),
    ):  # fmt: skip
        actor(book, place, name, base=base)
    found = book.ask(duplicates.likely, place)
    assert [(one.one.name, one.why) for one in found] == [
        ("Salt A", "both have GB-CHC-1042046"),
        ("Tide Street Youth Club", "the same name and base"),
        ("Harbour Kitchen", "the same name"),
        ("Eastgate Tenants Forum", "names alike, the same base"),
        ("Riverside Gardens Trust", "names alike"),
    ]
    assert book.ask(duplicates.likely, place, 2) == found[:2]
