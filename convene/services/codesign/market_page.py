"""The marketplace as one page of text: of a lever, its asks with what fits them, and what is on offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from convene.core.views import Item
from convene.services.codesign.market import Fits, Stall, fits_of_ask, stalls
from convene.services.lists.paged_list import paged
from convene.services.nouns.rows import slugs_of
from convene.store.reader import Reader

SHOWN = 10
"""Asks and offers of a lever that are told one by one; the lists have them all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An ask or an offer by its handle; ``who`` asks whom, or promises it. Of an ask, what answers it and what may."""

    slug: str
    item: Item
    who: str
    fits: Fits = field(default_factory=Fits)


@dataclass(frozen=True, slots=True)
class StallPage:
    """What there is of a lever, at most ``SHOWN`` of each, those that wait first."""

    stall: Stall
    asks: tuple[Shown, ...]
    offers: tuple[Shown, ...]


def pages(read: Reader, place_id: str, today: date, only: str = "") -> tuple[StallPage, ...]:
    """A page for each lever that anything is asked or offered by, or of the ``only`` one."""
    found = []
    slugs = {noun: slugs_of(read, noun, place_id) for noun in ("ask", "commitment")}
    for stall in stalls(read, place_id)[1:]:
        if stall.key != only and (only or not (stall.asks or stall.offers)):
            continue
        asks = paged(f"ask@{stall.key}").look(read, place_id, today).items[:SHOWN]
        offers = paged(f"commitment@{stall.key}").look(read, place_id, today).items[:SHOWN]
        # The lever stands above them already.
        asked = [(one, one.sub.removesuffix(f" · {stall.label}"), fits_of_ask(read, place_id, one.id)) for one in asks]
        found.append(
            StallPage(
                stall,
                tuple(Shown(slugs["ask"][one.id], one, who, fits) for one, who, fits in asked),
                tuple(Shown(slugs["commitment"][one.id], one, one.sub.rsplit(" · ", 2)[0]) for one in offers),
            )
        )
    return tuple(found)
