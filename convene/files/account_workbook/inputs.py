"""The sheets that the sums rest on: adjustments, the price index, discounting, unit values, double counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from convene.core.account.decisions import holds
from convene.core.account.discounting import rate
from convene.core.account.report import Report
from convene.core.account.shape import Account, Line, Setting, UnitValue
from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer
from convene.core.vocabulary import ProxyStatus
from convene.files.account_workbook.sheet import FINE, PLAIN, POUNDS, Formula, Sheet, ref
from convene.text import join

HEADLINE, LINES, ADJUSTMENTS, INDEX, DISCOUNTING, SOURCES, DOUBLES, COUNTED = (
    "Headline", "Lines", "Adjustments", "Price index", "Discounting", "Sources", "Double counts", "Counted",
)  # fmt: skip
PRICE_YEAR, RATE = ref(HEADLINE, "B", 12), ref(HEADLINE, "B", 13)
"""The two terms somebody may change, on the first sheet."""
_LONGEST = 100
"""Years that an effect may last."""


@dataclass(slots=True)
class Rows:
    """Where things stand on the sheets. ``adjustments`` leads from (commitment, place of its piece or -1 for all, kind)
    to a row; ``shares`` from a commitment to the rows of its shares; ``doubles`` from a key to its row; ``sources``
    from a measure and its value to a row; ``index`` and ``years`` are the (first, last) rows of their sheets."""

    adjustments: dict[tuple[str, int, Adjustment], int] = field(default_factory=dict)
    shares: dict[str, list[int]] = field(default_factory=dict)
    doubles: dict[str, int] = field(default_factory=dict)
    sources: dict[tuple[str, UnitValue], int] = field(default_factory=dict)
    index: tuple[int, int] = (2, 2)
    years: tuple[int, int] = (2, 2)


def adjustments(book: Any, lines: list[Line], rows: Rows) -> None:
    """A row for each adjustment of each commitment, those not set empty and ready to be filled in."""
    sheet = Sheet(book, ADJUSTMENTS, (34, 16, 30, 10, 10, 10, 10, 10, 8, 50, 30), frozen=1)
    sheet.write("Commitment", "What", "For", "Number", "At least", "At most", "Used: least", "Used", "Used: most",
                "Why", "Rests on", bold=True)  # fmt: skip
    for line in lines:
        claim = line.claim
        for kind in Adjustment:
            rows.adjustments[claim.commitment, -1, kind] = _adjustment(
                sheet, claim.title, kind, claim.settings.get(kind), "every period"
            )
        for at, piece in enumerate(line.pieces):
            for kind, own in piece.actual.own.items():
                if _given(own):
                    what = f"until {piece.actual.end.isoformat()} alone"
                    rows.adjustments[claim.commitment, at, kind] = _adjustment(sheet, claim.title, kind, own, what)


def _adjustment(sheet: Sheet, title: str, kind: Adjustment, one: Setting | None, of: str) -> int:
    row, none = sheet.row + 1, 1 if kind is Adjustment.lasts else 0
    number = one if _given(one) else None
    why = (
        number.reason if number else "Not set." if one is None or one.central is None else "A number without a reason."
    )
    sheet.write(
        title, f"{kind.label}, {'years' if kind is Adjustment.lasts else '%'}", of,
        number.central if number else None, number.low if number else None, number.high if number else None,
        Formula(f"IF(ISNUMBER(E{row}),MIN(E{row},H{row}),H{row})", PLAIN),
        Formula(f"IF(ISNUMBER(D{row}),D{row},{none})", PLAIN),
        Formula(f"IF(ISNUMBER(F{row}),MAX(F{row},H{row}),H{row})", PLAIN),
        why, number.rests_on if number else None, inputs=(3, 4, 5),
    )  # fmt: skip
    return row


def _given(one: Setting | None) -> bool:
    return one is not None and one.central is not None and bool(one.reason.strip())


def price_index(book: Any, account: Account, rows: Rows) -> None:
    """A row a year, with what the account added itself marked."""
    terms = account.terms
    sheet = Sheet(book, INDEX, (10, 14, 60), frozen=1)
    sheet.write("Year", "Index", "Source", bold=True)
    years = {**({terms.price_year: Decimal(100)} if terms.price_year not in terms.index else {}), **terms.index}
    for year, index in sorted(years.items()):
        said = terms.own_years.get(year, terms.index_source)
        sheet.write(year, index, f"{said} (forecast)" if year in terms.forecast else said, inputs=(1,))
    rows.index = (2, sheet.row)


def discounting(book: Any, lines: list[Line], rows: Rows) -> None:
    """What a pound of each year is worth in the first: the rate of the first sheet, or the Green Book's steps."""
    sheet = Sheet(book, DISCOUNTING, (10, 14, 14, 18, 18), frozen=1)
    sheet.write("Year", "Rate, %", "Factor", "Rate for wellbeing, %", "Factor for wellbeing", bold=True)
    last = _LONGEST + max((piece.actual.year for line in lines for piece in line.pieces), default=1)
    for year in range(1, last + 1):
        row = sheet.row + 1
        if year == 1:
            sheet.write(year, None, Decimal(1), None, Decimal(1))
            continue
        usual, health = (f"IF(ISNUMBER({RATE}),{RATE},{rate(year - 1, which):f})" for which in (False, True))
        sheet.write(
            year, Formula(usual, PLAIN), Formula(f"C{row - 1}/(1+B{row}/100)", FINE), Formula(health, PLAIN),
            Formula(f"E{row - 1}/(1+D{row}/100)", FINE),
        )  # fmt: skip
    rows.years = (2, sheet.row)


