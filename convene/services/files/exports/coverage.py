"""What is covered by lever, type of actor and outcome, and what is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.codesign import framework_fence, lever_coverage

    seen, says = lever_coverage.coverage(read, place_id, handed_on=True), framework_fence.fence(read, place_id).says
    if asked.form == "csv":
        return Source(lever_coverage.coverage_csv(seen), says)
    return Source(lever_coverage.paper(read, place_id, seen, today), says)


EXPORT = Export("coverage", "who has offered what, and what is not covered", (*PAPER, "csv"), "coverage", make)
