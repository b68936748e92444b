"""``list``, ``show`` and ``remove``: reading records and taking them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.desk import desk
from convene.cli.detail_text import detail_text, thread_text
from convene.cli.drafts import plain
from convene.cli.nouns import found
from convene.cli.options import article
from convene.cli.table import table
from convene.core.nouns import Draft, Noun
from convene.core.nouns import noun as named
from convene.errors import USAGE, Problem
from convene.text import clean

if TYPE_CHECKING:
    from convene.services.book import Book

NOUN = Annotated[str, Parameter(help="What to list, such as actor, need or commitment.", name="NOUN")]


def list_records(
    noun: NOUN,
    /,
    *,
    words: Annotated[
        str, Parameter("--filter", metavar="WORDS", help="Only records in which every word occurs.", show_default=False)
    ] = "",
    form: Annotated[Literal["table", "csv", "json", "toml"], formats.option("table, csv, json or toml.")] = "table",
    every: Annotated[
        bool, Parameter("--all", negative="", help="Every field that holds something, one record below the other.")
    ] = False,
) -> None:
    """List the records of a noun. Handles stand in the first column; they are what the other commands take."""
    kind = named(noun)
    with desk().open() as book:
        records = chosen(book, kind, words)
        if not records and form in ("table", "toml"):
            desk().say(_nothing(kind, words))
            return
        if form == "json":
            desk().put(formats.as_json(formats.as_mapping([draft for _, draft in records])))
        elif form == "toml":
            desk().put(formats.as_toml(kind.name, [draft for _, draft in records]))
        elif form == "csv":
            desk().put(csv_text(book, kind, records))
        elif every:
            desk().put("\n".join(_whole(kind, draft) for _, draft in records))
        else:
            desk().put(_table(kind, [draft for _, draft in records]))


def chosen(book: Book, kind: Noun, words: str = "") -> list[tuple[str, Draft]]:
    """(id, draft) of a noun's records in the order of its list, those in which every word occurs."""
    from convene.services import listing, places, records

    if kind.name == "place":
        items = listing.narrowed(book.ask(places.listing).items, words)
        return [(item.id, book.ask(records.load, "place", item.id)) for item in items]
    place_id = desk().place_in(book)
    there = dict(book.ask(records.load_all, place_id, kind.name))
    items = book.ask(listing.listing, place_id, kind.name, desk().today, words).items
    return [(item.id, there[item.id]) for item in items if item.id in there]


def csv_text(book: Book, kind: Noun, records: list[tuple[str, Draft]]) -> str:
    """The records as CSV, in columns that can come in again."""
    from convene.services import exchange

    if kind.name == "place":
        raise Problem(
            "A place does not fit one row.", hint="convene export place writes it whole, as TOML.", exit_code=USAGE
        )
    text = book.ask(exchange.list_csv, desk().place_in(book), kind.name)
    return formats.only(text, {str(getattr(draft, "slug", "")) for _, draft in records})


def _table(kind: Noun, drafts: list[Draft]) -> str:
    columns = [field for field in kind.fields if field.column and field.name != "slug"]
    rows = [[str(getattr(draft, "slug", "")), *(_cell(field, draft) for field in columns)] for draft in drafts]
    return table(["handle", *(field.title.lower() for field in columns)], rows, desk().width)


def _cell(field: Any, draft: Draft) -> str:
    from convene.services.detail import shown

    return shown(field, getattr(draft, field.name), desk().today)


def _whole(kind: Noun, draft: Draft) -> str:
    from convene.services.detail import shown

    lines = [f"{kind.name} {getattr(draft, 'slug', '')}"]
    for field in kind.fields:
        value = getattr(draft, field.name)
        if field.name == "slug" or value in (None, "", (), False):
            continue
        said = f"{len(value)}" if field.kind == "rows" else shown(field, value, desk().today)
        lines.append(f"  {field.title}: {' / '.join(clean(said).splitlines())}")
    return "\n".join(lines) + "\n"


def _nothing(kind: Noun, words: str) -> str:
    if words:
        return f"Nothing in the list of {kind.plural} holds “{words}”."
    return f"There are no {kind.plural} yet. convene add {kind.name} --help says how to add one."


def show(
    noun: Annotated[str, Parameter(help="What it is, such as actor, need or commitment.", name="NOUN")],
    handle: Annotated[
        str,
        Parameter(
            help="Its handle or exact name; not needed for place, framework and manifesto.",
            name="HANDLE",
            show_default=False,
        ),
    ] = "",
    /,
    *,
    thread: Annotated[
        bool, Parameter(negative="", help="Only its thread, from what was said to what people were told.")
    ] = False,
    form: Annotated[Literal["text", "json", "toml"], formats.option("text, json or toml.")] = "text",
) -> None:
    """Show one record in full."""
    kind = _with_handle(noun, handle)
    with desk().open() as book:
        place_id, record_id = found(book, kind, handle)
        if thread:
            desk().put(_thread(book, kind, place_id, record_id, form))
            return
        from convene.services import detail, records

        draft = book.ask(records.load, kind.name, record_id)
        if form == "json":
            desk().put(formats.as_json(plain(draft)))
        elif form == "toml":
            desk().put(formats.as_toml(kind.name, [draft]))
        else:
            desk().put(detail_text(book.ask(detail.page, place_id, kind.name, record_id, desk().today), desk().width))


def _with_handle(noun: str, handle: str) -> Noun:
    kind = named(noun)
    if not handle and not kind.one:
        raise Problem(
            f"Which {kind.name} is meant?",
            hint=f"Give its handle; convene list {kind.name} shows them all.",
            exit_code=USAGE,
        )
    return kind


def _thread(book: Book, kind: Noun, place_id: str, record_id: str, form: str) -> str:
    from convene.services import detail, thread

    if kind.name not in detail.THREADED:
        raise Problem(
            f"{article(kind.name).capitalize()} has no thread of its own.",
            hint=f"These have one: {', '.join(detail.THREADED)}.",
            exit_code=USAGE,
        )
    steps = book.ask(thread.page, place_id, kind.name, record_id)
    if form == "json":
        return formats.as_json(
            [
                {"step": one.kind, "state": one.state, "words": one.words, "items": [_item(item) for item in one.items]}
                for one in steps
            ]
        )
    return thread_text(steps, desk().width)


def _item(item: Any) -> dict[str, str]:
    noun, _, record_id = item.id.rpartition(":")
    return {"noun": noun, "id": record_id, "title": item.title, "sub": item.sub}


def remove(
    noun: Annotated[str, Parameter(help="What it is, such as actor, need or commitment.", name="NOUN")],
    handle: Annotated[str, Parameter(help="Its handle or exact name.", name="HANDLE")],
    /,
    *more: Annotated[str, Parameter(help="More of them, removed as one change.", name="HANDLE")],
) -> None:
    """Remove records. Nothing asks whether you are sure: convene undo brings them back."""
    from convene.services import places, records

    kind = _with_handle(noun, handle)
    with desk().open() as book:
        if kind.name == "place":
            if more:
                raise Problem(
                    "Places are removed one at a time.", hint=f"convene remove place {handle}", exit_code=USAGE
                )
            done = book.do(places.remove, book.ask(records.find, "", "place", handle))
        else:
            pairs = [found(book, kind, one) for one in (handle, *more)]
            done = book.do(records.remove, pairs[0][0], kind.name, list(dict.fromkeys(one for _, one in pairs)))
        desk().say(f"{done.label}. convene undo brings {'it' if len(more) == 0 else 'them'} back.")
