"""What those who promised said of how it goes, taken down with a few keys: how sure they are, a line, and perhaps a
step of its status."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.delivery_vocabulary import Confidence
from convene.core.vocabulary import Channel
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.step_on import step_on

_SURE = (
    Option("s", "high", "sure", "They expect to keep it."),
    Option("d", "even", "in doubt", "It could go either way."),
    Option("u", "low", "unlikely", "They do not expect to keep it."),
    Option("n", "not asked", "not asked", "It was not spoken of."),
)
_STAYS, _MOVES = "stays", "moves"


async def hear_of(
    host: Host, ids: Sequence[str], title: str, hue: str, *, channel: Channel | None = None, step: bool = True
) -> bool:
    """Ask what was heard of some commitments and keep it; then whether their status moves on. True once it is kept.

    Raises Problem.
    """
    from convene.services.delivery import news

    sure = await host.push_screen_wait(
        KeyChoice(f"{show.fit(title, 50)}: will it be kept?", _SURE, why="how sure they are", hue=hue)
    )
    if not sure:
        return False
    line = await host.push_screen_wait(
        AskLine(
            "What did they say?", why="in a line; kept with today's date", example="two of the twenty start on Monday",
            nothing="Nothing was kept: there were no words.", hue=hue,
        )
    )  # fmt: skip
    if not line:
        return False
    confidence = Confidence(sure) if sure in tuple(Confidence) else None
    await host.do(news.hear, host.place_id, tuple(ids), line, channel=channel, confidence=confidence)
    if step:
        options = (
            Option("k", _STAYS, "as it was", "Its status stays."),
            Option("r", _MOVES, "step on", "It moves on."),
        )
        said = await host.push_screen_wait(
            KeyChoice("Kept. And how does it stand now?", options, why="esc leaves it as it was", hue=hue)
        )
        if said == _MOVES:
            await step_on(host, "commitment", tuple(ids), title, hue)
    return True
