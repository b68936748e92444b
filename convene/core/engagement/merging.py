"""Two records of one organisation made one: field by field, which value is kept, both where both can stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from convene.core.engagement import org_ids
from convene.core.nouns import NOUNS, Field
from convene.core.nouns.engagement import ActorDraft, LeverHeld
from convene.core.vocabulary import Relationship

How = Literal["kept", "other", "both"]
"""Whose value a field has afterwards: the kept actor's, the other's, or both."""

_BOTH = ("prose", "lines", "choices", "refs", "rows")
_SIZE = ("headcount", "turnover", "balance_sheet", "size_year")
_JUDGED = ("influence", "interest", "affected", "judged_by", "judged_on")
_LEFT_OUT = ("slug", "aliases")
"""The kept actor keeps its handle; the name that is not chosen is always an alias."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One field in which the two differ: both values, whose is kept, and the ways that can be chosen."""

    field: Field
    kept: Any
    other: Any
    how: How
    ways: tuple[How, ...]


def choices(kept: ActorDraft, other: ActorDraft, take: Mapping[str, How] | None = None) -> tuple[Choice, ...]:
    """The fields in which two actors differ, in the order of the form. ``take`` overrides what would be chosen.

    Raises ValueError, in words, for a field or a way that cannot be chosen.
    """
    take = dict(take or {})
    found = []
    for field in NOUNS["actor"].fields:
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        wanted = take.pop(field.name, None)
        if field.name in _LEFT_OUT:
            if wanted is not None:
                raise ValueError(f"{field.name} is not chosen: the kept actor keeps its handle, names are all kept")
            continue
        ways: tuple[How, ...] = ("kept", "other", "both") if field.kind in _BOTH else ("kept", "other")
        if wanted is not None and wanted not in ways:
            raise ValueError(f"{field.name} can be {' or '.join(ways)}, not “{wanted}”")
        if _same(field, mine, theirs):
            continue
        if _empty(mine) or _empty(theirs):
            ways = ("kept", "other")
            wanted = wanted if wanted != "both" else None
        found.append(Choice(field, mine, theirs, wanted or _natural(field, kept, other), ways))
    if take:
        raise ValueError(f"an actor has no field “{next(iter(take))}”")
    return tuple(found)


def merged(kept: ActorDraft, other: ActorDraft, chosen: Iterable[Choice]) -> ActorDraft:
    """The one actor there is afterwards. Nothing in a list is lost that was not chosen away."""
    values = {one.field.name: _value(one) for one in chosen}
    new = kept.model_copy(update=values)
    types = new.secondary_types
    if kept.primary_type != other.primary_type:
        types = (*types, kept.primary_type, other.primary_type)
    names = (*kept.aliases, kept.name, other.name, *other.aliases)
    return new.model_copy(
        update={
            "secondary_types": tuple(one for one in dict.fromkeys(types) if one != new.primary_type),
            "aliases": tuple(one for one in _united(names, ()) if one.casefold() != new.name.casefold()),
        }
    )


def told(kept: ActorDraft, other: ActorDraft) -> tuple[str, ...]:
    """What somebody should know before the two are made one: signs that they may not be the same."""
    found = []
    mine, theirs = _by_register(kept), _by_register(other)
    for prefix in mine.keys() & theirs.keys():
        if mine[prefix].isdisjoint(theirs[prefix]):
            one, two = sorted(mine[prefix])[0], sorted(theirs[prefix])[0]
            found.append(f"They have different numbers in one register: {one} and {two}. Both are kept.")
    if kept.base and other.base and kept.base.casefold() != other.base.casefold():
        found.append(f"They are based in different places: {kept.base} and {other.base}.")
    if Relationship.withdrawn in (kept.relationship, other.relationship) and kept.relationship != other.relationship:
        found.append("One of them has withdrawn; unless you choose otherwise, so has the one.")
    return tuple(sorted(found))


def _by_register(draft: ActorDraft) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text in draft.identifiers:
        normal = org_ids.normal(text)
        prefix = "-".join(normal.split("-")[:2]) if not normal.startswith("X-") else ""
        if prefix:
            found.setdefault(prefix, set()).add(normal)
    return found


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == ()


def _same(field: Field, mine: Any, theirs: Any) -> bool:
    if field.name == "identifiers":
        return {org_ids.normal(one) for one in mine} == {org_ids.normal(one) for one in theirs}
    if field.kind in ("lines", "choices", "refs"):
        return {_key(one) for one in mine} == {_key(one) for one in theirs}
    return bool(mine == theirs)


def _natural(field: Field, kept: ActorDraft, other: ActorDraft) -> How:
    """What is chosen unless a person says otherwise: what is known before what is not, the later of two figures."""
    mine, theirs = getattr(kept, field.name), getattr(other, field.name)
    if _empty(mine) or _empty(theirs):
        return "kept" if not _empty(mine) else "other"
    if field.kind in _BOTH:
        return "both"
    if field.name == "relationship":
        return "other" if _far(other.relationship) > _far(kept.relationship) else "kept"
    if field.name in _SIZE:
        return "other" if (other.size_year or 0) > (kept.size_year or 0) else "kept"
    if field.name in _JUDGED and kept.judged_on != other.judged_on:
        return "other" if not kept.judged_on or (other.judged_on and other.judged_on > kept.judged_on) else "kept"
    return "kept"


def _far(relationship: Relationship) -> int:
    """Withdrawn outweighs all: who asked to be left alone is."""
    return list(Relationship).index(relationship)


def _value(one: Choice) -> Any:
    if one.how != "both":
        return one.kept if one.how == "kept" else one.other
    if one.field.kind == "prose":
        return _under(one.kept, one.other)
    if one.field.name == "levers":
        return _levers(one.kept, one.other)
    if one.field.name == "identifiers":
        return tuple(dict.fromkeys(org_ids.normal(text) for text in (*one.kept, *one.other)))
    return _united(one.kept, one.other)


def _under(mine: str, theirs: str) -> str:
    """Both texts, one under the other; one that stands in the other is not said twice."""
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"


def _united(mine: Iterable[Any], theirs: Iterable[Any]) -> tuple[Any, ...]:
    found: dict[Any, Any] = {}
    for one in (*mine, *theirs):
        found.setdefault(_key(one), one)
    return tuple(found.values())


def _key(value: Any) -> Any:
    return value.casefold() if type(value) is str else value


def _levers(mine: Iterable[LeverHeld], theirs: Iterable[LeverHeld]) -> tuple[LeverHeld, ...]:
    """Each lever once, as its later figure has it: two sizes of one lever would be counted twice."""
    found: dict[str, LeverHeld] = {}
    for one in (*mine, *theirs):
        there = found.get(one.lever)
        if there is None or (one.yearly is not None, one.year or 0) > (there.yearly is not None, there.year or 0):
            found[one.lever] = one
    return tuple(found.values())
