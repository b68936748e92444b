"""What a person says of a list: what its columns are, what a row is, which rows to keep, what every row has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.core.vocabulary import ActorType
from convene.tui.screens.shared.ask_heading import ask_heading
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.long_reading import LongReading
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.services.importing import ImportOptions, Look, Plan

_EXTRA = {
    "charity_number": "becomes an org-id",
    "company_number": "becomes an org-id",
    "postcode": "says where it is based",
}


class ImportChoices(LongReading):
    """The choosing half of the import page; ``wants`` is told of every new options."""

    def __init__(self, heading: str, facts: str = "", *, hue: str = "") -> None:
        super().__init__(heading, facts, hue=hue)
        self.look: Look | None = None
        self.options: ImportOptions | None = None
        self.plan: Plan | None = None
        self.list = LongList(many=False)
        self.sheet = ""
        self.heading = 0

    def wants(self, options: ImportOptions) -> None:
        """Another options: what was planned no longer holds."""
        raise NotImplementedError

    def read(self, noun: str = "") -> object:
        """Look at the file again, its rows being ``noun``."""
        raise NotImplementedError

    @property
    def noun(self) -> str:
        """What a row is, as far as it is known."""
        return (self.options.noun if self.options else "") or (self.look.noun if self.look else "")

    @act
    async def action_column(self) -> None:
        item, options = self.list.highlighted, self.options
        if item is None or options is None or options.mapping is None or self.look is None or item.state == "not read":
            return
        heading = self.look.headings[int(item.id)]
        chosen = await self.host.push_screen_wait(
            ChooseScreen(f"What is “{heading}”?", self._fields(), facts="a column becomes one field", hue=self.hue)
        )
        if not chosen:
            return
        name = "" if chosen == "-" else chosen
        columns = tuple(
            (one, name if one == heading else "" if field == name and name else field)
            for one, field in options.mapping.columns
        )
        self.wants(replace(options, mapping=replace(options.mapping, columns=columns)))
        self.list.highlight(item.id)

    def _fields(self) -> tuple[Item, ...]:
        from convene.services.importing import choosable

        offered = choosable(self.noun)
        plain = [one for one in NOUNS[self.noun].fields if one.name in offered]
        extra = {name: title for name, title in offered.items() if name in _EXTRA}
        return (
            Item("-", "Leave it out", "this column is not read"),
            *(Item(one.name, one.title, one.help, state="wanted" if one.required else "") for one in plain),
            *(Item(name, title, _EXTRA[name]) for name, title in extra.items()),
        )

    @act
    async def action_within(self) -> None:
        if self.options is None:
            return
        asked = AskLine(
            "Only rows from which postcodes or areas?",
            why="such as HQ1, HQ2 or E01000001; empty keeps every row",
            value=", ".join(self.options.within or (self.look.within if self.look else ())),
            hue=self.hue,
        )
        answer = await self.host.push_screen_wait(asked)
        if answer is None:
            return
        wanted = tuple(one.strip() for one in answer.replace(";", ",").split(",") if one.strip())
        self.wants(replace(self.options, within=wanted))

    @act
    async def action_rows_are(self) -> None:
        offered = sorted((one.name for one in NOUNS.values() if one.offered), key=lambda name: name != "actor")
        items = tuple(Item(name, NOUNS[name].plural.capitalize(), NOUNS[name].about) for name in offered)
        chosen = await self.host.push_screen_wait(
            ChooseScreen("What is a row of this file?", items, at=self.noun, hue=self.hue)
        )
        if chosen:
            self.read(chosen)

    @act
    async def action_sheet(self) -> None:
        if self.look is None:
            return
        items = tuple(Item(name, name) for name in self.look.sheets)
        chosen = await self.host.push_screen_wait(
            ChooseScreen("Which sheet of the workbook?", items, at=self.look.sheet, hue=self.hue)
        )
        if chosen and chosen != self.look.sheet:
            self.sheet, self.heading = chosen, 0
            self.read(self.noun if self.options and self.options.noun else "")

    @act
    async def action_heading(self) -> None:
        if self.look is None:
            return
        what = "row" if self.look.sheets else "line"
        heading = await ask_heading(self.host, what, self.look.heading, self.hue)
        if heading is not None:
            self.heading = heading
            self.read(self.noun if self.options and self.options.noun else "")

    @act
    async def action_type(self) -> None:
        items = tuple(Item(one.value, one.label, one.help) for one in ActorType)
        chosen = await self.host.push_screen_wait(
            ChooseScreen("Which type is every row?", items, facts="where the file does not say it", hue=self.hue)
        )
        if chosen and self.options is not None:
            fixed = tuple((name, value) for name, value in self.options.fixed if name != "primary_type")
            self.wants(replace(self.options, fixed=(*fixed, ("primary_type", chosen))))

    @act
    async def action_every(self) -> None:
        """What every row has and the file does not say, such as who published it."""
        if self.options is None:
            return
        asked = AskLine(
            "Which values has every row?",
            why="field=value; for figures source=, date=, kind= …",
            value="; ".join(f"{name}={value}" for name, value in self.options.fixed),
            example="source=Bus survey of the parish council; date=2026-05-01",
            hue=self.hue,
        )
        answer = await self.host.push_screen_wait(asked)
        if answer is None:
            return
        pairs = [part.partition("=") for part in answer.split(";") if part.strip()]
        fixed = tuple((name.strip().casefold().replace(" ", "_"), value.strip()) for name, _, value in pairs)
        known = {one.name for one in NOUNS[self.noun].fields}
        if strange := [name for name, value in fixed if name not in known or not value]:
            self.host.toast(f"“{strange[0]}” is not understood: write field=value, such as source=Bus survey.")
            return
        if answer or self.options.fixed:
            self.wants(replace(self.options, fixed=fixed))
