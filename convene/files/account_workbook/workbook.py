"""The workbook: a first sheet with the headline, the lines with every sum as a formula, and what they rest on."""

from __future__ import annotations

import io
from typing import Any

from convene.core.account.report import Report
from convene.core.account.shape import Account, Line, Piece, Range
from convene.core.account.valuing import WANTED
from convene.core.account.words import headline, two_figures, waiting
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.files.account_workbook import inputs
from convene.files.account_workbook.inputs import (
    ADJUSTMENTS,
    COUNTED,
    DISCOUNTING,
    DOUBLES,
    HEADLINE,
    INDEX,
    LINES,
    PRICE_YEAR,
    SOURCES,
    Rows,
)
from convene.files.account_workbook.sheet import FINE, PLAIN, POUNDS, Formula, Sheet, ref, span

_HEADS = (
    "Part", "Commitment", "Handle", "Actor", "Measure", "Year of the account", "Counted until", "Quantity", "Unit",
    "Unit value: low", "central", "high", "In money of", "Times", "Claimed share", "Share of double counts",
    "Kept: low", "central", "high", "Fades: low", "central", "high", "Lasts: low", "central", "high", "All set",
    "Double counts settled", "In the total", "Gross: low", "central", "high", "Net, discounted: low", "central", "high",
)  # fmt: skip
_TAKEN = (Adjustment.deadweight, Adjustment.displacement, Adjustment.leakage, Adjustment.attribution)
_HOW = "Parts are never added up. Yellow cells may be changed; the rest follows."
_PARTS = (AccountPart.worth, AccountPart.given, AccountPart.moved)


def workbook(report: Report) -> bytes:
    """The account with live formulas, as the bytes of an .xlsx. Yellow cells may be changed; all else follows."""
    import openpyxl

    account = report.account
    lines = [one for one in account.lines if one.pieces]
    kept_in = [one for one in account.lines if one.settled and not one.pieces]
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "Convene"
    book.calculation.fullCalcOnLoad = True
    front = Sheet(book, HEADLINE, (44, 18, 18, 18, 14, 14, 20, 20, 18))
    main = Sheet(book, LINES, (10, 34, 20, 24, 12, *(13,) * 29), frozen=1)
    rows = Rows()
    inputs.adjustments(book, lines, rows)
    inputs.price_index(book, account, rows)
    inputs.discounting(book, lines, rows)
    inputs.sources(book, lines, rows)
    inputs.double_counts(book, report, rows)
    _counted(book, account)
    last = _lines(main, lines, kept_in, rows)
    _front(front, report, last)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(sheet: Sheet, lines: list[Line], kept_in: list[Line], rows: Rows) -> int:
    """Every line, a row for each of its years; what may not be handed on in one sum a part. The last row."""
    sheet.write(*_HEADS, bold=True)
    for line in lines:
        first = sheet.row + 1
        for at, piece in enumerate(line.pieces):
            _piece(sheet, line, at, piece, (first, first + len(line.pieces) - 1), rows)
    for part in _PARTS:
        if those := [one for one in kept_in if one.part is part]:
            total = sum((one.net for one in those if one.net), Range())
            said = f"{len(those)} whose unit values may not be handed on, in one sum to two significant figures"
            blank = (None,) * 25
            sheet.write(
                part.label,
                said,
                *blank,
                1,
                None,
                None,
                None,
                *map(two_figures, (total.low, total.central, total.high)),
                form=POUNDS,
            )
    return sheet.row


def _piece(sheet: Sheet, line: Line, at: int, piece: Piece, of: tuple[int, int], rows: Rows) -> None:
    claim, value = line.claim, line.claim.unit_value
    row = sheet.row + 1
    adjusted = {kind: _where(rows, claim.commitment, at, kind) for kind in Adjustment}
    source = rows.sources[claim.measure, value] if value else 2
    face = value is None or value.status is ProxyStatus.face_value
    price = [Formula(ref(SOURCES, column, source)) for column in "DEF"]
    base = piece.base if face else Formula(ref(SOURCES, "G", source), PLAIN)
    years, index = span(INDEX, "A", *rows.index), span(INDEX, "B", *rows.index)
    factor = (
        f"IF(M{row}={PRICE_YEAR},1,INDEX({index},MATCH({PRICE_YEAR},{years},0))/INDEX({index},MATCH(M{row},{years},0)))"
    )
    shares = rows.shares.get(claim.commitment, ())
    share = "*".join(f"{ref(DOUBLES, 'F', one)}/100" for one in shares) or "1"
    wanted = WANTED if line.part is AccountPart.worth else ()
    set_ = ",".join(f"ISNUMBER({ref(ADJUSTMENTS, 'D', adjusted[kind])})" for kind in wanted)
    settled = ",".join(f"{ref(DOUBLES, 'G', rows.doubles[key])}=1" for key in line.doubled if key in rows.doubles)
    wellbeing = value is not None and value.kind is ValueKind.wellbeing
    sheet.write(
        line.part.label, claim.title, claim.commitment, claim.actor_name, claim.measure, piece.actual.year,
        piece.actual.end, piece.actual.quantity, claim.unit, *price, base, Formula(factor, FINE),
        claim.claimed_share, Formula(share, PLAIN),
        *(Formula("*".join(f"(1-{ref(ADJUSTMENTS, column, adjusted[kind])}/100)" for kind in _TAKEN), FINE)
          for column in "IHG"),
        *(Formula(f"{ref(ADJUSTMENTS, column, adjusted[Adjustment.drop_off])}/100", FINE) for column in "IHG"),
        *(Formula(ref(ADJUSTMENTS, column, adjusted[Adjustment.lasts]), PLAIN) for column in "GHI"),
        Formula(f"IF(AND({set_}),1,0)", PLAIN) if set_ else 1,
        Formula(f"IF(AND({settled}),1,0)", PLAIN) if settled else 1,
        Formula(f"MIN(Z{of[0]}:AA{of[1]})", PLAIN),
        *(Formula(f"H{row}*{price}{row}*N{row}*{lasts}{row}") for price, lasts in zip("JKL", "WXY", strict=True)),
        *(Formula(_net(row, price, keep, fades, lasts, wellbeing, rows))
          for price, keep, fades, lasts in zip("JKL", "QRS", "TUV", "WXY", strict=True)),
        inputs=(7, 14),
    )  # fmt: skip


