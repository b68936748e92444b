"""Lists of ballots, of their papers without what they say, and of decisions."""

from __future__ import annotations

from datetime import date

from convene.core.ballot_vocabulary import BallotStatus, CountingMethod, PaperSource
from convene.core.views import Item, Tone
from convene.services.lists.noun_list import LONG, TYPES, NounList, counted, shown_day, some
from convene.store.reader import Row
from convene.store.select import Column, Select
from convene.text import clip, day, plural

_TONES: dict[BallotStatus, Tone] = {
    BallotStatus.planned: "quiet", BallotStatus.open: "look", BallotStatus.closed: "done",
}  # fmt: skip


def _ballot(row: Row, today: date) -> Item:
    status = BallotStatus(row["status"]) if row["status"] else BallotStatus.planned
    method = CountingMethod(row["method"]).label if row["method"] else "no method yet"
    came = f"{plural(row['came'], 'vote')}" if status is not BallotStatus.planned else ""
    held = shown_day(row["closed_on"] or row["opened_on"], today)
    return Item(
        row["id"],
        clip(row["question"], LONG),
        f"{method} · {plural(row['options'], 'option')}" + (" · decided" if row["decided"] else ""),
        figure=came,
        state=status.label.lower(),
        tone=_TONES[status],
        aside=held,
    )


def _paper(row: Row, today: date) -> Item:
    number = f"Sheet {row['number']}" if row["number"] else "Paper"
    title = f"{plural(row['people'], 'hand')} counted" if row["tally"] else number
    source = PaperSource(row["source"]).label.lower() if row["source"] else ""
    return Item(
        row["id"],
        title,
        " · ".join(filter(None, (clip(row["question"] or "", 120), TYPES.get(row["actor_type"], ""), source))),
        state="spoiled" if row["spoiled"] else "",
        tone="look" if row["spoiled"] else "plain",
    )


def _decision(row: Row, today: date) -> Item:
    review = date.fromisoformat(row["review_on"]) if row["review_on"] else None
    stands = not row["replaced"]
    state, tone = ("stands", "done") if stands else ("replaced", "quiet")
    if stands and review and review <= today:
        state, tone = "look again", "late" if review < today else "look"
    took = f"{plural(row['turnout'], 'person', 'people')} took part" if row["turnout"] is not None else ""
    again = f"look again {day(review, today)}" if review and stands else ""
    return Item(
        row["id"],
        clip(row["text"], LONG),
        " · ".join(filter(None, (took, again))) or "nothing on record of how it was taken",
        state=state,
        tone=tone,  # type: ignore[arg-type]
        aside=shown_day(row["decided_on"], today),
    )


LISTS: dict[str, NounList] = {
    "ballot": NounList(
        Select(
            (
                "b.*",
                counted("options", "ballot_options o", "o.owner_id = b.id"),
                counted("came", "paper p", "p.ballot_id = b.id", "coalesce(sum(p.people), 0)"),
                Column("decided", (some("decision d", "d.ballot_id = b.id"),), "EXISTS {}"),
            ),
            "ballot b",
            where="b.place_id = :p",
            order=("b.status = 'closed' NULLS FIRST", "b.id"),
        ),
        _ballot,
        "A question put to people, its rule fixed before it opens. n plans the first.",
    ),
    "paper": NounList(
        Select(
            ("p.id", "p.number", "p.people", "p.tally", "p.source", "p.actor_type", "p.spoiled", "b.question"),
            "paper p",
            (("ballot b", "b.id = p.ballot_id"),),
            where="p.place_id = :p",
            order=("p.ballot_id", "p.id"),
        ),
        _paper,
        "Papers belong to a ballot that is open.",
    ),
    "decision": NounList(
        Select(
            ("d.*", Column("replaced", (some("decision e", "e.supersedes_id = d.id"),), "EXISTS {}")),
            "decision d",
            where="d.place_id = :p",
            order=("replaced", "d.decided_on DESC NULLS LAST", "d.id"),
        ),
        _decision,
        "What was decided, how, and when it is looked at again. n records the first.",
    ),
}
