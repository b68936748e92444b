"""Interrupting an act at each of its awaits: the screens are closed under it, or every worker there is cancelled."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from convene.core.nouns import Draft
from convene.services.book import Book
from convene.tui.app import ConveneApp
from convene.tui.closing import ClosableScreen
from convene.tui.forms.form import NounForm
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.shielded_actions import ShieldedActionsApp

Begin = Callable[[], Any]


class Stepped:
    """Awaits a coroutine, and calls ``meanwhile`` at the await with the number ``at`` (from 1). ``met`` counts them."""

    def __init__(self, job: Coroutine[Any, Any, Any], at: int, meanwhile: Callable[[], None]) -> None:
        self._steps = job.__await__()
        self._at, self._meanwhile = at, meanwhile
        self.met = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        thrown: BaseException | None = None
        while True:
            try:
                got = self._steps.throw(thrown) if thrown else next(self._steps)
            except StopIteration as stop:
                return stop.value
            self.met += 1
            if self.met == self._at:
                self._meanwhile()
            thrown = None
            try:
                yield got
            except BaseException as error:
                thrown = error


class Sweep:
    """``at`` is the await of the next act that is interrupted; ``met`` how many there were."""

    def __init__(self, app: ConveneApp, meanwhile: Callable[[ConveneApp], None]) -> None:
        self.app, self._meanwhile = app, meanwhile
        self.at = self.met = 0
        self.begun: list[str] = []
        self.ended: list[str] = []

    def install(self, patch: Any, answers: dict[str, Any]) -> None:
        begin, do, sweep = ShieldedActionsApp.begin_act, Book.do, self

        def begin_act(app: Any, name: str, job: Callable[[], Any], **options: Any) -> Any:
            async def stepped() -> Any:
                at, sweep.at = sweep.at, 0  # only the first act that is begun is interrupted
                one = Stepped(job(), at, lambda: sweep._meanwhile(sweep.app))
                try:
                    return await one
                finally:
                    if at:
                        sweep.met = one.met

            return begin(app, name, stepped, **options)

        def watched(book: Book, action: Any, /, *args: Any, **kwargs: Any) -> Any:
            name = getattr(action, "__name__", "?")
            sweep.begun.append(name)
            try:
                return do(book, action, *args, **kwargs)
            finally:
                sweep.ended.append(name)

        async def answered(app: ConveneApp, screen: Any, **_: Any) -> Any:
            return await answer(app, screen, answers)

        patch.setattr(ShieldedActionsApp, "begin_act", begin_act)
        patch.setattr(Book, "do", watched)
        patch.setattr(ConveneApp, "push_screen_wait", answered)


async def answer(app: ConveneApp, screen: Any, answers: dict[str, Any]) -> Any:
    """What a person would answer, without the screen: forms are saved as they open, lists answer their first item."""
    del app
    name = type(screen).__name__
    if name in answers:
        found = answers[name]
        return found(screen) if callable(found) else found
    if isinstance(screen, NounForm):
        if screen.draft is None:
            return False
        await screen._save_to(changed(screen.draft), "because")
        return True
    if isinstance(screen, AskLine):
        return answers.get(screen._question.split(":")[0], "convener, in 2 weeks")
    return getattr(screen, "LEFT", None)


def changed(draft: Draft) -> Draft:
    """A draft with one word more in it."""
    for name in ("note", "notes", "summary", "statement", "title", "name"):
        value = getattr(draft, name, None)
        if isinstance(value, str):
            return draft.model_copy(update={name: f"{value} again"})
    return draft


def close_all(app: ConveneApp) -> None:
    """As somebody does who goes elsewhere at once."""
    app.action_go("overview")


def close_top(app: ConveneApp) -> None:
    """As somebody does who presses esc before anything is through; twice, because two quick fingers do."""
    if isinstance(top := app.screen, ClosableScreen):
        top.dismiss()
        top.dismiss()


def cancel_all(app: ConveneApp) -> None:
    """Nothing in the app does this to an act; if something ever does, what was begun is written all the same."""
    for worker in list(app.workers):
        with suppress(Exception):
            worker.cancel()


def answers_for(folder: Path) -> dict[str, Any]:
    """Answers by the name of a screen, or by the question of a line."""
    taken = iter(range(10_000))

    def first(screen: Any) -> str:
        return next((one.id for one in getattr(screen, "_items", ()) if one.id), "")

    return {
        "Write to": "", "Erase": "yes", "ChooseScreen": first, "DecideScreen": "skip", "MergeScreen": "",
        "AskLine": lambda screen: _line(screen, folder, taken), "RunScreen": False,
    }  # fmt: skip


def _line(screen: Any, folder: Path, taken: Any) -> str:
    question = screen._question
    if question == "Write to":
        return str(folder / f"out-{next(taken)}{Path(screen._input.value).suffix}")
    if question.startswith("Erase"):
        return "yes"
    if question.startswith("How much of it"):
        return "30"
    return "convener, in 2 weeks"


__all__ = ["Begin", "Sweep", "answers_for", "cancel_all", "close_all", "close_top"]
