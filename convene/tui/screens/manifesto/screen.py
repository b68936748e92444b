"""The manifesto as it stands: as people read it, as the file, and what is still missing with its remedy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from convene.core.views import Item
from convene.text import plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.anywhere import remedy
from convene.tui.screens.shared.editing import edit_terms
from convene.tui.screens.shared.place_screen import PlaceScreen, Question
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page
from convene.tui.widgets.reading import Reading, document, toml_lines
from convene.tui.widgets.tab_row import TabRow
from convene.tui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from convene.core.findings import Finding
    from convene.core.views import PlaceHead
    from convene.services.manifesto import ManifestoPage

_TONES: dict[str, Any] = {"error": "late", "warning": "look", "note": "quiet"}
_WORDS = {"error": "missing", "warning": "look", "note": "note"}


class Standing(Page):
    """How the manifesto stands, and the first things it lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.page: ManifestoPage | None = None

    def typeset(self, width: int) -> list[Content]:
        page = self.page
        if page is None:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        errors = [one for one in page.findings if one.severity == "error"]
        ready = (f"{set_.passed} ", "done") if page.ready else (f"{set_.look} ", "late")
        words = "It can go out." if page.ready else f"{plural(len(errors), 'thing')} missing before it can go out."
        out = [*show.para(page.title, width, "strong"), *show.para(page.standing, width, "quiet")]
        out += [Content(""), *show.hanging(show.row(ready), 2, words, width)]
        out += [Content(""), *show.facts((("hash", page.sha256[:16]),), width)] if page.sha256 else []
        for one in page.findings[:12]:
            mark = show.row((f"{set_.look} " if one.severity != "note" else f"{set_.dot} ", _TONES[one.severity]))
            out += [Content(""), *show.hanging(mark, 2, one.words, width)]
            out += show.para(one.remedy, width, "quiet", indent=2) if one.remedy else []
        return [*out, Content(""), show.row(("x", f"{hue} bold"), (" writes it to a file", "quiet"))]


class ManifestoScreen(PlaceScreen):
    HELP = "What it says is written in the stages; its own terms (title, governance, privacy) are edited here."
    fixed_hue = "codesign"
    ABOUT = ("manifesto", "publication")
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write it to a file: .toml, .pdf, .docx, .html or .md."),
        bind("e,n,f4", "terms", "terms", "screen.terms", "Title, principles, governance, reporting and privacy."),
        bind("right_square_bracket", "tab(1)", "next tab", "list.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "list.previous_tab", "The tab before."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.tabs = TabRow(("Page", "File", "Missing"))
        self.reading = Reading()
        self.missing = WrappedList()
        self.standing = Standing()
        self.page: ManifestoPage | None = None
        self._landing = ""

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.reading
                yield self.missing
            with VerticalScroll(id="right", can_focus=False):
                yield self.standing

    def mounted(self) -> None:
        super().mounted()
        self._choose(0)

    def question(self) -> Question:
        def look(read: Any, place: str, today: date) -> tuple[PlaceHead, ManifestoPage]:
            from convene.services import manifesto
            from convene.services.places import places

            return places.head(read, place, today), manifesto.build(read, place, today)

        return look

    def show(self, found: tuple[PlaceHead, ManifestoPage]) -> None:
        head, page = found
        self.take_head(head)
        self.show_manifesto(page)

    def land(self, tab: str, item: str = "", words: str = "") -> None:
        """Its terms, or what is missing before it can be exported; with nothing missing ``words`` exports it."""
        if tab == "manifesto":
            self.action_terms()
        else:
            self._landing = words or "look"
            self._land()

    def _land(self) -> None:
        """Once it is known what is missing."""
        landing, self._landing = self._landing, self._landing if self.page is None else ""
        if self.page is not None and landing:
            self._choose(0 if self.page.ready else 2)
            if self.page.ready and landing == "export":
                self.action_export()

    def show_manifesto(self, page: ManifestoPage) -> None:
        self.page = page
        self.standing.page = page
        self.standing.reset()
        self.missing.show_items(
            tuple(_item(number, one) for number, one in enumerate(page.findings)),
            "Nothing is missing. x writes it to a file.",
        )
        errors = sum(one.severity == "error" for one in page.findings)
        self.tabs.say(f"{errors} missing" if errors else "complete")
        self._draw()
        self._land()

    def _draw(self) -> None:
        page, hue = self.page, self.hue
        if page is None:
            return
        if self.at == 1:
            said = (
                page.toml or "# Something required is missing; the next tab lists it.\n# Then the file can be written."
            )
            self.reading.show_text(lambda width: toml_lines(said, width, hue))
        else:
            self.reading.show_text(lambda width: document(page.markdown, width, hue))

    def _choose(self, at: int) -> None:
        other = at != self.at
        self.at = at
        self.tabs.choose(at)
        self.reading.display = at != 2
        self.missing.display = at == 2
        (self.missing if at == 2 else self.reading).focus()
        if other:
            self.reading.scroll_home(animate=False)
        self._draw()

    def action_tab(self, step: int) -> None:
        self._choose((self.at + step) % 3)

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self._choose(event.index)

    def action_back(self) -> None:
        self.host.go_back()

    @on(LongList.Chosen)
    def _chosen(self, event: LongList.Chosen) -> None:
        if self.page and event.item:
            self._mend(self.page.findings[int(event.item.id)])

    @act
    async def _mend(self, finding: Finding) -> None:
        """To the record and field that it is about, and back here; one about no single record says what to do."""
        from convene.services.manifesto import mending

        with self.host.telling():
            found = await self.host.ask(mending.remedy, self.host.place_id, finding, self.host.today)
            if found is None:
                self.host.toast(finding.remedy)
            else:
                await remedy.go_to(self.host, found)

    @act
    async def action_terms(self) -> None:
        await edit_terms(self.host)

    @act
    async def action_export(self) -> None:
        from convene.tui.screens.shared.saving import save_export

        page = self.page
        if page is not None:
            with self.host.telling():
                await save_export(self.host, "manifesto", first="" if page.toml else "pdf")


def _item(number: int, one: Finding) -> Any:
    return Item(str(number), one.words, one.remedy, state=_WORDS[one.severity], tone=_TONES[one.severity])
