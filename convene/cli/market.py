"""``market``, ``ask``, ``answer`` and ``match``: what is asked and offered, and bringing it together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import Lever
from convene.errors import USAGE, Problem
from convene.text import clip, join

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.codesign.market import Fits, Suggested
    from convene.services.codesign.market_page import StallPage


def _market() -> Any:
    from convene.services.codesign import market

    return market


def _asks() -> Any:
    from convene.services.codesign import asks

    return asks


def _records() -> Any:
    from convene.services.nouns import records

    return records


_TOLD = 3
"""What may fit an ask, told beside it; convene match tells them all."""


def market(
    *,
    lever: Annotated[
        str, Parameter(help="Only this lever, or none for those that name no lever.", show_default=False)
    ] = "",
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """Show what is asked and offered by each lever, what is matched, and what may fit and why; nothing is changed."""
    from convene.services.codesign import market_page

    with context().open() as book:
        place_id = context().place_in(book)
        told = book.ask(market_page.pages, place_id, context().today, _stall(lever) if lever else "")
        if form == "json":
            out = _going_out(book, place_id)
            context().put(formats.as_json([_data(one, out) for one in told]))
            return
        if not told:
            context().say("Nothing is asked or offered yet. convene ask and convene promise write a line of each.")
        context().put("".join(f"{line}\n" for one in told for line in _lines(one)))


def _stall(word: str) -> str:
    return "none" if word.casefold() == "none" else read_lever(word, "; none is for what names no lever")


def read_lever(word: str, more: str = "") -> str:
    """A lever by its key or label, as its key. Raises Problem naming those there are."""
    try:
        return str(read_choice(Lever, word))
    except ValueError as wrong:
        hint = f"There are {join([*Lever])}{more}."
        raise Problem(f"--lever: {str(wrong).rstrip('?.')}.", hint=hint, exit_code=USAGE) from None


def _lines(page: StallPage) -> Iterator[str]:
    width, stall = context().width, page.stall
    yield from wrapped(f"{stall.label}: {stall.says}", width)
    for one in page.asks:
        waits = one.item.state in ("not answered", "declined")
        yield from wrapped(f"ask {one.slug}: {one.item.title}", width, "  ")
        yield from wrapped(f"{one.who}; {one.item.state}", width, "    ")
        for each in one.fits.matched:
            yield from wrapped(_answers(each), width, "    ")
        for each in one.fits.found[:_TOLD] if waits else ():
            yield from wrapped(f"may fit: {_named(each)}: {'; '.join(each.reasons)}", width, "    ")
        if waits and one.fits.found and one.fits.note:
            yield from wrapped(one.fits.note, width, "    ")
    if stall.asks > len(page.asks):
        yield from wrapped(f"and {stall.asks - len(page.asks):,} more asks: convene list ask", width, "  ")
    for one in page.offers:
        what = "on offer" if one.item.state == "offered" else "promised"
        yield from wrapped(f"{what} {one.slug}: {one.item.title}; {one.who}, {one.item.state}", width, "  ")
    if stall.offers > len(page.offers):
        yield from wrapped(f"and {stall.offers - len(page.offers):,} more: convene list commitment", width, "  ")
    yield ""


def _going_out(book: Book, place_id: str) -> Callable[[str], str]:
    """How a reason is worded for others: a framework's codes may have to stay in."""
    from convene.services.codesign import framework_fence

    words: Callable[[str], str] = book.ask(framework_fence.fence, place_id).words
    return words


def _data(page: StallPage, out: Callable[[str], str]) -> dict[str, Any]:
    stall = page.stall
    return {
        "lever": None if stall.key == "none" else stall.key,
        "asks": stall.asks, "open": stall.open, "commitments": stall.offers, "offered_only": stall.offered,
        "answering_none": stall.free,
        "asked": [
            {"ask": one.slug, "words": one.item.title, "state": one.item.state,
             "answered_by": [each.slug for each in one.fits.matched if not each.gone],
             "may_fit": [{"commitment": each.slug, "reasons": [*map(out, each.reasons)]} for each in one.fits.found]}
            for one in page.asks
        ],
        "offered": [{"commitment": one.slug, "title": one.item.title, "state": one.item.state} for one in page.offers],
    }  # fmt: skip


