"""What ships with Convene: read only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

STARTER_FRAMEWORK = "starter_framework.toml"
"""Shipped frameworks, by the id and version inside each file."""
FRAMEWORKS = {("convene-starter", "0.1.0"): STARTER_FRAMEWORK}


def data(name: str) -> bytes:
    """A shipped file as it is. Raises FileNotFoundError for a name that does not ship."""
    return files(__name__).joinpath(name).read_bytes()


@cache
def text(name: str) -> str:
    """A shipped text file, read once."""
    return data(name).decode("utf-8")


def framework(slug: str, version: str = "") -> bytes | None:
    """The shipped framework of that id, of that version or else the newest; None when none ships."""
    found = [name for (one, number), name in FRAMEWORKS.items() if one == slug and version in ("", number)]
    return data(found[-1]) if found else None


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """A price index by calendar year, with where it was read. ``kind`` says whether its years are outturn."""

    years: dict[int, Decimal]
    title: str
    publisher: str
    edition: str
    kind: str
    currency: str
    url: str
    licence: str
    attribution: str
    note: str

    @property
    def source(self) -> str:
        return f"{self.publisher}, {self.title}, {self.edition} ({self.kind})"


@cache
def price_index() -> PriceIndex:
    """The price index that every account has, whatever its framework."""
    import tomllib

    told = tomllib.loads(text("price_index.toml"), parse_float=Decimal)
    years = {int(year): Decimal(value) for year, value in told.pop("years").items()}
    told.pop("seen_at")
    return PriceIndex(years, **told)
