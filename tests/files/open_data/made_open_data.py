"""Invented files in the layouts of real public lists: the same seed makes the same file.

Every name, number and postcode is made up (districts ``HQ…`` and ``ZX…`` do not exist; charity numbers begin with 9,
company numbers with 99), so that nothing can be mistaken for a real organisation.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from convene.files.open_data.cells.casing import named


def _words(text: str) -> list[str]:
    return text.split()


MADE_ON = date(2026, 11, 1)
"""The day the files say they were made."""

CHARITY_HEADINGS = _words(
    "date_of_extract organisation_number registered_charity_number linked_charity_number charity_name charity_type "
    "charity_registration_status date_of_registration date_of_removal charity_reporting_status "
    "latest_acc_fin_period_start_date latest_acc_fin_period_end_date latest_income latest_expenditure "
    "charity_contact_address1 charity_contact_address2 charity_contact_address3 charity_contact_address4 "
    "charity_contact_address5 charity_contact_postcode charity_contact_phone charity_contact_email "
    "charity_contact_web charity_company_registration_number charity_insolvent charity_in_administration "
    "charity_previously_excepted charity_is_cdf_or_cif charity_is_cio cio_is_dissolved date_cio_dissolution_notice "
    "charity_activities charity_gift_aid charity_has_land"
)

COMPANY_HEADINGS = (
    ["CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.POBox", "RegAddress.AddressLine1",
     " RegAddress.AddressLine2", "RegAddress.PostTown", "RegAddress.County", "RegAddress.Country",
     "RegAddress.PostCode", "CompanyCategory", "CompanyStatus", "CountryOfOrigin", "DissolutionDate",
     "IncorporationDate", "Accounts.AccountRefDay", "Accounts.AccountRefMonth", "Accounts.NextDueDate",
     "Accounts.LastMadeUpDate", "Accounts.AccountCategory", "Returns.NextDueDate", "Returns.LastMadeUpDate",
     "Mortgages.NumMortCharges", "Mortgages.NumMortOutstanding", "Mortgages.NumMortPartSatisfied",
     "Mortgages.NumMortSatisfied", "SICCode.SicText_1", "SICCode.SicText_2", "SICCode.SicText_3",
     "SICCode.SicText_4", "LimitedPartnerships.NumGenPartners", "LimitedPartnerships.NumLimPartners", "URI"]
    + [f"{' ' if n > 1 else ''}PreviousName_{n}.{what}" for n in range(1, 11) for what in ("CONDATE", "CompanyName")]
    + ["ConfStmtNextDueDate", " ConfStmtLastMadeUpDate"]
)  # fmt: skip

FTC_HEADINGS = _words(
    "id name charityNumber companyNumber postalCode url latestIncome latestIncomeDate dateRegistered dateRemoved "
    "active dateModified orgIDs linked_orgs linked_orgs_verified organisationType organisationTypePrimary source"
)

GRANT_HEADINGS = [
    "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Recipient Org:Identifier",
    "Recipient Org:Name", "Recipient Org:Charity Number", "Recipient Org:Company Number",
    "Recipient Org:Postal Code", "Recipient Ind:Identifier", "Recipient Ind:Name", "Funding Org:Identifier",
    "Funding Org:Name", "Grant Programme:Title", "Beneficiary Location:Name", "Beneficiary Location:Geographic Code",
    "Beneficiary Location:Geographic Code Type", "Last Modified",
]  # fmt: skip

_FIRST = _words("HARBOUR QUAY LANTERN TIDEWAY CINDER WILLOW HEATHER MARSH COPPER LARKS BRAMBLE KESTREL OTTER SALT")
_SECOND = _words("FIELD STREET MOOR GATE HILL BRIDGE ROW SIDE MEADOW LANE")
_WHAT = (
    "COMMUNITY TRUST", "FRIENDS OF THE PARK", "PRE-SCHOOL PLAYGROUP", "FOOD BANK CIO", "VILLAGE HALL",
    "1ST SCOUT GROUP", "ST MARY'S CHURCH FUND", "YOUTH PROJECT", "ALLOTMENT SOCIETY", "AGE CONCERN UK", "BRASS BAND",
)  # fmt: skip
_TRADE = ("BAKERY LTD", "JOINERS LIMITED", "IT SERVICES LTD", "CATERING CIC", "MOTORS LLP", "HOLDINGS PLC")
_FORMS = ("CIO", "Trust", "Other")
_DOES = (
    "WE RUN A WEEKLY CLUB FOR OLDER PEOPLE. ALL ARE WELCOME IN THE UK.",
    'Grants to local people in need; \\"small is fine\\", we say.',
    "To provide and look after a hall for everybody who lives nearby.",
    "",
)


class Invented:
    """Invented organisations, in the same order every time for the same seed."""

    def __init__(self, seed: int = 1, districts: Sequence[str] = ("HQ1", "HQ2", "HQ3", "ZX8", "ZX9")) -> None:
        self.chance = random.Random(seed)
        self.districts = districts
        self._names: dict[str, int] = {}

    def name(self, what: Sequence[str] = _WHAT) -> str:
        """A name nobody else in the file has."""
        stem = f"{self.chance.choice(_FIRST)}{self.chance.choice(_SECOND)} {self.chance.choice(what)}"
        number = self._names[stem] = self._names.get(stem, 0) + 1
        return stem if number == 1 else f"{stem} ({_letters(number)})"

    def postcode(self) -> str:
        inward = f"{self.chance.randint(1, 9)}{''.join(self.chance.choices('ABDEFGHJ', k=2))}"
        return f"{self.chance.choice(self.districts)} {inward}"

    def day(self, first: int = 1960, last: int = 2025) -> date:
        start = date(first, 1, 1)
        return start + timedelta(days=self.chance.randrange((date(last, 12, 31) - start).days))


def _letters(number: int) -> str:
    """A, B … Z, BA …: a number that is a word, so that names differ by more than a digit."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def charity_rows(rows: int, seed: int = 1, **usual: str) -> Iterator[dict[str, str]]:
    """Rows of the register: about one in ten removed, one in twenty linked, one in four a company."""
    made = Invented(seed)
    for at in range(rows):
        number, kind = str(900_000 + at), made.chance.random()
        gone, linked = kind < 0.1, 0.1 <= kind < 0.15
        ended = date(made.chance.choice((2024, 2025)), 3, 31)
        company = f"99{at % 1_000_000:06d}" if made.chance.random() < 0.25 else ""
        yield dict.fromkeys(CHARITY_HEADINGS, "") | {
            "date_of_extract": MADE_ON.isoformat(),
            "organisation_number": str(4_000_000 + at),
            "registered_charity_number": number,
            "linked_charity_number": str(made.chance.randint(1, 9)) if linked else "0",
            "charity_name": made.name(),
            "charity_type": "" if linked else "Charitable company" if company else made.chance.choice(_FORMS),
            "charity_registration_status": "Removed" if gone else "Registered",
            "date_of_registration": made.day().isoformat(),
            "date_of_removal": made.day(2010).isoformat() if gone else "",
            "charity_reporting_status": "Removed" if gone else "Submission Received",
            "latest_acc_fin_period_start_date": "" if gone else date(ended.year - 1, 4, 1).isoformat(),
            "latest_acc_fin_period_end_date": "" if gone else ended.isoformat(),
            "latest_income": "" if gone else f"{made.chance.randint(0, 900_000)}.00",
            "latest_expenditure": "" if gone else f"{made.chance.randint(0, 900_000)}.00",
            "charity_contact_address1": f"{made.chance.randint(1, 90)} Somebody's Close",
            "charity_contact_postcode": made.postcode(),
            "charity_contact_phone": "00000 000000",
            "charity_contact_email": f"somebody{at}@charity.invalid",
            "charity_contact_web": f"www.charity{at}.example" if at % 3 else "",
            "charity_company_registration_number": company,
            "charity_insolvent": "False",
            "charity_in_administration": "False",
            "charity_is_cio": "False",
            "cio_is_dissolved": "False",
            "charity_activities": made.chance.choice(_DOES),
            "charity_gift_aid": "True",
            "charity_has_land": "False",
        } | usual  # fmt: skip


