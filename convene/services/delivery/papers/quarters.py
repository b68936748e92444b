"""A quarter as the book knows it: statuses from the history, the rest from the days that records bear."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from convene.core.delivery.quarterly_note import Happened, Quarter, Was, quarter
from convene.core.gates.gate import gate
from convene.core.gates.quarters import after
from convene.core.vocabulary import CommitmentStatus, Stage
from convene.services import gates
from convene.services.codesign.framework_fence import fence
from convene.services.delivery import turned_back
from convene.services.delivery.evidence import CHECKED
from convene.services.delivery.papers.gathering import Gathering
from convene.services.gates.counting import without, words
from convene.services.lists.market import STATE
from convene.services.places.places import name_of
from convene.text import clip, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader


def of_quarter(read: Reader, place_id: str, begins: date, today: date) -> Quarter:
    """The quarter that begins on ``begins``."""
    gathered = Gathering(read, place_id)
    past = _past(read, place_id, begins, min(after(begins) - timedelta(days=1), today))
    checks = gate(Stage.delivery, gates.facts(read, place_id, today)).checks
    return quarter(begins, today, gathered.promises, past, _happened(read, place_id, begins, today), checks)


def paper(read: Reader, place_id: str, begins: date, today: date) -> tuple[Paper, tuple[str, ...]]:
    """The note to be printed or sent, and what stayed in the book."""
    from convene.files.printed.quarterly_note import note_paper

    made = note_paper(of_quarter(read, place_id, begins, today), name_of(read, place_id))
    return made, fence(read, place_id).says


def _past(read: Reader, place_id: str, begins: date, ends: date) -> Mapping[str, Was]:
    then, before = _statuses(read, place_id, ends), _statuses(read, place_id, begins - timedelta(days=1))
    last = ends.isoformat()
    heard = {
        row["id"]: row["heard"]
        for row in read.rows(
            "SELECT id, max(heard) AS heard FROM (SELECT commitment_id AS id, heard_on AS heard FROM news WHERE "
            "place_id = :p UNION ALL SELECT commitment_id, period_end FROM observation WHERE place_id = :p) AS s "
            "WHERE heard <= :d GROUP BY id",
            p=place_id, d=last,
        )
    }  # fmt: skip
    found = {}
    for row in read.rows("SELECT id, heard_on, accepted_on FROM commitment WHERE place_id = :p", p=place_id):
        since = bool(row["heard_on"] and row["heard_on"] > last)
        days = [heard.get(row["id"]), *(() if since else (row["heard_on"], row["accepted_on"]))]
        told = max((one for one in days if one and one <= last), default="")
        found[row["id"]] = Was(
            before[row["id"]], then[row["id"]], date.fromisoformat(told) if told else None, heard_since=since
        )
    return found


def _statuses(read: Reader, place_id: str, at: date) -> dict[str, CommitmentStatus | None]:
    """The status of each commitment at the end of a day by the clock of this computer; None where it was not in the
    book. What the history says was changed later is turned back."""
    statuses: dict[str, CommitmentStatus | None] = {
        row["id"]: CommitmentStatus(row["status"] or "offered")
        for row in read.rows("SELECT id, status FROM commitment WHERE place_id = :p", p=place_id)
    }
    for ident, was in turned_back.before(read, at + timedelta(days=1)).items():
        if ident not in statuses:
            continue
        if was.added:
            statuses[ident] = None
        elif "status" in was.columns:
            statuses[ident] = CommitmentStatus(was.columns["status"] or "offered")
    return statuses


def _happened(read: Reader, place_id: str, begins: date, today: date) -> Happened:
    first, last = begins.isoformat(), (after(begins) - timedelta(days=1)).isoformat()
    within = {"p": place_id, "a": first, "z": last}
    proofs = read.rows(
        "SELECT e.id FROM observation o JOIN observation_evidence e ON e.owner_id = o.id WHERE o.place_id = :p AND "
        "o.period_end BETWEEN :a AND :z",
        **within,
    )
    checked = read.rows(
        "SELECT e.checked_by FROM observation o JOIN observation_evidence e ON e.owner_id = o.id "
        "WHERE o.place_id = :p AND e.checked_on "
        f"BETWEEN :a AND :z AND {CHECKED}",
        **within,
    )
    place = read.one("SELECT priority_groups, nothing_for FROM place WHERE id = :p", p=place_id)
    groups = words(place["priority_groups"]) if place else ()
    every = read.rows('SELECT "groups", period_end FROM observation WHERE place_id = :p', p=place_id)
    here = [row for row in every if first <= row["period_end"] <= last]
    unserved = without(groups, here)
    return Happened(
        items=len(proofs), observations=len(here),
        checked=dict(Counter(row["checked_by"].strip() for row in checked).most_common()),
        groups=groups, served=tuple(one for one in groups if one not in unserved), never=without(groups, every),
        explained=place["nothing_for"] if place else "",
        **_meetings(read, within), **_work(read, within, today),
    )  # fmt: skip


def _meetings(read: Reader, within: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    reviews = read.rows(
        "SELECT title, date, status FROM workshop WHERE place_id = :p AND kind = 'review' AND date BETWEEN :a AND :z "
        "ORDER BY date",
        **within,
    )
    told = [(row["status"], f"{clip(row['title'], 100)}, {_day(row['date'])}") for row in reviews]
    decisions = read.rows(
        "SELECT text, decided_on FROM decision WHERE place_id = :p AND decided_on BETWEEN :a AND :z "
        "ORDER BY decided_on",
        **within,
    )
    return {
        "reviews": tuple(one for status, one in told if status == "held"),
        "planned": tuple(one for status, one in told if status in ("planned", "running")),
        "decisions": tuple(f"{_day(row['decided_on'])}: {row['text']}" for row in decisions),
    }


def _work(read: Reader, within: Mapping[str, str], today: date) -> dict[str, tuple[str, ...]]:
    done = read.rows(
        "SELECT what, owner, done_on FROM action WHERE place_id = :p AND done_on BETWEEN :a AND :z ORDER BY done_on",
        **within,
    )
    waiting = read.rows(
        "SELECT what, owner, due FROM action WHERE place_id = :p AND done_on IS NULL ORDER BY due IS NULL, due",
        p=within["p"],
    )
    asks = read.rows(
        f"SELECT wording, f.name AS asker, asked, state FROM (SELECT k.wording, k.asked_by_id, t.name AS asked, "
        f"{STATE.sql} AS state, k.id FROM ask k LEFT JOIN actor t ON t.id = k.asked_of_id WHERE k.place_id = :p) AS s "
        "LEFT JOIN actor f ON f.id = s.asked_by_id WHERE state = 'open' ORDER BY s.id",
        p=within["p"],
    )
    return {
        "done": tuple(f"{_day(row['done_on'])}: {row['what']} ({row['owner'] or 'nobody named'})" for row in done),
        "waiting": tuple(
            f"{row['what']} ({row['owner'] or 'nobody yet'}, {_due(row['due'], today)})" for row in waiting
        ),
        "asks": tuple(
            f"{row['asker'] or 'Somebody'} asks {row['asked'] or 'anybody who can'}: {clip(row['wording'], 200)}"
            for row in asks
        ),
    }  # fmt: skip


def _day(text: str) -> str:
    when = date.fromisoformat(text)
    return f"{when.day} {when:%B}"


def _due(text: str | None, today: date) -> str:
    return f"due {day(date.fromisoformat(text), today)}" if text else "no date"
