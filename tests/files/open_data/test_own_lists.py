"""Lists of one's own: columns understood by what people call them, and names brought into sensible case."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.core.nouns import NOUNS
from convene.errors import Problem
from convene.files.open_data import Found
from convene.files.open_data.cells.casing import named, sentences
from convene.files.open_data.cells.cell_values import postcode, pounds, website
from convene.files.open_data.own_lists.column_mapping import Mapping, Record, mapped, targets
from convene.files.open_data.own_lists.guessing import suggest
from convene.files.sheets import open_bytes
from convene.text import clean, clean_line

HEADINGS = {
    "Organisation name": "name", "Post code": "postcode", "Charity No.": "charity_number",
    "Companies House number": "company_number", "No. of employees": "headcount", "Annual income": "turnover",
    "Web site": "website", "Category": "tags", "Sub-sector": "tags", "Type of organisation": "primary_type",
    "Ward": "ward", "Org-ids": "identifiers", "Coments": "note", "Telephone": "", "Email address": "",
    "Contact name": "", "Anything odd": "", "Tel": "", "Name of chair": "",
}  # fmt: skip


def test_columns_are_understood_by_what_people_call_them() -> None:
    assert dict(suggest("actor", HEADINGS).columns) == HEADINGS


@pytest.mark.parametrize("noun", [name for name, one in NOUNS.items() if not one.one])
def test_every_field_is_known_by_its_name_and_title(noun: str) -> None:
    fields = {name: title for name, title in targets(noun).items() if name in dict(suggest(noun, [name]).columns)}
    assert [name for name in fields if suggest(noun, [name]).columns != ((name, name),)] == []
    for name, title in fields.items():
        if list(fields.values()).count(title) == 1:
            assert suggest(noun, [title]).columns[0][1] in (name, ""), title


def test_a_field_is_suggested_once_and_lists_more_often() -> None:
    columns = suggest("actor", ["Name", "Organisation", "Tags", "Category", "Notes", "Description"]).columns
    assert [field for _, field in columns] == ["name", "", "tags", "tags", "note", "note"]


def test_a_list_of_people_may_have_people_in_it() -> None:
    assert [field for _, field in suggest("person", ["Full name", "E-mail", "Mobile"]).columns] == [
        "name", "email", "phone",
    ]  # fmt: skip


def test_a_mapping_is_kept_as_json_and_comes_back() -> None:
    mapping = Mapping("actor", (("Org", "name"), ("Tel", "")), (("primary_type", "vcse"),))
    assert Mapping.from_plain(json.loads(json.dumps(mapping.plain()))) == mapping
    for broken in (None, 3, {}, {"noun": "actor"}, {"noun": "x", "columns": []}, {"noun": "actor", "columns": [["a"]]},
                   {"noun": "actor", "columns": [["a", "nope"]]}):  # fmt: skip
        with pytest.raises(ValueError, match="mapping"):
            Mapping.from_plain(broken)


def rows(text: str, **fixed: str) -> list[Found | Record]:
    sheet = open_bytes(text.encode())
    mapping = suggest("actor", sheet.headings)
    return list(mapped(Mapping("actor", mapping.columns, tuple(fixed.items())), sheet))


def actor(text: str, **fixed: str) -> dict[str, object]:
    row = rows(text, **fixed)[0]
    assert isinstance(row, Found)
    assert not row.wrong, row.wrong
    return row.actors[0]


def test_a_row_of_ones_own_list_becomes_an_actor() -> None:
    text = (
        "Organisation,Type,Postcode,Charity number,Company no,Income,Staff,Category,Sub sector,Judged on,Tel\n"
        'Saltworks,social enterprise,hq11aa,901234,1234567,"£1,250.50",12,"food; training",craft,3/11/2026,000\n'
    )
    assert actor(text, tags="from the fair", relationship="contacted") == {
        "name": "Saltworks",
        "primary_type": "vcse",
        "base": "HQ1 1AA",
        "identifiers": ("GB-CHC-901234", "GB-COH-01234567"),
        "turnover": Decimal("1250.50"),
        "headcount": 12,
        "tags": ("food", "training", "craft", "from the fair"),
        "judged_on": date(2026, 11, 3),
        "relationship": "contacted",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "name,type\nA,vcze\n",
            "Type: “vcze” is not one of anchor, supplier, developer, msme, vcse, citizen; did you mean vcse?",
        ),
        ("name,type\n,vcse\n", "there is no name"),
        ("name,type\nA,vcse,B\n", "the row has 3 cells, the heading 2"),
        (
            "name,org ids,charity number\nA,GB-CHC-901234,905678\n",
            "it has two numbers of one register, GB-CHC-901234 and GB-CHC-905678",
        ),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_read_say_why(text: str, words: str) -> None:
    assert rows(text)[0].wrong == words


def test_what_is_only_half_right_is_taken_and_told() -> None:
    row = rows("name,postcode,charity number\nA,not sure,unknown yet\n")[0]
    assert isinstance(row, Found)
    assert row.actors == ({"name": "A"},)
    assert row.notes == ("“unknown yet” is not a number of a register that is known", "“not sure” is not a postcode")


def test_a_whole_org_id_is_understood_in_a_column_of_numbers() -> None:
    said = "name,charity number,company number\nA,GB-CHC-901234,GB-COH-01234567\nB,gb-sc SC012345,\nC,GB-CHC-9,\n"
    first, second, third = rows(said)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert isinstance(third, Found)
    assert (first.actors[0]["identifiers"], first.notes) == (("GB-CHC-901234", "GB-COH-01234567"), ())
    assert second.actors[0]["identifiers"] == ("GB-SC-SC012345",)
    assert third.notes == ("“GB-CHC-9” is not a number of a register that is known",)


def test_other_nouns_become_records() -> None:
    sheet = open_bytes(b"Issue,Who,Unknown\nBuses stop at six,Night workers,x\n")
    assert list(mapped(suggest("need", sheet.headings), sheet)) == [
        Record(2, {"statement": "Buses stop at six", "who": "Night workers"})
    ]


def test_a_mapping_of_another_list_is_refused() -> None:
    sheet = open_bytes(b"name,town\nA,B\n")
    for columns, words in {(("Org", "name"),): "no column “Org”", (("name", "nope"),): "no field “nope”"}.items():
        with pytest.raises(Problem, match=words):
            list(mapped(Mapping("actor", columns), sheet))


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        (
            "ST JOHN'S CHURCH OF THE HOLY TRINITY, STOKE-ON-TRENT",
            "St John's Church of the Holy Trinity, Stoke-on-Trent",
        ),
        ("THE FRIENDS OF AGE UK (HARROW)", "The Friends of Age UK (Harrow)"),
        ("MCDONALD & O'BRIEN LTD", "McDonald & O'Brien Ltd"),
        ("SALTWORKS C.I.C.", "Saltworks C.I.C."),
        ("SALTWORKS CIC", "Saltworks CIC"),
        ("1ST HARROW QUAY SCOUT GROUP", "1st Harrow Quay Scout Group"),
        ("BASIN PTFA", "Basin PTFA"),
        ("ANCHOR TRUST, THE", "The Anchor Trust"),
        ("CORE IT SERVICES", "Core IT Services"),
        ("MAKE IT HAPPEN", "Make It Happen"),
        ("HARROW CO-OPERATIVE PLC", "Harrow Co-operative plc"),
        ("MERCHED Y WAWR", "Merched y Wawr"),
        ("CAFÉ DU QUAI", "Café du Quai"),
        ("NHS QUAY HOSPITAL TRUST", "NHS Quay Hospital Trust"),
        ("BOYS' AND GIRLS' CLUB", "Boys' and Girls' Club"),
        ("L'ARCHE", "L'Arche"),
        ("HQ1 TRADERS", "HQ1 Traders"),
        ("eBay sellers of Quay", "eBay sellers of Quay"),
        ("Lantern YMCA", "Lantern YMCA"),
        ("\x1b[31mLANTERN\x07", "Lantern"),
        ("", ""),
    ],
)
def test_names_stop_shouting(shouted: str, said: str) -> None:
    assert named(shouted) == said


@settings(derandomize=True, deadline=None)
@given(st.text("ABYM 'C1&-.,()/:Éthe", max_size=30))
def test_casing_changes_nothing_but_case(text: str) -> None:
    def letters(words: str) -> list[str]:
        return sorted(words.casefold().replace(" ", "").replace(",", ""))

    assert letters(named(text)) == letters(clean_line(text))
    assert letters(sentences(text)) == letters(clean(text))
    assert named(named(text)) == named(text)


def test_cells_are_read_as_people_write_them() -> None:
    assert [postcode(one) for one in ("hq1 1aa", "HQ11AA", " HQ1  1AA ", "HQ1", "HQ1A", "nowhere", "")] == [
        "HQ1 1AA", "HQ1 1AA", "HQ1 1AA", "HQ1", "HQ1A", "", "",
    ]  # fmt: skip
    assert [pounds(one) for one in ("12", "1,250.50", "£ 3", "12.00", "N/A", "")] == [
        12, Decimal("1250.5"), 3, 12, None, None,
    ]  # fmt: skip
    assert website("somebody@x.org") == website("none yet") == ""
    assert website("https://X.org/a b") == ""
    assert website("WWW.X.ORG") == "www.x.org"


def test_a_postcode_says_more_than_the_code_of_its_district() -> None:
    text = (
        "name,postcode,area code\nA,HQ1 1AA,E08999991\nB,HQ1 1AA,E0899991\nC,HQ1 1AA,E01999991\nD,,E08999991\n"
        "E,HQ1 1AA,HQ1\n"
    )
    found = [one for one in rows(text) if isinstance(one, Found)]
    bases = [one.actors[0]["base"] for one in found]
    assert bases == ["HQ1 1AA", "HQ1 1AA", "E01999991", "E08999991", "HQ1 1AA"]
    assert found[0].codes == ("E08999991",)  # --within may still name it


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("Income (£000s)", "120", 120_000), ("Income £'000", "1.5", 1_500), ("Turnover £m", "0.12", 120_000),
        ("Income in thousands", "7", 7_000), ("Income (£m)", "£1.2m", 1_200_000), ("Income (£1,000s)", "5", 5_000),
        ("Income 2000", "5", 5), ("Income of over £10,000", "12", 12),
    ],
)  # fmt: skip
def test_money_is_in_what_its_heading_says(heading: str, cell: str, value: int) -> None:
    sheet = open_bytes(f"name;{heading}\nA;{cell}\n".encode())
    (found,) = mapped(Mapping("actor", (("name", "name"), (heading, "turnover"))), sheet)
    assert isinstance(found, Found)
    assert found.actors[0]["turnover"] == value
    assert bool(found.notes) == (value != Decimal(cell.strip("£m")) and "m" not in cell)
