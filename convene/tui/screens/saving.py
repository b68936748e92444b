"""Writing what you see to a file: asks for its name, and never writes over another one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from convene.errors import NO, Problem, Where
from convene.paths import file_at
from convene.text import count, join
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.ask_line import AskLine
from convene.writing import write_whole


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A file name in ``folder`` that is not taken yet."""
    found = folder / f"{stem}.{ending}"
    number = 2
    while found.exists():
        found = folder / f"{stem}-{number}.{ending}"
        number += 1
    return found


def _refuse_taken(path: Path) -> None:
    if path.is_dir():
        raise Problem("That is a folder.", hint="Name the file inside it.", where=Where(file=str(path)), exit_code=NO)
    if path.exists():
        raise Problem(
            "There is a file of that name already.", "It was left as it is.",
            hint="Choose another name.", where=Where(file=str(path)), exit_code=NO,
        )  # fmt: skip


async def ask_path(app: Host, stem: str, ending: str, why: str = "") -> Path | None:
    """Where to write to, or None when left. The name offered is not taken yet."""
    first = str(free_name(Path.cwd(), stem, ending))
    answer = await app.push_screen_wait(AskLine("Write to", why=why, value=first, hue=show.hue(app.screen)))
    return file_at(answer) if answer else None


async def put(app: Host, path: Path, text: str, *, private: bool = False) -> str:
    """Write a file, for its owner's eyes alone when it is ``private`` or names a contact; what is to be said of that.
    Raises Problem."""
    from convene.services import mentions

    place = app.place_id
    if place and not private:
        private = (await app.ask(mentions.names_kept, place)).count(text) > 0
    await asyncio.to_thread(write_whole, path, text, private=private)
    return "; only you can read it" if private else ""


async def save_text(
    app: Host, text: str, stem: str, ending: str, why: str = "", *, private: bool = False
) -> Path | None:
    """Ask where to, then write; the path, or None when left. Raises Problem."""
    path = await ask_path(app, stem, ending, why)
    if path is not None:
        app.toast(f"Written: {path}{await put(app, path, text, private=private)}")
    return path


async def save_forms(
    app: Host, forms: Mapping[str, Callable[[], str]], stem: str, *, public: bool = False
) -> list[Path]:
    """Write a document in the form its name ends in, or in every form when it ends in none of them. One that is made
    to be shown is ``public``. Raises Problem."""
    first = next(iter(forms))
    others = ", ".join(f".{ending}" for ending in forms)
    path = await ask_path(app, stem, first, f"the ending says the form ({others}); without one, all of them")
    if path is None:
        return []
    ending = path.suffix.removeprefix(".")
    if ending and ending not in forms:
        raise Problem(f"“.{ending}” is no form of it.", hint=f"End the name in one of {others}, or in nothing.")
    wanted = {path: forms[ending]()} if ending else {path.with_name(f"{path.name}.{e}"): f() for e, f in forms.items()}
    for one in wanted:
        _refuse_taken(one)
    said = ""
    for one, text in wanted.items():
        if public:
            await asyncio.to_thread(write_whole, one, text)
        else:
            said = await put(app, one, text) or said
    names = [str(path.parent / next(iter(wanted)).name), *(one.name for one in [*wanted][1:])]
    app.toast(f"Written: {', '.join(names)}{said}")
    return list(wanted)


async def save_listing(app: Host, noun: str, ids: Sequence[str], total: int) -> None:
    """A list as CSV: the records you see, with all their columns but the convener's judgement. Raises Problem."""
    from convene.core.nouns import NOUNS
    from convene.services import listing

    kind = NOUNS[noun]
    if kind.private:
        raise Problem(
            f"{kind.plural.capitalize()} do not go to a file from here.",
            "They are kept for a purpose, and a file is soon somewhere else.",
            hint=f"convene export {kind.name} --people writes them; look after the file.",
            exit_code=NO,
        )
    slug = app.head.slug if app.head else "place"
    said = [f"the {count(len(ids))} of {count(total)} you see"] if len(ids) != total else []
    if kind.judgements:
        said.append(f"without {join([one.title.lower() for one in kind.judgements])}, which are your judgement")
    place = app.place_id

    def write(read: Any) -> str:
        return "".join(listing.csv_pages(read, place, noun, ids))

    path = await ask_path(app, f"{slug}-{kind.plural}", "csv", "; ".join(said))
    if path is not None:
        # Spreadsheet programs take a file for their own old encoding unless it begins with this mark.
        text = "\ufeff" + await app.ask(write)
        app.toast(f"Written: {path}{await put(app, path, text)}")


async def save_place(app: Host, place_id: str, slug: str) -> None:
    """A whole place as its file. Raises Problem."""
    from convene.services import exchange

    text = await app.ask(exchange.place_text, place_id)
    await save_text(app, text, slug or "place", "toml", "everything about the place, without contacts of people")
