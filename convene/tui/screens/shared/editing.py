"""Writing records down: a form for a new one, a form for a change, and the reason where the change is public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from convene.core.status_steps import Question
from convene.errors import Problem
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine


async def add(app: Host, noun: str, *, values: Mapping[str, Any] | None = None, title: str = "", at: str = "") -> str:
    """A form for a new record, which begins in the field ``at``; the id of what was added, or "" when it was left."""
    from convene.services.nouns import records
    from convene.tui.forms.form import NounForm

    place, made = app.place_id, [""]

    async def save(new: Any, why: str) -> None:
        made.append(str((await app.do(records.add, place, noun, new)).value))

    await app.push_screen_wait(NounForm(noun, values=values, title=title, save=save, at=at))
    return made[-1]


async def edit(app: Host, noun: str, record_id: str, at: str = "") -> None:
    """A form on a record, which begins in the field ``at``. A vision's new wording and a signed commitment's new terms
    are asked for their reason."""
    from convene.services.nouns import records
    from convene.tui.forms.form import NounForm

    place = app.place_id

    async def save(new: Any, why: str) -> None:
        opened, decided = form.draft, form.clashes.decided
        said = {"why": why} if why else await _reasons(app, place, noun, record_id, opened, new, decided)
        await app.do(records.edit, place, noun, record_id, new, opened=opened, decided=decided, **said)

    with app.telling():
        old: Any = await app.ask(records.load, noun, record_id)
        form = NounForm(noun, old, save=save, key=f"form:{place}:{noun}:{record_id}", at=at)
        await app.push_screen_wait(form)


async def edit_place(app: Host, place_id: str, at: str = "") -> None:
    """A form on the place itself, which begins in the field ``at``."""
    from convene.services.nouns import records
    from convene.services.places import places
    from convene.tui.forms.form import NounForm

    async def save(draft: Any, why: str) -> None:
        opened: Any = form.draft
        await app.do(places.edit, place_id, draft, opened=opened, decided=form.clashes.decided)

    with app.telling():
        draft = await app.ask(records.load, "place", place_id)
        form = NounForm("place", draft, save=save, key=f"form:{place_id}:place:{place_id}", at=at)
        await app.push_screen_wait(form)


async def edit_terms(app: Host) -> None:
    """A form on the manifesto's own terms, which it makes when there are none yet."""
    from convene.services.nouns import records

    with app.telling():
        kept = await app.ask(records.load_all, app.place_id, "manifesto")
        await (edit(app, "manifesto", kept[0][0]) if kept else add(app, "manifesto"))


async def _reasons(
    app: Host, place: str, noun: str, record_id: str, opened: Any, new: Any, decided: frozenset[str]
) -> dict[str, str]:
    """Why a change that people will read of is made, and of a wording who asked for it. Raises Problem when either is
    withheld."""
    from convene.services.nouns import public_reasons

    questions = await app.ask(public_reasons.questions, place, noun, record_id, opened, new, app.today, decided)
    return await answers(app, questions, "Save again and say why; one line is enough")


async def answers(app: Host, questions: Sequence[Question], again: str) -> dict[str, str]:
    """What was answered, by the name of each question. Raises Problem, with ``again`` as its hint, when one is left."""
    said: dict[str, str] = {}
    for one in questions:
        asked = AskLine(one.words, why=one.why, example=one.example, hue=show.hue(app.screen))
        answer = await app.push_screen_wait(asked)
        if not answer:
            hint = f"{again}{', and a dot leaves it open' if one.stays_open else ''}."
            raise Problem("Nothing was changed: this change needs its reason.", hint=hint)
        said[one.name] = one.taken(str(answer))
    return said
