"""The gates of a place and its next best step: what the checks look at is counted here, and judged in core."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from convene.core.stages import gate, published
from convene.core.stages import next_step as steps
from convene.core.stages.clashes import Claim, find_clashes
from convene.core.stages.delivery import follow_up
from convene.core.stages.facts import (
    CodesignFacts,
    DeliveryFacts,
    EngagementFacts,
    MeasurementFacts,
    Named,
    PlaceFacts,
    Standing,
)
from convene.core.views import Gate, Next
from convene.core.vocabulary import ENGAGED, Stage
from convene.errors import NO, Problem
from convene.store.reader import Reader

_LIVE = ("live", "at_risk", "changed", "late")
_TERMS = {
    "wording": "wording",
    "actor_id": "actor",
    "lever": "lever",
    "measure_id": "measure",
    "quantity": "quantity",
    "unit": "unit",
    "start": "start",
    "due": "due date",
    "evidence": "evidence rule",
}
"""What a complete commitment has, by column (COD-5)."""


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
    groups = _words(place["priority_groups"])
    commitments = _commitments(read, place_id)
    reasons = read.rows(
        "SELECT \"check\", reason FROM override WHERE place_id = :place AND reason <> '' ORDER BY id", place=place_id
    )
    return PlaceFacts(
        today=today,
        engagement=_engagement(read, place, groups, today),
        codesign=_codesign(read, place_id, [row for row in commitments if row["status"] != "withdrawn"]),
        delivery=_delivery(read, place, groups, commitments, today),
        measurement=_measurement(read, place_id, commitments),
        overrides={row["check"]: row["reason"] for row in reasons},
    )


def _engagement(read: Reader, place: sqlite3.Row, groups: tuple[str, ...], today: date) -> EngagementFacts:
    here, now = place["id"], today.isoformat()
    engaged = ", ".join(f"'{one}'" for one in ENGAGED)
    actors = read.rows(
        f"SELECT primary_type AS type, count(*) AS known, sum(relationship IN ({engaged})) AS engaged FROM actor "
        "WHERE place_id = :place AND relationship IS NOT 'withdrawn' GROUP BY primary_type",
        place=here,
    )
    sessions = read.rows(
        "SELECT id, title, status, date, influence FROM workshop WHERE place_id = :place AND stage = 'engagement' "
        "AND status IS NOT 'cancelled' ORDER BY status = 'held', date, id",
        place=here,
    )
    last = max((row["date"] for row in sessions if row["status"] == "held" and (row["date"] or "~") <= now), default="")
    answered = last and read.value(
        "SELECT min(sent_on) FROM reply WHERE place_id = :place AND kind = 'what_we_heard' "
        "AND sent_on BETWEEN :last AND :now",
        place=here,
        last=last,
        now=now,
    )
    silent = [Named(row["id"], row["title"]) for row in sessions if not row["influence"]]
    needs, voiced, counted, both = _counts(
        read,
        "SELECT count(*), sum(voice), sum(data), sum(voice AND data) FROM (SELECT "
        "EXISTS (SELECT 1 FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'voice') AS voice, "
        "EXISTS (SELECT 1 FROM need_evidence e WHERE e.owner_id = n.id AND e.kind = 'data') AS data "
        "FROM need n WHERE n.place_id = :place)",
        here,
    )
    contributions, heard = _counts(
        read,
        "SELECT (SELECT count(*) FROM contribution WHERE place_id = :place), (SELECT sum(a.people) "
        "FROM workshop w JOIN workshop_attendance a ON a.owner_id = w.id WHERE w.place_id = :place AND w.status = 'held')",
        here,
    )
    met = read.rows(
        "SELECT DISTINCT \"groups\" FROM workshop WHERE place_id = :place AND status = 'held' AND \"groups\" <> '[]'",
        place=here,
    )
    return EngagementFacts(
        area_codes=len(_words(place["area_codes"])),
        population=place["population"] or 0,
        sector_stated=bool(place["convener_sector"]),
        funders=len(_words(place["convener_funded_by"])),
        conflicts=len(_words(place["convener_conflicts"])),
        known={row["type"]: row["known"] for row in actors},
        engaged={row["type"]: row["engaged"] for row in actors if row["engaged"]},
        contributions=contributions,
        people_target=place["people_target"] or 0,
        people_heard=heard,
        groups=groups,
        groups_unmet=_without(groups, met),
        needs=needs,
        needs_evidenced=both,
        needs_without_voice=needs - voiced,
        needs_without_data=needs - counted,
        sessions=len(sessions),
        promised=len(sessions) - len(silent),
        unpromised=silent[0] if silent else None,
        last_session=_day(last),
        answered=_day(answered),
    )


def _commitments(read: Reader, place_id: str) -> list[sqlite3.Row]:
    """Every commitment with its actor, its measure and what its observations hold, in the order they were made."""
    return read.rows(
        "SELECT c.id, c.title, c.actor_id, a.name AS actor, a.primary_type AS type, c.status, c.wording, c.lever, "
        "c.measure_id, m.title AS measure, c.quantity, c.unit, c.start, c.due, c.evidence, c.beneficiaries, "
        "c.claimed_share, c.heard_on, c.not_delivered_because, o.observed, o.seen, o.asked, "
        "EXISTS (SELECT 1 FROM observation_evidence e JOIN observation x ON x.id = e.owner_id "
        "WHERE x.commitment_id = c.id) AS proved, "
        "EXISTS (SELECT 1 FROM signature s WHERE s.actor_id = c.actor_id AND s.signed_on IS NOT NULL) AS signed "
        "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN measure m ON m.id = c.measure_id "
        "LEFT JOIN (SELECT commitment_id, count(*) AS observed, max(period_end) AS seen, max(unintended <> '') AS asked "
        "FROM observation WHERE place_id = :place GROUP BY commitment_id) o ON o.commitment_id = c.id "
        "WHERE c.place_id = :place ORDER BY c.id",
        place=place_id,
    )


def _codesign(read: Reader, place_id: str, commitments: Sequence[sqlite3.Row]) -> CodesignFacts:
    visions, agreed, recorded = _counts(
        read,
        "SELECT count(*), sum(status = 'agreed'), sum(status = 'agreed' AND agreed_how IS NOT NULL AND votes_for > 0) "
        "FROM vision WHERE place_id = :place AND status IS NOT 'retired'",
        place_id,
    )
    priorities, rooted, measured = _counts(
        read,
        "SELECT count(*), sum(EXISTS (SELECT 1 FROM priority_needs n WHERE n.owner_id = p.id) "
        "AND EXISTS (SELECT 1 FROM priority_outcomes o WHERE o.owner_id = p.id)), "
        "sum(EXISTS (SELECT 1 FROM priority_targets t JOIN measure m ON m.id = t.measure_id "
        "WHERE t.owner_id = p.id AND m.unit <> '' AND m.evidence <> '[]')) FROM priority p WHERE p.place_id = :place",
        place_id,
    )
    unowned = read.rows(
        "SELECT p.id, p.title FROM priority p WHERE p.place_id = :place AND NOT EXISTS (SELECT 1 FROM "
        "commitment_priorities l JOIN commitment c ON c.id = l.owner_id WHERE l.target_id = p.id "
        "AND c.status IS NOT 'withdrawn') ORDER BY p.rank, p.id",
        place=place_id,
    )
    adopted, based = _counts(
        read,
        "SELECT count(*), sum(baseline IS NOT NULL OR no_baseline_reason <> '' OR EXISTS (SELECT 1 FROM priority_targets t "
        "WHERE t.measure_id = a.measure_id AND (t.baseline IS NOT NULL OR t.no_baseline_reason <> ''))) "
        "FROM adoption a WHERE a.place_id = :place",
        place_id,
    )
    signatures, full = _counts(
        read,
        "SELECT count(*), sum(signed_by <> '' AND authority <> '' AND signed_on IS NOT NULL) FROM signature "
        "WHERE place_id = :place AND withdrawn_on IS NULL",
        place_id,
    )
    dissents, none_raised = _counts(
        read,
        "SELECT (SELECT count(*) FROM dissent WHERE place_id = :place), "
        "(SELECT max(no_dissent) FROM manifesto WHERE place_id = :place)",
        place_id,
    )
    lacking = [[words for column, words in _TERMS.items() if row[column] in (None, "", "[]")] for row in commitments]
    holders = Counter(row["actor_id"] for row in commitments)
    busiest, most = holders.most_common(1)[0] if holders else (None, 0)
    exported, changed = _publication(read, place_id)
    return CodesignFacts(
        visions=visions,
        agreed=agreed,
        recorded=recorded,
        priorities=priorities,
        rooted=rooted,
        measured=measured,
        unowned=tuple(Named(row["id"], row["title"]) for row in unowned),
        adopted=adopted,
        with_baseline=based,
        commitments=len(commitments),
        complete=sum(not missing for missing in lacking),
        gaps=tuple(Counter(words for missing in lacking for words in missing).most_common()),
        types=tuple(sorted({row["type"] for row in commitments if row["type"]})),
        levers=tuple(sorted({row["lever"] for row in commitments if row["lever"]})),
        busiest=next((row["actor"] or "" for row in commitments if row["actor_id"] == busiest), ""),
        busiest_count=most,
        clashes=find_clashes(_claims(commitments)),
        dissents=dissents,
        no_dissent=bool(none_raised),
        signatures=signatures,
        signatures_full=full,
        published=exported,
        changed_since=changed,
    )


def _claims(commitments: Iterable[sqlite3.Row]) -> Iterable[Claim]:
    for row in commitments:
        if row["actor_id"] and row["measure_id"] and row["beneficiaries"]:
            yield Claim(
                Named(row["actor_id"], row["actor"]),
                Named(row["measure_id"], row["measure"]),
                row["beneficiaries"],
                Decimal(row["claimed_share"] or 1),
                _day(row["start"]),
                _day(row["due"]),
            )


def _publication(read: Reader, place_id: str) -> tuple[bool, bool | None]:
    """Whether the manifesto was ever exported, and whether it has changed since (None: the history cannot tell)."""
    latest = read.value(
        "SELECT id FROM publication WHERE place_id = :place ORDER BY published_on DESC, id DESC LIMIT 1", place=place_id
    )
    if latest is None:
        return False, False
    seq = read.value(
        "SELECT min(change_seq) FROM change_row WHERE row_id = :id AND table_name = 'publication'", id=latest
    )
    if seq is None:
        return True, None
    shown = ", ".join(f"'{table}'" for table in published.SHOWN)
    rows = read.rows(
        "SELECT r.table_name, r.row_id, r.before, r.after FROM change c JOIN change_row r ON r.change_seq = c.seq "
        f"WHERE c.place_id = :place AND c.seq > :seq AND r.table_name IN ({shown}) AND (r.table_name <> 'actor' "
        "OR r.row_id IN (SELECT actor_id FROM signature WHERE place_id = :place)) ORDER BY c.seq, r.position",
        place=place_id,
        seq=seq,
    )
    return True, published.differs(
        (row["table_name"], row["row_id"], json.loads(row["before"] or "null"), json.loads(row["after"] or "null"))
        for row in rows
    )


def _delivery(
    read: Reader, place: sqlite3.Row, groups: tuple[str, ...], commitments: Sequence[sqlite3.Row], today: date
) -> DeliveryFacts:
    here, now = place["id"], today.isoformat()
    live = follow_up([_standing(row, now) for row in commitments if row["status"] in _LIVE], today)
    done = [row for row in commitments if row["status"] == "done"]
    unproved = [Named(row["id"], row["title"]) for row in done if not row["proved"]]
    signed_on = read.value("SELECT min(signed_on) FROM signature WHERE place_id = :place", place=here)
    starts = [row["start"] for row in commitments if row["start"] and row["status"] != "withdrawn"]
    reviews = read.rows(
        "SELECT date FROM workshop WHERE place_id = :place AND kind = 'review' AND status = 'held' "
        "AND date IS NOT NULL ORDER BY date",
        place=here,
    )
    evidence, checked = _counts(
        read,
        "SELECT count(*), sum(e.checked_by <> '' AND lower(e.checked_by) <> lower(coalesce(a.name, ''))) "
        "FROM observation o JOIN observation_evidence e ON e.owner_id = o.id LEFT JOIN commitment c ON "
        "c.id = o.commitment_id LEFT JOIN actor a ON a.id = c.actor_id WHERE o.place_id = :place",
        here,
    )
    amendments, unexplained = _counts(
        read, "SELECT count(*), sum(why = '') FROM amendment WHERE place_id = :place", here
    )
    served = read.rows(
        'SELECT DISTINCT "groups" FROM observation WHERE place_id = :place AND "groups" <> \'[]\'', place=here
    )
    return DeliveryFacts(
        live=live.live,
        fresh=live.fresh,
        quietest=live.quietest,
        troubled=live.troubled,
        worst=live.worst,
        done=len(done),
        proved=len(done) - len(unproved),
        unproved=unproved[0] if unproved else None,
        evidence=evidence,
        evidence_checked=checked,
        begun=_day(signed_on or min(starts, default="")),
        reviews=tuple(date.fromisoformat(row["date"]) for row in reviews),
        signed_commitments=sum(row["signed"] for row in commitments),
        amendments=amendments,
        unexplained=unexplained,
        unserved=_without(groups, served),
        explained=bool(place["nothing_for"]),
    )


def _measurement(read: Reader, place_id: str, commitments: Sequence[sqlite3.Row]) -> MeasurementFacts:
    open_ = [row for row in commitments if not row["observed"] and not row["not_delivered_because"]]
    first = min(open_, key=lambda row: row["due"] or "~", default=None)
    observations, valued, adjusted, measures, sourced = _counts(
        read,
        "SELECT count(*), sum(valued), sum(valued AND o.deadweight IS NOT NULL AND o.attribution IS NOT NULL "
        "AND o.displacement IS NOT NULL AND o.drop_off IS NOT NULL AND o.adjustment_reason <> ''), "
        "count(DISTINCT CASE WHEN valued THEN o.measure END), "
        "count(DISTINCT CASE WHEN valued AND o.sourced THEN o.measure END) FROM (SELECT x.*, m.id AS measure, "
        "m.proxy_gbp IS NOT NULL AND c.legally_required = 0 AS valued, m.proxy_source <> '' AND m.proxy_licence <> '' "
        "AND (m.proxy_year IS NOT NULL OR m.proxy_price_base <> '') AS sourced FROM observation x LEFT JOIN commitment c "
        "ON c.id = x.commitment_id LEFT JOIN measure m ON m.id = c.measure_id WHERE x.place_id = :place) o",
        place_id,
    )
    results, citizens, vcse, both = _counts(
        read,
        "SELECT count(*), sum(citizens), sum(vcse), sum(citizens AND vcse) FROM (SELECT EXISTS (SELECT 1 FROM "
        "workshop_attendance a WHERE a.owner_id = w.id AND a.actor_type = 'citizen' AND a.people > 0) AS citizens, "
        "EXISTS (SELECT 1 FROM workshop_attendance a WHERE a.owner_id = w.id AND a.actor_type = 'vcse' "
        "AND a.people > 0) AS vcse FROM workshop w WHERE w.place_id = :place AND w.kind = 'results' AND w.status = 'held')",
        place_id,
    )
    return MeasurementFacts(
        commitments=len(commitments),
        accounted=len(commitments) - len(open_),
        unaccounted=_standing(first) if first else None,
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


def _standing(row: sqlite3.Row, now: str = "") -> Standing:
    # A day of hearing still to come is a slip of the pen; a period that ends later has been counted all the same.
    told = row["heard_on"] if (row["heard_on"] or "~") <= now else ""
    heard = max(told, row["seen"] or "")
    return Standing(row["id"], row["title"], row["actor"] or "", row["status"] or "", _day(row["due"]), _day(heard))


def _counts(read: Reader, sql: str, place_id: str) -> tuple[int, ...]:
    """One row of counts; a sum over nothing is nought."""
    row = read.one(sql, place=place_id)
    return tuple(value or 0 for value in row) if row else ()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _words(text: str | None) -> tuple[str, ...]:
    """The entries of a JSON array that say something."""
    return tuple(one for one in json.loads(text or "[]") if one.strip())


def _without(groups: tuple[str, ...], rows: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    """The groups that none of the rows name, whatever their case and spacing."""
    named = {_folded(one) for row in rows for one in _words(row["groups"])}
    return tuple(group for group in groups if _folded(group) not in named)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
