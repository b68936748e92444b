"""Preston's published figures, to compare with."""

from __future__ import annotations

import tomllib
from typing import Any

from convene import library


def preston() -> dict[str, Any]:
    """The shipped file, each figure with its source."""
    return tomllib.loads(library.text("preston.toml"))
