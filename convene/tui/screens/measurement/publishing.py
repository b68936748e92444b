"""Publishing the account from the app: what would go out and what changed, then why, then it is kept."""

from __future__ import annotations

from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.measurement.before_doing import BeforeScreen, Section
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import Option


async def publish(host: Host, account_id: str, hue: str) -> None:
    """Say what would go out, with its labels; ask, and from the second time on why. Part of an act. Raises Problem;
    nothing is changed when it is left."""
    from convene.services.account import publishing

    found = await host.ask(publishing.look, host.place_id, account_id, host.today)
    if found.same and found.before is not None:
        host.toast(f"Nothing has changed since number {found.before.number} was published.")
        return
    sections: list[Section] = [("What is told", (found.headline,)), ("What stands beside it", found.labels)]
    if found.before is not None:
        sections.append((f"What is not the same as in number {found.before.number}", found.changes))
    option = Option("y", "yes", "publish", "Keep its file byte for byte; nothing changes it afterwards.")
    heading = f"Publish “{show.fit(found.title, 40)}” as number {found.number}?"
    if not await host.push_screen_wait(BeforeScreen(heading, sections, (option,), hue=hue)):
        return
    why = ""
    if found.before is not None:
        asked = AskLine("Why is there another one?", why="stands in the file, for everybody to read", hue=hue)
        answer = await host.push_screen_wait(asked)
        if not answer:
            host.toast("Nothing was published: another account needs its reason.")
            return
        why = answer
    done = await host.do(publishing.publish, host.place_id, account_id, why=why)
    host.toast(f"Published as number {done.value.number}. The hash of its file begins {done.value.sha256[:16]}.")


def show_cycles(host: Host, hue: str) -> None:
    """The accounts of two cycles side by side, to read and to write out."""
    from convene.tui.screens.shared.paper_page import PaperScreen

    host.push_screen(PaperScreen("cycles", "Two cycles side by side", hue=hue))


async def into_next_cycle(host: Host, hue: str) -> bool | None:
    """Say what goes on into the next cycle, and ask. Whether counts become baselines; None where it was left. Part of
    an act."""
    from convene.services.account import next_cycle

    found = await host.ask(next_cycle.look, host.place_id)
    options = [Option("y", "yes", "begin it", "One change; u takes all of it back.")]
    if found.baselines:
        options.append(Option("b", "baselines", "with baselines", "And keep the last count of each as its baseline."))
    screen = BeforeScreen(f"Begin cycle {found.cycle}?", (("", found.words),), options, hue=hue)
    chosen = await host.push_screen_wait(screen)
    return None if not chosen else chosen == "baselines"
