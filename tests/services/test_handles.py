"""Handles: made, found and kept apart, for one record as for thousands."""

from __future__ import annotations

import pytest

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.nouns.handles import FEW
from tests.making import add, draft, find, ids, start


def slugs(book: Book, place: str) -> list[str]:
    return [getattr(one, "slug", "") for _, one in book.ask(records.load_all, place, "actor")]


@pytest.mark.parametrize("many", [3, FEW - 1, FEW, FEW + 1, FEW * 3])
def test_records_of_one_name_get_handles_of_their_own(book: Book, many: int) -> None:
    place = start(book)
    add(book, place, "actor", name="Choir", slug="choir-3", primary_type="vcse")
    add(book, place, "actor", name="Choir", slug="Choir", primary_type="vcse")
    drafts = [("", draft(book, "actor", name="Choir", primary_type="vcse")) for _ in range(many)]
    book.do(records.add_many, place, {"actor": drafts})
    found = [one.casefold() for one in slugs(book, place)]
    assert len(set(found)) == many + 2
    assert {"choir", "choir-2", "choir-3", f"choir-{many + 2}"} <= set(found)


@pytest.mark.parametrize("many", [2, FEW * 2])
def test_records_brought_in_together_refer_to_each_other_and_to_what_was_there(book: Book, many: int) -> None:
    place = start(book)
    add(book, place, "actor", name="Fund", slug="Fund", primary_type="anchor")
    actors = [
        ("", draft(book, "actor", name=f"Group {n}", slug=f"group-{n}", primary_type="vcse")) for n in range(many)
    ]
    links = [("", draft(book, "link", source="fund", target=f"GROUP-{n}", kind="funds")) for n in range(many)]
    book.do(records.add_many, place, {"actor": actors, "link": links})
    kept = [one for _, one in book.ask(records.load_all, place, "link")]
    assert {(one.source, one.target) for one in kept} == {("Fund", f"group-{n}") for n in range(many)}  # type: ignore[attr-defined]


def test_an_id_stands_for_its_record_too(book: Book) -> None:
    place = start(book)
    one = add(book, place, "actor", name="Ŵylan Group", primary_type="vcse")
    two = add(book, place, "actor", name="Fund", primary_type="anchor")
    add(book, place, "link", source=one, target=two, kind="works_with")
    assert len(ids(book, place, "link")) == 1
    assert find(book, place, "actor", slugs(book, place)[0]) == one


def test_a_handle_that_is_nobodys_names_the_nearest(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="Saltworks", primary_type="vcse")
    with pytest.raises(Problem, match="no actor “saltwork”") as caught:
        add(book, place, "link", source="saltwork", target="saltworks", kind="funds")
    assert "saltworks" in caught.value.hint
    assert NOUNS["link"].field("source").name in caught.value.fields
