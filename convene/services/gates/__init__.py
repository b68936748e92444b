"""The gates of a place and its next best step: what the checks look at is counted here, and judged in core."""

from __future__ import annotations

from datetime import date

from convene.core.stages import gate
from convene.core.stages import next_step as steps
from convene.core.stages.facts import PlaceFacts
from convene.core.views import Gate, Next
from convene.core.vocabulary import Stage
from convene.errors import NO, Problem
from convene.services.gates.codesign import seen_in_codesign
from convene.services.gates.counting import all_commitments, words
from convene.services.gates.delivery import seen_in_delivery
from convene.services.gates.engagement import seen_in_engagement
from convene.services.gates.measurement import seen_in_measurement
from convene.store.reader import Reader


def page(read: Reader, place_id: str, today: date) -> tuple[Gate, Gate, Gate, Gate]:
    """The four gates of a place. Raises Problem when the place is gone."""
    return gate.gates(facts(read, place_id, today))


def next_step(read: Reader, place_id: str, stage: Stage | str, today: date) -> Next:
    """The next best thing to do in a stage. Raises Problem when the place is gone."""
    return steps.next_step(Stage(stage), facts(read, place_id, today))


def facts(read: Reader, place_id: str, today: date) -> PlaceFacts:
    """All that the checks look at. Raises Problem when the place is gone."""
    place = read.one("SELECT * FROM place WHERE id = :place", place=place_id)
    if place is None:
        raise Problem("That place is not in the book any more.", hint="p lists the places there are.", exit_code=NO)
    groups = words(place["priority_groups"])
    commitments = all_commitments(read, place_id)
    reasons = read.rows(
        "SELECT \"check\", reason FROM override WHERE place_id = :place AND reason <> '' ORDER BY id", place=place_id
    )
    return PlaceFacts(
        today=today,
        engagement=seen_in_engagement(read, place, groups, today),
        codesign=seen_in_codesign(read, place_id, [row for row in commitments if row["status"] != "withdrawn"]),
        delivery=seen_in_delivery(read, place, groups, commitments, today),
        measurement=seen_in_measurement(read, place_id, commitments),
        overrides={row["check"]: row["reason"] for row in reasons},
    )