def charity_register(path: Path, rows: int = 100, seed: int = 1, *, extra: Iterable[dict[str, str]] = ()) -> Path:
    """``publicextract.charity``: tabs, nothing quoted, a backslash before what would otherwise part cells. A path
    that ends in ``.json`` gets the register's JSON form. ``extra`` rows follow the made ones."""
    made = (*extra, *charity_rows(rows, seed)) if path.suffix == ".json" else None
    if made is not None:
        path.write_text("\ufeff" + json.dumps([_typed(row) for row in made]), encoding="utf-8")
        return path
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("\t".join(CHARITY_HEADINGS) + "\n")
        for row in charity_rows(rows, seed):
            out.write("\t".join(row.values()) + "\n")
        for row in extra:
            out.write("\t".join((dict.fromkeys(CHARITY_HEADINGS, "") | row).values()) + "\n")
    return path


def _typed(row: dict[str, str]) -> dict[str, Any]:
    """A row as the register's JSON has it: numbers, days with a time, true and false, null for nothing."""
    out: dict[str, Any] = {}
    for name, text in (dict.fromkeys(CHARITY_HEADINGS, "") | row).items():
        if not text:
            out[name] = None
        elif name.startswith(("date_", "latest_acc")):
            out[name] = f"{text}T00:00:00"
        elif text in ("True", "False"):
            out[name] = text == "True"
        elif name.endswith("_number") and name != "charity_company_registration_number":
            out[name] = int(text)
        else:
            out[name] = float(text) if name.startswith("latest_") else text.replace('\\"', '"')
    return out


