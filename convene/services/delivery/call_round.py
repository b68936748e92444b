"""The follow-up round of a place, counted as its gate counts it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.core.delivery.call_round import Call, calls
from convene.core.vocabulary import ActorType
from convene.services.gates.counting import all_commitments, under_way
from convene.services.places.places import name_of
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper


def call_round(read: Reader, place_id: str, today: date) -> tuple[Call, ...]:
    """Whom to ring about what, the most pressing first."""
    live = [
        (ActorType(row["type"]).label if row["type"] else "", one)
        for row, one in under_way(read, place_id, all_commitments(read, place_id), today)
    ]
    return calls(live, today)


def paper(read: Reader, place_id: str, today: date) -> Paper:
    """The call sheet, to print and to write on."""
    from convene.files.printed.call_sheet import sheet

    return sheet(call_round(read, place_id, today), name_of(read, place_id), today)
