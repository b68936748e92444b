"""The filters kept for a list: use one, keep the present one, let one go."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.tui.host import Host
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList

KEEP = "keep"
_HELP = "help"


class KeptFilters(Sheet):
    """Dismissed with how to write the filter to use, with ``KEEP`` to keep the present one, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("d,delete", "remove", "delete", "item.delete", "Keep this filter no longer; u brings it back."),
        hidden("F", "leave", "back", "sheet.close", "Back to where you were."),
        hidden("question_mark,f1", "tell", "how", "sheet.how", "How filters are written."),
    ]

    def __init__(self, noun: str, words: str = "", *, hue: str = "") -> None:
        super().__init__("Kept filters", f"of the list of {NOUNS[noun].plural}", hue=hue)
        self._noun, self._words = noun, words.strip()
        self.list = LongList(many=False)

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self._read()

    def on_screen_resume(self) -> None:
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "remove" and self.is_mounted:
            return self._here is not None
        return True

    @property
    def _here(self) -> Item | None:
        item = self.list.highlighted
        return None if item is None or item.id in (KEEP, _HELP) else item

    @work(group="load", exclusive=True)
    async def _read(self) -> None:
        from convene.services.lists import kept_filters

        kept = await self.host.ask(kept_filters.kept, self.host.place_id, self._noun)
        first = (Item(KEEP, "Keep the present filter under a name", self._words),) if self._words else ()
        last = Item(_HELP, "How filters are written", "words, type:voluntary, ward:elm, silent>60d; and / to type one")
        self.list.spaced = self.size.height >= 20
        self.list.show_items((*first, *kept, last))
        self.refresh_bindings()

    @on(LongList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item is None:
            return
        if event.item.id == _HELP:
            self.action_tell()
        else:
            self.dismiss(KEEP if event.item.id == KEEP else event.item.aside)

    def action_tell(self) -> None:
        from convene.tui.screens.shared.filter_help import FilterHelp

        self.host.push_screen(FilterHelp(self._noun, hue=self.hue))

    @act
    async def action_remove(self) -> None:
        from convene.services.nouns import records

        if item := self._here:
            with self.host.telling():
                await self.host.do(records.remove, self.host.place_id, "filter", [item.id])
                self._read()


async def keep_filter(app: Host, noun: str, words: str, hue: str) -> None:
    """Ask for a name and keep a filter under it."""
    from convene.services.lists import kept_filters

    place, today = app.place_id, app.today
    with app.telling():
        if not words.strip():
            app.toast("Type a filter first: / and then what to look for.")
            return
        await app.ask(kept_filters.query, place, noun, words, today)
        why = f"{words.strip()}   the same name again replaces it"
        name = await app.push_screen_wait(
            AskLine("Keep this filter as", why=why, hue=hue, nothing="Nothing was kept: the filter has no name.")
        )
        if name:

            def keep(write: Any) -> str:
                return kept_filters.keep(write, place, noun, str(name), words, today)

            done = await app.do(keep)
            app.toast(f"Kept as @{done.value}: F lists it, and / @{done.value} uses it.")
