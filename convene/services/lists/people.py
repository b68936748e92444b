"""Lists of people, who are shown by what they are for an actor, and of the wordings they were shown."""

from __future__ import annotations

import sqlite3
from datetime import date

from convene.core.views import Item
from convene.services.lists.shape import NounList, plain
from convene.text import clip


def _person(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["slug"], row["roles"] or "no actor yet")


def _notice(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["title"], clip(row["text"], 200), aside=row["issued_on"] or "")


LISTS: dict[str, NounList] = {
    "person": NounList(
        "SELECT p.id, p.slug, (SELECT group_concat(a.name, ', ') FROM person_roles r JOIN actor a ON a.id = r.actor_id "
        "WHERE r.owner_id = p.id) AS roles FROM person p WHERE p.place_id = :p ORDER BY p.id",
        _person,
        "Contacts belong here, each with the lawful basis for keeping it. n adds the first.",
    ),
    "notice": NounList(plain("notice"), _notice, "No privacy notice is kept yet."),
}
