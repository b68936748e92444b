"""May we keep this contact, what are we to look at again, and what is to be forgotten.

The ledger of lawful bases is append-only: an entry is added, and later withdrawn; it is never rewritten. The duties
follow the UK GDPR, articles 5 (1) (e), 6, 7 (3), 13 and 21: a basis for each purpose, with when and whence; a
withdrawal or an objection ends it; nothing is kept longer than it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from convene.core.nouns.people import Basis, PersonDraft
from convene.core.views import Tone
from convene.text import clip, month

ACCESS_DAYS = 30
"""Days that access needs and language are kept."""
KEPT_MONTHS = 24
"""Months without any contact after which a contact is looked at again."""
SOON = 60
"""Days before its day that a review is announced."""
PURPOSES = ("Inviting to meetings", "News of what was heard and decided", "Being asked before decisions")
"""What the sign-up sheet asks for, one tick each."""

Standing = Literal["lawful", "none", "withdrawn"]

_INVITES = re.compile(r"\binvit", re.I)
_MEETS = re.compile(r"\b(meetings?|workshops?|events?|sessions?|evenings?)\b", re.I)
_REPORTS = re.compile(r"\b(news\w*|minutes|notes?|results?|reports?|heard|said|decided)\b", re.I)


def complete(entry: Basis, today: date) -> bool:
    """Whether an entry says on what ground, since when and whence; a day to come does not count yet."""
    return bool(entry.basis and entry.given_on and entry.given_on <= today and entry.source)


def in_force(entries: Iterable[Basis], today: date) -> tuple[Basis, ...]:
    """The complete entries that nobody withdrew. A withdrawal ends what was given for its purpose until that day."""
    listed = tuple(entries)
    ended: dict[str, date] = {}
    for one in listed:
        if one.withdrawn_on and one.withdrawn_on <= today:
            purpose = one.purpose.casefold()
            ended[purpose] = max(one.withdrawn_on, ended.get(purpose, date.min))
    return tuple(
        one
        for one in listed
        if complete(one, today)
        and not (one.withdrawn_on and one.withdrawn_on <= today)
        and (one.given_on or today) >= ended.get(one.purpose.casefold(), date.min)
    )


def standing_of(entries: Iterable[Basis], today: date) -> Standing:
    """Lawful with at least one entry in force; withdrawn when all there was has been withdrawn; else none."""
    listed = tuple(entries)
    if in_force(listed, today):
        return "lawful"
    return "withdrawn" if any(one.withdrawn_on and one.withdrawn_on <= today for one in listed) else "none"


def lawful(person: PersonDraft, today: date) -> bool:
    """Whether the person may be kept: at least one basis with its ground, day and source that was not withdrawn."""
    return standing_of(person.bases, today) == "lawful"


def review_due(entries: Iterable[Basis], today: date) -> date | None:
    """The first day on which to look again. A newer entry for the same purpose takes the place of the older one."""
    latest: dict[str, Basis] = {}
    for one in in_force(entries, today):
        before = latest.get(one.purpose.casefold())
        if before is None or (one.given_on or today) >= (before.given_on or today):
            latest[one.purpose.casefold()] = one
    return min((one.review_on for one in latest.values() if one.review_on), default=None)


def says(entries: Iterable[Basis], today: date) -> tuple[str, Tone]:
    """How a contact stands in two or three words, and how loud that is: ``("look again in Mar 2027", "look")``."""
    listed = tuple(entries)
    standing = standing_of(listed, today)
    if standing != "lawful":
        return ("withdrawn", "quiet") if standing == "withdrawn" else (missing(listed, today), "look")
    review = review_due(listed, today)
    if review and review <= today:
        return "look again now", "look"
    if review and (review - today).days <= SOON:
        return f"look again in {review:%B}" if review.year == today.year else f"look again in {month(review)}", "look"
    return "lawful", "done"


def missing(entries: Iterable[Basis], today: date) -> str:
    """Why none of the entries counts yet: of the one that wants least, the first thing it wants."""
    wants = {lacks(one, today) for one in entries if one.withdrawn_on is None}
    return next((words for words in ("does not count yet", "no source yet", "no day yet") if words in wants), _NONE)


def lacks(entry: Basis, today: date) -> str:
    """What keeps an entry from counting, in three words; "" when nothing does."""
    if entry.given_on is None:
        return "no day yet"
    if not entry.source:
        return "no source yet"
    return "does not count yet" if entry.given_on > today else ""


_NONE = "no basis yet"


def covers_invitations(purpose: str) -> bool:
    """Whether a purpose, in whatever words, is about asking people to come."""
    return bool(_INVITES.search(purpose) or (_MEETS.search(purpose) and not _REPORTS.search(purpose)))


def may_invite(entries: Iterable[Basis], today: date) -> bool:
    """Whether some basis in force covers invitations."""
    return any(covers_invitations(one.purpose) for one in in_force(entries, today))


def open_purposes(entries: Iterable[Basis], today: date) -> tuple[str, ...]:
    """The purposes that can still be withdrawn, in the order they were given: complete entries and sketchy ones."""
    found: dict[str, str] = {}
    for one in entries:
        if one.withdrawn_on is None:
            found.setdefault(one.purpose.casefold(), one.purpose)
    return tuple(found.values())


def withdrawn(entries: Sequence[Basis], purpose: str, on: date) -> tuple[Basis, ...]:
    """The ledger with that day written on every open entry for a purpose, or for all of them with ``""``."""
    return tuple(
        one.model_copy(update={"withdrawn_on": on})
        if one.withdrawn_on is None and (not purpose or one.purpose.casefold() == purpose.casefold())
        else one
        for one in entries
    )


def rewritten(old: Sequence[Basis], new: Sequence[Basis]) -> str:
    """What a change would do to the ledger besides adding, completing and withdrawing, in words; "" when nothing.

    What an entry left open may be filled in later; what it says stays. In what order they come makes no difference.
    """
    if len(new) < len(old):
        return "an entry would go; entries stay, and are withdrawn instead"
    kept, _ = _matched(old, new)
    for at, before in enumerate(old):
        if at in kept:
            continue
        entry = f"the entry for “{clip(before.purpose, 60)}”"
        if before.withdrawn_on is not None:
            return f"{entry} was withdrawn on {before.withdrawn_on}, and stays so; add a new entry instead"
        return f"{entry} would be rewritten; withdraw it and add a new one instead"
    return ""


def in_order(old: Sequence[Basis], new: Sequence[Basis]) -> tuple[Basis, ...]:
    """The ledger as it is kept: the entries there were in their order, then those that were added."""
    kept, added = _matched(old, new)
    return (*(kept[at] for at in sorted(kept)), *added)


def _matched(old: Sequence[Basis], new: Sequence[Basis]) -> tuple[dict[int, Basis], list[Basis]]:
    """What each old entry has become, by its place, and what is new. Old entries that say most choose first."""
    left, kept = list(new), {}
    order = sorted(range(len(old)), key=lambda at: (-len(_said(old[at])), at))
    for fits in (_same, _goes_on):
        for at in order:
            here = [number for number, after in enumerate(left) if at not in kept and fits(old[at], after)]
            if here:
                kept[at] = left.pop(here[0])
    return kept, left


def _said(entry: Basis) -> dict[str, Any]:
    return {name: value for name, value in dict(entry).items() if value not in ("", None)}


def _same(before: Basis, after: Basis) -> bool:
    return before == after


def _goes_on(before: Basis, after: Basis) -> bool:
    return all(getattr(after, name) == value for name, value in _said(before).items())


def with_source(entry: Basis) -> Basis:
    """The entry with its source filled in from how they were told, where that says it already."""
    if entry.source or not (entry.how or entry.notice):
        return entry
    how = entry.how.label if entry.how else ""
    wording = f"wording {entry.notice}" if entry.notice else ""
    return entry.model_copy(update={"source": ", ".join(filter(None, (how, wording)))})


def forget_after(today: date, next_workshop: date | None) -> date:
    """The day after which an access note is forgotten: 30 days on, counted from the next workshop when there is one."""
    return max(today, next_workshop or today) + timedelta(days=ACCESS_DAYS)


def months_before(today: date, months: int) -> date:
    """The same day so many months earlier, or the last of its month."""
    from dateutil.relativedelta import relativedelta

    return today - relativedelta(months=months)


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a person is for one actor, as lists show it."""

    role: str
    actor: str
    speaks_for: bool = False
    until: date | None = None


