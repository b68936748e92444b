"""Visions: a reworded one keeps what it said before, and why it changed."""

from __future__ import annotations

from datetime import date

from convene.core.nouns.codesign import VisionDraft, Wording
from convene.store.reader import Reader


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


def question(read: Reader, place_id: str, vision_id: str, old: VisionDraft, new: VisionDraft) -> str:
    """What is asked before a vision is saved with other words."""
    return "Why was it reworded?" if old.statement and old.statement != new.statement else ""
