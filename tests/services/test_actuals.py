"""What was counted: lists brought in, the grid, reminders, evidence, and what is odd about an observation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from convene.core.measuring.periods import Period
from convene.errors import Problem
from convene.services.book import Book
from convene.services.engagement import follow_ups
from convene.services.importing import Stopped
from convene.services.measuring import bringing_actuals, grid, indicators, observations, proofs
from convene.services.measuring.actuals_plan import ActualsLine, ActualsOptions, ActualsPlan
from convene.services.nouns import detail, records
from tests import making
from tests.conftest import Clock, _opened


@pytest.fixture
def counted(book_path: Path, clock: Clock) -> Iterator[tuple[Book, str]]:
    """A place with two actors and four commitments; one has been counted for a quarter."""
    for book in _opened(book_path, clock):
        place = making.start(book)
        for name in ("Quayside Hospital Trust", "Saltworks"):
            making.add(book, place, "actor", name=name, slug=name.split()[0].lower(), primary_type="anchor")
        making.add(book, place, "theme", slug="ZZ", title="Work")
        making.add(book, place, "outcome", slug="ZZ1", title="Jobs", theme="ZZ")
        for code, unit in (("ZZ1.1", "job"), ("ZZ1.2", "hour"), ("ZZ1.3", "percent"), ("ZZ1.4", "GBP")):
            making.add(book, place, "measure", slug=code, title=f"Counted in {unit}", unit=unit, outcome="ZZ1")
        making.add(book, place, "adoption", measure="ZZ1.2", every_months=3)
        for handle, actor, measure, quantity in (
            ("jobs", "quayside", "ZZ1.1", 20), ("hours", "saltworks", "ZZ1.2", 96), ("pay", "quayside", "ZZ1.3", 95),
            ("food", "saltworks", "ZZ1.4", 60000), ("more-jobs", "quayside", "ZZ1.1", 5),
        ):  # fmt: skip
            making.add(
                book, place, "commitment", slug=handle, title=f"The {handle}", actor=actor, measure=measure,
                quantity=quantity, status="live", start="2026-04-01", due="2027-03-31",
            )  # fmt: skip
        making.add(book, place, "observation", slug="first", commitment="hours", quantity=30,
                   period_start="2026-04-01", period_end="2026-06-30")  # fmt: skip
        yield book, place


def listed(path: Path, text: str, **more: Any) -> ActualsOptions:
    path.write_text(text, "utf-8")
    return ActualsOptions(path, **more)


def looked(counted: tuple[Book, str], options: ActualsOptions) -> ActualsPlan:
    book, place = counted
    return book.ask(bringing_actuals.plan, place, options, book.today)


def kept(counted: tuple[Book, str]) -> dict[tuple[str, str], Decimal]:
    """(commitment, last day) → what was counted."""
    drafts: list[Any] = [draft for _, draft in counted[0].ask(records.load_all, counted[1], "observation")]
    return {(one.commitment, str(one.period_end)): one.quantity for one in drafts}


LONG = """Commitment,Organisation,Measure code,Period,Actual,Unit,Evidence,Notes
jobs,,,Q1 2026/27,3,jobs,Payroll list,Two left
The pay,,,Q1 2026/27,91%,,,
,Saltworks,ZZ1.4,Apr to Jun 2026,"£17,500.50",,,
hours,,,Q2 2026/27,n/a,hours,,
jobs,,,Jul-26,-,,,
Grand total,,,,9999,,,
"""


def test_a_long_list_comes_in_and_the_same_again_changes_nothing(counted: tuple[Book, str], tmp_path: Path) -> None:
    book, place = counted
    options = listed(tmp_path / "long.csv", LONG)
    made = looked(counted, options)
    assert len(kept(counted)) == 1, "a dry run changes nothing"
    done = book.do(bringing_actuals.bring, place, options)
    assert done.value.counts == made.counts == {"added": 3, "blank": 2, "total": 1}
    assert done.label == "Brought in actuals from long.csv: 3 added"
    assert kept(counted) == {
        ("hours", "2026-06-30"): 30, ("jobs", "2026-06-30"): 3, ("pay", "2026-06-30"): 91,
        ("food", "2026-06-30"): Decimal("17500.50"),
    }  # fmt: skip
    one: Any = book.ask(records.load, "observation", book.ask(records.find, place, "observation", "jobs-2026-06-30"))
    assert (one.evidence[0].text, one.note, one.period_start) == ("Payroll list", "Two left", date(2026, 4, 1))
    assert any("was taken to begin in April" in words for words in made.understood)
    again = book.do(bringing_actuals.bring, place, options)
    assert (again.value.counts["same"], again.value.changes, again.label) == (3, 0, "")
    book.undo(place)
    assert len(kept(counted)) == 1, "one undo takes it back"


def test_a_wide_list_reads_its_columns_as_periods_and_leaves_sums_and_targets(
    counted: tuple[Book, str], tmp_path: Path
) -> None:
    text = (
        "Promise;Q2 2026/27 (Jul-Sep);Q2 2026/27 target;Oct-26 actual;Total 2026/27;Owner\n"
        "jobs;3;9;1;4;x\nhours;12,5;;;12,5;y\nTotals;15;;;;\n"
    )
    made = looked(counted, listed(tmp_path / "wide.csv", text))
    assert [(one.line, one.name, one.words) for one in made.lines if one.what == "added"] == [
        (2, "jobs", "3 jobs in Jul to Sep 2026"), (2, "jobs", "1 job in October 2026"),
        (3, "hours", "12.5 hours in Jul to Sep 2026"),
    ]  # fmt: skip
    told = " ".join(made.understood)
    assert "“Total 2026/27” adds others up" in told
    assert "Not read: “Q2 2026/27 target” and “Owner”" in told


def test_a_workbook_whose_headings_are_days_of_months_is_read_by_months(
    counted: tuple[Book, str], tmp_path: Path
) -> None:
    work = Workbook()
    sheet: Any = work.active
    sheet.append(["commitment", date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)])
    sheet.append(["jobs", 1, None, 2.5])
    work.save(tmp_path / "months.xlsx")
    made = looked(counted, ActualsOptions(tmp_path / "months.xlsx"))
    assert [one.words for one in made.lines] == ["1 job in July 2026", "2.5 jobs in September 2026"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("nowhere,,,Q2 2026/27,1,", "there is no commitment “nowhere”"),
        (",Quayside Hospital Trust,ZZ1.1,Q2 2026/27,1,", "it may be The jobs (jobs) or The more-jobs (more-jobs)"),
        (",Saltworks,,Q2 2026/27,1,", "is the actor alone"),
        (",,ZZ1.2,Q2 2026/27,1,", "is the measure alone"),
        ("jobs,Saltworks,,Q2 2026/27,1,", "was promised by Quayside Hospital Trust"),
        ("jobs,,ZZ1.2,Q2 2026/27,1,", "is counted in ZZ1.1"),
        ("jobs,,,Q2 2026/27,12,hours", "counted in jobs"),
        ("jobs,,,Q2 2026/27,12 hours,", "counted in jobs"),
        ("food,,,Q2 2026/27,€5,", "it is in euros"),
        ("jobs,,,Q2 2026/27,-3,", "below nothing"),
        ("jobs,,,Q2 2026/27,<5,", "not told exactly"),
        ("pay,,,Q2 2026/27,120,", "more than all of it"),
        ("jobs,,,Q4 2026/27,1,", "has not begun"),
        ("jobs,,,soon,1,", "no period I understand"),
        ("jobs,,,15 Aug 2026,1,", "is one day"),
        ("hours,,,May 2026,1,", "is counted already: 30 from 2026-04-01 until 2026-06-30 (first)"),
    ],
)
def test_a_line_in_doubt_is_refused_with_its_number_and_all_of_the_file_with_it(
    counted: tuple[Book, str], tmp_path: Path, row: str, why: str
) -> None:
    book, place = counted
    text = f"commitment,actor,measure,period,quantity,unit\nmore-jobs,,,Q2 2026/27,1,\n{row}\n"
    options = listed(tmp_path / "doubt.csv", text)
    with pytest.raises(Problem) as trouble:
        book.do(bringing_actuals.bring, place, options)
    assert trouble.value.detail.startswith("line 3")
    assert why in trouble.value.detail
    assert len(kept(counted)) == 1, "nothing of it came in"
    left = book.do(bringing_actuals.bring, place, ActualsOptions(options.path, leave_out=True)).value
    assert (left.counts["added"], left.counts["wrong"]) == (1, 1)


def test_two_lines_of_one_file_never_count_the_same_days(counted: tuple[Book, str], tmp_path: Path) -> None:
    text = "commitment,from,until,count\njobs,2026-07-01,2026-09-30,3\njobs,2026-09-01,2026-09-30,1\n"
    made = looked(counted, listed(tmp_path / "twice.csv", text))
    assert [one.words for one in made.wrong] == ["days of September 2026 are counted on line 2 already"]


def test_a_figure_of_the_very_same_period_is_corrected_and_says_what_it_was(
    counted: tuple[Book, str], tmp_path: Path
) -> None:
    book, place = counted
    first = book.ask(records.find, place, "observation", "first")
    file = tmp_path / "payroll.txt"
    file.write_text("thirty", "utf-8")
    book.do(proofs.add, place, first, file, proofs.described(grade=3))
    options = listed(tmp_path / "again.csv", "commitment,period,quantity\nhours,Q1 2026/27,33\n")
    done = book.do(bringing_actuals.bring, place, options)
    assert [one.words for one in done.value.lines] == [
        "33 hours in Apr to Jun 2026; it was 30 hours; its 1 item of evidence stood behind that figure"
    ]
    assert kept(counted)["hours", "2026-06-30"] == 33
    book.undo(place)
    assert kept(counted)["hours", "2026-06-30"] == 30


def test_thousands_beside_decimal_commas_are_never_guessed(counted: tuple[Book, str], tmp_path: Path) -> None:
    text = "commitment;period;quantity\njobs;Jul 2026;1,5\nfood;Jul 2026;1.234\n"
    options = listed(tmp_path / "mixed.csv", text, leave_out=True)
    with pytest.raises(Problem, match="cannot be taken") as trouble:
        counted[0].do(bringing_actuals.bring, counted[1], options)
    assert "decimals have a comma on line 2" in trouble.value.detail
    assert len(kept(counted)) == 1


def test_a_reason_stands_in_for_a_figure(counted: tuple[Book, str], tmp_path: Path) -> None:
    book, place = counted
    text = "commitment,period,quantity,not delivered because\njobs,,,The ward closed\n"
    done = book.do(bringing_actuals.bring, place, listed(tmp_path / "why.csv", text))
    assert done.value.counts["not delivered"] == 1
    one: Any = book.ask(records.load, "commitment", book.ask(records.find, place, "commitment", "jobs"))
    assert one.not_delivered_because == "The ward closed"


def test_the_year_of_the_account_is_that_of_its_periods(counted: tuple[Book, str], tmp_path: Path) -> None:
    book, place = counted
    making.add(book, place, "account", title="A year", period_start="2025-10-01", period_end="2026-09-30")
    options = listed(tmp_path / "year.csv", "commitment,quarter,year,actual\njobs,Q4,2025,2\n")
    made = looked(counted, options)
    assert made.lines[0].words == "2 jobs in Jul to Sep 2026"
    assert made.understood[0] == "Years begin in October, as that of “A year” does."
    said = looked(counted, ActualsOptions(options.path, begins=1))
    assert said.lines[0].words == "2 jobs in Oct to Dec 2025"


@pytest.mark.parametrize(
    ("heads", "why"),
    [
        ("commitment,period,colour", "No column holds what was counted"),
        ("commitment,quantity", "No column says of which period"),
        ("period,quantity", "Nothing says which commitment"),
        ("commitment,quantity,Q1 2026/27", "and columns that are periods"),
        ("commitment,handle,period,quantity", "both look like the commitment"),
    ],
)
def test_a_list_whose_columns_say_too_little_is_refused_with_them(
    counted: tuple[Book, str], tmp_path: Path, heads: str, why: str
) -> None:
    row = ",".join("1" for _ in heads.split(","))
    with pytest.raises(Problem) as trouble:
        looked(counted, listed(tmp_path / "odd.csv", f"{heads}\n{row}\n"))
    assert why in trouble.value.detail


def test_columns_that_go_past_the_end_of_a_year_have_to_name_theirs(counted: tuple[Book, str], tmp_path: Path) -> None:
    """A merged cell above them may have said it: they are of two years, whatever --year says."""
    path = tmp_path / "wide.csv"
    with pytest.raises(Problem, match="none says of which year"):
        looked(counted, listed(path, "Commitment,Q3,Q4,Q1,Q2\njobs,1,2,3,4\n", year="2026/27"))
    assert looked(counted, listed(path, "Commitment,Q2,Q1\njobs,2,1\n", year="2026/27")).lines


def test_each_line_is_handed_on_and_a_stop_leaves_no_trace(counted: tuple[Book, str], tmp_path: Path) -> None:
    book, place = counted
    rows = "".join(
        f"jobs,{date(2024, 1, 1).replace(day=1 + at % 28, month=1 + at // 28 % 12)},1\n" for at in range(300)
    )
    options = listed(tmp_path / "many.csv", f"commitment,date,quantity\n{rows}")
    seen: list[ActualsLine] = []
    book.ask(bringing_actuals.plan, place, options, book.today, None, seen.append)
    assert len(seen) == 300

    def stop(step: Any) -> None:
        if step.done == step.total:
            raise Stopped

    with pytest.raises(Stopped):
        book.do(bringing_actuals.bring, place, options, stop)
    assert len(kept(counted)) == 1


# The grid

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


def test_a_cell_is_kept_corrected_and_never_written_over_unseen(counted: tuple[Book, str]) -> None:
    book, place = counted
    jobs = book.ask(records.find, place, "commitment", "jobs")
    done = book.do(grid.count_in, place, jobs, QUARTER, "3")
    assert done.label == "Counted 3 jobs: The jobs, Jul to Sep 2026"
    with pytest.raises(Problem, match="3 jobs was kept there meanwhile"):
        book.do(grid.count_in, place, jobs, QUARTER, "4")
    again = book.do(grid.count_in, place, jobs, QUARTER, "4", "3")
    assert again.label == "Counted 4 jobs instead of 3 jobs: The jobs, Jul to Sep 2026"
    book.undo(place)
    assert kept(counted)["jobs", "2026-09-30"] == 3
    with pytest.raises(Problem, match="is counted already, by 1 observation of other days"):
        book.do(grid.count_in, place, jobs, Period(date(2026, 9, 1), date(2026, 9, 30)), "1")
    for typed, why in (("-1", "below nothing"), ("12 hours", "in jobs"), ("", "Nothing was"), ("1,5", "comma")):
        with pytest.raises(Problem, match=why):
            book.do(grid.count_in, place, jobs, Period(date(2026, 4, 1), date(2026, 6, 30)), typed)
    with pytest.raises(Problem, match="has not begun"):
        book.do(grid.count_in, place, jobs, Period(date(2027, 1, 1), date(2027, 3, 31)), "1")


def test_the_grid_goes_by_the_rhythm_of_the_measures_and_leaves_offers_out(counted: tuple[Book, str]) -> None:
    book, place = counted
    making.add(book, place, "commitment", slug="offer", title="An offer", actor="saltworks", status="offered")
    found = book.ask(grid.grid, place, book.today)
    assert (found.months, found.periods[found.now].words) == (3, "Jul to Sep 2026")
    assert {one.commitment.handle for one in found.rows} == {"jobs", "more-jobs", "pay", "hours", "food"}
    hours = next(one for one in found.rows if one.commitment.handle == "hours")
    assert hours.cell(found.now - 1).own is not None
    assert hours.so_far.words("hour", Decimal(96)) == "30 hours of 96"


# Reminders, evidence, what is odd


def test_what_lacks_a_figure_falls_due(counted: tuple[Book, str], clock: Clock) -> None:
    book, place = counted
    found = [one for one in book.ask(follow_ups.due, place, book.today) if one.kind == "to be counted"]
    assert [(one.handle, one.when, one.what) for one in found] == [
        ("hours", date(2026, 10, 1), "The hours: Jul to Sep 2026; not counted since Jun 2026")
    ]
    hours = book.ask(records.find, place, "commitment", "hours")
    book.do(grid.count_in, place, hours, QUARTER, "12")
    assert not [one for one in book.ask(follow_ups.due, place, book.today) if one.kind == "to be counted"]


def test_the_form_of_an_observation_begins_with_the_next_period(counted: tuple[Book, str]) -> None:
    book, place = counted
    found = book.ask(observations.to_count_next, place, "hours", book.today)
    assert (found["period_start"], found["period_end"]) == (QUARTER.start, QUARTER.end)
    said = book.ask(observations.counted_in, place, "hours")
    assert "So far 30 hours of 96. Counted until Tue 30 Jun 2026." in said


def test_an_observation_that_overlaps_another_says_so_at_once_and_later(counted: tuple[Book, str]) -> None:
    book, place = counted
    fields = {"commitment": "hours", "quantity": 5, "period_start": "2026-06-01", "period_end": "2026-06-30"}
    done = book.do(records.add, place, "observation", making.draft(book, "observation", **fields))
    assert "it shares days with the 30 of Apr to Jun 2026" in done.label
    first = book.ask(records.find, place, "observation", "first")
    page = book.ask(detail.page, place, "observation", first, book.today)
    odd = next(one for one in page.sections if one.title == "To look at")
    assert "It shares days with the 5 of June 2026" in odd.lines[0]


def test_a_second_pair_of_eyes_is_somebody_elses(counted: tuple[Book, str]) -> None:
    book, place = counted
    proof = {"text": "Sign-in sheets", "grade": 3}
    for who, words in (
        ("SALTWORKS", "was checked by “SALTWORKS”, who is among those who promised it"),
        ("", "nobody is named who checked it"),
    ):
        one = making.add(
            book, place, "observation", commitment="hours", quantity=1, period_start="2026-07-01",
            period_end="2026-07-31", evidence=[{**proof, "checked_by": who}], story="It helped",
        )  # fmt: skip
        page = book.ask(detail.page, place, "observation", one, book.today)
        said = " ".join(line for section in page.sections for line in section.lines)
        assert words in said
        assert "Nobody has agreed that the story is told" in said
        assert "3 counted and checked" in said
        book.do(records.remove, place, "observation", [one])


def test_what_no_count_can_be_is_refused(counted: tuple[Book, str]) -> None:
    book, place = counted
    for quantity, commitment, why in ((-1, "jobs", "below nothing"), (101, "pay", "more than all of it")):
        fields = {"commitment": commitment, "quantity": quantity, "period_end": "2026-06-30"}
        with pytest.raises(Problem) as trouble:
            book.do(records.add, place, "observation", making.draft(book, "observation", **fields))
        assert why in trouble.value.fields["quantity"]


def test_a_file_is_told_again_by_its_hash(counted: tuple[Book, str], tmp_path: Path) -> None:
    book, place = counted
    first = book.ask(records.find, place, "observation", "first")
    file = tmp_path / "payroll.csv"
    file.write_text("thirty", "utf-8")
    mark, new = book.do(proofs.add, place, first, file, proofs.described(checked_by="Peer")).value
    assert new
    behind = proofs.Behind("first", "The hours", "payroll.csv", "payroll.csv", True)
    assert book.ask(proofs.verify, place, file) == (mark, (behind,))
    assert not book.do(proofs.add, place, first, file, proofs.described()).value[1], "the same file is there once"
    file.write_text("thirty-one", "utf-8")
    assert [one.same for one in book.ask(proofs.verify, place, file)[1]] == [False]
    with pytest.raises(Problem, match="no grade"):
        proofs.described(grade=6)
    with pytest.raises(Problem, match="cannot be read"):
        proofs.fingerprint(tmp_path / "none")


def test_a_figure_of_the_place_says_who_means_to_add_to_it_and_nobody_more(counted: tuple[Book, str]) -> None:
    book, place = counted
    one = making.add(book, place, "indicator", name="Young people in work", value=60, unit="%", period="2025",
                     better="higher", contribution="First jobs may add to it", commitments=["jobs"])  # fmt: skip
    making.add(book, place, "indicator", name="Young people in work", value=70, unit="%", period="2028", role="target",
               better="higher")  # fmt: skip
    page = book.ask(detail.page, place, "indicator", one, book.today)
    said = {section.title: section.lines for section in page.sections}
    assert said["Our part"] == (
        "First jobs may add to it", "The jobs (Quayside Hospital Trust) means to add to it.", indicators.NOBODYS,
    )  # fmt: skip
    assert said["From the baseline to the target"][0] == (
        "Young people in work: 60% (2025); target 70% by 2028: 10 points to go."
    )
    assert "Over time" not in said, "a target is no later figure"


def test_a_price_year_that_no_index_has_is_refused(counted: tuple[Book, str]) -> None:
    book, place = counted
    year = {"title": "The year", "period_start": "2026-04-01", "period_end": "2027-03-31"}
    with pytest.raises(Problem, match="not 2031"):
        making.add(book, place, "account", **year, price_year=2031)
    prices = [{"year": 2031, "index": "120", "source": "The forecast of March 2027"}]
    assert making.add(book, place, "account", **year, price_year=2031, prices=prices)
