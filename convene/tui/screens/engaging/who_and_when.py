"""Who does it, and by when: one line, asked until it is understood or left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.errors import Problem
from convene.text import day
from convene.tui.host import Host

_OWNER = "action owner"
_WHY = "who, a comma, a day"


async def who_and_when(desk: Host, question: str, hue: str) -> tuple[str, date] | None:
    """(owner, due), or None when it was left. What is not understood is said beside the question, and what was typed
    stays. Raises Problem only where the book does."""
    from convene.services.sight import acting
    from convene.tui.screens.ask_line import AskLine

    owner = await desk.recall(_OWNER) or "convener"
    due = day(desk.today + timedelta(days=acting.DAYS), desk.today).split(" ", 1)[1]
    asked = AskLine(question, why=_WHY, value=f"{owner}, {due}", hue=hue)
    while line := await desk.push_screen_wait(asked):
        try:
            return acting.who_and_when(line, desk.today)
        except Problem as problem:
            # Its words come first: a narrow screen cuts the end.
            asked = AskLine(problem.title, why=problem.hint, value=line, hue=hue, again=True)
    return None


async def carry_out(desk: Host, action: Any, *args: Any) -> None:
    """Do it; the last of ``args`` but one is its owner, who is offered the next time."""
    from convene.services import memory

    with desk.telling():
        await desk.do(action, desk.place_id, *args)
        await desk.do(memory.keep, _OWNER, args[-2])
