"""A ledger from its first line to its last, summed while it is read: memory grows with suppliers, never with lines.

The loop is lean, since ledgers have a million lines: most of them name a supplier that was met, and an amount that is
a plain number. Everything else goes through ``OddLines``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from operator import itemgetter
from pathlib import Path

from convene.files.ledgers.amounts import MILLION, plain
from convene.files.ledgers.columns import Columns, choose
from convene.files.ledgers.days import FEW, Days
from convene.files.ledgers.odd_lines import ASIDE, Key, OddLines
from convene.files.ledgers.remarks import remarks
from convene.files.ledgers.repeats import Repeats
from convene.files.ledgers.spellings import suppliers_of
from convene.files.ledgers.summed import Ledger
from convene.files.open_data.own_lists.looks import SAMPLE
from convene.files.sheets import Row, Sheet, Told, open_sheet

_OF_PENCE = MILLION // 100
_LONG = 16  # digits


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger whose columns are known, and nothing summed yet."""

    sheet: Sheet
    columns: Columns


def open_ledger(
    path: Path, *, maps: Mapping[str, str] | None = None, sheet: str = "", heading: int = 0, encoding: str = ""
) -> OpenLedger:
    """A file of payments, with its columns told from the headings and the first rows. ``maps`` is heading → role,
    "" for a column to be left alone; the others are as ``open_sheet`` takes them.

    Raises Problem for what is no table, and where nothing says who was paid, or what.
    """
    table = open_sheet(path, sheet=sheet, heading=heading, encoding=encoding)
    return OpenLedger(table, choose(table, [row.cells for row in islice(table.rows(), SAMPLE)], maps))


def headings(path: Path, *, sheet: str = "", heading: int = 0, encoding: str = "") -> tuple[str, ...]:
    """What the columns of a file are called. Raises Problem as ``open_sheet`` does."""
    return open_sheet(path, sheet=sheet, heading=heading, encoding=encoding).headings


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def read(opened: OpenLedger, told: Told | None = None) -> Ledger:
    """Sum a ledger by supplier. ``told`` is given the bytes read so far; whatever it raises passes through.

    Raises Problem where the file cannot be read to its end, and where it names more suppliers than any anchor has.
    """
    sheet, columns = opened.sheet, opened.columns
    odd = OddLines(sheet, columns)
    days, repeats = Days(from_1904=sheet.from_1904), Repeats()
    _walk(odd, _rows(sheet, columns, odd, told), days, repeats)
    suppliers, apart = suppliers_of(odd)
    counted = [*odd.known_sums(), *odd.apart.values()]
    begins, ends = days.period()
    return Ledger(
        name=sheet.name,
        sha256=fingerprint(sheet.path),
        size=sheet.size,
        headings=sheet.headings,
        columns=columns,
        told=(*sheet.told, *columns.told()),
        suppliers=suppliers,
        apart=apart,
        lines=sum(one[0] for one in counted),
        credits=sum(one[1] for one in counted),
        amount=odd.pounds(sum(one[2] for one in counted)),
        credited=odd.pounds(sum(one[3] for one in counted)),
        begins=begins,
        ends=ends,
        refused=tuple(odd.refused),
        unread=odd.unread,
        at_stake=odd.pounds(odd.stake),
        unseen=odd.unseen,
        totals=odd.printed_totals(),
        totals_left_out=odd.totals_left_out,
        foreign=odd.foreign(),
        passed=dict(odd.passed),
        remarks=remarks(sheet, odd, days, repeats, suppliers),
    )


def _rows(sheet: Sheet, columns: Columns, odd: OddLines, told: Told | None) -> Iterator[Row]:
    """The rows, without those whose amount is that of a merged cell which began further up: it is counted once."""
    at = columns.at("amount")
    again = {
        line
        for first, cells in sheet.merged.items()
        for column, last in cells
        if column == at
        for line in range(first + 1, last + 1)
    }
    rows = sheet.rows(told)
    if not again:
        return rows
    return (row for row in rows if row.line not in again or odd.merged(row.line))


def _walk(odd: OddLines, rows: Iterator[Row], days: Days, repeats: Repeats) -> None:
    """Every row into its sums."""
    columns, width = odd.columns, odd.width
    amount_at, day_at = columns.at("amount"), columns.at("date")
    pick = _picker(odd.places)
    known, slowly = odd.known, odd.take
    texts: dict[str, int] = defaultdict(int)
    since = overall = number = 0  # since the last total; of everything; lines since the last total
    fresh, before = repeats.fresh, repeats.before
    for row in rows:
        line, cells = row
        if len(cells) != width:
            sums, value = ASIDE, None
        else:
            sums = known.get(pick(cells), ASIDE)
            text = cells[amount_at]
            if text[-3:-2] == "." and (digits := text[:-3] + text[-2:]).isdecimal() and len(digits) < _LONG:
                value = int(digits) * _OF_PENCE
            else:
                value = plain(text)
        if sums is ASIDE or value is None or (value == since and number > 1) or value == overall:
            value, ended = slowly(line, cells, since, overall, number)
            if ended:
                since = number = 0
            if value is None:
                continue
        else:
            sums[0] += 1
            sums[2] += value
            if value < 0:
                sums[1] += 1
                sums[3] -= value
        since += value
        overall += value
        number += 1
        mark = hash(cells)
        if mark in fresh or mark in before:
            repeats.again(line, value)
        fresh.add(mark)
        if len(fresh) >= repeats.WINDOW:
            fresh, before = repeats.turn()
        if day_at >= 0:
            texts[cells[day_at] if day_at < len(cells) else ""] += 1
            if len(texts) >= FEW:
                days.take(texts)
                texts.clear()
    days.take(texts)
    odd.close(overall)


def _picker(places: tuple[int, ...]) -> Callable[[tuple[str, ...]], Key]:
    """The cells that together say who was paid, as one key."""
    if len(places) > 1:
        return itemgetter(*places)
    (only,) = places
    return lambda cells: (cells[only],)
