"""The network as the two tables that Kumu takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import Asked, Export, Source

if TYPE_CHECKING:
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    from convene.services.engagement import stakeholders

    if asked.which not in ("elements", "connections"):
        raise Problem(
            "Kumu takes two tables.",
            "elements are the actors, connections their ties.",
            hint="convene export kumu elements -o FILE and convene export kumu connections -o FILE; "
            "or both at once: convene network --kumu NAME.",
            exit_code=USAGE,
        )
    elements, connections = stakeholders.kumu(read, place_id)
    return Source(elements if asked.which == "elements" else connections)


EXPORT = Export("kumu", "actors (elements) or ties (connections) for Kumu", ("csv",), "kumu", make)
