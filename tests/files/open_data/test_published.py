"""Public lists in their real layouts: known by their headings, read row by row, and never a person among them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files.open_data import LAYOUTS, Found, found, personal, recognise
from convene.files.open_data.own_lists.guessing import suggest
from convene.files.sheets import Sheet, open_bytes, open_sheet
from tests.files.open_data.made_open_data import (
    CHARITY_HEADINGS,
    COMPANY_HEADINGS,
    GRANT_HEADINGS,
    charity_register,
    companies_house,
    find_that_charity,
    open_referral,
    three_sixty_giving,
)

TODAY = date(2026, 11, 22)
CHARITY = {
    "date_of_extract": "2026-11-01",
    "organisation_number": "1",
    "registered_charity_number": "901234",
    "linked_charity_number": "0",
    "charity_name": "THE LANTERN & ST MARY'S CIO, HARROW-ON-QUAY",
    "charity_type": "CIO",
    "charity_registration_status": "Registered",
}
GRANT = {
    "Identifier": "360G-x-1",
    "Title": "Kitchen",
    "Currency": "GBP",
    "Amount Awarded": "1,250.50",
    "Award Date": "2025-06-01",
    "Recipient Org:Name": "Lantern Youth Project",
    "Funding Org:Identifier": "GB-CHC-990001",
    "Funding Org:Name": "Basin Foundation",
}


def read(sheet: Sheet) -> list[Found]:
    layout = recognise(sheet)
    assert layout is not None
    return list(found(layout, sheet))


def charities(*rows: dict[str, str]) -> list[Found]:
    lines = ["\t".join(CHARITY_HEADINGS)]
    lines += ["\t".join((dict.fromkeys(CHARITY_HEADINGS, "") | CHARITY | row).values()) for row in rows]
    return read(open_bytes("\n".join(lines).encode()))


def table(tmp_path: Path, headings: list[str], *rows: dict[str, str], name: str = "t.csv") -> list[Found]:
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, headings, restval="")
        lines.writeheader()
        lines.writerows(rows)
    return read(open_sheet(tmp_path / name))


MAKERS: dict[str, tuple[Callable[..., Path], str, str]] = {
    "register": (charity_register, "r.txt", "charity-register"),
    "register json": (charity_register, "r.json", "charity-register"),
    "companies": (companies_house, "BasicCompanyDataAsOneFile-2026-11-01.csv", "companies-house"),
    "find that charity": (find_that_charity, "f.csv", "find-that-charity"),
    "grants": (three_sixty_giving, "g.csv", "360giving"),
    "grants xlsx": (three_sixty_giving, "g.xlsx", "360giving"),
    "grants json": (three_sixty_giving, "g.json", "360giving"),
    "services": (open_referral, "s.csv", "open-referral"),
    "services json": (open_referral, "s.json", "open-referral"),
}


@pytest.mark.parametrize("which", MAKERS)
def test_every_layout_makes_drafts_that_hold_and_no_people(which: str, tmp_path: Path) -> None:
    make, name, key = MAKERS[which]
    sheet = open_sheet(make(tmp_path / name, 60))
    layout = recognise(sheet)
    assert layout is not None
    assert layout.key == key
    rows = list(found(layout, sheet))
    assert [row.line for row in rows] == [row.line for row in sheet.rows()]
    assert all(bool(row.actors) + bool(row.skipped) + bool(row.wrong) == 1 for row in rows)
    assert sum(bool(row.actors) for row in rows) > 30
    for row in rows:
        for one in row.actors:
            draft = NOUNS["actor"].draft.model_validate(one, context={"today": TODAY})
            assert draft.faults() == {}
            assert {name: getattr(draft, name) for name in one} == one
        for source, target, link in row.links:
            ends = {"source": f"a{source}", "target": f"b{target}"}
            NOUNS["link"].draft.model_validate(link | ends, context={"today": TODAY})
    said = repr(rows)
    assert not any(word in said for word in ("somebody", "Somebody", "Nobody", "NOBODY", "00000 0", "Individual"))


def test_the_three_forms_of_grants_and_the_two_of_the_register_say_the_same(tmp_path: Path) -> None:
    def without_lines(rows: list[Found]) -> list[Any]:
        return [(row.actors, row.links, row.postcode, row.codes, row.skipped, row.wrong) for row in rows]

    forms = [without_lines(read(open_sheet(three_sixty_giving(tmp_path / f"g{end}", 40)))) for end in
             (".csv", ".xlsx", ".json")]  # fmt: skip
    assert forms[0] == forms[1] == forms[2]
    text, nested = (read(open_sheet(charity_register(tmp_path / f"r{end}", 80))) for end in (".txt", ".json"))
    assert without_lines(text) == without_lines(nested)


def test_a_charity_has_its_register_numbers_form_size_and_origin() -> None:
    row = charities(
        {
            "charity_contact_postcode": "hq1  1aa",
            "charity_contact_phone": "00000 111111",
            "charity_contact_email": "x@y.invalid",
            "charity_contact_web": "WWW.LANTERN.EXAMPLE",
            "charity_company_registration_number": "1234567",
            "latest_income": "45000.50",
            "latest_acc_fin_period_end_date": "2025-03-31",
            "charity_activities": "WE RUN A CLUB IN THE UK. COME IN.",
        }
    )[0]
    assert row == Found(
        2,
        (
            {
                "name": "The Lantern & St Mary's CIO, Harrow-on-Quay",
                "primary_type": "vcse",
                "sector": "third",
                "legal_form": "CIO",
                "identifiers": ("GB-CHC-901234", "GB-COH-01234567"),
                "origin": "Charity Commission register, extract of 1 November 2026, Open Government Licence v3.0",
                "base": "HQ1 1AA",
                "website": "www.lantern.example",
                "turnover": Decimal("45000.5"),
                "size_year": 2025,
                "note": "We run a club in the UK. Come in.",
            },
        ),
        postcode="HQ1 1AA",
    )


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (
            {"charity_registration_status": "Removed", "date_of_removal": "2019-05-03"},
            "skipped",
            "removed from the register on 3 May 2019",
        ),
        ({"charity_registration_status": "REMOVED"}, "skipped", "removed from the register"),
        (
            {"linked_charity_number": "2"},
            "skipped",
            "part 2 of charity 901234, which stands in a row of its own",
        ),
        ({"registered_charity_number": ""}, "wrong", "there is no charity number"),
        ({"registered_charity_number": "12x"}, "wrong", "“12x” is not a charity number"),
        ({"charity_name": " "}, "wrong", "the charity has no name"),
    ],
)
def test_charities_that_make_nothing_say_why(row: dict[str, str], field: str, words: str) -> None:
    given = charities(row)[0]
    assert (getattr(given, field), given.actors) == (words, ())


def test_a_register_row_of_another_width_is_told() -> None:
    raw = "\t".join(CHARITY_HEADINGS) + "\n" + "\t".join(["x"] * 12) + "\n"
    assert read(open_bytes(raw.encode()))[0].wrong == "the row has 12 cells, the heading 34"


def test_columns_may_stand_anywhere_under_any_dress() -> None:
    raw = (
        "extra, Charity Name ,REGISTERED_CHARITY_NUMBER,charity_registration_status,charity_contact_postcode\n"
        "x,Hope,901234,Registered,HQ2 2BB\n"
    )
    assert read(open_bytes(raw.encode()))[0].actors[0]["identifiers"] == ("GB-CHC-901234",)


def test_a_troubled_charity_is_taken_and_its_trouble_told() -> None:
    note = charities({"charity_insolvent": "True", "cio_is_dissolved": "1"})[0].actors[0]["note"]
    assert note == "The register says it is insolvent.\nThe register says it is being dissolved."


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("trustee_id\ttrustee_name\tindividual_or_organisation", "names people"),
        ("geographic_area_type\tgeographic_area_description", "about where charities work"),
        ("classification_code\tclassification_type", "about what charities do"),
        ("fin_period_start_date\ttotal_gross_income", "side table"),
    ],
)
def test_other_tables_of_the_register_are_refused_kindly(headings: str, words: str) -> None:
    raw = f"date_of_extract\torganisation_number\tregistered_charity_number\tlinked_charity_number\t{headings}\n1\t2\n"
    with pytest.raises(Problem, match=words) as caught:
        recognise(open_bytes(raw.encode()))
    assert "publicextract.charity" in caught.value.hint


def test_a_company_with_its_odd_headings_days_and_trades(tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        list(COMPANY_HEADINGS),
        {
            "CompanyName": "MCGREGOR & SONS BAKERY (HARROW) LTD",
            " CompanyNumber": "1234567",
            "RegAddress.CareOf": "MR SOMEBODY",
            "RegAddress.PostCode": "HQ1 3CC",
            "CompanyCategory": "Private Limited Company",
            "CompanyStatus": "Active - Proposal to Strike off",
            "Accounts.AccountCategory": "MICRO ENTITY",
            "Accounts.LastMadeUpDate": "31/03/2025",
            "SICCode.SicText_1": "10710 - Manufacture of bread; manufacture of fresh pastry goods and cakes",
            "SICCode.SicText_2": "99999 - Dormant Company",
            "PreviousName_1.CompanyName": "OLD OVEN LIMITED",
        },
        {"CompanyName": "X", " CompanyNumber": "OC999999", "CompanyCategory": "Community Interest Company"},
        {"CompanyName": "Y", " CompanyNumber": "99000001", "DissolutionDate": "05/02/2024"},
        {"CompanyName": "Z", " CompanyNumber": "99000002", "CompanyStatus": "Liquidation"},
        {"CompanyName": "W", " CompanyNumber": "??"},
        name="BasicCompanyDataAsOneFile-2026-11-01.csv",
    )
    assert rows[0].actors[0] == {
        "name": "McGregor & Sons Bakery (Harrow) Ltd",
        "primary_type": "msme",
        "sector": "private",
        "legal_form": "private limited company",
        "identifiers": ("GB-COH-01234567",),
        "base": "HQ1 3CC",
        "aliases": ("Old Oven Limited",),
        "tags": ("SIC 10710: manufacture of bread; manufacture of fresh pastry goods and cakes",),
        "origin": "Companies House, company data of 1 November 2026, Open Government Licence v3.0",
        "note": "Companies House says “active - proposal to strike off”. Last accounts as a micro-entity "
        "(to 31 March 2025).",
    }
    assert (rows[1].actors[0]["primary_type"], rows[1].actors[0]["legal_form"]) == ("vcse", "CIC")
    assert [row.skipped for row in rows[2:4]] == ["dissolved on 5 February 2024", "Companies House says “liquidation”"]
    assert rows[4].wrong == "“??” is not a company number"


def test_find_that_charity_knows_types_and_all_ids(tmp_path: Path) -> None:
    raw = (
        "id,name,charityNumber,companyNumber,postalCode,url,latestIncome,latestIncomeDate,active,orgIDs,"
        "organisationType,organisationTypePrimary,source\n"
        'GB-SC-SC012345,quay trust,SC012345,,,,,,True,"[""GB-SC-SC012345"", ""GB-COH-SC123456""]",,'
        "Registered Charity,oscr\n"
        "GB-LAE-HAQ,Harrow Quay Council,,,HQ1 1AA,https://x.example,5,2025-03-31,t,GB-LAE-HAQ,Local Authority,"
        "Local Authority,lae\n"
        "GB-CHC-901234,Gone,901234,,,,,,false,,,Registered Charity,ccew\n"
    )
    scots, council, gone = read(open_bytes(raw.encode()))
    assert scots.actors[0]["identifiers"] == ("GB-SC-SC012345", "GB-COH-SC123456")
    assert scots.actors[0]["origin"].startswith("Find That Charity from the Scottish Charity Register;")
    assert (council.actors[0]["primary_type"], council.actors[0]["sector"]) == ("anchor", "public")
    assert (council.actors[0]["turnover"], council.actors[0]["size_year"]) == (5, 2025)
    assert gone.skipped == "no longer active"


def test_a_grant_ties_the_funder_to_who_received_it(tmp_path: Path) -> None:
    row = table(
        tmp_path,
        GRANT_HEADINGS,
        GRANT | {"Recipient Org:Company Number": "9999999", "Recipient Org:Postal Code": "HQ1 1AA",
                 "Beneficiary Location:Geographic Code": "e01999991", "Recipient Org:Identifier": "360G-x-ORG-4"},
    )[0]  # fmt: skip
    funder, recipient = row.actors
    assert funder["identifiers"] == ("GB-CHC-990001",)
    assert recipient["identifiers"] == ("GB-COH-09999999",)
    assert row.links == (
        (
            0,
            1,
            {
                "kind": "funds",
                "what": "Kitchen",
                "amount": Decimal("1250.5"),
                "since": date(2025, 6, 1),
                "identifier": "360G-x-1",
                "origin": "360Giving data of Basin Foundation",
            },
        ),
    )
    assert (row.postcode, row.codes) == ("HQ1 1AA", ("E01999991",))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"Recipient Org:Name": "", "Recipient Ind:Name": "Ann Onymous"}, "skipped", "a grant to a person"),
        ({"Recipient Org:Name": "Individual Recipient"}, "skipped", "a grant to a person"),
        ({"Recipient Org:Name": ""}, "wrong", "there is no recipient"),
        ({"Funding Org:Name": ""}, "wrong", "there is no funder"),
        ({"Amount Awarded": "lots"}, "wrong", "“lots” is not an amount"),
        ({"Amount Awarded": "1,5"}, "wrong", "“1,5” is not an amount"),
        ({"Award Date": "last spring"}, "wrong", "“last spring” is not a day"),
        ({"Recipient Org:Name": "basin FOUNDATION"}, "skipped", "the funder and who received it are the same"),
    ],
)
def test_grants_that_make_nothing_say_why(change: dict[str, str], field: str, words: str, tmp_path: Path) -> None:
    row = table(tmp_path, GRANT_HEADINGS, GRANT | change)[0]
    assert words in getattr(row, field)
    assert not row.actors
    assert "Onymous" not in repr(row)


def test_money_that_is_not_pounds_is_kept_in_words(tmp_path: Path) -> None:
    row = table(tmp_path, GRANT_HEADINGS, GRANT | {"Currency": "EUR", "Description": "For soup."})[0]
    link = row.links[0][2]
    assert "amount" not in link
    assert link["note"] == "EUR 1,250.5. For soup."
    assert row.notes == ("an amount in EUR is kept in words only",)


def test_money_that_was_taken_back_is_kept_in_words(tmp_path: Path) -> None:
    row = table(tmp_path, GRANT_HEADINGS, GRANT | {"Amount Awarded": "-500"})[0]
    link = row.links[0][2]
    assert "amount" not in link
    assert link["note"] == "Amount £-500."
    assert row.notes == ("an amount below nothing is kept in words only",)


def test_services_become_the_organisation_behind_them() -> None:
    def service(number: int, **more: Any) -> dict[str, Any]:
        behind = {"id": "o1", "name": "TIDE HELP CIC", "description": "<b>Helps</b> &amp; hopes"}
        return {"id": str(number), "name": "Soup", "status": "active", "organization": behind, "fees": ""} | more

    raw = json.dumps([service(1), service(2), service(3, status="inactive")])
    first, second, third = read(open_bytes(raw.encode()))
    assert first.actors[0]["name"] == "Tide Help CIC"
    assert first.actors[0]["note"] == "Offers Soup.\nHelps & hopes"
    assert second.skipped == "another service of the organisation on line 1"
    assert third.skipped == "its status is “inactive”"


def test_personal_columns_are_named_and_others_are_not() -> None:
    people = [
        "Phone", "Tel. no.", "E-mail", "charity_contact_email", "Contact name", "Trustees", "RegAddress.CareOf",
        "Date of birth", "Home address", "charity_contact_address1", "Surname", "Main contact", "Recipient Ind:Name",
        "Mobile", "Director", "Age", "Address line 2",
    ]  # fmt: skip
    plain = [
        "Name", "charity_contact_postcode", "charity_contact_web", "Postcode", "Website address", "Type", "Title",
        "Number of trustees", "Town", "Organisation", "Contact type", "RegAddress.PostTown", "Agency", "Category",
    ]  # fmt: skip
    assert personal([*people, *plain]) == tuple(people)


@pytest.mark.parametrize(
    "headings",
    ["name,type,postcode", "id,name,description,url", "Identifier,Title,Amount", "CompanyName,Address", "a,b"],
)
def test_a_list_of_ones_own_is_no_layout(headings: str) -> None:
    assert recognise(open_bytes(f"{headings}\nx,y\n".encode())) is None


def test_layouts_say_where_they_come_from() -> None:
    assert len({one.key for one in LAYOUTS}) == len(LAYOUTS)
    for one in LAYOUTS:
        if one.makes != "indicators":
            assert one.title
            assert one.source
            assert one.licence
            assert one.read


LISTS = Path(__file__).parents[3] / "sample_places" / "lists"


@pytest.mark.parametrize(
    ("name", "key", "taken", "skipped"),
    [("charity-register.txt", "charity-register", 37, 3), ("grants.csv", "360giving", 23, 2)],
)
def test_the_sample_lists_hold(name: str, key: str, taken: int, skipped: int) -> None:
    sheet = open_sheet(LISTS / name)
    layout = recognise(sheet)
    assert layout is not None
    assert layout.key == key
    rows = list(found(layout, sheet))
    assert [row.wrong for row in rows if row.wrong] == []
    assert (sum(bool(row.actors) for row in rows), sum(bool(row.skipped) for row in rows)) == (taken, skipped)


def test_the_sample_list_of_traders_is_understood() -> None:
    sheet = open_sheet(LISTS / "traders.csv")
    assert (sheet.heading_line, sheet.told[1]) == (3, "Windows-1252")
    assert recognise(sheet) is None
    assert dict(suggest("actor", sheet.headings).columns) == {
        "Business": "name", "Post code": "postcode", "What they do": "note", "No. of staff": "headcount",
        "Kind": "primary_type", "Tel.": "", "Contact name": "",
    }  # fmt: skip
