"""Freshness in a line or two: the score, the gaps that weigh most, and the key that shows them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.text import count, plural
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Freshness


class FreshnessLine(Page):
    """Nothing while there is no score: an empty place is neither fresh nor stale."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: Freshness | None = None

    def show_freshness(self, fresh: Freshness) -> None:
        self.fresh = fresh
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        one = self.fresh
        if one is None or one.score is None:
            return []
        hue = show.hue(self)
        first = show.row(("Freshness ", "strong"), (f"{one.score}", f"{hue} bold"), (" of 100", "quiet"))
        if not one.gaps:
            return [Content(""), first, *show.para("All that can be asked is whole, and the news is fresh.", width)]
        first += show.row(("   o", f"{hue} bold"), (f" shows the {plural(len(one.gaps), 'gap')}", "quiet"))
        said = "; ".join(f"{gap.words}, of {count(gap.of)}" for gap in one.gaps)
        return [Content(""), first, *show.para(said, width, "quiet", most=1)]