def companies_house(path: Path, rows: int = 100, seed: int = 1, *, extra: Iterable[dict[str, str]] = ()) -> Path:
    """The company data product: every cell quoted, some headings with a space before them, days as DD/MM/YYYY."""
    made = Invented(seed)
    chance = made.chance

    def row(at: int) -> dict[str, str]:
        return {
            "CompanyName": made.name(_TRADE),
            " CompanyNumber": f"99{at:06d}" if at % 7 else f"SC9{at:05d}",
            "RegAddress.CareOf": "MR NOBODY AT ALL" if at % 9 == 0 else "",
            "RegAddress.AddressLine1": f"{chance.randint(1, 90)} NOWHERE STREET",
            "RegAddress.PostTown": "HARROW QUAY",
            "RegAddress.PostCode": made.postcode(),
            "CompanyCategory": "Community Interest Company" if at % 11 == 0 else "Private Limited Company",
            "CompanyStatus": "Liquidation" if at % 13 == 0 else "Active",
            "CountryOfOrigin": "United Kingdom",
            "IncorporationDate": f"{made.day(1980):%d/%m/%Y}",
            "Accounts.LastMadeUpDate": "31/03/2025",
            "Accounts.AccountCategory": chance.choice(("MICRO ENTITY", "TOTAL EXEMPTION FULL", "SMALL", "FULL")),
            "SICCode.SicText_1": chance.choice(
                ("56101 - Licenced restaurants", "47240 - Retail sale of bread, cakes", "99999 - Dormant Company")
            ),
            "URI": f"http://companies.invalid/id/{at}",
        }

    _csv(path, COMPANY_HEADINGS, (*map(row, range(rows)), *extra), quoting=csv.QUOTE_ALL)
    return path


def find_that_charity(path: Path, rows: int = 100, seed: int = 1, *, extra: Iterable[dict[str, str]] = ()) -> Path:
    """What the search of Find That Charity gives out."""
    made = Invented(seed)

    def row(at: int) -> dict[str, str]:
        number, gone = 900_000 + at, at % 12 == 0
        return {
            "id": f"GB-CHC-{number}",
            "name": named(made.name()),
            "charityNumber": str(number),
            "companyNumber": f"99{at:06d}" if at % 4 == 0 else "",
            "postalCode": made.postcode() if at % 5 else "",
            "url": f"https://charity{at}.example" if at % 3 else "",
            "latestIncome": str(made.chance.randint(0, 500_000)),
            "latestIncomeDate": "2025-03-31",
            "dateRegistered": made.day().isoformat(),
            "dateRemoved": "2020-02-03" if gone else "",
            "active": "False" if gone else "True",
            "dateModified": "2026-10-30T04:00:00",
            "orgIDs": f"['GB-CHC-{number}']",
            "organisationType": "['Registered Charity', 'Registered Charity (England and Wales)']",
            "organisationTypePrimary": "Registered Charity",
            "source": "ccew",
        }

    _csv(path, FTC_HEADINGS, (*map(row, range(rows)), *extra))
    return path


