"""Visions: drafted from what was said; a reworded one keeps what it said before, who asked for other words, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.codesign.word_diff import Piece, compare
from convene.core.nouns.codesign import VisionDraft, Wording
from convene.core.status_steps import Question
from convene.core.views import More, Section
from convene.errors import NO, USAGE, Problem
from convene.services.codesign.ballots import agreed_visions
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, day, plural

BY_HAND = "typed by hand"
"""Where the votes of a vision come from while no decision of its own stands behind it."""
BY_DECISION = "from its decision"


@dataclass(frozen=True, slots=True)
class Votes:
    """How a vision was voted on, and where that is known from. A number is None where it was not counted."""

    agreed: int | None
    against: int | None
    aside: int | None
    source: str

    @property
    def words(self) -> str:
        """``41 for, 1 against, 5 aside; typed by hand``, or "" when nobody counted."""
        told = ((self.agreed, "for"), (self.against, "against"), (self.aside, "aside"))
        counted = ", ".join(f"{number} {word}" for number, word in told if number is not None)
        return f"{counted}; {self.source}" if counted else ""


def votes(draft: VisionDraft, source: str = BY_HAND) -> Votes:
    """How a vision was voted on. A decision writes what was counted into the vision it agrees."""
    return Votes(draft.votes_for, draft.votes_against, draft.stood_aside, source)


# Wordings


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of a vision. ``changed_on``, ``asked_by`` and ``why`` tell how it came to be in place of the one
    before; of the first they are empty. ``number`` counts from 1."""

    number: int
    text: str
    changed_on: date | None = None
    asked_by: str = ""
    why: str = ""

    def came(self, today: date) -> str:
        """``3: changed Tue 4 May, asked for by residents: it left out the night shift``"""
        if self.number == 1:
            return "1: as it was first written"
        when = f"changed {day(self.changed_on, today)}" if self.changed_on else "changed"
        asked = f", asked for by {self.asked_by}" if self.asked_by else ""
        return f"{self.number}: {when}{asked}{f': {self.why}' if self.why else ''}"


def wordings(draft: VisionDraft) -> tuple[Said, ...]:
    """Every wording, the first one first, the present one last."""
    texts = (*(one.text for one in draft.wordings), draft.statement)
    came = (None, *draft.wordings)
    return tuple(
        Said(number, text, how.changed_on, how.asked_by, how.why) if how else Said(number, text)
        for number, (text, how) in enumerate(zip(texts, came, strict=True), start=1)
    )


def compared(draft: VisionDraft, one: int, other: int) -> tuple[Piece, ...]:
    """What became of wording ``one`` in wording ``other``, by their numbers. Raises Problem for one there is not."""
    said = wordings(draft)
    return compare(_numbered(draft, one, said).text, _numbered(draft, other, said).text)


def _numbered(draft: VisionDraft, number: int, said: Sequence[Said]) -> Said:
    if not 1 <= number <= len(said):
        raise Problem(
            f"There is no wording {number}.",
            hint=f"It has {plural(len(said), 'wording')}, counted from 1, the first one written.",
            exit_code=USAGE,
        )
    return said[number - 1]


def reworded(old: VisionDraft, new: VisionDraft, why: str, asked_by: str, today: date) -> VisionDraft:
    """``new``, with the old statement among its earlier wordings when the statement changed.

    A wording that the draft already tells of is not told twice.
    """
    if old.statement == new.statement or not old.statement:
        return new
    if any(wording.text == old.statement for wording in new.wordings[len(old.wordings) :]):
        return new
    before = Wording(text=old.statement, changed_on=today, asked_by=asked_by, why=why)
    return new.model_copy(update={"wordings": (*new.wordings, before)})


def questions(read: Reader, place_id: str, vision_id: str, old: VisionDraft, new: VisionDraft) -> tuple[Question, ...]:
    """What is asked before a vision is saved with other words."""
    return WHO_AND_WHY if old.statement and old.statement != new.statement else ()


WHO_AND_WHY = (
    Question("asked_by", "Who asked for it?", "by type or role; a dot leaves it open", stays_open=True),
    Question("why", "Why was it reworded?", "for everybody to read; a dot leaves it open", stays_open=True),
)


def restore(write: Writer, place_id: str, vision_id: str, number: int, why: str = "", asked_by: str = "") -> bool:
    """Make an earlier wording the present one again; the present one joins the earlier ones. False when it reads so
    already. Raises Problem for a wording there is not."""
    draft = cast(VisionDraft, records.load(write, "vision", vision_id))
    wanted = _numbered(draft, number, wordings(draft))
    if wanted.text == draft.statement:
        return False
    back = f"back to wording {number}" + (f": {why}" if why else "")
    new = draft.model_copy(update={"statement": wanted.text})
    records.edit(write, place_id, "vision", vision_id, new, back, asked_by=asked_by)
    write.label = f"Restored wording {number} of {clip(draft.statement, 50)}"
    return True


# What it rests on


def draft_from(write: Writer, place_id: str, statement: str, contributions: Sequence[str]) -> str:
    """Draft a vision that grew from contributions, by their handles; its id. Raises Problem without a statement."""
    if not statement.strip():
        raise Problem("A vision needs a statement.", hint="One sentence will do; it can be reworded.", exit_code=USAGE)
    new = VisionDraft(statement=statement, contributions=tuple(contributions))
    made = records.add(write, place_id, "vision", new)
    write.label = f"Drafted a vision from {plural(len(contributions), 'contribution')}: {clip(statement, 60)}"
    return made


def rest_on(write: Writer, place_id: str, vision_id: str, contributions: Sequence[str]) -> int:
    """Have a vision rest on contributions, by their handles, besides those it does; how many are new to it."""
    draft = cast(VisionDraft, records.load(write, "vision", vision_id))
    there = {one.casefold() for one in draft.contributions}
    fresh = tuple(one for one in dict.fromkeys(contributions) if one.casefold() not in there)
    if not fresh:
        raise Problem("That vision rests on all of them already.", hint="Nothing was changed.", exit_code=NO)
    new = draft.model_copy(update={"contributions": (*draft.contributions, *fresh)})
    records.edit(write, place_id, "vision", vision_id, new)
    write.label = f"{clip(draft.statement, 60)} rests on {plural(len(fresh), 'more contribution')}"
    return len(fresh)


def more(read: Reader, place_id: str, record_id: str, draft: VisionDraft, today: date) -> More:
    """Its votes with where they come from, and its wordings, the latest change first."""
    counted = votes(draft, BY_DECISION if agreed_visions.standing(read, record_id) else BY_HAND).words
    said = wordings(draft)
    lines = [f"{one.came(today)} — “{clip(one.text, 200)}”" for one in reversed(said)] if len(said) > 1 else []
    return More(
        (("Votes", counted),) if counted else (),
        (Section("Wordings", tuple(lines)),) if lines else (),
        hides=("votes_for", "votes_against", "stood_aside", "wordings"),
    )
