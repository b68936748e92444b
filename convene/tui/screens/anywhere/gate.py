"""The gate of a stage on a page of its own: every check with its numbers, its remedy, and the way on."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.core.views import Check, Gate, Item
from convene.core.vocabulary import Stage
from convene.text import join, plural
from convene.tui import show
from convene.tui.host import Host
from convene.tui.keys import bind, hidden
from convene.tui.screens.anywhere import remedy
from convene.tui.screens.measurement import publishing
from convene.tui.screens.shared import editing
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.gate_panel import check_mark
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

_TONES = {"pass": "done", "warn": "look", "fail": "late", "unknown": "quiet"}
_WORDS = {"pass": "passed", "warn": "nearly", "fail": "open", "unknown": "not known"}


class CheckPage(Page):
    """What the highlighted check says, and what would make it pass."""

    def __init__(self) -> None:
        super().__init__()
        self.check: Check | None = None

    def typeset(self, width: int) -> list[Content]:
        one = self.check
        if one is None:
            return []
        if self.screen.has_class("-low"):  # the list above says the rest
            return show.para(one.remedy if one.state != "pass" else one.says, width)
        mark, role = check_mark(one, show.marks(self))
        out = [show.row((f"{mark} ", role), (f"{one.id}  ", "quiet"), (show.fit(one.title, width - 10), "strong"))]
        out += [Content(""), *show.para(one.says, width)]
        if one.remedy and one.state != "pass":
            out += [Content(""), show.row(("What would help", show.hue(self))), *show.para(one.remedy, width)]
        if one.override:
            out += [Content(""), show.row(("Going on, because", "look")), *show.para(one.override, width)]
        return out


class GateScreen(Sheet):
    HELP = "A gate never blocks. Going on with an open check needs a written reason, which is published."
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "mend", "mend it", "item.mend", "Go to what it lacks, in the very field."),
        bind("enter", "look", "look there", "item.look", "Of a check that has passed: go to where it is kept."),
        bind("o", "override", "give reason", "item.override", "Go on with this check open, and say why."),
        bind("a", "onward", "next stage", "screen.advance", "Open the next stage; with checks open it asks why."),
        bind("b", "backward", "stage before", "screen.go_back", "Go back a stage; that is always allowed."),
        hidden("g", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, stage: str, at: str = "") -> None:
        """``at`` is the check to begin at; without it, the first that stands in the way."""
        super().__init__(f"{Stage(stage).label} gate", Stage(stage).help, hue=stage)
        self.stage = Stage(stage)
        self.gate: Gate | None = None
        self._begin_at = at
        self.list = LongList(many=False, opens=False)
        self.says = CheckPage()

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="gate-body", classes="sheet-body"):
            yield self.list
            with VerticalScroll(id="check", can_focus=False):
                yield self.says

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        if self.host.head:
            self.show_gate(next((one for one in self.host.head.gates if one.stage == self.stage), None))
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("onward", "backward") and self.is_mounted:
            return self.host.head is not None and self.host.head.stage == self.stage
        if action in ("mend", "override") and self.is_mounted:
            return self.says.check is not None and self.says.check.state != "pass"
        if action == "look" and self.is_mounted:
            return self.says.check is not None and self.says.check.state == "pass"
        return True

    @work(group="gate", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.places import places

        with self.host.telling():
            head = await self.host.ask(places.head, self.host.place_id, self.host.today)
            self.host.head = head
            self.show_gate(next((one for one in head.gates if one.stage == self.stage), None))

    def show_gate(self, gate: Gate | None) -> None:
        first = self.gate is None
        self.gate = gate
        checks = gate.checks if gate else ()
        self.list.spaced = self.size.height >= 34
        self.list.show_items(tuple(self._item(check) for check in checks), "This stage has no checks.")
        from convene.services.gates.passing import stands_in_the_way

        if first and self._begin_at:
            self.list.highlight(self._begin_at)
        elif first and (standing := stands_in_the_way(gate)):
            self.list.highlight(standing[0].id)
        self.head.say(facts=f"{gate.passed} of {gate.total} passed · {self.stage.help}" if gate else "")
        self.refresh_bindings()

    def _item(self, check: Check) -> Item:
        mark, _ = check_mark(check, show.marks(self))
        over = bool(check.override) and check.state != "pass"
        tone: Any = "quiet" if over else _TONES[check.state]
        state = f"{mark} {'going on' if over else _WORDS[check.state]}"
        return Item(check.id, f"{check.id}  {check.title}", check.says, state=state, tone=tone)

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        found = event.item.id if event.item else ""
        self.says.check = next((one for one in self.gate.checks if one.id == found), None) if self.gate else None
        self.says.reset()
        self.refresh_bindings()

    @act
    async def action_mend(self) -> None:
        """To where the check is mended, and back here; of one that has passed, to where it is kept."""
        from convene.services.gates import remedies

        check = self.says.check
        if check is None:
            return
        with self.host.telling():
            found = await self.host.ask(remedies.remedy, self.host.place_id, check.id, self.host.today)
            if found.shown_as == "reason" and check.state != "pass":
                self.action_override()
                return
            over = self.host.current_mode
            there = remedy.look_at if check.state == "pass" else remedy.go_to
            if await there(self.host, found):
                self.host.came_from = partial(_open_again, self.host, over, self.stage, check.id)

    def action_look(self) -> None:
        self.action_mend()

    @act
    async def action_override(self) -> None:
        """Give a reason, or change the one that was given."""
        from convene.services.nouns import records

        check = self.says.check
        if check is None:
            return
        if not check.override:
            title = f"Go on with {check.id} open"
            known = {"check": check.id, "decided_on": self.host.today}
            await editing.add(self.host, "override", values=known, title=title, at="reason")
            return
        with self.host.telling():
            found = await self.host.ask(records.find, self.host.place_id, "override", check.id)
            await editing.edit(self.host, "override", found, "reason")

    # Opening the next stage, and going back

    @act
    async def action_onward(self) -> None:
        """On to the next stage, or from the last one into the next cycle; each check still open wants a reason."""
        from convene.services.gates import passing

        standing, reason = passing.stands_in_the_way(self.gate), ""
        if standing:
            asked = AskLine(
                f"Why go on with {plural(len(standing), 'check')} open?",
                why=f"{join([one.id for one in standing])}; the reason is published",
                hue=self.hue,
            )
            reason = await self.host.push_screen_wait(asked)
            if not reason:
                self.host.toast("Nothing was changed: going on with open checks needs its reason.")
                return
        last = self.stage is list(Stage)[-1]
        baselines: bool | None = None if last else False
        if last:
            with self.host.telling():
                baselines = await publishing.into_next_cycle(self.host, self.hue)
        if baselines is None:
            return
        await self._move(partial(passing.onward, baselines=baselines), reason)

    @act
    async def action_backward(self) -> None:
        from convene.services.gates import passing

        if self.stage is next(iter(Stage)):
            self.host.toast("This is the first stage of the cycle.")
            return
        await self._move(passing.back)

    async def _move(self, action: Any, *given: str) -> None:
        with self.host.telling():
            stage = (await self.host.do(action, self.host.place_id, *given)).value
            self.dismiss()
            self.host.action_go(stage.value)


def _open_again(host: Host, mode: str, stage: Stage, check: str) -> None:
    """The gate as it was left, over the screen it stood over."""
    host.action_go(mode)
    host.push_screen(GateScreen(stage, at=check))
