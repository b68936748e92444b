"""The social value statement of a scheme, from what the book holds."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.delivery.statement import Scheme, Statement, statement
from convene.core.vocabulary import Lever
from convene.services.delivery.papers.gathering import Gathering
from convene.services.nouns import records
from convene.services.places.places import name_of
from convene.text import count, money

if TYPE_CHECKING:
    from convene.core.nouns.schemes import SchemeDraft
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader


def of_scheme(read: Reader, place_id: str, scheme_id: str, today: date) -> Statement:
    """What was promised and asked for of one scheme."""
    draft = cast("SchemeDraft", records.load(read, "scheme", scheme_id))
    gathered = Gathering(read, place_id)
    developer = gathered.actor(draft.developer)
    here = [one for one in gathered.promises if one.scheme.casefold() == draft.slug.casefold()]
    others = sum(not one.scheme and one.actor.id == developer.id for one in gathered.promises) if developer.id else 0
    scheme = Scheme(
        draft.title, developer.name, developer.id, draft.about, tuple(_facts(gathered, draft)),
        affordable=draft.affordable_homes is not None,
    )  # fmt: skip
    return statement(scheme, here, others, _blanks(read, place_id, gathered, developer.id), today)


def paper(read: Reader, place_id: str, scheme_id: str, today: date) -> Paper:
    """The same to be printed or sent."""
    from convene.files.printed.statement import statement_paper

    return statement_paper(of_scheme(read, place_id, scheme_id, today), name_of(read, place_id), today)


def _facts(gathered: Gathering, draft: SchemeDraft) -> list[tuple[str, str]]:
    homes = ""
    if draft.homes is not None:
        homes = count(draft.homes)
        known = draft.affordable_homes is not None
        homes += f", of them {count(draft.affordable_homes or 0)} affordable" if known else ", affordable ones not told"
    pairs = (
        ("Developer", gathered.actor(draft.developer).name),
        ("Stage", draft.stage.label),
        ("Planning authority", gathered.actor(draft.authority).name if draft.authority else ""),
        ("Application", draft.reference or "no number on record"),
        ("Site", ", ".join(filter(None, (draft.site, draft.ward)))),
        ("Homes", homes),
        ("Other floor space", f"{count(draft.floor_space)} m²" if draft.floor_space is not None else ""),
        ("Cost of building", money(draft.value) if draft.value is not None else ""),
        ("Applied", _day(draft.applied_on)),
        ("Permitted", _day(draft.decided_on)),
        ("Building begins", _day(draft.starts)),
        ("In use", _day(draft.ends)),
    )
    return [pair for pair in pairs if pair[1]]


def _day(when: date | None) -> str:
    return f"{when.day} {when:%B %Y}" if when else ""


def _blanks(read: Reader, place_id: str, gathered: Gathering, developer: str) -> list[str]:
    """Outcomes that somebody of the developer's type could act for by planning, and for which it promised nothing."""
    kind = read.value("SELECT primary_type FROM actor WHERE id = :id", id=developer)
    measures = read.rows(
        "SELECT m.levers, m.actor_types, o.slug, o.title, EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = m.id) "
        "AS adopted FROM measure m JOIN outcome o ON o.id = m.outcome_id WHERE m.place_id = :p ORDER BY o.slug",
        p=place_id,
    )
    acting = {
        row["slug"]
        for row in read.rows(
            "SELECT o.slug FROM commitment c JOIN measure m ON m.id = c.measure_id JOIN outcome o ON "
            "o.id = m.outcome_id WHERE c.actor_id = :a AND coalesce(c.status, '') <> 'withdrawn'",
            a=developer,
        )
    }
    adopted = any(row["adopted"] for row in measures)
    found = {
        row["slug"]: gathered.fence.outcome(row["slug"], row["title"])
        for row in measures
        if (row["adopted"] or not adopted)
        and row["slug"] not in acting
        and Lever.planning in json.loads(row["levers"])
        and kind in json.loads(row["actor_types"])
    }
    return list(dict.fromkeys(found.values()))