def known_as(roles: Sequence[Belongs], today: date) -> str:
    """Who somebody is without their name: ``Head of procurement, Harrow NHS Trust``. Roles that ended come last."""
    now = [one for one in roles if not one.until or one.until >= today]
    shown = [", ".join(filter(None, (one.role, one.actor))) for one in now]
    if not shown and roles:
        return f"{', '.join(filter(None, (roles[-1].role, roles[-1].actor)))}, until {month(roles[-1].until or today)}"
    return " · ".join(filter(None, shown)) or "A contact of no actor yet"


def hidden(person: PersonDraft) -> PersonDraft:
    """The person without anything that says who they are or how to reach them."""
    return person.model_copy(
        update={
            "name": "",
            "email": "",
            "phone": "",
            "address": "",
            "note": "",
            "access": (),
            "bases": tuple(one.model_copy(update={"source": ""}) for one in person.bases),
        }
    )


def without_access(person: PersonDraft) -> PersonDraft:
    """The person without access needs and language, which leave the book only when asked for by themselves."""
    return person.model_copy(update={"access": ()}) if person.access else person


def named_in(person: PersonDraft) -> tuple[str, ...]:
    """Words that stand for this person and nobody else: the name, email and telephone. A mere role is no name."""
    name = () if _only_a_role(person) else (person.name,)
    return tuple(dict.fromkeys(one for one in (*name, person.email, person.phone) if len(one) >= 3))


def parts_of(person: PersonDraft) -> tuple[str, ...]:
    """The single words of the name, by which people may speak of them."""
    words = () if _only_a_role(person) else (word.strip(_EDGES) for word in person.name.split())
    return tuple(dict.fromkeys(word for word in words if len(word) >= 3))


_EDGES = ".,;:()“”\"'"


def _only_a_role(person: PersonDraft) -> bool:
    roles = {word.strip(_EDGES).casefold() for one in person.roles for word in one.role.split()}
    return all(word.strip(_EDGES).casefold() in roles for word in person.name.split())
