"""``completion``: a script for the shell, so that tab completes commands, options and words."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli.context import context


def completion(
    shell: Annotated[
        Literal["bash", "zsh", "fish"], Parameter(help="bash, zsh or fish.", show_choices=False, name="SHELL")
    ],
    /,
) -> None:
    """Print the completion script of a shell. Keep it where that shell looks for such scripts."""
    from convene.cli.command_line import build

    context().put(build().generate_completion(prog_name="convene", shell=shell))
