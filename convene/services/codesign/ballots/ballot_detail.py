"""What the right column says of a ballot: what it asks, how it stands, and its result once it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.methods import by_type, find, letters
from convene.core.nouns.ballots import BallotDraft, PaperDraft
from convene.core.views import Detail, More, Section
from convene.errors import Problem
from convene.services.codesign.ballots import ballot_words, election, papers, result
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import count, day, plural

if TYPE_CHECKING:
    from convene.core.methods import Table
    from convene.core.nouns import Draft
    from convene.services.codesign.ballots.papers import Stack
    from convene.services.codesign.ballots.result import Counted

_ABOVE = ("options", "reopenings", "people")


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Options by their letters, what came in so far, and what it came to."""
    ballot = cast("BallotDraft", draft)
    sections = [Section("Options", options(ballot))] if ballot.options else []
    if ballot.status is BallotStatus.planned:
        if why := election.unready(ballot):
            sections.append(Section("Before it can open", (why,), "look"))
        return More((), tuple(sections), _hidden(ballot))
    stack = papers.stack(read, record_id)
    facts = [("Came in", came_in(stack))]
    if stack.reconciled:
        facts.append(("Head-count", stack.reconciled))
    if ballot.status is BallotStatus.open:
        sections.append(Section("Blind", ("Nobody sees what papers say before it is closed.",), "quiet"))
    else:
        sections = [*_result(read, place_id, record_id), *sections]
    if ballot.reopenings:
        sections.append(Section("Opened again", tuple(f"{day(one.on, today)}  {one.why}" for one in ballot.reopenings)))
    return More(tuple(facts), tuple(sections), _hidden(ballot))


def _hidden(ballot: BallotDraft) -> tuple[str, ...]:
    """What is told above, and what its method does not use."""
    used = {one.name for one in find(ballot.method.value).settings}
    return (*_ABOVE, *(name for name in ("completion", "level") if name not in used))


def options(ballot: BallotDraft) -> tuple[str, ...]:
    """Each option behind its letter, with its cost where it has one."""
    return tuple(
        f"{letter}  {one.title}" + (f"  £{count(one.cost)}" if one.cost is not None else "")
        for letter, one in zip(letters(len(ballot.options)), ballot.options, strict=True)
    )


def came_in(stack: Stack) -> str:
    """``38 papers and 12 hands · on paper 30, by telephone 8``; types where the ballot keeps them."""
    parts = [plural(stack.papers, "paper")]
    if stack.hands:
        parts.append(plural(stack.hands, "hand"))
    said = " and ".join(parts)
    if len(stack.by_source) > 1:
        said += " · " + ", ".join(f"{one.label.lower()} {number}" for one, number in stack.by_source)
    kinds = [f"{one.many if one else 'no type'} {number}" for one, number in stack.by_type]
    return said + (" · " + ", ".join(kinds) if stack.by_type and stack.by_type[0][0] else "")


def _result(read: Reader, place_id: str, record_id: str) -> list[Section]:
    try:
        found = result.counted(read, place_id, record_id)
    except Problem as problem:
        return [Section("Result", (problem.title, problem.hint), "look")]
    said = [Section("Result", (ballot_words.outcome(found),)), Section("", lines(found.result.tally.table))]
    said += [Section(table.title, lines(table)) for table in by_type.tables(found.result)]
    if told := (*by_type.unheard(found.result), *by_type.cautions(found.result)):
        said.append(Section("About the types", told, "quiet"))
    if found.result.tally.notes or found.result.notes:
        said.append(Section("To know", (*found.result.tally.notes, *found.result.notes)))
    if found.result.spoiled:
        said.append(Section("Spoiled", _spoiled(found)))
    return said


def _spoiled(found: Counted) -> tuple[str, ...]:
    return tuple(f"{one.label}: {one.why}" for one in found.result.spoiled[:20])


def lines(table: Table) -> tuple[str, ...]:
    """A table as lines: what a row is about first, then each figure with its head."""
    return tuple(_line(table.heads, row) for row in table.rows)


def _line(heads: Sequence[str], row: Sequence[str]) -> str:
    first = 2 if heads[0] == "Place" else 1
    figures = [f"{value} {head.lower()}".strip() for head, value in zip(heads[first:], row[first:], strict=True)]
    return "  ".join((*row[:first], " · ".join(figures)))


def paper(read: Reader, place_id: str, record_id: str, today: date, *, names: bool = False) -> Detail:
    """A paper: whence it came. What it says is shown once its ballot is closed."""
    draft = cast("PaperDraft", records.load(read, "paper", record_id))
    ballot = cast("BallotDraft", records.load(read, "ballot", records.find(read, place_id, "ballot", draft.ballot)))
    closed = ballot.status is BallotStatus.closed
    facts = [("Ballot", ballot.question), ("Came by", draft.source.label)]
    if draft.actor_type:
        facts.append(("Type", draft.actor_type.label))
    if draft.people > 1:
        facts.append(("People", count(draft.people)))
    if draft.permission:
        facts.append(("Permission", draft.permission))
    facts.append(("Marks", (draft.marks or "blank") if closed else "not shown before the ballot is closed"))
    if draft.spoiled:
        facts.append(("Spoiled", draft.spoiled))
    title = f"Sheet {draft.number}" if draft.number else "Hands" if draft.tally else "Paper"
    return Detail(record_id, title, f"paper · {find(ballot.method.value).title}", facts=tuple(facts), handle=draft.slug)
