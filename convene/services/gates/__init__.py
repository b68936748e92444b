"""The gates of a place and its next best step: what the checks look at is counted here, and judged in core."""

from __future__ import annotations

from datetime import date

from convene.core.gates import gate
from convene.core.gates import next_step as steps
from convene.core.gates.facts import PlaceFacts
from convene.core.views import Gate, Next
from convene.core.vocabulary import Stage
from convene.errors import NO, Problem
from convene.services.gates.codesign import seen_in_codesign
from convene.services.gates.counting import all_commitments, words
from convene.services.gates.delivery import seen_in_delivery
from convene.services.gates.engagement import seen_in_engagement
from convene.services.gates.measurement import seen_in_measurement
from convene.store.reader import Reader
from convene.store.writer import Writer


def page(read: Reader, place_id: str, today: date) -> tuple[Gate, Gate, Gate, Gate]:
    """The four gates of a place. Raises Problem when the place is gone."""
    return gate.gates(facts(read, place_id, today))


def next_step(read: Reader, place_id: str, stage: Stage | str, today: date) -> Next:
    """The next best thing to do in a stage. Raises Problem when the place is gone."""
    return steps.next_step(Stage(stage), facts(read, place_id, today))


_Key = tuple[str, str, date, str]
_LATEST: dict[str, tuple[_Key, PlaceFacts]] = {}
"""The facts counted last. A screen asks for them twice (rail and next step), and again when nothing has changed."""


def facts(read: Reader, place_id: str, today: date) -> PlaceFacts:
    """All that the checks look at, counted once for each state of the book. Raises Problem when the place is gone."""
    key = _key(read, place_id, today)
    if key is None:
        return counted(read, place_id, today)
    kept = _LATEST.get("facts")
    if kept is None or kept[0] != key:
        kept = _LATEST["facts"] = (key, counted(read, place_id, today))
    return kept[1]


def _key(read: Reader, place_id: str, today: date) -> _Key | None:
    """What the facts hang on: the file and the last change in its history. None where that cannot be told."""
    if isinstance(read, Writer):  # it sees what no change has recorded yet
        return None
    change = read.value("SELECT id FROM change ORDER BY seq DESC LIMIT 1")
    home = read.home()
    return (str(home), place_id, today, str(change)) if change and home else None


def counted(read: Reader, place_id: str, today: date) -> PlaceFacts:
    """As ``facts``, counted anew."""
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
        measurement=seen_in_measurement(read, place_id, commitments, today),
        overrides={row["check"]: row["reason"] for row in reasons},
        stage=place["stage"] or "engagement",
    )
