"""Pages on the framework: what changed and its versions, what is worth a look, and what counts towards whose goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from convene.core.status_steps import Question
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.editing import answers
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.screens.shared.saving import save_export
from convene.tui.shielded_actions import act
from convene.tui.widgets.reading_table import Line
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.core.views import Section

_PAGES = (("", "Changes"), ("lint", "To look at"), ("sdg", "SDGs"), ("pillar", "Pillars"), ("ppn002", "PPN 002"))
"""What each tab shows: a crosswalk by its scheme, or one of the two others."""


def typeset(sections: Sequence[Section], width: int, hue: str) -> list[Line]:
    """Titled lines; what is indented stays so when it is broken."""
    out: list[Line] = []
    for section in sections:
        out += [[("", "")]] if out else []
        out += [[(line, f"{hue} bold")] for line in show.wrap(show.line(section.title), width)]
        for text in section.lines:
            body = text.lstrip()
            indent = 2 + len(text) - len(body)
            role = "quiet" if indent > 2 else "look" if section.tone == "look" else "plain"
            out += [[(" " * indent + line, role)] for line in show.wrap(show.line(body), max(width - indent, 10))]
    return out


class FrameworkScreen(ReadingSheet):
    HELP = (
        "What was changed since the version last kept and since the framework came in; what is hard to count, to show "
        "or to value; and which measures in use count towards the SDGs, the pillars of community wealth building and "
        "the outcomes of PPN 002."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right_square_bracket", "turn(1)", "next page", "list.next_tab", "The next of these pages."),
        hidden("left_square_bracket", "turn(-1)", "page before", "list.previous_tab", "The page before."),
        bind("v", "version", "new version", "framework.version", "Keep it as it stands under a new number; say why."),
        bind("x", "export", "write", "sheet.export", "Write it to a file: the framework, or the crosswalk shown."),
    ]

    def __init__(self, *, hue: str) -> None:
        super().__init__("The framework", hue=hue)
        self.at = 0
        self.suggested = ""
        self.tabs = TabRow(tuple(title for _, title in _PAGES))

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        yield from super().compose_body()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.at == 0 if action == "version" else True

    @work(group="framework", exclusive=True)
    async def read(self) -> None:
        what = _PAGES[self.at][0]

        from convene.services.codesign import framework_pages

        with self.host.telling():
            sections, facts, self.suggested = await self.host.ask(framework_pages.shown, self.host.place_id, what)
            self.head.say(facts=facts)
            self.reading.show_text(lambda width: typeset(sections, width, self.hue))
            self.refresh_bindings()

    def action_turn(self, step: int) -> None:
        self._go((self.at + step) % len(_PAGES))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self._go(event.index)

    def _go(self, at: int) -> None:
        self.at = at
        self.tabs.choose(at)
        self.reading.scroll_home(animate=False)
        self.read()

    @act
    async def action_version(self) -> None:
        """Ask for the number and the reason, then keep it."""
        from convene.services.codesign import framework_editor

        fits = f"{self.suggested} would fit what changed" if self.suggested else "three numbers, such as 1.1.0"
        asked = (
            Question("version", "Which number?", fits, example=self.suggested or "1.1.0"),
            Question("why", "Why is there a new version?", "kept with it"),
        )
        with self.host.telling():
            said = await answers(self.host, asked, "Press v again, and answer both")
            await self.host.do(framework_editor.raise_version, self.host.place_id, said["version"], said["why"])

    @act
    async def action_export(self) -> None:
        what = _PAGES[self.at][0]
        with self.host.telling():
            if what in ("", "lint"):
                await save_export(self.host, "framework")
            else:
                slug = self.host.head.slug if self.host.head else "place"
                await save_export(self.host, "crosswalk", which=what, stem=f"{slug}-{what}", first="pdf")
