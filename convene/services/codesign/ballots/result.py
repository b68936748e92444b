"""What a closed ballot came to. Nobody sees it before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.methods import Result, by_type
from convene.core.methods.result_data import as_data
from convene.core.nouns import NOUNS
from convene.core.nouns.ballots import BallotDraft, PaperDraft
from convene.errors import NO, Problem
from convene.services.codesign.ballots import election, papers
from convene.services.codesign.ballots.papers import Stack
from convene.services.nouns import records, rows
from convene.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Counted:
    """A closed ballot, its result, and how its papers stand against the head-count."""

    ballot: BallotDraft
    result: Result
    stack: Stack

    def data(self) -> dict[str, Any]:
        """As JSON holds it. Where a type is not shown, what could be reckoned back to it is null."""
        found = as_data(self.result)
        fair = self.result.fairness
        if fair is not None:
            out = {name for at, name in enumerate(self.result.options) if by_type.not_shown(fair, at)}
            for key in ("balanced", "worst_off", "one_voice_balanced"):
                found[key] = {name: None if name in out else said for name, said in found[key].items()}
            found["confidential"] = False
        return found | {
            "ballot": self.ballot.slug,
            "question": self.ballot.question,
            "rule": self.ballot.rule,
            "people": self.stack.room,
            "reopened": len(self.ballot.reopenings),
        }


def counted(read: Reader, place_id: str, ballot_id: str) -> Counted:
    """Count it. Raises Problem while it is not closed, and when there is nothing to count."""
    ballot = cast("BallotDraft", records.load(read, "ballot", ballot_id))
    if ballot.status is not BallotStatus.closed:
        state = "open" if ballot.status is BallotStatus.open else "not open yet"
        raise Problem(
            f"The ballot is {state}, and nobody sees a result before it is closed.",
            hint="Close it when every paper is in: press r on it, or convene step ballot.",
            exit_code=NO,
        )
    names = {
        row["slug"].casefold(): row["name"]
        for row in read.rows(
            "SELECT DISTINCT a.slug, a.name FROM paper p JOIN actor a ON a.id = p.organisation_id "
            "WHERE p.ballot_id = :b",
            b=ballot_id,
        )
    }
    found = election.counted(ballot, papers_of(read, ballot_id), lambda slug: names.get(slug.casefold(), slug))
    return Counted(ballot, found, papers.stack(read, ballot_id))


def papers_of(read: Reader, ballot_id: str) -> list[PaperDraft]:
    """Its papers, in the order they were keyed."""
    found = rows.load(read, NOUNS["paper"], "o.ballot_id = :ballot", ballot=ballot_id)
    return [cast("PaperDraft", draft) for _, draft in found]
