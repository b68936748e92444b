"""The manifesto's contents, table by table, under the keys of its schema."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from convene import __version__
from convene.core.nouns.codesign import (
    AskDraft,
    DissentDraft,
    PriorityDraft,
    SignatureDraft,
)
from convene.core.nouns.delivery import AmendmentDraft, CommitmentDraft
from convene.core.nouns.engagement import NeedDraft
from convene.core.nouns.framework import MeasureDraft
from convene.core.vocabulary import (
    ActorType,
    CommitmentStatus,
    Influence,
    ReplyKind,
    VisionStatus,
    WorkshopStatus,
)
from convene.services.codesign.framework_fence import ASIDE_OUTCOME
from convene.services.manifesto.gathered import Gathered

_STATUS = {CommitmentStatus.at_risk: CommitmentStatus.live, CommitmentStatus.accepted: CommitmentStatus.live}
"""The public document knows five statuses: a promise at risk is still live, and one accepted is live from its start."""


class Contents(Gathered):
    """What the book holds, put the way the public document says it."""

    def raw(self, today: date, *, own_measures: bool) -> dict[str, Any]:
        """The document under its keys; what nobody has said yet is left out."""
        terms, accepted = self.terms, (one for one in self.commitments if one.status is not CommitmentStatus.offered)
        return _kept(
            schema="convene.manifesto",
            schema_version="1.0",
            id=terms.slug,
            title=terms.title,
            language=terms.language,
            status=terms.status,
            cycle=self.place.cycle,
            issued=terms.issued or today,
            supersedes=terms.supersedes,
            licence=terms.licence,
            tool=f"convene {__version__}",
            place=self._place(),
            convener=self._convener(),
            vision=self._vision(),
            process=self.process(today),
            principle=[{"text": one} for one in terms.principles],
            need=[self._need(one) for one in self.needs],
            priority=[self._priority(one) for one in sorted(self.priorities, key=lambda one: one.rank)],
            framework=self._framework(own_measures),
            signatory=[self._signatory(one) for one in self.signatures],
            commitment=[self._commitment(one) for one in accepted],
            ask=[self._ask(one) for one in self.asks if self.between_signatories(one)],
            dissent=[self._dissent(one) for one in self.dissents],
            governance=self._governance(),
            reporting=_kept(
                first_account_due=terms.first_account_due,
                where=terms.reported_where,
                verification=terms.verification,
                will_state=list(terms.will_state),
            ),
            privacy=_kept(
                controller=terms.controller, people_named=terms.people_named, retention_months=terms.retention_months
            ),
            change=[self._change(one) for one in self.amendments],
        )

    def _governance(self) -> dict[str, Any]:
        names = (
            "steering", "quorum", "decision_rule", "review_every_months", "next_review", "full_review",
            "change_rule", "join_rule", "leave_rule", "concerns_to",
        )  # fmt: skip
        return _kept(**{name: getattr(self.terms, name) for name in names})

    def _dissent(self, one: DissentDraft) -> dict[str, Any]:
        # The document has one vision, whatever wording it grew from.
        about = "vision" if one.about.casefold() in {vision.slug.casefold() for vision in self.visions} else one.about
        return _kept(id=one.slug, raised_by=one.raised_by, about=about, text=one.text, answer=one.answer)

    def between_signatories(self, ask: AskDraft) -> bool:
        return ask.asked_by in self.signed and ask.asked_of in self.signed

    def _asks_of(self, commitment: CommitmentDraft) -> list[str]:
        there = {ask.slug for ask in self.asks if self.between_signatories(ask)}
        return [slug for slug in commitment.depends_on if slug in there]

    def _place(self) -> dict[str, Any]:
        place = self.place
        return _kept(
            name=place.name, kind=place.kind, country=place.country, area_codes=list(place.area_codes),
            boundary_note=place.boundary_note, population=place.population, population_source=place.population_source,
            local_means=place.local_means,
        )  # fmt: skip

    def _convener(self) -> dict[str, Any]:
        place = self.place
        return {
            **_kept(name=place.convener_name, sector=place.convener_sector, role=place.convener_role),
            "funded_by": list(place.convener_funded_by),
            "conflicts": list(place.convener_conflicts),
            **_kept(contact_role=place.convener_contact_role, contact=place.convener_contact),
        }

    def _vision(self) -> dict[str, Any]:
        """Every agreed vision, a line each. Of several counts the least favourable stands."""
        agreed = [one for one in self.visions if one.status is VisionStatus.agreed]
        if not agreed:
            return {}
        counts: dict[str, list[int]] = {
            name: [value for one in agreed if (value := getattr(one, name)) is not None]
            for name in ("votes_for", "votes_against", "stood_aside")
        }
        return _kept(
            statement="\n".join(one.statement for one in agreed),
            horizon=max((one.horizon for one in agreed if one.horizon), default=None),
            agreed_on=max((one.agreed_on for one in agreed if one.agreed_on), default=None),
            method=next((one.agreed_how for one in agreed if one.agreed_how), None),
            **{"for": min(counts["votes_for"], default=None)},
            against=max(counts["votes_against"], default=None),
            stood_aside=max(counts["stood_aside"], default=None),
        )

    def process(self, today: date) -> dict[str, Any]:
        """How people were heard, and who was not."""
        held = [one for one in self.workshops if one.status is WorkshopStatus.held]
        people: Counter[ActorType] = Counter()
        for workshop in held:
            for row in workshop.attendance:
                people[row.actor_type] += row.people
        promised = [one.influence for one in held if one.influence]
        told = [one.sent_on for one in self.replies if one.kind is ReplyKind.what_we_heard and one.sent_on]
        heard = [day for day in told if day <= today]
        days = [one.date for one in held if one.date]
        methods = dict.fromkeys(block.method for one in held for block in one.blocks if block.method)
        return {
            **_kept(started=self.place.started or min(days, default=None)),
            "sessions": len(held),
            "people_heard": sum(people.values()),
            "organisations_heard": self.organisations,
            # The least that was promised anywhere: nobody can say they were led to expect less.
            **_kept(influence_level=min(promised, key=list(Influence).index, default=None)),
            "methods": list(methods),
            "not_reached": list(self.place.not_reached),
            **_kept(what_we_heard_sent=max(heard, default=None)),
            "participation": [{"actor_type": kind, "people": people[kind]} for kind in ActorType if people[kind]],
        }

    def _need(self, need: NeedDraft) -> dict[str, Any]:
        evidence = [_kept(kind=one.kind, text=one.text, source=one.source, date=one.date) for one in need.evidence]
        return _kept(id=need.slug, statement=need.statement, who=need.who, evidence=evidence)

    def _priority(self, priority: PriorityDraft) -> dict[str, Any]:
        targets = [
            _kept(
                measure=one.measure, baseline=one.baseline, baseline_date=one.baseline_date,
                no_baseline_reason=one.no_baseline_reason, target=one.target, by=one.by, rationale=one.rationale,
            )
            for one in priority.targets
        ]  # fmt: skip
        return {
            **_kept(id=priority.slug, rank=priority.rank, title=priority.title, aspiration=priority.aspiration),
            "needs": list(priority.needs),
            "outcomes": list(priority.outcomes),
            **_kept(target=targets),
        }

    def _framework(self, own_measures: bool) -> dict[str, Any]:
        framework = self.framework
        adopted = [one.measure for one in self.adoptions]
        if framework is None:
            return {"adopted": adopted}
        data = _kept(
            id=framework.slug, version=framework.version, sha256=framework.sha256,
            discount_rate=framework.discount_rate, price_year=framework.price_year,
        )  # fmt: skip
        data["adopted"] = adopted
        if own_measures:
            data["measure"] = [_own_measure(one) for one in self.measures if one.slug in set(adopted)]
        return data

    def _signatory(self, signature: SignatureDraft) -> dict[str, Any]:
        actor = self.actors.get(signature.actor)
        return {
            "id": signature.actor,
            **(_kept(name=actor.name, actor_type=actor.primary_type) if actor else {}),
            "identifiers": list(actor.identifiers) if actor else [],
            **_kept(
                signed_by=signature.signed_by, authority=signature.authority, signed_on=signature.signed_on,
                since=signature.since, withdrawn_on=signature.withdrawn_on, self_assessment=signature.self_assessment,
            ),
        }  # fmt: skip

    def _commitment(self, one: CommitmentDraft) -> dict[str, Any]:
        signed = self.signed
        return {
            **_kept(id=one.slug, signatory=one.actor),
            # Only signatories have an id here; ``remarks`` tells of the others.
            **_kept(**{"with": [partner for partner in one.partners if partner in signed]}),
            "priorities": list(one.priorities),
            **_kept(
                lever=one.lever, measure=one.measure, wording=one.wording or one.title, quantity=one.quantity,
                unit=one.unit, start=one.start, due=one.due, baseline=one.baseline, beneficiaries=one.beneficiaries,
            ),
            "evidence": list(one.evidence),
            **_kept(strength=one.strength, depends_on=self._asks_of(one), claimed_share=one.claimed_share),
            "legally_required": one.legally_required,
            "status": _STATUS.get(one.status, one.status),
        }  # fmt: skip

    def _ask(self, ask: AskDraft) -> dict[str, Any]:
        data = {"id": ask.slug, "from": ask.asked_by, "to": ask.asked_of, "wording": ask.wording}
        return data if ask.accepted is None else {**data, "accepted": ask.accepted}

    def _change(self, one: AmendmentDraft) -> dict[str, Any]:
        about = f"{one.commitment}: " if one.commitment else ""
        return _kept(date=one.changed_on, by=one.changed_by, what=f"{about}{one.what}", why=one.why)


def _own_measure(one: MeasureDraft) -> dict[str, Any]:
    data = one.model_dump(exclude={"slug", "outcome", "guidance", "proxy_low", "proxy_high", "evidence"})
    if one.outcome == ASIDE_OUTCOME:
        one = one.model_copy(update={"outcome": ""})
    return _kept(code=one.slug, outcome=one.outcome, evidence=list(one.evidence), **{
        name: list(value) if isinstance(value, tuple) else value for name, value in data.items()
    })  # fmt: skip


def _kept(**values: Any) -> dict[str, Any]:
    """The values that say something: empty text, empty lists and None are left out."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}
