"""The follow-up round: whom to ring about what, ticked off one after the other; the book keeps how far it is."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from convene.core.delivery.call_round import heard_words, state_words
from convene.core.delivery.follow_up_round import RoundLine, Tick, done_words
from convene.core.views import Item, Tone
from convene.core.vocabulary import Channel
from convene.text import clip, distance, month
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.delivery.delivery_sheet import DeliverySheet
from convene.tui.screens.delivery.hearing import hear_of
from convene.tui.screens.shared.step_on import step_on
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList


class FollowUpScreen(DeliverySheet):
    HELP = (
        "Whom to ring, the most pressing first: what is late or at risk, then what nobody spoke of for longest. y "
        "keeps what they said, a that nobody answered; both stay in sight today, and the highlight goes to the next. "
        "s selects everything of the same actor."
    )
    AT = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("y", "hear", "heard", "item.heard", "Keep what they said, and how sure they are."),
        bind("a", "no_answer", "no answer", "round.no_answer", "Nobody answered: it goes into the outreach log."),
        bind("s", "same", "whole actor", "round.same", "Select everything of this actor, to keep one answer for all."),
        bind("r", "step", "step on", "item.step_on", "Move the status on; only what that step needs is asked."),
        bind("x", "print", "call sheet", "round.print", "The call sheet as a file, to print and to write on."),
        hidden("o", "jump", "in the list", "item.jump", "Go to it in the list of commitments."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self) -> None:
        super().__init__("The follow-up round")
        self.list = LongList(id="round-list")
        self.round: dict[str, RoundLine] = {}
        self._then = ""

    def compose_page(self) -> ComposeResult:
        with Horizontal(id="round-body"):
            yield self.list
            with Vertical(id="round-right"):
                yield self.detail

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("hear", "no_answer", "same", "step", "jump") and self.is_mounted:
            return self.list.highlighted is not None
        return True

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.delivery import follow_up_round

        return follow_up_round.lines(read, place, today)

    def show_found(self) -> None:
        lines: tuple[RoundLine, ...] = self.found
        begun = bool(self.round)
        self.round = {one.id: one for one in lines}
        set_, today = show.marks(self), self.host.today
        self.list.spaced = self.has_class("-tall")
        self.list.show_items(tuple(round_item(one, today, set_) for one in lines), _NONE)
        if self._then or not begun:
            self._go_on()
        self.head.say(facts=done_words(lines))
        self._say()

    def _say(self) -> None:
        marked = f"{len(self.list.marked)} selected · " if self.list.marked else ""
        self.tabs.say(f"{marked}most pressing first" if self.round else "")

    def _go_on(self) -> None:
        """To the first line after the one that was ticked that is still open; from the top again after the last."""
        order = list(self.round)
        at = order.index(self._then) if self._then in self.round else -1
        self._then = ""
        for one in (*order[at + 1 :], *order[: at + 1]):
            if self.round[one].tick is Tick.open:
                self.list.highlight(one)
                return

    @on(LongList.Highlighted)
    def _highlighted(self, event: LongList.Highlighted) -> None:
        if isinstance(event, LongList.Chosen):
            self.add_class("-reading")
            if not self.has_class("-wide"):
                self.detail.focus()
        self.read_detail(event.item.id if event.item else "")
        self.refresh_bindings()

    @on(LongList.Marked)
    def _marked(self) -> None:
        self._say()

    # Ticking off

    def _title(self) -> str:
        item = self.list.highlighted
        return f"{len(self.list.marked)} selected" if len(self.list.marked) > 1 or item is None else item.title

    @act
    async def action_hear(self) -> None:
        if ids := self.list.chosen_ids:
            with self.host.telling():
                if await hear_of(self.host, ids, self._title(), self.hue, channel=Channel.call):
                    self._ticked(ids)

    @act
    async def action_no_answer(self) -> None:
        from convene.services.delivery import follow_up_round

        if ids := self.list.chosen_ids:
            with self.host.telling():
                await self.host.do(follow_up_round.no_answer, self.host.place_id, ids)
                self._ticked(ids)

    def _ticked(self, ids: tuple[str, ...]) -> None:
        """Go on from the last of what was ticked."""
        self._then = ids[-1]
        self.list.clear_marks()
        self.read()

    @act
    async def action_step(self) -> None:
        if ids := self.list.chosen_ids:
            with self.host.telling():
                await step_on(self.host, "commitment", ids, self._title(), self.hue)

    def action_same(self) -> None:
        item = self.list.highlighted
        if item is not None and (one := self.round.get(item.id)):
            self.list.mark_ids(each.id for each in self.round.values() if each.actor_id == one.actor_id)

    @act
    async def action_print(self) -> None:
        from convene.tui.screens.shared.saving import save_export

        with self.host.telling():
            await save_export(self.host, "calls", why="whom to ring, with room to write")

    def action_jump(self) -> None:
        if item := self.list.highlighted:
            self.dismiss()
            self.host.go_to("delivery", "commitment", item.id)

    def action_back(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.list.focus()
        elif not self.list.clear_marks():
            self.leave()

    def action_leave(self) -> None:
        self.action_back()


def round_item(one: RoundLine, today: date, set_: show.Marks) -> Item:
    """A line of the round: what there is to talk about, or what was said today."""
    standing = one.standing
    due = f"due {month(standing.due)}" if standing.due else "no date"
    if one.tick is Tick.open:
        state = state_words(standing, today) or "on its way"
        tone: Tone = "late" if state.startswith(("late", "past")) else "look" if state != "on its way" else "plain"
        heard = (
            f"heard {distance(standing.heard, today)}" if standing.heard else f"heard {heard_words(standing, today)}"
        )
        return Item(
            one.id, standing.title or "(no name)", f"{standing.actor or 'no actor'} · {due}", state=state, tone=tone,
            aside=heard,
        )  # fmt: skip
    sure = f", {one.confidence.label.lower()}" if one.confidence else ""
    heard_today = one.tick is Tick.heard
    state = f"{set_.passed} heard{sure}" if heard_today else f"{set_.open} rang"
    said = f"“{clip(one.said, 200)}”" if heard_today and one.said else one.said or "noted today"
    return Item(
        one.id, standing.title or "(no name)", f"{standing.actor or 'no actor'} · {said}", state=state,
        tone="done" if heard_today else "quiet",
    )  # fmt: skip


_NONE = "No commitment is live, so there is nobody to ring. esc goes back."
