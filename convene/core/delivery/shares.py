"""Who carries how much of a commitment, so that a shared one counts once, whoever is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

_Actor = TypeVar("_Actor")


def carried(holder: _Actor, shares: Iterable[tuple[_Actor, Decimal]]) -> Mapping[_Actor, Decimal]:
    """Actor → its part, 0 to 1 and 1 in all, of one commitment; those who carry nothing are left out.

    ``shares`` are in percent. Where none are given, whoever promises carries all of it: nobody else said how much.
    """
    given = {actor: share / 100 for actor, share in shares if share > 0}
    return given or {holder: Decimal(1)}
