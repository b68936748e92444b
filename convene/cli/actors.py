"""``merge``, ``duplicates`` and ``levers``; and a word on a new actor that looks like another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.table import table
from convene.text import count, join, money, plural

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.engagement.merging import Preview

DRY = Annotated[bool, Parameter("--dry-run", negative="", help="Say what would happen, and change nothing.")]
FORM = Annotated[Literal["table", "json"], formats.option("table or json.")]


def merge(
    keep: Annotated[str, Parameter(help="The actor that stays: its handle or exact name.", name="KEEP")],
    other: Annotated[str, Parameter(help="The actor that goes into it.", name="OTHER")],
    /,
    *,
    take: Annotated[
        tuple[str, ...],
        Parameter(
            metavar="FIELD=WHICH",
            help="Whose value a field has afterwards: kept, other or both, such as name=other. Give it again for more.",
            show_default=False,
            negative="",
        ),
    ] = (),
    dry_run: DRY = False,
) -> None:
    """Make two actors one. Everything that pointed at the other points at the kept one; nothing in a list is lost."""
    from convene.services.engagement import merging

    with context().open() as book:
        place_id = context().place_in(book)
        pair = _id(book, place_id, keep), _id(book, place_id, other)
        chosen: Any = dict(_taken(one) for one in take)
        found = book.ask(merging.preview, place_id, *pair, context().today, chosen)
        if dry_run:
            context().put(_preview_text(found, context().width))
            return
        for words in found.told:
            context().say(words)
        done = book.do(merging.merge, place_id, *pair, chosen)
        context().say(f"{done.label}. convene undo takes it back.")
        context().put(str(getattr(book.ask(_load, pair[0]), "slug", "")))


def _load(read: Any, record_id: str) -> Any:
    from convene.services.nouns import records

    return records.load(read, "actor", record_id)


def _taken(text: str) -> tuple[str, str]:
    name, _, how = text.partition("=")
    return name.strip().replace("-", "_"), how.strip().casefold()


def _preview_text(found: Preview, width: int) -> str:
    """What a merge would do, one thing below the other."""
    blocks = [f"{found.other} would go into {found.keep}."]
    if found.wrong:
        blocks.append("\n".join(wrapped(f"It cannot yet: {found.wrong} {found.help}", width)))
    blocks += ["\n".join(wrapped(words, width)) for words in found.told]
    if found.rows:
        rows = [(row.name, _whose(row.how), row.kept, row.other) for row in found.rows]
        blocks.append(table(("field", "is kept", found.keep, found.other), rows, width).rstrip())
    moves = f"What moves over: {found.moves}." if found.moves else "Nothing else points at it."
    blocks.append("\n".join(wrapped(moves, width)))
    if found.drops:
        blocks.append("\n".join(wrapped(f"What would stand twice and goes: {found.drops}.", width)))
    return "\n\n".join(blocks) + "\n\nNothing was changed.\n"


def _whose(how: str) -> str:
    return {"kept": "the first", "other": "the second", "both": "both"}[how]


def duplicates(
    *,
    most: Annotated[int, Parameter(metavar="NUMBER", help="How many pairs to list.")] = 50,
    form: FORM = "table",
) -> None:
    """List actors that may be one, the surest first; convene merge makes two of them one."""
    from convene.services.engagement import duplicates as twice

    with context().open() as book:
        found = book.ask(twice.likely, context().place_in(book), max(most, 0))
    if form == "json":
        keys = ("slug", "name", "primary_type", "base")
        pairs = [
            {"why": one.why, "likeness": round(one.score), "actors": [
                {key: getattr(side, key) for key in keys} for side in (one.one, one.other)]}
            for one in found
        ]  # fmt: skip
        context().put(formats.as_json(pairs))
        return
    if not found:
        context().say("No two actors here look like one.")
        return
    rows = [(one.one.slug, one.one.name, one.other.slug, one.other.name, one.why) for one in found]
    context().put(table(("keep", "name", "other", "name", "why"), rows, context().width))
    context().say(
        f"{plural(len(found), 'pair')} that may be one. convene merge KEEP OTHER --dry-run shows two side by side."
    )


def levers(*, form: FORM = "table") -> None:
    """List what the actors of the place could use together: pounds a year by lever, and who holds it."""
    from convene.services.engagement import actors

    with context().open() as book:
        found = book.ask(actors.levers_held, context().place_in(book))
    if form == "json":
        context().put(formats.as_json([
            {"lever": one.lever.value, "yearly": float(one.yearly), "actors": one.actors, "size_not_known": one.unknown}
            for one in found
        ]))  # fmt: skip
        return
    if not found:
        context().say(
            "Nobody holds a lever yet. convene edit actor HANDLE --levers 'lever=grants; yearly=5000; year=2026'"
        )
        return
    rows = [
        (
            one.lever.label,
            money(one.yearly) if one.unknown < one.actors else "not known",
            count(one.actors),
            count(one.unknown) if one.unknown else "",
        )
        for one in found
    ]
    context().put(table(("lever", "a year", "actors that hold it", "of unknown size"), rows, context().width))


def say_what_is_alike(book: Book, record_id: str) -> None:
    """A word on standard error when a new actor looks like one that is there already. It refuses nothing."""
    from convene.services.engagement import duplicates as twice

    place_id = context().place_in(book)
    made = book.ask(_load, record_id)
    found = book.ask(twice.near, place_id, made.name, apart_from=record_id)
    if found:
        context().say(
            f"It looks like {join([one.words for one in found], 'or')}. If they are one: "
            f"convene merge {found[0].slug} {made.slug}"
        )


def _id(book: Book, place_id: str, word: str) -> str:
    from convene.services.nouns import records

    return book.ask(records.find, place_id, "actor", word)
