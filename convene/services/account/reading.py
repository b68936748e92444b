"""What an account is worked out from, read from the book: claims, and what was decided of double counts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.account.shape import Claim, Decided, Range, Setting, Terms, UnitValue
from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import (
    ActorType,
    CommitmentStatus,
    Lever,
    MeasureKind,
    Pillar,
    ProxyStatus,
    ValueKind,
)
from convene.services.account.actuals import Counted, counted
from convene.store.reader import Reader, Row

_COMMITMENTS = (
    "SELECT c.id, c.slug, c.title, c.status, c.lever, c.quantity, c.unit, c.beneficiaries, c.claimed_share, "
    "c.legally_required, c.not_delivered_because, c.measure_id, a.slug AS actor, a.name AS actor_name, "
    "a.primary_type FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id WHERE c.place_id = :place ORDER BY c.id"
)
_MEASURES = (
    "SELECT m.*, o.slug AS outcome, o.title AS outcome_title, t.slug AS theme, t.title AS theme_title "
    "FROM measure m LEFT JOIN outcome o ON o.id = m.outcome_id LEFT JOIN theme t ON t.id = o.theme_id "
    "WHERE m.place_id = :place"
)


def claims(read: Reader, place_id: str, terms: Terms, today: date) -> tuple[Claim, ...]:
    """Every commitment of a place with what was counted of it in the account's time, in the order they were made."""
    rows = read.rows(_COMMITMENTS, place=place_id)
    measures = {row["id"]: row for row in read.rows(_MEASURES, place=place_id)}
    units = {row["id"]: row["unit"] or _unit(measures.get(row["measure_id"])) for row in rows}
    actuals = counted(read, place_id, terms, today, units)
    settings, twice = _settings(read, place_id)
    groups, priorities = _groups(read, place_id), _priorities(read, place_id)
    of = {one: _of_measure(row, measures) for one, row in measures.items()}
    return tuple(
        Claim(
            **_of_commitment(row, units[row["id"]], actuals.get(row["id"], Counted())),
            **of.get(row["measure_id"], _NO_MEASURE),
            unit_differs=_differs(units[row["id"]], _unit(measures.get(row["measure_id"]))),
            groups=groups.get(row["id"], ()),
            priorities=tuple(slug for slug, _ in priorities.get(row["id"], ())),
            priority_titles=tuple(title for _, title in priorities.get(row["id"], ())),
            settings={kind: one for kind, one in settings[row["id"]].items() if kind not in twice[row["id"]]},
            remarks=tuple(f"{kind.label} is set twice, so neither is taken." for kind in twice[row["id"]]),
        )
        for row in rows
    )


def _unit(measure: Row | None) -> str:
    return str(measure["unit"]) if measure else ""


_NO_MEASURE: dict[str, Any] = {
    "measure": "", "measure_title": "", "measure_kind": MeasureKind.output, "outcome": "", "outcome_title": "",
    "theme": "", "theme_title": "",
}  # fmt: skip


def _of_measure(measure: Row, measures: Mapping[str, Row]) -> dict[str, Any]:
    nest = _nest(measure, measures)
    return {
        "measure": measure["slug"], "measure_title": measure["title"], "measure_kind": MeasureKind(measure["kind"]),
        "outcome": measure["outcome"] or "", "outcome_title": measure["outcome_title"] or "",
        "theme": measure["theme"] or "", "theme_title": measure["theme_title"] or "",
        "pillar": Pillar(measure["pillar"]), "sdgs": tuple(json.loads(measure["sdgs"])),
        "double_count_group": measure["double_count_group"], "status": ProxyStatus(measure["proxy_status"]),
        "unit_value": _unit_value(measure), "part_of": nest[0] if nest else "", "inside": nest,
    }  # fmt: skip


def _of_commitment(row: Row, unit: str, seen: Counted) -> dict[str, Any]:
    return {
        "commitment_id": row["id"], "commitment": row["slug"], "title": row["title"], "actor": row["actor"] or "",
        "actor_name": row["actor_name"] or "", "unit": unit,
        "actor_type": ActorType(row["primary_type"]) if row["primary_type"] else None,
        "lever": Lever(row["lever"]) if row["lever"] else None,
        "target": Decimal(row["quantity"]) if row["quantity"] is not None else None,
        "actuals": seen.actuals, "left_out": seen.left_out,
        "claimed_share": Decimal(1 if row["claimed_share"] is None else row["claimed_share"]),
        "beneficiaries": row["beneficiaries"], "legally_required": bool(row["legally_required"]),
        "not_delivered_because": row["not_delivered_because"], "offered": row["status"] == CommitmentStatus.offered,
    }  # fmt: skip


