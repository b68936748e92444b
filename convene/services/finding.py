"""Finding records by their name, whatever they are. Nothing about people is found this way."""

from __future__ import annotations

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.store.reader import Reader
from convene.text import clean_line, clip

SOUGHT = ("actor", "workshop", "vision", "priority", "need", "commitment", "contribution", "indicator", "action")
"""In the order in which they are offered."""


def find(read: Reader, place_id: str, words: str, most: int = 20) -> tuple[Item, ...]:
    """Records whose name holds the words: ``id`` is ``noun:id``, ``sub`` says what it is. Names that begin so first."""
    said = clean_line(words).lower()
    if len(said) < 2:
        return ()
    inside = "".join(f"!{one}" if one in "!%_" else one for one in said)
    found: list[tuple[bool, Item]] = []
    for noun in SOUGHT:
        if NOUNS[noun].private:
            continue
        name = NOUNS[noun].named_by
        sql = (
            f'SELECT id, "{name}" AS name FROM "{noun}" WHERE place_id = :p '
            f"AND lower(\"{name}\") LIKE :words ESCAPE '!' "
            f"ORDER BY lower(\"{name}\") NOT LIKE :start ESCAPE '!' LIMIT :most"
        )
        for row in read.rows(sql, p=place_id, words=f"%{inside}%", start=f"{inside}%", most=most):
            title = clip(row["name"], 80)
            found.append((not title.lower().startswith(said), Item(f"{noun}:{row['id']}", title, noun)))
    return tuple(item for _, item in sorted(found, key=lambda one: one[0])[:most])
