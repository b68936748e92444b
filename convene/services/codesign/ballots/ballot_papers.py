"""A ballot on paper: the sheets to hand out, and the result to hang up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from convene.core.codesign.anonymity import STATEMENTS
from convene.core.methods import Table, by_type
from convene.core.nouns.ballots import BallotDraft
from convene.core.vocabulary import ActorType, Attribution
from convene.errors import NO, Problem
from convene.files.documents.blocks import Block, Grid, Heading, Paper, Para, bullets
from convene.files.printed import ballot as sheet
from convene.services.codesign.ballots import ballot_detail, ballot_words, carrying, election, result
from convene.services.nouns import records
from convene.services.places.places import name_of
from convene.store.reader import Reader
from convene.text import clip

MOST_SHEETS = 500
"""Sheets with numbers of their own in one file."""


def sheets(read: Reader, place_id: str, ballot_id: str) -> Paper:
    """Voting papers: one for each of the head-count, numbered, or one without a number where nobody has counted yet.

    Raises Problem while people could not vote on it.
    """
    ballot = cast("BallotDraft", records.load(read, "ballot", ballot_id))
    if why := election.unready(ballot):
        raise Problem(why, "Nothing was printed.", hint="Edit the ballot first.", exit_code=NO)
    numbers = min(ballot.people or 0, MOST_SHEETS)
    shop, when = _workshop(read, place_id, ballot)
    return sheet.paper(
        sheet.Ballot(
            question=ballot.question,
            options=election.options(ballot),
            method=election.method_of(ballot),
            settings=election.settings(ballot),
            anonymity=STATEMENTS[ballot.anonymity],
            place=name_of(read, place_id),
            when=" · ".join(filter(None, (shop, when))),
            about=f"What the result binds to: {fixed}" if (fixed := carrying.rule(ballot)) else "",
            sheets=tuple(f"{number:0{len(str(numbers))}}" for number in range(1, numbers + 1)),
            types_asked=() if ballot.anonymity is Attribution.anonymous else tuple(one.label for one in ActorType),
        )
    )


def outcome(read: Reader, place_id: str, ballot_id: str, today: date) -> Paper:
    """The result as a document. Raises Problem while the ballot is not closed."""
    found = result.counted(read, place_id, ballot_id)
    shop, when = _workshop(read, place_id, found.ballot)
    return Paper(
        title=found.ballot.question,
        kind=f"Result · {found.result.title}",
        subtitle=" · ".join(filter(None, (name_of(read, place_id), shop, when))),
        place=name_of(read, place_id),
        made_on=found.ballot.closed_on or today,
        hue="codesign",
        blocks=tuple(_result(found)),
    )


def _result(found: result.Counted) -> Iterator[Block]:
    counted = found.result
    yield Para(counted.tally.sentence, "lead")
    if counted.indicative:
        yield Para(f"Indicative only. {' '.join(counted.indicative)}", "notice")
    if carries := carrying.words(found):
        yield Para(carries)
    yield from _grid(counted.tally.table)
    for one in counted.tally.part.tables(counted.names) if counted.tally.part else ():
        yield from _grid(one)
    for one in by_type.tables(counted):
        yield from _grid(one)
    yield Heading(2, "How it came about")
    said = [
        f"The rule, agreed before it opened: {fixed}" if (fixed := carrying.rule(found.ballot)) else "",
        ballot_words.counted(found), found.stack.reconciled, f"{ballot_detail.came_in(found.stack)}.",
        ballot_words.again(found), *counted.tally.notes, *counted.notes, *by_type.unheard(counted),
        *by_type.cautions(counted), STATEMENTS[found.ballot.anonymity],
    ]  # fmt: skip
    yield bullets(*filter(None, said))


def _grid(table: Table) -> Iterator[Block]:
    if table.title:
        yield Heading(3, table.title)
    if table.rows:
        wide = 1 if table.heads[0] == "Place" else 0
        widths = tuple(5 if at == wide else 1 for at in range(len(table.heads)))
        yield Grid(table.heads, table.rows, numbers=table.numbers, widths=widths if len(table.heads) < 9 else ())


def _workshop(read: Reader, place_id: str, ballot: BallotDraft) -> tuple[str, str]:
    """The title of its workshop and the day, in words; "" where there is none."""
    if not ballot.workshop:
        return "", ""
    row = read.one(
        "SELECT title, date FROM workshop WHERE place_id = :p AND lower(slug) = lower(:s)",
        p=place_id,
        s=ballot.workshop,
    )
    if row is None:
        return "", ""
    when = date.fromisoformat(row["date"]) if row["date"] else None
    return clip(row["title"], 80), f"{when.day} {when:%B %Y}" if when else ""
