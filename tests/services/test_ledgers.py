"""A ledger comes in whole or not at all; suppliers are matched honestly, and shares follow from what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.delivery_vocabulary import SpendMatch
from convene.errors import Problem
from convene.services.book import Book
from convene.services.delivery.procurement import bringing, deciding, ledger_shares
from convene.services.delivery.procurement.ledger_plan import LedgerOptions, LedgerPlan
from convene.services.delivery.procurement.ledger_shares import PlaceShares
from convene.services.importing.plan import Step, Stopped
from convene.services.lists import listing
from convene.services.nouns import records
from tests.making import add, change, find, ids, start
from tests.store.dumping import contents

HEAD = "Supplier Name,Company Number,Supplier Postcode,Payment Date,Net Amount\n"


@pytest.fixture
def place(book: Book) -> str:
    made = start(book)
    change(book, made, "place", made, local_postcodes=["HQ1"], wider_postcodes=["HQ"])
    add(book, made, "actor", name="Quayside Hospital", primary_type="anchor", base="HQ1")
    return made


def options(book: Book, place: str, tmp_path: Path, rows: str, name: str = "ledger.csv", **more: Any) -> LedgerOptions:
    path = tmp_path / name
    path.write_text(HEAD + rows, "utf-8")
    return LedgerOptions(path, find(book, place, "actor", "quayside-hospital"), **more)


def row(supplier: str, amount: str = "100", postcode: str = "", company: str = "", day: str = "2025-04-01") -> str:
    return f'"{supplier}",{company},{postcode},{day},{amount}\n'


def bring(book: Book, place: str, chosen: LedgerOptions) -> LedgerPlan:
    return book.do(bringing.bring_in, place, chosen).value


def known(made: LedgerPlan) -> dict[str, tuple[str, str]]:
    return {one.supplier.name: (one.match.state.value, one.actor) for one in made.lines}


def shares(book: Book, place: str, **more: Any) -> PlaceShares:
    return book.ask(ledger_shares.place_shares, place, **more)


# matching


@pytest.mark.parametrize(
    ("actor", "supplier", "state"),
    [
        ({}, row("TIDAL BAKERY LIMITED"), "matched"),
        ({"base": "HQ1 2AB"}, row("Tidal Bakery", postcode="HQ1 9ZZ"), "matched"),
        ({"base": "HQ1 2AB"}, row("Tidal Bakery", postcode="ZX5 1HA"), "waiting"),
        ({"identifiers": ["GB-COH-09900001"]}, row("Tidal Bakery", company="09900001"), "matched"),
        ({"identifiers": ["GB-COH-09900001"]}, row("Tidal Bakery Co", company="09900001"), "matched"),
        ({"identifiers": ["GB-COH-09900001"]}, row("Lockside Land", company="09900001"), "waiting"),
        ({"identifiers": ["GB-COH-09900001"]}, row("Tidal Bakery", company="09900002"), "waiting"),
        ({}, row("Tidal Bakary"), "waiting"),
        ({"aliases": ["The Bread Shed"]}, row("Bread Shed Ltd"), "matched"),
        ({}, row("Lockside Land"), "nobody"),
    ],
)
def test_a_supplier_is_matched_only_where_nothing_speaks_against_it(
    book: Book, place: str, tmp_path: Path, actor: dict[str, Any], supplier: str, state: str
) -> None:
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme", **actor)
    made = book.ask(bringing.plan, place, options(book, place, tmp_path, supplier))
    (line,) = made.lines
    assert line.match.state.value == state, line.match.why
    assert bool(line.match.actor) is (state != "nobody")
    assert bool(line.match.why) is (state != "nobody")


def test_a_name_that_two_actors_bear_or_nearly_bear_waits(book: Book, place: str, tmp_path: Path) -> None:
    for name in ("Lantern Youth Project", "Lantern Youth Projects", "Tern Trust"):
        add(book, place, "actor", name=name, primary_type="vcse")
    made = book.ask(
        bringing.plan, place, options(book, place, tmp_path, row("Lantern Youth Project") + row("Tern Trust"))
    )
    assert known(made) == {
        "Lantern Youth Project": ("waiting", "Lantern Youth Project"), "Tern Trust": ("matched", "Tern Trust")
    }  # fmt: skip


def test_a_name_that_many_bodies_could_bear_is_not_enough(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Community Centre", primary_type="vcse")
    made = book.ask(bringing.plan, place, options(book, place, tmp_path, row("Community Centre Ltd")))
    assert known(made)["Community Centre Ltd"][0] == "waiting"


def test_people_and_withheld_names_are_matched_with_nobody(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Mrs A Example", primary_type="citizen")
    made = bring(book, place, options(book, place, tmp_path, row("Mrs A Example") + row("Redacted") + row("Tern")))
    assert known(made) == {"Tern": ("nobody", "")}
    kept = [records_of(book, one) for one in ids(book, place, "spend")]
    assert sorted((one.supplier, one.state) for one in kept) == [
        ("Names withheld", SpendMatch.withheld), ("People", SpendMatch.withheld), ("Tern", SpendMatch.nobody)
    ]  # fmt: skip
    people = find(book, place, "spend", "people")
    with pytest.raises(Problem, match="Nobody is matched"):
        book.do(deciding.decide, place, people, find(book, place, "actor", "quayside-hospital"))
    with pytest.raises(Problem, match="Nobody is matched"):
        change(book, place, "spend", people, actor="quayside-hospital")


def records_of(book: Book, spend_id: str) -> Any:
    return book.ask(records.load, "spend", spend_id)


# coming in


def test_a_dry_run_says_what_bringing_in_does_and_changes_nothing(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Tern", primary_type="msme")
    chosen = options(book, place, tmp_path, row("Tern") + row("Tern", "(30)") + row("Kelp Ltd", "5", day="2025-04-30"))
    before = contents(book.path)
    planned = book.ask(bringing.plan, place, chosen)
    assert contents(book.path) == before
    done = book.do(bringing.bring_in, place, chosen)
    assert replace(done.value, ledger_id="") == planned
    assert done.label == planned.label
    kept: Any = book.ask(records.load, "ledger", done.value.ledger_id)
    assert (kept.amount, kept.lines, kept.credits, kept.credited) == (Decimal(75), 3, 1, Decimal(30))
    assert (kept.period_start, kept.period_end) == (date(2025, 4, 1), date(2025, 4, 30))
    assert (kept.anchor, kept.file, len(kept.sha256)) == ("quayside-hospital", "ledger.csv", 64)
    assert book.undo(place).label
    assert (ids(book, place, "ledger"), ids(book, place, "spend")) == ([], [])


def test_the_same_file_is_not_counted_twice(book: Book, place: str, tmp_path: Path) -> None:
    chosen = options(book, place, tmp_path, row("Tern"))
    bring(book, place, chosen)
    with pytest.raises(Problem, match="brought in already") as told:
        bring(book, place, replace(chosen, title="Another"))
    assert "convene remove ledger" in told.value.hint
    book.do(records.remove, place, "ledger", ids(book, place, "ledger"))
    assert ids(book, place, "spend") == []
    bring(book, place, chosen)


def test_stopping_at_any_moment_leaves_no_trace(book: Book, place: str, tmp_path: Path) -> None:
    chosen = options(book, place, tmp_path, "".join(row(f"Supplier {one} Tern") for one in range(50)))
    seen: list[str] = []
    book.do(bringing.bring_in, place, chosen, lambda step: seen.append(step.words))
    book.undo(place)
    before = contents(book.path)
    for moment in range(len(seen)):
        steps = iter(range(len(seen)))

        def told(step: Step, moment: int = moment, steps: Any = steps) -> None:
            if next(steps) == moment:
                raise Stopped

        with pytest.raises(Stopped):
            book.do(bringing.bring_in, place, chosen, told)
        assert contents(book.path) == before


def test_a_ledger_of_nobody_or_of_nothing_is_refused(book: Book, place: str, tmp_path: Path) -> None:
    chosen = options(book, place, tmp_path, row("Tern"))
    with pytest.raises(Problem, match="not in the place"):
        bring(book, place, replace(chosen, anchor="nobody"))
    with pytest.raises(Problem, match="No column says what was paid"):
        bring(book, place, options(book, place, tmp_path, row("Tern", "lots")))


def test_a_year_beside_one_of_its_months_is_told_and_never_added_up(book: Book, place: str, tmp_path: Path) -> None:
    bring(book, place, options(book, place, tmp_path, row("Tern", day="2025-04-01") + row("Kelp", day="2025-04-30")))
    year = options(book, place, tmp_path, row("Tern", day="2025-04-01") + row("Kelp", day="2026-03-31"), "year.csv")
    made = bring(book, place, year)
    assert any("overlaps" in one and "counted twice" in one for one in made.remarks)
    (anchor,) = shares(book, place).anchors
    assert anchor.shares is None
    assert "overlap" in anchor.why_not
    assert shares(book, place).left_out == ("Quayside Hospital",)
    assert shares(book, place, begins=date(2025, 4, 1), ends=date(2025, 4, 30)).shares is not None


def test_what_was_said_of_the_columns_is_remembered_with_their_headings(book: Book, place: str, tmp_path: Path) -> None:
    first = tmp_path / "april.csv"
    first.write_text("Cost Centre,Who,Net Amount,Gross\nA,Tern,5,6\nB,Kelp,7,9\n")
    anchor = find(book, place, "actor", "quayside-hospital")
    with pytest.raises(Problem, match="No column says who was paid"):
        bring(book, place, LedgerOptions(first, anchor))
    bring(book, place, LedgerOptions(first, anchor, maps={"Who": "supplier", "Gross": "amount"}))
    second = tmp_path / "may.csv"
    second.write_text("Gross,Who,Net Amount,Cost Centre\n6,Tern,5,A\n")
    made = bring(book, place, LedgerOptions(second, anchor))
    assert made.ledger.amount == 6
    assert any("As you said the last time" in one for one in made.remarks)


# deciding


def test_what_was_decided_holds_for_the_next_ledger_of_any_anchor(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme")
    add(book, place, "actor", name="Basin College", primary_type="anchor")
    bring(book, place, options(book, place, tmp_path, row("Tidal Bakary") + row("Tidal Bakerys Ltd")))
    wait = {one.supplier: one for one in book.ask(deciding.waiting, place)}
    assert {one.actor for one in wait.values()} == {"Tidal Bakery"}
    actor = book.ask(deciding.candidate, wait["Tidal Bakary"].id)
    book.do(deciding.decide, place, wait["Tidal Bakary"].id, actor)
    book.do(deciding.decide, place, wait["Tidal Bakerys Ltd"].id, "")
    assert book.ask(deciding.waiting, place) == ()
    rows = row("TIDAL BAKARY LTD", "7") + row("Tidal Bakerys", "8")
    later = options(book, place, tmp_path, rows, "later.csv")
    made = bring(book, place, replace(later, anchor=find(book, place, "actor", "basin-college")))
    assert known(made) == {"TIDAL BAKARY LTD": ("by_hand", "Tidal Bakery"), "Tidal Bakerys": ("by_hand", "")}
    assert "1 known and 1 nobody here" in made.summary(), "who was said to be nobody is not called known"
    said = {one.title: one.state for one in book.ask(listing.listing, place, "spend", book.today).items}
    assert (said["TIDAL BAKARY LTD"], said["Tidal Bakerys"]) == ("by hand", "nobody here")


def test_a_decision_for_an_actor_that_is_gone_decides_nothing(book: Book, place: str, tmp_path: Path) -> None:
    actor = add(book, place, "actor", name="Tidal Bakery", primary_type="msme")
    bring(book, place, options(book, place, tmp_path, row("Tidal Bakary")))
    (one,) = book.ask(deciding.waiting, place)
    book.do(deciding.decide, place, one.id, actor)
    book.do(records.remove, place, "actor", [actor])
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme")
    made = bring(book, place, options(book, place, tmp_path, row("Tidal Bakary", "9"), "later.csv"))
    assert known(made)["Tidal Bakary"][0] == "waiting"


def test_a_decision_holds_wherever_the_same_name_waits(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme")
    bring(book, place, options(book, place, tmp_path, row("Tidal Bakary", day="2025-04-01")))
    bring(book, place, options(book, place, tmp_path, row("Tidal Bakary Ltd", day="2025-05-01"), "may.csv"))
    first, _ = book.ask(deciding.waiting, place)
    done = book.do(deciding.decide, place, first.id, book.ask(deciding.candidate, first.id))
    assert "in 2 places of the ledgers" in done.value
    assert book.ask(deciding.waiting, place) == ()
    book.undo(place)
    assert len(book.ask(deciding.waiting, place)) == 2


# shares


def test_shares_follow_from_who_a_supplier_is_and_where(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme", base="HQ1")
    add(book, place, "actor", name="Lantern Project", primary_type="vcse", base="HQ4 1AA", headcount=6)
    rows = (
        row("Tidal Bakery", "400") + row("Lantern Project", "100") + row("Kelp plc", "300", postcode="ZX1 1AA")
        + row("Redacted", "50") + row("Shoal", "150", postcode="HQ1 5QP")
    )  # fmt: skip
    bring(book, place, options(book, place, tmp_path, rows))
    seen = shares(book, place)
    assert seen.shares is not None
    words = {of: found.words() for of, found in seen.shares.items()}
    assert words == {
        "local": "55.0% to 60.0%", "wider": "65.0% to 70.0%", "small": "50.0% to 100.0%", "vcse": "10.0% to 60.0%"
    }  # fmt: skip
    (ledger,) = seen.ledgers
    assert ledger.by_address == 150
    assert any("head office" in one for one in ledger.remarks)
    assert ledger.multiplier.words() == "1.55 to 2.20; 0% of the second round was answered"


def test_somebody_who_knows_overrules_the_address_and_answers_count_for_lm3(
    book: Book, place: str, tmp_path: Path
) -> None:
    rows = row("Kelp plc", "300", "ZX1 1AA") + row("Tern", "100", "ZX2 1AA")
    bring(book, place, options(book, place, tmp_path, rows))
    change(book, place, "spend", find(book, place, "spend", "kelp-plc"), nearness="local", respent=50)
    seen = shares(book, place)
    assert seen.shares is not None
    assert seen.multiplier is not None
    assert seen.shares["local"].words() == "75.0%"
    assert seen.multiplier.words() == "2.13; 100% of the second round was answered"  # (400 + 300 + 150) / 400 = 2.125


def test_a_match_that_waits_tells_nothing_of_the_supplier_yet(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "actor", name="Tidal Bakery", primary_type="msme", base="HQ1")
    bring(book, place, options(book, place, tmp_path, row("Tidal Bakary", "400")))
    (ledger,) = shares(book, place).ledgers
    assert ledger.shares["local"].words() == "0.0% to 100.0%"
    assert (ledger.waiting, ledger.waiting_amount) == (1, 400)


def test_a_place_that_does_not_say_what_is_local_is_told_so(book: Book, place: str, tmp_path: Path) -> None:
    change(book, place, "place", place, local_postcodes=[], wider_postcodes=[])
    bring(book, place, options(book, place, tmp_path, row("Tern", postcode="HQ1 2AB")))
    seen = shares(book, place)
    assert seen.ledgers[0].shares["local"].words() == "0.0% to 100.0%"
    assert any("says nowhere what is local" in one for one in seen.remarks)
    change(book, place, "place", place, wards=["Basin"])
    remarks = shares(book, place).remarks
    assert any("names no local postcodes" in one for one in remarks), "wards alone leave most suppliers untold"
