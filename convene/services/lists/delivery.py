"""Lists of delivery: commitments and what was changed in them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from convene.core.delivery.under_way import to_come, under_way
from convene.core.views import Item, Tone
from convene.core.vocabulary import CommitmentStatus, Lever
from convene.services.lists.noun_list import LONG, NounList, to_day
from convene.store.reader import Row
from convene.store.select import Gathered, Select
from convene.text import clip, count, day, distance, month, quantity


def _commitment(row: Row, today: date) -> Item:
    due = to_day(row["due"])
    status = CommitmentStatus(row["status"]) if row["status"] else CommitmentStatus.offered
    wanted = Decimal(row["quantity"]) if row["quantity"] is not None else None
    seen = reached([Decimal(one) for (one,) in json.loads(row["seen"])], row["unit"])
    measured = row["seen"] != "[]"
    figure = (
        f"{_short(seen, row['unit'])} of {quantity(wanted, row['unit'])}" if wanted is not None else "no quantity yet"
    )
    if not measured and wanted is not None:
        figure = f"– of {quantity(wanted, row['unit'])}"
    part = float(min(seen / wanted, Decimal(1))) if wanted else None
    state, tone = _standing(status, to_day(row["start"]), due, today)
    lever = Lever(row["lever"]).label if row["lever"] else "no lever yet"
    by_law = " · required by law" if row["legally_required"] else ""
    return Item(
        row["id"],
        row["title"],
        f"{row['actor'] or '?'} · {lever}{by_law}",
        figure=figure,
        state=state,
        tone=tone,
        part=part,
        aside=f"due {month(due)}" if due else "no date",
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


def _standing(status: CommitmentStatus, start: date | None, due: date | None, today: date) -> tuple[str, Tone]:
    if due and due < today and under_way(status, start, today):
        return f"late {distance(due, today).removesuffix(' ago')}", "late"
    if start and to_come(status, start, today):
        return f"begins {month(start)}", "quiet"
    return status.label.lower(), _TONES.get(status, "plain")


_TONES: dict[CommitmentStatus, Tone] = {
    CommitmentStatus.offered: "quiet",
    CommitmentStatus.at_risk: "look",
    CommitmentStatus.late: "late",
    CommitmentStatus.done: "done",
    CommitmentStatus.withdrawn: "quiet",
}


_OBSERVED = Select(("o.quantity",), "observation o", where="o.commitment_id = c.id", order=("o.period_end",))

LISTS: dict[str, NounList] = {
    "commitment": NounList(
        Select(
            ("c.*", "a.name AS actor", Gathered("seen", (_OBSERVED,))),
            "commitment c",
            (("actor a", "a.id = c.actor_id"),),
            where="c.place_id = :p",
            order=("c.status IN ('done', 'withdrawn') NULLS FIRST", "c.due IS NULL", "c.due", "c.id"),
        ),
        _commitment,
        "What actors promise of their own will, through a lever they hold. n adds the first.",
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
