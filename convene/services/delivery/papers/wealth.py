"""Community wealth building in a place: its pillars, the figures the book has, and Preston's as a yardstick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from convene.core.delivery.wealth_building import WealthBuilding, cover
from convene.core.vocabulary import Lever, Pillar
from convene.services.codesign.framework_fence import fence
from convene.services.delivery.papers.gathering import Gathering
from convene.services.delivery.papers.lever_reports import records_of
from convene.services.delivery.yardstick import preston
from convene.services.places.places import name_of
from convene.text import plural

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader


def building(read: Reader, place_id: str) -> WealthBuilding:
    """The pillars as the place's commitments cover them."""
    gathered = Gathering(read, place_id)
    adopted = {
        Pillar(row["pillar"]): row["n"]
        for row in read.rows(
            "SELECT m.pillar, count(*) AS n FROM measure m WHERE m.place_id = :p AND m.pillar IS NOT NULL AND EXISTS "
            "(SELECT 1 FROM adoption a WHERE a.measure_id = m.id) GROUP BY m.pillar",
            p=place_id,
        )
    }
    figures = [
        (one.title, one.lines)
        for lever in (Lever.procurement, Lever.planning, Lever.grants, Lever.investment)
        for one in records_of(read, place_id, lever)
        if one.lines
    ]
    return cover(gathered.promises, adopted, gathered.own_without_pillar, figures)


def as_data(seen: WealthBuilding) -> dict[str, Any]:
    """The same as a script takes it."""
    return {
        "says": seen.says,
        "pillars": [
            {
                "pillar": one.pillar.value, "cles_2019": one.names.cles_2019, "cles": one.names.cles,
                "scotland": one.names.scotland, "accepted": len(one.accepted), "offered": len(one.offered),
                "adopted_measures": one.adopted, "levers_untouched": [lever.value for lever in one.untouched],
                "says": one.says,
                "quantities": [
                    {"measure": each.measure, "unit": each.unit, "commitments": each.number,
                     "promised": None if each.promised is None else str(each.promised),
                     "seen": None if each.seen is None else str(each.seen)} for each in one.sums
                ],
            }
            for one in seen.pillars
        ],
        "without_pillar": len(seen.beside), "on_no_measure": len(seen.loose),
        "own_measures_without_pillar": list(seen.own_without), "obligations_not_counted": seen.obliged,
    }  # fmt: skip


def lines(seen: WealthBuilding) -> list[str]:
    """The same to be read line by line, an empty one between parts."""
    found = [seen.says]
    for one in seen.pillars:
        found += ["", f"{one.names.cles} (in Scotland: {one.names.scotland})", one.says]
        found += [f"  {each.measure or 'No measure'}: {each.words}." for each in one.sums]
    return [*found, "", *beside(seen)]


def beside(seen: WealthBuilding) -> list[str]:
    """What stands in no pillar, and why."""
    found = []
    if seen.beside:
        found.append(
            f"{plural(len(seen.beside), 'commitment')} on measures of no pillar: wellbeing, voice and nature have "
            "none, and are not forced into one."
        )
    if seen.own_without:
        names = "; ".join(seen.own_without)
        found.append(f"Measures of the place's own without a pillar; give them one where one fits: {names}.")
    if seen.loose:
        found.append(f"{plural(len(seen.loose), 'commitment')} on no measure, so of no pillar that can be told.")
    if seen.obliged:
        found.append(f"{plural(seen.obliged, 'obligation')} of law or permission left out.")
    return found


def paper(read: Reader, place_id: str, today: date) -> tuple[Paper, tuple[str, ...]]:
    """The report to be printed or sent, and what stayed in the book."""
    from convene.files.printed.wealth_building import wealth_paper

    seen = building(read, place_id)
    made = wealth_paper(seen, beside(seen), preston(), name_of(read, place_id), today)
    return made, fence(read, place_id).says