def _differs(unit: str, measure: str) -> str:
    if not unit or not measure or " ".join(unit.casefold().split()) == " ".join(measure.casefold().split()):
        return ""
    return f"It is counted in “{unit}” and its measure in “{measure}”, so the unit value does not hold for it."


def _unit_value(measure: Row) -> UnitValue | None:
    status = ProxyStatus(measure["proxy_status"])
    if measure["proxy_gbp"] is None and status is not ProxyStatus.face_value:
        return None
    central = Decimal(measure["proxy_gbp"]) if measure["proxy_gbp"] is not None else Decimal(1)
    low, high = (Decimal(measure[one]) if measure[one] is not None else central for one in ("proxy_low", "proxy_high"))
    return UnitValue(
        Range(low, central, high), ValueKind(measure["value_kind"]), status, measure["proxy_year"],
        measure["proxy_price_base"], measure["proxy_source"], measure["proxy_source_id"], measure["proxy_url"],
        measure["proxy_licence"],
    )  # fmt: skip


def _nest(row: Row, measures: Mapping[str, Row]) -> tuple[str, ...]:
    """The measures a measure lies in, the next one first; one that lies in itself ends there."""
    found, seen, at = [], {row["id"]}, row["part_of_id"]
    while at in measures and at not in seen:
        seen.add(at)
        found.append(str(measures[at]["slug"]))
        at = measures[at]["part_of_id"]
    return tuple(found)


def _settings(
    read: Reader, place_id: str
) -> tuple[dict[str, dict[Adjustment, Setting]], dict[str, dict[Adjustment, None]]]:
    """Commitment → its adjustments; and those that came in twice, with a whole place or from another program."""
    sql = "SELECT * FROM assumption WHERE place_id = :place AND commitment_id IS NOT NULL ORDER BY id"
    found: dict[str, dict[Adjustment, Setting]] = defaultdict(dict)
    twice: dict[str, dict[Adjustment, None]] = defaultdict(dict)
    for row in read.rows(sql, place=place_id):
        low, high = (Decimal(row[one]) if row[one] is not None else None for one in ("low", "high"))
        kind = Adjustment(row["kind"])
        if kind in found[row["commitment_id"]]:
            twice[row["commitment_id"]][kind] = None
        found[row["commitment_id"]][kind] = Setting(
            kind, Decimal(row["central"]), low, high, row["reason"], row["rests_on"], "commitment", row["id"]
        )
    return found, twice


def _groups(read: Reader, place_id: str) -> dict[str, tuple[str, ...]]:
    sql = (
        'SELECT DISTINCT commitment_id, "groups" FROM observation WHERE place_id = :place '
        "AND \"groups\" <> '[]' AND commitment_id IS NOT NULL"
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in read.rows(sql, place=place_id):
        found[row["commitment_id"]].update(json.loads(row["groups"]))
    return {one: tuple(sorted(those)) for one, those in found.items()}


def _priorities(read: Reader, place_id: str) -> dict[str, tuple[tuple[str, str], ...]]:
    sql = (
        "SELECT j.owner_id, p.slug, p.title FROM commitment_priorities j JOIN priority p ON p.id = j.target_id "
        "WHERE j.place_id = :place ORDER BY j.owner_id, j.position"
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read.rows(sql, place=place_id):
        found[row["owner_id"]].append((row["slug"], row["title"]))
    return {one: tuple(those) for one, those in found.items()}


def decided(read: Reader, place_id: str) -> tuple[Decided, ...]:
    """What was decided of double counts, the oldest first."""
    members: dict[str, list[str]] = defaultdict(list)
    shares: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in read.rows(
        "SELECT j.owner_id, c.slug FROM double_count_commitments j JOIN commitment c ON c.id = j.target_id "
        "WHERE j.place_id = :place ORDER BY j.owner_id, j.position",
        place=place_id,
    ):
        members[row["owner_id"]].append(row["slug"])
    for row in read.rows(
        "SELECT j.owner_id, c.slug, j.share FROM double_count_shares j JOIN commitment c ON c.id = j.commitment_id "
        "WHERE j.place_id = :place ORDER BY j.owner_id, j.position",
        place=place_id,
    ):
        shares[row["owner_id"]][row["slug"]] = Decimal(row["share"])
    sql = (
        "SELECT d.*, c.slug AS kept FROM double_count d LEFT JOIN commitment c ON c.id = d.kept_id "
        "WHERE d.place_id = :place ORDER BY d.id"
    )
    return tuple(
        Decided(
            row["slug"], DoubleCountGuard(row["guard"]), tuple(members[row["id"]]), DoubleCountAnswer(row["answer"]),
            row["kept"] or "", dict(shares[row["id"]]), row["reason"],
        )
        for row in read.rows(sql, place=place_id)
    )  # fmt: skip
