"""The sheet for a clinic of small suppliers: what will be bought, who could bid, and what they lack. No people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.delivery.contracts import Bidder
from convene.core.delivery.grants import pounds
from convene.core.delivery_vocabulary import Ready
from convene.core.nouns.procurement import ContractDraft
from convene.files.documents.blocks import Block, Grid, Heading, Paper, Para, bullets, facts
from convene.text import count, join, plural


@dataclass(frozen=True, slots=True)
class Lot:
    """One contract to come: its ``buyer`` by name, whom it could suit, that in a sentence, and what to mind."""

    contract: ContractDraft
    buyer: str
    suited: tuple[Bidder, ...]
    says: str
    remarks: tuple[str, ...]


def clinic_paper(lots: Sequence[Lot], asking: Sequence[Bidder], place: str, day: str) -> Paper:
    """``asking`` are the actors that want help, whatever contract they suit; ``day`` is when this was written."""
    blocks: list[Block] = [Para(_lead(lots, asking), "lead")]
    if lots:
        blocks.append(Heading(2, "What is coming"))
    for one in lots:
        blocks += _lot(one)
    if asking:
        blocks.append(Heading(2, "Who asked for help"))
        blocks.append(bullets(*(f"{one.name}: {one.help}" for one in asking)))
    blocks += [
        Heading(2, "What buyers commonly ask"),
        bullets(*(one.label for one in Ready)),
        Para("Whom a contract could suit is told by type alone: nobody is recommended, and nobody is left out by it."),
    ]
    title = "Clinic for suppliers"
    return Paper(title, tuple(blocks), kind="Procurement", subtitle=f"{place} · {day}", place=place, hue="delivery")


def _lead(lots: Sequence[Lot], asking: Sequence[Bidder]) -> str:
    if not lots:
        return "No contract to come is known yet: ask the buyers for their list of next year's buying."
    value = sum((one.contract.value for one in lots if one.contract.value is not None), start=Decimal(0))
    untold = sum(one.contract.value is None for one in lots)
    said = f"{plural(len(lots), 'contract')} to come"
    if value:
        said += f", {pounds(value)} in all" + (f" where it is known; of {count(untold)} it is not" if untold else "")
    return f"{said}. {plural(len(asking), 'actor')} asked for help."


def _lot(one: Lot) -> list[Block]:
    contract = one.contract
    blocks: list[Block] = [
        Heading(3, contract.title, note=contract.status.label.lower()),
        facts(
            ("Buyer", one.buyer),
            ("Value", pounds(contract.value) if contract.value is not None else "not said"),
            ("Lots", count(contract.lots) if contract.lots is not None else ""),
            ("Advertised", _day(contract.advertised_on)),
            ("Bids due", _day(contract.bids_due) or "no day yet"),
            ("Social value asked", contract.asks),
            ("Counts for", f"{count(contract.weight)} %" if contract.weight is not None else ""),
            ("Notice", contract.link),
        ),
        *(Para(told, "notice") for told in one.remarks),
        Para(one.says),
    ]
    if one.suited:
        rows = tuple((each.name, each.looks.words if each.looks else "not looked at", _lacks(each))
                     for each in one.suited)  # fmt: skip
        blocks.append(Grid(("Could bid", "Ready", "Missing"), rows, widths=(3, 2, 5)))
    return blocks


def _lacks(one: Bidder) -> str:
    if one.looks is None:
        return "–"
    return join([each.label for each in one.looks.missing]) or "nothing"


def _day(when: date | None) -> str:
    return f"{when.day} {when:%B %Y}" if when else ""
