"""The list of the place's figures."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.figures.sums import place_value
from convene.core.figures.words import beside, brief, headline, whose
from convene.core.measurement_vocabulary import FigureRole
from convene.core.nouns.indicator import AreaFigure, IndicatorDraft
from convene.core.views import Item, Tone
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.services.lists.noun_list import NounList, counted
from convene.store.reader import Row
from convene.store.select import Gathered, Select
from convene.text import clip, plural


def drawn(row: Row) -> IndicatorDraft:
    """The figure of a row, with its areas, as far as its value and its words need it."""
    areas = tuple(
        AreaFigure.model_construct(code=code, name=name, value=Decimal(value or 0), weight=_number(weight))
        for code, name, value, weight in json.loads(row["areas"])
    )
    given: dict[str, Any] = {
        "slug": row["slug"], "name": row["name"], "topic": row["topic"], "unit": row["unit"], "period": row["period"],
        "role": FigureRole(row["role"]) if row["role"] else FigureRole.actual,
        "kind": FigureKind(row["kind"]) if row["kind"] else FigureKind.total,
        "better": Better(row["better"]) if row["better"] else Better.neither,
        "area_kind": AreaKind(row["area_kind"]) if row["area_kind"] else AreaKind.place,
        "value": _number(row["value"]), "compare": _number(row["compare"]), "compare_with": row["compare_with"],
        "weighted_by": row["weighted_by"], "areas": areas,
    }  # fmt: skip
    return IndicatorDraft.model_construct(**given)


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _indicator(row: Row, today: date) -> Item:
    figure = drawn(row)
    found = place_value(figure)
    said, aside = brief(figure, found)
    needs = row["needs"]
    tone: Tone = "look" if found.value is None and not found.areas else "done"
    about = " · ".join(part for part in (figure.topic, whose(figure), clip(figure.period, 40)) if part)
    state = f"behind {plural(needs, 'need')}" if needs else ""
    if figure.role is not FigureRole.actual:
        state = f"{figure.role.label.lower()}{f', {state}' if state else ''}"
        tone = "plain" if tone == "done" else tone  # a target is no success
    return Item(row["id"], figure.name, about, figure=said, state=state, tone=tone, aside=aside)


_AREAS = Select(
    ("a.code", "a.name", "a.value", "a.weight"), "indicator_areas a", where="a.owner_id = i.id", order=("a.position",)
)

LISTS: dict[str, NounList] = {
    "indicator": NounList(
        Select(
            (
                "i.*",
                Gathered("areas", (_AREAS,)),
                counted("needs", "need_evidence e", "e.indicator_id = i.id", "count(DISTINCT e.owner_id)"),
            ),
            "indicator i",
            where="i.place_id = :p",
            order=("i.topic", "lower(i.name)", "i.date NULLS FIRST", "i.id"),
        ),
        _indicator,
        "Figures of the place belong here. i brings in the deprivation indices, the census or a list of your own.",
        cells=(
            ("name", lambda row, today: str(row["name"])),
            ("says", lambda row, today: drawn(row).role.label),
            ("here", lambda row, today: headline(drawn(row))),
            ("beside it", lambda row, today: beside(drawn(row))),
            ("topic", lambda row, today: str(row["topic"])),
            ("for", lambda row, today: str(row["period"])),
        ),
    ),
}
