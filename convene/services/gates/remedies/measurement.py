"""Where the checks of stage 4 are mended."""

from __future__ import annotations

from convene.services.gates.remedies.delivery import figure
from convene.services.gates.remedies.looking import REASON, Find, Look, Remedy, first_lacking, new

_VALUED = (
    "FROM observation o JOIN commitment c ON c.id = o.commitment_id JOIN measure m ON m.id = c.measure_id "
    "WHERE o.place_id = :place AND m.proxy_gbp IS NOT NULL AND c.legally_required = 0"
)
_ADJUSTMENTS = ("deadweight", "attribution", "displacement", "drop_off", "adjustment_reason")


def adjusted(look: Look) -> Remedy:
    empty = " OR ".join(f"o.{one} IS NULL OR o.{one} = ''" for one in _ADJUSTMENTS)
    found = look.first(f"SELECT o.* {_VALUED} AND ({empty}) ORDER BY o.period_end, o.id")
    return first_lacking("observation", found, {one: one for one in _ADJUSTMENTS}) if found else figure(look)


def sourced(look: Look) -> Remedy:
    found = look.first(
        f"SELECT m.id, m.proxy_source, coalesce(m.proxy_year, nullif(m.proxy_price_base, '')) AS proxy_year, "
        f"m.proxy_licence {_VALUED} AND (m.proxy_source = '' OR m.proxy_licence = '' "
        "OR (m.proxy_year IS NULL AND m.proxy_price_base = '')) ORDER BY m.id"
    )
    wanted = ("proxy_source", "proxy_year", "proxy_licence")
    return first_lacking("measure", found, {one: one for one in wanted}) if found else figure(look)


def not_counted_twice(look: Look) -> Remedy:
    shared = look.first(
        "SELECT m.id FROM measure m JOIN adoption a ON a.measure_id = m.id WHERE a.place_id = :place "
        "AND m.double_count_group <> '' ORDER BY m.double_count_group, m.slug"
    )
    return Remedy("measure", shared["id"], "double_count_group") if shared else REASON


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


def told(look: Look) -> Remedy:
    return new("reply")


def explained(look: Look) -> Remedy:
    return REASON


FOUND: dict[str, Find] = {
    "MEA-1": figure,
    "MEA-2": adjusted,
    "MEA-3": sourced,
    "MEA-4": not_counted_twice,
    "MEA-5": explained,
    "MEA-6": harm_asked,
    "MEA-7": checked_by_people,
    "MEA-8": explained,
    "MEA-9": told,
}
