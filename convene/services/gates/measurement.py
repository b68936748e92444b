"""Counting for the gate of stage 4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from convene.core.account import valuing
from convene.core.account.shape import Line
from convene.core.account.words import has_range, headline
from convene.core.gates.facts import MeasurementFacts, Named
from convene.core.measurement_vocabulary import AccountPart
from convene.services.account.account import choose, read_account
from convene.services.gates.counting import counts, standing
from convene.store.reader import Reader, Row


def seen_in_measurement(read: Reader, place_id: str, commitments: Sequence[Row], today: date) -> MeasurementFacts:
    # Of an offer nobody accepted, nothing is to be counted.
    # What the law asks for is listed, and nothing is counted of it.
    commitments = [
        row for row in commitments if not row["legally_required"] and (row["status"] != "offered" or row["observed"])
    ]
    open_ = [row for row in commitments if not row["observed"] and not row["not_delivered_because"]]
    first = min(open_, key=lambda row: row["due"] or "~", default=None)
    observations = counts(read, "SELECT count(*) FROM observation WHERE place_id = :place", place_id)[0]
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
        results_held=results,
        results_with_citizen=citizens,
        results_with_vcse=vcse,
        results_with_both=both,
        **(_of_account(read, place_id, today) if observations else _of_record(read, choose(read, place_id, ""))),
    )


def _of_account(read: Reader, place_id: str, today: date) -> dict[str, Any]:
    account_id = choose(read, place_id, "")
    account = read_account(read, place_id, account_id, today)
    lines = [one for one in account.lines if one.part is AccountPart.worth]
    with_value = {
        one.claim.measure: not one.claim.unit_value.gaps()
        for one in account.lines
        if one.claim.actuals and one.claim.unit_value and one.claim.unit_value.wants_source
        and not one.claim.legally_required and not one.claim.offered
    }  # fmt: skip
    return {
        **_of_record(read, account_id),
        "valued": len(lines),
        "adjusted": sum(not one.unset for one in lines),
        "settled": sum(one.settled for one in lines),
        "priced": sum(one.part is not AccountPart.counted for one in account.lines),
        "valued_measures": len(with_value),
        "sourced": sum(with_value.values()),
        "doubles": len(account.doubles),
        "undecided": sum(not one.decided for one in account.doubles),
        "ranged": has_range(account),
        "range_given": all(_ends_given(one) for one in lines if one.settled),
        "headline": headline(account),
    }


def _ends_given(line: Line) -> bool:
    return all(
        one is not None and one.low is not None and one.high is not None
        for piece in line.pieces
        for one in (valuing.setting(line.claim, piece.actual, kind) for kind in valuing.WANTED)
    )


def _of_record(read: Reader, account_id: str) -> dict[str, Any]:
    row = read.one(
        "SELECT a.id, a.title, a.harm, a.harm_asked, a.verification, a.verified_by, "
        "(SELECT count(*) FROM published_account p WHERE p.account_id = a.id) AS published, "
        "(SELECT count(*) FROM decision d WHERE d.account_id = a.id) AS responses FROM account a WHERE a.id = :id",
        id=account_id,
    )
    if row is None:
        return {}
    return {
        "account": Named(row["id"], row["title"]),
        "harm_told": bool(row["harm_asked"]) or bool(row["harm"].strip()),
        "verified_by": row["verified_by"] if row["verification"] != "none" else "",
        "published": row["published"],
        "responses": row["responses"],
    }
