"""What the anchors' ledgers come to, on paper and as tables: shares with both their numbers, and what is not known."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from convene.core.delivery.procurement.ledger_figures import AnchorShares, LedgerShares, PlaceShares, SpendRow
from convene.core.delivery.procurement.lm3 import SOURCE, Multiplier
from convene.core.delivery.procurement.shares import COLUMNS, Of, Share, share_rows
from convene.files.documents.blocks import Block, Bullets, Entry, Facts, Grid, Heading, Paper, Para
from convene.files.lists.cells import disarmed
from convene.files.printed.yardstick import figures, sources
from convene.text import plural

HEAD_OFFICE = (
    "An address says where an invoice comes from, not where the money goes: a national firm's branch counts as local, "
    "and a local firm's head office elsewhere does not. Where you know better, say so of the supplier."
)

RANGES = (
    "Two numbers are the lowest and the highest the share can be: as if none, or all, of what is not known belonged to "
    "it. No share is guessed."
)


def shares_paper(seen: PlaceShares, yardstick: Mapping[str, Any], place: str, day: str) -> Paper:
    """The whole of it; ``day`` is the one it was counted on, in words, ``yardstick`` the shipped file."""
    blocks: list[Block] = []
    if not seen.anchors:
        blocks.append(Para("No anchor's ledger has been brought in yet.", "lead"))
    if seen.shares is not None:
        blocks += [Para(_lead(seen), "lead"), _table(seen.shares)]
        if seen.multiplier is not None:
            blocks.append(Para(_multiplier(seen.multiplier)))
    blocks += [Para(one) for one in seen.remarks]
    if seen.left_out:
        blocks.append(Para(f"Left out of these sums, see below: {', '.join(seen.left_out)}.", "notice"))
    if seen.anchors:
        blocks.append(Bullets((Entry(RANGES), Entry(HEAD_OFFICE))))
    for anchor in seen.anchors:
        blocks += _of_anchor(anchor)
    blocks += [
        Heading(2, "A yardstick, not a target"),
        Para(
            "What seven anchors of Preston published of their spend analyses. Other places buy other things, and call "
            "other areas local: what is worth comparing is how one's own shares move."
        ),
        figures(yardstick, shares_only=True),
        sources(yardstick, shares_only=True),
    ]
    return Paper("What anchors buy, and what stays", tuple(blocks), kind="Procurement",
                 subtitle=f"{place} · {day}", place=place)  # fmt: skip


def _lead(seen: PlaceShares) -> str:
    assert seen.shares is not None
    local = seen.shares["local"]
    anchors = sum(1 for one in seen.anchors if one.shares is not None)
    return (
        f"Of {_pounds(local.whole)} that {plural(anchors, 'anchor')} paid, {_pounds(local.part)} is known to have gone "
        f"to suppliers of the place: {local.words()}."
    )


def _of_anchor(anchor: AnchorShares) -> Iterator[Block]:
    yield Heading(2, anchor.anchor)
    if anchor.why_not:
        yield Para(f"Its ledgers are not added up: {anchor.why_not}.", "notice")
    elif len(anchor.ledgers) > 1 and anchor.shares is not None:
        yield Para("All its ledgers together.")
        yield _table(anchor.shares)
    for before, after, step in anchor.steps:
        yield Para(f"From “{before.title}” to “{after.title}”, local: {step.words()}")
    for one in anchor.ledgers:
        yield from _of_ledger(one)


def _of_ledger(one: LedgerShares) -> Iterator[Block]:
    period = one.period.words() if one.period else "of no period that is told"
    yield Heading(3, one.title, note="" if period in one.title else period)
    pairs = [("Paid", f"{_pounds(one.amount)} in {plural(one.lines, 'line')}, to {plural(one.suppliers, 'supplier')}")]
    if one.withheld:
        pairs.append(("Names withheld, people", _pounds(one.withheld)))
    if one.waiting:
        pairs.append(("Waiting for a decision", f"{plural(one.waiting, 'supplier')}, {_pounds(one.waiting_amount)}"))
    pairs.append(("LM3", one.multiplier.words()))
    yield Facts(tuple(pairs))
    yield _table(one.shares)
    for remark in one.remarks:
        yield Para(remark)


def _table(shares: Mapping[Of, Share]) -> Grid:
    return Grid(COLUMNS, tuple(share_rows(shares)), numbers=(1, 2, 3, 4), widths=(3, 2, 2, 2, 2))


def _multiplier(found: Multiplier) -> str:
    rounds = (
        f"Round 1, all that was paid: {_pounds(found.first)}; round 2, known to have gone to suppliers of the place: "
        f"{_pounds(found.second)}; round 3, what those say they spend here again: {_pounds(found.third)}."
    )
    words = found.words()
    return f"Local multiplier over three rounds (LM3): {words}. {rounds} {SOURCE}. Staff and rent are not in it."


def shares_csv(seen: PlaceShares) -> str:
    """A row for each share of each ledger, amounts in pounds and shares in per cent."""
    heads = (
        "anchor", "ledger", "from", "until", "share_of", "part", "whole", "not_known_above", "not_known_below",
        "lowest_percent", "highest_percent",
    )  # fmt: skip
    rows = [
        (
            disarmed(one.anchor), disarmed(one.title), one.period.begins if one.period else "",
            one.period.ends if one.period else "", of, share.part, share.whole, share.more, share.less,
            _percent(share.lowest), _percent(share.highest),
        )
        for one in seen.ledgers
        for of, share in one.shares.items()
    ]  # fmt: skip
    return _csv(heads, rows)


SUPPLIER_COLUMNS = (
    "anchor", "ledger", "supplier", "number", "postcode", "lines", "credits", "amount", "known", "actor", "actor_name",
    "why", "local", "wider", "told_by", "small", "vcse", "respent",
)  # fmt: skip
_NUMBERS = ("lines", "credits", "amount", "respent")


def suppliers_csv(rows: Iterable[tuple[LedgerShares, SpendRow]]) -> str:
    """A row for each supplier of each ledger; names that are withheld, and people, are one row each."""
    return _csv(
        SUPPLIER_COLUMNS,
        [
            [value if name in _NUMBERS else disarmed(str(value)) for name, value in supplier_data(*one).items()]
            for one in rows
        ],
    )


def supplier_data(ledger: LedgerShares, one: SpendRow) -> dict[str, Any]:
    """A supplier as a script takes it: amounts in pounds as text, and "" for what cannot be told."""
    told = {True: "yes", False: "no", None: ""}
    values = (
        ledger.anchor, ledger.title, one.supplier, one.number, one.postcode, one.lines, one.credits,
        format(one.amount, "f"), one.state.value, one.actor_handle, one.actor, one.why, told[one.where.local],
        told[one.where.wider], one.where.by, told[one.small], told[one.vcse],
        "" if one.respent is None else format(one.respent, "f"),
    )  # fmt: skip
    return dict(zip(SUPPLIER_COLUMNS, values, strict=True))


def _csv(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(heads)
    write.writerows(rows)
    return out.getvalue()


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _pounds(value: Decimal) -> str:
    return f"{'-' if value < 0 else ''}£{abs(value):,.0f}"
