"""The commands as one line of words: what cyclopts makes of it, loaded only when a command is given."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from cyclopts import App, CycloptsError, Group, Parameter
from rich.console import Console

from convene import __version__
from convene.cli.commands import BOOK, COMMANDS, DAY, EXITS, FILES, RECORDS
from convene.cli.context import Context, context
from convene.cli.help_text import PlainHelp
from convene.paths import book_at

ABOUT = (
    "The notebook, the clock and the memory of a convener. Without a command it opens the app where you left off. "
    "Data goes to standard output, words to standard error."
)
_EVERYWHERE = Group("With every command", sort_key=20)
_BOOK = Parameter(
    "--book", metavar="FILE", group=_EVERYWHERE, help="The book to work with; CONVENE_BOOK names one for good."
)
_PLACE = Parameter(
    "--place", metavar="HANDLE", group=_EVERYWHERE, show_default=False,
    help="The place meant; the one open last when left out.",
)  # fmt: skip


def command(argv: list[str], here: Context) -> int:
    """Carry out one command line; what the program ends with. Raises Problem."""
    if argv[:1] == ["help"]:  # how some people ask for it
        argv = [*argv[1:], "--help"]
    console = Console(file=here.out, width=here.width, no_color=True, highlight=False, markup=False, emoji=False)
    try:
        made = build().meta(
            argv,
            console=console,
            error_console=console,
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
    except CycloptsError as error:
        from convene.cli.refusals import problem_of

        raise problem_of(error) from None
    return made if isinstance(made, int) else 0


def build() -> App:
    """The commands, each loaded only when it is used."""
    app = App(
        name="convene",
        help=ABOUT,
        version=__version__,
        help_format="plaintext",
        help_formatter=PlainHelp(),
        help_epilogue=_ends(),
        suppress_keyboard_interrupt=False,
        usage="Usage: convene [COMMAND] [OPTIONS]",
        group_arguments=Group("Arguments", sort_key=0),
        group_parameters=Group("Options", sort_key=1),
        group_commands=Group("This program", sort_key=19),
    )
    groups = {name: Group(name, sort_key=order) for order, name in enumerate((DAY, RECORDS, FILES, BOOK))}
    for order, one in enumerate(COMMANDS):
        # An App of its own carries its examples itself.
        more = {} if one.name in ("add", "edit") else {"help_epilogue": one.epilogue}
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
        return app(words, exit_on_error=False, print_error=False, result_action="return_value")

    return app


def _alone() -> int:
    from convene.cli.places import opening

    return opening()


def _ends() -> str:
    return "\n".join(
        (
            "convene COMMAND --help explains a command, convene add NOUN --help what a noun holds.",
            "",
            "It ends with:",
            *(f"  {code:<4}{words}" for code, words in EXITS),
        )
    )
