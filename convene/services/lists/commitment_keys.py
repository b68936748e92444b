"""What a filter can ask of a commitment that no field says: whether it is late, and how long nobody spoke of it."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.board import Placed
from convene.core.filtering import Term
from convene.services.delivery.board import placed
from convene.services.lists.actor_keys import Fits, quiet
from convene.store.reader import Reader


def matching(read: Reader, place_id: str, term: Term, today: date) -> Fits:
    """The commitments that a worked-out key fits. Only what is under way can be late, or silent."""
    assert term.key is not None
    found = placed(read, place_id, today)
    if term.key.name == "late":
        asked = {str(one) for one in term.values} or {"1" if term.some else "0"}
        return Fits(frozenset([one.id for one in found if ("1" if one.late(today) else "0") in asked]))
    return Fits(frozenset([one.id for one in found if one.under_way(today) and _silent(one, term)]))


def _silent(one: Placed, term: Term) -> bool:
    """A length of time is the day it reaches back to; who was never heard from has been silent for longer than any."""
    days = [value.isoformat() for value in term.values if isinstance(value, date)]
    if one.standing.heard is None:
        return len(days) < len(term.values) or term.sign in (">", ">=", ":")
    return any(quiet(term.sign, one.standing.heard.isoformat(), day) for day in days)
