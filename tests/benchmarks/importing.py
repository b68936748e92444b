"""A register of charities into a place, beside ``sqlite-utils insert`` of the same file; and out again with undo."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

from convene.services import importing
from convene.services.book import Book
from convene.services.importing import ImportOptions
from tests.benchmarks.making_actors import now, place_of
from tests.benchmarks.ratios import Ratio, best, taking
from tests.services.register_files import charities

_WORDS = (
    "RIVER QUAY SALT FRIENDS COMMUNITY HARBOUR HOUSING SCHOOL PARISH CHURCH YOUTH CLUB MUSIC GARDEN MARKET STREET CARE "
    "HOPE BRIDGE LIBRARY MUSEUM ARTS SPORTS ANIMAL RESCUE FOOD BANK ADVICE HEALTH MIND SHED OLD TOWN NORTH SOUTH"
)
_DOES = "THE RELIEF OF NEED AND HARDSHIP AMONG THE PEOPLE OF THE PARISH, AND THE ADVANCEMENT OF EDUCATION. "


def register(path: Path, rows: int) -> Path:
    """An extract of the register with so many charities, about as full as the real one."""
    chance, words = random.Random(1), _WORDS.split()
    return charities(
        path,
        (
            {
                "number": 1_000_000 + number,
                "name": " ".join(["THE", *chance.choices(words, k=chance.randint(2, 5)), "TRUST"]),
                "charity_type": "Charitable company",
                "date_of_registration": f"{chance.randint(1962, 2024)}-05-01T00:00:00",
                "income": chance.randint(0, 900_000),
                "latest_expenditure": chance.randint(0, 900_000),
                "charity_contact_address1": f"{chance.randint(1, 200)} Quay Street",
                "charity_contact_address4": "Harrow Quay",
                "postcode": f"HQ{chance.randint(1, 20)} {chance.randint(1, 9)}AB",
                "charity_contact_phone": "0100 555555",
                "charity_contact_email": f"office{number}@example.org",
                "charity_contact_web": f"www.example{number}.org",
                "company": f"{number + 1:08}" if chance.random() < 0.3 else "",
                "charity_insolvent": "False",
                "charity_in_administration": "False",
                "charity_activities": _DOES * 2,
                "charity_gift_aid": "True",
            }
            for number in range(rows)
        ),
    )


def measure(folder: Path, *, rows: int = 100_000, turns: int = 3) -> list[Ratio]:
    """The bare one is the command as people type it; types are told from the values, as it does on its own."""
    template, file = folder / "template.book", register(folder / "register.txt", rows)
    place = place_of(template, 300)
    turn = iter(range(1_000))
    undone: list[float] = []

    def ours() -> float:
        path = folder / f"import-{next(turn)}.book"
        shutil.copyfile(template, path)
        book = Book(path, now=now)
        book.warm()
        book.back_up()
        try:
            took = taking(lambda: book.do(importing.bring, place, ImportOptions(file)))
            undone.append(taking(lambda: book.undo(place)))
        finally:
            book.close()
            path.unlink()
        return took

    def bare(*more: str) -> float:
        path = folder / f"bare-{next(turn)}.db"
        command = [sys.executable, "-m", "sqlite_utils", "insert", str(path), "charity", str(file), "--tsv", "--silent"]
        took = taking(lambda: subprocess.run([*command, *more], check=True, capture_output=True))
        path.unlink()
        return took

    mine, typed, plain = best(ours, bare, lambda: bare("--no-detect-types"), turns=turns)
    return [
        Ratio(f"import of {rows:,} charities", mine, typed, 3),
        Ratio("the same, beside an insert that tells no types", mine, plain, 3),
        Ratio("the same, taken back with one undo", min(undone), plain, 3),
    ]
