"""The network in text: one actor's own view, what holds it together, ties between types, what is shared."""

from __future__ import annotations

from textual.content import Content

from convene.core.engagement.network import Introduction
from convene.core.gates.number_words import spelt
from convene.core.vocabulary import ActorType, Relationship
from convene.services.engagement.stakeholders.ties import NetworkPage, SeenFrom
from convene.text import count, join, money, plural
from convene.tui import show
from convene.tui.widgets.page import Page

_TYPES = {one.value: one.label.lower() for one in ActorType}
_RELATIONS = {one.value: one.label.lower() for one in Relationship}
_HEADS = ("anchor", "supplier", "developer", "business", "voluntary", "citizen")
_MOST = 9


class EgoPage(Page):
    """Who is one step away from the highlighted actor, by kind of tie."""

    def __init__(self) -> None:
        super().__init__(id="ego")
        self.seen: SeenFrom | None = None

    def show_seen(self, seen: SeenFrom | None) -> None:
        self.seen = seen
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        one = self.seen
        if one is None:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        out = show.para(one.node.name, width, "strong", most=2)
        kind = _TYPES.get(one.node.type, "")
        out.append(show.row((f"{kind} · {_RELATIONS.get(one.node.relationship, '')}", "quiet")))
        out.append(Content(""))
        if not one.around:
            out += show.para("No tie is written down.", width, "look")
        label = max((len(words) for words in one.around), default=0)
        for words, near in one.around.items():
            for at, (other, tie) in enumerate(near[:_MOST]):
                sums = f"  {money(tie.amount)}" if tie.amount else ""
                sums += f"  {spelt(tie.number)} times" if tie.number > 1 and not tie.both else ""
                sums += "  both say so" if tie.both else ""
                first = (show.pad(words if not at else "", label), hue)
                arrow = (f"  {set_.arrow if not at else set_.rest} ", "faint")
                name = show.fit(other.name, max(width - label - 4 - show.cell_len(sums), 8))
                out.append(show.row(first, arrow, (name, "plain"), (sums, "quiet")))
            if len(near) > _MOST:
                out.append(show.row((" " * (label + 4), ""), (f"and {count(len(near) - _MOST)} more", "quiet")))
        if one.around:
            steps = f"{count(one.steps[0])} one step away, {count(one.steps[1])} more two steps away"
            out += [Content(""), show.row((steps, "quiet"))]
        if one.shares:
            out += [Content(""), show.row(("Shares with others", hue))]
            for words in one.shares[:4]:
                out += show.hanging(show.row((f"{set_.rest} ", "quiet")), 2, words, width)
        if one.strangers:
            names = [other.name for other, _ in one.strangers[:4]]
            out += [Content(""), show.row(("Worth an introduction to", hue)), *show.para(join(names), width)]
        return out


class BridgePage(Page):
    """What hangs together, what does not, and how bridging was worked out."""

    def __init__(self) -> None:
        super().__init__(id="bridges")
        self.page: NetworkPage | None = None

    def show_page(self, page: NetworkPage) -> None:
        self.page = page
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.page is None:
            return []
        hue, set_, whole = show.hue(self), show.marks(self), self.page.whole
        groups = whole.groups
        if not groups:
            return show.para("No ties are written down yet. n on the Links tab ties the first two.", width, "quiet")
        if len(groups) == 1:
            said = f"All {count(whole.tied)} actors with ties hang together."
        else:
            said = f"{spelt(len(groups)).capitalize()} groups have no tie between them."
        out = [*show.para(said, width, "strong"), Content("")]
        for at, group in enumerate(groups[:8]):
            names = [self.page.name(one) for one in group]
            told = join(names) if len(names) <= 5 else f"{', '.join(names[:4])} and {count(len(names) - 4)} more"
            out += show.hanging(show.row((f"{count(len(group))} ", hue if not at else "quiet")), 4, told, width)
        if len(groups) > 8:
            out.append(show.row((f"    and {count(len(groups) - 8)} smaller groups", "quiet")))
        both, of = whole.mutual
        if of:
            out += [
                Content(""),
                *show.para(f"{count(both)} of {plural(of, '“works with” tie')} were named by both sides.", width),
            ]
        if whole.twice:
            one = whole.twice[0]
            pair = f"{self.page.name(one.source)} and {self.page.name(one.target)}"
            more = f", and {count(len(whole.twice) - 1)} more" if len(whole.twice) > 1 else ""
            out += [Content(""), *show.para(f"{set_.look} The same tie is written twice: {pair}{more}.", width, "look")]
        how = (
            f"Bridging is how many in 100 {whole.how} run through an actor."
            if whole.between and "of all" in whole.how
            else f"Bridging is {whole.how}."
        )
        words = "A joint is an actor without whom others would fall apart from the rest."
        return [*out, Content(""), *show.para(f"{how} {words}", width, "quiet")]


