"""Whether the manifesto says something else than when it was last exported, from the history of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any] | None
Delta = tuple[str, str, Row, Row]
"""(table, row id, fields before, fields after); None where the row was not there. An edit holds only what changed."""

_ALL = frozenset({"*"})
_PLACE = (
    "name kind country area_codes boundary_note population population_source local_means convener_name "
    "convener_sector convener_role convener_funded_by convener_conflicts convener_contact_role convener_contact "
    "cycle started not_reached"
)
_COMMITMENT = (
    "slug actor_id status title wording lever measure_id quantity unit baseline start due beneficiaries evidence "
    "strength claimed_share legally_required"
)
_VISION = "statement horizon status agreed_on agreed_how votes_for votes_against stood_aside"

SHOWN: dict[str, frozenset[str]] = {
    "place": frozenset(_PLACE.split()),
    "framework": _ALL,
    "adoption": frozenset({"measure_id"}),
    "measure": _ALL,
    "actor": frozenset({"slug", "name", "primary_type", "identifiers"}),
    "workshop": frozenset({"status", "date", "influence"}),
    "workshop_attendance": frozenset({"actor_type", "people"}),
    "reply": frozenset({"kind", "sent_on"}),
    "need": frozenset({"slug", "statement", "who"}),
    "need_evidence": _ALL,
    "vision": frozenset(_VISION.split()),
    "priority": _ALL,
    "priority_needs": _ALL,
    "priority_outcomes": _ALL,
    "priority_targets": _ALL,
    "ask": frozenset({"slug", "asked_by_id", "asked_of_id", "wording", "accepted"}),
    "commitment": frozenset(_COMMITMENT.split()),
    "commitment_partners": _ALL,
    "commitment_priorities": _ALL,
    "commitment_depends_on": _ALL,
    "signature": _ALL,
    "dissent": _ALL,
    "amendment": _ALL,
    "manifesto": _ALL,
}
"""Tables and columns the manifesto is made of. Whoever asks leaves out actors who have not signed and
measures that are not adopted."""

_SHOWN_WHEN: dict[str, tuple[str, frozenset[str]]] = {
    "workshop": ("status", frozenset({"held"})),
    "reply": ("kind", frozenset({"what_we_heard"})),
    "vision": ("status", frozenset({"agreed"})),
    "commitment": ("status", frozenset({"accepted", "live", "at_risk", "late", "done", "changed", "withdrawn"})),
}
_SAME = {("commitment", "status", "at_risk"): "live", ("commitment", "status", "accepted"): "live"}
"""In public a commitment at risk, or accepted, is live."""


@dataclass(slots=True)
class _Course:
    """What became of one row: whether it was there, whether it is, and its fields first and last."""

    table: str
    was: bool
    there: bool
    first: dict[str, Any] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        """Whether the manifesto shows it otherwise, or shows it only before or only after."""
        before, after = self.was and self._open(self.first), self.there and self._open(self.last)
        if before != after or not before:
            return before != after
        shown = SHOWN[self.table]
        return any(
            self._same(name, self.first[name]) != self._same(name, self.last[name])
            for name in self.first.keys() & self.last.keys()
            if shown is _ALL or name in shown
        )

    def _open(self, row: dict[str, Any]) -> bool:
        column, words = _SHOWN_WHEN.get(self.table, ("", frozenset()))
        # An edit that leaves the column alone says nothing about it: then it is taken to be shown.
        return column not in row or row[column] in words

    def _same(self, name: str, value: Any) -> Any:
        return _SAME.get((self.table, name, value), value) if isinstance(value, str) else value


def differs(deltas: Iterable[Delta]) -> bool:
    """Whether anything shown is different after these changes, oldest first. What was undone again does not count."""
    courses: dict[tuple[str, str], _Course] = {}
    for table, row_id, before, after in deltas:
        if table not in SHOWN:
            continue
        course = courses.setdefault((table, row_id), _Course(table, before is not None, before is not None))
        for name, value in (before or {}).items():
            course.first.setdefault(name, value)
        course.there = after is not None
        course.last.update(after or {})
    return any(course.moved for course in courses.values())
