"""The place framework: themes, outcomes, measures, and which measures the place has adopted."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from convene.core.framework_vocabulary import Ppn002
from convene.core.nouns.fields import (
    Draft,
    Exact,
    Flag,
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
    permission: Line = field(
        "Permission", "Who allowed its texts to be handed on, and when, where its licence does not.", default=""
    )


class EditionDraft(Draft):
    """The framework as it stood: as it was brought in, or when the place called it a new version."""

    named_by = "version"

    slug: Slug = field("Handle", "Its framework and its number.", default="")
    framework_id: Line = field("Framework", "The framework's id.", column=True)
    version: Line = field("Version", "Its number.", column=True)
    title: Line = field("Title", "What the framework was called.", default="")
    licence: Line = field("Licence", "What its file says may be done with its texts.", default="")
    brought_in: Flag = field("Brought in", "Whether it came from a file, or is the place's own.", default=False)
    made_on: MaybeDay = field("On", "The day.", default=None, column=True)
    why: Prose = field("Why", "The reason for a version of our own.", default="", column=True)
    sha256: Line = field("Hash", "Of its file.", default="")
    text: Exact = field("File", "Its file, byte for byte; empty for one that ships with Convene.", default="")

    def faults(self) -> dict[str, str]:
        if self.text and sha256(self.text.encode()).hexdigest() != self.sha256:
            return {"text": "the text of this version is not the one that was kept; its hash is another"}
        return {}


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
    ppn002: Annotated[tuple[Ppn002, ...], many_words(Ppn002)] = field(
        "PPN 002", "Outcomes of the social value model of PPN 002 it counts towards.", default=()
    )
    evidence: Lines = field("Evidence rule", "What shows that it happened.", default=())
    guidance: Prose = field("Guidance", "How to count it, and how not to.", default="")
    double_count_group: Line = field(
        "Double-count group", "Measures in one group are never valued twice for the same people.", default=""
    )
    part_of: Annotated[Line, To("measure")] = field(
        "Part of", "The measure it lies inside of, and is never added to.", default=""
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
    every_months: MaybeWhole = field(
        "Counted every", "Months between two counts; once, at its end, when left out.", default=None, ge=1, le=120,
        unit="months",
    )  # fmt: skip
    own_words: Line = field(
        "In our own words", "What is counted, for papers in which the framework's words may not stand.", default=""
    )
    note: Prose = field("Note", "How it is counted here.", default="")


FRAMEWORK = Noun(
    "framework", FrameworkDraft, "The framework of measures in use.", Stage.codesign, one=True, found=0,
    standing=True, sought=False,
)  # fmt: skip
EDITION = Noun(
    "edition", EditionDraft, "A version of the framework, as it stood.", Stage.codesign,
    handle=lambda get: f"{get('framework_id')}-{get('version')}", found=0, standing=True, sought=False,
    told_as="version of the framework",
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
