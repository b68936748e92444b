"""The community as a network: the whole picture, one actor's own, and the two tables for Kumu."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from convene.core.engagement import network as rules
from convene.core.engagement.network import Introduction, Network, Node, Said, Shared, Tie
from convene.core.vocabulary import ActorType, LinkKind, Reach
from convene.files import kumu as tables
from convene.services.codesign import framework_fence
from convene.services.engagement.stakeholders.gap_actions import introduction_key
from convene.services.engagement.taking_part import takes_part
from convene.services.maintenance import altered_values
from convene.store.reader import Reader
from convene.text import clip


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The network with the names of its actors. ``planned`` holds keys of introductions somebody is to make."""

    nodes: dict[str, Node]
    whole: Network
    shared: tuple[Shared, ...]
    introductions: tuple[Introduction, ...]
    planned: dict[str, str]

    def name(self, ident: str) -> str:
        return self.nodes[ident].name

    def key(self, one: Introduction) -> str:
        """What the action of an introduction is known by."""
        return introduction_key(self.nodes[one.one].handle, self.nodes[one.other].handle).casefold()


def network(read: Reader, place_id: str) -> NetworkPage:
    """Everything the network page shows. Who withdrew is no part of it."""
    nodes = {one.id: one for one in _nodes(read, place_id)}
    whole = rules.network(list(nodes.values()), _said(read, place_id))
    shared, introductions = rules.together(whole.ties, _sharing(read, place_id, nodes))
    planned = {
        row["gap"].casefold(): row["id"]
        for row in read.rows(
            "SELECT id, gap FROM action WHERE place_id = :p AND done_on IS NULL AND lower(gap) LIKE 'introduce:%'",
            p=place_id,
        )
    }
    return NetworkPage(nodes, whole, shared, introductions, planned)


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """One actor's own view: who is one step away by kind of tie, how many are one and two steps away."""

    node: Node
    around: dict[str, list[tuple[Node, Tie]]]
    steps: tuple[int, ...]
    shares: tuple[str, ...]
    strangers: tuple[tuple[Node, tuple[str, ...]], ...]


def seen_from(page: NetworkPage, ident: str) -> SeenFrom:
    """The network as one actor sees it."""
    made = page.whole.ties
    near = {
        words: sorted(((page.nodes[other], tie) for other, tie in found), key=lambda one: one[0].name.casefold())
        for words, found in rules.around(ident, made).items()
    }
    strangers = [
        (page.nodes[one.other if one.one == ident else one.one], one.shared)
        for one in page.introductions
        if ident in (one.one, one.other)
    ]
    shares = tuple(one.words for one in page.shared if ident in one.actors)
    return SeenFrom(page.nodes[ident], near, rules.steps(ident, made), shares, tuple(strangers))


def _nodes(read: Reader, place_id: str) -> list[Node]:
    sql = (
        f"SELECT id, slug, name, primary_type, relationship, {takes_part()} AS takes_part FROM actor "
        "WHERE place_id = :p AND coalesce(relationship, '') <> 'withdrawn' ORDER BY lower(name), id"
    )
    return [
        Node(
            row["id"], row["name"], row["primary_type"] or "", row["relationship"] or "identified",
            bool(row["takes_part"]), row["slug"],
        )
        for row in read.rows(sql, p=place_id)
    ]  # fmt: skip


def _said(read: Reader, place_id: str) -> list[Said]:
    sql = (
        "SELECT id, source_id, target_id, kind, amount, what FROM link WHERE place_id = :p "
        "AND source_id IS NOT NULL AND target_id IS NOT NULL ORDER BY id"
    )
    return [
        Said(
            row["source_id"], row["target_id"], row["kind"] or LinkKind.works_with.value,
            Decimal(row["amount"]) if row["amount"] else None, row["what"], row["id"],
        )
        for row in read.rows(sql, p=place_id)
    ]  # fmt: skip


