"""The manifesto as it stands: as people read it, as the file, and what is still missing with its remedy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from convene.core.views import Item
from convene.paths import file_at
from convene.text import plural
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.screens.anywhere import remedy
from convene.tui.screens.manifesto.freezing import freeze
from convene.tui.screens.manifesto.version_sheets import VersionSheet
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.editing import edit_terms
from convene.tui.screens.shared.place_screen import PlaceScreen, Question
from convene.tui.screens.shared.saving import save_export
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

Shown: TypeAlias = "tuple[PlaceHead, ManifestoPage, tuple[Item, ...], dict[str, str]]"
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
        out += [Content(""), *show.facts(_facts(page), width)] if page.sha256 else []
        for one in page.findings[:12]:
            mark = show.row((f"{set_.look} " if one.severity != "note" else f"{set_.dot} ", _TONES[one.severity]))
            out += [Content(""), *show.hanging(mark, 2, one.words, width)]
            out += show.para(one.remedy, width, "quiet", indent=2) if one.remedy else []
        keys = (("x", " writes it to a file"), ("f", " freezes it as a version"), ("P", " makes the poster"))
        return [*out, Content(""), *(show.row((key, f"{hue} bold"), (words, "quiet")) for key, words in keys)]


def _facts(page: ManifestoPage) -> tuple[tuple[str, str], ...]:
    """Its hash, and how it stands to the version frozen last."""
    version = page.version
    if version is None:
        return (("hash", page.sha256[:16]), ("version", "none frozen yet"))
    same = "these very words" if page.frozen else "changed since"
    told = f"{version.number}, {version.status.label.lower()}, {version.frozen_on.isoformat()}: {same}"
    return (("hash", page.sha256[:16]), ("version", told))


class ManifestoScreen(PlaceScreen):
    HELP = "What it says is written in the stages; its own terms (title, governance, privacy) are edited here."
    fixed_hue = "codesign"
    ABOUT = ("manifesto", "publication", "version", "seal", "signing_key")
    BINDING_GROUP_TITLE = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("x", "export", "export", "screen.export", "Write it to a file: .toml, .pdf, .docx, .html or .md."),
        bind("f", "freeze", "freeze", "screen.freeze", "Keep it byte for byte as its next version, and say why."),
        bind("d", "compare", "compare", "screen.compare", "What changed since a version, or between two selected."),
        bind("v", "verify", "verify", "screen.verify", "Check a file: its hash, its version, its signatures."),
        hidden("P", "poster", "poster", "screen.poster", "One page to hang on the wall, as .pdf or .html."),
        bind("e,n,f4", "terms", "terms", "screen.terms", "Title, principles, governance, reporting and privacy."),
        bind("right_square_bracket", "tab(1)", "next tab", "list.next_tab", "The next tab."),
        hidden("left_square_bracket", "tab(-1)", "tab before", "list.previous_tab", "The tab before."),
        hidden("escape", "back", "back", "screen.back", "One step back."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.tabs = TabRow(("Page", "File", "Missing", "Versions"))
        self.reading = Reading()
        self.missing = WrappedList(id="missing")
        self.versions = LongList(id="versions")
        self.numbers: dict[str, str] = {}
        self.standing = Standing()
        self.page: ManifestoPage | None = None
        self._landing = ""

    def compose_body(self) -> ComposeResult:
        yield self.tabs
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield self.reading
                yield self.missing
                yield self.versions
            with VerticalScroll(id="right", can_focus=False):
                yield self.standing

    def mounted(self) -> None:
        super().mounted()
        self._choose(0)

    def question(self) -> Question:
        def look(read: Any, place: str, today: date) -> Shown:
            from convene.services import manifesto
            from convene.services.manifesto import version_pages
            from convene.services.places import places

            head, page = places.head(read, place, today), manifesto.build(read, place, today)
            return head, page, version_pages.items(read, place, today), version_pages.numbers(read, place)

        return look

    def show(self, found: Shown) -> None:
        head, page, versions, self.numbers = found
        self.take_head(head)
        self.versions.show_items(versions, "No version was frozen yet. f freezes the first.")
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
        self.tabs.say(_state(page, errors))
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
        self.reading.display = at < 2
        self.missing.display, self.versions.display = at == 2, at == 3
        (self.reading, self.reading, self.missing, self.versions)[at].focus()
        if other:
            self.reading.scroll_home(animate=False)
        self._draw()

    def action_tab(self, step: int) -> None:
        self._choose((self.at + step) % 4)

    @on(TabRow.Picked)
    def _picked(self, event: TabRow.Picked) -> None:
        self._choose(event.index)

    def action_back(self) -> None:
        self.host.go_back()

    @on(LongList.Chosen, "#missing")
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

    @on(LongList.Chosen, "#versions")
    def _open_version(self, event: LongList.Chosen) -> None:
        if event.item is not None:
            place, today, number = self.host.place_id, self.host.today, self.numbers[event.item.id]

            def look(read: Any) -> Any:
                from convene.services.manifesto import version_pages

                return version_pages.one(read, place, today, number)

            self.host.push_screen(VersionSheet("Manifesto", f"version {number}", look, version=f"v{number}"))

    @act
    async def action_freeze(self) -> None:
        if self.page is not None:
            with self.host.telling():
                await freeze(self.host, self.page)

    def action_compare(self) -> None:
        """Two selected versions, the older one first; else the highlighted with what is now."""
        there = [one.id for one in self.versions.items]
        if not there:
            self.host.toast("There is no version yet to compare with: f freezes the first.")
            return
        picked = [one for one in there if one in self.versions.marked][:2]
        first = picked[-1] if picked else self.versions.highlighted.id if self.versions.highlighted else there[0]
        old, new = self.numbers[first], self.numbers[picked[0]] if len(picked) == 2 else "now"
        place, today = self.host.place_id, self.host.today

        def words(read: Any) -> Any:
            from convene.services.manifesto import version_pages

            return version_pages.compared(read, place, today, old, new)

        def lines(read: Any) -> Any:
            from convene.services.manifesto import freezing

            return freezing.text_diff(read, place, today, old, new)

        self.host.push_screen(VersionSheet("Compared", f"version {old} and {new}", words, lines=lines))

    @act
    async def action_verify(self) -> None:
        asked = AskLine(
            "Check which file?", why="a manifesto, with the signatures that stand beside it", hue=self.hue,
            example="manifesto.toml", nothing="Nothing was checked: no file was named.",
        )  # fmt: skip
        answer = await self.host.push_screen_wait(asked)
        if not answer:
            return
        with self.host.telling():
            path, today = file_at(answer), self.host.today

            def look(read: Any) -> Any:
                from convene.services.manifesto import version_pages

                return version_pages.checked(read, path, today)

            self.host.push_screen(VersionSheet("Checked", path.name, look))

    @act
    async def action_poster(self) -> None:
        with self.host.telling():
            await save_export(self.host, "poster")

    @act
    async def action_terms(self) -> None:
        await edit_terms(self.host)

    @act
    async def action_export(self) -> None:
        page = self.page
        if page is not None:
            with self.host.telling():
                await save_export(self.host, "manifesto", first="" if page.toml else "pdf")


def _state(page: ManifestoPage, errors: int) -> str:
    """How it stands in a few words, for where there is no second column."""
    version = page.version
    if version is None:
        return f"{errors} missing" if errors else "complete"
    if page.frozen:
        return f"version {version.number} · {version.sha256[:8]}"
    return f"changed since version {version.number}"


def _item(number: int, one: Finding) -> Any:
    return Item(str(number), one.words, one.remedy, state=_WORDS[one.severity], tone=_TONES[one.severity])
