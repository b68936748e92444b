"""Lists brought in, and the rows that wait for a decision."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from convene.errors import Problem, Where
from convene.tui.acts import act
from convene.tui.keys import bind
from convene.tui.screens.ask_line import AskLine
from convene.tui.screens.noun_screen import NounScreen
from convene.tui.widgets.long_list import LongList

_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".zip")
_FOLDER = "folder lists come from"


class ImportKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("i", "bring_in", "import", "list.import", "Bring in a list: a register, grants, statistics, your own."),
        bind("b", "decide", "decide", "item.decide", "Say which actor this row is, or that it is a new one."),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "decide" and self.is_mounted:
            return self.tab.noun == "match" and self.list.highlighted is not None
        if action in ("new", "edit") and self.is_mounted and self.tab.noun == "match":
            return False  # a row that waits is decided, not written
        return super().check_action(action, parameters)

    @act
    async def action_bring_in(self) -> None:
        """Ask which file, then show what would become of it."""
        from convene.tui.screens.engaging.importing import ImportScreen
        from convene.tui.screens.file_names import FileNames, typed_path

        kept = await self.desk.recall(_FOLDER)
        asked = AskLine(
            "Which file?",
            why="CSV, Excel or JSON; tab takes what is offered",
            value=str(kept or ""),
            placeholder="charities.csv",
            hue=self.hue,
            suggester=FileNames(_ENDINGS),
        )
        answer = await self.desk.push_screen_wait(asked)
        if not answer:
            return
        with self.desk.telling():
            path = typed_path(answer)
            if not path.is_file():
                raise Problem(
                    "There is no such file.",
                    hint="Type its name with its folder; tab takes what is offered.",
                    where=Where(file=str(path)),
                )
            await self.desk.remember(_FOLDER, f"{path.absolute().parent}/")
            plan: Any = await self.desk.push_screen_wait(ImportScreen(path.absolute(), hue=self.hue))
            if plan is not None:
                self.land("match" if plan.waiting else plan.noun)

    @on(LongList.Chosen)
    def _decide_row(self, event: LongList.Chosen) -> None:
        if self.tab.noun == "match":
            event.stop()
            event.prevent_default()
            self.action_decide()

    @act
    async def action_decide(self) -> None:
        """The actors a row may be, a new one, or nothing."""
        from convene.services import importing
        from convene.tui.screens.engaging.deciding import DecideScreen

        item = self.list.highlighted
        if item is None:
            return
        with self.desk.telling():
            rows = await self.desk.ask(importing.waiting, self.desk.place_id)
            row = next((one for one in rows if one.id == item.id), None)
            if row is None:
                return
            beside = await self.desk.ask(importing.beside, self.desk.place_id, item.id)
            chosen = await self.desk.push_screen_wait(DecideScreen(row, beside, hue=self.hue))
            if chosen:
                await self.desk.do(importing.decide, self.desk.place_id, item.id, chosen)
