"""Counting for the gate of stage 3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene.core.delivery.under_way import to_come
from convene.core.gates.delivery import follow_up
from convene.core.gates.facts import DeliveryFacts, Named
from convene.services.delivery.evidence import CHECKED, OWN
from convene.services.gates.counting import counts, day, under_way, unserved
from convene.store.reader import Reader, Row

TO_WHAT_IS_SIGNED = (
    "(m.commitment_id IS NULL OR EXISTS (SELECT 1 FROM signature s WHERE s.actor_id = c.actor_id "
    "AND s.signed_on IS NOT NULL AND s.signed_on <= m.changed_on))"
)
"""SQL: whether an amendment ``m`` (of commitment ``c``) changed what was signed by then, or the manifesto itself."""


def seen_in_delivery(
    read: Reader, place: Row, groups: tuple[str, ...], commitments: Sequence[Row], today: date
) -> DeliveryFacts:
    here, now = place["id"], today.isoformat()
    counted = [row for row in commitments if not row["legally_required"]]
    live = follow_up([one for _, one in under_way(read, here, counted, today)], today)
    done = [row for row in counted if row["status"] == "done"]
    unproved = [Named(row["id"], row["title"]) for row in done if not row["proved"]]
    signed_on = read.value(
        "SELECT min(signed_on) FROM signature WHERE place_id = :place AND signed_on <= :now", place=here, now=now
    )
    starts = [row["start"] for row in counted if "" < (row["start"] or "") <= now and row["status"] != "withdrawn"]
    reviews = read.rows(
        "SELECT date FROM workshop WHERE place_id = :place AND kind = 'review' AND status = 'held' "
        "AND date IS NOT NULL ORDER BY date",
        place=here,
    )
    evidence, checked, own = counts(
        read,
        f"SELECT count(*), count(*) FILTER (WHERE {CHECKED}), count(*) FILTER (WHERE {OWN}) "
        "FROM observation o JOIN observation_evidence e ON e.owner_id = o.id WHERE o.place_id = :place",
        here,
    )
    amendments, unexplained = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE trim(m.why) = '') FROM amendment m "
        f"LEFT JOIN commitment c ON c.id = m.commitment_id WHERE m.place_id = :place AND {TO_WHAT_IS_SIGNED}",
        here,
    )
    return DeliveryFacts(
        live=live.live,
        to_come=sum(to_come(row["status"] or "", day(row["start"]), today) for row in counted),
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
        evidence_own=own,
        begun=day(signed_on or min(starts, default="")),
        reviews=tuple(date.fromisoformat(row["date"]) for row in reviews),
        signed_commitments=sum(row["signed"] for row in commitments),
        amendments=amendments,
        unexplained=unexplained,
        unserved=unserved(read, here, groups),
        explained=bool(place["nothing_for"]),
    )