def sources(book: Any, lines: list[Line], rows: Rows) -> None:
    """A row for each unit value, in the money of its own year."""
    sheet = Sheet(book, SOURCES, (12, 40, 14, 14, 14, 14, 12, 24, 24, 50, 40, 20, 8), frozen=1)
    heads = ("Measure", "Title", "Unit", "Low", "Central", "High", "In money of", "Price base", "What it is", "Source")
    sheet.write(*heads, "Address", "Licence", "Old", bold=True)
    for line in lines:
        claim, value = line.claim, line.claim.unit_value
        if value is None or (claim.measure, value) in rows.sources:
            continue
        face = value.status is ProxyStatus.face_value
        low, central, high = (
            (Decimal(1),) * 3 if face else (value.amount.low, value.amount.central, value.amount.high)
        )  # fmt: skip
        rows.sources[claim.measure, value] = sheet.write(
            claim.measure, claim.measure_title, claim.unit, low, central, high, None if face else value.year,
            "pounds of the year they were counted in" if face else value.price_base,
            f"{value.kind.label}; {value.status.label.lower()}", value.source, value.url, value.licence,
            "old" if line.old else None, inputs=(3, 4, 5), form=POUNDS,
        )  # fmt: skip


def double_counts(book: Any, report: Report, rows: Rows) -> None:
    """What may count twice with what was decided, then the share of each commitment where it is shared out."""
    account = report.account
    sheet = Sheet(book, DOUBLES, (50, 50, 30, 20, 50, 14, 10), frozen=1)
    sheet.write("What may be double", "Commitments", "Why", "Decided", "Reason", "At stake", "Settled", bold=True)
    known: Mapping[str, str] = {one.handle: one.reason for one in account.decided}
    for one in account.doubles:
        rows.doubles[one.key] = sheet.write(
            one.words, join(list(report.of(one.commitments))), one.guard.label,
            one.answer.label if one.answer else "not decided", known.get(one.decided), one.at_stake,
            1 if one.decided else 0, inputs=(6,), form=POUNDS,
        )  # fmt: skip
    sheet.write()
    sheet.write("Shared out: commitment", "", "", "", "", "Share, %", bold=True)
    seen = set()
    for double in account.doubles:
        here = set(double.commitments)
        for one_decided in account.decided:
            if one_decided.answer is not DoubleCountAnswer.shared or not holds(one_decided, here):
                continue
            for name in one_decided.commitments:
                if name in here and (one_decided.handle, name) not in seen:
                    seen.add((one_decided.handle, name))
                    share = one_decided.shares.get(name, Decimal(100))
                    row = sheet.write(report.of((name,))[0], "", "", "", one_decided.reason, share, inputs=(5,))
                    rows.shares.setdefault(name, []).append(row)
