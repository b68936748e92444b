"""Which line or row of a table names its columns."""

from __future__ import annotations

from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine


async def ask_heading(host: Host, what: str, now: int, hue: str) -> int | None:
    """Its number, 0 for whichever is found, or None when left. ``what`` is a line or a row, ``now`` the one taken."""
    asked = AskLine(
        f"Which {what} names the columns?",
        why=f"the number of the {what}, counted from 1; empty lets it be found",
        value=str(now),
        hue=hue,
    )
    answer = await host.push_screen_wait(asked)
    if answer is None:
        return None
    if answer.strip() and not answer.strip().isdecimal():
        host.toast(f"The number of a {what} is wanted, such as 3.")
        return None
    return int(answer.strip() or 0)
