"""Everything in the book that a manifesto speaks of, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from convene.core.manifesto.measures import MeasureFacts
from convene.core.nouns import Draft
from convene.core.nouns.codesign import (
    AskDraft,
    DissentDraft,
    ManifestoDraft,
    PriorityDraft,
    SignatureDraft,
    VisionDraft,
)
from convene.core.nouns.delivery import AmendmentDraft, CommitmentDraft
from convene.core.nouns.engagement import ActorDraft, NeedDraft
from convene.core.nouns.framework import AdoptionDraft, FrameworkDraft, MeasureDraft, OutcomeDraft
from convene.core.nouns.measurement import ReplyDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.nouns.workshop import OverrideDraft, WorkshopDraft
from convene.services.codesign import framework_fence
from convene.services.engagement.taking_part import takes_part
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import clip


class Gathered:
    """The records of one place, by noun, as drafts that may be handed on; ``whole``: as they stand in the book."""

    def __init__(self, read: Reader, place_id: str, *, whole: bool = False) -> None:
        self._read = read
        self.fence = framework_fence.fence(read, place_id)
        self._whole = whole
        self._place_id = place_id
        self.place = cast(PlaceDraft, records.load(read, "place", place_id))
        terms = self._all("manifesto")
        self.terms = cast(ManifestoDraft, terms[0]) if terms else ManifestoDraft(title="")
        self.visions = cast("list[VisionDraft]", self._all("vision"))
        self.needs = cast("list[NeedDraft]", self._all("need"))
        self.priorities = cast("list[PriorityDraft]", self._all("priority"))
        self.workshops = cast("list[WorkshopDraft]", self._all("workshop"))
        self.replies = cast("list[ReplyDraft]", self._all("reply"))
        self.commitments = cast("list[CommitmentDraft]", self._all("commitment"))
        self.signatures = cast("list[SignatureDraft]", self._all("signature"))
        self.asks = cast("list[AskDraft]", self._all("ask"))
        self.dissents = cast("list[DissentDraft]", self._all("dissent"))
        self.amendments = cast("list[AmendmentDraft]", self._all("amendment"))
        self.overrides = cast("list[OverrideDraft]", self._all("override"))
        self.adoptions = cast("list[AdoptionDraft]", self._all("adoption"))
        self.measures = cast("list[MeasureDraft]", self._all("measure"))
        outcomes = cast("list[OutcomeDraft]", self._all("outcome"))
        self.outcomes = {one.slug: one.title for one in outcomes}
        frameworks = self._all("framework")
        self.framework = cast(FrameworkDraft, frameworks[0]) if frameworks else None
        named = (
            {one.actor for one in self.signatures}
            | {one.asked_by for one in self.asks}
            | {one.asked_of for one in self.asks}
            | {partner for one in self.commitments for partner in one.partners}
        )
        self.actors = {one.slug: one for one in self._actors(named)}
        self.organisations = self._organisations()
        self.signed = {one.actor for one in self.signatures}

    def name(self, actor: str) -> str:
        """What an actor is called, or its handle when there is none by that."""
        return self.actors[actor].name if actor in self.actors else actor

    def _all(self, noun: str) -> list[Draft]:
        found = records.load_all(self._read, self._place_id, noun)
        kept = self._whole or not framework_fence.concerned(noun)
        return [draft for _, draft in (found if kept else self.fence.drafts(noun, found))]

    def _actors(self, slugs: Iterable[str]) -> list[ActorDraft]:
        found = [records.find(self._read, self._place_id, "actor", slug) for slug in sorted(slugs) if slug]
        return [cast(ActorDraft, records.load(self._read, "actor", one)) for one in found]

    def _organisations(self) -> int:
        sql = f"SELECT count(*) FROM actor WHERE place_id = :p AND primary_type <> 'citizen' AND {takes_part()}"
        return int(self._read.value(sql, p=self._place_id))

    def called(self) -> dict[str, str]:
        """Handle → what people call what stands in the manifesto; codes of measures are what people call them."""
        known: tuple[Draft, ...] = (
            *self.actors.values(), *self.needs, *self.priorities, *self.visions, *self.commitments, *self.asks,
            *self.dissents,
        )  # fmt: skip
        # A finding quotes no more than the beginning of a long handle.
        return {clip(str(getattr(one, "slug", "")), 40): clip(one.known_as(), 60) for one in known}

    def facts(self) -> Mapping[str, MeasureFacts]:
        """What the rules need to know of each measure, by code."""
        return {
            one.slug: MeasureFacts(
                one.slug, one.unit, one.title, one.outcome,
                frozenset(lever.value for lever in one.levers), frozenset(kind.value for kind in one.actor_types),
            )
            for one in self.measures
        }  # fmt: skip
