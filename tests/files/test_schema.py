"""The published schemas accept what Convene writes and refuse what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_drafts import TODAY
from schema_faults import faults

from convene import library
from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files import place
from convene.files.schema import DIALECT, json_schema, names
from convene.files.toml import read_toml

OURS = [what for what in names() if what != "manifesto"]


@pytest.mark.parametrize("what", OURS)
def test_a_schema_is_a_schema_and_plain_json(what: str) -> None:
    schema = json_schema(what)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_there_is_one_for_every_noun() -> None:
    assert {what.removesuffix("-record") for what in names()} == set(NOUNS)


def test_the_shipped_framework_fits() -> None:
    assert faults("framework", read_toml(library.data(library.STARTER_FRAMEWORK), "framework file").data) == []


SOUND = {"schema": "convene.place", "schema_version": 1, "place": {"name": "Quay"}}
WRONG: list[dict[str, Any]] = [
    {"schema": "convene.manifesto"},
    {"schema_version": 2},
    {"place": {"nme": "Quay"}},
    {"place": {"name": 5}},
    {"actors": []},
    {"actor": {"name": "A", "primary_type": "vcse"}},
    {"actor": [{"name": "A", "primary_type": "vcs"}]},
    {"actor": [{"name": "A", "primary_type": "vcse", "influence": 9}]},
    {"actor": [{"name": "A", "primary_type": "vcse", "turnover": -1}]},
    {"actor": [{"name": "A", "primary_type": "vcse", "slug": "two words"}]},
    {"need": [{"statement": "n", "evidence": [{"kind": "hearsay", "text": "x"}]}]},
]


@pytest.mark.parametrize("change", WRONG, ids=range(len(WRONG)))
def test_what_convene_refuses_does_not_fit(change: dict[str, Any]) -> None:
    assert faults("place", SOUND) == []
    assert faults("place", SOUND | change)
    with pytest.raises(Problem):
        place.read("\n".join(_toml(SOUND | change)).encode(), today=TODAY)


def test_references_units_and_labels_are_annotated() -> None:
    commitment = json_schema("commitment")["properties"]
    assert commitment["actor"]["x-reference"] == "actor"
    assert commitment["visions"]["x-reference"] == "vision"
    assert commitment["lever"]["x-labels"]["investment"] == "Social investment"
    assert (commitment["claimed_share"]["minimum"], commitment["claimed_share"]["maximum"]) == (0, 1)
    actor = json_schema("actor")["properties"]
    assert (actor["turnover"]["x-unit"], actor["turnover"]["title"]) == ("£", "Turnover")
    assert actor["levers"]["items"]["properties"]["yearly"]["x-unit"] == "£"
    measure = json_schema("framework")["$defs"]["Measure"]
    assert measure["properties"]["levers"]["items"]["enum"][0] == "procurement"
    assert "unit" in measure["required"]


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(Problem) as caught:
        json_schema("actr")
    assert "Did you mean actor?" in caught.value.hint


def _toml(data: dict[str, Any]) -> list[str]:
    return [f"{key} = {_inline(value)}" for key, value in data.items()]


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(_toml(value)) + "}"
    return "[" + ", ".join(map(_inline, value)) + "]" if isinstance(value, list) else json.dumps(value)
