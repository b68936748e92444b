"""Every noun's own room, by noun: what it sees to when a record of it is saved, chosen or shown.

A room is loaded when its noun is first asked about: nobody who adds an actor waits for what brings in lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from convene.core.codesign import acceptance
from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.services.nouns import hooks, records
from convene.services.nouns.hooks import Hooks
from convene.store.reader import Reader


def _actor() -> Hooks:
    from convene.services.engagement import actors, duplicates

    return Hooks(
        completed=actors.completed, guarded=actors.guarded, leaving=actors.leaving, more=actors.more,
        hints={"name": duplicates.hint},
    )  # fmt: skip


def _account() -> Hooks:
    from convene.services.account import account_records

    return Hooks(
        guarded=account_records.account_guarded,
        leaving=account_records.account_leaving,
        hints={"price_year": account_records.account_hint},
    )


def _assumption() -> Hooks:
    from convene.services.account import account_records

    return Hooks(
        guarded=account_records.assumption_guarded,
        guards_lists=True,
        hints={"commitment": account_records.commitment_hint},
    )


def _published_account() -> Hooks:
    from convene.services.account import account_records

    return Hooks(
        guarded=account_records.published_guarded,
        guards_lists=True,
        leaving=account_records.published_leaving,
        more=account_records.published_more,
    )


def _adoption() -> Hooks:
    from convene.services.codesign import framework

    return Hooks(guarded=framework.adoption_guarded, guards_lists=True)


def _ask() -> Hooks:
    from convene.services.codesign import asks

    return Hooks(unsaid=acceptance.unsaid_of_ask, guarded=asks.guarded, more=asks.more)


def _ballot() -> Hooks:
    from convene.services.codesign.ballots import ballot_detail, ballots

    return Hooks(guarded=ballots.guarded, leaving=ballots.leaving, steps=ballots.STEPS, more=ballot_detail.more)


def _assessment() -> Hooks:
    from convene.services.delivery import plans

    return Hooks(more=plans.more_assessment)


def _cluster() -> Hooks:
    from convene.services.codesign import clusters

    return Hooks(more=clusters.more)


def _commitment() -> Hooks:
    from convene.services.delivery import commitment_detail, commitment_steps, commitments

    return Hooks(
        completed=commitments.completed,
        more=commitment_detail.more,
        unsaid=acceptance.unsaid_of_commitment,
        guarded=commitments.guarded,
        listed=commitments.listed,
        changed=commitments.changed,
        questions=commitments.questions,
        steps=commitment_steps.STEPS,
        leaving=commitments.leaving,
        hints={"measure": commitments.counted_in},
    )


def _amendment() -> Hooks:
    from convene.services.delivery import commitments

    return Hooks(guarded=commitments.amendment_guarded, leaving=commitments.amendment_leaving)


def _contract() -> Hooks:
    from convene.services.delivery import contracts

    return Hooks(more=contracts.more, steps=contracts.STEPS)


def _grant(noun: str) -> Hooks:
    from convene.services.delivery import grants

    return Hooks(more=grants.fund_more if noun == "fund" else grants.link_more)


def _placement() -> Hooks:
    from convene.services.delivery import placements

    return Hooks(more=placements.more)


def _plan() -> Hooks:
    from convene.services.delivery import plans

    return Hooks(more=plans.more_plan)


def _readiness() -> Hooks:
    from convene.services.delivery import readiness

    return Hooks(more=readiness.more)


def _action() -> Hooks:
    from convene.services.engagement import follow_ups

    return Hooks(more=follow_ups.more_action)


def _decision() -> Hooks:
    from convene.services.codesign.ballots import agreed_visions, decisions

    return Hooks(
        completed=decisions.completed,
        guarded=decisions.guarded,
        leaving=decisions.leaving,
        changed=agreed_visions.decided,
        more=decisions.more,
    )


def _dissent() -> Hooks:
    from convene.services.codesign import dissents

    return Hooks(more=dissents.more)


def _indicator() -> Hooks:
    from convene.services.measuring import indicators

    return Hooks(more=indicators.more)


def _match() -> Hooks:
    from convene.services.importing import waiting_detail

    return Hooks(more=waiting_detail.more)


def _framework() -> Hooks:
    from convene.services.codesign import framework_editor

    return Hooks(
        guarded=framework_editor.framework_guarded,
        changed=framework_editor.framework_changed,
        leaving=framework_editor.framework_leaving,
    )


def _edition() -> Hooks:
    from convene.services.codesign import framework_editor

    return Hooks(guarded=framework_editor.edition_guarded, guards_lists=True, leaving=framework_editor.edition_leaving)


def _theme() -> Hooks:
    from convene.services.codesign import framework_editor

    return Hooks(handle=framework_editor.theme_code, guarded=framework_editor.theme_guarded)


def _outcome() -> Hooks:
    from convene.services.codesign import framework_editor

    return Hooks(handle=framework_editor.outcome_code, guarded=framework_editor.outcome_guarded)


def _measure() -> Hooks:
    from convene.services.codesign import framework, framework_detail, framework_editor

    return Hooks(
        handle=framework_editor.measure_code,
        choices=framework.measures_to_choose,
        guarded=framework_editor.measure_guarded,
        leaving=framework.measure_leaving,
        reworded=framework_editor.measure_reworded,
        changed=framework_editor.measure_changed,
        questions=framework_editor.measure_questions,
        more=framework_detail.more,
        hints={"outcome": framework_editor.code_hint},
    )


def _need() -> Hooks:
    from convene.services.figures import detail

    return Hooks(more=detail.more_need)


def _milestone() -> Hooks:
    from convene.services.delivery import milestones

    return Hooks(more=milestones.more)


def _news() -> Hooks:
    from convene.services.delivery import news_record

    return Hooks(unsaid=news_record.unsaid, changed=news_record.changed, leaving=news_record.leaving, guards_lists=True)


def _notice() -> Hooks:
    from convene.services.people import contacts

    return Hooks(guarded=contacts.guarded, leaving=contacts.leaving)


def _observation() -> Hooks:
    from convene.services.measuring import observations

    return Hooks(
        guarded=observations.guarded, guards_lists=True, changed=observations.changed, more=observations.more,
        hints={"commitment": observations.counted_in},
    )  # fmt: skip


def _paper() -> Hooks:
    from convene.services.codesign.ballots import ballot_detail, papers

    return Hooks(guarded=papers.guarded, guards_lists=True, leaving=papers.leaving, page=ballot_detail.paper)


def _person() -> Hooks:
    from convene.services.people import contact_detail, contacts

    return Hooks(
        completed=contacts.completed,
        guarded=contacts.guarded,
        choices=contacts.choices,
        page=contact_detail.page,
        known_by=contacts.known_by,
    )


def _signature() -> Hooks:
    from convene.services.codesign import signatures

    return Hooks(
        guarded=signatures.guarded, guards_lists=True, leaving=signatures.leaving, changed=signatures.signs
    )  # fmt: skip


def _scheme() -> Hooks:
    from convene.services.delivery import schemes

    return Hooks(more=schemes.more, steps=schemes.STEPS)


def _seal() -> Hooks:
    from convene.services.manifesto import seals

    return Hooks(guarded=seals.guarded)


def _signing_key() -> Hooks:
    from convene.services.manifesto import signing_keys

    return Hooks(completed=signing_keys.completed, guarded=signing_keys.guarded, leaving=signing_keys.leaving)


def _spend() -> Hooks:
    from convene.services.delivery.procurement import spend_record

    return Hooks(completed=spend_record.completed, guarded=spend_record.guarded)


def _target() -> Hooks:
    from convene.services.engagement import engagement_plan

    return Hooks(more=engagement_plan.more)


def _version() -> Hooks:
    from convene.services.manifesto import version_record

    return Hooks(guarded=version_record.guarded, leaving=version_record.leaving, more=version_record.more)


def _vision() -> Hooks:
    from convene.services.codesign import vision_steps, visions
    from convene.services.codesign.ballots import agreed_visions

    return Hooks(
        guarded=agreed_visions.guarded,
        reworded=visions.reworded,
        questions=visions.questions,
        more=visions.more,
        steps=vision_steps.STEPS,
    )


ROOMS: Final[dict[str, Callable[[], Hooks]]] = {room.__name__.removeprefix("_"): room for room in (
    _account, _action, _actor, _assumption, _adoption, _ask, _assessment, _ballot, _cluster, _contract, _placement,
    _published_account, _plan, _readiness, _amendment, _commitment, _decision, _dissent, _edition, _framework,
    _indicator, _match, _measure, _milestone, _need, _news, _notice, _observation, _outcome, _paper, _person, _scheme,
    _signature, _seal,
    _signing_key, _spend, _target, _theme, _version, _vision,
)} | {"fund": lambda: _grant("fund"), "link": lambda: _grant("link")}  # fmt: skip
"""By noun: each is named as its noun, but for grants, which two nouns have a part in."""

hooks.know(ROOMS)


def of(noun: str) -> Hooks:
    """What a noun's room sees to."""
    return hooks.of(noun)


def choices(read: Reader, place_id: str, noun: str) -> tuple[Item, ...]:
    """What a picker offers: each record's name, what tells it apart in ``sub``, and its slug in ``aside``."""
    own = hooks.of(noun).choices
    return own(read, place_id) if own else records.listed_choices(read, place_id, NOUNS[noun])
