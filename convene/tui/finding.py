"""The palette finds records of the open place by their name, beside what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.command import Hit, Hits, Provider
from textual.content import Content

from convene.errors import Problem
from convene.tui import show

if TYPE_CHECKING:
    from convene.tui.app import ConveneApp


class Records(Provider):
    """Actors, workshops, visions and the rest; never a person."""

    async def search(self, query: str) -> Hits:
        app = cast("ConveneApp", self.app)
        if not app.place_id or len(query.strip()) < 2:
            return

        def look(read: Any) -> Any:
            from convene.services import finding

            return finding.find(read, app.place_id, query)

        try:
            found = await app.ask(look)
        except Problem:
            return
        matcher = self.matcher(query)
        for at, item in enumerate(found):
            noun, _, record_id = item.id.partition(":")
            title = Content.assemble(show.line(item.title), (f"   {item.sub}", "$quiet"))
            # By the same measure as things to do; among themselves in the order they were found.
            score = matcher.match(item.title) or 0.1
            yield Hit(score * (1.1 - at / 1000), title, self._runner(noun, record_id), show.line(item.title), None)

    def _runner(self, noun: str, record_id: str) -> Any:
        async def run() -> None:
            await cast("ConveneApp", self.app).jump(noun, record_id)

        return run
