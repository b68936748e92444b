"""The commitments of a place as its documents tell of them, with nothing in them that may not be handed on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from convene.core.delivery.promises import Change, Holder, Promise, holders
from convene.core.vocabulary import ActorType, Pillar
from convene.services.codesign import framework_base, framework_fence
from convene.services.delivery.evidence import CHECKED
from convene.services.lists.delivery import reached
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.text import clip

if TYPE_CHECKING:
    from convene.core.nouns.codesign import PriorityDraft, VisionDraft
    from convene.core.nouns.delivery import AmendmentDraft, CommitmentDraft
    from convene.core.nouns.engagement import NeedDraft
    from convene.core.nouns.framework import MeasureDraft, OutcomeDraft, ThemeDraft
    from convene.core.nouns.measurement import ObservationDraft
    from convene.services.codesign.framework_fence import Fence
    from convene.store.reader import Reader


class Gathering:
    """Everything that documents of Delivery speak of, read once. ``promises`` are in the order of their days, those
    without one last; ``actors`` leads from a folded handle to who it is. Raises Problem for what cannot be read."""

    def __init__(self, read: Reader, place_id: str) -> None:
        altered_values.refuse(read, place_id)
        self._read, self._place_id = read, place_id
        self.fence: Fence = framework_fence.fence(read, place_id)
        self.actors = _actors(read, place_id)
        self._measures = {one.slug.casefold(): one for one in cast("list[MeasureDraft]", self._drafts("measure"))}
        self._outcomes = {one.slug: one for one in cast("list[OutcomeDraft]", self._drafts("outcome"))}
        self._themes = {one.slug: one.title for one in cast("list[ThemeDraft]", self._drafts("theme"))}
        self._own = _own_measures(read, place_id, self.fence)
        self._pillars = _pillars(read, place_id, self.fence)
        self._serves = self._statements()
        self._changes = self._changes_of()
        self._seen, self._asks = self._observed(), _asks(read, place_id)
        self._proofs = _proofs(read, place_id)
        found = [
            (record_id, cast("CommitmentDraft", draft))
            for record_id, draft in self.fence.drafts("commitment", records.load_all(read, place_id, "commitment"))
        ]
        titles = {draft.slug: draft.title for _, draft in found}
        made = [self._promise(record_id, draft, titles) for record_id, draft in found]
        self.promises = tuple(sorted(made, key=lambda one: (one.due is None, one.due or one.start, one.title)))

    @property
    def own_without_pillar(self) -> tuple[str, ...]:
        """The place's own measures that name no pillar."""
        return tuple(
            f"{one.slug} {one.title}"
            for code, one in self._measures.items()
            if code in self._own and self._pillars.get(code, Pillar.none) is Pillar.none
        )

    def actor(self, handle: str) -> Holder:
        """Who a handle is; one of no type that is known where there is no such actor."""
        return self.actors.get(handle.casefold()) or Holder("", handle or "Nobody is named", None)

    def _drafts(self, noun: str) -> list[object]:
        return [one for _, one in self.fence.drafts(noun, records.load_all(self._read, self._place_id, noun))]

    def _promise(self, record_id: str, draft: CommitmentDraft, titles: Mapping[str, str]) -> Promise:
        measure = self._measures.get(draft.measure.casefold()) if draft.measure else None
        outcome = self._outcomes.get(measure.outcome) if measure else None
        actor = self.actor(draft.actor)
        keys = [("vision", one) for one in draft.visions] + [("priority", one) for one in draft.priorities]
        observed, proofs = self._seen.get(draft.slug, []), self._proofs.get(record_id, (0, 0))
        return Promise(
            record_id, draft.title, draft.status, actor,
            holders(actor, [(self.actor(one.actor), one.share) for one in draft.shares]),
            partners=tuple(self.actor(one).name for one in draft.partners),
            wording=draft.wording, lever=draft.lever,
            measure=f"{measure.slug} {measure.title}" if measure else "",
            theme=self._themes.get(outcome.theme, "") if outcome else "",
            pillar=self._pillars.get(draft.measure.casefold()) if draft.measure else None,
            own_measure=draft.measure.casefold() in self._own,
            unit=draft.unit, amount=draft.quantity, seen=reached(observed, draft.unit) if observed else None,
            proofs=proofs[0], checked=proofs[1], start=draft.start, due=draft.due, beneficiaries=draft.beneficiaries,
            evidence=draft.evidence, required=draft.legally_required, required_by=draft.required_by,
            accepted_by=draft.accepted_by, accepted_on=draft.accepted_on, accepted_how=draft.accepted_how,
            heard=draft.heard_on, confidence=draft.confidence, because=draft.not_delivered_because,
            claimed=draft.claimed_share, scheme=draft.scheme,
            serves=tuple(self._serves[key] for key in keys if key in self._serves),
            needs=tuple(dict.fromkeys(need for key in keys for need in self._needs.get(key, ()))),
            waits=(*(titles.get(one, one) for one in draft.waits_for), *(self._asks.get(one, one) for one in
                   draft.depends_on)),
            changes=tuple(self._changes.get(draft.slug, ())),
        )  # fmt: skip

    def _statements(self) -> dict[tuple[str, str], str]:
        visions = cast("list[VisionDraft]", self._drafts("vision"))
        priorities = cast("list[PriorityDraft]", self._drafts("priority"))
        needs = {one.slug: one.statement for one in cast("list[NeedDraft]", self._drafts("need"))}
        self._needs = {
            (noun, one.slug): tuple(needs[slug] for slug in one.needs if slug in needs)
            for noun, those in (("vision", visions), ("priority", priorities))
            for one in those
        }
        return {
            **{("vision", one.slug): one.statement for one in visions},
            **{("priority", one.slug): one.title for one in priorities},
        }

    def _changes_of(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = defaultdict(list)
        for one in cast("list[AmendmentDraft]", self._drafts("amendment")):
            found[one.commitment].append(Change(one.commitment, one.changed_on, one.what, one.why, one.changed_by))
        for changes in found.values():
            changes.sort(key=lambda one: one.on)
        return found

    def _observed(self) -> dict[str, list[Decimal]]:
        found: dict[str, list[ObservationDraft]] = defaultdict(list)
        for one in cast("list[ObservationDraft]", self._drafts("observation")):
            found[one.commitment].append(one)
        return {
            slug: [one.quantity for one in sorted(those, key=lambda one: one.period_end)]
            for slug, those in found.items()
        }


def _actors(read: Reader, place_id: str) -> dict[str, Holder]:
    rows = read.rows("SELECT id, slug, name, primary_type FROM actor WHERE place_id = :p", p=place_id)
    return {
        row["slug"].casefold(): Holder(
            row["id"], row["name"], ActorType(row["primary_type"]) if row["primary_type"] else None
        )
        for row in rows
    }


def _pillars(read: Reader, place_id: str, fence: Fence) -> dict[str, Pillar]:
    rows = read.rows("SELECT slug, pillar FROM measure WHERE place_id = :p", p=place_id)
    return {fence.code(row["slug"]).casefold(): Pillar(row["pillar"]) for row in rows if row["pillar"]}


def _own_measures(read: Reader, place_id: str, fence: Fence) -> frozenset[str]:
    kept = framework_base.brought_in(read, place_id)
    theirs = framework_base.codes(kept[-1], "measure") if kept else frozenset()
    rows = read.rows("SELECT slug FROM measure WHERE place_id = :p", p=place_id)
    return frozenset(fence.code(row["slug"]).casefold() for row in rows if row["slug"].casefold() not in theirs)


def _asks(read: Reader, place_id: str) -> dict[str, str]:
    return {
        row["slug"]: clip(row["wording"], 100)
        for row in read.rows("SELECT slug, wording FROM ask WHERE place_id = :p", p=place_id)
    }


def _proofs(read: Reader, place_id: str) -> dict[str, tuple[int, int]]:
    """Commitment → (evidence items, those that somebody else checked)."""
    rows = read.rows(
        f"SELECT o.commitment_id AS id, count(*) AS proofs, count(*) FILTER (WHERE {CHECKED}) AS checked "
        "FROM observation o JOIN observation_evidence e ON e.owner_id = o.id WHERE o.place_id = :p "
        "GROUP BY o.commitment_id",
        p=place_id,
    )
    return {row["id"]: (row["proofs"], row["checked"]) for row in rows}
