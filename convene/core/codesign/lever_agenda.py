"""Blanks of the coverage in plain words, each with whom to ask next; those that a priority aims at come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from convene.core.engagement.coverage import many_of, one_of
from convene.core.gates.number_words import sentence, spelt, verb
from convene.core.vocabulary import ActorType, Lever
from convene.text import clip, join, plural

MOST = 12
"""Blanks that are told one by one; the rest are a number."""
_NAMES = 2
_FEW = 2
_TOLD = 3
"""Types that are named; more of them are “those that could”."""
_RANKS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change wanted, by its code."""

    code: str
    title: str

    @property
    def words(self) -> str:
        """``“Homes people can afford” (PL1)``"""
        return f"“{clip(self.title, 70)}” ({self.code})" if self.title else self.code


@dataclass(frozen=True, slots=True)
class Aim:
    """A priority that aims at an outcome."""

    outcome: str
    rank: int
    title: str


@dataclass(frozen=True, slots=True)
class Who:
    """An actor that could be asked, with the levers it is known to hold."""

    id: str
    handle: str
    name: str
    levers: frozenset[Lever] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Of a type: how many are on the list, and those who take part."""

    known: int = 0
    engaged: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """Somebody who could act and has offered nothing. ``key`` stays the same from day to day; ``rank`` is that of the
    priority that aims there, 0 for none. ``types`` are several where nobody at all has offered anything. ``actor`` is
    the handle of the one to ask where there is just one, ``item`` its id; ``filtered_by`` shows who could be asked."""

    key: str
    words: str
    next: str
    outcome: str
    types: tuple[ActorType, ...]
    levers: tuple[Lever, ...]
    rank: int = 0
    actor: str = ""
    item: str = ""
    filtered_by: str = ""


def agenda(
    empty: Sequence[tuple[Lever, ActorType, str]],
    outcomes: Sequence[Outcome],
    aims: Sequence[Aim],
    known: Mapping[ActorType, Known],
    asks: Mapping[str, int],
    there: Collection[str],
    partners: Mapping[tuple[ActorType, str], int],
) -> tuple[Blank, ...]:
    """One blank an outcome for which nobody acts, else one for each type that could and does not. ``there`` are the
    outcomes for which somebody acts, ``partners`` how many of a type stand beside what others promise for one."""
    by: dict[str, dict[ActorType, list[Lever]]] = defaultdict(lambda: defaultdict(list))
    for lever, kind, code in empty:
        by[code][kind].append(lever)
    called = {one.code: one for one in outcomes}
    first: dict[str, Aim] = {}
    for aim in sorted(aims, key=lambda one: one.rank):
        first.setdefault(aim.outcome, aim)
    found: list[tuple[tuple[int, ...], Blank]] = []
    for at, code in enumerate(sorted(by)):
        aimed = first.get(code)
        outcome = called.get(code, Outcome(code, ""))
        groups = [dict(by[code])] if code not in there else [{kind: levers} for kind, levers in by[code].items()]
        for group in groups:
            blank = _blank(outcome, group, aimed, known, asks.get(code, 0), partners)
            away = not any(known.get(kind, Known()).engaged for kind in group)
            order = (aimed is None, aimed.rank if aimed else 0, at, code in there, away, list(ActorType).index(min(
                group, key=list(ActorType).index)))  # fmt: skip
            found.append((tuple(map(int, order)), blank))
    return tuple(blank for _, blank in sorted(found, key=lambda one: one[0]))


def _blank(
    outcome: Outcome, group: Mapping[ActorType, Sequence[Lever]], aim: Aim | None, known: Mapping[ActorType, Known],
    asks: int, partners: Mapping[tuple[ActorType, str], int],
) -> Blank:  # fmt: skip
    types = tuple(kind for kind in ActorType if kind in group)
    levers = tuple(lever for lever in Lever if any(lever in some for some in group.values()))
    alone = len(types) == 1
    who = f"No {one_of(types[0])}" if alone else "Nobody"
    ways = join([short(one) for one in levers], "or")
    # Many ways make a sentence nobody reads to its end.
    by = f" by {ways}" if alone and len(levers) <= _FEW else ""
    beside = partners.get((types[0], outcome.code), 0) if alone else 0
    own = " of its own" if beside else ""
    words = f"{who} has offered anything{own}{by} for {outcome.words}"
    if aim is not None:
        words += f", an aim of the {_rank(aim.rank)}"
    if beside:
        words += f"; {spelt(beside)} {verb(beside, 'is a partner', 'are partners')} in what others promise"
    if asks:
        words += f". {sentence(spelt(asks))} open {verb(asks, 'ask waits', 'asks wait')} for it"
    here = [(kind, one) for kind in types for one in known.get(kind, Known()).engaged]
    # Whoever is known to hold such a lever is the likeliest to say yes.
    here.sort(key=lambda one: not set(group[one[0]]) & one[1].levers)
    only = here[0][1] if len(here) == 1 else None
    return Blank(
        key=f"{outcome.code}:{types[0].value if alone else '*'}",
        words=f"{words}.",
        next=_next(types, here, group, known) + ("" if by else f" It could be by {ways}."),
        outcome=outcome.code,
        types=types,
        levers=levers,
        rank=aim.rank if aim else 0,
        actor=only.handle if only else "",
        item=only.id if only else "",
        filtered_by=f"type:{','.join(kind.value for kind in types)}",
    )


def _next(
    types: tuple[ActorType, ...], here: Sequence[tuple[ActorType, Who]], group: Mapping[ActorType, Sequence[Lever]],
    known: Mapping[ActorType, Known],
) -> str:  # fmt: skip
    of = f"the {join([many_of(kind) for kind in types], 'or')}"
    those = of if len(types) == 1 else f"{of} that could" if len(types) <= _TOLD else "those that could"
    if not here:
        on_list = sum(known.get(kind, Known()).known for kind in types)
        if not on_list:
            could = those if len(types) > 1 else f"{those} that could"
            return f"None of {could} is on the list: find one first."
        take = "one of them" if on_list > 1 else "them"
        return f"{sentence(spelt(on_list))} of {those} {verb(on_list)} known and not taking part: meet {take} first."
    names = [_named(kind, one, group) for kind, one in here[:_NAMES]]
    if len(here) == 1:
        which = one_of(types[0]) if len(types) == 1 else "one that could and is"
        return f"Ask {names[0]}, the only {which} taking part."
    if len(here) <= _NAMES:
        return f"Ask {join(names, 'or')}."
    return f"Ask one of the {plural(len(here), 'actor')} taking part that could, such as {join(names, 'or')}."


def _named(kind: ActorType, one: Who, group: Mapping[ActorType, Sequence[Lever]]) -> str:
    held = [short(lever) for lever in group[kind] if lever in one.levers]
    return f"{clip(one.name, 50)} (holds {join(held)})" if held else clip(one.name, 50)


def short(lever: Lever) -> str:
    """A lever in running text: ``planning``, ``business action``."""
    return lever.value.replace("_", " ")


def _rank(rank: int) -> str:
    return f"{_RANKS[rank - 1]} priority" if 0 < rank <= len(_RANKS) else f"priority of rank {rank}"
