"""Lists of what the levers keep: contracts and readiness, funds and grants, placements, plans and levels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.delivery.contracts import COMING, missing
from convene.core.delivery.grants import Grant, pounds, summed
from convene.core.delivery.placements import Position, overdue
from convene.core.delivery.plans import progress
from convene.core.delivery_vocabulary import (
    ContractStatus,
    Dimension,
    GrantDecision,
    MoneyMove,
    PlacementKind,
    PlanArea,
    PlanStepStatus,
    Ready,
)
from convene.core.nouns.business import PlanStep
from convene.core.views import Item, Tone
from convene.services.lists.noun_list import NounList, shown_day, to_day
from convene.store.reader import Row
from convene.store.select import Gathered, Select
from convene.text import clip, day, join, money, month, plural


def _amount(value: Any) -> Decimal | None:
    return Decimal(value) if value is not None else None


def _contract(row: Row, today: date) -> Item:
    status, due = ContractStatus(row["status"] or "planned"), to_day(row["bids_due"])
    state, tone = status.label.lower(), _CONTRACT_TONES[status]
    if status in COMING and due and due < today:
        state, tone = "bids were due", "look"
    value = _amount(row["value"])
    kinds = json.loads(row["suits"] or "[]")
    won = f"won by {row['winner']}" if row["winner"] else ""
    suits = f"suits {plural(len(kinds), 'type')} of actor" if kinds else "whom it suits is not said"
    return Item(
        row["id"],
        row["title"],
        " · ".join((row["buyer"] or "?", won or suits)),
        figure=money(value) if value is not None else "",
        state=state,
        tone=tone,
        aside=f"bids due {day(due, today)}" if due and status in COMING else "" if due else "no day for bids",
    )


_CONTRACT_TONES: dict[ContractStatus, Tone] = {
    ContractStatus.planned: "plain", ContractStatus.open: "look", ContractStatus.awarded: "done",
    ContractStatus.ended: "quiet", ContractStatus.cancelled: "quiet",
}  # fmt: skip


def _readiness(row: Row, today: date) -> Item:
    ready = [Ready(one) for one in json.loads(row["ready"] or "[]")]
    lacks = missing(ready)
    told = f"missing: {join([one.label for one in lacks])}" if lacks else "has all of what buyers commonly ask"
    return Item(
        row["id"],
        row["actor"] or "?",
        clip(" · ".join((told, f"wants: {row['wants']}")) if row["wants"] else told, 200),
        figure=f"{len(ready)} of {len(Ready)}",
        state="asked for help" if row["wants"] else "",
        tone="look" if row["wants"] else "plain",
        part=len(ready) / len(Ready),
        aside=shown_day(row["looked_on"], today),
    )


def _fund(row: Row, today: date) -> Item:
    amounts = json.loads(row["given"])
    found = summed(Grant(str(at), "", "", _amount(one)) for at, (one,) in enumerate(amounts))
    size, opens, closes = _amount(row["size"]), to_day(row["opens"]), to_day(row["closes"])
    over = size is not None and found.pounds > size
    state, tone = _open(opens, closes, today)
    if over and size is not None:
        state, tone = f"{money(found.pounds - size)} over", "late"
    untold = f", {found.untold} without an amount" if found.untold else ""
    return Item(
        row["id"],
        row["title"],
        f"{row['holder'] or '?'} · {plural(found.grants, 'grant')}{untold}",
        figure=f"{money(found.pounds)} of {money(size)}" if size is not None else f"{money(found.pounds)} given",
        state=state,
        tone=tone,
        part=float(min(found.pounds / size, Decimal(1))) if size else None,
        aside=f"closes {month(closes)}" if closes else "",
    )


def _open(opens: date | None, closes: date | None, today: date) -> tuple[str, Tone]:
    if closes and closes < today:
        return "closed", "quiet"
    if opens and opens > today:
        return f"opens {day(opens, today)}", "plain"
    return ("open", "done") if opens or closes else ("", "plain")


def _grant(row: Row, today: date) -> Item:
    amount = _amount(row["amount"])
    decided = GrantDecision(row["decided_by"]).label if row["decided_by"] else "who decided is not said"
    serves = [one for (one,) in json.loads(row["serves"])]
    return Item(
        row["id"],
        f"{row['source'] or '?'} → {row['target'] or '?'}",
        " · ".join(filter(None, (row["what"], row["fund"], decided))),
        figure=money(amount) if amount is not None else "no amount",
        state="no priority" if not serves else clip(serves[0], 30) if len(serves) == 1 else f"{len(serves)} priorities",
        tone="plain" if serves else "quiet",
        aside=shown_day(row["since"], today) or "no day",
    )


def _placement(row: Row, today: date) -> Item:
    totals = dict.fromkeys(MoneyMove, Decimal(0))
    for kind, amount in json.loads(row["moved"]):
        totals[MoneyMove(kind)] += Decimal(amount)
    found = Position(**{kind.value: amount for kind, amount in totals.items()})
    kind, ends = PlacementKind(row["kind"] or "other"), to_day(row["ends"])
    agreed = _amount(row["agreed"])
    state, tone = _stands(kind, found, ends, today)
    raising = kind is PlacementKind.community_shares and agreed
    return Item(
        row["id"],
        row["title"],
        f"{row['receiver'] or '?'} · {kind.label.lower()} · {row['investor'] or 'placed by many'}",
        figure=_placed_figure(kind, found, agreed),
        state=state,
        tone=tone,
        part=float(min(found.raised / agreed, Decimal(1))) if raising and agreed else None,
        aside=f"back by {month(ends)}" if ends else "",
    )


def _placed_figure(kind: PlacementKind, found: Position, agreed: Decimal | None) -> str:
    if kind is PlacementKind.guarantee:
        return f"up to {money(agreed)}" if agreed is not None else ""
    if kind is PlacementKind.community_shares:
        return f"{money(found.raised)} of {money(agreed)} raised" if agreed else f"{money(found.raised)} raised"
    return f"{money(found.drawn)} of {money(agreed)} drawn" if agreed else f"{money(found.drawn)} drawn"


def _stands(kind: PlacementKind, found: Position, ends: date | None, today: date) -> tuple[str, Tone]:
    if kind is PlacementKind.guarantee:
        return "no money placed", "quiet"
    if overdue(ends, found, today):
        return f"{pounds(found.outstanding)} overdue", "late"
    if found.outstanding > 0:
        return f"{money(found.outstanding)} outstanding", "plain"
    return ("nothing outstanding", "done") if found.drawn else ("nothing drawn", "quiet")


def _plan(row: Row, today: date) -> Item:
    found = progress([_step(one) for one in json.loads(row["told"])], today)
    ends = to_day(row["ends"])
    dropped = f" · {found.dropped} dropped" if found.dropped else ""
    return Item(
        row["id"],
        row["title"],
        f"{row['actor'] or '?'}{dropped}",
        figure=f"{found.done} of {plural(found.steps, 'step')} done" if found.steps else "no step yet",
        state=f"{len(found.late)} late" if found.late else "",
        tone="late" if found.late else "plain",
        part=found.done / found.steps if found.steps else None,
        aside=f"until {month(ends)}" if ends else "",
    )


def _step(cells: Sequence[Any]) -> PlanStep:
    """No more of a step than progress is counted by."""
    status, due = PlanStepStatus(cells[0] or "planned"), to_day(cells[1])
    return PlanStep(area=PlanArea.other, what="-", due=due, status=status)


def _assessment(row: Row, today: date) -> Item:
    levels = [
        f"{Dimension(name).label} {now}{f' → {wanted}' if wanted is not None else ''}"
        for name, now, wanted in json.loads(row["seen"])
    ]
    return Item(
        row["id"],
        row["actor"] or "?",
        " · ".join(levels) or "no dimension looked at yet",
        state=f"{len(levels)} of {len(Dimension)} sides",
        tone="plain" if levels else "look",
        aside=shown_day(row["assessed_on"], today),
    )


def _parts(columns: tuple[str, ...], table: str, owner: str) -> tuple[Select, ...]:
    return (Select(columns, f"{table} r", where=f"r.owner_id = {owner}.id", order=("r.position",)),)


_GIVEN = Select(("g.amount",), "link g", where="g.fund_id = f.id AND g.kind = 'funds'", order=("g.id",))
_ACTOR = (("actor a", "a.id = o.actor_id"),)

_SERVED = Select(
    ("p.title",), "link_priorities r", (("priority p", "p.id = r.target_id"),), where="r.owner_id = l.id",
    order=("r.position",),
)  # fmt: skip

GRANTS = NounList(
    Select(
        (
            "l.*", "s.name AS source", "t.name AS target", "f.title AS fund",
            Gathered("serves", (_SERVED,)),
        ),
        "link l",
        (("actor s", "s.id = l.source_id"), ("actor t", "t.id = l.target_id"), ("fund f", "f.id = l.fund_id")),
        where="l.place_id = :p AND l.kind = 'funds'",
        order=("l.since DESC NULLS LAST", "l.id DESC"),
    ),
    _grant,
    "Grants are ties of the kind “funds”. A list in the 360Giving form brings them in; n adds one.",
)  # fmt: skip
"""The ties that are grants, the latest first."""

LISTS: dict[str, NounList] = {
    "contract": NounList(
        Select(
            ("o.*", "a.name AS buyer", "w.name AS winner"),
            "contract o",
            (("actor a", "a.id = o.buyer_id"), ("actor w", "w.id = o.awarded_to_id")),
            where="o.place_id = :p",
            order=(
                "coalesce(o.status, 'planned') NOT IN ('planned', 'open')", "o.bids_due IS NULL", "o.bids_due", "o.id",
            ),
        ),
        _contract,
        "What anchors will buy, before it is advertised, so that small suppliers can be ready. n adds the first.",
    ),
    "readiness": NounList(
        Select(
            ("o.*", "a.name AS actor"), "readiness o", _ACTOR, where="o.place_id = :p",
            order=("o.looked_on DESC NULLS LAST", "o.id DESC"),
        ),
        _readiness,
        "What a small supplier has of what buyers ask, in its own words. n adds the first.",
    ),
    "fund": NounList(
        Select(
            ("f.*", "a.name AS holder", Gathered("given", (_GIVEN,))),
            "fund f",
            (("actor a", "a.id = f.holder_id"),),
            where="f.place_id = :p",
            order=("f.closes IS NULL", "f.closes", "f.id"),
        ),
        _fund,
        "Money that is given away for what the place chose. n adds the first; its grants are ties of the kind “funds”.",
    ),
    "placement": NounList(
        Select(
            (
                "o.*", "a.name AS receiver", "i.name AS investor",
                Gathered("moved", _parts(("r.kind", "r.amount"), "placement_movements", "o")),
            ),
            "placement o",
            (("actor a", "a.id = o.receiver_id"), ("actor i", "i.id = o.investor_id")),
            where="o.place_id = :p",
            order=("o.ends IS NULL", "o.ends", "o.id"),
        ),
        _placement,
        "Money placed here that is to come back: loans, community shares. n adds the first.",
    ),
    "plan": NounList(
        Select(
            ("o.*", "a.name AS actor", Gathered("told", _parts(("r.status", "r.due"), "plan_steps", "o"))),
            '"plan" o', _ACTOR, where="o.place_id = :p", order=("lower(a.name)", "o.starts DESC", "o.id"),
        ),
        _plan,
        "What an actor changes inside by its own choice: pay, hours, space, waste. n adds the first.",
    ),
    "assessment": NounList(
        Select(
            (
                "o.*", "a.name AS actor",
                Gathered("seen", _parts(("r.dimension", "r.now", "r.wanted"), "assessment_levels", "o")),
            ),
            "assessment o", _ACTOR, where="o.place_id = :p", order=("lower(a.name)", "o.assessed_on DESC", "o.id"),
        ),
        _assessment,
        "Where an actor sees itself on five sides of its work, by its own judgement. n adds the first.",
    ),
}  # fmt: skip
