"""The commands as one line of words: what cyclopts makes of it, loaded only when a command is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Literal, TypedDict

from cyclopts import App, CycloptsError, Group, Parameter

from convene import __version__
from convene.cli.command import ALWAYS, GROUPS, PROGRAM
from convene.cli.commands import BY_NAME, COMMANDS
from convene.cli.context import Context, Shell, context
from convene.cli.everywhere import EVERYWHERE, Everywhere
from convene.cli.front_page import ABOUT, USAGE, ends
from convene.cli.help_text import PlainHelp
from convene.cli.refusals import problem_of
from convene.paths import book_at

_EVERYWHERE = Group(ALWAYS, sort_key=20)
_BOOK, _PLACE = (
    Parameter(one.name, metavar=one.metavar, group=_EVERYWHERE, help=one.words, show_default=False)
    for one in EVERYWHERE
)


def command(argv: list[str], asked: Everywhere | None, here: Context) -> int:
    """Carry out one command line; what the program ends with. Raises Problem.

    ``asked`` is what ``read_off`` made of it, None where the line has to be looked at closely.
    """
    here.completion = _completion
    try:
        if asked is not None and _is_plain(asked.words):
            asked.put_into(here)
            made = _only(asked.words[0])(_with_bullets(asked.words), **_QUIETLY)
        else:
            made = _closely(argv, here)
    except CycloptsError as error:
        raise problem_of(error, BY_NAME) from None
    return made if isinstance(made, int) else 0


class _Quietly(TypedDict):
    exit_on_error: bool
    print_error: bool
    result_action: Literal["return_value"]


_QUIETLY: _Quietly = {"exit_on_error": False, "print_error": False, "result_action": "return_value"}


def _is_plain(words: Sequence[str]) -> bool:
    """Whether they are a command and what it takes, and ask for no help."""
    own = words[: words.index("--")] if "--" in words else words
    return words[:1] != () and words[0] in BY_NAME and not {"--help", "-h", "--version"} & set(own)


def _with_bullets(words: Sequence[str]) -> Sequence[str]:
    """A pasted list begins with a hyphen and a space, as no option does: it goes behind ``--``, where words are
    words."""
    if not BY_NAME[words[0]].one_text or "--" in words:
        return words
    listed = [one for one in words if re.match(r"-\s", one)]
    return (*(one for one in words if one not in listed), "--", *listed) if listed else words


def _closely(argv: list[str], here: Context) -> object:
    from rich.console import Console

    if argv[:1] == ["help"]:  # how some people ask for it
        argv = [*argv[1:], "--help"]
    console = Console(file=here.out, width=here.width, no_color=True, highlight=False, markup=False, emoji=False)
    return build().meta(argv, console=console, error_console=console, **_QUIETLY)


def _completion(shell: Shell) -> str:
    return build().generate_completion(prog_name="convene", shell=shell)


def _only(name: str) -> App:
    """The one command that is meant: cyclopts looks at all it knows, several times over."""
    app = App(name="convene", version=__version__, suppress_keyboard_interrupt=False)
    app.command(BY_NAME[name].where, name=name)
    return app


def build() -> App:
    """The commands, each loaded only when it is used, with what goes with every one: for help, for completion, and for
    whatever was mistyped."""
    app = App(
        name="convene",
        help=ABOUT,
        version=__version__,
        help_format="plaintext",
        help_formatter=PlainHelp(),
        help_epilogue=ends(),
        suppress_keyboard_interrupt=False,
        usage=USAGE,
        group_arguments=Group("Arguments", sort_key=0),
        group_parameters=Group("Options", sort_key=1),
        group_commands=Group(PROGRAM, sort_key=19),
    )
    groups = {name: Group(name, sort_key=order) for order, name in enumerate(GROUPS)}
    for order, one in enumerate(COMMANDS):
        # An App of its own carries its examples and its format itself. Where a command has no format, completion reads
        # what each option says as Markdown, which takes half its time.
        more = {} if one.name in ("add", "edit") else {"help_epilogue": one.epilogue, "help_format": "plaintext"}
        app.command(one.where, name=one.name, help=one.words, group=groups[one.group], sort_key=order, **more)
    app.default(_alone)
    app.meta.suppress_keyboard_interrupt = False

    @app.meta.default
    def launch(
        *words: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
        book: Annotated[str | None, _BOOK] = None,
        place: Annotated[str, _PLACE] = "",
    ) -> object:
        here = context()
        if book is not None:
            here.paths = replace(here.paths, book=book_at(book))
        here.place = place
        return app(words, **_QUIETLY)

    return app


def _alone() -> int:
    from convene.cli.places import opening

    return opening()
