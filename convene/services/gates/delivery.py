"""Counting for the gate of stage 3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene.core.gates.delivery import follow_up
from convene.core.gates.facts import DeliveryFacts, Named
from convene.services.delivery.evidence import CHECKED
from convene.services.gates.counting import counts, day, standing, without
from convene.store.reader import Reader, Row

LIVE = ("live", "at_risk", "changed", "late")


def seen_in_delivery(
    read: Reader, place: Row, groups: tuple[str, ...], commitments: Sequence[Row], today: date
) -> DeliveryFacts:
    here, now = place["id"], today.isoformat()
    live = follow_up([standing(row, now) for row in commitments if row["status"] in LIVE], today)
    done = [row for row in commitments if row["status"] == "done"]
    unproved = [Named(row["id"], row["title"]) for row in done if not row["proved"]]
    signed_on = read.value(
        "SELECT min(signed_on) FROM signature WHERE place_id = :place AND signed_on <= :now", place=here, now=now
    )
    starts = [row["start"] for row in commitments if "" < (row["start"] or "") <= now and row["status"] != "withdrawn"]
    reviews = read.rows(
        "SELECT date FROM workshop WHERE place_id = :place AND kind = 'review' AND status = 'held' "
        "AND date IS NOT NULL ORDER BY date",
        place=here,
    )
    evidence, checked = counts(
        read,
        "SELECT count(*), "
        f"count(*) FILTER (WHERE {CHECKED}) "
        "FROM observation o JOIN observation_evidence e ON e.owner_id = o.id LEFT JOIN commitment c ON "
        "c.id = o.commitment_id LEFT JOIN actor a ON a.id = c.actor_id WHERE o.place_id = :place",
        here,
    )
    amendments, unexplained = counts(
        read, "SELECT count(*), count(*) FILTER (WHERE why = '') FROM amendment WHERE place_id = :place", here
    )
    served = read.rows(
        'SELECT DISTINCT "groups" FROM observation WHERE place_id = :place AND "groups" <> \'[]\'', place=here
    )
    return DeliveryFacts(
        live=live.live,
        fresh=live.fresh,
        quietest=live.quietest,
        troubled=live.troubled,
        owned=live.owned,
        unowned=live.unowned,
        worst=live.worst,
        done=len(done),
        proved=len(done) - len(unproved),
        unproved=unproved[0] if unproved else None,
        evidence=evidence,
        evidence_checked=checked,
        begun=day(signed_on or min(starts, default="")),
        reviews=tuple(date.fromisoformat(row["date"]) for row in reviews),
        signed_commitments=sum(row["signed"] for row in commitments),
        amendments=amendments,
        unexplained=unexplained,
        unserved=without(groups, served),
        explained=bool(place["nothing_for"]),
    )
