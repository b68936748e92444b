"""The manifesto as it stands: as people read it, as the file, and what is still missing with its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from convene.errors import NO, Problem
from convene.text import plural
from convene.tui import modes, show, themes
from convene.tui.keys import bind, hidden
from convene.tui.screens.place_screen import PlaceScreen
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.page import Page
from convene.tui.widgets.reading import Reading, document, toml_lines
from convene.tui.widgets.tab_row import TabRow

if TYPE_CHECKING:
    from convene.core.findings import Finding
    from convene.core.views_manifesto import ManifestoPage

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
        out = [*show.para(page.title, width, "strong"), *show.para(page.status.replace("_", " "), width, "quiet")]
        out += [Content(""), *show.hanging(show.row(ready), 2, words, width)]
        out += [Content(""), *show.facts((("hash", page.sha256[:16]),), width)] if page.sha256 else []
        for one in page.findings[:12]:
            mark = show.row((f"{set_.look} " if one.severity != "note" else f"{set_.dot} ", _TONES[one.severity]))
            out += [Content(""), *show.hanging(mark, 2, one.words, width)]
            out += show.para(one.remedy, width, "quiet", indent=2) if one.remedy else []
        return [*out, Content(""), show.row(("x", f"{hue} bold"), (" writes it to a file", "quiet"))]


class ManifestoScreen(PlaceScreen):
    HELP = "What it says is written in the stages; its own terms (title, governance, privacy) are edited here."
    CSS_PATH = [themes.STYLES / "lists.tcss", themes.STYLES / "manifesto.tcss"]
    fixed_hue = "codesign"
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write it to a file: .toml, .md or .html."),
        bind("e,f4", "terms", "terms", "screen.terms", "Title, principles, governance, reporting and privacy."),
        bind("right_square_bracket", "tab(1)", "next tab", "list.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "list.previous_tab", "The tab before."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.tabs = TabRow(("Page", "File", "Missing"))
        self.reading = Reading()
        self.missing = LongList(many=False)
        self.standing = Standing()
        self.page: ManifestoPage | None = None

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.reading
                yield self.missing
            with VerticalScroll(id="right", can_focus=False):
                yield self.standing

    def on_mount(self) -> None:
        super().on_mount()
        self._choose(0)

    async def load(self) -> None:
        from convene.services import manifesto

        self.show_manifesto(await self.desk.ask(manifesto.build, self.desk.place_id, self.desk.today))

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

    def _draw(self) -> None:
        page, hue = self.page, self.hue
        if page is None:
            return
        if self.at == 1:
            said = (
                page.toml or "# The file can be written once nothing required is missing; the next tab lists what is."
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
        self.desk.action_go("overview")

    @on(LongList.Chosen)
    async def _go_mend(self, event: LongList.Chosen) -> None:
        finding = self.page.findings[int(event.item.id)] if self.page and event.item else None
        noun = str(finding.path[0]) if finding and finding.path else ""
        if noun == "manifesto" or modes.home(noun) in (None, "manifesto"):
            self.action_terms()
        else:
            await self.desk.jump(noun)

    @work(group="write")
    async def action_terms(self) -> None:
        from convene.services import records
        from convene.tui.forms.form import NounForm

        place = self.desk.place_id
        with self.desk.telling():
            kept = await self.desk.ask(records.load_all, place, "manifesto")

            async def save(draft: Any, why: str) -> None:
                if kept:
                    await self.desk.do(records.edit, place, "manifesto", kept[0][0], draft, why)
                else:
                    await self.desk.do(records.add, place, "manifesto", draft)

            await self.desk.push_screen_wait(NounForm("manifesto", kept[0][1] if kept else None, save=save))

    @work(group="export")
    async def action_export(self) -> None:
        from convene.services import manifesto
        from convene.tui.screens.saving import save_text

        page = self.page
        if page is None:
            return
        slug = self.desk.head.slug if self.desk.head else "place"

        def text_for(path: Path) -> str:
            texts = {".md": page.markdown, ".html": page.html, ".toml": page.toml}
            if path.suffix not in texts:
                raise Problem("The ending says which form.", hint="End the name in .toml, .md or .html.", exit_code=NO)
            if not texts[path.suffix]:
                raise Problem(
                    "The file cannot be written yet.", hint="The tab “Missing” says what to add; .md works already."
                )
            return texts[path.suffix]

        with self.desk.telling():
            ending = "toml" if page.toml else "md"
            written = await save_text(self.desk, text_for, f"{slug}-manifesto", ending)
            if written and written.suffix == ".toml" and page.ready:
                await self.desk.do(manifesto.published, self.desk.place_id, page)


def _item(number: int, one: Finding) -> Any:
    from convene.core.views import Item

    return Item(str(number), one.words, one.remedy, state=_WORDS[one.severity], tone=_TONES[one.severity])
