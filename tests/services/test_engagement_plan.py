"""The engagement plan: what is counted for each line, and a plan to begin with."""

from __future__ import annotations

from typing import Any

import pytest

from convene.services.book import Book
from convene.services.engagement import engagement_plan
from convene.services.lists import listing
from convene.services.nouns import detail, records
from convene.services.places import places
from tests.making import add, start


@pytest.fixture
def quay(book: Book) -> str:
    place = start(book)
    draft = book.ask(records.load, "place", place)
    book.do(places.edit, place, draft.model_copy(update={"priority_groups": ("Shift workers", "Eastgate")}))
    for name, kind, relationship, ward, tags in (
        ("Bakery", "msme", "engaged", "Elm", ["Shift workers"]),
        ("Brewery", "msme", "signed", "Oak", []),
        ("Garage", "msme", "contacted", "elm ", ["shift  workers"]),
        ("Shop", "msme", "withdrawn", "Elm", []),
        ("Kitchen", "vcse", "committed", " ELM", ["SHIFT WORKERS", "Eastgate"]),
    ):
        add(book, place, "actor", name=name, primary_type=kind, relationship=relationship, ward=ward, tags=tags)
    crowd = [{"actor_type": "citizen", "people": 20}, {"actor_type": "msme", "people": 5}]
    add(book, place, "workshop", title="Hall", status="held", date="2026-10-01", attendance=crowd,
        groups=["Shift workers"])  # fmt: skip
    add(book, place, "workshop", title="Signing", stage="codesign", status="held", attendance=crowd)
    add(book, place, "workshop", title="Next", status="planned", attendance=crowd)
    add(book, place, "outreach", what="Called in", actor="bakery", people=2)
    add(book, place, "outreach", what="Stall", actor_type="citizen", people=7, groups=["Eastgate"])
    add(book, place, "outreach", what="At the kitchen", actor="kitchen", actor_type="citizen", people=1)
    return place


@pytest.mark.parametrize(
    ("fields", "known", "engaged", "heard"),
    [
        ({"actor_type": "msme"}, 3, 2, 7),
        ({"actor_type": "citizen"}, 0, 0, 28),
        ({"actor_type": "vcse"}, 1, 1, 0),
        ({}, 4, 3, 35),
        ({"group": "shift workers"}, 3, 2, 25),
        ({"group": "Eastgate"}, 1, 1, 7),
        ({"group": "Nobody"}, 0, 0, 0),
        ({"ward": "elm"}, 3, 2, 3),
        ({"ward": "Elm", "actor_type": "msme"}, 2, 1, 2),
        ({"actor_type": "msme", "group": "Shift workers"}, 2, 1, 5),
    ],
)
def test_actors_and_people_are_counted_for_a_line(
    book: Book, quay: str, fields: dict[str, Any], known: int, engaged: int, heard: int
) -> None:
    add(book, quay, "target", name="Line", **fields)
    (line,) = book.ask(engagement_plan.lines, quay)
    assert (line.known, line.engaged, line.heard) == (known, engaged, heard)


def test_lines_stand_in_the_order_they_fall_due_and_say_how_far_they_are(book: Book, quay: str) -> None:
    add(book, quay, "target", name="Whenever", people=40)
    add(book, quay, "target", name="Small businesses", actor_type="msme", actors=4, people=14, by="2027-03-01")
    add(book, quay, "target", name="Late", actor_type="vcse", actors=2, by="2026-11-01", owner="convener")
    found = book.ask(listing.listing, quay, "target", book.today).items
    assert [(one.title, one.sub, one.state, one.part) for one in found] == [
        ("Late", "1 of 2 engaged", "three weeks late", 0.5),
        ("Small businesses", "2 of 4 engaged · 7 of 14 heard", "14 weeks left", 0.5),
        ("Whenever", "3 engaged · 35 of 40 heard", "under way", 0.875),
    ]
    page = book.ask(detail.page, quay, "target", found[1].id, book.today)
    assert page.sections[0].lines == (
        "2 of 4 small businesses engaged; 7 of 14 people heard; by 1 March, 14 weeks left.",
    )


def test_a_plan_to_begin_with_has_a_line_for_each_type_and_group_that_has_none(book: Book, quay: str) -> None:
    add(book, quay, "target", name="Traders", actor_type="msme", actors=3)
    add(book, quay, "target", name="Traders of Elm", actor_type="vcse", ward="Elm")
    add(book, quay, "target", name="East", group="EASTGATE")
    assert book.do(engagement_plan.start, quay).label == "Started the plan with 6 lines"
    names = {line.name for line in book.ask(engagement_plan.lines, quay)}
    assert {"Citizens", "Voluntary groups", "Shift workers"} < names
    assert not {"Small businesses", "Eastgate"} & names
    assert book.do(engagement_plan.start, quay).value == 0
    book.undo(quay)
    assert len(book.ask(engagement_plan.lines, quay)) == 3
