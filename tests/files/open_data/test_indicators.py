"""Published tables of figures in their real layouts: read right, matched by code, and odd cells told by their line."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.errors import Problem
from convene.files.open_data import recognise
from convene.files.open_data.figures.area_table import number
from convene.files.open_data.figures.figure_sorts import sort_of
from convene.files.open_data.figures.indicators import Gathered, gather, opened, table_of
from convene.files.sheets import open_sheet
from tests.conftest import ROOT
from tests.files.open_data.made_figures import CARS, WORK, census_file, iod_file, iod_headings, write_table

QUAY = ("E01999991", "E01999992", "E01999993")
SAMPLES = ROOT / "sample_places" / "lists"


def read(path: Path, codes: Sequence[str] = QUAY, *, every: bool = False, sheet: str = "", **said: str) -> Gathered:
    with opened(path, codes, sheet=sheet) as found:
        table = table_of(found, every=every, fixed=tuple(said.items()))
        return gather(table, found, codes)


def drafts(found: Gathered) -> dict[str, IndicatorDraft]:
    return {one.name: one for one in (IndicatorDraft.model_validate(fields) for _, fields in found.figures)}


# The indices of deprivation


def test_the_indices_bring_scores_and_deciles_of_the_index_and_its_domains(tmp_path: Path) -> None:
    found = drafts(read(iod_file(tmp_path, QUAY, others=20)))
    assert len(found) == 16
    assert {one.kind for one in found.values()} == {FigureKind.score, FigureKind.decile}
    one = found["Index of Multiple Deprivation: score"]
    assert (one.area_kind, one.better, one.period) == (AreaKind.lsoa_2021, Better.down, "2025 edition")
    assert str(one.date) == "2025-10-30"
    assert one.source == "English indices of deprivation 2025, MHCLG, scores, ranks and deciles"
    assert one.licence == "Open Government Licence v3.0"
    assert [area.code for area in one.areas] == list(QUAY)


def test_everything_comes_when_asked_for_each_with_its_own_people(tmp_path: Path) -> None:
    path = iod_file(tmp_path, QUAY)
    found = drafts(read(path, every=True))
    assert len(found) == 48
    by = {name: one.weighted_by for name, one in found.items() if one.kind is FigureKind.score}
    assert by["Employment deprivation: rate"].startswith("working age population 18-66")
    assert by["Income deprivation affecting children (IDACI): rate"] == "dependent Children aged 0-15: mid 2022"
    assert by["Income deprivation affecting older people (IDAOPI): rate"].startswith("older population aged 60")
    assert by["Outdoors (living environment): score"] == "total population: mid 2022"
    assert "Children and young people (education): decile" in found, "the heading that is cut off in the file"
    assert "Crime deprivation: rank" in found, "the heading with a space before it"


def test_the_figures_are_those_of_the_file(tmp_path: Path) -> None:
    path = iod_file(tmp_path, QUAY, others=40)
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.reader(table))
    head, body = rows[0], rows[1:]
    at = head.index("Employment Score (rate)")
    people = next(n for n, one in enumerate(head) if one.startswith("Working age"))
    one = drafts(read(path))["Employment deprivation: rate"]
    assert [(area.value, area.weight) for area in one.areas] == [
        (Decimal(row[at]) * 100, Decimal(row[people])) for row in body[:3]
    ]
    exact = sum(Fraction(row[at]) * Fraction(row[people]) for row in body) / sum(Fraction(row[people]) for row in body)
    assert one.compare is not None
    assert abs(Fraction(one.compare) - exact * 100) <= Fraction(1, 1000)
    assert one.compare_with == "all 43 areas of the file"


def test_the_whole_country_is_called_by_its_name(tmp_path: Path) -> None:
    found = read(iod_file(tmp_path, QUAY, others=33_752))
    assert (found.rows, found.kept) == (33_755, 3)
    assert drafts(found)["Income deprivation: rate"].compare_with == "England"
    assert drafts(found)["Income deprivation: decile"].compare_with == "England"


def test_the_2019_file_is_by_areas_of_2011_and_has_other_people(tmp_path: Path) -> None:
    found = drafts(read(iod_file(tmp_path, QUAY, edition=2019), every=True))
    one = found["Income deprivation: rate"]
    assert (one.area_kind, one.period, str(one.date)) == (AreaKind.lsoa_2011, "2019 edition", "2019-09-26")
    assert one.weighted_by == "total population: mid 2015 (excluding prisoners)"
    assert found["Employment deprivation: rate"].weighted_by.startswith("working age population 18-59/64")


def test_areas_are_found_by_the_code_of_their_district(tmp_path: Path) -> None:
    found = read(iod_file(tmp_path, QUAY), ["E06999901"])
    assert (found.kept, found.missing) == (3, ())


def test_codes_that_are_not_there_are_named(tmp_path: Path) -> None:
    assert read(iod_file(tmp_path, QUAY), [*QUAY, "E01009999"]).missing == ("E01009999",)


def test_a_cell_that_cannot_be_read_is_told_by_its_line_and_one_that_is_withheld_is_no_nothing(tmp_path: Path) -> None:
    head = iod_headings(2025)
    path = iod_file(tmp_path, QUAY)
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    at = head.index("Index of Multiple Deprivation (IMD) Score")
    rows[1][at], rows[2][at] = "12;3", "*"
    write_table(path, rows[0], rows[1:])
    found = read(path)
    assert found.wrong == ((2, "E01999991", "“12;3” is not a number, under “Index of Multiple Deprivation: score”"),)
    one = drafts(found)["Index of Multiple Deprivation: score"]
    assert [area.code for area in one.areas] == ["E01999993"]
    assert "no figure for E01999992" in one.note


# The census


def cars(folder: Path, name: str = "census2021-ts045-lsoa.csv") -> Path:
    counts = {
        QUAY[0]: (1000, 412, 380, 150, 58),
        QUAY[1]: (500, 90, 210, 150, 50),
        "E01000001": (900, 90, 400, 300, 110),
    }
    return census_file(folder, name, CARS, counts)


def test_a_census_table_gives_each_category_as_a_share_of_its_total(tmp_path: Path) -> None:
    found = drafts(read(cars(tmp_path), QUAY[:2]))
    one = found["No cars or vans in household"]
    assert (one.kind, one.unit, one.topic) == (FigureKind.share, "households", "Getting about")
    assert [(area.value, area.weight) for area in one.areas] == [(412, 1000), (90, 500)]
    assert (one.source, one.period) == ("Census 2021 (ONS), table TS045, by Nomis", "Census day 2021")
    assert str(one.date) == "2021-03-21"
    assert one.compare == pytest.approx(Decimal(412 + 90 + 90) * 100 / 2400, abs=Decimal("0.001"))
    total = found["All households"]
    assert (total.kind, sum(area.value for area in total.areas)) == (FigureKind.total, 1500)


def test_colons_without_a_space_and_deeper_levels(tmp_path: Path) -> None:
    path = census_file(tmp_path, "x.csv", WORK, {QUAY[0]: (1000, 700, 640, 400, 60, 90)})
    usual, every = drafts(read(path)), drafts(read(path, every=True))
    name = "Economically active (excluding full-time students): In employment"
    assert name in usual
    assert f"{name}: Employee: Full-time" not in usual
    assert f"{name}: Employee: Full-time" in every
    out = usual["Economically active (excluding full-time students): Unemployed"]
    assert (out.better, out.areas[0].weight) == (Better.down, 1000)
    assert out.source == "Census 2021 (ONS), by Nomis", "no table is named that the file does not name"


@pytest.mark.parametrize(
    ("labels", "name", "kind"),
    [
        (("Residence type: Total; measures: Value",), "All usual residents", FigureKind.total),
        (("Age: Total", "Age: Aged 4 years and under"), "Aged 4 years and under", FigureKind.share),
        (("General health: Total: All usual residents", "General health: Bad health"), "Bad health", FigureKind.share),
        (
            ("Household deprivation: Total: All households; measures: Value",
             "Household deprivation: Household is not deprived in any dimension; measures: Value"),
            "Household is not deprived in any dimension", FigureKind.share,
        ),
        (("Tenure of household: Total: All households", "Tenure of household: Owned"), "Tenure of household: Owned",
         FigureKind.share),
    ],
)  # fmt: skip
def test_headings_of_other_tables(tmp_path: Path, labels: tuple[str, ...], name: str, kind: FigureKind) -> None:
    path = census_file(tmp_path, "x.csv", labels, {QUAY[0]: tuple(range(100, 100 - len(labels), -1))})
    assert drafts(read(path))[name].kind is kind


def test_other_output_geographies_are_told_by_their_codes(tmp_path: Path) -> None:
    for code, kind in (("E02009999", AreaKind.msoa_2021), ("E00999999", AreaKind.oa_2021), ("E07999902", "district")):
        path = census_file(tmp_path, "x.csv", CARS, {code: (10, 4, 3, 2, 1)})
        assert drafts(read(path, [code]))["All households"].area_kind == kind


def zipped(folder: Path, *names: str) -> Path:
    path = folder / "census2021-ts045.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in names:
            out.write(cars(folder), name)
        out.writestr("metadata.txt", "nothing")
    return path


def test_the_zip_as_it_was_downloaded_gives_the_table_of_the_areas_asked_for(tmp_path: Path) -> None:
    path = zipped(tmp_path, "census2021-ts045-ctry.csv", "census2021-ts045-lsoa.csv", "census2021-ts045-msoa.csv")
    with opened(path, QUAY) as found:
        assert found.path.name == "census2021-ts045-lsoa.csv"
    with opened(path, ["E02000001"]) as found:
        assert found.path.name == "census2021-ts045-msoa.csv"
        kept = found.path
    assert not kept.exists()
    with opened(path, QUAY, sheet="ctry") as found:
        assert found.path.name == "census2021-ts045-ctry.csv"


@pytest.mark.parametrize("names", [(), ("a.csv", "b.csv")])
def test_a_zip_without_the_table_says_what_it_holds(tmp_path: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(Problem) as refused, opened(zipped(tmp_path, *names), QUAY):
        pass
    assert refused.value.hint


def test_a_zip_that_would_unpack_to_far_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("census2021-ts045-lsoa.csv", b"0" * 5_000_000)
    with pytest.raises(Problem, match="would unpack to"), opened(path, QUAY):
        pass


def test_a_damaged_zip_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(tmp_path, "a-lsoa.csv").read_bytes()[:300])
    with pytest.raises(Problem, match="cannot be unpacked"), opened(path, QUAY):
        pass


# Any table of figures


def test_a_long_list_has_one_row_a_figure_area_and_time(tmp_path: Path) -> None:
    rows: list[list[Any]] = []
    for code, part, whole in ((QUAY[0], 30, 100), (QUAY[1], 20, 200)):
        for year, more in (("Spring 2025", 0), ("Spring 2026", 5)):
            rows.append([code, "", "Far from a bus", year, part + more, whole, "households"])
    head = ("area code", "area name", "indicator", "period", "value", "out of", "unit")
    path = write_table(tmp_path / "survey.csv", head, rows)
    found = [IndicatorDraft.model_validate(one) for _, one in read(path, kind="share", source="Door survey").figures]
    assert [(one.name, one.period, one.kind) for one in found] == [
        ("Far from a bus", "Spring 2025", FigureKind.share), ("Far from a bus", "Spring 2026", FigureKind.share),
    ]  # fmt: skip
    assert [(area.value, area.weight) for area in found[1].areas] == [(35, 100), (25, 200)]


def test_a_wide_table_has_one_column_a_figure_and_tells_what_it_took_each_for(tmp_path: Path) -> None:
    head = ("LSOA21CD", "LSOA21NM", "Population", "Fuel poor (%)", "Crime rank", "Median pay", "Claimants")
    rows = [(QUAY[0], "A", 1500, "12.5", 300, 24000, 40), (QUAY[1], "B", "1,300", "8%", 900, 31000, 22)]
    path = write_table(tmp_path / "w.csv", head, rows)
    with opened(path, QUAY) as sheet:
        table = table_of(sheet, fixed=(("source", "City"), ("date", "2026-03-31")))
        gathered = gather(table, sheet, QUAY)
        found = drafts(gathered)
    kinds = {name: one.kind for name, one in found.items()}
    assert kinds == {
        "Fuel poor (%)": FigureKind.score, "Crime rank": FigureKind.rank, "Median pay": FigureKind.median,
        "Claimants": FigureKind.total, "Population": FigureKind.total,
    }  # fmt: skip
    fuel = found["Fuel poor (%)"]
    assert (fuel.unit, fuel.weighted_by, [area.weight for area in fuel.areas]) == ("%", "Population", [1500, 1300])
    assert str(fuel.date) == "2026-03-31"
    assert any("“Crime rank” is taken for a rank" in one for one in gathered.told)


def test_a_workbook_will_do(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Area code", "Bad air score", "Population"), (QUAY[0], 12.5, 1500), (QUAY[1], 8, 500)):
        sheet.append(row)
    book.save(tmp_path / "air.xlsx")
    found = drafts(read(tmp_path / "air.xlsx", source="City"))["Bad air score"]
    assert [(area.value, area.weight) for area in found.areas] == [(Decimal("12.5"), 1500), (8, 500)]


def test_nothing_comes_in_without_a_source(tmp_path: Path) -> None:
    path = write_table(tmp_path / "w.csv", ("area code", "Claimants"), [(QUAY[0], 4)])
    with pytest.raises(Problem, match="Who published") as refused:
        read(path)
    assert "source=" in refused.value.hint


@pytest.mark.parametrize("said", [{"kind": "average-ish"}, {"colour": "red"}, {"date": "31/03/2026x"}])
def test_what_is_said_wrongly_about_a_table_is_refused(tmp_path: Path, said: dict[str, str]) -> None:
    path = write_table(tmp_path / "w.csv", ("area code", "Claimants"), [(QUAY[0], 4)])
    with pytest.raises(Problem, match="cannot be taken"):
        read(path, source="City", **said)


def test_two_columns_of_codes_give_areas_of_one_census(tmp_path: Path) -> None:
    path = write_table(tmp_path / "w.csv", ("LSOA11CD", "LSOA21CD", "Claimants"), [("E01000001", QUAY[0], 4)])
    assert drafts(read(path, source="City"))["Claimants"].area_kind is AreaKind.lsoa_2021
    older = drafts(read(path, ["E01000001"], source="City", area_kind="lsoa_2011"))["Claimants"]
    assert (older.area_kind, older.areas[0].code) == (AreaKind.lsoa_2011, "E01000001")


def test_an_area_that_stands_there_twice_is_taken_once_and_told(tmp_path: Path) -> None:
    path = write_table(tmp_path / "w.csv", ("area code", "Claimants"), [(QUAY[0], 4), (QUAY[0], 4), (QUAY[0], 9)])
    found = read(path, source="City")
    assert [(line, "stands there twice" in words) for line, _, words in found.wrong] == [(4, True)]
    assert drafts(found)["Claimants"].areas[0].value == 4


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Unemployment rate", FigureKind.score), ("% with no car", FigureKind.score),
        ("IMD decile", FigureKind.decile), ("National rank", FigureKind.rank), ("Income quintile", FigureKind.rank),
        ("Median house price", FigureKind.median), ("Life expectancy at birth", FigureKind.median),
        ("Number of claimants", FigureKind.total), ("Mean score", FigureKind.median),
    ],
)  # fmt: skip
def test_words_of_a_heading_tell_the_kind(heading: str, kind: FigureKind) -> None:
    assert sort_of([heading]).kind is kind


@pytest.mark.parametrize(
    ("cell", "said"),
    [("12", 12), ("1,234.5", "1234.5"), ("-0.31", "-0.31"), ("45%", 45), ("£1,200", 1200), ("", None), ("*", None),
     ("[c]", None), ("..", None), ("NaN", None), ("1e3", 1000)],
)  # fmt: skip
def test_published_numbers(cell: str, said: Any) -> None:
    assert number(cell) == (None if said is None else Decimal(said))


@pytest.mark.parametrize("cell", ["1,5", "12;3", "a lot", "Infinity", "1e99", "1,2345", "=1+1"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(cell)


# Knowing them


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("invented-deprivation-2025.csv", "iod"), ("invented-census2021-ts045-lsoa.csv", "census"),
        ("invented-census2021-ts066-lsoa.csv", "census"), ("invented-bus-survey.csv", "figures"),
    ],
)  # fmt: skip
def test_the_samples_are_known_by_their_headings(name: str, key: str) -> None:
    found = recognise(open_sheet(SAMPLES / name))
    assert found is not None
    assert (found.key, found.makes) == (key, "indicators")


@pytest.mark.parametrize(
    "head",
    [
        ("name", "primary_type", "base"), ("code", "title", "unit"), ("organisation code", "organisation name"),
        ("slug", "name", "area_code"),
    ],
)  # fmt: skip
def test_other_lists_are_not_taken_for_figures(tmp_path: Path, head: tuple[str, ...]) -> None:
    found = recognise(open_sheet(write_table(tmp_path / "x.csv", head, [["a"] * len(head), ["b"] * len(head)])))
    assert found is None or found.makes != "indicators"


def test_a_table_without_codes_says_what_it_lacks(tmp_path: Path) -> None:
    path = write_table(tmp_path / "x.csv", ("street", "houses"), [("Tide Street", 4)])
    with pytest.raises(Problem, match="no column of area codes"):
        read(path, source="City")


def test_a_table_that_says_out_of_how_many_is_of_shares(tmp_path: Path) -> None:
    head = ("area code", "indicator", "value", "out of")
    path = write_table(tmp_path / "survey.csv", head, [(QUAY[0], "Far from a bus", 30, 100)])
    assert drafts(read(path, source="Door survey"))["Far from a bus"].kind is FigureKind.share


@pytest.mark.parametrize(
    ("heading", "kind"), [("Rank of poverty", FigureKind.rank), ("IMD decile", FigureKind.decile),
                          ("IMD position", FigureKind.rank), ("Median pay", FigureKind.median)]
)  # fmt: skip
@pytest.mark.parametrize("said", ["score", "count", "share"])
def test_what_is_never_averaged_is_not_averaged_under_another_name(
    tmp_path: Path, heading: str, kind: FigureKind, said: str
) -> None:
    rows = [(QUAY[0], 10, 1500), (QUAY[1], 300, 1300)]
    path = write_table(tmp_path / "w.csv", ("area code", heading, "Population"), rows)
    with opened(path, QUAY) as sheet:
        table = table_of(sheet, fixed=(("source", "City"), ("kind", said)))
        assert drafts(gather(table, sheet, QUAY))[heading].kind is kind
    assert any("never averaged" in one for one in table.told)


def test_a_weight_below_nothing_is_told_by_its_line(tmp_path: Path) -> None:
    rows = [(QUAY[0], 10, -100), (QUAY[1], 300, "1e30"), (QUAY[2], 5, 100)]
    path = write_table(tmp_path / "w.csv", ("area code", "Bad air score", "Population"), rows)
    found = read(path, source="City")
    assert {(line, code) for line, code, _ in found.wrong} == {(2, QUAY[0]), (3, QUAY[1])}
    assert [area.code for area in drafts(found)["Bad air score"].areas] == [QUAY[2]]
