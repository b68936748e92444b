"""A ledger of a million lines, matched to ten thousand actors and summed, beside the least that ``sqlite3`` could do:
read the same file into a table, and group it by supplier."""

from __future__ import annotations

import csv
import random
import shutil
import sqlite3
from pathlib import Path

from convene.services.book import Book
from convene.services.delivery.procurement import bringing
from convene.services.delivery.procurement.ledger_plan import LedgerOptions
from tests.benchmarks.making_actors import now, place_of
from tests.benchmarks.ratios import Ratio, best, taking

_HEADS = ("Body", "Directorate", "Payment Date", "Transaction No", "Net Amount", "Supplier Name", "Supplier ID", "For")
_WORDS = [
    "RIVER",
    "QUAY",
    "SALT",
    "HARBOUR",
    "BUILD",
    "CARE",
    "HOPE",
    "BRIDGE",
    "SUPPLY",
    "MARKET",
    "NORTH",
    "SOUTH",
    "FOOD",
    "LEGAL",
    "PRINT",
    "OFFICE",
    "ROOFING",
]


def ledger(path: Path, lines: int, suppliers: int, actors: int) -> Path:
    """A file of so many lines; a good half of the suppliers bear the names of actors."""
    chance = random.Random(1)
    names = [
        f"Actor {at:05} of the quay Ltd" if at < actors and at % 2 else f"{' '.join(chance.choices(_WORDS, k=3))} {at}"
        for at in range(suppliers)
    ]
    with path.open("w", newline="", encoding="utf-8") as opened:
        write = csv.writer(opened)
        write.writerow(_HEADS)
        for at in range(lines):
            whose = chance.randrange(suppliers)
            write.writerow((
                "Harrow Quay", chance.choice(("Adults", "Place", "Resources")),
                f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/2025", 5_000_000 + at,
                f"{chance.randint(50_000, 5_000_000) / 100:.2f}", names[whose], 100_000 + whose, "Services",
            ))  # fmt: skip
    return path


def measure(
    folder: Path, *, lines: int = 1_000_000, suppliers: int = 20_000, actors: int = 10_000, turns: int = 3
) -> list[Ratio]:
    template = folder / "template.book"
    place = place_of(template, actors)
    file = ledger(folder / "ledger.csv", lines, suppliers, actors)
    turn = iter(range(1_000))

    def ours() -> float:
        path = folder / f"ledger-{next(turn)}.book"
        shutil.copyfile(template, path)
        book = Book(path, now=now)
        book.warm()
        book.back_up()
        with sqlite3.connect(path) as db:
            (anchor,) = db.execute("SELECT id FROM actor LIMIT 1").fetchone()
        db.close()
        try:
            return taking(lambda: book.do(bringing.bring_in, place, LedgerOptions(file, anchor)))
        finally:
            book.close()
            path.unlink()

    def bare() -> float:
        path = folder / f"bare-{next(turn)}.db"
        try:
            return taking(lambda: _grouped(path, file))
        finally:
            path.unlink()

    mine, plain = best(ours, bare, turns=turns)
    said = f"a ledger of {lines:,} lines and {suppliers:,} suppliers, matched to {actors:,} actors"
    return [Ratio(said, mine, plain, 3)]


def _grouped(path: Path, file: Path) -> None:
    """Into a table with ``executemany``, and out of it by supplier."""
    db = sqlite3.connect(path)
    with file.open(newline="", encoding="utf-8") as opened:
        rows = csv.reader(opened)
        columns = ", ".join(f'"{name}" TEXT' for name in next(rows))
        db.execute(f"CREATE TABLE line ({columns})")
        db.executemany(f"INSERT INTO line VALUES ({', '.join('?' * len(_HEADS))})", rows)
    db.commit()
    db.execute('SELECT "Supplier Name", count(*), sum(CAST("Net Amount" AS REAL)) FROM line GROUP BY 1').fetchall()
    db.close()
