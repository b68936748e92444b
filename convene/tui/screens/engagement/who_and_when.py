"""Who does it, and by when: one line, asked until it is understood or left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.errors import Problem
from convene.text import day
from convene.tui.host import Host

_OWNER = "action owner"
_WHY = "who, a comma, a day"
_NOBODY = "Nothing was kept: it was not said who does it."


async def who_and_when(host: Host, question: str, hue: str) -> tuple[str, date] | None:
    """(owner, due), or None when it was left. What is not understood is said beside the question, and what was typed
    stays. Raises Problem only where the book does."""
    from convene.services.engagement.stakeholders import gap_actions
    from convene.tui.screens.shared.ask_line import AskLine

    owner = await host.recall(_OWNER) or "convener"
    due = day(host.today + timedelta(days=gap_actions.DAYS), host.today).split(" ", 1)[1]
    asked = AskLine(question, why=_WHY, value=f"{owner}, {due}", hue=hue, nothing=_NOBODY)
    while line := await host.push_screen_wait(asked):
        try:
            return gap_actions.who_and_when(line, host.today)
        except Problem as problem:
            # Its words come first: a narrow screen cuts the end.
            asked = AskLine(problem.title, why=problem.hint, value=line, hue=hue, again=True, nothing=_NOBODY)
    return None


async def carry_out(host: Host, action: Any, *args: Any) -> None:
    """Do it; the last of ``args`` but one is its owner, who is offered the next time."""
    from convene.services.maintenance import memos

    with host.telling():
        await host.do(action, host.place_id, *args)
        await host.do(memos.keep, _OWNER, args[-2])
