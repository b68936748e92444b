"""The help of the program as a whole, laid out from the list of commands: cyclopts need not be loaded for it."""

from __future__ import annotations

import textwrap

from convene.cli.command import ALWAYS, EXITS, GROUPS, PROGRAM
from convene.cli.commands import COMMANDS
from convene.cli.everywhere import EVERYWHERE
from convene.cli.help_text import panel_text

USAGE = "Usage: convene [COMMAND] [OPTIONS]"
ABOUT = (
    "The notebook, the clock and the memory of a convener. Without a command it opens the app where you left off. "
    "Data goes to standard output, words to standard error."
)
_PROGRAM = (("-h, --help", "Display this message and exit."), ("--version", "Display application version."))


def front_page(width: int) -> str:
    """The page, for a screen of so many columns."""
    groups = [(group, [(one.name, one.words) for one in COMMANDS if one.group == group]) for group in GROUPS]
    options = [(f"{one.name} {one.metavar}", one.words) for one in EVERYWHERE]
    panels = [panel_text(title, entries, width) for title, entries in (*groups, (PROGRAM, _PROGRAM), (ALWAYS, options))]
    last = "\n".join(textwrap.fill(line, width, subsequent_indent="      ") for line in ends().splitlines())
    return "\n".join((USAGE, "", textwrap.fill(ABOUT, width), "", *panels, "", last))


def ends() -> str:
    """What stands below everything else."""
    return "\n".join(
        (
            "convene COMMAND --help explains a command, convene add NOUN --help what a noun holds.",
            "",
            "It ends with:",
            *(f"  {code:<4}{words}" for code, words in EXITS),
        )
    )
