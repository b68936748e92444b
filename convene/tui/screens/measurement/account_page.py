"""The account on a page: its headline and the parts beside it, results by key, what is assumed, what is undecided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.services.account import pages
from convene.services.account.pages import AccountPage
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.measurement import account_acts, doubles, publishing, register
from convene.tui.screens.measurement.account_drawing import ALL, headline
from convene.tui.screens.measurement.views import (
    Doubles,
    Matters,
    NotValued,
    Register,
    Results,
    Swings,
    Told,
    View,
)
from convene.tui.screens.measurement.working_page import WorkingScreen
from convene.tui.screens.shared.saving import save_export
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.filter_line import WordFilter
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page
from convene.tui.widgets.reading_table import Line as Text
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.core.account.shape import Line

RESULTS, ASSUMED, MOVES, NOT_VALUED, DOUBLES, TOLD, MATTERS = range(7)


class HeadPage(Page):
    """The headline; fewer lines of it where the screen is low."""

    page: AccountPage | None = None
    most = ALL

    def typeset(self, width: int) -> list[Content]:
        if self.page is None:
            return [Content("")]
        drawn = [show.row(*line) for line in headline(self.page, width, show.marks(self), most=self.most)]
        return [*drawn, Content("")] if len(drawn) < self.most < ALL else drawn  # a line of white where there is room


class SaysPage(Page):
    """What is said of the highlighted row."""

    text: list[Text] = []

    def __init__(self, view: VerticalScroll | None = None) -> None:
        super().__init__()
        self.of: tuple[View, str] | None = None

    def typeset(self, width: int) -> list[Content]:
        if self.of is None:
            return []
        view, ident = self.of
        return [show.row(*line) for line in view.says(ident, width, show.hue(self), show.marks(self))]


class AccountScreen(Sheet):
    """``account_id`` is "" for the one that is meant: the latest, or what there is without one."""

    HELP = (
        "Value with its range, and what it rests on; given, moved and counted stand apart and are never added. "
        "s changes by what results are listed, enter opens the lines of a row and then a line's working; [ and ] go "
        "through what is assumed, what moves the value most, what is not valued, double counts, stories and what "
        "residents said matters. v takes a line to the people in the room."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("s", "turn(1)", "by what", "account.by", "By theme, outcome, measure, type, lever, pillar, goal …"),
        hidden("S", "turn(-1)", "by what", "account.by_before", "By what they were listed before."),
        bind("a", "set", "set", "account.set", "Set what is assumed, with its reason; of all that space selected."),
        bind("v", "check", "check it live", "account.check", "A line at a time on the projector: see the range move."),
        bind("p", "publish", "publish", "account.publish", "Publish it: its file is kept byte for byte, and stays."),
        bind("right_square_bracket", "tab(1)", "next tab", "sheet.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "sheet.previous_tab", "The tab before."),
        bind("slash,f3", "filter", "filter", "list.filter", "Show only what holds these words."),
        bind("c", "cycles", "cycles", "account.cycles", "Beside the account of the cycle before, in one money."),
        bind("x", "export", "export", "screen.export", "Write the account to a file."),
        bind("b", "ballot", "ballot", "account.ballot", "Plan the ballot: which outcomes matter most to residents."),
        bind("e,f4", "edit", "terms", "item.edit", "Its terms: period, price year, costs, who checked it."),
        hidden("o", "jump", "commitment", "item.jump", "Go to the commitment itself."),
        hidden("d,delete", "forget", "not set", "account.forget", "Have what is highlighted not set any more."),
    ]  # fmt: skip

    def __init__(self, account_id: str = "", *, at: int = RESULTS) -> None:
        super().__init__("The account", hue="measurement")
        self.account_id, self.at = account_id, at
        self.views: tuple[View, ...] = (Results(), Register(), Swings(), NotValued(), Doubles(), Told(), Matters())
        self.tabs = TabRow(tuple(one.title for one in self.views), at)
        self.top, self.says = HeadPage(id="account-head"), SaysPage()
        self.list = LongList(id="account-list")
        self.filter_line = WordFilter(self.list)
        self.page: AccountPage | None = None

    def compose_body(self) -> ComposeResult:
        yield self.top
        yield self.tabs
        yield self.filter_line
        with Horizontal(id="account-body"):
            yield self.list
            with VerticalScroll(id="account-right"):
                yield self.says

    def mounted(self) -> None:
        super().mounted()
        self.add_class("-account")
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.tabs.say("reading the book")
        self.read()

    # Reading

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        def look(read: Any, place: str, today: date) -> AccountPage:
            return pages.page(read, place, self.account_id, today)

        await self.host.ready()
        with self.host.telling():
            self.take(await self.host.ask(look, self.host.place_id, self.host.today))

    def take(self, page: AccountPage) -> None:
        """Show an account that was read."""
        self.page, self.account_id = page, page.account_id
        for view in self.views:
            view.take(page)
        self.show_page()

    def show_page(self) -> None:
        """Show what was read in the tab that is open."""
        page = self.page
        if page is None:
            return
        self.head.say(page.title, " · ".join(filter(None, (page.status.label.lower(), page.period, page.ratio))))
        self.top.page, self.top.most = page, 5 if self.has_class("-low") or self.has_class("-short") else ALL
        self.top.reset()
        self.list.many, self.list.spaced = self.view.many, self.has_class("-tall")
        self.list.show_items(self.view.items(show.marks(self)), self.view.empty)
        self.tabs.say(self.view.note)
        self._say()
        self.refresh_bindings()

    @property
    def view(self) -> View:
        return self.views[self.at]

    @property
    def results(self) -> Results:
        found = self.views[RESULTS]
        assert isinstance(found, Results)
        return found

    def _say(self) -> None:
        here = self.list.highlighted
        self.says.of = (self.view, here.id if here else "") if self.page else None
        self.says.reset()

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self._say()
            self.refresh_bindings()

    def on_resize(self) -> None:
        self.show_page()

    # Moving about

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted or self.page is None:
            return action not in ("set", "check", "ballot", "edit", "jump", "forget", "turn")
        if action == "turn":
            return self.at == RESULTS
        if action == "set":
            return self.line is not None and self.line.price is not None
        if action == "jump":
            return self.line is not None
        if action == "forget":
            return self.at == ASSUMED and self.list.highlighted is not None
        return True

    def action_tab(self, step: int) -> None:
        self.choose((self.at + step) % len(self.views))

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self.choose(event.index)

    def choose(self, at: int) -> None:
        """Turn to a tab."""
        self.at = at
        self.tabs.choose(at)
        self.filter_line.give_up()
        self.remove_class("-reading")
        self.list.clear_marks()
        self.list.show_items(())
        self.list.focus()
        self.show_page()

    def action_turn(self, step: int) -> None:
        self.results.turn(step)
        self.list.show_items(())
        self.show_page()

    def action_filter(self) -> None:
        self.filter_line.start()

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        item = event.item
        if item is None:
            return
        if self.at == RESULTS and self.results.inside is None:
            self.results.inside = item.id
            self.list.show_items(())
            self.show_page()
        elif self.at in (RESULTS, NOT_VALUED) and self.line is not None:
            self.open_working(self.line)
        elif self.at == ASSUMED:
            self.action_set()
        elif self.at == DOUBLES:
            self.action_decide()
        else:
            self.add_class("-reading")
            self.query_one("#account-right").focus()

    def action_leave(self) -> None:
        if self.filter_line.give_up():
            return
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.list.focus()
        elif self.at == RESULTS and self.results.inside is not None:
            inside, self.results.inside = self.results.inside, None
            self.list.show_items(())
            self.list.highlight(inside)
            self.show_page()
        elif not self.list.clear_marks():
            self.leave()

    @property
    def line(self) -> Line | None:
        """The line that is highlighted, wherever it stands."""
        here = self.list.highlighted
        if here is None or self.at not in (RESULTS, ASSUMED, NOT_VALUED):
            return None
        if self.at == RESULTS and self.results.inside is None:
            return None
        return self.results.lines.get(here.id.partition("/")[0])

    # Acts

    @act
    async def open_working(self, line: Line) -> None:
        """Show a line's working, and set what is asked for there."""
        if self.page is None:
            return
        wanted = await self.host.push_screen_wait(WorkingScreen(line, self.page.account.terms, hue=self.hue))
        if wanted:
            with self.host.telling():
                await account_acts.set_of_line(self.host, line, self.hue)

    @act
    async def action_set(self) -> None:
        line, view = self.line, self.view
        with self.host.telling():
            if isinstance(view, Register):
                if await register.set_for(self.host, [view.entries[one] for one in self.list.chosen_ids], self.hue):
                    self.list.clear_marks()
            elif line is not None:
                await account_acts.set_of_line(self.host, line, self.hue)

    @act
    async def action_forget(self) -> None:
        view = self.view
        if isinstance(view, Register) and (here := self.list.highlighted):
            with self.host.telling():
                await account_acts.forget(self.host, view.entries[here.id])

    @act
    async def action_decide(self) -> None:
        view = self.view
        if isinstance(view, Doubles) and (here := self.list.highlighted):
            with self.host.telling():
                await doubles.decide(self.host, view.found[here.id], view.lines, self.hue)

    @act
    async def action_publish(self) -> None:
        with self.host.telling():
            await publishing.publish(self.host, self.account_id, self.hue)

    def action_cycles(self) -> None:
        publishing.show_cycles(self.host, self.hue)

    @act
    async def action_check(self) -> None:
        if self.page is not None:
            first = self.line.claim.commitment_id if self.line else ""
            await account_acts.check(self.host, self.page, first, self.hue)

    @act
    async def action_ballot(self) -> None:
        if self.page is not None:
            with self.host.telling():
                await account_acts.plan_ballot(self.host, self.page)

    @act
    async def action_edit(self) -> None:
        with self.host.telling():
            self.account_id = await account_acts.terms(self.host, self.account_id) or self.account_id

    @act
    async def action_export(self) -> None:
        with self.host.telling():
            await save_export(self.host, "account", which=self.account_id, first="pdf")

    def action_jump(self) -> None:
        if line := self.line:
            self.dismiss()
            self.host.go_to("delivery", "commitment", line.claim.commitment_id)
