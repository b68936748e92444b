"""The sign-up sheet: a line a person, or in large print one box each. It is black on white without a fill, so that any
copier can take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convene.core.vocabulary import ActorType
from convene.files.documents.blocks import FillIn, Paper, Para, Slot

LINES, LINES_LARGE = 15, 6
"""Blank lines: two pages, and three in large print after one that explains."""

HERE_AS = {
    ActorType.citizen: "local person",
    ActorType.vcse: "voluntary group",
    ActorType.msme: "small business",
    ActorType.anchor: "large institution",
    ActorType.supplier: "supplier",
    ActorType.developer: "developer",
}
"""The six types in words that people at the door know."""

TICKS = (
    ("invite me", "we ask you to the next meetings"),
    ("tell me", "we send you what was heard and what was decided"),
    ("ask me", "we ask you before something is decided"),
)
"""What the ticks are called, in the order of ``core.people.PURPOSES``, and what each means."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``when`` and ``where`` are in words; ``names`` are lines filled in already, as (name, type or None)."""

    place: str
    title: str
    when: str
    where: str
    privacy: str
    version: str
    names: Sequence[tuple[str, ActorType | None]] = ()
    welsh: bool = False


def paper(sheet: Sheet) -> Paper:
    """The sheet: a line a person across the paper, in large print a box each. Black on white, for any copier."""
    when = " · ".join(filter(None, (sheet.when, sheet.where)))
    named = tuple((name, HERE_AS[kind] if kind else "", "", "", "") for name, kind in sheet.names)
    return Paper(
        title=sheet.title,
        kind="Sign-up sheet",
        subtitle=f"{when}\n{sheet.place}" if sheet.place else when,
        place=sheet.place,
        mark=sheet.version,
        wide=True,
        blocks=(
            Para(f"{sheet.privacy} ({sheet.version})"),
            Para(f"If you tick {'; '.join(f'“{word}”, {means}' for word, means in TICKS)}."),
            Para(_how(sheet)),
            FillIn(_SLOTS, named, LINES, LINES_LARGE),
        ),
    )


_SLOTS = (
    Slot("Name", "your first name is enough", 19),
    Slot("I am here as a", "tick one or more", 29, tuple(HERE_AS.values())),
    Slot("How to reach me", "email, telephone or address", 21),
    Slot("May we", "tick any", 10, tuple(word for word, _ in TICKS)),
    Slot("What I need", "access, language", 18),
)


def _how(sheet: Sheet) -> str:
    welsh = " Welsh is welcome: write in Welsh if you would rather." if sheet.welsh else ""
    return (
        "Fill in as much or as little as you like; you need not sign anything. Would you rather not write where others "
        f"can read it? Ask for a sheet of your own.{welsh}"
    )
