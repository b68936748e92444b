"""Companies House: the free company data product, one file or its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named
from convene.files.open_data.cells.cell_values import Columns, day, filled, postcode, said_day
from convene.files.open_data.published.walking import walked
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_OGL = "Open Government Licence v3.0"
_DATED = re.compile(r"(20\d\d-\d\d-\d\d)")
_SIC = re.compile(r"(\d{5})\s*-\s*(.+)")
_NO_TRADE = frozenset(("74990", "99999", "98000"))
_GONE = ("dissolved", "liquidation", "closed", "converted", "removed")
_KINDS = (
    # what the category holds, actor type, sector, legal form
    ("community interest company", "vcse", "third", "CIC"),
    ("scottish charitable incorporated", "vcse", "third", "SCIO"),
    ("charitable incorporated", "vcse", "third", "CIO"),
    ("registered society", "vcse", "third", "registered society"),
    ("industrial and provident", "vcse", "third", "registered society"),
    ("further education", "anchor", "public", "college corporation"),
    ("royal charter", "anchor", "third", "royal charter"),
    ("guar", "msme", "", "company limited by guarantee"),
    ("section 30", "msme", "", "company limited by guarantee"),
    ("public limited", "msme", "private", "public limited company"),
    ("limited liability partnership", "msme", "private", "limited liability partnership"),
    ("limited partnership", "msme", "private", "limited partnership"),
    ("unlimited", "msme", "private", "unlimited company"),
    ("private limited", "msme", "private", "private limited company"),
)
_SIZES = {
    "micro entity": "Last accounts as a micro-entity.",
    "small": "Last accounts as a small company.",
    "total exemption small": "Last accounts as a small company.",
    "total exemption full": "Last accounts as a small company.",
    "unaudited abridged": "Last accounts as a small company.",
    "audited abridged": "Last accounts as a small company.",
    "medium": "Last accounts as a medium-sized company.",
    "full": "Last accounts in full, as a medium-sized or large company gives them.",
    "group": "Last accounts for a group of companies.",
    "dormant": "Last accounts as a dormant company.",
}


def _known(headings: frozenset[str]) -> bool:
    return headings >= {"companyname", "companynumber", "companystatus"}


def _read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
    columns = Columns(sheet)
    dated = _DATED.search(sheet.path.name)
    when = day(dated[1]) if dated else None
    origin = f"Companies House, company data{f' of {said_day(when)}' if when else ''}, {_OGL}"
    table = _Table(columns, origin)
    yield from walked(columns, sheet, told, table.found)


class _Table:
    def __init__(self, columns: Columns, origin: str) -> None:
        self.origin = origin
        self.name = columns.at("companyname")
        self.number = columns.at("companynumber")
        self.status = columns.at("companystatus")
        self.category = columns.at("companycategory")
        self.dissolved = columns.at("dissolutiondate")
        self.postcode = columns.at("regaddress postcode")
        self.accounts = columns.at("accounts accountcategory")
        self.made_up = columns.at("accounts lastmadeupdate")
        self.trades = tuple(at for n in (1, 2, 3, 4) if (at := columns.at(f"siccode sictext {n}")) >= 0)
        self.earlier = columns.at("previousname 1 companyname")

    def found(self, line: int, cells: tuple[str, ...]) -> Found:
        where = postcode(cells[self.postcode])
        status = clean_line(cells[self.status]).lower()
        if dissolved := day(cells[self.dissolved]):
            return Found(
                line, name=named(cells[self.name]), postcode=where, skipped=f"dissolved on {said_day(dissolved)}"
            )
        if any(word in status for word in _GONE):
            return Found(
                line, name=named(cells[self.name]), postcode=where, skipped=f"Companies House says “{status[:60]}”"
            )
        name = named(cells[self.name])
        if not name:
            return Found(line, postcode=where, wrong="the company has no name")
        number = register_numbers.company(cells[self.number]).ids
        if not number:
            said = clean_line(cells[self.number])[:30]
            return Found(line, wrong=f"“{said}” is not a company number" if said else "there is no company number")
        kind, sector, form = _kind(cells[self.category])
        actor = filled(
            name=name,
            primary_type=kind,
            sector=sector,
            legal_form=form,
            identifiers=number,
            base=where,
            aliases=(earlier,) if (earlier := named(cells[self.earlier])) and earlier != name else (),
            tags=tuple(_trades(cells[at] for at in self.trades)),
            origin=self.origin,
            note=self._note(status, cells),
        )
        return Found(line, (actor,), postcode=where)

    def _note(self, status: str, cells: tuple[str, ...]) -> str:
        said = [] if status in ("", "active") else [f"Companies House says “{status[:60]}”."]
        size = _SIZES.get(clean_line(cells[self.accounts]).lower(), "")
        if size and (when := day(cells[self.made_up])):
            size = f"{size.rstrip('.')} (to {said_day(when)})."
        return " ".join(filter(None, [*said, size]))


def _kind(category: str) -> tuple[str, str, str]:
    low = category.casefold()
    for words, kind, sector, form in _KINDS:
        if words in low:
            return kind, sector, form
    return "msme", "", clean_line(category)[:100].lower()


def _trades(cells: Any) -> Iterator[str]:
    """What it does, as tags such as ``SIC 56102: unlicensed restaurants and cafes``."""
    for cell in cells:
        found = _SIC.fullmatch(clean_line(cell))
        if found and found[1] not in _NO_TRADE:
            yield f"SIC {found[1]}: {found[2][0].lower()}{found[2][1:100]}"


COMPANIES_HOUSE = Layout(
    key="companies-house",
    title="Companies House company data",
    source="Companies House",
    licence=_OGL,
    makes="actors",
    known=_known,
    read=_read,
    register=True,
    notes=(
        "The register does not tell a supplier or a developer from any other company: unless you choose a type, "
        "companies come in as small businesses, and community interest companies and societies as voluntary groups.",
        "It does not tell how large a company is either; the kind of accounts it last gave is kept as a note.",
    ),
)
