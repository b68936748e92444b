"""People on the command line: shown without names, the ledger, tidying and erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.drafts import draft_of
from convene.cli.table import table
from convene.core import people as rules
from convene.core.dates import understand
from convene.core.nouns import Draft
from convene.core.nouns.people import Basis
from convene.core.vocabulary import HowGiven, LawfulBasis
from convene.errors import USAGE, Problem
from convene.text import join

if TYPE_CHECKING:
    from convene.core.nouns.people import PersonDraft
    from convene.services.book import Book

PERSON = Annotated[str, Parameter(help="Their handle; convene list person shows it.", name="PERSON")]


# Listing


def chosen(book: Book, words: str = "", *, names: bool = False) -> list[tuple[str, Draft]]:
    """(id, draft) of the contacts that a filter fits, without anything that says who they are unless asked for."""
    from convene.services.files import own_files
    from convene.services.lists import listing
    from convene.services.nouns import records
    from convene.services.people import contacts as people

    place_id = context().place_in(book)
    there = dict(book.ask(records.load_all, place_id, "person"))
    if names:
        ids = [item.id for item in book.ask(people.listing, place_id, context().today, words, names=True).items]
    else:
        ids = [item.id for item in book.ask(listing.listing, place_id, "person", context().today, words).items]
    return [(one, there[one] if names else own_files.nameless(there[one])) for one in ids if one in there]


def contacts(book: Book, records: list[tuple[str, Draft]], *, names: bool = False) -> str:
    """The contacts as a table: handle, who, and how each stands; with names also how to reach them."""
    from convene.services.people import contacts as people

    place_id, wanted = context().place_in(book), {one for one, _ in records}
    items = book.ask(people.listing, place_id, context().today, names=False).items
    shown = {item.id: item for item in items if item.id in wanted}
    if not names:
        rows = [(_handle(draft), shown[one].title, shown[one].state) for one, draft in records]
        return table(("handle", "who", "stands"), rows, context().width)
    named = []
    for one, draft in records:
        person = cast("PersonDraft", draft)
        reach = person.email or person.phone or " ".join(person.address.split())
        named.append((person.slug, person.name, shown[one].title, reach, shown[one].state))
    return table(("handle", "name", "who", "reached by", "stands"), named, context().width)


def _handle(draft: Draft) -> str:
    return str(getattr(draft, "slug", ""))


# The ledger


def dated(given: dict[str, Any], old: Draft | None) -> dict[str, Any]:
    """What was typed of a person, new entries of the ledger given today unless they say otherwise."""
    if not given.get("bases"):
        return given
    there = cast("PersonDraft", old).bases if old is not None else ()
    open_ = {one.purpose.casefold() for one in there if one.given_on is None}

    def begun(row: Any) -> Any:
        known = str(row.get("purpose", "")).strip().casefold() in open_
        return row if row.get("given_on") or known else {**row, "given_on": "today"}

    rows = tuple(begun(row) for row in given["bases"])
    if rows != tuple(given["bases"]):
        context().say("The day of the basis is today, unless you say otherwise: given_on=3 nov.")
    return {**given, "bases": rows}


def say_what_is_missing(book: Book, person_id: str) -> None:
    """Why a contact may not be kept yet, and the days that today was taken for."""
    from convene.services.nouns import records

    person = cast("PersonDraft", book.ask(records.load, "person", person_id))
    today = context().today
    if rules.standing_of(person.bases, today) != "none":
        return
    words = rules.missing(person.bases, today)
    more = {
        "no basis yet": f"convene basis {person.slug} writes down why this contact may be kept.",
        "no day yet": "Say the day each basis was given.",
        "no source yet": "Say where we have it from: source, how or notice.",
    }
    context().say(f"{words.capitalize()}, so this contact may not be kept yet. {more.get(words, '')}".rstrip())


def basis(
    person: PERSON,
    /,
    *,
    purpose: Annotated[str, Parameter(metavar="TEXT", help="What it is kept and used for.")],
    basis: Annotated[str, Parameter(metavar="WORD", help=f"One of {', '.join(one.value for one in LawfulBasis)}.")],
    notice: Annotated[
        str, Parameter(metavar="HANDLE", help="The wording they were shown, such as 2026-11.", show_default=False)
    ] = "",
    how: Annotated[
        str, Parameter(metavar="WORD", help=f"One of {', '.join(one.value for one in HowGiven)}.", show_default=False)
    ] = "",
    on: Annotated[str, Parameter(metavar="DAY", help="The day they were told, or said yes.")] = "today",
    source: Annotated[
        str,
        Parameter(metavar="TEXT", help="Where we have it from; --how and --notice say it too.", show_default=False),
    ] = "",
    review: Annotated[str, Parameter(metavar="DAY", help="When to look at it again.", show_default=False)] = "",
    by: Annotated[str, Parameter(metavar="TEXT", help="Who writes it down, by role.")] = "convener",
) -> None:
    """Add an entry to a person's ledger of lawful bases. Entries are added and withdrawn, never rewritten."""
    from convene.services.nouns import records
    from convene.services.people import contacts as people

    given = {
        "purpose": purpose, "basis": basis, "notice": notice, "how": how or None, "given_on": on, "source": source,
        "review_on": review or None, "recorded_by": by,
    }  # fmt: skip
    entry = cast(Basis, draft_of(Basis, given, context().today))
    with context().open() as book:
        place_id = context().place_in(book)
        done = book.do(people.add_basis, place_id, book.ask(records.find, place_id, "person", person), entry)
        context().say(f"{done.label}. convene undo takes it back.")
        if not (source or how or notice):
            context().say(
                "It does not say yet where we have it from, so it does not count: --source, --how or --notice."
            )


