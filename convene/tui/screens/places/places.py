"""The places of this book: open one, start one, bring one in from a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from convene.paths import file_at
from convene.services.places.samples import samples
from convene.text import slug
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.editing import edit_place
from convene.tui.screens.shared.place_screen import PlaceScreen, Question
from convene.tui.screens.shared.saving import save_place
from convene.tui.shielded_actions import act, takes_long
from convene.tui.widgets.filter_line import WordFilter
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Listing, PlaceHead


_START = (
    ("n", "starts a place of your own", "Its name is enough to begin with; the rest comes as you learn it."),
    ("s", "brings in a sample", "An invented place with everything in it, to look around in and try things on."),
    ("?", "shows every key", "The same everywhere in Convene. ctrl+p finds anything by its name."),
)


class Welcome(Page):
    """What the page of places says above the list; in an empty book, how to begin."""

    def __init__(self) -> None:
        super().__init__()
        self.book = ""
        self.count = 0

    def typeset(self, width: int) -> list[Content]:
        if self.count:
            out = [show.row(("Places", "strong"), (f"   {self.count} in this book", "quiet"))]
            return [*out, *self._where(width)]
        width = min(width, 76)
        out = [show.row(("Welcome.", "strong")), Content("")]
        out += show.para(
            "Convene is the notebook, the clock and the memory of a convener: somebody who brings the people and "
            "organisations of one place together, writes down what they say, and follows it until it is done.",
            width,
        )
        for key, what, more in _START:
            out += [Content(""), show.row((f"{key}  ", f"{show.hue(self)} bold"), (what, "strong"))]
            out += show.para(more, width, "quiet", indent=3)
        out += [
            Content(""),
            *show.para("i brings in a place from its file; u takes back whatever you did.", width, "quiet"),
        ]
        return [*out, Content(""), *self._where(width)]

    def _where(self, width: int) -> list[Content]:
        return show.hanging(show.row(("Book  ", "quiet")), 6, self.book, width, "quiet")[:2]


class PlacesScreen(PlaceScreen):
    HELP = (
        "A place is a neighbourhood, ward or town with its own actors, stages and manifesto. One book can hold several."
    )
    needs_place = False
    ABOUT = ("place",)
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "new", "new", "item.new", "Start a place of your own."),
        bind("i", "bring", "import", "screen.bring", "Bring a place in from its file."),
        bind("s", "sample", "sample", "screen.sample", "Bring in an invented place to look around."),
        bind("e,f4", "edit", "edit", "item.edit", "Change what the book says of the place."),
        hidden("d,delete", "remove", "delete", "item.delete", "Take a place out with all in it; u brings it back."),
        bind("x", "export", "export", "item.export", "Write the whole place to a file."),
        hidden("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.welcome = Welcome()
        self.list = LongList(many=False)
        self.filter_line = WordFilter(self.list)
        self._found_open = False

    def compose_body(self) -> ComposeResult:
        yield self.welcome
        yield self.filter_line
        with Vertical(id="columns"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("edit", "remove", "export") and self.is_mounted:
            return self.list.highlighted is not None
        return True

    def question(self) -> Question:
        def look(read: Any, place: str, today: date) -> tuple[PlaceHead | None, Listing]:
            from convene.services.places import places

            return places.head(read, place, today) if place else None, places.listing(read)

        return look

    def show(self, found: tuple[PlaceHead | None, Listing]) -> None:
        head, listing = found
        if head is not None:
            self.take_head(head)
        self.show_listing(listing)

    def show_listing(self, listing: Listing) -> None:
        self.set_class(not self.host.place_id, "-no-place")
        self.welcome.book, self.welcome.count = str(self.host.book_path), listing.total
        self.welcome.reset()
        if not self.host.place_id:
            self.head.say("Convene", "the convener's notebook, clock and memory", "book ok")
        # Handles are for commands.
        self.list.show_items(tuple(replace(one, aside="") for one in listing.items))
        self.list.display = bool(listing.total)
        self.filter_line.display = bool(listing.total)
        if self.list.display and self.focused is None:
            self.list.focus()
        if self.host.place_id and not self._found_open:
            self._found_open = True
            self.list.highlight(self.host.place_id)
        self.refresh_bindings()

    def land(self, tab: str, item: str = "", words: str = "") -> None:
        self.list.highlight(item)

    @on(LongList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item:
            self.host.open_place(event.item.id)

    @act
    async def action_new(self) -> None:
        from convene.services.places import places
        from convene.tui.forms.form import NounForm

        made: list[str] = []

        async def save(draft: Any, why: str) -> None:
            made.append((await self.host.do(places.add, draft)).value)

        if await self.host.push_screen_wait(NounForm("place", save=save)) and made:
            self.host.open_place(made[-1])

    @act
    async def action_edit(self) -> None:
        if item := self.list.highlighted:
            await edit_place(self.host, item.id)

    @act
    async def action_remove(self) -> None:
        from convene.services.places import places

        with self.host.telling():
            if item := self.list.highlighted:
                await self.host.do(places.remove, item.id)
                if item.id == self.host.place_id:
                    self.host.forget_place()

    @act
    async def action_bring(self) -> None:
        question = AskLine(
            "Bring in a place", why="the path of its file", example="harrow-quay.toml", hue=self.hue,
            nothing="Nothing was brought in: no file was named.",
        )  # fmt: skip
        if path := await self.host.push_screen_wait(question):
            with self.host.telling():
                await self.bring(file_at(path))

    async def bring(self, path: Path) -> None:
        """Read a place file, put it into the book and open it."""
        from convene.services.files import own_files
        from convene.services.places import places

        today = self.host.today

        def bring(write: Any) -> str:
            return own_files.bring_place(write, own_files.read_place(path, today), name=path.name)

        with self.host.telling():
            self.host.toast(f"Reading {path.name} …")
            takes_long()
            if (await self.host.ask(places.listing)).items:
                await self.host.carry(lambda book: book.back_up("before-import"))
            done = await self.host.do(bring)
            self.host.open_place(done.value)

    @act
    async def action_sample(self) -> None:
        from convene.tui.screens.places.samples import SamplesScreen

        found = samples()
        if not found:
            self.host.toast("No sample came with this copy of Convene.", severity="warning")
        elif path := await self.host.push_screen_wait(SamplesScreen(found)):
            await self.bring(path)

    @act
    async def action_export(self) -> None:
        if item := self.list.highlighted:
            with self.host.telling():
                await save_place(self.host, item.id, slug(item.title))

    def action_filter(self) -> None:
        self.filter_line.start()

    def action_back(self) -> None:
        if not self.filter_line.give_up() and self.host.place_id:
            self.host.action_go("overview")
