"""Counting for the gate of stage 4."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.gates.facts import MeasurementFacts
from convene.services.gates.counting import counts, standing
from convene.store.reader import Reader, Row


def seen_in_measurement(read: Reader, place_id: str, commitments: Sequence[Row]) -> MeasurementFacts:
    # Of an offer nobody accepted, nothing is to be counted.
    # What the law asks for is listed, and nothing is counted of it.
    commitments = [
        row for row in commitments if not row["legally_required"] and (row["status"] != "offered" or row["observed"])
    ]
    open_ = [row for row in commitments if not row["observed"] and not row["not_delivered_because"]]
    first = min(open_, key=lambda row: row["due"] or "~", default=None)
    observations, valued, adjusted, measures, sourced = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE valued), "
        "count(*) FILTER (WHERE valued AND o.deadweight IS NOT NULL AND o.attribution IS NOT NULL "
        "AND o.displacement IS NOT NULL AND o.drop_off IS NOT NULL AND o.adjustment_reason <> ''), "
        "count(DISTINCT CASE WHEN valued THEN o.measure END), "
        "count(DISTINCT CASE WHEN valued AND o.sourced THEN o.measure END) FROM (SELECT x.*, m.id AS measure, "
        "m.proxy_gbp IS NOT NULL AND c.legally_required = 0 AS valued, m.proxy_source <> '' "
        "AND m.proxy_licence <> '' AND (m.proxy_year IS NOT NULL OR m.proxy_price_base <> '') AS sourced "
        "FROM observation x LEFT JOIN commitment c ON c.id = x.commitment_id "
        "LEFT JOIN measure m ON m.id = c.measure_id WHERE x.place_id = :place) o",
        place_id,
    )
    results, citizens, vcse, both = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE citizens), count(*) FILTER (WHERE vcse), "
        "count(*) FILTER (WHERE citizens AND vcse) FROM (SELECT EXISTS (SELECT 1 FROM "
        "workshop_attendance a WHERE a.owner_id = w.id AND a.actor_type = 'citizen' AND a.people > 0) AS citizens, "
        "EXISTS (SELECT 1 FROM workshop_attendance a WHERE a.owner_id = w.id AND a.actor_type = 'vcse' "
        "AND a.people > 0) AS vcse FROM workshop w "
        "WHERE w.place_id = :place AND w.kind = 'results' AND w.status = 'held') AS results",
        place_id,
    )
    return MeasurementFacts(
        commitments=len(commitments),
        accounted=len(commitments) - len(open_),
        unaccounted=standing(first) if first else None,
        observations=observations,
        observed=sum(bool(row["observed"]) for row in commitments),
        asked=sum(bool(row["asked"]) for row in commitments),
        valued=valued,
        adjusted=adjusted,
        valued_measures=measures,
        sourced=sourced,
        results_held=results,
        results_with_citizen=citizens,
        results_with_vcse=vcse,
        results_with_both=both,
    )
