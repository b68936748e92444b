"""Capture: one line at the bottom, from anywhere, as fast as people speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from convene.core.vocabulary import ActorType, ContributionKind
from convene.errors import Problem
from convene.text import clip
from convene.tui import show, themes
from convene.tui.keys import bind
from convene.tui.widgets.foot import Foot


@dataclass(frozen=True, slots=True)
class Captured:
    """A line taken apart: the words, who said it (``@citizen``), what sort it is (``!hope``), the table (``#3``)."""

    text: str
    actor_type: str = ""
    kind: str = ""
    table: str = ""


def take_apart(line: str) -> Captured:
    """Read the tags at the end of a captured line; a word that is no tag stays in the text."""
    words = line.split()
    found: dict[str, str] = {}
    while len(words) > 1:
        mark, rest = words[-1][:1], words[-1][1:].casefold()
        name, value = "", ""
        if mark == "@":
            name, value = "actor_type", _nearest(rest, [one.value for one in ActorType])
        elif mark == "!":
            name, value = "kind", _nearest(rest, [one.value for one in ContributionKind])
        elif mark == "#":
            name, value = "table", rest
        if not value or name in found:
            break
        found[name] = value
        words.pop()
    return Captured(" ".join(words), **found)


def _nearest(word: str, known: list[str]) -> str:
    """The only known word that begins so; ``@small`` and ``@vol`` mean the types people call that."""
    also = {"small": "msme", "business": "msme", "voluntary": "vcse", "charity": "vcse", "resident": "citizen"}
    matches = {one for one in known if word and one.startswith(word)}
    matches |= {type_ for said, type_ in also.items() if word and said.startswith(word) and type_ in known}
    return matches.pop() if len(matches) == 1 else ""


def contribution(said: Captured) -> Any:
    """The draft of a captured line. Runs in the store thread, where the first import does not hold anybody up."""
    from convene.core.nouns.engagement import ContributionDraft

    given = {"text": said.text, "actor_type": said.actor_type, "kind": said.kind, "table": said.table}
    return ContributionDraft.model_validate({name: value for name, value in given.items() if value})


def add(write: Any, place_id: str, said: Captured) -> str:
    from convene.services import records

    return records.add(write, place_id, "contribution", contribution(said))


class CaptureScreen(ModalScreen[None]):
    """The input stays after each line, so that ten can be taken in a row; ``esc`` leaves."""

    CSS_PATH = themes.STYLES / "boxes.tcss"
    says_what_it_did = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "leave", "done", "capture.leave", "Leave; every line is kept already."),
        bind("enter", "keep", "keep the line", "capture.keep", "Keep the line."),
    ]

    def __init__(self, *, hue: str) -> None:
        super().__init__()
        self.hue = hue
        self.add_class(f"-{hue}")
        self._kept = 0
        self._said = Static(id="captured", markup=False)
        self._input = Input(compact=True, id="capture", placeholder="what was said   @citizen !hope #table")

    def compose(self) -> ComposeResult:
        with Vertical(id="capture-bar"):
            yield self._said
            with Horizontal(id="capture-line"):
                yield Static(show.row((f"{show.marks(self).prompt} ", f"{self.hue} bold")), id="prompt")
                yield self._input
        yield Foot()

    def on_mount(self) -> None:
        self._input.focus()
        self._said.update(show.row(("Capture   ", "strong"), ("one line, one thing somebody said", "quiet")))

    @on(Input.Submitted, "#capture")
    def _submitted(self, event: Input.Submitted) -> None:
        line = show.line(event.value)
        if line:
            self._input.value = ""
            self._keep(line)
        else:
            self.dismiss()

    @work(group="capture")
    async def _keep(self, line: str) -> None:
        from convene.tui.app import ConveneApp

        app = cast(ConveneApp, self.app)
        said = take_apart(line)
        try:
            await app.do(add, app.place_id, said)
        except Problem as problem:
            self._input.value = self._input.value or line
            app.tell(problem)
            return
        self._kept += 1
        tags = " · ".join(
            part for part in (said.actor_type, said.kind, f"table {said.table}" if said.table else "") if part
        )
        number = f"{self._kept} kept   "
        self._said.update(
            show.row((number, "strong"), (clip(said.text, 100), "plain"), (f"   {tags}" if tags else "", "quiet"))
        )

    def action_leave(self) -> None:
        self.dismiss()

    async def action_keep(self) -> None:
        await self._input.action_submit()
