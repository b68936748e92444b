"""``log``, ``due``, ``silent``, ``plan`` and ``heard``: reaching people, and answering them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.table import table
from convene.core.engagement.outreach import read_day
from convene.core.vocabulary import ActorType
from convene.core.workshops.capture import match_choice
from convene.errors import USAGE, Problem
from convene.text import count, plural

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.engagement.what_we_heard import Scope

FORM = Annotated[Literal["table", "json"], formats.option("table or json.")]


def log(
    text: Annotated[
        str, Parameter(help="Whom it went to, a colon, and what came of it: !call ->fri 3p #group @type.", name="TEXT")
    ],
    /,
    *,
    by: Annotated[str, Parameter(metavar="ROLE", help="Who did it, by role.", show_default=False)] = "",
    follow: Annotated[
        str,
        Parameter(
            "--follow-up", metavar="HANDLE", show_default=False,
            help="The outreach this comes back to: it is marked followed up.",
        ),
    ] = "",
) -> None:  # fmt: skip
    """Write down one call, visit or letter. What was understood is said; the handle goes to standard output."""
    from convene.services.engagement import outreach
    from convene.services.nouns import records

    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(outreach.understood, place_id, text, context().today)
        if follow:
            old = book.ask(records.find, place_id, "outreach", follow)
            done = book.do(outreach.follow_up, place_id, old, text)
        else:
            done = book.do(outreach.log, place_id, text, by)
        said = found.logged.tags(context().today)
        context().say(f"{done.label}{f' ({said})' if said else ''}. convene undo takes it back.")
        if found.warns:
            context().say(f"{found.warns[:1].upper()}{found.warns[1:]}.".replace("n under Actors", "convene add actor"))
        if done.value:
            context().put(str(getattr(book.ask(records.load, "outreach", done.value), "slug", "")))


def due(
    *,
    days: Annotated[
        int | None, Parameter(metavar="NUMBER", help="Leave out what falls due later than that.", show_default=False)
    ] = None,
    form: FORM = "table",
) -> None:
    """List what falls due, oldest first: follow-ups, actions, contacts to look at again."""
    from convene.services.engagement import follow_ups

    with context().open() as book:
        today = context().today
        found = book.ask(follow_ups.due, context().place_in(book), today, days=days)
    if form == "json":
        context().put(
            formats.as_json(
                [
                    {"noun": one.noun, "kind": one.kind, "handle": one.handle, "due": one.when.isoformat(),
                     "who": one.who, "what": one.what, "days_late": max((today - one.when).days, 0)}
                    for one in found
                ]
            )
        )  # fmt: skip
        return
    if not found:
        context().say("Nothing waits. ->fri in a line of convene log says when to come back.")
        return
    widest = max(len(one.says(today)) for one in found) + 2
    for one in found:
        told = f"{one.kind}: " if one.noun in ("commitment", "contract", "workshop") else ""
        handle = f"({told}{one.noun} {one.handle})"
        first, *more = wrapped(f"{one.line} {handle}", max(context().width - widest, 20))
        context().put("\n".join([f"{one.says(today):<{widest}}{first}", *(" " * widest + line for line in more)]))
    late = sum(one.when < today for one in found)
    context().say(f"{plural(len(found), 'thing')} to see to, {count(late)} of them late.")


def silent(
    *,
    days: Annotated[int, Parameter(metavar="NUMBER", help="Days without any outreach.")] = 60,
    kind: Annotated[
        str, Parameter("--type", metavar="WORD", help="Only actors of that type, such as vcse.", show_default=False)
    ] = "",
    form: FORM = "table",
) -> None:
    """List the actors nobody was in touch with for so many days, or ever; the longest quiet first."""
    from convene.services.engagement import follow_ups

    if days < 0:
        raise Problem("Days cannot be fewer than none.", hint="convene silent --days 60", exit_code=USAGE)
    wanted = match_choice(ActorType, kind) if kind else None
    if kind and wanted is None:
        raise Problem(f"“{kind}” is no type of actor.", hint=f"It is one of {', '.join(ActorType)}.", exit_code=USAGE)
    with context().open() as book:
        found = book.ask(follow_ups.silent, context().place_in(book), context().today, days, wanted)
    if form == "json":
        context().put(formats.as_json([{"handle": one.aside, "name": one.title, "state": one.state} for one in found]))
        return
    if not found:
        context().say(f"Everybody was in touch within {plural(days, 'day')}.")
        return
    context().put(
        table(
            ["handle", "actor", "type", "how long"],
            [[o.aside, o.title, o.sub, o.state] for o in found],
            context().width,
        )
    )
    never = sum(one.state == "never contacted" for one in found)
    context().say(
        f"{plural(len(found), 'actor')} silent for more than {plural(days, 'day')}; {count(never)} never contacted."
    )


def plan(
    *,
    start: Annotated[
        bool, Parameter(negative="", help="Make a line for each type and priority group that has none.")
    ] = False,
    form: FORM = "table",
) -> None:
    """Show the engagement plan: each line with what came of it."""
    from convene.services.engagement import engagement_plan as planning

    with context().open() as book:
        place_id, today = context().place_in(book), context().today
        if start:
            done = book.do(planning.start, place_id)
            context().say(
                f"{done.label}. convene edit target HANDLE --actors 10 --people 60 --by 1-mar fills one in."
                if done.value
                else "The plan has a line for each type and each priority group already."
            )
        found = book.ask(planning.lines, place_id)
        slugs = book.ask(_slugs, place_id)
    if form == "json":
        context().put(formats.as_json([_plan_line(slugs[one.id], one) for one in found]))
        return
    if not found:
        context().say("There is no plan yet. convene plan --start makes one to fill in.")
        return
    for one in found:
        lines = [
            *wrapped(f"{one.name}  ({slugs[one.id]})", context().width),
            *wrapped(one.says(today), context().width, "  "),
        ]
        context().put("\n".join(lines))
    met = sum(one.met for one in found)
    context().say(f"{count(met)} of {plural(len(found), 'line')} reached.")


def _slugs(read: Any, place_id: str) -> dict[str, str]:
    return {row["id"]: row["slug"] for row in read.rows("SELECT id, slug FROM target WHERE place_id = :p", p=place_id)}


def _plan_line(handle: str, one: Any) -> dict[str, Any]:
    return {
        "handle": handle, "whom": one.name, "type": one.actor_type.value if one.actor_type else "", "group": one.group,
        "ward": one.ward, "actors": one.actors, "engaged": one.engaged, "known": one.known, "people": one.people,
        "heard": one.heard, "by": one.by.isoformat() if one.by else "", "reached": one.met,
    }  # fmt: skip


_DAY = "As in 2026-11-01, or in words such as last mon."


def heard(
    workshop: Annotated[
        str, Parameter(help="The workshop it is about; everything when left out.", name="WORKSHOP", show_default=False)
    ] = "",
    /,
    *,
    since: Annotated[str, Parameter(metavar="DAY", help=f"From that day on. {_DAY}", show_default=False)] = "",
    until: Annotated[str, Parameter(metavar="DAY", help=f"Up to that day. {_DAY}", show_default=False)] = "",
    form: Annotated[Literal["md", "html"], formats.option("md or html.")] = "md",
    large: Annotated[bool, Parameter(negative="", help="In large print, as html.")] = False,
    sent: Annotated[
        str,
        Parameter(metavar="DAY", help="Keep that it was sent that day, instead of printing it.", show_default=False),
    ] = "",
    to: Annotated[str, Parameter(metavar="WHOM", help="Who was told.", show_default=False)] = "",
    channel: Annotated[str, Parameter(metavar="HOW", help="Such as noticeboard, letter.", show_default=False)] = "",
) -> None:
    """Print “what we heard”, the note that goes back to people, or keep that it was sent."""
    from convene.services.engagement import what_we_heard as hearing
    from convene.services.files import exporting
    from convene.services.nouns import records

    with context().open() as book:
        scope = _scope(book, workshop, since, until)
        place_id = context().place_in(book)
        if not sent:
            page = book.ask(hearing.page, place_id, scope, context().today)
            context().put(exporting.text_of(page.paper, "html" if large else form, large=large))
            return
        if not to:
            raise Problem("Who was told?", hint="Say it: --to 'everybody who came'.", exit_code=USAGE)
        when = _day("--sent", sent)
        done = book.do(hearing.record, place_id, scope, told=to, sent_on=when, channel=channel)
        context().say(f"{done.label}. convene undo takes it back.")
        context().put(str(getattr(book.ask(records.load, "reply", done.value), "slug", "")))


def _scope(book: Book, workshop: str, since: str, until: str) -> Scope:
    from convene.services.engagement.what_we_heard import Scope
    from convene.services.nouns import records

    if workshop and (since or until):
        raise Problem(
            "A workshop or a period, not both.", hint="Leave out the workshop, or --since and --until.", exit_code=USAGE
        )
    if workshop:
        return Scope(book.ask(records.find, context().place_in(book), "workshop", workshop))
    return Scope("", _day("--since", since) if since else None, _day("--until", until) if until else None)


def _day(option: str, typed: str) -> date:
    try:
        return read_day(typed, context().today)
    except ValueError as error:
        raise Problem(f"{option}: {error}.", hint="Write a day such as 2026-11-25.", exit_code=USAGE) from None
