"""Writing what you see to a file: asks for its name, and never writes over another one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene.errors import NO, Problem, Where
from convene.paths import file_at
from convene.services.files.exporting import Asked, every, finish, prepare, source
from convene.services.files.exports.shape import PRINTED
from convene.text import count, join
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine
from convene.writing import write_whole

if TYPE_CHECKING:
    from convene.services.files.exporting import Asked, Export


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
    nothing = "Nothing was written: no file was named."
    asked = AskLine("Write to", why=why, value=first, hue=show.hue(app.screen), nothing=nothing)
    answer = await app.push_screen_wait(asked)
    return file_at(answer) if answer else None


def _fence() -> Any:
    from convene.services.codesign import framework_fence

    return framework_fence


async def put(
    app: Host, path: Path, content: str | bytes, words: str = "", *, private: bool = False, public: bool = False
) -> str:
    """Write a file, for its owner's eyes alone when it is ``private`` or names a contact, unless it is ``public``; what
    is to be said of that. ``words`` are the texts in it where it is not text itself. Raises Problem."""
    from convene.services.people import mentions

    place = app.place_id
    if place and not private and not public:
        text = words or (content if isinstance(content, str) else "")
        private = (await app.ask(mentions.names_kept, place)).count(text) > 0
    await asyncio.to_thread(write_whole, path, content, private=private)
    return "; only you can read it" if private else ""


def _told(app: Host, path: Path, more: str) -> None:
    """Its name comes first: where the line is short, the folder is what may be left out."""
    app.toast(f"Written: {path.name}{more}; in {path.parent}")


async def save_text(
    app: Host, text: str, stem: str, ending: str, why: str = "", *, private: bool = False
) -> Path | None:
    """Ask where to, then write; the path, or None when left. Raises Problem."""
    path = await ask_path(app, stem, ending, why)
    if path is not None:
        _told(app, path, await put(app, path, text, private=private))
    return path


async def save_export(
    app: Host, name: str, *, which: str = "", stem: str = "", why: str = "", people: bool = False,
    first: str = "", large: bool = False,
) -> list[Path]:  # fmt: skip
    """Ask where an export goes to, and write it in the form its name ends in, or in every form when it ends in none.

    ``which`` is the record it is of, ``first`` the form offered. A name with “large” in it gives large print too.
    Raises Problem.
    """
    export, place = every()[name], app.place_id
    slug = app.head.slug if app.head else "place"
    others = ", ".join(f".{ending}" for ending in export.forms)
    hint = f"the ending says the form ({others}); without one, all of them" if len(export.forms) > 1 else ""
    offered = first or export.forms[0]
    path = await ask_path(app, stem or f"{slug}-{export.stem}", offered, "; ".join(filter(None, (why, hint))))
    if path is None:
        return []
    ending = path.suffix.removeprefix(".")
    if ending and ending not in export.forms:
        raise Problem(f"“.{ending}” is no form of it.", hint=f"End the name in one of {others}, or in nothing.")
    large = large or "large" in path.stem
    wanted = {path: ending} if ending else {path.with_name(f"{path.name}.{one}"): one for one in export.forms}
    for one in wanted:
        _refuse_taken(one)
    kept = await app.carry(lambda book: prepare(book, place, export)) if export.before else ""
    if kept:
        app.changed.publish("book")
    written, says = [], [kept]
    for one, form in wanted.items():
        asked = Asked(form, which, people, large=large and form in PRINTED)
        says += await _write_export(app, one, export, asked)
        written.append(one)
    names = ", ".join(one.name for one in written)
    told = " ".join(dict.fromkeys(filter(None, says)))
    app.toast(" ".join(filter(None, (f"Written: {names}.", told, f"It is in {written[0].absolute().parent}."))))
    return written


async def _write_export(app: Host, path: Path, export: Export, asked: Asked) -> list[str]:
    """One file, its pages typeset beside the store; what is to be said of it."""
    found = await app.ask(source, app.place_id, app.today, export, asked)
    made = await asyncio.to_thread(finish, found, asked)
    told = await put(app, path, made.for_file, made.words, private=asked.people, public=export.public)
    typed = await app.ask(_fence().typed_in, app.place_id, made.words)
    if found.after is not None:
        await app.do(found.after)
    # What a screen shows anyway, as the manifesto's does its findings, is not said again.
    says = made.says if not export.public else made.says[len(found.says) :]
    return [*says, typed, f"{told.removeprefix('; ').capitalize()}." if told else ""]


async def save_listing(app: Host, noun: str, ids: Sequence[str], total: int) -> None:
    """A list as CSV or a workbook: the records you see, without the convener's judgement of them. Raises Problem."""
    from convene.core.nouns import NOUNS
    from convene.services.lists import listing

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
    if _fence().concerned(noun):
        said += (await app.ask(_fence().fence, place)).says

    said.append("the ending says the form: .csv or .xlsx")

    def write(read: Any) -> str:
        return "".join(listing.csv_pages(read, place, noun, ids))

    path = await ask_path(app, f"{slug}-{kind.plural}", "csv", "; ".join(said))
    if path is not None:
        text = await app.ask(write)
        if path.suffix.casefold() == ".xlsx":
            content: str | bytes = await app.ask(listing.xlsx, place, noun, ids)
        else:
            # Spreadsheet programs take a file for their own old encoding unless it begins with this mark.
            content = "\ufeff" + text
        _told(app, path, await put(app, path, content, text))


async def save_place(app: Host, place_id: str, slug: str) -> None:
    """A whole place as its file. Raises Problem."""
    from convene.services.files import own_files

    text = await app.ask(own_files.place_text, place_id)
    said = (
        "everything about the place, without contacts of people",
        *(await app.ask(_fence().fence, place_id)).says,
    )
    await save_text(app, text, slug or "place", "toml", "; ".join(said))
