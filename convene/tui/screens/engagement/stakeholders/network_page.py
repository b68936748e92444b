"""The community as a network: who is alone, who bridges, which types are not tied, who shares without a tie."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from convene.core.engagement.influence_map import letters
from convene.core.engagement.network import Introduction
from convene.core.gates.number_words import spelt
from convene.core.views import Item
from convene.core.vocabulary import ActorType, Relationship
from convene.services.engagement import stakeholders
from convene.text import clip, count, plural
from convene.tui.keys import bind, hidden
from convene.tui.screens.engagement.stakeholders.network_drawing import BridgePage, EgoPage, SharedPage, TypesPage
from convene.tui.screens.engagement.stakeholders.stakeholder_sheet import StakeholderSheet
from convene.tui.screens.engagement.who_and_when import carry_out, who_and_when
from convene.tui.screens.shared.editing import add
from convene.tui.screens.shared.saving import ask_path
from convene.tui.shielded_actions import act
from convene.tui.widgets.long_list import LongList
from convene.writing import write_whole

_TYPES = {one.value: one.label for one in ActorType}
_RELATIONS = {one.value: one.label.lower() for one in Relationship}


class NetworkScreen(StakeholderSheet):
    HELP = (
        "Who is tied to whom, as far as anybody has told us. The last tab lists pairs that share a need or an outcome "
        "and have no tie: n writes the tie down, i makes the introduction an action."
    )
    TABS: ClassVar[tuple[str, ...]] = ("Ties", "Bridges", "Between types", "Together or alone")
    LISTED: ClassVar[tuple[int, ...]] = (0, 1, 3)
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("n", "tie", "new tie", "network.tie", "Write down a tie of the highlighted actor or pair."),
        bind("i", "introduce", "introduce", "network.introduce", "Make the introduction an action."),
        bind("o", "open", "open actor", "network.open", "Go to the highlighted actor."),
        hidden("v", "leave", "back", "sheet.close", "Back to where you were."),
    ]

    def __init__(self, first: str = "") -> None:
        super().__init__("Network", first)
        self.ego, self.bridges, self.types, self.shared = EgoPage(), BridgePage(), TypesPage(), SharedPage()
        self.pages = (self.ego, self.bridges, self.types, self.shared)
        self.pairs: dict[str, Introduction] = {}

    def make_list(self) -> LongList:
        return LongList(spaced=False, many=False, opens=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.is_mounted:
            if action == "introduce":
                return self.at == 3 and self.list.highlighted is not None
            if action in ("open", "tie"):
                return self.at != 2 and self.list.highlighted is not None
        return True

    def question(self, read: Any, place: str, today: date) -> Any:
        return stakeholders.network(read, place)

    def show_found(self) -> None:
        page = self.found
        whole = page.whole
        said = f"{count(whole.tied)} of {plural(whole.known, 'actor')} tied"
        if whole.alone:
            said += f" · {count(len(whole.alone))} engaged and tied to nobody"
        self.head.say(facts=said)
        for one in (self.bridges, self.types, self.shared):
            one.show_page(page)
        self.tabs.say(self._note())
        items, empty = (self._ties, self._bridging, lambda: ((), ""), self._introductions)[self.at]()
        if self.at != 2:
            self.list.show_items(items, empty)
        self._show_highlighted()

    def _note(self) -> str:
        whole = self.found.whole
        if self.at == 0:
            return plural(len(whole.ties), "tie")
        if self.at == 1:
            return (
                f"{spelt(len(whole.groups)).capitalize()} group{'s' if len(whole.groups) != 1 else ''}"
                if whole.groups
                else ""
            )
        return plural(len(self.pairs), "introduction") if self.at == 3 else ""

    def _ties(self) -> tuple[tuple[Item, ...], str]:
        """Who is engaged and alone, then who has most ties; who is neither engaged nor tied is left out."""
        page = self.found
        alone = set(page.whole.alone)
        degree = page.whole.degree
        order = sorted(degree, key=lambda one: (-degree[one], page.name(one).casefold()))
        items = []
        for ident in (*page.whole.alone, *order):
            state = "no tie" if ident in alone else plural(degree[ident], "tie")
            items.append(
                Item(ident, page.name(ident), self._sub(ident), state=state, tone="look" if ident in alone else "plain")
            )
        return tuple(items), _EMPTY

    def _bridging(self) -> tuple[tuple[Item, ...], str]:
        page = self.found
        between, joints = page.whole.between, page.whole.joints
        order = sorted(
            between or joints, key=lambda one: (-between.get(one, 0), one not in joints, page.name(one).casefold())
        )
        items = []
        for ident in order:
            if ident not in joints and between.get(ident, 0) < 0.005:
                continue
            figure = f"{round(between[ident] * 100)} in 100" if between else ""
            items.append(
                Item(
                    ident, page.name(ident), self._sub(ident), state=figure or ("joint" if ident in joints else ""),
                    aside="joint" if figure and ident in joints else "",
                )
            )  # fmt: skip
        return tuple(items), "Nobody stands between others."

    def _introductions(self) -> tuple[tuple[Item, ...], str]:
        page = self.found
        self.pairs = {page.key(one): one for one in page.introductions}
        items = []
        for key, one in self.pairs.items():
            words = f"share {spelt(len(one.shared))}: {one.shared[0]}"
            hand = key in page.planned
            title = f"{page.name(one.one)} and {page.name(one.other)}"
            items.append(Item(key, title, words, state="in hand" if hand else "", tone="done" if hand else "plain"))
        self.tabs.say(plural(len(items), "introduction") if items else "")
        return tuple(
            items
        ), "Everybody who shares a need or an outcome is tied already, or nobody has said what they share."

    def _sub(self, ident: str) -> str:
        node = self.found.nodes[ident]
        kind = _TYPES.get(node.type, "") if self.has_class("-wide") else letters((node.type,))
        return f"{kind} · {_RELATIONS.get(node.relationship, '')}"

    # What is highlighted

    @on(LongList.Highlighted)
    def _moved(self, event: LongList.Highlighted) -> None:
        self._show_highlighted()
        self.refresh_bindings()

    def _show_highlighted(self) -> None:
        if self.found is None:
            return
        ident = self.list.highlighted.id if self.list.highlighted else ""
        if self.at == 0:
            self.ego.show_seen(stakeholders.seen_from(self.found, ident) if ident in self.found.nodes else None)
        elif self.at == 3:
            self.shared.show_chosen(self.pairs.get(ident))

    # Acting

    @act
    async def action_tie(self) -> None:
        item = self.list.highlighted
        if item is None:
            return
        values = {"source": self.found.nodes[item.id].handle} if item.id in self.found.nodes else {}
        if pair := self.pairs.get(item.id) if self.at == 3 else None:
            nodes = self.found.nodes
            values = {"source": nodes[pair.one].handle, "target": nodes[pair.other].handle, "kind": "works_with"}
        await add(self.host, "link", values=values, title="A tie between two actors")

    @act
    async def action_introduce(self) -> None:
        item = self.list.highlighted
        pair = self.pairs.get(item.id) if item else None
        if pair is None or item is None:
            return
        if item.id in self.found.planned:
            self.host.toast("That introduction is in hand already; the Actions tab has it.")
            return
        question = f"Introduce {clip(item.title, 60)}: who, and by when?"
        if said := await who_and_when(self.host, question, self.hue):
            await carry_out(self.host, stakeholders.introduce, pair.one, pair.other, *said)

    async def action_open(self) -> None:
        item = self.list.highlighted
        if item is None:
            return
        pair = self.pairs.get(item.id) if self.at == 3 else None
        ident = pair.one if pair else item.id
        self.dismiss()
        await self.host.jump("actor", ident)

    async def export(self) -> None:
        """Two tables for Kumu, beside each other."""
        import asyncio

        texts = await self.host.ask(stakeholders.kumu, self.host.place_id)
        why = "two tables for Kumu, elements and connections; no judgements and no people"
        path = await ask_path(self.host, self.stem("network-elements"), "csv", why)
        if path is None:
            return
        other = path.with_name(path.name.replace("elements", "connections"))
        other = other if other != path else path.with_name(f"{path.stem}-connections{path.suffix}")
        for where, text in zip((path, other), texts, strict=True):
            await asyncio.to_thread(write_whole, where, "\ufeff" + text)
        self.host.toast(f"Written: {path.name} and {other.name}, in {path.parent}")


_EMPTY = "No ties are written down yet. esc goes back; n on the Links tab ties the first two actors."
