"""Indicators: figures of the place as a whole, shared by everybody and nobody's fault."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import Draft, Line, MaybeDay, MaybeNumber, Number, Prose, Slug, field, words
from convene.core.vocabulary import AreaKind, Better, FigureKind


class AreaFigure(Draft):
    """The figure of one area. A share keeps how many in ``value`` and out of how many in ``weight``; a score keeps
    in ``weight`` the people it is about."""

    code: Line = field("Code", "The area's code, such as E01012345.")
    name: Line = field("Area", "What it is called.", default="")
    value: Number = field("Value", "The figure; of a share, how many.")
    weight: MaybeNumber = field("Weight", "Its people; of a share, out of how many.", default=None, ge=0)


class IndicatorDraft(Draft):
    """One figure at one time. The place's own value is worked out from its areas, or given when there are none."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name; made from the name when left out.", default="")
    name: Line = field("Name", "What is measured.", column=True, example="Households without a car or van")
    topic: Line = field("Topic", "Such as income, health, housing.", default="", column=True)
    kind: Annotated[FigureKind, words(FigureKind)] = field(
        "Kind", "Whether areas add up, and how.", default=FigureKind.total, column=True
    )
    value: MaybeNumber = field("Value", "The figure of the whole place, where no areas are kept.", default=None)
    unit: Line = field("Unit", "Such as people, %, £.", default="")
    better: Annotated[Better, words(Better)] = field("Better", "Which way is good.", default=Better.neither)
    period: Line = field("For", "The time it speaks of, such as Census day 2021.", default="", column=True)
    date: MaybeDay = field("Date", "The day it was counted or published.", default=None, column=True)
    area_kind: Annotated[AreaKind, words(AreaKind)] = field("Areas", "What its areas are.", default=AreaKind.place)
    weighted_by: Line = field("Weighted by", "What the weights are, such as total population mid 2022.", default="")
    areas: tuple[AreaFigure, ...] = field("By area", "The figure of each area of the place.", default=())
    compare: MaybeNumber = field("Beside", "The same figure of somewhere larger.", default=None, section="Beside it")
    compare_with: Line = field("Of", "Where that is, such as England.", default="", section="Beside it")
    source: Line = field("Source", "Who published it, and where it stands.", default="", section="Source")
    licence: Line = field("Licence", "Under which it may be used.", default="", section="Source")
    note: Prose = field("Note", "What to know when reading it.", default="", section="Source")
