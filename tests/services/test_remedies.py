"""Every gate check knows the record and the field that it lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convene.core.gates.gate import RULES
from convene.core.nouns import NOUNS
from convene.core.nouns.reach import ActionDraft
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.gates import page, remedies
from convene.services.gates.remedies.looking import Remedy
from convene.services.nouns import records
from tests.conftest import SAMPLES


def _all(book: Book, place: str, today: date) -> dict[str, Remedy]:
    return {check: book.ask(remedies.remedy, place, check, today) for check in RULES}


def test_every_check_has_one() -> None:
    assert list(remedies.FOUND) == list(RULES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_it_is_a_field_of_a_record_that_is_there(book: Book, sample: Any) -> None:
    place = book.do(own_files.bring_place, own_files.read_place(sample, book.today)).value
    today = date(2026, 11, 27)
    for check, found in _all(book, place, today).items():
        assert found.noun in NOUNS, check
        if found.item:
            book.ask(records.load, found.noun, found.item)
        for name in (*found.values, *([found.field] if found.field else [])):
            NOUNS[found.noun].field(name)
        assert bool(found.field) or not found.item or found.shown_as == "list", f"{check}: which field?"


def test_mending_what_is_shown_mends_the_check(harrow: Book, harrow_id: str) -> None:
    """Trouble in Harrow Quay has no owner; the action that the remedy begins gives it one."""
    today = date(2026, 11, 27)

    def owned() -> int:
        from convene.services import gates

        return harrow.ask(gates.facts, harrow_id, today).delivery.owned

    found = harrow.ask(remedies.remedy, harrow_id, "DEL-3", today)
    before = owned()
    assert (found.noun, list(found.values)) == ("action", ["commitment"])
    draft = ActionDraft(what="Agree a new day", owner="convener", due=date(2026, 12, 4), **found.values)
    harrow.do(records.add, harrow_id, "action", draft)
    assert owned() == before + 1
    assert any(one.stage == "delivery" for one in harrow.ask(page, harrow_id, today))
