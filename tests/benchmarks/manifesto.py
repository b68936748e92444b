"""A manifesto of many commitments written to a file, beside tomli_w writing the same tables and doing nothing else."""

from __future__ import annotations

import tomllib
from itertools import cycle, islice
from pathlib import Path
from typing import Any, cast

import tomli_w

from convene.core.nouns import Draft
from convene.core.nouns.delivery import CommitmentDraft
from convene.files.manifesto import dumps, loads
from convene.services import manifesto
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records
from tests.benchmarks.making_actors import now
from tests.benchmarks.ratios import Ratio, best, taking

_SAMPLE = Path(__file__).parent.parent.parent / "sample_places" / "harrow-quay.toml"


def measure(folder: Path, *, commitments: int = 10_000, turns: int = 3) -> list[Ratio]:
    book = Book(folder / "large.book", now=now)
    place = book.do(own_files.bring_place, own_files.read_place(_SAMPLE, book.today)).value
    book.do(records.add_many, place, {"commitment": _more(book, place, commitments)})

    def written() -> str:
        return book.ask(manifesto.build, place, book.today).toml

    text = written()
    document, tables = loads(text), cast("dict[str, Any]", tomllib.loads(text))
    whole, dumped, bare = best(
        lambda: taking(written), lambda: taking(lambda: dumps(document)), lambda: taking(lambda: tomli_w.dumps(tables)),
        turns=turns,
    )  # fmt: skip
    book.close()
    many = f"a manifesto of {commitments:,} commitments"
    return [
        Ratio(f"{many} written with its hash", dumped, bare, 1.5),
        Ratio(f"{many} read from the book, checked and written", whole, bare, 6.5),
    ]


def _more(book: Book, place: str, commitments: int) -> list[tuple[str, Draft]]:
    """The sample's own commitments again and again, each for other people."""
    found = cast("list[CommitmentDraft]", [draft for _, draft in book.ask(records.load_all, place, "commitment")])
    return [
        ("", one.model_copy(update={"slug": f"c{at}", "beneficiaries": f"group {at}", "depends_on": ()}))
        for at, one in enumerate(islice(cycle(found), commitments))
    ]
