"""Two versions of a manifesto side by side, in words."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.manifesto.comparing import Difference, compare, summary
from convene.core.manifesto.document import Document
from convene.core.manifesto.shape import sketch

GOLDEN = Path(__file__).parents[1] / "files" / "golden" / "manifesto.toml"


@pytest.fixture
def raw() -> dict[str, Any]:
    return tomllib.loads(GOLDEN.read_text(encoding="utf-8"), parse_float=Decimal)


def one(raw: dict[str, Any]) -> Document:
    return sketch(raw)


def found(raw: dict[str, Any], change: Any) -> tuple[Difference, ...]:
    """The differences that a change of the raw data makes."""
    before = one(raw)
    change(raw)
    return compare(before, one(raw))


def test_the_same_has_no_differences(raw: dict[str, Any]) -> None:
    assert compare(one(raw), one(raw)) == ()
    assert found(raw, lambda data: data.update(tool="convene 9.9.9", content_sha256="0" * 64)) == ()
    assert summary(()) == "Nothing but its date"


def test_a_changed_field_tells_old_and_new(raw: dict[str, Any]) -> None:
    (told,) = found(raw, lambda data: data["governance"].update(quorum=9))
    assert (told.kind, told.head, told.new) == ("changed", "Governance: quorum", "9")
    assert summary([told]) == "Governance: quorum changed"


def test_a_commitment_is_told_by_its_id_whatever_else_changes(raw: dict[str, Any]) -> None:
    def change(data: dict[str, Any]) -> None:
        data["commitment"].reverse()
        data["commitment"][0]["due"] = date(2031, 1, 2)

    (told,) = found(raw, change)
    assert (told.kind, told.field, told.new) == ("changed", "due date", "2 January 2031")
    assert told.what.startswith("Commitment “")


def test_added_taken_out_and_withdrawn_are_told_apart(raw: dict[str, Any]) -> None:
    def change(data: dict[str, Any]) -> None:
        data["commitment"][0]["status"] = "withdrawn"
        gone = data["commitment"].pop()
        data["commitment"].append({**gone, "id": "another-one", "wording": "We will do something else."})

    kinds = {told.kind: told for told in found(raw, change)}
    assert set(kinds) == {"withdrawn", "taken out", "added"}
    assert "We will do something else." in kinds["added"].new
    assert kinds["taken out"].old


def test_rows_without_an_id_are_told_by_what_they_say(raw: dict[str, Any]) -> None:
    def change(data: dict[str, Any]) -> None:
        data["principle"] = [*data.get("principle", []), {"text": "We meet in the evening."}]
        data["need"][0]["evidence"] = []

    told = found(raw, change)
    assert any(each.kind == "added" and "We meet in the evening." in each.what for each in told)
    assert all(each.part == "need" for each in told if each.kind == "taken out")


def test_two_rows_of_one_id_are_both_told(raw: dict[str, Any]) -> None:
    (told,) = found(raw, lambda data: data["ask"].append(dict(data["ask"][0])))
    assert told.kind == "added"
