"""Where in the book what a manifesto lacks is written: the very record and field that a finding is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from convene.core.findings import Finding
from convene.core.nouns import NOUNS
from convene.core.vocabulary import VisionStatus, WorkshopStatus
from convene.services.codesign import framework
from convene.services.gates.remedies.looking import Remedy, new
from convene.services.manifesto.contents import Contents
from convene.services.nouns import records
from convene.store.reader import Reader

Path = tuple[str | int, ...]

_RECORDS = {
    "need": "need", "priority": "priority", "signatory": "signature", "commitment": "commitment", "ask": "ask",
    "dissent": "dissent", "change": "amendment",
}  # fmt: skip
"""Tables of the document whose entries are records of their own, each with its noun."""
_OF_PLACE = {
    **{f"place.{name}": name for name in ("", "name", "kind", "country", "area_codes", "boundary_note", "population",
                                          "population_source", "local_means")},
    **{f"convener.{name}": f"convener_{name}" for name in ("name", "sector", "role", "funded_by", "conflicts",
                                                           "contact_role", "contact")},
    "convener.": "convener_name", "process.started": "started", "process.not_reached": "not_reached",
    "cycle.": "cycle",
}  # fmt: skip
_RENAMED = {
    "signatory.id": "actor", "priority.target": "targets", "commitment.id": "slug", "commitment.signatory": "actor",
    "commitment.with": "partners", "ask.from": "asked_by", "ask.to": "asked_of", "change.by": "changed_by",
    "change.date": "changed_on", "vision.for": "votes_for", "vision.against": "votes_against",
    "vision.method": "agreed_how", "reporting.where": "reported_where", "id.": "slug", "principle.": "principles",
    "governance.": "steering", "reporting.": "first_account_due", "privacy.": "controller", "issued.": "issued",
}  # fmt: skip
"""Keys of the document ("table.key") that the book calls otherwise."""
_OF_ACTOR = {"name": "name", "actor_type": "primary_type", "identifiers": "identifiers"}


def remedy(read: Reader, place_id: str, finding: Finding, today: date) -> Remedy | None:
    """Where a finding is mended as the book stands; None for one that is about nothing in particular.

    A finding of an older state of the book may lead to a new record of the same noun.
    """
    if not finding.path:
        return None
    return _Places(read, place_id, today).of(finding)


class _Places:
    """The book, looked at from the document."""

    def __init__(self, read: Reader, place_id: str, today: date) -> None:
        self._read = read
        self._place = place_id
        self._contents = Contents(read, place_id, whole=True)
        self._raw = self._contents.raw(today, own_measures=not framework.is_shipped(read, place_id))

    def of(self, finding: Finding) -> Remedy:
        table, rest = str(finding.path[0]), finding.path[1:]
        key = next((part for part in rest if isinstance(part, str)), "")
        where = f"{table}.{key}"
        if where in _OF_PLACE:
            return Remedy("place", self._place, _OF_PLACE[where])
        if table == "process":
            return self._process(key)
        if table == "vision":
            return self._vision(_RENAMED.get(where, key))
        if table == "framework":
            return self._framework(rest)
        if table in _RECORDS:
            return self._entry(finding, table, rest, key)
        return self._one("manifesto", _RENAMED.get(where) or _RENAMED.get(f"{table}.") or key or table)

    def _entry(self, finding: Finding, table: str, rest: Path, key: str) -> Remedy:
        """An entry of a table, which is a record; signing is what a commitment lacks whose holder has not signed."""
        noun, at = _RECORDS[table], rest[0] if rest else -1
        slugs = self._slugs(table)
        if not isinstance(at, int) or not 0 <= at < len(slugs):
            return new(noun)
        if table == "signatory" and (not key or key in _OF_ACTOR):
            actor = self._contents.signatures[at].actor
            return self._record("actor", actor, _OF_ACTOR[key]) if key else new("commitment", actor=actor)
        if (table, key, finding.severity) == ("commitment", "signatory", "error"):
            return new("signature", actor=str(self._raw["commitment"][at]["signatory"]))
        return self._record(noun, slugs[at], _RENAMED.get(f"{table}.{key}", key))

    def _slugs(self, table: str) -> list[str]:
        """The handles of the records behind a table, in its order."""
        if table == "signatory":
            return [one.slug for one in self._contents.signatures]
        if table == "change":
            return [one.slug for one in self._contents.amendments]
        entries: list[Mapping[str, Any]] = self._raw.get(table, [])
        return [str(one["id"]) for one in entries]

    def _vision(self, name: str) -> Remedy:
        """An agreed vision that lacks this, or else the one that has come furthest, to be agreed."""
        stand = self._contents.visions
        agreed = [one for one in stand if one.status is VisionStatus.agreed]
        if agreed:
            lacking = (one for one in agreed if name and getattr(one, name, "") in (None, ""))
            return self._record("vision", next(lacking, agreed[0]).slug, name or "agreed_on")
        order = (VisionStatus.proposed, VisionStatus.draft)
        coming = sorted((one for one in stand if one.status in order), key=lambda one: order.index(one.status))
        return self._record("vision", coming[0].slug, "status") if coming else new("vision")

    def _process(self, key: str) -> Remedy:
        """What was held, and what it lacks: the influence promised, a method, a count."""
        if key == "what_we_heard_sent":
            return Remedy("reply", shown_as="heard")
        name = {"influence_level": "influence", "methods": "blocks"}.get(key, "attendance")
        held = [one for one in self._contents.workshops if one.status is WorkshopStatus.held]
        lacking = [one for one in held if not getattr(one, name)]
        return self._record("workshop", (lacking or held)[0].slug, name) if held else new("workshop")

    def _framework(self, rest: Path) -> Remedy:
        match rest:
            case ("measure", int() as at, *more):
                code = str(self._raw["framework"]["measure"][at]["code"])
                name = next((one for one in more if isinstance(one, str)), "")
                return self._record("measure", code, "slug" if name == "code" else name)
            case ("adopted", int() as at, *_):
                return self._record("adoption", self._contents.adoptions[at].slug, "measure")
            case ("adopted", *_):
                return new("adoption")
        return self._one("framework", str(rest[0]) if rest else "")

    def _one(self, noun: str, name: str) -> Remedy:
        """The one record of its noun, made where there is none yet."""
        kept = self._read.value(f'SELECT id FROM "{noun}" WHERE place_id = :p ORDER BY id', p=self._place)
        known = any(field.name == name for field in NOUNS[noun].fields)
        return Remedy(noun, str(kept or ""), name if known else "")

    def _record(self, noun: str, slug: str, name: str) -> Remedy:
        known = any(field.name == name for field in NOUNS[noun].fields)
        return Remedy(noun, records.find(self._read, self._place, noun, slug), name if known else "")
