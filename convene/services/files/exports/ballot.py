"""The voting papers of a ballot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.services.files.exports.shape import PRINTED, Asked, Export, Source, needed

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.codesign.ballots import ballot_papers
    from convene.services.nouns import records

    needed(asked.which, "Of which ballot?", "Name it: convene export ballot HANDLE; convene list ballot shows them.")
    ballot = records.find(read, place_id, "ballot", asked.which)
    return Source(ballot_papers.sheets(read, place_id, ballot))


EXPORT = Export("ballot", "the voting papers of a ballot, to print", (*PRINTED, "md"), "voting-paper", make)
