"""Grants published in the 360Giving standard: which go out, under which identifiers, and what stays in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from convene.core.engagement import org_ids
from convene.core.nouns.engagement import ActorDraft, LinkDraft
from convene.core.vocabulary import ActorType, LinkKind
from convene.files.open_data.cells.no_body import PERSON, no_body
from convene.files.open_data.grants_out import Body, GrantOut
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import count, plural

if TYPE_CHECKING:
    from convene.services.book import Book


@dataclass(frozen=True, slots=True)
class Published:
    """The grants that go out, and in sentences what does not and what to mind."""

    grants: tuple[GrantOut, ...]
    vocabulary: str
    says: tuple[str, ...]


def numbered(book: Book, place_id: str) -> str:
    """Give each grant that has none an identifier of its own, in the book, so that it stays the same whenever grants
    are published again; what was done, in words."""
    given = book.do(number, place_id).value
    return f"{plural(given, 'grant')} got an identifier, kept with it: publish it under that for good." if given else ""


def number(write: Writer, place_id: str) -> int:
    """How many grants without an identifier were given one: ``360G-<place>-<handle>``, of which there is no other."""
    write.place_id = place_id
    links = _links(write, place_id)
    taken = {one.identifier.casefold() for _, one in links}
    place = _handle(write, place_id)
    bare = [(record_id, one) for record_id, one in links if not one.identifier and _goes_out(one)]
    for record_id, one in bare:
        wanted = made = f"360G-{place}-{one.slug}"
        at = 2
        while made.casefold() in taken:
            made, at = f"{wanted}-{at}", at + 1
        taken.add(made.casefold())
        records.put(write, place_id, "link", record_id, one, one.model_copy(update={"identifier": made}))
    if bare:
        write.label = f"Numbered {plural(len(bare), 'grant')} for publishing"
    return len(bare)


def published(read: Reader, place_id: str) -> Published:
    """The grants of a place as they may be published. Left out, and told: those without a day or an amount, and those
    to or from somebody whose name reads like a person's."""
    place = _handle(read, place_id)
    known = [cast("ActorDraft", one) for _, one in records.load_all(read, place_id, "actor")]
    actors = {one.slug: one for one in known}
    funds = _titles(read, place_id, "fund")
    priorities = _titles(read, place_id, "priority")
    left: Counter[str] = Counter()
    found: list[GrantOut] = []
    local: set[str] = set()
    unsure: set[str] = set()
    twice = Counter(one.identifier for _, one in _links(read, place_id) if one.identifier)
    for _, one in _links(read, place_id):
        giver, taker = actors.get(one.source), actors.get(one.target)
        why = _left_out(one, giver, taker)
        if why := why or ("under an identifier of another" if twice[one.identifier] > 1 else ""):
            left[why] += 1
            continue
        assert giver is not None
        assert taker is not None
        assert one.since is not None
        assert one.amount is not None
        local |= {each.name for each in (giver, taker) if not _registered(each)}
        if taker.primary_type is ActorType.citizen and not _registered(taker):
            unsure.add(taker.name)
        title = one.what or "Grant"
        # What came from such a list was published; other notes were not written for it.
        told = one.note if one.origin.startswith("360Giving data") else ""
        found.append(
            GrantOut(
                one.identifier or f"360G-{place}-{one.slug}",
                title,
                told or title,
                Decimal(one.amount),
                one.since,
                _body(taker, place),
                _body(giver, place),
                (one.fund, funds.get(one.fund, "")) if one.fund else ("", ""),
                tuple((each, priorities.get(each, each)) for each in one.priorities),
            )
        )
    return Published(tuple(found), f"Priorities of {_name(read, place_id)}", _says(found, left, local, unsure, place))


def _left_out(one: LinkDraft, giver: ActorDraft | None, taker: ActorDraft | None) -> str:
    if giver is None or taker is None:
        return "without a funder or a recipient"
    if any(no_body(each.name, numbered=bool(_registered(each))) == PERSON for each in (giver, taker)):
        return "to or from somebody whose name reads like a person's"
    if one.since is None:
        return "without the day it was awarded"
    if one.amount is None:
        return "without an amount in pounds"
    return "with an amount below nothing" if one.amount < 0 else ""


def _says(
    found: list[GrantOut], left: Counter[str], local: set[str], unsure: set[str], place: str
) -> tuple[str, ...]:  # fmt: skip
    told = [f"{plural(len(found), 'grant')} in the 360Giving form."]
    if left:
        reasons = "; ".join(f"{count(number)} {why}" for why, number in left.items())
        told.append(f"Left out: {reasons}.")
    if local:
        told.append(
            f"{plural(len(local), 'organisation')} in no register that is known here: each stands under an id of this "
            "place that begins with X-. A charity's or company's number in its record mends that."
        )
    if unsure:
        words = "stands" if len(unsure) == 1 else "stand"
        told.append(
            f"{plural(len(unsure), 'recipient')} of the type citizen {words} in no register: look that none is a "
            "single person before this is published."
        )
    told.append(
        f"Identifiers begin with 360G-{place}-; whoever publishes asks 360Giving for a prefix of its own, and chooses "
        "a licence."
    )
    return tuple(told)


def _goes_out(one: LinkDraft) -> bool:
    return one.since is not None and one.amount is not None and one.amount >= 0


def _body(actor: ActorDraft, place: str) -> Body:
    ids = list(actor.identifiers)
    by_prefix = {prefix: one.removeprefix(prefix) for prefix in ("GB-CHC-", "GB-COH-") for one in ids
                 if one.startswith(prefix)}  # fmt: skip
    registered = _registered(actor)
    own = registered or next(iter(ids), "") or org_ids.local(place, actor.slug)
    base = actor.base if any(each.isdigit() for each in actor.base) and len(actor.base) <= 8 else ""
    return Body(own, actor.name, by_prefix.get("GB-CHC-", ""), by_prefix.get("GB-COH-", ""), base)


def _registered(actor: ActorDraft) -> str:
    """Its first id of a register; "" when it has none."""
    return next((one for one in actor.identifiers if not one.upper().startswith("X-")), "")


def _links(read: Reader, place_id: str) -> list[tuple[str, LinkDraft]]:
    every = [(record_id, cast("LinkDraft", one)) for record_id, one in records.load_all(read, place_id, "link")]
    return [(record_id, one) for record_id, one in every if one.kind is LinkKind.funds]


def _titles(read: Reader, place_id: str, noun: str) -> dict[str, str]:
    rows = read.rows(f'SELECT slug, title FROM "{noun}" WHERE place_id = :p', p=place_id)
    return {row["slug"]: row["title"] for row in rows}


def _handle(read: Reader, place_id: str) -> str:
    return str(read.value("SELECT slug FROM place WHERE id = :p", p=place_id))


def _name(read: Reader, place_id: str) -> str:
    return str(read.value("SELECT name FROM place WHERE id = :p", p=place_id))
