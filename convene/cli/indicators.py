"""``indicators``: the figures of the place over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.services.measuring import indicators as places_figures
from convene.text import clip

if TYPE_CHECKING:
    from datetime import date

    from convene.core.measuring.series import PlaceSeries

_BAR = 30


def indicators(*, form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text") -> None:
    """Show the place's figures over time: baseline, what was counted, target and forecast, and how far there is to go.
    They are of the whole place, apart from what anybody promised."""
    with context().open() as book:
        today = context().today
        found = book.ask(places_figures.place_series, context().place_in(book), today)
    if form == "json":
        context().put(formats.as_json([_data(one, today) for one in found]))
        return
    if not found:
        context().say("There is no figure of the place yet. convene import brings in the census or a list of your own.")
        return
    for one in found:
        context().put("\n".join([*_lines(one, today), ""]))
    context().say(f"{places_figures.in_brief(found)}. {places_figures.NOBODYS}")


def _lines(one: PlaceSeries, today: date) -> list[str]:
    width = context().width
    lines = wrapped(one.sentence(today), width)
    most = max((abs(point.value) for point in one.points), default=0)
    label = min(max((len(point.label) for point in one.points), default=0), width // 3)
    for point in one.points if len(one.points) > 1 else ():
        mark = {"target": ">", "forecast": "."}.get(point.figure.role.value, "#")
        bar = mark * (max(round(abs(point.value) / most * _BAR), 1) if most and point.value else 0)
        lines.append(f"  {clip(point.label, label):<{label}}  {bar:<{_BAR}}  {point.words}")
    said = (*one.remarks, *one.apart, *((f"Our part: {one.contribution}",) if one.contribution else ()))
    return [*lines, *(f"  {line}" for words in said for line in wrapped(words, width - 2))]


def _data(one: PlaceSeries, today: date) -> dict[str, object]:
    return {
        "name": one.name,
        "topic": one.topic,
        "sentence": one.sentence(today),
        "to_target": one.to_target(today),
        "moved": one.moved(),
        "points": [
            {"handle": point.figure.slug, "says": point.figure.role.value, "for": point.dated,
             "day": point.day.isoformat() if point.day else None, "value": str(point.value), "unit": point.figure.unit}
            for point in one.points
        ],
        "remarks": list(one.remarks),
        "apart": list(one.apart),
        "contribution": one.contribution,
        "commitments": list(one.commitments),
        "sources": list(one.sources),
    }  # fmt: skip
