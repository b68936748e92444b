"""What ships with Convene: read only when asked for."""

from __future__ import annotations

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
