"""Two versions of a manifesto side by side: what was added, changed, withdrawn and taken out, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Literal

from convene.core.manifesto.document import Document
from convene.core.manifesto.scalars import Table
from convene.core.vocabulary import Choice, CommitmentStatus
from convene.text import clip, count

Kind = Literal["added", "changed", "withdrawn", "taken out"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same. ``what`` it is about, ``field`` of it in words ("" for the whole), and its
    ``old`` and ``new`` words, "" where there were none. ``part`` is its table in the file."""

    kind: Kind
    part: str
    what: str
    field: str = ""
    old: str = ""
    new: str = ""

    @property
    def head(self) -> str:
        """``Commitment “We will …”: due date``."""
        return f"{self.what}: {self.field}" if self.field else self.what


_WORDED = {
    "principle": ("Principle", "text"), "need": ("Need", "statement"), "priority": ("Priority", "title"),
    "signatory": ("Signatory", "name"), "commitment": ("Commitment", "wording"), "ask": ("Ask", "wording"),
    "dissent": ("Dissent", "text"), "change": ("Change entry", "what"), "measure": ("Own measure", "title"),
    "target": ("Target", "measure"), "evidence": ("Evidence", "text"), "participation": ("People heard", "actor_type"),
}  # fmt: skip
"""Table of rows → what one of them is called, and the field with the words it is known by."""
_KEYS = ("id", "code", "measure", "actor_type")
"""What a row is told by, in this order; by all its words where it has none of them."""
_SINGLE = {
    "place": "The place", "convener": "The convener", "vision": "The vision", "process": "Who was heard",
    "framework": "The framework", "governance": "Governance", "reporting": "Reporting", "privacy": "Privacy",
}  # fmt: skip
_NO_WORDS = ("schema", "schema_version", "tool", "content_sha256")
"""Keys that say nothing a person agreed to."""
_WIDE = 110


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """Every difference between two versions, in the order of the file. Sketches may be given."""
    names = _names(old) | _names(new)
    found: list[Difference] = []
    for name, info in Document.model_fields.items():
        key = info.alias or name
        before, after = getattr(old, name), getattr(new, name)
        if key in _NO_WORDS:
            continue
        if isinstance(before, Table) and isinstance(after, Table):
            found += _table(key, _SINGLE.get(key, key.capitalize()), before, after, names)
        elif _is_rows(before) or _is_rows(after):
            found += _rows(key, "", before, after, names)
        else:
            found += _value(key, "The manifesto", info.title or key, before, after, names)
    return tuple(found)


def summary(found: Sequence[Difference], most: int = 4) -> str:
    """The differences in a line for a change entry, the first few by name."""
    told = [one for one in found if one.part not in ("change", "issued")]
    heads = list(dict.fromkeys(f"{one.head} {one.kind}" for one in told))
    more = f"; and {len(heads) - most} more" if len(heads) > most else ""
    return "; ".join(heads[:most]) + more if heads else "Nothing but its date"


def _table(part: str, what: str, old: Table, new: Table, names: Mapping[str, str]) -> Iterator[Difference]:
    for name, info in type(old).model_fields.items():
        before, after = getattr(old, name), getattr(new, name)
        if name == "id" and part not in _SINGLE:
            continue
        if _is_rows(before) or _is_rows(after):
            yield from _rows(info.alias or name, what, before, after, names, part)
        else:
            yield from _value(part, what, info.title or name, before, after, names)


def _value(part: str, what: str, title: str, old: Any, new: Any, names: Mapping[str, str]) -> Iterator[Difference]:
    if old == new:
        return
    said = partial(_said, names=names)
    withdrawn = new == CommitmentStatus.withdrawn or (title == "Withdrawn on" and new is not None)
    yield Difference("withdrawn" if withdrawn else "changed", part, what, _lower(title), said(old), said(new))


def _rows(
    key: str, owner: str, old: Sequence[Table], new: Sequence[Table], names: Mapping[str, str], part: str = ""
) -> Iterator[Difference]:
    part = part or key
    before, after = _by_key(old, names), _by_key(new, names)
    for told, row in before.items():
        if told not in after:
            yield Difference("taken out", part, _called(key, row, owner, names), old=_summary(key, row, names))
    for told, row in after.items():
        if told not in before:
            yield Difference("added", part, _called(key, row, owner, names), new=_summary(key, row, names))
        else:
            yield from _table(part, _called(key, row, owner, names), before[told], row, names)


def _by_key(rows: Sequence[Table], names: Mapping[str, str]) -> dict[str, Table]:
    """Rows by what they are told by; of two that are told by the same, the second counts as another."""
    found: dict[str, Table] = {}
    for row in rows:
        told = next((str(value) for key in _KEYS if (value := getattr(row, key, None))), "") or _whole(row, names)
        while told in found:
            told += "\0"
        found[told] = row
    return found


def _whole(row: Table, names: Mapping[str, str]) -> str:
    return "\n".join(_said(getattr(row, name), names) for name in type(row).model_fields)


def _called(key: str, row: Table, owner: str, names: Mapping[str, str]) -> str:
    word, by = _WORDED.get(key, (key.capitalize(), ""))
    words = clip(_said(getattr(row, by, None), names), 60)
    called = f"{word} “{words}”" if words else word
    if holder := getattr(row, "signatory", ""):
        called += f" of {names.get(holder, holder)}"
    return f"{owner}, {_lower(called)}" if owner else called


def _summary(key: str, row: Table, names: Mapping[str, str]) -> str:
    """All that a row says, in one line."""
    by = _WORDED.get(key, ("", ""))[1]
    said = []
    for name, info in type(row).model_fields.items():
        value = getattr(row, name)
        if name == "id" or value in (None, "", ()):
            continue
        words = _said(value, names)
        said.append(words if name == by else f"{_lower(info.title or name)}: {words}")
    return "; ".join(said)


def _said(value: Any, names: Mapping[str, str]) -> str:
    """A value as people read it; the id of something by what it is called."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Decimal):
        return count(value)
    if isinstance(value, Table):
        return ", ".join(filter(None, (_said(getattr(value, name), names) for name in type(value).model_fields)))
    if isinstance(value, tuple):
        return "; ".join(_said(one, names) for one in value)
    return names.get(value, value) if isinstance(value, str) else str(value)


def _names(document: Document) -> dict[str, str]:
    """What ids stand for, as far as something else in the file refers to them."""
    named: dict[str, str] = {}
    for rows, by in ((document.needs, "statement"), (document.priorities, "title"), (document.commitments, "wording")):
        named |= {str(getattr(one, "id", "")): f"“{clip(getattr(one, by) or '', _WIDE)}”" for one in rows}
    named |= {one.id: f"“{clip(one.wording or '', _WIDE)}”" for one in document.asks}
    named |= {one.id: one.name or "" for one in document.signatories}
    return {handle: words for handle, words in named.items() if handle and words.strip("“”")}


def _is_rows(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Table)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
