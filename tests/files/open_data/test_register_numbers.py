"""Of which register a number is, and rows that name no organisation, or one that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.files.open_data import Found, found, recognise
from convene.files.open_data.cells.no_body import no_body
from convene.files.open_data.cells.register_numbers import Beside, charity, company, whole
from convene.files.open_data.cells.standing import Standing
from tests.files.open_data.test_published import open_bytes


@pytest.mark.parametrize(
    ("cell", "heading", "postcode", "kept"),
    [
        ("1042046", "Charity number", "", ("GB-CHC-1042046",)),
        ("1042046.0", "Charity number", "", ("GB-CHC-1042046",)),
        ("'1042049", "Charity number", "", ("GB-CHC-1042049",)),
        ("1,042,046", "Charity number", "", ("GB-CHC-1042046",)),
        ("1042048 / SC012345", "Charity number", "", ("GB-CHC-1042048", "GB-SC-SC012345")),
        ("1042048/SC012345", "Charity number", "", ("GB-CHC-1042048", "GB-SC-SC012345")),
        (
            "1042048 (England), SC012345 (Scotland)",
            "Charity number",
            "",
            ("GB-CHC-1042048", "GB-SC-SC012345"),
        ),
        ("Registered charity no. 1042046", "Charity number", "", ("GB-CHC-1042046",)),
        ("0205846", "Charity number", "", ("GB-CHC-205846",)),
        ("SC12345", "Charity number", "", ("GB-SC-SC012345",)),
        ("012345", "Scottish charity number", "", ("GB-SC-SC012345",)),
        ("12345", "OSCR number", "", ("GB-SC-SC012345",)),
        ("012345", "Charity number", "EH1 1AA", ("GB-SC-SC012345",)),
        ("102345", "Charity number", "BT1 1AA", ("GB-NIC-102345",)),
        ("102345", "Reg charity number", "", ("GB-NIC-102345",)),
        ("102345", "CCNI number", "", ("GB-NIC-102345",)),
        ("102345", "Charity Commission for Northern Ireland number", "", ("GB-NIC-102345",)),
        ("NIC102345", "Charity number", "SW1A 1AA", ("GB-NIC-102345",)),
        ("102345 (Northern Ireland)", "Charity number", "", ("GB-NIC-102345",)),
        ("1042046", "Reg charity number", "", ("GB-CHC-1042046",)),
        ("1042046", "Charity number", "BT1 1AA", ("GB-CHC-1042046",)),
        ("GB-NIC-102345", "Charity number", "", ("GB-NIC-102345",)),
        ("GB-CHC-SC012345", "Charity number", "", ("GB-SC-SC012345",)),
    ],
)
def test_the_register_of_a_charity_number_comes_from_what_stands_beside_it(
    cell: str, heading: str, postcode: str, kept: tuple[str, ...]
) -> None:
    read = charity(cell, Beside(heading, postcode))
    assert (read.ids, read.notes) == (kept, ())


@pytest.mark.parametrize(
    ("cell", "heading", "postcode", "words"),
    [
        ("12345678", "Charity number", "", "has the form of a company number"),
        ("01234567", "Charity number", "", "has the form of a company number"),
        ("GB-CHC-12345678", "Charity number", "", "has the form of a company number"),
        ("102345", "Charity number", "", "has the form of a charity of Northern Ireland"),
        ("102345", "Charity number", "SW1A 1AA", "has the form of a charity of Northern Ireland"),
        ("GB-CHC-102345", "Charity number", "BT1 1AA", "has the form of a charity of Northern Ireland"),
        ("102345", "Charity number (England and Wales)", "", "is not a number of the Charity Commission (England"),
        ("012345", "Charity number", "M1 1AA", "write SC012345 if it is"),
        ("1042046", "Scottish charity number", "", "they look like SC012345"),
        ("1042046", "Northern Ireland charity number", "", "they look like 100012"),
        ("1161363 (host charity)", "Charity number", "", "it is not its own number"),
        ("c/o 1161363", "Charity number", "", "it is not its own number"),
        ("1161363 (applied for)", "Charity number", "", "it is not its own number"),
        ("#N/A", "Charity number", "", "is not a number of a register that is known"),
    ],
)
def test_what_cannot_be_told_is_left_out_in_words(cell: str, heading: str, postcode: str, words: str) -> None:
    read = charity(cell, Beside(heading, postcode))
    assert read.ids == ()
    assert words in " ".join(read.notes)


def test_nothing_said_is_nothing_told() -> None:
    for cell in ("", "n/a", "-", "Not registered", "exempt", "0"):
        assert charity(cell) == company(cell) == whole((cell,))
        assert charity(cell).notes == ()


def test_company_numbers_and_org_ids_are_read_the_same_way() -> None:
    assert company("1234567.0").ids == ("GB-COH-01234567",)
    assert company("'01234567").ids == ("GB-COH-01234567",)
    assert company("NI612345").ids == ("GB-COH-NI612345",)
    assert company("01234567 (parent company)").ids == ()
    assert company("12345", Beside(postcode="BT1 1AA")).ids == ()
    assert whole(("'GB-CHC-1042046.0",)).ids == ("GB-CHC-1042046",)
    assert whole(("GB-CHC-1161363 (host charity)",)).ids == ()
    assert whole(("X-harrow-quay-old-hall",)).ids == ("X-harrow-quay-old-hall",)


def _rows(text: str) -> list[Found]:
    sheet = open_bytes(text.encode())
    layout = recognise(sheet)
    assert layout is not None
    return list(found(layout, sheet))


def test_the_scottish_register_is_known_by_its_headings() -> None:
    live, gone = _rows(
        "Charity Number,Charity Name,Registered Date,Known As,Charity Status,Notes,Postcode,Constitutional Form,"
        "Most recent year income,Year End\n"
        "SC012345,TIDEWELL ARTS,01/02/2003,Tidewell,Active,,EH1 1AA,SCIO,1200,31/03/2025\n"
        "SC054321,Bluebell,01/02/2003,,Removed,,EH1 1AA,SCIO,,\n"
    )
    assert live.actors[0]["identifiers"] == ("GB-SC-SC012345",)
    assert live.actors[0]["turnover"] == 1200
    assert live.actors[0]["aliases"] == ("Tidewell",)
    assert "Removed" in gone.skipped


def test_former_scottish_charities_are_gone() -> None:
    (gone,) = _rows(
        "Charity Number,Charity Name,Registered Date,Known As,Charity Status,Postcode,Constitutional Form,Ceased Date\n"
        "SC012345,Tidewell Arts,01/02/2003,,Active,EH1 1AA,Trust,04/05/2019\n"
    )
    assert gone.skipped == "no longer there since 4 May 2019"


def test_the_register_of_northern_ireland_is_known_by_its_headings() -> None:
    live, part, gone, odd = _rows(
        "Reg charity number,Sub charity number,Charity name,Date registered,Status,Date for financial year ending,"
        "Total income,Public address,Website,Email,Telephone,Company number\n"
        '102345,0,Tidewell Arts,01/02/2015,Up-to-date,31 March 2025,900,"1 Quay Street, Belfast, BT1 1AA",,,,612345\n'
        '102345,1,Tidewell Fund,01/02/2015,Up-to-date,,,"1 Quay Street, Belfast, BT1 1AA",,,,0\n'
        '102346,0,Bluebell,01/02/2015,Removed,,,"1 Quay Street, Belfast, BT1 1AA",,,,\n'
        '1042046,0,Meadowlark,01/02/2015,Up-to-date,,,"1 Quay Street, Belfast, BT1 1AA",,,,\n'
    )
    assert live.actors[0]["identifiers"] == ("GB-NIC-102345", "GB-COH-NI612345")
    assert (live.actors[0]["base"], live.actors[0]["size_year"]) == ("BT1 1AA", 2025)
    assert "part 1 of charity 102345" in part.skipped
    assert "Removed" in gone.skipped
    assert "they look like 100012" in odd.wrong


@pytest.mark.parametrize(
    "name",
    [
        "Mr J Example", "MRS A EXAMPLE", "Mr & Mrs Example", "Mr and Mrs J Example", "Dr Jane Example",
        "Example, Mrs A", "J Example (Mr)", "Cllr Pat Example", "Mr A Example t/a Example Joinery",
        "Executors of Mrs B Example", "Private individual", "Individual 3", "[REDACTED]", "Redacted - personal data",
        "Name withheld", "XXXX", "****", "Anonymous donor", "Unknown", "Total", "Grand total:", "TOTAL (23 groups)",
        "Sub-total", "Total for ward", "Note: figures are provisional", "Source: the council", "#N/A", "#REF!",
        "Page 2 of 3", "Various organisations",
    ],
)  # fmt: skip
def test_names_of_no_organisation(name: str) -> None:
    assert no_body(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "Dr Example's Homes", "Lord Mayor's Charity",
        "Total Fitness Ltd", "Total Insight Theatre", "Private Members Club", "Alcoholics Anonymous",
        "Source Project", "Captain Example Primary School", "Count Me In", "All Saints",
        "Removed Theatre", "Master Builders", "Keynote Events", "MS Society", "Mr Example Coffee", "Page One Books",
        "St Example's Church", "Sir Example Grammar School", "Information Shop for Young People",
    ],
)  # fmt: skip
def test_names_that_only_begin_alike_are_organisations(name: str) -> None:
    assert no_body(name) is None


def test_a_footnote_is_told_by_standing_alone() -> None:
    assert no_body("* Figures as at March 2026", alone=True) is not None
    assert no_body("* Figures as at March 2026") is None
    assert no_body("1. Income is for 2024/25.", alone=True) is not None
    assert no_body("1. Quay Choir") is None, "a numbered list of groups"
    assert no_body("1st Quay Scouts", alone=True) is None
    assert no_body("Miss Example", numbered=True) is None, "a shop of that name stands in a register"


@pytest.mark.parametrize(
    ("headings", "cells", "gone"),
    [
        (("Name", "Status"), ("A", "Closed"), True),
        (("Name", "Charity status"), ("A", "Removed (2019)"), True),
        (("Name", "Company Status"), ("A", "Dissolved"), True),
        (("Name", "Registration status"), ("A", "CEASED"), True),
        (("Name", "Active?"), ("A", "No"), True),
        (("Name", "Date of removal"), ("A", "04/05/2019"), True),
        (("Name", "Town"), ("Quay Club (closed)", ""), True),
        (("Name", "Status"), ("A", "Registered"), False),
        (("Name", "Status"), ("A", "Closed to new members"), False),
        (("Name", "Application status"), ("A", "Closed"), False),
        (("Name", "Date of removal"), ("A", ""), False),
    ],
)
def test_what_is_gone(headings: tuple[str, ...], cells: tuple[str, ...], gone: bool) -> None:
    assert bool(Standing(headings).gone(cells, cells[0])) is gone


def test_an_own_list_is_no_register(tmp_path: Path) -> None:
    assert recognise(open_bytes(b"Name,Reg charity number,Postcode\nA,102345,BT1 1AA\n")) is None


def test_a_column_of_somebody_elses_numbers_is_left_out() -> None:
    assert charity("1161363", Beside("Host charity number")).ids == ()
    assert company("01234567", Beside("Former company number")).ids == ()


def test_a_column_of_charities_and_companies_goes_by_the_form() -> None:
    both = Beside("Charity / company number")
    assert charity("01234567", both).ids == ("GB-COH-01234567",)
    assert charity("1042046", both).ids == ("GB-CHC-1042046",)
    assert "may be a Scottish charity or company" in charity("SC012345", both).notes[0]


@pytest.mark.parametrize("name", ["1042046", "M1 1AA", "£1,250", "04/05/2019", "SC012345", "GB-CHC-1042046"])
def test_a_figure_in_the_place_of_a_name_is_told(name: str) -> None:
    why = no_body(name)
    assert why is not None
    assert why.broken
