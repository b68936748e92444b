"""What a row says of one actor, checked, and what is kept of it while it waits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from convene.core.engagement.folded_name import folded_name
from convene.core.engagement.org_ids import REGISTERS, normal
from convene.core.nouns.engagement import ACTOR, ActorDraft
from convene.core.nouns.handles import stem
from convene.services.importing.filling import EMPTY, Filling
from convene.text import clip, join

_PLAIN = re.compile("[a-z0-9]+")
_HANDLE = 48


class Said(NamedTuple):
    """What a row says of one actor, checked: ``columns`` as the book keeps them, identifiers in normal form."""

    line: int
    name: str
    columns: dict[str, Any]
    org_ids: tuple[str, ...]
    aliases: tuple[str, ...]
    told: str


@dataclass(slots=True, eq=False)
class Waits:
    """A row whose actor is not known yet. ``at`` is set once it is; ``claim`` says that its name alone speaks for one
    actor. Rows that name the same are ``followers`` of their ``leader`` until then. ``links`` are ties to make when it
    is decided, ``again`` the record of an earlier import that waits, ``news`` what this row says beside it; ``more``
    says that rows after it, or beside that record, have said more of it."""

    said: Said
    why: str
    could: tuple[int, ...]
    claim: bool = False
    quiet: bool = False
    leader: Waits | None = None
    at: int = -1
    skipped: bool = False
    again: str = ""
    news: Filling | None = None
    more: bool = False
    id: str = ""
    followers: list[Waits] = field(default_factory=list)
    links: list[tuple[End, End, dict[str, Any]]] = field(default_factory=list)

    @property
    def end(self) -> End | None:
        """Whom it turned out to be, once every row was seen: an actor, a row that waits, or nobody."""
        if self.skipped:
            return None
        if self.at >= 0:
            return self.at
        return self if self.leader is None else self.leader.end

    def fill(self, other: Said) -> Filling:
        """Take in what another row says of the same body; what of it is new, and what differs and is left."""
        filling = Filling({**EMPTY, **self.said.columns}, other.columns)
        if filling.changed:
            self.more = True
            ids = tuple(dict.fromkeys((*self.said.org_ids, *other.org_ids)))
            self.said = self.said._replace(columns={**self.said.columns, **filling.changed}, org_ids=ids)
        return filling

    @property
    def line(self) -> int:
        return self.said.line

    @property
    def name(self) -> str:
        return self.said.name


End = int | Waits
"""An actor's number among the known, or a row that waits."""


def checked(draft: ActorDraft, columns: dict[str, Any], told: str) -> tuple[tuple[str, ...], str, str]:
    """(identifiers in normal form, what is wrong with the row, what to tell). Identifiers that no register could have
    given are left out of the row, and told."""
    given = draft.identifiers
    org_ids = tuple(map(_tidy, given))
    if len(set(org_ids)) < len(org_ids):
        org_ids = tuple(dict.fromkeys(org_ids))
    if org_ids != given:
        draft = draft.model_copy(update={"identifiers": org_ids})
        columns["identifiers"] = json.dumps(org_ids, ensure_ascii=False)
    broken = draft.faults()
    if broken and set(broken) == {"identifiers"}:
        good = tuple(one for one in org_ids if not draft.model_copy(update={"identifiers": (one,)}).faults())
        left = join([clip(one, 40) for one in org_ids if one not in good])
        columns["identifiers"] = json.dumps(good, ensure_ascii=False)
        return good, "", "; ".join(filter(None, (told, f"left out {left}: not a number of any register")))
    return org_ids, "; ".join(broken.values()), told


def stem_of(name: str) -> str:
    """The handle an actor gets when nobody else has it: that of every other door, told quickly for plain letters."""
    if not name.isascii():
        return stem(ACTOR, {"name": name})
    words = _PLAIN.findall(name.lower().replace("'", ""))
    made = "-".join(words)
    if len(made) > _HANDLE:
        made = words[0]
        for word in words[1:]:
            if len(made) + 1 + len(word) > _HANDLE:
                break
            made = f"{made}-{word}"
        made = made[:_HANDLE] if len(made) > _HANDLE else made
    return made or "item"


class Earlier(NamedTuple):
    """A row that waits since an earlier import: its record, who it says it is, and all it says as columns."""

    id: str
    name: str
    org_ids: tuple[str, ...]
    columns: dict[str, Any]


def keys_of(org_ids: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Under what a waiting row is looked for again: its identifiers and its name."""
    return (*org_ids, f"name:{folded_name(name)}")


def _tidy(org_id: str) -> str:
    """An identifier as it is kept; most come in that form, which is told quickly."""
    parts = org_id.split("-", 2)
    if len(parts) == 3:
        register = REGISTERS.get(f"{parts[0]}-{parts[1]}")
        if register is not None and register.form.fullmatch(parts[2]):
            return org_id
    return normal(org_id)


def named(values: Mapping[str, Any]) -> str:
    return clip(str(values.get("name") or "a row without a name"), 200)
