"""The place: its boundary and people, the convener, and what the work aims to reach."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    Codes,
    Country,
    Draft,
    Flag,
    Languages,
    Line,
    Lines,
    MaybeDay,
    MaybeWhole,
    Prose,
    Slug,
    Whole,
    field,
    words,
)
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import PlaceKind, Sector, Stage
from convene.core.workshops import short_forms


class PlaceDraft(Draft):
    named_by = "name"

    slug: Slug = field("Handle", "A short name for files and commands; made from the name when left out.", default="")
    name: Line = field("Name", "What the people who live there call it.", column=True, example="Harrow Quay")
    kind: Annotated[PlaceKind, words(PlaceKind)] = field(
        "Kind", "How large a place it is.", default=PlaceKind.neighbourhood, column=True
    )
    country: Country = field("Country", "Two-letter country code, such as GB for Wales.", default="GB")
    area_codes: Codes = field(
        "Area codes", "Census area codes or postcodes that make up the place.", default=(), section="Boundary"
    )
    wards: Lines = field(
        "Wards", "Its wards or neighbourhoods by name, to see who comes from where.", default=(), section="Boundary"
    )
    boundary_note: Prose = field(
        "Where it ends", "Where it begins and ends, who says so, and who it leaves out.", default="", section="Boundary"
    )
    population: MaybeWhole = field(
        "Population", "People who live there.", default=None, ge=0, column=True, section="Boundary"
    )
    population_source: Line = field("Source", "Where the population figure comes from.", default="", section="Boundary")
    local_means: Prose = field(
        "Local means", "What counts as local when buying and hiring here.", default="", section="Boundary"
    )
    local_postcodes: Codes = field(
        "Local postcodes", "Postcodes or districts of them that count as local when buying, such as LA4 or LA4 5.",
        default=(), section="Boundary",
    )  # fmt: skip
    wider_postcodes: Codes = field(
        "Postcodes around", "Those of the wider area, such as the county; the local ones are in it anyway.",
        default=(), section="Boundary",
    )  # fmt: skip
    languages: Languages = field(
        "Languages", "Language tags such as en-GB or cy; the first is read first.", default=("en-GB",)
    )
    convener_name: Line = field(
        "Who convenes", "The neutral body that brings people together.", default="", section="Convener"
    )
    convener_sector: Annotated[Sector | None, words(Sector)] = field(
        "Sector", "The sector the convener comes from.", default=None, section="Convener"
    )
    convener_role: Prose = field(
        "Role",
        "What the convener does and does not do.",
        default="Neutral facilitation and co-design. Owns no commitment and casts no vote.",
        section="Convener",
    )
    convener_funded_by: Lines = field("Funded by", "Who pays for the convening.", default=(), section="Convener")
    convener_conflicts: Lines = field(
        "Conflicts", "Conflicts of interest, or “none known”.", default=(), section="Convener"
    )
    convener_contact_role: Line = field("Contact", "The role to ask for.", default="", section="Convener")
    convener_contact: Line = field("Reach them at", "A public address of that role.", default="", section="Convener")
    cycle: Whole = field("Cycle", "Which pass through the four stages this is.", default=1, ge=1, section="Work")
    stage: Annotated[Stage, words(Stage)] = field(
        "Stage", "Where the work stands now.", default=Stage.engagement, column=True, section="Work"
    )
    started: MaybeDay = field("Started", "The day the engagement began.", default=None, section="Work")
    people_target: MaybeWhole = field(
        "People to hear", "How many people the engagement plan means to hear.", default=None, ge=0, section="Work"
    )
    priority_groups: Lines = field(
        "Priority groups", "Groups the plan promises to reach, by name.", default=(), section="Work"
    )
    not_reached: Lines = field("Not reached", "Who has not been heard, said plainly.", default=(), section="Work")
    nothing_for: Prose = field(
        "No benefit yet, because",
        "Why a priority group has had no benefit so far, if one has not.",
        default="",
        section="Work",
    )
    short_forms: Lines = field(
        "Short forms", "For writing down fast, one a line: cc = community centre. In a line of what was said, ;cc "
        "becomes the long form.", default=(), section="Work",
    )  # fmt: skip
    invented: Flag = field("Invented", "Yes for a sample or a rehearsal.", default=False, section="Work")
    note: Prose = field("Note", "Anything else worth knowing.", default="")

    def faults(self) -> dict[str, str]:
        wrong = short_forms.faults(self.short_forms)
        return {"short_forms": wrong} if wrong else {}


PLACE = Noun("place", PlaceDraft, "A place and its convener.", one=True, quoted="boundary_note", found=0)
