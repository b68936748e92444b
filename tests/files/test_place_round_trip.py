"""A place goes out and comes back the same, whatever people wrote."""

from __future__ import annotations

import tomllib
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_drafts import NASTY, TODAY, places, texts
from schema_faults import faults

from convene.core.nouns import NOUNS, Draft
from convene.files import place
from convene.files.lists import columns, read_csv, write_csv
from convene.files.place import Record
from convene.files.place.writing import text, value
from convene.files.toml import read_toml
from convene.text import clean

STEADY = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("noun", NOUNS)
@STEADY
@given(data=st.data())
def test_what_goes_out_fits_its_schema_and_comes_back_the_same(noun: str, data: st.DataObject) -> None:
    """As a place file, to the byte; and the records of the noun as a list."""
    records = data.draw(places(noun))
    once = place.dumps(records)
    again = place.read(once.encode(), today=TODAY)
    assert {name: list(found) for name, found in again.records.items() if found} == {
        name: found for name, found in records.items() if found
    }
    assert place.dumps(again.records) == once
    assert faults("place", read_toml(once.encode(), "place file").data) == []
    listed = [one.draft for one in records[noun]]
    listed += [one.model_copy(update={"slug": ""}) for one in listed]
    read = read_csv(noun, write_csv(noun, listed).encode(), today=TODAY)
    assert [in_list(noun, row.draft) for row in read] == [in_list(noun, one) for one in listed]


def in_list(noun: str, draft: Draft) -> dict[str, object]:
    return {name: said for name, said in draft if name in columns(noun)}


@STEADY
@given(st.one_of(texts, st.text(alphabet=st.characters(codec="utf-8"))))
def test_any_text_without_carriage_returns_is_exact(words: str) -> None:
    words = words.replace("\r", "")
    assert tomllib.loads(f"k = {text(words)}\n")["k"] == words


@pytest.mark.parametrize("words", NASTY)
def test_text_in_a_list_is_exact(words: str) -> None:
    kept = [clean(words), clean(words)]
    assert tomllib.loads(f"k = {value(tuple(kept))}")["k"] == kept


def test_layout_is_what_a_person_would_write() -> None:
    drafts = {
        "place": {"slug": "quay", "name": "Harrow Quay", "population": 8420, "languages": ()},
        "need": {
            "slug": "rooms",
            "statement": "We need rooms.\nWarm ones.",
            "evidence": [{"kind": "voice", "text": 'Said "often"', "date": date(2026, 6, 1)}],
        },
        "workshop": {"slug": "one", "title": "One", "starts": time(18, 30)},
        "measure": {"slug": "WK1.1", "outcome": "WK1", "title": "Jobs", "unit": "job", "proxy_gbp": Decimal("17.96")},
    }
    records = {name: [Record("", NOUNS[name].draft.model_validate(one))] for name, one in drafts.items()}
    records["place"] = [Record("01936f00-0000-7000-8000-000000000000", records["place"][0].draft)]
    assert (
        place.dumps(records)
        == '''schema = "convene.place"
schema_version = 1

[place]
slug = "quay"
id = "01936f00-0000-7000-8000-000000000000"
name = "Harrow Quay"
population = 8420
languages = []

[[measure]]
slug = "WK1.1"
outcome = "WK1"
title = "Jobs"
unit = "job"
proxy_gbp = 17.96

[[workshop]]
slug = "one"
title = "One"
starts = 18:30:00

[[need]]
slug = "rooms"
statement = """
We need rooms.
Warm ones."""

[[need.evidence]]
kind = "voice"
text = "Said \\"often\\""
date = 2026-06-01
'''
    )


def test_a_long_list_stands_one_value_a_line() -> None:
    vision = NOUNS["vision"].draft.model_validate(
        {"slug": "v", "statement": "S", "needs": [f"need-{n}" for n in range(30)]}
    )
    written = place.dumps({"vision": [Record("", vision)]})
    assert '    "need-29",\n]\n' in written


@pytest.mark.parametrize("name", NOUNS)
def test_what_may_be_empty_is_empty_by_default(name: str) -> None:
    """TOML has no null: a field with another default could not be written empty."""

    def fields(draft: Any) -> Any:
        from convene.core.nouns import specs

        for one in specs(draft):
            yield one
            if one.rows:
                yield from fields(one.rows)

    assert [one.name for one in fields(NOUNS[name].draft) if one.optional and one.default is not None] == []
