"""A framework document: themes, outcomes and measures, with the sources and licences of its unit values.

The keys are those of the file (``schema = "convene.framework"``). Nothing is required by the model itself, so
that ``check`` can speak of everything that is amiss at once.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from convene.core.nouns.fields import Flag, Line, Lines, Number, Prose, Whole, Wholes, field

SCHEMA = "convene.framework"
VERSION = 1


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Head(_Part):
    """What the framework is, and the terms it comes under."""

    id: Line = field("Id", "A short name, the same in every version.", default="")
    version: Line = field("Version", "Of the framework.", default="")
    title: Line = field("Title", "What it is called.", default="")
    licence: Line = field("Licence", "What may be done with its texts.", default="")
    currency: Line = field("Currency", "Three-letter code.", default="GBP")
    country: Line = field("Country", "Two-letter code.", default="")
    language: Line = field("Language", "Language tag.", default="en-GB")
    local_definition: Prose = field("Local", "What counts as local.", default="")
    discount_rate: Number | None = field("Discount rate", "A year, as a share.", default=None)
    discount_source: Line = field("Source of the rate", "Where it comes from.", default="")
    price_year: Whole | None = field("Price year", "The year whose prices values are given in.", default=None)
    min_price_year_without_warning: Whole | None = field(
        "Oldest price year", "Values from before it are warned about.", default=None
    )


class Vocabulary(_Part):
    """The words this framework uses, for readers without Convene."""

    levers: Lines = field("Levers", default=())
    actor_types: Lines = field("Actor types", default=())
    pillars: Lines = field("Pillars", default=())
    ppn002: Lines = field("PPN 002 outcomes", default=())
    kinds: Lines = field("Kinds of measure", default=())
    proxy_status: Lines = field("States of a unit value", default=())
    value_kinds: Lines = field("Kinds of value", default=())


class Source(_Part):
    """Where unit values were read, under which licence, and the line its licence asks for."""

    title: Line = field("Title", default="")
    publisher: Line = field("Publisher", default="")
    url: Line = field("Address", default="")
    seen_at: Line = field("Seen at", "Where it was really read.", default="")
    licence: Line = field("Licence", default="")
    licence_seen: Flag = field("Licence seen", "Yes when the licence line itself was read.", default=False)
    attribution: Line = field("Attribution", "The line to print wherever its values are shown.", default="")
    note: Prose = field("Note", default="")


class Theme(_Part):
    code: Line = field("Code", "Letters, such as WK.", default="")
    title: Line = field("Title", default="")
    summary: Prose = field("Summary", default="")


class Outcome(_Part):
    code: Line = field("Code", "The theme's code and a number, such as WK1.", default="")
    theme: Line = field("Theme", "The theme's code.", default="")
    title: Line = field("Title", default="")


class Measure(_Part):
    code: Line = field("Code", "The outcome's code, a full stop and a number, such as WK1.3.", default="")
    theme: Line = field("Theme", "The theme's code; may be left out.", default="")
    outcome: Line = field("Outcome", "The outcome's code.", default="")
    title: Line = field("Title", "What is counted.", default="")
    unit: Line = field("Unit", "One of what.", default="")
    kind: Line = field("Kind", "input, output or outcome.", default="output")
    levers: Lines = field("Levers", "Levers that can move it.", default=())
    actor_types: Lines = field("Actor types", "Who can usually promise it.", default=())
    sdgs: Wholes = field("SDGs", "Sustainable Development Goals, by number.", default=())
    pillar: Line = field("Pillar", "Community wealth building pillar.", default="none")
    ppn002: Lines = field("PPN 002", "Outcomes of the social value model of PPN 002.", default=())
    proxy_status: Line = field("Unit value", "Whether an open unit value was found.", default="not_found")
    value_kind: Line = field("Kind of value", "Which line of the account it may go on.", default="none")
    proxy_gbp: Number | None = field("Value", "Pounds for one unit.", unit="£", default=None)
    proxy_low_gbp: Number | None = field("Low", "Low end of its range.", unit="£", default=None)
    proxy_high_gbp: Number | None = field("High", "High end of its range.", unit="£", default=None)
    proxy_year: Whole | None = field("Price year", "First calendar year of its price base.", default=None)
    proxy_price_base: Line = field("Price base", "In words; “states none” when the source has none.", default="")
    proxy_source: Prose = field("Source", "Where the value was read.", default="")
    proxy_source_id: Line = field("Source id", "Its entry under sources.", default="")
    proxy_url: Line = field("Address", "Of the source.", default="")
    proxy_licence: Line = field("Licence", "Of the value.", default="")
    double_count_group: Line = field(
        "Double-count group", "Measures in one group are not valued twice for the same people.", default=""
    )
    part_of: Line = field("Part of", "Code of the measure it lies inside of, and is never added to.", default="")
    evidence: Lines = field("Evidence rule", "What shows that it happened.", default=())
    guidance: Prose = field("Guidance", "How to count it, and how not to.", default="")


class FrameworkDocument(_Part):
    """The whole file. ``deflator`` is keyed by calendar year."""

    framework: Head = field("Framework", default=Head())
    vocabulary: Vocabulary = field("Vocabulary", default=Vocabulary())
    deflator: dict[Whole, Number] = field("Deflator", "Price index by calendar year.", default={})
    sources: dict[Line, Source] = field("Sources", "By a short id.", default={})
    theme: tuple[Theme, ...] = field("Themes", default=())
    outcome: tuple[Outcome, ...] = field("Outcomes", default=())
    measure: tuple[Measure, ...] = field("Measures", default=())

    @property
    def price_year(self) -> int | None:
        """The year whose prices values are given in: as stated, or else the deflator's base year."""
        bases = [year for year, index in self.deflator.items() if index == 100]
        return self.framework.price_year or (bases[0] if len(bases) == 1 else None)

    @property
    def licence(self) -> str:
        """The framework's own licence, or else those of its values."""
        values = sorted({one.proxy_licence for one in self.measure if one.proxy_licence})
        return self.framework.licence or (f"values: {', '.join(values)}" if values else "")

    @property
    def attributions(self) -> tuple[str, ...]:
        """The lines to print wherever the unit values are shown, each once, in file order."""
        used = {one.proxy_source_id for one in self.measure if one.proxy_gbp is not None}
        lines = (source.attribution for key, source in self.sources.items() if key in used)
        return tuple(dict.fromkeys(line for line in lines if line))


_STATES_NONE = re.compile(r"\bstates? (?:none|no (?:price )?(?:year|base))\b|\bnone stated\b", re.IGNORECASE)


def states_none(words: str) -> bool:
    """Whether the words of a price base say that the source gives no year."""
    return bool(_STATES_NONE.search(words))
