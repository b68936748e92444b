"""The place in figures, as a page: by topic, each with its sentence, small charts, source, and the needs on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from convene.text import plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.shielded_actions import act
from convene.tui.widgets import charts
from convene.tui.widgets.reading_table import Line

if TYPE_CHECKING:
    from convene.core.figures.profile import Entry, Profile

_WIDEST = 108
_TWO_COLUMNS = 88
_GAP = 5


class ProfileScreen(ReadingSheet):
    HELP = (
        "What counts and surveys say of the place, beside a larger area. Ranks and deciles are never averaged. "
        "i on the Engagement screen brings more figures in; E puts one behind a need."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write it to a file: .pdf to print, .docx, .html, .md or .csv."),
        hidden("f", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, title: str = "") -> None:
        super().__init__("Place profile", title)
        self.profile: Profile | None = None

    @work(group="profile", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()

        def look(read: Any, place: str, today: date) -> Profile:
            from convene.services.figures import profile

            return profile.page(read, place, today)

        with self.host.telling():
            self.show_profile(await self.host.ask(look, self.host.place_id, self.host.today))

    def show_profile(self, found: Profile) -> None:
        self.profile = found
        self.head.say(found.place, f"{plural(found.figures, 'figure')} · {found.facts}")
        hue, set_ = self.hue, show.marks(self)
        self.reading.show_text(lambda width: typeset(found, width - 1, hue, set_))

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.shared.saving import save_export

        with self.host.telling():
            await save_export(self.host, "profile", first="pdf")


def typeset(found: Profile, width: int, hue: str, set_: show.Marks) -> list[Line]:
    """The profile as lines for ``width`` cells: words and charts side by side where there is room."""
    width = min(width, _WIDEST)
    out: list[Line] = []
    if found.invented:
        out += [[("Everything here is invented.", "look")]]
    if not found.topics:
        said = "There are no figures yet. i on the Engagement screen brings in the deprivation indices, a census table "
        out += _para(said + "or a list of your own.", width)
    for topic in found.topics:
        out += [*([[]] if out else []), [(show.fit(topic.title, width), f"{hue} bold")]]
        for one in topic.entries:
            out += [[], *_entry(one, width, hue, set_)]
    if found.missing or found.bare:
        out += [[], [("What is missing", f"{hue} bold")], []]
        out += [line for one in found.missing for line in _para(one, width, "look")]
    if found.bare:
        it = "it" if len(found.bare) == 1 else "them"
        out += [[], *_para(f"{plural(len(found.bare), 'need')} with no figure behind {it} yet:", width)]
        out += [line for one in found.bare for line in _para(one, width, "quote", indent=2)]
    return [*out, []]


def _entry(one: Entry, width: int, hue: str, set_: show.Marks) -> list[Line]:
    wide = width >= _TWO_COLUMNS
    left = (width - _GAP) // 2 if wide else width
    right = width - left - _GAP if wide else width
    words = _words(one, left, hue, set_)
    drawn = _drawn(one, right, hue, set_)
    source = _para(one.source, width, "quiet")
    if not wide:
        return [*words, *([[], *drawn, []] if drawn else []), *source]
    beside: list[Line] = []
    for at in range(max(len(words), len(drawn))):
        said = words[at] if at < len(words) else []
        used = sum(show.cell_len(text) for text, _ in said)
        beside.append([*said, (" " * (left - used + _GAP), ""), *(drawn[at] if at < len(drawn) else [])])
    return [*beside, *source]


def _words(one: Entry, width: int, hue: str, set_: show.Marks) -> list[Line]:
    value = show.fit(one.value, max(width // 2, 6))
    title = show.pad(one.name, width - show.cell_len(value) - 2)
    out: list[Line] = [[(title, "strong"), ("  ", ""), (value, f"{hue} bold")]]
    out += [line for said in one.said for line in _para(said, width)]
    for need in one.needs:
        out += _marked(set_.arrow, f"a need rests on it: {need}", width, "plain", hue)
    for apart in one.apart:
        out += _marked(set_.look, apart, width, "quiet", "look")
    if one.made and not one.bars:
        out += _para(one.made, width, "quiet")
    return out


def _drawn(one: Entry, width: int, hue: str, set_: show.Marks) -> list[Line]:
    parts = [
        charts.bars(one.bars, width, hue, set_),
        charts.tenths(one.tenths, width, hue, set_) if one.tenths else [],
        charts.spread(one.spread, width, hue, set_) if one.spread else [],
        charts.bars(one.past, width, hue, set_),
    ]
    out: list[Line] = []
    for part in filter(None, parts):
        out += [*([[]] if out else []), *part]
    return out


def _para(text: str, width: int, role: str = "", *, indent: int = 0) -> list[Line]:
    return [[(" " * indent + one, role)] for one in show.wrap(text, width - indent)]


def _marked(mark: str, text: str, width: int, role: str, mark_role: str) -> list[Line]:
    lines = show.wrap(text, max(width - 2, 8))
    return [[(f"{mark} " if not at else "  ", mark_role), (one, role)] for at, one in enumerate(lines)]
