"""Lists of the engagement plan, the outreach log and actions."""

from __future__ import annotations

import sqlite3
from datetime import date

from convene.core.views import Item
from convene.services.lists.shape import NounList, plain, to_day
from convene.text import day


def _target(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["name"], row["how"])


def _outreach(row: sqlite3.Row, today: date) -> Item:
    when = to_day(row["date"])
    return Item(row["id"], row["what"], row["actor"] or "", aside=day(when, today) if when else "")


def _action(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["what"], row["owner"] or "nobody yet", state="done" if row["done_on"] else "to do")


LISTS: dict[str, NounList] = {
    "target": NounList(plain("target"), _target, "The engagement plan belongs here: how many of whom. n adds a line."),
    "outreach": NounList(
        "SELECT o.*, a.name AS actor FROM outreach o LEFT JOIN actor a ON a.id = o.actor_id "
        "WHERE o.place_id = :p ORDER BY o.date DESC, o.id DESC",
        _outreach,
        "Every call, doorstep and letter belongs here. l logs a line from anywhere.",
    ),
    "action": NounList(
        plain("action", "done_on IS NOT NULL, due IS NULL, due, id"), _action, "Small dated things to do belong here."
    ),
}
