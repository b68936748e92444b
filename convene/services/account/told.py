"""What people said of the change, what went wrong or hurt somebody, and who was not asked: the one reading of it, for
the screen, the papers and the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from convene.core.vocabulary import Consent
from convene.store.reader import Reader
from convene.text import plural

NONE_FOUND = (
    "none found",
    "none",
    "nothing found",
    "nothing",
    "no harm found",
    "asked, none found",
    "asked: none found",
)
"""What says that it was asked for and that there was none."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something told about a commitment in a period. ``handle`` is that of the commitment; ``printable`` says that its
    teller agreed to its leaving the book."""

    observation_id: str
    handle: str
    commitment: str
    actor: str
    until: date | None
    words: str
    by: str = ""
    consent: Consent = Consent.not_asked

    @property
    def printable(self) -> bool:
        return self.consent is Consent.given


@dataclass(frozen=True, slots=True)
class Gap:
    """A commitment that was measured and about which nobody was asked: neither who is worse off nor how it was."""

    commitment_id: str
    commitment: str
    actor: str
    periods: int


@dataclass(frozen=True, slots=True)
class Voices:
    """Stories, harm and surprises of a time, those told last first. ``asked`` and ``periods``: in how many of the
    periods that were measured somebody was asked who is worse off."""

    stories: tuple[Told, ...] = ()
    harm: tuple[Told, ...] = ()
    none_found: int = 0
    asked: int = 0
    periods: int = 0
    gaps: tuple[Gap, ...] = ()

    @property
    def sentence(self) -> str:
        """How far harm was asked for, in words."""
        if not self.periods:
            return "Nothing was counted in this time, so nobody could be asked about it."
        if not self.asked:
            return f"In none of {plural(self.periods, 'counted period')} was it asked who is worse off."
        found = plural(len(self.harm), "harm or surprise", "harms or surprises") if self.harm else "none was found"
        where = "all" if self.asked == self.periods else f"{self.asked:,}"
        return f"In {where} of {plural(self.periods, 'counted period')} it was asked who is worse off: {found}."


_TOLD = (
    "SELECT o.id, o.commitment_id, o.period_end, o.story, o.story_by, o.story_consent, o.unintended, c.slug, c.title, "
    "a.name AS actor FROM observation o LEFT JOIN commitment c ON c.id = o.commitment_id "
    "LEFT JOIN actor a ON a.id = c.actor_id WHERE o.place_id = :p AND o.period_end >= :s AND o.period_end <= :e "
    "AND (coalesce(o.story, '') <> '' OR coalesce(o.unintended, '') <> '') ORDER BY o.period_end DESC, o.id DESC"
)
_MEASURED = (
    "SELECT o.commitment_id, c.title, a.name AS actor, count(*) AS periods, "
    "sum(CASE WHEN coalesce(o.unintended, '') <> '' THEN 1 ELSE 0 END) AS asked, "
    "sum(CASE WHEN coalesce(o.story, '') <> '' THEN 1 ELSE 0 END) AS told "
    "FROM observation o JOIN commitment c ON c.id = o.commitment_id LEFT JOIN actor a ON a.id = c.actor_id "
    "WHERE o.place_id = :p AND o.period_end >= :s AND o.period_end <= :e "
    "GROUP BY o.commitment_id, c.title, a.name ORDER BY count(*) DESC, c.title"
)


def is_harm(text: str) -> bool:
    """Whether somebody is worse off, and it is not said that there was none."""
    return bool(text.strip()) and text.strip().rstrip(".").casefold() not in NONE_FOUND


def voices(read: Reader, place_id: str, start: date, end: date) -> Voices:
    """What was told of the periods that end in a time, and what was not asked."""
    span = {"p": place_id, "s": start.isoformat(), "e": end.isoformat()}
    stories, harm, none = [], [], 0
    for row in read.rows(_TOLD, **span):
        until = date.fromisoformat(row["period_end"]) if row["period_end"] else None
        about = (row["id"], row["slug"] or "", row["title"] or "", row["actor"] or "", until)
        if row["story"]:
            consent = Consent(row["story_consent"] or Consent.not_asked.value)
            stories.append(Told(*about, row["story"], row["story_by"] or "", consent))
        if row["unintended"]:
            if is_harm(row["unintended"]):
                harm.append(Told(*about, row["unintended"], "", Consent.not_needed))
            else:
                none += 1
    gaps, asked, periods = [], 0, 0
    for row in read.rows(_MEASURED, **span):
        periods, asked = periods + row["periods"], asked + row["asked"]
        if not row["asked"] and not row["told"]:
            gaps.append(Gap(row["commitment_id"], row["title"] or "", row["actor"] or "", row["periods"]))
    return Voices(tuple(stories), tuple(harm), none, asked, periods, tuple(gaps))
