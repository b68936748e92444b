"""Whose figure a line of a list is: a commitment by its handle, its title, or its actor and measure together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from convene.core.codesign.promised_quantity import unit_names
from convene.core.engagement.name_likeness import folded
from convene.files.actuals.lines import Named
from convene.services.lists.noun_list import to_day
from convene.store.reader import Reader
from convene.text import clip, join

_FEW = 4


class Counting(NamedTuple):
    """A commitment as counting needs it. ``every`` is the months between two counts, None for once."""

    id: str
    handle: str
    title: str
    actor_id: str
    actor: str
    measure_id: str
    measure: str
    unit: str
    target: Decimal | None
    status: str
    start: date | None
    due: date | None
    required: bool
    because: str
    every: int | None = None

    @property
    def words(self) -> str:
        return f"{clip(self.title or self.handle, 60)} ({self.handle})"


_SQL = """
SELECT c.id, c.slug, c.title, c.actor_id, coalesce(a.name, '') AS actor, coalesce(c.measure_id, '') AS measure_id,
coalesce(m.slug, '') AS measure, c.unit, c.quantity, c.status, c.start, c.due, c.legally_required,
c.not_delivered_because,
(SELECT max(d.every_months) FROM adoption d WHERE d.measure_id = c.measure_id) AS every_months
FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN measure m ON m.id = c.measure_id
WHERE c.place_id = :p ORDER BY lower(a.name), c.due IS NULL, c.due, c.id
"""


def commitments(read: Reader, place_id: str) -> list[Counting]:
    """Every commitment of a place, by actor and then by when it is due."""
    return [
        Counting(
            row["id"], row["slug"], row["title"], row["actor_id"] or "", row["actor"], row["measure_id"],
            row["measure"], row["unit"], Decimal(row["quantity"]) if row["quantity"] else None,
            row["status"] or "offered", to_day(row["start"]), to_day(row["due"]), bool(row["legally_required"]),
            row["not_delivered_because"], row["every_months"],
        )
        for row in read.rows(_SQL, p=place_id)
    ]  # fmt: skip


class Meant(NamedTuple):
    """The commitment a line is of, or why none was taken."""

    commitment: Counting | None
    why: str = ""


class Commitments:
    """Finds the commitment a line means. A handle or the exact title is enough; an actor or a measure alone never is,
    and what fits several is refused with all of them named."""

    def __init__(self, read: Reader, place_id: str) -> None:
        self.all = commitments(read, place_id)
        self.units = unit_names({one.unit for one in self.all if one.unit})
        self._handles = {one.handle.casefold(): one for one in self.all}
        self._titles: defaultdict[str, list[Counting]] = defaultdict(list)
        self._pairs: defaultdict[tuple[str, str], list[Counting]] = defaultdict(list)
        for one in self.all:
            self._titles[_same(one.title)].append(one)
            self._pairs[one.actor_id, one.measure_id].append(one)
        self._actors: defaultdict[str, set[str]] = defaultdict(set)
        self._actor_names: dict[str, str] = {}
        for row in read.rows("SELECT id, slug, name, aliases FROM actor WHERE place_id = :p", p=place_id):
            self._actor_names[row["id"]] = row["name"]
            for name in (row["name"], *json.loads(row["aliases"] or "[]")):
                self._actors[folded(name)].add(row["id"])
            self._actors[f"={row['slug'].casefold()}"].add(row["id"])
        self._measures: defaultdict[str, set[str]] = defaultdict(set)
        for row in read.rows("SELECT id, slug, title FROM measure WHERE place_id = :p", p=place_id):
            self._measures[f"={row['slug'].casefold()}"].add(row["id"])
            self._measures[_same(row["title"])].add(row["id"])
        self.find = lru_cache(16_384)(self._find)

    def _find(self, named: Named) -> Meant:
        actors = self._called(self._actors, named.actor, folded)
        measures = self._called(self._measures, named.measure, _same)
        if named.actor and not actors:
            near = get_close_matches(folded(named.actor), self._actors, n=1, cutoff=0.7)
            may = self._actor_names[min(self._actors[near[0]])] if near else ""
            hint = f"; is it {clip(may, 40)}?" if may else ""
            return Meant(None, f"no actor here is called “{clip(named.actor, 40)}”{hint}")
        if named.commitment:
            return self._by_name(named, actors)
        if not (named.actor and named.measure):
            said = named.actor or named.measure
            if not said:
                return Meant(None, "it names no commitment")
            what = "actor" if named.actor else "measure"
            lacks = "measure" if named.actor else "actor"
            return Meant(None, f"“{clip(said, 40)}” is the {what} alone; the {lacks} or the commitment is wanted too")
        if not measures:
            return Meant(None, f"there is no measure “{clip(named.measure, 40)}” here")
        found = [one for actor in actors for measure in measures for one in self._pairs[actor, measure]]
        if len(found) == 1:
            return Meant(found[0])
        if not found:
            return Meant(None, f"{clip(named.actor, 40)} promised nothing in {clip(named.measure, 30)}")
        return Meant(None, f"it may be {_several(found)}; name the commitment by its handle")

    def _by_name(self, named: Named, actors: set[str]) -> Meant:
        said = named.commitment
        one = self._handles.get(said.casefold())
        found = [one] if one else self._titles.get(_same(said), [])
        if len(found) > 1 and actors:
            found = [one for one in found if one.actor_id in actors]
        if len(found) == 1:
            only = found[0]
            if actors and only.actor_id not in actors:
                return Meant(None, f"{only.words} was promised by {clip(only.actor, 40)}, and the line says "
                                   f"{clip(named.actor, 40)}")  # fmt: skip
            measures = self._called(self._measures, named.measure, _same)
            if measures and only.measure_id not in measures:
                return Meant(None, f"{only.words} is counted in {only.measure or 'no measure'}, and the line says "
                                   f"{clip(named.measure, 30)}")  # fmt: skip
            return Meant(only)
        if found:
            return Meant(
                None, f"“{clip(said, 40)}” is the title of {_several(found)}; use the handle, or name the actor"
            )
        near = get_close_matches(said.casefold(), [*self._handles, *self._titles], n=1, cutoff=0.75)
        may = self._handles.get(near[0]) or next(iter(self._titles.get(near[0], ())), None) if near else None
        hint = f"; is it {may.words}?" if may else ""
        return Meant(None, f"there is no commitment “{clip(said, 60)}” here{hint}")

    @staticmethod
    def _called(known: Mapping[str, set[str]], said: str, fold: Callable[[str], str]) -> set[str]:
        if not said:
            return set()
        return known.get(f"={said.casefold()}") or known.get(fold(said)) or set()


def _same(title: str) -> str:
    return " ".join(title.casefold().split())


def _several(found: list[Counting]) -> str:
    shown = [one.words for one in found[:_FEW]]
    more = [f"{len(found) - _FEW} more"] if len(found) > _FEW else []
    return join([*shown, *more], "or" if not more else "and")
