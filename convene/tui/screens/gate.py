"""The gate of a stage on a page of its own: every check with its numbers, its remedy, and the way on."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from convene.core.views import Check, Gate, Item
from convene.core.vocabulary import Stage
from convene.text import plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.sheet import Sheet
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
        bind("o", "override", "go on with a reason", "item.override", "Go on with this check open, and say why."),
        bind("a", "stage(1)", "next stage", "screen.advance", "Move the place on to the next stage."),
        bind("b", "stage(-1)", "stage before", "screen.go_back", "Go back a stage; that is always allowed."),
        hidden("g", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, stage: str) -> None:
        super().__init__(f"{Stage(stage).label} gate", Stage(stage).help, hue=stage)
        self.stage = Stage(stage)
        self.gate: Gate | None = None
        self.list = LongList(many=False, opens=False)
        self.says = CheckPage()

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="sheet-body"):
            yield self.list
            with VerticalScroll(id="check", can_focus=False):
                yield self.says

    def on_mount(self) -> None:
        super().on_mount()
        self.list.focus()
        self.desk.changed.subscribe(self, lambda _: self.read())
        if self.desk.head:
            self.show_gate(next((one for one in self.desk.head.gates if one.stage == self.stage), None))
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "stage" and self.is_mounted:
            place_stage = self.desk.head.stage if self.desk.head else ""
            return place_stage == self.stage
        if action == "override" and self.is_mounted:
            return self.says.check is not None and self.says.check.open
        return True

    @work(group="gate", exclusive=True)
    async def read(self) -> None:
        await self.desk.ready()
        from convene.services import places

        with self.desk.telling():
            head = await self.desk.ask(places.head, self.desk.place_id, self.desk.today)
            self.desk.head = head
            self.show_gate(next((one for one in head.gates if one.stage == self.stage), None))

    def show_gate(self, gate: Gate | None) -> None:
        self.gate = gate
        checks = gate.checks if gate else ()
        items = tuple(self._item(check) for check in checks)
        self.list.spaced = self.size.height >= 34
        self.list.show_items(items, "This stage has no checks.")
        self.head.say(facts=f"{gate.passed} of {gate.total} passed · {self.stage.help}" if gate else "")
        self.refresh_bindings()

    def _item(self, check: Check) -> Item:
        mark, _ = check_mark(check, show.marks(self))
        state = "going on" if check.override and check.state != "pass" else _WORDS[check.state]
        tone: Any = "quiet" if check.override and check.state != "pass" else _TONES[check.state]
        return Item(check.id, f"{check.id}  {check.title}", check.says, state=f"{mark} {state}", tone=tone)

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        found = event.item.id if event.item else ""
        self.says.check = next((one for one in self.gate.checks if one.id == found), None) if self.gate else None
        self.says.reset()
        self.refresh_bindings()

    @work(group="write")
    async def action_override(self) -> None:
        from convene.services import records
        from convene.tui.forms.form import NounForm

        check = self.says.check
        if check is None:
            return

        async def save(draft: Any, why: str) -> None:
            await self.desk.do(records.add, self.desk.place_id, "override", draft)

        values = {"check": check.id, "decided_on": self.desk.today}
        form = NounForm("override", values=values, title=f"Go on with {check.id} open", save=save)
        await self.desk.push_screen_wait(form)

    @work(group="write")
    async def action_stage(self, step: int) -> None:
        from convene.services import places, records

        stages = list(Stage)
        at = stages.index(self.stage) + step
        standing = [check for check in self.gate.checks if check.open] if self.gate else []
        if not 0 <= at < len(stages):
            self.desk.toast(
                "A new cycle begins by editing the place: e on the overview."
                if step > 0
                else "This is the first stage."
            )
            return
        if step > 0 and standing:
            names = plural(len(standing), "check")
            self.desk.toast(f"{names} still open: o on each says why you go on all the same.", severity="warning")
            return
        with self.desk.telling():
            draft = await self.desk.ask(records.load, "place", self.desk.place_id)
            moved = draft.model_copy(update={"stage": stages[at]})
            await self.desk.do(places.edit, self.desk.place_id, moved)
            self.dismiss()
            self.desk.action_go(stages[at].value)
