"""The outreach log: one line at the bottom, from anywhere, with what is understood of it while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from convene.core.engagement.outreach import with_actor
from convene.errors import Problem
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.many_lines import ManyLines
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from convene.core.views import Item
    from convene.services.engagement.outreach import Understood

_HELP = "Begin with the name of an actor and a colon, or just say what was done."
_HINT = "whom: what came of it   !call ->fri 3p #group @type"


class LogScreen(ManyLines):
    """One line for each call, visit or letter. Tab takes a suggestion."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "log the line", "log.keep", "Log the line."),
        bind("tab", "take", "take the name", "log.take", "Take the name that is suggested."),
        hidden("down", "choose(1)", "next name", "log.next", "The next name that is suggested."),
        hidden("up", "choose(-1)", "name before", "log.before", "The name before."),
        bind("escape", "leave", "done", "log.leave", "Leave; every line is kept already."),
    ]

    def __init__(self, *, hue: str, place: str, lines: tuple[str, ...] = ()) -> None:
        opening = show.row(("Outreach   ", "strong"), ("one line for each call, visit or letter", "quiet"))
        super().__init__("log", opening, _HINT, hue=hue, place=place, lines=lines)
        self._at = 0
        self._names: tuple[Item, ...] = ()
        self._found: Understood | None = None
        self._seen = Static(id="logged-seen", markup=False)

    def compose_below(self) -> ComposeResult:
        yield self._seen

    def mounted(self) -> None:
        super().mounted()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take" and self.is_mounted:
            return bool(self._names)
        return True

    # While typing

    @on(Input.Changed, "#log")
    def _look_anew(self) -> None:
        self._look(self.input.value)

    @work(group="look", exclusive=True)
    async def _look(self, line: str) -> None:
        """What the line so far means, and whom it may be about; looked up beside the app's own thread."""
        await self.host.ready()

        def look(read: Any, place: str, today: Any) -> tuple[Understood, tuple[Item, ...]]:
            from convene.services.engagement import outreach

            return outreach.understood(read, place, line, today), outreach.suggest(read, place, line, today)

        try:
            found, names = await self.host.ask(look, self.host.place_id, self.host.today)
        except Problem:
            return  # it is told when the line is logged
        if line == self.input.value:
            self._found, self._names, self._at = found, names, 0
            self._show()
            self.refresh_bindings()

    def _show(self) -> None:
        """Names that fit while one is typed; from the colon on, what is understood."""
        width = max(self.size.width - 6, 20)
        if self._names:
            out: list[tuple[str, str]] = []
            room = width
            for at, item in enumerate(self._names):
                name = show.fit(item.title, min(40, room - 3))
                if not name or (out and room < 12):
                    break
                out += [(name, f"{self.hue} bold" if at == self._at else "quiet"), ("   ", "")]
                room -= show.cell_len(name) + 3
            self._seen.update(show.row(*out))
            return
        if self._found is None or not self.input.value.strip():
            self._seen.update(show.row((show.fit(_HELP, width), "faint")))
            return
        said, warns = self._found.says(self.host.today), self._found.warns
        # The warning is the shorter and weighs more: it keeps its room.
        warned = show.fit(warns, width)
        room = width - show.cell_len(warned) - 3
        seen = show.fit(said, room) if room > 12 else ""
        self._seen.update(show.row((seen, "quiet"), ("   " if seen and warned else "", ""), (warned, "look")))

    def action_choose(self, step: int) -> None:
        if self._names:
            self._at = (self._at + step) % len(self._names)
            self._show()

    @work(group="look", exclusive=True)
    async def action_take(self) -> None:
        if self._names:
            line = with_actor(self.input.value, self._names[self._at].title, self.host.today)
            self.input.value = line
            self.input.cursor_position = len(line)

    # Keeping

    @act(keys_wait=False)
    async def keep(self, line: str, *more: str) -> None:
        await self.host.ready()
        from convene.services.engagement import outreach

        place, today = self.place, self.host.today

        def log(write: Any) -> Understood:
            found = outreach.understood(write, place, line, today)
            outreach.log(write, place, line)
            return found

        try:
            done = await self.host.do(log)
        except Problem as problem:
            self.not_kept((line,), problem)
            return
        self.kept += 1
        # What the line did beside being kept comes last, and keeps its room.
        words, _, moved = done.label.removeprefix("Logged: ").partition("; ")
        beside = show.fit(done.value.warns or moved or done.value.logged.tags(today), 46)
        counted = self.counted("logged")
        taken = sum(len(one) for one, _ in counted) + (show.cell_len(beside) + 3 if beside else 0)
        room = max(self.size.width - 4 - taken, 12)
        parts = [*counted, (show.fit(words, room), "plain"), ("   " if beside else "", "")]
        self.say(show.row(*parts, (beside, "look" if done.value.warns else "quiet")))
