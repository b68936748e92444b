"""A lever's report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import Lever
from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import PAPER, Asked, Export, Source, needed

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` is the lever."""
    from convene.services.codesign import framework_fence
    from convene.services.delivery.papers import lever_reports

    needed(asked.which, "Of which lever?", f"convene export lever LEVER; one of {', '.join(Lever)}.")
    try:
        lever = read_choice(Lever, asked.which)
    except ValueError as wrong:
        raise Problem(f"{str(wrong).capitalize()}.", hint=f"One of {', '.join(Lever)}.", exit_code=USAGE) from None
    return Source(lever_reports.paper(read, place_id, lever, today), framework_fence.fence(read, place_id).says)


EXPORT = Export("lever", "what was promised by a lever, which follows, and what it holds", PAPER, "lever", make)
