"""Grants in the 360Giving Data Standard, as CSV, workbook or JSON: who funds whom, with what, since when.

A grant to a person makes nothing: people are never brought in from a list of grants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.dates import Day, counted_from_1904
from convene.core.engagement import org_ids
from convene.core.engagement.same_body import says_the_same
from convene.core.figures.area_codes import is_code
from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.casing import named, sentences
from convene.files.open_data.cells.cell_values import (
    NOTHING,
    Columns,
    clashing,
    filled,
    postcode,
    pounds,
    read_day,
    taken_for,
    website,
)
from convene.files.open_data.cells.no_body import PERSON, is_error, no_body
from convene.files.open_data.cells.standing import Standing
from convene.files.open_data.shape import Found, Layout
from convene.files.sheets import Sheet, Told
from convene.text import clean_line, clip, join

_PUBLIC = ("GB-LAE-", "GB-LAS-", "GB-LANI-", "GB-PLA-", "GB-NHS-", "GB-GOR-", "GB-GOVUK-", "GB-EDU-", "GB-UKPRN-",
           "GB-HESA-")  # fmt: skip
_SEVERAL = re.compile(r"\s*[;|\n]\s*")
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
        cells = tuple("" if is_error(cell) else cell for cell in row.cells)
        notes: tuple[str, ...] = ()
        if short:
            notes = (f"the row has {len(row.cells)} cells, the heading {table.columns.width}",)
        if cells != row.cells:
            notes += ("an error of the spreadsheet, such as #N/A, is left out",)
        found = table.found(row.line, (*cells, *[""] * (short + 1)), (*row.cells, *[""] * (short + 1)))
        yield replace(found, notes=(*notes, *found.notes)) if notes else found


class _Table:
    """Where the columns of a table of grants stand."""

    def __init__(self, sheet: Sheet) -> None:
        self.columns = columns = Columns(sheet)
        self.from_1904 = sheet.from_1904
        self.identifier = columns.at("identifier")
        self.title, self.description = columns.at("title"), columns.at("description")
        self.amount, self.currency = columns.at("amount awarded"), columns.at("currency")
        self.awarded = columns.at("award date")
        self.funders = _orgs(columns, "funding org")
        self.recipients = _orgs(columns, "recipient org")
        self.person = (
            *columns.all_with("recipient ind", "name"), *columns.all_with("recipient ind", "identifier"),
        )  # fmt: skip
        self.codes = (
            *columns.all_with("beneficiary location", "geographic code"),
            *columns.all_with("beneficiary location", "geocode"),
            *columns.all_with("recipient org", "location", "geographic code"),
        )
        self.standing = Standing(sheet.headings, ("recipient org 0", "recipient org", "latest known recipient org"))

    def found(self, line: int, cells: tuple[str, ...], raw: tuple[str, ...]) -> Found:
        funders, recipients = _named(self.funders, raw), _named(self.recipients, raw)
        if any(cells[at].strip() for at in self.person) and not recipients:
            return Found(line, skipped="a grant to a person; people are never brought in")
        for side, which in ((funders, "funder"), (recipients, "recipient")):
            if not side:
                return Found(line, wrong=f"there is no {which}")
        notes: tuple[str, ...] = ()
        first = ""
        kept: _Side = []
        for org, name in (*funders, *recipients):
            why = no_body(name, numbered=org.is_numbered(cells))
            if why is None:
                kept.append((org, name))
            elif why.broken:
                return Found(line, wrong=why.words)
            else:
                notes += (f"one of its {'funders' if org.funds else 'recipients'}: {why.words}",)
                first = first or (f"a grant to {why.words}" if why == PERSON and not org.funds else why.words)
        giving = [one for one in kept if one[0].funds]
        taking = [one for one in kept if not one[0].funds]
        if not giving or not taking:
            return Found(line, skipped=first)
        if gone := self.standing.gone(cells, taking[0][1]) if len(taking) == 1 else "":
            return Found(line, name=taking[0][1], skipped=f"who received it is gone: {gone}")
        shared = len(funders) > 1 or len(recipients) > 1 or any(cells[at].strip() for at in self.person)
        return self._tied(line, cells, giving, taking, notes, shared=shared)

    def _tied(
        self, line: int, cells: tuple[str, ...], giving: _Side, taking: _Side, notes: tuple[str, ...], *, shared: bool
    ) -> Found:
        """The grant as ties between all who gave and all who received it."""
        try:
            link, left_out = self._link(cells, shared=_shared_words(giving, taking) if shared else "")
        except ValueError as trouble:
            return Found(line, wrong=str(trouble))
        by = giving[0][1][:200]
        link["origin"] = f"360Giving data of {by}"
        origin = f"360Giving data of {by}; licence chosen by the publisher, often CC BY 4.0"
        actors: list[dict[str, Any]] = []
        for org, name in (*giving, *taking):
            actor, told = org.actor(cells, name, origin)
            actors.append(actor)
            notes += told
        links = []
        for source in range(len(giving)):
            for target in range(len(giving), len(actors)):
                if _same(actors[source], actors[target]):
                    continue
                notes += _without_funders_number(actors[source], actors[target])
                links.append((source, target, _numbered(link, (actors[source], actors[target]), shared=shared)))
        if not links:
            return Found(line, skipped="the funder and who received it are the same")
        codes = tuple(code for at in self.codes for code in (cells[at].strip().upper(),) if is_code(code))
        bases = [str(one["base"]) for one in actors[len(giving) :] if one.get("base")]
        return Found(
            line, tuple(actors), tuple(links), bases[0] if bases else "", tuple(dict.fromkeys(codes)),
            notes=tuple(dict.fromkeys((*notes, *left_out))), also_at=tuple(bases[1:]),
        )  # fmt: skip

    def _link(self, cells: tuple[str, ...], shared: str = "") -> tuple[dict[str, Any], tuple[str, ...]]:
        """The grant as a tie, and what was left out of it. ``shared`` says between whom its money is shared, which no
        list says how. Raises ValueError, in words."""
        amount = pounds(cells[self.amount])
        said = cells[self.awarded].strip()
        early = counted_from_1904(said) if self.from_1904 else None
        read = Day(early, sure=False) if early else read_day(said)
        if said and read is None:
            raise ValueError(f"“{clean_line(said)[:30]}” is not a day")
        currency = clean_line(cells[self.currency]).upper()[:10]
        note = sentences(cells[self.description])
        if note == clean_line(cells[self.title]):  # the standard wants one, and some have nothing more to say
            note = ""
        notes: tuple[str, ...] = () if read is None or read.sure else (taken_for(said, read.when),)
        if currency not in ("", "GBP") and amount is not None:
            note = f"{currency} {amount:,}. {note}".strip()
            amount, notes = None, (*notes, f"an amount in {currency} is kept in words only")
        elif amount is not None and amount < 0:
            note = f"Amount £{amount:,}. {note}".strip()
            amount, notes = None, (*notes, "an amount below nothing is kept in words only")
        if shared:
            in_all = f"£{amount:,} in all" if amount is not None else "A grant"
            note, amount = f"{in_all}, {shared}. {note}".strip(), None
            notes += (f"{shared}: the amount is kept in words only",)
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


def _shared_words(giving: _Side, taking: _Side) -> str:
    """Who shares a grant, in words."""
    said = []
    if len(giving) > 1:
        said.append(f"given together by {join([clip(name, 60) for _, name in giving])}")
    if len(taking) > 1:
        said.append(f"shared between {join([clip(name, 60) for _, name in taking])}")
    return ", ".join(said) or "shared with others who are not told"


def _same(giver: dict[str, Any], taker: dict[str, Any]) -> bool:
    """Whether a funder and who received its grant are one: by their names, for a number alone proves nothing."""
    if giver["name"].casefold() == taker["name"].casefold():
        return True
    shared = set(giver.get("identifiers", ())) & set(taker.get("identifiers", ()))
    return bool(shared) and says_the_same(giver["name"], taker["name"])


def _without_funders_number(giver: dict[str, Any], taker: dict[str, Any]) -> tuple[str, ...]:
    """Takes the funder's number from a recipient of another name; says so."""
    theirs = giver.get("identifiers", ())
    shared = [one for one in taker.get("identifiers", ()) if one in theirs]
    if not shared:
        return ()
    taker["identifiers"] = tuple(one for one in taker["identifiers"] if one not in shared)
    return (f"{join(shared)} is left out of {clip(taker['name'], 60)}: it is the funder's number",)