def withdraw(
    person: PERSON,
    /,
    *,
    purpose: Annotated[
        str, Parameter(metavar="TEXT", help="Only this purpose; all of them when left out.", show_default=False)
    ] = "",
    on: Annotated[str, Parameter(metavar="DAY", help="The day they withdrew or objected.")] = "today",
) -> None:
    """Write down that somebody withdrew or objected. What was done before stays lawful; nothing new may be."""
    from convene.services.nouns import records
    from convene.services.people import contacts as people

    try:
        day = understand(on, context().today, "first")
    except ValueError as wrong:
        raise Problem(f"--on: {wrong}.", hint="Such as today, 3 nov or 2026-11-03.", exit_code=USAGE) from None
    with context().open() as book:
        place_id = context().place_in(book)
        person_id = book.ask(records.find, place_id, "person", person)
        done = book.do(people.withdraw, place_id, person_id, purpose, day)
        context().say(f"{done.label}. convene undo takes it back.")


# Tidying and erasing


def tidy(
    *, dry_run: Annotated[bool, Parameter(negative="", help="Say what it would do, and change nothing.")] = False
) -> None:
    """Forget access notes past their day, and name the contacts that need a look."""
    from convene.services.people import retention

    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(retention.due, place_id, context().today)
        context().put(retention.told(found))
        if dry_run:
            context().say("Nothing was changed.")
            return
        done = retention.forget_access(book, place_id, context().now())
        for line in done.says() if done else ():
            context().say(line)
        if done is None:
            context().say("There was nothing to forget.")


def erase(
    noun: Annotated[
        Literal["person", "version"],
        Parameter(help="person, or version of the manifesto.", name="NOUN", show_choices=False),
    ],
    handle: Annotated[str, Parameter(help="Their handle, even if they were removed before.", name="HANDLE")],
    /,
    *,
    yes: Annotated[bool, Parameter(negative="", help="Yes, for good.")] = False,
    words: Annotated[
        bool,
        Parameter(
            negative="",
            help="Take the name, email and telephone out of every text too; HANDLE may then be the name of somebody "
            "erased before.",
        ),
    ] = False,
) -> None:
    """Erase a person for good: also from the history and from the backups beside the book. Not even undo helps.

    Of a frozen version of the manifesto the text goes, and its number and its hash stay.
    """
    if noun == "version":
        from convene.cli import erase_version

        erase_version.erase(handle, yes=yes)
        return
    from convene.services.people import erasing

    with context().open() as book:
        place_id = context().place_in(book)
        try:
            who = book.ask(erasing.target, place_id, handle)
        except Problem:
            if not words:
                raise
            who = erasing.only_words(handle)
        if not yes:
            raise erasing.not_yet(who, book.ask(erasing.spoken_of, place_id, who))
        done = erasing.erase(book, place_id, who, context().now(), words=words)
    for line in done.says():
        context().say(line)
    if done.mentions:
        context().say("They may be spoken of here; please read, and change what needs it:")
        context().put("\n".join(str(one) for one in done.mentions))
        if not words:
            context().say(
                "convene erase person “their name” --words --yes takes it out of those texts and their history."
            )
    if frozen := [one.handle for one in done.mentions if one.noun == "version"]:
        context().say(
            f"{join(frozen)} of the manifesto was frozen with them in it, and stays as it was signed until you decide: "
            f"convene erase version {frozen[0]} takes its text out for good."
        )
    context().say("Files written out earlier, and paper, are not reached from here.")
