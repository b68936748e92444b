"""Lists of delivery: commitments, their milestones, what was heard of them, and what was changed in them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from convene.core.delivery.board import Placed, late_words, silent_words
from convene.core.delivery.under_way import to_come
from convene.core.delivery_vocabulary import Confidence
from convene.core.views import Item, Tone
from convene.core.vocabulary import CommitmentStatus, Lever
from convene.services.gates.counting import standing_of
from convene.services.lists.noun_list import LONG, NounList, counted, to_day
from convene.store.reader import Row
from convene.store.select import Gathered, Select
from convene.text import clip, count, day, distance, month, plural, quantity


def _commitment(row: Row, today: date) -> Item:
    seen_of = json.loads(row["seen"])
    one = _placed(row, max((end for _, end in seen_of if end), default=""), today)
    due, status = one.standing.due, CommitmentStatus(one.standing.status)
    wanted = Decimal(row["quantity"]) if row["quantity"] is not None else None
    seen = reached([Decimal(amount) for amount, _ in seen_of], row["unit"])
    figure = (
        f"{_short(seen, row['unit'])} of {quantity(wanted, row['unit'])}" if wanted is not None else "no quantity yet"
    )
    if not seen_of and wanted is not None:
        figure = f"– of {quantity(wanted, row['unit'])}"
    late = late_words(one, today)
    return Item(
        row["id"],
        row["title"],
        " · ".join(_second_line(row, one, today)),
        figure=figure,
        state=late or _stands(status, one.start, today),
        tone="late" if late else "quiet" if to_come(status, one.start, today) else _TONES.get(status, "plain"),
        part=float(min(seen / wanted, Decimal(1))) if wanted else None,
        aside=f"due {month(due)}" if due else "no date",
    )


def _stands(status: CommitmentStatus, start: date | None, today: date) -> str:
    return f"begins {month(start)}" if start and to_come(status, start, today) else status.label.lower()


def _placed(row: Row, seen: str, today: date) -> Placed:
    """A commitment as the board has it, so that list and board say the same of it."""
    standing = standing_of(row, row["status"] or CommitmentStatus.offered, seen, today.isoformat())
    return Placed(standing, to_day(row["start"]), row["lever"] or "", row["actor_id"] or "")


def _second_line(row: Row, one: Placed, today: date) -> list[str]:
    """Who promised it and when they were heard from; how sure they are, and how far; by which lever, and with whom."""
    sure = Confidence(row["confidence"]) if row["confidence"] else None
    heard = one.standing.heard
    lately = f"heard {distance(heard, today)}" if heard and one.under_way(today) else ""
    said = [row["actor"] or "?", silent_words(one, today) or lately]
    said.append(sure.label.lower() if sure and one.under_way(today) else "")
    said.append(f"{row['reached']} of {plural(row['milestones'], 'milestone')}" if row["milestones"] else "")
    said.append(Lever(row["lever"]).label if row["lever"] else "no lever yet")
    said.append("required by law" if row["legally_required"] else "")
    said.append(f"with {plural(row['others'], 'other')}" if row["others"] else "")
    return [words for words in said if words]


def _milestone(row: Row, today: date) -> Item:
    due, done = to_day(row["due"]), to_day(row["done_on"])
    over = row["status"] in (CommitmentStatus.done, CommitmentStatus.withdrawn)
    late = done is None and not over and due is not None and due < today
    state = f"reached {day(done, today)}" if done else "over" if over else "to come"
    if late and due:
        state = f"late {distance(due, today).removesuffix(' ago')}"
    return Item(
        row["id"],
        row["title"],
        " · ".join(filter(None, (row["commitment"] or "?", row["actor"], row["owner"]))),
        state=state,
        tone="done" if done else "late" if late else "quiet" if over else "plain",
        aside=f"due {day(due, today)}" if due else "no date",
    )


def _news(row: Row, today: date) -> Item:
    sure = Confidence(row["confidence"]) if row["confidence"] else None
    when = to_day(row["heard_on"])
    return Item(
        row["id"],
        clip(row["text"], LONG),
        " · ".join(filter(None, (row["commitment"] or "?", row["actor"], row["heard_from"]))),
        state=sure.label.lower() if sure else "",
        tone="look" if sure in (Confidence.even, Confidence.low) else "plain",
        aside=day(when, today) if when else "",
    )


def _amendment(row: Row, today: date) -> Item:
    when = to_day(row["changed_on"])
    return Item(
        row["id"],
        clip(row["what"], LONG),
        f"{row['commitment'] or 'the manifesto'} · {row['changed_by']}",
        state="reason given" if row["why"] else "no reason yet",
        tone="plain" if row["why"] else "look",
        aside=day(when, today) if when else "",
    )


def reached(observed: list[Decimal], unit: str) -> Decimal:
    """How far the observations of a commitment have come, in order of time: counts add up, a share is its latest."""
    return (observed[-1] if observed else Decimal(0)) if unit == "percent" else sum(observed, Decimal(0))


def _short(value: Decimal, unit: str) -> str:
    return quantity(value, unit) if unit in ("GBP", "percent") else count(value)


_TONES: dict[CommitmentStatus, Tone] = {
    CommitmentStatus.offered: "quiet",
    CommitmentStatus.at_risk: "look",
    CommitmentStatus.late: "late",
    CommitmentStatus.done: "done",
    CommitmentStatus.withdrawn: "quiet",
}


_OBSERVED = Select(
    ("o.quantity", "o.period_end"), "observation o", where="o.commitment_id = c.id", order=("o.period_end",)
)

LISTS: dict[str, NounList] = {
    "commitment": NounList(
        Select(
            (
                "c.*",
                "a.name AS actor",
                Gathered("seen", (_OBSERVED,)),
                counted("milestones", "milestone m", "m.commitment_id = c.id"),
                counted("reached", "milestone m", "m.commitment_id = c.id AND m.done_on IS NOT NULL"),
                counted("others", "commitment_partners p", "p.owner_id = c.id"),
            ),
            "commitment c",
            (("actor a", "a.id = c.actor_id"),),
            where="c.place_id = :p",
            order=("c.status IN ('done', 'withdrawn') NULLS FIRST", "c.due IS NULL", "c.due", "c.id"),
        ),
        _commitment,
        "What actors promise of their own will, through a lever they hold. n adds the first.",
    ),
    "milestone": NounList(
        Select(
            ("m.*", "c.title AS commitment", "c.status", "a.name AS actor"),
            "milestone m",
            (("commitment c", "c.id = m.commitment_id"), ("actor a", "a.id = c.actor_id")),
            where="m.place_id = :p",
            order=("m.done_on IS NOT NULL", "m.due IS NULL", "m.due", "m.id"),
        ),
        _milestone,
        "What is to be reached on the way to a commitment stands here. n adds the first.",
    ),
    "news": NounList(
        Select(
            ("w.*", "c.title AS commitment", "a.name AS actor"),
            "news w",
            (("commitment c", "c.id = w.commitment_id"), ("actor a", "a.id = c.actor_id")),
            where="w.place_id = :p",
            order=("w.heard_on DESC NULLS LAST", "w.id DESC"),
        ),
        _news,
        "What those who promised said of how it goes stands here; y on a commitment keeps it.",
    ),
    "amendment": NounList(
        Select(
            ("m.*", "c.title AS commitment"),
            "amendment m",
            (("commitment c", "c.id = m.commitment_id"),),
            where="m.place_id = :p",
            order=("m.changed_on DESC NULLS LAST", "m.id DESC"),
        ),
        _amendment,
        "Changes to signed and live commitments appear here by themselves, with their reasons.",
    ),
}
