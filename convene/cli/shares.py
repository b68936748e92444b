"""``shares``: how much of what anchors pay stays in the place, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.day_option import read_day
from convene.cli.detail_text import wrapped
from convene.cli.table import table
from convene.core.delivery.procurement.shares import COLUMNS, share_rows
from convene.services.delivery.procurement import ledger_shares
from convene.services.nouns import records

if TYPE_CHECKING:
    from convene.core.delivery.procurement.ledger_figures import LedgerShares, PlaceShares


def shares(
    *,
    anchor: Annotated[str, Parameter(metavar="ACTOR", help="Only this anchor's.", show_default=False)] = "",
    begins: Annotated[
        str,
        Parameter("--from", metavar="DAY", help="Only ledgers that begin on that day or later.", show_default=False),
    ] = "",
    ends: Annotated[
        str,
        Parameter("--until", metavar="DAY", help="Only ledgers that end on that day or before.", show_default=False),
    ] = "",
    form: Annotated[Literal["text", "json", "csv"], formats.option("text, json or csv.")] = "text",
) -> None:
    """Show how much of what the anchors paid went to the place, the area around it, small businesses and voluntary
    groups: both numbers of each share, and what could not be told."""  # fmt: skip
    with context().open() as book:
        place_id = context().place_in(book)
        anchor_id = book.ask(records.find, place_id, "actor", anchor) if anchor else ""
        seen = book.ask(
            ledger_shares.place_shares, place_id, anchor_id, read_day(begins, "first"), read_day(ends, "last")
        )
    if form == "json":
        context().put(formats.as_json(ledger_shares.as_data(seen)))
    elif form == "csv":
        context().put(ledger_shares.as_csv(seen))
    elif not seen.anchors:
        context().say("No anchor's ledger is in the book: convene ledger FILE --anchor ACTOR brings one in.")
    else:
        context().put("".join(f"{line}\n" for line in _lines(seen)))
        if not (seen.says_local and seen.says_wider):
            context().say("convene edit place --local-postcodes HQ1 --wider-postcodes HQ, with your own, says it.")


def _lines(seen: PlaceShares) -> Iterator[str]:
    width = context().width

    def told(found: LedgerShares | PlaceShares) -> Iterator[str]:
        if found.shares is not None:
            yield table(COLUMNS, list(share_rows(found.shares)), width, (1, 2, 3, 4)).rstrip("\n")
        if found.multiplier is not None:
            yield from wrapped(f"LM3: {found.multiplier.words()}.", width)

    for anchor in seen.anchors:
        for one in anchor.ledgers:
            period = one.period.words() if one.period else "of no period that is told"
            yield from wrapped(f"{one.anchor}: {one.title}{'' if period in one.title else f' ({period})'}", width)
            yield from told(one)
            for remark in one.remarks:
                yield from wrapped(remark, width)
            yield ""
        for _, _, step in anchor.steps:
            yield from wrapped(f"Local: {step.words()}", width)
        if anchor.why_not:
            yield from wrapped(f"{anchor.anchor}'s ledgers are not added up: {anchor.why_not}.", width)
        if anchor.steps or anchor.why_not:
            yield ""
    if len(seen.ledgers) > 1:
        yield "All together"
        yield from told(seen)
    for remark in seen.remarks:
        yield from wrapped(remark, width)
