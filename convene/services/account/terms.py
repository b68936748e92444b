"""In which money and over which time an account is drawn up: its record, the framework, the index that comes along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from convene import library
from convene.core.account.periods import MOST_YEARS
from convene.core.account.shape import Terms
from convene.errors import NO, Problem
from convene.store.reader import Reader
from convene.text import clip, count, plural

GREEN_BOOK = Decimal("3.5")
"""A framework with the Green Book's first rate means all its steps."""


def terms(read: Reader, place_id: str, account_id: str, today: date) -> Terms:
    """The terms of an account; without one (""), those that everything counted so far would have.

    Raises Problem when there is no such account any more, or it covers more than ``MOST_YEARS`` years.
    """
    framework = read.one("SELECT currency, discount_rate FROM framework WHERE place_id = :place", place=place_id)
    currency = (framework["currency"].strip().upper() if framework else "") or "GBP"
    shipped = library.price_index()
    index = dict(shipped.years) if currency == shipped.currency else {}
    source = shipped.source if index else ""
    rate = Decimal(framework["discount_rate"]) * 100 if framework and framework["discount_rate"] else None
    rate = None if rate == GREEN_BOOK else rate
    if not account_id:
        start, end = everything(read, place_id, today)
        _fits(start, end)
        return Terms(start, end, max(index, default=today.year), index, source, rate, currency)
    sql = "SELECT * FROM account WHERE id = :id AND place_id = :place"
    record = read.one(sql, id=account_id, place=place_id)
    if record is None:
        raise Problem(
            "That account is not in the book any more.", hint="Open the list of accounts again.", exit_code=NO
        )
    start, end = date.fromisoformat(record["period_start"]), date.fromisoformat(record["period_end"])
    _fits(start, end)
    own, remarks = _own_years(read, account_id, index)
    index |= {year: value for year, (value, _) in own.items()}
    if record["discount_rate"] is not None:
        rate = Decimal(record["discount_rate"])
    return Terms(
        start, end, record["price_year"] or max(index, default=today.year), index, source, rate, currency,
        own_years={year: told for year, (_, told) in own.items()},
        remarks=(*remarks, *_also_in(read, place_id, account_id, start, end)),
    )  # fmt: skip


def _fits(start: date, end: date) -> None:
    if end.year - start.year >= MOST_YEARS:
        raise Problem(
            f"The account runs from {start.year} to {end.year}; {count(MOST_YEARS)} years are the most.",
            hint="Look at its first and last day, and at observations with a date that cannot be.",
        )


def _also_in(read: Reader, place_id: str, account_id: str, start: date, end: date) -> Iterator[str]:
    """The accounts in which some of the same figures stand, each told."""
    sql = (
        "SELECT a.title, count(*) AS many FROM account a JOIN observation o ON o.place_id = a.place_id "
        "AND o.commitment_id IS NOT NULL AND coalesce(o.period_start, o.period_end) >= max(a.period_start, :start) "
        "AND o.period_end <= min(a.period_end, :end) WHERE a.place_id = :place AND a.id <> :id "
        "AND a.period_start <= :end AND a.period_end >= :start GROUP BY a.id ORDER BY a.period_start, a.id"
    )
    for row in read.rows(sql, place=place_id, id=account_id, start=start.isoformat(), end=end.isoformat()):
        figures, are = plural(row["many"], "figure"), "is" if row["many"] == 1 else "are"
        yield f"{figures} of it {are} in the account “{clip(row['title'], 60)}”, too: the two are never added up."


def _own_years(
    read: Reader, account_id: str, index: Mapping[int, Decimal]
) -> tuple[dict[int, tuple[Decimal, str]], tuple[str, ...]]:
    """The years an account adds to the price index; one that comes along stays as it is, and that is told."""
    sql = 'SELECT year, "index", source FROM account_prices WHERE owner_id = :id ORDER BY position, id'
    own: dict[int, tuple[Decimal, str]] = {}
    told = []
    for row in read.rows(sql, id=account_id):
        value = Decimal(row["index"])
        if row["year"] not in index:
            own[row["year"]] = value, row["source"]
        elif index[row["year"]] != value:
            told.append(
                f"The account's own price index for {row['year']} ({value:f}) is not used: the one that comes along "
                f"has {index[row['year']]:f}."
            )
    return own, tuple(told)


def everything(read: Reader, place_id: str, today: date) -> tuple[date, date]:
    """From the first to the last day of all that was counted; of what is promised, where nothing was; else this
    year."""
    counted = read.one(
        "SELECT min(coalesce(period_start, period_end)) AS first, max(period_end) AS last FROM observation "
        "WHERE place_id = :place AND period_end <= :today",
        place=place_id, today=today.isoformat(),
    )  # fmt: skip
    promised = read.one(
        "SELECT min(coalesce(start, due)) AS first, max(coalesce(due, start)) AS last FROM commitment "
        "WHERE place_id = :place AND coalesce(start, due) IS NOT NULL",
        place=place_id,
    )
    for row in (counted, promised):
        if row and row["first"] and row["last"]:
            return date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return date(today.year, 1, 1), date(today.year, 12, 31)
