"""Who is missing: gaps in words, coverage against what we know, and whether anybody dominates."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from convene.core.engagement.coverage import Gap
from convene.core.views import Item
from convene.text import count, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.stakeholders.gaps_drawing import BalancePage, CoveragePage, GapPage
from convene.tui.screens.engagement.stakeholders.stakeholder_sheet import StakeholderSheet
from convene.tui.screens.engagement.who_and_when import carry_out, who_and_when
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList


class GapList(LongList):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "act on it", "list.open", "Make an action of the gap, or go to the one there is."),
    ]


class GapsScreen(StakeholderSheet):
    HELP = (
        "Each gap in words, what matters most first. Enter makes it an action with an owner and a day; it closes by "
        "itself when the gap is gone."
    )
    TABS: ClassVar[tuple[str, ...]] = ("Gaps", "Coverage", "Balance")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "act", "new action", "gap.act", "Make an action of the highlighted gap."),
        bind("o", "open", "look there", "gap.open", "Go to where the gap shows."),
        hidden("s", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, first: str = "") -> None:
        super().__init__("Who is missing", first)
        self.gap, self.coverage, self.balance = GapPage(), CoveragePage(), BalancePage()
        self.pages = (self.gap, self.coverage, self.balance)
        self.gaps: dict[str, Gap] = {}
        self.add_class("-telling")
        self._settled = False

    def make_list(self) -> LongList:
        return GapList(many=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("act", "open") and self.is_mounted:
            return self.at == 0 and self.list.highlighted is not None
        return True

    def question(self, read: Any, place: str, today: date) -> Any:
        from convene.services.engagement import stakeholders

        return stakeholders.page(read, place, today)

    def show_found(self) -> None:
        page = self.found
        self.gaps = {one.key: one for one in page.gaps}
        planned = sum(bool(one.planned) for one in page.gaps)
        said = f"{plural(len(page.gaps), 'gap')}, {count(planned)} in hand" if page.gaps else "no gap today"
        known, engaged = page.coverage.known, sum(one.engaged for one in page.coverage.types)
        self.head.say(facts=f"{said} · {count(engaged)} of {plural(known, 'actor')} engaged")
        self.tabs.say("what matters most first" if self.at == 0 and page.gaps else "")
        self.list.spaced = self.has_class("-tall")
        if self.at == 0:
            self.list.show_items(tuple(self._item(one) for one in page.gaps), _NONE if known else _NOBODY)
        self.gap.show_gap(self.here, page.coverage)
        self.coverage.show_coverage(page.coverage)
        self.balance.show_balances(page.coverage.balances)
        if page.over and not self._settled:
            self._settled = True  # once a visit: a second look must not write again and again
            self._settle()

    def _item(self, one: Gap) -> Item:
        if one.planned:
            return Item(one.key, one.words, one.planned, state="in hand", tone="done")
        tone = "late" if one.weight >= 85 else "look" if one.weight >= 60 else "quiet"
        return Item(one.key, one.words, one.act, state=one.state, tone=tone)  # type: ignore[arg-type]

    @act(keys_wait=False)
    async def _settle(self) -> None:
        from convene.services.engagement import stakeholders

        with self.host.telling():
            await self.host.do(stakeholders.settle, self.host.place_id)

    @property
    def here(self) -> Gap | None:
        return self.gaps.get(self.list.highlighted.id) if self.list.highlighted else None

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self.gap.show_gap(self.here)
            self.refresh_bindings()

    @on(LongList.Chosen)
    async def _chosen(self) -> None:
        if self.here and self.here.action:
            ident = self.here.action
            self.dismiss()
            await self.host.jump("action", ident)
        else:
            self.action_act()

    @act
    async def action_act(self) -> None:
        """One line: who, a comma, and when."""
        from convene.services.engagement import stakeholders

        gap = self.here
        if gap is None:
            return
        if gap.action:
            self.host.toast("It is in hand already; enter goes to the action.")
            return
        if said := await who_and_when(self.host, f"{gap.act}: who, and by when?", self.hue):
            await carry_out(self.host, stakeholders.act_on, gap.key, *said)

    async def action_open(self) -> None:
        if gap := self.here:
            self.dismiss()
            self.host.go_to(gap.mode, gap.tab, gap.item, "" if gap.item else gap.filtered_by)

    async def export(self) -> None:
        from convene.services.engagement import stakeholders
        from convene.tui.screens.shared.saving import save_text

        why = "coverage by type, ward, group and tag; counts of people below three are left out"
        text = stakeholders.coverage_csv(self.found.coverage) if self.found else ""
        await save_text(self.host, "\ufeff" + text, self.stem("coverage"), "csv", why)


_NONE = "Nobody is missing as far as this book can tell. That is rare: ask in the next workshop who is not there."
_NOBODY = "Nobody is on the list yet. esc goes back; n there adds the first actor."
