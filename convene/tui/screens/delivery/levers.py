"""The rooms of what the levers keep: contracts, readiness, funds and grants, placements, plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from convene.core.delivery.plans import told
from convene.core.delivery_vocabulary import MoneyMove, PlanStepStatus
from convene.core.engagement.outreach import read_day
from convene.core.nouns.reading import read_number
from convene.core.views import Item
from convene.tui.keys import bind
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.paper_page import PaperScreen
from convene.tui.screens.shared.room import Room
from convene.tui.screens.shared.saving import save_export
from convene.tui.screens.shared.step_on import StatusRoom
from convene.tui.shielded_actions import act

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from convene.core.nouns.business import PlanDraft


class ContractRoom(StatusRoom):
    """Contracts to come: a step on, and the sheet for a clinic."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "clinic", "clinic sheet", "contract.clinic", "What is coming, who could bid, what they lack."),
    ]

    def action_clinic(self) -> None:
        self.host.push_screen(PaperScreen("clinic", "Clinic", hue=self.owner.hue))


class ReadinessRoom(Room):
    """Readiness, beside the same sheet."""

    BINDINGS: ClassVar[list[BindingType]] = ContractRoom.BINDINGS

    def action_clinic(self) -> None:
        self.host.push_screen(PaperScreen("clinic", "Clinic", hue=self.owner.hue))


class MoneyRoom(Room):
    """Funds, grants and placements: their sums on a page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "sums", "sums", "money.sums", "What was given and placed here, by whom and for what."),
    ]

    def action_sums(self) -> None:
        self.host.push_screen(PaperScreen("money", "Given and placed", hue=self.owner.hue))


class GrantRoom(MoneyRoom):
    """The ties that are grants, and their way out in the 360Giving form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("w", "publish", "360Giving", "grant.publish", "Write the grants in the 360Giving form, as csv or json."),
    ]

    @property
    def listing(self) -> str:
        return "link@grants"

    @act
    async def action_publish(self) -> None:
        with self.host.telling():
            await save_export(self.host, "grants")


class PlacementRoom(MoneyRoom):
    """Placed money, a movement at a time."""

    ON_ITEM = frozenset({"move"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "move", "movement", "placement.move", "Put down that money was raised, drawn, repaid …"),
    ]

    @act
    async def action_move(self) -> None:
        """What happened, how much, and on which day; left at any question, nothing is kept."""
        from convene.services.delivery import placements

        item = self.list.highlighted
        if item is None:
            return
        options = [Option(key, one.value, one.label.lower(), one.help) for key, one in _MOVES]
        chosen = await self.host.push_screen_wait(
            KeyChoice(item.title, options, why="what happened?", hue=self.owner.hue)
        )
        if not chosen:
            return
        kind = MoneyMove(chosen)
        amount = await self._asked(f"{kind.label}: how much?", "in pounds", "5,000", _pounds)
        if amount is None:
            return
        today = self.host.today
        day = await self._asked("On which day?", "enter takes today", "3 Nov", lambda line: read_day(line, today),
                                today.isoformat())  # fmt: skip
        if day is None:
            return
        with self.host.telling():
            await self.host.do(placements.move, self.host.place_id, item.id, kind, amount, day)

    async def _asked(
        self, question: str, why: str, example: str, read: Callable[[str], Any], value: str = ""
    ) -> Any | None:
        """What a line was understood as; asked again, with the reason, until it is or is left."""
        again = False
        while True:
            asked = AskLine(question, why=why, value=value, example=example, hue=self.owner.hue, again=again)
            line = await self.host.push_screen_wait(asked)
            if line is None:
                return None
            try:
                return read(line)
            except ValueError as wrong:
                why, value, again = str(wrong), line, True


_MOVES = (
    ("r", MoneyMove.raised), ("d", MoneyMove.drawn), ("p", MoneyMove.repaid), ("i", MoneyMove.interest),
    ("w", MoneyMove.written_off),
)  # fmt: skip


def _pounds(line: str) -> Decimal:
    found = read_number(line)
    if found is None or found <= 0:
        raise ValueError("an amount above nothing is wanted, such as 5,000")
    return found


class PlanRoom(Room):
    """An actor's own plan, a step at a time."""

    ON_ITEM = frozenset({"tick"})
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "tick", "tick a step", "plan.tick", "Say that a step of this plan is begun, done or dropped."),
    ]

    @act
    async def action_tick(self) -> None:
        """Which step, and how far it is."""
        from convene.services.delivery import plans
        from convene.services.nouns import records

        item = self.list.highlighted
        if item is None:
            return
        with self.host.telling():
            draft: Any = await self.host.ask(records.load, "plan", item.id)
            steps = _steps(draft, self.host.today)
            if not steps:
                self.host.toast("This plan has no step yet: e writes them.")
                return
            number = await self.host.push_screen_wait(
                ChooseScreen("Which step?", steps, facts=item.title, hue=self.owner.hue)
            )
            if not number:
                return
            options = [Option(one.value[1] if one is PlanStepStatus.dropped else one.value[0], one.value,
                              one.label.lower()) for one in PlanStepStatus]  # fmt: skip
            what = draft.steps[int(number) - 1].what
            chosen = await self.host.push_screen_wait(KeyChoice(what, options, why="how far is it?",
                                                                hue=self.owner.hue))  # fmt: skip
            if not chosen:
                return
            await self.host.do(plans.tick, self.host.place_id, item.id, (int(number),), PlanStepStatus(chosen))


def _steps(plan: PlanDraft, today: date) -> tuple[Item, ...]:
    """Those not done first, as they stand."""
    ended = (PlanStepStatus.done, PlanStepStatus.dropped)
    every = [(one.status in ended, at, one) for at, one in enumerate(plan.steps, 1)]
    return tuple(Item(str(at), one.what, told(one, today)) for _, at, one in sorted(every, key=lambda each: each[:2]))
