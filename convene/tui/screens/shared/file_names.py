"""Names of files as they are typed: what the folder holds is offered, the right arrow takes it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual.suggester import Suggester

from convene.errors import Problem, Where
from convene.paths import file_at
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine

MOST = 2_000
"""Entries of a folder looked at."""


class FileNames(Suggester):
    """Completes a path from the folders on this computer; ``endings`` come first."""

    def __init__(self, endings: tuple[str, ...] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._endings = endings

    async def get_suggestion(self, value: str) -> str | None:
        return await asyncio.to_thread(completed, value, self._endings) if value else None


async def ask_file(host: Host, asked: str, why: str, example: str, endings: tuple[str, ...], memo: str) -> Path | None:
    """Ask for a file that is there; None when left. ``memo`` keeps the folder for next time. Raises Problem."""
    line = AskLine(
        asked,
        why=f"{why}; tab takes what is offered",
        value=str(await host.recall(memo) or ""),
        example=example,
        nothing="Nothing was brought in: no file was named.",
        hue=show.hue(host.screen),
        suggester=FileNames(endings),
    )
    answer = await host.push_screen_wait(line)
    if not answer:
        return None
    path = typed_path(answer)
    if not path.is_file():
        raise Problem(
            "That is a folder." if path.is_dir() else "There is no such file.",
            hint="Type its name with its folder; tab takes what is offered.",
            where=Where(file=str(path)),
        )
    await host.remember(memo, f"{path.absolute().parent}/")
    return path.absolute()


def completed(value: str, endings: tuple[str, ...] = ()) -> str | None:
    """The first name that goes on from what was typed, or None."""
    folder, begun = os.path.split(value)
    try:
        with os.scandir(file_at(folder or ".")) as entries:
            found = [(one.name, one.is_dir()) for one, _ in zip(entries, range(MOST), strict=False)]
    except (OSError, Problem):
        return None
    fits = [
        (
            not is_folder and not name.casefold().endswith(endings),
            name.startswith("."),
            name.casefold(),
            name,
            is_folder,
        )
        for name, is_folder in found
        if name.casefold().startswith(begun.casefold()) and (begun or not name.startswith("."))
    ]
    if not fits:
        return None
    *_, name, is_folder = min(fits)
    return os.path.join(folder, begun + name[len(begun) :]) + (os.sep if is_folder else "")


def typed_path(value: str) -> Path:
    """The path a person typed, pasted or dropped: quotes and escapes a terminal adds are taken off."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    elif "\\ " in value and os.sep == "/":
        value = value.replace("\\ ", " ")
    return file_at(value.removeprefix("file://"))
