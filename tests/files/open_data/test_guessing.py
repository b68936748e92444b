"""A guess of a column is held against its cells, told where it does not hold, and never beats what was said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from convene.files.open_data import Found, personal
from convene.files.open_data.own_lists.column_mapping import Mapping, Record, mapped
from convene.files.open_data.own_lists.guessing import likely, retested, suggest
from convene.files.open_data.own_lists.looks import sort_of
from convene.files.sheets import Sheet, open_bytes

TODAY = date(2026, 11, 22)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows()]


def guessed(noun: str, text: str) -> Mapping:
    sheet = open_bytes(text.encode())
    return suggest(noun, sheet.headings, cells(sheet))


def taken(noun: str, text: str) -> dict[str, str]:
    return {name: heading for heading, name in guessed(noun, text).columns if name}


SCHOOLS = "NAME,TYPE,POSTCODE\nQuay Primary,Primary School,HQ1 2AB\nHarbour High,Secondary School,HQ1 3AB\n"


def test_a_column_none_of_whose_cells_fits_is_not_that_field() -> None:
    mapping = guessed("actor", SCHOOLS)
    assert dict(mapping.columns) == {"NAME": "name", "TYPE": "", "POSTCODE": "postcode"}
    (doubt,) = mapping.doubted
    assert doubt[:2] == ("TYPE", "primary_type")
    assert "“Primary School”" in doubt[2]
    again = retested(Mapping("actor", (("NAME", "name"), ("TYPE", "primary_type"))), [("A", "Nursery"), ("B", "Lido")])
    assert again.columns == (("NAME", "name"), ("TYPE", ""))


@pytest.mark.parametrize(
    ("noun", "heading", "good", "bad"),
    [
        ("actor", "Type", "charity", "Nursing home"), ("actor", "Staff", "< 10", "see note"),
        ("actor", "Income", "£1.2m", "medium"), ("actor", "Financial year", "2025", "last one"),
        ("actor", "Website", "quay.example", "to follow"), ("actor", "Org ID", "GB-CHC-1042046", "17"),
        ("actor", "Charity number", "1042046", "applied for"), ("actor", "Postcode", "HQ1 2AB", "by the river"),
        ("actor", "Organisation", "1610", "17"), ("action", "Due", "14-Mar-27", "when we can"),
        ("outreach", "Date", "46357", "spring"), ("contribution", "Comment", "Bus stops", "17"),
    ],
)  # fmt: skip
def test_every_kind_of_column_is_tested(noun: str, heading: str, good: str, bad: str) -> None:
    extra = "Other name,Odd\n" if heading == "Organisation" else "Odd\n"
    if heading != "Organisation":
        assert dict(guessed(noun, f"{heading},{extra}{good},x\n").columns)[heading]
    mapping = guessed(
        noun, f"{heading},{extra}{bad},x\n{bad}5,y\n" if not bad.isdigit() else f"{heading},{extra}{bad},x\n"
    )
    assert dict(mapping.columns)[heading] == ""
    assert mapping.doubted[0][0] == heading


def test_a_number_that_is_left_out_for_a_reason_says_nothing_against_its_heading() -> None:
    text = "Name,Type,Charity number,SC number\nA,charity,102346,\nB,charity,1161363 (host charity),SC012345\n"
    mapping = guessed("actor", text)
    assert [name for _, name in mapping.columns] == ["name", "primary_type", "charity_number", "charity_number"]
    assert mapping.doubted == ()


def test_an_empty_column_says_nothing_against_its_heading() -> None:
    assert taken("actor", "Name,Type,Income\nA,,n/a\nB,,-\n") == {
        "name": "Name", "primary_type": "Type", "turnover": "Income",
    }  # fmt: skip


def test_what_is_said_of_every_row_beats_its_column() -> None:
    sheet = open_bytes(SCHOOLS.encode())
    mapping = Mapping("actor", (("NAME", "name"), ("TYPE", "primary_type")), (("primary_type", "anchor"),))
    rows = list(mapped(mapping, sheet))
    assert [row.actors[0]["primary_type"] for row in rows if isinstance(row, Found)] == ["anchor", "anchor"]


@pytest.mark.parametrize(
    "heading",
    ["comment-id", "commentId", "Comment no", "comments_count", "comment date", "comment uuid", "Comment ref"],
)
def test_the_number_of_a_thing_is_not_the_thing(heading: str) -> None:
    text = f"{heading},author,agrees,body of it\n895,12,3,The road into town needs a cycle lane.\n896,13,4,Keep it.\n"
    assert taken("contribution", text).get("text") == "body of it"
    assert "text" not in [name for _, name in suggest("contribution", [heading]).columns]


def test_a_misspelt_heading_is_still_understood() -> None:
    assert dict(suggest("contribution", ["Coments"]).columns) == {"Coments": "text"}
    assert (
        dict(suggest("actor", ["Charity numbr", "Organistion name", "Web sight"]).columns)["Organistion name"] == "name"
    )


def test_the_words_themselves_are_the_text_however_short() -> None:
    text = (
        "when,comment-id,comment-body\nMon Jul 17 16:10:15 WIB 2017,36,I rent.\nMon Jul 17 16:10:15 WIB 2017,37,Bus!\n"
    )
    assert taken("contribution", text)["text"] == "comment-body"


@pytest.mark.parametrize(
    "payee",
    ["Payee", "Beneficiary", "Creditor", "Creditor (Name)", "Supplier Name", "Supplier", "Vendor Name", "Merchant Name",
     "Name of payee", "Supplier (T)"],
)  # fmt: skip
@pytest.mark.parametrize("payer", ["Organisation Name", "Body", "Organisation", "Body Name"])
def test_who_is_paid_is_the_actor_of_a_list_of_spending(payer: str, payee: str) -> None:
    text = f"{payer},{payee},Payment date,Net amount\nQuay Council,Quay Builders,14/08/2026,20.00\n"
    assert taken("actor", text)["name"] == payee
    assert payer not in taken("actor", text).values()


def test_a_supplier_beside_an_organisation_without_money_is_no_ledger() -> None:
    assert taken("actor", "Organisation,Supplier,Ward\nQuay Club,Energy Co,Basin\n")["name"] == "Organisation"


@pytest.mark.parametrize(
    ("text", "sort", "heading"),
    [
        ("Row Labels,Claimants\nE01003012,5\nE01003013,7\n", "figures", "Row Labels"),
        ("Body,Supplier,Amount\nQuay Council,Quay Builders,7\n", "spending", "Supplier"),
        ("Org code,Payee,Amount paid\nE09999999,Quay Builders,7\n", "spending", "Payee"),
        ("id,comment\n1,The road into town needs a lane\n2,More buses in the evening please\n", "voices", "comment"),
        ("name,postcode,ward_code,capacity\nQuay Library,HQ1 2AB,E05000001,7\n", "", ""),
        ("name,ward_code,lon,lat\nQuay Library,E05000001,-1.2,53.1\n", "", ""),
        ("Club,Town\nQuay Band,Quay\n", "", ""),
    ],
)
def test_what_a_table_looks_like(text: str, sort: str, heading: str) -> None:
    sheet = open_bytes(text.encode())
    assert sort_of(sheet.headings, cells(sheet)) == (sort, heading)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Telephone,ADDRESS,CENTRE NAME,Open\n0,Dock Road,Quay Baths,daily\n1,Hill,Hill Baths,daily\n", "CENTRE NAME"),
        ("UPRN,Venue,Easting\n17,Quay Hall,1\n18,Hill Hall,2\n", "Venue"),
        ("UPRN,Easting\n17,1\n18,2\n", ""),
    ],
)
def test_the_likeliest_column_is_offered_and_never_the_first_for_being_first(text: str, column: str) -> None:
    sheet = open_bytes(text.encode())
    assert likely(suggest("actor", sheet.headings, cells(sheet)), "name", cells(sheet)) == column


def only(noun: str, text: str) -> Found | Record:
    sheet = open_bytes(text.encode())
    (row,) = mapped(suggest(noun, sheet.headings, cells(sheet)), sheet, today=TODAY)
    return row


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("£1.2m", 1_200_000), ("10k", 10_000), ("£250 000", 250_000), ("1250.50", Decimal("1250.5")), ("n/a", None),
        ("–", None), ("TBC", None), ("-500", -500),
    ],
)  # fmt: skip
def test_amounts_are_read_in_all_their_forms(cell: str, value: object) -> None:
    row = only("actor", f"Name;Type;Income\nQuay;charity;{cell}\n")
    assert isinstance(row, Found)
    assert (row.actors[0].get("turnover"), row.notes) == (value, ())


def test_an_error_of_the_spreadsheet_is_nothing_and_is_told() -> None:
    row = only("actor", "Name;Type;Income\nQuay;charity;#N/A\n")
    assert isinstance(row, Found)
    assert (row.actors[0].get("turnover"), row.notes) == (None, ("left out “Income”: an error of the spreadsheet",))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("(500)", "“(500)” is not a number"), ("1.234,56", "read in two ways"), ("10+", "“10+” is not a number"),
        ("£12,500 (2024)", "“£12,500 (2024)”"), ("<10k", "“<10k” is not given (suppressed)"),
        ("< 10", "“< 10” is not given (suppressed)"), ("c", "“c” is not given (suppressed)"),
        ("*", "“*” is not given (suppressed)"), ("fewer than 5", "is not given (suppressed)"),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_amount_is_left_empty_and_told(cell: str, words: str) -> None:
    text = f"Name;Type;Income\nQuay;charity;{cell}\nDock;charity;5\n"
    sheet = open_bytes(text.encode())
    row = next(iter(mapped(suggest("actor", sheet.headings, cells(sheet)), sheet)))
    assert isinstance(row, Found)
    assert (row.wrong, "turnover" in row.actors[0]) == ("", False)
    (note,) = row.notes
    assert note.startswith("Income left empty: ")
    assert words in note


@pytest.mark.parametrize(
    ("cell", "day", "told"),
    [
        ("2027-03-28 01:30:00", "2027-03-28", ""), ("2019/03/14", "2019-03-14", ""), ("14-Mar-19", "2019-03-14", ""),
        ("14/03/2019 09:00", "2019-03-14", ""), ("2019-03", "2019-03-01", "“2019-03” is taken for 1 March 2019"),
        ("46357", "2026-12-01", "“46357” is taken for 1 December 2026"),
        ("1 Dec", "2026-12-01", "“1 Dec” is taken for 1 December 2026"),
    ],
)  # fmt: skip
def test_days_are_read_in_all_their_forms_and_a_guess_is_told(cell: str, day: str, told: str) -> None:
    row = only("action", f"Task;Due\nRing;{cell}\n")
    assert isinstance(row, Record)
    assert row.values["due"] == date.fromisoformat(day)
    assert row.notes == ((f"Due: {told}",) if told else ())


def test_two_words_for_one_type_are_that_type() -> None:
    for word in ("Charity / CIO", "club or charity", "Charity, voluntary group"):
        row = only("actor", f"Name;Type\nQuay;{word}\n")
        assert isinstance(row, Found)
        assert row.actors[0]["primary_type"] == "vcse"


def test_headings_whose_words_are_run_together_are_understood() -> None:
    ledger = (
        "OrganisationLabel,OrganisationURI,BeneficiaryName,PaymentDate,Amount,Purpose\n"
        "Quay Council,https://quay.example/id/council,Tidal Bakery,2026-05-29,181.56,Catering\n"
    )
    assert taken("actor", ledger) == {"name": "BeneficiaryName"}  # a purpose is that of the payment
    sheet = open_bytes(ledger.encode())
    assert sort_of(sheet.headings, cells(sheet)) == ("spending", "BeneficiaryName")
    assert personal(("ContactName", "EmailAddress", "OrgName")) == ("ContactName", "EmailAddress")


@pytest.mark.parametrize("cell", ["https://quay.example/id/1", "www.quay.example", "quay@band.example", "Yes", "n"])
def test_an_address_of_the_web_and_a_yes_are_no_names(cell: str) -> None:
    mapping = guessed("actor", f"Charity?,Group name\n{cell},Quay Band\n")
    assert dict(mapping.columns) == {"Charity?": "", "Group name": "name"}
    assert mapping.doubted[0][:2] == ("Charity?", "name")


def test_a_column_of_names_is_mostly_filled_and_no_number() -> None:
    text = "URN,EstablishmentName,charity_name\n1,Quay School,\n2,Harbour School,\n3,Elm School,Elm Trust\n"
    mapping = guessed("actor", text)
    assert "name" not in dict(mapping.columns).values()
    assert mapping.doubted == (("charity_name", "name", "most of its cells are empty"),)
    assert likely(mapping, "name", cells(open_bytes(text.encode()))) == "EstablishmentName"
    two = "Scottish Charity Number,Charity Name (E&W)\nSC012345,Quay Trust\n"
    assert dict(guessed("actor", two).columns)["Charity Name (E&W)"] == ""
