"""Tables: figures of the place."""

from sqlmodel import SQLModel

from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.store.columns import STRICT, key, known_by, maybe, number, one_of, owner, words


class Indicator(SQLModel, table=True):
    __tablename__ = "indicator"
    __table_args__ = (
        known_by("indicator"),
        one_of("kind", FigureKind),
        one_of("better", Better),
        one_of("area_kind", AreaKind),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    name: str = words()
    topic: str = words()
    kind: str | None = maybe()
    value: str | None = maybe()
    unit: str = words()
    better: str | None = maybe()
    period: str = words()
    date: str | None = maybe()
    area_kind: str | None = maybe()
    weighted_by: str = words()
    compare: str | None = maybe()
    compare_with: str = words()
    source: str = words()
    licence: str = words()
    note: str = words()


class IndicatorAreas(SQLModel, table=True):
    __tablename__ = "indicator_areas"
    __table_args__ = (STRICT,)
    id: str = key()
    place_id: str = owner("place")
    owner_id: str = owner("indicator")
    position: int = number()
    code: str = words()
    name: str = words()
    value: str | None = maybe()
    weight: str | None = maybe()
