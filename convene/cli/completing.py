"""``completion``: a script for the shell, so that tab completes commands, options and words."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import Shell, context


def completion(
    shell: Annotated[Shell, Parameter(help="bash, zsh or fish.", show_choices=False, name="SHELL")],
    /,
) -> None:
    """Print the completion script of a shell. Keep it where that shell looks for such scripts."""
    make = context().completion
    assert make is not None
    context().put(make(shell))
