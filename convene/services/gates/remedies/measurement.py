"""Where the checks of stage 4 are mended."""

from __future__ import annotations

from convene.core.account.shape import Account
from convene.services.account.account import choose, read_account
from convene.services.gates.remedies.delivery import figure
from convene.services.gates.remedies.looking import Find, Look, Remedy, first_lacking, new


def adjusted(look: Look) -> Remedy:
    """The first adjustment that is not set of the first line of value."""
    line = next((one for one in _account(look).lines if one.unset), None)
    if line is None:
        return figure(look)
    kind = next(iter(line.unset))
    there = look.first(
        "SELECT a.id FROM assumption a WHERE a.place_id = :place AND a.commitment_id = :id AND a.kind = :kind",
        id=line.claim.commitment_id, kind=kind,
    )  # fmt: skip
    if there:
        return Remedy("assumption", there["id"], "reason")
    return new("assumption", "central", commitment=line.claim.commitment, kind=kind)


def sourced(look: Look) -> Remedy:
    lacking = [
        one.claim.measure for one in _account(look).lines
        if one.claim.actuals and (value := one.claim.unit_value) and value.wants_source and value.gaps()
    ]  # fmt: skip
    found = lacking and look.first(
        "SELECT m.id, m.proxy_source, m.proxy_year, m.proxy_licence FROM measure m "
        "WHERE m.place_id = :place AND m.slug = :code",
        code=lacking[0],
    )
    wanted = ("proxy_source", "proxy_year", "proxy_licence")
    return first_lacking("measure", found, {one: one for one in wanted}) if found else figure(look)


def not_counted_twice(look: Look) -> Remedy:
    """A decision about the double count where most is at stake."""
    double = next((one for one in _account(look).doubles if not one.decided), None)
    if double is None:
        return figure(look)
    if there := look.first("SELECT id FROM double_count d WHERE d.place_id = :place AND d.slug = :s", s=double.earlier):
        return Remedy("double_count", there["id"], "commitments")
    return new("double_count", "answer", guard=double.guard, commitments=double.commitments)


def ranged(look: Look) -> Remedy:
    """An assumption of which nobody said how far it may be out."""
    if look.facts.measurement.settled < look.facts.measurement.valued:
        return adjusted(look)
    found = look.first(
        "SELECT a.id FROM assumption a WHERE a.place_id = :place AND (a.low IS NULL OR a.high IS NULL) ORDER BY a.id"
    )
    return Remedy("assumption", found["id"], "low") if found else adjusted(look)


def verified(look: Look) -> Remedy:
    account = look.facts.measurement.account
    return Remedy("account", account.id, "verification") if account else new("account")


def followed(look: Look) -> Remedy:
    account = look.facts.measurement.account
    return new("decision", account=look.slug("account", account.id)) if account else new("account")


def _account(look: Look) -> Account:
    return read_account(look.read, look.place, choose(look.read, look.place, ""), look.today)


def harm_asked(look: Look) -> Remedy:
    found = look.first(
        "SELECT o.id FROM observation o WHERE o.place_id = :place AND o.commitment_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM observation x WHERE x.commitment_id = o.commitment_id AND x.unintended <> '') "
        "ORDER BY o.period_end DESC, o.id"
    )
    return Remedy("observation", found["id"], "unintended") if found else figure(look)


def checked_by_people(look: Look) -> Remedy:
    uncounted = look.first(
        "SELECT w.id FROM workshop w WHERE w.place_id = :place AND w.kind = 'results' AND w.status = 'held' "
        "AND NOT EXISTS (SELECT 1 FROM workshop_attendance a WHERE a.owner_id = w.id) ORDER BY w.date DESC, w.id"
    )
    if uncounted:
        return Remedy("workshop", uncounted["id"], "attendance")
    return new("workshop", stage="measurement", kind="results")


FOUND: dict[str, Find] = {
    "MEA-1": figure,
    "MEA-2": adjusted,
    "MEA-3": sourced,
    "MEA-4": not_counted_twice,
    "MEA-5": ranged,
    "MEA-6": harm_asked,
    "MEA-7": checked_by_people,
    "MEA-8": verified,
    "MEA-9": followed,
}
