"""Tables of figures as councils, Nomis and the ONS hand them out: what each figure is, what weighs it, what is told.

Right values are worked out by hand beside each table. Codes and numbers are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from convene.core.figures.sums import place_value
from convene.core.figures.words import headline
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import AreaKind, FigureKind
from convene.errors import Problem
from convene.files.open_data import recognise
from convene.files.open_data.figures.area_table import number
from convene.files.open_data.figures.figure_bases import about, base, choose
from convene.files.open_data.figures.figure_sorts import Sort, sort_of
from convene.files.open_data.figures.indicators import gather, opened, table_of
from convene.files.sheets import open_sheet
from tests.files.open_data.made_figures import CARS, census_file, write_table

A, B, C = QUAY = ("E01999991", "E01999992", "E01999993")
WARDS = ("E05999991", "E05999992", "E05999993")


class Made:
    """The figures of a table with what was told."""

    def __init__(self, path: Path, codes: Sequence[str] = QUAY, **said: str) -> None:
        with opened(path, codes) as sheet:
            table = table_of(sheet, fixed=tuple({"source": "City", **said}.items()))
            self.found = gather(table, sheet, codes)
        self.told = " ".join((*self.found.told, *table.told))
        self.all = [IndicatorDraft.model_validate(fields) for _, fields in self.found.figures]
        self.by_name = {one.name: one for one in self.all}

    def __getitem__(self, name: str) -> IndicatorDraft:
        return self.by_name[name]

    def value(self, name: str) -> Decimal | None:
        return place_value(self.by_name[name]).value


def made(
    folder: Path, head: Sequence[str], rows: Iterable[Sequence[object]], codes: Sequence[str] = QUAY, **said: str
) -> Made:
    return Made(write_table(folder / "table.csv", head, rows), codes, **said)


# What a figure is


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Population density (per hectare)", Sort.density), ("Persons per square kilometre", Sort.density),
        ("Old-age dependency ratio", Sort.ratio), ("Age-standardised rate", Sort.ratio),
        ("Percentage change in population", Sort.change), ("average_rank", Sort.average),
        ("rank_average_rank", Sort.rank), ("proportion_bottom_decile", Sort.percentage),
        ("IMD Decile (where 1 is most deprived 10% of LSOAs)", Sort.decile), ("min_price", Sort.least),
        ("Maximum rent (£)", Sort.most),
        ("Crime rate per 1,000", Sort.rate), ("Number of cars per household", Sort.rate),
        ("Household income (£)", Sort.average), ("Total spend (£)", Sort.money),
        ("Grant spend (£)", Sort.money), ("Average grant (£)", Sort.average),
        ("Weekly household expenditure (£)", Sort.average), ("Spend per head (£)", Sort.rate), ("Pop_2022", Sort.count),
        ("aged_16_to_64", Sort.count), ("Lower CI 95.0 limit", Sort.bound), ("Local election turnout", Sort.percentage),
        ("Travel time to a GP (minutes)", Sort.average), ("Business rates accounts", Sort.unknown),
    ],
)  # fmt: skip
def test_the_words_of_a_name_say_what_it_is(name: str, sort: Sort) -> None:
    assert sort_of([name]) is sort


@pytest.mark.parametrize(
    ("names", "measures", "categories", "sort"),
    [
        (["No cars"], ["Percentage", "Households"], [], Sort.percentage),
        (["Estimates by age, represented as a percentage"], ["Count", "Households"], [], Sort.count),
        (["Fuel poverty"], ["", "%"], [], Sort.percentage),
        (["Median age"], ["", "Persons"], [], Sort.average),
        (["Weekly pay"], ["Value"], ["Median"], Sort.average),
        (["Travel to work"], [""], ["Works mainly from home"], Sort.unknown),
        (["House sales"], ["", "£"], [], Sort.average),
    ],
)
def test_measure_and_unit_say_more_than_the_name(
    names: list[str], measures: list[str], categories: list[str], sort: Sort
) -> None:
    assert sort_of(names, measures, categories) is sort


def test_counts_and_percentages_of_one_indicator_are_two_figures(tmp_path: Path) -> None:
    rows = []
    for at, code in enumerate(QUAY, 1):
        homes, cold = 1000 * at, 100 * at * at
        rows += [
            (code, "Homes in fuel poverty", "Count", "Households", cold),
            (code, "Homes in fuel poverty", "Percentage", "Households", cold * 100 / homes),
            (code, "Households", "Count", "Households", homes),
            (code, "Population density", "Density", "persons/km^2", 3000 * at),
            (code, "Median age", "Median", "Persons", 30 + at),
        ]
    found = made(tmp_path, ("area_code", "indicator", "measure", "unit", "value"), rows)
    assert found.value("Homes in fuel poverty") == 1400  # 100 + 400 + 900
    share = found["Homes in fuel poverty (Percentage)"]
    assert (share.kind, share.unit, len(share.areas)) == (FigureKind.score, "%", 3)
    assert found.value("Population density") is None
    assert headline(found["Population density"]).startswith("3,000")
    assert (found.value("Median age"), found["Median age"].kind) == (None, FigureKind.median)
    assert "“Homes in fuel poverty (Percentage)” is taken for a percentage" in found.told
    assert "“Population density” is taken for a density" in found.told


def test_each_statistic_of_a_list_is_what_it_says(tmp_path: Path) -> None:
    stats = (("Rate per 1,000", 5), ("Number", 40), ("Rank", 3))
    rows = [(code, "Unemployment", stat, value + at) for at, code in enumerate(QUAY) for stat, value in stats]
    found = made(tmp_path, ("Area Code", "Indicator", "Statistic", "Value"), rows)
    assert {one.name: one.kind for one in found.all} == {
        "Unemployment": FigureKind.total, "Unemployment (Rate per 1,000)": FigureKind.score,
        "Unemployment (Rank)": FigureKind.rank,
    }  # fmt: skip
    assert found.value("Unemployment") == 123


def test_a_percentage_is_not_made_a_count_by_calling_it_one(tmp_path: Path) -> None:
    rows = [(code, 50 + at) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "Turnout (%)"), rows, kind="count")
    assert found["Turnout (%)"].kind is FigureKind.score
    assert "never added up" in found.told


def test_what_nothing_is_said_of_is_neither_added_nor_averaged(tmp_path: Path) -> None:
    rows = [(code, 62 + at, 1500 + at) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "Din", "Population"), rows)
    assert found.value("Din") is None
    assert headline(found["Din"]) == "62 to 64" or headline(found["Din"]).startswith("62")
    assert "“Din” is taken for a score or rate, because nothing says what it is" in found.told
    assert made(tmp_path, ("LSOA21CD", "Din", "Population"), rows, kind="count").value("Din") == 189


def test_what_adds_up_to_its_total_is_counted(tmp_path: Path) -> None:
    rows = [(code, 500 + at, 200 + at, 700 + 2 * at) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "White", "Asian", "Total"), rows)
    assert (found.value("White"), found.value("Asian")) == (1503, 603)
    assert "add up to “Total” in every area" in found.told


def test_a_proportion_that_never_passes_one_is_a_fraction_of_one(tmp_path: Path) -> None:
    rows = [(A, "0.1", 1000), (B, "0.3", 3000)]
    found = made(tmp_path, ("LSOA21CD", "Proportion of households with no car", "Number of households"), rows)
    one = found["Proportion of households with no car"]
    assert (one.unit, found.value(one.name), one.compare) == ("%", 25, None)  # (100 + 900) of 4,000


def test_a_percentage_that_never_passes_one_is_told_and_may_be_called_a_fraction(tmp_path: Path) -> None:
    rows = [(code, 0.05 + at / 100) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "% unemployed"), rows)
    assert "“% unemployed” is never above 1" in found.told
    found = made(tmp_path, ("LSOA21CD", "% unemployed"), rows, unit="fraction of one")
    assert headline(found["% unemployed"]) == "5% to 7%"


@pytest.mark.parametrize("heading", ["Jan-22", "2022-03", "Q1 2021", "March 2022", "FY2021/22", "Mar-22 (p)"])
def test_times_as_columns_may_be_months_and_quarters(tmp_path: Path, heading: str) -> None:
    found = made(tmp_path, ("LSOA21CD", heading), [(code, 4) for code in QUAY], name="Claimants")
    assert [(one.name, one.period) for one in found.all] == [("Claimants", heading)]


def test_those_whom_an_average_is_of_are_not_its_unit(tmp_path: Path) -> None:
    rows = [(code, "Median age", "Persons", 35 + at) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "Indicator", "Unit", "Value"), rows)
    assert headline(found["Median age"]) == "35 to 37"
    rows = [(code, "Crime", "per 1,000 people", 35 + at) for at, code in enumerate(QUAY)]
    assert made(tmp_path, ("LSOA21CD", "Indicator", "Unit", "Value"), rows)["Crime"].unit == "per 1,000 people"


def test_a_workbook_that_shows_per_cent_gives_per_cent(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("LSOA code", "Households", "Households in fuel poverty"), (A, 1000, 0.1), (B, 3000, 0.055)):
        sheet.append(row)
    for at in (2, 3):
        sheet.cell(at, 3).number_format = "0.0%"
    book.save(tmp_path / "cells.xlsx")
    found = Made(tmp_path / "cells.xlsx")
    one = found["Households in fuel poverty"]
    assert (one.kind, one.unit, [area.value for area in one.areas]) == (FigureKind.score, "%", [10, Decimal("5.5")])
    assert found.value(one.name) == Decimal("6.625")  # (100 + 165) of 4,000


def test_bounds_and_ids_are_no_figures_and_told_once(tmp_path: Path) -> None:
    head = ("OBJECTID", "Area Code", "Smokers (%)", "Lower CI", "Upper CI", "Remarks", "Longitude")
    rows = [(at, code, 10 + at, 1, 20, "see below", "-2.1") for at, code in enumerate(QUAY)]
    found = made(tmp_path, head, rows)
    assert list(found.by_name) == ["Smokers (%)"]
    assert found.found.wrong == ()
    assert found.told.count("“Remarks” holds words") == 1
    assert "“Lower CI” and “Upper CI” are a bound" in found.told


# What weighs it


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Population", "people"), ("Pop_2022", "people"), ("Total population: mid 2022", "people"),
        ("all_ages", "people"), ("Number of households", "households"), ("Working age population", "working age"),
        ("Total crimes", None), ("People in fuel poverty", None), ("Total", None), ("Households without a car", None),
    ],
)  # fmt: skip
def test_a_base_counts_nothing_but_people_or_homes(name: str, group: str | None) -> None:
    found = base(name)
    assert (found.group if found else None) == group


def test_a_base_is_of_those_whom_the_figure_names() -> None:
    bases = {name: known for name in ("Population", "Number of households") if (known := base(name))}
    assert choose("Proportion of households with no car", Sort.percentage, bases) == "Number of households"
    assert choose("Crime rate per 1,000", Sort.rate, bases) == "Population"
    assert choose("Children in poverty (%)", Sort.percentage, bases) is None
    assert choose("Population density", Sort.density, bases) is None
    assert about("% of people aged 16 to 64 out of work") == ("people", "16 64")
    assert about("% aged 65 and over") == ("people", ""), "a part is not the base of itself"


def test_total_crimes_and_people_in_fuel_poverty_weigh_nothing(tmp_path: Path) -> None:
    head = (
        "LSOA code", "Total crimes", "People in fuel poverty", "Pop_2022", "Number of households",
        "Crime rate per 1,000", "Proportion of households with no car (%)",
    )  # fmt: skip
    rows = [(A, 300, 90, 1000, 400, 10, 20), (B, 10, 900, 3000, 1600, 50, 40)]
    found = made(tmp_path, head, rows, QUAY[:2])
    assert found.value("Crime rate per 1,000") == 40  # (10 × 1,000 + 50 × 3,000) / 4,000
    assert found.value("Proportion of households with no car (%)") == 36  # (20 × 400 + 40 × 1,600) / 2,000
    sums = {name: found.value(name) for name in head[1:5]}
    assert list(sums.values()) == [310, 990, 4000, 2000], "a base stays a figure of its own"
    assert "“Pop_2022” is taken for the people (or the total) behind “Crime rate per 1,000”" in found.told


def test_a_total_that_is_the_same_in_every_row_is_the_citys(tmp_path: Path) -> None:
    head = ("LSOA code", "Fuel poor households", "Fuel poverty rate (%)", "Total population")
    rows = [(code, 50 + at, 10 + at, 552_000) for at, code in enumerate((*QUAY, "E01000001"))]
    for codes in (QUAY, QUAY[:1]):
        found = made(tmp_path, head, rows, codes)
        assert "Total population" not in found.by_name
        assert found["Fuel poverty rate (%)"].weighted_by == ""
        assert "“Total population” is 552,000 in every row" in found.told
    assert headline(made(tmp_path, head, rows)["Fuel poverty rate (%)"]) == "10% to 12%"


def test_a_denominator_that_is_the_citys_makes_no_share(tmp_path: Path) -> None:
    rows = [(code, "Claimants", 50 + at, 552_000) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("area code", "indicator", "value", "denominator"), rows)
    assert (found["Claimants"].kind, found.value("Claimants")) == (FigureKind.total, 153)
    rows = [(code, "Far from a bus", 50 + at, 100) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("area code", "indicator", "value", "out of"), rows)
    assert found.value("Far from a bus") == 51, "a hundred asked in each area is out of a hundred each"


def test_the_base_beside_every_figure_of_a_list_is_one_figure(tmp_path: Path) -> None:
    rows = [
        (code, name, unit, value, people)
        for code, people in ((A, 1000), (B, 3000))
        for name, unit, value in (("Poor health", "%", people // 100), ("House price", "£", 200_000))
    ]
    found = made(tmp_path, ("Area Code", "Indicator", "Unit", "Value", "Population"), rows, QUAY[:2])
    assert {one.name for one in found.all} == {"Poor health", "House price", "Population"}
    assert (found.value("Poor health"), found.value("Population")) == (25, 4000)  # (10 × 1,000 + 30 × 3,000) / 4,000
    assert found["House price"].kind is FigureKind.median


def test_somebody_may_say_what_weighs(tmp_path: Path) -> None:
    rows = [(A, 10, 100), (B, 40, 200)]
    found = made(
        tmp_path, ("LSOA21CD", "Children in poverty (%)", "Pupils on roll"), rows, weighted_by="Pupils on roll"
    )
    assert found.value("Children in poverty (%)") == 30


# No time and no category is dropped


def nomis(folder: Path, *, measures: bool = True) -> Path:
    head = ["DATE", "DATE_NAME", "GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_TYPE", "C2021_CARS_3"]
    head += ["C2021_CARS_3_NAME", "MEASURES", "MEASURES_NAME", "OBS_VALUE", "OBS_STATUS_NAME", "RECORD_OFFSET"]
    rows: list[list[object]] = []
    kind = "2021 super output areas - lower layer"
    for at, code in enumerate(QUAY, 1):
        for cat, (label, share) in enumerate(
            (("Total: All households", 100), ("No cars or vans", 10 * at), ("Cars", 5))
        ):
            for measure, name in ((20100, "Value"), (20301, "Percent")):
                value = share if name == "Percent" else share * 10 * at
                start = [2021, "2021", 1_249_900_000 + at, f"Quay {at}", code, kind, cat, label]
                rows.append([*start, measure, name if measures else "", value, "Normal Value", len(rows)])
    return write_table(folder / "nomis.csv", [one.lower() for one in head] if measures else head, rows)


@pytest.mark.parametrize("measures", [True, False])
def test_the_api_of_nomis_is_read_as_a_list(tmp_path: Path, measures: bool) -> None:
    path = nomis(tmp_path, measures=measures)
    layout = recognise(open_sheet(path))
    assert layout is not None
    assert layout.key == "figures"
    found = Made(path)
    if not measures:
        return
    # 1,000, 2,000 and 3,000 homes; 10, 20 and 30 % of them without a car
    assert found.value("All households") == 6000
    assert found.value("No cars or vans") == 1400
    assert found["No cars or vans"].period == "2021"
    assert round(found.value("No cars or vans (Percent)") or 0, 4) == Decimal("23.3333")
    assert found["No cars or vans (Percent)"].weighted_by == "All households"
    assert found["All households"].source == "City", "no census table is cited that nobody named"
    assert found["All households"].area_kind is AreaKind.lsoa_2021


def test_percentages_of_nomis_that_do_not_say_so_are_not_added_up(tmp_path: Path) -> None:
    head = ("geography_code", "c2021_tenure_6_name", "obs_value")
    rows = [(code, name, value) for code in QUAY for name, value in (("Total", 100), ("Owned", 60), ("Rented", 40))]
    found = made(tmp_path, head, rows)
    assert {one.name: (one.kind, one.unit) for one in found.all} == dict.fromkeys(
        ("Owned", "Rented"), (FigureKind.score, "%")
    )
    rows = [(code, "No cars or vans in household", 40.5 + at) for at, code in enumerate(QUAY)]
    found = made(tmp_path, head, rows)
    assert found.value("No cars or vans in household") is None
    assert "has decimals, so it is not taken for a count" in found.told


def test_keys_of_nomis_are_categories_and_no_figures(tmp_path: Path) -> None:
    rows = [(code, age, 0, 100 + age + at) for at, code in enumerate(QUAY) for age in (1, 2)]
    found = made(tmp_path, ("GEOGRAPHY_CODE", "C2021_AGE_19", "C_SEX", "OBS_VALUE"), rows)
    assert [one.name for one in found.all] == ["C2021_AGE_19: 1", "C2021_AGE_19: 2"]


def test_a_percentage_is_weighted_by_the_whole_of_its_own_categories(tmp_path: Path) -> None:
    rows = [
        (code, rural, cell, measure, value + at)
        for at, code in enumerate(QUAY)
        for rural in ("Total", "Rural (total)")
        for cell in ("All usual residents", "Males")
        for measure, value in (("Value", 240), ("Percent", 40))
    ]
    head = ("GEOGRAPHY_CODE", "RURAL_URBAN_NAME", "CELL_NAME", "MEASURES_NAME", "OBS_VALUE")
    found = made(tmp_path, head, rows)
    assert found["Total, Males (Percent)"].weighted_by == "Total, All usual residents"
    assert found["Rural (total), Males (Percent)"].weighted_by == "", "of rural people or of males: nobody says"


def test_a_short_cut_of_nomis_is_no_census_table_either(tmp_path: Path) -> None:
    rows = [("2022", "Quay", code, 20301, 12 + at) for at, code in enumerate(QUAY)]
    path = write_table(tmp_path / "n.csv", ("date", "geography", "geography code", "measures", "obs_value"), rows)
    with pytest.raises(Problem, match="What do the columns") as refused:
        Made(path)
    assert "--set name=" in refused.value.hint
    one = Made(path, name="Out of work")["Out of work"]
    assert (one.kind, one.unit, one.period) == (FigureKind.score, "%", "2022")


def test_a_dataset_made_at_the_ons_keeps_its_categories(tmp_path: Path) -> None:
    head = (
        "Lower layer Super Output Areas Code", "Lower layer Super Output Areas", "Ethnic group (3 categories) Code",
        "Ethnic group (3 categories)", "Sex (2 categories)", "Observation",
    )  # fmt: skip
    rows = [
        (code, f"Quay {at}", group, ("Asian or Asian British", "White")[group], sex, 10 * at + group)
        for at, code in enumerate(QUAY, 1) for group in (0, 1) for sex in ("Female", "Male")
    ]  # fmt: skip
    path = write_table(tmp_path / "custom.csv", head, rows)
    layout = recognise(open_sheet(path))
    assert layout is not None
    assert layout.makes == "indicators"
    found = Made(path)
    assert {name: found.value(name) for name in found.by_name} == {
        "Asian or Asian British, Female": 60, "Asian or Asian British, Male": 60,
        "Ethnic group: White, Female": 63, "Ethnic group: White, Male": 63,
    }  # fmt: skip
    assert found.all[0].areas[0].name == "Quay 1"


def test_the_categories_of_one_question_are_shares_of_those_it_was_put_to(tmp_path: Path) -> None:
    head = ("Lower layer Super Output Areas Code", "Cars (3 categories) Code", "Cars (3 categories)", "Observation")
    rows = [
        (code, key, name, value)
        for code, none in ((A, 200), (B, 100), (C, 150))
        for key, name, value in ((-8, "Does not apply", 7), (0, "No cars at home", none), (1, "One car or more", 300))
    ]
    path = write_table(tmp_path / "custom.csv", head, rows)
    with opened(path, QUAY) as sheet:
        found = gather(table_of(sheet), sheet, QUAY)
    drafts = {one.name: one for one in (IndicatorDraft.model_validate(fields) for _, fields in found.figures)}
    assert set(drafts) == {"No cars at home", "One car or more"}
    value = place_value(drafts["No cars at home"])
    assert (value.part, value.whole) == (450, 1350)
    assert drafts["No cars at home"].source == "Office for National Statistics, dataset made to order"


def test_rows_that_a_figure_lacks_for_an_area_are_told(tmp_path: Path) -> None:
    rows = [(A, "Carers", 4), (B, "Carers", 5), (A, "Visits", 7)]
    found = made(tmp_path, ("area code", "indicator", "value"), rows, QUAY[:2])
    assert "“Visits”: the file has it for 1 of 2 areas of the place only." in found.told
    assert "no row of it for E01999992" in found["Visits"].note


def test_what_names_nobody_is_out_of_the_one_base_there_is(tmp_path: Path) -> None:
    rows = [(A, "5.5%", 1000), (B, "7.5%", 3000)]
    found = made(tmp_path, ("Area code", "Claiming (%)", "Households"), rows)
    assert found.value("Claiming (%)") == 7  # (55 + 225) of 4,000
    assert "“Households” is taken for the people (or the total) behind “Claiming (%)”." in found.told


def test_years_as_columns_are_times_of_one_figure(tmp_path: Path) -> None:
    rows = [(code, tenure, 1 + at, 5 + at) for at, code in enumerate(QUAY) for tenure in ("Owned", "Rented")]
    found = made(tmp_path, ("LSOA21CD", "Tenure", "2019", "2020/21"), rows, kind="count")
    assert [(one.name, one.period, place_value(one).value) for one in found.all] == [
        ("Tenure: Owned", "2019", 6), ("Tenure: Owned", "2020/21", 18), ("Tenure: Rented", "2019", 6),
        ("Tenure: Rented", "2020/21", 18),
    ]  # fmt: skip
    with pytest.raises(Problem, match="What do the columns “2019” and “2020”"):
        made(tmp_path, ("LSOA21CD", "2019", "2020"), [(A, 1, 2)])
    found = made(tmp_path, ("LSOA21CD", "2019", "2020"), [(A, 1, 2), (B, 3, 4)], name="Claimants")
    assert [(one.name, one.period, place_value(one).value) for one in found.all] == [
        ("Claimants", "2019", 4), ("Claimants", "2020", 6),
    ]  # fmt: skip


def test_a_quarter_is_part_of_the_time(tmp_path: Path) -> None:
    rows = [(A, "Vans", year, quarter, year + quarter) for year in (2021, 2022) for quarter in (1, 2)]
    found = made(tmp_path, ("area_code", "category", "year", "quarter", "vehicle_count"), rows, [A])
    assert [one.period for one in found.all] == ["2021 Q1", "2021 Q2", "2022 Q1", "2022 Q2"]
    assert found.found.wrong == ()
    rows = [(A, 2021, quarter, quarter) for quarter in (1, 2)]
    found = made(tmp_path, ("area_code", "year", "quarter", "vans"), rows, [A])
    assert [one.period for one in found.all] == ["2021 Q1", "2021 Q2"], "a year that never changes is still the year"
    rows = [(A, quarter, "2024-05-01", quarter, quarter + 10) for quarter in (1, 2)]
    found = made(tmp_path, ("area_code", "quarter", "date", "2021", "2022"), rows, [A], name="Vans")
    assert [one.period for one in found.all] == ["2021 Q1", "2022 Q1", "2021 Q2", "2022 Q2"]


def test_a_name_for_several_columns_is_put_before_theirs(tmp_path: Path) -> None:
    found = made(tmp_path, ("LSOA21CD", "Boys", "Girls"), [(A, 1, 2)], [A], name="Pupils")
    assert list(found.by_name) == ["Pupils: Boys", "Pupils: Girls"]


def test_figures_of_one_name_are_told_apart_by_their_unit(tmp_path: Path) -> None:
    units = (("%", 60), ("people", 900))
    rows = [(code, "Employment", unit, value + at) for at, code in enumerate(QUAY) for unit, value in units]
    found = made(tmp_path, ("LSOA21CD", "Indicator", "Unit", "Value"), rows)
    assert (found["Employment"].unit, found.value("Employment")) == ("%", None)
    assert found.value("Employment (people)") == 2703
    assert found.found.wrong == ()


def test_a_column_of_measures_may_name_the_figures(tmp_path: Path) -> None:
    measures = (("Fly tipping incidents", 40), ("Recycling rate", 30), ("Quality of life", 7))
    rows = [("2023-24", code, name, value + at) for at, code in enumerate(QUAY) for name, value in measures]
    found = made(tmp_path, ("Financial year", "Area code", "Measure", "Value"), rows)
    assert {one.name: (one.kind, found.value(one.name)) for one in found.all} == {
        "Fly tipping incidents": (FigureKind.total, 123), "Recycling rate": (FigureKind.score, None),
        "Quality of life": (FigureKind.score, None),
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["Bedrooms", "Age", "Age band"])
def test_numbers_that_tell_the_rows_of_an_area_apart_are_categories(tmp_path: Path, heading: str) -> None:
    rows = [(code, number, 100 * number + at) for at, code in enumerate(QUAY) for number in (1, 2, 3)]
    found = made(tmp_path, ("LSOA21CD", heading, "Value"), rows, name="Homes", kind="count")
    assert [place_value(one).value for one in found.all] == [303, 603, 903]


def test_bands_of_age_are_categories_and_no_withheld_figures(tmp_path: Path) -> None:
    bands = ("0", "1-4", "5-9", "90+")
    rows = [(code, band, 10 + at) for at, code in enumerate(QUAY) for band in bands]
    found = made(tmp_path, ("LSOA21CD", "Age", "Persons"), rows)
    assert {name: found.value(name) for name in found.by_name} == {f"Persons: Age {band}": 33 for band in bands}


def test_rows_that_nothing_tells_apart_make_no_figure(tmp_path: Path) -> None:
    rows = [(code, 100 * grant + at) for at, code in enumerate(QUAY) for grant in (1, 2, 3)]
    found = made(tmp_path, ("Ward code", "Grants made"), rows)
    assert found.all == []
    assert "“Grants made” is left out: its areas have several rows" in found.told


def test_a_figure_of_england_beside_each_area_is_no_figure_of_theirs(tmp_path: Path) -> None:
    rows = [(code, 10 + at, 13.1) for at, code in enumerate(QUAY)]
    found = made(tmp_path, ("LSOA21CD", "Fuel poor %", "England %"), rows)
    assert list(found.by_name) == ["Fuel poor %"]
    assert "“England %” is 13.1 in every row" in found.told


def test_a_denominator_weighs_its_own_indicator_only(tmp_path: Path) -> None:
    rows = [
        (code, name, measure, value + at)
        for at, code in enumerate(QUAY)
        for name, measure, value in (
            ("Employment rate", "Variable", 70), ("Employment rate", "Denominator", 10_000),
            ("Skills rate", "Variable", 5),
        )
    ]  # fmt: skip
    found = made(tmp_path, ("GEOGRAPHY_CODE", "VARIABLE_NAME", "MEASURES_NAME", "OBS_VALUE"), rows)
    assert found["Employment rate"].weighted_by == "Employment rate (Denominator)"
    assert found["Skills rate"].weighted_by == ""


def test_names_of_people_are_never_read(tmp_path: Path) -> None:
    rows = [(code, "Somebody", party, 10 + at) for at, code in enumerate(WARDS) for party in ("Red", "Blue")]
    found = made(tmp_path, ("Ward code", "Candidate", "Party", "Votes"), rows, WARDS)
    assert set(found.by_name) == {"Votes: Party: Red", "Votes: Party: Blue"}
    assert "“Candidate” is about people, and never read." in found.told


# Areas


@pytest.mark.parametrize("heading", ["LSOA", "Row Labels", "mnemonic", "Area", "x", "LSOA21CD"])
def test_a_column_of_area_codes_is_one_whatever_it_is_called(tmp_path: Path, heading: str) -> None:
    path = write_table(tmp_path / "t.csv", (heading, "Claimants"), [(code, 4) for code in QUAY])
    layout = recognise(open_sheet(path))
    assert layout is not None
    assert layout.makes == "indicators"
    assert Made(path).value("Claimants") == 12


def test_codes_may_stand_before_a_name_and_totals_are_of_no_area(tmp_path: Path) -> None:
    rows = [(f"{code} : Quay 00{at}", 4) for at, code in enumerate(QUAY)] + [("Grand Total", 12)]
    found = made(tmp_path, ("2011 super output area", "Claimants"), rows)
    assert (found.value("Claimants"), found["Claimants"].area_kind) == (12, AreaKind.lsoa_2011)


def test_the_finest_codes_are_the_areas_and_the_others_hold_them(tmp_path: Path) -> None:
    rows = [("E05999991", A, 4), ("E05999991", B, 5), ("E05999992", C, 6)]
    found = made(tmp_path, ("Ward code", "LSOA code", "Claimants"), rows, ["E05999991"])
    assert (found.value("Claimants"), found["Claimants"].area_kind) == (9, AreaKind.lsoa_2021)


@pytest.mark.parametrize(
    "head",
    [
        ("Charity number", "LSOA", "Income"),
        ("Venue", "LSOA", "Email"),
        ("Name", "Postcode", "Ward code"),
        ("Group name", "Ward code", "Members"),
    ],
)
def test_lists_of_organisations_are_no_figures(tmp_path: Path, head: tuple[str, ...]) -> None:
    path = write_table(tmp_path / "t.csv", head, [("1", A, "2")])
    layout = recognise(open_sheet(path))
    assert layout is None or layout.makes != "indicators"


def test_somebody_may_say_where_the_codes_stand(tmp_path: Path) -> None:
    rows = [("n/k", 1)] * 400 + [(A, 4), (B, 5)]
    path = write_table(tmp_path / "t.csv", ("Key", "Claimants"), rows)
    assert recognise(open_sheet(path)) is None
    with pytest.raises(Problem, match="no column of area codes") as refused:
        Made(path)
    assert "area_codes=" in refused.value.hint
    assert Made(path, area_codes="Key").value("Claimants") == 9
    with pytest.raises(Problem, match="There is no column"):
        Made(path, area_codes="Code")


def test_a_list_of_events_is_refused_with_what_to_do(tmp_path: Path) -> None:
    head = ("Crime ID", "Month", "Longitude", "Latitude", "LSOA code", "Crime type", "Last outcome category")
    path = write_table(tmp_path / "c.csv", head, [("a1", "2026-01", -2.2, 53.4, A, "Burglary", "None")])
    with pytest.raises(Problem, match="no column of figures") as refused:
        Made(path)
    assert "count the rows of each area" in refused.value.hint


# What is not given


@pytest.mark.parametrize("cell", ["< 10", "<5", "≤ 3", "c", "*", "..", "-", "[c]", "fewer than 5", "suppressed", "NA"])
def test_what_is_withheld_is_no_number(cell: str) -> None:
    assert number(cell) is None


def test_a_number_may_bear_a_mark_of_its_publisher() -> None:
    assert number("1,240 [p]") == 1240


def test_a_sum_says_which_areas_it_leaves_out(tmp_path: Path) -> None:
    head = ("Row Labels", "Claimants", "Carers", "Note")
    rows = [(A, "1,240", "<5", "ok"), (B, "c", "< 10", "low"), (C, 300, "..", ""), ("Grand Total", "1,540", 7, "")]
    found = made(tmp_path, head, rows)
    assert found.value("Claimants") == 1540
    assert "no figure for E01999992 (suppressed: “c”)" in found["Claimants"].note
    assert (
        "“Claimants”: not given (suppressed: “c”) for 1 of 3 areas of the place; the sum leaves it out." in found.told
    )
    assert "“Carers”: not given (suppressed: “<5”, “< 10” and “..”) for any area of the place" in found.told
    assert "Carers" not in found.by_name
    assert found.found.wrong == ()


# Census tables


def test_a_census_table_names_no_table_that_its_file_does_not(tmp_path: Path) -> None:
    path = census_file(tmp_path, "x.csv", CARS, dict.fromkeys(QUAY, (10, 4, 3, 2, 1)))
    assert Made(path)["All households"].source == "Census 2021 (ONS), by Nomis"


def test_a_density_of_the_census_is_not_added_up(tmp_path: Path) -> None:
    label = "Population Density: Persons per square kilometre; measures: Value"
    path = census_file(tmp_path, "census2021-ts006-lsoa.csv", [label], {A: [4000], B: [5000]})
    one = Made(path)["Persons per square kilometre"]
    assert (one.kind, place_value(one).value) == (FigureKind.score, None)


@pytest.mark.parametrize(
    ("labels", "year"),
    [(("Cars: Total", "Cars: None; measures: Percent"), "2021"), (("Claimants", "Rate"), "2021"), (CARS, "2023")],
)
def test_other_tables_of_nomis_are_no_census(tmp_path: Path, labels: Sequence[str], year: str) -> None:
    rows: list[list[Any]] = [[year, "Quay", A, *(5 for _ in labels)]]
    path = write_table(tmp_path / "t.csv", ("date", "geography", "geography code", *labels), rows)
    layout = recognise(open_sheet(path))
    assert layout is not None
    assert layout.key == "figures"


def test_so_many_on_each_square_kilometre_are_no_count_whatever_the_measure_says(tmp_path: Path) -> None:
    head = ("area_code", "indicator", "measure", "value")
    rows = [(code, "Residents per square kilometre", "Count", 4263 + at) for at, code in enumerate(WARDS)]
    table = made(tmp_path, head, rows, WARDS)
    assert table["Residents per square kilometre"].kind is FigureKind.score
    assert table.value("Residents per square kilometre") is None


def test_equal_rows_of_one_area_are_never_counted_once_without_a_word(tmp_path: Path) -> None:
    head = ("ward_code", "offence", "incidents")
    rows = [(code, "Theft", 1) for code in (WARDS[0], WARDS[0], WARDS[1], WARDS[1], WARDS[1])]
    table = made(tmp_path, head, rows, WARDS)
    assert not table.all
    assert "is left out: its areas have several rows each" in table.told
    slip = made(tmp_path, head, [(one, "Theft", 5) for one in (*WARDS, WARDS[0])], WARDS)
    assert slip.value("incidents") == 15
    assert "1 area of the place stands there more than once with the same figure" in slip.told
    assert WARDS[0] in slip["incidents"].note


def test_the_note_of_a_figure_says_whose_first_row_was_kept(tmp_path: Path) -> None:
    rows = [(one, value) for one, value in ((WARDS[0], 5), (WARDS[0], 7), (WARDS[1], 2))]
    figure = made(tmp_path, ("ward_code", "thefts"), rows, WARDS)["thefts"]
    assert figure.note.startswith(f"{WARDS[0]} stands there more than once with different figures; the first is kept.")


def test_ranks_may_stand_beside_every_postcode_of_their_area(tmp_path: Path) -> None:
    rows = [(f"HQ{at} {code[-1]}AA", code, 3) for code in QUAY for at in range(7)]
    table = made(tmp_path, ("postcode", "lsoa_code", "decile"), rows)
    assert table["decile"].kind is FigureKind.decile
    assert "3 areas of the place stand there more than once with the same figure" in table.told


def test_years_of_age_are_headings(tmp_path: Path) -> None:
    ages = [*map(str, range(90)), "90+"]
    rows = [("2024-06-30", code, "Ward", 4100 + at, *range(1, 91), 5) for at, code in enumerate(WARDS[:2])]
    table = made(tmp_path, ("period", "area_code", "geography", "all_ages", *ages), rows, WARDS)
    assert table.value("all ages") == 8201
    assert table.value("Age 89") == 180


def test_a_percentage_is_not_weighted_by_its_own_count(tmp_path: Path) -> None:
    head = ("ward_code", "Population: Count", "Population: %", "Health: %")
    table = made(tmp_path, head, [(WARDS[0], 1000, 25, 20), (WARDS[1], 3000, 75, 10)], WARDS)
    assert table.value("Population: %") is None
    assert table.value("Health: %") == Decimal("12.5")


def test_the_note_of_a_figure_says_where_it_could_not_be_read(tmp_path: Path) -> None:
    rows = [(WARDS[0], 5), (WARDS[1], 7), (WARDS[2], "8 approx")]
    figure = made(tmp_path, ("ward_code", "thefts"), rows, WARDS)["thefts"]
    assert f"What the file says of {WARDS[2]} is no number" in figure.note


def test_a_percentage_that_is_a_count_divided_by_its_base_is_of_one(tmp_path: Path) -> None:
    rows = [(A, 1712, 227, "0.13259"), (B, 2284, 334, "0.14623")]
    table = made(tmp_path, ("area_code", "total_population", "n", "percent"), rows, (A, B))
    assert table.value("percent") == pytest.approx(Decimal("14.04"), abs=Decimal("0.01"))
    assert table["percent"].note == "The file gives this as a fraction of one."
    tiny = made(tmp_path, ("area_code", "total_population", "n", "percent"), [(A, 1712, 3, "0.2"), (B, 2284, 5, "0.2")])
    assert tiny.value("percent") == Decimal("0.2")


def test_thousands_of_pounds_are_not_told_as_pounds(tmp_path: Path) -> None:
    rows = [(WARDS[0], 120), (WARDS[1], 80)]
    table = made(tmp_path, ("ward_code", "Grant spend (£000s)"), rows, WARDS)
    assert table.all[0].unit == "thousand pounds"
    assert made(tmp_path, ("ward_code", "Grant spend (£)"), rows, WARDS).all[0].unit == "£"


def test_the_votes_of_one_partys_candidates_in_a_ward_are_added_up_and_it_is_told(tmp_path: Path) -> None:
    head = ("Ward code", "Candidate", "Party", "Electorate", "Votes")
    rows = [
        (WARDS[0], "one", "Labour", 5000, 900), (WARDS[0], "two", "Labour", 5000, 900),
        (WARDS[0], "three", "Green", 5000, 300), (WARDS[0], "three", "Green", 5000, 300),
        (WARDS[1], "four", "Labour", 4000, 500), (WARDS[1], "five", "Green", 4000, 200),
    ]  # fmt: skip
    found = made(tmp_path, head, rows, WARDS)
    assert found.value("Votes: Party: Labour") == 2300
    assert found.value("Votes: Party: Green") == 500, "the very same row twice is one row"
    assert found.value("Electorate: Party: Labour") == 9000, "which stands beside each of them, and is no sum"
    assert "“Votes: Party: Labour” is added up in 1 area that has a row for each of several people." in found.told
    assert f"added up in {WARDS[0]}" in found["Votes: Party: Labour"].note


def test_money_of_an_area_is_added_up_and_the_least_and_the_most_are_not(tmp_path: Path) -> None:
    head = ("Ward code", "Grant spend (£)", "Minimum price (£)", "Maximum price (£)")
    rows = [(WARDS[0], "12000.50", 90_000, 400_000), (WARDS[1], 8000, 80_000, 500_000)]
    found = made(tmp_path, head, rows, WARDS)
    assert found.value("Grant spend (£)") == Decimal("20000.5")
    assert found.value("Minimum price (£)") is None
    assert "is taken for a minimum" in found.told
    assert "is taken for a maximum" in found.told


def test_pounds_said_in_a_column_of_units_are_money_as_well(tmp_path: Path) -> None:
    rows = [
        (code, name, value, "£") for code in WARDS[:2] for name, value in (("Grants paid", 100), ("House price", 9))
    ]
    found = made(tmp_path, ("Ward code", "Indicator", "Value", "Unit"), rows, WARDS)
    assert found.value("Grants paid") == 200
    assert found.value("House price") is None


def test_the_notes_above_a_table_of_nomis_give_its_source_and_its_date(tmp_path: Path) -> None:
    path = tmp_path / "nomis.csv"
    path.write_text(
        '"TS008 - Sex"\n"ONS Crown Copyright Reserved [from Nomis on 5 March 2024]"\n\n'
        '"population","All usual residents"\n'
        '"date","2021"\n\n"2022 ward","mnemonic","All persons","Female"\n'
        + "".join(f'"Ward","{code}",100,55\n' for code in WARDS),
        encoding="utf-8",
    )
    with opened(path, WARDS) as sheet:
        table = table_of(sheet)
        found = gather(table, sheet, WARDS)
    (_, first), *_ = found.figures
    assert (first["source"], first["period"]) == ("Nomis, TS008 - Sex", "2021")
    assert "population: All usual residents" in first["note"]
    assert "Above the table stands: TS008 - Sex;" in " ".join(table.told)


def test_groups_above_a_heading_are_no_notes(tmp_path: Path) -> None:
    head = [["", "In need", "", "On plans", ""], ["ward_code", "2022", "2023", "2022", "2023"]]
    path = tmp_path / "groups.csv"
    rows = [*head, *([code, 5, 6, 1, 2] for code in WARDS)]
    path.write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
    assert "Above the table" not in Made(path, WARDS).told


def test_the_numbers_of_rows_are_no_figures_and_what_is_said_of_some_rows_is_told(tmp_path: Path) -> None:
    head = ("", "Ward code", "Amount awarded", "Where the figure is 10")
    rows = [(0, WARDS[0], "7500.50", ""), (1, WARDS[1], 10, "less than 10"), (2, WARDS[2], 20, "")]
    found = made(tmp_path, head, rows, WARDS)
    assert list(found.by_name) == ["Amount awarded"]
    assert found.value("Amount awarded") == Decimal("7530.5")
    assert "“Column 1” is numbers, but no figures, and left out." in found.told
    assert "“Where the figure is 10” says “less than 10” in 1 of 3 rows; they are read like the others." in found.told
