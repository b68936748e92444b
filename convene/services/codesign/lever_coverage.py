"""Coverage of a place by lever, type of actor and outcome, counted from its commitments."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any

from convene.core.codesign import lever_coverage as rules
from convene.core.codesign.lever_agenda import Aim, Known, Outcome, Who
from convene.core.codesign.lever_coverage import Held, LeverCoverage, Standing, Way
from convene.core.vocabulary import ActorType, Lever
from convene.services.codesign.framework_fence import fence
from convene.services.engagement.taking_part import takes_part
from convene.services.gates.counting import unserved, words
from convene.services.lists.market import STATE
from convene.services.places.places import name_of
from convene.store.reader import Reader
from convene.text import day, join, plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from convene.files.documents.blocks import Paper


def coverage(read: Reader, place_id: str, *, handed_on: bool = False) -> LeverCoverage:
    """Every cell, the blanks as an agenda, and what stands in no cell; ``handed_on``, with outcomes that may not be
    handed on under names of their own."""
    called = _called(read, place_id) if handed_on else {}
    measures = read.rows(
        "SELECT m.levers, m.actor_types, o.slug AS outcome, EXISTS "
        "(SELECT 1 FROM adoption a WHERE a.measure_id = m.id) AS adopted "
        "FROM measure m JOIN outcome o ON o.id = m.outcome_id WHERE m.place_id = :p ORDER BY m.slug",
        p=place_id,
    )
    adopted = any(row["adopted"] for row in measures)
    ways = [
        Way(_code(row["outcome"], called), _all(Lever, row["levers"]), _all(ActorType, row["actor_types"]))
        for row in measures
        if row["adopted"] or not adopted
    ]
    outcomes = read.rows("SELECT slug, title FROM outcome WHERE place_id = :p ORDER BY slug", p=place_id)
    aims = read.rows(
        "SELECT o.slug, p.rank, p.title FROM priority_outcomes l JOIN priority p ON p.id = l.owner_id "
        "JOIN outcome o ON o.id = l.target_id WHERE p.place_id = :p ORDER BY p.rank, p.id",
        p=place_id,
    )
    found = rules.coverage(
        ways,
        [replace(one, outcome=_code(one.outcome, called)) for one in _held(read, place_id)],
        [called.get(row["slug"]) or Outcome(row["slug"], row["title"]) for row in outcomes],
        [Aim(_code(row["slug"], called), row["rank"], row["title"]) for row in aims],
        _known(read, place_id),
        {_code(code, called): number for code, number in _asks(read, place_id).items()},
        adopted=adopted,
        required=read.value(
            "SELECT count(*) FROM commitment WHERE place_id = :p AND legally_required <> 0 "
            "AND coalesce(status, 'offered') <> 'withdrawn'",
            p=place_id,
        ),
    )
    return replace(found, beside=(*found.beside, *_unserved(read, place_id)))


def _unserved(read: Reader, place_id: str) -> tuple[str, ...]:
    """Who does not benefit yet, in a sentence; nothing where everybody does, or no groups are named."""
    groups = words(read.value("SELECT priority_groups FROM place WHERE id = :p", p=place_id))
    left = unserved(read, place_id, groups)
    if not left:
        return ()
    return (f"{len(left)} of {plural(len(groups), 'priority group')} had no benefit logged yet: {join(list(left))}.",)


def _called(read: Reader, place_id: str) -> dict[str, Outcome]:
    """Code → what an outcome is called where its framework may not be handed on."""
    stays = fence(read, place_id).kept_in["outcome"]
    codes = [row["slug"] for row in read.rows("SELECT slug FROM outcome WHERE place_id = :p ORDER BY slug", p=place_id)]
    kept = [one for one in codes if one.casefold() in stays]
    return {one: Outcome(f"O{at}", f"Outcome {at} of the framework") for at, one in enumerate(kept, start=1)}


def _code(code: str, called: Mapping[str, Outcome]) -> str:
    return called[code].code if code in called else code


def _held(read: Reader, place_id: str) -> list[Held]:
    rows = read.rows(
        "SELECT c.lever, coalesce(c.status, 'offered') AS status, a.primary_type, o.slug AS outcome, EXISTS (SELECT 1 "
        "FROM signature s WHERE s.actor_id = c.actor_id AND s.signed_on IS NOT NULL AND s.withdrawn_on IS NULL) AS "
        "signed, c.id FROM commitment c "
        "LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN measure m ON m.id = c.measure_id "
        "LEFT JOIN outcome o ON o.id = m.outcome_id "
        "WHERE c.place_id = :p AND coalesce(c.status, 'offered') <> 'withdrawn' AND c.legally_required = 0",
        p=place_id,
    )
    partners: dict[str, list[ActorType]] = defaultdict(list)
    for row in read.rows(
        "SELECT p.owner_id, a.primary_type FROM commitment_partners p JOIN actor a ON a.id = p.target_id "
        "WHERE p.place_id = :p AND a.primary_type IS NOT NULL",
        p=place_id,
    ):
        partners[row["owner_id"]].append(ActorType(row["primary_type"]))
    return [
        Held(
            _standing(row["status"], bool(row["signed"])),
            ActorType(row["primary_type"]) if row["primary_type"] else None,
            Lever(row["lever"]) if row["lever"] else None,
            row["outcome"] or "",
            tuple(partners.get(row["id"], ())),
        )
        for row in rows
    ]


def _standing(status: str, signed: bool) -> Standing:
    if status == "offered":
        return "offered"
    return "signed" if signed else "accepted"


def _known(read: Reader, place_id: str) -> Mapping[ActorType, Known]:
    """Who has withdrawn is not counted."""
    levers: dict[str, set[Lever]] = defaultdict(set)
    for row in read.rows("SELECT owner_id, lever FROM actor_levers WHERE place_id = :p", p=place_id):
        levers[row["owner_id"]].add(Lever(row["lever"]))
    known: dict[ActorType, int] = defaultdict(int)
    engaged: dict[ActorType, list[Who]] = defaultdict(list)
    rows = read.rows(
        f"SELECT id, slug, name, primary_type, {takes_part()} AS takes_part FROM actor WHERE place_id = :p "
        "AND coalesce(relationship, '') <> 'withdrawn' AND primary_type IS NOT NULL ORDER BY lower(name), id",
        p=place_id,
    )
    for row in rows:
        kind = ActorType(row["primary_type"])
        known[kind] += 1
        if row["takes_part"]:
            engaged[kind].append(Who(row["id"], row["slug"], row["name"], frozenset(levers.get(row["id"], ()))))
    return {kind: Known(number, tuple(engaged[kind])) for kind, number in known.items()}


def _asks(read: Reader, place_id: str) -> dict[str, int]:
    """Outcome → its asks that nobody has answered."""
    rows = read.rows(
        f"SELECT outcome, count(*) AS n FROM (SELECT coalesce(o.slug, mo.slug) AS outcome, {STATE.sql} AS state "
        "FROM ask k LEFT JOIN outcome o ON o.id = k.outcome_id LEFT JOIN measure m ON m.id = k.measure_id "
        "LEFT JOIN outcome mo ON mo.id = m.outcome_id WHERE k.place_id = :p) AS s "
        "WHERE state = 'open' AND outcome IS NOT NULL GROUP BY outcome",
        p=place_id,
    )
    return {row["outcome"]: row["n"] for row in rows}


def _all(kind: type[Any], held: str) -> tuple[Any, ...]:
    return tuple(kind(one) for one in json.loads(held))


def paper(read: Reader, place_id: str, seen: LeverCoverage, today: date) -> Paper:
    """The same to be printed or sent."""
    from convene.files.printed.coverage import coverage_paper

    return coverage_paper(seen, name_of(read, place_id), day(today))


def coverage_csv(seen: LeverCoverage) -> str:
    """Every cell as a row, blanks too, to sort and to count in a spreadsheet."""
    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("outcome", "title", "actor_type", "lever", "named", "offered", "accepted", "signed"))
    titles = {one.code: one.title for one in seen.outcomes}
    for (lever, kind, code), cell in seen.cells.items():
        named = "yes" if cell.named else "no"
        cells = [_plain(code), _plain(titles.get(code, ""))]
        write.writerow((*cells, kind.value, lever.value, named, cell.offered, cell.accepted, cell.signed))
    return out.getvalue()


def _plain(text: str) -> str:
    """No formula of a spreadsheet."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "'") else text
