"""``add`` and ``edit``: one command a noun, whose options are the fields its Draft declares."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, cast

from cyclopts import App, Group, Parameter

from convene.cli import options
from convene.cli.actors import say_what_is_alike
from convene.cli.context import context
from convene.cli.drafts import draft_of, say_months
from convene.cli.examples import ADD, DATES, EDIT, examples, examples_text
from convene.cli.people import dated, say_what_is_missing
from convene.core.nouns import NOUNS, Draft, Noun
from convene.core.status_steps import Question
from convene.errors import USAGE, Problem
from convene.text import article, clean_line

if TYPE_CHECKING:
    from convene.core.nouns.place import PlaceDraft
    from convene.services.book import Book


_EXAMPLES = {"add": ADD, "edit": EDIT}


def _group(name: str) -> App:
    app = App(name=name, help_format="plaintext", help_epilogue=f"{examples_text(_EXAMPLES[name])}\n\n{DATES}")
    nouns = Group("Nouns", sort_key=0)

    @app.default
    def which() -> None:
        raise Problem(
            "Which noun is meant?", hint=f"One of: {', '.join(one.typed for one in NOUNS.values())}.", exit_code=USAGE
        )

    for order, noun in enumerate(NOUNS.values()):
        about = options.lowered(noun.about)
        app.command(
            f"{__name__}:{name}_{noun.name}",
            name=(noun.typed, noun.name) if noun.typed != noun.name else noun.name,
            group=nouns,
            sort_key=order,
            help=f"{name.capitalize()} {article(noun.word)}: {about}",
            help_format="plaintext",
            help_epilogue=f"{examples_text(examples(name, noun))}\n\n{DATES}",
        )
    return app


def __getattr__(name: str) -> Any:
    """``add`` and ``edit``, and the command of one noun (``add_actor``, ``edit_actor``), made when asked for."""
    if name in _EXAMPLES:
        return _group(name)
    verb, _, noun = name.partition("_")
    if verb not in _EXAMPLES or noun not in NOUNS:
        raise AttributeError(name)
    return adding(NOUNS[noun]) if verb == "add" else editing(NOUNS[noun])


def adding(noun: Noun) -> Callable[..., None]:
    """The function behind ``convene add NOUN``."""
    signature = inspect.Signature(options.parameters(noun))

    def run(*args: Any, **values: Any) -> None:
        given = _begun(noun, options.given(noun.fields, signature.bind(*args, **values).arguments))
        draft = draft_of(noun.draft, given, context().today)
        with context().open(make=noun.name == "place") as book:
            _add(book, noun, draft)
        say_months(noun.draft, given, context().say)

    return _signed(run, signature, f"add_{noun.name}")


def _begun(noun: Noun, given: dict[str, Any], old: Draft | None = None) -> dict[str, Any]:
    """What was typed, with what a noun's own room fills in for whoever types it."""
    if noun.name != "person":
        return given
    return dated(given, old)


def _add(book: Book, noun: Noun, draft: Draft) -> None:
    from convene.services.nouns import records
    from convene.services.places import places

    def start(write: Any) -> str:
        made = places.add(write, cast("PlaceDraft", draft))
        places.leave_open(write, made)
        return made

    done = book.do(start) if noun.name == "place" else book.do(records.add, context().place_in(book), noun.name, draft)
    handle = getattr(book.ask(records.load, noun.name, done.value), "slug", "")
    context().say(f"{done.label}. convene undo takes it back.")
    if noun.name == "actor":
        say_what_is_alike(book, done.value)
    if noun.name == "person":
        say_what_is_missing(book, done.value)
    context().put(str(handle or done.value))


