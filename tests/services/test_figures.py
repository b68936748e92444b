"""Figures in the book: brought in whole, brought up to date, shown with how they were made, put behind needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns.indicator import IndicatorDraft
from convene.errors import Problem
from convene.services import figures, importing
from convene.services.book import Book
from convene.services.lists import listing
from convene.services.nouns import detail, records
from convene.services.places import places
from tests.conftest import ROOT
from tests.files.open_data.made_figures import CARS, census_file, iod_file, write_table
from tests.making import add, change, draft, find, ids, start

LISTS = ROOT / "sample_places" / "lists"
CARS_FILE = LISTS / "invented-census2021-ts045-lsoa.csv"
QUAY = ("E01999991", "E01999992", "E01999993", "E01999994", "E01999995")


def kept(book: Book, place: str) -> dict[str, IndicatorDraft]:
    return {one.name: one for _, one in book.ask(figures.loaded, place)}


def item(book: Book, place: str, name: str) -> Any:
    found = book.ask(listing.listing, place, "indicator", book.today).items
    return next(one for one in found if one.title == name)


def page(book: Book, place: str, noun: str, record_id: str) -> Any:
    return book.ask(detail.page, place, noun, record_id, book.today)


# Bringing in


def test_a_dry_run_says_what_comes_and_changes_nothing(harrow: Book, harrow_id: str) -> None:
    before = ids(harrow, harrow_id, "indicator")
    plan = harrow.ask(figures.plan, harrow_id, CARS_FILE, (), harrow.today)
    assert (plan.added, plan.changed, plan.outside) == (5, 0, 55)
    assert plan.layout == "Census 2021, table TS045"
    assert ("No cars or vans in household", "added") in [(one.name, one.what) for one in plan.lines]
    assert ids(harrow, harrow_id, "indicator") == before


def test_what_the_dry_run_said_is_what_comes_and_undo_takes_it_away(harrow: Book, harrow_id: str) -> None:
    before = ids(harrow, harrow_id, "indicator")
    plan = harrow.ask(figures.plan, harrow_id, CARS_FILE, (), harrow.today)
    done = harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    assert done.value == plan
    assert done.label == f"Imported {CARS_FILE.name}: 5 figures added"
    assert len(ids(harrow, harrow_id, "indicator")) == len(before) + 5
    harrow.undo(harrow_id)
    assert ids(harrow, harrow_id, "indicator") == before


def test_the_same_file_again_changes_nothing(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    again = harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    assert (again.value.same, again.value.added, again.value.changed) == (5, 0, 0)
    assert again.label == ""


def test_a_corrected_file_changes_the_figure_and_keeps_what_people_wrote(
    harrow: Book, harrow_id: str, tmp_path: Path
) -> None:
    name = "census2021-ts045-lsoa.csv"
    harrow.do(figures.bring, harrow_id, census_file(tmp_path, name, CARS, {QUAY[0]: (100, 40, 30, 20, 10)}), ())
    one = find(harrow, harrow_id, "indicator", "no-cars-or-vans-in-household")
    change(harrow, harrow_id, "indicator", one, note="Ask about bikes.", topic="Streets")
    fixed = census_file(tmp_path, name, CARS, {QUAY[0]: (100, 45, 30, 20, 5)})
    plan = harrow.do(figures.bring, harrow_id, fixed, ()).value
    assert (plan.changed, plan.same) == (2, 3)
    why = next(line.why for line in plan.lines if line.name == "No cars or vans in household")
    assert "45%" in why
    assert "it was 40%" in why
    now = kept(harrow, harrow_id)["No cars or vans in household"]
    assert (now.note, now.topic, now.areas[0].value) == ("Ask about bikes.", "Streets", 45)


def test_a_newer_edition_is_new_and_stands_beside_the_old_one(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    harrow.do(figures.bring, harrow_id, iod_file(tmp_path, QUAY, edition=2019), ())
    plan = harrow.do(figures.bring, harrow_id, iod_file(tmp_path, QUAY), ()).value
    assert (plan.added, plan.changed) == (16, 0)
    newest = next(
        one for one, made in harrow.ask(figures.loaded, harrow_id)
        if made.name == "Income deprivation: rate" and made.period == "2025 edition"
    )  # fmt: skip
    found = page(harrow, harrow_id, "indicator", newest)
    apart = next(one for one in found.sections if one.title == "Not joined with")
    assert apart.lines == (
        "The figure for 2019 edition stands apart: it is counted by LSOAs (2011), not by LSOAs (2021).",
    )


def test_codes_that_are_not_in_the_file_are_named_with_what_they_may_be(
    harrow: Book, harrow_id: str, tmp_path: Path
) -> None:
    path = iod_file(tmp_path, QUAY[:4])
    notes = " ".join(harrow.ask(figures.plan, harrow_id, path, (), harrow.today).notes)
    assert "E01999995 is not in this file; it may be a code of 2011." in notes
    assert "What is said of the place is without them." in notes
    older = iod_file(tmp_path, QUAY[:4], edition=2019)
    notes = " ".join(harrow.ask(figures.plan, harrow_id, older, (*QUAY[:4], "E01033999"), harrow.today).notes)
    assert "E01033999 is not in this file; it was made for 2021." in notes


def test_a_file_of_other_areas_is_refused_and_says_of_which(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    path = census_file(tmp_path, "x.csv", CARS, {"E02000001": (10, 4, 3, 2, 1)})
    with pytest.raises(Problem, match="None of the 5 area codes") as refused:
        harrow.ask(figures.plan, harrow_id, path, (), harrow.today)
    assert "by MSOAs; the codes asked for are LSOAs" in refused.value.detail
    path = census_file(tmp_path, "y.csv", CARS, {"E01000001": (10, 4, 3, 2, 1)})
    with pytest.raises(Problem) as refused:
        harrow.ask(figures.plan, harrow_id, path, (), harrow.today)
    assert "these may be codes of 2011" in refused.value.detail


def test_a_place_without_area_codes_is_told_where_to_put_them(book: Book) -> None:
    place = start(book)
    with pytest.raises(Problem, match="no area codes yet") as refused:
        book.ask(figures.plan, place, CARS_FILE, (), book.today)
    assert "--area-codes" in refused.value.hint
    assert book.ask(figures.plan, place, CARS_FILE, QUAY, book.today).added == 5


def test_postcodes_among_the_codes_pick_nothing_and_it_is_said(harrow: Book, harrow_id: str) -> None:
    plan = harrow.ask(figures.plan, harrow_id, CARS_FILE, (*QUAY, "HQ1"), harrow.today)
    assert "HQ1: no area code, so it picks nothing here." in plan.notes
    with pytest.raises(Problem, match="None of these is an area code"):
        harrow.ask(figures.plan, harrow_id, CARS_FILE, ("HQ1", "HQ2"), harrow.today)


def test_a_figure_that_cannot_be_is_left_out_and_told(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    path = census_file(tmp_path, "x.csv", CARS, {QUAY[0]: (10, 40, 3, 2, 1)})
    plan = harrow.do(figures.bring, harrow_id, path, ()).value
    assert [(one.name, one.what) for one in plan.lines if one.what == "wrong"] == [
        ("No cars or vans in household", "wrong")
    ]
    assert "is no share" in next(one.why for one in plan.lines if one.what == "wrong")
    assert plan.wrong == 1
    assert "No cars or vans in household" not in kept(harrow, harrow_id)


def test_stopping_half_way_leaves_nothing(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    def told(step: importing.Step) -> None:
        raise importing.Stopped

    path = iod_file(tmp_path, QUAY, others=5_000)
    before = ids(harrow, harrow_id, "indicator")
    with pytest.raises(importing.Stopped):
        harrow.do(figures.bring, harrow_id, path, (), told)
    assert ids(harrow, harrow_id, "indicator") == before


def test_the_import_hands_tables_of_figures_over(harrow: Book, harrow_id: str) -> None:
    options = importing.ImportOptions(CARS_FILE)
    assert harrow.ask(importing.plan, harrow_id, options, harrow.today).noun == "indicator"
    assert harrow.do(importing.bring, harrow_id, options).value.added == 5
    every = importing.ImportOptions(LISTS / "invented-deprivation-2025.csv", every=True)
    assert harrow.do(importing.bring, harrow_id, every).value.added == 48


# Lists and details


def test_the_list_shows_figure_and_comparison(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    harrow.do(figures.bring, harrow_id, LISTS / "invented-deprivation-2025.csv", ())
    one = item(harrow, harrow_id, "No cars or vans in household")
    assert (one.figure, one.aside) == ("52%", "elsewhere 36%")
    assert one.sub == "Getting about · 5 LSOAs (2021) · Census day 2021"
    two = item(harrow, harrow_id, "Index of Multiple Deprivation: decile")
    assert (two.figure, two.aside) == ("2 of 5", "in worst tenth")


def test_the_detail_says_how_the_figure_was_made_and_shows_the_worst_area_first(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    one = find(harrow, harrow_id, "indicator", "no-cars-or-vans-in-household")
    found = page(harrow, harrow_id, "indicator", one)
    assert ("How", "1,727 of 3,346, 5 LSOAs added up.") in found.facts
    by_area = next(section for section in found.sections if section.title == "By LSOA, worst first")
    shares = [float(line.partition("%")[0]) for line in by_area.lines[:5]]
    assert shares == sorted(shares, reverse=True)


def test_a_figure_that_is_not_averaged_says_why(harrow: Book, harrow_id: str) -> None:
    areas = [{"code": code, "value": at} for at, code in enumerate(QUAY, 1)]
    one = add(harrow, harrow_id, "indicator", name="Rank", kind="rank", area_kind="lsoa_2021", areas=areas)
    found = page(harrow, harrow_id, "indicator", one)
    why = next(section for section in found.sections if section.title == "No figure of the place")
    assert "never averaged" in why.lines[0]
    assert item(harrow, harrow_id, "Rank").figure == "1 to 5"


def test_areas_that_do_not_belong_together_are_refused_on_saving(harrow: Book, harrow_id: str) -> None:
    areas = [{"code": QUAY[0], "value": 1}, {"code": "E05000001", "value": 2}]
    with pytest.raises(Problem, match="different kinds"):
        add(harrow, harrow_id, "indicator", name="Mixed", area_kind="lsoa_2021", areas=areas)


# Voice and data joined


def test_a_figure_behind_a_need_brings_number_place_comparison_source_and_day(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    need = find(harrow, harrow_id, "need", "no-way-home")
    one = find(harrow, harrow_id, "indicator", "no-cars-or-vans-in-household")
    assert harrow.do(figures.figure_behind, harrow_id, need, one).label.startswith("Put a figure behind a need")
    row = harrow.ask(records.load, "need", need).evidence[-1]  # type: ignore[attr-defined]
    assert row.text == (
        "52 in 100 households in Harrow Quay have no car or van (1,727 of 3,346); "
        "in all 60 areas of the file 36 in 100."
    )
    assert (row.kind.value, str(row.date), row.indicator) == ("data", "2021-03-21", "no-cars-or-vans-in-household")
    assert row.source == "Census 2021 (ONS), table TS045, by Nomis, Census day 2021"
    assert harrow.do(figures.figure_behind, harrow_id, need, one).label == "", "once is enough"
    assert item(harrow, harrow_id, "No cars or vans in household").state == "behind 1 need"


def test_evidence_stays_what_it_was_and_the_need_says_there_is_something_newer(harrow: Book, harrow_id: str) -> None:
    one = add(
        harrow, harrow_id, "indicator", name="Out of work", kind="share", value=16, unit="people", date="2024-03-31",
        source="Survey",
    )  # fmt: skip
    need = find(harrow, harrow_id, "need", "no-way-home")
    harrow.do(figures.figure_behind, harrow_id, need, one)
    titles = [section.title for section in page(harrow, harrow_id, "need", need).sections]
    assert "Since it was written" not in titles
    change(harrow, harrow_id, "indicator", one, value=18)
    told = next(s for s in page(harrow, harrow_id, "need", need).sections if s.title == "Since it was written")
    assert told.lines == ("The figure reads by now: Out of work in Harrow Quay: 18 in 100 people.",)
    add(
        harrow, harrow_id, "indicator", name="Out of work", kind="share", value=21, unit="people", date="2026-03-31",
        period="March 2026", source="Survey",
    )  # fmt: skip
    told = next(s for s in page(harrow, harrow_id, "need", need).sections if s.title == "Since it was written")
    assert told.lines == ("Out of work: a newer figure is there, 21% (March 2026).",)
    row = harrow.ask(records.load, "need", need).evidence[-1]  # type: ignore[attr-defined]
    assert row.text == "Out of work in Harrow Quay: 16 in 100 people."


def test_what_was_said_becomes_a_voice_and_a_link(harrow: Book, harrow_id: str) -> None:
    need = find(harrow, harrow_id, "need", "dear-credit")
    said = [find(harrow, harrow_id, "contribution", one) for one in ("last-bus", "shutters")]
    done = harrow.do(figures.voice_behind, harrow_id, need, said)
    assert done.value == 2
    now: Any = harrow.ask(records.load, "need", need)
    assert {"last-bus", "shutters"} <= set(now.contributions)
    voices = [row for row in now.evidence if row.kind.value == "voice"]
    words: Any = harrow.ask(records.load, "contribution", said[0])
    assert voices[-2].text == f"“{words.text.strip('“”')}”"
    assert voices[-2].date is not None
    assert harrow.do(figures.voice_behind, harrow_id, need, said).label == ""


def test_nobody_is_named_who_wished_not_to_be(book: Book) -> None:
    place = start(book)
    need = add(book, place, "need", statement="A bus")
    one = add(book, place, "contribution", text="No bus.", actor_type="citizen", attribution="anonymous")
    two = add(book, place, "contribution", text="Not one.", actor_type="msme", said_on="2026-11-01")
    book.do(figures.voice_behind, place, need, [one, two])
    rows: Any = book.ask(records.load, "need", need)
    assert [row.source for row in rows.evidence] == ["Said to the convener", "a small business"]
    assert str(rows.evidence[1].date) == "2026-11-01"


def test_a_figure_that_says_nothing_is_not_evidence(book: Book) -> None:
    place = start(book)
    need = add(book, place, "need", statement="A bus")
    empty = add(book, place, "indicator", name="Nothing yet")
    with pytest.raises(Problem, match="says nothing yet"):
        book.do(figures.figure_behind, place, need, empty)


def test_a_new_need_begins_with_what_it_rests_on(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, CARS_FILE, ())
    one = find(harrow, harrow_id, "indicator", "no-cars-or-vans-in-household")
    said = find(harrow, harrow_id, "contribution", "last-bus")
    values = harrow.ask(figures.need_from, harrow_id, [said], one)
    made = harrow.do(records.add, harrow_id, "need", draft(harrow, "need", statement="A late bus", **values)).value
    now: Any = harrow.ask(records.load, "need", made)
    assert [row.kind.value for row in now.evidence] == ["voice", "data"]
    assert now.contributions == ("last-bus",)


def test_an_odd_table_in_any_encoding_is_told_not_guessed(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes("area code;Käse\nE01999991;4\n".encode("cp1252"))
    plan = harrow.ask(figures.plan, harrow_id, path, (), harrow.today, fixed=(("source", "City"),))
    assert plan.added == 1
    assert any("nothing says what it is" in one for one in plan.notes)
    wrong = write_table(tmp_path / "wrong.csv", ("area code", "Cheese count"), [(QUAY[0], "four"), (QUAY[1], 3)])
    plan = harrow.ask(figures.plan, harrow_id, wrong, (), harrow.today, fixed=(("source", "City"),))
    assert [(one.line, one.what) for one in plan.lines if one.what == "wrong"] == [(2, "wrong")]


def test_what_was_guessed_of_a_long_table_is_told_with_its_gaps(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    rows = [
        (code, name, "<5" if code == QUAY[1] else value)
        for code in QUAY[:3] for name, value in (("Fuel poor (%)", 8), ("Carers", 40), ("Warmth", 3))
    ]  # fmt: skip
    path = write_table(tmp_path / "long.csv", ("area code", "indicator", "value"), rows)
    plan = harrow.ask(figures.plan, harrow_id, path, (), harrow.today, fixed=(("source", "City"),))
    said = " ".join(plan.notes)
    assert "“Fuel poor (%)” is taken for a percentage" in said
    assert "“Warmth” is taken for a score or rate, because nothing says what it is" in said
    assert "“Carers”: not given (suppressed: “<5”) for 1 of 3 areas of the place; the sum leaves it out." in plan.notes
    done = harrow.do(figures.bring, harrow_id, path, (), fixed=(("source", "City"),))
    assert done.value.notes == plan.notes
    assert item(harrow, harrow_id, "Carers").figure == "80"
    assert item(harrow, harrow_id, "Warmth").figure == "3"


def test_figures_that_cannot_be_averaged_show_from_where_to_where_they_run(
    harrow: Book, harrow_id: str, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "w.csv", ("area code", "Damp (%)"), [(QUAY[0], 5), (QUAY[1], "12.5")])
    harrow.do(figures.bring, harrow_id, path, (), fixed=(("source", "City"),))
    assert item(harrow, harrow_id, "Damp (%)").figure == "5% to 13%"
    found = page(harrow, harrow_id, "indicator", find(harrow, harrow_id, "indicator", "damp"))
    why = next(one for one in found.sections if one.title == "No figure of the place")
    assert "areas of different size must not count alike" in why.lines[0]


def test_wards_are_not_called_those_of_a_census(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    path = write_table(tmp_path / "w.csv", ("Ward code", "Claimants"), [("E05999991", 4)])
    with pytest.raises(Problem, match="None of the 1 area code") as refused:
        harrow.ask(figures.plan, harrow_id, path, ("E05999992",), harrow.today, fixed=(("source", "City"),))
    assert "20" not in refused.value.detail


def test_a_file_that_withholds_every_figure_of_the_place_says_so(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    path = write_table(tmp_path / "w.csv", ("area code", "Carers"), [(QUAY[0], "<5"), (QUAY[1], "c"), ("E01000001", 9)])
    with pytest.raises(Problem, match="gives no figure for the areas") as refused:
        harrow.ask(figures.plan, harrow_id, path, (), harrow.today, fixed=(("source", "City"),))
    assert "suppressed: “<5” and “c”" in refused.value.detail


def test_every_page_still_opens_with_figures_in_it(harrow: Book, harrow_id: str) -> None:
    harrow.do(figures.bring, harrow_id, LISTS / "invented-deprivation-2025.csv", (), every=True)
    for one in ids(harrow, harrow_id, "indicator"):
        assert page(harrow, harrow_id, "indicator", one).facts
    assert harrow.ask(places.head, harrow_id, harrow.today).gates