def _numbered(link: dict[str, Any], ends: Iterable[dict[str, Any]], *, shared: bool) -> dict[str, Any]:
    """One tie of a grant. Where a grant makes several, each needs a number of its own: its ends tell them apart."""
    if not shared or "identifier" not in link:
        return dict(link)
    who = " to ".join((*one.get("identifiers", ()), one["name"])[0][:60] for one in ends)
    return {**link, "identifier": f"{link['identifier'][:70]}: {who}"}


class _Org:
    """Where the columns of a funder, or of who received a grant, stand."""

    def __init__(self, columns: Columns, which: str) -> None:
        self.funds = which.startswith("funding org")
        self.name = columns.at(f"{which} name")
        self.identifier = columns.at(f"{which} identifier")
        self.charity = columns.at(f"{which} charity number")
        self.company = columns.at(f"{which} company number")
        self.postcode = columns.at(f"{which} postal code")
        self.web = columns.at(f"{which} web address")

    def is_numbered(self, cells: tuple[str, ...]) -> bool:
        """Whether anything says that a register knows it."""
        return any(cells[at].strip() for at in (self.charity, self.company)) or _is_org_id(cells[self.identifier])

    def actor(self, cells: tuple[str, ...], name: str, origin: str) -> tuple[dict[str, Any], tuple[str, ...]]:
        """The fields of an actor, and what was left out of them."""
        identifier = cells[self.identifier].strip()
        where = postcode(cells[self.postcode])
        numbers = register_numbers.whole((identifier,) if _is_org_id(identifier) else ())
        beside = register_numbers.Beside(postcode=where, known=numbers.ids)
        numbers = numbers.and_(register_numbers.charity(cells[self.charity], beside))
        numbers = numbers.and_(register_numbers.company(cells[self.company], beside))
        known, notes = numbers.ids, numbers.notes
        if trouble := clashing(known):
            known, notes = known[:1], (*notes, f"{trouble}; the second is left out")
        public = any(one.startswith(_PUBLIC) for one in known) or (
            not known and bool(_NAMED_PUBLIC.search(name.casefold()))
        )
        fields = filled(
            name=name,
            primary_type="anchor" if public else "vcse",
            sector="public" if public else "third" if known else "",  # a guess would only contradict what is known
            identifiers=known,
            base=where,
            website=website(cells[self.web]),
            tags=("funder",) if self.funds else (),
            origin=origin,
        )
        return fields, tuple(f"{clip(name, 60)}: {note}" for note in notes)


