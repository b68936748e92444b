"""A manifesto on its way: what is still missing, said to the convener who can add it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from convene.core.findings import Finding
from convene.core.manifesto.document import SCHEMA, VERSION, Document
from convene.core.manifesto.make_findings import quoted
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.rules import check, check_incomplete
from convene.core.manifesto.shape import Flaw, Path, field_at, shape, sketch, table_at
from convene.text import clean_line, clip

_OWNERS = {
    "place": "The place",
    "convener": "The convener",
    "vision": "The vision",
    "process": "The record of who was heard",
    "framework": "The framework",
    "governance": "The governance",
    "reporting": "The reporting",
    "privacy": "The privacy note",
}

_ABSENT = {
    "place": "The place is not described yet",
    "convener": "The convener is not named yet",
    "vision": "No vision has been agreed yet",
    "process": "It does not say yet who was heard",
    "framework": "No framework of measures has been chosen yet",
    "governance": "It does not say yet who steers and how people join, change and leave",
    "reporting": "It does not say yet when and where the account will be given",
    "privacy": "It does not say yet who answers for personal data",
}

_SPECIAL = {
    ("place", "local_means"): "The place does not say what counts as local",
    ("place", "boundary_note"): "The place has no boundary",
    ("process", "people_heard"): "It is not known how many people were heard",
    ("process", "sessions"): "It is not known how many sessions were held",
    ("process", "not_reached"): "It does not say who was not reached",
    ("commitment", "legally_required"): "{owner} does not say whether the law asks for it anyway",
    ("commitment", "signatory"): "{owner} has nobody who holds it",
    ("commitment", "priorities"): "{owner} does not say which priorities it serves",
    ("commitment", "evidence"): "{owner} does not say what will show that it was kept",
    ("commitment", "beneficiaries"): "{owner} does not say for whom it is",
    ("ask", "from"): "{owner} does not say who asks",
    ("ask", "to"): "{owner} does not say whom it asks",
    ("dissent", "raised_by"): "{owner} does not say who raised it, not even in general words",
    ("dissent", "about"): "{owner} does not say what it is about",
    ("reporting", "where"): "It does not say where the account will be published",
    ("reporting", "verification"): "It does not say who checks the account",
    ("privacy", "people_named"): "The privacy note does not say whether people are named",
    ("privacy", "retention_months"): "The privacy note does not say how long records are kept",
    ("governance", "concerns_to"): "It does not say where a concern can be raised",
}

_REMEDIES = {
    "place": "Open Places (p) and press e.",
    "convener": "Open Places (p), press e, and fill in the part about the convener.",
    "vision": "Open Co-design, Visions, and press e.",
    "process": "Open Workshops (w) and record what was held; who was not reached is kept with the place (p, then e).",
    "need": "Open Engagement, Needs, and press e.",
    "priority": "Open Co-design, Priorities, and press e.",
    "framework": "Open Co-design, Measures, and adopt the ones the place chose.",
    "signatory": "Open Co-design, Signatures, and press e.",
    "commitment": "Open Delivery, Commitments, and press e.",
    "ask": "Open Co-design, Market, and press e.",
    "dissent": "Open Co-design, Dissent, and press e.",
    "change": "Open Delivery, Amendments, and press e.",
}
_TERMS = "Open the manifesto (m) and press e."

_ADDS = {"vision": "Open Co-design, Visions: n adds one, and e records when and how it was agreed."}


def build(
    raw: Mapping[str, Any],
    measures: Mapping[str, MeasureFacts] | None = None,
    *,
    consented: Collection[str] = (),
) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document and what the rules say of it; or None and what keeps it from being one, for its convener.

    ``raw`` holds values under the schema's keys (``None`` counts as absent); ``schema`` and ``schema_version``
    may be left out. Raises nothing.
    """
    whole = {"schema": SCHEMA, "schema_version": VERSION} | _without_none(raw)
    whole = {name: value for name, value in whole.items() if value != {}}
    document, flaws = shape(whole)
    if document is not None:
        return document, check(document, measures or {}, consented=consented)
    lacking = [_finding(flaw, whole) for flaw in slips_joined(flaws)]
    beside = check_incomplete(sketch(whole), consented=consented)
    return None, (*lacking, *outside(beside, flaws))


