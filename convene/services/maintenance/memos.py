"""What the app remembers for itself: where you left off, half-typed forms."""

from __future__ import annotations

import json
from typing import Any

from convene.store.reader import Reader
from convene.store.writer import Writer


def recall(read: Reader, name: str) -> Any:
    """What was kept under a name, or None. What another program left there that cannot be read is nothing kept."""
    text = read.value("SELECT value FROM memo WHERE name = :name", name=name)
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def keep(write: Writer, name: str, value: Any) -> None:
    """Keep a JSON value under a name; None forgets it. No part of the history."""
    write.remember(name, None if value is None else json.dumps(value, ensure_ascii=False))