class _Nameless(_Org):
    """One of several that share a cell: nothing beside their names is known to be theirs."""

    def __init__(self, org: _Org) -> None:
        self.funds = org.funds
        self.name = self.identifier = self.charity = self.company = self.postcode = self.web = -1


_Side = list[tuple[_Org, str]]


def _orgs(columns: Columns, which: str) -> tuple[_Org, ...]:
    """The funders or recipients that a table has room for: ``Recipient Org:Name``, ``Recipient Org:1:Name`` …"""
    starts = (which, *(f"{which} {number}" for number in range(columns.width)))
    return tuple(_Org(columns, one) for one in starts if columns.at(f"{one} name") >= 0)


def _named(orgs: tuple[_Org, ...], cells: tuple[str, ...]) -> _Side:
    """Those that a row names, each once; a cell may name several, whose numbers then nobody can share out."""
    found: _Side = []
    for org in orgs:
        names = [name for part in _SEVERAL.split(cells[org.name]) if (name := named(part))]
        found += [(org if len(names) == 1 else _Nameless(org), name) for name in names]
    return list({name.casefold(): (org, name) for org, name in reversed(found)}.values())[::-1]


def _is_org_id(text: str) -> bool:
    """Whether an identifier stands for an organisation in a register, or in this place; not the publisher's own."""
    text = text.strip("'\"‘’ ")
    if text.casefold() in NOTHING or text[:5].upper() == "360G-":
        return False
    start = re.match(r"[A-Za-z]{2}[-_ ][A-Za-z]+", text)
    prefix = re.sub("[_ ]", "-", start[0]).upper() if start else ""
    return text[:2].upper() == "X-" or prefix in org_ids.REGISTERS


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
