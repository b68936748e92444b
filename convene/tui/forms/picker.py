"""The one widget for choosing: a word from a list, several words, yes or no, a record, several records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from convene.text import clean_line
from convene.tui import show
from convene.tui.forms.choice_state import SHOWN, Choosing, Option
from convene.tui.widgets.line_input import flattened
from convene.tui.widgets.page import Page

_TITLE = 24
_ASIDE = 24


class Picker(Page, can_focus=True):
    """Shows what is chosen; typing opens a list that narrows; left and right turn a short list in place.

    ``fixed`` says that the options are a short list of words and not records, ``made`` that a name that finds none will
    make one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "open", "choose", id="field.choose", tooltip="Show what can be chosen; type to narrow it"),
        Binding("left", "turn(-1)", "previous", id="field.previous", show=False, tooltip="The word before"),
        Binding("right", "turn(1)", "next", id="field.next", show=False, tooltip="The word after"),
        Binding(
            "backspace,delete", "erase", "take back", id="field.back", show=False,
            tooltip="Take back a letter, or what was chosen last",
        ),
    ]  # fmt: skip

    class Changed(Message):
        """What is chosen has changed."""

    class Done(Message):
        """Enter was pressed with nothing left to take: on to the next field."""

    def __init__(
        self,
        options: Sequence[Option] = (),
        *,
        many: bool = False,
        clearable: bool = True,
        fixed: bool = True,
        nothing: str = "",
        missing: str = "",
        made: bool = False,
    ) -> None:
        super().__init__()
        self.state = Choosing(tuple(options), many=many, clearable=clearable)
        self.fixed = fixed
        self.nothing = nothing or ("nothing yet" if many else "not said")
        self.made = made
        self.missing = missing or "Nothing here is called"

    @property
    def raw(self) -> str | list[str]:
        """The chosen key, or the chosen keys."""
        chosen = self.state.chosen
        return list(chosen) if self.state.many else (chosen[0] if chosen else "")

    @raw.setter
    def raw(self, value: str | list[str]) -> None:
        keys = (value,) if isinstance(value, str) else tuple(map(str, value))
        self.become(replace(self.state.closed(), chosen=tuple(filter(None, keys))))

    @property
    def complaint(self) -> str:
        """Words about typed text that finds nothing, or nothing."""
        stray = "" if self.made else self.state.stray
        return f"{self.missing} “{clean_line(stray)}”." if stray else ""

    @property
    def help_now(self) -> str:
        """The help of the option under the bar, or of the chosen one, when it is one of a fixed list."""
        if not self.fixed:
            return ""
        bar = self.state.bar
        if bar:
            return bar.help
        key = self.raw if isinstance(self.raw, str) else ""
        return next((one.help for one in self.state.options if key and one.key == key), "")

    def offer(self, options: Sequence[Option]) -> None:
        """Sets what can be chosen, and keeps what is."""
        self.become(replace(self.state, options=tuple(options), at=0))

    def become(self, state: Choosing) -> None:
        """Takes on a new state and says so when it differs."""
        before, self.state = self.state, state
        self.reset()
        if (before.chosen, before.typed, before.at, before.is_open) != (
            state.chosen,
            state.typed,
            state.at,
            state.is_open,
        ):
            self.post_message(self.Changed())

    # keys

    def action_open(self) -> None:
        if self.state.typed:
            self.become(self.state.type(" "))
        elif self.state.is_open:
            self.become(self.state.take())
        else:
            self.become(self.state.opened())

    def action_erase(self) -> None:
        self.become(self.state.erase())

    def action_turn(self, by: int) -> None:
        if self.state.is_open:
            self.become(self.state.move(by))
        elif self.fixed:
            self.become(self.state.turn(by))

    def on_key(self, event: events.Key) -> None:
        steps = {"down": 1, "up": -1, "pagedown": SHOWN, "pageup": -SHOWN}
        if event.key == "enter":
            self._enter()
        elif event.key == "escape" and (self.state.is_open or self.state.typed):
            self.become(self.state.closed())
        elif event.key in steps and self.state.is_open:
            self.become(self.state.move(steps[event.key]))
        elif event.key == "space":
            self.action_open()  # here and now: as a binding it would come behind the letters typed after it
        elif event.key in ("backspace", "delete"):
            self.action_erase()
        elif event.key in ("ctrl+u", "ctrl+k") and self.state.typed:
            self.become(self.state.closed())
        elif event.is_printable and event.character:
            self.become(self.state.type(event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.become(self.state.type(flattened(event.text)))

    def _enter(self) -> None:
        state = self.state
        if state.stray and self.made:
            self._make()
            self.post_message(self.Done())
        elif state.stray:
            self.post_message(self.Changed())
        elif state.is_open and (not state.many or state.typed or state.moved):
            self.become(state.take())
            if not state.many:
                self.post_message(self.Done())
        else:
            self.become(state.closed())
            self.post_message(self.Done())

    def _make(self) -> None:
        """Take the name that was typed: its record is made when the form is saved."""
        name = clean_line(self.state.stray)
        self.become(replace(self.state.closed(), chosen=(name,)))

    def on_focus(self) -> None:
        self.reset()

    def on_blur(self) -> None:
        if self.state.typed and self.state.matches:
            self.become(self.state.take().closed())
        elif self.state.stray and self.made:
            self._make()
        elif not self.state.stray:
            self.become(self.state.closed())
        self.reset()

    def on_click(self) -> None:
        self.become(self.state.closed() if self.state.is_open else self.state.opened())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are letters here too; only space opens."""
        return bool(character and character.isprintable() and key != "space")

    # what it looks like

    def typeset(self, width: int) -> list[Content]:
        width = max(width, 12)
        return [*self._chosen(width), *(self._list(width) if self.state.is_open else ())]

    def _chosen(self, width: int) -> list[Content]:
        state = self.state
        names = [self._titled(key) for key in state.chosen]
        if not state.many:
            if state.typed:
                return [self._typed(width)]
            if names:
                return [show.row((show.fit(names[0], width), "plain"))]
            asked = self.has_focus and not self.fixed
            return [show.row(("type to find one" if asked else self.nothing, "quiet"))]
        lines = [show.row((line, "plain")) for line in packed(names, width, together=self.fixed)]
        if state.typed:
            lines.append(self._typed(width))
        elif self.has_focus and not self.fixed:
            lines.append(show.row(("type to add", "quiet")))
        return lines or [show.row((self.nothing, "quiet"))]

    def _titled(self, key: str) -> str:
        if key in self.state.titles:
            return self.state.titles[key]
        if self.made:
            return f"{clean_line(key)} (new)"
        return key if self.fixed or not self.state.options else f"{clean_line(key)} (not in the book)"

    def _typed(self, width: int) -> Content:
        typed = clean_line(self.state.typed) + (" " if self.state.typed.endswith(" ") else "")
        while show.cell_len(typed) > width - 1:
            typed = typed[1:]
        return show.row((typed, "plain"), (" ", "plain reverse" if self.has_focus else ""))

    def _list(self, width: int) -> list[Content]:
        start, end = self.state.window
        matches = self.state.matches
        if not matches:
            # Of what is typed and finds nothing the line below the field speaks.
            nothing = "" if self.state.stray else "There is nothing to choose yet."
            return [show.row((show.fit(nothing, width), "quiet"))] if nothing else []
        widest = max(show.cell_len(show.line(one.title)) for one in matches[start:end])
        aside = max(show.cell_len(show.line(one.help)) for one in matches[start:end])
        title = min(widest, _TITLE if self.fixed else max(width - 5 - min(aside, _ASIDE), _TITLE), width - 4)
        lines = [self._option(number, title, width) for number in range(start, end)]
        if len(matches) > end - start:
            lines.append(show.row((show.fit(f"   {end} of {len(matches)}; type to narrow", width), "quiet")))
        return lines

    def _option(self, number: int, title: int, width: int) -> Content:
        option, marks, hue = self.state.matches[number], show.marks(self), show.hue(self)
        here, taken = number == self.state.at, option.key in self.state.chosen
        return show.row(
            (marks.bar if here else " ", hue),
            (f"{marks.here} " if taken else f"{marks.open} " if self.state.many else "  ", hue if taken else "quiet"),
            (show.pad(option.title, title), "strong" if here else "plain"),
            ("  " + show.fit(option.help, width - title - 5), "quiet"),
        )


def packed(names: Sequence[str], width: int, *, together: bool) -> list[str]:
    """Chosen names on as few lines as they need, or one a line."""
    if not together:
        return [show.fit(name, width) for name in names]
    lines: list[str] = []
    for name in names:
        if lines and show.cell_len(lines[-1]) + show.cell_len(name) + 3 <= width:
            lines[-1] += f" · {name}"
        else:
            lines.append(show.fit(name, width))
    return lines
