"""Writing what you see to a file: asks for its name, never writes over another one by accident."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from convene.errors import Problem, Where
from convene.tui import show
from convene.tui.screens.ask_line import AskLine

if TYPE_CHECKING:
    from convene.tui.app import ConveneApp


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A file name in ``folder`` that is not taken yet."""
    found = folder / f"{stem}.{ending}"
    number = 2
    while found.exists():
        found = folder / f"{stem}-{number}.{ending}"
        number += 1
    return found


def write_text(path: Path, text: str) -> None:
    """Write a new file whole or not at all. Raises Problem, also when the file is there already."""
    spare = path.with_name(path.name + ".part")
    try:
        if path.exists():
            raise Problem(
                "There is a file of that name already.", hint="Choose another name.", where=Where(file=str(path))
            )
        with spare.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        spare.replace(path)
    except OSError as error:
        spare.unlink(missing_ok=True)
        raise Problem(
            "The file could not be written.", str(error.strerror or error),
            hint="Choose another folder, one you may write to.", where=Where(file=str(path)),
        ) from error  # fmt: skip


async def save_text(app: ConveneApp, text: str | Callable[[Path], str], stem: str, ending: str) -> Path | None:
    """Ask where to, then write; the path, or None when left. ``text`` may depend on the path. Raises Problem."""
    first = str(free_name(Path.cwd(), stem, ending))
    answer = await app.push_screen_wait(AskLine("Write to", value=first, hue=show.hue(app.screen)))
    if not answer:
        return None
    path = Path(answer).expanduser()
    await asyncio.to_thread(write_text, path, text if isinstance(text, str) else text(path))
    app.toast(f"Written: {path}")
    return path


async def save_listing(app: ConveneApp, noun: str, ids: tuple[str, ...]) -> None:
    """A list as CSV: the records you see, with all their columns. Raises Problem."""
    from convene.services import exchange

    text = await app.ask(exchange.list_csv, app.place_id, noun)
    slug = app.head.slug if app.head else "place"
    await save_text(app, text, f"{slug}-{noun}s", "csv")
