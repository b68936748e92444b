"""What falls due, and who has gone quiet: questions across outreach, actions and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from convene.core.engagement.follow_ups import due_tone, due_words, gist, silence
from convene.core.gates.delivery import FRESH_DAYS
from convene.core.gates.delivery import silence as quiet
from convene.core.views import Item, More, Tone
from convene.core.vocabulary import ActorType
from convene.services.codesign.ballots.standing import STANDS
from convene.services.delivery.under_way import under_way
from convene.services.engagement.last_contact import TOUCHED
from convene.services.gates.counting import standing
from convene.services.lists.noun_list import TYPES, to_day
from convene.services.measuring.reminders import uncounted
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.core.nouns import Draft

SILENT = 60
"""Days without outreach after which somebody counts as silent, unless another number is given."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due. ``noun`` is outreach (come back to it), action, decision (look at it again), person
    (look at its basis again), commitment (past its day, or no news of it), milestone, contract (bids are due) or
    workshop (a review to be held); ``kind`` says which in a word or two."""

    noun: str
    id: str
    handle: str
    when: date
    what: str
    who: str = ""
    kind: str = ""

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
UNION ALL
SELECT 'commitment', c.id, c.slug, c.due, coalesce(a.name, ''), c.title FROM commitment c
LEFT JOIN actor a ON a.id = c.actor_id
WHERE c.place_id = :p AND c.due < :now AND c.due <= :until AND {under_way("c")}
UNION ALL
SELECT 'milestone', m.id, m.slug, m.due, coalesce(a.name, ''), m.title FROM milestone m
JOIN commitment c ON c.id = m.commitment_id LEFT JOIN actor a ON a.id = c.actor_id
WHERE m.place_id = :p AND m.done_on IS NULL AND m.due <= :until
AND coalesce(c.status, 'offered') NOT IN ('offered', 'done', 'withdrawn')
UNION ALL
SELECT 'contract', k.id, k.slug, k.bids_due, coalesce(a.name, ''), k.title FROM contract k
LEFT JOIN actor a ON a.id = k.buyer_id
WHERE k.place_id = :p AND k.bids_due >= :now AND k.bids_due <= :soon AND k.bids_due <= :until
AND coalesce(k.status, 'planned') IN ('planned', 'open')
UNION ALL
SELECT 'workshop', w.id, w.slug, w.date, '', w.title FROM workshop w
WHERE w.place_id = :p AND w.kind IN ('review', 'clinic') AND w.date <= :until
AND coalesce(w.status, 'planned') = 'planned'
ORDER BY 4, 1, 2
"""
_KINDS = {
    "outreach": "come back to them", "action": "to do", "person": "a contact", "decision": "a decision",
    "commitment": "past its day", "milestone": "a milestone", "contract": "bids are due", "workshop": "to be held",
}  # fmt: skip
BIDS_DAYS = 14
"""Days ahead from which bids that fall due are told."""


def due(read: Reader, place_id: str, today: date, *, days: int | None = None) -> tuple[Due, ...]:
    """Follow-ups, actions, decisions and contacts to look at again, and what delivery waits for, oldest first; ``days``
    leaves out later ones.

    Contacts are told by their handle, never by name.
    """
    until = (today + timedelta(days=days)).isoformat() if days is not None else "9999-12-31"
    now, soon = today.isoformat(), (today + timedelta(days=BIDS_DAYS)).isoformat()
    found = [
        Due(
            row["noun"],
            row["id"],
            row["slug"],
            date.fromisoformat(row["day"]),
            _look_again(row["slug"]) if row["noun"] == "person" else _what(row["noun"], gist(row["what"])),
            row["who"],
            _KINDS[row["noun"]],
        )
        for row in read.rows(_DUE, p=place_id, until=until, now=now, soon=soon)
    ]
    late = {one.id for one in found}
    found += [one for one in _uncounted(read, place_id, today, late) if one.when.isoformat() <= until]
    found += [one for one in _unheard(read, place_id, today) if one.id not in late and one.when.isoformat() <= until]
    return tuple(sorted(found, key=lambda one: (one.when, one.noun, one.id)))


def _unheard(read: Reader, place_id: str, today: date) -> list[Due]:
    """Commitments under way without news for too long, due on the day that became so; those never heard of, today."""
    rows = read.rows(
        "SELECT c.id, c.slug, c.title, a.name AS actor, c.status, c.due, c.heard_on, c.accepted_on, 0 AS owned, "
        "c.legally_required, (SELECT max(o.period_end) FROM observation o WHERE o.commitment_id = c.id) AS seen "
        "FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id "
        f"WHERE c.place_id = :p AND {under_way('c')} ORDER BY c.id",
        p=place_id, now=today.isoformat(),
    )  # fmt: skip
    found = []
    for row in rows:
        one = standing(row, today.isoformat())
        if quiet(one, today) > FRESH_DAYS:
            since = one.heard + timedelta(days=FRESH_DAYS + 1) if one.heard else today
            kind = f"no news for {FRESH_DAYS} days" if one.heard else "never heard of"
            found.append(Due("commitment", one.id, row["slug"], since, gist(one.title), one.actor, kind))
    return found


def _uncounted(read: Reader, place_id: str, today: date, late: set[str]) -> list[Due]:
    """Commitments whose periods lack a figure, due on the day after the oldest of them ended."""
    return [
        Due("commitment", one.id, one.handle, one.lacking.since, f"{gist(one.title)}: {one.lacking.words}", one.actor,
            "to be counted")
        for one in uncounted(read, place_id, today, late)
    ]  # fmt: skip


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
