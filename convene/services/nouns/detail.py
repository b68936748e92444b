"""What the right column says about one record: its own words, its facts, its parts and its thread."""

from __future__ import annotations

from datetime import date
from typing import Any

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.core.nouns.display import shown
from convene.core.nouns.fields import COUNTED, on_the_next_day
from convene.core.views import Detail, More, Section
from convene.services.nouns import records, registry
from convene.services.thread import thread
from convene.store.reader import Reader
from convene.text import quantity


def page(read: Reader, place_id: str, noun: str, record_id: str, today: date, *, names: bool = False) -> Detail:
    """One record, ready to show. Raises Problem when it is not there any more.

    A person is shown by what they are for an actor, by name and address only with ``names``.
    """
    kind, own = NOUNS[noun], registry.of(noun)
    if own.page:
        return own.page(read, place_id, record_id, today, names=names)
    draft = records.load(read, noun, record_id)
    quoted, named = kind.quoted, kind.named_by
    title = records.name_of(noun, draft) if kind.named.kind != "ref" else _name(read, place_id, kind.named, draft)
    more = own.more(read, place_id, record_id, draft, today) if own.more else More()
    facts, sections = [*more.facts], [*more.sections]
    for field in kind.fields:
        value = getattr(draft, field.name)
        if field.name in ("slug", named, quoted, *more.hides) or value in (None, "", (), False):
            continue
        if field.name == "unit" and getattr(draft, "quantity", None) is not None:
            continue  # it stands beside the quantity
        if field.kind == "rows":
            sections.append(Section(field.title, tuple(_row(one, read, place_id, today) for one in value)))
        elif field.kind == "prose" or (field.kind == "lines" and len(value) > 1 and sum(map(len, value)) > 60):
            sections.append(Section(field.title, tuple(value) if field.kind == "lines" else (str(value),)))
        elif field.kind == "refs":
            sections.append(Section(field.title, tuple(_names(read, place_id, field.to, value))))
        else:
            facts.append((field.title, _shown(read, place_id, field, value, today, draft)))
    steps = thread.page(read, place_id, noun, record_id) if kind.thread else ()
    quote = str(getattr(draft, quoted, "")) if quoted and quoted != named else ""
    if quoted == named:
        title, quote = "", str(getattr(draft, quoted))
    handle = str(getattr(draft, "slug", ""))
    sub = f"{kind.word} · {handle}" if kind.sort == "slug" else kind.word  # a code is what people call it
    return Detail(record_id, title, sub, quote, tuple(facts), tuple(sections), steps, handle)


def _shown(read: Reader, place_id: str, field: Field, value: Any, today: date, draft: Draft) -> str:
    if field.kind == "ref":
        return "".join(_names(read, place_id, field.to, (value,)))
    if field.name in COUNTED and hasattr(draft, "unit"):
        return quantity(value, draft.unit)
    if field.after and (before := getattr(draft, field.after)) and on_the_next_day(before, value):
        return f"{shown(field, value, today)}, on the next day"
    return shown(field, value, today)


def _row(row: Draft, read: Reader, place_id: str, today: date) -> str:
    """A sub-row in one line: its main words first, the rest behind."""
    parts = []
    for field in specs(type(row)):
        value = getattr(row, field.name)
        if value in (None, "", ()):
            continue
        if field.kind == "ref":
            parts.append("".join(_names(read, place_id, field.to, (value,))))
        elif field.kind in ("integer", "decimal"):
            parts.append(
                f"{field.title.lower()} {shown(field, value, today)}" if not field.unit else shown(field, value, today)
            )
        else:
            parts.append(shown(field, value, today))
    return " · ".join(parts)


def _name(read: Reader, place_id: str, field: Field, draft: Draft) -> str:
    return "".join(_names(read, place_id, field.to, (getattr(draft, field.name),))) or "(no name)"


def _names(read: Reader, place_id: str, noun: str, slugs: tuple[str, ...]) -> list[str]:
    """What people know records by, from their slugs; measures keep their code in front, people their name back."""
    if known_by := registry.of(noun).known_by:
        return known_by(read, place_id, slugs)
    kind = NOUNS[noun]
    named = kind.named
    if named.kind == "ref":
        return list(slugs)
    found = []
    for slug in slugs:
        sql = f'SELECT "{named.name}" FROM "{noun}" WHERE place_id = :p AND lower(slug) = lower(:s)'
        name = read.value(sql, p=place_id, s=slug)
        found.append(f"{slug}  {name}" if kind.sort == "slug" and name else str(name or slug))
    return found
