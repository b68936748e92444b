"""Find That Charity: what its search and its tables give out as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named
from convene.files.open_data.cells.cell_values import (
    NO,
    Columns,
    amount,
    day,
    filled,
    parts,
    postcode,
    said_day,
    website,
)
from convene.files.open_data.published.walking import walked
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_MOST_IDS = 12
_REGISTERS = {
    "ccew": "the Charity Commission",
    "oscr": "the Scottish Charity Register",
    "ccni": "the Charity Commission for Northern Ireland",
    "companies": "Companies House",
    "mutuals": "the Mutuals Register",
    "casc": "the list of community amateur sports clubs",
    "nhsods": "the NHS",
    "gias": "the register of schools",
}
_KINDS = (
    ("local authority", "anchor", "public"),
    ("council", "anchor", "public"),
    ("nhs", "anchor", "public"),
    ("hospital", "anchor", "public"),
    ("university", "anchor", "public"),
    ("school", "anchor", "public"),
    ("academy", "anchor", "public"),
    ("college", "anchor", "public"),
    ("education", "anchor", "public"),
    ("government", "anchor", "public"),
    ("charit", "vcse", "third"),
    ("community interest", "vcse", "third"),
    ("society", "vcse", "third"),
    ("mutual", "vcse", "third"),
    ("sports club", "vcse", "third"),
    ("housing", "vcse", "third"),
    ("church", "vcse", "third"),
    ("company", "msme", "private"),
)


def _known(headings: frozenset[str]) -> bool:
    return headings >= {"id", "name", "organisationtypeprimary"} or headings >= {"id", "name", "orgids", "source"}


def _read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
    table = _Table(Columns(sheet))
    yield from walked(table.columns, sheet, told, table.found)


class _Table:
    """Where the columns of a table stand."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.id, self.name, self.others = columns.at("id"), columns.at("name"), columns.at("orgids")
        self.charity, self.company = columns.at("charitynumber"), columns.at("companynumber")
        self.postcode = columns.at("postalcode", "postal code", "postcode")
        self.web = columns.at("url")
        self.income, self.income_day = columns.at("latestincome"), columns.at("latestincomedate")
        self.active, self.removed = columns.at("active"), columns.at("dateremoved")
        self.form, self.types = columns.at("organisationtypeprimary"), columns.at("organisationtype")
        self.source, self.modified = columns.at("source"), columns.at("datemodified")

    def found(self, line: int, cells: tuple[str, ...]) -> Found:
        where = postcode(cells[self.postcode])
        if gone := self._gone(cells):
            return Found(line, name=named(cells[self.name]), postcode=where, skipped=gone)
        name = named(cells[self.name])
        if not name:
            return Found(line, postcode=where, wrong="the organisation has no name")
        numbers = self._numbers(cells, where)
        known = numbers.ids[:_MOST_IDS]
        form = clean_line(cells[self.form])
        types = tuple(map(clean_line, parts(cells[self.types])))
        kind, sector = _kind(form or " ".join(types), known)
        income, year = amount(cells[self.income]), day(cells[self.income_day])
        actor = filled(
            name=name,
            primary_type=kind,
            sector=sector,
            legal_form=form[:100],
            identifiers=known,
            base=where,
            website=website(cells[self.web]),
            turnover=income if year else None,
            size_year=year.year if year and income is not None else None,
            tags=tuple(one.lower()[:100] for one in types if one and one.casefold() != form.casefold())[:10],
            origin=_origin(cells[self.source], cells[self.modified]),
        )
        return Found(line, (actor,), postcode=where, notes=numbers.notes)

    def _gone(self, cells: tuple[str, ...]) -> str:
        removed = day(cells[self.removed])
        if cells[self.active].strip().casefold() in NO:
            return "no longer active" + (f", removed on {said_day(removed)}" if removed else "")
        return f"removed from its register on {said_day(removed)}" if removed else ""

    def _numbers(self, cells: tuple[str, ...], where: str) -> register_numbers.Numbers:
        said = dict.fromkeys((cells[self.id].strip(), *parts(cells[self.others])))
        found = register_numbers.whole(said)
        beside = register_numbers.Beside(postcode=where, known=found.ids)
        found = found.and_(register_numbers.charity(cells[self.charity], beside))
        return found.and_(register_numbers.company(cells[self.company]))


def _kind(words: str, known: tuple[str, ...]) -> tuple[str, str]:
    low = words.casefold()
    if any(one.startswith(("GB-CHC-", "GB-SC-", "GB-NIC-")) for one in known):
        return "vcse", "third"
    for word, kind, sector in _KINDS:
        if word in low:
            return kind, sector
    return "vcse", "third"


@lru_cache(maxsize=4_096)
def _origin(source: str, modified: str) -> str:
    when = day(modified)
    said = clean_line(source)[:60]
    register = f" from {_REGISTERS.get(said.casefold(), f'“{said}”')}" if said else ""
    dated = f", changed {said_day(when)}" if when else ""
    return f"Find That Charity{register}{dated}; licence of each register, mostly Open Government Licence"


FIND_THAT_CHARITY = Layout(
    key="find-that-charity",
    title="Find That Charity",
    source="Find That Charity, from many registers",
    licence="that of each register, mostly Open Government Licence",
    makes="actors",
    known=_known,
    read=_read,
    notes=("Councils, hospitals, schools and universities come in as anchors, charities as voluntary groups.",),
)
