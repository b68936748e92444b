"""Open Referral UK: services and organisations, as tables of their own or nested in JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named, sentences
from convene.files.open_data.cells.cell_values import Columns, filled, postcode, website
from convene.files.open_data.published.walking import walked
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line

_MARKUP = re.compile(r"<[^<>]{1,500}>")
_BREAKS = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]*>", re.IGNORECASE)
_OVER = ("inactive", "defunct", "closed", "temporarily closed", "deleted")
_SERVICE = {"organization id", "organisation id", "organization name", "organisation name", "assured date",
            "service areas", "accreditations", "minimum age", "fees", "fees description"}  # fmt: skip
_ORGANISATION = {"legal status", "tax status", "tax id", "year incorporated", "logo", "uri",
                 "parent organization id", "alternate name"}  # fmt: skip


def _known(headings: frozenset[str]) -> bool:
    if not headings >= {"id", "name"}:
        return False
    if "status" in headings and len(headings & _SERVICE) >= 2:
        return True
    return "description" in headings and bool(headings & _ORGANISATION) and bool(headings & {"url", "website", "uri"})


def _read(layout: Layout, sheet: Sheet, told: Told | None) -> Iterator[Found]:
    columns = Columns(sheet)
    seen: dict[str, int] = {}
    yield from walked(columns, sheet, told, lambda line, cells: _found(columns, line, cells, seen))


def _found(columns: Columns, line: int, cells: tuple[str, ...], seen: dict[str, int]) -> Found:
    where = postcode(cells[columns.ending("postal code", "postcode")])
    status = clean_line(cells[columns.at("status")]).casefold()
    if status in _OVER:
        return Found(line, name=named(cells[columns.at("name")]), postcode=where, skipped=f"its status is “{status}”")
    service = named(cells[columns.at("name")])
    nested = named(cells[columns.at("organization name", "organisation name")])
    name = nested or service
    if not name:
        return Found(line, postcode=where, wrong="the service has no name")
    key = cells[columns.at("organization id", "organisation id")].strip() or f"name {name.casefold()}"
    first = seen.setdefault(key, line)
    if first != line:
        return Found(
            line, name=service or name, postcode=where, skipped=f"another service of the organisation on line {first}"
        )
    if nested:
        web = cells[columns.at("organization url", "organization website", "organisation url")]
        about = cells[columns.at("organization description", "organisation description")]
        said = f"Offers {service}." if service and service.casefold() != nested.casefold() else ""
    else:
        web, about, said = cells[columns.at("url", "website")], cells[columns.at("description")], ""
    charity = cells[columns.at("charity number", "organization charity number")]
    numbers = register_numbers.charity(charity, register_numbers.Beside(postcode=where))
    numbers = numbers.and_(register_numbers.company(cells[columns.at("company number")]))
    actor = filled(
        name=name,
        primary_type="vcse",
        sector="third",
        legal_form=clean_line(cells[columns.at("legal status", "organization legal status")])[:100],
        identifiers=numbers.ids,
        base=where,
        website=website(web) or website(cells[columns.at("url", "website")]),
        origin="Open Referral UK directory; licence chosen by the publisher",
        note="\n".join(filter(None, (said, _plain(about)))),
    )
    return Found(line, (actor,), postcode=where, notes=numbers.notes)


def _plain(text: str) -> str:
    """A description without its markup."""
    return sentences(html.unescape(_MARKUP.sub("", _BREAKS.sub("\n", text))))[:5_000]


OPEN_REFERRAL = Layout(
    key="open-referral",
    title="Open Referral UK directory",
    source="the directory's publisher",
    licence="chosen by the publisher",
    makes="actors",
    known=_known,
    read=_read,
    notes=(
        "Everybody who offers a service comes in as a voluntary group, though some may be public or private.",
        "Where a table of services does not name the organisation behind it, the service's own name is used.",
    ),
)