def _where(rows: Rows, commitment: str, at: int, kind: Adjustment) -> int:
    """The row of an adjustment as it holds for one piece: its own, or else the commitment's."""
    return rows.adjustments.get((commitment, at, kind)) or rows.adjustments[commitment, -1, kind]


def _net(row: int, price: str, keep: str, fades: str, lasts: str, wellbeing: bool, rows: Rows) -> str:
    """The present value of a row at one end: its first year, and every further one faded and discounted.

    A spreadsheet has no value for 0 to the power of 0, so the first year does not go through the power."""
    years = span(DISCOUNTING, "A", *rows.years)
    factors = span(DISCOUNTING, "E" if wellbeing else "C", *rows.years)
    begins, left = f"$F{row}", f"(1-{fades}{row})"
    faded = f"(({years}={begins})+({years}>{begins})*{left}^(ABS({years}-{begins})+({years}={begins})))"
    much = f"SUMPRODUCT(({years}>={begins})*({years}<{begins}+{lasts}{row})*{faded}*{factors})"
    return f"IF(AB{row}=1,H{row}*O{row}*P{row}*{price}{row}*N{row}*{keep}{row}*{much},0)"


def _counted(book: Any, account: Account) -> None:
    sheet = Sheet(book, COUNTED, (34, 24, 12, 40, 14, 20, 60), frozen=1)
    sheet.write(
        "Commitment", "Actor", "Measure", "What is counted", "Quantity", "Unit", "Why it is not valued", bold=True
    )
    for one in account.lines:
        if one.part is AccountPart.counted:
            claim = one.claim
            sheet.write(claim.title, claim.actor_name, claim.measure, claim.measure_title,
                        claim.quantity if claim.actuals else None, claim.unit, one.why)  # fmt: skip


def _front(sheet: Sheet, report: Report, last: int) -> None:
    """The first sheet: its rows stand where ``inputs.PRICE_YEAR`` and ``RATE`` say."""
    account, terms = report.account, report.account.terms
    sheet.write(report.title, large=True)
    sheet.write(f"{report.place}, {terms.start.isoformat()} to {terms.end.isoformat()}, cycle {report.cycle}")
    sheet.write(report.label, bold=True)
    sheet.write(" ".join(filter(None, (headline(account), waiting(account), _HOW))))
    sheet.write("Part", "Low", "Central", "High", "Rows in it", "Rows open", "Open: gross, central",
                "As it was worked out: central", "Difference", bold=True)  # fmt: skip
    parts = span(LINES, "A", 2, last)
    for part, total in zip(_PARTS, (account.value, account.given, account.moved), strict=True):
        row, mine = sheet.row + 1, f'({parts}="{part.label}")'
        in_it = span(LINES, "AB", 2, last)
        sheet.write(
            part.label,
            *(Formula(f"SUMPRODUCT({mine}*{span(LINES, column, 2, last)})") for column in ("AF", "AG", "AH")),
            Formula(f"SUMPRODUCT({mine}*({in_it}=1))", PLAIN), Formula(f"SUMPRODUCT({mine}*({in_it}=0))", PLAIN),
            Formula(f"SUMPRODUCT({mine}*({in_it}=0)*{span(LINES, 'AD', 2, last)})"),
            *((None, None) if report.kept_in else (total.central, Formula(f"C{row}-H{row}"))), form=POUNDS,
        )  # fmt: skip
    sheet.write()
    sheet.write(
        "Value, to two significant figures", *(Formula(_two(f"{column}6"), "#,##0") for column in "BCD"), bold=True
    )
    sheet.write()
    sheet.write("Price year", terms.price_year, inputs=(1,))
    sheet.write("Discount rate, % a year; empty: the Green Book's", terms.rate, inputs=(1,))
    sheet.write()
    _costs(sheet, report)


def _two(cell: str) -> str:
    return f"IF({cell}=0,0,ROUND({cell},1-INT(LOG10(ABS({cell})))))"


def _costs(sheet: Sheet, report: Report) -> None:
    sheet.write("What it took", "Amount", "Paid by", bold=True)
    first = sheet.row + 1
    for one in report.costs:
        sheet.write(
            f"{one.what} (in kind)" if one.in_kind else one.what, one.amount, one.paid_by, inputs=(1,), form=POUNDS
        )
    if not report.costs:
        sheet.write("No costs are on record.")
    last = sheet.row
    total = sheet.write("All of it", Formula(f"SUM(B{first}:B{last})"), bold=True)
    if report.costs_complete and report.costs:
        ratio = f'IF(AND(F6=0,B{total}>0),ROUND({{0}}6/B{total},1),"open lines: not told")'
        sheet.write("Value for each pound", *(Formula(ratio.format(column), "0.0") for column in "BCD"))
    else:
        sheet.write("Value for each pound: not told, since not all costs are in.")
