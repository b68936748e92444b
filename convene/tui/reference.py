"""The page of keys, read from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding
from textual.dom import DOMNode

from convene.tui import modes
from convene.tui.keys import face

_HEAD = """# Keys

Written by `python docs/generate.py` from the bindings themselves. In the app, `?` shows the keys of the screen you are
on, `ctrl+p` finds each by name, and the foot names those that work right now.

While you type in a field, letters are letters; `esc` leads back. Function keys double the important ones. The second
and further keys of a line do the same as its first."""


Section = tuple[str, str, type[DOMNode], type[DOMNode] | None]
"""Title, a sentence, whose bindings, and whose bindings were told already."""


def reference() -> str:
    """Markdown of every key by screen."""
    parts = [_HEAD]
    for title, about, node, base in _sections():
        told = {(one.key, one.action) for one in _bindings(base)} if base else set()
        rows = [one for one in _bindings(node) if (one.key, one.action) not in told]
        tabs = list(_tabs(node))
        if rows or tabs:
            parts += [f"## {title}", *([about] if about else ()), *([_table(rows)] if rows else ()), *tabs]
    return "\n\n".join(parts) + "\n"


def _tabs(node: type[DOMNode]) -> Iterator[str]:
    """The keys of each tab, for a screen of tabs; tabs with the same keys stand together."""
    from convene.tui.screens.shared.noun_screen import NounScreen

    if not issubclass(node, NounScreen):
        return
    titles: dict[str, list[str]] = {}
    for tab in node.TABS:
        if rows := _bindings(tab.room):
            titles.setdefault(_table(rows), []).append(tab.title)
    for table, found in titles.items():
        yield f"### {', '.join(found)}"
        yield table


def _sections() -> list[Section]:
    from convene.tui.app import ConveneApp
    from convene.tui.forms.form import NounForm
    from convene.tui.screens.anywhere.capture import CaptureScreen
    from convene.tui.screens.anywhere.due import DueScreen
    from convene.tui.screens.anywhere.gate import GateScreen
    from convene.tui.screens.anywhere.help import HelpScreen
    from convene.tui.screens.anywhere.loose_ends import LooseEndsScreen
    from convene.tui.screens.anywhere.outreach_line import LogScreen
    from convene.tui.screens.anywhere.thread import ThreadScreen
    from convene.tui.screens.delivery.promise_line import PromiseScreen
    from convene.tui.screens.engagement.importing.deciding import DecideScreen
    from convene.tui.screens.engagement.importing.import_page import ImportScreen
    from convene.tui.screens.engagement.merging import DuplicatesScreen, MergeScreen
    from convene.tui.screens.engagement.profile import ProfileScreen
    from convene.tui.screens.engagement.stakeholders.gaps_page import GapsScreen
    from convene.tui.screens.engagement.stakeholders.map_page import MapScreen
    from convene.tui.screens.engagement.stakeholders.network_page import NetworkScreen
    from convene.tui.screens.engagement.what_we_heard import HeardScreen
    from convene.tui.screens.manifesto.screen import ManifestoScreen
    from convene.tui.screens.places.overview import OverviewScreen
    from convene.tui.screens.places.places import PlacesScreen
    from convene.tui.screens.shared.ask_line import AskLine
    from convene.tui.screens.shared.kept_filters import KeptFilters
    from convene.tui.screens.shared.key_choice import KeyChoice
    from convene.tui.screens.shared.noun_screen import NounScreen
    from convene.tui.screens.shared.problem import ProblemScreen
    from convene.tui.screens.shared.sheet import Sheet
    from convene.tui.screens.workshops.minutes import MinutesScreen
    from convene.tui.screens.workshops.run import RunScreen
    from convene.tui.widgets.detail_pane import DetailPane
    from convene.tui.widgets.long_list import LongList
    from convene.tui.widgets.reading import Reading

    return [
        ("Everywhere", "", ConveneApp, None),
        ("In every list", "", LongList, None),
        ("In the right column", "", DetailPane, None),
        ("In a long text", "", Reading, None),
        ("Overview (`0`)", _said(OverviewScreen), OverviewScreen, None),
        ("The stages (`1` to `4`) and workshops", "", NounScreen, None),
        *_lists(),
        ("Manifesto (`m`)", _said(ManifestoScreen), ManifestoScreen, None),
        ("Places (`p`)", _said(PlacesScreen), PlacesScreen, None),
        ("Pages over a screen", "Gate, thread, minutes, samples and help.", Sheet, None),
        ("Bringing in a list", _said(ImportScreen), ImportScreen, Sheet),
        ("Whose row it is", _said(DecideScreen), DecideScreen, Sheet),
        ("Two actors made one", _said(MergeScreen), MergeScreen, Sheet),
        ("Actors that may be one", _said(DuplicatesScreen), DuplicatesScreen, Sheet),
        ("Who matters", _said(MapScreen), MapScreen, Sheet),
        ("Who is missing", _said(GapsScreen), GapsScreen, Sheet),
        ("Network", _said(NetworkScreen), NetworkScreen, Sheet),
        ("Profile of the place", _said(ProfileScreen), ProfileScreen, Sheet),
        ("What we heard", _said(HeardScreen), HeardScreen, Sheet),
        ("What falls due", _said(DueScreen), DueScreen, Sheet),
        ("Kept filters", _said(KeptFilters), KeptFilters, Sheet),
        ("The gate of a stage", _said(GateScreen), GateScreen, Sheet),
        ("The thread of an item", _said(ThreadScreen), ThreadScreen, Sheet),
        ("Loose ends", _said(LooseEndsScreen), LooseEndsScreen, Sheet),
        ("Minutes", _said(MinutesScreen), MinutesScreen, Sheet),
        ("Help", "", HelpScreen, Sheet),
        ("A form", "", NounForm, None),
        ("Capture", "", CaptureScreen, None),
        ("The outreach log", "", LogScreen, None),
        ("Commitments by the line", "", PromiseScreen, None),
        ("A question at the bottom", "", AskLine, None),
        ("A choice by a letter", "Each letter stands before what it chooses.", KeyChoice, None),
        ("A problem", "", ProblemScreen, None),
        ("A running workshop", "", RunScreen, None),
    ]


def _lists() -> Iterator[Section]:
    """The modes that are lists, each with what it has besides what all of them have."""
    from convene.tui.screens.shared.noun_screen import NounScreen

    for mode, found in modes.SCREENS.items():
        if issubclass(screen := found(), NounScreen):
            key, words, _ = modes.KEYS[mode]
            yield f"{words[:1].upper()}{words[1:]} (`{key}`), besides", _said(screen), screen, NounScreen


def _said(screen: type[DOMNode]) -> str:
    return str(screen.__dict__.get("HELP") or "")


def _bindings(node: type[DOMNode]) -> list[Binding]:
    """A class's bindings, its own before those it inherits, without what Textual keeps to itself."""
    out: list[Binding] = []
    taken: set[str] = set()
    for one in node.__mro__:
        if not one.__module__.startswith("convene."):
            continue
        for binding in one.__dict__.get("BINDINGS", ()):
            if not isinstance(binding, Binding) or not binding.id:
                continue
            keys = [key for key in binding.key.split(",") if key not in taken]
            taken.update(keys)
            if keys:
                out.append(binding.with_key(",".join(keys)))
    return out


def _table(rows: Iterable[Binding]) -> str:
    lines = ["| Key | Does | |", "|---|---|---|"]
    for one in rows:
        keys = " ".join(f"`{face(key.strip())}`" for key in one.key.split(","))
        sentence = (one.tooltip or one.description).rstrip(".") + "."
        lines.append(f"| {keys} | {one.description} | {sentence} |".replace("`|`", "`\\|`"))
    return "\n".join(lines)
