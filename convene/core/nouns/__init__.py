"""Every noun of Convene, declared once: ``NOUNS`` in the order a place file lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from difflib import get_close_matches
from importlib import import_module
from typing import Final

from convene.core.nouns.fields import Draft, Field, spec, specs
from convene.core.nouns.noun import Noun, spelt
from convene.errors import USAGE, Problem
from convene.text import plural_of

_ROOMS: Final[dict[str, str]] = {
    name: room
    for room, names in (
        ("place", "place"), ("framework", "framework theme outcome measure adoption edition"),
        ("engagement", "actor filter"), ("people", "notice person"), ("engagement", "link"),
        ("workshop", "workshop"), ("codesign", "cluster"), ("engagement", "contribution"), ("indicator", "indicator"),
        ("engagement", "need"), ("reach", "target outreach match"), ("codesign", "vision priority"),
        ("ballots", "ballot paper decision"), ("codesign", "ask"), ("schemes", "scheme"), ("delivery", "commitment"),
        ("codesign", "signature dissent"), ("delivery", "amendment"), ("follow_up", "milestone news"),
        ("procurement", "ledger spend contract readiness"), ("money", "fund placement"),
        ("business", "plan assessment"), ("reach", "action"), ("measurement", "observation"),
        ("account", "account assumption double_count correction published_account"), ("measurement", "reply"),
        ("workshop", "override"), ("codesign", "manifesto"), ("workshop", "publication"),
        ("signing", "version signing_key seal"),
    )
    for name in names.split()
}  # fmt: skip
"""Noun → the module it is declared in, in the order of a place file."""


class Declared(MutableMapping[str, Noun]):
    """Nouns by name. Each is loaded when it is first asked for: making the drafts of all of them takes as long as
    everything else that a short command does."""

    def __init__(self, rooms: Mapping[str, str]) -> None:
        self._rooms = dict(rooms)
        self._known: dict[str, Noun] = {}

    def __getitem__(self, name: str) -> Noun:
        if name not in self._known:
            room = import_module(f"{__name__}.{self._rooms[name]}")
            for one in vars(room).values():
                if isinstance(one, Noun):
                    self._known.setdefault(one.name, one)
        return self._known[name]

    def __setitem__(self, name: str, noun: Noun) -> None:
        self._rooms.setdefault(name, "")
        self._known[name] = noun

    def __delitem__(self, name: str) -> None:
        del self._rooms[name]
        self._known.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._rooms

    def __iter__(self) -> Iterator[str]:
        return iter(self._rooms)

    def __len__(self) -> int:
        return len(self._rooms)


NOUNS: Final = Declared(_ROOMS)


def noun(word: str) -> Noun:
    """The noun a person means by ``word``, singular or plural. Raises Problem naming the nearest one."""
    folded = spelt(word.strip().casefold()).replace("-", " ")
    for name in NOUNS:
        if folded in (spelt(name), plural_of(spelt(name))) and folded in (NOUNS[name].word, NOUNS[name].plural):
            return NOUNS[name]
    for one in NOUNS.values():
        if folded in (one.word, one.plural):
            return one
    near = get_close_matches(folded, [said for one in NOUNS.values() for said in (one.typed, one.plural)], n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise Problem(
        f"“{word}” is not something Convene keeps.",
        hint=f"{meant}It keeps: {', '.join(one.typed for one in NOUNS.values())}.",
        exit_code=USAGE,
    )


__all__ = ["NOUNS", "Draft", "Field", "Noun", "noun", "spec", "specs"]
