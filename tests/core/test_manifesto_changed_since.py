"""Whether the manifesto has changed since its export, read from the history of its rows."""

from __future__ import annotations

from typing import Any

import pytest

from convene.core.manifesto.changed_since import Delta, differs


def edit(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None, row: str = "r1") -> Delta:
    return (table, row, before, after)


PROMISE = {"slug": "first-jobs", "status": "live", "quantity": "20"}


@pytest.mark.parametrize(
    "deltas",
    [
        [edit("commitment", {"quantity": "20"}, {"quantity": "12"})],
        [edit("commitment", None, PROMISE)],
        [edit("commitment", PROMISE, None)],
        [edit("commitment", {"status": "offered"}, {"status": "live"})],
        [edit("vision", {"status": "proposed"}, {"status": "agreed"})],
        [edit("place", {"boundary_note": ""}, {"boundary_note": "Up to the canal."})],
        [edit("workshop_attendance", None, {"actor_type": "citizen", "people": 40})],
        [edit("dissent", None, {"text": "Too little for tenants."})],
        [edit("actor", {"name": "Tidewell"}, {"name": "Tidewell Brewery"})],
        [edit("reply", None, {"kind": "what_we_heard", "sent_on": "2026-11-05"})],
    ],
)
def test_what_the_manifesto_shows_counts_as_changed(deltas: list[Delta]) -> None:
    assert differs(deltas)


@pytest.mark.parametrize(
    "deltas",
    [
        [],
        [edit("contribution", None, {"text": "Nobody under 25 gets a start here."})],
        [edit("observation", None, {"quantity": "3"})],
        [edit("commitment", {"heard_on": None, "note": ""}, {"heard_on": "2026-11-20", "note": "Going well."})],
        [edit("commitment", {"status": "live"}, {"status": "at_risk"})],
        [edit("commitment", None, {**PROMISE, "status": "offered"})],
        [edit("vision", None, {"statement": "Warm homes.", "status": "draft"})],
        [edit("workshop", None, {"status": "planned", "date": "2026-12-01"})],
        [edit("reply", None, {"kind": "other", "sent_on": "2026-11-05"})],
        [edit("place", {"stage": "codesign"}, {"stage": "delivery"})],
    ],
)
def test_daily_work_does_not_count(deltas: list[Delta]) -> None:
    assert not differs(deltas)


def test_what_was_undone_again_does_not_count() -> None:
    there = edit("commitment", {"quantity": "20"}, {"quantity": "12"})
    back = edit("commitment", {"quantity": "12"}, {"quantity": "20"})
    assert not differs([there, back])
    assert differs([there, back, there])
    assert not differs([edit("need", None, {"slug": "a"}), edit("need", {"slug": "a"}, None)])
    assert not differs([edit("need", {"slug": "a"}, None), edit("need", None, {"slug": "a"})])


def test_undoing_one_row_does_not_hide_another() -> None:
    assert differs(
        [
            edit("need", {"statement": "a"}, {"statement": "b"}, "n1"),
            edit("need", {"statement": "x"}, {"statement": "y"}, "n2"),
            edit("need", {"statement": "b"}, {"statement": "a"}, "n1"),
        ]
    )
