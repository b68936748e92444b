"""Two small pages over a running workshop: counting who is here, and what to cut when time runs out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from convene.core.vocabulary import ActorType
from convene.core.workshops.agenda import Cut, Timing
from convene.errors import Problem
from convene.tui import show, themes
from convene.tui.closing import Dialog
from convene.tui.keys import bind, hidden
from convene.tui.shielded_actions import act
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.head_line import HeadLine
from convene.tui.widgets.page import Page

Count = Callable[[str, int], Awaitable[int]]


def letter(kind: ActorType) -> str:
    """The key that counts one of this type in."""
    return kind.value[0]


def _count_key(kind: ActorType, by: int) -> Binding:
    key, id_ = (letter(kind), "count.") if by > 0 else (letter(kind).upper(), "count.less_")
    words = f"{'One more' if by > 0 else 'One less'} of the {kind.many}"
    return hidden(key, f"count('{kind.value}', {by})", words.lower(), id_ + kind.value, f"{words}.")


class PadPage(Page):
    """A page of lines set from outside."""

    def __init__(self, lines: Callable[[int], list[Content]]) -> None:
        super().__init__()
        self._lines_for = lines

    def typeset(self, width: int) -> list[Content]:
        return self._lines_for(width)


class CountPad(Dialog[None]):
    """One key an actor type; with shift it takes one away again. ``count`` keeps it and returns the new number."""

    CSS_PATH = themes.STYLES / "run.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    says_what_it_did = True
    BINDING_GROUP_TITLE = "Counting"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(_count_key(kind, 1) for kind in ActorType),
        *(_count_key(kind, -1) for kind in ActorType),
        bind("escape,enter", "leave", "back to the room", "count.leave", "Back to the running workshop."),
    ]  # fmt: skip

    def __init__(self, counts: Sequence[tuple[str, int]], count: Count, *, hue: str) -> None:
        super().__init__()
        self.hue = hue
        self.counts = {kind.value: 0 for kind in ActorType} | dict(counts)
        self._count = count
        self._head, self._page = HeadLine(), PadPage(self._lines)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._page
        yield Foot()

    def on_mount(self) -> None:
        self._say()

    def _say(self) -> None:
        total = sum(self.counts.values())
        self._head.say("Who is here", f"{total} counted, nobody named")
        self._page.reset()

    @act(keys_wait=False)
    async def action_count(self, kind: str, by: int) -> None:
        try:
            self.counts[kind] = await self._count(kind, by)
        except Problem as problem:
            self.host.tell(problem)
        self._say()

    def action_leave(self) -> None:
        self.leave()

    def _lines(self, width: int) -> list[Content]:
        most = max(*self.counts.values(), 1)
        lines = []
        for kind in ActorType:
            number = self.counts[kind.value]
            bar = show.marks(self).block * round(number / most * max(min(width - 36, 40), 0))
            lines += [
                show.row(
                    (f"{letter(kind)}  ", f"{self.hue} bold"),
                    (show.pad(kind.many.capitalize(), 20), "plain"),
                    (f"{number:>5}  ", "strong"),
                    (bar, self.hue),
                ),
                Content(""),
            ]
        return [*lines, show.row((show.fit("A letter counts one in, shift and the letter one out.", width), "quiet"))]


class CutPad(Dialog["Cut | None"]):
    """What could be cut, by number. Dismissed with the choice, or with None."""

    CSS_PATH = themes.STYLES / "run.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    BINDING_GROUP_TITLE = "What to cut"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(hidden(str(n), f"take({n - 1})", f"take {n}", f"cut.{n}", f"Do what stands at {n}.") for n in (1, 2, 3)),
        bind("escape,f4", "leave", "cut nothing", "cut.leave", "Go on as it is."),
    ]

    def __init__(self, cuts: Sequence[Cut], timing: Timing, *, hue: str) -> None:
        super().__init__()
        self.hue = hue
        self.cuts = tuple(cuts)
        self._timing = timing
        self._head, self._page = HeadLine(), PadPage(self._lines)

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._page
        yield Foot()

    def on_mount(self) -> None:
        self._head.say("What to cut", self._timing.words)

    def action_take(self, at: int) -> None:
        if at < len(self.cuts):
            self.dismiss(self.cuts[at])

    def action_leave(self) -> None:
        self.leave()

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for number, cut in enumerate(self.cuts, start=1):
            key = show.row((f"{number}  ", f"{self.hue} bold"))
            lines += [*show.hanging(key, 3, cut.words, width), Content("")]
        return [
            *lines,
            *show.para("A number does it; ctrl+z takes it back. Say it aloud: the room helps.", width, "quiet"),
        ]
