"""Every wording of a vision: who asked for the change, why, and what it changed, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from convene.core.codesign.word_diff import Piece, compare
from convene.core.views import Item
from convene.text import clip, plural
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.editing import answers
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.screens.shared.step_on import StatusRoom
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.codesign.visions import Said

_INKS = {"same": "plain", "gone": "late", "new": "done"}


def typeset(pieces: Sequence[Piece], width: int) -> list[Content]:
    """A comparison as lines: what is gone and what is new in inks of their own, and within marks that need none."""
    lines: list[list[tuple[str, str]]] = [[]]
    room = width
    for piece in pieces:
        for at, paragraph in enumerate(piece.marked.split("\n")):
            if at:
                lines.append([])
                room = width
            for word in _words(paragraph, width):
                size = show.cell_len(word)
                if size > room:
                    lines.append([])
                    room, word = width, word.lstrip()
                    size = show.cell_len(word)
                lines[-1].append((word, _INKS[piece.sort]))
                room -= size
    return [show.row(*line) for line in lines]


def _words(text: str, width: int) -> list[str]:
    """Words with the spaces before them, none longer than a line."""
    found: list[str] = []
    word = ""
    for letter in text:
        if (letter == " " and word.strip()) or show.cell_len(word + letter) > width:
            found.append(word)
            word = ""
        word += letter
    return [*found, word] if word else found


class Comparison(Page):
    """Two wordings as one text."""

    def __init__(self) -> None:
        super().__init__(id="comparison")
        self.one: Said | None = None
        self.other: Said | None = None

    def typeset(self, width: int) -> list[Content]:
        if self.other is None:
            return []
        hue = show.hue(self)
        if self.one is None:
            return [show.row(("As it was first written", hue)), *show.para(self.other.text, width)]
        head = f"From wording {self.one.number} to wording {self.other.number}"
        legend = show.row(("[-gone-]", "late"), ("  ", ""), ("{+new+}", "done"))
        out = [show.row((head, hue), ("   ", ""), legend), *typeset(compare(self.one.text, self.other.text), width)]
        if self.other.why:
            out += [Content(""), *show.hanging(show.row(("why  ", "quiet")), 5, self.other.why, width)]
        return out


class WordingsScreen(Sheet):
    """The latest first. The highlighted one is compared with the one before it, or with the selected one."""

    HELP = (
        "Each wording stands in full below, with what it changed: what is gone within [- -], what is new within {+ +}. "
        "space on one compares the others with it; r makes the highlighted one the present wording, as a new one."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("r", "restore", "restore", "wording.restore", "Make it the present wording again; all are kept."),
        bind("space", "mark", "compare with", "wording.mark", "Compare the others with this one, or no longer."),
    ]

    def __init__(self, vision_id: str, *, hue: str) -> None:
        super().__init__("Wordings", hue=hue)
        self.vision_id = vision_id
        self.list = LongList(many=False, opens=False, spaced=False)
        self.says = Comparison()
        self.said: tuple[Said, ...] = ()
        self.marked = 0

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body", id="wordings-body"):
            yield self.list
            with VerticalScroll(id="wordings-says", can_focus=False):
                yield self.says

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "restore":
            here = self._here
            return here is not None and here.text != self.said[-1].text
        return len(self.said) > 1 if action == "mark" else True

    @property
    def _here(self) -> Said | None:
        item = self.list.highlighted
        return self.said[int(item.id) - 1] if item and int(item.id) <= len(self.said) else None

    @work(group="load", exclusive=True)
    async def read(self) -> None:
        from convene.services.codesign import visions
        from convene.services.nouns import records

        with self.host.telling():
            draft: Any = await self.host.ask(records.load, "vision", self.vision_id)
            self.said = visions.wordings(draft)
            today = self.host.today
            items = [Item(str(one.number), one.text, one.came(today)) for one in reversed(self.said)]
            self.list.show_items(items)
            self.head.say("Wordings", f"{plural(len(self.said), 'wording')} of {clip(draft.statement, 60)}")
            self._tell()

    def _tell(self) -> None:
        here = self._here
        before = self.marked or (here.number - 1 if here else 0)
        self.says.other = here
        self.says.one = (
            self.said[before - 1] if here and 0 < before <= len(self.said) and before != here.number else None
        )
        self.says.reset()
        self.list.marked = (str(self.marked),) if self.marked else ()
        self.refresh_bindings()

    @on(LongList.Highlighted)
    def _moved(self) -> None:
        self._tell()

    def action_mark(self) -> None:
        if here := self._here:
            self.marked = 0 if self.marked == here.number else here.number
            self._tell()

    @act
    async def action_restore(self) -> None:
        from convene.services.codesign import visions

        here = self._here
        if here is None:
            return
        with self.host.telling():
            said = await answers(self.host, visions.WHO_AND_WHY, "Press r again and say why; one line is enough")
            self.list.highlight(str(len(self.said) + 1))  # where it will stand
            await self.host.do(visions.restore, self.host.place_id, self.vision_id, here.number, **said)


class VisionRoom(StatusRoom):
    ON_ITEM = StatusRoom.ON_ITEM | {"wordings"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "wordings", "wordings", "item.wordings", "Every wording, who asked for it, why; compare, restore."),
    ]

    def action_wordings(self) -> None:
        if item := self.list.highlighted:
            self.host.push_screen(WordingsScreen(item.id, hue=self.owner.hue))
