"""A workshop as it runs: the clock in large digits, the agenda, and a line that is always there for what people say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from convene.core.vocabulary import ActorType
from convene.core.workshops.agenda import Timing, cuts, timing
from convene.tui import themes
from convene.tui.forms import form_app
from convene.tui.keys import bind, hidden
from convene.tui.screens.workshops.run_pads import CountPad, CutPad
from convene.tui.screens.workshops.run_panes import AgendaPane, NowPane, RunHead, SaidPane, closing_words
from convene.tui.screens.workshops.run_voices import VoicesScreen
from convene.tui.shielded_actions import act
from convene.tui.widgets.digits import TimerDigits
from convene.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from convene.core.workshops.run_views import RunPage


class RunScreen(VoicesScreen):
    """Dismissed with True when the workshop was closed to its minutes, with False when it runs on behind.

    Letters are words people say; commands are F-keys and ctrl, and space on an empty line. ``esc`` turns letters into
    commands until ``enter``, for who would rather have one hand free.
    """

    CSS_PATH = themes.STYLES / "run.tcss"
    AUTO_FOCUS = ""
    LEFT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-short"), (32, "-tall")]
    says_what_it_did = True
    BESIDE_NOTICES = 26
    """Cells of the first line that a notice leaves to the clock of the hall; the style sheet has them too."""
    BINDING_GROUP_TITLE = "The running workshop"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("space,f5", "pause", "pause", "run.pause", "Stop the clock, or let it go on; space on an empty line too."),
        bind("n,f6", "next", "next", "run.next", "End this block and begin the next; the first time, begin."),
        bind("plus,ctrl+l", "more(1)", "+1", "run.more", "Give the running block a minute more."),
        bind("a,ctrl+g", "people", "people", "run.people", "Count who is here, by type."),
        bind("o,f4", "cut", "cut", "run.cut", "What could be cut so that the promised end is kept."),
        bind("escape", "keys", "keys", "run.keys", "Letters become commands until enter."),
        bind("enter,i", "type", "write on", "run.type", "Letters are letters again."),
        bind("escape", "leave", "leave", "run.leave", "Leave; the clock goes on."),
        bind("b,f7", "back", "back", "run.back", "Back to the block before, on the clock it had."),
        hidden("u,ctrl+z", "undo", "undo", "run.undo", "Take back what was kept last, and put it in the line."),
        hidden("minus", "more(-1)", "1 min less", "run.less", "Take a minute from the running block."),
        bind("f12", "close", "close", "run.close", "End the workshop and go to its minutes."),
        bind("f1", "app.help", "help", "app.help", "Every key of this screen, and what it does."),
    ]  # fmt: skip

    def __init__(self, workshop_id: str, *, hue: str = "codesign") -> None:
        super().__init__(workshop_id, hue=hue)
        self.page: RunPage | None = None
        self.timing: Timing | None = None
        self.letters = True
        self._about_to_close = ""
        self.head, self.agenda, self.digits = RunHead(), AgendaPane(), TimerDigits()
        self.now_pane, self.said = NowPane(), SaidPane()

    def compose(self) -> ComposeResult:
        yield self.head
        with Horizontal(id="run-columns"):
            yield self.agenda
            with Vertical(id="run-now"):
                yield self.digits
                yield self.now_pane
                yield self.said
        yield Static(id="run-says")
        yield self.bar
        yield Foot()

    def on_mount(self) -> None:
        self.host.changed.subscribe(self, lambda _: self.load())
        self.set_interval(1.0, self.tick)
        self.load()

    # Reading

    @work(group="load", exclusive=True)
    async def load(self) -> None:
        """Read the workshop once more."""
        from convene.services.workshops import run

        with self.host.telling():
            first = self.page is None
            self.page = await self.host.ask(run.run_page, self.host.place_id, self.workshop_id, form_app.now(self.host))
            if first and self.page.captured:
                last = self.page.captured[-1].sub
                self.bar.remember(next((kind for kind in ActorType if kind.voice == last), None))
            self.bar.short_forms = dict(self.page.short_forms)
            if first:
                self.unsaved.bring_back(await self.host.recall(self.unsaved.name))
            self.said.show_items(self.page.captured)
            self.tick()
            self.now_pane.show_run(self.page, self.timing)

    def tick(self) -> None:
        """Show the moment: digits, times, how late it is."""
        page = self.page
        if page is None:
            return
        now = form_app.now(self.host)
        self.timing = None
        if page.blocks:
            moment = now if page.state else max(page.begin or now, now)
            found = timing(page.blocks, page.state, moment, starts=page.begin, promised_end=page.promised_end)
            self.agenda.show_timing(found, running=page.state is not None)
            if page.state is not None:
                had = self.timing = found
                self.digits.show_left(had.left, paused=page.state.paused_at is not None)
                before = self.now_pane.timing
                if before is None or before.slots[-1].start != had.slots[-1].start:
                    self.now_pane.show_run(page, had)
        self.digits.display = page.state is not None
        self.head.show_run(page, self.timing, now)
        self.refresh_bindings()

    def say(self, words: str, role: str = "quiet") -> None:
        """As above. Whatever it says, it no longer says that F12 closes."""
        self._about_to_close = ""
        super().say(words, role)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        started = self.page is not None and self.page.state is not None
        if action in ("keys", "type", "leave"):
            return self.letters == (action == "keys")
        if action in ("pause", "more", "back"):
            return started
        if action == "cut":
            return self.timing is not None and self.timing.over > 0
        return True

    # Letters or commands

    def action_keys(self) -> None:
        self.letters = False
        self.set_focus(None)
        self.bar.take_letters(False)
        self.say("Letters are commands now: enter writes on, esc leaves.")
        self.refresh_bindings()

    def action_type(self) -> None:
        self.letters = True
        self.bar.take_letters(True)
        self.say("")
        self.refresh_bindings()

    def action_leave(self) -> None:
        if state := self.page and self.page.state:
            self.host.toast(f"The clock of the workshop {'stands still' if state.paused_at else 'goes on'}.")
        self.leave()

    def on_screen_resume(self) -> None:
        if self.letters:
            self.bar.input.focus()

    def on_descendant_focus(self) -> None:
        if not self.letters and self.bar.input.has_focus:
            self.action_type()

    # The clock

    @act
    async def _step(self, action: Callable[..., Any], *args: Any) -> None:
        if self._about_to_close:
            self.say("")
        with self.host.telling():
            await self.host.do(action, *args)
            if self.is_open:
                self.load()

    def action_next(self) -> None:
        from convene.services.workshops import run

        page, now = self.page, form_app.now(self.host)
        if page is None:
            return
        if page.state is None:
            self._step(run.start, self.host.place_id, self.workshop_id, now)
        elif page.state.block + 1 < len(page.blocks):
            self._step(run.next_block, self.workshop_id, now)
        else:
            self.say("That was the last block. F12 closes the workshop to its minutes.")

    def action_back(self) -> None:
        from convene.services.workshops import run

        self._step(run.back, self.workshop_id, form_app.now(self.host))

    def action_pause(self) -> None:
        from convene.services.workshops import run

        if self.page and self.page.state:
            action = run.resume if self.page.state.paused_at else run.pause
            self._step(action, self.workshop_id, form_app.now(self.host))

    def action_more(self, minutes: int) -> None:
        from convene.services.workshops import run

        self._step(run.add_minutes, self.workshop_id, minutes)

    # People, cuts, the end

    def action_people(self) -> None:
        from convene.services.workshops import run

        async def count(kind: str, by: int) -> int:
            done = await self.host.do(run.count, self.host.place_id, self.workshop_id, kind, by)
            self._remember_kept(done.change)
            return int(done.value)

        self.say("")
        if self.page:
            self.host.push_screen(CountPad(self.page.attendance, count, hue=self.hue))

    @act(alone=True)
    async def action_cut(self) -> None:
        from convene.services.workshops import run

        page = self.page  # what is chosen is chosen from this one, though it is read anew beneath
        if page is None or self.timing is None:
            return
        found = cuts(page.blocks, self.timing)
        chosen = await self.host.push_screen_wait(CutPad(found, self.timing, hue=self.hue)) if found else None
        if chosen:
            with self.host.telling():
                done = await self.host.do(run.cut, self.host.place_id, self.workshop_id, chosen, page)
                self._remember_kept(done.change)
                self.say(f"{chosen.words} ctrl+z takes it back.")

    @act(alone=True)
    async def action_close(self) -> None:
        from convene.services.workshops import run

        if self._about_to_close != (words := closing_words(bool(self.bar.value))):
            self.say(words, "look")
            self._about_to_close = words
            return
        with self.host.telling():
            await self.host.do(run.close, self.host.place_id, self.workshop_id, form_app.now(self.host))
            self.dismiss(True)
