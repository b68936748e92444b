"""Suppliers of ledgers of which it cannot be told who they are: what waits, and what somebody who knows decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from convene.core.delivery_vocabulary import SpendMatch
from convene.errors import NO, USAGE, Problem
from convene.files.ledgers.payees import folded_supplier
from convene.services.delivery.procurement.matching import DECIDED, DECIDED_NOBODY, same_postcode
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, plural


@dataclass(frozen=True, slots=True)
class WaitingSupplier:
    """A supplier that may be an actor. ``amount`` is in pounds; ``why`` says what speaks for it and what against."""

    id: str
    handle: str
    supplier: str
    postcode: str
    number: str
    amount: Decimal
    ledger: str
    anchor: str
    actor: str
    actor_handle: str
    base: str
    why: str
    actor_id: str = ""


def waiting(read: Reader, place_id: str, ledger_id: str = "") -> tuple[WaitingSupplier, ...]:
    """What waits for a decision, those who were paid most first; of one ledger, or of all."""
    found = read.rows(
        f"{_SUPPLIERS} WHERE s.place_id = :p AND s.state = 'waiting' AND (:l = '' OR s.ledger_id = :l)",
        p=place_id, l=ledger_id,
    )  # fmt: skip
    return tuple(sorted(map(_supplier, found), key=lambda one: (-one.amount, one.handle)))


def supplier(read: Reader, place_id: str, spend_id: str) -> WaitingSupplier | None:
    """One supplier, whether it waits or not; None where it is gone."""
    row = read.one(f"{_SUPPLIERS} WHERE s.place_id = :p AND s.id = :id", p=place_id, id=spend_id)
    return _supplier(row) if row else None


_SUPPLIERS = (
    "SELECT s.id, s.slug, s.supplier, s.postcode, s.number, s.amount, s.why, l.title, p.name AS anchor, a.name, "
    "a.slug AS actor_slug, a.base, s.actor_id FROM spend s JOIN ledger l ON l.id = s.ledger_id "
    "LEFT JOIN actor p ON p.id = l.anchor_id LEFT JOIN actor a ON a.id = s.actor_id"
)


def _supplier(row: Row) -> WaitingSupplier:
    return WaitingSupplier(
        row["id"], row["slug"], row["supplier"], row["postcode"], row["number"], Decimal(row["amount"] or 0),
        row["title"], row["anchor"] or "", row["name"] or "", row["actor_slug"] or "", row["base"] or "",
        row["why"], row["actor_id"] or "",
    )  # fmt: skip


def decide(write: Writer, place_id: str, spend_id: str, actor_id: str) -> str:
    """Say who a supplier is: the actor of that id, or "" for nobody here; what was done, in words.

    Holds for every ledger of the place in which a supplier of that name waits, and for those to come: where their
    postcodes differ, each waits by itself. Raises Problem for people and withheld names, which nobody may match.
    """
    row = write.one("SELECT supplier, postcode, state FROM spend WHERE id = :id AND place_id = :p",
                    id=spend_id, p=place_id)  # fmt: skip
    if row is None:
        raise Problem("That supplier is not there any more.", hint="List what waits anew.", exit_code=NO)
    if row["state"] == SpendMatch.withheld:
        raise Problem(
            "Nobody is matched with a name that is withheld, or with people.",
            "Their money is summed as one, so that nobody can be told from it.",
            hint="Leave it as it is; shares say how much could not be told.",
            exit_code=USAGE,
        )
    name = write.value("SELECT name FROM actor WHERE id = :id AND place_id = :p", id=actor_id, p=place_id)
    if actor_id and name is None:
        raise Problem("That actor is not in the place.", hint="convene list actors finds it.", exit_code=USAGE)
    alike = _alike(write, place_id, spend_id, row["supplier"], row["postcode"])
    why = DECIDED if actor_id else DECIDED_NOBODY
    state = {"state": SpendMatch.by_hand.value, "actor_id": actor_id or None, "why": why}
    for one in (spend_id, *alike):
        write.update("spend", one, state)
    who = f"is {clip(name, 60)}" if actor_id else "is nobody here"
    more = f", in {plural(1 + len(alike), 'place')} of the ledgers" if alike else ""
    write.place_id, write.label = place_id, f"Decided that {clip(row['supplier'], 60)} {who}{more}"
    return f"{write.label}."


def _alike(read: Reader, place_id: str, spend_id: str, supplier: str, postcode: str) -> Sequence[str]:
    """Other suppliers that wait under the same name, at no other postcode."""
    folded = folded_supplier(supplier)
    return [
        row["id"]
        for row in read.rows(
            "SELECT id, supplier, postcode FROM spend WHERE place_id = :p AND state = 'waiting' AND id <> :id",
            p=place_id,
            id=spend_id,
        )
        if folded_supplier(row["supplier"]) == folded and same_postcode(row["postcode"], postcode)
    ]


def candidate(read: Reader, spend_id: str) -> str:
    """The id of the actor that a supplier may be. Raises Problem where there is none to say yes to."""
    row = read.one("SELECT slug, supplier, actor_id FROM spend WHERE id = :id", id=spend_id)
    if row is None or row["actor_id"] is None:
        name = clip(row["supplier"], 60) if row else "That supplier"
        raise Problem(
            f"{name} may be nobody that is known, so there is nothing to say yes to.",
            hint="Say whom it is with --same-as ACTOR.",
            exit_code=USAGE,
        )
    return str(row["actor_id"])
