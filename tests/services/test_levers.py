"""What the levers keep in a book: sums, movements, ticks, steps, and grants that go out and come in again."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.delivery_vocabulary import ContractStatus, MoneyMove, PlanStepStatus
from convene.errors import Problem
from convene.files.open_data.grants_out import REQUIRED
from convene.services import importing
from convene.services.book import Book
from convene.services.delivery import contracts, grants, placements, plans, readiness
from convene.services.files import exporting
from convene.services.lists import paged_list
from convene.services.nouns import detail, records, status_steps
from tests import making
from tests.conftest import Clock


def found(book: Book, place: str, noun: str, handle: str) -> str:
    return book.ask(records.find, place, noun, handle)


def sections(book: Book, place: str, noun: str, handle: str) -> str:
    page = book.ask(detail.page, place, noun, found(book, place, noun, handle), book.today)
    return "\n".join(line for one in page.sections for line in (one.title, *one.lines))


def exported(book: Book, place: str, name: str, form: Any, which: str = "") -> exporting.Exported:
    export, asked = exporting.every()[name], exporting.Asked(form, which)
    exporting.prepare(book, place, export)
    return exporting.finish(book.ask(exporting.source, place, book.today, export, asked), asked)


def test_the_grants_of_the_sample_add_up(harrow: Book, harrow_id: str) -> None:
    found = harrow.ask(grants.figures, harrow_id)
    amounts = harrow.ask(lambda read: read.rows("SELECT amount FROM link WHERE kind = 'funds'"))
    assert found.given.total.pounds == sum(Decimal(row["amount"]) for row in amounts)
    assert sum(one.pounds for one in found.given.by_funder.values()) == found.given.total.pounds
    assert "Residents decided about £6,000 of £194,500 (3 %)" in " ".join(found.says)


def test_a_fund_says_what_is_left_and_a_grant_what_does_not_fit(harrow: Book, harrow_id: str) -> None:
    assert "Left: £6,000." in sections(harrow, harrow_id, "fund", "ropewalk-table")
    making.add(harrow, harrow_id, "link", slug="late", source="borough", kind="funds", target="saltworks",
               amount="9000", since="2025-01-05", fund="ropewalk-table")  # fmt: skip
    told = sections(harrow, harrow_id, "link", "late")
    assert "before the fund opened" in told
    assert "came from somebody else" in told
    assert "more than there was to give" in sections(harrow, harrow_id, "fund", "ropewalk-table")
    assert any("£3,000 more was given" in one for one in harrow.ask(grants.figures, harrow_id).odd)


def test_a_movement_is_kept_with_its_day_and_taken_back_whole(harrow: Book, harrow_id: str) -> None:
    one = found(harrow, harrow_id, "placement", "oven-loan")
    done = harrow.do(placements.move, harrow_id, one, MoneyMove.repaid, Decimal(330), date(2026, 11, 20))
    assert "£1,320 repaid" in done.value
    assert harrow.ask(placements.figures, harrow_id, harrow.today).placed.total.repaid == 1320
    harrow.undo()
    assert harrow.ask(placements.figures, harrow_id, harrow.today).placed.total.repaid == 990


@pytest.mark.parametrize(
    ("kind", "amount", "on"),
    [
        (MoneyMove.repaid, 9000, None),
        (MoneyMove.drawn, 1, None),
        (MoneyMove.drawn, 1, date(2026, 7, 5)),
        (MoneyMove.interest, 5, date(2026, 11, 23)),
        (MoneyMove.repaid, 0, None),
        (MoneyMove.repaid, -5, None),
    ],
)
def test_a_movement_that_cannot_be_changes_nothing(
    harrow: Book, harrow_id: str, kind: MoneyMove, amount: int, on: date | None
) -> None:
    one = found(harrow, harrow_id, "placement", "oven-loan")
    before = harrow.ask(records.load, "placement", one)
    with pytest.raises(Problem) as told:
        harrow.do(placements.move, harrow_id, one, kind, Decimal(amount), on)
    assert told.value.hint
    assert harrow.ask(records.load, "placement", one) == before


def test_steps_are_ticked_with_a_day_and_unticked_without(harrow: Book, harrow_id: str) -> None:
    one = found(harrow, harrow_id, "plan", "bakery-2027")
    assert "2 of 3 steps done" in harrow.do(plans.tick, harrow_id, one, (1, 3), PlanStepStatus.done).value
    draft: Any = harrow.ask(records.load, "plan", one)
    assert [step.done_on for step in draft.steps] == [harrow.today, None, harrow.today]
    harrow.do(plans.tick, harrow_id, one, (1,), PlanStepStatus.begun)
    draft = harrow.ask(records.load, "plan", one)
    assert (draft.steps[0].status, draft.steps[0].done_on) == (PlanStepStatus.begun, None)
    with pytest.raises(Problem, match="3 steps"):
        harrow.do(plans.tick, harrow_id, one, (1, 4), PlanStepStatus.done)


def test_an_actor_is_compared_with_itself_alone(harrow: Book, harrow_id: str) -> None:
    told = sections(harrow, harrow_id, "assessment", "hospital-2026-11-05")
    assert "Environment and assets: 2 then, 1 now, down 1" in told
    assert "not compared: Service delivery, Corporate and civic behaviour" in told
    assert "Since the first look" not in sections(harrow, harrow_id, "assessment", "hospital-2026-02-20")


def test_readiness_is_the_latest_look_and_a_contract_knows_it(harrow: Book, harrow_id: str) -> None:
    assert harrow.ask(readiness.looks_of, harrow_id)["community-kitchen"].words == "has 6 of 9"
    first, *_ = harrow.ask(contracts.pipeline, harrow_id, harrow.today)
    assert first.contract.slug == "small-works"
    meals = harrow.ask(contracts.pipeline, harrow_id, harrow.today, "school-meals")[0]
    assert meals.suited[0].handle == "community-kitchen"
    assert "There is a later look" in sections(harrow, harrow_id, "readiness", "community-kitchen-2026-09-22")


def test_a_contract_is_awarded_to_an_actor_or_to_nobody_here(harrow: Book, harrow_id: str) -> None:
    one = found(harrow, harrow_id, "contract", "small-works")
    with pytest.raises(Problem):
        harrow.do(status_steps.step, harrow_id, "contract", [one], ContractStatus.awarded, {})
    harrow.do(
        status_steps.step, harrow_id, "contract", [one], ContractStatus.awarded, {"winner": "Pellow Street Electrical"}
    )
    draft: Any = harrow.ask(records.load, "contract", one)
    assert draft.awarded_to == "pellow-electrical"
    harrow.do(status_steps.step, harrow_id, "contract", [one], ContractStatus.open, {})
    harrow.do(status_steps.step, harrow_id, "contract", [one], ContractStatus.awarded, {"winner": "."})
    draft = harrow.ask(records.load, "contract", one)
    assert (draft.status, draft.awarded_to) == (ContractStatus.awarded, "")


def test_the_list_of_grants_holds_no_other_ties(harrow: Book, harrow_id: str) -> None:
    portion = harrow.ask(paged_list.paged("link@grants").look, harrow_id, harrow.today)
    wanted = harrow.ask(lambda read: read.value("SELECT count(*) FROM link WHERE kind = 'funds'"))
    assert portion.total == wanted == len(portion.items)


# Grants go out, and come in again


def test_the_ten_columns_of_the_standard_come_first_and_identifiers_stay(harrow: Book, harrow_id: str) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(harrow, harrow_id, "grants", "csv").content.decode())))
    assert tuple(rows[0])[:10] == REQUIRED
    assert all(row[name] for row in rows for name in REQUIRED)
    numbers = [row["Identifier"] for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert all(one.startswith("360G-harrow-quay-") for one in numbers)
    one = found(harrow, harrow_id, "link", "borough-funds-lantern")
    making.change(harrow, harrow_id, "link", one, slug="another-handle")
    again = csv.DictReader(io.StringIO(exported(harrow, harrow_id, "grants", "csv").content.decode()))
    assert [row["Identifier"] for row in again] == numbers


@pytest.mark.parametrize("form", ["csv", "json"])
def test_grants_that_went_out_change_nothing_here_and_are_the_same_elsewhere(
    harrow: Book, harrow_id: str, tmp_path: Path, clock: Clock, form: Any
) -> None:
    file = tmp_path / f"grants.{form}"
    file.write_bytes(exported(harrow, harrow_id, "grants", form).for_file)
    here = harrow.ask(importing.plan, harrow_id, importing.ImportOptions(file), harrow.today)
    assert (here.added, here.linked, here.wrong, here.waiting) == (0, 0, 0, 0)
    before = harrow.ask(grants.every, harrow_id)
    harrow.do(importing.bring, harrow_id, importing.ImportOptions(file))
    assert harrow.ask(grants.every, harrow_id) == before
    elsewhere = Book(tmp_path / "elsewhere.book", now=clock)
    place = making.start(elsewhere)
    elsewhere.do(importing.bring, place, importing.ImportOptions(file))
    told = [
        sorted((one.funder, one.recipient, one.amount, one.awarded) for one in book.ask(grants.every, where))
        for book, where in ((harrow, harrow_id), (elsewhere, place))
    ]
    elsewhere.close()
    assert told[0] == told[1]


def test_what_cannot_be_published_stays_in_and_is_told(harrow: Book, harrow_id: str) -> None:
    making.add(harrow, harrow_id, "actor", slug="smith", name="Mr J Smith", primary_type="citizen")
    for slug, more in {
        "no-day": {"target": "saltworks", "amount": "5"}, "no-amount": {"target": "saltworks", "since": "2026-01-02"},
        "a-person": {"target": "smith", "amount": "5", "since": "2026-01-02"},
        "below": {"target": "saltworks", "amount": "-5", "since": "2026-01-02"},
    }.items():  # fmt: skip
        making.add(harrow, harrow_id, "link", slug=slug, source="borough", kind="funds", note="Said in private", **more)
    made = exported(harrow, harrow_id, "grants", "json")
    assert len(json.loads(made.content)["grants"]) == 7
    assert "Smith" not in made.words
    assert "Said in private" not in made.words
    said = " ".join(made.says)
    for words in ("1 without the day", "1 without an amount", "1 to or from somebody", "1 with an amount below"):
        assert words in said


def test_a_place_without_grants_writes_the_heading_alone(book: Book) -> None:
    place = making.start(book)
    assert exported(book, place, "grants", "csv").content.decode().count("\n") == 1
    assert "0 grants" in exported(book, place, "grants", "json").says[0]
    assert "No contract to come is known yet" in exported(book, place, "clinic", "md").words
    assert "No grant is known yet" in exported(book, place, "money", "md").words


def test_the_clinic_sheet_says_what_is_coming_who_could_bid_and_what_they_lack(harrow: Book, harrow_id: str) -> None:
    words = exported(harrow, harrow_id, "clinic", "md", "school-meals").words
    assert "The Ropewalk Kitchen" in words
    assert "Knows how to price a bid" in words
    assert "Small electrical" not in words
    assert "coordinator" not in words.casefold()


def test_money_on_a_page_says_what_is_not_known(harrow: Book, harrow_id: str) -> None:
    words = exported(harrow, harrow_id, "money", "md").words
    assert "who decided is not said of" in words
    assert "£25,010" in words
