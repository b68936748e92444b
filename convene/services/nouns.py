"""Every noun's own room, by noun: what it sees to when a record of it is saved, chosen or shown."""

from __future__ import annotations

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.services import (
    actors,
    commitments,
    duplicates,
    framework,
    hooks,
    people,
    people_page,
    plan,
    records,
    visions,
)
from convene.services.figures import detail as figures
from convene.services.hooks import Hooks
from convene.services.importing import seen
from convene.store.reader import Reader

HOOKS = {
    "actor": Hooks(
        completed=actors.completed, guarded=actors.guarded, more=actors.more, hints={"name": duplicates.hint}
    ),
    "commitment": Hooks(
        completed=commitments.completed, changed=commitments.note_amendment, question=commitments.question
    ),
    "indicator": Hooks(more=figures.more),
    "match": Hooks(more=seen.more),
    "measure": Hooks(choices=framework.measures_to_choose),
    "need": Hooks(more=figures.more_need),
    "notice": Hooks(guarded=people.guarded, leaving=people.leaving),
    "person": Hooks(
        completed=people.completed,
        guarded=people.guarded,
        choices=people.choices,
        page=people_page.page,
        known_by=people.known_by,
    ),
    "target": Hooks(more=plan.more),
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
