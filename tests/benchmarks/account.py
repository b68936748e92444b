"""The account over a million observations, beside the least that ``sqlite3`` could do with the same file (sum, count,
first and last day by commitment, in floating point); and one assumption changed among a thousand lines."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from convene.core.account.compute import changed
from convene.core.account.shape import Setting
from convene.core.account.valuing import WANTED
from convene.core.nouns.account import AccountDraft
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.framework import MeasureDraft
from convene.services.account.account import read_account
from convene.services.book import Book
from convene.services.nouns import records
from tests.benchmarks.making_actors import now, place_of
from tests.benchmarks.ratios import Ratio, best

BARE = (
    "SELECT commitment_id, SUM(CAST(quantity AS REAL)), COUNT(*), MIN(period_start), MAX(period_end) "
    "FROM observation GROUP BY commitment_id"
)


def measure(folder: Path, observations: int = 1_000_000, commitments: int = 1_000, turns: int = 3) -> list[Ratio]:
    """The whole account and one change, in milliseconds of processor time."""
    path = folder / "account.book"
    place = place_of(path, 1)
    with closing(Book(path, now=now)) as book:
        account = _filled(book, place, commitments)
        _observed(path, place, observations)
        found = book.ask(read_account, place, account, date(2031, 1, 1))
        assert sum(each.observations for one in found.lines for each in one.claim.actuals) == observations
        with closing(sqlite3.connect(path)) as bare:
            ours, least = best(
                lambda: _spent(lambda: book.ask(read_account, place, account, date(2031, 1, 1))),
                lambda: _spent(lambda: bare.execute(BARE).fetchall()),
                turns=turns,
            )
    settings = {kind: Setting(kind, Decimal(10), reason="asked") for kind in WANTED}
    (once,) = best(lambda: _spent(lambda: changed(found, found.lines[-1].claim.commitment, settings)), turns=turns)
    return [
        Ratio(f"account over {observations:,} observations of {commitments:,} commitments (CPU)", ours, least, 2),
        Ratio(f"one assumption changed among {commitments:,} lines (CPU)", once, None, 50),
    ]


def _spent(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return (time.process_time() - start) * 1000


def _filled(book: Book, place: str, commitments: int) -> str:
    value = {
        "proxy_status": "seen", "value_kind": "economic", "proxy_gbp": 100, "proxy_year": 2020, "proxy_source": "s",
        "proxy_licence": "l",
    }  # fmt: skip
    outcome = book.ask(lambda read: str(read.value("SELECT slug FROM outcome WHERE place_id = :p", p=place) or ""))
    measures = [
        MeasureDraft.model_validate(
            {"slug": f"X{at}.1", "title": f"M {at}", "unit": "hour", "outcome": outcome, **value}
        )
        for at in range(40)
    ]
    book.do(records.add_many, place, {"measure": [("", one) for one in measures]})
    actor = book.ask(lambda read: str(read.value("SELECT slug FROM actor WHERE place_id = :p", p=place)))
    promised = [
        CommitmentDraft.model_validate({
            "slug": f"c{at}", "title": f"Promise {at}", "status": "live", "measure": f"X{at % 40}.1", "unit": "hour",
            "actor": actor, "beneficiaries": f"ward{at}",
        })
        for at in range(commitments)
    ]  # fmt: skip
    book.do(records.add_many, place, {"commitment": [("", one) for one in promised]})
    terms = AccountDraft(title="All", period_start=date(2020, 1, 1), period_end=date(2024, 12, 31))
    return str(book.do(records.add, place, "account", terms).value)


def _observed(path: Path, place: str, observations: int) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        ids = [row[0] for row in db.execute("SELECT id FROM commitment WHERE place_id = ? ORDER BY id", (place,))]
        db.executemany(
            "INSERT INTO observation (id, place_id, slug, commitment_id, quantity, period_start, period_end, note) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            _rows(place, ids, observations),
        )


def _rows(place: str, ids: list[str], observations: int) -> Iterator[tuple[str, ...]]:
    """One day each, entered day by day."""
    for at in range(observations):
        day = (date(2020, 1, 1) + timedelta(days=at // len(ids))).isoformat()
        quantity = f"{at % 500}" if at % 3 else f"{at % 5000 / 100:.2f}"
        yield f"{at:032x}", place, f"o{at}", ids[at % len(ids)], quantity, day, day, "what happened here"