def ask(
    line: Annotated[str, Parameter(help="Who asks, >, whom (or nobody), >, the lever, a colon, the ask, =MEASURE.",
                                   name="LINE")],
    /,
    *,
    dry_run: Annotated[bool, Parameter(negative="", help="Say what was understood, and keep nothing.")] = False,
) -> None:  # fmt: skip
    """Write down an ask from one line: of an actor, or of anybody who can. What was understood is said."""
    with context().open() as book:
        place_id, today = context().place_in(book), context().today
        if dry_run:
            found, made = book.ask(_asks().understood, place_id, line, today), ""
        else:
            done = book.do(_asks().write_down, place_id, line)
            made, found = done.value
            context().say(f"{done.label}. convene undo takes it back.")
        context().say(f"Understood: {found.says(today) or 'nothing'}.")
        for one in found.told:
            context().say(one)
        if found.lacks:
            context().say(f"Not in it: {join(found.lacks)}.")
        if dry_run:
            context().say("Nothing was kept." if found.ready else "Nothing was kept, and it could not be as it stands.")
            return
        context().put(str(getattr(book.ask(_records().load, "ask", made), "slug", "")))
        _suggest(book, place_id, made)


def _suggest(book: Book, place_id: str, ask_id: str) -> None:
    fits: Fits = book.ask(_market().fits_of_ask, place_id, ask_id)
    for one in fits.found[:3]:
        context().say(f"May fit: {one.slug}, {one.says}: {'; '.join(one.reasons)}.")


def answer(
    ask: Annotated[str, Parameter(help="The ask, by its handle.", name="ASK")],
    said: Annotated[Literal["yes", "no"], Parameter(help="What they said.", name="ANSWER")],
    /,
    *,
    by: Annotated[str, Parameter(metavar="ROLE", help="Who said so, by role.", show_default=False)] = "",
    how: Annotated[str, Parameter(metavar="TEXT", help="How, such as by letter.", show_default=False)] = "",
) -> None:
    """Write down what was said to an ask, who said so and how; nobody is answered for."""
    with context().open() as book:
        place_id = context().place_in(book)
        ask_id = book.ask(_records().find, place_id, "ask", ask)
        try:
            done = book.do(_asks().answer, place_id, ask_id, said == "yes", by, how)
        except Problem as problem:
            names = [one for one, given in (("--by", by), ("--how", how)) if not given]
            if "answered_by" in problem.fields or "answered_how" in problem.fields:
                problem.hint = f"Say it with {join(names)}: only who is asked can answer." if names else problem.hint
            raise
        context().say(f"{done.label}. convene undo takes it back.")


def match(
    ask: Annotated[str, Parameter(help="The ask, by its handle.", name="ASK")],
    /,
    *commitments: Annotated[str, Parameter(help="What answers it, by their handles.", name="COMMITMENT")],
    apart: Annotated[bool, Parameter(negative="", help="Take back that they answer it.")] = False,
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """Say that commitments or offers answer an ask; without one, show what may fit, and why."""
    with context().open() as book:
        place_id = context().place_in(book)
        ask_id = book.ask(_records().find, place_id, "ask", ask)
        if not commitments:
            _fits(book.ask(_market().fits_of_ask, place_id, ask_id), ask, form, _going_out(book, place_id))
            return
        ids = [book.ask(_records().find, place_id, "commitment", one) for one in commitments]
        done = book.do(_market().part if apart else _market().match, place_id, ask_id, ids)
        context().say(f"{done.label}. convene undo takes it back." if done.value else "It was so already.")


def _fits(fits: Fits, ask: str, form: str, out: Callable[[str], str]) -> None:
    if form == "json":
        context().put(formats.as_json({
            "answered_by": [one.slug for one in fits.matched if not one.gone],
            "may_fit": [{"commitment": one.slug, "reasons": [*map(out, one.reasons)]} for one in fits.found],
            "compared": fits.looked, "of": fits.of,
        }))  # fmt: skip
        return
    lines = [line for one in fits.matched for line in wrapped(_answers(one), context().width)]
    for one in fits.found:
        lines += wrapped(f"may fit: {_named(one)}", context().width)
        lines += wrapped(f"{'; '.join(one.reasons)}", context().width, "  ")
    context().put("".join(f"{line}\n" for line in lines))
    if not fits.found:
        context().say("Nothing on offer has anything in common with it that a program could tell.")
    else:
        context().say(f"{fits.note} convene match {clip(ask, 60)} HANDLE matches one; nothing is by itself.".strip())


def _answers(one: Suggested) -> str:
    return f"{'no longer ' if one.gone else ''}answered by {_named(one)}"


def _named(one: Suggested) -> str:
    return f"{one.slug}, {one.says}"
