"""Two actors side by side, and what is kept of each; and the list of those that may be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from convene.core.views import Item
from convene.text import join, plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page

_GUTTER = 2
_LABEL = 18
"""Cells for the name of a field."""


class Sides(LongList):
    """One line a field in which the two differ: whose value is kept has a mark and full ink."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "choose", "merge", "list.open", "Make them one, as chosen here."),
        bind("left", "take('kept')", "keep left", "merge.left", "Keep what stands at the left."),
        bind("right", "take('other')", "keep right", "merge.right", "Keep what stands at the right."),
        bind("space", "turn_about", "turn", "merge.turn", "Left, right, or both where both can stand."),
    ]

    def __init__(self) -> None:
        super().__init__(spaced=False, many=False)
        self.rows: dict[str, Any] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.rows = {row.name: row for row in rows}
        items = tuple(Item(row.name, row.title, sub=row.kept, aside=row.other, state=row.how) for row in rows)
        self.show_items(items, "They say the same, field by field. enter makes them one.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return True
        return bool(self.rows) if action in ("take", "turn_about") else super().check_action(action, parameters)

    def action_choose(self) -> None:
        item = self.highlighted or Item("", "")
        self.post_message(self.Chosen(self, item))

    def action_take(self, how: str) -> None:
        if self.highlighted:
            self.post_message(Took(self.highlighted.id, how))

    def action_turn_about(self) -> None:
        if self.highlighted:
            row = self.rows[self.highlighted.id]
            self.post_message(Took(row.name, row.ways[(row.ways.index(row.how) + 1) % len(row.ways)]))

    def _span(self, at: int) -> tuple[int, int]:
        return at, 1

    def _at_line(self, y: int) -> tuple[int, int]:
        return y, 0

    def cells(self, item: Item, part: int, width: int, here: bool) -> list[tuple[str, str]]:
        hue, set_ = show.hue(self), show.marks(self)
        label, side = widths(width)
        row = self.rows[item.id]
        out = [(set_.bar if here else " ", hue if self.has_focus else "faint"), (" ", "")]
        out.append((show.pad(item.title, label), "strong" if here else "quiet"))
        for who, said in (("kept", row.kept), ("other", row.other)):
            taken = row.how in (who, "both") and said != "–"
            out += [(set_.here if taken else " ", hue), (" ", "")]
            out.append((show.pad(said, side - 4), "plain" if taken else "quiet"))
            out.append(("  ", ""))
        return out


class Took(LongList.Marked):
    """Somebody chose whose value a field keeps."""

    def __init__(self, name: str, how: str) -> None:
        super(LongList.Marked, self).__init__()
        self.name, self.how = name, how


def widths(width: int) -> tuple[int, int]:
    """Cells for the label and for each of the two sides."""
    label = min(_LABEL, max(width // 4, 9))
    return label, max((width - _GUTTER - label) // 2, 8)


class Heads(Page):
    """The two names over their columns."""

    def __init__(self, beside: LongList) -> None:
        super().__init__(id="merge-heads")
        self.beside = beside
        self.names = ("", "")

    def typeset(self, width: int) -> list[Content]:
        label, side = widths(self.beside.size.width or width)
        keep, other = self.names
        lead = " " * (_GUTTER + label + 2)
        left, right = show.pad(keep, side - 4), show.fit(other, side - 4)
        below = show.pad("stays", side - 4)
        return [
            show.row((lead, ""), (left, "strong"), ("    ", ""), (right, "strong")),
            show.row((lead, ""), (below, show.hue(self)), ("    ", ""), ("goes into it", "quiet")),
        ]


class MergePage(Page):
    """What comes over, what to mind, and the highlighted field whole."""

    def __init__(self) -> None:
        super().__init__()
        self.preview: Any = None
        self.row: Any = None

    def typeset(self, width: int) -> list[Content]:
        one = self.preview
        if one is None:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        out: list[Content] = []
        if one.wrong:
            out += [*show.para(f"{set_.look} {one.wrong}", width, "late"), *show.para(one.help, width), Content("")]
        out += [show.row(("What moves over", hue))]
        out += show.para(f"{one.moves}." if one.moves else "Nothing points at it; only its own fields.", width)
        if one.drops:
            out += show.para(f"{one.drops} would stand twice or tie it to itself, and go.", width, "quiet")
        for text in one.told:
            out += [Content(""), *show.hanging(show.row((f"{set_.look} ", "look")), 2, text, width)]
        if self.row is not None and not self.screen.has_class("-low"):
            out += [Content(""), show.row((self.row.title, hue)), *self._whole(width)]
        if one.same and self.screen.has_class("-wide"):
            out += [Content(""), *show.para(f"The same in both: {', '.join(one.same).lower()}.", width, "quiet")]
        return out

    def _whole(self, width: int) -> list[Content]:
        """Both values in full, and what comes of them."""
        row = self.row
        words = {"kept": "The left is kept", "other": "The right is kept", "both": "Both are kept"}[row.how]
        out = show.para(f"{words}; space turns: {join([_WAYS[one] for one in row.ways], 'or')}.", width, "quiet")
        for who, said in (("kept", row.kept), ("other", row.other)):
            role = "plain" if row.how in (who, "both") else "quiet"
            out += show.para(said, width, role, most=8)
        return out


_WAYS = {"kept": "left", "other": "right", "both": "both"}


class MergeScreen(Sheet):
    """Dismissed with the id of the actor that stays, or "" when left."""

    HELP = (
        "Field by field, what is kept. Everything that points at the one that goes points at the one that stays "
        "afterwards; its name becomes another name of it. u takes the whole merge back."
    )
    LEFT = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("s", "swap", "swap", "merge.swap", "The other one stays, this one goes."),
        hidden("M", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, keep_id: str, other_id: str) -> None:
        super().__init__("Two into one", "what is kept of each")
        self.keep_id, self.other_id = keep_id, other_id
        self.take: dict[str, str] = {}
        self.list = Sides()
        self.heads = Heads(self.list)
        self.says = MergePage()

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="merge-body"):
            with Vertical(id="merge-sides"):
                yield self.heads
                yield self.list
            with VerticalScroll(id="merge-says", can_focus=False):
                yield self.says

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.read()

    @work(group="merge", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.engagement import merging

        host = self.host
        with host.telling():
            found = await host.ask(merging.preview, host.place_id, self.keep_id, self.other_id, host.today, self.take)
            self.heads.names = (found.keep, found.other)
            self.call_after_refresh(self.heads.reset)  # the list's own width is known by then
            self.says.preview = found
            kept = self.list.highlighted
            self.list.show_rows(found.rows)
            if kept:
                self.list.highlight(kept.id)
            self._follow()
            self.head.say(facts=f"{plural(len(found.rows), 'field')} in which they differ")
            self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self.heads.reset)

    def _follow(self) -> None:
        here = self.list.highlighted
        self.says.row = self.list.rows.get(here.id) if here else None
        self.says.reset()

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        if not isinstance(event, LongList.Chosen):
            self._follow()

    @on(Took)
    def _took(self, event: Took) -> None:
        event.stop()
        if event.how in self.list.rows[event.name].ways:
            self.take[event.name] = event.how
            self.read()

    def action_swap(self) -> None:
        """What was chosen stays chosen: its side changes with the actors."""
        self.keep_id, self.other_id = self.other_id, self.keep_id
        turned = {"kept": "other", "other": "kept", "both": "both"}
        self.take = {name: turned[how] for name, how in self.take.items()}
        self.read()

    @on(LongList.Chosen)
    @act
    async def _merge(self) -> None:
        from convene.services.engagement import merging

        with self.host.telling():
            await self.host.do(merging.merge, self.host.place_id, self.keep_id, self.other_id, self.take)
            self.dismiss(self.keep_id)


class DuplicatesScreen(Sheet):
    """Pairs of actors that may be one, the surest first."""

    HELP = "Enter shows the two side by side. Nothing is merged before you have seen what comes of it."
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("M", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self) -> None:
        super().__init__("May be one", "looking through the register…")
        self.list = LongList(many=False)
        self.pairs: dict[str, tuple[str, str]] = {}

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="sheet-body"):
            yield self.list

    def mounted(self) -> None:
        super().mounted()
        self.list.focus()
        self.host.changed.subscribe(self, lambda _: self.read())
        self.read()

    @work(group="duplicates", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.engagement import duplicates

        with self.host.telling():
            found = await self.host.ask(duplicates.likely, self.host.place_id)
            self.pairs = {str(at): (one.one.id, one.other.id) for at, one in enumerate(found)}
            self.list.spaced = self.size.height >= 30
            items = tuple(
                Item(str(at), one.one.words, one.other.words, state=one.why, tone="look" if one.rank < 2 else "quiet")
                for at, one in enumerate(found)
            )
            self.list.show_items(
                items, "No two actors here look like one. Select two with space and press M for others."
            )
            self.refresh_bindings()
            said = f"{plural(len(found), 'pair')}, the surest first" if found else "nothing stands there twice"
            self.head.say(facts=said)

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if event.item and event.item.id in self.pairs:
            self.host.push_screen(MergeScreen(*self.pairs[event.item.id]))
