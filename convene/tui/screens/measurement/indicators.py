"""The place's figures over time: a tab of them, and a page with small charts, each with its sentence and its table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType

from convene.core.figures.profile import BarRow
from convene.tui import show
from convene.tui.keys import bind
from convene.tui.screens.shared.reading_sheet import ReadingSheet
from convene.tui.screens.shared.room import Room
from convene.tui.widgets.charts import Line, bars

if TYPE_CHECKING:
    from convene.core.measuring.series import PlaceSeries

_WIDEST = 108


class IndicatorRoom(Room):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("b", "series", "over time", "indicator.series", "Baseline, counted, target and forecast, with charts."),
    ]

    def action_series(self) -> None:
        self.host.push_screen(IndicatorsScreen(hue=self.owner.hue))


class IndicatorsScreen(ReadingSheet):
    HELP = (
        "The figures of the whole place, apart from what anybody promised. Under each sentence stand its figures with "
        "their bars: counted ones in the colour of the stage, targets and forecasts in grey."
    )

    def __init__(self, *, hue: str) -> None:
        super().__init__("Figures of the place", hue=hue)

    @work(group="series", exclusive=True)
    async def read(self) -> None:
        await self.host.ready()
        from convene.services.measuring import indicators

        def ask(read: Any, place: str, today: date) -> tuple[PlaceSeries, ...]:
            return indicators.place_series(read, place, today)

        with self.host.telling():
            today = self.host.today
            found = await self.host.ask(ask, self.host.place_id, today)
            self.head.say("Figures of the place", indicators.in_brief(found))
            self.reading.show_text(lambda width: self._text(found, today, min(width - 1, _WIDEST), indicators.NOBODYS))

    def _text(self, found: tuple[PlaceSeries, ...], today: date, width: int, nobodys: str) -> list[Line]:
        lines = [*_para(nobodys, width, "quiet"), []]
        if not found:
            lines += _para("No figure of the place is kept yet: i under Engagement brings them in.", width, "plain")
        topic = None
        for one in found:
            if one.topic != topic:
                topic = one.topic
                lines.append([(show.line(topic or "Without a topic"), f"{self.hue} bold")])
            lines += [*self._series(one, today, width), []]
        return lines

    def _series(self, one: PlaceSeries, today: date, width: int) -> list[Line]:
        lines = _para(one.sentence(today), width, "strong")
        most = max((abs(point.value) for point in one.points), default=0)
        rows = [
            BarRow(point.label, float(abs(point.value) / most) if most else 0.0, point.words, point.counted)
            for point in (one.points if len(one.points) > 1 else ())
        ]
        lines += [[("  ", ""), *line] for line in bars(rows, width - 2, self.hue, show.marks(self))]
        for words in one.remarks:
            lines += _para(words, width, "look", 2)
        for words in (*one.apart, *((f"Our part: {one.contribution}",) if one.contribution else ())):
            lines += _para(words, width, "quiet", 2)
        return lines


def _para(text: str, width: int, role: str, indent: int = 0) -> list[Line]:
    return [[(" " * indent, ""), (line, role)] for line in show.wrap(text, max(width - indent, 8))]
