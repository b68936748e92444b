"""The community as a network: who is tied to whom, who is alone, who bridges, and who shares without being tied.

A tie is everything of one kind between two actors: several grants are one tie with their sum. ``works_with`` has no
direction; said by both sides it is still one tie. Everything else follows from networkx, loaded when it is asked for.

Betweenness after Brandes (2001): the share of shortest paths between two others that run through an actor. It is exact
up to ``EXACT`` actors with ties, estimated from ``PIVOTS`` starting points up to ``ESTIMATED``, and left out above.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from convene.core.gates.number_words import spelt
from convene.core.vocabulary import ActorType, LinkKind
from convene.text import count, join

EXACT = 400
ESTIMATED = 2_000
PIVOTS = 200
CROWD = 60
"""A need shared by more than this is shared by everybody: no pairs are drawn from it."""
MOST = 40
"""Introductions worth listing."""

KIND_WORDS = {
    LinkKind.supplies: ("supplies", "is supplied by"),
    LinkKind.funds: ("funds", "is funded by"),
    LinkKind.works_with: ("works with", "works with"),
    LinkKind.refers_to: ("refers people to", "is sent people by"),
}
"""Each kind as told from its first actor, and from its second."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the network. ``type`` and ``relationship`` are keys."""

    id: str
    name: str
    type: str
    relationship: str = "identified"
    engaged: bool = False
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A link as somebody wrote it down."""

    source: str
    target: str
    kind: str
    amount: Decimal | None = None
    what: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Everything of one kind between two actors. ``number`` links said it; ``both`` says that both sides did."""

    source: str
    target: str
    kind: str
    number: int = 1
    amount: Decimal | None = None
    both: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """A need or an outcome and the actors that share it: ``tied`` of their ``pairs`` have a tie."""

    key: str
    words: str
    kind: str
    actors: tuple[str, ...]
    pairs: int
    tied: int

    @property
    def says(self) -> str:
        """``Five share “A warm place on weekdays”; two of ten pairs are tied.``"""
        verb = "share" if self.kind == "need" else "work for"
        one = verb + "s" if self.kind == "need" else "works for"
        who = f"{spelt(len(self.actors)).capitalize()} {verb if len(self.actors) > 1 else one} “{self.words}”"
        if self.pairs == 1:
            return f"{who}; they are {'tied' if self.tied else 'not tied'}."
        return f"{who}; {spelt(self.tied)} of {spelt(self.pairs)} pairs {'is' if self.tied == 1 else 'are'} tied."


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two actors with no tie between them, and what they share."""

    one: str
    other: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """``groups`` are the parts that hang together, largest first; ``alone`` are engaged and tied to nobody.

    ``between`` is empty where it was not worked out; ``how`` says how it was. ``matrix`` counts ties by pair of types
    (in the order of the vocabulary). ``twice`` are links that say the same as an earlier one.
    """

    ties: tuple[Tie, ...]
    tied: int
    known: int
    alone: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    joints: frozenset[str]
    between: Mapping[str, float]
    how: str
    matrix: Mapping[tuple[str, str], int]
    types: Mapping[str, int]
    mutual: tuple[int, int]
    twice: tuple[Said, ...]
    degree: Mapping[str, int]

    @property
    def untied_types(self) -> tuple[tuple[str, str], ...]:
        """Pairs of types that both have actors and no tie between them; these are the news."""
        have = [one.value for one in self.present_types]
        return tuple(pair for pair in combinations(have, 2) if not self.matrix.get(pair))

    @property
    def present_types(self) -> tuple[ActorType, ...]:
        """The types that have an actor; of the others no tie can be expected."""
        return tuple(one for one in ActorType if self.types.get(one.value))

    @property
    def types_say(self) -> str:
        """How far the types are tied to each other, in a sentence; of types with no actor it says only that."""
        have, news = self.present_types, self.untied_types
        if not have:
            return "Nobody of any type is on the list yet."
        if len(have) == 1:
            return f"Only {have[0].many} are on the list, so nothing can be said of ties between types."
        if len(have) == 2:
            no = "no tie" if news else "ties"
            return f"{have[0].many.capitalize()} and {have[1].many} have {no} to each other."
        if news:
            pairs = f"{count(len(have) * (len(have) - 1) // 2)} pairs of types"
            return f"{count(len(news))} of {pairs} {'has' if len(news) == 1 else 'have'} no tie between them:"
        return f"Every type{'' if len(have) == len(ActorType) else ' on the list'} has a tie to every other."

    @property
    def absent_say(self) -> str:
        """Which types nobody on the list is of, where the others can be told of; else ""."""
        have = self.present_types
        absent = [one.many for one in ActorType if one not in have]
        return f"No {join(absent, 'or')} on the list yet." if absent and len(have) > 1 else ""


def ties(links: Iterable[Said]) -> tuple[Tie, ...]:
    """Links gathered into ties, in the order they were first said; a link from an actor to itself is no tie."""
    gathered: dict[tuple[str, str, str], list[Said]] = {}
    for link in links:
        if link.source != link.target:
            ends = (link.source, link.target)
            if link.kind == LinkKind.works_with:
                ends = (min(ends), max(ends))
            gathered.setdefault((*ends, link.kind), []).append(link)
    made = []
    for (source, target, kind), found in gathered.items():
        sums = [one.amount for one in found if one.amount is not None]
        both = len({one.source for one in found}) > 1
        made.append(Tie(source, target, kind, len(found), sum(sums, Decimal(0)) if sums else None, both))
    return tuple(made)


def said_twice(links: Iterable[Said]) -> tuple[Said, ...]:
    """Links that nothing tells from an earlier one: same ends, kind, amount and words."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for link in links:
        key = (link.source, link.target, link.kind, link.amount, link.what.casefold())
        if key in seen:
            found.append(link)
        seen.add(key)
    return tuple(found)


