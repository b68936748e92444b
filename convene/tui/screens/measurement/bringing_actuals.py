"""Bringing in a list of what was counted: what would become of each line, then the doing in one piece."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.views import Item, Tone
from convene.services.measuring import bringing_actuals
from convene.services.measuring.actuals_plan import ActualsOptions
from convene.text import clip, count, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.file_names import ask_file
from convene.tui.screens.shared.long_reading import LongReading
from convene.tui.screens.shared.room import ListHost
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.services.measuring.actuals_plan import ActualsPlan
    from convene.tui.screens.shared.long_reading import Watch

_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".json")
_FOLDER = "folder actuals come from"
_TABS = ("Not taken", "Taken", "To know")
_TAKEN = ("corrected", "added", "not delivered", "same")
_TONES: dict[str, Tone] = {"wrong": "late", "corrected": "look", "same": "quiet"}


async def bring_in(owner: ListHost) -> None:
    """Ask which file, then show what would become of it. Part of an act."""
    with owner.host.telling():
        path = await ask_file(
            owner.host, "Which list of what was counted?", "CSV or Excel: a line a figure, or a column a quarter",
            "actuals-q2.csv", _ENDINGS, _FOLDER,
        )  # fmt: skip
        if path is not None:
            await owner.host.push_screen_wait(ActualsFileScreen(path, hue=owner.hue))


class ActualsFileScreen(LongReading):
    """Dismissed with the plan that was carried out, or with None."""

    HELP = (
        "What would become of each line, looked through to the end of the file; nothing is changed yet. b brings it "
        "in: all of it, or nothing. x leaves out what cannot be taken, and brings in the rest."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "bring", "bring in", "import.bring", "Bring it in: all of it, or nothing."),
        bind("x", "leave_out", "leave out", "actuals.leave_out", "Leave out the lines that cannot be taken, or not."),
        bind("m", "column", "column", "import.column", "Say what a column is."),
        hidden("y", "year", "year", "actuals.year", "Say in which month years begin."),
        bind("right_square_bracket", "tab(1)", "next", "list.next_tab", "What else there is to know of it."),
        hidden("left_square_bracket", "tab(-1)", "before", "list.previous_tab", "What else there is to know of it."),
    ]

    def __init__(self, path: Path, *, hue: str) -> None:
        super().__init__("Bring in what was counted", path.name, hue=hue)
        self.options = ActualsOptions(path)
        self.made: ActualsPlan | None = None
        self.tabs = TabRow(_TABS)
        self.list = LongList(many=False)

    def compose_body(self) -> ComposeResult:
        with Vertical(id="import-body", classes="-planned"):
            yield self.tabs
            yield self.list
        yield self.step

    def mounted(self) -> None:
        super().mounted()
        self.list.wrapped, self.list.spaced = True, False
        self.list.focus()
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or action == "leave":
            return True
        if self.reads:
            return False
        return self.made is not None if action in ("bring", "leave_out") else True

    @act(alone=True)
    async def look(self) -> None:
        await self._look()

    async def _look(self) -> None:
        await self.host.ready()

        def ask(watch: Watch) -> Any:
            return self.host.ask(bringing_actuals.plan, self.host.place_id, self.options, self.host.today, watch)

        made: ActualsPlan | None = await self.long("looking through the list", ask)
        self.made = made
        if made is not None:
            self._go(0 if made.counts["wrong"] else 1)
        else:
            self.list.show_items((), "It could not be read; m says what a column is, and esc goes back.")

    def _go(self, at: int) -> None:
        self.tabs.choose(at)
        made = self.made
        if made is None:
            return
        left = ", left out" if self.options.leave_out else ""
        wrong = (
            f"{plural(made.counts['wrong'], 'line')} not taken{left}" if made.counts["wrong"] else "all can be taken"
        )
        self.head.say("Bring in what was counted", f"{made.title} · {wrong}")
        self.tabs.say(f"{count(made.changes)} to keep")
        self.list.show_items(*self._items(made, at))
        self.list.action_edge(-1)
        self.refresh_bindings()

    def _items(self, made: ActualsPlan, at: int) -> tuple[tuple[Item, ...], str]:
        if at == 2:
            said = (made.summary(), *made.understood, *made.remarks)
            return tuple(Item(str(n), words) for n, words in enumerate(said)), "Nothing."
        wanted = ("wrong",) if at == 0 else _TAKEN
        found = [one for one in made.lines if one.what in wanted]
        items = [
            Item(str(n), f"{f'{clip(one.name, 60)}: ' if one.name else ''}{one.words}", f"line {count(one.line)}",
                 tone=_TONES.get(one.what, "plain"), aside="" if one.what == "wrong" else one.what)
            for n, one in enumerate(found)
        ]  # fmt: skip
        if more := sum(made.counts[one] for one in wanted) - len(found):
            items.append(Item("more", f"and {plural(more, 'more line')}", "the first ones stand here"))
        return tuple(items), "Every line can be taken." if at == 0 else "Nothing of it can be taken."

    def action_tab(self, step: int) -> None:
        self._go((self.tabs.at + step) % len(_TABS))

    @act(alone=True)
    async def action_bring(self) -> None:
        async def bring(watch: Watch) -> ActualsPlan:
            await self.host.carry(lambda book: book.back_up("before-import"))
            done = await self.host.do(bringing_actuals.bring, self.host.place_id, self.options, watch)
            made: ActualsPlan = done.value
            return made

        made = await self.long("bringing it in", bring)
        if made is not None:
            self.host.toast(f"{made.summary()}{' u takes it back.' if made.changes else ' Nothing was changed.'}")
            self.dismiss(made)

    def action_leave_out(self) -> None:
        self.options = replace(self.options, leave_out=not self.options.leave_out)
        self._go(self.tabs.at)

    @act
    async def action_column(self) -> None:
        """One column, as ``--map`` says it."""
        asked = AskLine("What is which column?", why="the heading, =, and what it is: commitment, actor, measure, "
                        "period, from, until, quantity, unit, note, evidence", example="Their heading=quantity",
                        hue=self.hue)  # fmt: skip
        said = await self.host.push_screen_wait(asked)
        if said and "=" in said:
            heading, _, role = str(said).rpartition("=")
            self.options = replace(self.options, maps={**self.options.maps, heading.strip(): role.strip().casefold()})
            await self._look()

    @act
    async def action_year(self) -> None:
        asked = AskLine("In which month do years begin?", why="by its number, 4 is April", example="4", hue=self.hue)
        said = str(await self.host.push_screen_wait(asked) or "")
        if said.isdigit() and 1 <= int(said) <= 12:
            self.options = replace(self.options, begins=int(said))
            await self._look()

    def action_leave(self) -> None:
        if self.reads:
            self.give_up()
        else:
            self.leave()
