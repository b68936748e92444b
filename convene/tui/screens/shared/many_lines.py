"""One line at the bottom that takes many, one after the other. None is lost: what cannot be kept comes back into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from convene.errors import Problem
from convene.tui import show
from convene.tui.closing import Dialog
from convene.tui.unsaved_lines import UnsavedLines
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.worker import Worker


class ManyInput(LineInput):
    takes_many = True


class ManyLines(Dialog[None]):
    """The input stays after each line, so that ten can be taken in a row; ``esc`` leaves. Half a line is kept, and
    there again the next time, and so are lines that were pasted together and not entered yet. ``lines`` are some that
    could not be kept before."""

    says_what_it_did = True
    TOGETHER: ClassVar[bool] = False
    """Whether one enter keeps the lines that wait as well, as one change."""
    SAVE_AFTER: ClassVar[float] = 0.6
    """Seconds after a keystroke until half a line is kept."""

    def __init__(
        self, name: str, opening: Content, placeholder: str, *, hue: str, place: str, lines: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.hue = hue
        self.add_class(f"-{hue}")
        self.place = place
        self.kept = 0
        self._opening = opening
        self._said = Static(id="captured", markup=False)
        self.input = ManyInput(compact=True, id=name, placeholder=placeholder)
        self.unsaved = UnsavedLines(f"{name}:{place}:line", self.input, self._say_quietly, together=self.TOGETHER)
        self._lines = lines
        self._journaled: Any = None
        self._soon: Timer | None = None
        self._doubted: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="capture-bar"):
            yield self._said
            with Horizontal(id="capture-line"):
                yield Static(show.row((f"{show.marks(self).prompt} ", f"{self.hue} bold")), id="prompt")
                yield self.input
            yield from self.compose_below()
        yield Foot()

    def compose_below(self) -> ComposeResult:
        """What stands under the line."""
        yield from ()

    def on_mount(self) -> None:
        self.mounted()

    def mounted(self) -> None:
        """Begin, now that the widgets are there. Pages add to it here: Textual calls the ``on_mount`` of every class in
        turn, so that one which calls its parent's is carried out twice."""
        self.input.focus()
        self.say(self._opening)
        for line in self._lines:
            self.unsaved.give_back(line)
        self._bring_back()

    def say(self, words: Content) -> None:
        """The line above: what was kept last."""
        self._said.update(words)

    def counted(self, word: str) -> list[tuple[str, str]]:
        """``3 kept``, and how many lines wait: what begins the line above."""
        to_go = self.unsaved.to_go
        return [(f"{self.kept} {word}   ", "strong"), (f"{to_go}   " if to_go else "", "look")]

    def _say_quietly(self, words: str) -> None:
        self.say(show.row((words, "look")))

    # A line that is entered

    def keep(self, line: str, *more: str) -> Worker[None] | None:
        """Keep a line, and those that go with it: an act. When it cannot, it calls ``not_kept``."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        line = self.whole(show.line(event.value))
        lines = (line, *(self.unsaved.waiting if self.TOGETHER else ()))
        if lack := self.lack(line) if len(lines) == 1 else "":
            self._say_quietly(lack)
        elif line:
            if (doubt := self.doubt(lines)) and lines != self._doubted:
                self._doubted = lines
                self._say_quietly(f"{doubt} enter keeps {'it' if len(lines) == 1 else 'them'} as it stands")
                return
            if self.TOGETHER:
                self.unsaved.take()
            self.input.value, self._doubted = "", ()
            self.keep(*lines)
            self.unsaved.offer()
        else:  # no way out: what is typed next would be keys of the screen below, and u is one
            self.unsaved.offer()
            if not self.unsaved.to_go:
                self._say_quietly("Nothing is typed here. esc leaves.")

    def whole(self, line: str) -> str:
        """The line as it is entered."""
        return line

    def lack(self, line: str) -> str:
        """What keeps a line from being kept: it stays where it is. "" when nothing does."""
        return ""

    def doubt(self, lines: tuple[str, ...]) -> str:
        """What to ask before lines are kept; entered once more as they are, they are kept. "" for no doubt."""
        return ""

    def not_kept(self, lines: Sequence[str], problem: Problem) -> None:
        """Give lines back and say why; the line is opened again for them when it has been left meanwhile."""
        here = next((one for one in self.app.screen_stack if isinstance(one, type(self)) and one.is_open), None)
        if here is not None:
            for line in lines:
                here.unsaved.give_back(line)
        else:
            self.app.push_screen(self.again(*lines))
        self.host.tell(problem)

    def again(self, *lines: str) -> ManyLines:
        """Another of its kind, with lines that could not be kept."""
        return type(self)(hue=self.hue, place=self.place, lines=lines)  # type: ignore[call-arg]

    # Half a line

    @work(group="bring back")
    async def _bring_back(self) -> None:
        with self.host.telling():
            kept = await self.host.recall(self.unsaved.name)
            self._journaled = kept
            if self.unsaved.bring_back(kept) and self.input.value:
                self.input.action_select_all()
                self._say_quietly("Half-typed, kept. Type over it, or go on with it.")

    @on(LineInput.Pasted)
    def _pasted(self, event: LineInput.Pasted) -> None:
        event.stop()
        self.unsaved.wait(event.more)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._soon is None:  # whoever types without a pause loses no more than that either
            self._soon = self.set_timer(self.SAVE_AFTER, self.journal)

    def journal(self) -> None:
        """Keep what is typed now."""
        self._soon = None
        for name, value in self.half_typed():
            self._journaled = value
            self.host.keep_soon(name, value)

    def half_typed(self) -> Iterator[tuple[str, Any]]:
        for name, value in self.unsaved.memo():
            if value != self._journaled:
                yield name, value

    def action_leave(self) -> None:
        self.journal()
        self.leave()

    async def action_keep(self) -> None:
        await self.input.action_submit()
