"""What the ledgers of a place come to: for each, for each anchor, and for all of them over a period."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from convene.core.delivery.procurement.ledger_figures import AnchorShares, LedgerShares, PlaceShares, SpendRow
from convene.core.delivery.procurement.lm3 import Multiplier, lm3
from convene.core.delivery.procurement.nearness import Boundary
from convene.core.delivery.procurement.shares import (
    Of,
    Period,
    Share,
    Types,
    compared,
    is_small,
    is_voluntary,
    shares,
)
from convene.core.delivery_vocabulary import Nearness, SpendMatch
from convene.files.documents.blocks import Paper
from convene.files.printed.procurement import shares_csv, shares_paper, supplier_data, suppliers_csv
from convene.services.delivery.yardstick import preston
from convene.services.nouns import records
from convene.services.places.places import name_of
from convene.store.reader import Reader
from convene.text import clip, day, join, plural

KNOWN = (SpendMatch.matched, SpendMatch.by_hand)
"""How a supplier has to be known, for its actor to tell anything of it."""


def place_shares(
    read: Reader, place_id: str, anchor_id: str = "", begins: date | None = None, ends: date | None = None
) -> PlaceShares:
    """The shares of all ledgers, or of one anchor's; of those alone that lie between two days, where such are said."""
    boundary = boundary_of(read, place_id)
    rows = read.rows(
        "SELECT l.id, l.slug, l.title, l.period_start, l.period_end, l.amount, l.lines, l.unread, l.other_currencies, "
        "a.id AS anchor_id, a.name AS anchor, a.slug AS anchor_slug FROM ledger l "
        "LEFT JOIN actor a ON a.id = l.anchor_id WHERE l.place_id = :p AND (:a = '' OR l.anchor_id = :a) "
        "ORDER BY a.name, l.period_start, l.id",
        p=place_id, a=anchor_id,
    )  # fmt: skip
    outside = 0
    by_anchor: dict[str, list[tuple[LedgerShares, list[SpendRow]]]] = defaultdict(list)
    for row in rows:
        period = _period(row)
        if (begins or ends) and not _within(period, begins, ends):
            outside += 1
            continue
        spend = spend_rows(read, row["id"], boundary)
        by_anchor[row["anchor_id"] or ""].append((_of_ledger(row, period, spend, boundary), spend))
    anchors = [_of_anchor([one for one, _ in of]) for of in by_anchor.values()]
    counted = [
        row
        for anchor, of in zip(anchors, by_anchor.values(), strict=True)
        if anchor.shares is not None
        for _, spend in of
        for row in spend
    ]
    left_out = tuple(one.anchor for one in anchors if one.shares is None)
    return PlaceShares(
        tuple(anchors),
        shares([one.paid for one in counted]) if counted else None,
        lm3(one.spent for one in counted) if counted else None,
        tuple(_of_place(boundary, outside, [one for of in by_anchor.values() for one, _ in of])),
        left_out,
        boundary.says,
        boundary.has_wider,
    )


def suppliers(read: Reader, place_id: str, anchor_id: str = "") -> list[tuple[LedgerShares, SpendRow]]:
    """Every supplier of every ledger, or of one anchor's, each with its ledger."""
    boundary = boundary_of(read, place_id)
    seen = place_shares(read, place_id, anchor_id)
    return [(one, row) for one in seen.ledgers for row in spend_rows(read, one.id, boundary)]


def written_out(read: Reader, place_id: str, today: date, anchor: str, form: str) -> Paper | str:
    """The shares as csv, as json, or as a paper; of the anchor of that handle or name, "" for all."""
    seen = place_shares(read, place_id, records.find(read, place_id, "actor", anchor) if anchor else "")
    if form in ("csv", "json"):
        return shares_csv(seen) if form == "csv" else _json(as_data(seen))
    return shares_paper(seen, preston(), name_of(read, place_id), day(today))


def suppliers_written_out(read: Reader, place_id: str, anchor: str, form: str) -> str:
    """Every supplier as csv or json; of the anchor of that handle or name, "" for all."""
    rows = suppliers(read, place_id, records.find(read, place_id, "actor", anchor) if anchor else "")
    return suppliers_csv(rows) if form == "csv" else _json([supplier_data(*one) for one in rows])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(seen: PlaceShares) -> str:
    """A row for each share of each ledger."""
    return shares_csv(seen)


