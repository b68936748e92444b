"""What cyclopts found wrong with a command line, as a Problem in our own words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import chain
from typing import Literal, get_args, get_origin

from cyclopts import CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from convene.cli.context import harmless
from convene.errors import USAGE, Problem
from convene.text import clip, join


def problem_of(error: CycloptsError, commands: Iterable[str]) -> Problem:
    """The Problem to tell. Its hint names the nearest thing there is, such as one of ``commands``, or where help is."""
    command = " ".join(("convene", *(error.command_chain or ())))
    title, hint = _words(error, command, commands)
    return Problem(
        title, hint=" ".join(part for part in (hint, f"{command} --help says more.") if part), exit_code=USAGE
    )


def _words(error: CycloptsError, command: str, commands: Iterable[str]) -> tuple[str, str]:
    if isinstance(error, UnknownOptionError):
        return _unknown_option(error, command)
    if isinstance(error, MissingArgumentError):
        return _missing(error, command)
    if isinstance(error, UnknownCommandError | UnusedCliTokensError):
        return _unused(error, command, commands)
    if isinstance(error, RepeatArgumentError):
        return f"{error.token.keyword} is given more than once, and there is one of it.", "Give it once."
    if isinstance(error, CoercionError) and error.token is not None and error.argument is not None:
        choices = [str(one) for one in get_args(error.target_type)] if get_origin(error.target_type) is Literal else []
        wanted = f"It takes {join(choices, 'or')}." if choices else "A number is wanted there."
        return f"“{clip(error.token.value, 60)}” cannot be taken for {error.argument.name}.", wanted
    error.verbose = False
    return clip(harmless(str(error)), 300), ""


def _unknown_option(error: UnknownOptionError, command: str) -> tuple[str, str]:
    word = (error.token.keyword or error.token.value).split("=", 1)[0]
    names = list(chain.from_iterable(one.names for one in error.argument_collection if one.parse))
    near = get_close_matches(word, [*names, "--book", "--place", "--help", "--version"], n=1)
    said = f"{clip(word, 60)} is not an option of {command}."
    return (
        said,
        f"Did you mean {near[0]}?"
        if near
        else "If those are words of yours, write -- before them, or --option='-words'.",
    )


def _missing(error: MissingArgumentError, command: str) -> tuple[str, str]:
    name = error.keyword or (error.argument.name if error.argument else "An argument")
    if name.startswith("-"):
        return f"{name} wants a value after it.", f"A value that begins with a hyphen is written {name}='-5'."
    return f"{command} wants {name}.", ""


def _unused(error: CycloptsError, command: str, commands: Iterable[str]) -> tuple[str, str]:
    word = clip(str((error.unused_tokens or ("",))[0]), 60)
    if not error.command_chain:
        return f"“{word}” is not a command of Convene.", _near(word, commands)
    if error.command_chain[-1] in ("add", "edit"):
        from convene.core.nouns import NOUNS, noun

        try:
            meant = noun(word)
        except Problem as none:
            return none.title, none.hint
        if len(error.command_chain) == 1:
            return f"“{word}” is one word too many for a command.", f"Say {command} {meant.name}."
        return f"“{word}” is left over.", _near(word, NOUNS)
    return f"“{word}” is left over: {command} does not take it.", "Words with spaces go in quotes."


def _near(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(word.casefold(), names, n=1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
