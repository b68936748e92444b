"""Every noun's own room, by noun: what it sees to when a record of it is saved, chosen or shown."""

from __future__ import annotations

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.services.codesign import framework, visions
from convene.services.delivery import commitments
from convene.services.engagement import actors, duplicates, engagement_plan
from convene.services.figures import detail as figures
from convene.services.importing import waiting_detail
from convene.services.nouns import hooks, records
from convene.services.nouns.hooks import Hooks
from convene.services.people import contact_detail, contacts
from convene.store.reader import Reader

HOOKS = {
    "actor": Hooks(
        completed=actors.completed, guarded=actors.guarded, more=actors.more, hints={"name": duplicates.hint}
    ),
    "commitment": Hooks(
        completed=commitments.completed, changed=commitments.note_amendment, question=commitments.question
    ),
    "indicator": Hooks(more=figures.more),
    "match": Hooks(more=waiting_detail.more),
    "measure": Hooks(choices=framework.measures_to_choose),
    "need": Hooks(more=figures.more_need),
    "notice": Hooks(guarded=contacts.guarded, leaving=contacts.leaving),
    "person": Hooks(
        completed=contacts.completed,
        guarded=contacts.guarded,
        choices=contacts.choices,
        page=contact_detail.page,
        known_by=contacts.known_by,
    ),
    "target": Hooks(more=engagement_plan.more),
    "vision": Hooks(reworded=visions.reworded, question=visions.question),
}

hooks.know(HOOKS)


def of(noun: str) -> Hooks:
    """What a noun's room sees to."""
    return hooks.of(noun)


def choices(read: Reader, place_id: str, noun: str) -> tuple[Item, ...]:
    """What a picker offers: each record's name, what tells it apart in ``sub``, and its slug in ``aside``."""
    own = hooks.of(noun).choices
    return own(read, place_id) if own else records.listed_choices(read, place_id, NOUNS[noun])
