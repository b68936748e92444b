"""``import`` for lists: what is asked for, and the doing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene.cli import formats
from convene.cli.context import context, harmless
from convene.cli.import_words import Form, finish, introduce, show, tell
from convene.errors import USAGE, Problem, ReasonNeeded, Where
from convene.text import clip, join

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.importing import ImportOptions, Look, Step


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of ``convene import`` that are about a list."""

    path: Path
    noun: str = ""
    maps: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    sheet: str = ""
    every: bool = False
    dry_run: bool = False
    form: Form | None = None
    heading: int = 0
    encoding: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.heading < 0:
            raise Problem("--heading is a line of the list.", hint="Count from 1.", exit_code=USAGE)


def bring_list(book: Book, asked: Asked) -> None:
    """Bring a list in, or with ``dry_run`` say what would happen."""
    from convene.core.nouns import noun
    from convene.services import importing

    place_id = context().place_in(book)
    word = noun(asked.noun).name if asked.noun else ""
    look = book.ask(
        importing.look, place_id, asked.path, asked.sheet, word, heading=asked.heading, encoding=asked.encoding
    )
    chosen = asked.maps or asked.sets or asked.within or asked.sheet or asked.heading or asked.encoding
    own = look.own and not look.lacking and not chosen
    if own and (word != "actor" or any(_folded(one) == "slug" for one in look.headings)):
        _own_list(book, place_id, asked, word)
        return
    options = replace(_wish(asked, look, word), strict=own, reason=asked.reason)
    introduce(look, options)
    if asked.dry_run:
        with progress() as told:
            plan = book.ask(importing.plan, place_id, options, context().today, told)
        show(plan, asked.form or "text")
        context().say("Nothing was changed.")
        return
    before = _latest(book)

    def bring(write: Any, why: str) -> Any:
        with progress() as told:
            return importing.bring(write, place_id, replace(options, reason=why), told)

    try:
        book.back_up("before-import")
        done = with_reason(book, bring, asked.reason)
    except KeyboardInterrupt:
        context().say("It was all in already; convene undo takes it back." if _latest(book) != before else _LEFT)
        raise
    finish(done.value, asked.form, undoable=bool(done.label) and done.undoable)


_LEFT = "Nothing was changed."


def _latest(book: Book) -> str:
    from convene.services.maintenance import history

    found = book.ask(history.entries, None, 1)
    return found[0].id if found else ""


def _own_list(book: Book, place_id: str, asked: Asked, word: str) -> None:
    """A list in the noun's own columns: a mistake where something is needed refuses all of it, and handles say what
    changes."""
    from convene.services.files import own_files

    remarks: list[str] = []

    def bring(write: Any, why: str = asked.reason) -> str:
        remarks.clear()
        return own_files.bring_list(write, place_id, word, asked.path, remarks.append, why)

    if asked.dry_run:
        try:
            label = rehearsed(book, bring)
        except ReasonNeeded as needs:
            label = needs.label
            remarks.append(f"{needs.detail} {needs.hint}")
        if asked.form == "json":
            told = {"file": asked.path.name, "noun": word, "summary": label, "remarks": remarks}
            context().put(formats.as_json(told))
        else:
            context().put(f"It would be: {label}.\n" + "".join(f"{one}\n" for one in remarks))
        context().say(_LEFT)
        return
    book.back_up("before-import")
    done = with_reason(book, bring, asked.reason)
    tell(remarks)
    context().say(f"{done.value}{' convene undo takes it back.' if done.undoable else ''}")


def with_reason(book: Book, action: Callable[..., Any], why: str) -> Any:
    """Do what takes a writer and a reason. Where the reason is wanting it is asked for, and all of it done again."""
    try:
        return book.do(action, why)
    except ReasonNeeded as needs:
        return book.do(action, context().ask(needs.question, needs))


class _OnlyLookingError(Exception):
    """Ends a transaction so that nothing of it stays."""


def rehearsed(book: Book, action: Callable[[Any], Any]) -> str:
    """Do it, look at what it would be called, and let go of it: what is promised is what would happen."""
    said: list[str] = []

    def look(writer: Any) -> None:
        action(writer)
        said.append(writer.label)
        raise _OnlyLookingError

    with suppress(_OnlyLookingError):
        book.do(look)
    return said[0]


# What is asked for


