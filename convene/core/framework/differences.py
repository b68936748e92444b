"""How two states of a framework differ, part by part, and what of it breaks what was counted before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.display import shown
from convene.core.vocabulary import Choice

Parts = Mapping[str, Sequence[Draft]]
"""The drafts of a framework by noun: framework (one), theme, outcome, measure."""
Sort = Literal["added", "removed", "changed"]
Weight = Literal["breaking", "adding", "wording"]
"""``breaking``: what was counted before cannot be compared any more. ``adding``: there is more to count, or another
value for it. ``wording``: other words for the same thing."""

_HEAD_ALONE = ("slug", "version", "sha256", "permission")
"""What says which framework it is, and is no part of its contents."""
_ADDING = frozenset({
    "kind", "levers", "actor_types", "sdgs", "pillar", "ppn002", "double_count_group", "value_kind", "proxy_gbp",
    "part_of", "proxy_low", "proxy_high", "proxy_year", "proxy_status", "price_year", "discount_rate", "outcome",
    "theme",
})  # fmt: skip


class Origin(Choice):
    as_brought_in = "as_brought_in", "As in the framework", "Word for word as it was brought in."
    adapted = "adapted", "Adapted", "Brought in, and changed here."
    own = "own", "Our own", "Added here; no framework has it."


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, in words before and after; "–" where there is nothing."""

    name: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is new, gone or other. ``code`` is "" for the framework itself; ``title`` is its title now."""

    noun: str
    code: str
    title: str
    sort: Sort
    fields: tuple[FieldChange, ...] = ()

    @property
    def weight(self) -> Weight:
        names = {one.name for one in self.fields}
        if self.sort == "removed" or (self.noun == "measure" and "unit" in names):
            return "breaking"
        return "adding" if self.sort == "added" or names & _ADDING else "wording"

    @property
    def words(self) -> tuple[str, ...]:
        """A line that says what happened, then one for each field."""
        what = f"{self.code}  {self.title}" if self.code else f"the framework itself, {self.title}"
        head = {"added": "new", "removed": "gone", "changed": "changed"}[self.sort]
        breaks = ": its unit, so earlier counts cannot be compared" if self._other_unit else ""
        return (f"{head}{breaks}: {what}", *in_words(self.fields))

    @property
    def _other_unit(self) -> bool:
        return self.sort == "changed" and self.weight == "breaking"


VALUE = (
    "proxy_status", "value_kind", "proxy_gbp", "proxy_low", "proxy_high", "proxy_year", "proxy_price_base",
    "proxy_source", "proxy_source_id", "proxy_url", "proxy_licence",
)  # fmt: skip
"""The fields that are one thing: a unit value with where it is from."""


def in_words(fields: Sequence[FieldChange]) -> tuple[str, ...]:
    """A line for each; a unit value that is new or gone is told once, not field by field."""
    value = next((one for one in fields if one.name == "proxy_gbp" and "–" in (one.before, one.after)), None)
    told = [one for one in fields if value is None or one is value or one.name not in VALUE]
    return tuple(f"{one.title}: {one.before} → {one.after}" for one in told)


def compare(before: Parts, now: Parts) -> tuple[Difference, ...]:
    """What differs, removed and changed parts in the order they had before, then those that are new."""
    return tuple(one for noun in ("framework", "theme", "outcome", "measure") for one in _of_noun(noun, before, now))


def origins(base: Parts | None, now: Parts) -> dict[str, tuple[Origin, tuple[FieldChange, ...]]]:
    """Code of each measure, folded → where it is from, and what differs. Without a ``base`` all are the place's own."""
    found = {folded(one): (Origin.own, ()) for one in now.get("measure", ())}
    known = {folded(one): one for one in (base or {}).get("measure", ())}
    out: dict[str, tuple[Origin, tuple[FieldChange, ...]]] = {**found}
    for one in now.get("measure", ()):
        if (was := known.get(folded(one))) is not None:
            fields = fields_changed("measure", was, one)
            out[folded(one)] = (Origin.adapted if fields else Origin.as_brought_in, fields)
    return out


def folded(draft: Draft) -> str:
    """The code of a part, as two spellings of it are compared."""
    return str(getattr(draft, "slug", "")).casefold()


def fields_changed(noun: str, before: Draft, now: Draft) -> tuple[FieldChange, ...]:
    """The fields that differ, but for the code."""
    skipped = _HEAD_ALONE if noun == "framework" else ("slug",)
    return tuple(
        FieldChange(field.name, field.title, shown(field, old, date.min), shown(field, new, date.min))
        for field in NOUNS[noun].fields
        if field.name not in skipped
        for old, new in ((getattr(before, field.name), getattr(now, field.name)),)
        if not _same(old, new)
    )


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str) and not isinstance(old, Choice):
        return old.strip() == new.strip()
    if isinstance(old, tuple) and isinstance(new, tuple):
        return [str(one) for one in old] == [str(one) for one in new]
    return bool(old == new)


def _of_noun(noun: str, before: Parts, now: Parts) -> Iterable[Difference]:
    if noun == "framework":
        pairs = zip(before.get(noun, ())[:1], now.get(noun, ())[:1], strict=False)
        for was, one in pairs:
            if fields := fields_changed(noun, was, one):
                yield Difference(noun, "", one.known_as(), "changed", fields)
        return
    known = {folded(one): one for one in now.get(noun, ())}
    for was in before.get(noun, ()):
        here = known.pop(folded(was), None)
        if here is None:
            yield Difference(noun, _code(was), was.known_as(), "removed")
        elif fields := fields_changed(noun, was, here):
            yield Difference(noun, _code(here), here.known_as(), "changed", fields)
    for one in known.values():
        yield Difference(noun, _code(one), one.known_as(), "added")


def _code(draft: Draft) -> str:
    return str(getattr(draft, "slug", ""))
