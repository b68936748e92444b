"""Lists of ties between actors, kept filters, and imported rows that wait for a decision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.views import Item
from convene.core.vocabulary import LinkKind
from convene.services.lists.noun_list import NounList, plain, shown_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, money

_KINDS = {one.value: one.label.lower() for one in LinkKind}


def _link(row: Row, today: date) -> Item:
    kind = _KINDS.get(row["kind"] or "", "is tied to")
    return Item(
        row["id"],
        f"{row['source'] or '?'} {kind} {row['target'] or '?'}",
        row["what"] or row["origin"],
        figure=money(Decimal(row["amount"])) if row["amount"] else "",
        aside=shown_day(row["since"], today),
    )


def _filter(row: Row, today: date) -> Item:
    return Item(row["id"], row["name"], row["words"], state=row["noun"])


def _match(row: Row, today: date) -> Item:
    where = f"{row['file']}, line {row['line']}" if row["line"] is not None else row["file"]
    return Item(row["id"], row["name"], clip(row["why"], 200), state="to decide", tone="look", aside=clip(where, 40))


LISTS: dict[str, NounList] = {
    "link": NounList(
        Select(
            ("l.*", "s.name AS source", "t.name AS target"),
            "link l",
            (("actor s", "s.id = l.source_id"), ("actor t", "t.id = l.target_id")),
            where="l.place_id = :p",
            order=("l.id",),
        ),
        _link,
        "Who supplies, funds, works with or refers to whom belongs here. n ties the first two actors.",
    ),
    "filter": NounList(plain("filter", "lower(o.name)"), _filter, "No filter is kept yet."),
    "match": NounList(plain("match"), _match, "Nothing waits for a decision."),
}
