"""The list of the place's figures."""

from __future__ import annotations

import sqlite3
from datetime import date

from convene.core.views import Item
from convene.services.lists.shape import NounList, plain


def _indicator(row: sqlite3.Row, today: date) -> Item:
    return Item(row["id"], row["name"], row["source"], state=row["topic"], aside=row["period"])


LISTS: dict[str, NounList] = {
    "indicator": NounList(
        plain("indicator", "topic, lower(name), id"),
        _indicator,
        "Figures of the place belong here. i brings in the deprivation indices, the census or a list of your own.",
    ),
}