def _wish(asked: Asked, look: Look, word: str) -> ImportOptions:
    from convene.services.importing import ImportOptions, advice

    fixed = tuple(_pair(one, "--set", "primary_type=vcse") for one in asked.sets)
    within = _within(asked, look)
    if look.makes == "indicators" or (look.layout is not None and not asked.maps):
        return ImportOptions(
            asked.path, asked.sheet, asked.heading, asked.encoding, word, None, fixed, within, every=asked.every
        )
    if not word and not look.remembered:
        looks, hint = advice(str(asked.path), look.headings, [cells for _, cells in look.rows])
        raise Problem(
            "A list does not say what its rows are.",
            f"{looks}Its columns are: {join([f'“{clip(one, 60)}”' for one in look.headings[:60]])}.",
            hint=hint,
            where=Where(str(asked.path)),
            exit_code=USAGE,
        )
    mapping = _mapping(asked, look, word)
    return ImportOptions(asked.path, asked.sheet, asked.heading, asked.encoding, mapping.noun, mapping, fixed, within)


def _mapping(asked: Asked, look: Look, word: str) -> Any:
    """The suggested or remembered mapping with what ``--map`` says."""
    from convene.core.nouns import NOUNS
    from convene.services.importing import choosable

    mapping = look.mapping
    assert mapping is not None
    several = _several(mapping.noun)
    needed = {one.name for one in NOUNS[mapping.noun].fields if one.required}
    guessed = set() if look.remembered else {heading for heading, _ in mapping.columns}
    fields = {one.casefold(): one for one in choosable(mapping.noun)}
    columns = dict(mapping.columns)
    headings = {_folded(one): one for one in columns}
    for given in asked.maps:
        heading, name = _pair(given, "--map", "Their heading=name")
        there = headings.get(_folded(heading))
        if there is None:
            raise Problem(
                f"There is no column “{clip(heading, 60)}”.",
                hint=f"Its columns are: {join([f'“{clip(one, 60)}”' for one in columns])}.",
                where=Where(str(asked.path)),
                exit_code=USAGE,
            )
        field_name = fields.get(name.strip().casefold().replace("-", "_").replace(" ", "_")) if name.strip() else ""
        if field_name is None:
            raise Problem(
                f"“{clip(name, 60)}” is no field of {word or mapping.noun}.",
                hint=f"There are: {', '.join(fields)}. Leave a column out with --map '{clip(there, 40)}='.",
                exit_code=USAGE,
            )
        for other, taken in columns.items():
            # A guess is not joined to what was said to be the name or the text itself.
            if taken == field_name and (field_name not in several or (other in guessed and field_name in needed)):
                columns[other] = ""
        columns[there] = field_name
        guessed.discard(there)
    said = {heading for heading in columns if heading not in guessed}
    doubted = tuple(one for one in mapping.doubted if look.remembered or one[0] not in said)
    return replace(mapping, columns=tuple(columns.items()), doubted=doubted)


def _several(noun: str) -> set[str]:
    """Fields that several columns may fill together."""
    from convene.core.nouns import NOUNS

    return {one.name for one in NOUNS[noun].fields if one.kind in ("lines", "choices", "prose", "refs")}


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _pair(given: str, option: str, example: str) -> tuple[str, str]:
    name, found, value = given.rpartition("=") if option == "--map" else given.partition("=")
    if not found or not name.strip():
        raise Problem(
            f"{option} “{clip(given, 60)}” cannot be read.", hint=f"Write it as {option} '{example}'.", exit_code=USAGE
        )
    name = name.strip()
    return (name, value.strip()) if option == "--map" else (name.replace("-", "_"), value.strip())


def _within(asked: Asked, look: Look) -> tuple[str, ...]:
    words = [part.strip() for one in asked.within for part in one.split(",") if part.strip()]
    if "place" not in words:
        return tuple(words)
    if not look.within:
        raise Problem(
            "The place has no postcodes or area codes to go by.",
            hint="convene edit place --area-codes M1 --area-codes M2 names them; or say --within M1,M2.",
            exit_code=USAGE,
        )
    return (*(one for one in words if one != "place"), *look.within)


@dataclass(slots=True)
class progress:  # noqa: N801  (reads as a word: with progress() as told)
    """One line on standard error that is redrawn as a file is read; nothing when nobody is looking."""

    _shown: str = ""
    _seen: bool = field(default_factory=lambda: bool(getattr(context().err, "isatty", bool)()))

    def __enter__(self) -> progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._put("")

    def __call__(self, step: Step) -> None:
        self._put(f"{step.words}: {min(step.done * 100 // max(step.total, 1), 100)} of 100 parts")

    def _put(self, words: str) -> None:
        if self._seen and words != self._shown:
            context().err.write(f"\r{harmless(words):<{len(self._shown)}}" + ("" if words else "\r"))
            context().err.flush()
            self._shown = words
