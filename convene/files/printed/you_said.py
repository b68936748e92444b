"""“You said, we did” on paper: a page for each group, honest about what became of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.core.gates.number_words import spelt
from convene.core.thread.you_said import Became, Group, Strand, Voice, YouSaid
from convene.files.documents.blocks import Block, Bullets, Entry, Grid, Heading, PageBreak, Paper, Para, facts
from convene.text import count, plural

SHOWN = 12
"""Voices under a vision, and of those in none, that are told one by one."""
_PROMISES = 8


def you_said_paper(seen: YouSaid) -> Paper:
    """The whole paper, a page for each group."""
    blocks: list[Block] = [Para(_lead(seen), "lead")]
    if seen.few:
        blocks.append(Para(seen.few))
    for at, one in enumerate(seen.groups):
        if at:
            blocks.append(PageBreak())
        blocks += _group(one)
    return Paper(
        f"You said, we did: {seen.place}", tuple(blocks), kind="A note back to everybody who spoke",
        subtitle=seen.about, place=seen.place, made_on=seen.today, hue="measurement",
    )  # fmt: skip


def _lead(seen: YouSaid) -> str:
    if not any(one.said for one in seen.groups):
        return "Nothing was written down there, so there is nothing to answer yet."
    heard = f"We listened to {seen.people}. " if seen.people else ""
    return f"{heard}People's own words stand in quotation marks. Nobody is named. What became of nothing says so."


def _group(one: Group) -> Iterator[Block]:
    yield Heading(2, one.title)
    if not one.said:
        yield Para("Nothing was written down.")
        return
    said = f"{spelt(one.said).capitalize()} {'thing was' if one.said == 1 else 'things were'} said"
    yield Para(f"{said}; {count(one.answered)} of them went into a vision or had an answer.")
    for strand in one.strands:
        yield from _strand(strand)
    if one.loose:
        yield from _loose(one.loose)
    if one.left_out:
        yield Para(f"{count(one.left_out)} more not printed, since they seem to name somebody.")


def _strand(one: Strand) -> Iterator[Block]:
    yield Heading(3, one.became.statement.rstrip("."))
    yield Para("You said:")
    yield _quotes(one.voices, answers=True)
    yield from _did(one.became)


def _quotes(voices: Sequence[Voice], *, answers: bool) -> Bullets:
    shown = [
        Entry(f"“{one.text}”", after=f"Told: {'; '.join(one.answers)}" if answers and one.answers else "",
              language=one.language)
        for one in voices[:SHOWN]
    ]  # fmt: skip
    if (more := len(voices) - SHOWN) > 0:
        shown.append(Entry(f"And {count(more)} more."))
    return Bullets(tuple(shown))


def _did(one: Became) -> Iterator[Block]:
    """What came of it, step by step; a step that was not taken says so."""
    if one.dropped:
        yield facts(("Became", "No: the vision was given up."), ("Told", _told(one)))
        return
    yield facts(("Decided", one.decided or "Not yet."), ("Told", _told(one)))
    if not one.promised:
        yield Para("Nobody has promised anything for it yet.")
        return
    rows = tuple(
        (f"{each.actor}: {each.title}", each.stands, each.counted or "nothing yet") for each in one.promised[:_PROMISES]
    )
    yield Grid(("Promised", "How it stands", "Counted"), rows, widths=(4, 5, 3))
    if (more := len(one.promised) - _PROMISES) > 0:
        yield Para(f"And {plural(more, 'more commitment')}.")


def _told(one: Became) -> str:
    return "; ".join(one.told[:3]) or "Nobody was told yet."


def _loose(voices: Sequence[Voice]) -> Iterator[Block]:
    told = [one for one in voices if one.answers]
    quiet = [one for one in voices if not one.answers]
    if told:
        yield Heading(3, "In no vision, and answered")
        yield _quotes(told, answers=True)
    if quiet:
        yield Heading(3, "Not yet")
        yield Para("These are in no vision, and those who said them had no answer of their own yet. We owe them one.")
        yield _quotes(quiet, answers=False)
