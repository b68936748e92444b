"""What is claimed several times shared out: a share each, typed in the list, together no more than all of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.account.shape import Line
from convene.core.views import Item
from convene.text import count
from convene.tui.keys import bind, hidden
from convene.tui.screens.measurement.account_drawing import done_of
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.long_list import LongList

_MOST = Decimal(100)


class SharesScreen(Sheet):
    """Dismissed with per cent by commitment, all of them, or with None when left."""

    HELP = (
        "Type how much of its own figure each commitment counts; together no more than 100 %. = gives each the same. "
        "Enter keeps them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "keep", "keep", "shares.keep", "Keep these shares; why is asked next."),
        bind("equals_sign", "even", "the same each", "shares.even", "Give each the same share, all together 100 %."),
        bind("backspace", "rub", "rub out", "shares.rub", "Take the last digit away."),
        *(
            hidden(str(one), f"digit({one})", "digit", f"shares.digit_{one}", "A digit of the share.")
            for one in range(10)
        ),
        hidden("full_stop", "point", "point", "shares.point", "The decimal point."),
    ]

    def __init__(self, lines: Sequence[tuple[str, Line]], *, hue: str) -> None:
        super().__init__("How is it shared out?", hue=hue)
        self.lines = tuple(lines)
        self.typed: dict[str, str] = {}
        self.list = LongList(many=False, opens=False, spaced=False)
        self._at = ""  # whose share is being typed

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self._show()

    @property
    def total(self) -> Decimal:
        """All shares together."""
        return sum((_share(one) for one in self.typed.values()), Decimal(0))

    def _show(self) -> None:
        self.list.show_items(tuple(
            Item(ident, line.claim.title, f"{line.claim.actor_name} · {done_of(line)}",
                 figure=f"{self.typed[ident]} %" if ident in self.typed else "– %",
                 tone="look" if ident not in self.typed else "plain")
            for ident, line in self.lines
        ))  # fmt: skip
        missing = len(self.lines) - len(self.typed)
        said = f"{count(self.total)} of 100 %"
        said += " · more than all of it" if self.total > _MOST else f" · {missing:,} without a share" if missing else ""
        self.head.say(facts=said)

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if event.item is None or event.item.id != self._at:
            self._at = ""

    def _type(self, mark: str) -> None:
        here = self.list.highlighted
        if here is None:
            return
        before = self.typed.get(here.id, "") if self._at == here.id else ""
        said = (before + mark).lstrip("0") or "0"
        said = f"0{said}" if said.startswith(".") else said
        if len(said) > 6 or said.count(".") > 1 or _share(said) > _MOST:
            return
        self.typed[here.id], self._at = said, here.id
        self._show()

    def action_digit(self, digit: int) -> None:
        self._type(str(digit))

    def action_point(self) -> None:
        self._type(".")

    def action_rub(self) -> None:
        if (here := self.list.highlighted) and here.id in self.typed:
            left = self.typed.pop(here.id)[:-1]
            if left:
                self.typed[here.id] = left
            self._at = here.id
            self._show()

    def action_even(self) -> None:
        each = (_MOST / len(self.lines)).quantize(Decimal("0.01"), rounding="ROUND_DOWN") if self.lines else _MOST
        self.typed = {ident: count(each) for ident, _ in self.lines}
        self._show()

    def action_keep(self) -> None:
        if len(self.typed) < len(self.lines):
            self.host.toast("Give each its share first; 0 is an answer.")
        elif self.total > _MOST:
            self.host.toast(f"Together they come to {count(self.total)} %, more than all of it.")
        else:
            self.dismiss({ident: _share(said) for ident, said in self.typed.items()})


def _share(said: str) -> Decimal:
    return Decimal(said.rstrip(".") or 0)
