"""Lists of the engagement plan, the outreach log and actions."""

from __future__ import annotations

import json
from datetime import date

from convene.core.engagement.follow_ups import due_tone, due_words
from convene.core.views import Item, Tone
from convene.core.vocabulary import ActorType, Channel
from convene.services.engagement import engagement_plan
from convene.services.lists.noun_list import LONG, NounList, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, day, join, plural

_CHANNELS = {one.value: one.label.lower() for one in Channel}


def _target(row: Row, today: date) -> Item:
    line = engagement_plan.line_of(row)
    return Item(
        line.id,
        line.name,
        line.short,
        state=line.state(today),
        tone=line.tone(today),
        part=line.part,
        aside=clip(line.owner, 24),
    )


def _outreach(row: Row, today: date) -> Item:
    when, follow = to_day(row["date"]), to_day(row["follow_up"])
    who = row["actor"] or (ActorType(row["actor_type"]).many if row["actor_type"] else "")
    heard = plural(row["people"], "person", "people") + " heard" if row["people"] else ""
    parts = (who, _CHANNELS.get(row["channel"], ""), heard, join(json.loads(row["groups"] or "[]")))
    state, tone = _follow_up(follow, to_day(row["followed_up"]), today)
    return Item(
        row["id"],
        clip(row["what"], LONG),
        " · ".join(filter(None, parts)),
        state=state,
        tone=tone,
        aside=day(when, today) if when else "",
    )


def _follow_up(follow: date | None, done: date | None, today: date) -> tuple[str, Tone]:
    """What stands at the right: whether somebody is to be come back to, and when."""
    if done:
        return "followed up", "done"
    if follow is None:
        return "", "plain"
    words = due_words(follow, today)
    return (words if follow < today else f"due {words}"), due_tone(follow, today)


def _action(row: Row, today: date) -> Item:
    due, done = to_day(row["due"]), to_day(row["done_on"])
    about = row["commitment"] or row["actor"] or row["workshop"] or ""
    sub = f"{row['owner'] or 'nobody yet'}{f' · about {clip(about, 60)}' if about else ''}"
    state = "done" if done else due_words(due, today) if due else "no day yet"
    aside = day(done, today) if done else day(due, today) if due and due < today else ""
    return Item(
        row["id"], clip(row["what"], LONG), sub, state=state, tone="done" if done else due_tone(due, today), aside=aside
    )


LISTS: dict[str, NounList] = {
    "target": NounList(
        engagement_plan.PLAN,
        _target,
        "The engagement plan belongs here: how many of whom, by when. P begins one with a line for each type and "
        "each priority group; n adds a line of your own.",
    ),
    "outreach": NounList(
        Select(
            ("o.*", "a.name AS actor"),
            "outreach o",
            (("actor a", "a.id = o.actor_id"),),
            where="o.place_id = :p",
            order=("o.date DESC NULLS LAST", "o.id DESC"),
        ),
        _outreach,
        "Every call, doorstep and letter belongs here. l logs a line from anywhere, such as: "
        "Saltworks CIC: rang, will come on Tuesday ->fri",
    ),
    "action": NounList(
        Select(
            ("x.*", "a.name AS actor", "c.title AS commitment", "w.title AS workshop"),
            "action x",
            (
                ("actor a", "a.id = x.actor_id"),
                ("commitment c", "c.id = x.commitment_id"),
                ("workshop w", "w.id = x.workshop_id"),
            ),
            where="x.place_id = :p",
            order=("x.done_on IS NOT NULL", "x.done_on DESC", "x.due IS NULL", "x.due", "x.id"),
        ),
        _action,
        "Small dated things to do belong here, each with an owner. n adds one; y marks it done.",
    ),
}
