"""The profile of a place: its figures by topic, what rests on them, what is missing."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from convene.core.figures.profile import Profile, lacking, topics_of
from convene.core.measurement_vocabulary import FigureRole
from convene.core.vocabulary import PlaceKind
from convene.files import profile_page
from convene.services.engagement import needs
from convene.services.figures.loading import loaded
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import clip, count, plural

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper


def page(read: Reader, place_id: str, today: date) -> Profile:
    """Everything the profile shows. Raises Problem when the place is gone."""
    place: Any = records.load(read, "place", place_id)
    figures = [draft for _, draft in loaded(read, place_id) if draft.role in (FigureRole.actual, FigureRole.baseline)]
    topics = topics_of(figures, _resting(read, place_id), place.name)
    said = [PlaceKind(place.kind).label.lower() if place.kind else ""]
    said.append(f"{count(place.population)} people" if place.population else "")
    said.append(plural(len(place.area_codes), "area code") if place.area_codes else "no area codes yet")
    return Profile(
        place=place.name,
        facts=" · ".join(filter(None, said)),
        made_on=today,
        topics=topics,
        missing=lacking(topics),
        bare=_bare(read, place_id),
        invented=bool(place.invented),
    )


def _resting(read: Reader, place_id: str) -> dict[str, list[str]]:
    """Handle of a figure → the needs that rest on it."""
    sql = (
        "SELECT DISTINCT i.slug, n.id, n.statement FROM need_evidence e JOIN need n ON n.id = e.owner_id "
        "JOIN indicator i ON i.id = e.indicator_id WHERE n.place_id = :p ORDER BY n.id"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in read.rows(sql, p=place_id):
        found[row["slug"]].append(clip(row["statement"], 200))
    return found


def _bare(read: Reader, place_id: str) -> tuple[str, ...]:
    """Needs without any figure behind them."""
    sql = (
        "SELECT n.statement FROM need n WHERE n.place_id = :p "
        f"AND NOT {needs.behind(needs.DATA)} AND NOT {needs.behind(needs.UNSOURCED)} ORDER BY n.id"
    )
    return tuple(clip(row["statement"], 200) for row in read.rows(sql, p=place_id))


def paper(read: Reader, place_id: str, today: date) -> Paper:
    """The profile as a document."""
    altered_values.refuse(read, place_id)
    return profile_page.paper(page(read, place_id, today))


def table(read: Reader, place_id: str) -> str:
    """Every figure of the place as CSV, one row each."""
    altered_values.refuse(read, place_id)
    return profile_page.csv_text([draft for _, draft in loaded(read, place_id)])
