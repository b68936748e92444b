"""Help as plain text: no boxes, no colours, two columns that a screen reader takes in order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from convene.cli.context import harmless

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_INDENT = 2
_LABEL = 26


class PlainHelp:
    """Lays help out for cyclopts. Called once a group of commands or options."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        if not panel.entries:
            return
        entries = [(_label(entry), plain(entry.description)) for entry in panel.entries]
        _print(console, panel_text(plain(panel.title), entries, console.width))

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:
        words = plain(usage).strip()
        if words:
            _print(console, f"{words if words.startswith('Usage') else f'Usage: {words}'}\n")

    def render_description(self, console: Console, options: ConsoleOptions, description: Any) -> None:
        if words := plain(description).strip():
            _print(console, "\n".join(textwrap.wrap(words, console.width)) + "\n")


def panel_text(title: str, entries: Iterable[tuple[str, str]], width: int) -> str:
    """A group of commands or options: (what is typed, what it does), one below the other."""
    lines = [f"{title}:"] if title else []
    for label, words in entries:
        lines += _entry(label, words, width)
    return "\n".join(lines) + "\n"


def _label(entry: HelpEntry) -> str:
    names = ", ".join([*entry.positive_shorts, *entry.positive_names])
    if entry.positional_label:
        return f"{entry.positional_label} or {names}" if names else entry.positional_label
    return f"{names} {entry.metavar}" if entry.metavar else names


def _entry(label: str, words: str, width: int) -> list[str]:
    start = _INDENT + _LABEL
    wrapped = textwrap.wrap(words, max(width - start, 30)) or [""]
    if len(label) > _LABEL - 2:
        return [" " * _INDENT + label, *(" " * start + line for line in wrapped if line)]
    first = f"{' ' * _INDENT}{label:<{_LABEL}}{wrapped[0]}".rstrip()
    return [first, *(" " * start + line for line in wrapped[1:])]


def plain(thing: Any) -> str:
    """The text of whatever cyclopts hands over: a string, or something rich would draw."""
    if thing is None:
        return ""
    if isinstance(thing, str):
        return thing
    if hasattr(thing, "plain"):
        return str(thing.plain)
    if not getattr(thing, "texts", True) and hasattr(thing.primary_renderable, "plain"):
        return str(thing.primary_renderable.plain).strip()  # nothing to lay out: a console for each costs time
    from io import StringIO

    from rich.console import Console

    console = Console(file=StringIO(), width=10_000, no_color=True, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(thing, end="")
    return captured.get().strip()


def _print(console: Console, text: str) -> None:
    console.file.write(harmless(text) + "\n")
