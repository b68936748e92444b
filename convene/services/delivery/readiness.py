"""What actors have of what buyers ask of bidders: the latest look at each, and what changed since the first."""

from __future__ import annotations

from datetime import date
from typing import cast

from convene.core.delivery.contracts import Looks, looks, missing
from convene.core.delivery_vocabulary import Ready
from convene.core.nouns import Draft
from convene.core.nouns.procurement import ReadinessDraft
from convene.core.views import More, Section
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import day


def looks_of(read: Reader, place_id: str) -> dict[str, Looks]:
    """By the handle of each actor that was looked at, its looks in order of time."""
    return looks(cast("ReadinessDraft", one) for _, one in records.load_all(read, place_id, "readiness"))


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """What is missing, and what came and went since this actor was first looked at."""
    assert isinstance(draft, ReadinessDraft)
    lacks = missing(draft.ready)
    told = tuple(one.label for one in lacks) or ("Nothing of what buyers commonly ask.",)
    sections = [Section(f"Missing, {len(lacks)} of {len(Ready)}", told)]
    every = looks_of(read, place_id).get(draft.actor)
    if every and every.latest.slug != draft.slug:
        sections.append(
            Section("There is a later look", (f"On {day(every.latest.looked_on)}: {every.words}.",), "look")
        )
    elif every and every.changed:
        sections.append(Section("Since the first look", every.changed))
    if draft.looked_on > today:
        sections.insert(0, Section("To look at", (f"It is dated {day(draft.looked_on)}, which is to come.",), "look"))
    return More((), tuple(sections))
