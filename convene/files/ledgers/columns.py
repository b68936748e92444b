"""Which column of a ledger is which: guessed from headings, tested against cells, told, and overruled by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from convene.errors import USAGE, Problem, Where
from convene.files.ledgers.amounts import NotMoneyError, money
from convene.files.ledgers.roles import NEEDED, ROLES, Role, score
from convene.files.lists.cells import NOTHING
from convene.files.open_data.cells.cell_values import postcode, read_day
from convene.files.open_data.cells.register_numbers import charity, company
from convene.files.open_data.own_lists.looks import Looks, looks_of
from convene.files.sheets import Sheet, folded, spaced
from convene.text import clip, join

_PERIOD = re.compile(r"(?:19|20)\d{4}|\d{1,2}")
"""A period of a ledger, 201404 or 12, and no day."""

_MOSTLY = 0.6
"""The share of its cells that a column has to fit, to be taken for what its heading says."""

_DATED = 0.25
"""The same for days: a column in which commas were lost still says when most of it was."""

_CREDITS = frozenset(("cr", "c", "credit", "credit note", "credit memo", "crn", "crm", "credits", "credit notes"))
_DEBITS = frozenset((
    "dr", "d", "debit", "invoice", "inv", "standard", "payment", "debits", "invoices", "purchase invoice", "debit memo",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read. ``at`` counts from 0; ``why`` says how it was chosen."""

    role: Role
    at: int
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is which, and which were ``doubted``: (heading, role, why it is not taken)."""

    chosen: tuple[Column, ...]
    doubted: tuple[tuple[str, Role, str], ...] = ()

    def at(self, role: Role) -> int:
        """Where a column stands, or -1."""
        return next((one.at for one in self.chosen if one.role == role), -1)

    def heading(self, role: Role) -> str:
        return next((one.heading for one in self.chosen if one.role == role), "")

    def told(self) -> tuple[str, ...]:
        """What is taken for what, in words."""
        taken = [f"“{clip(one.heading, 50)}” is {ROLES[one.role]}{one.why}" for one in self.chosen]
        left = [
            f"“{clip(heading, 50)}” is not taken for {ROLES[role]}: {why}" for heading, role, why in self.doubted[:8]
        ]
        return (*taken, *left)


class Seen(NamedTuple):
    """What the first rows hold in one column: how it looks, and how often each cell stands there."""

    look: Looks
    cells: Counter[str]


def choose(sheet: Sheet, rows: Sequence[Sequence[str]], maps: Mapping[str, str] | None = None) -> Columns:
    """The columns of a ledger, by its headings and first ``rows``. ``maps`` is heading → role, or "" for none.

    Raises Problem for a heading or role that there is not, and where nothing says who was paid, or what.
    """
    columns = guessed(sheet, rows, maps)
    lacking = [role for role in NEEDED if columns.at(role) < 0]
    if lacking:
        raise _lacking(sheet, lacking, columns)
    return columns


def guessed(sheet: Sheet, rows: Sequence[Sequence[str]], maps: Mapping[str, str] | None = None) -> Columns:
    """As ``choose``, also where something is lacking: to be looked at, and put right."""
    width = len(sheet.headings)
    whole = [row for row in rows if len(row) == width]  # where a comma was lost, cells stand under other headings
    rows = whole if len(whole) * 2 >= len(rows) else rows
    seen = [Seen(look, Counter(_filled(rows, at))) for at, look in enumerate(looks_of(width, rows))]
    said = _said(sheet, maps or {})
    chosen = [Column(role, at, sheet.headings[at], ", as you say") for at, role in said.items() if role]
    doubted: list[tuple[str, Role, str]] = []
    taken = set(said)
    for role in ROLES:
        if any(one.role == role for one in chosen):
            continue
        found = _best(role, sheet, seen, taken, doubted)
        if found is not None:
            chosen.append(found)
            taken.add(found.at)
    return Columns(tuple(sorted(chosen, key=lambda one: list(ROLES).index(one.role))), tuple(doubted))


def _best(
    role: Role, sheet: Sheet, seen: Sequence[Seen], taken: set[int], doubted: list[tuple[str, Role, str]]
) -> Column | None:
    scored = []
    for at, heading in enumerate(sheet.headings):
        points = score(role, folded(spaced(heading))) if at not in taken else 0
        if points:
            scored.append((-points, at, heading))
    for _, at, heading in sorted(scored):
        trouble = _trouble(role, seen[at], heading)
        if not trouble:
            return Column(role, at, heading, _beside(role, scored, at))
        if role in NEEDED or role in ("date", "postcode", "currency"):
            doubted.append((heading, role, trouble))
    return None


def _beside(role: Role, scored: Sequence[tuple[int, int, str]], at: int) -> str:
    """What is told where other columns could have been it as well."""
    others = [f"“{clip(heading, 40)}”" for _, place, heading in sorted(scored) if place != at]
    return f", not {join(others[:3], 'or')}" if others and role in ("supplier", "amount", "date") else ""


def _filled(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """The cells of a column that say something."""
    return (cell for row in rows if at < len(row) and (cell := row[at].strip()) and cell.casefold() not in NOTHING)


def _trouble(role: Role, seen: Seen, heading: str) -> str:
    """Why a column cannot be this, by its cells; "" where it can."""
    look, cells = seen.look, tuple(seen.cells)
    if not cells:
        return "" if role in ("department", "purpose") else "it is empty"
    if role == "supplier":
        if sum(map(_names, cells)) * 2 < len(cells):
            return f"it holds numbers or codes, such as “{clip(cells[0], 30)}”"
        payer = score("supplier", folded(spaced(heading))) <= 30 and len(cells) == 1
        return f"it says “{clip(cells[0], 40)}” in every row, who pays rather than who is paid" if payer else ""
    number = seen.cells.total()
    fits = sum(times for cell, times in seen.cells.items() if _fits(role, cell, heading))
    strange = next((cell for cell in cells if not _fits(role, cell, heading)), "")
    least = {"sign": 1.0, "date": _DATED}.get(role, _MOSTLY)
    if fits < least * number:
        much = f"only {fits} of {number}" if fits else "none"
        return f"{much} of its cells fit, such as “{clip(strange, 30)}”"
    if role == "postcode" and len(cells) == 1 and look.filled > 1:
        return f"it says “{cells[0]}” in every row, where the payer is rather than the payee"
    if role == "sign" and not any(is_credit(cell) for cell in cells):
        return "it names no credits"
    return ""


def _fits(role: Role, cell: str, heading: str) -> bool:
    match role:
        case "amount":
            try:
                return money(cell) is not None
            except NotMoneyError:
                return False
        case "date":
            return read_day(cell) is not None and not _PERIOD.fullmatch(cell)
        case "number":
            return any(map(str.isdigit, cell)) and len(cell) <= 20
        case "company_number":
            return company(cell).likely(cell)
        case "charity_number":
            return charity(cell).likely(cell)
        case "postcode":
            return bool(postcode(cell))
        case "currency":
            return len(cell) == 3 and cell.isalpha()
        case "sign":
            return folded(cell) in _CREDITS or folded(cell) in _DEBITS
    return True


def _names(cell: str) -> bool:
    """Whether a cell names somebody, rather than being a number or a code: M4C and Catch22 do, SUP0012 does not."""
    letters, digits = sum(map(str.isalpha, cell)), sum(map(str.isdigit, cell))
    return letters > 1 and (letters > digits or " " in cell.strip())


def is_credit(cell: str) -> bool:
    """Whether a cell says that its line is money that came back."""
    return folded(cell) in _CREDITS


def _said(sheet: Sheet, maps: Mapping[str, str]) -> dict[int, Role | None]:
    """Column → the role it was given by hand; None for one that is left out."""
    places = {folded(heading): at for at, heading in enumerate(sheet.headings)}
    roles: dict[str, Role] = {role: role for role in ROLES}
    found: dict[int, Role | None] = {}
    for heading, word in maps.items():
        at = places.get(folded(heading))
        if at is None:
            raise Problem(
                f"There is no column “{clip(heading, 60)}”.",
                hint=f"Its columns are: {join([f'“{clip(one, 60)}”' for one in sheet.headings[:40]])}.",
                where=Where(str(sheet.path)),
                exit_code=USAGE,
            )
        role = roles.get(word.strip().casefold().replace("-", "_").replace(" ", "_")) if word.strip() else None
        if role is None and word.strip():
            raise Problem(
                f"“{clip(word, 60)}” is nothing a column of a ledger can be.",
                hint=f"There are: {', '.join(ROLES)}. Leave a column out with --map '{clip(heading, 40)}='.",
                exit_code=USAGE,
            )
        if role is not None and role in found.values():
            raise Problem(f"Two columns are said to be {ROLES[role]}.", hint="Name one of them.", exit_code=USAGE)
        found[at] = role
    return found


def _lacking(sheet: Sheet, lacking: Sequence[Role], columns: Columns) -> Problem:
    role = lacking[0]
    doubts = [f"“{clip(heading, 50)}” is not: {why}." for heading, one, why in columns.doubted if one == role]
    shown = join([f"“{clip(one, 60)}”" for one in sheet.headings[:40]])
    sheets = f" The workbook has other sheets: {join(list(sheet.sheets))}." if len(sheet.sheets) > 1 else ""
    return Problem(
        f"No column says {join([ROLES[one] for one in lacking])}.",
        " ".join([*doubts, f"The columns are: {shown}.{sheets}"]),
        hint=f"Say which it is: --map 'THEIR HEADING={role}'. If the headings stand in another line, say --heading N.",
        where=Where(str(sheet.path), sheet.heading_line),
        exit_code=USAGE,
    )
