"""``board``, ``calls``, ``calendar`` and ``timeline``: the commitments as the app's views of them show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.delivery import timeline as timelines
from convene.core.delivery.board import Board, By, Card, Column, Placed, late_words, silent_words, states
from convene.core.delivery.board import board as in_columns
from convene.core.delivery.calendar import last_of, month_of, quarter_months, told
from convene.core.delivery.call_round import due_words, heard_words, round_words, state_words
from convene.core.delivery.follow_up_round import done_words
from convene.errors import USAGE, Problem
from convene.text import clip, day, plural

if TYPE_CHECKING:
    from convene.core.delivery.calendar import Dated
    from convene.core.delivery.follow_up_round import RoundLine
    from convene.services.book import Book

FORM = Annotated[Literal["text", "json"], formats.option("text or json.")]
FILTER = Annotated[
    str,
    Parameter(
        "--filter", metavar="WORDS", show_default=False,
        help="Only those a filter fits, as in convene list commitment: late:yes, silent>90d, lever:grants.",
    ),
]  # fmt: skip


def board(
    *,
    by: Annotated[Literal["status", "actor", "lever", "due"], Parameter(help="What the columns are.")] = "status",
    words: FILTER = "",
    form: FORM = "text",
) -> None:
    """Show the commitments in columns: by how they stand, by actor, by lever or by when they are due."""
    today = context().today
    with context().open() as book:
        found, cards = _read(book, words)
    by_id = {one.id: one for one in found}
    shown = in_columns(found, By(by), today)
    if form == "json":
        context().put(formats.as_json(_board_data(shown, by_id, cards, today)))
        return
    if not found:
        context().say(_nothing(words))
        return
    context().put("".join(f"{line}\n" for line in _board_lines(shown, by_id, cards, today)))


def _read(book: Book, words: str) -> tuple[tuple[Placed, ...], dict[str, Card]]:
    """The commitments a filter fits, in the order of their days, and their cards."""
    from convene.services.delivery import board as boards
    from convene.services.lists import listing

    place_id, today = context().place_in(book), context().today
    found = book.ask(boards.placed, place_id, today)
    if words.strip():
        fits = set(book.ask(listing.ids, place_id, "commitment", today, words))
        found = tuple(one for one in found if one.id in fits)
    return found, book.ask(boards.cards, [one.id for one in found])


def _nothing(words: str) -> str:
    return f"Nothing fits “{clip(words, 60)}”." if words.strip() else "No commitment yet. convene promise drafts one."


def _board_lines(shown: Board, by_id: dict[str, Placed], cards: dict[str, Card], today: date) -> Iterator[str]:
    width = context().width
    late = sum(one.late for one in shown.columns)
    silent = sum(one.silent for one in shown.columns)
    law = f"; {shown.required:,} more required by law" if shown.required else ""
    words = "due date" if shown.by is By.due else shown.by.value
    yield from wrapped(
        f"{plural(shown.total, 'commitment')} by {words}; {late:,} late, {silent:,} without news for 90 days{law}.",
        width,
    )
    for column in shown.columns:
        yield ""
        yield from wrapped(_column_words(column, shown.total), width)
        for ident in column.ids:
            yield from _card_lines(by_id[ident], cards.get(ident, Card()), shown.by, today)


def _column_words(column: Column, total: int) -> str:
    trouble = f"; {column.trouble.replace(' · ', ', ')}" if column.trouble else ""
    law = f"; {column.required:,} required by law" if column.required else ""
    return f"{column.title}: {column.counted:,} of {total:,}{trouble}{law}"


def _card_lines(one: Placed, card: Card, by: By, today: date) -> Iterator[str]:
    due = f"due {day(one.standing.due, today)}" if one.standing.due else "no date"
    said = [one.standing.actor or "no actor", due, *(words for words, _ in states(one, card, by, today))]
    yield from wrapped(f"{card.handle}: {one.standing.title}", context().width, "  ")
    yield from wrapped("; ".join(said), context().width, "    ")


def _board_data(shown: Board, by_id: dict[str, Placed], cards: dict[str, Card], today: date) -> dict[str, Any]:
    return {
        "by": shown.by.value,
        "total": shown.total,
        "required_by_law": shown.required,
        "late": sum(one.late for one in shown.columns),
        "without_news_90_days": sum(one.silent for one in shown.columns),
        "columns": [
            {
                "key": column.key if shown.by is not By.actor else column.title,
                "title": column.title,
                "count": column.counted,
                "required_by_law": column.required,
                "late": column.late,
                "without_news_90_days": column.silent,
                "commitments": [_data(by_id[one], cards.get(one, Card()), today) for one in column.ids],
            }
            for column in shown.columns
        ],
    }


def _data(one: Placed, card: Card, today: date) -> dict[str, Any]:
    standing = one.standing
    return {
        "commitment": card.handle, "title": standing.title, "actor": standing.actor or None,
        "status": standing.status, "lever": one.lever or None, "start": _iso(one.start), "due": _iso(standing.due),
        "required_by_law": standing.required,
        "late": one.late(today), "without_news_90_days": one.silent(today), "last_heard": _iso(standing.heard),
        "confidence": card.confidence.value if card.confidence else None,
        "milestones": len(card.milestones), "reached": card.reached, "shared_with": card.partners,
    }  # fmt: skip


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def calls(*, form: FORM = "text") -> None:
    """List the follow-up round: whom to ring about what, the most pressing first, and what was heard today."""
    from convene.services.delivery import call_round, follow_up_round

    today = context().today
    with context().open() as book:
        place_id = context().place_in(book)
        lines = book.ask(follow_up_round.lines, place_id, today)
        whole = book.ask(call_round.call_round, place_id, today)
    if form == "json":
        context().put(formats.as_json([_call_data(one) for one in lines]))
        return
    context().put("".join(f"{line}\n" for line in _call_lines(lines, today)))
    context().say(round_words(whole, today))
    if lines:
        context().say(f"{done_words(lines)[:1].upper()}{done_words(lines)[1:]}. convene export calls prints the sheet.")


def _call_lines(lines: Sequence[RoundLine], today: date) -> Iterator[str]:
    width, actor = context().width, None
    for one in lines:
        standing = one.standing
        if one.actor_id != actor:
            if actor is not None:
                yield ""
            actor = one.actor_id
            kind = f" ({one.kind.lower()})" if one.kind else ""
            yield from wrapped(f"{standing.actor or 'No actor'}{kind}", width)
        yield from wrapped(f"{one.handle}: {standing.title}", width, "  ")
        said = [f"due {due_words(standing, today)}" if standing.due else "no date",
                f"last heard {heard_words(standing, today)}"]  # fmt: skip
        said = [*filter(None, [state_words(standing, today)]), *said]
        yield from wrapped("; ".join(said), width, "    ")
        if one.tick != "open":
            sure = f", {one.confidence.label.lower()}" if one.confidence else ""
            yield from wrapped(f"{one.tick.label.lower()} today{sure}: {one.said or 'noted'}", width, "    ")


def _call_data(one: RoundLine) -> dict[str, Any]:
    standing = one.standing
    return {
        "commitment": one.handle, "title": standing.title, "actor": standing.actor or None,
        "status": standing.status, "due": _iso(standing.due), "last_heard": _iso(standing.heard),
        "today": one.tick.value, "said": one.said or None,
        "confidence": one.confidence.value if one.confidence else None,
    }  # fmt: skip


def calendar(
    *,
    month: Annotated[
        str, Parameter(metavar="YYYY-MM", help="Which month; this one when left out.", show_default=False)
    ] = "",
    quarter: Annotated[bool, Parameter(negative="", help="The whole quarter that month is in.")] = False,
    form: FORM = "text",
) -> None:
    """List what falls on the days of a month: what is due, milestones, meetings, bids, funds that close, actions."""
    from convene.services.delivery import calendar as calendars

    today = context().today
    first = _month(month) if month else month_of(today)
    last = last_of(first)
    if quarter:
        first, _, end = quarter_months(first)
        last = last_of(end)
    with context().open() as book:
        found = book.ask(calendars.dated, context().place_in(book), first, last, today)
    found = tuple(sorted(found, key=lambda one: one.day))
    if form == "json":
        context().put(formats.as_json([_dated_data(one) for one in found]))
        return
    context().put("".join(f"{line}\n" for line in _dated_lines(found, today)))
    name = f"{first:%B} {first.year}" if not quarter else f"{first:%B} to {last:%B} {last.year}"
    context().say(f"{name}: {told(found) or 'nothing'}.")


def _month(typed: str) -> date:
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", typed.strip())
    try:
        if found is None:
            raise ValueError
        return date(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise Problem(
            f"“{clip(typed, 40)}” is no month.",
            hint="A month is a year and a number: --month 2027-03.",
            exit_code=USAGE,
        ) from None


def _dated_lines(found: Sequence[Dated], today: date) -> Iterator[str]:
    width, last = context().width, None
    for one in found:
        if one.day != last:
            if last is not None:
                yield ""
            last = one.day
            yield day(one.day, today)
        state = "late" if one.late else one.state or ("over" if one.over else "")
        said = "; ".join(filter(None, (one.mark.label, one.title, one.who, state)))
        yield from wrapped(f"{said} ({one.noun} {one.handle})", width, "  ")


def _dated_data(one: Dated) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(), "kind": one.mark.value, "noun": one.noun, "handle": one.handle,
        "title": one.title, "who": one.who or None, "state": one.state or None, "over": one.over, "late": one.late,
    }  # fmt: skip


def timeline(*, words: FILTER = "", form: FORM = "text") -> None:
    """Show the commitments as bars from start to due, sorted by due; what is late goes on until today."""
    today = context().today
    with context().open() as book:
        found, cards = _read(book, words)
    if form == "json":
        context().put(formats.as_json([
            {**_data(one, card, today), "milestones": [
                {"title": each.title, "due": each.due.isoformat(), "reached": _iso(each.done)}
                for each in card.milestones
            ]}
            for one in found for card in (cards.get(one.id, Card()),)
        ]))  # fmt: skip
        return
    if not found:
        context().say(_nothing(words))
        return
    label = min(max(context().width // 3, 12), 40)
    days = [when for one in found for when in (one.start, one.standing.due)]
    scale = timelines.whole(days, today, max(context().width - label - 1, 20))
    top = [" "] * scale.width
    for at, said in timelines.ticks(scale):
        top[at : at + len(said)] = said
    lines = [f"{'':<{label}} {''.join(top)}".rstrip()]
    for one in found:
        bar = "".join(_SIGNS[piece] for piece in timelines.pieces(scale, one, cards[one.id].milestones, today))
        if one.start is None and one.standing.due is None:
            bar = "no dates"
        lines.append(f"{_padded(one.standing.title, label)} {bar}".rstrip())
        said = "; ".join(filter(None, (late_words(one, today), silent_words(one, today))))
        lines += [f"{'':<{label}} {said}"] if said else []
    context().put("\n".join(lines) + "\n")
    context().say("= under way or done, - offered or withdrawn, ! late, o milestone, * reached, | today.")


_SIGNS = {
    "": " ", "today": "|", "now": "|", "bar": "=", "thin": "-", "over": "!", "begin": "[", "goes on": ">",
    "reached": "*", "open": "o", "missed": "o", "before": "<", "after": ">",
}  # fmt: skip


def _padded(text: str, width: int) -> str:
    """A title cut or filled to so many cells."""
    from rich.cells import set_cell_size

    return set_cell_size(clip(text, width), width)
