"""One line, typed at speaking pace: what was said, by which type of actor, at which table, and what sort of thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from convene.core.vocabulary import ActorType, Choice, ContributionKind
from convene.text import clean_line, clip, join

T = TypeVar("T", bound=Choice)

NOBODY = "?"
"""``@?`` means that nobody can tell which type of actor spoke."""

_ALSO = {"msme": ("business",), "vcse": ("charity",), "citizen": ("resident", "people")}
"""What people also call a type, beside its key and label."""

_NEAR = 0.5
"""How alike a mark and a type of the same first letter must be, from 0 to 1, to be taken for a slip of the pen."""
_TABLE = re.compile(r"#(t?\d{1,3}[a-z]?)", re.IGNORECASE)
_BARE_TABLE = re.compile(r"#\d{1,3}[a-z]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured line. ``unknown`` holds marks that mean nothing here; they stay in the text as typed."""

    text: str
    actor_type: ActorType | None = None
    table: str = ""
    kind: ContributionKind | None = None
    unknown: tuple[str, ...] = ()

    @property
    def tags(self) -> str:
        """What was understood beside the text: ``citizen · table 3 · need``."""
        parts = (
            self.actor_type.voice if self.actor_type else "",
            on_table(self.table),
            self.kind.label.lower() if self.kind else "",
        )
        return " · ".join(filter(None, parts))


def on_table(table: str) -> str:
    """``table 3``, whether it was kept as ``3`` or as ``t3``; "" for none."""
    bare = table[1:] if re.fullmatch(r"[tT]\d+[a-z]?", table) else table
    return bare if not bare or bare.casefold().startswith("table") else f"table {bare}"


def parse_capture(line: str, last_type: ActorType | None = None) -> Capture:
    """Reads the marks ``@type``, ``#table`` and ``!kind`` anywhere in a line; the rest is what was said.

    Types and kinds may be shortened to their beginning (``@c``, ``!n``); of several marks of one sort the last
    counts. Without ``@`` the speaker is of ``last_type``, with ``@?`` of none. A bare number (``#3``) is a table
    only at either end of the line, since people say "our #1 worry".
    """
    words = clean_line(line).split(" ")
    said: list[str] = []
    unknown: list[str] = []
    actor_type, table, kind = last_type, "", None
    for at, word in enumerate(words):
        rest = word[1:]
        edge = at in (0, len(words) - 1)
        if word.startswith("@") and rest:
            found = match_choice(ActorType, rest)
            if found or rest == NOBODY:
                actor_type = found
                continue
            unknown.append(word)
        elif word.startswith("!") and rest and (sort := match_choice(ContributionKind, rest)):
            kind = sort
            continue
        elif (match := _TABLE.fullmatch(word)) and (edge or not _BARE_TABLE.fullmatch(word)):
            table = match[1].lower().removeprefix("t")
            continue
        said.append(word)
    return Capture(" ".join(said), actor_type, table, kind, tuple(unknown))


def doubt(line: str) -> str:
    """What to ask before a line with a mark that is none is kept, such as ``@citzen is no type of actor: is it
    @citizen?``, or ""; which types there are, where none is near."""
    found = parse_capture(line).unknown
    if not found:
        return ""
    names = {name: one for one in ActorType for name in (one.value, one.label.casefold(), *_ALSO.get(one.value, ()))}
    meant = found[0][1:].casefold()
    near = get_close_matches(meant, [one for one in names if one[0] == meant[0]], n=1, cutoff=_NEAR)
    if near:
        return f"{clip(found[0], 24)} is no type of actor: is it @{names[near[0]].value}?"
    return f"{clip(found[0], 24)} is no type of actor: {join([f'@{one.value}' for one in ActorType], 'or')}."


def names_type(line: str) -> bool:
    """Whether the line itself says which type of actor spoke."""
    words = clean_line(line).split(" ")
    return any(word == f"@{NOBODY}" or (word[:1] == "@" and match_choice(ActorType, word[1:])) for word in words)


def match_choice(kind: type[T], word: str) -> T | None:
    """The choice whose key, or else whose label or everyday name, begins with ``word``; None when there is none."""
    folded = word.casefold().replace("-", "_")
    if not folded or not folded[0].isalpha():
        return None
    for one in kind:
        if one.value.startswith(folded):
            return one
    for one in kind:
        names = (one.label.casefold().replace(" ", "_"), *_ALSO.get(one.value, ()))
        if any(name.startswith(folded) for name in names):
            return one
    return None
