"""``news``, ``tick`` and ``reviews``: what was heard of promises, what was reached, and when to meet about them."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, TypeVar

from cyclopts import Parameter

from convene.cli.context import context
from convene.core.delivery_vocabulary import Confidence
from convene.core.engagement.outreach import read_day
from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import Channel, Choice, CommitmentStatus, WorkshopKind
from convene.errors import USAGE, Problem
from convene.services.delivery import milestones
from convene.services.delivery import news as hearing
from convene.services.delivery import reviews as planning
from convene.services.nouns import records

_DAY = "As in 2026-11-01, or in words such as last mon."
_Kind = TypeVar("_Kind", bound=Choice)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _answer(text: str) -> Parameter:
    return Parameter(metavar="TEXT", help=text, show_default=False, group="What a step may ask")


def news(
    *words: Annotated[str, Parameter(help="Commitments by handle or exact name; last, what was said.", name="WORDS")],
    said_by: Annotated[str, Parameter("--from", metavar="ROLE", help="Who said it, by role.", show_default=False)] = "",
    how: Annotated[str, Parameter(metavar="WORD", help="By call, letter, meeting …", show_default=False)] = "",
    confidence: Annotated[
        str, Parameter(metavar="WORD", help="How sure they are: high, even or low.", show_default=False)
    ] = "",
    on: Annotated[str, Parameter(metavar="DAY", help=f"The day; today when left out. {_DAY}", show_default=False)] = "",
    to: Annotated[
        str, Parameter(metavar="STEP", help="A step as well: at_risk, late, done, live …", show_default=False)
    ] = "",
    why: Annotated[str, _answer("Why one is changed or given up.")] = "",
    quantity: Annotated[str, _answer("How much was seen in all, for done.")] = "",
    evidence: Annotated[str, _answer("What shows it, for done.")] = "",
) -> None:
    """Write down what was heard of commitments; each then says when that was. Its handle goes to standard output."""
    if len(words) < 2:
        raise Problem(
            "News needs a commitment, and what was said of it.",
            hint="convene news first-jobs 'Two have started' --from 'Head of procurement'",
            exit_code=USAGE,
        )
    *names, text = words
    answers = {"why": why, "quantity": quantity, "evidence": evidence}
    with context().open() as book:
        place_id = context().place_in(book)
        done = book.do(
            hearing.hear,
            place_id,
            [book.ask(records.find, place_id, "commitment", one) for one in names],
            text,
            heard_on=_day(on) if on else None,
            heard_from=said_by,
            channel=_read(Channel, how, "--how"),
            confidence=_read(Confidence, confidence, "--confidence"),
            status=_read(CommitmentStatus, to, "--to"),
            answers={name: answer for name, answer in answers.items() if answer},
        )
        context().say(f"{done.label}. convene undo takes it back.")
        for one in done.value:
            context().put(f"{getattr(book.ask(records.load, 'news', one), 'slug', '')}\n")


def tick(
    *words: Annotated[str, Parameter(help="Milestones, by handle or exact name.", name="MILESTONE")],
    on: Annotated[str, Parameter(metavar="DAY", help=f"The day; today when left out. {_DAY}", show_default=False)] = "",
    back: Annotated[bool, Parameter(negative="", help="Take it back: not reached after all.")] = False,
) -> None:
    """Tick milestones off as reached."""
    if not words:
        raise Problem("No milestone was named.", hint="convene list milestone shows their handles.", exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        ids = [book.ask(records.find, place_id, "milestone", one) for one in words]
        done = book.do(milestones.reach, place_id, ids, _day(on) if on else None, back=back)
        was = "not reached" if back else "reached"
        context().say(f"{done.label}. convene undo takes it back." if done.value else f"It was {was} already.")


def reviews(
    *,
    count: Annotated[int, Parameter(metavar="NUMBER", help="For so many quarters.")] = 4,
    since: Annotated[
        str, Parameter("--from", metavar="DAY", help="From that day on; today when left out.", show_default=False)
    ] = "",
    on: Annotated[
        str, Parameter(metavar="WEEKDAY", help="mon to sun; that of the first day when left out.", show_default=False)
    ] = "",
    starts: Annotated[str, Parameter(metavar="TIME", help="Such as 10:00.", show_default=False)] = "",
    venue: Annotated[str, Parameter(metavar="TEXT", help="Where.", show_default=False)] = "",
    clinic: Annotated[bool, Parameter(negative="", help="Clinics for small suppliers instead.")] = False,
) -> None:
    """Plan the coming quarterly reviews with their agenda, one in each quarter that has none."""
    weekday = on.strip().casefold()[:3]
    if on and weekday not in _WEEKDAYS:
        raise Problem(f"“{on}” is no weekday.", hint=f"It is one of {', '.join(_WEEKDAYS)}.", exit_code=USAGE)
    with context().open() as book:
        place_id = context().place_in(book)
        done = book.do(
            planning.plan,
            place_id,
            WorkshopKind.clinic if clinic else WorkshopKind.review,
            count,
            _day(since) if since else context().today,
            weekday=_WEEKDAYS.index(weekday) if on else None,
            starts=_time(starts) if starts else None,
            venue=venue,
        )
        context().say(f"{done.value.says}{' convene undo takes it back.' if done.value.days else ''}")


def _day(words: str) -> date:
    try:
        return read_day(words, context().today)
    except ValueError as wrong:
        raise Problem(f"{str(wrong).rstrip('.').capitalize()}.", hint=_DAY, exit_code=USAGE) from None


def _time(words: str) -> time:
    try:
        return time.fromisoformat(words.strip())
    except ValueError:
        raise Problem(f"“{words}” is no time of day.", hint="Write it like 10:00.", exit_code=USAGE) from None


def _read(kind: type[_Kind], word: str, option: str) -> _Kind | None:
    if not word:
        return None
    try:
        found = read_choice(kind, word)
    except ValueError as wrong:
        raise Problem(
            f"{option}: {str(wrong).rstrip('?')}.", hint=f"It is one of {', '.join(kind)}.", exit_code=USAGE
        ) from None
    assert isinstance(found, kind)
    return found
