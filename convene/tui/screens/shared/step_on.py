"""A record's status one step on: which step, then only what that step asks, each question in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from convene.core.status_steps import Question
from convene.core.vocabulary import Choice
from convene.errors import Problem
from convene.tui import show
from convene.tui.host import Host
from convene.tui.keys import bind
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.room import Room
from convene.tui.shielded_actions import act


class StatusRoom(Room):
    """A tab whose records have a status that moves on."""

    ON_ITEM = frozenset({"step"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "step", "step on", "item.step_on", "Move its status on; only what that step needs is asked."),
    ]

    @act
    async def action_step(self) -> None:
        """The selected ones, or the highlighted one."""
        if ids := self.list.chosen_ids:
            item = self.list.highlighted
            title = f"{len(ids)} selected" if len(self.list.marked) > 1 or item is None else item.title
            with self.host.telling():
                await step_on(self.host, self.noun, ids, title, self.owner.hue)


async def step_on(host: Host, noun: str, ids: Sequence[str], title: str, hue: str) -> None:
    """Ask for the step and for what it needs, and take it. Left at any question, nothing is changed."""
    from convene.services.nouns import status_steps

    ways = await host.ask(status_steps.ways, noun, ids)
    options = [Option(way.key, way.to.value, way.words, way.help) for way in ways]
    chosen = await host.push_screen_wait(KeyChoice(show.fit(title, 60), options, why="what is it now?", hue=hue))
    way = next((way for way in ways if way.to.value == chosen), None)
    if way is None:
        return
    answers: dict[str, str] = {}
    for question in await host.ask(status_steps.questions, host.place_id, noun, ids, way.to):
        answer = await _answer(host, question, question.value, hue)
        if answer is None:
            return
        answers[question.name] = answer
    await _take(host, noun, ids, way.to, answers, hue)


async def _take(host: Host, noun: str, ids: Sequence[str], to: Choice, answers: dict[str, str], hue: str) -> None:
    from convene.services.nouns import status_steps

    while True:
        try:
            done = await host.do(status_steps.step, host.place_id, noun, ids, to, answers)
        except Problem as problem:
            name = next((one for one in problem.fields if one in answers), "")
            if not name:
                raise
            asked = AskLine(problem.title, why=problem.hint, value=answers[name], hue=hue, again=True)
            answer = await host.push_screen_wait(asked)
            if answer is None:
                return
            answers[name] = answer
            continue
        moved, words = done.value
        if not moved:
            host.toast(f"{words}.")
        return


async def _answer(host: Host, question: Question, value: str, hue: str) -> str | None:
    """What was answered, never nothing: None when the question was left."""
    if question.options:
        keys = _letters([one.label for one in question.options])
        options = [Option(key, one.value, one.label, one.help) for key, one in zip(keys, question.options, strict=True)]
        return await host.push_screen_wait(KeyChoice(question.words, options, why=question.why, hue=hue)) or None
    again = False
    while True:
        why = "it needs an answer; esc leaves it as it is" if again else question.why
        asked = AskLine(question.words, why=why, value=value, example=question.example, hue=hue, again=again)
        answer = await host.push_screen_wait(asked)
        if answer is None or answer:
            return answer
        again = True


def _letters(words: Sequence[str]) -> list[str]:
    """A letter for each, its first that is not taken yet."""
    taken: list[str] = []
    for word in words:
        letters = [one for one in word.casefold() if one.isascii() and one.isalpha()]
        taken.append(next(one for one in [*letters, *"abcdefghijklmnopqrstuvwxyz"] if one not in taken))
    return taken
