"""Why a row cannot be read, in words for a line of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.core.nouns import Draft
from convene.files.place.reasons import faults_of, keys_of
from convene.text import clip

if TYPE_CHECKING:
    from pydantic import ValidationError


def words_of(trouble: ValidationError, draft: type[Draft]) -> str:
    """What pydantic found, field by field."""
    said = []
    for fault in faults_of(trouble, (), keys_of(draft)):
        name = str(fault.path[0]).replace("_", " ") if fault.path else "row"
        words = fault.words.rstrip(".")
        said.append(words if words.startswith(name) or words.endswith(" is missing") else f"{name}: {words}")
    return clip("; ".join(said), 300)
