"""Indicators: figures of the place as a whole, shared by everybody and nobody's fault."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from convene.core.figures import area_codes
from convene.core.measurement_vocabulary import FigureRole
from convene.core.measuring.claims import better_said, claimed
from convene.core.nouns.fields import Draft, Line, MaybeDay, MaybeNumber, Number, Prose, Slug, To, field, words
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import AreaKind, Better, FigureKind, Stage
from convene.text import clip, count, join


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
    role: Annotated[FigureRole, words(FigureRole)] = field(
        "Says", "What it is beside the others of its name.", default=FigureRole.actual
    )
    better: Annotated[Better, words(Better)] = field("Better", "Which way is good.", default=Better.neither)
    period: Line = field("For", "The time it speaks of, such as Census day 2021.", default="", column=True)
    date: MaybeDay = field("Date", "The day it was counted or published.", default=None, column=True)
    area_kind: Annotated[AreaKind, words(AreaKind)] = field("Areas", "What its areas are.", default=AreaKind.place)
    weighted_by: Line = field("Weighted by", "What the weights are, such as total population mid 2022.", default="")
    areas: tuple[AreaFigure, ...] = field("By area", "The figure of each area of the place.", default=())
    compare: MaybeNumber = field("Beside", "The same figure of somewhere larger.", default=None, section="Beside it")
    compare_with: Line = field("Of", "Where that is, such as England.", default="", section="Beside it")
    contribution: Prose = field(
        "Our part", "How what was promised may add to it; nobody alone moves a figure of the place.", default="",
        section="Beside it",
    )  # fmt: skip
    commitments: tuple[Annotated[Line, To("commitment")], ...] = field(
        "Commitments", "Those that mean to add to it.", default=(), section="Beside it"
    )
    source: Line = field("Source", "Who published it, and where it stands.", default="", section="Source")
    licence: Line = field("Licence", "Under which it may be used.", default="", section="Source")
    note: Prose = field("Note", "What to know when reading it.", default="", section="Source")

    def faults(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self.name:
            found["name"] = "a figure needs a name"
        codes = Counter(area_codes.normal(one.code) for one in self.areas)
        twice = [code for code, times in codes.items() if times > 1]
        if twice:
            found["areas"] = f"the area {clip(twice[0], 30)} is there twice"
        elif self.areas and self.area_kind is AreaKind.place:
            found["area_kind"] = "areas are listed, so say what they are, such as lsoa_2021 or ward"
        elif mixed := mixing(self):
            found["areas"] = mixed[:1].lower() + mixed[1:]
        elif wrong := next(filter(None, (_wrong(self, one) for one in self.areas)), ""):
            found["areas"] = wrong
        if words_of_causing := claimed(self.contribution):
            found["contribution"] = (
                f"“{words_of_causing}” says that somebody alone moved it; say it so: {better_said(self.name)}"
            )
        if self.kind is FigureKind.share and not 0 <= (self.value or 0) <= 100:
            found["value"] = "a share is given in per cent, from 0 to 100"
        return found


def mixing(figure: IndicatorDraft) -> str:
    """Why the areas of a figure cannot stand side by side, or nothing: areas of two kinds, or of two censuses."""
    kinds = area_codes.families(area.code for area in figure.areas)
    if len(kinds) > 1:
        names = [area_codes.ONE_AREA[area_codes.kind_of(one)] + "s" for one in kinds]
        return f"Its areas are of different kinds ({join(names)}), and may hold each other. Keep one kind."
    if figure.area_kind is AreaKind.lsoa_2011:
        newer = [area.code for area in figure.areas if area_codes.census_of(area.code) == 2021]
        if newer:
            return (
                f"Its areas are said to be LSOAs of 2011, but {clip(newer[0], 20)} was made for 2021. "
                "Areas of the two censuses do not mix: bring the figure in again from a file of one of them."
            )
    return ""


def _wrong(figure: IndicatorDraft, area: AreaFigure) -> str:
    name = clip(area.name or area.code, 40)
    match figure.kind:
        case FigureKind.share if area.value < 0 or (area.weight is not None and area.weight < area.value):
            return f"{name}: {count(area.value)} of {count(area.weight or 0)} is no share"
        case FigureKind.decile if not (1 <= area.value <= 10 and area.value == int(area.value)):
            return f"{name}: {count(area.value)} is no decile; they run from 1 to 10"
        case FigureKind.rank if area.value < 1 or area.value != int(area.value):
            return f"{name}: {count(area.value)} is no rank; they begin with 1"
    return ""


INDICATOR = Noun(
    "indicator", IndicatorDraft, "A figure of the place over time; nobody's fault.", Stage.engagement,
    found=8, thread=True, offered=True,
)  # fmt: skip