def editing(noun: Noun) -> Callable[..., None]:
    """The function behind ``convene edit NOUN HANDLE``."""
    handle = inspect.Parameter(
        "record_",
        inspect.Parameter.POSITIONAL_ONLY,
        default="" if noun.one else inspect.Parameter.empty,
        annotation=Annotated[str, Parameter(name="HANDLE", help=_which(noun), show_default=False)],
    )
    extra = []
    names = {field.name for field in noun.fields}
    if "why" not in names:
        about = Parameter(
            name=("--why",) if "reason" in names else ("--reason", "--why"),
            help="Why it is changed: kept in the history, and where people will read of the change, with it.",
            group=options.REASON, metavar="TEXT", show_default=False,
        )  # fmt: skip
        extra = [inspect.Parameter("why", inspect.Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, about])]
    if noun.name == "vision":
        about = Parameter(
            name="--asked-by", help="Who asked for other words, by type or role; a dot leaves it open.",
            group=options.REASON, metavar="TEXT", show_default=False,
        )  # fmt: skip
        asked = inspect.Parameter(
            "asked_by", inspect.Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, about]
        )
        extra.append(asked)
    signature = inspect.Signature([handle, *options.parameters(noun, editing=True), *extra])

    def run(*args: Any, **values: Any) -> None:
        arguments = signature.bind(*args, **values).arguments
        given = options.given(noun.fields, arguments)
        if not given:
            raise Problem(
                "Nothing to change was named.",
                hint=f"Name the fields to change: convene edit {noun.name} --help lists them.",
                exit_code=USAGE,
            )
        with context().open() as book:
            said = {name: str(arguments.get(name, "")) for name in (one.name for one in extra)}
            _edit(book, noun, str(arguments.get("record_", "")), given, said)

    return _signed(run, signature, f"edit_{noun.name}")


def _which(noun: Noun) -> str:
    if noun.name == "place":
        return "The handle of the place; the open one when left out."
    if noun.one:
        return f"Not needed: a place has one {noun.name}."
    return "Its handle (convene list shows it), or its exact name."


def _edit(book: Book, noun: Noun, word: str, given: dict[str, Any], said: dict[str, str]) -> None:
    from convene.services.nouns import public_reasons, records
    from convene.services.places import places

    place_id, record_id = found(book, noun, word)

    def edit(write: Any, said: dict[str, str]) -> bool:
        # Read and written in one go: nothing can change in between, and what was not named stays as it is.
        old = records.load(write, noun.name, record_id)
        values = {field.name: getattr(old, field.name) for field in noun.fields} | _begun(noun, given, old)
        read = draft_of(noun.draft, values, context().today)
        draft = old.model_copy(update={name: getattr(read, name) for name in given})
        if noun.name == "place":
            return places.edit(write, place_id, cast("PlaceDraft", draft), opened=cast("PlaceDraft", old))
        asked = public_reasons.questions(write, place_id, noun.name, record_id, old, draft, write.today)
        for one in asked:
            if not said.get(one.name):
                raise _NeedsReason(one, f"convene edit {noun.typed} {word or noun.typed} … {_options(asked)}")
        said |= {one.name: one.taken(said[one.name]) for one in asked}
        return records.edit(write, place_id, noun.name, record_id, draft, opened=old, **said)

    said = {name: clean_line(words) for name, words in said.items() if words}
    while True:
        try:
            done = book.do(edit, dict(said))
            break
        except _NeedsReason as needs:
            said[needs.asked.name] = context().ask(needs.asked.words, needs)
    say_months(noun.draft, given, context().say)
    context().say(
        f"{done.label}. convene undo takes it back." if done.value else "It was so already; nothing was changed."
    )
    if noun.name == "person":
        say_what_is_missing(book, record_id)


class _NeedsReason(Problem):
    """A change that people will read of. ``asked`` is what it needs to know, ``command`` says it."""

    def __init__(self, asked: Question, command: str) -> None:
        super().__init__(
            f"Nothing was changed: this change needs its reason. {asked.words}",
            "It is kept with the change, for everybody to read.",
            hint=f"Say why: {command}.{' a dot leaves it open.' if asked.stays_open else ''}",
            exit_code=USAGE,
        )
        self.asked = asked


def _options(asked: tuple[Question, ...]) -> str:
    names = {"asked_by": "--asked-by WHO", "why": "--reason WHY"}
    return " ".join(names[one.name] for one in asked)


def found(book: Book, noun: Noun, word: str) -> tuple[str, str]:
    """(place id, record id) of the record that a handle or name means. Raises Problem naming the nearest."""
    from convene.services.nouns import records

    if noun.name == "place":
        place_id = book.ask(records.find, "", "place", word) if word else context().place_in(book)
        return place_id, place_id
    place_id = context().place_in(book)
    return place_id, book.ask(records.find, place_id, noun.name, word)


def _signed(run: Callable[..., None], signature: inspect.Signature, name: str) -> Callable[..., None]:
    """Give a function the signature and annotations that cyclopts reads."""
    signed: Any = run
    signed.__signature__ = signature
    signed.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    signed.__name__ = signed.__qualname__ = name
    return run
