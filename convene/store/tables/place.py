"""Tables: place."""

from sqlalchemy import Column, Index, Text, func
from sqlmodel import SQLModel

from convene.core.vocabulary import PlaceKind, Sector, Stage
from convene.store.columns import STRICT, between, key, maybe, number, one_of, some, whole, words


class Place(SQLModel, table=True):
    __tablename__ = "place"
    __table_args__ = (
        Index("ux_place_slug", func.lower(Column("slug", Text)), unique=True),
        one_of("kind", PlaceKind),
        one_of("convener_sector", Sector),
        one_of("stage", Stage),
        between("invented", 0, 1),
        STRICT,
    )
    id: str = key()
    slug: str = words()
    name: str = words()
    kind: str | None = maybe()
    country: str = words()
    area_codes: str = some()
    wards: str = some()
    boundary_note: str = words()
    population: int | None = whole()
    population_source: str = words()
    local_means: str = words()
    languages: str = some()
    convener_name: str = words()
    convener_sector: str | None = maybe()
    convener_role: str = words()
    convener_funded_by: str = some()
    convener_conflicts: str = some()
    convener_contact_role: str = words()
    convener_contact: str = words()
    cycle: int = number()
    stage: str | None = maybe()
    started: str | None = maybe()
    people_target: int | None = whole()
    priority_groups: str = some()
    not_reached: str = some()
    nothing_for: str = words()
    invented: int = number()
    note: str = words()
