"""The versions that were frozen, and who signed them digitally, with what that proves and what not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from convene.files.documents.blocks import Block, Grid, Heading, Para, bullets
from convene.files.manifesto_page.reading import day, said
from convene.text import join


@dataclass(frozen=True, slots=True)
class Frozen:
    """One version. ``signed`` are good signatures as (holder and key, day they were put in), ``doubtful`` says what
    came of the others."""

    number: int
    status: str
    frozen_on: date
    sha256: str
    what: str
    why: str
    erased: bool = False
    signed: tuple[tuple[str, date], ...] = ()
    doubtful: tuple[str, ...] = ()


def moved_notice(versions: Sequence[Frozen], same: bool) -> str:
    """What a reader has to know first: that these words are not those of the version frozen last."""
    if same or not versions:
        return ""
    last = versions[-1]
    return (
        f"These are not the words of version {last.number}, which was frozen on {day(last.frozen_on)} "
        f"({last.status.lower()}). Nobody has signed them as they stand here."
    )


def versions(found: Sequence[Frozen], same: bool) -> Iterator[Block]:
    if not found:
        return
    yield Heading(2, "Versions")
    last = found[-1]
    if same:
        yield Para(f"This is version {last.number}, frozen on {day(last.frozen_on)}.")
    else:
        yield Para(f"This text stands after version {last.number} and is not frozen.")
    yield Grid(
        ("Version", "Frozen on", "Hash", "What and why"),
        tuple(
            (f"{one.number} ({one.status.lower()})", day(one.frozen_on), one.sha256[:16], _what(one)) for one in found
        ),
        widths=(3, 3, 3, 7),
    )
    yield from _signed(found)


def _what(one: Frozen) -> str:
    words = " ".join(filter(None, (said(one.what), one.why)))
    return f"{words} Its text was erased for good." if one.erased else words


def _signed(found: Sequence[Frozen]) -> Iterator[Block]:
    lines = [f"Version {one.number}: {holder}, put in on {day(when)}." for one in found for holder, when in one.signed]
    doubtful = [f"Version {one.number}: {words}" for one in found for words in one.doubtful]
    if not lines and not doubtful:
        return
    yield Heading(3, "Signed digitally")
    if lines:
        yield bullets(*lines)
        yield Para(
            "Each proves that whoever holds that key signed exactly the bytes of that version. None proves who held "
            "the key, that they were entitled to sign, or when they did: for that there are the signatories above, "
            "with their authority, and the paper they signed."
        )
    if doubtful:
        yield Para(f"Not good: {join(doubtful)}", "notice")
