"""Who takes part: an actor that is engaged, has a commitment it accepted, or has signed; never one that withdrew.

Accepting and signing move the relationship on, in the same change. What is on record counts without it too: a file, an
older book or a later step back may say less of an actor than its signature does.
"""

from __future__ import annotations

from convene.core.vocabulary import ENGAGED, Relationship
from convene.store.select import Column, Select
from convene.store.writer import Writer
from convene.text import clip

_ORDER = list(Relationship)
_ENGAGED = ", ".join(f"'{one.value}'" for one in ENGAGED)


ON_RECORD = (
    Select(
        ("s.actor_id",),
        "signature s",
        where="s.actor_id IS NOT NULL AND s.signed_on IS NOT NULL AND s.withdrawn_on IS NULL",
    ),
    Select(
        ("c.actor_id",),
        "commitment c",
        where="c.actor_id IS NOT NULL AND coalesce(c.status, 'offered') NOT IN ('offered', 'withdrawn')",
    ),
)
"""Actors that have signed, and those with a commitment they accepted."""


def takes_part(actor: str = "actor") -> str:
    """SQL: whether an actor takes part; ``actor`` is what the question calls its table."""
    return Column("takes_part", ON_RECORD, _form(actor)).sql


def number_taking_part(name: str, actor: str = "actor") -> Column:
    """A column that counts those who take part."""
    return Column(name, ON_RECORD, f"count(*) FILTER (WHERE {_form(actor)})")


def _form(actor: str) -> str:
    return (
        f"(coalesce({actor}.relationship, '') <> 'withdrawn' AND ({actor}.relationship IN ({_ENGAGED}) "
        f"OR {actor}.id IN {{}} OR {actor}.id IN {{}}))"
    )


def move_on(write: Writer, place_id: str, actor: str, to: Relationship) -> None:
    """Move the relationship with an actor (its handle) on to ``to``, and say so beside what the change did.

    Who is that far or further stays. So does who has withdrawn: that was set by hand, and the words say it.
    """
    row = write.one(
        "SELECT id, name, relationship FROM actor WHERE place_id = :p AND lower(slug) = lower(:s)", p=place_id, s=actor
    )
    if row is None:
        return
    now = Relationship(row["relationship"] or "identified")
    name = clip(row["name"], 60)
    if now is Relationship.withdrawn:
        write.consequences.append(f"{name} stays withdrawn, and so is not counted as taking part")
    elif _ORDER.index(now) < _ORDER.index(to):
        write.update("actor", row["id"], {"relationship": to.value})
        write.consequences.append(f"{name} is {to.value} now")
