"""The call sheet of a follow-up round: an actor after the other, with room to write down what they say."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.call_round import Call, due_words, heard_words, round_words, state_words
from convene.core.gates.facts import Standing
from convene.files.documents.blocks import Block, FillIn, Heading, Paper, Para, Slot
from convene.text import day

_SLOTS = (
    Slot("Promise", "", 34), Slot("Due", "", 16), Slot("Last heard", "", 16),
    Slot("How it goes, and what is next", "", 34),
)  # fmt: skip


def sheet(found: tuple[Call, ...], place: str, today: date) -> Paper:
    """One part an actor. Nobody's name or number is on it: those stay in the book."""
    blocks: list[Block] = [Para(round_words(found, today), "lead")]
    if found:
        ask = (
            "Ask how it goes and what would help. Late is not the same as silent. Afterwards write what was said into "
        )
        blocks += [Para(f"{ask}the book, with the day."), Heading(2, "Whom to ring, the most pressing first")]
    for call in found:
        blocks.append(Heading(3, call.actor or "Nobody is named", note=call.kind))
        blocks.append(FillIn(_SLOTS, tuple(_row(one, today) for one in call.promises)))
    return Paper(
        "Follow-up calls",
        tuple(blocks),
        kind="Call sheet",
        subtitle=f"{place} · {day(today)}",
        place=place,
        made_on=today,
        wide=True,
    )


def _row(one: Standing, today: date) -> tuple[str, ...]:
    state = state_words(one, today)
    return (f"{one.title} ({state})" if state else one.title, due_words(one, today), heard_words(one, today), "")
