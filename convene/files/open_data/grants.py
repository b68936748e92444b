"""Grants in the 360Giving Data Standard, as CSV, workbook or JSON: who funds whom, with what, since when.

A grant to a person makes nothing: people are never brought in from a list of grants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.engagement import org_ids
from convene.core.figures.area_codes import is_code
from convene.files.open_data.casing import named, sentences
from convene.files.open_data.cells import (
    NOTHING,
    Columns,
    charity_prefix,
    filled,
    ids,
    postcode,
    pounds,
    read_day,
    taken_for,
    website,
)
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_PERSON = re.compile(r"(?:an? )?(?:private |anonymous |anonymised )?individuals?(?: recipient)?s?|redacted|anonymous")
_PUBLIC = ("GB-LAE-", "GB-LAS-", "GB-LANI-", "GB-PLA-", "GB-NHS-", "GB-GOR-", "GB-GOVUK-", "GB-EDU-", "GB-UKPRN-",
           "GB-HESA-")  # fmt: skip
_NAMED_PUBLIC = re.compile(r"\b(?:council|university|hospital|nhs|college|borough|primary school|academy)\b")


def _known(headings: frozenset[str]) -> bool:
    plain = {one.replace(" 0 ", " ") for one in headings}
    return {"identifier", "funding org name", "amount awarded"} <= plain and bool(
        {"recipient org name", "recipient ind name", "recipient ind identifier"} & plain
    )


def _read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
    table = _Table(sheet)
    for row in sheet.rows(told):
        if len(row.cells) > table.columns.width:
            words = f"the row has {len(row.cells)} cells, the heading {table.columns.width}"
            yield Found(row.line, wrong=words)
            continue
        short = table.columns.width - len(row.cells)
        yield table.found(row.line, (*row.cells, *[""] * (short + 1)))


class _Table:
    """Where the columns of a table of grants stand."""

    def __init__(self, sheet: Sheet) -> None:
        self.columns = columns = Columns(sheet)
        self.identifier = columns.at("identifier")
        self.title, self.description = columns.at("title"), columns.at("description")
        self.amount, self.currency = columns.at("amount awarded"), columns.at("currency")
        self.awarded = columns.at("award date")
        self.funder = _Org(columns, "funding org")
        self.recipient = _Org(columns, "recipient org")
        self.person = (_at(columns, "recipient ind", "name"), _at(columns, "recipient ind", "identifier"))
        self.codes = (
            *columns.all_with("beneficiary location", "geographic code"),
            *columns.all_with("beneficiary location", "geocode"),
            *columns.all_with("recipient org", "location", "geographic code"),
        )
        self.licence = columns.at("license", "licence")

    def found(self, line: int, cells: tuple[str, ...]) -> Found:
        recipient = named(cells[self.recipient.name])
        to_person = any(cells[at].strip() for at in self.person) and not recipient
        if to_person or _PERSON.fullmatch(recipient.casefold()):
            return Found(line, skipped="a grant to a person; people are never brought in")
        funder = named(cells[self.funder.name])
        if not funder or not recipient:
            return Found(line, wrong=f"there is no {'recipient' if funder else 'funder'}")
        try:
            link, notes = self._link(cells)
        except ValueError as trouble:
            return Found(line, wrong=str(trouble))
        link["origin"] = f"360Giving data of {funder[:200]}"
        origin = f"360Giving data of {funder[:200]}; licence chosen by the publisher, often CC BY 4.0"
        actors = (self.funder.actor(cells, funder, origin), self.recipient.actor(cells, recipient, origin))
        same = set(actors[0].get("identifiers", ())) & set(actors[1].get("identifiers", ()))
        if same or funder.casefold() == recipient.casefold():
            return Found(line, skipped="the funder and who received it are the same")
        codes = tuple(code for at in self.codes for code in (cells[at].strip().upper(),) if is_code(code))
        return Found(line, actors, ((0, 1, link),), actors[1].get("base", ""), tuple(dict.fromkeys(codes)), notes=notes)

    def _link(self, cells: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """The grant as a tie, and what was left out of it. Raises ValueError, in words."""
        amount = pounds(cells[self.amount])
        said = cells[self.awarded].strip()
        read = read_day(said)
        if said and read is None:
            raise ValueError(f"“{clean_line(said)[:30]}” is not a day")
        currency = clean_line(cells[self.currency]).upper()[:10]
        note = sentences(cells[self.description])
        notes: tuple[str, ...] = () if read is None or read.sure else (taken_for(said, read.when),)
        if currency not in ("", "GBP") and amount is not None:
            note = f"{currency} {amount:,}. {note}".strip()
            amount, notes = (
                None,
                (
                    *notes,
                    f"an amount in {currency} is kept in words only",
                ),
            )
        elif amount is not None and amount < 0:
            note = f"Amount £{amount:,}. {note}".strip()
            amount, notes = (
                None,
                (
                    *notes,
                    "an amount below nothing is kept in words only",
                ),
            )
        return _tie(cells, self, amount, read.when if read else None, note), notes


def _tie(
    cells: tuple[str, ...], table: _Table, amount: Decimal | int | None, awarded: date | None, note: str
) -> dict[str, Any]:
    return filled(
        kind="funds",
        what=clean_line(cells[table.title])[:500] or "grant",
        amount=amount,
        since=awarded,
        identifier=clean_line(cells[table.identifier])[:200],
        note=note[:5_000],
    )


class _Org:
    """Where the columns of a funder, or of who received a grant, stand."""

    def __init__(self, columns: Columns, which: str) -> None:
        self.funds = which == "funding org"
        self.name = _at(columns, which, "name")
        self.identifier = _at(columns, which, "identifier")
        self.charity = _at(columns, which, "charity number")
        self.company = _at(columns, which, "company number")
        self.postcode = _at(columns, which, "postal code")
        self.web = _at(columns, which, "web address")

    def actor(self, cells: tuple[str, ...], name: str, origin: str) -> dict[str, Any]:
        charity = cells[self.charity]
        identifier = cells[self.identifier].strip()
        known = ids(
            *((("", identifier),) if _is_org_id(identifier) else ()),
            (charity_prefix(charity), charity),
            ("GB-COH", cells[self.company]),
        )
        public = any(one.startswith(_PUBLIC) for one in known) or (
            not known and bool(_NAMED_PUBLIC.search(name.casefold()))
        )
        return filled(
            name=name,
            primary_type="anchor" if public else "vcse",
            sector="public" if public else "third" if known else "",  # a guess would only contradict what is known
            identifiers=known,
            base=postcode(cells[self.postcode]),
            website=website(cells[self.web]),
            tags=("funder",) if self.funds else (),
            origin=origin,
        )


def _at(columns: Columns, which: str, name: str) -> int:
    return columns.at(f"{which} {name}", f"{which} 0 {name}")


def _is_org_id(text: str) -> bool:
    """Whether an identifier stands for an organisation in a register, or in this place; not the publisher's own."""
    if text.casefold() in NOTHING or text[:5].upper() == "360G-":
        return False
    return text[:2].upper() == "X-" or "-".join(text.split("-")[:2]).upper() in org_ids.REGISTERS


THREE_SIXTY_GIVING = Layout(
    key="360giving",
    title="Grants in the 360Giving standard",
    source="the funder who published them",
    licence="chosen by the publisher, often CC BY 4.0",
    makes="grants",
    known=_known,
    read=_read,
    notes=(
        "Funders and those they fund come in as voluntary groups, and as anchors where their number is that of a "
        "council, a hospital, a school or another public body.",
        "Check the licence on the publisher's page before you publish anything made from it.",
    ),
)
