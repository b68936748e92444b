"""What a check of a document found: one thing to say about one place in it, with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``path`` leads to the value, as keys and list positions from 0: ``("measure", 3, "unit")``.

    An error keeps a document from being used, a warning wants a person's eye, a note is good to know.
    """

    severity: Severity
    path: tuple[str | int, ...]
    words: str
    remedy: str
