"""“What we heard” on a page: read it, write it out, and keep that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.text import clip, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.screens.shared.saving import save_export
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading import document
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.services.engagement.what_we_heard import Choice, HeardPage


class HeardScreen(ReadingSheet):
    HELP = (
        "The note that goes back to those who spoke, made of their own words. Nobody is named, and a type of actor "
        "only where three or more of them were there."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y,enter", "sent", "it was sent", "item.sent", "Keep that it was sent, and what it answers."),
        bind("x", "export", "write", "sheet.export", "Write it to a file: .pdf to print, .docx, .html or .md."),
        bind("right_square_bracket", "turn(1)", "another workshop", "list.next_tab", "The note on another workshop."),
        hidden("left_square_bracket", "turn(-1)", "tab before", "list.previous_tab", "The note on the one before."),
        bind("L", "large", "large print", "sheet.large", "Write the page in large print, or in the usual size."),
    ]

    def __init__(self) -> None:
        super().__init__("What we heard", hue="engagement")
        self.choices: tuple[Choice, ...] = ()
        self.at = -1
        self.page: HeardPage | None = None
        self.large = False
        self.tabs = TabRow(("…",))

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield from super().compose_body()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("sent", "export", "large"):
            return self.page is not None and bool(self.page.contributions)
        return len(self.choices) > 1 if action == "turn" else True

    @work(group="heard", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.engagement import what_we_heard

        at = self.at

        def look(read: Any, place: str, today: Any) -> tuple[tuple[Choice, ...], int, HeardPage]:
            found = what_we_heard.choices(read, place, today)
            here = what_we_heard.first(found) if at < 0 else min(at, len(found) - 1)
            return found, here, what_we_heard.page(read, place, found[here].scope, today)

        with self.host.telling():
            found, here, page = await self.host.ask(look, self.host.place_id, self.host.today)
            self.show_note(found, here, page)

    def show_note(self, choices: tuple[Choice, ...], at: int, page: HeardPage) -> None:
        self.choices, self.at, self.page = choices, at, page
        self.tabs.titles = tuple(clip(one.title, 26) for one in choices)
        self.tabs.choose(at)
        self._say()
        text = page.markdown
        self.reading.show_text(lambda width: document(text, width, self.hue))
        self.refresh_bindings()

    def _say(self) -> None:
        here = self.choices[self.at]
        told = "all of it answered" if not here.untold else f"{here.untold:,} not answered yet"
        facts = f"{plural(here.said, 'contribution')}, {told}" if here.said else "nothing was written down"
        self.head.say(facts=f"{facts} · large print" if self.large else facts)

    def action_turn(self, step: int) -> None:
        self._go((self.at + step) % len(self.choices))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self._go(event.index)

    def _go(self, at: int) -> None:
        self.at = at
        self.reading.scroll_home(animate=False)
        self.read()

    def action_large(self) -> None:
        self.large = not self.large
        self._say()

    @act
    async def action_export(self) -> None:
        if self.page is not None:
            with self.host.telling():
                await save_export(
                    self.host, "heard", which=self.choices[self.at].scope.workshop, first="pdf", large=self.large
                )

    @act
    async def action_sent(self) -> None:
        """Ask whom it went to, then make the reply."""
        from convene.services.engagement import what_we_heard

        if self.page is None:
            return
        asked = AskLine(
            "Who was told?", why="it is kept as sent today", example="everybody who came, by letter", hue=self.hue,
            nothing="Nothing was kept: it was not said who was told.",
        )  # fmt: skip
        told = await self.host.push_screen_wait(asked)
        if not told:
            return
        scope = self.choices[self.at].scope
        with self.host.telling():
            await self.host.do(what_we_heard.record, self.host.place_id, scope, told=told)
