"""A noun's list, as a screen or a command shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from convene.core.views import Item, Listing
from convene.services.lists import codesign, delivery, engagement, figures, measurement, people, reach, setting, ties
from convene.store.reader import Reader

LISTS = {
    **engagement.LISTS, **people.LISTS, **ties.LISTS, **figures.LISTS, **reach.LISTS,
    **codesign.LISTS, **delivery.LISTS, **measurement.LISTS, **setting.LISTS,
}  # fmt: skip


def listing(read: Reader, place_id: str, noun: str, today: date, words: str = "") -> Listing:
    """A noun's records in their natural order. ``words`` keeps only items in which every word occurs."""
    wanted = LISTS[noun]
    shown = (wanted.show(row, today) for row in read.rows(wanted.sql, p=place_id))
    items = tuple(item if item.title else replace(item, title="(no name)") for item in shown)
    return Listing(noun, narrowed(items, words), len(items), wanted.empty)


def narrowed(items: tuple[Item, ...], words: str) -> tuple[Item, ...]:
    """The items in whose text every word of ``words`` occurs, whatever the case."""
    wanted = words.casefold().split()
    if not wanted:
        return items
    return tuple(item for item in items if all(word in _text(item) for word in wanted))


def _text(item: Item) -> str:
    return f"{item.title}\n{item.sub}\n{item.state}\n{item.figure}\n{item.aside}".casefold()
