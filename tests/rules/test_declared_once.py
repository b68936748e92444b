"""A noun is declared once: a field added to its Draft turns up in the form, the options, the list, the CSV, the place
file, the schema and the record's columns, and nobody had to be told."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest

from convene.cli import options
from convene.core.nouns import NOUNS, Noun
from convene.core.nouns.fields import Draft, Line, Number, Slug, To, field, words
from convene.core.nouns.place import PlaceDraft
from convene.core.vocabulary import Strength
from convene.files import lists, place, schema
from convene.services.nouns import rows
from convene.tui.forms.field_layout import groups
from convene.tui.forms.typed_values import from_value

TODAY = date(2026, 11, 22)


class LanternDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", default="")
    title: Line = field("Title", column=True)


class LanternWithMore(LanternDraft):
    glow: Number | None = field("Glow", "How bright.", default=None, unit="lumen", column=True, section="Light", ge=0)
    trust: Annotated[Strength, words(Strength)] = field("Trust", "How sure.", default=Strength.firm)
    keeper: Annotated[Line, To("lantern")] = field("Keeper", "The lantern beside it.", default="")


BEFORE = Noun("lantern", LanternDraft, "A throw-away noun.")
AFTER = Noun("lantern", LanternWithMore, "A throw-away noun.")
FRESH = {"glow", "trust", "keeper"}


@pytest.fixture
def lantern(monkeypatch: pytest.MonkeyPatch) -> Noun:
    monkeypatch.setitem(NOUNS, "lantern", AFTER)
    return AFTER


def made(**fields: object) -> LanternWithMore:
    return LanternWithMore.model_validate({"slug": "big", "title": "Big one", **fields}, context={"today": TODAY})


def new_in(before: set[str], after: set[str]) -> set[str]:
    return after - before


def test_in_the_form() -> None:
    def shown(noun: Noun) -> dict[str, str]:
        opening = {one.name: from_value(one, one.default) for one in noun.fields}
        return {one.name: group.title for group in groups(noun.fields, opening) for one in group.fields}

    assert new_in(set(shown(BEFORE)), set(shown(AFTER))) == FRESH
    assert shown(AFTER)["glow"] == "Light"


def test_in_the_options_of_the_command_line() -> None:
    def shown(noun: Noun) -> dict[str, str]:
        return {one.name: str(one.annotation) for one in options.parameters(noun)}

    assert new_in(set(shown(BEFORE)), set(shown(AFTER))) == FRESH
    assert "--glow" in shown(AFTER)["glow"]
    assert "lumen" in options.help_text(AFTER.field("glow"))
    assert "stretch" in options.help_text(AFTER.field("trust"))
    assert "handle of a lantern" in options.help_text(AFTER.field("keeper"))


def test_in_the_columns_of_the_list() -> None:
    assert new_in(set(lists.columns(BEFORE, shown=True)), set(lists.columns(AFTER, shown=True))) == {"glow"}


def test_in_the_csv_both_ways() -> None:
    one = made(glow="1250", trust="stretch")
    text = lists.write_csv(AFTER, [one])
    header = next(csv.reader(io.StringIO(text)))
    assert set(header) >= FRESH
    (row,) = lists.read_csv(AFTER, text.encode(), today=TODAY)
    assert row.draft == one


def test_in_the_place_file_both_ways(lantern: Noun) -> None:
    one = made(glow="12.5", trust="stretch", keeper="big")
    text = place.dumps(
        {"place": [place.Record("", PlaceDraft(name="Quay", slug="quay"))], "lantern": [place.Record("", one)]}
    )
    assert "[[lantern]]" in text
    assert "glow = 12.5\n" in text
    back = place.read(text.encode(), today=TODAY)
    assert [record.draft for record in back.records["lantern"]] == [one]


def test_in_the_json_schema(lantern: Noun) -> None:
    said = schema.json_schema("lantern")["properties"]
    assert set(said) >= FRESH
    assert said["glow"]["minimum"] == 0
    assert said["glow"]["x-unit"] == "lumen"
    assert said["trust"]["enum"] == [one.value for one in Strength]
    assert said["keeper"]["x-reference"] == "lantern"
    assert "lantern" in schema.json_schema("place")["properties"]


def test_in_the_columns_of_its_table() -> None:
    one = made(glow="12.50", trust="stretch", keeper="big")
    row = rows.row_of(one, lambda field, slug: f"id of {slug}")
    assert row == {"slug": "big", "title": "Big one", "glow": "12.5", "trust": "stretch", "keeper_id": "id of big"}
    assert rows.from_column(AFTER.field("glow"), row["glow"]) == Decimal("12.5")
