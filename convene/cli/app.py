"""The command line as a whole: from the words typed to what the program ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, TextIO

from cyclopts import App, CycloptsError, Group, Parameter
from rich.console import Console

from convene import __version__
from convene.cli.commands import BOOK, COMMANDS, DAY, EXITS, FILES, RECORDS
from convene.cli.desk import Desk, at, desk
from convene.cli.helping import PlainHelp
from convene.errors import TROUBLE, Problem
from convene.paths import Paths, usual

STOPPED = 130
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


def run(
    argv: Sequence[str],
    *,
    now: Callable[[], datetime] | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
    paths: Paths | None = None,
    environ: Mapping[str, str] | None = None,
) -> int:
    """Run one command line and return what the program ends with (see ``EXITS``).

    Without ``paths`` the usual ones are used, which ``CONVENE_BOOK`` in ``environ`` may change.
    """
    out, err = out or sys.stdout, err or sys.stderr
    here = Desk(out, err, now or _now, paths or usual(os.environ if environ is None else environ), _looked_at(out))
    with at(here):
        try:
            return _run(list(argv), here)
        except Problem as problem:
            tell(problem, here)
            return problem.exit_code
        except KeyboardInterrupt:
            here.say("Stopped.")
            return STOPPED
        except BrokenPipeError:
            raise
        except Exception as error:
            return _unexpected(error, here)


def _run(argv: list[str], here: Desk) -> int:
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
        book: Annotated[Path | None, _BOOK] = None,
        place: Annotated[str, _PLACE] = "",
    ) -> object:
        here = desk()
        if book is not None:
            here.paths = replace(here.paths, book=book.expanduser())
        here.place = place
        return app(words, exit_on_error=False, print_error=False, result_action="return_value")

    return app


def _alone() -> None:
    from convene.cli.places import opening

    opening()


def _ends() -> str:
    return "\n".join(
        (
            "convene COMMAND --help explains a command, convene add NOUN --help what a noun holds.",
            "",
            "It ends with:",
            *(f"  {code:<4}{words}" for code, words in EXITS),
        )
    )


def tell(problem: Problem, here: Desk) -> None:
    """A Problem on standard error: what, where, more, and what to do."""
    for part in (problem.title, str(problem.where), problem.detail, problem.hint):
        if part:
            here.say(part)


def _unexpected(error: Exception, here: Desk) -> int:
    from convene.cli.log import note

    kept = note(here.paths.log, here.now(), error)
    where = f" The details are in {here.paths.log}." if kept else ""
    here.say(f"Convene stopped at something it did not expect ({type(error).__name__}).{where}")
    here.say(f"What was saved is safe in {here.book}; {_last_backup(here.book)}.")
    here.say("convene doctor looks the book over.")
    return TROUBLE


def _last_backup(book: Path) -> str:
    try:
        from convene.services.upkeep import backups

        latest = next(iter(backups(book)), None)
    except Exception:
        latest = None
    return f"the latest backup is {latest}" if latest else "there is no backup yet"


def _looked_at(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _now() -> datetime:
    return datetime.now().astimezone()


def main() -> None:
    """The ``convene`` command."""
    for stream in (sys.stdout, sys.stderr):
        # A screen that lacks a letter must not end the program; a pipe gets UTF-8 whatever the system thinks.
        stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))  # type: ignore[union-attr]
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    raise SystemExit(code)
