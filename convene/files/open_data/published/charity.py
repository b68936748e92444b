"""The register of charities in England and Wales: the table ``publicextract.charity``, as text or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named, sentences
from convene.files.open_data.cells.cell_values import YES, Columns, amount, day, postcode, said_day, website
from convene.files.open_data.published.walking import walked
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_OGL = "Open Government Licence v3.0"
_NUMBER = re.compile(r"[2-9][0-9]{5}|1[0-9]{6}")
_FORMS = {
    "charitable company": "charitable company",
    "cio": "CIO",
    "trust": "charitable trust",
    "other": "charity",
    "previously excepted": "charity",
    "": "charity",
}


def _known(headings: frozenset[str]) -> bool:
    return headings >= {"charity name", "registered charity number", "charity registration status"}


def _read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
    table = _Table(Columns(sheet))
    yield from walked(table.columns, sheet, told, table.found)


class _Table:
    """One extract: where its columns are, and what stays the same from row to row."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.name = columns.at("charity name")
        self.number = columns.at("registered charity number")
        self.linked = columns.at("linked charity number")
        self.status = columns.at("charity registration status")
        self.removed = columns.at("date of removal")
        self.postcode = columns.at("charity contact postcode")
        self.company = columns.at("charity company registration number")
        self.form = columns.at("charity type")
        self.cio = columns.at("charity is cio")
        self.income = columns.at("latest income")
        self.ended = columns.at("latest acc fin period end date")
        self.web = columns.at("charity contact web")
        self.does = columns.at("charity activities")
        self.extract = columns.at("date of extract")
        self.troubles = tuple(
            (columns.at(name), words)
            for name, words in (
                ("charity insolvent", "The register says it is insolvent."),
                ("charity in administration", "The register says it is in administration."),
                ("cio is dissolved", "The register says it is being dissolved."),
            )
        )
        self._origins: dict[str, str] = {}

    def found(self, line: int, cells: tuple[str, ...]) -> Found:
        number = cells[self.number].strip()
        where = postcode(cells[self.postcode])
        linked = cells[self.linked].strip()
        if linked and linked.strip("0"):
            why = (
                f"part {clean_line(linked)[:20]} of charity {clean_line(number)[:20]}, which stands in a row of its own"
            )
            return Found(line, name=named(cells[self.name]), postcode=where, skipped=why)
        status = cells[self.status].strip().casefold()
        if status and status != "registered":
            return Found(
                line, name=named(cells[self.name]), postcode=where, skipped=_gone(status, day(cells[self.removed]))
            )
        name = named(cells[self.name])
        if not name:
            return Found(line, postcode=where, wrong="the charity has no name")
        if not _NUMBER.fullmatch(number):
            said = clean_line(number)[:30]
            return Found(line, wrong=f"“{said}” is not a charity number" if said else "there is no charity number")
        company = register_numbers.company(cells[self.company])
        actor = self._actor(name, (f"GB-CHC-{number}", *company.ids), where, cells)
        return Found(line, (actor,), postcode=where, notes=company.notes)

    def _actor(self, name: str, known: tuple[str, ...], where: str, cells: tuple[str, ...]) -> dict[str, Any]:
        actor: dict[str, Any] = {
            "name": name,
            "primary_type": "vcse",
            "sector": "third",
            "legal_form": self._form(cells),
            "identifiers": known,
            "origin": self._origin(cells[self.extract]),
        }
        if where:
            actor["base"] = where
        if web := website(cells[self.web]):
            actor["website"] = web
        income = cells[self.income].strip()
        ended = day(cells[self.ended]) if income else None
        if ended and (size := amount(income)) is not None:
            actor["turnover"] = size
            actor["size_year"] = ended.year
        if note := self._note(cells):
            actor["note"] = note
        return actor

    def _form(self, cells: tuple[str, ...]) -> str:
        said = cells[self.form].strip()
        form = _FORMS.get(said.casefold()) or clean_line(said)[:100]
        return "CIO" if form == "charity" and cells[self.cio].strip().casefold() in YES else form

    def _note(self, cells: tuple[str, ...]) -> str:
        said = [words for at, words in self.troubles if (cell := cells[at].strip()) and cell.casefold() in YES]
        if does := cells[self.does].strip():
            said.append(sentences(does))
        return "\n".join(said)

    def _origin(self, extract: str) -> str:
        if extract not in self._origins:
            when = day(extract)
            words = f"extract of {said_day(when)}, " if when else ""
            self._origins[extract] = f"Charity Commission register, {words}{_OGL}"
        return self._origins[extract]


def _gone(status: str, when: date | None) -> str:
    words = "removed from the register" if status == "removed" else f"the register says “{clean_line(status)[:40]}”"
    return f"{words} on {said_day(when)}" if when else words


CHARITY_REGISTER = Layout(
    key="charity-register",
    title="Register of charities, England and Wales",
    source="Charity Commission for England and Wales",
    licence=_OGL,
    makes="actors",
    known=_known,
    read=_read,
    register=True,
)
