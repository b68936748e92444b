"""Lines of a ledger that are no plain payment to a supplier met before: the first of each supplier, and all that is
odd. Whatever is not counted is told, with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from convene.errors import Problem, Where
from convene.files.ledgers import amounts
from convene.files.ledgers.amounts import POUNDS, NotMoneyError
from convene.files.ledgers.columns import Columns, is_credit
from convene.files.ledgers.payees import Payee, payee
from convene.files.ledgers.printed_totals import Above, PrintedTotals
from convene.files.ledgers.roles import Role
from convene.files.ledgers.summed import Foreign, PrintedTotal, Refused
from convene.files.open_data.cells.cell_values import read_day
from convene.files.sheets import Sheet, folded
from convene.text import clean_line

Sums = list[int]
"""Lines, credits among them, money, money that came back, and the first line; money in millionths of a pound."""

Key = tuple[str, ...]
KEYS: tuple[Role, ...] = ("supplier", "number", "company_number", "charity_number", "postcode", "currency", "sign")
OF_SUPPLIER = 5
"""So many of them tell suppliers apart."""

ASIDE: Sums = []
"""Stands for a key that is not known, or needs a look each time."""

MOST_SUPPLIERS = 300_000
NOTES = "titles and notes without an amount"
_KEPT = 1_000
_FIRST = 5
_MANY = 5  # payments that come to exactly another one are hardly chance
_STERLING = frozenset(("", "GBP", "£", "STERLING", "POUND", "POUNDS", "STG", "UKL"))
_MONEY = re.compile(r"[-(]?£?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}\)?-?")
_GLUED = re.compile(r".*\d/\d{1,2}/(?:19|20)\d\d(\d[\d,]*(?:\.\d+)?)?")


class OddLines:
    """Sums by supplier, and what happens to every line that the lean loop passes on."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self.columns, self.width = columns, len(sheet.headings)
        self.places = tuple(at for role in KEYS if (at := columns.at(role)) >= 0)
        self._at = {role: columns.at(role) for role in KEYS}
        self._amount, self._day, self._department = (columns.at(one) for one in ("amount", "date", "department"))
        self._headings = tuple(folded(one) for one in sheet.headings)
        self._sheet = sheet
        self.known: dict[Key, Sums] = {}
        self.entries: dict[Key, Sums] = {}
        self.apart: dict[Payee, Sums] = {}
        self.refused: list[Refused] = []
        self.unread = self.unseen = self.stake = self._stake_since = 0
        self.totals = PrintedTotals()
        self.passed: Counter[str] = Counter()
        self.alike: list[tuple[int, int, int]] = []
        self.many_decimals: list[int] = []
        self.marked_credits = self.dashes = self.merged_lines = 0
        self._departments: set[str] = set()
        self._foreign: dict[str, list[int]] = {}
        self._foreign_first: dict[str, list[int]] = {}

    @staticmethod
    def pounds(value: int) -> Decimal:
        return amounts.pounds(value)

    def take(self, line: int, cells: tuple[str, ...], since: int, overall: int, number: int) -> tuple[int | None, bool]:
        """What a line adds, in millionths, or None; and whether it ends a section. ``since``, ``overall`` and
        ``number`` are what was counted since the last total, before this line, and in how many lines."""
        if len(cells) != self.width:
            if sum(1 for cell in cells if cell.strip()) <= 1 and _stake(cells) is None:
                self.passed[NOTES] += 1
                return None, False
            if trouble := self._misshapen(cells):
                return self._refuse(line, cells, trouble)
            cells = (*cells, *[""] * (self.width - len(cells)))
        name, text = clean_line(cells[self._at["supplier"]]), cells[self._amount].strip()
        if not any(map(str.isdigit, text)) and self._again(cells):
            self.passed["headings that are repeated"] += 1
            return None, False
        kind, word = self._kind(name, cells)
        try:
            read = amounts.money(text)
        except NotMoneyError as trouble:
            if kind == "total":
                self.passed["totals without an amount"] += 1
                return None, True
            why = str(trouble) if any(map(str.isdigit, text)) else "its amount is no number"
            return self._refuse(line, cells, why)
        if read is None:
            return self._without_amount(line, cells, kind)
        value = read.value
        if kind == "total" or self._adds_up(name, kind, cells, value, since, overall, number):
            self.totals.take(line, word or name, value, Above(since, overall, number, self._stake_since, self.stake))
            self._stake_since = 0
            return None, True
        if kind == "supplier" and number > 1 and value and value in (since, overall) and len(self.alike) < _FIRST:
            self.alike.append((line, value, number))
        currency = self._currency(cells, read.currency)
        if currency != POUNDS:
            return self._put_aside(currency, line, value)
        self._mind(line, text, read)
        value, credit = self._signed(cells, value)
        self._add(self._sums_for(kind, cells, line, keep=not credit and bool(name)), value)
        return value, False

    def known_sums(self) -> list[Sums]:
        return list(self.entries.values())

    def close(self, overall: int) -> None:
        """All lines are through."""
        self.totals.close(overall)

    def merged(self, line: int) -> bool:
        """Pass a row over whose amount is that of a merged cell further up."""
        self.merged_lines += 1
        return False

    @property
    def totals_left_out(self) -> int:
        return self.totals.number

    def printed_totals(self) -> tuple[PrintedTotal, ...]:
        return self.totals.found()

    def foreign(self) -> tuple[Foreign, ...]:
        return tuple(
            Foreign(code, lines, amounts.pounds(value), tuple(self._foreign_first[code]))
            for code, (lines, value) in sorted(self._foreign.items())
        )

    # what a line is

    def _kind(self, name: str, cells: Sequence[str]) -> tuple[Payee, str]:
        """Whom a line is about, and the word that makes it a total."""
        kind = payee(name)
        if kind == "total":
            return kind, name
        if not name:
            word = next((one for one in map(clean_line, cells) if one and payee(one) == "total"), "")
            return ("total", word) if word else (kind, "")
        return kind, ""

    def _adds_up(
        self, name: str, kind: Payee, cells: Sequence[str], value: int, since: int, overall: int, number: int
    ) -> bool:
        """Whether a line that does not say so is the total of others, or may be nothing else."""
        if not value:
            return False
        sums = (overall, since + self._stake_since, overall + self.stake)
        dated = self._day >= 0 and bool(cells[self._day].strip())
        if kind == "unnamed" and not name:
            if (number > 1 and value == since) or value in sums or self.totals.sum_of(value, since):
                return True
            filled = sum(1 for at, cell in enumerate(cells) if at != self._amount and cell.strip())
            return not dated and filled < 2
        if kind != "supplier":
            return False
        beside = any(self._said(role, cells) for role in KEYS[1:OF_SUPPLIER])
        if folded(name) in self._departments and not dated and not beside:
            return True
        if number < 2 or value not in (since, *sums):
            return False
        return not dated if self._day >= 0 else folded(name) in self._departments or number >= _MANY

    def _said(self, role: Role, cells: Sequence[str]) -> bool:
        at = self._at[role]
        return at >= 0 and bool(cells[at].strip())

    def _again(self, cells: Sequence[str]) -> bool:
        at = self._at["supplier"]
        return folded(cells[at]) == self._headings[at] and folded(cells[self._amount]) == self._headings[self._amount]

    def _misshapen(self, cells: Sequence[str]) -> str:
        """Why a row of another width cannot be read; "" where only empty cells at its end were left out."""
        said = f"it has {len(cells)} cells where the headings name {self.width}"
        if len(cells) > self.width:
            return f"{said}: a comma in a name or an amount may have parted it"
        lost = f"{said}: a comma may have been lost"
        if len(cells) <= max(self._amount, self._at["supplier"], self._day):
            return lost
        if _GLUED.fullmatch(cells[self._at["supplier"]].strip()):
            return lost
        if self._day >= 0 and cells[self._day].strip() and read_day(cells[self._day]) is None:
            return lost
        try:
            return "" if amounts.money(cells[self._amount]) is not None else lost
        except NotMoneyError:
            return lost

    def _without_amount(self, line: int, cells: Sequence[str], kind: Payee) -> tuple[int | None, bool]:
        filled = sum(1 for cell in cells if cell.strip())
        if kind == "total" or filled <= max(1, self.width // 3):
            self.passed[NOTES] += 1
            return None, kind == "total"
        return self._refuse(line, cells, "it has no amount")

    def _currency(self, cells: Sequence[str], found: str) -> str:
        at = self._at["currency"]
        code = cells[at].strip().upper() if at >= 0 else ""
        return found if found != POUNDS or code in _STERLING else code

    def _signed(self, cells: Sequence[str], value: int) -> tuple[int, bool]:
        at = self._at["sign"]
        if at < 0 or not is_credit(cells[at]):
            return value, False
        self.marked_credits += value > 0
        return -abs(value), True

    def _mind(self, line: int, text: str, read: amounts.Money) -> None:
        part = text.rpartition(".")[2].rstrip(")- ")
        if read.cut or ("." in text and part.isdigit() and len(part.rstrip("0")) > 2):
            self.many_decimals.append(line)
            del self.many_decimals[_KEPT:]
        self.dashes += not any(map(str.isdigit, text))

    # where it goes

    def _sums_for(self, kind: Payee, cells: Sequence[str], line: int, *, keep: bool) -> Sums:
        key = tuple(cells[at] for at in self.places)
        if kind == "supplier":
            whose = tuple(cells[at] if (at := self._at[role]) >= 0 else "" for role in KEYS[:OF_SUPPLIER])
            sums = self.entries.get(whose)
            if sums is None:
                sums = self.entries[whose] = [0, 0, 0, 0, line]
                if self._department >= 0:
                    self._departments.add(folded(cells[self._department]))
                if len(self.entries) > MOST_SUPPLIERS:
                    raise self._too_many()
        else:
            sums = self.apart.setdefault(kind, [0, 0, 0, 0, line])
        if keep and len(self.known) < 2 * MOST_SUPPLIERS:
            self.known[key] = sums
        return sums

    @staticmethod
    def _add(sums: Sums, value: int) -> None:
        sums[0] += 1
        sums[2] += value
        if value < 0:
            sums[1] += 1
            sums[3] -= value

    def _put_aside(self, currency: str, line: int, value: int) -> tuple[None, bool]:
        sums = self._foreign.setdefault(currency, [0, 0])
        sums[0] += 1
        sums[1] += value
        first = self._foreign_first.setdefault(currency, [])
        if len(first) < _FIRST:
            first.append(line)
        return None, False

    def _refuse(self, line: int, cells: Sequence[str], why: str) -> tuple[None, bool]:
        self.unread += 1
        stake = _stake(cells)
        if stake is None:
            self.unseen += 1
        else:
            self.stake += stake
            self._stake_since += stake
        if len(self.refused) < _KEPT:
            self.refused.append(Refused(line, why, None if stake is None else amounts.pounds(stake)))
        return None, False

    def _too_many(self) -> Problem:
        heading = self.columns.heading("supplier")
        return Problem(
            f"“{heading}” names more than {MOST_SUPPLIERS:,} suppliers, more than any anchor has.",
            "Nothing was kept of the file.",
            hint="Another column may say who was paid: --map 'THEIR HEADING=supplier'.",
            where=Where(str(self._sheet.path)),
        )


def _stake(cells: Sequence[str]) -> int | None:
    """The only amount that can be seen in a row, in millionths, even where a comma before it was lost."""
    found = []
    for cell in map(str.strip, cells):
        if _MONEY.fullmatch(cell):
            found.append(cell)
        elif (glued := _GLUED.fullmatch(cell)) and glued[1]:
            found.append(glued[1])
    try:
        read = amounts.money(found[0]) if len(found) == 1 else None
    except NotMoneyError:
        return None
    return read.value if read is not None else None