class TypesPage(Page):
    """Ties between the six types; a blank is the news."""

    def __init__(self) -> None:
        super().__init__(id="types")
        self.page: NetworkPage | None = None

    def show_page(self, page: NetworkPage) -> None:
        self.page = page
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.page is None:
            return []
        set_, whole = show.marks(self), self.page.whole
        size = min(max((width - 12) // 6, 5), 13)
        kinds = list(ActorType)
        out = [
            show.row(
                (" " * 12, ""), *((show.pad(show.fit(name, size - 1), size, right=True), "quiet") for name in _HEADS)
            ),
            Content(""),
        ]
        for at, kind in enumerate(kinds):
            pieces = [(show.pad(_HEADS[at], 12), "strong" if whole.types.get(kind.value) else "faint")]
            pieces.append((" " * (size * at), ""))
            for other in kinds[at:]:
                number = whole.matrix.get((kind.value, other.value), 0)
                nobody = not whole.types.get(kind.value) or not whole.types.get(other.value)
                said = count(number) if number else set_.rest if nobody or kind is other else set_.open
                role = "strong" if number else "faint" if nobody or kind is other else "look"
                pieces.append((show.pad(said, size, right=True), role))
            out += [show.row(*pieces)] + ([Content("")] if self.screen.has_class("-tall") else [])
        out += [Content("")] if not self.screen.has_class("-tall") else []
        out += show.para(whole.types_say, min(width, 92), "strong")
        if (news := whole.untied_types) and len(whole.present_types) > 2:
            names = {one.value: one.many for one in kinds}
            told = "; ".join(f"{names[one]} and {names[other]}" for one, other in news)
            out += show.para(f"{told}.", min(width, 92))
        if whole.absent_say:
            out += show.para(whole.absent_say, min(width, 92), "look")
        said = f"{set_.open} no tie between them yet. Each tie is counted once; several grants between two are one."
        return [*out, Content(""), *show.para(said, min(width, 92), "quiet")]


class SharedPage(Page):
    """Working together or each alone: what is shared, and how many of those who share it are tied."""

    def __init__(self) -> None:
        super().__init__(id="shared")
        self.page: NetworkPage | None = None
        self.chosen: Introduction | None = None

    def show_page(self, page: NetworkPage) -> None:
        self.page = page
        self.reset()

    def show_chosen(self, one: Introduction | None) -> None:
        self.chosen = one
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        if self.page is None:
            return []
        hue, set_ = show.hue(self), show.marks(self)
        out: list[Content] = []
        if one := self.chosen:
            names = f"{self.page.name(one.one)} and {self.page.name(one.other)}"
            out += show.para(f"{names} share, and are not tied:", width, "strong")
            for words in one.shared[:4]:
                out += show.hanging(show.row((f"{set_.rest} ", "quiet")), 2, words, width)
            planned = self.page.key(one) in self.page.planned
            out += [show.row(("an introduction is in hand", "done"))] if planned else []
            out.append(Content(""))
        if not self.page.shared:
            words = "Nothing is shared yet. An actor's form has “Shares the needs”; outcomes come from commitments."
            return [*out, *show.para(words, width, "quiet")]
        for one_ in self.page.shared[:12]:
            mine = self.chosen is not None and one_.words in self.chosen.shared
            out += [Content("")] if self.screen.has_class("-tall") and one_ is not self.page.shared[0] else []
            out += show.para(one_.says, width, hue if mine else "plain")
            out.append(show.meter(one_.tied / one_.pairs if one_.pairs else 0, min(width, 24), hue, set_))
        if len(self.page.shared) > 12:
            out.append(show.row((f"and {count(len(self.page.shared) - 12)} more", "quiet")))
        return out