def as_data(seen: PlaceShares) -> dict[str, Any]:
    """The shares as a script takes them: pounds as text, shares in per cent as text."""
    return {
        "all": _share_data(seen.shares),
        "lm3": None if seen.multiplier is None else _multiplier_data(seen.multiplier),
        "remarks": list(seen.remarks),
        "left_out": list(seen.left_out),
        "anchors": [
            {
                "anchor": anchor.anchor, "handle": anchor.handle, "all": _share_data(anchor.shares),
                "why_not": anchor.why_not,
                "compared": [
                    {"from": before.handle, "to": after.handle, "words": step.words()}
                    for before, after, step in anchor.steps
                ],
                "ledgers": [
                    {
                        "handle": one.handle, "title": one.title,
                        "from": one.period and one.period.begins.isoformat(),
                        "until": one.period and one.period.ends.isoformat(),
                        "amount": format(one.amount, "f"), "lines": one.lines, "suppliers": one.suppliers,
                        "withheld": format(one.withheld, "f"), "waiting": one.waiting,
                        "waiting_amount": format(one.waiting_amount, "f"), "remarks": list(one.remarks),
                        "shares": _share_data(one.shares), "lm3": _multiplier_data(one.multiplier),
                    }
                    for one in anchor.ledgers
                ],
            }
            for anchor in seen.anchors
        ],
    }  # fmt: skip


def _share_data(found: Mapping[Of, Share] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        of: {
            "part": format(share.part, "f"), "whole": format(share.whole, "f"), "not_known": format(share.untold, "f"),
            "lowest": _percent(share.lowest), "highest": _percent(share.highest), "words": share.words(),
        }
        for of, share in found.items()
    }  # fmt: skip


def _multiplier_data(found: Multiplier) -> dict[str, Any]:
    return {
        "rounds": [format(one, "f") for one in (found.first, found.second, found.third)],
        "answered": format(found.answered, "f"),
        "lowest": _percent(found.lowest),
        "highest": _percent(found.highest),
        "words": found.words(),
    }


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def boundary_of(read: Reader, place_id: str) -> Boundary:
    """What the place calls local."""
    row = read.one("SELECT local_postcodes, wider_postcodes, area_codes, wards FROM place WHERE id = :p", p=place_id)
    if row is None:
        return Boundary()
    return Boundary(**{name: json.loads(row[name] or "[]") for name in row.keys()})  # noqa: SIM118


def spend_rows(read: Reader, ledger_id: str, boundary: Boundary) -> list[SpendRow]:
    """The suppliers of a ledger, those who were paid most first."""
    found = read.rows(
        "SELECT s.*, a.name AS actor_name, a.slug AS actor_slug, a.base, a.ward, a.primary_type, a.secondary_types, "
        "a.headcount, a.turnover, a.balance_sheet, a.size_year FROM spend s LEFT JOIN actor a ON a.id = s.actor_id "
        "WHERE s.ledger_id = :l",
        l=ledger_id,
    )
    return sorted((_row(row, boundary) for row in found), key=lambda one: (-one.amount, one.handle))


def _row(row: Any, boundary: Boundary) -> SpendRow:
    state = SpendMatch(row["state"])
    known = state in KNOWN and row["actor_id"] is not None
    said = Nearness(row["nearness"]) if row["nearness"] else None
    where = boundary.where(
        said=said,
        base=(row["base"] or "") if known else "",
        ward=(row["ward"] or "") if known else "",
        postcode=row["postcode"],
    )
    small = vcse = None
    if known:
        types = Types(
            row["primary_type"], tuple(json.loads(row["secondary_types"] or "[]")), row["headcount"], row["turnover"],
            row["balance_sheet"], row["size_year"],
        )  # fmt: skip
        small, vcse = is_small(types), is_voluntary(types)
    return SpendRow(
        row["id"], row["slug"], row["supplier"], row["number"], row["postcode"], Decimal(row["amount"] or 0),
        row["lines"], row["credits"], state, (row["actor_name"] or "") if known else "",
        (row["actor_slug"] or "") if known else "", where, small, vcse,
        None if row["respent"] is None else Decimal(row["respent"]), row["why"],
    )  # fmt: skip


