"""An actor's own page, with nothing in it that was said in confidence, judged of it, or is a person's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.core.delivery.actor_page import ActorPage, Saying, asked_next
from convene.core.vocabulary import ActorType
from convene.services.delivery.papers.gathering import Gathering
from convene.services.lists.market import STATE
from convene.services.places.places import name_of
from convene.text import clip, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convene.core.delivery.promises import Promise
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader


def of_actor(read: Reader, place_id: str, actor_id: str, today: date) -> ActorPage:
    """What the book holds of one actor that may be shown to it and to others."""
    who = read.one("SELECT name, primary_type FROM actor WHERE id = :id", id=actor_id)
    assert who is not None
    gathered = Gathering(read, place_id)
    known: Mapping[str, Promise] = {one.id: one for one in gathered.promises}
    mine = [
        one for one in gathered.promises if actor_id == one.actor.id or any(actor_id == by.id for by in one.holders)
    ]
    partner = {
        row["id"]
        for row in read.rows("SELECT owner_id AS id FROM commitment_partners WHERE target_id = :a", a=actor_id)
    }
    free = [one for one in mine if not one.required]
    asks_of_it = read.rows(
        f"SELECT wording, asker FROM (SELECT k.wording, f.name AS asker, {STATE.sql} AS state, k.id FROM ask k "
        "LEFT JOIN actor f ON f.id = k.asked_by_id WHERE k.asked_of_id = :a) AS s WHERE state = 'open' ORDER BY s.id",
        a=actor_id,
    )
    asks = [f"{row['asker'] or 'Somebody'} asks: {clip(row['wording'], 200)}" for row in asks_of_it]
    return ActorPage(
        who["name"], ActorType(who["primary_type"]).label if who["primary_type"] else "",
        said=tuple(_said(read, actor_id, gathered)), promised=tuple(free),
        obliged=tuple(one for one in mine if one.required),
        beside=tuple(one for one in gathered.promises if one.id in partner and one not in mine),
        milestones=tuple(_milestones(read, [one.id for one in mine], today)),
        to_it=_answers(read, actor_id, known),
        next=tuple(asked_next(free, asks, today)),
    )  # fmt: skip


def paper(read: Reader, place_id: str, actor_id: str, today: date) -> Paper:
    """The same to be printed or sent."""
    from convene.files.printed.actor_page import page_paper

    return page_paper(of_actor(read, place_id, actor_id, today), name_of(read, place_id), today)


def _said(read: Reader, actor_id: str, gathered: Gathering) -> list[Saying]:
    """Asks and news alone bear an actor's name; contributions are kept by type, and are nobody's here."""
    asks = read.rows("SELECT wording, id FROM ask WHERE asked_by_id = :a ORDER BY id", a=actor_id)
    news = read.rows(
        "SELECT n.text, n.heard_on, c.title FROM news n JOIN commitment c ON c.id = n.commitment_id "
        "WHERE c.actor_id = :a ORDER BY n.heard_on DESC, n.id",
        a=actor_id,
    )
    return [
        *(Saying(gathered.fence.words(row["wording"]), "asked of the place") for row in asks),
        *(
            Saying(gathered.fence.words(row["text"]), f"of “{row['title']}”", date.fromisoformat(row["heard_on"]))
            for row in news
        ),
    ]


def _milestones(read: Reader, ids: list[str], today: date) -> list[tuple[str, str]]:
    wanted = set(ids)
    rows = read.rows(
        "SELECT m.commitment_id AS id, m.title, m.due, m.done_on, c.title AS commitment FROM milestone m "
        "JOIN commitment c ON c.id = m.commitment_id ORDER BY m.due, m.id"
    )
    found = []
    for row in rows:
        if row["id"] in wanted:
            due = date.fromisoformat(row["due"])
            if row["done_on"]:
                state = f"reached {day(date.fromisoformat(row['done_on']), today)}"
            else:
                state = f"was due {day(due, today)}" if due < today else f"due {day(due, today)}"
            found.append((f"{row['title']} ({clip(row['commitment'], 80)})", state))
    return found


def _answers(read: Reader, actor_id: str, known: Mapping[str, Promise]) -> tuple[str, ...]:
    """What became of everything it asked, in words."""
    rows = read.rows(
        f"SELECT k.wording, l.owner_id AS commitment, {STATE.sql} AS state FROM ask k "
        "LEFT JOIN commitment_answers l ON l.target_id = k.id WHERE k.asked_by_id = :a ORDER BY k.id",
        a=actor_id,
    )
    found = []
    for row in rows:
        promise = known.get(row["commitment"] or "")
        if promise is not None:
            answer = f"{promise.actor.name} answers with “{promise.title}” ({promise.words})."
        else:
            answer = _STATES.get(row["state"], "Not answered yet.")
        found.append(f"You asked: {clip(row['wording'], 200).rstrip('.')}. {answer}")
    return tuple(found)


_STATES = {"accepted": "The answer was yes.", "declined": "The answer was no."}
