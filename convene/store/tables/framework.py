"""Tables: framework."""

from sqlalchemy import UniqueConstraint
from sqlmodel import SQLModel

from convene.core.vocabulary import MeasureKind, Pillar, ProxyStatus, ValueKind
from convene.store.columns import STRICT, key, known_by, link, maybe, one_of, owner, some, whole, words


class Framework(SQLModel, table=True):
    __tablename__ = "framework"
    __table_args__ = (
        known_by("framework"),
        UniqueConstraint("place_id", name="ux_framework_one"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    version: str = words()
    licence: str = words()
    currency: str = words()
    language: str = words()
    local_definition: str = words()
    discount_rate: str | None = maybe()
    discount_source: str = words()
    price_year: int | None = whole()
    sha256: str = words()


class Theme(SQLModel, table=True):
    __tablename__ = "theme"
    __table_args__ = (
        known_by("theme"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    title: str = words()
    summary: str = words()


class Outcome(SQLModel, table=True):
    __tablename__ = "outcome"
    __table_args__ = (
        known_by("outcome"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    theme_id: str | None = link("theme")
    title: str = words()


class Measure(SQLModel, table=True):
    __tablename__ = "measure"
    __table_args__ = (
        known_by("measure"),
        one_of("kind", MeasureKind),
        one_of("pillar", Pillar),
        one_of("proxy_status", ProxyStatus),
        one_of("value_kind", ValueKind),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    outcome_id: str | None = link("outcome")
    title: str = words()
    unit: str = words()
    kind: str | None = maybe()
    levers: str = some()
    actor_types: str = some()
    sdgs: str = some()
    pillar: str | None = maybe()
    evidence: str = some()
    guidance: str = words()
    double_count_group: str = words()
    proxy_status: str | None = maybe()
    value_kind: str | None = maybe()
    proxy_gbp: str | None = maybe()
    proxy_low: str | None = maybe()
    proxy_high: str | None = maybe()
    proxy_year: int | None = whole()
    proxy_price_base: str = words()
    proxy_source: str = words()
    proxy_source_id: str = words()
    proxy_url: str = words()
    proxy_licence: str = words()


class Adoption(SQLModel, table=True):
    __tablename__ = "adoption"
    __table_args__ = (
        known_by("adoption"),
        STRICT,
    )
    id: str = key()
    place_id: str = owner("place")
    slug: str = words()
    measure_id: str | None = link("measure")
    adopted_on: str | None = maybe()
    baseline: str | None = maybe()
    baseline_date: str | None = maybe()
    no_baseline_reason: str = words()
    note: str = words()
