"""Where the checks of stage 3 are mended."""

from __future__ import annotations

from convene.services.delivery.evidence import CHECKED
from convene.services.delivery.under_way import under_way
from convene.services.gates.delivery import TO_WHAT_IS_SIGNED
from convene.services.gates.remedies.codesign import authority_to_sign
from convene.services.gates.remedies.looking import Find, Look, Remedy, new


def fresh(look: Look) -> Remedy:
    quietest = look.facts.delivery.quietest
    return Remedy("commitment", quietest.id, "heard_on") if quietest else accepted(look)


def accepted(look: Look) -> Remedy:
    """Where a commitment is accepted; one that is under way needs nothing but to be heard of."""
    found = look.first(
        "SELECT id FROM commitment WHERE place_id = :place AND coalesce(status, '') NOT IN ('done', 'withdrawn') "
        f"AND legally_required = 0 ORDER BY {under_way()}, coalesce(status, '') = 'accepted', id",
        now=look.facts.today.isoformat(),
    )
    return Remedy("commitment", found["id"], "status") if found else new("commitment")


def proof(look: Look) -> Remedy:
    if look.facts.delivery.unproved is None:
        return accepted(look)
    return observed(look, look.facts.delivery.unproved.id, "evidence")


def observed(look: Look, commitment_id: str, name: str) -> Remedy:
    """A field of the latest observation of a commitment, or a new one of it."""
    found = look.first(
        "SELECT id FROM observation WHERE place_id = :place AND commitment_id = :id ORDER BY period_end DESC, id DESC",
        id=commitment_id,
    )
    if found:
        return Remedy("observation", found["id"], name)
    return new("observation", "quantity", commitment=look.slug("commitment", commitment_id))


def trouble_owned(look: Look) -> Remedy:
    here = look.facts.delivery
    if here.unowned is None:
        return new("action") if here.live else accepted(look)
    return new("action", commitment=look.slug("commitment", here.unowned.id))


def second_eyes(look: Look) -> Remedy:
    unseen = look.first(
        "SELECT o.id FROM observation o JOIN observation_evidence e ON e.owner_id = o.id "
        f"WHERE o.place_id = :place AND NOT ({CHECKED}) "
        "ORDER BY o.period_end DESC, o.id"
    )
    if unseen:
        return Remedy("observation", unseen["id"], "evidence")
    bare = look.first("SELECT id FROM observation WHERE place_id = :place ORDER BY period_end DESC, id")
    return Remedy("observation", bare["id"], "evidence") if bare else figure(look)


def figure(look: Look) -> Remedy:
    """A first figure, of a commitment that has none; where nothing is promised, a commitment."""
    here = look.facts.measurement
    if not here.commitments:
        return new("commitment")
    one = here.unaccounted
    return new("observation", "quantity", commitment=look.slug("commitment", one.id)) if one else new("observation")


def still_meeting(look: Look) -> Remedy:
    if look.facts.delivery.begun is None and not look.facts.measurement.commitments:
        return new("commitment")
    return new("workshop", stage="delivery", kind="review")


def changes_open(look: Look) -> Remedy:
    unexplained = look.first(
        "SELECT m.id FROM amendment m LEFT JOIN commitment c ON c.id = m.commitment_id WHERE m.place_id = :place "
        f"AND trim(m.why) = '' AND {TO_WHAT_IS_SIGNED} ORDER BY m.changed_on, m.id"
    )
    return Remedy("amendment", unexplained["id"], "why") if unexplained else authority_to_sign(look)


def fair_reach(look: Look) -> Remedy:
    if not look.facts.engagement.groups:
        return look.on_place("priority_groups")
    unnamed = look.first(
        "SELECT id FROM observation WHERE place_id = :place AND \"groups\" = '[]' ORDER BY period_end DESC, id"
    )
    return Remedy("observation", unnamed["id"], "groups") if unnamed else look.on_place("nothing_for")


FOUND: dict[str, Find] = {
    "DEL-1": fresh,
    "DEL-2": proof,
    "DEL-3": trouble_owned,
    "DEL-4": second_eyes,
    "DEL-5": still_meeting,
    "DEL-6": changes_open,
    "DEL-7": fair_reach,
}
