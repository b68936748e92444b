"""Whether the manifesto says something else than when it was last exported, from the history of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any] | None
Delta = tuple[str, str, Row, Row]
"""(table, row id, fields before, fields after); None where the row was not there. An edit holds only what changed."""

_ALL = frozenset({"*"})
_COMMITMENT = (
    "slug actor_id status wording lever measure_id quantity unit baseline start due beneficiaries evidence strength "
    "claimed_share legally_required"
)
_PLACE = (
    "name kind country area_codes boundary_note population population_source local_means convener_name "
    "convener_sector convener_role convener_funded_by convener_conflicts convener_contact_role convener_contact "
    "cycle started not_reached"
)
SHOWN: dict[str, frozenset[str]] = {
    "place": frozenset(_PLACE.split()),
    "framework": _ALL,
    "adoption": frozenset({"measure_id"}),
    "measure": frozenset({"slug"}),
    "actor": frozenset({"slug", "name", "primary_type", "identifiers"}),
    "need": _ALL,
    "need_evidence": _ALL,
    "vision": _ALL,
    "priority": _ALL,
    "priority_needs": _ALL,
    "priority_outcomes": _ALL,
    "priority_targets": _ALL,
    "ask": _ALL,
    "commitment": frozenset(_COMMITMENT.split()),
    "commitment_partners": _ALL,
    "commitment_priorities": _ALL,
    "commitment_depends_on": _ALL,
    "signature": _ALL,
    "dissent": _ALL,
    "amendment": _ALL,
    "manifesto": _ALL,
}
"""Tables and columns the manifesto is made of (domain 7.3). What comes in every week (contributions, workshops,
follow-up of commitments, observations, replies) is not among its terms."""


@dataclass(slots=True)
class _Course:
    """What became of one row: whether it was there, whether it is, and its fields first and last."""

    was: bool
    there: bool
    first: dict[str, Any] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)


def differs(deltas: Iterable[Delta]) -> bool:
    """Whether anything shown is different after these changes, oldest first. What was undone again does not count."""
    courses: dict[tuple[str, str], _Course] = {}
    for table, row_id, before, after in deltas:
        if table not in SHOWN:
            continue
        course = courses.setdefault((table, row_id), _Course(before is not None, before is not None))
        for name, value in (before or {}).items():
            course.first.setdefault(name, value)
        course.there = after is not None
        course.last.update(after or {})
    return any(_moved(course, SHOWN[table]) for (table, _), course in courses.items())


def _moved(course: _Course, shown: frozenset[str]) -> bool:
    if course.was != course.there:
        return True
    if not course.there:
        return False
    return any(
        course.first[name] != course.last[name]
        for name in course.first.keys() & course.last.keys()
        if shown is _ALL or name in shown
    )
