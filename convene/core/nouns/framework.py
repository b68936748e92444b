"""The place framework: themes, outcomes, measures, and which measures the place has adopted."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    Draft,
    Line,
    Lines,
    MaybeDay,
    MaybeNumber,
    MaybeWhole,
    Prose,
    Slug,
    To,
    Wholes,
    field,
    many_words,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import ActorType, Lever, MeasureKind, Pillar, ProxyStatus, Stage, ValueKind


class FrameworkDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "The framework's id.", default="")
    title: Line = field("Title", "What it is called.", column=True)
    version: Line = field("Version", "Its version.", default="0.1.0", column=True)
    licence: Line = field("Licence", "What may be done with its texts and values.", default="", column=True)
    currency: Line = field("Currency", "Three-letter code.", default="GBP")
    language: Line = field("Language", "Language tag.", default="en-GB")
    local_definition: Prose = field("Local", "What counts as local, if the framework says.", default="")
    discount_rate: MaybeNumber = field("Discount rate", "A year, as a share.", default=None, ge=0, le=1)
    discount_source: Line = field("Source of the rate", "Where it comes from.", default="")
    price_year: MaybeWhole = field("Price year", "The year whose prices values are given in.", default=None)
    sha256: Line = field("Hash", "Of the file it was taken from.", default="")


class ThemeDraft(Draft):
    named_by = "title"

    slug: Slug = field("Code", "Such as WK.", default="", column=True)
    title: Line = field("Title", "The theme in a word or two.", column=True)
    summary: Prose = field("Summary", "What it hopes for.", default="")


class OutcomeDraft(Draft):
    named_by = "title"

    slug: Slug = field("Code", "Such as WK1.", default="", column=True)
    theme: Annotated[Line, To("theme")] = field("Theme", "The theme it belongs to.", column=True)
    title: Line = field("Title", "The change wanted.", column=True)


class MeasureDraft(Draft):
    named_by = "title"

    slug: Slug = field("Code", "Such as WK1.3.", default="", column=True)
    outcome: Annotated[Line, To("outcome")] = field("Outcome", "The outcome it counts towards.", column=True)
    title: Line = field("Title", "What is counted.", column=True)
    unit: Line = field("Unit", "One of what.", column=True, example="person-year")
    kind: Annotated[MeasureKind, words(MeasureKind)] = field(
        "Kind", "Input, output or outcome.", default=MeasureKind.output
    )
    levers: Annotated[tuple[Lever, ...], many_words(Lever)] = field("Levers", "Levers that can move it.", default=())
    actor_types: Annotated[tuple[ActorType, ...], many_words(ActorType)] = field(
        "Actor types", "Who can usually promise it.", default=()
    )
    sdgs: Wholes = field("SDGs", "Sustainable Development Goals, by number.", default=())
    pillar: Annotated[Pillar, words(Pillar)] = field("Pillar", "Community wealth building pillar.", default=Pillar.none)
    evidence: Lines = field("Evidence rule", "What shows that it happened.", default=())
    guidance: Prose = field("Guidance", "How to count it, and how not to.", default="")
    double_count_group: Line = field(
        "Double-count group", "Measures in one group are never valued twice for the same people.", default=""
    )
    proxy_status: Annotated[ProxyStatus, words(ProxyStatus)] = field(
        "Unit value", "Whether an open unit value was found.", default=ProxyStatus.not_found, section="Value"
    )
    value_kind: Annotated[ValueKind, words(ValueKind)] = field(
        "Kind of value", "Which line of the account it may go on.", default=ValueKind.none, section="Value"
    )
    proxy_gbp: MaybeNumber = field("Value", "Pounds for one unit.", default=None, unit="£", ge=0, section="Value")
    proxy_low: MaybeNumber = field("Low", "Low end of its range.", default=None, unit="£", section="Value")
    proxy_high: MaybeNumber = field("High", "High end of its range.", default=None, unit="£", section="Value")
    proxy_year: MaybeWhole = field(
        "Price year", "First calendar year of its price base.", default=None, section="Value"
    )
    proxy_price_base: Line = field("Price base", "In words.", default="", section="Value")
    proxy_source: Prose = field("Source", "Where the value was read.", default="", section="Value")
    proxy_source_id: Line = field("Source id", "Its entry in the framework's sources.", default="", section="Value")
    proxy_url: Line = field("Address", "Of the source.", default="", section="Value")
    proxy_licence: Line = field("Licence", "Of the value.", default="", section="Value")


class AdoptionDraft(Draft):
    named_by = "measure"

    slug: Slug = field("Handle", "The measure's code unless you say otherwise.", default="")
    measure: Annotated[Line, To("measure")] = field("Measure", "The measure the place will use.", column=True)
    adopted_on: MaybeDay = field("Adopted on", "When the place chose it.", default=None, column=True)
    baseline: MaybeNumber = field("Baseline", "Its value before the manifesto starts.", default=None, column=True)
    baseline_date: MaybeDay = field("Baseline date", "The day the baseline is for.", default=None)
    no_baseline_reason: Line = field("No baseline, because", "The reason when there is none.", default="")
    note: Prose = field("Note", "How it is counted here.", default="")


FRAMEWORK = Noun(
    "framework", FrameworkDraft, "The framework of measures in use.", Stage.codesign, one=True, found=0,
    standing=True, sought=False,
)  # fmt: skip
THEME = Noun(
    "theme", ThemeDraft, "A theme of the framework.", Stage.codesign, sort="slug", found=0, standing=True, sought=False
)
OUTCOME = Noun(
    "outcome", OutcomeDraft, "A change wanted, under a theme.", Stage.codesign, sort="slug", told_by="theme", found=0,
    standing=True, sought=False,
)  # fmt: skip
MEASURE = Noun(
    "measure", MeasureDraft, "A countable thing with a unit.", Stage.codesign, sort="slug", quoted="guidance",
    standing=True, sought=False,
)  # fmt: skip
ADOPTION = Noun(
    "adoption", AdoptionDraft, "A measure the place has chosen, with its baseline.", Stage.codesign,
    handle=lambda get: get("measure"), told_as="adopted measure",
)  # fmt: skip
