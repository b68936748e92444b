"""A vision drafted from what was said: a new one, or one that is there and rests on more from now on."""

from __future__ import annotations

from collections.abc import Sequence

from convene.text import plural
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.pick_record import NEW, PickScreen


async def draft_from(host: Host, said: Sequence[str], names: str, hue: str) -> None:
    """Ask which vision grows from contributions, by their handles, and have it rest on them. ``names`` says in words
    where they stand. Part of an act. Raises Problem."""
    from convene.services.codesign import visions
    from convene.services.nouns import registry

    if not said:
        host.toast("Nobody said anything there yet, so there is nothing to draft from.")
        return
    place = host.place_id
    about = f"it rests on {plural(len(said), 'contribution')} from {names}"
    pick = PickScreen(
        "Which vision grows from this?", about, lambda read: registry.choices(read, place, "vision"), new="A new vision"
    )
    chosen = await host.push_screen_wait(pick)
    if chosen == NEW:
        nothing = "Nothing was drafted: a vision needs a sentence."
        asked = AskLine("What should be true one day?", why=about, hue=hue, nothing=nothing)
        if statement := await host.push_screen_wait(asked):
            await host.do(visions.draft_from, place, str(statement), said)
    elif chosen:
        await host.do(visions.rest_on, place, chosen, said)
