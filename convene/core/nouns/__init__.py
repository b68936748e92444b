"""Every noun of Convene, declared once: ``NOUNS`` in the order a place file lists them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from convene.core.nouns.codesign import (
    AskDraft,
    DissentDraft,
    ManifestoDraft,
    PriorityDraft,
    SignatureDraft,
    VisionDraft,
)
from convene.core.nouns.delivery import AmendmentDraft, CommitmentDraft
from convene.core.nouns.engagement import ActorDraft, ContributionDraft, FilterDraft, LinkDraft, NeedDraft
from convene.core.nouns.fields import Draft, Field, spec, specs
from convene.core.nouns.framework import AdoptionDraft, FrameworkDraft, MeasureDraft, OutcomeDraft, ThemeDraft
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.nouns.measurement import ObservationDraft, ReplyDraft
from convene.core.nouns.people import NoticeDraft, PersonDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.nouns.reach import ActionDraft, MatchDraft, OutreachDraft, TargetDraft
from convene.core.nouns.workshop import OverrideDraft, PublicationDraft, WorkshopDraft
from convene.core.vocabulary import Stage
from convene.errors import USAGE, Problem
from convene.text import plural_of


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of record. ``name`` is its word in commands, files and the store; ``home`` the stage whose screen
    lists it; ``one`` says a place has a single one of it; ``private`` that it is about people and leaves the book
    only when asked for."""

    name: str
    draft: type[Draft]
    about: str
    home: Stage | None = None
    one: bool = False
    title: str = ""
    many: str = ""
    private: bool = False

    @property
    def plural(self) -> str:
        return self.many or plural_of(self.name)

    @property
    def fields(self) -> tuple[Field, ...]:
        return specs(self.draft)

    @property
    def named_by(self) -> str:
        """The field whose words a person knows the record by."""
        return self.draft.named_by

    def field(self, name: str) -> Field:
        """One field. Raises KeyError when the noun has none of that name."""
        return spec(self.draft, name)


PLACE = Noun("place", PlaceDraft, "A place and its convener.", one=True)

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (
        PLACE,
        Noun("framework", FrameworkDraft, "The framework of measures in use.", Stage.codesign, one=True),
        Noun("theme", ThemeDraft, "A theme of the framework.", Stage.codesign),
        Noun("outcome", OutcomeDraft, "A change wanted, under a theme.", Stage.codesign),
        Noun("measure", MeasureDraft, "A countable thing with a unit.", Stage.codesign),
        Noun("adoption", AdoptionDraft, "A measure the place has chosen, with its baseline.", Stage.codesign),
        Noun("actor", ActorDraft, "An organisation or group of the place.", Stage.engagement),
        Noun("filter", FilterDraft, "A filter of a list, kept under a name.", Stage.engagement),
        Noun("notice", NoticeDraft, "A privacy notice, word for word as it was shown.", Stage.engagement),
        Noun(
            "person",
            PersonDraft,
            "A contact of one or more actors; never written out unless asked for.",
            Stage.engagement,
            many="people",
            private=True,
        ),
        Noun("link", LinkDraft, "A tie between two actors.", Stage.engagement),
        Noun("workshop", WorkshopDraft, "A meeting with an agenda, counts and contributions."),
        Noun("contribution", ContributionDraft, "One thing somebody said.", Stage.engagement),
        Noun("indicator", IndicatorDraft, "A figure of the place over time; nobody's fault.", Stage.engagement),
        Noun("need", NeedDraft, "A need in people's words, with evidence.", Stage.engagement),
        Noun("target", TargetDraft, "A line of the engagement plan: how many of whom.", Stage.engagement),
        Noun(
            "outreach",
            OutreachDraft,
            "A call, a doorstep, a letter: what was done to reach people.",
            Stage.engagement,
            many="outreach",
        ),
        Noun(
            "match",
            MatchDraft,
            "A row of an imported list that waits for a decision.",
            Stage.engagement,
            many="matches",
        ),
        Noun("vision", VisionDraft, "A shared vision and all its wordings.", Stage.codesign),
        Noun("priority", PriorityDraft, "A ranked choice of needs, with targets.", Stage.codesign),
        Noun("ask", AskDraft, "What a signatory needs from another to keep its promise.", Stage.codesign),
        Noun("commitment", CommitmentDraft, "An actor's own promise on one measure.", Stage.delivery),
        Noun("signature", SignatureDraft, "An actor's signature under the manifesto.", Stage.codesign),
        Noun("dissent", DissentDraft, "A disagreement the manifesto shows.", Stage.codesign, many="dissents"),
        Noun("amendment", AmendmentDraft, "A change to a signed commitment, with its reason.", Stage.delivery),
        Noun("action", ActionDraft, "A small dated thing to do, with an owner."),
        Noun("observation", ObservationDraft, "What was counted for a commitment in a period.", Stage.measurement),
        Noun("reply", ReplyDraft, "What people were told, and when.", Stage.measurement),
        Noun("override", OverrideDraft, "Going on with an open gate check, and why."),
        Noun(
            "manifesto", ManifestoDraft, "The terms around the promises.", Stage.codesign, one=True, many="manifestos"
        ),
        Noun("publication", PublicationDraft, "An export of the manifesto, kept by its hash.", Stage.codesign),
    )
}


def noun(word: str) -> Noun:
    """The noun a person means by ``word``, singular or plural. Raises Problem naming the nearest one."""
    folded = word.strip().casefold()
    for one in NOUNS.values():
        if folded in (one.name, one.plural):
            return one
    near = get_close_matches(folded, [*NOUNS, *(one.plural for one in NOUNS.values())], n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise Problem(
        f"“{word}” is not something Convene keeps.",
        hint=f"{meant}It keeps: {', '.join(NOUNS)}.",
        exit_code=USAGE,
    )


__all__ = ["NOUNS", "PLACE", "Draft", "Field", "Noun", "noun", "spec", "specs"]
