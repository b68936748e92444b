"""The filter language on one screen, for the app and for ``convene list --help``."""

from __future__ import annotations

from convene.core.filtering.keys import Key, shown_keys
from convene.text import join

_SPARE = frozenset({"slug", "note", "also-type"})
_WAYS = (
    ("With a number", ("number",)),
    ("With a day", ("date", "time")),
    ("With yes or no", ("yes",)),
    ("With words", ("text", "list", "ref", "rows")),
)


def keys_in_words(noun: str) -> tuple[tuple[str, str], ...]:
    """What a noun can be asked: (key, its choices), then (a way of asking, the keys it is for)."""
    keys = [one for one in shown_keys(noun) if one.name not in _SPARE]
    first = [(one.name, _choices(one)) for one in keys if one.choices or one.kind == "age"]
    ways = [(way, join([one.name for one in keys if one.kind in kinds and not one.choices])) for way, kinds in _WAYS]
    return (*first, *((way, names) for way, names in ways if names))


def _choices(key: Key) -> str:
    if key.name == "any-type":
        return "as type; also where it is one of several"
    return join([one.value for one in key.choices], "or") or "60d, 8w, 3m, 1y or never"
