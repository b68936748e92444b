"""``ledger`` and ``suppliers``: what anchors pay, and whom."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.day_option import read_day
from convene.cli.detail_text import wrapped
from convene.cli.import_lists import progress
from convene.cli.table import table
from convene.core.nouns.reading import read_number
from convene.errors import USAGE, Problem
from convene.paths import file_at
from convene.services.delivery.procurement import bringing, deciding
from convene.services.delivery.procurement.ledger_plan import plan_csv
from convene.services.nouns import records
from convene.text import clip, plural, pounds

if TYPE_CHECKING:
    from convene.services.delivery.procurement.deciding import WaitingSupplier
    from convene.services.delivery.procurement.ledger_plan import LedgerOptions, LedgerPlan

_SHOWN = 20
"""Suppliers, and lines that cannot be read, that are told one by one."""

_LEFT = "Nothing was changed."


def ledger(
    file: Annotated[Path, Parameter(help="What an anchor paid: payments over £500 and their like.", name="FILE")],
    /,
    *,
    anchor: Annotated[str, Parameter(metavar="ACTOR", help="Who paid: its handle or exact name.")],
    title: Annotated[str, Parameter(help="What to call it; else its period, or the file's name.")] = "",
    maps: Annotated[
        list[str] | None,
        Parameter(
            "--map", metavar="'HEADING=WHAT'", negative="", help="What a column is, such as supplier, amount or date."
        ),
    ] = None,
    sheet: Annotated[
        str, Parameter("--sheet", metavar="NAME", help="Which sheet of a workbook.", show_default=False)
    ] = "",
    heading: Annotated[
        int,
        Parameter(
            "--heading", metavar="N", help="Which line or row names the columns, counted from 1.", show_default=False
        ),
    ] = 0,
    encoding: Annotated[
        str,
        Parameter(
            "--encoding", metavar="NAME", help="In which encoding a CSV is, such as mac-roman.", show_default=False
        ),
    ] = "",
    begins: Annotated[
        str,
        Parameter(
            "--from",
            metavar="DAY",
            help="The first day of its period, where the file does not say it.",
            show_default=False,
        ),
    ] = "",
    ends: Annotated[
        str, Parameter("--until", metavar="DAY", help="The last day of its period.", show_default=False)
    ] = "",
    least: Annotated[
        str,
        Parameter(
            "--least", metavar="POUNDS", help="The smallest payment that is published, such as 500.", show_default=False
        ),
    ] = "",
    source: Annotated[str, Parameter("--source", help="Who publishes it, and where.", show_default=False)] = "",
    licence: Annotated[str, Parameter("--licence", help="On what terms.", show_default=False)] = "",
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would happen, and change nothing.")] = False,
    form: Annotated[
        Literal["text", "json", "csv"] | None,
        Parameter("--format", metavar="FORM", show_choices=False, help="text, json or csv, of every supplier."),
    ] = None,
) -> None:
    """Bring a ledger in: summed by supplier, matched to actors, its single lines left in the file. One undo takes it
    back."""  # fmt: skip
    if heading < 0:
        raise Problem("--heading is a line of the file.", hint="Count from 1.", exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        options = bringing.LedgerOptions(
            file_at(file), book.ask(records.find, place_id, "actor", anchor), title, _maps(maps or ()), sheet, heading,
            encoding, read_day(begins, "first"), read_day(ends, "last"), _pounds(least), source, licence,
        )  # fmt: skip
        if dry_run:
            with progress() as told:
                made = book.ask(bringing.plan, place_id, options, told)
            _tell(made, form or "text", options)
            context().say(_LEFT)
            return
        book.back_up("before-import")
        with progress() as told:
            done = book.do(bringing.bring_in, place_id, options, told)
    if form is not None:
        _tell(done.value, form, options)
    else:
        _aside(done.value)
    context().say(f"{done.value.summary()} convene undo takes it back.")
    if done.value.waiting:
        context().say("convene suppliers lists those that wait, with whom they may be.")


def _tell(made: LedgerPlan, form: str, options: LedgerOptions) -> None:
    """A ledger with all its suppliers on standard output."""
    if form == "json":
        context().put(formats.as_json(_data(made)))
        return
    rows = [
        (
            one.supplier.name, pounds(one.supplier.amount), str(one.supplier.lines),
            one.match.state.seen(one.match.actor).label, one.actor, one.match.why,
        )
        for one in made.lines
    ]  # fmt: skip
    heads = ("Supplier", "Paid", "Lines", "Known", "Actor", "Why")
    if form == "csv":
        context().put(plan_csv(made))
    else:
        context().put(f"It would be: {made.summary()}\n")
        shown = rows[:_SHOWN]
        context().put(table(heads, shown, context().width, (1, 2)))
        if more := len(rows) - len(shown):
            context().put(f"And {plural(more, 'more supplier')}; --format csv lists them all.\n")
    _aside(made)


def _aside(made: LedgerPlan) -> None:
    """What is told of a ledger beside its sums."""
    period = f"{made.begins} to {made.ends}" if made.begins and made.ends else "no period told"
    context().say(f"“{clip(made.title, 80)}” of {clip(made.anchor, 60)}, {period}.")
    context().say(f"Read as: {'; '.join(made.ledger.told)}.")
    for said in (*made.remarks, *made.ledger.remarks):
        context().say(said)
    for line in made.ledger.refused[:_SHOWN]:
        context().say(f"line {line.line:,}: {line.why}.")
    if more := made.ledger.unread - len(made.ledger.refused[:_SHOWN]):
        context().say(f"… and {plural(more, 'more line')} like these; --format json lists up to a thousand.")


def _data(made: LedgerPlan) -> dict[str, Any]:
    led = made.ledger
    return {
        "title": made.title, "anchor": made.anchor, "summary": made.summary(),
        "from": made.begins and made.begins.isoformat(), "until": made.ends and made.ends.isoformat(),
        "sha256": led.sha256, "lines": led.lines, "amount": str(led.amount), "credits": led.credits,
        "credited": str(led.credited), "unread": led.unread, "at_stake": str(led.at_stake),
        "totals_left_out": led.totals_left_out, "read_as": list(led.told), "remarks": [*made.remarks, *led.remarks],
        "apart": {kind: {"lines": one.lines, "amount": str(one.amount)} for kind, one in led.apart.items()},
        "other_currencies": [
            {"currency": one.currency, "lines": one.lines, "amount": str(one.amount)} for one in led.foreign
        ],
        "refused": [{"line": one.line, "why": one.why} for one in led.refused],
        "totals": [
            {"line": one.line, "name": one.name, "amount": str(one.amount), "of": one.of, "read": str(one.beside)}
            for one in led.totals
        ],
        "suppliers": [
            {"supplier": one.supplier.name, "amount": str(one.supplier.amount), "lines": one.supplier.lines,
             "credits": one.supplier.credits, "postcode": one.supplier.postcode,
             "numbers": [*one.supplier.org_ids, *one.supplier.numbers], "spellings": list(one.supplier.spellings),
             "known": one.match.state.value, "actor": one.actor, "why": one.match.why}
            for one in made.lines
        ],
    }  # fmt: skip


# who a supplier is


def suppliers(
    handle: Annotated[
        str, Parameter(help="The supplier meant; without it, all that wait are listed.", name="HANDLE",
                       show_default=False)
    ] = "",
    /,
    *,
    yes: Annotated[bool, Parameter(negative="", help="It is the actor it may be.")] = False,
    no: Annotated[bool, Parameter(negative="", help="It is nobody here.")] = False,
    same_as: Annotated[
        str, Parameter(metavar="ACTOR", help="It is this actor: its handle or exact name.", show_default=False)
    ] = "",
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:  # fmt: skip
    """List the suppliers of ledgers that may be an actor, or say who one is; kept for the ledgers to come as well."""
    chosen = [yes, no, bool(same_as)].count(True)
    with context().open() as book:
        place_id = context().place_in(book)
        if not handle:
            if chosen:
                raise Problem("Which supplier is it?", hint="Name its handle; convene suppliers lists them.",
                              exit_code=USAGE)  # fmt: skip
            _list_waiting(book.ask(deciding.waiting, place_id), form)
            return
        if chosen != 1:
            raise Problem("Say one thing about the supplier.", exit_code=USAGE,
                          hint=f"convene suppliers {handle} --yes, or --no, or --same-as ACTOR.")  # fmt: skip
        spend_id = book.ask(records.find, place_id, "spend", handle)
        actor = book.ask(records.find, place_id, "actor", same_as) if same_as else ""
        if yes:
            actor = book.ask(deciding.candidate, spend_id)
        done = book.do(deciding.decide, place_id, spend_id, actor)
        context().say(f"{done.value} convene undo takes it back.")


def _list_waiting(rows: tuple[WaitingSupplier, ...], form: str) -> None:
    if form == "json":
        names = ("handle", "supplier", "postcode", "number", "ledger", "anchor", "actor", "actor_handle", "why")
        context().put(
            formats.as_json(
                [{**{name: getattr(one, name) for name in names}, "amount": str(one.amount)} for one in rows]
            )
        )
        return
    if not rows:
        context().say("No supplier waits for a decision.")
        return
    for one in rows:
        context().put(f"{one.handle}: {one.supplier}, {pounds(one.amount)}\n")
        context().put(f"  in “{clip(one.ledger, 60)}” of {clip(one.anchor, 60)}\n")
        if one.actor:
            at = f", {one.base}" if one.base else ""
            context().put(f"  may be {one.actor_handle}: {one.actor}{at}\n")
        context().put("".join(f"{line}\n" for line in wrapped(f"{one.why}.", context().width, "  ")))
    context().say(
        f"{plural(len(rows), 'supplier')} to decide: convene suppliers HANDLE --yes, --no or --same-as ACTOR."
    )


# what is asked for


def _maps(given: list[str] | tuple[()]) -> Mapping[str, str]:
    found = {}
    for one in given:
        heading, equals, what = one.rpartition("=")
        if not equals or not heading.strip():
            raise Problem(f"--map “{clip(one, 60)}” cannot be read.", exit_code=USAGE,
                          hint="Write it as --map 'Their heading=supplier'.")  # fmt: skip
        found[heading.strip()] = what.strip()
    return found


def _pounds(text: str) -> Decimal | None:
    try:
        return read_number(text)
    except ValueError as trouble:
        raise Problem(f"{trouble}.", hint="Say it as --least 500.", exit_code=USAGE) from None
