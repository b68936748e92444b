"""What falls due, and who has gone quiet: questions across outreach, actions and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from convene.core.engagement.engagement_plan import PlanLine
from convene.core.engagement.follow_ups import due_tone, due_words, gist, silence
from convene.core.views import Item, More, Tone
from convene.core.vocabulary import ActorType
from convene.services.codesign.ballots.standing import STANDS
from convene.services.engagement import engagement_plan
from convene.services.engagement.last_contact import TOUCHED
from convene.services.lists.noun_list import TYPES, to_day
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.core.nouns import Draft

SILENT = 60
"""Days without outreach after which somebody counts as silent, unless another number is given."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due. ``noun`` is outreach (come back to it), action, decision (look at it again), or person
    (look at its basis again)."""

    noun: str
    id: str
    handle: str
    when: date
    what: str
    who: str = ""

    def says(self, today: date) -> str:
        """``three days late``, ``today``, ``Fri 27 Nov``."""
        return due_words(self.when, today)

    def tone(self, today: date) -> Tone:
        return due_tone(self.when, today)

    @property
    def line(self) -> str:
        """In one line: whom to come back to, or what to do."""
        return f"{self.who}: {self.what}" if self.who else self.what


_DUE = f"""
SELECT 'outreach' AS noun, o.id, o.slug, o.follow_up AS day, coalesce(a.name, '') AS who, o.what FROM outreach o
LEFT JOIN actor a ON a.id = o.actor_id
WHERE o.place_id = :p AND o.follow_up IS NOT NULL AND o.followed_up IS NULL AND o.follow_up <= :until
UNION ALL
SELECT 'action', x.id, x.slug, x.due, x.owner, x.what FROM action x
WHERE x.place_id = :p AND x.due IS NOT NULL AND x.done_on IS NULL AND x.due <= :until
UNION ALL
SELECT 'person', p.id, p.slug, min(b.review_on), '', '' FROM person p JOIN person_bases b ON b.owner_id = p.id
WHERE p.place_id = :p AND b.review_on IS NOT NULL AND b.withdrawn_on IS NULL AND b.review_on <= :until GROUP BY p.id
UNION ALL
SELECT 'decision', d.id, d.slug, d.review_on, '', d.text FROM decision d
WHERE d.place_id = :p AND d.review_on IS NOT NULL AND d.review_on <= :until
AND {STANDS}
ORDER BY 4, 1, 2
"""


def due(read: Reader, place_id: str, today: date, *, days: int | None = None) -> tuple[Due, ...]:
    """Follow-ups, actions, decisions and contacts to look at again, oldest first; ``days`` leaves out later ones.

    Contacts are told by their handle, never by name.
    """
    until = (today + timedelta(days=days)).isoformat() if days is not None else "9999-12-31"
    return tuple(
        Due(
            row["noun"],
            row["id"],
            row["slug"],
            date.fromisoformat(row["day"]),
            _look_again(row["slug"]) if row["noun"] == "person" else _what(row["noun"], gist(row["what"])),
            row["who"],
        )
        for row in read.rows(_DUE, p=place_id, until=until)
    )


def more_action(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """An action leaves out the gap it is to close: that is the gap finder's own word for it."""
    return More(hides=("gap",))


def _what(noun: str, said: str) -> str:
    return f"Look again: {said}" if noun == "decision" else said


def _look_again(handle: str) -> str:
    known = handle if handle.startswith("contact") else f"contact {handle}"
    return f"See whether {known} may still be kept"


def silent(
    read: Reader, place_id: str, today: date, days: int = SILENT, kind: ActorType | None = None
) -> tuple[Item, ...]:
    """Actors who were last in touch more than ``days`` days ago, or never; the longest quiet first.

    Those who withdrew are left in peace. Those never contacted come after, by name.
    """
    rows = read.rows(
        "SELECT a.id, a.slug, a.name, a.primary_type, o.last FROM actor a LEFT JOIN "
        f"(SELECT actor_id, max(day) AS last FROM ({TOUCHED}) AS touched WHERE actor_id IS NOT NULL "
        "AND day <= :now GROUP BY actor_id) o "
        "ON o.actor_id = a.id WHERE a.place_id = :p AND coalesce(a.relationship, '') <> 'withdrawn' "
        "AND (:kind = '' OR a.primary_type = :kind) AND (o.last IS NULL OR o.last < :before) "
        "ORDER BY o.last IS NULL, o.last, lower(a.name)",
        p=place_id,
        now=today.isoformat(),
        kind=kind.value if kind else "",
        before=(today - timedelta(days=days)).isoformat(),
    )
    return tuple(
        Item(
            row["id"],
            row["name"] or row["slug"],
            TYPES.get(row["primary_type"], ""),
            state=silence(to_day(row["last"]), today),
            tone="look" if row["last"] else "quiet",
            aside=row["slug"],
        )
        for row in rows
    )


def plan_lines(read: Reader, place_id: str, today: date) -> tuple[PlanLine, ...]:
    """The engagement plan, each line with what came of it."""
    return engagement_plan.lines(read, place_id)
