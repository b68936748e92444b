"""Dissent: what it is about, by name and not by handle."""

from __future__ import annotations

from datetime import date

from convene.core.nouns.codesign import DissentDraft
from convene.core.views import More
from convene.store.reader import Reader
from convene.text import clip

NAMED = "coalesce(v.statement, y.title, c.title, '')"
"""SQL: the name of what a dissent ``d`` is about, by ``JOINS``; "" where it names nothing that is there."""
JOINS = tuple(
    (f"{noun} {short}", f"lower({short}.slug) = lower(d.about) AND {short}.place_id = d.place_id")
    for noun, short in (("vision", "v"), ("priority", "y"), ("commitment", "c"))
)


def more(read: Reader, place_id: str, record_id: str, draft: DissentDraft, today: date) -> More:
    """What it is about, as people call it; as it was typed where nothing is called so."""
    joins = " ".join(f"LEFT JOIN {table} ON {on}" for table, on in JOINS)
    name = read.value(f"SELECT {NAMED} FROM dissent d {joins} WHERE d.id = :id", id=record_id)
    return More((("About", clip(str(name or draft.about), 120)),), hides=("about",))
