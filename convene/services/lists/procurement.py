"""Lists of the procurement lever: the anchors' ledgers, and their suppliers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.delivery_vocabulary import Nearness, SpendMatch
from convene.core.views import Item, Tone
from convene.services.lists.noun_list import NounList, counted, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import day, plural, quantity

_TONES: dict[SpendMatch, Tone] = {SpendMatch.waiting: "look", SpendMatch.nobody: "quiet", SpendMatch.withheld: "quiet"}


def _ledger(row: Row, today: date) -> Item:
    begins, ends = to_day(row["period_start"]), to_day(row["period_end"])
    period = f"{day(begins, today)} to {day(ends, today)}" if begins and ends else "period not known"
    unread = f"{plural(row['unread'], 'line')} not read" if row["unread"] else ""
    state = f"{plural(row['waiting'], 'supplier')} to decide" if row["waiting"] else "every supplier looked at"
    return Item(
        row["id"],
        row["title"],
        " · ".join(filter(None, (row["anchor"] or "?", plural(row["suppliers"], "supplier"), unread))),
        figure=quantity(Decimal(row["amount"] or 0), "GBP"),
        state=state,
        tone="look" if row["waiting"] else "quiet",
        aside=period,
    )


def _spend(row: Row, today: date) -> Item:
    state = (SpendMatch(row["state"]) if row["state"] else SpendMatch.nobody).seen(row["actor_id"] or "")
    who = row["actor"] if row["actor"] and row["actor"] != row["supplier"] else ""
    near = Nearness(row["nearness"]).label.lower() if row["nearness"] else ""
    said = (f"may be {who}" if who and state is SpendMatch.waiting else who, near, row["anchor"], row["ledger"])
    return Item(
        row["id"],
        row["supplier"],
        " · ".join(filter(None, said)),
        figure=quantity(Decimal(row["amount"] or 0), "GBP"),
        state=state.label.lower(),
        tone=_TONES.get(state, "done"),
        aside=plural(row["lines"], "line"),
    )


LISTS: dict[str, NounList] = {
    "ledger": NounList(
        Select(
            (
                "l.*", "a.name AS anchor", counted("suppliers", "spend s", "s.ledger_id = l.id"),
                counted("waiting", "spend w", "w.ledger_id = l.id AND w.state = 'waiting'"),
            ),
            "ledger l",
            (("actor a", "a.id = l.anchor_id"),),
            where="l.place_id = :p",
            order=("l.period_end DESC NULLS LAST", "l.id"),
        ),
        _ledger,
        "What anchors paid, as they publish it. i brings in a file of payments and says what of it stays here.",
    ),
    "spend": NounList(
        Select(
            ("s.*", "l.title AS ledger", "p.name AS anchor", "a.name AS actor"),
            "spend s",
            (
                ("ledger l", "l.id = s.ledger_id"), ("actor p", "p.id = l.anchor_id"),
                ("actor a", "a.id = s.actor_id"),
            ),
            where="s.place_id = :p",
            order=("s.state <> 'waiting'", "CAST(s.amount AS DOUBLE PRECISION) DESC", "s.id"),
        ),
        _spend,
        "Who was paid, summed by ledger: those to decide first, then the most paid. i brings in a ledger.",
    ),
}  # fmt: skip
