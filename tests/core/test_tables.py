"""Which table a field lives in is looked up, never guessed from a name; two things never share one."""

from __future__ import annotations

import re

import pytest

from convene.core.nouns import NOUNS, Noun
from convene.core.nouns.fields import Draft, Line, Slug, field
from convene.core.nouns.tables import Home, home, refuse_clashes, table_of


class PartDraft(Draft):
    note: Line = field("Note")


class SpendDraft(Draft):
    slug: Slug = field("Handle", default="")
    line: tuple[PartDraft, ...] = field("Line", default=())


class SpendLineDraft(Draft):
    slug: Slug = field("Handle", default="")
    parts: tuple[PartDraft, ...] = field("Parts", default=())


class CrowdedDraft(Draft):
    slug: Slug = field("Handle", default="")
    place_id: Line = field("Place")


class PositionDraft(Draft):
    position: Line = field("Position")


class SeatedDraft(Draft):
    slug: Slug = field("Handle", default="")
    seats: tuple[PositionDraft, ...] = field("Seats", default=())


class DeepDraft(Draft):
    slug: Slug = field("Handle", default="")
    spends: tuple[SpendDraft, ...] = field("Spends", default=())


def nouns(**drafts: type[Draft]) -> dict[str, Noun]:
    return {name: Noun(name, draft, "A throw-away noun.") for name, draft in drafts.items()}


def test_every_table_leads_home() -> None:
    for noun in NOUNS.values():
        assert home(noun.name) == Home(noun.name, None)
        for one in noun.fields:
            if one.kind in ("refs", "rows"):
                assert home(table_of(noun.name, one.name)) == Home(noun.name, one.name)


def test_a_name_of_two_words_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, noun in nouns(actor_line=SpendLineDraft).items():
        monkeypatch.setitem(NOUNS, name, noun)
    assert home("actor_line") == Home("actor_line", None)
    assert home("actor_line_parts") == Home("actor_line", "parts")
    assert home("actor_nothing") is home("change_row") is home("change") is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (nouns(spend=SpendDraft, spend_line=SpendLineDraft), "“spend_line” would be that of the noun spend_line"),
        (nouns(memo=SpendDraft), "“memo” would be that of the noun memo, but it is the program's own"),
        (nouns(sqlite_stat=SpendDraft), "SQLite's own"),
        (nouns(crowd=CrowdedDraft), "Two columns of the noun crowd would be called “place_id”"),
        (nouns(hall=SeatedDraft), "Two columns of the sub-rows seats of hall would be called “position”"),
        (nouns(deep=DeepDraft), "there is no third level"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_clash_is_told_in_words(wrong: dict[str, Noun], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        refuse_clashes(wrong)
