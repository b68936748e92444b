"""``list``, ``show`` and ``remove``: reading records and taking them out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import detail_text, thread_text
from convene.core.filter_language import LANGUAGE
from convene.errors import NO, USAGE, Problem
from convene.text import article, clip

if TYPE_CHECKING:
    from convene.core.nouns import Draft, Noun
    from convene.services.book import Book

NOUN = Annotated[str, Parameter(help="What to list, such as actor, need or commitment.", name="NOUN")]
FILTER = (
    "Only what fits all of this: "
    + "; ".join(f"{typed} ({finds})" for typed, finds in LANGUAGE)
    + ". One that begins with a hyphen is written --filter='-fish'. The keys are the fields of the noun: "
    "convene add NOUN --help tells them."
)
NAMES = Annotated[
    bool, Parameter(negative="", help="People by name and address; without it, by what they are for an actor.")
]


def list_records(
    noun: NOUN,
    /,
    *,
    words: Annotated[str, Parameter("--filter", metavar="WORDS", help=FILTER, show_default=False)] = "",
    form: Annotated[Literal["table", "csv", "json", "toml"], formats.option("table, csv, json or toml.")] = "table",
    every: Annotated[
        bool, Parameter("--all", negative="", help="Every field that holds something, one record below the other.")
    ] = False,
    names: NAMES = False,
    judgements: Annotated[
        bool, Parameter(negative="", help="With csv: also influence, interest and affected, your judgement of actors.")
    ] = False,
) -> None:
    """List the records of a noun. Handles stand in the first column; they are what the other commands take."""
    kind = _named(noun)
    with context().open() as book:
        if kind.private or kind.name == "place":
            _put(book, kind, chosen(book, kind, words, names=names), words, form, every=every, names=names)
            return
        from convene.cli import list_output
        from convene.services.lists import listing

        ids = book.ask(listing.ids, context().place_in(book), kind.name, context().today, words)
        if not ids and form in ("table", "toml"):
            context().say(_nothing(kind, words))
            return
        shown = "all" if every and form == "table" else form
        list_output.put_list(book, kind, ids, shown, judgements=judgements)


def _named(noun: str) -> Noun:
    from convene.core import nouns  # what a noun is takes time to load: nothing here needs it before the words are read

    return nouns.noun(noun)


def _put(
    book: Book, kind: Noun, records: list[tuple[str, Draft]], words: str, form: str, *, every: bool, names: bool
) -> None:
    """Places, and people: few, and each with rules of its own."""
    from convene.cli import list_output

    if not records and form in ("table", "toml"):
        context().say(_nothing(kind, words))
    elif form == "json":
        context().put(formats.as_json(formats.as_mapping([_public(draft) for _, draft in records])))
    elif form == "toml":
        context().put(formats.as_toml(kind.name, [_public(draft) for _, draft in records]))
    elif form == "csv":
        context().put(csv_text(book, kind, records, names=names))
    elif every:
        list_output.put_all(list_output.whole(kind, [draft for _, draft in records]))
    elif kind.private:
        from convene.cli import people

        context().put(people.contacts(book, records, names=names))
    else:
        list_output.put_all(list_output.in_columns(kind, [draft for _, draft in records]))


def chosen(
    book: Book, kind: Noun, words: str = "", *, names: bool = False, private: bool = False
) -> list[tuple[str, Draft]]:
    """(id, draft) of a noun's records in the order of its list, those in which every word occurs, as they may be handed
    on; ``private``: with the words of a framework that may not be.

    People come without anything that says who they are, unless ``names`` asks for it.
    """
    from convene.services.lists import listing
    from convene.services.nouns import records
    from convene.services.places import places

    if kind.name == "place":
        items = listing.narrowed(book.ask(places.listing).items, words)
        return [(item.id, book.ask(records.load, "place", item.id)) for item in items]
    if kind.private:
        from convene.cli import people

        return people.chosen(book, words, names=names)
    place_id = context().place_in(book)
    ids = book.ask(listing.ids, place_id, kind.name, context().today, words)
    return book.ask(
        lambda read: [one for page in listing.drafts(read, place_id, kind.name, ids, private=private) for one in page]
    )


def _public(draft: Draft) -> Draft:
    from convene.services.files import own_files

    return own_files.public(draft)


def csv_text(
    book: Book, kind: Noun, records: list[tuple[str, Draft]], *, names: bool = False, judgements: bool = False
) -> str:
    """The records as CSV, in columns that can come in again."""
    from convene.services.files import own_files

    if kind.name == "place":
        raise Problem(
            "A place does not fit one row.", hint="convene export place writes it whole, as TOML.", exit_code=USAGE
        )
    place_id = context().place_in(book)
    if kind.private:
        text = book.ask(own_files.list_csv, place_id, kind.name, names=names)
        return formats.only(text, {str(getattr(draft, "slug", "")) for _, draft in records})
    from convene.services.lists import listing

    ids = [record_id for record_id, _ in records]
    if not judgements:
        from convene.cli import list_output

        list_output.say_left_out(kind)

    def pages(read: Any) -> Iterable[str]:
        return listing.csv_pages(read, place_id, kind.name, ids, judgements=judgements, people=names)

    return book.ask(lambda read: "".join(pages(read)))


def xlsx(
    book: Book, kind: Noun, records: list[tuple[str, Draft]], *, names: bool = False, judgements: bool = False
) -> tuple[bytes, str]:
    """The records as a workbook, the same columns, and their words as text. Raises Problem for people."""
    from convene.services.lists import listing

    if kind.private:
        raise Problem(f"{kind.plural.capitalize()} are not written as xlsx.", hint="Say csv.", exit_code=NO)
    text = csv_text(book, kind, records, names=names, judgements=judgements)
    ids, place_id = [record_id for record_id, _ in records], context().place_in(book)
    content = book.ask(listing.xlsx, place_id, kind.name, ids, judgements=judgements, people=names)
    return content, text


def _nothing(kind: Noun, words: str) -> str:
    if words:
        return f"Nothing in the list of {kind.plural} fits “{clip(words, 100)}”."
    return f"There are no {kind.plural} yet. convene add {kind.typed} --help says how to add one."


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
    names: NAMES = False,
) -> None:
    """Show one record in full."""
    from convene.cli.nouns import found

    kind = _with_handle(noun, handle)
    with context().open() as book:
        place_id, record_id = found(book, kind, handle)
        if thread:
            context().put(_thread(book, kind, place_id, record_id, form))
            return
        from convene.cli.drafts import plain
        from convene.services.files import own_files
        from convene.services.nouns import detail, records

        draft = own_files.public(book.ask(records.load, kind.name, record_id))
        if kind.private and not names:
            draft = own_files.nameless(draft)
        if form != "text":
            draft = _handed_on(book, kind, place_id, draft)
        if form == "json":
            context().put(formats.as_json(plain(draft)))
        elif form == "toml":
            context().put(formats.as_toml(kind.name, [draft]))
        else:
            page = book.ask(detail.page, place_id, kind.name, record_id, context().today, names=names)
            context().put(detail_text(page, context().width))


def _handed_on(book: Book, kind: Noun, place_id: str, draft: Draft) -> Draft:
    """The record as it may be handed on. Raises Problem where it may not be at all."""
    from convene.cli import list_output
    from convene.services.codesign import framework_fence

    if kind.name == "place" or not framework_fence.concerned(kind.name):
        return draft
    found = book.ask(framework_fence.fence, place_id).draft(kind.name, draft)
    if found is None:
        raise Problem(
            f"That {kind.word} stays in this book: the framework's licence does not let it be handed on.",
            hint=f"convene show {kind.typed} shows it here as text. For your own keeping: convene export {kind.typed} "
            "--private --format toml.",
            exit_code=NO,
        )  # fmt: skip
    if found != draft:
        list_output.say_kept_in(book, kind)
    return found


def _with_handle(noun: str, handle: str) -> Noun:
    kind = _named(noun)
    if not handle and not kind.one:
        raise Problem(
            f"Which {kind.name} is meant?",
            hint=f"Give its handle; convene list {kind.name} shows them all.",
            exit_code=USAGE,
        )
    return kind


def _thread(book: Book, kind: Noun, place_id: str, record_id: str, form: str) -> str:
    from convene.core.nouns import NOUNS
    from convene.services.thread import thread

    if not kind.thread:
        raise Problem(
            f"{article(kind.word).capitalize()} has no thread of its own.",
            hint=f"These have one: {', '.join(one.typed for one in NOUNS.values() if one.thread)}.",
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
    return thread_text(steps, context().width)


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
    from convene.cli.nouns import found
    from convene.services.nouns import records
    from convene.services.places import places

    kind = _with_handle(noun, handle)
    with context().open() as book:
        if kind.name == "place":
            if more:
                raise Problem(
                    "Places are removed one at a time.", hint=f"convene remove place {handle}", exit_code=USAGE
                )
            done = book.do(places.remove, book.ask(records.find, "", "place", handle))
        else:
            pairs = [found(book, kind, one) for one in (handle, *more)]
            done = book.do(records.remove, pairs[0][0], kind.name, list(dict.fromkeys(one for _, one in pairs)))
        context().say(f"{done.label}. convene undo brings {'it' if len(more) == 0 else 'them'} back.")
