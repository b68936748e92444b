"""What a filter can ask of a noun: a key for each of its fields, and those that are worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from convene.core.codesign.ask_state import AskState
from convene.core.engagement.size_band import Band
from convene.core.framework.differences import Origin
from convene.core.nouns import NOUNS, Field
from convene.core.vocabulary import ActorType, Choice, Lever

Kind = Literal["text", "choice", "choices", "number", "yes", "date", "time", "list", "ref", "rows", "age", "has"]

_KINDS: dict[str, Kind] = {
    "line": "text", "prose": "text", "choice": "choice", "choices": "choices", "integer": "number",
    "decimal": "number", "boolean": "yes", "date": "date", "time": "time", "lines": "list", "integers": "list",
    "ref": "ref", "refs": "ref", "rows": "rows",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a filter can ask. ``field`` is the declared field behind it, None when it is worked out.

    ``choices`` are the only words it takes, when there are such; ``unit`` is "£" where money may be typed.
    """

    name: str
    kind: Kind
    about: str
    field: Field | None = None
    choices: tuple[Choice, ...] = ()


class Has(Choice):
    person = "person", "A contact", "Somebody there is known by name or role."
    link = "link", "A tie", "It is tied to another actor."
    lever = "lever", "A lever", "It can pull at least one lever."
    outreach = "outreach", "Outreach", "Contact with it was logged."
    commitment = "commitment", "A commitment", "It has one."
    id = "id", "An org-id", "A register number is known."


_EXTRA: dict[str, tuple[Key, ...]] = {
    "actor": (
        Key("any-type", "choices", "The type, or one of the others it holds.", choices=tuple(ActorType)),
        Key("lever", "choices", "A lever it could use.", choices=tuple(Lever)),
        Key("silent", "age", "How long nobody has been in touch; never counts as silent."),
        Key("band", "choice", "Its size.", choices=tuple(Band)),
        Key("has", "has", "What is known of it.", choices=tuple(Has)),
    ),
    "commitment": (
        Key("late", "yes", "Whether it is under way and past its day."),
        Key("silent", "age", "Under way, and how long nobody spoke of it; never counts as silent."),
    ),
    "ask": (Key("state", "choice", "How it stands in the marketplace.", choices=tuple(AskState)),),
    "measure": (Key("origin", "choice", "Where it is from.", choices=tuple(Origin)),),
}


def folded(word: str) -> str:
    """A key however it was typed: ``primary_type``, ``Primary-Type``."""
    return word.casefold().replace("-", "_").replace(" ", "_")


@cache
def keys_of(noun: str) -> Mapping[str, Key]:
    """Every key of a noun as it may be typed, folded. Field names win over short words, short words over titles.

    A new field of the declaration is a new key, with nothing more to do.
    """
    fields = [one for one in NOUNS[noun].fields if one.kind in _KINDS]
    extra = {folded(one.name): one for one in _EXTRA.get(noun, ())}
    named = {one.name: _of(one) for one in fields}
    short = {folded(word): _of(NOUNS[noun].field(name), word) for word, name in NOUNS[noun].short_words.items()}
    titled = {folded(one.title): _of(one) for one in reversed(fields)}
    return {**titled, **extra, **short, **named}


def _of(field: Field, word: str = "") -> Key:
    return Key(word or field.name.replace("_", "-"), _KINDS[field.kind], field.help, field, field.choices)


@cache
def shown_keys(noun: str) -> tuple[Key, ...]:
    """The keys as help lists them: each field once, by its shortest name, what is worked out last."""
    short = {name: word for word, name in NOUNS[noun].short_words.items() if word != "said"}
    own = [_of(one, short.get(one.name, "")) for one in NOUNS[noun].fields if one.kind in _KINDS]
    return (*own, *_EXTRA.get(noun, ()))
