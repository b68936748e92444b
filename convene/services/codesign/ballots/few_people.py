"""Papers as they may leave the book: what fewer than three people of a type said goes without its type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar, cast

from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.core.nouns.ballots import PaperDraft

FEWEST = 3
"""People of a type, as in ``core.methods.small_cells``, which would load the counting methods."""
K = TypeVar("K")


def untyped(read: Reader, place_id: str, records: Iterable[tuple[K, Draft]]) -> list[tuple[K, Draft]]:
    """Papers, without the type where few of it voted. Ballots that keep names have told people so."""
    few = {
        (row["slug"].casefold(), row["actor_type"])
        for row in read.rows(
            "SELECT b.slug, p.actor_type FROM paper p JOIN ballot b ON b.id = p.ballot_id WHERE p.place_id = :p "
            "AND p.actor_type IS NOT NULL AND coalesce(b.anonymity, '') <> 'named' "
            "GROUP BY b.slug, p.actor_type HAVING sum(p.people) < :few",
            p=place_id,
            few=FEWEST,
        )
    }
    found: list[tuple[K, Draft]] = []
    for key, draft in records:
        paper = cast("PaperDraft", draft)
        if (paper.ballot.casefold(), paper.actor_type) in few:
            found.append((key, paper.model_copy(update={"actor_type": None})))
        else:
            found.append((key, draft))
    return found