def _sharing(read: Reader, place_id: str, nodes: dict[str, Node]) -> list[tuple[str, str, str, list[str]]]:
    """What is shared and by whom: needs that actors say are their own, outcomes that their commitments work for."""
    who: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    fence = framework_fence.fence(read, place_id)
    for row in read.rows(
        "SELECT n.id, n.statement, s.owner_id FROM actor_shares s JOIN need n ON n.id = s.target_id "
        "WHERE s.place_id = :p ORDER BY n.id, s.owner_id",
        p=place_id,
    ):
        who[(row["id"], row["statement"], "need")].append(row["owner_id"])
    for row in read.rows(
        "SELECT DISTINCT o.id, o.slug, o.title, c.actor_id FROM commitment c JOIN measure m ON m.id = c.measure_id "
        "JOIN outcome o ON o.id = m.outcome_id WHERE c.place_id = :p AND c.actor_id IS NOT NULL "
        "AND coalesce(c.status, '') <> 'withdrawn' ORDER BY o.id, c.actor_id",
        p=place_id,
    ):
        words = fence.outcome(row["slug"], row["title"])
        who[(row["id"], words, "outcome")].append(row["actor_id"])
    return [
        (ident, clip(words, 120).rstrip("."), kind, [one for one in actors if one in nodes])
        for (ident, words, kind), actors in who.items()
    ]


def kumu(read: Reader, place_id: str) -> tuple[str, str]:
    """(elements, connections) as CSV for Kumu: no judgements, no people, nobody who withdrew."""
    altered_values.refuse(read, place_id)
    reaches = {one.value: one.label.lower() for one in Reach}
    sql = (
        "SELECT id, slug, name, primary_type, legal_form, reach, tags, ward, website FROM actor "
        "WHERE place_id = :p AND coalesce(relationship, '') <> 'withdrawn' ORDER BY lower(name), id"
    )
    elements = [
        tables.Element(
            row["id"], row["name"], row["slug"], _type(row["primary_type"]),
            " · ".join(one for one in (row["legal_form"], _works(reaches.get(row["reach"] or "", ""))) if one),
            tuple(json.loads(row["tags"] or "[]")), row["ward"], row["website"],
        )
        for row in read.rows(sql, p=place_id)
    ]  # fmt: skip
    said = _said(read, place_id)
    what: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in said:
        ends = (one.source, one.target)
        if one.kind == LinkKind.works_with:
            ends = (min(ends), max(ends))
        if one.what:
            what[(*ends, one.kind)].append(one.what)
    connections = [
        tables.Connection(
            one.source, one.target, LinkKind(one.kind).label, one.kind != LinkKind.works_with,
            "; ".join(dict.fromkeys(what[(one.source, one.target, one.kind)])), one.amount, one.number,
        )
        for one in rules.ties(said)
    ]  # fmt: skip
    return tables.elements_csv(elements), tables.connections_csv(elements, connections)


def _type(kind: str | None) -> str:
    return ActorType(kind).label if kind else ""


def _works(reach: str) -> str:
    return f"works across the {reach}" if reach not in ("", "national") else "works nationally" if reach else ""


def as_data(page: NetworkPage) -> dict[str, Any]:
    """The network as plain data for a script."""
    whole = page.whole
    return {
        "actors": whole.known,
        "tied": whole.tied,
        "ties": [
            {
                "from": page.nodes[one.source].handle,
                "to": page.nodes[one.target].handle,
                "kind": one.kind,
                "links": one.number,
                "amount": None if one.amount is None else float(one.amount),
                "said_by_both": one.both,
            }
            for one in whole.ties
        ],
        "alone": [page.nodes[one].handle for one in whole.alone],
        "groups": [[page.nodes[one].handle for one in group] for group in whole.groups],
        "without_them_it_falls_apart": sorted(page.nodes[one].handle for one in whole.joints),
        "betweenness": {page.nodes[one].handle: round(value, 4) for one, value in whole.between.items()},
        "betweenness_how": whole.how,
        "ties_by_types": [{"types": list(pair), "ties": number} for pair, number in sorted(whole.matrix.items())],
        "types_with_no_tie": [list(pair) for pair in whole.untied_types],
        "works_with_said_by_both": {"both": whole.mutual[0], "of": whole.mutual[1]},
        "shared": [
            {
                "what": one.words,
                "kind": one.kind,
                "actors": [page.nodes[actor].handle for actor in one.actors],
                "pairs": one.pairs,
                "tied": one.tied,
            }
            for one in page.shared
        ],
        "introductions": [
            {"one": page.nodes[one.one].handle, "other": page.nodes[one.other].handle, "share": list(one.shared)}
            for one in page.introductions
        ],
    }
