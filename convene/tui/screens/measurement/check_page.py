"""The account check with residents: one line at a time, an assumption changed before everybody, the range moving."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from convene.core.account import compute
from convene.core.account.shape import Account, Line, Setting
from convene.core.account.words import about
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import ActorType
from convene.services.account import setting
from convene.services.account.setting import Assumed
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.measurement.account_drawing import order
from convene.tui.screens.measurement.check_drawing import WORDS, Shown, typeset
from convene.tui.screens.measurement.register import NEEDED, QUESTIONS, own_numbers, read_share, said_why
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.account.pages import AccountPage

_STEP = Decimal(5)
_TYPES = dict(zip("asdmvc", ActorType, strict=True))


class LivePage(Page):
    """What is on the wall."""

    shown: Shown | None = None
    tall = True

    def typeset(self, width: int) -> list[Content]:
        if self.shown is None:
            return []
        drawn = typeset(self.shown, width, show.hue(self), show.marks(self), tall=self.tall)
        return [show.row(*line) for line in drawn]


class CheckScreen(Sheet):
    """``first`` is the commitment to begin with. Leaving keeps nothing that enter did not keep."""

    HELP = (
        "One line at a time, for the projector. Up and down choose what is assumed, left and right change it by 5 "
        "points and everybody sees the range move; what stood there before stays beside it. enter keeps it as a "
        "correction, with who asked and why, and the results workshop of today where there is one; going on or "
        "leaving without enter changes nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("left", "shift(-1)", "less", "check.less", "Five points less of it; a year less."),
        bind("right", "shift(1)", "more", "check.more", "Five points more of it; a year more."),
        bind("enter", "keep", "keep", "check.keep", "Keep it as a correction: who asked, and why."),
        bind("down,j", "choose(1)", "next", "check.down", "The next thing that is assumed."),
        hidden("up,k", "choose(-1)", "before", "check.up", "The one before."),
        bind("n,pagedown", "line(1)", "next line", "check.next", "The next line of the account."),
        bind("y", "type", "type it", "check.type", "Type the number."),
        bind("p,pageup", "line(-1)", "line before", "check.before", "The line before."),
        bind("z", "reset", "as it was", "check.reset", "Back to what is kept."),
    ]

    def __init__(self, page: AccountPage, first: str = "", *, hue: str) -> None:
        super().__init__("Account check", page.title, hue=hue)
        self.page = page
        self.account = self.kept = page.account
        found = [one for one in page.account.lines if one.part is AccountPart.worth and one.pieces]
        self.lines = [one.claim.commitment for one in sorted(found, key=order)]
        ids = {one.claim.commitment_id: one.claim.commitment for one in found}
        self.at = self.lines.index(ids[first]) if first in ids else 0
        self.kind = 0
        self.live = LivePage()

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="check-live", can_focus=False):
            yield self.live

    def mounted(self) -> None:
        super().mounted()
        self.show_line()

    # What is shown

    def _line(self, account: Account) -> Line:
        return next(one for one in account.lines if one.claim.commitment == self.lines[self.at])

    @property
    def kinds(self) -> tuple[Adjustment, ...]:
        settings = self._line(self.kept).claim.settings
        return (*NEEDED, *(one for one in (Adjustment.leakage, Adjustment.lasts) if one in settings))

    def show_line(self) -> None:
        """Draw what is changed so far beside what is kept."""
        self.live.tall = self.has_class("-tall")
        self.live.shown = Shown(
            self._line(self.kept), self._line(self.account), self.kept, self.account, self.kinds, self.kind
        )
        self.live.reset()
        self.head.say(facts=f"line {self.at + 1:,} of {len(self.lines):,} · {self.page.title}")

    def on_resize(self) -> None:
        if self.live.shown:
            self.show_line()

    # Changing it

    def change(self, kind: Adjustment, value: Decimal) -> None:
        """Have one adjustment be another number, before everybody, its ends with it; nothing is written."""
        if own_numbers(self._line(self.account), kind):
            self.host.toast("Each period has a number of its own, with its observation: change it there.")
            return
        settings = dict(self._line(self.account).claim.settings)
        before = settings.get(kind) or Setting(kind)
        by = value - (value if before.central is None else before.central)
        settings[kind] = replace(
            before, central=value, low=_along(kind, before.low, by), high=_along(kind, before.high, by),
            reason=before.reason or "said in the room", of="commitment",
        )  # fmt: skip
        self.account = compute.changed(self.account, self.lines[self.at], settings)
        self.show_line()

    def action_shift(self, way: int) -> None:
        kind = self.kinds[self.kind]
        now = self._line(self.account).claim.settings.get(kind)
        if kind is Adjustment.lasts:
            value = max((now.central if now and now.central else Decimal(1)) + way, Decimal(1))
        elif now is None or now.central is None:
            value = Decimal(0)
        else:
            value = min(max(now.central + way * _STEP, Decimal(0)), Decimal(100))
        self.change(kind, value)

    @act
    async def action_type(self) -> None:
        kind = self.kinds[self.kind]
        why, value, again = ("years" if kind is Adjustment.lasts else "per cent, 0 to 100"), "", False
        while True:
            line = await self.host.push_screen_wait(
                AskLine(QUESTIONS[kind], why=why, value=value, hue=self.hue, again=again)
            )
            if not line:
                return
            try:
                self.change(kind, read_share(line, kind))
                return
            except ValueError as wrong:
                why, value, again = str(wrong), line, True

    def action_choose(self, step: int) -> None:
        self.kind = (self.kind + step) % len(self.kinds)
        self.show_line()

    def action_line(self, step: int) -> None:
        self.account = self.kept
        self.at = (self.at + step) % len(self.lines)
        self.kind = min(self.kind, len(self.kinds) - 1)
        self.show_line()

    def action_reset(self) -> None:
        self.account = self.kept
        self.show_line()

    # Keeping it

    @property
    def moved(self) -> list[Adjustment]:
        """What differs from what is kept."""
        was, now = (self._line(one).claim.settings for one in (self.kept, self.account))
        return [
            one
            for one in self.kinds
            if (now.get(one) or Setting(one)).central != (was.get(one) or Setting(one)).central
        ]

    @act
    async def action_keep(self) -> None:
        moved = self.moved
        if not moved:
            self.host.toast("Nothing differs from what is kept. Left and right change it.")
            return
        words = ", ".join(
            f"{setting.figure(one, self._line(self.account).claim.settings[one].central)} {WORDS[one]}" for one in moved
        )
        options = [Option(key, one.value, one.label) for key, one in _TYPES.items()]
        options.append(Option("x", "-", "Nobody in particular"))
        who = await self.host.push_screen_wait(
            KeyChoice("Who asked for it?", options, why=show.fit(words, 60), hue=self.hue)
        )
        if not who:
            return
        why = await said_why(self.host, "Why?", "what was said in the room, in a line", self.hue)
        if why is None:
            return
        with self.host.telling():
            await self._keep(moved, "" if who == "-" else who, why)

    async def _keep(self, moved: list[Adjustment], who: str, why: str) -> None:
        was, now = self._line(self.kept), self._line(self.account)
        said = [
            Assumed(one, found.central or Decimal(0), found.low, found.high, why)
            for one in moved for found in (now.claim.settings[one],)
        ]  # fmt: skip
        room = await self.host.ask(setting.room_of_today, self.host.place_id, self.host.today)
        result = tuple(f"value {about(one.net)}" if one.net else "" for one in (was, now))
        await self.host.do(
            setting.correct, self.host.place_id, self.page.account_id, now.claim.commitment_id, said, why=why,
            asked_by=ActorType(who) if who else None, workshop=room, result=(result[0], result[1]),
        )  # fmt: skip
        settings = {**now.claim.settings, **{one: replace(now.claim.settings[one], reason=why) for one in moved}}
        self.kept = self.account = compute.changed(self.account, self.lines[self.at], settings)
        self.show_line()


def _along(kind: Adjustment, end: Decimal | None, by: Decimal) -> Decimal | None:
    """An end of a range that moves with its number."""
    if end is None:
        return None
    return max(end + by, Decimal(1)) if kind is Adjustment.lasts else min(max(end + by, Decimal(0)), Decimal(100))
