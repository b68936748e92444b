"""What of a row can be taken where not all of it can: only a field that is needed refuses it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from convene.core.nouns import Draft, specs
from convene.files.place.faults import Fault
from convene.files.place.reasons import faults_of, keys_of

_Draft = TypeVar("_Draft", bound=Draft)


def sound(draft: type[_Draft], values: Mapping[str, Any], today: date) -> tuple[_Draft, tuple[str, ...]]:
    """The draft of a row, without what cannot stand in fields that may be empty, and what is told of each of those.

    A handle is never left out: the row would become another record. Raises ValidationError for a needed field.
    """
    kept, told = dict(values), list[str]()
    while True:
        try:
            return draft.model_validate(kept, context={"today": today}), tuple(told)
        except ValidationError as trouble:
            optional = {one.name: one.title for one in specs(draft) if not one.required and one.name != "slug"}
            wrong = {str(one["loc"][0]) if one["loc"] else "" for one in trouble.errors(include_url=False)}
            if not wrong <= optional.keys() & kept.keys():
                raise
            faults = faults_of(trouble, (), keys_of(draft))
            told += [f"{optional[str(one.path[0])]} left empty: {_reason(one)}" for one in faults]
            kept = {name: value for name, value in kept.items() if name not in wrong}


def _reason(fault: Fault) -> str:
    remedy = fault.remedy if isinstance(fault.remedy, str) else ""
    return f"{fault.words}; {remedy[:1].lower()}{remedy[1:].rstrip('.')}" if remedy else fault.words.rstrip(".")
