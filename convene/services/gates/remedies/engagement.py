"""Where the checks of stage 1 are mended."""

from __future__ import annotations

from convene.core.gates.thresholds import NEEDS_WANTED, missing_types
from convene.core.people import standing_of
from convene.core.vocabulary import ActorType
from convene.services.engagement.needs import DATA, behind
from convene.services.engagement.taking_part import takes_part
from convene.services.engagement.voices import OF_NEED
from convene.services.gates.remedies.looking import Find, Look, Remedy, new

_VOICED = f"({OF_NEED.sql}) > 0"
_FREE = f"coalesce(a.relationship, '') <> 'withdrawn' AND NOT {takes_part('a')}"


def boundary(look: Look) -> Remedy:
    return look.on_place("population" if look.facts.engagement.area_codes else "area_codes")


def every_type(look: Look) -> Remedy:
    missing = missing_types(look.facts.engagement) or (ActorType.anchor,)
    return _known(look, [one.value for one in missing]) or new("actor", primary_type=missing[0])


def balance(look: Look) -> Remedy:
    engaged = look.facts.engagement.engaged
    others = sorted(ActorType, key=lambda one: engaged.get(one, 0))[:-1]
    return _known(look, [one.value for one in others]) or new("actor", primary_type=others[0])


def _known(look: Look, types: list[str]) -> Remedy | None:
    """Somebody of these types who is listed and takes no part yet; those we are in touch with first."""
    among = ", ".join(f":t{at}" for at in range(len(types)))
    found = look.first(
        f"SELECT a.id FROM actor a WHERE a.place_id = :place AND a.primary_type IN ({among}) AND {_FREE} "
        "ORDER BY coalesce(a.relationship, '') <> 'contacted', a.name, a.id",
        **{f"t{at}": one for at, one in enumerate(types)},
    )
    return Remedy("actor", found["id"], "relationship") if found else None


def lawful_contacts(look: Look) -> Remedy:
    from convene.services.people.contacts import ledgers_of

    ledgers = ledgers_of(look.read, look.place)
    for row in look.read.rows("SELECT id FROM person WHERE place_id = :place ORDER BY id", place=look.place):
        if standing_of(ledgers.get(row["id"], ()), look.today) != "lawful":
            return Remedy("person", row["id"], "bases")
    return new("person")


def neutrality(look: Look) -> Remedy:
    here = look.facts.engagement
    if not here.sector_stated:
        return look.on_place("convener_sector")
    return look.on_place("convener_conflicts" if here.funders else "convener_funded_by")


def reach(look: Look) -> Remedy:
    here = look.facts.engagement
    if not here.people_target:
        return look.on_place("people_target")
    uncounted = look.first(
        "SELECT w.id FROM workshop w WHERE w.place_id = :place AND w.status = 'held' AND w.stage = 'engagement' "
        "AND NOT EXISTS (SELECT 1 FROM workshop_attendance a WHERE a.owner_id = w.id) ORDER BY w.date DESC, w.id"
    )
    if here.people_heard < here.people_target and uncounted:
        return Remedy("workshop", uncounted["id"], "attendance")
    if not here.groups:
        return look.on_place("priority_groups")
    return _session(here.groups_unmet[:1])


def _session(groups: tuple[str, ...] = ()) -> Remedy:
    return new("workshop", stage="engagement", kind="listening", **({"groups": groups} if groups else {}))


def needs(look: Look) -> Remedy:
    lacking = look.first(
        f"SELECT n.id FROM need n WHERE n.place_id = :place AND NOT ({_VOICED} AND {behind(DATA)}) "
        f"ORDER BY NOT ({_VOICED} OR {behind(DATA)}), n.id"
    )
    if lacking and look.facts.engagement.needs_evidenced < max(NEEDS_WANTED, look.facts.engagement.needs):
        return Remedy("need", lacking["id"], "evidence")
    return new("need")


def loop_closed(look: Look) -> Remedy:
    here = look.facts.engagement
    if here.last_session is None:
        return _session()
    return Remedy("reply", shown_as="heard" if here.answered is None else "reason")


def influence(look: Look) -> Remedy:
    silent = look.facts.engagement.unpromised
    return Remedy("workshop", silent.id, "influence") if silent else _session()


FOUND: dict[str, Find] = {
    "ENG-1": boundary,
    "ENG-2": every_type,
    "ENG-3": balance,
    "ENG-4": lawful_contacts,
    "ENG-5": neutrality,
    "ENG-6": reach,
    "ENG-7": needs,
    "ENG-8": loop_closed,
    "ENG-9": influence,
}
