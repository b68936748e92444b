"""Which actor a supplier of a ledger is. A number and a name that agree say so, or a name alone that nothing speaks
against; what is likely and in doubt waits for somebody who knows, and one number alone joins nobody."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from convene.core.delivery_vocabulary import SpendMatch
from convene.core.engagement import name_likeness, same_body
from convene.core.engagement.folded_name import folded_name
from convene.core.engagement.org_ids import normal
from convene.core.engagement.telling_words import GENERIC, PLACES
from convene.core.figures import postcodes
from convene.files.ledgers.payees import folded_supplier
from convene.files.ledgers.summed import Supplier
from convene.services.importing.matching import contradictions, words_of_place
from convene.services.importing.near_names import Near
from convene.store.reader import Reader
from convene.text import clip, join


class Match(NamedTuple):
    """``actor`` is an id, "" for nobody; ``why`` says what speaks for it and what against."""

    state: SpendMatch
    actor: str = ""
    why: str = ""


NOBODY = Match(SpendMatch.nobody)
DECIDED = "as you decided"
DECIDED_NOBODY = "nobody here, as you decided"
"""Why a supplier is who it is by hand. An actor that is removed leaves the first of them, which then says nothing."""


class Decision(NamedTuple):
    """What somebody decided of a supplier of that name, in an earlier ledger. ``actor`` is an id, "" for nobody."""

    actor: str
    postcode: str
    ledger: str


class Actors:
    """The actors of a place, so that many suppliers can be looked up among them; and what was decided before."""

    def __init__(self, read: Reader, place_id: str) -> None:
        self.ids: list[str] = []
        self.names: list[str] = []
        self._all_names: list[tuple[str, ...]] = []
        self._org_ids: list[tuple[str, ...]] = []
        self._bases: list[str] = []
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_id: dict[str, list[int]] = defaultdict(list)
        for row in read.rows(
            "SELECT id, name, aliases, identifiers, base FROM actor WHERE place_id = :p ORDER BY id", p=place_id
        ):
            self._add(row["id"], row["name"], _listed(row["aliases"]), _listed(row["identifiers"]), row["base"] or "")
        self._common = words_of_place(read, place_id)
        self._near: Near | None = None
        self._twins: dict[int, bool] = {}
        self._decided = decisions(read, place_id)

    def _add(self, record_id: str, name: str, aliases: Sequence[str], org_ids: Sequence[str], base: str) -> None:
        at = len(self.ids)
        self.ids.append(record_id)
        self.names.append(name)
        self._all_names.append((name, *aliases))
        self._org_ids.append(tuple(map(normal, org_ids)))
        self._bases.append(base)
        for folded in dict.fromkeys(map(folded_name, (name, *aliases))):
            self._by_name[folded].append(at)
        for one in self._org_ids[-1]:
            self._by_id[one].append(at)

    def match(self, supplier: Supplier) -> Match:
        """Who a supplier is."""
        folded = folded_supplier(supplier.name)
        if (decided := self._decided_of(folded, supplier.postcode)) is not None:
            said = DECIDED if decided.actor else DECIDED_NOBODY
            return Match(SpendMatch.by_hand, decided.actor, f"{said} in {clip(decided.ledger, 60)}")
        numbered = list(dict.fromkeys(at for one in supplier.org_ids for at in self._by_id.get(one, ())))
        named = self._by_name.get(folded, [])
        if numbered:
            return self._by_number(supplier, numbered, named)
        if named:
            return self._by_its_name(supplier, folded, named)
        return self._nearly(supplier)

    def _decided_of(self, folded: str, postcode: str) -> Decision | None:
        found = self._decided.get(folded, ())
        return next((one for one in found if same_postcode(one.postcode, postcode)), None)

    def _by_number(self, supplier: Supplier, numbered: list[int], named: list[int]) -> Match:
        at = numbered[0]
        number = next(one for one in supplier.org_ids if one in self._org_ids[at])
        if len(numbered) > 1:
            names = join([clip(self.names[one], 50) for one in numbered[:3]])
            return Match(SpendMatch.waiting, self.ids[at], f"its numbers are those of different actors: {names}")
        if apart := self._apart(at, supplier):
            return Match(SpendMatch.waiting, self.ids[at], f"it has {number}, but {apart}")
        others = [one for one in named if one != at]
        if others:
            other = clip(self.names[others[0]], 50)
            return Match(SpendMatch.waiting, self.ids[at], f"it has {number}, and the name of {other}")
        if at in named or any(same_body.may_be_one(supplier.name, one, self._common) for one in self._all_names[at]):
            return Match(SpendMatch.matched, self.ids[at], f"by its number {number} and its name")
        return Match(SpendMatch.waiting, self.ids[at], f"it has {number}, and quite another name")

    def _by_its_name(self, supplier: Supplier, folded: str, named: list[int]) -> Match:
        at = named[0]
        if len(named) > 1:
            return Match(SpendMatch.waiting, self.ids[at], f"{len(named)} actors bear this name")
        if apart := self._apart(at, supplier):
            return Match(SpendMatch.waiting, self.ids[at], f"its name is the same, but {apart}")
        if not _tells(folded):
            return Match(SpendMatch.waiting, self.ids[at], "its name is the same, but many bodies could bear it")
        if self._has_twin(at):
            return Match(SpendMatch.waiting, self.ids[at], "its name is the same, and nearly that of another actor")
        return Match(SpendMatch.matched, self.ids[at], "by its name")

    def _nearly(self, supplier: Supplier) -> Match:
        could = [at for at in self._index().to(supplier.name, lambda at: not self._numbers_apart(at, supplier))
                 if same_body.may_be_one(supplier.name, self.names[at], self._common)]  # fmt: skip
        if not could:
            return NOBODY
        others = f", or {clip(self.names[could[1]], 50)}" if len(could) > 1 else ""
        why = f"its name is nearly that of {clip(self.names[could[0]], 50)}{others}"
        if apart := self._apart(could[0], supplier):
            why += f", but {apart}"
        return Match(SpendMatch.waiting, self.ids[could[0]], why)

    def _apart(self, at: int, supplier: Supplier) -> str:
        """What speaks against an actor, in words."""
        if differing := self._numbers_apart(at, supplier):
            theirs, mine = differing[0]
            return f"the ledger says {mine} where the actor has {theirs}"
        base, postcode = self._bases[at], supplier.postcode
        here, there = postcodes.district(postcode), postcodes.district(base)
        if here and there and here != there:
            return f"the ledger has it at {postcode} where the actor is at {clip(base, 20)}"
        return ""

    def _numbers_apart(self, at: int, supplier: Supplier) -> list[tuple[str, str]]:
        return contradictions(self._org_ids[at], supplier.org_ids)

    def _has_twin(self, at: int) -> bool:
        """Whether another actor's name is nearly the same."""
        if at not in self._twins:
            self._twins[at] = bool(self._index().to(self.names[at], lambda other: other != at))
        return self._twins[at]

    def _index(self) -> Near:
        if self._near is None:
            self._near = Near(self.names)
        return self._near


def decisions(read: Reader, place_id: str) -> dict[str, list[Decision]]:
    """What was decided by hand in the ledgers of a place: folded name → decisions, the latest first."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for row in read.rows(
        "SELECT s.supplier, s.postcode, s.actor_id, s.why, l.title FROM spend s JOIN ledger l ON l.id = s.ledger_id "
        "WHERE s.place_id = :p AND s.state = 'by_hand' ORDER BY s.id DESC",
        p=place_id,
    ):
        if row["actor_id"] is None and not row["why"].startswith(DECIDED_NOBODY):
            continue
        one = Decision(row["actor_id"] or "", row["postcode"], row["title"])
        found[folded_supplier(row["supplier"])].append(one)
    return found


def same_postcode(one: str, other: str) -> bool:
    """Whether two suppliers of one name may be one by their postcodes: the same, or one is not said."""
    return one == other or not (one and other)


def _tells(folded: str) -> bool:
    """Whether a folded name has a word that not everybody's has."""
    return any(word not in GENERIC and word not in PLACES for word in name_likeness.folded(folded).split())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text and text != "[]" else ()
