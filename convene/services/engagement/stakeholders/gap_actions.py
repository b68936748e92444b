"""Turning a gap or an introduction into an action, and closing actions whose gap is gone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from convene.core.dates import understand
from convene.core.engagement import coverage as rules
from convene.core.engagement.coverage import Gap
from convene.core.nouns.reach import ActionDraft
from convene.errors import NO, USAGE, Problem
from convene.services.engagement.stakeholders.coverage_counts import coverage
from convene.services.engagement.stakeholders.gap_report import open_actions, with_plans
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, day, join, plural

DAYS = 14
"""An action is due in two weeks unless somebody says otherwise."""
_KINDS = ("type", "ward", "group", "heard", "plan", "balance")


def who_and_when(line: str, today: date) -> tuple[str, date]:
    """``Priya, 4 dec`` as (owner, due); without a day it is two weeks. Raises Problem for a day nobody understands."""
    owner, comma, when = line.rpartition(",")
    if not comma:
        return line.strip(), today + timedelta(days=DAYS)
    try:
        return owner.strip(), understand(when.removeprefix(" by").strip(), today, "last")
    except ValueError as wrong:
        raise Problem(
            "That day is not understood.",
            str(wrong),
            hint="Write who, a comma and when: Priya, 4 dec.",
            exit_code=USAGE,
        ) from None


def every_gap(read: Reader, place_id: str, today: date) -> tuple[Gap, ...]:
    """As ``gaps``, with none told only as a number."""
    seen = coverage(read, place_id)
    most = len(seen.unheard) + len(seen.wards) + len(seen.plan) + 1
    return with_plans(rules.gaps(seen, today, most), open_actions(read, place_id, today))


def act_on(write: Writer, place_id: str, key: str, owner: str, due: date | None = None, what: str = "") -> str:
    """Make an action of a gap; its id. Raises Problem when there is no such gap."""
    found = every_gap(write, place_id, write.today)
    gap = next((one for one in found if one.key.casefold() == key.casefold()), None)
    if gap is None and key.endswith(":*"):
        kept = rules.gaps(coverage(write, place_id), write.today)
        gap = next((one for one in kept if one.key == key), None)
    if gap is None:
        keys = [one.key for one in found[:4]]
        raise Problem(
            f"There is no gap “{clip(key, 60)}” today.",
            hint=f"There are {join(keys)}; convene gaps shows them all." if keys else "There is no gap at all.",
            exit_code=NO,
        )
    return _add(write, place_id, what or gap.act, owner, due, gap.key, gap.handle)


def introduce(write: Writer, place_id: str, one: str, other: str, owner: str, due: date | None = None) -> str:
    """An action to introduce two actors (ids) to each other; its id. It closes by itself once they are tied."""
    drafts: Any = [records.load(write, "actor", ident) for ident in (one, other)]
    names = [clip(draft.name, 80) for draft in drafts]
    key = introduction_key(drafts[0].slug, drafts[1].slug)
    return _add(write, place_id, f"Introduce {names[0]} to {names[1]}", owner, due, key, drafts[0].slug)


def introduction_key(one: str, other: str) -> str:
    """The key of an introduction; the same whichever of the two comes first."""
    return "introduce:" + ":".join(sorted((one, other)))


def _add(write: Writer, place_id: str, what: str, owner: str, due: date | None, gap: str, actor: str) -> str:
    due = due or write.today + timedelta(days=DAYS)
    draft = ActionDraft(what=clip(what, 300), owner=clip(owner, 200), due=due, gap=gap, actor=actor)
    made = records.add(write, place_id, "action", draft)
    who = f", {clip(owner, 60)}" if owner else ""
    write.label = f"To do: {clip(what, 80)}{who}, by {day(due, write.today)}"
    return made


def open_action(read: Reader, place_id: str, key: str, today: date) -> str:
    """The id of the open action that is to close a gap or make an introduction, or ""."""
    planned = open_actions(read, place_id, today)
    return next((one.id for one in planned if one.gap == key.casefold()), "")


def settle(write: Writer, place_id: str) -> int:
    """Mark actions done whose gap is gone; how many. Undo passes over it: the gap went by other changes."""
    today = write.today
    kept = {gap.action for gap in every_gap(write, place_id, today)}
    over = [
        one
        for one in open_actions(write, place_id, today)
        if one.id not in kept and not one.gap.endswith("*") and _is_over(write, place_id, one.gap)
    ]
    for one in over:
        write.update("action", one.id, {"done_on": today.isoformat()})
    if over:
        write.place_id, write.kind = place_id, "log"
        write.label = (
            f"Closed {plural(len(over), 'action')}: {'its gap is' if len(over) == 1 else 'their gaps are'} gone"
        )
    return len(over)


def _is_over(read: Reader, place_id: str, gap: str) -> bool:
    """Whether a gap that was not found is one of ours, and so is gone; an introduction is over once there is a tie."""
    kind, _, rest = gap.partition(":")
    if kind != "introduce":
        return kind in _KINDS
    one, _, other = rest.partition(":")
    return bool(
        read.value(
            "SELECT 1 FROM link l JOIN actor s ON s.id = l.source_id JOIN actor t ON t.id = l.target_id "
            "WHERE l.place_id = :p AND ((lower(s.slug) = :a AND lower(t.slug) = :b) "
            "OR (lower(s.slug) = :b AND lower(t.slug) = :a))",
            p=place_id,
            a=one,
            b=other,
        )
    )
