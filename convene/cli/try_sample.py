"""``try``: a sample place in a book that is thrown away, in the app or line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from convene.cli import start_app
from convene.cli.context import context
from convene.cli.places import bring_action
from convene.cli.status_text import gate_lines, rail_text
from convene.errors import NO, USAGE, Problem
from convene.services.places.samples import samples
from convene.text import plural

if TYPE_CHECKING:
    from convene.core.views import PlaceHead
    from convene.services.book import Book

FIRST = "harrow-quay"
SAYING = "The library steps are steep for a buggy @citizen #t4"


def rehearse(
    sample: Annotated[
        str,
        Parameter(help="Which sample; harrow-quay when left out.", name="SAMPLE", show_default=False),
    ] = "",
    /,
    *,
    plain: Annotated[bool, Parameter(negative="", help="Line by line, without the app.")] = False,
) -> int:
    """Rehearse on a sample place. Its book is thrown away afterwards; your own is not touched."""
    path = _sample(sample)
    here = context()
    with TemporaryDirectory(prefix="convene-rehearsal-", ignore_cleanup_errors=True) as folder:
        here.paths = replace(here.paths, book=Path(folder) / "rehearsal.book")
        with here.open(make=True) as book:
            place_id = _bring(book, path)
            if plain or not here.terminal:
                _walk(book, place_id)
                return 0
        here.say("A rehearsal: nothing you do in it is kept.")
        return start_app.start_app(here.book)


def _sample(word: str) -> Path:
    known = {one.stem.casefold(): one for one in samples()}
    if found := known.get(word.casefold() or FIRST):
        return found
    if not known:
        raise Problem(
            "No sample place came with this copy of Convene.",
            hint="convene add place NAME starts a place of your own.",
            exit_code=NO,
        )
    raise Problem(
        f"There is no sample place “{word}”.",
        hint=f"There are: {', '.join(known)}.",
        exit_code=USAGE,
    )


def _bring(book: Book, path: Path) -> str:
    from convene.services.places import places

    place_id = book.do(bring_action(path)).value
    book.do(places.leave_open, place_id)
    return place_id


def _walk(book: Book, place_id: str) -> None:
    """The flow of a visit, each step doing what it says and saying what came of it."""
    from convene.services.places import places

    head = book.ask(places.head, place_id, context().today)
    _heading(f"A rehearsal on {head.name}", f"{head.facts}. This book is thrown away at the end.")
    for title, step in (
        ("1. Where it stands", _stand),
        ("2. The gate", _gate),
        ("3. Writing down what somebody says", _change),
        ("4. Taking it back", _undo),
        ("5. The manifesto", _manifesto),
        ("6. Everything, as a file", _file),
    ):
        _heading(title)
        step(book, head)
    context().put("\nThat is the whole round. convene add place NAME starts your own place.")


def _heading(title: str, more: str = "") -> None:
    context().put(f"\n{title}\n{more}".rstrip())


def _stand(book: Book, head: PlaceHead) -> None:
    from convene.services import gates

    context().put(rail_text(head))
    following = book.ask(gates.next_step, head.id, head.stage, context().today)
    context().put(f"Next: {following.words}" + (f"\n  {following.why}" if following.why else ""))


def _gate(book: Book, head: PlaceHead) -> None:
    gate = next(one for one in head.gates if one.stage == head.stage)
    context().put("\n".join(gate_lines(gate, context().width)))
    context().put("A gate never blocks: convene add override CHECK --reason '…' goes on all the same, in the open.")


def _change(book: Book, head: PlaceHead) -> None:
    from convene.services.workshops import run

    before = _count(book, head)
    context().put(f"> convene capture '{SAYING}'")
    done = book.do(run.capture, head.id, "", SAYING, context().now().replace(tzinfo=None))
    context().put(f"{done.label}. {plural(before, 'contribution')} before, {_count(book, head)} now.")


def _undo(book: Book, head: PlaceHead) -> None:
    context().put("> convene undo")
    done = book.undo(head.id)
    context().put(f"Undid: {done.value}. {plural(_count(book, head), 'contribution')} again.")


def _count(book: Book, head: PlaceHead) -> int:
    from convene.services.lists import listing

    return book.ask(listing.listing, head.id, "contribution", context().today).total


def _manifesto(book: Book, head: PlaceHead) -> None:
    from convene.services import manifesto

    context().put("> convene export manifesto")
    page = book.ask(manifesto.build, head.id, context().today)
    errors = [one for one in page.findings if one.severity == "error"]
    others = len(page.findings) - len(errors)
    if page.toml:
        context().put(f"{page.title}: {plural(len(page.toml.splitlines()), 'line')}, content hash {page.sha256[:12]}….")
    if errors:
        context().put("\n".join(f"! {one.words} {one.remedy}" for one in errors))
    else:
        context().put("It was checked, and nothing is wrong with it.")
    if others:
        context().put(f"{plural(others, 'remark')} besides; the command tells them.")


def _file(book: Book, head: PlaceHead) -> None:
    from convene.services.files import own_files

    context().put("> convene export place")
    text = book.ask(own_files.place_text, head.id)
    again = _again(text)
    same = (
        "The same text comes out of a fresh book that reads it."
        if again == text
        else "! A fresh book writes it otherwise."
    )
    context().put(f"{plural(len(text.splitlines()), 'line')} of TOML. {same}")


def _again(text: str) -> str:
    """What a second book, which has never seen the place, writes after reading its file."""
    from convene.services.book import Book
    from convene.services.files import own_files

    file = own_files.read_place(text.encode(), context().today)
    with TemporaryDirectory(prefix="convene-rehearsal-", ignore_cleanup_errors=True) as folder:
        other = Book(Path(folder) / "again.book", now=context().now)
        try:
            return other.ask(own_files.place_text, other.do(own_files.bring_place, file).value)
        finally:
            other.close()