def graph(made: Iterable[Tie]) -> Any:
    """The simple undirected networkx graph of the ties."""
    import networkx

    found = networkx.Graph()
    found.add_edges_from((one.source, one.target) for one in made)
    return found


def network(nodes: Sequence[Node], links: Sequence[Said]) -> Network:
    """The whole picture. Links whose ends are not among the nodes are left out."""
    import networkx

    known = {one.id: one for one in nodes}
    links = [one for one in links if one.source in known and one.target in known]
    made = ties(links)
    drawn = graph(made)
    groups = sorted((sorted(one) for one in networkx.connected_components(drawn)), key=lambda one: (-len(one), one[0]))
    between, how = betweenness(drawn)
    working = [one for one in made if one.kind == LinkKind.works_with]
    return Network(
        ties=made,
        tied=drawn.number_of_nodes(),
        known=len(known),
        alone=tuple(one.id for one in nodes if one.engaged and one.id not in drawn),
        groups=tuple(tuple(one) for one in groups),
        joints=frozenset(networkx.articulation_points(drawn)),
        between=between,
        how=how,
        matrix=_matrix(made, known),
        types=Counter(one.type for one in nodes),
        mutual=(sum(one.both for one in working), len(working)),
        twice=said_twice(links),
        degree=dict(drawn.degree()),
    )


def betweenness(drawn: Any) -> tuple[dict[str, float], str]:
    """(actor → 0 to 1, how it was worked out). The same graph gives the same answer."""
    import networkx

    size = drawn.number_of_nodes()
    if size > ESTIMATED:
        return {}, f"not worked out for more than {count(ESTIMATED)} actors with ties"
    if size > EXACT:
        found = networkx.betweenness_centrality(drawn, k=PIVOTS, seed=7)
        return found, f"estimated from {PIVOTS} of {count(size)} starting points"
    return networkx.betweenness_centrality(drawn), "of all shortest ways between two others"


def _matrix(made: Iterable[Tie], known: Mapping[str, Node]) -> dict[tuple[str, str], int]:
    order = {one.value: at for at, one in enumerate(ActorType)}
    found: Counter[tuple[str, str]] = Counter()
    for tie in made:
        one, other = known[tie.source].type, known[tie.target].type
        if one in order and other in order:
            found[(one, other) if order[one] <= order[other] else (other, one)] += 1
    return dict(found)


def around(ident: str, made: Iterable[Tie]) -> dict[str, list[tuple[str, Tie]]]:
    """Who is one step away, by the words of the tie as told from ``ident``: ``is funded by`` → [(other, tie)]."""
    found: dict[str, list[tuple[str, Tie]]] = {}
    for tie in made:
        if ident in (tie.source, tie.target):
            outward = tie.source == ident
            pair = KIND_WORDS.get(LinkKind(tie.kind)) if tie.kind else None
            words = (pair or ("is tied to", "is tied to"))[0 if outward else 1]
            found.setdefault(words, []).append((tie.target if outward else tie.source, tie))
    return found


def steps(ident: str, made: Iterable[Tie], most: int = 2) -> tuple[int, ...]:
    """How many are one step away, two steps away, and so on."""
    near: dict[str, set[str]] = defaultdict(set)
    for tie in made:
        near[tie.source].add(tie.target)
        near[tie.target].add(tie.source)
    seen, edge, counts = {ident}, {ident}, []
    for _ in range(most):
        edge = {other for one in edge for other in near[one]} - seen
        seen |= edge
        counts.append(len(edge))
    return tuple(counts)


def together(
    made: Iterable[Tie], sharing: Sequence[tuple[str, str, str, Collection[str]]]
) -> tuple[tuple[Shared, ...], tuple[Introduction, ...]]:
    """Working together against in isolation.

    ``sharing`` is (key, words, "need" or "outcome", actors). Gives what two or more share, where most pairs are untied
    first, and the pairs that share most without a tie.
    """
    tied = {frozenset((one.source, one.target)) for one in made}
    near: dict[str, set[str]] = defaultdict(set)
    for pair in tied:
        one, other = pair
        near[one].add(other)
        near[other].add(one)
    found, pairs = [], defaultdict(list)
    for key, words, kind, actors in sharing:
        members = sorted(set(actors))
        if len(members) < 2:
            continue
        inside = set(members)
        joined = sum(len(near[one] & inside) for one in members) // 2
        found.append(Shared(key, words, kind, tuple(members), len(members) * (len(members) - 1) // 2, joined))
        if len(members) <= CROWD:
            for pair_of in combinations(members, 2):
                if frozenset(pair_of) not in tied:
                    pairs[pair_of].append(words)
    found.sort(key=lambda one: (-(one.pairs - one.tied), one.words))
    ranked = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
    return tuple(found), tuple(Introduction(one, other, tuple(words)) for (one, other), words in ranked)
