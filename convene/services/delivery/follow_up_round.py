"""The follow-up round while it is made: what is left to ring about, and what was heard today, as the book has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from convene.core.delivery.follow_up_round import RoundLine, Tick, in_order
from convene.core.delivery_vocabulary import Confidence
from convene.core.nouns.reach import OutreachDraft
from convene.core.vocabulary import ActorType, Channel
from convene.services.delivery import turned_back
from convene.services.gates.counting import all_commitments, day, standing, under_way
from convene.services.nouns import records
from convene.store.reader import Reader, Row, chunks, listed
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.core.gates.facts import Standing
    from convene.store.writer import Writer

NO_ANSWER = "Rang about what was promised; no answer"


def lines(read: Reader, place_id: str, today: date) -> tuple[RoundLine, ...]:
    """Every live commitment, and those of which there is news today, in the order in which to ring."""
    now = today.isoformat()
    news = _news(read, place_id, now)
    rung = {
        row["actor_id"]: row["what"]
        for row in read.rows(
            "SELECT actor_id, what FROM outreach WHERE place_id = :p AND date = :now AND channel = 'call' "
            "AND actor_id IS NOT NULL ORDER BY id",
            p=place_id, now=now,
        )
    }  # fmt: skip
    handles = {row["id"]: row["slug"] for row in read.rows("SELECT id, slug FROM commitment WHERE place_id = :p",
                                                           p=place_id)}  # fmt: skip
    found: list[tuple[Standing, RoundLine]] = []
    commitments = all_commitments(read, place_id)
    going = {row["id"]: one for row, one in under_way(read, place_id, commitments, today)}
    for row in commitments:
        said, confidence = news.get(row["id"], ("", ""))
        heard = row["id"] in news or (row["heard_on"] == now and row["id"] in going)
        if row["id"] not in going and not heard:
            continue
        tick = Tick.heard if heard else Tick.tried if row["actor_id"] in rung else Tick.open
        one = going.get(row["id"]) or standing(row, now)
        line = RoundLine(
            one, ActorType(row["type"]).label if row["type"] else "", row["actor_id"] or "", handles[row["id"]], tick,
            said or (rung[row["actor_id"]] if tick is Tick.tried else ""),
            Confidence(confidence) if confidence else None,
        )  # fmt: skip
        found.append((one, line))
    return in_order(_before(read, found, today), today)


def _news(read: Reader, place_id: str, now: str) -> dict[str, tuple[str, str]]:
    """What was said today, and how sure they are, by commitment; the latest where there is more."""
    rows = read.rows(
        "SELECT commitment_id, text, confidence FROM news WHERE place_id = :p AND heard_on = :now ORDER BY id",
        p=place_id, now=now,
    )  # fmt: skip
    return {row["commitment_id"]: (row["text"], row["confidence"] or "") for row in rows}


def _before(read: Reader, found: list[tuple[Standing, RoundLine]], today: date) -> list[tuple[Standing, RoundLine]]:
    """Each as it stood before it was ticked off today, which is what the order goes by."""
    ticked = [line.id for _, line in found if line.tick is Tick.heard]
    earlier = turned_back.before(read, today, ticked)
    known: dict[str, Row] = {}
    for part in chunks(ticked):
        marks, values = listed(part)
        for row in read.rows(
            "SELECT c.id, c.heard_on, c.accepted_on, c.status, max(o.period_end) AS seen FROM commitment c LEFT JOIN "
            f"observation o ON o.commitment_id = c.id WHERE c.id IN ({marks}) "
            "GROUP BY c.id, c.heard_on, c.accepted_on, c.status",
            **values,
        ):
            known[row["id"]] = row
    return [
        (_as_before(one, known[one.id], earlier[one.id].columns, today) if one.id in earlier else one, line)
        for one, line in found
    ]


def _as_before(one: Standing, row: Row, was: Mapping[str, Any], today: date) -> Standing:
    """Its acceptance stays: who accepted it today was not silent before it was ticked off either."""
    heard = was.get("heard_on", row["heard_on"])
    days = [when for when in (heard, row["accepted_on"]) if when and when <= today.isoformat()]
    return replace(one, heard=day(max(*days, row["seen"] or "", "")), status=was.get("status") or one.status)


def no_answer(write: Writer, place_id: str, commitment_ids: Sequence[str]) -> tuple[str, ...]:
    """Keep in the outreach log that those who promised were rung today and nobody answered, once an actor: the ids of
    the entries."""
    actors: dict[str, str] = {}
    for part in chunks(list(commitment_ids)):
        marks, values = listed(part)
        for row in write.rows(
            "SELECT a.id, a.name FROM commitment c JOIN actor a ON a.id = c.actor_id "
            f"WHERE c.id IN ({marks}) ORDER BY a.id",
            **values,
        ):
            actors.setdefault(row["id"], row["name"])
    made = []
    for one in actors:
        draft = OutreachDraft(what=NO_ANSWER, date=write.today, channel=Channel.call)
        made.append(records.add(write, place_id, "outreach", draft))
        write.update("outreach", made[-1], {"actor_id": one})
    first = next(iter(actors.values()), "")
    more = f" and {plural(len(actors) - 1, 'other')}" if len(actors) > 1 else ""
    write.label = f"Rang, no answer: {clip(first, 60)}{more}"
    return tuple(made)
