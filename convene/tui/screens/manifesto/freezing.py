"""Freezing the manifesto from the app: as what, what changed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.core.vocabulary import ManifestoStatus
from convene.errors import Problem
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import KeyChoice, Option

if TYPE_CHECKING:
    from convene.services.manifesto import ManifestoPage

_AS = (
    Option("f", "for_signing", "for signing", "the text that goes round to be signed"),
    Option("s", "signed", "signed", "it is in force from now on"),
    Option("r", "under_review", "under review", "in force, and being looked at again"),
    Option("c", "closed", "closed", "its time is over"),
)


async def freeze(app: Host, page: ManifestoPage) -> None:
    """Ask as what and why, then keep the next version. Raises Problem; nothing is changed when it is left."""
    from convene.services.manifesto import freezing

    hue, number = show.hue(app.screen), page.version.number + 1 if page.version else 1
    if errors := sum(one.severity == "error" and bool(one.path) for one in page.findings):
        raise Problem(
            f"It cannot be frozen yet: {errors} {'thing is' if errors == 1 else 'things are'} missing.",
            hint="The tab Missing lists them; enter goes where each is mended.",
        )
    question = f"Freeze version {number} as"
    status = await app.push_screen_wait(KeyChoice(question, _AS, why="kept byte for byte; u takes it back", hue=hue))
    if not status:
        return
    why = ""
    if page.version is not None:
        asked = AskLine("Why was it changed?", why="stands in the file, for everybody to read", hue=hue)
        answer = await app.push_screen_wait(asked)
        if answer is None:
            return
        why = answer
    place = app.place_id
    done = await app.do(freezing.freeze, place, ManifestoStatus(status), why=why)
    app.toast(f"Frozen as version {done.value.number}. Its hash begins {done.value.sha256[:16]}.")
