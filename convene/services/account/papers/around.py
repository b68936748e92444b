"""What stands around an account in its documents: who was heard, what was promised, stories, harm, what follows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from convene.core.account.report import Harm, Heard, Put, Told
from convene.core.account.shape import Account, Terms
from convene.core.delivery.promises import Holder, Promise
from convene.core.vocabulary import ActorType, CommitmentStatus
from convene.services.account.told import is_harm, voices
from convene.services.engagement import what_we_heard
from convene.services.gates.counting import unserved, words
from convene.services.lists.noun_list import to_day

if TYPE_CHECKING:
    from convene.services.codesign.framework_fence import Fence
    from convene.store.reader import Reader, Row


def heard(read: Reader, place_id: str, place: Row) -> Heard:
    """Who was heard and who was not; who gained and who did not."""
    groups = words(place["priority_groups"])
    without = unserved(read, place_id, groups)
    return Heard(
        what_we_heard.people(read, place_id), words(place["not_reached"]),
        tuple(one for one in groups if one not in without), without, place["nothing_for"] or "",
    )  # fmt: skip


def promises(read: Reader, place_id: str, account: Account) -> tuple[Promise, ...]:
    """Every commitment with how it stands; what was counted is that of the account."""
    seen = {one.claim.commitment_id: one.claim.quantity for one in account.lines if one.claim.actuals}
    rows = read.rows(
        "SELECT c.id, c.title, c.status, c.unit, c.quantity, c.start, c.due, c.legally_required, c.required_by, "
        "c.not_delivered_because, a.id AS holder, a.name, a.primary_type FROM commitment c LEFT JOIN actor a "
        "ON a.id = c.actor_id WHERE c.place_id = :p ORDER BY c.due IS NULL, c.due, c.title",
        p=place_id,
    )
    found = []
    for row in rows:
        kind = ActorType(row["primary_type"]) if row["primary_type"] else None
        holder = Holder(row["holder"] or "", row["name"] or "Nobody is named", kind)
        found.append(Promise(
            row["id"], row["title"], CommitmentStatus(row["status"] or "offered"), holder, (holder,), unit=row["unit"],
            amount=Decimal(row["quantity"]) if row["quantity"] is not None else None, seen=seen.get(row["id"]),
            start=to_day(row["start"]), due=to_day(row["due"]), required=bool(row["legally_required"]),
            required_by=row["required_by"] or "", because=row["not_delivered_because"] or "",
        ))  # fmt: skip
    return tuple(found)


def told(
    read: Reader, place_id: str, terms: Terms, record: Mapping[str, object], names: Callable[[str], bool]
) -> tuple[tuple[Told, ...], int, Harm]:
    """Stories that may be printed, how many may not, and the harm that was told in the time of an account.

    A story needs its teller's consent; harm is nobody's to withhold. What seems to name somebody is in neither.
    """
    found = voices(read, place_id, terms.start, terms.end)
    printed = tuple(
        Told(one.words, one.commitment, one.by)
        for one in found.stories
        if one.printable and not what_we_heard.points_to(one.words, names)
    )
    harms = [(one.words, one.commitment) for one in found.harm]
    if is_harm(own := str(record.get("harm") or "")):
        harms.insert(0, (own, ""))
    shown = tuple(Told(text, of) for text, of in harms if not what_we_heard.points_to(text, names))
    harm = Harm(shown, bool(record.get("harm_asked")), found.asked, found.periods, len(harms) - len(shown))
    return printed, len(found.stories) - len(printed), harm


def follows(read: Reader, account_id: str, fence: Fence) -> tuple[str, ...]:
    """What was decided because of the account."""
    sql = "SELECT text, decided_on FROM decision WHERE account_id = :a ORDER BY decided_on, id"
    rows = read.rows(sql, a=account_id)
    return tuple(
        f"{fence.words(row['text']).rstrip('.')} (decided on {_said(row['decided_on'])})" if row["decided_on"]
        else fence.words(row["text"]) for row in rows
    )  # fmt: skip


def _said(value: str) -> str:
    when = date.fromisoformat(value)
    return f"{when.day} {when:%B %Y}"


def corrections(read: Reader, place_id: str, account_id: str) -> tuple[Put, ...]:
    """What was put right in this account, and where nobody said in which."""
    rows = read.rows(
        "SELECT * FROM correction WHERE place_id = :p AND (account_id = :a OR account_id IS NULL) "
        "ORDER BY corrected_on, id",
        p=place_id, a=account_id,
    )  # fmt: skip
    return tuple(
        Put(date.fromisoformat(row["corrected_on"]), row["what"], row["was"] or "", row["now"] or "", row["why"] or "",
            ActorType(row["asked_by"]).many if row["asked_by"] else "") for row in rows
    )  # fmt: skip


def lines_of(value: str | None) -> str:
    """The entries of a list in a sentence; what is a sentence itself keeps its full stop."""
    return "; ".join(one.strip() for one in json.loads(value or "[]") if one.strip()).replace(".;", ".")
