"""The account check with people: where a correction was asked for."""

from __future__ import annotations

from convene.core.nouns import NOUNS
from convene.services.account import setting
from convene.services.book import Book
from convene.services.nouns import records


def test_the_room_of_today_is_its_results_workshop_alone(harrow: Book, harrow_id: str) -> None:
    def held(slug: str, kind: str, date: str) -> None:
        values = {"slug": slug, "title": slug, "kind": kind, "date": date}
        draft = NOUNS["workshop"].draft.model_validate(values, context={"today": harrow.today})
        harrow.do(records.add, harrow_id, "workshop", draft)

    today = harrow.today
    held("listening", "listening", today.isoformat())
    assert harrow.ask(setting.room_of_today, harrow_id, today) == ""
    held("check", "results", today.isoformat())
    assert harrow.ask(setting.room_of_today, harrow_id, today) == "check"
    held("other-check", "results", today.isoformat())
    assert harrow.ask(setting.room_of_today, harrow_id, today) == "", "which of two it was nobody said"
