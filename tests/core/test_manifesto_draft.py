"""A draft: what is missing is said to its convener, and a half-made manifesto can still be shown."""

from __future__ import annotations

import copy
import tomllib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.manifesto.document import Document
from convene.core.manifesto.draft import build, missing
from convene.core.manifesto.shape import shape, sketch

GOLDEN = Path(__file__).parents[1] / "files" / "golden" / "manifesto.toml"


@pytest.fixture
def raw() -> dict[str, Any]:
    return tomllib.loads(GOLDEN.read_text(encoding="utf-8"), parse_float=Decimal)


def test_a_whole_one_becomes_a_document(raw: dict[str, Any]) -> None:
    del raw["schema"], raw["schema_version"]
    document, findings = build(raw)
    assert isinstance(document, Document)
    assert document.commitments[0].partners == ("S2",)
    assert document.vision.votes_for == 57
    assert [one.severity for one in findings] == ["note"]


def test_a_vision_without_a_date_is_said_in_words_with_the_way_there(raw: dict[str, Any]) -> None:
    raw["vision"]["agreed_on"] = None
    document, findings = build(raw)
    assert document is None
    assert [(one.path, one.words, one.remedy) for one in findings] == [
        (("vision", "agreed_on"), "The vision has no date of agreement.", "Open Co-design, Visions, and press e.")
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("vision",), "No vision has been agreed yet."),
        (("privacy",), "It does not say yet who answers for personal data."),
        (("commitment", 0, "due"), "Commitment “C1” has no due date."),
        (("commitment", 1, "legally_required"), "Commitment “C2” does not say whether the law asks for it anyway."),
        (("priority", 0, "target", 0, "by"), "Target 1 of priority “P1” has no target date."),
        (("need", 1, "id"), "Need 2 has no id."),
        (("title",), "The manifesto has no title."),
    ],
)
def test_each_missing_thing_is_named_by_what_it_belongs_to(
    raw: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    spot: Any = raw
    for part in path[:-1]:
        spot = spot[part]
    del spot[path[-1]]
    found = [one for one in missing(raw) if one.path == path]
    assert [one.words for one in found] == [words]
    assert found[0].remedy.endswith((".", "agreed."))


def test_an_empty_table_is_an_absent_one(raw: dict[str, Any]) -> None:
    raw["vision"] = {}
    assert [one.words for one in missing(raw)] == ["No vision has been agreed yet."]


def test_everything_missing_is_reported_at_once_beside_what_can_be_judged(raw: dict[str, Any]) -> None:
    del raw["vision"]["statement"], raw["governance"]["steering"]
    raw["commitment"][0]["due"] = "soon"
    raw["commitment"][1]["quantity"] = Decimal(0)
    paths = [one.path for one in build(raw)[1]]
    assert paths == [
        ("vision", "statement"),
        ("commitment", 0, "due"),
        ("governance", "steering"),
        ("commitment", 1, "quantity"),
    ]


def test_nothing_at_all_is_a_draft_too() -> None:
    document, findings = build({})
    assert document is None
    assert {one.severity for one in findings} == {"error"}
    assert sketch({}).vision.statement == ""


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("quantity",), "20", "a number such as 20.0 is wanted, without quotes, not “20”"),
        (("quantity",), True, "a number"),
        (("quantity",), Decimal("Infinity"), "too large"),
        (("quantity",), Decimal("1e999999"), "too large"),
        (("quantity",), Decimal("1e-999999"), "too small"),
        (("quantity",), Decimal("0.1234567890123"), "decimals"),
        (("claimed_share",), Decimal("1.01"), "from 0.0 to 1.0"),
        (("start",), datetime(2028, 4, 1, 9), "without a time"),
        (("start",), "2028-04-01", "without quotes"),
        (("legally_required",), "no", "true or false"),
        (("lever",), "procurment", "did you mean procurement?"),
        (("lever",), 3, "one of these words"),
        (("evidence",), "ledger", "a list in square brackets"),
        (("id",), "C 1", "without spaces"),
        (("wording",), 7, "text in quotes"),
        (("wording",), "\u202e \x1b[2J", "has no wording"),
    ],
)
def test_values_are_taken_strictly_and_refused_in_words(
    raw: dict[str, Any], path: tuple[str], value: Any, words: str
) -> None:
    raw["commitment"][0][path[0]] = value
    found = [one for one in missing(raw) if one.path[:3] == ("commitment", 0, *path)]
    assert words in found[0].words


def test_equal_numbers_are_held_alike(raw: dict[str, Any]) -> None:
    one = Document.model_validate(raw)
    other = copy.deepcopy(raw)
    other["commitment"][0]["quantity"] = 320_000
    assert Document.model_validate(other) == one


def test_a_misspelt_key_is_one_slip_not_two(raw: dict[str, Any]) -> None:
    raw["commitment"][0]["signatry"] = raw["commitment"][0].pop("signatory")
    assert [one.path for one in missing(raw)] == [("commitment", 0, "signatry")]


def test_a_sketch_keeps_what_is_right_and_leaves_the_rest_blank(raw: dict[str, Any]) -> None:
    raw["commitment"][0] |= {"due": "soon", "lever": "magic", "with": ["S2", 3]}
    del raw["vision"]["agreed_on"]
    raw["need"] = "none"
    drawn = sketch(raw)
    first = drawn.commitments[0]
    assert (first.due, first.lever, first.partners) == (None, None, ())
    assert first.start == date(2028, 4, 1)
    assert drawn.vision.agreed_on is None
    assert drawn.needs == ()


def test_the_shape_never_raises_on_odd_data() -> None:
    for odd in (
        {"place": 3},
        {"commitment": {"a": 1}},
        {"commitment": [[]]},
        {"vision": []},
        {"framework": {"measure": [1]}},
    ):
        document, flaws = shape(odd)
        assert document is None
        assert flaws
        sketch(odd)
        build(odd)
