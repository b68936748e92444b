"""Writing records down: a form for a new one, a form for a change, and the reason where the change is public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from convene.errors import Problem
from convene.tui import show
from convene.tui.screens.ask_line import AskLine

if TYPE_CHECKING:
    from convene.tui.app import ConveneApp


async def add(app: ConveneApp, noun: str, *, values: Mapping[str, Any] | None = None, title: str = "") -> str:
    """A form for a new record; the id of what was added, or "" when it was left."""
    from convene.services import records
    from convene.tui.forms.form import NounForm

    place, made = app.place_id, [""]

    async def save(new: Any, why: str) -> None:
        made.append(str((await app.do(records.add, place, noun, new)).value))

    await app.push_screen_wait(NounForm(noun, values=values, title=title, save=save))
    return made[-1]


async def edit(app: ConveneApp, noun: str, record_id: str) -> None:
    """A form on a record. A vision's new wording and a signed commitment's new terms are asked for their reason."""
    from convene.services import records
    from convene.tui.forms.form import NounForm

    place = app.place_id

    async def save(new: Any, why: str) -> None:
        why = why or await _reason(app, noun, record_id, old, new)
        await app.do(records.edit, place, noun, record_id, new, why)

    with app.telling():
        old: Any = await app.ask(records.load, noun, record_id)
        await app.push_screen_wait(NounForm(noun, old, save=save))


async def edit_place(app: ConveneApp, place_id: str) -> None:
    """A form on the place itself."""
    from convene.services import places, records
    from convene.tui.forms.form import NounForm

    async def save(draft: Any, why: str) -> None:
        await app.do(places.edit, place_id, draft)

    with app.telling():
        draft = await app.ask(records.load, "place", place_id)
        await app.push_screen_wait(NounForm("place", draft, save=save))


async def edit_terms(app: ConveneApp) -> None:
    """A form on the manifesto's own terms, which it makes when there are none yet."""
    from convene.services import records

    with app.telling():
        kept = await app.ask(records.load_all, app.place_id, "manifesto")
        await (edit(app, "manifesto", kept[0][0]) if kept else add(app, "manifesto"))


async def _reason(app: ConveneApp, noun: str, record_id: str, old: Any, new: Any) -> str:
    """Why a change that people will read of was made; "" where none is needed. Raises Problem when it is withheld."""
    question = ""
    if noun == "vision" and old.statement and old.statement != new.statement:
        question = "Why was it reworded?"
    elif noun == "commitment" and await _terms_change(app, record_id, old, new):
        question = "Why do its terms change?"
    if not question:
        return ""
    asked = AskLine(question, why="kept with it, for everybody to read", hue=show.hue(app.screen))
    why = await app.push_screen_wait(asked)
    if not why:
        raise Problem(
            "Nothing was changed: this change needs its reason.", hint="Save again and say why; one line is enough."
        )
    return str(why)


async def _terms_change(app: ConveneApp, record_id: str, old: Any, new: Any) -> bool:
    from convene.core.nouns.delivery import TERMS
    from convene.services import commitments

    changed = [name for name in ("actor", *TERMS) if getattr(old, name) != getattr(new, name)]
    return bool(changed) and bool(await app.ask(commitments.is_signed, record_id))
