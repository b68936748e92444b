"""The program's front: from the words typed to what it ends with. Opening the app loads no command at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import TextIO

from convene.cli import start_app
from convene.cli.context import Context, at
from convene.cli.everywhere import read_off
from convene.cli.log import note
from convene.errors import TROUBLE, Problem
from convene.paths import Paths, usual

STOPPED = 130
ASKED = (("--help",), ("-h",), ("help",))
"""Words that ask for the help of the program as a whole."""


def run(
    argv: Sequence[str],
    *,
    now: Callable[[], datetime] | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
    paths: Paths | None = None,
    environ: Mapping[str, str] | None = None,
    answer: Callable[[], str] | None = None,
    secret: Callable[[str], str] | None = None,
) -> int:
    """Run one command line and return what the program ends with (see ``EXITS``).

    Without ``paths`` the usual ones are used, which ``CONVENE_BOOK`` in ``environ`` may change. ``answer`` reads a line
    that somebody types, ``secret`` one that is not shown; on a terminal of its own the program sees to that itself.
    """
    out, err = out or sys.stdout, err or sys.stderr
    # The app draws on standard error: sent to a file, it would leave a person before an empty screen.
    seen = _looked_at(out) and (err is not sys.stderr or _looked_at(err))
    if answer is None and err is sys.stderr and _looked_at(err) and sys.stdin is not None and _looked_at(sys.stdin):
        answer, secret = sys.stdin.readline, getpass
    here = Context(out, err, now or _now, paths or usual({}), seen, answer=answer, secret=secret)
    with at(here):
        try:
            here.paths = paths or usual(os.environ if environ is None else environ)
            return _carry_out(list(argv), here)
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


def _carry_out(argv: list[str], here: Context) -> int:
    asked = read_off(argv)
    if asked is not None and not asked.words and here.terminal:
        asked.put_into(here)
        return start_app.start_app(here.book)
    if asked is not None and asked.words in ASKED:
        from convene.cli.front_page import front_page

        here.put(front_page(here.width))
        return 0
    from convene.cli.command_line import command

    return command(argv, asked, here)


def tell(problem: Problem, here: Context) -> None:
    """A Problem on standard error: what, where, more, and what to do."""
    for part in (problem.title, str(problem.where), problem.detail, problem.hint):
        if part:
            here.say(part)


def _unexpected(error: Exception, here: Context) -> int:
    from convene.services.maintenance.book_checks import explained

    if problem := explained(here.book, error):
        tell(problem, here)
        return problem.exit_code
    kept = note(here.paths.log, here.now(), error)
    where = f" The details are in {here.paths.log}." if kept else ""
    here.say(f"Convene stopped at something it did not expect ({type(error).__name__}).{where}")
    here.say(f"What was saved is safe in {here.book}; {_last_backup(here.book)}.")
    here.say("convene doctor looks the book over.")
    return TROUBLE


def _last_backup(book: Path) -> str:
    try:
        from convene.services.maintenance.book_checks import backups

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
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (for as long as it runs)
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
