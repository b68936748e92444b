"""What an actor did and was part of, latest first: contacts, commitments, its signature; its ties and moves."""

from __future__ import annotations

from datetime import date

from convene.core.views import Section
from convene.core.vocabulary import Channel, CommitmentStatus, LinkKind
from convene.services.lists.noun_list import to_day
from convene.store.reader import Reader, Row
from convene.text import clip, count, day, plural

MOST = 8
"""Lines of a kind that are told; the rest are counted."""

_EVENTS = (
    "SELECT date AS d, 'contact' AS kind, what AS words, channel AS more FROM outreach WHERE actor_id = :a "
    "UNION ALL SELECT start AS d, 'promised', title, status FROM commitment WHERE actor_id = :a "
    "UNION ALL SELECT signed_on AS d, 'signed', '', '' FROM signature WHERE actor_id = :a AND signed_on IS NOT NULL "
    "ORDER BY d DESC"
)
_TIES = (
    "SELECT l.kind, min(l.what) AS what, s.name AS source, t.name AS target, (l.source_id = :a) AS out, count(*) AS n "
    "FROM link l LEFT JOIN actor s ON s.id = l.source_id LEFT JOIN actor t ON t.id = l.target_id "
    "WHERE l.source_id = :a OR l.target_id = :a "
    "GROUP BY l.kind, l.source_id, l.target_id, s.name, t.name ORDER BY n DESC, min(l.id)"
)


def sections(read: Reader, actor_id: str, today: date) -> tuple[Section, ...]:
    """What belongs in an actor's detail: its story, its ties, its moves on the map; empty ones are left out."""
    from convene.services.engagement.stakeholders import moves

    found = (
        Section(
            "Its story",
            _cut(
                [
                    _event(row["d"], row["kind"], row["words"], row["more"], today)
                    for row in read.rows(_EVENTS, a=actor_id)
                ]
            ),
        ),
        Section("Ties", _cut([_tie(row) for row in read.rows(_TIES, a=actor_id)])),
        Section("On the map", _cut(list(moves(read, actor_id, today)))),
    )
    return tuple(one for one in found if one.lines)


def _event(when: str | None, kind: str, words: str, more: str | None, today: date) -> str:
    known = to_day(when)
    on = f"{day(known, today)}: " if known else ""
    if kind == "signed":
        return f"{on}signed the manifesto"
    said = clip(words, 160)
    if kind == "promised":
        return f"{on}promised “{said}”{f' ({CommitmentStatus(more).label.lower()})' if more else ''}"
    return f"{on}{said}{f' ({Channel(more).label.lower()})' if more else ''}"


def _tie(row: Row) -> str:
    label = LinkKind(row["kind"]).label.lower() if row["kind"] else "is tied to"
    other = clip(row["target" if row["out"] else "source"] or "?", 60)
    words = f"{label} {other}" if row["out"] else f"{other} {label} it"
    if row["n"] > 1:
        return f"{words}, {count(row['n'])} times"
    return f"{words}: {clip(row['what'], 80)}" if row["what"] else words


def _cut(lines: list[str]) -> tuple[str, ...]:
    rest = len(lines) - MOST
    return tuple(lines) if rest <= 0 else (*lines[:MOST], f"and {plural(rest, 'more line', 'more lines')}")
