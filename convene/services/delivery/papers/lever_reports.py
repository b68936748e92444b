"""A lever's report, with what its own records hold: counts and sums, each with what it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from convene.core.delivery.lever_report import LeverReport, Record, report
from convene.core.delivery_vocabulary import ContractStatus, GrantDecision, MoneyMove, PlacementKind, SchemeStage
from convene.core.vocabulary import Choice, Lever
from convene.services.codesign import lever_coverage
from convene.services.delivery.papers.gathering import Gathering
from convene.services.places.places import name_of
from convene.text import count, plural

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader, Row


def of_lever(read: Reader, place_id: str, lever: Lever, today: date) -> LeverReport:
    """What was promised by a lever, and what its own records hold."""
    gathered = Gathering(read, place_id)
    blanks = lever_coverage.coverage(read, place_id, handed_on=True).by(lever).blanks
    return report(lever, gathered.promises, records_of(read, place_id, lever), [one.words for one in blanks], today)


def records_of(read: Reader, place_id: str, lever: Lever) -> list[Record]:
    """What the lever's own records say; an empty one says that there are none."""
    return list(_RECORDS[lever](read, place_id))


def paper(read: Reader, place_id: str, lever: Lever, today: date) -> Paper:
    """The same to be printed or sent."""
    from convene.files.printed.lever_report import report_paper

    return report_paper(of_lever(read, place_id, lever, today), name_of(read, place_id), today)


def _procurement(read: Reader, place_id: str) -> Iterator[Record]:
    from convene.services.delivery.procurement import ledger_shares

    seen = ledger_shares.place_shares(read, place_id)
    lines = [] if seen.shares is None else [f"{name}: {share.words()}" for name, share in seen.shares.items()]
    yield Record("What anchors paid, by their ledgers", (*lines, *seen.remarks))
    yield Record("Contracts", tuple(_by(
        read.rows("SELECT status AS k, value AS v FROM contract WHERE place_id = :p", p=place_id), ContractStatus,
        "contract", "worth",
    )))  # fmt: skip
    asked = read.value("SELECT count(DISTINCT actor_id) FROM readiness WHERE place_id = :p", p=place_id)
    told = (f"{plural(asked, 'actor')} looked at what buyers ask for.",) if asked else ()
    yield Record("Readiness to bid", told)


def _planning(read: Reader, place_id: str) -> Iterator[Record]:
    rows = read.rows(
        "SELECT stage AS k, value AS v, homes, affordable_homes FROM scheme WHERE place_id = :p", p=place_id
    )
    lines = list(_by(rows, SchemeStage, "scheme", "costing"))
    homes = [row["homes"] for row in rows if row["homes"] is not None]
    if homes:
        told = [(row["homes"], row["affordable_homes"]) for row in rows if row["homes"] is not None]
        told = [(every, one) for every, one in told if one is not None]
        lines.append(f"{plural(sum(homes), 'home')} in {count(len(homes))} of {plural(len(rows), 'scheme')}.")
        if told:
            of = sum(every for every, _ in told)
            lines.append(
                f"{count(sum(one for _, one in told))} of {count(of)} homes affordable, as each permission means it, "
                f"in {plural(len(told), 'scheme')} whose number is told."
            )
    yield Record("Schemes", tuple(lines))


def _grants(read: Reader, place_id: str) -> Iterator[Record]:
    funds = read.rows("SELECT NULL AS k, size AS v FROM fund WHERE place_id = :p", p=place_id)
    yield Record("Funds", (_summed(funds, "fund", "holding"),) if funds else ())
    rows = read.rows("SELECT decided_by AS k, amount AS v FROM link WHERE place_id = :p AND kind = 'funds'", p=place_id)
    yield Record("Grants, by who decided", tuple(_by(rows, GrantDecision, "grant", "of", "by nobody that is told")))


def _investment(read: Reader, place_id: str) -> Iterator[Record]:
    rows = read.rows(
        "SELECT kind AS k, agreed AS v FROM placement WHERE place_id = :p AND coalesce(kind, '') <> 'guarantee'",
        p=place_id,
    )
    yield Record("Placements, as agreed; money agreed is not money drawn", tuple(_by(
        rows, PlacementKind, "placement", "agreed at"
    )))  # fmt: skip
    moves = read.rows(
        "SELECT m.kind AS k, m.amount AS v FROM placement_movements m JOIN placement p ON p.id = m.owner_id "
        "WHERE p.place_id = :p AND coalesce(p.kind, '') <> 'guarantee'",
        p=place_id,
    )
    yield Record("What moved", tuple(_by(moves, MoneyMove, "movement", "of")))
    held = read.rows(
        "SELECT NULL AS k, agreed AS v FROM placement WHERE place_id = :p AND kind = 'guarantee'", p=place_id
    )
    yield Record("Guarantees, which are no money placed", (_summed(held, "guarantee", "up to"),) if held else ())


def _business(read: Reader, place_id: str) -> Iterator[Record]:
    plans = read.value("SELECT count(*) FROM plan WHERE place_id = :p", p=place_id)
    rows = read.rows(
        "SELECT s.status FROM plan_steps s JOIN plan p ON p.id = s.owner_id WHERE p.place_id = :p", p=place_id
    )
    kept = [row["status"] for row in rows if row["status"] != "dropped"]
    lines = []
    if plans:
        dropped = len(rows) - len(kept)
        lines.append(
            f"{count(kept.count('done'))} of {plural(len(kept), 'step')} done in {plural(plans, 'plan')}"
            f"{f'; {count(dropped)} dropped, and not counted' if dropped else ''}."
        )
    yield Record("Actors' own plans", tuple(lines))
    judged = read.value("SELECT count(DISTINCT actor_id) FROM assessment WHERE place_id = :p", p=place_id)
    told = f"{plural(judged, 'actor')} judged where they stand, each for itself; levels are neither added nor compared."
    yield Record("Where actors see themselves", (told,) if judged else ())


_RECORDS: dict[Lever, Callable[[Reader, str], Iterator[Record]]] = {
    Lever.procurement: _procurement, Lever.planning: _planning, Lever.grants: _grants,
    Lever.investment: _investment, Lever.business_action: _business,
}  # fmt: skip


def _by(rows: list[Row], kinds: type[Choice], noun: str, verb: str, none: str = "no kind") -> Iterator[str]:
    """A line for each kind (column ``k``), with the sum of ``v`` and of how many it is known."""
    for kind in (*kinds, None):
        those = [row for row in rows if (row["k"] or None) == (kind.value if kind else None)]
        if those:
            yield f"{kind.label if kind else none.capitalize()}: {_summed(those, noun, verb)}"


def _summed(rows: list[Row], noun: str, verb: str) -> str:
    known = [Decimal(row["v"]) for row in rows if row["v"] is not None]
    many = plural(len(rows), noun)
    if not known:
        return f"{many}, amounts not told."
    told = f", told of {count(len(known))}" if len(known) < len(rows) else ""
    return f"{many}, {verb} £{count(sum(known, Decimal(0)))}{told}."
