"""``grants``, ``placements``, ``move``, ``pipeline``, ``business`` and ``plan-step``: what the levers keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.delivery_vocabulary import MoneyMove, PlanStepStatus
from convene.core.engagement.outreach import read_day
from convene.core.nouns.reading import read_choice, read_number
from convene.core.vocabulary import Choice
from convene.errors import USAGE, Problem
from convene.text import count, day, join

if TYPE_CHECKING:
    from convene.core.delivery.contracts import Bidder
    from convene.core.delivery.grants import Sum
    from convene.core.delivery.placements import Position
    from convene.services.delivery.contracts import Coming
    from convene.services.delivery.plans import Own, Plan

FORM = Annotated[Literal["text", "json"], formats.option("text or json.")]
ON = Annotated[str, Parameter(metavar="DAY", help="The day it happened; today when left out.", show_default=False)]


def grants(*, form: FORM = "text") -> None:
    """Sum the grants given here: by funder, fund and priority, and who decided."""
    from convene.services.delivery import grants as asked

    with context().open() as book:
        found = book.ask(asked.figures, context().place_in(book))
    if form == "json":
        tables = {title: [{"of": name, **_sum(one)} for name, one in rows] for title, rows in found.tables}
        total = _sum(found.given.total)
        context().put(formats.as_json({"total": total, "says": list(found.says), **tables}))
        return
    if not found.given.total.grants:
        context().say("No grant is known yet. convene import brings in a list in the 360Giving form.")
        return
    _put(found.says, ((title, [f"{name}: {one.words}" for name, one in rows]) for title, rows in found.tables))


def _sum(one: Sum) -> dict[str, Any]:
    return {"pounds": float(one.pounds), "grants": one.grants, "without_amount": one.untold}


def placements(*, form: FORM = "text") -> None:
    """Sum the money placed here: raised, drawn, repaid, outstanding, by kind and by priority."""
    from convene.services.delivery import placements as asked

    with context().open() as book:
        found = book.ask(asked.figures, context().place_in(book), context().today)
    placed = found.placed
    if form == "json":
        tables = {title: [{"of": name, **_position(one)} for name, one in rows] for title, rows in found.tables}
        data = {"placements": placed.number, "agreed": float(placed.agreed), **_position(placed.total),
                "overdue": list(placed.overdue), "guarantees": placed.guarantees,
                "guaranteed": float(placed.guaranteed), "says": list(placed.lines), **tables}  # fmt: skip
        context().put(formats.as_json(data))
        return
    if not placed.lines:
        context().say("No money is placed here yet. convene add placement writes down the first.")
        return
    _put(placed.lines, ((title, [f"{name}: {one.words}" for name, one in rows]) for title, rows in found.tables))


def _position(one: Position) -> dict[str, float]:
    names = ("raised", "drawn", "repaid", "interest", "written_off", "outstanding")
    return {name: float(getattr(one, name)) for name in names}


def move(
    placement: Annotated[str, Parameter(help="The placement's handle or exact name.", name="PLACEMENT")],
    kind: Annotated[str, Parameter(help="raised, drawn, repaid, interest or written_off.", name="WHAT")],
    amount: Annotated[str, Parameter(help="In pounds, above nothing: 5000, £5k.", name="AMOUNT")],
    /,
    *,
    on: ON = "",
    note: Annotated[str, Parameter(metavar="TEXT", help="Anything else.", show_default=False)] = "",
) -> None:
    """Put down one movement of placed money; what it comes to is said."""
    from convene.services.delivery import placements as acts
    from convene.services.nouns import records

    wanted = MoneyMove(_read(MoneyMove, kind))
    try:
        pounds = read_number(amount)
    except ValueError as wrong:
        raise Problem(f"AMOUNT: {wrong}.", hint="Such as 5000 or £5k.", exit_code=USAGE) from None
    if pounds is None:
        raise Problem("How much?", hint="Such as 5000 or £5k.", exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(records.find, place_id, "placement", placement)
        done = book.do(acts.move, place_id, found, wanted, pounds, _day(on), note)
        context().say(f"{done.value}. convene undo takes it back.")


def pipeline(
    contract: Annotated[
        str, Parameter(help="Only that contract, with everybody it could suit.", name="CONTRACT", show_default=False)
    ] = "",
    /,
    *,
    form: FORM = "text",
) -> None:
    """List the contracts to come, the next bids first, with whom each could suit and how ready they are."""
    from convene.services.delivery import contracts
    from convene.services.nouns import records

    with context().open() as book:
        place_id, handle = context().place_in(book), ""
        if contract:
            found = book.ask(records.find, place_id, "contract", contract)
            handle = str(getattr(book.ask(records.load, "contract", found), "slug", ""))
        told = book.ask(contracts.pipeline, place_id, context().today, handle)
    if form == "json":
        context().put(formats.as_json([_contract_data(one) for one in told]))
        return
    if not told:
        context().say("No contract to come is known. convene add contract writes down the first.")
        return
    _put((), ((_contract_head(one), _contract_lines(one, every=bool(contract))) for one in told))


_SHOWN = 5
"""Actors told under each contract; all of them when one contract is asked for."""


def _contract_head(one: Coming) -> str:
    due = f"bids due {day(one.contract.bids_due)}" if one.contract.bids_due else "no day for bids"
    return f"{one.contract.title} ({one.contract.slug}): {one.buyer}, {one.contract.status.label.lower()}, {due}"


def _contract_lines(one: Coming, *, every: bool) -> list[str]:
    shown = one.suited if every else one.suited[:_SHOWN]
    lines = [*one.remarks, one.says, *(f"{each.words}{_lacks(each)}" for each in shown)]
    rest = len(one.suited) - len(shown)
    return [*lines, f"and {count(rest)} more: convene pipeline {one.contract.slug}"] if rest else lines


def _lacks(one: Bidder) -> str:
    lacks = one.looks.missing if one.looks else ()
    return f"; missing: {join([each.label for each in lacks])}" if lacks else ""


def _contract_data(one: Coming) -> dict[str, Any]:
    due = one.contract.bids_due
    return {
        "contract": one.contract.slug, "title": one.contract.title, "buyer": one.contract.buyer,
        "status": one.contract.status.value, "bids_due": due.isoformat() if due else None,
        "remarks": list(one.remarks),
        "could_suit": [
            {"actor": each.handle, "size": each.size or None, "asked_for_help": bool(each.help),
             "has": [ready.value for ready in each.looks.has] if each.looks else None,
             "missing": [ready.value for ready in each.looks.missing] if each.looks else None}
            for each in one.suited
        ],
    }  # fmt: skip


def business(*, form: FORM = "text") -> None:
    """Show what actors change inside: their own plans step by step, and where each sees itself."""
    from convene.services.delivery import plans as asked

    with context().open() as book:
        place_id = context().place_in(book)
        plans, views = book.ask(asked.plans, place_id, context().today), book.ask(asked.own_views, place_id)
    if form == "json":
        context().put(formats.as_json(_business_data(plans, views)))
        return
    if not plans and not views:
        context().say("No plan is written down yet. convene add plan and convene add assessment begin.")
        return
    parts = [(f"{one.title} ({one.handle}): {one.actor}, {one.progress.words}", list(one.lines)) for one in plans]
    parts += [
        (f"{one.actor} sees itself, on {day(one.latest.assessed_on)}",
         [*one.lines, *([f"Since {day(one.compared.since)}:", *one.compared.lines] if one.compared else [])])
        for one in views
    ]  # fmt: skip
    _put((), parts)


def _business_data(plans: list[Plan], views: list[Own]) -> dict[str, Any]:
    return {
        "plans": [
            {"plan": one.handle, "actor": one.actor, "done": one.progress.done, "steps": one.progress.steps,
             "dropped": one.progress.dropped, "late": len(one.progress.late), "lines": list(one.lines)}
            for one in plans
        ],
        "assessments": [
            {"actor": one.actor, "assessed_on": one.latest.assessed_on.isoformat(),
             "levels": {each.dimension.value: {"now": each.now, "wanted": each.wanted} for each in one.latest.levels},
             "since_first": [each.words for each in one.compared.moved] if one.compared else []}
            for one in views
        ],
    }  # fmt: skip


def plan_step(
    plan: Annotated[str, Parameter(help="The plan's handle or exact name.", name="PLAN")],
    number: Annotated[int, Parameter(help="The step's number, as convene business shows it.", name="NUMBER")],
    /,
    *more: Annotated[int, Parameter(help="More of its steps.", name="NUMBER")],
    to: Annotated[str, Parameter(metavar="STATUS", help="planned, begun, done or dropped.")] = "done",
    on: ON = "",
    note: Annotated[str, Parameter(metavar="TEXT", help="What came of it.", show_default=False)] = "",
) -> None:
    """Tick steps of an actor's own plan, or set them to another status; how far the plan is is said."""
    from convene.services.delivery import plans as acts
    from convene.services.nouns import records

    wanted = PlanStepStatus(_read(PlanStepStatus, to))
    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(records.find, place_id, "plan", plan)
        done = book.do(acts.tick, place_id, found, (number, *more), wanted, _day(on), note)
        context().say(f"{done.value}. convene undo takes it back.")


def _read(kind: type[Choice], word: str) -> Choice:
    try:
        found: Choice = read_choice(kind, word)
    except ValueError as wrong:
        raise Problem(
            f"{str(wrong).rstrip('?.')}.", hint=f"It is one of {join([*kind], 'or')}.", exit_code=USAGE
        ) from None
    return found


def _day(words: str) -> date | None:
    if not words:
        return None
    try:
        return read_day(words, context().today)
    except ValueError as wrong:
        raise Problem(f"--on: {wrong}.", hint="Such as --on 2026-11-03 or --on yesterday.", exit_code=USAGE) from None


def _put(says: Sequence[str], parts: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Sentences, then titled runs of lines, fitted to the width."""
    context().put("".join(f"{line}\n" for line in _lines(says, parts)))


def _lines(says: Sequence[str], parts: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    width = context().width
    for one in says:
        yield from wrapped(one, width)
    first = not says
    for title, lines in parts:
        if lines:
            if not first:
                yield ""
            first = False
            yield from wrapped(title, width)
            for line in lines:
                yield from wrapped(line, width, "  ")
