"""The list of who matters: any number of actors, each item made when it comes into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from convene.core.engagement.influence_map import AFFECTED_WORDS, Spot, Standing, least_heard, letters
from convene.core.views import Item, Tone
from convene.core.vocabulary import ActorType, Relationship
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.made_rows import Rows

_TYPES = {one.value: one.label for one in ActorType}
_RELATIONS = {one.value: one.label.lower() for one in Relationship}
_FELT = tuple(words.removesuffix(" affected") for words in AFFECTED_WORDS)


class ActorList(LongList):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "move", "list.open", "Take the highlighted actor to the grid and move it there."),
    ]


def in_order(standing: Standing, tab: int, before: Sequence[str]) -> list[str]:
    """The ids in the order a tab is worked through. That of the grid holds as it was ``before``, newcomers first, so
    that nobody moves away under the keys; the other begins with the most affected and least heard."""
    spots = standing.spots
    if tab:
        worst = [one.id for one in least_heard(spots[one] for one in standing.unheard)]
        rest = [one for one in spots if one not in standing.unheard]
        return worst + sorted(rest, key=lambda one: spots[one].affected is not None)
    known = [one for one in before if one in spots]
    there = set(known)
    return [one for one in spots if one not in there] + known


def placed_item(spot: Spot, set_: show.Marks, *, wide: bool) -> Item:
    """An actor with where it stands on the grid."""
    state = f"{spot.influence}·{spot.interest}" if spot.placed else set_.open
    return Item(spot.id, spot.name, _sub(spot, wide), state=state, tone="plain" if spot.placed else "look")


def felt_item(spot: Spot, set_: show.Marks, *, wide: bool) -> Item:
    """An actor with how much it is affected, and what influence it has."""
    state = _FELT[spot.affected] if spot.affected is not None else set_.open
    tone: Tone = "late" if spot.unheard else "quiet" if spot.affected is None else "plain"
    aside = f"{'influence' if wide else 'infl.'} {spot.influence}" if spot.influence else ""
    return Item(spot.id, spot.name, _sub(spot, wide), state=state, tone=tone, aside=aside)


def widest(tab: int, *, wide: bool) -> Item:
    """An item as wide at the right as any of a tab."""
    if tab == 0:
        return Item("", "", state="5·5")
    return Item("", "", state=max(_FELT, key=len), aside=f"{'influence' if wide else 'infl.'} 5")


def _sub(spot: Spot, wide: bool) -> str:
    kind = _TYPES.get(spot.type, "no type yet") if wide else letters((spot.type,))
    return f"{kind} · {_RELATIONS.get(spot.relationship, '')}"


__all__ = ["ActorList", "Rows", "felt_item", "in_order", "placed_item", "widest"]