def missing(raw: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Only the errors of ``build``: what must be added or mended before this can be signed."""
    return tuple(one for one in build(raw)[1] if one.severity == "error")


def outside(findings: Collection[Finding], flaws: Collection[Flaw]) -> tuple[Finding, ...]:
    """The findings about other places than the flaws, so that nothing is said twice."""
    spots = {flaw.path for flaw in flaws}
    return tuple(one for one in findings if not any(_one_inside_other(one.path, spot) for spot in spots))


def sentence(words: str) -> str:
    """The words with a full stop, unless they end in a mark of their own."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def slips_joined(flaws: Collection[Flaw]) -> tuple[Flaw, ...]:
    """Without the missing keys that are only misspelt: the unknown key beside them says it all."""
    meant = {(*flaw.path[:-1], flaw.near) for flaw in flaws if flaw.near}
    return tuple(flaw for flaw in flaws if not (flaw.kind == "missing" and flaw.path in meant))


def _one_inside_other(one: Path, two: Path) -> bool:
    size = min(len(one), len(two))
    return one[:size] == two[:size]


def owner(path: Path, raw: Mapping[str, Any]) -> str:
    """What a key belongs to, in words: ``The vision``, ``Commitment “C01”``, ``Target 2 of priority “P1”``."""
    if not path:
        return "The manifesto"
    if len(path) == 1:
        return _OWNERS.get(str(path[0]), f"The table {clip(str(path[0]), 40)}")
    *before, name, at = path
    if not isinstance(at, int):
        return f"{owner(path[:-1], raw)}, {clip(str(at), 40)}"
    row: Any = raw
    for part in path:
        row = row.get(part, {}) if isinstance(row, Mapping) else row[part] if isinstance(part, int) else {}
    handle = next((row[key] for key in ("id", "code", "title") if isinstance(row, Mapping) and row.get(key)), "")
    shown = quoted(str(handle)) if handle else str(at + 1)
    label = f"{str(name).capitalize()} {shown}"
    upper = owner(tuple(before), raw) if before else ""
    return f"{label} of {upper[:1].lower()}{upper[1:]}" if upper else label


def _without_none(raw: Any) -> Any:
    if isinstance(raw, dict | Mapping):
        return {str(name): _without_none(value) for name, value in raw.items() if value is not None}
    if isinstance(raw, list | tuple):
        return [_without_none(value) for value in raw]
    return raw


def _finding(flaw: Flaw, raw: Mapping[str, Any]) -> Finding:
    return Finding("error", flaw.path, sentence(words_of(flaw, raw)), _remedy(flaw))


def words_of(flaw: Flaw, raw: Mapping[str, Any]) -> str:
    """The flaw as a sentence without its full stop: ``The vision has no date of agreement``."""
    path = flaw.path
    if isinstance(path[-1], int) and table_at(path) is None:  # one entry of a list: speak of the list
        path = path[:-1]
    table, name = str(path[0]), str(path[-1])
    whose = owner(path[:-1], raw)
    if flaw.kind == "unknown":
        return f"{whose} has a value called “{clip(clean_line(name), 40)}”, which a manifesto does not hold"
    info = field_at(path)
    title = (info.title or name) if info else name
    if flaw.kind == "value":
        return f"{whose}, {_lower(title)}: {flaw.says}"
    if len(path) == 1 and table in _ABSENT:
        return _ABSENT[table]
    if special := _SPECIAL.get((table, name)) if len(path) in (2, 3) else None:
        return special.format(owner=whose)
    return f"{whose} has no {_lower(title)}"


def _remedy(flaw: Flaw) -> str:
    table = str(flaw.path[0])
    if len(flaw.path) == 1 and table in _ADDS:
        return _ADDS[table]
    return _REMEDIES.get(table, _TERMS)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
