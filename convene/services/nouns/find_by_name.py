"""Finding records by their name, whatever they are. Nothing about people is found this way."""

from __future__ import annotations

from convene.core.nouns import NOUNS, Noun
from convene.core.views import Item
from convene.store.reader import Reader
from convene.text import clean_line, clip


def sought() -> list[Noun]:
    """The nouns that are found by their name, in the order in which they are offered."""
    wanted = (one for one in NOUNS.values() if one.found and not one.private and one.named.kind in ("line", "prose"))
    return sorted(wanted, key=lambda one: one.found)


def find(read: Reader, place_id: str, words: str, most: int = 20) -> tuple[Item, ...]:
    """Records whose name holds the words: ``id`` is ``noun:id``, ``sub`` says what it is. Names that begin so first."""
    said = clean_line(words).lower()
    if len(said) < 2:
        return ()
    inside = "".join(f"!{one}" if one in "!%_" else one for one in said)
    found: list[tuple[bool, Item]] = []
    for noun in sought():
        name = noun.named_by
        sql = (
            f'SELECT id, "{name}" AS name FROM "{noun.name}" WHERE place_id = :p '
            f"AND lower(\"{name}\") LIKE :words ESCAPE '!' "
            f"ORDER BY lower(\"{name}\") NOT LIKE :start ESCAPE '!' LIMIT :most"
        )
        for row in read.rows(sql, p=place_id, words=f"%{inside}%", start=f"{inside}%", most=most):
            title = clip(row["name"], 80)
            found.append((not title.lower().startswith(said), Item(f"{noun.name}:{row['id']}", title, noun.word)))
    return tuple(item for _, item in sorted(found, key=lambda one: one[0])[:most])
