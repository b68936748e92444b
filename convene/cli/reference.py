"""The reference of the command line as Markdown, from the commands themselves: ``python -m convene.cli.reference``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from cyclopts import App

from convene.cli.command import EXITS
from convene.cli.command_line import build
from convene.cli.commands import COMMANDS
from convene.cli.examples import DATES, examples
from convene.cli.front_page import ABOUT
from convene.core.nouns import NOUNS
from convene.settings import THEMES

_EVERYWHERE = (
    ("`--book FILE`", "The book to work with. `CONVENE_BOOK` names one for good."),
    ("`--place HANDLE`", "The place meant; the one open last when left out."),
    ("`--help`, `-h`", "Help, for the program or for one command."),
    ("`--version`", "The version of the program."),
)


def reference() -> str:
    """The whole reference, ending in one newline."""
    app = build()
    return "\n".join([*_opening(), *_commands(app), *_nouns(app), *_settings()]).rstrip() + "\n"


def _opening() -> Iterator[str]:
    yield "# The command line\n"
    yield "<!-- Written by python -m convene.cli.reference; do not edit by hand. -->\n"
    yield f"{ABOUT}\n"
    yield "Every flow of the app works this way too, for scripts, screen readers and a phone over SSH."
    yield "Nothing here draws boxes or colours, and nothing asks whether you are sure: `convene undo` takes it back.\n"
    yield "| With every command | |\n|---|---|"
    yield from (f"| {name} | {words} |" for name, words in _EVERYWHERE)
    yield "\n| It ends with | |\n|---|---|"
    yield from (f"| {code} | {words} |" for code, words in EXITS)
    yield f"\n{DATES} A value that begins with a hyphen is written `--option='-value'`."
    yield 'An option given as `""` empties its field.\n'


def _settings() -> Iterator[str]:
    yield "## Settings\n"
    yield "`convene where` says where the settings are: a TOML file that need not exist.\n"
    yield "| Setting | |\n|---|---|"
    yield f"| `theme` | {', '.join(f'`{one}`' for one in THEMES)}; the one the app had last when left out. |"
    yield "| `mouse` | `true`, or `false` to leave the mouse to the terminal. |\n"


def _commands(app: App) -> Iterator[str]:
    group = ""
    for one in COMMANDS:
        if one.group != group:
            group = one.group
            yield f"## {group}\n"
        yield f"### convene {one.name}\n"
        yield f"{one.words}\n"
        if one.name in ("add", "edit"):
            yield f"`convene {one.name} NOUN …`: the nouns and their options are listed below.\n"
        else:
            yield from _options(app[one.name])
        yield from _examples(one.examples)


def _nouns(app: App) -> Iterator[str]:
    yield "## The nouns and their options\n"
    yield "Options given again add to a list. When editing, a list given replaces the one that is there.\n"
    for noun in NOUNS.values():
        yield f"### {noun.word}\n"
        yield f"{noun.about}\n"
        yield from _options(app["add"][noun.typed])
        yield from _examples((*examples("add", noun)[:1], *examples("edit", noun)[:1]))


def _options(app: App) -> Iterator[str]:
    found = [argument for argument in app.assemble_argument_collection() if argument.show]
    if not found:
        return
    yield "| Option | |\n|---|---|"
    for argument in found:
        yield f"| {_names(argument)} | {_cell(argument.parameter.help or '')} |"
    yield ""


def _names(argument: Any) -> str:
    names = [name for name in argument.names if name.startswith("-")]
    metavar = argument.parameter.metavar
    shown = ", ".join(f"`{name}{f' {metavar}' if metavar else ''}`" for name in names)
    positional = argument.field_info.is_positional
    label = (
        "" if not positional else f"`{(argument.parameter.name or (argument.field_info.name,))[0].lstrip('-').upper()}`"
    )
    return " or ".join(part for part in (label, shown) if part)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("[", "\\[").replace("<", "\\<").split())


def _examples(examples: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield "```sh"
    for line, does in examples:
        yield f"{line}\n    # {does}" if len(line) > 60 else f"{line:<60}  # {does}"
    yield "```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
