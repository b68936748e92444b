"""``account``, ``assumptions``, ``sensitivity`` and ``doubles``: the account as the app's pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.account import groupings, valuing, words
from convene.core.account.sensitivity import swings
from convene.core.account.working import working
from convene.core.measurement_vocabulary import Adjustment
from convene.errors import NO, Problem
from convene.text import plural

if TYPE_CHECKING:
    from convene.core.account.groupings import Count, Group
    from convene.core.account.shape import Account, Line, Range, Setting
    from convene.services.account.pages import AccountPage

FORM = Annotated[Literal["text", "json"], formats.option("text or json.")]
WHICH = Annotated[
    str, Parameter(name="ACCOUNT", help="Which account, by its handle or title; the latest when left out.")
]
_FEW = 5
"""Commitments that are in no sum and are told one by one."""
By = Literal["theme", "outcome", "measure", "actor_type", "lever", "pillar", "priority", "sdg", "period"]


def _page(which: str) -> AccountPage:
    from convene.services.account import account as accounts
    from convene.services.account import pages

    with context().open() as book:
        place_id, today = context().place_in(book), context().today
        chosen = book.ask(accounts.choose, place_id, which) if which else ""
        return book.ask(pages.page, place_id, chosen, today)


def _put(lines: Iterator[str]) -> None:
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        context().put("".join(f"{one}\n" for one in wrapped(line.lstrip(), context().width, indent)) if line else "\n")


def account(
    which: WHICH = "",
    /,
    *,
    by: Annotated[By, Parameter(help="By what results are listed.")] = "theme",
    line: Annotated[str, Parameter(metavar="COMMITMENT", help="The working of one line, step by step.")] = "",
    beside: Annotated[
        int | None, Parameter(metavar="CYCLE", help="Side by side with the account of that cycle, in one money.")
    ] = None,
    form: FORM = "text",
) -> None:
    """Show the account: the value with its range and what it rests on, given, moved and counted apart, and results."""
    if beside is not None:
        from convene.cli import account_cycles

        account_cycles.put(which, beside, form)
        return
    page = _page(which)
    if line:
        found = _line(page, line)
        if form == "json":
            context().put(formats.as_json(_line_data(found)))
        else:
            _put(_working(page, found))
    elif form == "json":
        context().put(formats.as_json(_account_data(page, by)))
    else:
        _put(_account_lines(page, by))


def _line(page: AccountPage, word: str) -> Line:
    wanted = word.casefold()
    for one in page.account.lines:
        if wanted in (one.claim.commitment.casefold(), one.claim.title.casefold()):
            return one
    raise Problem(
        f"“{word}” is no line of this account.", hint="convene list commitment has their handles.", exit_code=NO
    )


def _account_lines(page: AccountPage, by: str) -> Iterator[str]:
    found = page.account
    yield f"{page.title}: {page.period}"
    yield page.label
    yield ""
    yield words.headline(found)
    yield from filter(None, (words.waiting(found), _undecided(found), page.ratio, page.cost_words))
    yield from found.remarks
    counted = sum(one.counted_alone for one in found.lines)
    yield f"Given: {words.about(found.given)}. Moved: {words.about(found.moved)}. Counted: {plural(counted, 'line')}."
    yield "These stand apart and are never added up."
    unpriced = [(one.claim.commitment, (one.why,)) for one in words.unusable(found)]
    yield from _told("Counted, and with a unit value that cannot be used:", unpriced)
    left_out = [(one.claim.commitment, one.claim.left_out) for one in found.lines if one.claim.left_out]
    yield from _told("Counted, and left out of every sum:", left_out)
    table = groupings.by(found, by)
    yield ""
    yield f"By {table.title.lower() if table.title.isalpha() and not table.title.isupper() else table.title}:"
    yield from filter(None, (table.note,))
    for group in table.groups:
        yield f"  {group.title}"
        yield from (f"    {said}" for said in _group_words(group))
    if any(one.quantity is not None and one.here != one.quantity for each in table.groups for one in each.counted):
        yield (
            "Claimed here is what is left after shares and decided double counts; the rest is claimed by others, or "
            "under another commitment."
        )
    yield ""
    yield page.voices.sentence


def _told(heading: str, those: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """What is in none of the sums, with why: the first few commitments of it."""
    if those:
        yield ""
        yield heading
    for commitment, said in those[:_FEW]:
        yield from (f"  {commitment}: {one}" for one in said)
    if len(those) > _FEW:
        yield f"  and {plural(len(those) - _FEW, 'more commitment')}; --line COMMITMENT says why."


def _group_words(group: Group) -> Iterator[str]:
    for part, one in (("value", group.value), ("given", group.given), ("moved", group.moved)):
        if one.high:
            yield f"{part} {words.about(one)}"
    if group.open_lines:
        yield f"{plural(group.open_lines, 'value line')} not settled, {words.money(group.open_gross.central)} gross"
    yield from (f"{one.title}: {words.counted(one)}" for one in group.counted)


def _undecided(found: Account) -> str:
    many = sum(not one.decided for one in found.doubles)
    return f"{plural(many, 'double count')} undecided: convene doubles lists them." if many else ""


def _working(page: AccountPage, line: Line) -> Iterator[str]:
    yield f"{line.claim.title} ({line.claim.actor_name})"
    for block in working(line, page.account.terms):
        yield ""
        yield block.title
        for step in block.steps:
            said = " = ".join(filter(None, (step.sum, step.result)))
            yield f"  {step.label}{f': {said}' if said else ''}"
            yield from (f"    {step.why}",) if step.why else ()


def assumptions(
    which: WHICH = "",
    /,
    *,
    unset: Annotated[bool, Parameter(negative="", help="Only what is not set.")] = False,
    form: FORM = "text",
) -> None:
    """List what is assumed in the account, what is not set first. convene add assumption sets one."""
    found = [one for one in _assumed(_page(which).account) if not unset or one["number"] is None]
    if form == "json":
        context().put(formats.as_json(found))
        return
    _put(_assumed_lines(found))
    missing = sum(one["number"] is None for one in found)
    if found:
        context().say(f"{plural(len(found), 'assumption')}, {missing:,} not set.")
    else:
        context().say("Nothing is left to set." if unset else "Nothing is assumed yet.")


def _assumed(found: Account) -> list[dict[str, Any]]:
    rows = []
    for line in found.lines:
        if not line.pieces:
            continue
        for kind in Adjustment:
            held = [valuing.setting(line.claim, each, kind) for each in line.claim.actuals]
            told = list(dict.fromkeys(held)) if kind not in line.unset else [line.claim.settings.get(kind)]
            rows += [_assumption(line, kind, one) for one in told if one is not None or kind in line.unset]
    return sorted(rows, key=lambda one: not one["needed"])


def _assumption(line: Line, kind: Adjustment, one: Setting | None) -> dict[str, Any]:
    return {
        "commitment": line.claim.commitment, "title": line.claim.title, "adjustment": kind.value,
        "number": None if one is None or one.central is None else str(one.central),
        "low": str(one.low) if one and one.low is not None else None,
        "high": str(one.high) if one and one.high is not None else None,
        "reason": one.reason if one else "", "rests_on": one.rests_on if one else "",
        "needed": kind in line.unset, "period_alone": bool(one and one.of == "observation"),
        "gross": str(line.gross.central),
    }  # fmt: skip


def _assumed_lines(found: list[dict[str, Any]]) -> Iterator[str]:
    from decimal import Decimal

    for one in found:
        kind = Adjustment(one["adjustment"])
        ends = (None if one[end] is None else Decimal(one[end]) for end in ("low", "high"))
        said = "not set" if one["number"] is None else words.adjustment(kind, Decimal(one["number"]), *ends)
        yield f"{one['commitment']}: {kind.label.lower()} {said}"
        yield f"  {one['reason'] or one['title']}"


def sensitivity(which: WHICH = "", /, *, form: FORM = "text") -> None:
    """Show which assumption moves the value most, one at a time, the one that moves it most first."""
    found = _page(which).account
    moved = swings(found)
    if form == "json":
        context().put(formats.as_json([
            {"name": one.name, "commitment": one.of or None, "at_low": one.at_low, "low": str(one.low),
             "at_high": one.at_high, "high": str(one.high), "moves": str(one.width)}
            for one in moved
        ]))  # fmt: skip
        return
    if not moved:
        context().say("Nothing can be moved yet: no value line is settled, or nothing assumed has a range.")
        return
    context().say(words.headline(found))
    _put(words.swing(one, found.value.central, found.terms.currency) for one in moved if one.width)
    if still := sum(not one.width for one in moved):
        context().say(f"{still:,} more {'moves' if still == 1 else 'move'} nothing.")


def doubles(which: WHICH = "", /, *, form: FORM = "text") -> None:
    """List what may be counted twice, undecided first. convene add double_count decides one."""
    found = sorted(_page(which).account.doubles, key=lambda one: (bool(one.decided), -one.at_stake))
    if form == "json":
        context().put(formats.as_json([
            {"key": one.key, "guard": one.guard.value, "commitments": list(one.commitments), "words": one.words,
             "decided": one.decided or None, "answer": one.answer.value if one.answer else None,
             "at_stake": str(one.at_stake)}
            for one in found
        ]))  # fmt: skip
        return
    for one in found:
        state = one.answer.label.lower() if one.answer else f"to decide, {words.money(one.at_stake)} at stake"
        _put(iter((f"{one.guard.label}: {state}", f"  {one.words}", f"  {', '.join(one.commitments)}")))
    open_ = sum(not one.decided for one in found)
    context().say(f"{plural(len(found), 'double count')}, {open_:,} to decide." if found else
                  "Nothing may be counted twice, as far as this book can tell.")  # fmt: skip


# As data


def _range(one: Range | None) -> dict[str, str] | None:
    return {"low": str(one.low), "central": str(one.central), "high": str(one.high)} if one is not None else None


def _account_data(page: AccountPage, by: str) -> dict[str, Any]:
    found = page.account
    table = groupings.by(found, by)
    return {
        "title": page.title, "from": found.terms.start.isoformat(), "until": found.terms.end.isoformat(),
        "price_year": found.terms.price_year, "currency": found.terms.currency, "label": page.label,
        "value": _range(found.value), "given": _range(found.given), "moved": _range(found.moved),
        "value_gross": _range(found.value_gross), "open_lines": found.open_lines,
        "open_gross": _range(found.open_gross),
        "double_counts_undecided": sum(not one.decided for one in found.doubles),
        "by": by, "rows_overlap": table.overlap,
        "results": [
            {"key": one.key, "title": one.title, "value": _range(one.value), "given": _range(one.given),
             "moved": _range(one.moved), "open_lines": one.open_lines, "open_gross": _range(one.open_gross),
             "counted": [_count_data(each) for each in one.counted],
             "commitments": [each.claim.commitment for each in one.lines]}
            for one in table.groups
        ],
        "lines": [_line_data(one) for one in found.lines],
    }  # fmt: skip


def _count_data(one: Count) -> dict[str, Any]:
    return {"measure": one.measure, "title": one.title, "unit": one.unit,
            "quantity": None if one.quantity is None else str(one.quantity),
            "claimed_here": None if one.quantity is None else str(one.here),
            "promised": None if one.target is None else str(one.target)}  # fmt: skip


def _line_data(one: Line) -> dict[str, Any]:
    claim = one.claim
    return {
        "commitment": claim.commitment, "title": claim.title, "actor": claim.actor or None, "part": one.part.value,
        "measure": claim.measure or None, "unit": claim.unit, "quantity": str(claim.quantity),
        "promised": None if claim.target is None else str(claim.target), "share": str(one.share),
        "unit_value": _range(one.price), "gross": _range(one.gross), "net": _range(one.net),
        "unset": [each.value for each in one.unset], "double_counts": list(one.doubled), "why": one.why or None,
        "left_out": list(claim.left_out),
    }  # fmt: skip
