"""A line's working: the whole sum, step by step, with the reason of each and where its unit value is from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from convene.core.account.shape import Line, Terms
from convene.core.account.working import Block, Step, source_facts, working
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.measurement.account_drawing import done_of, wrapped
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.widgets.reading import Reading
from convene.tui.widgets.reading_table import Line as Text

_WIDEST = 108
_GAP = 2


class WorkingScreen(Sheet):
    """Dismissed with the id of the commitment to set something for, or with None."""

    HELP = (
        "Every factor of this line, one step under the other: a pocket calculator comes to the same, but for the penny "
        "that is rounded in showing. a sets what is taken off; o goes to the commitment."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("a", "set", "set", "line.set", "Set what is taken off, with its reason."),
        bind("o", "jump", "commitment", "item.jump", "Go to the commitment itself."),
    ]

    def __init__(self, line: Line, terms: Terms, *, hue: str) -> None:
        super().__init__("Working", line.claim.title, hue=hue)
        self.line, self.terms = line, terms
        self.reading = Reading()

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="sheet-body"):
            yield self.reading

    def mounted(self) -> None:
        super().mounted()
        hue = self.hue
        self.reading.focus()
        self.reading.show_text(lambda width: typeset(self.line, self.terms, min(width - 1, _WIDEST), hue))

    def action_set(self) -> None:
        self.dismiss(self.line.claim.commitment_id)

    def action_jump(self) -> None:
        self.dismiss()
        self.host.go_to("delivery", "commitment", self.line.claim.commitment_id)


def typeset(line: Line, terms: Terms, width: int, hue: str) -> list[Text]:
    """The working of a line for a width."""
    claim = line.claim
    out: list[Text] = [[(one, "strong")] for one in show.wrap(claim.title, width)]
    who = " · ".join(filter(None, (claim.actor_name, claim.measure_title, done_of(line))))
    out += wrapped(who, width, "quiet")
    for block in working(line, terms):
        out += [[], [(show.fit(block.title, width), block.tone or hue)], *_steps(block, width)]
    if facts := source_facts(line):
        out += [[], [("Where the unit value is from", hue)]]
        for label, said in facts:
            out += _fact(label, said, width, "look" if label == "Old" else "")
    if line.remarks:
        out += [
            [],
            [("To know", hue)],
            *(text for one in line.remarks for text in wrapped(one, width, "quiet", hang=2)),
        ]
    return [*out, []]


def _steps(block: Block, width: int) -> list[Text]:
    """Label, sum and result in columns where there is room; the reason below them."""
    summed = [one for one in block.steps if one.sum]  # what has no sum takes its room from the middle
    end = max((show.cell_len(one.result) for one in summed), default=0)
    longest = max((show.cell_len(one.sum) for one in summed), default=0)
    label = max((show.cell_len(one.label) for one in summed), default=0)
    label = min(label, max(width * 2 // 5, width - end - longest - 2 * _GAP, 16))
    middle = width - label - end - 2 * _GAP
    if middle < 14:
        return [text for one in block.steps for text in _stacked(one, width)]
    out: list[Text] = []
    for one in block.steps:
        if one.result and not one.sum and show.cell_len(one.result) + _GAP + 8 > width:
            out += _stacked(one, width)
            continue
        if one.result and not one.sum:
            out += [*_plain(one, width), *wrapped(one.why, width, "quiet", indent=2)]
            continue
        labels = show.wrap(one.label, label if one.sum or one.result else width) or [""]
        said = show.wrap(one.sum, middle) or [""]
        for at in range(max(len(labels), len(said))):
            left = labels[at] if at < len(labels) else ""
            sum_ = said[at] if at < len(said) else ""
            if not one.sum and not one.result:
                out.append([(left, "")])
                continue
            result = one.result if at == len(said) - 1 else ""
            out.append([
                (show.pad(left, label) + " " * _GAP, ""), (show.pad(sum_, middle, right=True) + " " * _GAP, "quiet"),
                (show.pad(result, end, right=True), "strong"),
            ])  # fmt: skip
        out += wrapped(one.why, width, "quiet", indent=2)
    return out


def _plain(one: Step, width: int) -> list[Text]:
    """A step without a sum: what it is, and its result at the end of the first line."""
    end = show.cell_len(one.result) + _GAP
    first, *others = show.wrap(one.label, max(width - end, 8)) or [""]
    return [
        [(show.pad(first, max(width - end, 8)) + " " * _GAP, ""), (one.result, "strong")],
        *([(other, "")] for other in others),
    ]


def _stacked(one: Step, width: int) -> list[Text]:
    out = wrapped(one.label, width, "")
    said = " = ".join(filter(None, (one.sum, one.result)))
    return [*out, *wrapped(said, width, "strong", indent=2), *wrapped(one.why, width, "quiet", indent=2)]


def _fact(label: str, said: str, width: int, role: str) -> list[Text]:
    lines = show.wrap(said, max(width - 10, 8))
    return [[(show.pad(label if not at else "", 8) + "  ", "quiet"), (one, role)] for at, one in enumerate(lines)]
