"""What the right column says about a person: by role and actor, or with their name and address when asked for."""

from __future__ import annotations

from datetime import date
from typing import cast

from convene.core import people as rules
from convene.core.nouns.people import Access, Basis, PersonDraft, Role
from convene.core.views import Detail, Section
from convene.services.lists.noun_list import to_day
from convene.services.lists.people import ROLES, roles_of
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.select import Select
from convene.text import day, distance, month


def page(read: Reader, place_id: str, record_id: str, today: date, *, names: bool = False) -> Detail:
    """One contact. Without ``names`` nothing of it says who they are or how to reach them."""
    whole = cast(PersonDraft, records.load(read, "person", record_id))
    draft = whole if names else rules.hidden(whole)
    row = read.one(Select((ROLES,), "person p", where="p.id = :id").sql, id=record_id)
    who = rules.known_as(roles_of(row["roles"] if row else None), today)
    standing, _ = rules.says(whole.bases, today)
    facts = [("Stands", standing)]
    if draft.channel:
        facts.append(("Prefers", draft.channel.label.lower()))
    if names:
        facts += [
            pair for pair in (("Email", draft.email), ("Telephone", draft.phone), ("Address", draft.address)) if pair[1]
        ]
    elif whole.email or whole.phone or whole.address:
        facts.append(("Reached by", "kept, not shown"))
    facts.append(("Last in touch", _last(read, record_id, whole, today)))
    sections = [
        *_belongs(read, place_id, draft, who, today),
        Section("Lawful basis", _ledger(whole, names, today), "plain" if whole.bases else "look"),
    ]
    if draft.access:
        sections.append(Section("Access and language", tuple(_access(one, today) for one in draft.access)))
    if draft.note:
        sections.append(Section("Note", (draft.note,)))
    sub = f"person · {whole.slug}"
    return Detail(record_id, draft.name or who, sub, "", tuple(facts), tuple(sections))


def last_contact(read: Reader, record_id: str, draft: PersonDraft) -> date | None:
    """The last day somebody was in touch with them: outreach, or a basis they gave."""
    logged = to_day(read.value("SELECT max(date) FROM outreach WHERE person_id = :id", id=record_id))
    return max((one for one in (logged, *(basis.given_on for basis in draft.bases)) if one), default=None)


def _last(read: Reader, record_id: str, draft: PersonDraft, today: date) -> str:
    found = last_contact(read, record_id, draft)
    return f"{day(found, today)}, {distance(found, today)}" if found else "not on record"


def _belongs(read: Reader, place_id: str, draft: PersonDraft, who: str, today: date) -> list[Section]:
    lines = tuple(_role(read, place_id, one, today) for one in draft.roles)
    plain = len(lines) == 1 and lines[0] == who and not draft.name
    return [] if plain or not lines else [Section("Belongs to", lines)]


def _role(read: Reader, place_id: str, role: Role, today: date) -> str:
    sql = "SELECT name FROM actor WHERE place_id = :p AND lower(slug) = lower(:s)"
    actor = str(read.value(sql, p=place_id, s=role.actor) or role.actor)
    since = f"since {month(role.since)}" if role.since else ""
    until = f"until {month(role.until)}" if role.until else ""
    speaks = "speaks for it" if role.speaks_for else ""
    head = ", ".join(filter(None, (role.role, actor)))
    return " · ".join(filter(None, (head, speaks, since, until)))


def _ledger(draft: PersonDraft, names: bool, today: date) -> tuple[str, ...]:
    if not draft.bases:
        return ("There is none yet: write down why this contact may be kept, or remove it.",)
    return tuple(_entry(one, names, today) for one in draft.bases)


def _entry(entry: Basis, names: bool, today: date) -> str:
    ground = entry.basis.label.lower()
    given = f"{ground} of {day(entry.given_on, today)}" if entry.given_on else ground
    how = entry.how.label.lower() if entry.how else ""
    wording = f"wording {entry.notice}" if entry.notice else ""
    source = f"from {entry.source}" if names and entry.source and not (how or wording) else ""
    missing = "" if entry.withdrawn_on else rules.lacks(entry, today)
    review = f"look again in {month(entry.review_on)}" if entry.review_on and not entry.withdrawn_on else ""
    gone = f"withdrawn {day(entry.withdrawn_on, today)}" if entry.withdrawn_on else ""
    parts = (given, how, wording, source, missing, review, gone)
    return f"{entry.purpose}: {' · '.join(filter(None, parts))}"


def _access(note: Access, today: date) -> str:
    until = f"kept until {day(note.keep_until, today)}" if note.keep_until else ""
    return " · ".join(filter(None, (note.needs, note.language, until)))
