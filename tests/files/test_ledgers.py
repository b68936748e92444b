"""Ledgers as public bodies publish them: every line is in a sum once, or told with its number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from convene.errors import Problem
from convene.files.ledgers.amounts import MILLION, NotMoneyError, money, plain, pounds
from convene.files.ledgers.payees import folded_supplier, payee
from convene.files.ledgers.reading import open_ledger, read
from convene.files.ledgers.summed import Ledger
from tests.conftest import ROOT

HEAD = "Body,Directorate,Supplier Name,Payment Date,Net Amount\n"


def file(tmp_path: Path, text: str, name: str = "ledger.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def ledger(tmp_path: Path, text: str, **chosen: object) -> Ledger:
    return read(open_ledger(file(tmp_path, text), **chosen))  # type: ignore[arg-type]


def paid(found: Ledger) -> dict[str, Decimal]:
    return {one.name: one.amount for one in found.suppliers}


def line(supplier: str, amount: str, day: str = "14/08/2026", directorate: str = "Adults") -> str:
    return f'Harrow Quay,{directorate},"{supplier}",{day},"{amount}"\n'


# single cells


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1234.5", "1234.5"), ("£1,234.50", "1234.5"), ("-12", "-12"), ("(500.00)", "-500"), ("500.00-", "-500"),
        ("-£5", "-5"), ("£-5.00", "-5"), ("5.00 CR", "-5"), ("5.00DR", "5"), ("1 234.50", "1234.5"), ("'12.50", "12.5"),
        ("−12.5", "-12.5"), ("1e3", "1000"), ("£ -  ", "0"), ("1234.567", "1234.567"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_every_form_that_ledgers_write(cell: str, value: str) -> None:
    read_as = money(cell)
    assert read_as is not None
    assert (pounds(read_as.value), read_as.currency) == (Decimal(value), "GBP")


@pytest.mark.parametrize(
    "cell", ["1.234,56", "12,34", "TBC", "25/06/2012900", "-(5)", "--5-", "1.234.567", "£1,23.00", "1" * 16]
)
def test_what_is_no_amount_is_refused_with_what_stands_there(cell: str) -> None:
    with pytest.raises(NotMoneyError, match=cell[:3].replace("(", r"\(").replace(".", r"\.")):
        money(cell)


def test_other_currencies_are_told_from_pounds() -> None:
    assert [money(one).currency for one in ("€12", "EUR 12.00", "$5", "12 GBP")] == ["EUR", "EUR", "USD", "GBP"]  # type: ignore[union-attr]


@given(st.decimals(-(10**9), 10**9, places=2))
def test_the_fast_way_and_the_slow_one_read_the_same(number: Decimal) -> None:
    text = f"{number:.2f}"
    slow = money(text)
    assert slow is not None
    assert plain(text) == slow.value == int(number * MILLION)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quay Builders Ltd", "supplier"), ("Total Quay Plumbing Ltd", "supplier"), ("Total Fitness", "supplier"),
        ("Data Protection Services Ltd", "supplier"), ("Grand Total", "total"), ("Adults Total", "total"),
        ("Sub-total", "total"), ("REDACTED PERSONAL DATA", "withheld"), ("Name withheld", "withheld"),
        ("Foster Carer", "withheld"), ("Individual", "people"), ("Mrs A Example", "people"), ("", "unnamed"),
        ("#N/A", "unnamed"),
    ],
)  # fmt: skip
def test_whom_a_supplier_cell_names(name: str, kind: str) -> None:
    assert payee(name) == kind


def test_spellings_of_one_supplier_fold_alike_and_others_do_not() -> None:
    same = {folded_supplier(one) for one in ("Quay Builders Ltd", "QUAY BUILDERS LIMITED", "The Quay Builders 300151")}
    assert same == {"quay builders"}
    assert folded_supplier("Quay Builders 2") != folded_supplier("Quay Builders")


# which column is which


def test_who_is_paid_is_never_who_pays(tmp_path: Path) -> None:
    head = "Organisation Name,Organisation Code,Directorate,Creditor Name,Payment Date,Gross,Net Amount\n"
    found = ledger(
        tmp_path,
        f'{head}Harrow Quay,E09999999,Adults,Quay Builders Ltd,14/08/2026,2400,"2,000.00"\n'
        "Harrow Quay,E09999999,Adults,Tidal Bakery,14/08/2026,900,750.00\n",
    )
    assert paid(found) == {"Quay Builders Ltd": Decimal(2000), "Tidal Bakery": Decimal(750)}
    assert found.columns.heading("amount") == "Net Amount"


def test_a_table_of_sums_alone_is_understood_and_its_total_left_out(tmp_path: Path) -> None:
    found = ledger(tmp_path, "Supplier Name,Total\nQuay Builders,200.10\nTidal Bakery,99.90\nGrand Total,300.00\n")
    assert (found.amount, found.totals_left_out) == (Decimal(300), 1)
    assert found.totals[0].of == "the 2 lines above it"
    assert (found.begins, found.ends) == (None, None)


def test_a_guess_is_tested_against_the_cells_and_overruled_by_hand(tmp_path: Path) -> None:
    text = "Supplier Name,Supplier Name,Amount,Paid\n226559,First Select,424.00,12/09/2026\n19,Tern,76,13/09/2026\n"
    opened = open_ledger(file(tmp_path, text))
    assert opened.columns.heading("supplier") == "Supplier Name (2)"
    assert any("holds numbers or codes" in one for one in opened.columns.told())
    by_hand = open_ledger(file(tmp_path, text), maps={"supplier name": "supplier", "Supplier Name (2)": ""})
    assert by_hand.columns.heading("supplier") == "Supplier Name"
    with pytest.raises(Problem, match="nothing a column of a ledger can be"):
        open_ledger(file(tmp_path, text), maps={"Amount": "money"})
    with pytest.raises(Problem, match="There is no column “Sum”"):
        open_ledger(file(tmp_path, text), maps={"Sum": "amount"})


def test_without_a_column_of_amounts_nothing_is_guessed(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="No column says what was paid") as told:
        open_ledger(file(tmp_path, "Supplier Name,Amount\nQuay Builders,lots\nTidal Bakery,more\n"))
    assert "none of its cells fit" in told.value.detail
    assert "--map" in told.value.hint


# lines that are odd


def test_credits_are_counted_netted_and_told(tmp_path: Path) -> None:
    text = HEAD + line("Tern Ltd", "500") + line("Tern Ltd", "(120.50)") + line("Tern Ltd", "20-") + line("Tidal", "1")
    found = ledger(tmp_path, text)
    tern = found.suppliers[0]
    assert (tern.amount, tern.lines, tern.credits, tern.credited) == (Decimal("359.5"), 3, 2, Decimal("140.5"))
    assert (found.credits, found.credited) == (2, Decimal("140.5"))


def test_lines_marked_as_credit_are_taken_off_whatever_their_sign(tmp_path: Path) -> None:
    head = "Supplier Name,Document Type,Amount\n"
    text = f"{head}Tern,Invoice,500\nTern,Credit Note,100\nTern,Credit Note,-50\nTidal,Invoice,10\n"
    assert paid(ledger(tmp_path, text)) == {"Tern": Decimal(350), "Tidal": Decimal(10)}
    as_it_stands = ledger(tmp_path, text, maps={"Document Type": ""})
    assert paid(as_it_stands)["Tern"] == Decimal(550)


def test_no_total_is_ever_counted_whatever_it_is_called(tmp_path: Path) -> None:
    text = (
        HEAD
        + line("Tern", "100") + line("Tidal", "50.25") + ",Adults Total,,,150.25\n"
        + line("Tern", "10", directorate="Place") + line("Kelp", "5", directorate="Place") + ",,,,15\n"
        + line("Kelp", "7", directorate="Digital") + line("Kelp", "8", directorate="Digital") + ",,Digital,,15\n"
        + "Grand Total,,,,180.25\n"
    )  # fmt: skip
    found = ledger(tmp_path, text)
    assert found.amount == Decimal("180.25")
    assert found.totals_left_out == 4
    assert [one.of for one in found.totals] == ["the 2 lines above it"] * 3 + ["everything above it"]


def test_a_total_named_like_a_department_is_left_out_even_where_it_does_not_add_up(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "100") + line("Tidal", "50") + ",,Adults,,175\n")
    assert (found.amount, found.totals_left_out) == (Decimal(150), 1)
    assert any("£175.00; what was read above it comes to £150.00" in one for one in found.remarks)


def test_a_payment_that_happens_to_be_the_sum_of_others_is_counted_and_told(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "100") + line("Tidal", "50") + line("Kelp Ltd", "150"))
    assert found.amount == Decimal(300)
    assert any("names a supplier and was counted" in one for one in found.remarks)


def test_lines_that_lost_a_comma_are_refused_and_the_printed_total_tells_what_they_came_to(tmp_path: Path) -> None:
    text = (
        "Harrow Quay invoices,,,,,\n,,,,,\n"
        "Body,Department,Supplier Name,Invoice Creation Date,Invoice Nett Amount,Subj Description\n"
        "Harrow Quay,Adults,Quay Project,08/06/2012,1534.24,SUPPORT\n"
        "Harrow Quay,Children,Example Transport,01/06/2012,-54.25,TRANSPORT\n"
        "Harrow Quay,Children,Example Houses,25/06/2012900,CARE\n"
        "Harrow Quay,Children,Catch2212/06/2012,8755.20,ADVICE\n"
        "Total,,,,11135.19,\n,,,,,\n"
    )
    found = ledger(tmp_path, text)
    assert (found.amount, found.unread, found.at_stake) == (Decimal("1479.99"), 2, Decimal("9655.2"))
    assert [one.line for one in found.refused] == [6, 7]
    assert any("exactly what can be seen in the lines that cannot be read" in one for one in found.remarks)
    assert not any("Catch22" in one.why for one in found.refused), "a shifted cell may be anybody's name"


def test_a_row_parted_by_a_comma_in_its_amount_is_refused_not_read_as_a_pound(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "100") + "Harrow Quay,Adults,Tidal,14/08/2026,1,234.50\n")
    assert (found.amount, found.unread) == (Decimal(100), 1)


def test_names_of_people_and_withheld_ones_are_summed_apart_and_nowhere_kept(tmp_path: Path) -> None:
    text = HEAD + line("Mrs A Example", "100") + line("REDACTED PERSONAL DATA", "70") + line("Redacted", "5")
    found = ledger(tmp_path, text + line("Dr B Sample", "1") + line("", "9") + line("Tern", "3"))
    sums = {kind: (one.lines, one.amount) for kind, one in found.apart.items()}
    assert sums == {"people": (2, Decimal(101)), "withheld": (2, Decimal(75)), "unnamed": (1, Decimal(9))}
    assert found.amount == Decimal(188)
    assert "Example" not in repr(found)
    assert "Sample" not in repr(found)


def test_other_currencies_are_in_no_sum(tmp_path: Path) -> None:
    head = "Supplier,Amount,Currency\n"
    found = ledger(tmp_path, f"{head}Tern,100,GBP\nTern,40,EUR\nTern,€7,GBP\nTidal,5,\nTidal,9,USD\n")
    assert found.amount == Decimal(105)
    assert {(one.currency, one.lines, one.amount, one.first) for one in found.foreign} == {
        ("EUR", 2, Decimal(47), (3, 4)), ("USD", 1, Decimal(9), (6,))
    }  # fmt: skip


def test_one_name_at_two_postcodes_is_two_and_without_one_joins_the_only_other(tmp_path: Path) -> None:
    head = "Supplier,Supplier Postcode,Amount\n"
    found = ledger(tmp_path, f"{head}Tern,HQ1 2AB,1\nTern,ZX9 2AB,2\nTidal,HQ1 2AB,4\nTidal Ltd,,8\n")
    assert {(one.name, one.postcode, one.amount) for one in found.suppliers} == {
        ("Tern", "HQ1 2AB", Decimal(1)), ("Tern", "ZX9 2AB", Decimal(2)), ("Tidal", "HQ1 2AB", Decimal(12))
    }  # fmt: skip


def test_one_number_under_names_that_share_no_word_joins_nothing(tmp_path: Path) -> None:
    found = ledger(tmp_path, "Supplier,Supplier ID,Amount\nTern,30015,1\nLockside Land,30015,2\n")
    assert len(found.suppliers) == 2
    assert any("borne by several names, summed apart" in one for one in found.remarks)


def test_lines_that_stand_there_twice_are_told_and_counted_as_they_stand(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "100") + line("Tern", "100") + line("Tidal", "1"))
    assert found.amount == Decimal(201)
    assert any("letter for letter as one before (line 3); it was counted" in one for one in found.remarks)


def test_days_in_three_forms_make_one_period_and_far_slips_do_not_stretch_it(tmp_path: Path) -> None:
    days = ["01/04/2026", "2026-04-30", "3 Apr 2026"] * 40
    text = HEAD + "".join(line("Tern", f"{at}.5", day) for at, day in enumerate(days)) + line("Tidal", "1", "3/4/2062")
    found = ledger(tmp_path, text)
    assert (found.begins, found.ends) == (date(2026, 4, 1), date(2026, 4, 30))
    assert any("written in 3 forms" in one for one in found.remarks)
    assert any("3 April 2062" in one and "not of the sums" in one for one in found.remarks)


def test_days_that_can_only_be_read_month_first_make_the_others_doubtful(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "1", "04/25/2026") + line("Tern", "2", "04/05/2026"))
    assert any("1 line can only be read with the month first, and 1 could be read either way" in one
               for one in found.remarks)  # fmt: skip
    assert found.amount == Decimal(3)


def test_headings_again_blank_rows_and_notes_say_nothing(tmp_path: Path) -> None:
    text = HEAD + line("Tern", "1") + ",,,,\n\n" + HEAD + line("Tidal", "2") + "Source: invented\nAdults,,,,\n"
    found = ledger(tmp_path, text)
    assert (found.amount, found.unread) == (Decimal(3), 0)
    assert found.passed == {"headings that are repeated": 1, "titles and notes without an amount": 2}


def test_a_file_that_shows_payments_with_a_minus_is_told(tmp_path: Path) -> None:
    found = ledger(tmp_path, HEAD + line("Tern", "-5") + line("Tidal", "-7"))
    assert any("may show money paid with a minus" in one for one in found.remarks)


def test_an_amount_merged_over_several_rows_of_a_workbook_is_counted_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (("Supplier", "Date", "Amount"), ("Tern", "2026-04-01", 90), (None, "2026-04-02", None),
                ("Tidal", "2026-04-03", 10)):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "merged.xlsx")
    found = read(open_ledger(tmp_path / "merged.xlsx"))
    assert paid(found) == {"Tern": Decimal(90), "Tidal": Decimal(10)}
    assert any("share the merged amount" in one for one in found.remarks)


def test_more_suppliers_than_any_anchor_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convene.files.ledgers.odd_lines.MOST_SUPPLIERS", 2)
    with pytest.raises(Problem, match="more than any anchor has"):
        ledger(tmp_path, HEAD + line("Tern", "1") + line("Tidal", "2") + line("Kelp", "3"))


class _EnoughError(Exception):
    """Somebody has seen enough."""


def test_reading_tells_how_far_it_is_and_stops_when_told_to(tmp_path: Path) -> None:
    opened = open_ledger(file(tmp_path, HEAD + line("Tern", "1") * 3_000))
    seen: list[int] = []
    read(opened, seen.append)
    assert seen[-1] == opened.sheet.size
    assert seen == sorted(seen)

    def enough(done: int) -> None:
        raise _EnoughError

    with pytest.raises(_EnoughError):
        read(opened, enough)


def test_the_sample_comes_to_what_its_readme_says() -> None:
    """The figures were counted by the script that invented the lines, which knows nothing of this reader."""
    found = read(open_ledger(ROOT / "sample_places" / "lists" / "invented-payments-over-500.csv"))
    assert (found.lines, found.amount) == (2_976, Decimal("12812321.2"))
    assert (found.credits, found.credited) == (118, Decimal("53764.71"))
    assert {kind: (one.lines, one.amount) for kind, one in found.apart.items()} == {
        "people": (24, Decimal("77261.08")), "withheld": (120, Decimal("500326.98")),
        "unnamed": (5, Decimal("21576.73")),
    }  # fmt: skip
    assert (found.unread, found.at_stake, found.unseen) == (15, Decimal("22456.96"), 4)
    assert [(one.currency, one.lines, one.amount) for one in found.foreign] == [("EUR", 9, Decimal("59102.01"))]
    assert (found.totals_left_out, len(found.suppliers)) == (6, 173)
    assert (found.begins, found.ends) == (date(2025, 4, 1), date(2026, 3, 31))
    sums = {folded_supplier(one.name): one.amount for one in found.suppliers}
    assert sums["galley contract catering"] == Decimal("235194.38")
    assert sums["pellow street electrical"] == Decimal("326921.78")
    assert sums["total quay plumbing"] == Decimal("37330.44")
    assert sums["lockside land"] == Decimal("1547.84")
