"""The list of a noun that has none of its own: what its declaration says of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from convene.core.nouns import NOUNS, Draft, Field, Noun
from convene.core.nouns.display import shown
from convene.core.nouns.tables import column_of
from convene.core.views import Item
from convene.services.lists.noun_list import LONG, NounList
from convene.services.nouns.column_values import reader_of
from convene.services.nouns.rows import called
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip

_TELLING = ("choice", "ref", "decimal", "date")
_FEW = 4
"""Columns that fit one line."""


def default_list(noun: Noun) -> NounList:
    """Two lines an item: its name, then what tells it apart and its columns, the first day of them at the right."""
    return _made(noun.name, noun.draft)


@lru_cache(maxsize=128)
def _made(name: str, draft: type[Draft]) -> NounList:
    noun = NOUNS[name]
    said = _said(noun)
    days = [one for one in said if one.kind == "date"][:1]
    said = [one for one in said if one.kind not in ("refs", "rows") and one not in days][:_FEW]
    refs = [one for one in dict.fromkeys((noun.named, *said)) if one.kind == "ref"]

    def item(row: Row, today: date) -> Item:
        words = [_words(one, row, today) for one in said]
        return Item(
            row["id"],
            clip(_words(noun.named, row, today) or row["slug"], LONG),
            clip(" · ".join(filter(None, words)), 200),
            aside="".join(_words(one, row, today) for one in days),
        )

    order = "o.id" if noun.named.kind == "ref" else f'lower(o."{noun.sort or noun.named_by}")'
    select = Select(
        ("o.*", *map(called, refs)),
        f'"{name}" o',
        where="o.place_id = :p",
        order=tuple(dict.fromkeys((order, "o.id"))),
    )
    return NounList(select, item, f"{noun.about} n adds the first.")


def _said(noun: Noun) -> list[Field]:
    """The fields that are shown beside the name: its columns, or those that say most where it declares none."""
    others = [one for one in noun.fields if one.name not in ("slug", noun.named_by)]
    told = [one for one in others if one.name == noun.told_by]
    columns = [one for one in others if one.column] or [one for one in others if one.kind in _TELLING]
    return list(dict.fromkeys((*told, *columns)))


def _words(field: Field, row: Row, today: date) -> str:
    if field.kind == "ref":
        return str(row[f"{field.name}_called"] or "")
    value = reader_of(field)(row[column_of(field)])
    return "" if value in (None, "", ()) else shown(field, value, today)
