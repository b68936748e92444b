"""Visions: a reworded one keeps what it said before, and why it changed."""

from __future__ import annotations

from datetime import date

from convene.core.nouns.codesign import VisionDraft, Wording


def reworded(old: VisionDraft, new: VisionDraft, why: str, today: date) -> VisionDraft:
    """``new``, with the old statement among its earlier wordings when the statement changed.

    A wording that the draft already tells of is not told twice.
    """
    if old.statement == new.statement or not old.statement:
        return new
    if any(wording.text == old.statement for wording in new.wordings[len(old.wordings) :]):
        return new
    before = Wording(text=old.statement, changed_on=today, why=why)
    return new.model_copy(update={"wordings": (*new.wordings, before)})
