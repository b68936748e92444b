"""What is done from the account: its terms, what is taken off a line, the live check, the ballot on what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.core.account.shape import Line
from convene.core.measurement_vocabulary import Adjustment
from convene.services.account import beginning, importance, setting
from convene.services.account.setting import figure
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.measurement import register
from convene.tui.screens.measurement.check_page import CheckScreen
from convene.tui.screens.measurement.register import Entry
from convene.tui.screens.shared.editing import add, edit
from convene.tui.screens.shared.key_choice import KeyChoice, Option

if TYPE_CHECKING:
    from convene.services.account.pages import AccountPage

LETTERS = {
    Adjustment.deadweight: "d", Adjustment.attribution: "a", Adjustment.displacement: "p", Adjustment.drop_off: "o",
    Adjustment.leakage: "l", Adjustment.lasts: "y",
}  # fmt: skip


async def set_of_line(host: Host, line: Line, hue: str) -> None:
    """Ask which adjustment of a line, and set it. Part of an act."""
    settings = line.claim.settings
    options = [
        Option(key, kind.value, kind.label, figure(kind, settings[kind].central if kind in settings else None))
        for kind, key in LETTERS.items()
    ]
    chosen = await host.push_screen_wait(KeyChoice(show.fit(line.claim.title, 60), options, why="set what?", hue=hue))
    if chosen:
        kind = Adjustment(chosen)
        await register.set_for(host, [Entry(line, kind, settings.get(kind))], hue)


async def forget(host: Host, one: Entry) -> None:
    """Have an adjustment not set any more. Part of an act."""
    done = await host.do(setting.forget, host.place_id, one.line.claim.commitment_id, one.kind)
    if not done.value:
        host.toast("It is not set.")


async def terms(host: Host, account_id: str) -> str:
    """The terms of an account: a form on them, or on new ones with what is usual; the id of a new one. Part of an
    act."""
    if account_id:
        await edit(host, "account", account_id)
        return ""
    values = await host.ask(beginning.defaults, host.place_id, host.today)
    return await add(host, "account", values=values, title="A new account")


async def check(host: Host, page: AccountPage, first: str, hue: str) -> None:
    """A line at a time before everybody. Part of an act."""
    screen = CheckScreen(page, first, hue=hue)
    if not screen.lines:
        host.toast("There is no line with a unit value to look at yet.")
        return
    await host.push_screen_wait(screen)


async def plan_ballot(host: Host, page: AccountPage) -> None:
    """A ballot on which outcomes matter most, named by the account. Part of an act."""
    if page.ranking.ballot_id:
        host.go_to("codesign", "ballot", page.ranking.ballot_id)
        return
    made = await add(
        host, "ballot", values=importance.ballot(page.account, page.title), title="Which outcomes matter most?"
    )
    if made and page.account_id:
        await host.do(importance.name_ballot, host.place_id, page.account_id, made)
