"""The registers of charities in Scotland and in Northern Ireland, as their own pages give them out.

Scotland has one table of charities and one of former ones; Northern Ireland gives its search results, with those that
were removed among them. Their columns are alike in words and not in what a bare number means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named, sentences
from convene.files.open_data.cells.cell_values import Columns, amount, day, filled, postcode, website
from convene.files.open_data.cells.standing import Standing
from convene.files.open_data.published.walking import walked
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_OGL = "Open Government Licence v3.0"
_AT_THE_END = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\W*$")
_SCOTTISH = {"charity number", "charity name", "registered date", "constitutional form"}
_NORTHERN = {"reg charity number", "charity name"}


def _known_scottish(headings: frozenset[str]) -> bool:
    return headings >= _SCOTTISH


def _known_northern(headings: frozenset[str]) -> bool:
    return headings >= _NORTHERN and bool(headings & {"sub charity number", "date registered", "public address"})


class _Table:
    """Where the columns of either register stand."""

    def __init__(self, sheet: Sheet, heading: str, origin: str) -> None:
        self.columns = columns = Columns(sheet)
        self.heading, self.origin = heading, origin
        self.standing = Standing(sheet.headings)
        self.number = columns.at("charity number", "reg charity number")
        self.part = columns.at("sub charity number")
        self.name = columns.at("charity name")
        self.also = columns.at("known as", "other name")
        self.postcode = columns.at("postcode")
        self.address = columns.at("public address")
        self.company = columns.at("company number")
        self.form = columns.at("constitutional form", "type of governing document")
        self.income = columns.at("most recent year income", "total income")
        self.ended = columns.at("year end", "date for financial year ending")
        self.web = columns.at("website")
        self.does = columns.at("objectives", "what the charity does")

    def found(self, line: int, cells: tuple[str, ...]) -> Found:
        where = postcode(cells[self.postcode]) or _postcode_of(cells[self.address])
        name = named(cells[self.name])
        part = cells[self.part].strip()
        if part.strip("0"):
            why = f"part {clean_line(part)[:20]} of charity {clean_line(cells[self.number])[:20]}"
            return Found(line, name=name, postcode=where, skipped=f"{why}, which stands in a row of its own")
        if gone := self.standing.gone(cells):
            return Found(line, name=name, postcode=where, skipped=gone)
        if not name:
            return Found(line, postcode=where, wrong="the charity has no name")
        numbers = register_numbers.charity(cells[self.number], register_numbers.Beside(self.heading))
        if not numbers.ids:
            why = "; ".join(numbers.notes) or "there is no charity number"
            return Found(line, name=name, postcode=where, wrong=why)
        said = cells[self.company].strip()
        beside = register_numbers.Beside(self.heading)
        company = register_numbers.company("" if said.strip("0") in ("", "999999") else said, beside)
        actor = self._actor(name, numbers.and_(company).ids, where, cells)
        return Found(line, (actor,), postcode=where, notes=company.notes)

    def _actor(self, name: str, known: tuple[str, ...], where: str, cells: tuple[str, ...]) -> dict[str, Any]:
        income, ended = amount(cells[self.income]), _year(cells[self.ended])
        also = named(cells[self.also])
        return filled(
            name=name.replace("`", "'"),
            aliases=(also,) if also and also.casefold() != name.casefold() else (),
            primary_type="vcse",
            sector="third",
            legal_form=clean_line(cells[self.form])[:100] or "charity",
            identifiers=known,
            base=where,
            website=website(cells[self.web]),
            turnover=income if ended else None,
            size_year=ended if income is not None else None,
            origin=self.origin,
            note=sentences(cells[self.does])[:5_000],
        )


def _postcode_of(address: str) -> str:
    """The postcode an address ends with; nothing else of an address is kept."""
    found = _AT_THE_END.search(clean_line(address).upper())
    return f"{found[1]} {found[2]}" if found else ""


def _year(text: str) -> int | None:
    """The year of a day, which one of the registers writes as 31 March 2025."""
    if (when := day(text)) is not None:
        return when.year
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return int(found[0]) if found else None


def _reader(heading: str, origin: str) -> Callable[[Layout, Sheet, Told | None], Iterator[Found]]:
    def read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
        table = _Table(sheet, heading, origin)
        yield from walked(table.columns, sheet, told, table.found)

    return read


SCOTTISH_REGISTER = Layout(
    key="charity-register-scotland",
    title="Scottish Charity Register",
    source="Scottish Charity Regulator (OSCR)",
    licence=_OGL,
    makes="actors",
    known=_known_scottish,
    read=_reader("Scottish charity number", f"Scottish Charity Register, {_OGL}"),
    register=True,
)
NORTHERN_REGISTER = Layout(
    key="charity-register-northern-ireland",
    title="Register of charities, Northern Ireland",
    source="Charity Commission for Northern Ireland",
    licence=_OGL,
    makes="actors",
    known=_known_northern,
    read=_reader("Northern Ireland charity number", f"Charity Commission for Northern Ireland, {_OGL}"),
    register=True,
)
