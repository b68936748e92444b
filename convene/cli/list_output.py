"""A list of any length on its way out, some hundreds of records at a time: as a table, CSV, JSON or TOML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from convene.cli import formats
from convene.cli.context import context
from convene.cli.drafts import plain
from convene.cli.table import pages
from convene.core.nouns import Draft, Noun
from convene.core.nouns.display import shown
from convene.text import clean, join

if TYPE_CHECKING:
    from convene.services.book import Book

Pages = Iterable[list[Draft]]


def put_list(book: Book, kind: Noun, ids: list[str], form: str, *, judgements: bool = False) -> None:
    """Write records of a noun that is not private, in the order given. ``form`` is table, all, csv, json or toml."""
    from convene.services.lists import listing

    place_id = context().place_in(book)

    def write(read: Any) -> None:
        if form == "csv":
            put_all(listing.csv_pages(read, place_id, kind.name, ids, judgements=judgements))
        elif form == "table" and listing.list_of(kind.name).cells:
            put_all(
                pages(
                    listing.heads(kind.name),
                    listing.cells(read, place_id, kind.name, context().today, ids),
                    context().width,
                )
            )
        else:
            drafts = listing.drafts(read, place_id, kind.name, ids)
            put_all(_MAKERS[form](kind, ([draft for _, draft in page] for page in drafts)))

    book.ask(write)
    if form != "table":
        say_kept_in(book, kind)
    if form == "csv" and not judgements:
        say_left_out(kind)


def put_all(pieces: Iterable[str]) -> None:
    """Write text out as it is made."""
    for piece in pieces:
        context().put(piece)


def say_kept_in(book: Book, kind: Noun) -> None:
    """Say what of the framework stayed in the book, where records of this noun can hold anything of it."""
    from convene.services.codesign import framework_fence

    if framework_fence.concerned(kind.name):
        for line in book.ask(framework_fence.fence, context().place_in(book)).says:
            context().say(line)


def say_left_out(kind: Noun) -> None:
    """Say which columns stayed in the book, if any did."""
    if kind.judgements:
        named = join([one.title.lower() for one in kind.judgements])
        context().say(f"Without {named}: that is your judgement. --judgements writes it too.")


def _table(kind: Noun, found: Pages) -> Iterator[str]:
    columns = [field for field in kind.fields if field.column and field.name != "slug"]
    heads = ["handle", *(field.title.lower() for field in columns)]
    rows = ([[_handle(one), *(_cell(field, one) for field in columns)] for one in page] for page in found)
    return pages(heads, rows, context().width)


def _all(kind: Noun, found: Pages) -> Iterator[str]:
    first = True
    for page in found:
        for draft in page:
            yield ("" if first else "\n") + _whole(kind, draft)
            first = False


def _json(kind: Noun, found: Pages) -> Iterator[str]:
    """As ``formats.as_json`` writes a list, but record by record."""
    before = "["
    for page in found:
        said = (json.dumps(plain(draft), ensure_ascii=False, indent=2) for draft in page)
        for text in said:
            yield before + "\n  " + text.replace("\n", "\n  ")
            before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _toml(kind: Noun, found: Pages) -> Iterator[str]:
    between = ""
    for page in found:
        if page:
            yield between + formats.as_toml(kind.name, page)
            between = "\n"


def whole(kind: Noun, drafts: list[Draft]) -> Iterator[str]:
    """Every field that holds something, one record below the other."""
    return _all(kind, [drafts])


def in_columns(kind: Noun, drafts: list[Draft]) -> Iterator[str]:
    """A table of the columns that the noun's list shows."""
    return _table(kind, [drafts])


_MAKERS = {"table": _table, "all": _all, "json": _json, "toml": _toml}


def _handle(draft: Draft) -> str:
    return str(getattr(draft, "slug", ""))


def _cell(field: Any, draft: Draft) -> str:
    return shown(field, getattr(draft, field.name), context().today)


def _whole(kind: Noun, draft: Draft) -> str:
    lines = [f"{kind.name} {_handle(draft)}"]
    for field in kind.fields:
        value = getattr(draft, field.name)
        if field.name == "slug" or value in (None, "", (), False):
            continue
        said = f"{len(value)}" if field.kind == "rows" else shown(field, value, context().today)
        lines.append(f"  {field.title}: {' / '.join(clean(said).splitlines())}")
    return "\n".join(lines) + "\n"