def _of_ledger(row: Any, period: Period | None, spend: Sequence[SpendRow], boundary: Boundary) -> LedgerShares:
    waits = [one for one in spend if one.state is SpendMatch.waiting]
    withheld = sum((one.amount for one in spend if one.state is SpendMatch.withheld), Decimal(0))
    by_address = sum((one.amount for one in spend if one.where.local and one.where.by == "ledger"), Decimal(0))
    remarks = []
    if row["unread"]:
        are = "is" if row["unread"] == 1 else "are"
        remarks.append(f"{plural(row['unread'], 'line')} of the file could not be read and {are} in no share.")
    if other := json.loads(row["other_currencies"] or "[]"):
        remarks.append(f"In no share either: {join(other)}.")
    if by_address:
        remarks.append(
            f"£{by_address:,.0f} of the local money is told by the ledger's postcode alone, which may be that of a "
            "branch or of a head office: the money need not stay where the invoice came from."
        )
    added = sum((one.amount for one in spend), Decimal(0))
    if added != Decimal(row["amount"] or 0):
        remarks.append(
            f"Its suppliers come to £{added:,.2f}, and the ledger says £{Decimal(row['amount'] or 0):,.2f}: one of the "
            "two was changed since it was brought in."
        )
    return LedgerShares(
        row["id"], row["slug"], row["title"], row["anchor"] or "nobody", row["anchor_slug"] or "", period, added,
        row["lines"], sum(1 for one in spend if one.state is not SpendMatch.withheld),
        shares([one.paid for one in spend]), lm3(one.spent for one in spend), by_address, len(waits),
        sum((one.amount for one in waits), Decimal(0)), withheld, tuple(remarks),
    )  # fmt: skip


def _of_anchor(ledgers: Sequence[LedgerShares]) -> AnchorShares:
    why = _overlap(ledgers)
    first = ledgers[0]
    steps = tuple(
        (before, after, compared(before.shares["local"], after.shares["local"], before.period, after.period))
        for before, after in pairwise(ledgers)
    )
    return AnchorShares(first.anchor, first.anchor_handle, tuple(ledgers), None if why else _added(ledgers), why, steps)


def _overlap(ledgers: Sequence[LedgerShares]) -> str:
    """Why the ledgers of one anchor cannot be added up; "" where they can."""
    if len(ledgers) > 1 and any(one.period is None for one in ledgers):
        title = next(one.title for one in ledgers if one.period is None)
        return f"“{clip(title, 60)}” does not say which period it is of, so it may count what another counts"
    for at, one in enumerate(ledgers):
        for other in ledgers[at + 1 :]:
            if one.period is not None and other.period is not None and one.period.overlaps(other.period):
                titles = f"“{clip(one.title, 60)}” and “{clip(other.title, 60)}”"
                return f"the periods of {titles} overlap, and what stands in both would be counted twice"
    return ""


def _added(ledgers: Iterable[LedgerShares]) -> dict[Of, Share]:
    first, *rest = (one.shares for one in ledgers)
    made = dict(first)
    for other in rest:
        made = {of: share + other[of] for of, share in made.items()}
    return made


def _of_place(boundary: Boundary, outside: int, ledgers: Sequence[LedgerShares]) -> Iterable[str]:
    if ledgers and not boundary.says:
        yield (
            "The place says nowhere what is local: its record names no postcodes for it, and no wards. Until it does, "
            "only what somebody said by hand is."
        )
    elif ledgers and not boundary.has_postcodes:
        yield (
            "The record of the place names no local postcodes: of suppliers that are no actor here, and known by the "
            "postcode in the ledger alone, it cannot be told whether they are local. They make the share so wide."
        )
    if ledgers and not boundary.has_wider:
        yield "The record of the place does not say which postcodes are around it: the wider share can hardly be told."
    if outside:
        lie, are = ("lies", "is") if outside == 1 else ("lie", "are")
        yield f"{plural(outside, 'ledger')} {lie} not wholly in that period, and {are} left out."
    periods = [one.period for one in ledgers if one.period is not None]
    if len({one.anchor for one in ledgers}) > 1 and periods and len(set(periods)) > 1:
        yield "The anchors' ledgers are of different periods; their sum is of no single one."


def _period(row: Any) -> Period | None:
    if not row["period_start"] or not row["period_end"]:
        return None
    return Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"]))


def _within(period: Period | None, begins: date | None, ends: date | None) -> bool:
    if period is None:
        return False
    return (begins is None or begins <= period.begins) and (ends is None or period.ends <= ends)
