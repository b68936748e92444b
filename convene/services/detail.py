"""What the right column says about one record: its own words, its facts, its parts and its thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from importlib import import_module
from typing import Any

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.core.views import Detail, Section
from convene.core.vocabulary import Choice
from convene.services import records, thread
from convene.store.reader import Reader
from convene.text import count, day, join, quantity

QUOTED = {
    "actor": "needs", "contribution": "text", "need": "statement", "vision": "statement", "priority": "aspiration",
    "commitment": "wording", "ask": "wording", "dissent": "text", "observation": "note", "reply": "text",
    "workshop": "purpose", "override": "reason", "amendment": "what", "measure": "guidance", "place": "boundary_note",
}  # fmt: skip
"""The field of each noun that holds somebody's own words."""

THREADED = ("contribution", "need", "vision", "priority", "commitment", "observation", "reply")


MORE: dict[str, str] = {
    "actor": "convene.services.actors:more",
    "indicator": "convene.services.figures.detail:more",
    "match": "convene.services.importing.seen:more",
    "need": "convene.services.figures.detail:more_need",
    "target": "convene.services.plan:more",
}
"""noun → ``module:function`` that adds to its detail: ``(read, place_id, record_id, draft, today) -> More``."""


@dataclass(frozen=True, slots=True)
class More:
    """What a noun's own room adds to a detail: facts and sections that stand first. ``hides`` names fields that it
    shows in its own way."""

    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    hides: tuple[str, ...] = ()


def page(read: Reader, place_id: str, noun: str, record_id: str, today: date, *, names: bool = False) -> Detail:
    """One record, ready to show. Raises Problem when it is not there any more.

    A person is shown by what they are for an actor, by name and address only with ``names``.
    """
    kind = NOUNS[noun]
    if kind.private:
        from convene.services import people_page

        return people_page.page(read, place_id, record_id, today, names=names)
    draft = records.load(read, noun, record_id)
    quoted = QUOTED.get(noun, "")
    named = kind.named_by
    title = (
        records.name_of(noun, draft)
        if kind.field(named).kind != "ref"
        else _name(read, place_id, kind.field(named), draft)
    )
    more = _more(read, place_id, noun, record_id, draft, today)
    facts, sections = [*more.facts], [*more.sections]
    for field in kind.fields:
        value = getattr(draft, field.name)
        if field.name in ("slug", named, quoted, *more.hides) or value in (None, "", (), False):
            continue
        if field.kind == "rows":
            sections.append(Section(field.title, tuple(_row(one, read, place_id, today) for one in value)))
        elif field.kind == "prose" or (field.kind == "lines" and len(value) > 1 and sum(map(len, value)) > 60):
            sections.append(Section(field.title, tuple(value) if field.kind == "lines" else (str(value),)))
        elif field.kind == "refs":
            sections.append(Section(field.title, tuple(_names(read, place_id, field.to, value))))
        else:
            facts.append((field.title, _shown(read, place_id, field, value, today, draft)))
    steps = thread.page(read, place_id, noun, record_id) if noun in THREADED else ()
    quote = str(getattr(draft, quoted, "")) if quoted and quoted != named else ""
    if quoted == named:
        title, quote = "", str(getattr(draft, quoted))
    handle = str(getattr(draft, "slug", ""))
    return Detail(record_id, title, f"{noun} · {handle}", quote, tuple(facts), tuple(sections), steps)


def _more(read: Reader, place_id: str, noun: str, record_id: str, draft: Draft, today: date) -> More:
    if noun not in MORE:
        return More()
    module, _, name = MORE[noun].partition(":")
    found: More = getattr(import_module(module), name)(read, place_id, record_id, draft, today)
    return found


def _shown(read: Reader, place_id: str, field: Field, value: Any, today: date, draft: Draft) -> str:
    if field.kind == "ref":
        return "".join(_names(read, place_id, field.to, (value,)))
    if field.name in ("quantity", "baseline", "target") and hasattr(draft, "unit"):
        return quantity(value, draft.unit)
    return shown(field, value, today)


def shown(field: Field, value: Any, today: date) -> str:
    """A field's value as a person reads it."""
    if value is None or value == "" or value == ():
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, date):
        return day(value, today)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if field.kind in ("choices", "lines", "integers"):
        return join([one.label if isinstance(one, Choice) else str(one) for one in value])
    if field.kind in ("integer", "decimal"):
        year = field.name in ("horizon", "year", "size_year", "price_year", "proxy_year")
        number = str(value) if year else count(value)
        return (
            f"£{number}"
            if field.unit == "£"
            else f"{number}%"
            if field.unit == "%"
            else f"{number} {field.unit}".strip()
        )
    return str(value)


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
    if NOUNS[noun].private:
        from convene.services import people

        return people.known_by(read, place_id, slugs)
    named = NOUNS[noun].field(NOUNS[noun].named_by)
    if named.kind == "ref":
        return list(slugs)
    found = []
    for slug in slugs:
        sql = f'SELECT "{named.name}" FROM "{noun}" WHERE place_id = :p AND lower(slug) = lower(:s)'
        name = read.value(sql, p=place_id, s=slug)
        found.append(f"{slug}  {name}" if noun in ("measure", "outcome", "theme") and name else str(name or slug))
    return found
