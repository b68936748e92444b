"""Everything by name: what can be done now, with its keys, and the records of the place."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from convene.core.views import Item
from convene.errors import Problem
from convene.tui import keys, modes
from convene.tui.keys import bind
from convene.tui.screens.shared.choose import LineOverList

_KEY = "key"
_MOVES = ("move(", "turn(", "edge(", "mark", "scroll", "page_", "app.focus")
"""Moving about is what nobody looks up: it comes last."""


class PaletteScreen(LineOverList):
    """Of records it finds actors, workshops, visions and the rest by name; never a person. Tabs of other stages are
    found, too."""

    HELP = "Type a part of what you want to do, or of the name of an actor, a need, a workshop. Enter does it."
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "take", "do it", "choose.take", "Do what is highlighted, or go there."),
    ]

    def __init__(self, over: Screen[Any]) -> None:
        hue = str(getattr(over, "hue", ""))
        super().__init__("Find", "what can be done, a tab, or a record by its name", hue=hue, spaced=False)
        self.live = keys.active(over)
        self._records: tuple[Item, ...] = ()
        self._tabs: tuple[Item, ...] = ()
        self._looking = False
        self._wanted = False  # enter was pressed before what it is meant for was found

    def mounted(self) -> None:
        super().mounted()
        self._show()

    # Finding

    def narrow(self, typed: str) -> None:
        self._records, self._tabs, self._wanted = (), (), False
        self._looking = bool(self._words and self.host.place_id)
        self._show()
        if self._looking:
            self._look_up(self._words)

    @property
    def _words(self) -> str:
        words = self.input.value.strip()
        return words if len(words) > 1 else ""

    def _show(self) -> None:
        found = matching(self.live, self.input.value)
        said = "Nothing that can be done here, and no record, is called so." if not self._looking else "Looking …"
        commands = [Item(f"{_KEY}:{at}", name(one), one.sentence, aside=one.faces) for at, one in found]
        # A tab is meant before what only speaks of it.
        named = sum(one.title.casefold().startswith(self._words.casefold()) for one in commands) if self._tabs else 0
        self.list.show_items((*commands[:named], *self._tabs, *commands[named:], *self._records), said)
        self.list.action_edge(-1)

    @work(group="look", exclusive=True)
    async def _look_up(self, words: str) -> None:
        await self.host.ready()
        from convene.services.nouns import find_by_name

        try:
            found = await self.host.ask(find_by_name.find, self.host.place_id, words)
        except Problem as problem:
            self.host.tell(problem)
            found = ()
        self._looking, self._tabs, self._records = False, tabs_called(words), found
        at = self.list.highlighted
        self._show()
        if at is not None and not self._tabs:  # a tab that was found is what was meant
            self.list.highlight(at.id)
        if self._wanted:
            self.action_take()

    # Choosing

    def action_take(self) -> None:
        found = self.list.highlighted
        if found is None:
            self._wanted = self._looking
        elif self.is_open:
            self.dismiss()
            noun, _, which = found.id.partition(":")
            if noun == _KEY:
                one = self.live[int(which)]
                self.app.call_later(self.app.run_action, one.action, one.node)
            else:
                self.app.call_later(self.host.jump, noun, which)


def tabs_called(words: str) -> tuple[Item, ...]:
    """The tabs whose title holds what was typed, to go to."""
    said = words.casefold()
    return tuple(
        Item(f"{noun}:", title, f"a tab of {mode}") for noun, title, mode in modes.tabs() if said in title.casefold()
    )


def name(one: keys.Key) -> str:
    """What a command is called in a list."""
    return f"{one.words[:1].upper()}{one.words[1:]}"


def matching(live: list[keys.Key], typed: str) -> list[tuple[int, keys.Key]]:
    """The commands that hold every word typed, with their positions; those whose name does come first,
    moving about last."""
    words = typed.casefold().split()
    found = []
    for at, one in enumerate(live):
        called, text = name(one).casefold(), f"{one.words} {one.sentence} {one.faces}".casefold()
        if all(word in text for word in words):
            rank = 0 if called.startswith(" ".join(words)) else 1 if all(word in called for word in words) else 2
            found.append((rank, one.action.startswith(_MOVES), at, one))
    return [(at, one) for *_, at, one in sorted(found, key=lambda row: row[:3])]