def grant_rows(rows: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Grants of three funders; one in fifteen to a person, one in twenty in euros."""
    made = Invented(seed)
    funders = [(f"GB-CHC-{990_001 + at}", named(made.name(("FOUNDATION",)))) for at in range(3)]
    for at in range(rows):
        funder, person = funders[at % 3], at % 15 == 14
        number = 900_000 + at % 400
        yield {
            "Identifier": f"360G-invented-{at:05d}",
            "Title": f"Towards the {made.chance.choice(('kitchen', 'minibus', 'garden', 'youth night'))}",
            "Description": "To pay for what the group asked for, and a little more.",
            "Currency": "EUR" if at % 20 == 19 else "GBP",
            "Amount Awarded": str(made.chance.randint(5, 800) * 100),
            "Award Date": made.day(2021).isoformat(),
            "Recipient Org:Identifier": "" if person else f"GB-CHC-{number}",
            "Recipient Org:Name": "" if person else named(made.name()),
            "Recipient Org:Charity Number": "" if person else str(number),
            "Recipient Org:Company Number": "",
            "Recipient Org:Postal Code": "" if person else made.postcode(),
            "Recipient Ind:Identifier": f"360G-invented-IND-{at}" if person else "",
            "Recipient Ind:Name": "Individual Recipient" if person else "",
            "Funding Org:Identifier": funder[0],
            "Funding Org:Name": funder[1],
            "Grant Programme:Title": "Small grants",
            "Beneficiary Location:Name": "Harrow Quay",
            "Beneficiary Location:Geographic Code": f"E0199999{1 + at % 5}",
            "Beneficiary Location:Geographic Code Type": "LSOA",
            "Last Modified": "2026-10-01T00:00:00+00:00",
        }


def three_sixty_giving(path: Path, rows: int = 50, seed: int = 1, *, extra: Iterable[dict[str, str]] = ()) -> Path:
    """Grants as CSV, as a workbook (with a cover sheet and a title above the heading) or as JSON, by the suffix."""
    made = [*grant_rows(rows, seed), *(dict.fromkeys(GRANT_HEADINGS, "") | one for one in extra)]
    if path.suffix == ".xlsx":
        _grants_workbook(path, made)
    elif path.suffix == ".json":
        path.write_text(json.dumps({"version": "1.4.0", "grants": [_nested(one) for one in made]}), encoding="utf-8")
    else:
        _csv(path, GRANT_HEADINGS, made)
    return path


def _grants_workbook(path: Path, made: list[dict[str, str]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "About"
    cover.append(["Grants we made", "Invented for a test"])
    sheet = book.create_sheet("Grants")
    sheet.append(["Grants awarded since 2021"])
    sheet.append([])
    sheet.append(GRANT_HEADINGS)
    for row in made:
        when = row["Award Date"]
        cells: list[Any] = [row[name] for name in GRANT_HEADINGS]
        cells[4] = float(row["Amount Awarded"]) if row["Amount Awarded"] else None
        cells[5] = date.fromisoformat(when) if when else None
        sheet.append(cells)
    book.save(path)


def _nested(row: dict[str, str]) -> dict[str, Any]:
    """A grant as the standard nests it."""
    grant: dict[str, Any] = {
        "id": row["Identifier"],
        "title": row["Title"],
        "description": row["Description"],
        "currency": row["Currency"],
        "amountAwarded": float(row["Amount Awarded"] or 0),
        "awardDate": f"{row['Award Date']}T00:00:00+00:00",
        "fundingOrganization": [{"id": row["Funding Org:Identifier"], "name": row["Funding Org:Name"]}],
        "beneficiaryLocation": [
            {"name": "Harrow Quay", "geoCode": row["Beneficiary Location:Geographic Code"], "geoCodeType": "LSOA"}
        ],
    }
    if row["Recipient Ind:Name"]:
        grant["recipientIndividual"] = {"id": row["Recipient Ind:Identifier"], "name": row["Recipient Ind:Name"]}
    else:
        grant["recipientOrganization"] = [
            {
                "id": row["Recipient Org:Identifier"],
                "name": row["Recipient Org:Name"],
                "charityNumber": row["Recipient Org:Charity Number"],
                "postalCode": row["Recipient Org:Postal Code"],
            }
        ]
    return grant


def open_referral(path: Path, rows: int = 30, seed: int = 1) -> Path:
    """A directory of services: nested JSON as its web service gives it, or a flat table of services."""
    made = Invented(seed)
    services = []
    for at in range(rows):
        organisation = named(made.name())
        services.append(
            {
                "id": f"00000000-0000-4000-8000-{at:012d}",
                "name": f"Tuesday club {at}",
                "status": "defunct" if at % 10 == 9 else "active",
                "description": "<p>A club on Tuesdays.<br>Soup &amp; company.</p>",
                "url": f"https://club{at}.example",
                "email": f"somebody{at}@club.invalid",
                "fees": "Free",
                "assured_date": "2026-09-01",
                "organization": {
                    "id": f"00000000-0000-4000-9000-{at:012d}",
                    "name": organisation,
                    "description": f"{organisation} runs clubs.",
                    "url": f"https://organisation{at}.example",
                },
                "locations": [{"id": str(at), "addresses": [{"postal_code": made.postcode()}]}],
                "contacts": [{"name": "Nobody At All", "phones": [{"number": "00000 000000"}]}],
            }
        )
    if path.suffix == ".json":
        path.write_text(json.dumps({"total_items": rows, "contents": services}), encoding="utf-8")
        return path
    names = ["id", "organization_id", "name", "description", "url", "email", "status", "fees", "assured_date"]
    flat = [{name: str(one.get(name, "")) for name in names} for one in services]
    for one, service in zip(flat, services, strict=True):
        one["organization_id"] = str(service["organization"]["id"])  # type: ignore[index]
    _csv(path, names, flat)
    return path


def _csv(path: Path, headings: Sequence[str], rows: Iterable[dict[str, str]], quoting: Any = csv.QUOTE_MINIMAL) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, headings, restval="", quoting=quoting, lineterminator="\r\n")
        lines.writeheader()
        lines.writerows(rows)
