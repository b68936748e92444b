"""The quarterly note: what was kept, what is late, and what is not known of then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from convene.core.delivery.promises import Promise, of_people
from convene.core.delivery.quarterly_note import Happened, Quarter
from convene.core.gates.delivery import FRESH_DAYS
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, Paper, Para, bullets
from convene.files.printed.promises import change_words
from convene.text import count, day, join, plural

SHOWN = 40
"""Lines of a part that are told one by one; the rest are a number."""
_UNKNOWN = "None that the book knows of."
_STATES = {"pass": "passed", "warn": "nearly", "fail": "not passed", "unknown": "cannot be told"}


def note_paper(seen: Quarter, place: str) -> Paper:
    """The whole note."""
    last = _date(seen.ends)
    blocks: list[Block] = [Para(_lead(seen), "lead")]
    if seen.ends == seen.today:
        blocks.append(Para("The quarter is not over yet: this is how it stands so far.", "notice"))
    parts: tuple[tuple[str, Sequence[Promise], str], ...] = (
        ("Kept in the quarter", seen.kept, "Nothing is known to have been kept in this quarter."),
        (f"Late or past its day on {last}", seen.late, "Nothing was late."),
        (f"At risk on {last}", seen.risk, "Nobody had said that a commitment may not be kept."),
        (f"No news for {FRESH_DAYS} days on {last}", seen.silent, "There was news of everything that can be told of."),
        ("Accepted in the quarter", seen.new, "No commitment was accepted in this quarter."),
        ("Given up in the quarter", seen.given_up, "None."),
    )
    for title, those, nothing in parts:
        blocks += [Heading(2, title), *_lines(those, _UNKNOWN if seen.unsure else nothing, seen.ends)]
        if title.startswith("No news"):
            blocks.append(Para(_silence(seen)))
    blocks += [Heading(2, "Changed in the open"), *_changed(seen), Heading(2, "Evidence")]
    blocks += [Para(_evidence(seen.happened)), Heading(2, "Who benefits, and who does not yet")]
    blocks += [*_reach(seen.happened), Heading(2, "Review, decisions and actions"), *_meetings(seen.happened)]
    blocks += [
        Heading(2, f"Asks that are open, as of {_date(seen.today)}"),
        *_told(seen.happened.asks, "None is open."),
    ]
    blocks += [Heading(2, f"The gate's checks, as of {_date(seen.today)}"), _gate(seen)]
    blocks += [Heading(2, "What is not known of then"), *_unsure(seen)]
    return Paper(
        f"The quarter {seen.words}", tuple(blocks), kind="Quarterly note", subtitle=place, place=place,
        made_on=seen.today, hue="delivery",
    )  # fmt: skip


def _lead(seen: Quarter) -> str:
    going = plural(seen.going, "commitment")
    its = "its" if len(seen.late) == 1 else "their"
    said = (
        f"{count(len(seen.kept))} kept, {count(len(seen.new))} accepted and {count(len(seen.given_up))} given up in "
        f"the quarter. On its last day {going} known to be under way, {count(len(seen.late))} of them late or past "
        f"{its} day and {count(len(seen.risk))} at risk."
    )
    if seen.unsure:
        said += f" How {count(len(seen.unsure))} more stood then is not known."
    obliged = plural(seen.obliged, "obligation")
    return f"{said} {obliged} of law or permission left out: not promised of free will." if seen.obliged else said


def _lines(those: Sequence[Promise], nothing: str, ends: date) -> Iterator[Block]:
    if not those:
        yield Para(nothing)
        return
    yield Bullets(tuple(
        Entry(f"{one.progress}{_because(one)}, {f'due {day(one.due)}' if one.due else 'no date'}",
              f"{one.actor.name}: {one.title}")
        for one in those[:SHOWN]
    ))  # fmt: skip
    if (more := len(those) - SHOWN) > 0:
        yield Para(f"And {plural(more, 'more commitment')}.")


def _because(one: Promise) -> str:
    return f"; {one.because}" if one.because else ""


def _silence(seen: Quarter) -> str:
    words = "Silent is not late: those who are silent may be well on time."
    if seen.unheard:
        words += f" Of {count(seen.unheard)} more it is known only that they were heard from since, not when before."
    return words


def _changed(seen: Quarter) -> Iterator[Block]:
    if not seen.changes:
        yield Para("No terms of a signed or accepted commitment were changed.")
        return
    shown = seen.changes[:SHOWN]
    yield Bullets(tuple(Entry(change_words(change), title) for title, change in shown))
    if (more := len(seen.changes) - len(shown)) > 0:
        yield Para(f"And {plural(more, 'more change')}.")


def _evidence(seen: Happened) -> str:
    logged = (
        f"{plural(seen.items, 'evidence item')} in {plural(seen.observations, 'observation')} whose period ended in "
        "the quarter."
    )
    if not seen.checked:
        return f"{logged} Nobody other than the claimant is on record as having checked any in it."
    by = join([f"{who} ({count(number)})" for who, number in seen.checked.items()])
    return f"{logged} {plural(sum(seen.checked.values()), 'item')} checked in it by {by}, whenever they were logged."


def _reach(seen: Happened) -> Iterator[Block]:
    if not seen.groups:
        yield Para("No priority groups are named, so it cannot be told who does not benefit.")
        return
    logged = join(list(seen.served))
    yield Para(
        f"{count(len(seen.served))} of {plural(len(seen.groups), 'priority group')} had a benefit logged in the quarter"
        f"{f': {logged}' if logged else ''}."
    )
    earlier = [one for one in seen.groups if one not in seen.served and one not in seen.never]
    if earlier:
        yield Para(f"At another time, not in this quarter: {join(earlier)}.")
    if seen.never:
        yield Para(f"Never so far: {join(list(seen.never))}.", "notice")
        yield Para(f"Why: {seen.explained}" if seen.explained else "It is not said why.")


def _meetings(seen: Happened) -> Iterator[Block]:
    if seen.reviews:
        yield Para(f"Review held: {join(list(seen.reviews))}.")
    elif seen.planned:
        yield Para(f"No review is on record as held; one was planned: {join(list(seen.planned))}.")
    else:
        yield Para("No quarterly review is on record as held.")
    for title, lines, nothing in (
        ("Decided", seen.decisions, "No decision bears a day of the quarter."),
        ("Done", seen.done, "No action was done in it."),
        ("To be done, as of today", seen.waiting, "No action is open."),
    ):
        yield Heading(3, title)
        yield from _told(lines, nothing)


def _told(lines: Sequence[str], nothing: str) -> Iterator[Block]:
    if not lines:
        yield Para(nothing)
        return
    yield bullets(*lines[:SHOWN])
    if (more := len(lines) - SHOWN) > 0:
        yield Para(f"And {count(more)} more.")


def _gate(seen: Quarter) -> Grid:
    rows = tuple(
        (one.id, one.title, _STATES[one.state], f"{one.says}{f' Reason given: {one.override}' if one.override else ''}")
        for one in seen.checks
    )
    return Grid(("Check", "What", "State", "Why"), rows, widths=(2, 4, 3, 9))


def _unsure(seen: Quarter) -> Iterator[Block]:
    if seen.unsure:
        came = plural(len(seen.unsure), "commitment")
        yield Para(
            f"{came} of before came into this book after the quarter ended, so how they stood then is not known, and "
            f"they are in none of the parts above but “accepted”. As of {_date(seen.today)} they stand so:"
        )
        yield Bullets(tuple(
            Entry(f"{one.words}; {one.progress}", f"{one.actor.name}: {one.title}") for one in seen.unsure[:SHOWN]
        ))  # fmt: skip
        if (more := len(seen.unsure) - SHOWN) > 0:
            yield Para(f"And {plural(more, 'more commitment')}.")
    lines = ("Due days, quantities and what was counted are those in the book today; changes of terms are above.",)
    yield bullets(*lines, *of_people([*seen.kept, *seen.late, *seen.risk, *seen.new]))


def _date(when: date) -> str:
    return f"{when.day} {when:%B %Y}"
