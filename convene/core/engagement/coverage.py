"""Who is missing: coverage counted against those we know, whether anybody dominates, and the gaps in words.

Concentration is the Herfindahl–Hirschman index, the sum of squared shares: 1/n when n are equal, 1 for one alone.
Everything is counted in whole actors or people, and told with its denominator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from convene.core.engagement.engagement_plan import PlanLine
from convene.core.gates.number_words import spelt, verb
from convene.core.vocabulary import ActorType
from convene.text import article, clip, count, plural, slug

DOMINANT = 0.4
"""A concentration above this is worth a warning."""
ENOUGH = 5
"""Fewer than these are too few to speak of dominance."""
MOST = 12
"""Gaps of one kind that are told by name; the rest are a number."""
AIM = 12
"""So many engaged actors of a type are a good start, however long a register was brought in."""
SMALL = 3
"""Cells of fewer people than this are not written out."""

GROUP_OF = {ActorType.citizen: ("citizens’ group", "citizens’ groups")}
"""Citizens come to the register as groups."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of coverage: actors known, contacted and engaged (each includes the next), people heard, workshops held.

    ``share`` is its part of the population, 0 to 1, where a figure of the place gives it. ``key`` is what its gap
    would be called.
    """

    key: str
    label: str
    known: int = 0
    contacted: int = 0
    engaged: int = 0
    people: int = 0
    workshops: int = 0
    outreach: int = 0
    residents: int = 0
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Unheard:
    """An actor who matters and has not taken part."""

    id: str
    handle: str
    name: str
    influence: int | None
    affected: int | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How evenly something is spread over types or actors. ``parts`` is (name, number), largest first."""

    key: str
    what: str
    verb: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.parts)

    @property
    def hhi(self) -> float:
        """Sum of squared shares; 0 when there is nothing."""
        total = self.total
        return sum((number / total) ** 2 for _, number in self.parts) if total else 0.0

    @property
    def enough(self) -> bool:
        return self.total >= ENOUGH

    @property
    def dominated(self) -> bool:
        """Whether one holds so much that it is worth a word."""
        return self.enough and self.hhi > DOMINANT

    @property
    def says(self) -> str:
        """In a sentence, with its denominator."""
        if not self.parts:
            return f"No {self.what.partition(',')[0]} yet."
        name, number = self.parts[0]
        said = f"{name[:1].upper()}{name[1:]} {self.verb} {count(number)} of {count(self.total)} {self.what}"
        if not self.enough:
            return f"{said}; too few to speak of balance."
        return f"{said}; the others are hard to hear." if self.dominated else f"{said}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything the gap finder looks at."""

    types: tuple[Line, ...] = ()
    wards: tuple[Line, ...] = ()
    groups: tuple[Line, ...] = ()
    tags: tuple[Line, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    balances: tuple[Balance, ...] = ()
    unheard: tuple[Unheard, ...] = ()
    known: int = 0
    no_ward: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Somebody who is missing. ``key`` stays the same from day to day; ``weight`` is 0 to 100, 100 matters most.

    ``act`` is what an action would say, ``state`` how it stands in two or three words. ``mode``, ``tab`` and ``item``
    say where to look, ``filtered_by`` is the filter that shows there what the gap is about. ``planned`` tells the open
    action that is to close it, ``action`` is its id.
    """

    key: str
    words: str
    weight: int
    act: str
    kind: str
    mode: str = "engagement"
    tab: str = "actor"
    item: str = ""
    handle: str = ""
    state: str = ""
    filtered_by: str = ""
    planned: str = ""
    action: str = ""


def balance(key: str, what: str, verb: str, counts: Mapping[str, int]) -> Balance:
    """A balance from name → number; noughts are left out."""
    parts = sorted(((name, number) for name, number in counts.items() if number > 0), key=lambda one: (-one[1], one[0]))
    return Balance(key, what, verb, tuple(parts))


def effective(counts: Mapping[str, int]) -> float:
    """How many voices are left when each type weighs the same: (Σw)²/Σw² with w = N/(K·n_k), so K²/Σ(1/n_k)."""
    sizes = [number for number in counts.values() if number > 0]
    return len(sizes) ** 2 / sum(1 / size for size in sizes) if sizes else 0.0


def people_cell(number: int) -> str:
    """A count of people as it may be written out: cells of one or two are not."""
    return f"fewer than {SMALL}" if 0 < number < SMALL else str(number)


def one_of(kind: ActorType) -> str:
    """``developer``, ``citizens’ group``."""
    return GROUP_OF.get(kind, (kind.label.lower(), ""))[0]


def many_of(kind: ActorType) -> str:
    """``developers``, ``citizens’ groups``."""
    return GROUP_OF.get(kind, ("", kind.many))[1]


def gaps(seen: Coverage, today: date, most: int = MOST) -> tuple[Gap, ...]:
    """Who is missing, what matters most first. The same coverage gives the same keys and order.

    Of wards, actors and lines of the plan, ``most`` are told one by one and the rest as a number.
    """
    wards = {one.label.casefold() for one in seen.wards}
    found = [
        *(gap for line in seen.types if (gap := _type(line))),
        *_few([gap for line in seen.wards if (gap := _ward(line))], "wards", "ward", most),
        # A group named after a ward is told of once, as the ward.
        *(gap for line in seen.groups if line.label.casefold() not in wards and (gap := _group(line))),
        *_few([gap for one in seen.unheard if (gap := _unheard(one))], "actors", "heard", most),
        *_few([gap for one in seen.plan if (gap := _behind(one, today))], "lines of the plan", "plan", most),
        *(gap for one in seen.balances if (gap := _dominates(one))),
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.weight, gap.key)))


def _type(line: Line) -> Gap | None:
    kind = ActorType(line.key.partition(":")[2])
    one, many, filtered_by = one_of(kind), many_of(kind), f"type:{kind.value}"
    heard = (
        f" {plural(line.people, 'person', 'people')} of that type {verb(line.people, 'was', 'were')} heard."
        if line.people
        else ""
    )
    if not line.known:
        act = f"Find {article(one)} to meet"
        words = f"No {one} is on the list.{heard}"
        return Gap(line.key, words, 100, act, "type", state="no one known", filtered_by=filtered_by)
    if not line.engaged:
        known = f"{spelt(line.known)} {'is' if line.known == 1 else 'are'} known"
        act = f"Meet one of the {many} we know" if line.known > 1 else f"Meet the {one} we know"
        words = f"No {one} engaged; {known}.{heard}"
        return Gap(line.key, words, 95, act, "type", state="no one yet", filtered_by=filtered_by)
    half = -(-line.known // 2)
    aim = min(half, AIM)
    if line.engaged < aim:
        good = f"; {spelt(aim)} would be a good start" if aim < half else ""
        words = f"{count(line.engaged)} of {count(line.known)} {many} engaged{good}."
        more = aim - line.engaged
        act = f"Meet {spelt(more)} more {one if more == 1 else many}"
        weight = 60 + round(9 * (1 - line.engaged / aim))
        return Gap(line.key, words, weight, act, "type", state="too few", filtered_by=filtered_by)
    return None


def _ward(line: Line) -> Gap | None:
    if line.engaged:
        return None
    live = f" {count(line.residents)} people live there." if line.residents else ""
    there = f"; {spelt(line.known)} {'is' if line.known == 1 else 'are'} known there" if line.known else ""
    words = f"Nobody from {line.label}{' has taken part' + there if line.known else ''}.{live}"
    weight, act = 88 + round(6 * (line.share or 0)), f"Go to {line.label} and meet somebody"
    return Gap(line.key, words, weight, act, "ward", state="no one yet", filtered_by=_is("ward", line.label))


def _group(line: Line) -> Gap | None:
    if line.workshops or line.outreach or line.engaged:
        return None
    known = f" {spelt(line.known).capitalize()} known by that tag." if line.known else ""
    words, act = f"{line.label}: no workshop and no contact.{known}", f"Arrange to meet: {line.label}"
    return Gap(line.key, words, 90, act, "group", state="not met", filtered_by=_is("tag", line.label))


def _is(key: str, name: str) -> str:
    """The filter for a name as it is written; none where it holds marks that a filter reads otherwise."""
    if any(mark in name for mark in '"“”'):
        return ""
    return f"{key}={name}" if name.replace("-", "").isalnum() else f'{key}="{name}"'


def _unheard(one: Unheard) -> Gap | None:
    affected, influence = one.affected or 0, one.influence
    if affected >= 2:
        how = "deeply" if affected == 3 else "clearly"
        weight = (84 if affected == 3 else 70) + (4 if influence is not None and influence <= 2 else 0)
        words, act = f"{one.name} is {how} affected and has not been heard.", f"Go and listen to {one.name}"
    elif influence is not None and influence >= 4:
        weight = 54 + influence
        words, act = f"{one.name} has great influence and has not taken part.", f"Ask {one.name} for a conversation"
    else:
        return None
    key, filtered_by = f"heard:{one.handle}", "affected>=2" if affected >= 2 else "influence>=4"
    act, state = clip(act, 200), "not heard" if affected >= 2 else "not asked"
    return Gap(key, words, weight, act, "heard", item=one.id, handle=one.handle, state=state, filtered_by=filtered_by)


def _behind(one: PlanLine, today: date) -> Gap | None:
    short = max((one.actors or 0) - one.engaged, (one.people or 0) - one.heard, 0)
    if not short:
        return None
    left = (one.by - today).days if one.by else None
    weight = 40 if left is None or left > 28 else 56 if left >= 0 else 76
    act = clip(f"Reach {spelt(short)} more for the plan: {one.name}", 200)
    key, words = f"plan:{slug(one.name)}", f"{one.name}: {one.says(today)}."
    state = "behind the plan" if left is not None and left < 0 else "still to reach"
    return Gap(key, words, weight, act, "plan", tab="target", item=one.id, state=state)


def _dominates(one: Balance) -> Gap | None:
    if not one.dominated:
        return None
    name = one.parts[0][0]
    tabs = {"contributions": "contribution", "commitments": "commitment", "holders": "commitment"}
    mode = {"commitments": "delivery", "holders": "delivery", "attendance": "workshops"}.get(one.key, "engagement")
    tab = "workshop" if one.key == "attendance" else tabs.get(one.key, "actor")
    kind = next((kind.value for kind in ActorType if kind.many == name), "") if one.key == "engaged" else ""
    act, filtered_by = f"Bring in others than {name}", f"-type:{kind}" if kind else ""
    return Gap(
        f"balance:{one.key}",
        one.says,
        50,
        act,
        "balance",
        mode=mode,
        tab=tab,
        state="one outweighs",
        filtered_by=filtered_by,
    )


def _few(found: list[Gap], many: str, kind: str, most: int) -> list[Gap]:
    """The weightiest of a kind by name, and the rest as a number, so that a long register stays readable."""
    if len(found) <= most:
        return found
    found = sorted(found, key=lambda gap: (-gap.weight, gap.key))
    rest = found[most:]
    words = f"And {count(len(rest))} more {many} like these."
    last = replace(
        rest[0],
        key=f"{kind}:*",
        words=words,
        weight=max(rest[0].weight - 1, 0),
        act=f"Look through the {many} not heard",
        item="",
        handle="",
        filtered_by=rest[0].filtered_by if kind == "heard" else "",
    )
    return [*found[:most], last]
