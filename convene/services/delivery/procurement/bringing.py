"""A ledger brought in: as a dry run, or into the book. Both go the same way, so both say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from convene.core.delivery.procurement.shares import Period
from convene.core.delivery_vocabulary import SpendMatch
from convene.core.engagement.same_body import may_be_one
from convene.core.nouns import NOUNS
from convene.core.nouns.handles import Handles as Maker
from convene.core.nouns.handles import stem
from convene.core.nouns.procurement import LedgerDraft
from convene.core.vocabulary import ActorType
from convene.errors import NO, USAGE, Problem, Where
from convene.files.ledgers import reading
from convene.files.ledgers.payer import payer_named
from convene.files.ledgers.reading import OpenLedger
from convene.files.ledgers.roles import ROLES
from convene.files.ledgers.summed import Ledger
from convene.services.delivery.procurement import kept_columns
from convene.services.delivery.procurement.ledger_plan import LedgerOptions, LedgerPlan, SupplierLine
from convene.services.delivery.procurement.matching import Actors
from convene.services.importing.plan import Step, Told
from convene.services.nouns import records, rows
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

PORTION = 2_000
"""Suppliers matched, or written, between two looks at whether somebody wants to stop."""

_LOOKED_AT = 500
"""Rows looked at for who paid."""

MOST_TOLD = 60
"""Sentences of the file that are kept with the ledger."""

APART = {
    "withheld": "Names withheld",
    "people": "People",
    "unnamed": "No name given",
}
"""What the lines that name no supplier are kept as."""

ACTOR_GONE = "That actor is not in the place."


def plan(read: Reader, place_id: str, options: LedgerOptions, told: Told | None = None) -> LedgerPlan:
    """What bringing a ledger in would do. Changes nothing. Raises Problem as ``bring_in`` does."""
    return _look(read, place_id, options, told or _nobody)


def bring_in(write: Writer, place_id: str, options: LedgerOptions, told: Told | None = None) -> LedgerPlan:
    """Bring a ledger in: its sums by supplier, each with the actor it is, in one change of the history.

    Raises Problem where the file is no table of payments, was brought in already, or holds no line that can be
    counted. Whatever ``told`` raises ends it, and nothing stays.
    """
    tell = told or _nobody
    made = _look(write, place_id, options, tell)
    ledger_id = _write(write, place_id, options, made, tell)
    if options.maps:
        kept_columns.keep(write, made.ledger.headings, options.maps)
    write.place_id, write.label = place_id, made.label
    return replace(made, ledger_id=ledger_id)


def _look(read: Reader, place_id: str, options: LedgerOptions, told: Told) -> LedgerPlan:
    anchor = read.one("SELECT name, aliases, primary_type FROM actor WHERE id = :id AND place_id = :p",
                      id=options.anchor, p=place_id)  # fmt: skip
    if anchor is None:
        raise Problem(ACTOR_GONE, hint="Name the anchor that paid: convene list actors finds it.", exit_code=USAGE)
    opened, kept = _open(read, options)
    _refuse_known(read, place_id, opened, reading.fingerprint(options.path))
    size, words = opened.sheet.size, f"Reading {opened.sheet.name}"
    ledger = reading.read(opened, lambda done: told(Step(min(done, size), size, words)))
    if not ledger.lines:
        raise _nothing_counted(opened, ledger)
    begins, ends = options.begins or ledger.begins, options.ends or ledger.ends
    lines = tuple(_matched(read, place_id, ledger, told))
    return LedgerPlan(
        title=options.title or _title(opened.sheet.name, begins, ends),
        anchor=anchor["name"],
        ledger=ledger,
        lines=lines,
        begins=begins,
        ends=ends,
        remarks=(
            *_as_before(kept),
            *_of_anchor(anchor),
            *_payer(opened, anchor),
            *_beside(read, options.anchor, begins, ends, ledger.amount),
        ),
    )


def _open(read: Reader, options: LedgerOptions) -> tuple[OpenLedger, dict[str, str]]:
    """The file with its columns: as was said now, else as the last time its headings came, else as they are guessed."""
    chosen: dict[str, Any] = {"sheet": options.sheet, "heading": options.heading, "encoding": options.encoding}
    if options.maps:
        return reading.open_ledger(options.path, maps=options.maps, **chosen), {}
    kept = kept_columns.recall(read, reading.headings(options.path, **chosen))
    return reading.open_ledger(options.path, maps=kept, **chosen), kept


def _matched(read: Reader, place_id: str, ledger: Ledger, told: Told) -> Iterator[SupplierLine]:
    actors = Actors(read, place_id)
    names = dict(zip(actors.ids, actors.names, strict=True))
    words, total = "Looking for the suppliers among the actors", len(ledger.suppliers)
    for at, one in enumerate(ledger.suppliers):
        if not at % PORTION:
            told(Step(at, total, words))
        found = actors.match(one)
        yield SupplierLine(one, found, names.get(found.actor, ""))
    told(Step(total, total, words))


# into the book


def _write(write: Writer, place_id: str, options: LedgerOptions, made: LedgerPlan, told: Told) -> str:
    ledger = made.ledger
    draft = LedgerDraft(
        title=clip(made.title, 200),
        anchor=write.value("SELECT slug FROM actor WHERE id = :id", id=options.anchor),
        period_start=made.begins,
        period_end=made.ends,
        amount=ledger.amount,
        lines=ledger.lines,
        credits=ledger.credits,
        credited=ledger.credited,
        totals_left_out=ledger.totals_left_out,
        unread=ledger.unread,
        other_currencies=tuple(f"{one.currency} {one.amount:,.2f} ({plural(one.lines, 'line')})"
                               for one in ledger.foreign),
        least=options.least,
        file=ledger.name,
        source=options.source,
        licence=options.licence,
        sha256=ledger.sha256,
        brought_in_on=write.today,
        told=(*made.remarks, *ledger.remarks, *ledger.told)[:MOST_TOLD],
    )  # fmt: skip
    ledger_id = records.add(write, place_id, "ledger", draft)
    total, words, done = len(made.lines), "Saving", 0
    waiting = _rows(write, place_id, ledger_id, made)
    while portion := list(islice(waiting, PORTION)):
        told(Step(min(done, total), total, words))
        write.insert("spend", portion)
        done += len(portion)
    told(Step(total, total, words))
    return ledger_id


def _rows(write: Writer, place_id: str, ledger_id: str, made: LedgerPlan) -> Iterator[dict[str, Any]]:
    noun = NOUNS["spend"]
    handles = Maker(rows.slugs_of(write, "spend", place_id).values())

    def row(name: str, **columns: Any) -> dict[str, Any]:
        handle = handles.make(stem(noun, {"supplier": name}))
        return {
            "id": new_id(), "place_id": place_id, "slug": handle, "ledger_id": ledger_id, "supplier": name,
            "number": "", "postcode": "", "actor_id": None, "why": "", "nearness": None, "respent": None,
            "respent_source": "", **columns,
        }  # fmt: skip

    for one in made.lines:
        yield row(
            clip(one.supplier.name, 200),
            number=clip("; ".join((*one.supplier.org_ids, *one.supplier.numbers)), 200),
            postcode=one.supplier.postcode,
            lines=one.supplier.lines,
            credits=one.supplier.credits,
            amount=_text(one.supplier.amount),
            state=one.match.state.value,
            actor_id=one.match.actor or None,
            why=one.match.why,
        )
    for kind, sums in made.ledger.apart.items():
        yield row(
            APART[kind], lines=sums.lines, credits=sums.credits, amount=_text(sums.amount),
            state=SpendMatch.withheld.value,
        )  # fmt: skip


def _text(amount: Decimal) -> str:
    return format(amount, "f")


# what is told, and what is refused


def _title(name: str, begins: date | None, ends: date | None) -> str:
    if begins and ends:
        return f"Payments, {Period(begins, ends).words()}"
    return name


def _as_before(kept: dict[str, str]) -> Iterable[str]:
    if kept:
        roles = {str(role): words for role, words in ROLES.items()}
        said = [f"“{clip(heading, 40)}” is {roles.get(role, 'left alone')}" for heading, role in kept.items()]
        yield f"As you said the last time these headings came: {join(said)}."


def _of_anchor(anchor: Any) -> Iterable[str]:
    if anchor["primary_type"] != ActorType.anchor:
        word = ActorType(anchor["primary_type"]).label.lower()
        yield f"{clip(anchor['name'], 60)} is in the list of actors as a {word}, not as an anchor institution."


def _payer(opened: OpenLedger, anchor: Any) -> Iterable[str]:
    """What is told where the file names another payer than the one that was said."""
    rows = [row.cells for row in islice(opened.sheet.rows(), _LOOKED_AT)]
    heading, name = payer_named(opened.sheet, opened.columns, rows)
    known = (anchor["name"], *json.loads(anchor["aliases"] or "[]"))
    if name and not any(may_be_one(name, one) for one in known):
        yield (
            f"The file says “{clip(name, 60)}” in its column “{clip(heading, 40)}”, and it is kept as what "
            f"{clip(anchor['name'], 60)} paid: is that the right anchor?"
        )


def _beside(read: Reader, anchor: str, begins: date | None, ends: date | None, amount: Decimal) -> Iterator[str]:
    """What is told of a ledger beside those of the same anchor."""
    if begins is None or ends is None:
        yield "Nothing says which period it is of; until somebody does, it is compared with no other."
        return
    for row in read.rows(
        "SELECT title, period_start, period_end, amount FROM ledger WHERE anchor_id = :a AND period_start <= :e "
        "AND period_end >= :b ORDER BY period_start",
        a=anchor, b=begins.isoformat(), e=ends.isoformat(),
    ):  # fmt: skip
        other = Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"]))
        within = begins <= other.begins and other.ends <= ends
        same = " It comes to the same amount." if Decimal(row["amount"] or 0) == amount else ""
        yield (
            f"Its period overlaps that of “{clip(row['title'], 60)}” ({other.words()}) of the same anchor"
            f"{', all of which lies in it' if within else ''}: what stands in both would be counted twice, so the two "
            f"are not added up.{same}"
        )


def _refuse_known(read: Reader, place_id: str, opened: OpenLedger, sha256: str) -> None:
    row = read.one(
        "SELECT l.slug, l.title, l.brought_in_on, a.name FROM ledger l LEFT JOIN actor a ON a.id = l.anchor_id "
        "WHERE l.place_id = :p AND l.sha256 = :s",
        p=place_id, s=sha256,
    )  # fmt: skip
    if row is not None:
        on = f" on {row['brought_in_on']}" if row["brought_in_on"] else ""
        raise Problem(
            "This very file was brought in already.",
            f"It is “{clip(row['title'], 60)}” of {clip(row['name'] or 'somebody who is gone', 60)}{on}.",
            hint=f"Look at it with convene show ledger {row['slug']}. To read it anew, remove that one first: convene "
            f"remove ledger {row['slug']}.",
            where=Where(str(opened.sheet.path)),
            exit_code=NO,
        )


def _nothing_counted(opened: OpenLedger, ledger: Ledger) -> Problem:
    first = [f"line {one.line:,}: {one.why}" for one in ledger.refused[:5]]
    return Problem(
        "Not a single line of the file could be counted.",
        "\n".join([*(f"{one}." for one in first), *ledger.told]),
        hint="Say which column is which: --map 'THEIR HEADING=supplier' --map 'THEIR HEADING=amount'.",
        where=Where(str(opened.sheet.path), opened.sheet.heading_line),
        exit_code=USAGE,
    )


def _nobody(step: Step) -> None:
    pass


__all__ = ["LedgerOptions", "LedgerPlan", "bring_in", "plan"]
